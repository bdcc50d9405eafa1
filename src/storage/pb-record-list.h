/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-store.h"

G_BEGIN_DECLS

#define PB_TYPE_RECORD_LIST (pb_record_list_get_type ())
G_DECLARE_FINAL_TYPE (PbRecordList, pb_record_list, PB, RECORD_LIST, GObject)

PbRecordList *pb_record_list_new         (PbStore      *store,
                                          PbQuery      *query) G_GNUC_WARN_UNUSED_RESULT;
PbStore      *pb_record_list_get_store   (PbRecordList *self);
PbQuery      *pb_record_list_get_query   (PbRecordList *self);
void          pb_record_list_set_query   (PbRecordList *self,
                                          PbQuery      *query);
gboolean      pb_record_list_get_loading (PbRecordList *self);

G_END_DECLS
