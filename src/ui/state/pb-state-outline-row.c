/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/state/pb-state-outline-row.h"

/**
 * PbStateOutlineRow:
 *
 * An element in the outline of the group state, with the sign of how fresh it
 * is.
 */
struct _PbStateOutlineRow
{
  GtkListBoxRow parent_instance;

  GtkImage *icon;
  GtkLabel *label;

  char *key;
};

G_DEFINE_FINAL_TYPE (PbStateOutlineRow, pb_state_outline_row, GTK_TYPE_LIST_BOX_ROW)

static void
pb_state_outline_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_STATE_OUTLINE_ROW);

  G_OBJECT_CLASS (pb_state_outline_row_parent_class)->dispose (object);
}

static void
pb_state_outline_row_finalize (GObject *object)
{
  PbStateOutlineRow *self = PB_STATE_OUTLINE_ROW (object);

  g_clear_pointer (&self->key, g_free);

  G_OBJECT_CLASS (pb_state_outline_row_parent_class)->finalize (object);
}

static void
pb_state_outline_row_class_init (PbStateOutlineRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_state_outline_row_dispose;
  object_class->finalize = pb_state_outline_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/state/pb-state-outline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PbStateOutlineRow, icon);
  gtk_widget_class_bind_template_child (widget_class, PbStateOutlineRow, label);
}

static void
pb_state_outline_row_init (PbStateOutlineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_state_outline_row_new:
 * @key: the key of a state element
 *
 * Returns: (transfer full): a row for it
 */
GtkWidget *
pb_state_outline_row_new (const char *key)
{
  PbStateOutlineRow *self = g_object_new (PB_TYPE_STATE_OUTLINE_ROW, NULL);
  const char *title = pb_state_element_get_title (key);

  self->key = g_strdup (key);
  gtk_label_set_label (self->label, title ? title : key);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), title ? title : key);

  return GTK_WIDGET (self);
}

/**
 * pb_state_outline_row_get_key:
 * @self: a row
 *
 * Returns: the key of its element
 */
const char *
pb_state_outline_row_get_key (PbStateOutlineRow *self)
{
  g_return_val_if_fail (PB_IS_STATE_OUTLINE_ROW (self), NULL);

  return self->key;
}

/**
 * pb_state_outline_row_set_freshness:
 * @self: a row
 * @freshness: how far the element can be trusted
 */
void
pb_state_outline_row_set_freshness (PbStateOutlineRow *self,
                                    PbFreshness        freshness)
{
  g_return_if_fail (PB_IS_STATE_OUTLINE_ROW (self));

  gtk_image_set_from_icon_name (self->icon, pb_freshness_get_icon_name (freshness));
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon),
                              (const char *[]) { pb_freshness_get_css_class (freshness), NULL });
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (self->label),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  pb_freshness_get_label (freshness),
                                  -1);
}
