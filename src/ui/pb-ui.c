/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-ui.h"

#include "pb-ui-resources.h"

/**
 * pb_ui_init:
 *
 * Makes templates, styles and icons known.  A linker drops what nobody names,
 * so a static library cannot do that by itself.
 */
void
pb_ui_init (void)
{
  pb_ui_register_resource ();
}

/**
 * pb_ui_unparent_children:
 * @widget: a widget that is being disposed
 *
 * Takes the children of @widget away.  gtk_widget_dispose_template() does that
 * only for those that are bound.
 */
void
pb_ui_unparent_children (GtkWidget *widget)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

/**
 * pb_ui_drop_dialog_child:
 * @dialog: a dialog that is being disposed
 *
 * Takes the child of @dialog away, before its template is disposed.  Otherwise
 * libadwaita 1.7 keeps it, with everything that it holds, for as long as the
 * program runs.
 */
void
pb_ui_drop_dialog_child (AdwDialog *dialog)
{
  g_return_if_fail (ADW_IS_DIALOG (dialog));

  adw_dialog_set_child (dialog, NULL);
}
