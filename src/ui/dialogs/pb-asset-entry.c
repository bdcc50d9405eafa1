/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-asset-entry.h"

#include "model/pb-field-value.h"
#include "ui/dialogs/pb-field-row.h"
#include "ui/widgets/pb-text-limit.h"

#include <glib/gi18n.h>

/**
 * PbAssetEntry:
 *
 * The asset that an amount is in, at the end of the row of that amount: typed,
 * or chosen from those that the group uses already.
 */
struct _PbAssetEntry
{
  GtkBox parent_instance;

  GtkEntry *entry;
  GtkMenuButton *known_button;

  PbFieldId field;
  gboolean setting;
};

static void pb_asset_entry_field_row_init (PbFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PbAssetEntry, pb_asset_entry, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (PB_TYPE_FIELD_ROW,
                                                      pb_asset_entry_field_row_init))

static GVariant *
pb_asset_entry_dup_value (PbFieldRow  *row,
                          GError     **error)
{
  PbAssetEntry *self = PB_ASSET_ENTRY (row);
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  return pb_field_parse (self->field, g_strstrip (text), error);
}

static void
pb_asset_entry_set_value (PbFieldRow *row,
                          GVariant   *value)
{
  PbAssetEntry *self = PB_ASSET_ENTRY (row);

  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry),
                         value ? g_variant_get_string (value, NULL) : "");
  self->setting = FALSE;
}

/* The sentence stands below the row of the amount. */
static void
pb_asset_entry_set_problem (PbFieldRow *row,
                            const char *sentence)
{
  PbAssetEntry *self = PB_ASSET_ENTRY (row);

  if (sentence)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static void
pb_asset_entry_field_row_init (PbFieldRowInterface *iface)
{
  iface->field_offset = G_STRUCT_OFFSET (PbAssetEntry, field);
  iface->dup_value = pb_asset_entry_dup_value;
  iface->set_value = pb_asset_entry_set_value;
  iface->set_problem = pb_asset_entry_set_problem;
}

static void
text_changed_cb (PbAssetEntry *self)
{
  if (!self->setting)
    pb_field_row_edited (PB_FIELD_ROW (self));
}

static void
choose_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PbAssetEntry *self = PB_ASSET_ENTRY (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), g_variant_get_string (parameter, NULL));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static gboolean
pb_asset_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PB_ASSET_ENTRY (widget)->entry));
}

static void
pb_asset_entry_constructed (GObject *object)
{
  PbAssetEntry *self = PB_ASSET_ENTRY (object);
  const char *label = pb_field_get_label (self->field);

  pb_field_row_constructed (object);

  /* Translators: what an amount is in, such as “EUR”; there is little room. */
  gtk_entry_set_placeholder_text (self->entry, C_("amount", "Asset"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->entry), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
pb_asset_entry_class_init (PbAssetEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  pb_field_row_class_init (G_OBJECT_CLASS (klass),
                           "/org/phasebook/Phasebook/ui/dialogs/pb-asset-entry.ui");
  G_OBJECT_CLASS (klass)->constructed = pb_asset_entry_constructed;
  widget_class->grab_focus = pb_asset_entry_grab_focus;

  gtk_widget_class_install_action (widget_class, "asset.choose", "s", choose_action);
  gtk_widget_class_bind_template_child (widget_class, PbAssetEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, PbAssetEntry, known_button);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
}

static void
pb_asset_entry_init (PbAssetEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pb_text_limit_editable (GTK_EDITABLE (self->entry), PB_ELEMENT_MAX_BYTES, pb_field_row_refuse,
                          self);
}

/**
 * pb_asset_entry_new:
 * @field: a field that holds the asset of an amount
 * @known: (nullable) (array zero-terminated=1): assets to choose from
 *
 * Returns: (transfer full): an entry for it
 */
GtkWidget *
pb_asset_entry_new (PbFieldId           field,
                    const char * const *known)
{
  PbAssetEntry *self = g_object_new (PB_TYPE_ASSET_ENTRY, "field", field, NULL);
  g_autoptr(GMenu) menu = g_menu_new ();

  for (guint i = 0; known && known[i]; i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (NULL, NULL);

      g_menu_item_set_label (item, known[i]);
      g_menu_item_set_action_and_target (item, "asset.choose", "s", known[i]);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->known_button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->known_button), known && known[0]);

  return GTK_WIDGET (self);
}
