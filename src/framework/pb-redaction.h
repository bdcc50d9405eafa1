/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-dossier.h"

G_BEGIN_DECLS

PbDossier *pb_dossier_redact (PbDossier  *self,
                              PbAudience  audience,
                              const char *author,
                              guint      *n_hidden) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
