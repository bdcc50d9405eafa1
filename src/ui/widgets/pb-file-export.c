/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/widgets/pb-file-export.h"

#include "model/pb-file.h"
#include "ui/widgets/pb-save-file.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is on its way to a file. */
typedef struct
{
  PbGroupContext *context;
  GBytes *bytes;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->context);
  g_bytes_unref (export->bytes);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Export) export = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *sentence = NULL;

  if (pb_file_replace_finish (G_FILE (source), result, &error))
    {
      /* Translators: the name of a file. */
      sentence = g_strdup_printf (_("“%s” saved"), name);
    }
  else
    {
      /* Translators: the name of a file, and the sentence why. */
      sentence = g_strdup_printf (_("“%s” could not be saved: %s"), name, error->message);
    }
  pb_group_context_notice (export->context, sentence);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Export) export = user_data;
  g_autoptr(GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  GBytes *bytes = export->bytes;

  if (file != NULL)
    pb_file_replace_async (file, bytes, NULL, written_cb, g_steal_pointer (&export));
}

/**
 * pb_file_export:
 * @parent: a widget in the window to ask in front of
 * @context: the group, which tells people what became of it
 * @title: what the question is called
 * @name: the name to suggest, in which characters that folders use are replaced
 * @bytes: what to write
 *
 * Asks where to save a file, and writes it.
 */
void
pb_file_export (GtkWidget      *parent,
                PbGroupContext *context,
                const char     *title,
                const char     *name,
                GBytes         *bytes)
{
  g_autoptr(GtkFileDialog) dialog = NULL;
  g_autofree char *safe = NULL;
  g_autofree char *base = NULL;
  const char *dot;
  GtkRoot *root;
  Export *export;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (PB_IS_GROUP_CONTEXT (context));
  g_return_if_fail (bytes != NULL);

  export = g_new0 (Export, 1);
  export->context = g_object_ref (context);
  export->bytes = g_bytes_ref (bytes);

  dot = strrchr (name, '.');
  base = dot ? g_strndup (name, (gsize) (dot - name)) : g_strdup (name);
  safe = pb_save_file_dup_name (base, dot ? dot : "");
  dialog = gtk_file_dialog_new ();
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_name (dialog, safe);
  root = gtk_widget_get_root (parent);
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, chosen_cb,
                        export);
}
