/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-i18n-private.h"
#include "report/pb-markdown.h"
#include "report/pb-report-context-private.h"

#include <math.h>
#include <string.h>

/* How much of the purpose the first page has room for, in characters. */
#define PURPOSE_LENGTH 420

#define MAX_NUMBERS 4
#define MAX_DATES 4
#define MAX_REASONS 4

/* The first blocks of a text as one run of words, as far as there is room. */
static char *
dup_gist (const char *text,
          glong       length)
{
  g_autoptr(GPtrArray) blocks = pb_markdown_parse (text);
  g_autoptr(GString) gist = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const PbMarkdownBlock *block = blocks->pdata[i];
      g_autofree char *plain = NULL;

      if (block->kind == PB_MARKDOWN_HEADING || block->kind == PB_MARKDOWN_RULE)
        continue;

      plain = pb_markdown_block_to_plain (block);
      g_strdelimit (plain, "\n\t", ' ');
      g_strstrip (plain);
      if (*plain == '\0')
        continue;
      if (gist->len > 0)
        g_string_append_c (gist, ' ');
      g_string_append (gist, plain);
      if (g_utf8_strlen (gist->str, -1) >= length)
        break;
    }

  if (g_utf8_strlen (gist->str, -1) > length)
    {
      g_autofree char *head = g_utf8_substring (gist->str, 0, length);
      char *blank = strrchr (head, ' ');

      if (blank)
        *blank = '\0';

      return g_strconcat (head, "…", NULL);
    }

  return g_string_free_and_steal (g_steal_pointer (&gist));
}

/* What the group says of its purpose: its own words first, then the state. */
static char *
dup_purpose (const PbReportContext *context)
{
  g_autoptr(GPtrArray) texts = NULL;
  const char *purpose = NULL;

  purpose = pb_record_get_text (context->group, PB_GROUP_PURPOSE);
  if (purpose == NULL || *purpose == '\0')
    purpose = pb_record_get_text (context->group, PB_GROUP_DESCRIPTION);
  if (purpose && *purpose)
    return dup_gist (purpose, PURPOSE_LENGTH);

  texts = pb_report_find_records (context, PB_KIND_STATE_TEXT);
  for (guint i = 0; i < texts->len; i++)
    {
      PbRecord *text = texts->pdata[i];

      if (pb_record_set_contains (text, PB_STATE_TEXT_ELEMENTS, "P1") &&
          pb_record_get_text (text, PB_STATE_TEXT_TEXT))
        return dup_gist (pb_record_get_text (text, PB_STATE_TEXT_TEXT), PURPOSE_LENGTH);
    }

  return NULL;
}

static char *
dup_who (const PbReportContext *context)
{
  g_autoptr(GPtrArray) members = pb_report_find_records (context, PB_KIND_MEMBER);
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *parent = NULL;
  guint n = 0;

  if (pb_record_get_enum (context->group, PB_GROUP_KIND) >= 0)
    g_ptr_array_add (parts, g_strdup (pb_report_get_label (context->group, PB_GROUP_KIND)));

  parent = pb_report_dup_name (context, pb_record_get_text (context->group, PB_GROUP_PARENT));
  if (parent)
    /* Translators: the name of the group that a group is part of */
    g_ptr_array_add (parts, g_strdup_printf (_("part of %s"), parent));

  for (guint i = 0; i < members->len; i++)
    {
      PbDay left = pb_record_get_day (members->pdata[i], PB_MEMBER_LEFT);

      n += left == PB_DAY_NONE || left > context->day;
    }
  if (n > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u member", "%u members", n), n));

  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **) parts->pdata);
}

/* How long something has lasted, in the unit that says most. */
static char *
dup_length (PbDay from,
            PbDay to)
{
  int days = to - from;
  int months = days / 30;

  if (days < 60)
    return g_strdup_printf (ngettext ("%d day", "%d days", days), days);
  if (months < 24)
    return g_strdup_printf (ngettext ("%d month", "%d months", months), months);

  return g_strdup_printf (ngettext ("%d year", "%d years", days / 365), days / 365);
}

static char *
dup_phase (const PbReportContext *context)
{
  PbDay since;
  int phase = pb_dossier_get_phase (context->dossier, &since);
  const char *name;
  g_autofree char *day = NULL;
  g_autofree char *length = NULL;

  if (phase < 0)
    return g_strdup (_("No phase has been recorded yet."));

  name = pb_enum_get_label (pb_phase_get_type (), phase);
  if (since == PB_DAY_NONE)
    return g_strdup (name);

  day = pb_day_to_locale (since);
  length = dup_length (since, context->day);

  /* Translators: the name of a phase, a day, and a length of time such as “3 months” */
  return g_strdup_printf (_("%s since %s (%s)"), name, day, length);
}

static char *
dup_freshness (const PbReportContext *context)
{
  const char * const *keys = pb_state_element_get_keys ();
  guint n[PB_FRESHNESS_CONTRADICTED + 1] = { 0 };
  static const PbFreshness order[] = { PB_FRESHNESS_FRESH, PB_FRESHNESS_DUE, PB_FRESHNESS_STALE,
                                       PB_FRESHNESS_CONTRADICTED, PB_FRESHNESS_MISSING };
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *counts = NULL;

  for (guint i = 0; keys[i]; i++)
    {
      g_autoptr(PbElementStatus) status = pb_state_element_status (context->dossier,
                                                                   context->criteria, keys[i],
                                                                   context->day);

      n[status->freshness]++;
    }

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      if (n[order[i]] > 0)
        {
          g_autofree char *word = g_utf8_strdown (pb_freshness_get_label (order[i]), -1);

          g_ptr_array_add (parts, g_strdup_printf ("%u %s", n[order[i]], word));
        }
    }
  g_ptr_array_add (parts, NULL);
  counts = g_strjoinv (_(", "), (char **) parts->pdata);

  /* Translators: how many elements there are, and their counts such as “8 fresh, 6 missing” */
  return g_strdup_printf (_("Of %u elements: %s"), PB_N_STATE_ELEMENTS, counts);
}

static char *
dup_evidence (const PbReportContext *context)
{
  guint with_evidence, all;

  pb_judgement_get_evidence_ratio (context->judgement, &with_evidence, &all);
  if (all == 0)
    return g_strdup (_("No result is met or partly met yet."));

  /* Translators: two counts */
  return g_strdup_printf (ngettext ("%u of %u result that is met or partly met rests on records or "
                                    "outside evidence",
                                    "%u of %u results that are met or partly met rest on records "
                                    "or outside evidence", all),
                          with_evidence, all);
}

static void
add_reasons (const PbReportContext *context,
             PbNode                *parent)
{
  GPtrArray *reasons = pb_judgement_get_reading_reasons (context->judgement);
  PbNode *list;

  if (reasons->len == 0)
    return;

  list = pb_node_append (parent, PB_NODE_LIST);
  list->compact = TRUE;
  for (guint i = 0; i < MIN (reasons->len, MAX_REASONS); i++)
    {
      const PbReadingReason *reason = reasons->pdata[i];
      PbNode *item = pb_node_append (list, PB_NODE_ITEM);

      pb_node_append_text (item, reason->sentence);
    }

  if (reasons->len > MAX_REASONS)
    {
      guint more = reasons->len - MAX_REASONS;
      g_autofree char *text = g_strdup_printf (ngettext ("%u more reason is in the checklist.",
                                                         "%u more reasons are in the checklist.",
                                                         more),
                                               more);

      pb_report_add_small (parent, text);
    }
}

static void
add_reading (const PbReportContext *context,
             PbNode                *root)
{
  PbReading reading = pb_judgement_get_reading (context->judgement);
  PbNode *callout = pb_node_append (root, PB_NODE_CALLOUT);
  PbNode *line;

  switch (reading)
    {
    case PB_READING_RED_FLAG:
      callout->tone = PB_TONE_BAD;
      callout->symbol = PB_SYMBOL_FLAG;
      break;
    case PB_READING_SLIPPING:
      callout->tone = PB_TONE_CAUTION;
      callout->symbol = PB_SYMBOL_EYE;
      break;
    case PB_READING_HOLDING:
      callout->tone = PB_TONE_GOOD;
      callout->symbol = PB_SYMBOL_CHECK;
      break;
    case PB_READING_NOT_ENOUGH_DATA:
    default:
      callout->tone = PB_TONE_NEUTRAL;
      callout->symbol = PB_SYMBOL_QUESTION;
      break;
    }

  line = pb_node_append (callout, PB_NODE_PARAGRAPH);
  pb_node_add_text (line, pb_reading_get_label (reading), PB_SPAN_STRONG, NULL);
  if (reading == PB_READING_RED_FLAG)
    pb_node_append_text (callout, _("The documentation of this group has decayed. Ask before you "
                                    "rely on it."));
  add_reasons (context, callout);
}

static void
add_facts (const PbReportContext *context,
           PbNode                *root)
{
  PbNode *facts = pb_node_append (root, PB_NODE_FACTS);
  g_autofree char *who = dup_who (context);
  g_autofree char *phase = dup_phase (context);
  g_autofree char *freshness = dup_freshness (context);
  g_autofree char *evidence = dup_evidence (context);
  const char *url = pb_record_get_text (context->group, PB_GROUP_URL);

  pb_node_append_fact (facts, _("Who"), who);
  pb_node_append_fact (facts, _("Phase"), phase);
  pb_node_append_fact (facts, _("Group state"), freshness);
  pb_node_append_fact (facts, _("Evidence"), evidence);
  if (url && *url)
    {
      PbNode *row = pb_node_append_row (facts, FALSE);
      PbNode *paragraph;

      pb_node_append_cell (row, _("Website"));
      paragraph = pb_node_append (pb_node_append (row, PB_NODE_CELL), PB_NODE_PARAGRAPH);
      pb_node_add_text (paragraph, url, 0, url);
    }
}

static void
add_timeline (const PbReportContext *context,
              PbNode                *parent)
{
  PbNode *node = pb_node_append (parent, PB_NODE_TIMELINE);

  node->timeline = pb_timeline_build (context->dossier, context->day);

  for (guint i = 0; i < node->timeline->marks->len; i++)
    {
      PbTimelineMark *mark = node->timeline->marks->pdata[i];

      /* On paper today is long ago. */
      if (mark->kind == PB_TIMELINE_MARK_TODAY)
        {
          g_free (mark->title);
          mark->title = pb_day_to_locale (context->day);
        }
    }
}

typedef struct
{
  PbRecord    *metric;
  PbChartData *chart;
  int          rank;
} Candidate;

static void
candidate_clear (gpointer data)
{
  Candidate *candidate = data;

  g_clear_pointer (&candidate->chart, pb_chart_data_free);
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *one = a;
  const Candidate *other = b;

  if (one->rank != other->rank)
    return other->rank - one->rank;

  return g_strcmp0 (one->chart->title, other->chart->title);
}

/* Impact before activity, judged before described, tied to an objective before
 * loose; without observations there is nothing to show.
 */
static int
rank_metric (PbRecord          *metric,
             const PbChartData *chart)
{
  g_autofree const char **objectives = pb_record_get_set (metric, PB_METRIC_OBJECTIVES, NULL);
  int level = pb_record_get_enum (metric, PB_METRIC_LEVEL);

  if (chart->points->len == 0)
    return -1;

  return (level + 1) * 2 + (objectives[0] ? 5 : 0) +
         (chart->status != PB_METRIC_STATUS_UNKNOWN &&
          chart->status != PB_METRIC_STATUS_DESCRIBED ? 4 : 0);
}

/* The number is large, a unit behind it is not. */
static void
add_value (PbNode            *paragraph,
           const PbChartData *chart)
{
  const char *text = chart->value_text ? chart->value_text : "–";
  g_autofree char *number = NULL;

  if (*chart->unit && g_str_has_suffix (text, chart->unit))
    {
      number = g_strndup (text, strlen (text) - strlen (chart->unit));
      pb_node_add_text (paragraph, number, PB_SPAN_STRONG | PB_SPAN_LARGE, NULL);
      pb_node_add_text (paragraph, chart->unit, PB_SPAN_STRONG, NULL);
    }
  else
    {
      pb_node_add_text (paragraph, text, PB_SPAN_STRONG | PB_SPAN_LARGE, NULL);
    }
}

void
pb_report_add_numbers (const PbReportContext *context,
             PbNode                *root)
{
  g_autoptr(GPtrArray) metrics = pb_report_find_records (context, PB_KIND_METRIC);
  g_autoptr(GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  PbNode *columns;

  g_array_set_clear_func (candidates, candidate_clear);
  for (guint i = 0; i < metrics->len; i++)
    {
      Candidate candidate = { metrics->pdata[i], NULL, 0 };

      candidate.chart = pb_chart_data_new_metric (context->dossier, context->criteria,
                                                  metrics->pdata[i], context->day);
      candidate.rank = rank_metric (candidate.metric, candidate.chart);
      if (candidate.rank < 0)
        pb_chart_data_free (candidate.chart);
      else
        g_array_append_val (candidates, candidate);
    }
  if (candidates->len == 0)
    return;

  g_array_sort (candidates, compare_candidates);
  pb_node_append_heading (root, 3, _("Numbers That Matter"));
  columns = pb_node_append (root, PB_NODE_COLUMNS);
  for (guint i = 0; i < MIN (candidates->len, MAX_NUMBERS); i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);
      PbNode *cell = pb_node_append (columns, PB_NODE_CELL);
      PbNode *name = pb_node_append (cell, PB_NODE_PARAGRAPH);
      PbNode *value, *chart;

      name->compact = TRUE;
      pb_node_add_text (name, candidate->chart->title, 0, NULL);
      value = pb_node_append (cell, PB_NODE_PARAGRAPH);
      add_value (value, candidate->chart);
      pb_report_add_status (cell, candidate->chart->status);
      chart = pb_node_append (cell, PB_NODE_CHART);
      chart->compact = TRUE;
      chart->chart = g_steal_pointer (&candidate->chart);
    }
}

static void
add_title (const PbReportContext *context,
           PbNode                *root)
{
  g_autofree char *name = pb_record_dup_title (context->group);
  g_autofree char *day = pb_day_to_locale (context->day);
  g_autofree char *kicker = NULL;

  /* Translators: above the title of a report: what kind of report it is, a day, and who it was
   * made for */
  kicker = g_strdup_printf (_("%s · as of %s · for %s"),
                            pb_enum_get_label (pb_report_kind_get_type (), context->kind), day,
                            pb_enum_get_label (pb_audience_get_type (), context->audience));
  pb_report_add_small (root, kicker);
  pb_node_append_heading (root, 1, name);
}

/* The head of reports that are about one side of a group. */
void
pb_report_add_head (const PbReportContext *context,
                    PbNode                *root)
{
  g_autofree char *purpose = dup_purpose (context);
  g_autofree char *who = dup_who (context);
  g_autofree char *phase = dup_phase (context);
  g_autofree char *period = pb_report_dup_days (context->from, context->day);
  PbNode *facts;

  add_title (context, root);
  if (purpose && *purpose)
    pb_node_append_text (root, purpose);

  facts = pb_node_append (root, PB_NODE_FACTS);
  pb_node_append_fact (facts, _("Who"), who);
  pb_node_append_fact (facts, _("Phase"), phase);
  pb_node_append_fact (facts, _("Period"), period);
}

void
pb_report_add_front (const PbReportContext *context,
                     PbNode                *root)
{
  g_autofree char *purpose = dup_purpose (context);

  add_title (context, root);

  /* What must not be overlooked comes before everything else. */
  if (pb_judgement_get_reading (context->judgement) == PB_READING_RED_FLAG)
    add_reading (context, root);
  if (purpose && *purpose)
    pb_node_append_text (root, purpose);
  if (pb_judgement_get_reading (context->judgement) != PB_READING_RED_FLAG)
    add_reading (context, root);

  add_facts (context, root);
  if (pb_judgement_get_phase (context->judgement) >= 0)
    add_timeline (context, root);
  pb_report_add_numbers (context, root);
  pb_report_add_dates (context, root, MAX_DATES);
}

void
pb_report_add_phases (const PbReportContext *context,
                      PbNode                *root)
{
  static const double widths[] = { 0.22, 0.18, 0.6 };
  g_autoptr(GPtrArray) transitions = pb_report_find_records (context, PB_KIND_PHASE_TRANSITION);
  PbNode *table;
  PbNode *row;

  if (transitions->len == 0)
    return;

  pb_node_append_heading (root, 2, _("The Way So Far"));
  table = pb_node_append_table (root, G_N_ELEMENTS (widths), widths);
  row = pb_node_append_row (table, TRUE);
  pb_node_append_cell (row, _("Since"));
  pb_node_append_cell (row, _("Phase"));
  pb_node_append_cell (row, _("Decision and reason"));

  for (guint i = 0; i < transitions->len; i++)
    {
      PbRecord *record = transitions->pdata[i];
      g_autofree char *day = pb_day_to_locale (pb_record_get_day (record,
                                                                  PB_PHASE_TRANSITION_DATE));
      g_autofree char *decision =
        pb_report_dup_name (context, pb_record_get_text (record, PB_PHASE_TRANSITION_DECISION));
      PbNode *cell;

      row = pb_node_append_row (table, FALSE);
      pb_node_append_cell (row, day);
      pb_node_append_cell (row, pb_report_get_label (record, PB_PHASE_TRANSITION_TO));
      cell = pb_node_append_cell (row, decision ? decision : _("No decision is recorded."));
      pb_node_append_markdown (cell, pb_record_get_text (record, PB_PHASE_TRANSITION_REASON), 5);
    }
}
