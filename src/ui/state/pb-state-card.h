/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-state-elements.h"
#include "model/pb-dossier.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_STATE_CARD (pb_state_card_get_type ())
G_DECLARE_FINAL_TYPE (PbStateCard, pb_state_card, PB, STATE_CARD, GtkWidget)

GtkWidget  *pb_state_card_new     (const char            *key) G_GNUC_WARN_UNUSED_RESULT;
const char *pb_state_card_get_key (PbStateCard           *self);
void        pb_state_card_update  (PbStateCard           *self,
                                   PbDossier             *dossier,
                                   const PbElementStatus *status,
                                   gboolean               locked);
gboolean    pb_state_card_has     (PbStateCard           *self,
                                   const char            *record_id);

G_END_DECLS
