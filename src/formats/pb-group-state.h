/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-format.h"

G_BEGIN_DECLS

extern const PbFormat pb_group_state_format;

char *pb_group_state_write (PbDossier  *dossier,
                            GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
