/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-dossier.h"
#include "storage/pb-worker.h"

G_BEGIN_DECLS

gboolean pb_dossier_watches      (PbKind      kind);
gboolean pb_dossier_read_changes (PbWorker   *worker,
                                  PbDossier  *dossier,
                                  PbRecord   *record,
                                  gboolean    past,
                                  GError    **error);

G_END_DECLS
