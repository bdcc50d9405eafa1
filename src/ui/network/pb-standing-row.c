/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/network/pb-standing-row.h"

#include "ui/widgets/pb-chip.h"

/**
 * PbStandingRow:
 *
 * One of our own groups in a list: how it stands and why, and what is open in it and
 * in the groups below it.
 */
struct _PbStandingRow
{
  AdwBin parent_instance;

  GtkLabel *title_label;
  GtkLabel *phase_label;
  PbChip *chip;
  GtkLabel *reasons_label;
  GtkLabel *counts_label;
  GtkLabel *total_label;
  PbStandingItem *item;
};

typedef enum
{
  PROP_ITEM = 1,
} PbStandingRowProperty;

static GParamSpec *props[PROP_ITEM + 1];

G_DEFINE_FINAL_TYPE (PbStandingRow, pb_standing_row, ADW_TYPE_BIN)

static void
set_text (GtkLabel *label,
          char     *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
  g_free (text);
}

static void
show (PbStandingRow *self)
{
  const PbGroupStanding *standing = pb_standing_item_get_rollup (self->item)->standing;

  gtk_label_set_label (self->title_label, standing->name);
  pb_chip_set_reading (self->chip, standing->reading);
  set_text (self->phase_label, pb_standing_item_dup_phase (self->item));
  set_text (self->reasons_label, g_strjoinv (" ", standing->reasons));
  set_text (self->counts_label, pb_standing_item_dup_counts (self->item));
  set_text (self->total_label, pb_standing_item_dup_total (self->item));
}

static void
pb_standing_row_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  PbStandingRow *self = PB_STANDING_ROW (object);

  switch ((PbStandingRowProperty) prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_standing_row_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  PbStandingRow *self = PB_STANDING_ROW (object);

  switch ((PbStandingRowProperty) prop_id)
    {
    case PROP_ITEM:
      pb_standing_row_set_item (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_standing_row_dispose (GObject *object)
{
  PbStandingRow *self = PB_STANDING_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_STANDING_ROW);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (pb_standing_row_parent_class)->dispose (object);
}

static void
pb_standing_row_class_init (PbStandingRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pb_standing_row_get_property;
  object_class->set_property = pb_standing_row_set_property;
  object_class->dispose = pb_standing_row_dispose;

  /**
   * PbStandingRow:item:
   *
   * What it shows.
   */
  props[PROP_ITEM] =
    g_param_spec_object ("item", NULL, NULL, PB_TYPE_STANDING_ITEM,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (PB_TYPE_CHIP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/network/pb-standing-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PbStandingRow, chip);
  gtk_widget_class_bind_template_child (widget_class, PbStandingRow, counts_label);
  gtk_widget_class_bind_template_child (widget_class, PbStandingRow, phase_label);
  gtk_widget_class_bind_template_child (widget_class, PbStandingRow, reasons_label);
  gtk_widget_class_bind_template_child (widget_class, PbStandingRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, PbStandingRow, total_label);
}

static void
pb_standing_row_init (PbStandingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_standing_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
PbStandingItem *
pb_standing_row_get_item (PbStandingRow *self)
{
  g_return_val_if_fail (PB_IS_STANDING_ROW (self), NULL);

  return self->item;
}

/**
 * pb_standing_row_set_item:
 * @self: a row
 * @item: (nullable): what to show
 *
 * Shows @item.
 */
void
pb_standing_row_set_item (PbStandingRow  *self,
                          PbStandingItem *item)
{
  g_return_if_fail (PB_IS_STANDING_ROW (self));

  if (!g_set_object (&self->item, item))
    return;

  if (item)
    show (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ITEM]);
}
