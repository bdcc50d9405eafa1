/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-format.h"

G_BEGIN_DECLS

GPtrArray *pb_register_table_write_csv (PbDossier  *dossier,
                                        GError    **error);
GPtrArray *pb_register_table_write_tsv (PbDossier  *dossier,
                                        GError    **error);

G_END_DECLS
