/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/network/pb-contact-row.h"

#include "model/pb-field-value.h"
#include "ui/dialogs/pb-choice-row.h"
#include "ui/dialogs/pb-day-row.h"
#include "ui/dialogs/pb-field-row.h"
#include "ui/pb-ui.h"

#include <glib/gi18n.h>

/**
 * PbContactRow:
 *
 * Logs a contact with another group in place, as an activity of the chosen group.
 */
struct _PbContactRow
{
  AdwExpanderRow parent_instance;

  AdwEntryRow *title_row;
  AdwButtonRow *log_row;
  PbFieldRow *kind_row;
  PbFieldRow *day_row;

  PbGroupContext *context;
  char *other_id;
};

G_DEFINE_FINAL_TYPE (PbContactRow, pb_contact_row, ADW_TYPE_EXPANDER_ROW)

static char *
dup_title (PbContactRow *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title_row))));
}

static void
changed_cb (PbContactRow *self)
{
  g_autofree char *title = dup_title (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->log_row), *title != '\0');
}

static void
start_over (PbContactRow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->title_row), "");
  pb_field_row_set_value (self->kind_row, g_variant_new_string ("external-partnerships"));
  pb_field_row_set_value (self->day_row,
                          g_variant_new_int32 (pb_group_context_get_today (self->context)));
  pb_field_row_set_problem (self->day_row, NULL);
}

static void
logged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PbContactRow) self = user_data;

  /* The window has told why, and what was typed stays. */
  if (!pb_group_context_commit_finish (PB_GROUP_CONTEXT (source), result, NULL))
    return;

  start_over (self);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), FALSE);
}

static void
log_cb (PbContactRow *self)
{
  g_autofree char *title = dup_title (self);
  g_autoptr(GVariant) day = NULL;
  g_autoptr(GVariant) kind = NULL;
  g_autoptr(GVariant) group_title = NULL;
  g_autoptr(PbEdit) edit = NULL;
  g_autoptr(GError) error = NULL;
  const char *id;

  if (*title == '\0')
    return;

  group_title = pb_field_parse (PB_ACTIVITY_TITLE, title, &error);
  if (group_title == NULL)
    {
      pb_group_context_notice (self->context, error->message);
      return;
    }

  day = pb_field_row_dup_value (self->day_row, &error);
  if (day == NULL || error != NULL)
    {
      pb_field_row_set_problem (self->day_row, error ? error->message : _("A date is needed."));
      return;
    }
  kind = pb_field_row_dup_value (self->kind_row, NULL);

  edit = pb_edit_new (_("Log Contact"));
  id = pb_edit_create (edit, PB_KIND_ACTIVITY, NULL);
  pb_edit_set_text (edit, id, PB_ACTIVITY_GROUP, pb_group_context_get_group_id (self->context));
  pb_edit_set_value (edit, id, PB_ACTIVITY_TITLE, group_title);
  pb_edit_set_value (edit, id, PB_ACTIVITY_KIND, kind);
  pb_edit_set_value (edit, id, PB_ACTIVITY_DATE, day);
  pb_edit_set_add (edit, id, PB_ACTIVITY_GROUPS, self->other_id);
  pb_group_context_commit_async (self->context, edit, NULL, logged_cb, g_object_ref (self));
}

static void
pb_contact_row_dispose (GObject *object)
{
  PbContactRow *self = PB_CONTACT_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_CONTACT_ROW);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pb_contact_row_parent_class)->dispose (object);
}

static void
pb_contact_row_finalize (GObject *object)
{
  PbContactRow *self = PB_CONTACT_ROW (object);

  g_clear_pointer (&self->other_id, g_free);

  G_OBJECT_CLASS (pb_contact_row_parent_class)->finalize (object);
}

static void
pb_contact_row_class_init (PbContactRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_contact_row_dispose;
  object_class->finalize = pb_contact_row_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/network/pb-contact-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PbContactRow, log_row);
  gtk_widget_class_bind_template_child (widget_class, PbContactRow, title_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, log_cb);
}

static void
pb_contact_row_init (PbContactRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pb_ui_name_expander_row (ADW_EXPANDER_ROW (self));
}

/**
 * pb_contact_row_new:
 * @context: the group
 * @other_id: the identifier of another group
 *
 * Returns: (transfer floating): a row that logs contacts between both
 */
GtkWidget *
pb_contact_row_new (PbGroupContext *context,
                    const char     *other_id)
{
  PbContactRow *self;
  GtkWidget *log_row;

  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (context), NULL);
  g_return_val_if_fail (other_id != NULL, NULL);

  self = g_object_new (PB_TYPE_CONTACT_ROW, NULL);
  self->context = g_object_ref (context);
  self->other_id = g_strdup (other_id);
  self->kind_row = PB_FIELD_ROW (pb_choice_row_new (PB_ACTIVITY_KIND));
  self->day_row = PB_FIELD_ROW (pb_day_row_new (PB_ACTIVITY_DATE));

  /* The button comes last. */
  log_row = g_object_ref (GTK_WIDGET (self->log_row));
  adw_expander_row_remove (ADW_EXPANDER_ROW (self), log_row);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->kind_row));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->day_row));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), log_row);
  g_object_unref (log_row);
  start_over (self);

  return GTK_WIDGET (self);
}

/**
 * pb_contact_row_get_other:
 * @self: a contact row
 *
 * Returns: the identifier of the other group
 */
const char *
pb_contact_row_get_other (PbContactRow *self)
{
  g_return_val_if_fail (PB_IS_CONTACT_ROW (self), NULL);

  return self->other_id;
}
