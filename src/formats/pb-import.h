/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-format.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PB_IMPORT_MAX_BYTES:
 *
 * The size of the largest file that is read at all.
 */
#define PB_IMPORT_MAX_BYTES (64 * 1024 * 1024)

GBytes     *pb_import_load_file (GFile            *file,
                                 GCancellable     *cancellable,
                                 GError          **error) G_GNUC_WARN_UNUSED_RESULT;
const PbFormat *
            pb_import_recognize (GBytes           *bytes,
                                 const char       *file_name);
PbProposal *pb_import_read      (GBytes           *bytes,
                                 const char       *file_name,
                                 PbImportContext  *context,
                                 GError          **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
