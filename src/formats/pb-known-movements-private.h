/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-dossier.h"

G_BEGIN_DECLS

/* The transactions that a group has already, to tell which of a table are among them. */
typedef struct _PbKnownMovements PbKnownMovements;

PbKnownMovements *pb_known_movements_new        (PbDossier        *dossier) G_GNUC_WARN_UNUSED_RESULT;
void              pb_known_movements_free       (PbKnownMovements *self);
gboolean          pb_known_movements_take       (PbKnownMovements *self,
                                                 PbRecord         *record);
PbRecord         *pb_known_movements_take_alike (PbKnownMovements *self,
                                                 PbRecord         *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbKnownMovements, pb_known_movements_free)

G_END_DECLS
