/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/cycles/pb-retro-insight.h"

#include <glib/gi18n.h>

#define MOST_PEOPLE 1000

/**
 * PbRetroInsight:
 *
 * An insight that was just noted in a retrospective, and how many people stand
 * behind it.
 */
struct _PbRetroInsight
{
  GtkListBoxRow parent_instance;

  GtkLabel *text_label;
  GtkLabel *weight_label;

  int weight;
};

enum
{
  EDIT,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbRetroInsight, pb_retro_insight, GTK_TYPE_LIST_BOX_ROW)

static void
set_weight (PbRetroInsight *self,
            int             weight)
{
  g_autofree char *label = g_strdup_printf ("%d", weight);
  g_autofree char *words = g_strdup_printf (ngettext ("%d person", "%d people", (gulong) weight),
                                            weight);

  self->weight = weight;
  gtk_label_set_label (self->weight_label, label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->weight_label), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "insight.less", weight > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "insight.more", weight < MOST_PEOPLE);
}

static void
less_activated (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  set_weight (PB_RETRO_INSIGHT (widget), PB_RETRO_INSIGHT (widget)->weight - 1);
}

static void
more_activated (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  set_weight (PB_RETRO_INSIGHT (widget), PB_RETRO_INSIGHT (widget)->weight + 1);
}

static void
edit_activated (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  g_signal_emit (widget, signals[EDIT], 0);
}

static void
remove_activated (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  g_signal_emit (widget, signals[REMOVE], 0);
}

static void
pb_retro_insight_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_RETRO_INSIGHT);

  G_OBJECT_CLASS (pb_retro_insight_parent_class)->dispose (object);
}

static void
pb_retro_insight_class_init (PbRetroInsightClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_retro_insight_dispose;

  /**
   * PbRetroInsight::edit:
   * @self: an insight
   *
   * Its words are to be changed.
   */
  signals[EDIT] = g_signal_new ("edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PbRetroInsight::remove:
   * @self: an insight
   *
   * It is to be taken away.
   */
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/cycles/pb-retro-insight.ui");
  gtk_widget_class_bind_template_child (widget_class, PbRetroInsight, text_label);
  gtk_widget_class_bind_template_child (widget_class, PbRetroInsight, weight_label);

  gtk_widget_class_install_action (widget_class, "insight.less", NULL, less_activated);
  gtk_widget_class_install_action (widget_class, "insight.more", NULL, more_activated);
  gtk_widget_class_install_action (widget_class, "insight.edit", NULL, edit_activated);
  gtk_widget_class_install_action (widget_class, "insight.remove", NULL, remove_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, 0, "insight.more", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Add, 0, "insight.more", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, 0, "insight.less", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Subtract, 0, "insight.less", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "insight.remove", NULL);
}

static void
pb_retro_insight_init (PbRetroInsight *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_weight (self, 1);
}

/**
 * pb_retro_insight_new:
 * @text: what was noted
 *
 * Returns: (transfer floating): an insight with one person behind it
 */
GtkWidget *
pb_retro_insight_new (const char *text)
{
  PbRetroInsight *self = g_object_new (PB_TYPE_RETRO_INSIGHT, NULL);

  gtk_label_set_label (self->text_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);

  return GTK_WIDGET (self);
}

/**
 * pb_retro_insight_get_text:
 * @self: an insight
 *
 * Returns: what was noted
 */
const char *
pb_retro_insight_get_text (PbRetroInsight *self)
{
  g_return_val_if_fail (PB_IS_RETRO_INSIGHT (self), NULL);

  return gtk_label_get_label (self->text_label);
}

/**
 * pb_retro_insight_get_weight:
 * @self: an insight
 *
 * Returns: how many people stand behind it, 0 or more
 */
int
pb_retro_insight_get_weight (PbRetroInsight *self)
{
  g_return_val_if_fail (PB_IS_RETRO_INSIGHT (self), 0);

  return self->weight;
}
