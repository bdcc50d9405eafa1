/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/readiness/pb-criteria-dialog.h"

#include "framework/pb-checklist.h"
#include "framework/pb-judge.h"
#include "model/pb-id.h"
#include "ui/pb-ui.h"
#include "ui/readiness/pb-difference-row.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * PbCriteriaDialog:
 *
 * Shows a criteria set and what it would change in the results of a group, before
 * it is taken into the library or the group is judged by it.
 */
struct _PbCriteriaDialog
{
  AdwDialog parent_instance;

  GtkButton *accept_button;
  AdwBanner *error_banner;
  AdwActionRow *title_row;
  AdwActionRow *publisher_row;
  AdwActionRow *statements_row;
  AdwPreferencesGroup *use_group;
  AdwSwitchRow *use_row;
  AdwPreferencesGroup *changes_group;
  GtkListBox *changes_list;

  PbGroupContext *context;
  PbCriteriaSet *criteria;
  GBytes *content;
  char *record_id;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (PbCriteriaDialog, pb_criteria_dialog, ADW_TYPE_DIALOG)

/* What the thread judges, and by what. */
typedef struct
{
  PbDossier *dossier;
  PbCriteriaSet *criteria;
} Trial;

static void
trial_free (gpointer data)
{
  Trial *trial = data;

  g_object_unref (trial->dossier);
  g_object_unref (trial->criteria);
  g_free (trial);
}

static void
show_changes (PbCriteriaDialog *self,
              PbJudgement      *judgement)
{
  PbJudgement *now = pb_group_context_get_judgement (self->context);
  g_autoptr(PbChecklist) before = pb_checklist_new_from_judgement (now);
  g_autoptr(PbChecklist) after = pb_checklist_new_from_judgement (judgement);
  g_autoptr(GPtrArray) differences =
    pb_checklist_compare (before, after, pb_group_context_get_dossier (self->context));
  PbReading old = pb_judgement_get_reading (now);
  PbReading new = pb_judgement_get_reading (judgement);
  g_autofree char *summary = NULL;
  g_autofree char *reading = NULL;

  reading = old == new ? g_strdup_printf (_("The group reads “%s” either way."),
                                          pb_reading_get_label (new))
                       /* Translators: how a group stands now, and how it would stand */
                       : g_strdup_printf (_("The group would read “%2$s” instead of “%1$s”."),
                                          pb_reading_get_label (old), pb_reading_get_label (new));
  if (differences->len == 0)
    summary = g_strdup_printf ("%s %s", reading, _("No result changes."));
  else
    summary = g_strdup_printf (ngettext ("%s %u statement differs.", "%s %u statements differ.",
                                         differences->len),
                               reading, differences->len);
  adw_preferences_group_set_description (self->changes_group, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->changes_list), differences->len > 0);
  for (guint i = 0; i < differences->len; i++)
    gtk_list_box_append (self->changes_list,
                         pb_difference_row_new (differences->pdata[i],
                                                pb_group_context_get_dossier (self->context)));
}

static void
judge_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Trial *trial = task_data;
  GError *error = NULL;
  PbJudgement *judgement = pb_judge (trial->dossier, trial->criteria,
                                     pb_dossier_get_day (trial->dossier), cancellable, &error);

  if (judgement)
    g_task_return_pointer (task, judgement, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
judged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  PbCriteriaDialog *self = PB_CRITERIA_DIALOG (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(PbJudgement) judgement = g_task_propagate_pointer (G_TASK (result), &error);

  if (judgement && self->context && pb_group_context_get_judgement (self->context))
    show_changes (self, judgement);
}

static void
try_out (PbCriteriaDialog *self)
{
  PbDossier *dossier = pb_group_context_get_dossier (self->context);
  g_autoptr(GTask) task = NULL;
  Trial *trial;

  gtk_widget_set_visible (GTK_WIDGET (self->changes_group), dossier != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->changes_list), FALSE);
  if (dossier == NULL)
    return;

  adw_preferences_group_set_description (self->changes_group, _("Judging the group…"));
  trial = g_new0 (Trial, 1);
  trial->dossier = g_object_ref (dossier);
  trial->criteria = g_object_ref (self->criteria);
  task = g_task_new (self, self->cancellable, judged_cb, NULL);
  g_task_set_source_tag (task, try_out);
  g_task_set_task_data (task, trial, trial_free);
  g_task_run_in_thread (task, judge_in_thread);
}

/* A set of the same name is brought up to date instead of being kept twice. */
static const char *
find_same (PbCriteriaDialog *self,
           const char       *name)
{
  PbDossier *dossier = pb_group_context_get_dossier (self->context);
  GPtrArray *sets = dossier ? pb_dossier_get_records (dossier, PB_KIND_CRITERIA_SET) : NULL;

  for (guint i = 0; sets && i < sets->len; i++)
    {
      if (g_strcmp0 (pb_record_get_text (sets->pdata[i], PB_CRITERIA_SET_NAME), name) == 0 &&
          !pb_record_get_deleted (sets->pdata[i]))
        return pb_record_get_id (sets->pdata[i]);
    }

  return NULL;
}

static PbEdit *
make_edit (PbCriteriaDialog *self)
{
  const char *title = pb_criteria_set_get_title (self->criteria);
  const char *group = pb_group_context_get_group_id (self->context);
  const char *id = self->record_id;
  PbEdit *edit;

  if (self->content == NULL)
    {
      edit = pb_edit_new (_("Judge by other criteria"));
      pb_edit_set_text (edit, group, PB_GROUP_CRITERIA, id);
      return edit;
    }

  edit = pb_edit_new (_("Import criteria"));
  id = find_same (self, title);
  if (id == NULL)
    {
      id = pb_edit_create (edit, PB_KIND_CRITERIA_SET, NULL);
      pb_edit_set_text (edit, id, PB_CRITERIA_SET_GROUP, group);
      pb_edit_set_text (edit, id, PB_CRITERIA_SET_NAME, title);
    }
  pb_edit_set_text (edit, id, PB_CRITERIA_SET_VERSION,
                    pb_criteria_set_get_version (self->criteria));
  pb_edit_set_text (edit, id, PB_CRITERIA_SET_CONTENT, g_bytes_get_data (self->content, NULL));
  if (adw_switch_row_get_active (self->use_row))
    pb_edit_set_text (edit, group, PB_GROUP_CRITERIA, id);

  return edit;
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PbCriteriaDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  if (pb_group_context_commit_finish (PB_GROUP_CONTEXT (source), result, &error))
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "criteria-dialog.accept", TRUE);
  adw_banner_set_title (self->error_banner, error->message);
  adw_banner_set_revealed (self->error_banner, TRUE);
}

static void
accept_activated (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PbCriteriaDialog *self = PB_CRITERIA_DIALOG (widget);
  g_autoptr(PbEdit) edit = make_edit (self);

  gtk_widget_action_set_enabled (widget, "criteria-dialog.accept", FALSE);
  adw_banner_set_revealed (self->error_banner, FALSE);
  pb_group_context_commit_async (self->context, edit, NULL, stored_cb, g_object_ref (self));
}

static void
pb_criteria_dialog_dispose (GObject *object)
{
  PbCriteriaDialog *self = PB_CRITERIA_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  g_clear_object (&self->criteria);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_clear_pointer (&self->record_id, g_free);
  pb_ui_drop_dialog_child (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_CRITERIA_DIALOG);

  G_OBJECT_CLASS (pb_criteria_dialog_parent_class)->dispose (object);
}

static void
pb_criteria_dialog_class_init (PbCriteriaDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_criteria_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "criteria-dialog.accept", NULL,
                                   accept_activated);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/readiness/pb-criteria-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbCriteriaDialog, accept_button);
  gtk_widget_class_bind_template_child (widget_class, PbCriteriaDialog, changes_group);
  gtk_widget_class_bind_template_child (widget_class, PbCriteriaDialog, changes_list);
  gtk_widget_class_bind_template_child (widget_class, PbCriteriaDialog, error_banner);
  gtk_widget_class_bind_template_child (widget_class, PbCriteriaDialog, publisher_row);
  gtk_widget_class_bind_template_child (widget_class, PbCriteriaDialog, statements_row);
  gtk_widget_class_bind_template_child (widget_class, PbCriteriaDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, PbCriteriaDialog, use_group);
  gtk_widget_class_bind_template_child (widget_class, PbCriteriaDialog, use_row);
}

static void
pb_criteria_dialog_init (PbCriteriaDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/* How many statements each phase has. */
static char *
dup_statements (PbCriteriaSet *criteria)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (int phase = PB_PHASE_CONVERSATION; phase <= PB_PHASE_COMPLETION; phase++)
    {
      guint n = pb_criteria_set_get_statements (criteria, phase)->len;

      if (n > 0)
        /* Translators: the name of a phase, and how many statements it has */
        g_ptr_array_add (parts, g_strdup_printf (_("%s: %u"),
                                                 pb_enum_get_label (pb_phase_get_type (), phase),
                                                 n));
    }
  if (parts->len == 0)
    return g_strdup (_("None"));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **) parts->pdata);
}

static PbCriteriaDialog *
dialog_new (PbGroupContext *context,
            PbCriteriaSet  *criteria)
{
  PbCriteriaDialog *self = g_object_new (PB_TYPE_CRITERIA_DIALOG, NULL);
  const char *publisher = pb_criteria_set_get_publisher (criteria);
  g_autofree char *statements = dup_statements (criteria);
  g_autofree char *title = NULL;

  self->context = g_object_ref (context);
  self->criteria = g_object_ref (criteria);

  /* Translators: the title of a criteria set, and its version */
  title = g_strdup_printf (_("%s, version %s"), pb_criteria_set_get_title (criteria),
                           pb_criteria_set_get_version (criteria));
  adw_action_row_set_subtitle (self->title_row, title);
  adw_action_row_set_subtitle (self->publisher_row, publisher ? publisher : "");
  adw_action_row_set_subtitle (self->statements_row, statements);
  gtk_widget_set_visible (GTK_WIDGET (self->publisher_row), publisher && *publisher);
  try_out (self);

  return self;
}

/**
 * pb_criteria_dialog_new_import:
 * @context: the group
 * @criteria: a criteria set from outside
 * @content: the file that it was read from, with a zero after its end
 *
 * Returns: (transfer floating): a dialog that asks whether to take @criteria into
 *   the library
 */
PbCriteriaDialog *
pb_criteria_dialog_new_import (PbGroupContext *context,
                               PbCriteriaSet  *criteria,
                               GBytes         *content)
{
  PbCriteriaDialog *self;

  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (context), NULL);
  g_return_val_if_fail (PB_IS_CRITERIA_SET (criteria), NULL);
  g_return_val_if_fail (content != NULL, NULL);

  self = dialog_new (context, criteria);
  self->content = g_bytes_ref (content);
  adw_dialog_set_title (ADW_DIALOG (self), _("Import Criteria"));
  gtk_button_set_label (self->accept_button, _("_Import"));

  return self;
}

/**
 * pb_criteria_dialog_new_choose:
 * @context: the group
 * @criteria: a criteria set
 * @record_id: (nullable): its record, or %NULL for the built-in one
 *
 * Returns: (transfer floating): a dialog that asks whether to judge the group by
 *   @criteria
 */
PbCriteriaDialog *
pb_criteria_dialog_new_choose (PbGroupContext *context,
                               PbCriteriaSet  *criteria,
                               const char     *record_id)
{
  PbCriteriaDialog *self;

  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (context), NULL);
  g_return_val_if_fail (PB_IS_CRITERIA_SET (criteria), NULL);

  self = dialog_new (context, criteria);
  self->record_id = g_strdup (record_id);
  adw_dialog_set_title (ADW_DIALOG (self), _("Judge by Other Criteria"));
  gtk_button_set_label (self->accept_button, _("_Judge by Them"));
  gtk_widget_set_visible (GTK_WIDGET (self->use_group), FALSE);

  return self;
}
