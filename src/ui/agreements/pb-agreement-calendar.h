/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/pb-group-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_AGREEMENT_CALENDAR (pb_agreement_calendar_get_type ())
G_DECLARE_FINAL_TYPE (PbAgreementCalendar, pb_agreement_calendar, PB, AGREEMENT_CALENDAR, AdwBin)

GtkWidget *pb_agreement_calendar_new     (PbGroupContext      *context) G_GNUC_WARN_UNUSED_RESULT;
guint      pb_agreement_calendar_get_n_dates (PbAgreementCalendar *self);
char      *pb_agreement_calendar_dup_ics (PbAgreementCalendar *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
