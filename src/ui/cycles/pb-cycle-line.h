/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/pb-record.h"

G_BEGIN_DECLS

#define PB_TYPE_CYCLE_LINE (pb_cycle_line_get_type ())
G_DECLARE_FINAL_TYPE (PbCycleLine, pb_cycle_line, PB, CYCLE_LINE, GtkWidget)

GtkWidget  *pb_cycle_line_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void        pb_cycle_line_set_cycles (PbCycleLine *self,
                                      GPtrArray   *cycles,
                                      PbDay        day);
const char *pb_cycle_line_get_chosen (PbCycleLine *self);
void        pb_cycle_line_set_chosen (PbCycleLine *self,
                                      const char  *cycle_id);

G_END_DECLS
