/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-window-private.h"

#include "ui/readiness/pb-review-dialog.h"

/* The actions that review a phase and begin another. */

static void
review_phase_activated (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  adw_dialog_present (pb_review_dialog_new (PB_WINDOW (widget)->context), widget);
}

static void
begin_phase_activated (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  adw_dialog_present (pb_review_dialog_new_transition (PB_WINDOW (widget)->context), widget);
}

/*< private >
 * _pb_window_class_install_phase_actions:
 * @klass: the class of windows
 *
 * Installs the actions of this file.
 */
void
_pb_window_class_install_phase_actions (PbWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "win.review-phase", NULL,
                                   review_phase_activated);
  gtk_widget_class_install_action (widget_class, "win.begin-phase", NULL, begin_phase_activated);
}
