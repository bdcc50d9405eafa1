/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-i18n-private.h"
#include "report/pb-report-context-private.h"

/* Dates further ahead are no news. */
#define AHEAD_DAYS 180

typedef struct
{
  PbDay  day;
  char  *text;
} Date;

static void
date_clear (gpointer data)
{
  Date *date = data;

  g_free (date->text);
}

static int
compare_dates (gconstpointer a,
               gconstpointer b)
{
  const Date *one = a;
  const Date *other = b;

  if (one->day != other->day)
    return one->day < other->day ? -1 : 1;

  return g_strcmp0 (one->text, other->text);
}

/* Takes over @text. */
static void
take_date (const PbReportContext *context,
           GArray                *dates,
           PbDay                  day,
           char                  *text)
{
  Date date = { day, text };

  if (day == PB_DAY_NONE || day > context->day + AHEAD_DAYS)
    g_free (text);
  else
    g_array_append_val (dates, date);
}

static void
find_agreement_dates (const PbReportContext *context,
                      GArray                *dates)
{
  g_autoptr(GPtrArray) agreements = pb_report_find_records (context, PB_KIND_AGREEMENT);

  for (guint i = 0; i < agreements->len; i++)
    {
      PbRecord *agreement = agreements->pdata[i];
      g_autofree char *title = pb_record_dup_title (agreement);
      g_autoptr(GPtrArray) obligations = NULL;

      if (pb_record_get_enum (agreement, PB_AGREEMENT_STATUS) != PB_AGREEMENT_STATUS_ACTIVE)
        continue;

      take_date (context, dates, pb_record_get_day (agreement, PB_AGREEMENT_REVIEW_DATE),
                 /* Translators: the title of an agreement */
                 g_strdup_printf (_("Review of the agreement “%s”"), title));
      take_date (context, dates, pb_record_get_day (agreement, PB_AGREEMENT_END),
                 /* Translators: the title of an agreement */
                 g_strdup_printf (_("Term of the agreement “%s” ends"), title));

      obligations = pb_report_find_parts (context, agreement, PB_OBLIGATION_AGREEMENT);
      for (guint n = 0; n < obligations->len; n++)
        {
          PbRecord *obligation = obligations->pdata[n];

          if (pb_record_get_day (obligation, PB_OBLIGATION_DONE_ON) == PB_DAY_NONE)
            take_date (context, dates, pb_record_get_day (obligation, PB_OBLIGATION_DUE),
                       /* Translators: what somebody promised in an agreement */
                       g_strdup_printf (_("Obligation: %s"),
                                        pb_record_get_text (obligation, PB_OBLIGATION_TEXT)));
        }
    }
}

static void
find_decision_dates (const PbReportContext *context,
                     GArray                *dates)
{
  g_autoptr(GPtrArray) decisions = pb_report_find_records (context, PB_KIND_DECISION);

  for (guint i = 0; i < decisions->len; i++)
    {
      PbRecord *decision = decisions->pdata[i];
      int implementation = pb_record_get_enum (decision, PB_DECISION_IMPLEMENTATION);
      g_autofree char *title = pb_record_dup_title (decision);

      if (pb_record_get_enum (decision, PB_DECISION_STATUS) != PB_DECISION_STATUS_ADOPTED)
        continue;

      if (implementation != PB_IMPLEMENTATION_DONE && implementation != PB_IMPLEMENTATION_ABANDONED)
        take_date (context, dates, pb_record_get_day (decision, PB_DECISION_IMPLEMENTATION_DUE),
                   /* Translators: the title of a decision */
                   g_strdup_printf (_("Decision “%s” is to be carried out"), title));
      if (pb_record_get_day (decision, PB_DECISION_REVIEW_DATE) >= context->day)
        take_date (context, dates, pb_record_get_day (decision, PB_DECISION_REVIEW_DATE),
                   /* Translators: the title of a decision */
                   g_strdup_printf (_("Review of the decision “%s”"), title));
    }
}

static void
find_work_dates (const PbReportContext *context,
                 GArray                *dates)
{
  g_autoptr(GPtrArray) objectives = pb_report_find_records (context, PB_KIND_OBJECTIVE);
  g_autoptr(GPtrArray) deliverables = pb_report_find_records (context, PB_KIND_DELIVERABLE);
  g_autoptr(GPtrArray) reports = pb_report_find_records (context, PB_KIND_REPORT);

  for (guint i = 0; i < objectives->len; i++)
    {
      PbRecord *objective = objectives->pdata[i];
      g_autofree char *title = pb_record_dup_title (objective);

      if (pb_record_get_enum (objective, PB_OBJECTIVE_STATUS) == PB_OBJECTIVE_STATUS_ACTIVE)
        take_date (context, dates, pb_record_get_day (objective, PB_OBJECTIVE_END),
                   /* Translators: the title of an objective */
                   g_strdup_printf (_("Objective “%s” is to be reached"), title));
    }

  for (guint i = 0; i < deliverables->len; i++)
    {
      PbRecord *deliverable = deliverables->pdata[i];
      int status = pb_record_get_enum (deliverable, PB_DELIVERABLE_STATUS);
      g_autofree char *title = pb_record_dup_title (deliverable);

      if (status == PB_DELIVERABLE_STATUS_PLANNED || status == PB_DELIVERABLE_STATUS_IN_PROGRESS)
        take_date (context, dates, pb_record_get_day (deliverable, PB_DELIVERABLE_DUE),
                   /* Translators: the title of a deliverable */
                   g_strdup_printf (_("“%s” is to be delivered"), title));
    }

  for (guint i = 0; i < reports->len; i++)
    {
      PbRecord *report = reports->pdata[i];

      if (pb_record_get_day (report, PB_REPORT_SENT_ON) == PB_DAY_NONE)
        take_date (context, dates, pb_record_get_day (report, PB_REPORT_DUE_ON),
                   /* Translators: the kind of a report, e.g. “Phase report” */
                   g_strdup_printf (_("%s is to be sent"),
                                    pb_report_get_label (report, PB_REPORT_KIND)));
    }
}

/* Reviews of the state that are due on one day are one matter. */
static void
find_state_dates (const PbReportContext *context,
                  GArray                *dates)
{
  const char * const *keys = pb_state_element_get_keys ();
  PbDay next = PB_DAY_NONE;
  guint n = 0;

  for (guint i = 0; keys[i]; i++)
    {
      g_autoptr(PbElementStatus) status = pb_state_element_status (context->dossier,
                                                                   context->criteria, keys[i],
                                                                   context->day);

      if (status->next_due == PB_DAY_NONE || status->next_due < context->day)
        continue;
      if (next == PB_DAY_NONE || status->next_due < next)
        {
          next = status->next_due;
          n = 0;
        }
      n += status->next_due == next;
    }

  if (n > 0)
    take_date (context, dates, next,
               g_strdup_printf (ngettext ("Review of %u element of the group state",
                                          "Review of %u elements of the group state", n), n));
}

/*
 * pb_report_add_dates:
 * @context: what the report is made from
 * @parent: where to add them
 * @limit: how many rows there is room for
 *
 * Adds the dates that have passed without what was due, then the next ones.
 */
void
pb_report_add_dates (const PbReportContext *context,
                     PbNode                *parent,
                     guint                  limit)
{
  static const double widths[] = { 0.24, 0.58, 0.18 };
  g_autoptr(GArray) dates = g_array_new (FALSE, FALSE, sizeof (Date));
  guint overdue = 0;
  guint first, shown;
  g_autofree char *heading = NULL;
  PbNode *table;

  g_array_set_clear_func (dates, date_clear);
  find_agreement_dates (context, dates);
  find_decision_dates (context, dates);
  find_work_dates (context, dates);
  find_state_dates (context, dates);
  if (dates->len == 0)
    return;

  g_array_sort (dates, compare_dates);

  /* What is long overdue must not crowd out what comes next. */
  while (overdue < dates->len && g_array_index (dates, Date, overdue).day < context->day)
    overdue++;
  first = overdue > limit / 2 && dates->len > limit ? MIN (overdue - limit / 2, dates->len - limit)
                                                    : 0;
  shown = MIN (dates->len - first, limit);

  if (dates->len > shown)
    /* Translators: the heading of a list: how many are shown, and how many there are */
    heading = g_strdup_printf (_("Next Dates (%u of %u)"), shown, dates->len);
  pb_node_append_heading (parent, 3, heading ? heading : _("Next Dates"));
  table = pb_node_append_table (parent, G_N_ELEMENTS (widths), widths);

  for (guint i = first; i < first + shown; i++)
    {
      const Date *date = &g_array_index (dates, Date, i);
      g_autofree char *day = pb_day_to_locale (date->day);
      PbNode *row = pb_node_append_row (table, FALSE);
      PbNode *cell;

      pb_node_append_cell (row, day);
      pb_node_append_cell (row, date->text);
      cell = pb_node_append_cell (row, NULL);
      if (date->day < context->day)
        pb_node_append_chip (cell, PB_TONE_CAUTION, PB_SYMBOL_CLOCK, _("Overdue"));
    }
}
