/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-shortcuts-dialog.h"

#include "ui/pb-page-item.h"
#include "ui/pb-shortcut-row.h"
#include "ui/pb-ui.h"

/**
 * PbShortcutsDialog:
 *
 * The keys of the program.  GTK’s own window for them is deprecated, and that
 * of libadwaita is newer than the oldest version that we support.
 */
struct _PbShortcutsDialog
{
  AdwDialog parent_instance;

  AdwPreferencesGroup *pages_group;
};

G_DEFINE_FINAL_TYPE (PbShortcutsDialog, pb_shortcuts_dialog, ADW_TYPE_DIALOG)

static void
pb_shortcuts_dialog_dispose (GObject *object)
{
  pb_ui_drop_dialog_child (ADW_DIALOG (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_SHORTCUTS_DIALOG);

  G_OBJECT_CLASS (pb_shortcuts_dialog_parent_class)->dispose (object);
}

static void
pb_shortcuts_dialog_class_init (PbShortcutsDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_shortcuts_dialog_dispose;

  g_type_ensure (PB_TYPE_SHORTCUT_ROW);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/pb-shortcuts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbShortcutsDialog, pages_group);
}

static void
pb_shortcuts_dialog_init (PbShortcutsDialog *self)
{
  g_autoptr(GListModel) pages = pb_page_items_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr(PbPageItem) item = g_list_model_get_item (pages, i);

      adw_preferences_group_add (self->pages_group,
                                 g_object_new (PB_TYPE_SHORTCUT_ROW,
                                               "title", pb_page_item_get_title (item),
                                               "accelerator", pb_page_item_get_accelerator (item),
                                               NULL));
    }
}

/**
 * pb_shortcuts_dialog_new:
 *
 * Returns: (transfer floating): the keys of the program
 */
AdwDialog *
pb_shortcuts_dialog_new (void)
{
  return g_object_new (PB_TYPE_SHORTCUTS_DIALOG, NULL);
}
