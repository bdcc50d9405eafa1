/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-window-private.h"

#include <glib/gi18n.h>

#include "exchange/pb-share-mail.h"
#include "ui/dialogs/pb-import-dialog.h"

/* Files that come from outside: dropped, pasted, chosen, or given to the
 * program.
 */

static PbImportDialog *
get_import_dialog (PbWindow *self)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));

  if (PB_IS_IMPORT_DIALOG (dialog))
    return PB_IMPORT_DIALOG (dialog);

  dialog = ADW_DIALOG (pb_import_dialog_new (self->context));
  adw_dialog_present (dialog, GTK_WIDGET (self));

  return PB_IMPORT_DIALOG (dialog);
}

static void
import_activated (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  get_import_dialog (PB_WINDOW (widget));
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PbWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  const GValue *value;

  value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);

  if (value != NULL)
    _pb_window_import_files (self, g_value_get_boxed (value));
  else
    g_debug ("The clipboard could not be read: %s", error->message);
}

/* Text fields take the keys for themselves, so that this is for files only. */
static void
paste_activated (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  PbWindow *self = PB_WINDOW (widget);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    pasted_cb, g_object_ref (self));
  else
    _pb_window_say (self, _("There are no files to paste"), NULL, NULL);
}

/*< private >
 * _pb_window_class_install_import_actions:
 *
 * Installs the actions that bring files in.
 */
void
_pb_window_class_install_import_actions (PbWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_activated);
  gtk_widget_class_install_action (widget_class, "win.paste", NULL, paste_activated);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK,
                                       "win.import", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK,
                                       "win.paste", NULL);
}

/*< private >
 * _pb_window_import_files:
 *
 * Proposes to import what is in the files of @list.
 */
void
_pb_window_import_files (PbWindow    *self,
                         GdkFileList *list)
{
  g_autoptr(GSList) files = gdk_file_list_get_files (list);

  for (GSList *l = files; l != NULL; l = l->next)
    pb_window_import (self, l->data);
}

/*< private >
 * _pb_window_propose_import:
 *
 * Proposes to import what is in @file.
 */
void
_pb_window_propose_import (PbWindow *self,
                           GFile    *file)
{
  pb_import_dialog_add_file (get_import_dialog (self), file);
}

static void
import_file (PbWindow *self,
             gpointer  data)
{
  g_autofree char *name = g_file_get_basename (data);

  /* What partners share is looked at, not taken over. */
  if (name != NULL && (g_str_has_suffix (name, PB_STATE_BUNDLE_SUFFIX) ||
                       g_str_has_suffix (name, PB_SHARE_MAIL_SUFFIX)))
    {
      _pb_window_open_bundle (self, data);
      return;
    }

  _pb_window_propose_import (self, data);
}

/**
 * pb_window_import:
 * @self: a window
 * @file: a file
 *
 * Proposes to import what is in @file, as soon as the library is open.  What a
 * partner shared is shown in a window of its own instead.
 */
void
pb_window_import (PbWindow *self,
                  GFile    *file)
{
  g_return_if_fail (PB_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  _pb_window_when_loaded (self, import_file, g_object_ref (file), g_object_unref);
}
