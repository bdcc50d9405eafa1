/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-format.h"

G_BEGIN_DECLS

/**
 * PbExportWish:
 * @format: the sort of file
 * @audience: who is to read it, a #PbAudience, or -1 to leave nothing out; what is published
 *   is at most for partners then
 * @folder: whether to make the files of a folder, where the format can make both
 * @only: (nullable): the name of one of the files of a folder, without what follows its dot
 *
 * What to make of a group.
 */
typedef struct
{
  const PbFormat *format;
  int             audience;
  gboolean        folder;
  const char     *only;
} PbExportWish;

GPtrArray *pb_export_make     (PbDossier           *dossier,
                               const PbExportWish  *wish,
                               GError             **error) G_GNUC_WARN_UNUSED_RESULT;
char      *pb_export_dup_name (const char          *group_name,
                               const PbExportWish  *wish) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
