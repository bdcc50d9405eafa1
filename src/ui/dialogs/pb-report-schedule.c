/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-report-schedule.h"

#include "model/pb-enums.h"
#include "ui/dialogs/pb-record-dialog.h"
#include "ui/widgets/pb-chip.h"

#include <glib/gi18n.h>

/**
 * PbReportSchedule:
 *
 * The reports of a group that are to be sent, and those that were: when, and to
 * whom.
 */
struct _PbReportSchedule
{
  AdwBin parent_instance;

  AdwPreferencesGroup *due_group;
  AdwPreferencesGroup *sent_group;

  PbGroupContext *context;
  GPtrArray *due_rows;
  GPtrArray *sent_rows;
};

G_DEFINE_FINAL_TYPE (PbReportSchedule, pb_report_schedule, ADW_TYPE_BIN)

static PbDay
get_day (PbRecord *report)
{
  PbDay sent = pb_record_get_day (report, PB_REPORT_SENT_ON);

  return sent != PB_DAY_NONE ? sent : pb_record_get_day (report, PB_REPORT_DUE_ON);
}

/* What is due first and what was sent last is at the top. */
static int
compare_reports (gconstpointer a,
                 gconstpointer b)
{
  PbRecord *one = *(PbRecord **) a;
  PbRecord *other = *(PbRecord **) b;
  gboolean sent = pb_record_has (one, PB_REPORT_SENT_ON);

  if (get_day (one) == get_day (other))
    return g_strcmp0 (pb_record_get_id (one), pb_record_get_id (other));

  return (get_day (one) < get_day (other)) == sent ? 1 : -1;
}

static char *
dup_readers (PbReportSchedule *self,
             PbRecord         *report)
{
  PbDossier *dossier = pb_group_context_get_dossier (self->context);
  gsize n;
  g_autofree const char **ids = pb_record_get_set (report, PB_REPORT_SENT_TO, &n);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < n; i++)
    {
      PbRecord *group = pb_dossier_lookup (dossier, ids[i]);

      if (group)
        g_ptr_array_add (names, pb_record_dup_title (group));
    }
  g_ptr_array_add (names, NULL);

  return g_strjoinv (C_("list", ", "), (char **) names->pdata);
}

static char *
dup_subtitle (PbReportSchedule *self,
              PbRecord         *report)
{
  g_autofree char *day = pb_day_to_locale (get_day (report));
  g_autofree char *readers = dup_readers (self, report);
  PbDay acknowledged = pb_record_get_day (report, PB_REPORT_ACKNOWLEDGED_ON);
  g_autofree char *line = NULL;

  if (!pb_record_has (report, PB_REPORT_SENT_ON))
    {
      if (!pb_record_has (report, PB_REPORT_DUE_ON))
        return g_strdup (_("No day is set"));
      if (!pb_record_has (report, PB_REPORT_RECURRING))
        /* Translators: a day */
        return g_strdup_printf (_("Due on %s"), day);

      /* Translators: a day, then how often, e.g. “Monthly” */
      return g_strdup_printf (_("Due on %s · %s"), day,
                              pb_enum_get_label (pb_cadence_get_type (),
                                                 pb_record_get_enum (report,
                                                                     PB_REPORT_RECURRING)));
    }

  /* Translators: a day, then the names of groups */
  line = *readers != '\0' ? g_strdup_printf (_("Sent on %s to %s"), day, readers)
                          /* Translators: a day */
                          : g_strdup_printf (_("Sent on %s"), day);
  if (acknowledged != PB_DAY_NONE)
    {
      g_autofree char *answered = pb_day_to_locale (acknowledged);
      /* Translators: when a report was sent to whom, then the day on which they said so */
      char *both = g_strdup_printf (_("%s · acknowledged on %s"), line, answered);

      g_free (line);
      line = both;
    }

  return g_steal_pointer (&line);
}

static void
activated_cb (AdwActionRow *row,
              PbRecord     *report)
{
  GtkWidget *schedule = gtk_widget_get_ancestor (GTK_WIDGET (row), PB_TYPE_REPORT_SCHEDULE);
  PbReportSchedule *self = PB_REPORT_SCHEDULE (schedule);

  adw_dialog_present (ADW_DIALOG (pb_record_dialog_new_edit (self->context,
                                                             pb_record_get_id (report))),
                      schedule);
}

static void
add_chip (AdwActionRow *row,
          const char   *label)
{
  GtkWidget *chip = pb_chip_new ();

  pb_chip_set (PB_CHIP (chip), label, "dialog-warning-symbolic", "warning");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (row, chip);
}

static GtkWidget *
create_row (PbReportSchedule *self,
            PbRecord         *report)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  gboolean locked = pb_group_context_get_locked (self->context);
  gboolean sent = pb_record_has (report, PB_REPORT_SENT_ON);
  PbDay due = pb_record_get_day (report, PB_REPORT_DUE_ON);
  g_autofree char *title = pb_record_dup_title (report);
  g_autofree char *subtitle = dup_subtitle (self, report);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle);

  if (due != PB_DAY_NONE && sent && get_day (report) > due)
    add_chip (row, C_("report", "Late"));
  else if (due != PB_DAY_NONE && !sent && due < pb_group_context_get_day (self->context))
    add_chip (row, C_("report", "Overdue"));

  if (locked)
    return GTK_WIDGET (row);

  if (!sent)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("mail-send-symbolic");

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (button, _("Note as Sent…"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, _("Note as Sent…"), -1);
      gtk_widget_add_css_class (button, "flat");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", pb_record_get_id (report));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "report.note-sent");
      adw_action_row_add_suffix (row, button);
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_data (row, "activated", G_CALLBACK (activated_cb), g_object_ref (report),
                         (GClosureNotify) g_object_unref, 0);

  return GTK_WIDGET (row);
}

static void
show_rows (PbReportSchedule    *self,
           AdwPreferencesGroup *group,
           GPtrArray           *rows,
           GPtrArray           *reports)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);

  g_ptr_array_sort (reports, compare_reports);
  for (guint i = 0; i < reports->len; i++)
    {
      GtkWidget *row = create_row (self, reports->pdata[i]);

      adw_preferences_group_add (group, row);
      g_ptr_array_add (rows, row);
    }
}

static void
update (PbReportSchedule *self)
{
  PbDossier *dossier = pb_group_context_get_dossier (self->context);
  GPtrArray *reports = dossier ? pb_dossier_get_records (dossier, PB_KIND_REPORT) : NULL;
  g_autoptr(GPtrArray) due = g_ptr_array_new ();
  g_autoptr(GPtrArray) sent = g_ptr_array_new ();

  for (guint i = 0; reports && i < reports->len; i++)
    g_ptr_array_add (pb_record_has (reports->pdata[i], PB_REPORT_SENT_ON) ? sent : due,
                     reports->pdata[i]);

  show_rows (self, self->due_group, self->due_rows, due);
  show_rows (self, self->sent_group, self->sent_rows, sent);
  adw_preferences_group_set_description (self->due_group,
                                         due->len > 0 ? NULL : _("No report is planned."));
  adw_preferences_group_set_description (self->sent_group,
                                         sent->len > 0 ? NULL : _("No report was sent so far."));
}

static void
pb_report_schedule_dispose (GObject *object)
{
  PbReportSchedule *self = PB_REPORT_SCHEDULE (object);

  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_REPORT_SCHEDULE);

  G_OBJECT_CLASS (pb_report_schedule_parent_class)->dispose (object);
}

static void
pb_report_schedule_finalize (GObject *object)
{
  PbReportSchedule *self = PB_REPORT_SCHEDULE (object);

  g_clear_pointer (&self->due_rows, g_ptr_array_unref);
  g_clear_pointer (&self->sent_rows, g_ptr_array_unref);

  G_OBJECT_CLASS (pb_report_schedule_parent_class)->finalize (object);
}

static void
pb_report_schedule_class_init (PbReportScheduleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_report_schedule_dispose;
  object_class->finalize = pb_report_schedule_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/dialogs/pb-report-schedule.ui");
  gtk_widget_class_bind_template_child (widget_class, PbReportSchedule, due_group);
  gtk_widget_class_bind_template_child (widget_class, PbReportSchedule, sent_group);
}

static void
pb_report_schedule_init (PbReportSchedule *self)
{
  self->due_rows = g_ptr_array_new ();
  self->sent_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_report_schedule_new:
 * @context: a group
 *
 * Returns: (transfer full): its reports that are to be sent and that were sent
 */
GtkWidget *
pb_report_schedule_new (PbGroupContext *context)
{
  PbReportSchedule *self = g_object_new (PB_TYPE_REPORT_SCHEDULE, NULL);

  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (context), GTK_WIDGET (self));

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "notify::dossier", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}
