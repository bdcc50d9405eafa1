/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-state-elements.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_STATE_OUTLINE_ROW (pb_state_outline_row_get_type ())
G_DECLARE_FINAL_TYPE (PbStateOutlineRow, pb_state_outline_row,
                      PB, STATE_OUTLINE_ROW, GtkListBoxRow)

GtkWidget  *pb_state_outline_row_new           (const char        *key) G_GNUC_WARN_UNUSED_RESULT;
const char *pb_state_outline_row_get_key       (PbStateOutlineRow *self);
void        pb_state_outline_row_set_freshness (PbStateOutlineRow *self,
                                                PbFreshness        freshness);

G_END_DECLS
