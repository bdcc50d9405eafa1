/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-explorer-dialog.h"

#include <glib/gi18n.h>

#include "model/pb-address.h"
#include "model/pb-chain.h"
#include "ui/pb-explorer.h"
#include "ui/pb-ui.h"

/**
 * PbExplorerDialog:
 *
 * Lets people choose where links to addresses and transactions lead.
 */
struct _PbExplorerDialog
{
  AdwDialog parent_instance;

  AdwPreferencesGroup *chains_group;
  AdwEntryRow *chain_row;
  AdwEntryRow *explorer_row;

  GSettings *settings;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (PbExplorerDialog, pb_explorer_dialog, ADW_TYPE_DIALOG)

#define CHAIN_KEY "pb-chain"

static void
mark (GtkWidget *row,
      gboolean   right)
{
  if (right)
    gtk_widget_remove_css_class (row, "error");
  else
    gtk_widget_add_css_class (row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               right ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
}

/* An empty row goes back to the usual explorer. */
static void
changed_cb (PbExplorerDialog *self,
            GtkEditable      *row)
{
  const char *chain = g_object_get_data (G_OBJECT (row), CHAIN_KEY);
  const char *text = gtk_editable_get_text (row);
  const PbChain *known = pb_chain_find (chain);
  gboolean right = *text == '\0' || pb_explorer_check (text);

  mark (GTK_WIDGET (row), right);
  if (right)
    pb_explorer_set (self->settings, chain,
                     *text == '\0' || (known && g_strcmp0 (text, known->explorer) == 0) ? NULL
                                                                                       : text);
}

static void
add_chain (PbExplorerDialog *self,
           const char       *chain)
{
  const PbChain *known = pb_chain_find (chain);
  g_autofree char *explorer = pb_explorer_dup (self->settings, chain);
  g_autofree char *title = NULL;
  GtkWidget *row = adw_entry_row_new ();

  /* Translators: the name of a chain and its identifier. */
  title = known ? g_strdup_printf (_("%s (%s)"), known->name, known->id) : g_strdup (chain);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_object_set_data_full (G_OBJECT (row), CHAIN_KEY, g_strdup (chain), g_free);
  gtk_editable_set_text (GTK_EDITABLE (row), explorer ? explorer : "");
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->chains_group, row);
  g_ptr_array_add (self->rows, row);
}

static void
fill (PbExplorerDialog *self)
{
  g_autoptr(GVariant) chosen = g_settings_get_value (self->settings, PB_EXPLORERS_KEY);
  GVariantIter iter;
  const PbChain *known;
  const char *chain;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->chains_group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; (known = pb_chain_get_nth (i)); i++)
    add_chain (self, known->id);
  g_variant_iter_init (&iter, chosen);
  while (g_variant_iter_next (&iter, "{&s&s}", &chain, NULL))
    {
      if (pb_chain_find (chain) == NULL)
        add_chain (self, chain);
    }
}

static void
other_changed_cb (PbExplorerDialog *self)
{
  const char *chain = gtk_editable_get_text (GTK_EDITABLE (self->chain_row));
  const char *explorer = gtk_editable_get_text (GTK_EDITABLE (self->explorer_row));
  gboolean chain_right = pb_chain_id_check (chain, NULL);
  gboolean explorer_right = pb_explorer_check (explorer);

  mark (GTK_WIDGET (self->chain_row), *chain == '\0' || chain_right);
  mark (GTK_WIDGET (self->explorer_row), *explorer == '\0' || explorer_right);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "explorers.add", chain_right && explorer_right);
}

static void
add_activated (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PbExplorerDialog *self = PB_EXPLORER_DIALOG (widget);

  pb_explorer_set (self->settings, gtk_editable_get_text (GTK_EDITABLE (self->chain_row)),
                   gtk_editable_get_text (GTK_EDITABLE (self->explorer_row)));
  gtk_editable_set_text (GTK_EDITABLE (self->chain_row), "");
  gtk_editable_set_text (GTK_EDITABLE (self->explorer_row), "");
  fill (self);
}

static void
pb_explorer_dialog_dispose (GObject *object)
{
  PbExplorerDialog *self = PB_EXPLORER_DIALOG (object);

  pb_ui_drop_dialog_child (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_EXPLORER_DIALOG);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (pb_explorer_dialog_parent_class)->dispose (object);
}

static void
pb_explorer_dialog_class_init (PbExplorerDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_explorer_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "explorers.add", NULL, add_activated);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/pb-explorer-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbExplorerDialog, chain_row);
  gtk_widget_class_bind_template_child (widget_class, PbExplorerDialog, chains_group);
  gtk_widget_class_bind_template_child (widget_class, PbExplorerDialog, explorer_row);
  gtk_widget_class_bind_template_callback (widget_class, other_changed_cb);
}

static void
pb_explorer_dialog_init (PbExplorerDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  other_changed_cb (self);
}

/**
 * pb_explorer_dialog_new:
 * @settings: where choices are kept
 *
 * Returns: (transfer floating): a dialog
 */
AdwDialog *
pb_explorer_dialog_new (GSettings *settings)
{
  PbExplorerDialog *self = g_object_new (PB_TYPE_EXPLORER_DIALOG, NULL);

  self->settings = g_object_ref (settings);
  fill (self);

  return ADW_DIALOG (self);
}
