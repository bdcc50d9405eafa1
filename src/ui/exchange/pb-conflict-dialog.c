/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/exchange/pb-conflict-dialog.h"

#include <glib/gi18n.h>

#include "storage/pb-conflict.h"
#include "ui/pb-ui.h"
#include "ui/state/pb-diff-view.h"
#include "ui/widgets/pb-moment.h"
#include "ui/widgets/pb-record-row.h"

#define TEXT_HEIGHT 200

/**
 * PbConflictDialog:
 *
 * What people changed without knowing of each other, side by side, to choose from.
 * Choosing is an edit like any other: it can be undone.
 */
struct _PbConflictDialog
{
  AdwDialog parent_instance;

  AdwBanner *banner;
  GtkStack *stack;
  AdwPreferencesPage *page;

  PbGroupContext *context;
  char *record_id;
  GPtrArray *conflicts;
  GPtrArray *groups;
};

G_DEFINE_FINAL_TYPE (PbConflictDialog, pb_conflict_dialog, ADW_TYPE_DIALOG)

/* In place of the number of a value: none of them, all of them merged, that the
 * record stays, that it goes.
 */
enum
{
  CHOICE_NOTHING = -1,
  CHOICE_MERGED = -2,
  CHOICE_KEEP = -3,
  CHOICE_DELETE = -4,
};

static gboolean
is_long_text (PbConflict *conflict)
{
  const PbFieldInfo *info = pb_field_get_info (pb_conflict_get_field (conflict));

  return info && info->type == PB_TYPE_MARKDOWN;
}

static GtkWidget *
new_choose_button (PbConflictDialog *self,
                   guint             nth,
                   int               choice,
                   const char       *label,
                   const char       *what)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, what,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ui)", nth, choice);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "conflict.choose");
  gtk_widget_set_sensitive (button, !pb_group_context_get_locked (self->context));

  return button;
}

static char *
dup_byline (PbConflict *conflict,
            guint       n)
{
  const char *who = pb_conflict_get_who (conflict, n);
  g_autofree char *moment = pb_moment_to_locale (pb_conflict_get_when (conflict, n));

  /* Translators: who changed something, and when */
  return g_strdup_printf (C_("conflict", "%s, %s"), who ? who : _("Unknown"), moment);
}

static void
add_short_row (PbConflictDialog    *self,
               AdwPreferencesGroup *group,
               guint                nth,
               int                  choice,
               const char          *button,
               const char          *title,
               const char          *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             new_choose_button (self, nth, choice, button, title));
  adw_preferences_group_add (group, row);
}

/* What it would be, and within it how that differs from @before. */
static void
add_long_row (PbConflictDialog    *self,
              AdwPreferencesGroup *group,
              guint                nth,
              int                  choice,
              const char          *title,
              const char          *subtitle,
              const char          *before,
              const char          *after)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *view = pb_diff_view_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  gtk_widget_set_size_request (view, -1, TEXT_HEIGHT);
  gtk_widget_add_css_class (view, "pb-inset");
  pb_diff_view_set_texts (PB_DIFF_VIEW (view), before, after);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), view);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row),
                               new_choose_button (self, nth, choice, _("_Use"), title));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  pb_ui_name_expander_row (ADW_EXPANDER_ROW (row));
  adw_preferences_group_add (group, row);
}

/* Each version with how it differs from another, and what comes of merging them, where
 * that is something else again.
 */
static void
add_texts (PbConflictDialog    *self,
           AdwPreferencesGroup *group,
           PbConflict          *conflict,
           guint                nth)
{
  PbRecord *record = pb_conflict_get_record (conflict);
  const char *merged = pb_record_get_text (record, pb_conflict_get_field (conflict));
  guint n = pb_conflict_get_n_values (conflict);
  gboolean is_new = TRUE;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *byline = dup_byline (conflict, i);
      const char *text = pb_conflict_get_text (conflict, i);
      const char *other = pb_conflict_get_text (conflict, i == 0 && n > 1 ? 1 : 0);

      is_new = is_new && g_strcmp0 (text, merged) != 0;
      add_long_row (self, group, nth, (int) i, byline, _("Compared with the other version"),
                    other ? other : "", text ? text : "");
    }

  if (is_new)
    {
      const char *first = pb_conflict_get_text (conflict, 0);

      add_long_row (self, group, nth, CHOICE_MERGED, _("Both Together"),
                    _("What you read now; where they disagree, the newer one"),
                    first ? first : "", merged ? merged : "");
    }
}

static void
add_values (PbConflictDialog    *self,
            AdwPreferencesGroup *group,
            PbConflict          *conflict,
            guint                nth)
{
  guint n = pb_conflict_get_n_values (conflict);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *byline = dup_byline (conflict, i);
      const char *text = pb_conflict_get_text (conflict, i);

      add_short_row (self, group, nth, (int) i, _("_Use"),
                     text && *text ? text : C_("value", "Nothing"), byline);
    }

  /* A reference that leads back to the record itself. */
  if (n < 2)
    add_short_row (self, group, nth, CHOICE_NOTHING, _("_Use"), C_("value", "Nothing"), NULL);
}

static void
add_deletion (PbConflictDialog    *self,
              AdwPreferencesGroup *group,
              PbConflict          *conflict,
              guint                nth)
{
  g_autofree char *byline = NULL;

  for (guint i = 0; i < pb_conflict_get_n_values (conflict) && byline == NULL; i++)
    {
      if (pb_conflict_get_deletes (conflict, i))
        byline = dup_byline (conflict, i);
    }

  add_short_row (self, group, nth, CHOICE_KEEP, _("_Keep"), _("Keep the record"),
                 _("Somebody else has changed it meanwhile"));
  add_short_row (self, group, nth, CHOICE_DELETE, _("_Delete"), _("Delete the record"), byline);
}

static void
add_conflict (PbConflictDialog *self,
              PbConflict       *conflict,
              guint             nth)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  PbRecord *record = pb_conflict_get_record (conflict);
  g_autofree char *label = pb_record_dup_label (record);
  g_autofree char *title = g_markup_escape_text (label, -1);
  GtkWidget *button;

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group,
                                         pb_conflict_get_deletion (conflict)
                                         ? _("Deleted by one, changed by another")
                                         : pb_field_get_label (pb_conflict_get_field (conflict)));

  if (pb_conflict_get_deletion (conflict))
    add_deletion (self, group, conflict, nth);
  else if (is_long_text (conflict))
    add_texts (self, group, conflict, nth);
  else
    add_values (self, group, conflict, nth);

  button = gtk_button_new_with_mnemonic (_("_Edit…"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, label,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", pb_record_get_id (record));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.edit-record");
  adw_preferences_group_set_header_suffix (group, button);

  g_ptr_array_add (self->groups, group);
  adw_preferences_page_add (self->page, group);
}

static gboolean
is_wanted (PbConflictDialog *self,
           PbConflict       *conflict)
{
  return self->record_id == NULL ||
         g_str_equal (pb_record_get_id (pb_conflict_get_record (conflict)), self->record_id);
}

static void
show_conflicts (PbConflictDialog *self)
{
  guint n = 0;

  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (self->page, self->groups->pdata[i]);
  g_ptr_array_set_size (self->groups, 0);

  for (guint i = 0; i < self->conflicts->len; i++)
    {
      if (!is_wanted (self, self->conflicts->pdata[i]))
        continue;

      add_conflict (self, self->conflicts->pdata[i], i);
      n++;
    }
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "none");
}

static void
conflicts_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(PbConflictDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  GPtrArray *conflicts = pb_store_conflicts_finish (PB_STORE (source), result, &error);

  if (self->context == NULL)
    {
      g_clear_pointer (&conflicts, g_ptr_array_unref);
      return;
    }

  if (conflicts == NULL)
    {
      adw_banner_set_title (self->banner, error->message);
      adw_banner_set_revealed (self->banner, TRUE);
      return;
    }

  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  self->conflicts = conflicts;
  show_conflicts (self);
}

static void
load (PbConflictDialog *self)
{
  pb_store_conflicts_async (pb_group_context_get_store (self->context), NULL, NULL, conflicts_cb,
                            g_object_ref (self));
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PbConflictDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean done = pb_group_context_commit_finish (PB_GROUP_CONTEXT (source), result, &error);

  if (self->context == NULL)
    return;

  adw_banner_set_title (self->banner, done ? "" : error->message);
  adw_banner_set_revealed (self->banner, !done);
}

static void
choose_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PbConflictDialog *self = PB_CONFLICT_DIALOG (widget);
  g_autoptr(PbEdit) edit = NULL;
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;
  PbConflict *conflict;
  PbRecord *record;
  PbFieldId field;
  const char *id;
  guint nth;
  int choice;

  g_variant_get (parameter, "(ui)", &nth, &choice);
  g_return_if_fail (self->conflicts && nth < self->conflicts->len);

  conflict = self->conflicts->pdata[nth];
  record = pb_conflict_get_record (conflict);
  field = pb_conflict_get_field (conflict);
  id = pb_record_get_id (record);
  label = pb_record_dup_label (record);
  /* Translators: what a person did; %s is what a record is called. */
  title = g_strdup_printf (_("Settle Conflict in “%s”"), label);
  edit = pb_edit_new (title);
  switch (choice)
    {
    case CHOICE_KEEP:
      pb_edit_restore (edit, pb_record_get_kind (record), id);
      break;
    case CHOICE_DELETE:
      pb_edit_delete (edit, pb_record_get_kind (record), id);
      break;
    case CHOICE_NOTHING:
      pb_edit_set_value (edit, id, field, NULL);
      break;
    case CHOICE_MERGED:
      pb_edit_set_value (edit, id, field, pb_record_get_value (record, field));
      break;
    default:
      pb_edit_set_value (edit, id, field, pb_conflict_get_value (conflict, (guint) choice));
      break;
    }

  pb_group_context_commit_async (self->context, edit, NULL, chosen_cb, g_object_ref (self));
}

static void
pb_conflict_dialog_dispose (GObject *object)
{
  PbConflictDialog *self = PB_CONFLICT_DIALOG (object);

  pb_ui_drop_dialog_child (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_CONFLICT_DIALOG);
  g_clear_object (&self->context);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->record_id, g_free);

  G_OBJECT_CLASS (pb_conflict_dialog_parent_class)->dispose (object);
}

static void
pb_conflict_dialog_class_init (PbConflictDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_conflict_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "conflict.choose", "(ui)", choose_action);
  gtk_widget_class_set_template_from_resource (
    widget_class, PB_UI_RESOURCE_PATH "/ui/exchange/pb-conflict-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbConflictDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, PbConflictDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PbConflictDialog, page);
}

static void
pb_conflict_dialog_init (PbConflictDialog *self)
{
  self->groups = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_conflict_dialog_new:
 * @context: where what is chosen is stored
 * @record_id: (nullable): the only record to show, or %NULL for all of the library
 *
 * Returns: (transfer floating): a dialog to settle conflicts
 */
AdwDialog *
pb_conflict_dialog_new (PbGroupContext *context,
                        const char     *record_id)
{
  PbConflictDialog *self;

  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (context), NULL);

  self = g_object_new (PB_TYPE_CONFLICT_DIALOG, NULL);
  self->context = g_object_ref (context);
  self->record_id = record_id && *record_id ? g_strdup (record_id) : NULL;
  g_signal_connect_object (pb_group_context_get_store (context), "changed", G_CALLBACK (load),
                           self, G_CONNECT_SWAPPED);
  load (self);

  return ADW_DIALOG (self);
}
