/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/dialogs/pb-page-view.h"
#include "ui/dialogs/pb-report-dialog.h"
#include "ui/dialogs/pb-report-maker.h"
#include "ui/dialogs/pb-report-options-page.h"

G_BEGIN_DECLS

/**
 * PbReportDialog:
 *
 * Shows a report as it will be on paper, for an audience and a day, and prints or
 * exports it.
 */
struct _PbReportDialog
{
  AdwDialog parent_instance;

  AdwToastOverlay *toast_overlay;
  AdwOverlaySplitView *split_view;
  AdwWindowTitle *window_title;
  AdwBanner *banner;
  AdwBin *options_bin;
  AdwBin *schedule_bin;
  GtkStack *stack;
  AdwStatusPage *failed_page;
  PbPageView *page_view;
  PbPageView *thumbnails;
  GtkWidget *again_button;
  GtkButton *zoom_button;
  GtkRevealer *progress_revealer;
  GtkProgressBar *progress_bar;
  PbReportOptionsPage *options_page;

  PbGroupContext *context;

  /* What makes the reports of a day, and what it made last. */
  PbReportMaker *maker;
  PbDay day;
  PbDay from;
  PbReportChoices asked;
  PbReportChoices choices;
  PbPager *pager;
  gboolean stale;

  /* What makes a report now, what writes one, and which of them is shown. */
  PbProgress *making;
  PbProgress *writing;
  PbProgress *shown;
  guint patience;
};

void _pb_report_dialog_make                  (PbReportDialog *self);
void _pb_report_dialog_show_problem          (PbReportDialog *self,
                                              const char     *sentence,
                                              const char     *button);
void _pb_report_dialog_show_progress         (PbReportDialog *self,
                                              PbProgress     *progress);
void _pb_report_dialog_class_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
