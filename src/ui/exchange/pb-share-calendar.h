/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/pb-share-sync.h"

G_BEGIN_DECLS

#define PB_TYPE_SHARE_CALENDAR (pb_share_calendar_get_type ())
G_DECLARE_FINAL_TYPE (PbShareCalendar, pb_share_calendar, PB, SHARE_CALENDAR, GObject)

PbShareCalendar *pb_share_calendar_new         (PbStore          *store) G_GNUC_WARN_UNUSED_RESULT;
gboolean         pb_share_calendar_get_active  (PbShareCalendar  *self);
void             pb_share_calendar_set_active  (PbShareCalendar  *self,
                                                gboolean          active);
const char      *pb_share_calendar_get_problem (PbShareCalendar  *self);
void             pb_share_calendar_follow      (PbShareCalendar  *self,
                                                PbShareSync      *sync);

G_END_DECLS
