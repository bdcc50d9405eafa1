/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-enums.h"
#include "report/pb-page-setup.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PbReportMargins:
 * @PB_REPORT_MARGINS_NARROW: to save paper
 * @PB_REPORT_MARGINS_NORMAL: for reading
 * @PB_REPORT_MARGINS_WIDE: for notes and binding
 *
 * How much of a page stays empty around the text.
 */
typedef enum
{
  PB_REPORT_MARGINS_NARROW,
  PB_REPORT_MARGINS_NORMAL,
  PB_REPORT_MARGINS_WIDE,
} PbReportMargins;

/**
 * PbReportChoices:
 * @kind: what the report is about
 * @audience: who is going to read it
 * @letter: whether the paper is US Letter, otherwise A4
 * @landscape: whether the long side of the paper is at the top
 * @margins: how much stays empty around the text
 *
 * What people choose for a kind of report, and find again the next time.
 */
typedef struct
{
  PbReportKind     kind;
  PbAudience       audience;
  gboolean         letter;
  gboolean         landscape;
  PbReportMargins  margins;
} PbReportChoices;

void          pb_report_choices_recall    (PbReportChoices       *self,
                                           PbReportKind           kind);
void          pb_report_choices_remember  (const PbReportChoices *self);
PbPageSetup  *pb_report_choices_dup_setup (const PbReportChoices *self) G_GNUC_WARN_UNUSED_RESULT;
GtkPageSetup *pb_report_choices_dup_page  (const PbReportChoices *self) G_GNUC_WARN_UNUSED_RESULT;
void          pb_report_choices_take_page (PbReportChoices       *self,
                                           GtkPageSetup          *page);

G_END_DECLS
