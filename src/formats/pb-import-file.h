/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-format.h"
#include "formats/pb-table-columns.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PbImportFileState:
 * @PB_IMPORT_FILE_WAITING: it was not read yet
 * @PB_IMPORT_FILE_READ: there is a proposal of what is in it
 * @PB_IMPORT_FILE_LEFT_OUT: it is not taken over; [property@PbImportFile:why] says why,
 *   or somebody has said so
 * @PB_IMPORT_FILE_FAILED: it cannot be read; [property@PbImportFile:why] says why
 *
 * What became of a file.
 */
typedef enum
{
  PB_IMPORT_FILE_WAITING,
  PB_IMPORT_FILE_READ,
  PB_IMPORT_FILE_LEFT_OUT,
  PB_IMPORT_FILE_FAILED,
} PbImportFileState;

#define PB_TYPE_IMPORT_FILE (pb_import_file_get_type ())
G_DECLARE_FINAL_TYPE (PbImportFile, pb_import_file, PB, IMPORT_FILE, GObject)

GFile             *pb_import_file_get_file     (PbImportFile     *self);
const char        *pb_import_file_get_name     (PbImportFile     *self);
gboolean           pb_import_file_get_in_folder
                                               (PbImportFile     *self);
PbImportFileState  pb_import_file_get_state    (PbImportFile     *self);
const char        *pb_import_file_get_why      (PbImportFile     *self);
PbProposal        *pb_import_file_get_proposal (PbImportFile     *self);
const PbFormat    *pb_import_file_get_format   (PbImportFile     *self);
PbTableColumns    *pb_import_file_get_columns  (PbImportFile     *self);
char              *pb_import_file_dup_summary  (PbImportFile     *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
