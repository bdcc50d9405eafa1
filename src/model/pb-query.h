/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-catalogue.h"
#include "model/pb-day.h"

G_BEGIN_DECLS

/**
 * PbFilterType:
 * @PB_FILTER_IS: the field has the value; a set has it among its elements
 * @PB_FILTER_EMPTY: the field has no value; a set has no element
 * @PB_FILTER_PRESENT: the field has some value; a set has some element
 * @PB_FILTER_DAYS: the day lies within a range
 *
 * What a filter asks of a field.
 */
typedef enum
{
  PB_FILTER_IS,
  PB_FILTER_EMPTY,
  PB_FILTER_PRESENT,
  PB_FILTER_DAYS,
} PbFilterType;

/**
 * PbFilter:
 * @type: what it asks
 * @field: of which field
 * @value: (nullable): the value of %PB_FILTER_IS
 * @from: the first day of %PB_FILTER_DAYS, or %PB_DAY_NONE
 * @to: the last day of %PB_FILTER_DAYS, or %PB_DAY_NONE
 *
 * One condition of a query.
 */
typedef struct
{
  PbFilterType type;
  PbFieldId field;
  GVariant *value;
  PbDay from;
  PbDay to;
} PbFilter;

#define PB_TYPE_QUERY (pb_query_get_type ())
G_DECLARE_FINAL_TYPE (PbQuery, pb_query, PB, QUERY, GObject)

PbQuery    *pb_query_new         (PbKind      kind) G_GNUC_WARN_UNUSED_RESULT;
PbQuery    *pb_query_copy        (PbQuery    *self) G_GNUC_WARN_UNUSED_RESULT;
PbKind      pb_query_get_kind    (PbQuery    *self);
const char *pb_query_get_group   (PbQuery    *self);
void        pb_query_set_group   (PbQuery    *self,
                                  const char *group_id);
const char *pb_query_get_text    (PbQuery    *self);
void        pb_query_set_text    (PbQuery    *self,
                                  const char *text);
PbFieldId   pb_query_get_sort    (PbQuery    *self,
                                  gboolean   *descending);
void        pb_query_set_sort    (PbQuery    *self,
                                  PbFieldId   field,
                                  gboolean    descending);
void        pb_query_add_filter  (PbQuery    *self,
                                  PbFieldId   field,
                                  GVariant   *value);
void        pb_query_add_present (PbQuery    *self,
                                  PbFieldId   field);
void        pb_query_add_day_range
                                 (PbQuery    *self,
                                  PbFieldId   field,
                                  PbDay       from,
                                  PbDay       to);
void        pb_query_remove_filters
                                 (PbQuery    *self,
                                  PbFieldId   field);
guint       pb_query_get_n_filters
                                 (PbQuery    *self);
const PbFilter *
            pb_query_get_filter  (PbQuery    *self,
                                  guint       n);
void        pb_query_set_range   (PbQuery    *self,
                                  guint       offset,
                                  guint       limit);
void        pb_query_get_range   (PbQuery    *self,
                                  guint      *offset,
                                  guint      *limit);

G_END_DECLS
