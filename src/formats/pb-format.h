/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-import-context.h"
#include "formats/pb-import-error.h"
#include "formats/pb-proposal.h"
#include "model/pb-dossier.h"

G_BEGIN_DECLS

/**
 * PbFormat:
 * @name: its name in files and options; never changes
 * @label: its name for people, not yet translated: see pb_format_get_label()
 * @purpose: (nullable): what its files are good for, not yet translated; where it writes
 * @suffixes: the endings of its files, separated by blanks
 * @choices: (nullable): the names of what its files may leave open, separated by blanks; see
 *   pb_import_context_choose()
 * @published: whether its files are for anybody, so that what is not for partners
 *   should be left out unless somebody says otherwise
 * @probe: how sure the format is that a file is of its sort, from 0 to 100
 * @read: makes a proposal of a file; %NULL where the format only writes
 * @write: makes a file of a group; %NULL where the format only reads
 * @write_files: makes the files of a folder of a group; %NULL where it is one file
 *
 * One sort of file.  The functions run on any thread.
 */
typedef struct
{
  const char  *name;
  const char  *label;
  const char  *purpose;
  const char  *suffixes;
  const char  *choices;
  gboolean     published;
  int         (*probe) (GBytes           *bytes,
                        const char       *file_name);
  PbProposal *(*read)  (GBytes           *bytes,
                        const char       *file_name,
                        PbImportContext  *context,
                        GError          **error);
  GBytes     *(*write) (PbDossier        *dossier,
                        GError          **error);
  GPtrArray  *(*write_files) (PbDossier    *dossier,
                              GError      **error);
} PbFormat;

/**
 * PbFormatFile:
 * @name: the name of the file, without a folder
 * @bytes: what is in it
 *
 * A file of a folder that a format makes.
 */
typedef struct
{
  char   *name;
  GBytes *bytes;
} PbFormatFile;

GPtrArray      *pb_format_files_new (void) G_GNUC_WARN_UNUSED_RESULT;
void            pb_format_files_add (GPtrArray       *files,
                                     const char      *name,
                                     GBytes          *bytes);

const PbFormat *pb_format_get_nth   (guint           n);
const PbFormat *pb_format_find      (const char     *name);
const char     *pb_format_get_label (const PbFormat *format);
const char     *pb_format_get_purpose (const PbFormat *format);

G_END_DECLS
