/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-import-batch.h"
#include "formats/pb-import-memory.h"
#include "formats/pb-table-columns.h"

G_BEGIN_DECLS

/* A file, with what somebody has said about it. */
typedef struct
{
  PbImportFile *file;
  char *folder; /* the name of the folder that was chosen, or NULL */
  GHashTable *choices;
  const PbFormat *recognized;
  char *table_key; /* of a table, what it shares with others of the same columns */
  gboolean recalled;
  gboolean left_out;
  gboolean keep; /* the proposal, with what was decided on it */
  GBytes *bytes;

  /* What reading has found. */
  PbImportFileState state;
  const PbFormat *format;
  PbProposal *proposal;
  PbTableColumns *columns;
  char *why;
  PbImportContext *after;
} PbImportEntry;

/* What a thread works on; nobody else touches it meanwhile. */
typedef struct
{
  PbImportContext *known;
  GPtrArray *sources;
  GPtrArray *entries;
  guint first;
  PbImportPrepareFunc prepare;
  gpointer prepare_data;
  PbImportMemory *memory;
} PbImportWork;

void     pb_import_entry_free (PbImportEntry  *self);
void     pb_import_work_free  (PbImportWork   *self);
gboolean pb_import_work_do    (PbImportWork   *self,
                               GCancellable   *cancellable,
                               GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbImportWork, pb_import_work_free)

G_END_DECLS
