/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-format.h"

G_BEGIN_DECLS

GPtrArray *pb_note_write_agreements (PbDossier  *dossier,
                                     GError    **error);
GPtrArray *pb_note_write_decisions  (PbDossier  *dossier,
                                     GError    **error);

G_END_DECLS
