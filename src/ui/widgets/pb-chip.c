/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/widgets/pb-chip.h"

/**
 * PbChip:
 *
 * A result as people see it everywhere: a symbol, a word and a tint.  The word
 * says it all, and each symbol has its own shape, so nothing is lost in black
 * and white.
 */
struct _PbChip
{
  AdwBin parent_instance;

  GtkImage *image;
  GtkLabel *label;

  char *tone;
};

typedef enum
{
  PROP_LABEL = 1,
} PbChipProperty;

static GParamSpec *props[PROP_LABEL + 1];

G_DEFINE_FINAL_TYPE (PbChip, pb_chip, ADW_TYPE_BIN)

static void
pb_chip_get_property (GObject    *object,
                      guint       prop_id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  PbChip *self = PB_CHIP (object);

  switch ((PbChipProperty) prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, pb_chip_get_label (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_chip_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_CHIP);

  G_OBJECT_CLASS (pb_chip_parent_class)->dispose (object);
}

static void
pb_chip_finalize (GObject *object)
{
  PbChip *self = PB_CHIP (object);

  g_clear_pointer (&self->tone, g_free);

  G_OBJECT_CLASS (pb_chip_parent_class)->finalize (object);
}

static void
pb_chip_class_init (PbChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pb_chip_get_property;
  object_class->dispose = pb_chip_dispose;
  object_class->finalize = pb_chip_finalize;

  /**
   * PbChip:label:
   *
   * The word.
   */
  props[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/widgets/pb-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, PbChip, image);
  gtk_widget_class_bind_template_child (widget_class, PbChip, label);
}

static void
pb_chip_init (PbChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_chip_new:
 *
 * Returns: (transfer floating): an empty chip
 */
GtkWidget *
pb_chip_new (void)
{
  return g_object_new (PB_TYPE_CHIP, NULL);
}

/**
 * pb_chip_get_label:
 * @self: a chip
 *
 * Returns: the word
 */
const char *
pb_chip_get_label (PbChip *self)
{
  g_return_val_if_fail (PB_IS_CHIP (self), NULL);

  return gtk_label_get_label (self->label);
}

/**
 * pb_chip_set:
 * @self: a chip
 * @label: the word
 * @icon_name: a symbolic icon
 * @tone: the style class of the tint: “success”, “warning”, “error”, “accent”
 *   or “neutral”
 *
 * Sets what the chip shows.
 */
void
pb_chip_set (PbChip     *self,
             const char *label,
             const char *icon_name,
             const char *tone)
{
  g_return_if_fail (PB_IS_CHIP (self));
  g_return_if_fail (label != NULL);

  if (self->tone != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->tone);
  g_set_str (&self->tone, tone);
  if (self->tone != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), self->tone);

  gtk_image_set_from_icon_name (self->image, icon_name);
  gtk_label_set_label (self->label, label);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LABEL]);
}

/**
 * pb_chip_set_result:
 * @self: a chip
 * @value: the result of a statement
 *
 * Shows @value.
 */
void
pb_chip_set_result (PbChip        *self,
                    PbResultValue  value)
{
  pb_chip_set (self, pb_result_value_get_label (value), pb_result_value_get_icon_name (value),
               pb_result_value_get_css_class (value));
}

/**
 * pb_chip_set_reading:
 * @self: a chip
 * @reading: how a group stands in its phase
 *
 * Shows @reading.
 */
void
pb_chip_set_reading (PbChip    *self,
                     PbReading  reading)
{
  pb_chip_set (self, pb_reading_get_label (reading), pb_reading_get_icon_name (reading),
               pb_reading_get_css_class (reading));
}

/**
 * pb_chip_set_freshness:
 * @self: a chip
 * @freshness: how far a state element can be trusted
 *
 * Shows @freshness.
 */
void
pb_chip_set_freshness (PbChip      *self,
                       PbFreshness  freshness)
{
  pb_chip_set (self, pb_freshness_get_label (freshness), pb_freshness_get_icon_name (freshness),
               pb_freshness_get_css_class (freshness));
}

/**
 * pb_chip_set_metric_status:
 * @self: a chip
 * @status: how a metric stands
 *
 * Shows @status.
 */
void
pb_chip_set_metric_status (PbChip         *self,
                           PbMetricStatus  status)
{
  pb_chip_set (self, pb_metric_status_get_label (status), pb_metric_status_get_icon_name (status),
               pb_metric_status_get_css_class (status));
}

/**
 * pb_chip_set_attention:
 * @self: a chip
 * @kind: why something needs attention
 *
 * Shows @kind.
 */
void
pb_chip_set_attention (PbChip          *self,
                       PbAttentionKind  kind)
{
  pb_chip_set (self, pb_attention_kind_get_label (kind), pb_attention_kind_get_icon_name (kind),
               pb_attention_kind_get_css_class (kind));
}
