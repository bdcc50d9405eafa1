/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-catalogue.h"
#include "model/pb-day.h"

G_BEGIN_DECLS

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
guint       pb_query_get_n_filters (PbQuery  *self);
PbFieldId   pb_query_get_filter  (PbQuery    *self,
                                  guint       n,
                                  GVariant  **value);
void        pb_query_set_range   (PbQuery    *self,
                                  guint       offset,
                                  guint       limit);
void        pb_query_get_range   (PbQuery    *self,
                                  guint      *offset,
                                  guint      *limit);

G_END_DECLS
