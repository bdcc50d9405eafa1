/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-format.h"

G_BEGIN_DECLS

#define PB_DAO_URN "urn:uuid:"

GBytes    *pb_dao_json_write       (PbDossier  *dossier,
                                    GError    **error);
GPtrArray *pb_dao_json_write_files (PbDossier  *dossier,
                                    GError    **error);

G_END_DECLS
