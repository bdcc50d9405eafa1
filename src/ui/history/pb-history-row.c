/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/history/pb-history-row.h"

#include "ui/pb-ui.h"
#include "ui/widgets/pb-moment.h"

#include <glib/gi18n.h>

/**
 * PbHistoryRow:
 *
 * One thing that somebody did, in the list of the History page.
 */
struct _PbHistoryRow
{
  GtkWidget parent_instance;

  GtkLabel *title_label;
  GtkLabel *byline_label;
  GtkButton *undo_button;

  PbHistoryItem *item;
};

typedef enum
{
  PROP_ITEM = 1,
} PbHistoryRowProperty;

static GParamSpec *props[PROP_ITEM + 1];

enum
{
  UNDO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbHistoryRow, pb_history_row, GTK_TYPE_WIDGET)

/**
 * pb_history_item_dup_byline:
 * @item: something that was done
 *
 * Returns: (transfer full): when and by whom it was done
 */
char *
pb_history_item_dup_byline (PbHistoryItem *item)
{
  g_autofree char *when = pb_moment_to_locale (pb_history_item_get_when (item));
  const char *who = pb_history_item_get_who (item);

  if (who == NULL || *who == '\0')
    return g_steal_pointer (&when);

  /* Translators: when something was done, and by whom. */
  return g_strdup_printf (_("%s, by %s"), when, who);
}

static void
set_item (PbHistoryRow  *self,
          PbHistoryItem *item)
{
  g_autofree char *byline = NULL;
  g_autofree char *undo = NULL;

  if (!g_set_object (&self->item, item) || item == NULL)
    return;

  byline = pb_history_item_dup_byline (item);
  gtk_label_set_label (self->title_label, pb_history_item_get_title (item));
  gtk_label_set_label (self->byline_label, byline);
  gtk_widget_set_visible (GTK_WIDGET (self->undo_button), pb_history_item_get_can_undo (item));

  /* Translators: a button’s name for those who cannot see it: what was done. */
  undo = g_strdup_printf (_("Undo “%s”"), pb_history_item_get_title (item));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->undo_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, undo,
                                  -1);
}

static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  g_signal_emit (widget, signals[UNDO], 0);
}

static void
pb_history_row_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  PbHistoryRow *self = PB_HISTORY_ROW (object);

  switch ((PbHistoryRowProperty) prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_history_row_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  PbHistoryRow *self = PB_HISTORY_ROW (object);

  switch ((PbHistoryRowProperty) prop_id)
    {
    case PROP_ITEM:
      set_item (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_history_row_dispose (GObject *object)
{
  PbHistoryRow *self = PB_HISTORY_ROW (object);

  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_HISTORY_ROW);
  pb_ui_unparent_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (pb_history_row_parent_class)->dispose (object);
}

static void
pb_history_row_class_init (PbHistoryRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pb_history_row_get_property;
  object_class->set_property = pb_history_row_set_property;
  object_class->dispose = pb_history_row_dispose;

  /**
   * PbHistoryRow:item:
   *
   * What was done.
   */
  props[PROP_ITEM] =
    g_param_spec_object ("item", NULL, NULL, PB_TYPE_HISTORY_ITEM,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * PbHistoryRow::undo:
   * @self: the row
   *
   * Somebody wants to undo it.
   */
  signals[UNDO] = g_signal_new ("undo", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "history-row.undo", NULL, undo_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/history/pb-history-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PbHistoryRow, byline_label);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryRow, undo_button);
}

static void
pb_history_row_init (PbHistoryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_history_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
PbHistoryItem *
pb_history_row_get_item (PbHistoryRow *self)
{
  g_return_val_if_fail (PB_IS_HISTORY_ROW (self), NULL);

  return self->item;
}
