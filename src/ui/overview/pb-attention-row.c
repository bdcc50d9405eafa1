/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/overview/pb-attention-row.h"

#include <glib/gi18n.h>

#include "ui/widgets/pb-chip.h"

/**
 * PbAttentionRow:
 *
 * Something that needs attention, with buttons that put it right or lead to
 * the place where that is done.
 */
struct _PbAttentionRow
{
  GtkListBoxRow parent_instance;

  PbChip *chip;
  GtkLabel *title_label;
  GtkLabel *sentence_label;
  GtkButton *still_true_button;
  GtkButton *go_button;
};

G_DEFINE_FINAL_TYPE (PbAttentionRow, pb_attention_row, GTK_TYPE_LIST_BOX_ROW)

static const char *
get_go_label (const PbAttention *attention)
{
  switch (attention->kind)
    {
    case PB_ATTENTION_MISSING:
      return _("_Write");
    case PB_ATTENTION_CONFLICT:
      return _("_Choose");
    case PB_ATTENTION_CONTRADICTED:
    case PB_ATTENTION_STALE:
      return _("_Edit");
    case PB_ATTENTION_DISPUTED:
    case PB_ATTENTION_OVERDUE:
    case PB_ATTENTION_DUE:
    default:
      return attention->element != NULL ? _("_Edit") : _("_Review");
    }
}

/* Whether saying that it is still true puts it right. */
static gboolean
can_be_confirmed (const PbAttention *attention)
{
  if (attention->element == NULL)
    return FALSE;

  switch (attention->kind)
    {
    case PB_ATTENTION_CONTRADICTED:
    case PB_ATTENTION_STALE:
    case PB_ATTENTION_DUE:
      return TRUE;
    case PB_ATTENTION_CONFLICT:
    case PB_ATTENTION_DISPUTED:
    case PB_ATTENTION_OVERDUE:
    case PB_ATTENTION_MISSING:
    default:
      return FALSE;
    }
}

/* The target comes before the name: in between, GTK would complain that they do
 * not fit.
 */
static void
set_go_action (PbAttentionRow    *self,
               const PbAttention *attention)
{
  GtkActionable *button = GTK_ACTIONABLE (self->go_button);

  if (attention->kind == PB_ATTENTION_CONFLICT)
    {
      gtk_actionable_set_action_target (button, "s", attention->record);
      gtk_actionable_set_action_name (button, "win.conflicts");
    }
  else if (attention->element != NULL)
    {
      gtk_actionable_set_action_target (button, "(ss)", "state", attention->element);
      gtk_actionable_set_action_name (button, "win.go-to");
    }
  else if (attention->statement != NULL)
    {
      gtk_actionable_set_action_target (button, "(ss)", "readiness", attention->statement);
      gtk_actionable_set_action_name (button, "win.go-to");
    }
  else if (attention->record != NULL)
    {
      gtk_actionable_set_action_target (button, "s", attention->record);
      gtk_actionable_set_action_name (button, "win.show-record");
    }
  else
    {
      gtk_widget_set_visible (GTK_WIDGET (self->go_button), FALSE);
    }
}

static void
describe_button (GtkButton         *button,
                 const PbAttention *attention)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, attention->title,
                                  -1);
}

static void
pb_attention_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_ATTENTION_ROW);

  G_OBJECT_CLASS (pb_attention_row_parent_class)->dispose (object);
}

static void
pb_attention_row_class_init (PbAttentionRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_attention_row_dispose;

  g_type_ensure (PB_TYPE_CHIP);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/overview/pb-attention-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PbAttentionRow, chip);
  gtk_widget_class_bind_template_child (widget_class, PbAttentionRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, PbAttentionRow, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, PbAttentionRow, still_true_button);
  gtk_widget_class_bind_template_child (widget_class, PbAttentionRow, go_button);
}

static void
pb_attention_row_init (PbAttentionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_attention_row_new:
 * @attention: what needs attention
 * @can_edit: whether it can be put right now; the past cannot be
 *
 * Returns: (transfer floating): a row for @attention
 */
GtkWidget *
pb_attention_row_new (const PbAttention *attention,
                      gboolean           can_edit)
{
  PbAttentionRow *self;
  g_autofree char *name = NULL;

  g_return_val_if_fail (attention != NULL, NULL);

  self = g_object_new (PB_TYPE_ATTENTION_ROW, NULL);

  pb_chip_set_attention (self->chip, attention->kind);
  gtk_label_set_label (self->title_label, attention->title);
  gtk_label_set_label (self->sentence_label, attention->sentence);

  if (can_edit && can_be_confirmed (attention))
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->still_true_button), "s",
                                        attention->element);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->still_true_button), "win.still-true");
      gtk_widget_set_visible (GTK_WIDGET (self->still_true_button), TRUE);
      describe_button (self->still_true_button, attention);
    }

  gtk_button_set_label (self->go_button, get_go_label (attention));
  set_go_action (self, attention);
  describe_button (self->go_button, attention);

  /* Translators: what a screen reader says of a thing that needs attention: why,
   * what it is about, and the sentence, as in “Stale, Purpose: last reviewed …”.
   */
  name = g_strdup_printf (C_("attention row", "%s, %s: %s"),
                          pb_attention_kind_get_label (attention->kind), attention->title,
                          attention->sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return GTK_WIDGET (self);
}
