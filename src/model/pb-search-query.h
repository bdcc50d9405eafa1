/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-record.h"

G_BEGIN_DECLS

#define PB_TYPE_SEARCH_QUERY (pb_search_query_get_type ())
G_DECLARE_FINAL_TYPE (PbSearchQuery, pb_search_query, PB, SEARCH_QUERY, GObject)

PbSearchQuery      *pb_search_query_new            (const char    *text) G_GNUC_WARN_UNUSED_RESULT;

const char         *pb_search_query_get_words      (PbSearchQuery *self);
guint64             pb_search_query_get_kinds      (PbSearchQuery *self);
const char         *pb_search_query_get_group      (PbSearchQuery *self);
PbDay               pb_search_query_get_from       (PbSearchQuery *self);
PbDay               pb_search_query_get_before     (PbSearchQuery *self);
const char * const *pb_search_query_get_statuses   (PbSearchQuery *self);
const char         *pb_search_query_get_problem    (PbSearchQuery *self);
gboolean            pb_search_query_is_empty       (PbSearchQuery *self);

gboolean            pb_search_query_matches_kind   (PbSearchQuery *self,
                                                    PbKind         kind);
gboolean            pb_search_query_matches_group  (PbSearchQuery *self,
                                                    const char    *name);
gboolean            pb_search_query_matches_record (PbSearchQuery *self,
                                                    PbRecord      *record);

const PbFieldInfo  *pb_kind_get_status_field       (PbKind         kind);

G_END_DECLS
