/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/cycles/pb-feedback-dialog.h"

#include <glib/gi18n.h>

#include "framework/pb-cycle-work.h"
#include "ui/dialogs/pb-field-row.h"
#include "ui/dialogs/pb-long-text-row.h"
#include "ui/pb-ui.h"
#include "ui/widgets/pb-markdown-view.h"

/**
 * PbFeedbackDialog:
 *
 * Answers feedback, acts on it by making an insight of it, or declines it.
 */
struct _PbFeedbackDialog
{
  PbCycleDialog parent_instance;

  AdwPreferencesGroup *feedback_group;
  PbMarkdownView *text_view;
  AdwPreferencesGroup *insight_group;
  AdwEntryRow *insight_row;
  AdwPreferencesGroup *answer_group;
  GtkWidget *answer_row;

  PbRecord *feedback;
  PbFeedbackStatus status;
};

G_DEFINE_FINAL_TYPE (PbFeedbackDialog, pb_feedback_dialog, PB_TYPE_CYCLE_DIALOG)

static void
update (PbFeedbackDialog *self)
{
  g_autoptr(GVariant) answer = pb_field_row_dup_value (PB_FIELD_ROW (self->answer_row), NULL);
  gboolean ready = TRUE;

  if (self->status == PB_FEEDBACK_STATUS_ACTED_ON)
    ready = *gtk_editable_get_text (GTK_EDITABLE (self->insight_row)) != '\0';
  else if (self->status == PB_FEEDBACK_STATUS_ANSWERED)
    ready = answer != NULL;

  pb_cycle_dialog_set_ready (PB_CYCLE_DIALOG (self), ready);
}

static void
edited_cb (PbFeedbackDialog *self)
{
  if (self->feedback == NULL)
    return;

  pb_cycle_dialog_set_dirty (PB_CYCLE_DIALOG (self), TRUE);
  update (self);
}

static const char *
get_title (PbFeedbackStatus status)
{
  if (status == PB_FEEDBACK_STATUS_ANSWERED)
    return _("Answer Feedback");

  return status == PB_FEEDBACK_STATUS_ACTED_ON ? _("Act on Feedback") : _("Decline Feedback");
}

static const char *
get_button (PbFeedbackStatus status)
{
  if (status == PB_FEEDBACK_STATUS_ANSWERED)
    return _("_Answer");

  return status == PB_FEEDBACK_STATUS_ACTED_ON ? _("_Make Insight") : _("_Decline");
}

static PbEdit *
pb_feedback_dialog_make_edit (PbCycleDialog *dialog)
{
  PbFeedbackDialog *self = PB_FEEDBACK_DIALOG (dialog);
  PbDay today = pb_group_context_get_today (pb_cycle_dialog_get_context (dialog));
  g_autoptr(GVariant) answer = NULL;
  g_autoptr(GError) error = NULL;
  PbEdit *edit;

  answer = pb_field_row_dup_value (PB_FIELD_ROW (self->answer_row), &error);
  if (error != NULL)
    {
      pb_field_row_set_problem (PB_FIELD_ROW (self->answer_row), error->message);
      return NULL;
    }

  edit = pb_edit_new (get_title (self->status));
  pb_feedback_fill_status (edit, self->feedback, self->status,
                           answer ? g_variant_get_string (answer, NULL) : NULL, today);
  if (self->status == PB_FEEDBACK_STATUS_ACTED_ON)
    pb_feedback_fill_insight (edit, self->feedback,
                              gtk_editable_get_text (GTK_EDITABLE (self->insight_row)), today);

  return edit;
}

static void
pb_feedback_dialog_dispose (GObject *object)
{
  PbFeedbackDialog *self = PB_FEEDBACK_DIALOG (object);

  g_clear_object (&self->feedback);
  pb_ui_drop_dialog_child (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_FEEDBACK_DIALOG);

  G_OBJECT_CLASS (pb_feedback_dialog_parent_class)->dispose (object);
}

static void
pb_feedback_dialog_class_init (PbFeedbackDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_feedback_dialog_dispose;
  PB_CYCLE_DIALOG_CLASS (klass)->make_edit = pb_feedback_dialog_make_edit;

  g_type_ensure (PB_TYPE_MARKDOWN_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/cycles/pb-feedback-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbFeedbackDialog, feedback_group);
  gtk_widget_class_bind_template_child (widget_class, PbFeedbackDialog, text_view);
  gtk_widget_class_bind_template_child (widget_class, PbFeedbackDialog, insight_group);
  gtk_widget_class_bind_template_child (widget_class, PbFeedbackDialog, insight_row);
  gtk_widget_class_bind_template_child (widget_class, PbFeedbackDialog, answer_group);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
}

static void
pb_feedback_dialog_init (PbFeedbackDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_feedback_dialog_new:
 * @context: the group
 * @feedback: feedback
 * @status: what is to be done: answered, acted on or declined
 *
 * Returns: (transfer floating): a dialog that does it
 */
AdwDialog *
pb_feedback_dialog_new (PbGroupContext   *context,
                        PbRecord         *feedback,
                        PbFeedbackStatus  status)
{
  PbFeedbackDialog *self;
  const char *text;
  g_autofree char *escaped = NULL;

  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (context), NULL);
  g_return_val_if_fail (PB_IS_RECORD (feedback), NULL);

  self = g_object_new (PB_TYPE_FEEDBACK_DIALOG, NULL);
  pb_cycle_dialog_set_context (PB_CYCLE_DIALOG (self), context);
  self->status = status;
  adw_dialog_set_title (ADW_DIALOG (self), get_title (status));
  pb_cycle_dialog_set_store_label (PB_CYCLE_DIALOG (self), get_button (status));

  text = pb_record_get_text (feedback, PB_FEEDBACK_TEXT);
  escaped = g_markup_escape_text (pb_record_get_text (feedback, PB_FEEDBACK_SUBJECT), -1);
  adw_preferences_group_set_title (self->feedback_group, escaped);
  pb_markdown_view_set_text (self->text_view, text ? text : "");
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->text_view)), text != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->insight_group), status == PB_FEEDBACK_STATUS_ACTED_ON);
  gtk_editable_set_text (GTK_EDITABLE (self->insight_row),
                         pb_record_get_text (feedback, PB_FEEDBACK_SUBJECT));

  self->answer_row = pb_long_text_row_new (PB_FEEDBACK_ANSWER);
  adw_preferences_group_add (self->answer_group, self->answer_row);
  pb_field_row_set_value (PB_FIELD_ROW (self->answer_row),
                          pb_record_get_value (feedback, PB_FEEDBACK_ANSWER));
  g_signal_connect_object (self->answer_row, "edited", G_CALLBACK (edited_cb), self,
                           G_CONNECT_SWAPPED);

  /* Filling the rows is not yet editing. */
  self->feedback = g_object_ref (feedback);
  update (self);

  return ADW_DIALOG (self);
}
