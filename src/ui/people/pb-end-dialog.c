/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/people/pb-end-dialog.h"

#include "model/pb-enums.h"
#include "ui/dialogs/pb-choice-row.h"
#include "ui/dialogs/pb-day-row.h"
#include "ui/dialogs/pb-field-row.h"
#include "ui/people/pb-seat-row.h"

#include <glib/gi18n.h>

/**
 * PbEndDialog:
 *
 * Ends an assignment: when, and why.
 */
struct _PbEndDialog
{
  AdwAlertDialog parent_instance;

  PbFieldRow *day_row;
  PbFieldRow *reason_row;

  PbGroupContext *context;
  PbRecord *assignment;
  PbDay start;
  char *title;
};

G_DEFINE_FINAL_TYPE (PbEndDialog, pb_end_dialog, ADW_TYPE_ALERT_DIALOG)

static void
edited_cb (PbEndDialog *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) day = pb_field_row_dup_value (self->day_row, &error);
  const char *problem = error ? error->message : NULL;

  if (problem == NULL && day == NULL)
    problem = _("An end needs a day.");
  else if (problem == NULL && g_variant_get_int32 (day) < self->start)
    problem = _("The end cannot lie before the start.");

  pb_field_row_set_problem (self->day_row, problem);
  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (self), problem ? problem : "");
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self), "end", problem == NULL);
}

static void
pb_end_dialog_response (AdwAlertDialog *dialog,
                        const char     *response)
{
  PbEndDialog *self = PB_END_DIALOG (dialog);
  const char *id = pb_record_get_id (self->assignment);
  g_autoptr(GVariant) day = NULL;
  g_autoptr(GVariant) reason = NULL;
  g_autoptr(PbEdit) edit = NULL;

  if (g_strcmp0 (response, "end") != 0)
    return;

  day = pb_field_row_dup_value (self->day_row, NULL);
  reason = pb_field_row_dup_value (self->reason_row, NULL);
  edit = pb_edit_new (self->title);
  pb_edit_set_value (edit, id, PB_ASSIGNMENT_END, day);
  pb_edit_set_value (edit, id, PB_ASSIGNMENT_END_REASON, reason);
  pb_group_context_commit (self->context, edit);
}

static void
pb_end_dialog_dispose (GObject *object)
{
  PbEndDialog *self = PB_END_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_object (&self->assignment);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (pb_end_dialog_parent_class)->dispose (object);
}

static void
pb_end_dialog_class_init (PbEndDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_end_dialog_dispose;
  ADW_ALERT_DIALOG_CLASS (klass)->response = pb_end_dialog_response;
}

static void
pb_end_dialog_init (PbEndDialog *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->day_row = PB_FIELD_ROW (pb_day_row_new (PB_ASSIGNMENT_END));
  self->reason_row = PB_FIELD_ROW (pb_choice_row_new (PB_ASSIGNMENT_END_REASON));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->day_row));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->reason_row));
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("End"),
                                  -1);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (self), list);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (self),
                                  "cancel", _("_Cancel"),
                                  "end", _("_End"),
                                  NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (self), "end");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (self), "cancel");
  g_signal_connect_object (self->day_row, "edited", G_CALLBACK (edited_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * pb_end_dialog_new:
 * @context: the group
 * @seat: a seat that is held
 *
 * Returns: (transfer full): a dialog that asks when and why it ends
 */
AdwDialog *
pb_end_dialog_new (PbGroupContext *context,
                   const PbSeat   *seat)
{
  PbEndDialog *self = g_object_new (PB_TYPE_END_DIALOG, NULL);
  g_autofree char *holder = pb_seat_dup_holder (seat);
  g_autofree char *role = pb_record_dup_title (seat->role);
  g_autofree char *question = NULL;
  PbDay day = MAX (pb_group_context_get_today (context), seat->start);
  PbAssignmentEnd reason = seat->term == PB_TERM_OVERDUE ? PB_ASSIGNMENT_END_TERM
                                                         : PB_ASSIGNMENT_END_RESIGNED;
  g_autoptr(GVariant) day_value = g_variant_ref_sink (g_variant_new_int32 (day));
  g_autoptr(GVariant) reason_value = g_variant_ref_sink (g_variant_new_string (
    pb_enum_get_nick (pb_assignment_end_get_type (), reason)));

  self->context = g_object_ref (context);
  self->assignment = g_object_ref (seat->record);
  self->start = seat->start;
  /* Translators: what a person did: the name of a person, then of a role. */
  self->title = g_strdup_printf (_("End %s as “%s”"), holder, role);
  /* Translators: the name of a person, then of a role. */
  question = g_strdup_printf (_("End %s as “%s”?"), holder, role);
  /* Names have room in the body; libadwaita 1.7 measures a long heading as too narrow. */
  adw_alert_dialog_set_heading (ADW_ALERT_DIALOG (self), _("End"));
  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (self), question);
  pb_field_row_set_value (self->day_row, day_value);
  pb_field_row_set_value (self->reason_row, reason_value);

  return ADW_DIALOG (self);
}
