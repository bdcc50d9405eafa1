/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-window-private.h"

#include <glib/gi18n.h>

#include "ui/pb-explorer-dialog.h"
#include "ui/pb-explorer.h"

/* The actions that copy identifiers and look them up elsewhere. */

static void
copy_text_activated (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          g_variant_get_string (parameter, NULL));
  _pb_window_say (PB_WINDOW (widget), _("Copied"), NULL, NULL);
}

static void
explorer_shown_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(PbWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    _pb_window_say (self, _("The block explorer could not be opened"), NULL, NULL);
}

static void
explore_activated (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  PbWindow *self = PB_WINDOW (widget);
  g_autoptr(GtkUriLauncher) launcher = NULL;
  g_autofree char *uri = NULL;
  const char *chain;
  const char *what;

  g_variant_get (parameter, "(&s&s)", &chain, &what);
  uri = pb_explorer_dup_uri (self->settings, chain, what);
  if (uri == NULL)
    {
      _pb_window_say (self, _("No explorer is known for this chain"),
                      self->settings ? _("_Choose…") : NULL,
                      self->settings ? "win.explorers" : NULL);
      return;
    }

  launcher = gtk_uri_launcher_new (uri);
  gtk_uri_launcher_launch (launcher, GTK_WINDOW (self), NULL, explorer_shown_cb,
                           g_object_ref (self));
}

static void
explorers_activated (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  PbWindow *self = PB_WINDOW (widget);

  if (self->settings != NULL)
    adw_dialog_present (pb_explorer_dialog_new (self->settings), widget);
}

/*< private >
 * _pb_window_class_install_link_actions:
 *
 * Installs the actions that copy identifiers and look them up elsewhere.
 */
void
_pb_window_class_install_link_actions (PbWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "win.copy-text", "s", copy_text_activated);
  gtk_widget_class_install_action (widget_class, "win.explore", "(ss)", explore_activated);
  gtk_widget_class_install_action (widget_class, "win.explorers", NULL, explorers_activated);
}
