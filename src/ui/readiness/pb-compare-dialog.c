/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/readiness/pb-compare-dialog.h"

#include "framework/pb-criteria-choice.h"
#include "framework/pb-judge.h"
#include "model/pb-dossier-past.h"

#include <glib/gi18n.h>

#include "ui/pb-ui.h"
#include "ui/readiness/pb-compare-side.h"
#include "ui/readiness/pb-difference-row.h"

/**
 * PbCompareDialog:
 *
 * Two checklists of a group side by side: how it stood on any two days, or when a
 * phase was reviewed or began; what differs, and which records made it so.
 */
struct _PbCompareDialog
{
  AdwDialog parent_instance;

  PbCompareSide *before_side;
  PbCompareSide *after_side;
  GtkStack *stack;
  AdwStatusPage *failed_page;
  GtkLabel *summary_label;
  AdwPreferencesGroup *worse_group;
  AdwPreferencesGroup *better_group;
  AdwPreferencesGroup *other_group;

  PbDossier *dossier;
  PbCriteriaSet *criteria;
  GPtrArray *rows;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (PbCompareDialog, pb_compare_dialog, ADW_TYPE_DIALOG)

/* What a thread is given, and what it finds. */
typedef struct
{
  PbDossier *dossier;
  PbCriteriaSet *criteria;
  PbDay days[2];
  char *kept[2]; /* a checklist that was kept, or %NULL where the day is to be judged */
  PbChecklist *checklists[2];
  GPtrArray *differences;
} Comparison;

static void
comparison_free (gpointer data)
{
  Comparison *comparison = data;

  g_clear_pointer (&comparison->differences, g_ptr_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (comparison->days); i++)
    {
      g_free (comparison->kept[i]);
      g_clear_object (&comparison->checklists[i]);
    }
  g_clear_object (&comparison->dossier);
  g_clear_object (&comparison->criteria);
  g_free (comparison);
}

static PbChecklist *
make_checklist (Comparison    *comparison,
                guint          side,
                GCancellable  *cancellable,
                GError       **error)
{
  PbDay day = comparison->days[side];
  g_autoptr(PbDossier) then = NULL;
  g_autoptr(PbCriteriaSet) criteria = NULL;
  g_autoptr(PbJudgement) judgement = NULL;

  if (comparison->kept[side])
    return pb_checklist_parse (comparison->kept[side], error);

  then = day == pb_dossier_get_day (comparison->dossier)
           ? g_object_ref (comparison->dossier) : pb_dossier_at (comparison->dossier, day);
  /* Both days by what the group has chosen now, or they could not be compared. */
  criteria = pb_criteria_set_choose (comparison->dossier, comparison->criteria, NULL);
  judgement = pb_judge (then, criteria, day, cancellable, error);

  return judgement ? pb_checklist_new_from_judgement (judgement) : NULL;
}

static void
compare_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  Comparison *comparison = task_data;
  GError *error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (comparison->days); i++)
    {
      comparison->checklists[i] = make_checklist (comparison, i, cancellable, &error);
      if (comparison->checklists[i] == NULL)
        {
          g_task_return_error (task, error);
          return;
        }
    }

  comparison->differences = pb_checklist_compare (comparison->checklists[0],
                                                  comparison->checklists[1],
                                                  comparison->dossier);
  g_task_return_boolean (task, TRUE);
}

static void
remove_rows (PbCompareDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_differences (PbCompareDialog *self,
                  GPtrArray       *differences)
{
  guint n_worse = 0;
  guint n_better = 0;

  for (guint i = 0; i < differences->len; i++)
    {
      const PbDifference *difference = differences->pdata[i];
      GtkWidget *row = pb_difference_row_new (difference, self->dossier);
      AdwPreferencesGroup *group = self->other_group;

      if (difference->step < 0)
        {
          group = self->worse_group;
          n_worse++;
        }
      else if (difference->step > 0)
        {
          group = self->better_group;
          n_better++;
        }
      adw_preferences_group_add (group, row);
      g_ptr_array_add (self->rows, row);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->worse_group), n_worse > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->better_group), n_better > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->other_group), n_worse + n_better < differences->len);
}

static gboolean
have_same_criteria (PbChecklist *before,
                    PbChecklist *after)
{
  return g_strcmp0 (pb_checklist_get_criteria_title (before),
                    pb_checklist_get_criteria_title (after)) == 0 &&
         g_strcmp0 (pb_checklist_get_criteria_version (before),
                    pb_checklist_get_criteria_version (after)) == 0;
}

static void
show_summary (PbCompareDialog *self,
              PbChecklist     *before,
              PbChecklist     *after,
              guint            n_changed)
{
  guint n_all = pb_checklist_get_items (after)->len;
  g_autoptr(GString) text = g_string_new (NULL);

  /* Translators: how many statements came to another result, of how many. */
  g_string_append_printf (text, ngettext ("%u of %u statement came to another result.",
                                          "%u of %u statements came to another result.", n_all),
                          n_changed, n_all);
  if (pb_checklist_get_phase (before) != pb_checklist_get_phase (after))
    g_string_append_printf (text, " %s", _("The group was in another phase, which asks for other "
                                           "things."));
  if (!have_same_criteria (before, after))
    {
      g_string_append_c (text, ' ');
      /* Translators: twice the title and the version of a criteria set. */
      g_string_append_printf (text, _("Each was judged by its own criteria: “%s” %s and “%s” %s."),
                              pb_checklist_get_criteria_title (before),
                              pb_checklist_get_criteria_version (before),
                              pb_checklist_get_criteria_title (after),
                              pb_checklist_get_criteria_version (after));
    }
  gtk_label_set_label (self->summary_label, text->str);
}

static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  PbCompareDialog *self = PB_COMPARE_DIALOG (source);
  Comparison *comparison = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_object (&self->cancellable);
  remove_rows (self);
  pb_compare_side_show (self->before_side, comparison->checklists[0]);
  pb_compare_side_show (self->after_side, comparison->checklists[1]);

  if (error)
    {
      adw_status_page_set_description (self->failed_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
    }
  else if (comparison->differences->len == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "same");
    }
  else
    {
      show_differences (self, comparison->differences);
      show_summary (self, comparison->checklists[0], comparison->checklists[1],
                    comparison->differences->len);
      gtk_stack_set_visible_child_name (self->stack, "differences");
    }
}

static char *
dup_kept (PbRecord *snapshot)
{
  if (snapshot == NULL)
    return NULL;

  return g_strdup (pb_record_get_text (snapshot,
                                       pb_record_get_kind (snapshot) == PB_KIND_PHASE_REVIEW
                                         ? PB_PHASE_REVIEW_CHECKLIST
                                         : PB_PHASE_TRANSITION_CHECKLIST));
}

static void
compare (PbCompareDialog *self)
{
  PbCompareSide *sides[] = { self->before_side, self->after_side };
  Comparison *comparison = g_new0 (Comparison, 1);
  g_autoptr(GTask) task = NULL;

  comparison->dossier = g_object_ref (self->dossier);
  comparison->criteria = g_object_ref (self->criteria);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      comparison->days[i] = pb_compare_side_get_day (sides[i]);
      comparison->kept[i] = dup_kept (pb_compare_side_get_snapshot (sides[i]));
    }

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_stack_set_visible_child_name (self->stack, "loading");

  task = g_task_new (self, self->cancellable, compared_cb, NULL);
  g_task_set_source_tag (task, compare);
  g_task_set_task_data (task, comparison, comparison_free);
  g_task_run_in_thread (task, compare_in_thread);
}

static void
side_changed_cb (PbCompareDialog *self)
{
  if (pb_compare_side_get_day (self->before_side) > pb_compare_side_get_day (self->after_side))
    pb_compare_side_swap (self->before_side, self->after_side);
  compare (self);
}

/* The record is shown in the window, which this dialog would cover. */
static void
show_record_activated (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  g_autoptr(GtkWidget) window = NULL;

  g_set_object (&window, GTK_WIDGET (gtk_widget_get_root (widget)));
  adw_dialog_close (ADW_DIALOG (widget));
  gtk_widget_activate_action_variant (window, "win.show-record", parameter);
}

static void
pb_compare_dialog_closed (AdwDialog *dialog)
{
  PbCompareDialog *self = PB_COMPARE_DIALOG (dialog);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
pb_compare_dialog_dispose (GObject *object)
{
  PbCompareDialog *self = PB_COMPARE_DIALOG (object);

  pb_ui_drop_dialog_child (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_COMPARE_DIALOG);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->dossier);
  g_clear_object (&self->criteria);

  G_OBJECT_CLASS (pb_compare_dialog_parent_class)->dispose (object);
}

static void
pb_compare_dialog_class_init (PbCompareDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_compare_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = pb_compare_dialog_closed;

  gtk_widget_class_install_action (widget_class, "compare.show-record", "s",
                                   show_record_activated);

  g_type_ensure (PB_TYPE_COMPARE_SIDE);
  gtk_widget_class_set_template_from_resource (
    widget_class, PB_UI_RESOURCE_PATH "/ui/readiness/pb-compare-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbCompareDialog, before_side);
  gtk_widget_class_bind_template_child (widget_class, PbCompareDialog, after_side);
  gtk_widget_class_bind_template_child (widget_class, PbCompareDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PbCompareDialog, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PbCompareDialog, summary_label);
  gtk_widget_class_bind_template_child (widget_class, PbCompareDialog, worse_group);
  gtk_widget_class_bind_template_child (widget_class, PbCompareDialog, better_group);
  gtk_widget_class_bind_template_child (widget_class, PbCompareDialog, other_group);
  gtk_widget_class_bind_template_callback (widget_class, side_changed_cb);
}

static void
pb_compare_dialog_init (PbCompareDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_compare_dialog_new:
 * @dossier: the records of the group on the last day that can be chosen
 * @criteria: what to judge days by where the group has not chosen any criteria
 * @before: a day
 * @after: a day that is not before it
 *
 * Returns: (transfer floating): a dialog that compares the two days to begin with
 */
AdwDialog *
pb_compare_dialog_new (PbDossier     *dossier,
                       PbCriteriaSet *criteria,
                       PbDay          before,
                       PbDay          after)
{
  PbCompareDialog *self;

  g_return_val_if_fail (PB_IS_DOSSIER (dossier), NULL);
  g_return_val_if_fail (PB_IS_CRITERIA_SET (criteria), NULL);
  g_return_val_if_fail (before <= after, NULL);

  self = g_object_new (PB_TYPE_COMPARE_DIALOG, NULL);
  self->dossier = g_object_ref (dossier);
  self->criteria = g_object_ref (criteria);
  pb_compare_side_fill (self->before_side, self->dossier);
  pb_compare_side_fill (self->after_side, self->dossier);
  pb_compare_side_set_day (self->before_side, before);
  pb_compare_side_set_day (self->after_side, after);
  compare (self);

  return ADW_DIALOG (self);
}
