/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-attention.h"

#include "framework/pb-element-status-private.h"
#include "framework/pb-i18n-private.h"
#include "framework/pb-metric-standing-private.h"
#include "framework/pb-people.h"

/* How many days ahead a date is worth a row. */
#define DUE_DAYS 30

/* How many days people wait for an answer to what they said. */
#define ANSWER_DAYS 14

typedef struct
{
  const char *nick;
  const char *label;
  const char *css_class;
  const char *icon_name;
} KindInfo;

static const KindInfo kinds[] = {
  [PB_ATTENTION_CONTRADICTED] = { "contradicted", NC_("attention", "Contradicted"), "error",
                                  "dialog-warning-symbolic" },
  [PB_ATTENTION_CONFLICT] = { "conflict", NC_("attention", "Conflict"), "error",
                              "media-playlist-shuffle-symbolic" },
  [PB_ATTENTION_DISPUTED] = { "disputed", NC_("attention", "Disputed"), "warning",
                              "pb-unknown-symbolic" },
  [PB_ATTENTION_OVERDUE] = { "overdue", NC_("attention", "Overdue"), "warning",
                             "alarm-symbolic" },
  [PB_ATTENTION_STALE] = { "stale", NC_("attention", "Stale"), "warning", "pb-watch-symbolic" },
  [PB_ATTENTION_MISSING] = { "missing", NC_("attention", "Missing"), "neutral",
                             "pb-quiet-symbolic" },
  [PB_ATTENTION_DUE] = { "due", NC_("attention", "Due"), "accent", "alarm-symbolic" },
};

/**
 * pb_attention_kind_get_nick:
 * @kind: why something needs attention
 *
 * Returns: its name in files
 */
const char *
pb_attention_kind_get_nick (PbAttentionKind kind)
{
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (kinds), "");

  return kinds[kind].nick;
}

/**
 * pb_attention_kind_get_label:
 * @kind: why something needs attention
 *
 * Returns: the word for people
 */
const char *
pb_attention_kind_get_label (PbAttentionKind kind)
{
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (kinds), "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "attention", kinds[kind].label);
}

/**
 * pb_attention_kind_get_css_class:
 * @kind: why something needs attention
 *
 * Returns: `accent`, `warning`, `error` or `neutral`
 */
const char *
pb_attention_kind_get_css_class (PbAttentionKind kind)
{
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (kinds), "neutral");

  return kinds[kind].css_class;
}

/**
 * pb_attention_kind_get_icon_name:
 * @kind: why something needs attention
 *
 * Returns: the name of a symbolic icon
 */
const char *
pb_attention_kind_get_icon_name (PbAttentionKind kind)
{
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (kinds), "");

  return kinds[kind].icon_name;
}

/**
 * pb_attention_free:
 * @self: a row
 *
 * Frees @self.
 */
void
pb_attention_free (PbAttention *self)
{
  g_free (self->title);
  g_free (self->sentence);
  g_free (self->record);
  g_free (self->element);
  g_free (self->statement);
  g_free (self);
}

static PbAttention *
add_row (GPtrArray       *rows,
         PbAttentionKind  kind,
         PbRecord        *record,
         PbDay            day,
         char            *title,
         char            *sentence)
{
  PbAttention *row = g_new0 (PbAttention, 1);

  row->kind = kind;
  row->title = title;
  row->sentence = sentence;
  row->day = day;
  if (record)
    {
      row->record = g_strdup (pb_record_get_id (record));
      row->record_kind = pb_record_get_kind (record);
    }
  g_ptr_array_add (rows, row);

  return row;
}

static void
add_elements (PbRuleContext *context,
              GPtrArray     *rows)
{
  const char * const *keys = pb_state_element_get_keys ();

  for (guint i = 0; keys[i]; i++)
    {
      const PbElementStatus *status = pb_context_element (context, keys[i]);
      PbRecord *record = NULL;
      PbAttentionKind kind;
      PbAttention *row;
      PbDay day = status->next_due;

      switch (status->freshness)
        {
        case PB_FRESHNESS_MISSING:
          kind = PB_ATTENTION_MISSING;
          break;

        case PB_FRESHNESS_DUE:
          kind = PB_ATTENTION_DUE;
          break;

        case PB_FRESHNESS_STALE:
          kind = PB_ATTENTION_STALE;
          break;

        case PB_FRESHNESS_CONTRADICTED:
          kind = PB_ATTENTION_CONTRADICTED;
          day = status->contradicted_on;
          record = pb_dossier_lookup (context->dossier, status->contradicting);
          break;

        case PB_FRESHNESS_FRESH:
        default:
          continue;
        }

      row = add_row (rows, kind, record, day, g_strdup (pb_state_element_get_title (keys[i])),
                     g_strdup (status->sentence));
      row->element = g_strdup (keys[i]);
      row->statement = g_strdup (keys[i]);
    }
}

/* The dates that records carry. */
typedef enum
{
  DATE_AGREEMENT_REVIEW,
  DATE_AGREEMENT_END,
  DATE_OBLIGATION,
  DATE_DECISION_IMPLEMENTATION,
  DATE_DECISION_REVIEW,
  DATE_DELIVERABLE,
  DATE_REPORT,
  DATE_OBJECTIVE,
  DATE_OBSERVATION,
  DATE_TASK,
  DATE_TERM,
  DATE_FEEDBACK,
} Date;

static char *
describe_date (Date        date,
               gboolean    past,
               const char *day)
{
  /* Translators: %s is a day in all of these sentences. */
  switch (date)
    {
    case DATE_AGREEMENT_REVIEW:
      return past ? g_strdup_printf (_("The review of this agreement was due on %s."), day)
                  : g_strdup_printf (_("The review of this agreement is due on %s."), day);
    case DATE_AGREEMENT_END:
      return past ? g_strdup_printf (_("The term ended on %s, but the agreement is still marked "
                                       "active."),
                                     day)
                  : g_strdup_printf (_("The term of this agreement ends on %s."), day);
    case DATE_OBLIGATION:
      return past ? g_strdup_printf (_("This obligation was due on %s."), day)
                  : g_strdup_printf (_("This obligation is due on %s."), day);
    case DATE_DECISION_IMPLEMENTATION:
      return past ? g_strdup_printf (_("This decision should have been carried out by %s."), day)
                  : g_strdup_printf (_("This decision should be carried out by %s."), day);
    case DATE_DECISION_REVIEW:
      return past ? g_strdup_printf (_("The review of this decision was due on %s."), day)
                  : g_strdup_printf (_("The review of this decision is due on %s."), day);
    case DATE_DELIVERABLE:
      return past ? g_strdup_printf (_("This deliverable was due on %s."), day)
                  : g_strdup_printf (_("This deliverable is due on %s."), day);
    case DATE_REPORT:
      return past ? g_strdup_printf (_("This report was due on %s."), day)
                  : g_strdup_printf (_("This report is due on %s."), day);
    case DATE_OBJECTIVE:
      return past ? g_strdup_printf (_("This objective was planned to end on %s."), day)
                  : g_strdup_printf (_("This objective is planned to end on %s."), day);
    case DATE_TASK:
      return past ? g_strdup_printf (_("This task was due on %s."), day)
                  : g_strdup_printf (_("This task is due on %s."), day);
    case DATE_TERM:
      return past ? g_strdup_printf (_("The term of a holder of this role ended on %s."), day)
                  : g_strdup_printf (_("The term of a holder of this role ends on %s."), day);
    case DATE_FEEDBACK:
      return past ? g_strdup_printf (_("This feedback should have been answered by %s."), day)
                  : g_strdup_printf (_("This feedback should be answered by %s."), day);
    case DATE_OBSERVATION:
    default:
      return past ? g_strdup_printf (_("An observation of this metric was due on %s."), day)
                  : g_strdup_printf (_("An observation of this metric is due on %s."), day);
    }
}

/* A date of @record that lies near or has passed. */
static void
add_date (PbRuleContext *context,
          GPtrArray     *rows,
          PbRecord      *record,
          Date           date,
          PbDay          day)
{
  gboolean past = day < context->day;
  g_autofree char *text = NULL;

  if (day == PB_DAY_NONE || (gint64) day - context->day > DUE_DAYS)
    return;

  text = pb_day_to_locale (day);
  add_row (rows, past ? PB_ATTENTION_OVERDUE : PB_ATTENTION_DUE, record, day,
           pb_record_dup_title (record), describe_date (date, past, text));
}

static void
add_agreements (PbRuleContext *context,
                GPtrArray     *rows)
{
  GPtrArray *agreements = pb_context_records (context, PB_KIND_AGREEMENT);

  for (guint i = 0; i < agreements->len; i++)
    {
      PbRecord *agreement = agreements->pdata[i];
      GPtrArray *obligations;

      if (pb_record_get_enum (agreement, PB_AGREEMENT_STATUS) != PB_AGREEMENT_STATUS_ACTIVE ||
          pb_context_day (context, agreement, PB_AGREEMENT_ENDED) != PB_DAY_NONE)
        continue;

      add_date (context, rows, agreement, DATE_AGREEMENT_END,
                pb_record_get_day (agreement, PB_AGREEMENT_END));
      add_date (context, rows, agreement, DATE_AGREEMENT_REVIEW,
                pb_record_get_day (agreement, PB_AGREEMENT_REVIEW_DATE));

      obligations = pb_dossier_get_referring (context->dossier, pb_record_get_id (agreement),
                                              PB_OBLIGATION_AGREEMENT);
      for (guint j = 0; obligations && j < obligations->len; j++)
        {
          if (pb_context_day (context, obligations->pdata[j], PB_OBLIGATION_DONE_ON) ==
              PB_DAY_NONE)
            add_date (context, rows, obligations->pdata[j], DATE_OBLIGATION,
                      pb_record_get_day (obligations->pdata[j], PB_OBLIGATION_DUE));
        }
    }
}

static void
add_decisions (PbRuleContext *context,
               GPtrArray     *rows)
{
  GArray *decisions = pb_context_decisions (context);

  for (guint i = 0; i < decisions->len; i++)
    {
      const PbDecisionFacts *facts = &g_array_index (decisions, PbDecisionFacts, i);
      PbRecord *decision = facts->record;
      int implementation;

      if (facts->state != PB_DECISION_STATE_ADOPTED ||
          pb_record_get_enum (decision, PB_DECISION_STATUS) == PB_DECISION_STATUS_SUPERSEDED)
        continue;

      implementation = pb_record_get_enum (decision, PB_DECISION_IMPLEMENTATION);
      if (implementation != PB_IMPLEMENTATION_DONE && implementation != PB_IMPLEMENTATION_ABANDONED)
        add_date (context, rows, decision, DATE_DECISION_IMPLEMENTATION,
                  pb_record_get_day (decision, PB_DECISION_IMPLEMENTATION_DUE));
      add_date (context, rows, decision, DATE_DECISION_REVIEW,
                pb_record_get_day (decision, PB_DECISION_REVIEW_DATE));
    }
}

static void
add_work (PbRuleContext *context,
          GPtrArray     *rows)
{
  GPtrArray *deliverables = pb_context_records (context, PB_KIND_DELIVERABLE);
  GPtrArray *objectives = pb_context_records (context, PB_KIND_OBJECTIVE);
  GPtrArray *reports = pb_context_records (context, PB_KIND_REPORT);

  for (guint i = 0; i < deliverables->len; i++)
    {
      int status = pb_record_get_enum (deliverables->pdata[i], PB_DELIVERABLE_STATUS);

      if (status == PB_DELIVERABLE_STATUS_PLANNED || status == PB_DELIVERABLE_STATUS_IN_PROGRESS)
        add_date (context, rows, deliverables->pdata[i], DATE_DELIVERABLE,
                  pb_record_get_day (deliverables->pdata[i], PB_DELIVERABLE_DUE));
    }

  for (guint i = 0; i < objectives->len; i++)
    {
      if (pb_context_objective_active (context, objectives->pdata[i], context->day, context->day))
        add_date (context, rows, objectives->pdata[i], DATE_OBJECTIVE,
                  pb_record_get_day (objectives->pdata[i], PB_OBJECTIVE_END));
    }

  for (guint i = 0; i < reports->len; i++)
    {
      if (pb_context_day (context, reports->pdata[i], PB_REPORT_SENT_ON) == PB_DAY_NONE)
        add_date (context, rows, reports->pdata[i], DATE_REPORT,
                  pb_record_get_day (reports->pdata[i], PB_REPORT_DUE_ON));
    }
}

static void
add_tasks (PbRuleContext *context,
           GPtrArray     *rows)
{
  GPtrArray *tasks = pb_context_records (context, PB_KIND_TASK);
  GPtrArray *feedback = pb_context_records (context, PB_KIND_FEEDBACK);

  for (guint i = 0; i < tasks->len; i++)
    {
      int status = pb_record_get_enum (tasks->pdata[i], PB_TASK_STATUS);

      if (status != PB_TASK_STATUS_DONE && status != PB_TASK_STATUS_CANCELLED &&
          pb_context_day (context, tasks->pdata[i], PB_TASK_DONE) == PB_DAY_NONE)
        add_date (context, rows, tasks->pdata[i], DATE_TASK,
                  pb_record_get_day (tasks->pdata[i], PB_TASK_DUE));
    }

  for (guint i = 0; i < feedback->len; i++)
    {
      PbDay said = pb_record_get_day (feedback->pdata[i], PB_FEEDBACK_DATE);

      if (pb_record_get_enum (feedback->pdata[i], PB_FEEDBACK_STATUS) == PB_FEEDBACK_STATUS_NEW &&
          pb_context_day (context, feedback->pdata[i], PB_FEEDBACK_ANSWERED_ON) == PB_DAY_NONE &&
          said != PB_DAY_NONE)
        add_date (context, rows, feedback->pdata[i], DATE_FEEDBACK, said + ANSWER_DAYS);
    }
}

/* A term that ends asks for somebody to be chosen, however the day is known. */
static void
add_terms (PbRuleContext *context,
           GPtrArray     *rows)
{
  g_autoptr(PbPeople) people = pb_people_new (context->dossier, context->day);

  for (guint i = 0; i < people->roles->len; i++)
    {
      const PbRoleFacts *role = people->roles->pdata[i];

      for (guint j = 0; j < role->seats->len; j++)
        {
          const PbSeat *seat = role->seats->pdata[j];

          if (seat->term == PB_TERM_DUE || seat->term == PB_TERM_OVERDUE)
            add_date (context, rows, role->record, DATE_TERM, seat->term_end);
        }
    }
}

static void
add_metrics (PbRuleContext *context,
             GPtrArray     *rows)
{
  GPtrArray *metrics = pb_context_records (context, PB_KIND_METRIC);

  for (guint i = 0; i < metrics->len; i++)
    {
      const PbMetricStanding *standing = pb_context_metric (context, metrics->pdata[i]);

      /* An observation may come a little late before anybody has to hurry. */
      if (standing->next_due != PB_DAY_NONE &&
          (standing->overdue || standing->next_due >= context->day))
        add_date (context, rows, metrics->pdata[i], DATE_OBSERVATION, standing->next_due);
    }
}

/**
 * pb_attention_dup_conflict:
 * @record: a record
 *
 * Returns: (transfer full) (nullable): what contributors left different values of, as a
 *   sentence, or %NULL where they agree
 */
char *
pb_attention_dup_conflict (PbRecord *record)
{
  g_autoptr(GString) fields = g_string_new (NULL);
  const PbFieldInfo *info;

  g_return_val_if_fail (PB_IS_RECORD (record), NULL);

  if (!pb_record_has_conflicts (record))
    return NULL;

  for (guint i = 0; (info = pb_kind_get_nth_field (pb_record_get_kind (record), i)); i++)
    {
      if (!pb_record_is_contested (record, info->id) || (info->flags & PB_FIELD_HIDDEN))
        continue;

      g_string_append_printf (fields, "%s%s", fields->len > 0 ? ", " : "",
                              pb_field_get_label (info->id));
    }

  if (pb_record_is_contested (record, 0))
    return g_strdup (_("One contributor deleted it, another changed it."));
  if (fields->len == 0)
    return g_strdup (_("Contributors left different values; one has to be chosen."));

  /* Translators: %s is a list of the names of fields. */
  return g_strdup_printf (_("Contributors left different values, of which one has to be "
                            "chosen: %s"), fields->str);
}

static void
add_conflict (GPtrArray *rows,
              PbRecord  *record)
{
  char *sentence = pb_attention_dup_conflict (record);

  if (sentence)
    add_row (rows, PB_ATTENTION_CONFLICT, record, PB_DAY_NONE, pb_record_dup_title (record),
             sentence);
}

static void
add_conflicts (PbRuleContext *context,
               GPtrArray     *rows)
{
  PbRecord *group = pb_dossier_get_group (context->dossier);

  add_conflict (rows, group);
  for (guint kind = PB_KIND_COMMON + 1; kind < PB_N_KINDS; kind++)
    {
      GPtrArray *records = pb_dossier_get_records (context->dossier, kind);

      for (guint i = 0; i < records->len; i++)
        {
          if (records->pdata[i] != group && pb_context_owns (context, records->pdata[i]))
            add_conflict (rows, records->pdata[i]);
        }
    }
}

static void
add_disputes (GPtrArray   *rows,
              PbJudgement *judgement)
{
  GPtrArray *results = pb_judgement_get_results (judgement);

  for (guint i = 0; i < results->len; i++)
    {
      PbResult *result = results->pdata[i];
      PbAttention *row;

      if (!(pb_result_get_flags (result) & PB_RESULT_DISPUTED))
        continue;

      row = add_row (rows, PB_ATTENTION_DISPUTED, NULL, PB_DAY_NONE,
                     g_strdup (pb_statement_get_title (pb_result_get_statement (result))),
                     g_strjoinv (" ", (GStrv) pb_result_get_disputes (result)));
      row->statement = g_strdup (pb_result_get_id (result));
    }
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const PbAttention *one = *(PbAttention * const *) a;
  const PbAttention *other = *(PbAttention * const *) b;
  int order;

  if (one->kind != other->kind)
    return (int) one->kind - (int) other->kind;
  if (one->day != other->day)
    return one->day < other->day ? -1 : 1;

  order = g_strcmp0 (one->statement, other->statement);
  if (order == 0)
    order = g_strcmp0 (one->record, other->record);

  return order != 0 ? order : g_strcmp0 (one->sentence, other->sentence);
}

/**
 * pb_attention_list:
 * @dossier: a sealed dossier
 * @criteria: a criteria set
 * @judgement: (nullable): a judgement of the same dossier
 * @day: the day to look from, not later than the dossier's
 *
 * What somebody should look at, the most urgent first.
 *
 * Returns: (transfer container) (element-type PbAttention): the rows
 */
GPtrArray *
pb_attention_list (PbDossier     *dossier,
                   PbCriteriaSet *criteria,
                   PbJudgement   *judgement,
                   PbDay          day)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_attention_free);
  PbRuleContext context;

  g_return_val_if_fail (PB_IS_DOSSIER (dossier), rows);
  g_return_val_if_fail (PB_IS_CRITERIA_SET (criteria), rows);
  g_return_val_if_fail (day != PB_DAY_NONE, rows);

  pb_rule_context_init (&context, dossier, criteria, day);
  add_elements (&context, rows);
  add_agreements (&context, rows);
  add_decisions (&context, rows);
  add_work (&context, rows);
  add_tasks (&context, rows);
  add_terms (&context, rows);
  add_metrics (&context, rows);
  add_conflicts (&context, rows);
  if (judgement)
    add_disputes (rows, judgement);
  pb_rule_context_clear (&context);

  g_ptr_array_sort (rows, compare_rows);

  return rows;
}
