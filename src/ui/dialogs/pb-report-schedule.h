/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/pb-group-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_REPORT_SCHEDULE (pb_report_schedule_get_type ())
G_DECLARE_FINAL_TYPE (PbReportSchedule, pb_report_schedule, PB, REPORT_SCHEDULE, AdwBin)

GtkWidget *pb_report_schedule_new (PbGroupContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
