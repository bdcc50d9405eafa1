/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/cycles/pb-retro-column.h"

#include <glib/gi18n.h>

#include "ui/cycles/pb-retro-insight.h"

/**
 * PbRetroColumn:
 *
 * A column of a retrospective: a heading, a line to type into, and what was
 * noted so far.
 */
struct _PbRetroColumn
{
  AdwBin parent_instance;

  GtkLabel *heading_label;
  GtkEntry *entry;
  GtkListBox *list_box;

  guint n;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbRetroColumn, pb_retro_column, ADW_TYPE_BIN)

static void
list_changed (PbRetroColumn *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->list_box), self->n > 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
removed_cb (PbRetroColumn  *self,
            PbRetroInsight *insight)
{
  GtkWidget *next = gtk_widget_get_next_sibling (GTK_WIDGET (insight));

  if (next == NULL || !gtk_widget_grab_focus (next))
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_list_box_remove (self->list_box, GTK_WIDGET (insight));
  self->n--;
  list_changed (self);
}

/* The words go back into the line above. */
static void
edit_cb (PbRetroColumn  *self,
         PbRetroInsight *insight)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), pb_retro_insight_get_text (insight));
  gtk_list_box_remove (self->list_box, GTK_WIDGET (insight));
  self->n--;
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  list_changed (self);
}

static void
entered_cb (PbRetroColumn *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  pb_retro_column_add (self, text);
}

static void
typed_cb (PbRetroColumn *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
pb_retro_column_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_RETRO_COLUMN);

  G_OBJECT_CLASS (pb_retro_column_parent_class)->dispose (object);
}

static void
pb_retro_column_class_init (PbRetroColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_retro_column_dispose;

  /**
   * PbRetroColumn::changed:
   * @self: a column
   *
   * Something was noted, typed or taken away.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/cycles/pb-retro-column.ui");
  gtk_widget_class_bind_template_child (widget_class, PbRetroColumn, heading_label);
  gtk_widget_class_bind_template_child (widget_class, PbRetroColumn, entry);
  gtk_widget_class_bind_template_child (widget_class, PbRetroColumn, list_box);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
}

static void
pb_retro_column_init (PbRetroColumn *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->list_box), FALSE);
}

/**
 * pb_retro_column_new:
 * @heading: its heading
 *
 * Returns: (transfer floating): an empty column
 */
GtkWidget *
pb_retro_column_new (const char *heading)
{
  PbRetroColumn *self = g_object_new (PB_TYPE_RETRO_COLUMN, NULL);

  gtk_label_set_label (self->heading_label, heading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  heading, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  heading, -1);

  return GTK_WIDGET (self);
}

/**
 * pb_retro_column_get_n:
 * @self: a column
 *
 * Returns: how many insights it holds, with one that is still being typed
 */
guint
pb_retro_column_get_n (PbRetroColumn *self)
{
  g_return_val_if_fail (PB_IS_RETRO_COLUMN (self), 0);

  return self->n + (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0');
}

/**
 * pb_retro_column_add:
 * @self: a column
 * @text: what somebody noted
 *
 * Adds an insight below the others.  Text of several lines gives one for each;
 * empty ones are left out.
 */
void
pb_retro_column_add (PbRetroColumn *self,
                     const char    *text)
{
  g_auto(GStrv) lines = NULL;

  g_return_if_fail (PB_IS_RETRO_COLUMN (self));
  g_return_if_fail (text != NULL);

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      GtkWidget *insight;

      if (*g_strstrip (lines[i]) == '\0')
        continue;

      insight = pb_retro_insight_new (lines[i]);
      g_signal_connect_object (insight, "edit", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (insight, "remove", G_CALLBACK (removed_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_list_box_append (self->list_box, insight);
      self->n++;
    }

  list_changed (self);
}

static void
add_insight (PbRetroColumn *self,
             PbEdit        *edit,
             const char    *retrospective_id,
             const char    *group_id,
             PbDay          day,
             const char    *text,
             int            weight)
{
  g_autofree char *id = g_strdup (pb_edit_create (edit, PB_KIND_INSIGHT, NULL));

  pb_edit_set_text (edit, id, PB_INSIGHT_GROUP, group_id);
  pb_edit_set_text (edit, id, PB_INSIGHT_TEXT, text);
  pb_edit_set_day (edit, id, PB_INSIGHT_RECORDED, day);
  pb_edit_set_enum (edit, id, PB_INSIGHT_ORIGIN, PB_INSIGHT_ORIGIN_RETRO);
  pb_edit_set_text (edit, id, PB_INSIGHT_RETROSPECTIVE, retrospective_id);
  pb_edit_set_text (edit, id, PB_INSIGHT_HEADING, gtk_label_get_label (self->heading_label));
  pb_edit_set_integer (edit, id, PB_INSIGHT_WEIGHT, weight);
  pb_edit_set_enum (edit, id, PB_INSIGHT_DISPOSITION, PB_INSIGHT_DISPOSITION_PENDING);
}

/**
 * pb_retro_column_fill_edit:
 * @self: a column
 * @edit: an edit
 * @retrospective_id: the retrospective
 * @group_id: its group
 * @day: its day
 *
 * Adds the insights of the column to @edit, also one that is still being typed.
 */
void
pb_retro_column_fill_edit (PbRetroColumn *self,
                           PbEdit        *edit,
                           const char    *retrospective_id,
                           const char    *group_id,
                           PbDay          day)
{
  const char *typed;

  g_return_if_fail (PB_IS_RETRO_COLUMN (self));
  g_return_if_fail (PB_IS_EDIT (edit));

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list_box));
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (PB_IS_RETRO_INSIGHT (child))
        add_insight (self, edit, retrospective_id, group_id, day,
                     pb_retro_insight_get_text (PB_RETRO_INSIGHT (child)),
                     pb_retro_insight_get_weight (PB_RETRO_INSIGHT (child)));
    }

  typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  if (*typed != '\0')
    add_insight (self, edit, retrospective_id, group_id, day, typed, 1);
}
