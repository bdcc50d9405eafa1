/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-import-context.h"
#include "formats/pb-import-file.h"
#include "formats/pb-import-memory.h"

G_BEGIN_DECLS

#define PB_TYPE_IMPORT_BATCH (pb_import_batch_get_type ())
G_DECLARE_FINAL_TYPE (PbImportBatch, pb_import_batch, PB, IMPORT_BATCH, GObject)

/**
 * PbImportPrepareFunc:
 * @proposal: what is proposed of a file, before the next one is read
 * @user_data: what was given with it
 * @error: return location for an error
 *
 * Says what is known beforehand, such as the group that all files belong to.
 *
 * Returns: whether to go on
 */
typedef gboolean (*PbImportPrepareFunc) (PbProposal  *proposal,
                                         gpointer     user_data,
                                         GError     **error);

PbImportBatch *pb_import_batch_new           (PbImportContext      *known) G_GNUC_WARN_UNUSED_RESULT;
void           pb_import_batch_add           (PbImportBatch        *self,
                                              GFile                *file);
GListModel    *pb_import_batch_get_files     (PbImportBatch        *self);
void           pb_import_batch_set_prepare   (PbImportBatch        *self,
                                              PbImportPrepareFunc   prepare,
                                              gpointer              user_data);
void           pb_import_batch_set_memory    (PbImportBatch        *self,
                                              PbImportMemory       *memory);
void           pb_import_batch_remember      (PbImportBatch        *self);

const char    *pb_import_batch_get_choice    (PbImportBatch        *self,
                                              PbImportFile         *file,
                                              const char           *name);
void           pb_import_batch_choose        (PbImportBatch        *self,
                                              PbImportFile         *file,
                                              const char           *name,
                                              const char           *value);
void           pb_import_batch_leave_out     (PbImportBatch        *self,
                                              PbImportFile         *file,
                                              gboolean              leave_out);
void           pb_import_batch_touch         (PbImportBatch        *self,
                                              PbImportFile         *file);

gboolean       pb_import_batch_needs_reading (PbImportBatch        *self);
gboolean       pb_import_batch_read          (PbImportBatch        *self,
                                              GCancellable         *cancellable,
                                              GError              **error);
void           pb_import_batch_read_async    (PbImportBatch        *self,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
gboolean       pb_import_batch_read_finish   (PbImportBatch        *self,
                                              GAsyncResult         *result,
                                              GError              **error);

guint          pb_import_batch_get_n_changes (PbImportBatch        *self);
PbEdit        *pb_import_batch_to_edit       (PbImportBatch        *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
