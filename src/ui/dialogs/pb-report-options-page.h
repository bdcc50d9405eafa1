/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/dialogs/pb-report-choices.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_REPORT_OPTIONS_PAGE (pb_report_options_page_get_type ())
G_DECLARE_FINAL_TYPE (PbReportOptionsPage, pb_report_options_page, PB, REPORT_OPTIONS_PAGE, AdwBin)

GtkWidget *pb_report_options_page_new           (const PbReportChoices *choices) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *pb_report_options_page_new_for_print (const PbReportChoices *choices) G_GNUC_WARN_UNUSED_RESULT;
void       pb_report_options_page_get_choices   (PbReportOptionsPage   *self,
                                                 PbReportChoices       *choices);
void       pb_report_options_page_set_choices   (PbReportOptionsPage   *self,
                                                 const PbReportChoices *choices);
gboolean   pb_report_options_page_get_days      (PbReportOptionsPage   *self,
                                                 PbDay                 *day,
                                                 PbDay                 *from);
void       pb_report_options_page_set_day       (PbReportOptionsPage   *self,
                                                 PbDay                  day);
void       pb_report_options_page_set_kept_back (PbReportOptionsPage   *self,
                                                 guint                  n);

G_END_DECLS
