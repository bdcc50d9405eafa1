/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-part-group.h"

#include "model/pb-catalogue.h"
#include "ui/dialogs/pb-field-layout.h"

#include <glib/gi18n.h>

/**
 * PbPartGroup:
 *
 * Lists the parts of one kind that a draft has, with buttons to add, open and
 * remove them.
 */
struct _PbPartGroup
{
  AdwPreferencesGroup parent_instance;

  GtkButton *add_button;
  AdwActionRow *empty_row;

  PbKind kind;
  GListModel *parts;
  PbReferenceSource *source;
  GHashTable *part_by_row;
};

enum
{
  PART_ACTIVATED,
  PART_REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbPartGroup, pb_part_group, ADW_TYPE_PREFERENCES_GROUP)

static void
row_activated_cb (PbPartGroup  *self,
                  AdwActionRow *row)
{
  g_signal_emit (self, signals[PART_ACTIVATED], 0, g_hash_table_lookup (self->part_by_row, row));
}

static void
remove_clicked_cb (PbPartGroup *self,
                   GtkWidget   *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);

  gtk_widget_grab_focus (GTK_WIDGET (self->add_button));
  g_signal_emit (self, signals[PART_REMOVED], 0, g_hash_table_lookup (self->part_by_row, row));
}

/* The row that waits for the title of the record that its part is about. */
static void
got_title_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(AdwPreferencesRow) row = user_data;
  g_autofree char *title = NULL;

  title = pb_reference_source_title_finish (PB_REFERENCE_SOURCE (object), result, NULL);
  if (title)
    adw_preferences_row_set_title (row, title);
}

/* A part without a title is known by whom it is about: the holder of a role, the
 * party of an agreement, the member that votes.
 */
static const char *
get_subject (PbRecord *part)
{
  const PbFieldInfo *field;

  if (pb_kind_find_flag (pb_record_get_kind (part), PB_FIELD_TITLE))
    return NULL;

  for (guint i = 0; (field = pb_kind_get_nth_field (pb_record_get_kind (part), i)); i++)
    {
      if (field->type == PB_TYPE_REF && !(field->flags & PB_FIELD_OWNER) &&
          pb_record_has (part, field->id))
        return pb_record_get_text (part, field->id);
    }

  return NULL;
}

static void
add_row (PbPartGroup   *self,
         PbRecordDraft *part)
{
  g_autofree char *title = pb_record_draft_dup_title (part);
  g_autofree char *summary = pb_record_dup_summary (pb_record_draft_get_record (part));
  g_autofree char *remove = NULL;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), summary);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);

  /* Translators: a button’s name for those who cannot see it: a record. */
  remove = g_strdup_printf (_("Remove “%s”"), title);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, remove,
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  if (get_subject (pb_record_draft_get_record (part)))
    pb_reference_source_title_async (self->source,
                                     get_subject (pb_record_draft_get_record (part)), NULL,
                                     got_title_cb, g_object_ref (row));

  g_hash_table_insert (self->part_by_row, row, g_object_ref (part));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
update_rows (PbPartGroup *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->part_by_row);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    {
      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), row);
      g_hash_table_iter_remove (&iter);
    }

  for (guint i = 0; i < g_list_model_get_n_items (self->parts); i++)
    {
      g_autoptr(PbRecordDraft) part = g_list_model_get_item (self->parts, i);

      if (pb_record_draft_get_kind (part) == self->kind)
        add_row (self, part);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->empty_row),
                          g_hash_table_size (self->part_by_row) == 0);
}

static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  PbPartGroup *self = PB_PART_GROUP (widget);
  g_autoptr(PbRecordDraft) part = pb_record_draft_new (self->kind);

  g_signal_emit (self, signals[PART_ACTIVATED], 0, part);
}

static void
pb_part_group_dispose (GObject *object)
{
  PbPartGroup *self = PB_PART_GROUP (object);

  g_clear_object (&self->parts);
  g_clear_object (&self->source);
  g_clear_pointer (&self->part_by_row, g_hash_table_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_PART_GROUP);

  G_OBJECT_CLASS (pb_part_group_parent_class)->dispose (object);
}

static void
pb_part_group_class_init (PbPartGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_part_group_dispose;

  /**
   * PbPartGroup::part-activated:
   * @self: the group
   * @part: the draft of a part, or of a new one
   *
   * Somebody wants to fill in a part.
   */
  signals[PART_ACTIVATED] = g_signal_new ("part-activated",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL, NULL,
                                          NULL,
                                          G_TYPE_NONE, 1,
                                          PB_TYPE_RECORD_DRAFT);

  /**
   * PbPartGroup::part-removed:
   * @self: the group
   * @part: the draft of a part
   *
   * Somebody wants a part gone.
   */
  signals[PART_REMOVED] = g_signal_new ("part-removed",
                                        G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL, NULL,
                                        NULL,
                                        G_TYPE_NONE, 1,
                                        PB_TYPE_RECORD_DRAFT);

  gtk_widget_class_install_action (widget_class, "part.add", NULL, add_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/dialogs/pb-part-group.ui");
  gtk_widget_class_bind_template_child (widget_class, PbPartGroup, add_button);
  gtk_widget_class_bind_template_child (widget_class, PbPartGroup, empty_row);
}

static void
pb_part_group_init (PbPartGroup *self)
{
  self->part_by_row = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_part_group_new:
 * @kind: the kind of the parts
 * @parts: a list of #PbRecordDraft, also of other kinds
 * @source: knows the titles of what they refer to
 *
 * Returns: (transfer full): a group that lists the parts of @kind
 */
GtkWidget *
pb_part_group_new (PbKind             kind,
                   GListModel        *parts,
                   PbReferenceSource *source)
{
  PbPartGroup *self = g_object_new (PB_TYPE_PART_GROUP, NULL);
  g_autofree char *add = NULL;

  self->kind = kind;
  self->parts = g_object_ref (parts);
  self->source = g_object_ref (source);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), pb_kind_get_plural (kind));

  /* Translators: a button’s name for those who cannot see it: a kind of record. */
  add = g_strdup_printf (_("Add %s"), pb_kind_get_label (kind));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, add,
                                  -1);

  g_signal_connect_object (parts, "items-changed", G_CALLBACK (update_rows), self,
                           G_CONNECT_SWAPPED);
  update_rows (self);

  return GTK_WIDGET (self);
}
