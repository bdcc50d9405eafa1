/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/readiness/pb-result-row.h"

#include <glib/gi18n.h>

#include "ui/readiness/pb-result-detail.h"
#include "ui/widgets/pb-chip.h"

/**
 * PbResultRow:
 *
 * A statement of the checklist with its result and why.  It opens to show what
 * the result rests on; the detail is made when it is first opened.
 */
struct _PbResultRow
{
  AdwPreferencesRow parent_instance;

  GtkWidget *chip_box;
  PbChip *chip;
  GtkLabel *title_label;
  GtkLabel *reason_label;
  GtkLabel *flags_label;
  GtkRevealer *revealer;
  AdwBin *detail_bin;

  PbGroupContext *context;
  PbResult *result;
  gboolean expanded;
};

typedef enum
{
  PROP_EXPANDED = 1,
} PbResultRowProperty;

static GParamSpec *props[PROP_EXPANDED + 1];

G_DEFINE_FINAL_TYPE (PbResultRow, pb_result_row, ADW_TYPE_PREFERENCES_ROW)

static char *
dup_flags_sentence (PbResultFlags flags)
{
  g_autoptr(GStrvBuilder) sentences = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;

  if (flags & PB_RESULT_DISPUTED)
    g_strv_builder_add (sentences, _("Disputed."));
  if (flags & PB_RESULT_ON_WORD)
    g_strv_builder_add (sentences, _("On a member’s word."));
  if (flags & PB_RESULT_NOT_CONFIRMED)
    g_strv_builder_add (sentences, _("Not confirmed by a member."));

  list = g_strv_builder_end (sentences);

  return g_strjoinv (" ", list);
}

static void
show_detail (PbResultRow *self)
{
  if (self->expanded && self->result != NULL)
    adw_bin_set_child (self->detail_bin, pb_result_detail_new (self->context, self->result));
  else if (!gtk_revealer_get_child_revealed (self->revealer))
    adw_bin_set_child (self->detail_bin, NULL);
}

static void
child_revealed_cb (PbResultRow *self)
{
  if (!self->expanded)
    show_detail (self);
}

static void
pb_result_row_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  PbResultRow *self = PB_RESULT_ROW (object);

  switch ((PbResultRowProperty) prop_id)
    {
    case PROP_EXPANDED:
      g_value_set_boolean (value, self->expanded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_result_row_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  PbResultRow *self = PB_RESULT_ROW (object);

  switch ((PbResultRowProperty) prop_id)
    {
    case PROP_EXPANDED:
      pb_result_row_set_expanded (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_result_row_dispose (GObject *object)
{
  PbResultRow *self = PB_RESULT_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_RESULT_ROW);
  g_clear_object (&self->result);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pb_result_row_parent_class)->dispose (object);
}

static void
pb_result_row_class_init (PbResultRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pb_result_row_get_property;
  object_class->set_property = pb_result_row_set_property;
  object_class->dispose = pb_result_row_dispose;

  /**
   * PbResultRow:expanded:
   *
   * Whether what the result rests on is shown.
   */
  props[PROP_EXPANDED] =
    g_param_spec_boolean ("expanded", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (PB_TYPE_CHIP);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/readiness/pb-result-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PbResultRow, chip_box);
  gtk_widget_class_bind_template_child (widget_class, PbResultRow, chip);
  gtk_widget_class_bind_template_child (widget_class, PbResultRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, PbResultRow, reason_label);
  gtk_widget_class_bind_template_child (widget_class, PbResultRow, flags_label);
  gtk_widget_class_bind_template_child (widget_class, PbResultRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, PbResultRow, detail_bin);
  gtk_widget_class_bind_template_callback (widget_class, child_revealed_cb);
}

static void
pb_result_row_init (PbResultRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_result_row_new:
 * @context: where records are looked up and edits are handed to
 * @chip_group: gives the chips of several rows one width
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
pb_result_row_new (PbGroupContext *context,
                   GtkSizeGroup   *chip_group)
{
  PbResultRow *self;

  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (context), NULL);
  g_return_val_if_fail (GTK_IS_SIZE_GROUP (chip_group), NULL);

  self = g_object_new (PB_TYPE_RESULT_ROW, NULL);
  self->context = g_object_ref (context);
  gtk_size_group_add_widget (chip_group, self->chip_box);

  return GTK_WIDGET (self);
}

/**
 * pb_result_row_get_result:
 * @self: a result row
 *
 * Returns: (transfer none) (nullable): the result that it shows
 */
PbResult *
pb_result_row_get_result (PbResultRow *self)
{
  g_return_val_if_fail (PB_IS_RESULT_ROW (self), NULL);

  return self->result;
}

/**
 * pb_result_row_set_result:
 * @self: a result row
 * @result: a result
 *
 * Shows @result; the row stays open where it was open.
 */
void
pb_result_row_set_result (PbResultRow *self,
                          PbResult    *result)
{
  PbStatement *statement;
  PbResultFlags flags;
  g_autofree char *sentence = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (PB_IS_RESULT_ROW (self));
  g_return_if_fail (PB_IS_RESULT (result));

  g_set_object (&self->result, result);
  statement = pb_result_get_statement (result);
  flags = pb_result_get_flags (result);
  sentence = dup_flags_sentence (flags);

  pb_chip_set_result (self->chip, pb_result_get_value (result));
  gtk_label_set_label (self->title_label, pb_statement_get_title (statement));
  gtk_label_set_label (self->reason_label, pb_result_get_reason (result));
  gtk_label_set_label (self->flags_label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->flags_label), *sentence != '\0');

  /* Translators: what a screen reader says of a statement: its result, its title,
   * why, and what else is to be known.
   */
  name = g_strdup_printf (C_("result row", "%s: %s. %s %s"), pb_chip_get_label (self->chip),
                          pb_statement_get_title (statement), pb_result_get_reason (result),
                          sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_strchomp (name), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), pb_statement_get_title (statement));

  show_detail (self);
}

/**
 * pb_result_row_get_expanded:
 * @self: a result row
 *
 * Returns: whether what the result rests on is shown
 */
gboolean
pb_result_row_get_expanded (PbResultRow *self)
{
  g_return_val_if_fail (PB_IS_RESULT_ROW (self), FALSE);

  return self->expanded;
}

/**
 * pb_result_row_set_expanded:
 * @self: a result row
 * @expanded: whether to show what the result rests on
 *
 * Opens or closes the row.
 */
void
pb_result_row_set_expanded (PbResultRow *self,
                            gboolean     expanded)
{
  g_return_if_fail (PB_IS_RESULT_ROW (self));

  expanded = !!expanded;
  if (self->expanded == expanded)
    return;

  self->expanded = expanded;
  show_detail (self);
  gtk_revealer_set_reveal_child (self->revealer, expanded);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, expanded,
                               -1);

  if (expanded)
    gtk_widget_add_css_class (GTK_WIDGET (self), "pb-expanded");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "pb-expanded");

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_EXPANDED]);
}
