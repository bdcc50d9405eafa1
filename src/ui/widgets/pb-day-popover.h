/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-day.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_DAY_POPOVER (pb_day_popover_get_type ())
G_DECLARE_FINAL_TYPE (PbDayPopover, pb_day_popover, PB, DAY_POPOVER, GtkPopover)

GtkWidget *pb_day_popover_new     (void) G_GNUC_WARN_UNUSED_RESULT;
void       pb_day_popover_set_day (PbDayPopover *self,
                                   const char   *title,
                                   PbDay         day);

G_END_DECLS
