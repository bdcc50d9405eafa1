/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-day.h"

G_BEGIN_DECLS

#define PB_TYPE_CLOCK (pb_clock_get_type ())
G_DECLARE_FINAL_TYPE (PbClock, pb_clock, PB, CLOCK, GObject)

PbClock *pb_clock_new       (void) G_GNUC_WARN_UNUSED_RESULT;
PbClock *pb_clock_new_fixed (PbDay    today) G_GNUC_WARN_UNUSED_RESULT;
PbDay    pb_clock_get_today (PbClock *self);
gint64   pb_clock_get_now   (PbClock *self);

G_END_DECLS
