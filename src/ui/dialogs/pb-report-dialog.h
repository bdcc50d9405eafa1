/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/pb-pager.h"
#include "ui/pb-group-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_REPORT_DIALOG (pb_report_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbReportDialog, pb_report_dialog, PB, REPORT_DIALOG, AdwDialog)

PbReportDialog *pb_report_dialog_new       (PbGroupContext *context) G_GNUC_WARN_UNUSED_RESULT;
void            pb_report_dialog_choose    (PbReportDialog *self,
                                            PbRecord       *report);
PbPager        *pb_report_dialog_get_pager (PbReportDialog *self);

G_END_DECLS
