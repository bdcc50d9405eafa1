/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/agreements/pb-agreement-calendar.h"

#include "formats/pb-ics-write.h"
#include "ui/widgets/pb-chip.h"
#include "ui/widgets/pb-record-row.h"

#include <glib/gi18n.h>

/**
 * PbAgreementCalendar:
 *
 * The days that active agreements have ahead, or missed: reviews, ends of terms
 * and obligations, month by month.
 */
struct _PbAgreementCalendar
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkBox *months_box;

  PbGroupContext *context;
  PbDossier *shown;
  GPtrArray *dates;
};

G_DEFINE_FINAL_TYPE (PbAgreementCalendar, pb_agreement_calendar, ADW_TYPE_BIN)

/* One day of an agreement, or of an obligation in one. */
typedef struct
{
  PbRecord *agreement;
  PbRecord *record;
  PbFieldId field;
  PbDay day;
} Date;

static int
compare_dates (gconstpointer a,
               gconstpointer b)
{
  const Date *first = *(const Date **) a;
  const Date *second = *(const Date **) b;

  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;

  return g_strcmp0 (pb_record_get_id (first->record), pb_record_get_id (second->record));
}

static void
add_date (PbAgreementCalendar *self,
          PbRecord            *agreement,
          PbRecord            *record,
          PbFieldId            field)
{
  PbDay day = pb_record_get_day (record, field);
  Date *date;

  if (day == PB_DAY_NONE)
    return;

  date = g_new0 (Date, 1);
  date->agreement = agreement;
  date->record = record;
  date->field = field;
  date->day = day;
  g_ptr_array_add (self->dates, date);
}

static void
collect (PbAgreementCalendar *self,
         PbDossier           *dossier)
{
  GPtrArray *agreements = pb_dossier_get_records (dossier, PB_KIND_AGREEMENT);

  g_ptr_array_set_size (self->dates, 0);
  for (guint i = 0; i < agreements->len; i++)
    {
      PbRecord *agreement = agreements->pdata[i];
      GPtrArray *obligations = pb_dossier_get_referring (dossier, pb_record_get_id (agreement),
                                                         PB_OBLIGATION_AGREEMENT);

      if (pb_record_get_enum (agreement, PB_AGREEMENT_STATUS) != PB_AGREEMENT_STATUS_ACTIVE)
        continue;

      add_date (self, agreement, agreement, PB_AGREEMENT_REVIEW_DATE);
      add_date (self, agreement, agreement, PB_AGREEMENT_END);
      for (guint j = 0; obligations != NULL && j < obligations->len; j++)
        {
          if (!pb_record_has (obligations->pdata[j], PB_OBLIGATION_DONE_ON))
            add_date (self, agreement, obligations->pdata[j], PB_OBLIGATION_DUE);
        }
    }
  g_ptr_array_sort (self->dates, compare_dates);
}

static const char *
describe (const Date *date)
{
  switch (date->field)
    {
    case PB_AGREEMENT_REVIEW_DATE:
      return C_("calendar", "Review");
    case PB_AGREEMENT_END:
      return C_("calendar", "Term ends");
    case PB_OBLIGATION_DUE:
    default:
      return C_("calendar", "Obligation");
    }
}

static char *
dup_month (PbDay day)
{
  int year, month, mday;
  g_autoptr(GDateTime) time = NULL;

  pb_day_get_ymd (day, &year, &month, &mday);
  time = g_date_time_new_utc (year, month, 1, 0, 0, 0);

  /* Translators: a month and its year, as in “May 2026”; see g_date_time_format(). */
  return g_date_time_format (time, C_("month and year", "%OB %Y"));
}

static GtkWidget *
make_row (const Date *date,
          PbDay       today)
{
  GtkWidget *row = pb_record_row_new (date->agreement);
  g_autofree char *day = pb_day_to_locale (date->day);
  g_autofree char *what = date->record == date->agreement ? NULL
                                                          : pb_record_dup_title (date->record);
  g_autofree char *line = what ? g_strdup_printf ("%s · %s", day, what) : g_strdup (day);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  pb_chip_set (pb_record_row_add_chip (PB_RECORD_ROW (row)), describe (date),
               date->day < today ? "dialog-warning-symbolic" : "x-office-calendar-symbolic",
               date->day < today ? "error" : "neutral");

  return row;
}

static void
show (PbAgreementCalendar *self)
{
  PbDossier *dossier = pb_group_context_get_dossier (self->context);
  PbDay today = pb_group_context_get_today (self->context);
  AdwPreferencesGroup *group = NULL;
  g_autofree char *heading = NULL;
  GtkWidget *child;

  if (dossier == NULL || !g_set_object (&self->shown, dossier))
    return;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->months_box))) != NULL)
    gtk_box_remove (self->months_box, child);
  collect (self, dossier);

  for (guint i = 0; i < self->dates->len; i++)
    {
      Date *date = self->dates->pdata[i];
      g_autofree char *month = date->day < today ? g_strdup (_("Overdue")) : dup_month (date->day);

      if (g_set_str (&heading, month))
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, heading);
          gtk_box_append (self->months_box, GTK_WIDGET (group));
        }
      adw_preferences_group_add (group, make_row (date, today));
    }
  gtk_stack_set_visible_child_name (self->stack, self->dates->len > 0 ? "months" : "empty");
}

static void
pb_agreement_calendar_dispose (GObject *object)
{
  PbAgreementCalendar *self = PB_AGREEMENT_CALENDAR (object);

  /* The template would take away what the bin still holds. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_AGREEMENT_CALENDAR);
  g_clear_object (&self->shown);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pb_agreement_calendar_parent_class)->dispose (object);
}

static void
pb_agreement_calendar_finalize (GObject *object)
{
  g_ptr_array_unref (PB_AGREEMENT_CALENDAR (object)->dates);

  G_OBJECT_CLASS (pb_agreement_calendar_parent_class)->finalize (object);
}

static void
pb_agreement_calendar_class_init (PbAgreementCalendarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_agreement_calendar_dispose;
  G_OBJECT_CLASS (klass)->finalize = pb_agreement_calendar_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/agreements/pb-agreement-calendar.ui");
  gtk_widget_class_bind_template_child (widget_class, PbAgreementCalendar, months_box);
  gtk_widget_class_bind_template_child (widget_class, PbAgreementCalendar, stack);
}

static void
pb_agreement_calendar_init (PbAgreementCalendar *self)
{
  self->dates = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_agreement_calendar_new:
 * @context: the group
 *
 * Returns: (transfer floating): the calendar of its agreements
 */
GtkWidget *
pb_agreement_calendar_new (PbGroupContext *context)
{
  PbAgreementCalendar *self;

  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (context), NULL);

  self = g_object_new (PB_TYPE_AGREEMENT_CALENDAR, NULL);
  self->context = g_object_ref (context);
  g_signal_connect_object (context, "updated", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);

  return GTK_WIDGET (self);
}

/**
 * pb_agreement_calendar_get_n_dates:
 * @self: a calendar
 *
 * Returns: how many days it holds
 */
guint
pb_agreement_calendar_get_n_dates (PbAgreementCalendar *self)
{
  g_return_val_if_fail (PB_IS_AGREEMENT_CALENDAR (self), 0);

  return self->dates->len;
}

/**
 * pb_agreement_calendar_dup_ics:
 * @self: a calendar
 *
 * Returns: (transfer full): what it holds as an iCalendar file; the events keep
 *   their identifiers from one file to the next
 */
char *
pb_agreement_calendar_dup_ics (PbAgreementCalendar *self)
{
  PbClock *clock;
  PbRecord *group;
  g_autofree char *name = NULL;
  GString *ics = g_string_new (NULL);

  g_return_val_if_fail (PB_IS_AGREEMENT_CALENDAR (self), NULL);

  clock = pb_store_get_clock (pb_group_context_get_store (self->context));
  group = pb_group_context_get_group (self->context);
  name = group ? pb_record_dup_title (group) : NULL;
  pb_ics_write_begin (ics, name);

  for (guint i = 0; i < self->dates->len; i++)
    {
      const Date *date = self->dates->pdata[i];
      g_autofree char *title = pb_record_dup_title (date->agreement);
      g_autofree char *what = date->record == date->agreement
                                ? NULL
                                : pb_record_dup_title (date->record);
      /* Translators: what happens on a day of a calendar, then to which agreement,
       * as in “Review: Tool library rules”.
       */
      g_autofree char *summary = g_strdup_printf (C_("calendar", "%s: %s"), describe (date),
                                                  title);
      g_autofree char *uid = g_strdup_printf ("%s-%s@phasebook",
                                              pb_record_get_id (date->record),
                                              pb_field_get_info (date->field)->name);
      PbIcsEvent event = { uid, date->day, summary, what, describe (date) };

      pb_ics_write_event (ics, &event, pb_clock_get_now (clock) / G_USEC_PER_SEC);
    }
  pb_ics_write_end (ics);

  return g_string_free (ics, FALSE);
}
