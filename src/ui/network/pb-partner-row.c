/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/network/pb-partner-row.h"

#include "ui/widgets/pb-chip.h"

/**
 * PbPartnerRow:
 *
 * A partner in a list: how the relation is looked after, the last contact, and what
 * there is between both.
 */
struct _PbPartnerRow
{
  AdwBin parent_instance;

  GtkLabel *title_label;
  PbChip *chip;
  GtkLabel *contact_label;
  GtkLabel *details_label;
  PbPartnerItem *item;
};

typedef enum
{
  PROP_ITEM = 1,
} PbPartnerRowProperty;

static GParamSpec *props[PROP_ITEM + 1];

G_DEFINE_FINAL_TYPE (PbPartnerRow, pb_partner_row, ADW_TYPE_BIN)

static void
show (PbPartnerRow *self)
{
  const PbRelationStanding *standing = pb_partner_item_get_standing (self->item);
  PbNeglect neglect = standing ? standing->neglect : PB_NEGLECT_NONE;
  g_autofree char *title = pb_partner_item_dup_title (self->item);
  g_autofree char *contact = pb_partner_item_dup_contact (self->item);
  g_autofree char *details = pb_partner_item_dup_details (self->item);

  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->contact_label, contact);
  gtk_label_set_label (self->details_label, details);
  gtk_widget_set_visible (GTK_WIDGET (self->details_label), *details != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->chip), standing != NULL);
  pb_chip_set (self->chip, pb_neglect_get_label (neglect), pb_neglect_get_icon_name (neglect),
               pb_neglect_get_css_class (neglect));
}

static void
pb_partner_row_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  PbPartnerRow *self = PB_PARTNER_ROW (object);

  switch ((PbPartnerRowProperty) prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_partner_row_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  PbPartnerRow *self = PB_PARTNER_ROW (object);

  switch ((PbPartnerRowProperty) prop_id)
    {
    case PROP_ITEM:
      pb_partner_row_set_item (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_partner_row_dispose (GObject *object)
{
  PbPartnerRow *self = PB_PARTNER_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_PARTNER_ROW);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (pb_partner_row_parent_class)->dispose (object);
}

static void
pb_partner_row_class_init (PbPartnerRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pb_partner_row_get_property;
  object_class->set_property = pb_partner_row_set_property;
  object_class->dispose = pb_partner_row_dispose;

  /**
   * PbPartnerRow:item:
   *
   * What it shows.
   */
  props[PROP_ITEM] =
    g_param_spec_object ("item", NULL, NULL, PB_TYPE_PARTNER_ITEM,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (PB_TYPE_CHIP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/network/pb-partner-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PbPartnerRow, chip);
  gtk_widget_class_bind_template_child (widget_class, PbPartnerRow, contact_label);
  gtk_widget_class_bind_template_child (widget_class, PbPartnerRow, details_label);
  gtk_widget_class_bind_template_child (widget_class, PbPartnerRow, title_label);
}

static void
pb_partner_row_init (PbPartnerRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_partner_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
PbPartnerItem *
pb_partner_row_get_item (PbPartnerRow *self)
{
  g_return_val_if_fail (PB_IS_PARTNER_ROW (self), NULL);

  return self->item;
}

/**
 * pb_partner_row_set_item:
 * @self: a row
 * @item: (nullable): what to show
 *
 * Shows @item.
 */
void
pb_partner_row_set_item (PbPartnerRow  *self,
                         PbPartnerItem *item)
{
  g_return_if_fail (PB_IS_PARTNER_ROW (self));

  if (!g_set_object (&self->item, item))
    return;

  if (item)
    show (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ITEM]);
}
