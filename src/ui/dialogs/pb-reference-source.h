/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-store.h"
#include "ui/dialogs/pb-record-draft.h"

G_BEGIN_DECLS

#define PB_TYPE_REFERENCE_SOURCE (pb_reference_source_get_type ())
G_DECLARE_FINAL_TYPE (PbReferenceSource, pb_reference_source, PB, REFERENCE_SOURCE, GObject)

PbReferenceSource *pb_reference_source_new         (PbStore             *store,
                                                    const char          *group_id,
                                                    PbRecordDraft       *draft) G_GNUC_WARN_UNUSED_RESULT;
const char * const *
                   pb_reference_source_get_assets  (PbReferenceSource   *self);
void               pb_reference_source_take_assets (PbReferenceSource   *self,
                                                    GStrv                assets);
GListModel        *pb_reference_source_get_model   (PbReferenceSource   *self,
                                                    PbFieldId            field) G_GNUC_WARN_UNUSED_RESULT;
gboolean           pb_reference_source_can_create  (PbReferenceSource   *self,
                                                    PbFieldId            field,
                                                    PbKind               kind,
                                                    gboolean            *more);
void               pb_reference_source_create_async (PbReferenceSource  *self,
                                                    PbKind               kind,
                                                    const char          *title,
                                                    GAsyncReadyCallback  callback,
                                                    gpointer             user_data);
PbRecord          *pb_reference_source_create_finish (PbReferenceSource *self,
                                                    GAsyncResult        *result,
                                                    GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void               pb_reference_source_filled_in   (PbReferenceSource   *self,
                                                    PbRecordDraft       *draft,
                                                    gboolean             accepted);
void               pb_reference_source_title_async (PbReferenceSource   *self,
                                                    const char          *id,
                                                    GCancellable        *cancellable,
                                                    GAsyncReadyCallback  callback,
                                                    gpointer             user_data);
char              *pb_reference_source_title_finish (PbReferenceSource  *self,
                                                    GAsyncResult        *result,
                                                    GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
