/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/pb-dossier.h"

G_BEGIN_DECLS

#define PB_TYPE_CHAIN_MAP (pb_chain_map_get_type ())
G_DECLARE_FINAL_TYPE (PbChainMap, pb_chain_map, PB, CHAIN_MAP, GtkWidget)

void pb_chain_map_update (PbChainMap *self,
                          PbDossier  *dossier);

G_END_DECLS
