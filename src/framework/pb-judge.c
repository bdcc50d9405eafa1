/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-judge.h"

#include "framework/pb-combination-private.h"
#include "framework/pb-result-private.h"
#include "framework/pb-rules-private.h"
#include "framework/pb-timeline.h"

static PbResult *
judge_statement (PbRuleContext *context,
                 PbStatement   *statement)
{
  const PbRule *rule = pb_rule_find (pb_statement_get_rule (statement));
  PbCombination combination;
  PbVerdict verdict;
  PbResult *result;
  g_autofree char *computed_reason = NULL;

  pb_verdict_init (&verdict, statement);
  if (rule)
    rule->func (context, &verdict);

  computed_reason = g_strdup (verdict.reason->str);
  pb_combine (context, &verdict, &combination);
  g_string_assign (verdict.reason, computed_reason);
  result = pb_result_new (statement, &verdict, &combination);
  pb_verdict_clear (&verdict);

  g_hash_table_insert (context->results, (gpointer) pb_statement_get_id (statement), result);

  return result;
}

static guint
get_level (PbStatement *statement)
{
  const PbRule *rule = pb_rule_find (pb_statement_get_rule (statement));

  return rule ? rule->level : 0;
}

static void
count_evidence (PbRuleContext *context,
                PbResult      *result)
{
  PbResultValue value = pb_result_get_value (result);

  if (value != PB_RESULT_MET && value != PB_RESULT_PARTLY)
    return;

  context->evidence_all++;
  context->evidence_with += pb_result_has_evidence (result);
}

/* A cancelled judging leaves places empty. */
static void
clear_result (gpointer data)
{
  g_clear_object (&data);
}

static gboolean
judge_all (PbRuleContext  *context,
           GPtrArray      *statements,
           PbJudgement    *judgement,
           GCancellable   *cancellable,
           GError        **error)
{
  g_autoptr(GPtrArray) results = g_ptr_array_new_with_free_func (clear_result);

  g_ptr_array_set_size (results, statements->len);

  /* Rules that read the results of others, and the evidence ratio, come last. */
  for (guint level = 0; level < PB_N_RULE_LEVELS; level++)
    {
      for (guint i = 0; i < statements->len; i++)
        {
          if (get_level (statements->pdata[i]) != level)
            continue;
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;

          results->pdata[i] = judge_statement (context, statements->pdata[i]);
          if (level == 0)
            count_evidence (context, results->pdata[i]);
        }
    }

  for (guint i = 0; i < results->len; i++)
    pb_judgement_take_result (judgement, g_object_ref (results->pdata[i]));
  pb_judgement_set_ratio (judgement, context->evidence_with, context->evidence_all);
  pb_judgement_read (judgement, context->criteria);

  return TRUE;
}

static PbJudgement *
judge (PbDossier      *dossier,
       PbCriteriaSet  *criteria,
       int             phase,
       PbDay           since,
       PbDay           day,
       GCancellable   *cancellable,
       GError        **error)
{
  g_autoptr(PbJudgement) judgement = pb_judgement_new (criteria, phase, since, day);
  PbRuleContext context;
  gboolean done;

  /* A group of which nobody has said the phase is held against the checklist that
   * the framework is for; the reading then says so and nothing more.
   */
  pb_rule_context_init (&context, dossier, criteria, day);
  done = judge_all (&context,
                    pb_criteria_set_get_statements (criteria, phase < 0 ? PB_PHASE_ITERATION : phase),
                    judgement, cancellable, error);
  pb_rule_context_clear (&context);

  return done ? g_steal_pointer (&judgement) : NULL;
}

/**
 * pb_judge:
 * @dossier: a sealed dossier
 * @criteria: a criteria set
 * @day: the day to judge, not later than the dossier's
 * @cancellable: (nullable): stops the judging
 * @error: return location for an error; only %G_IO_ERROR_CANCELLED
 *
 * Judges the checklist of the phase that the group was in on @day, or that of
 * iteration where no phase was recorded.  Reads
 * nothing but what it is given, so that the same dossier, criteria and day give
 * the same judgement; may be called on any thread.
 *
 * Returns: (transfer full) (nullable): the judgement
 */
PbJudgement *
pb_judge (PbDossier      *dossier,
          PbCriteriaSet  *criteria,
          PbDay           day,
          GCancellable   *cancellable,
          GError        **error)
{
  PbDay since;
  int phase;

  g_return_val_if_fail (PB_IS_DOSSIER (dossier), NULL);
  g_return_val_if_fail (PB_IS_CRITERIA_SET (criteria), NULL);
  g_return_val_if_fail (day != PB_DAY_NONE, NULL);

  phase = pb_phase_on (dossier, day, &since);

  return judge (dossier, criteria, phase, since, day, cancellable, error);
}

/**
 * pb_judge_phase:
 * @dossier: a sealed dossier
 * @criteria: a criteria set
 * @phase: the phase whose checklist to judge
 * @day: the day to judge, not later than the dossier's
 * @cancellable: (nullable): stops the judging
 * @error: return location for an error; only %G_IO_ERROR_CANCELLED
 *
 * Judges the checklist of any phase, for example of the next one.
 *
 * Returns: (transfer full) (nullable): the judgement
 */
PbJudgement *
pb_judge_phase (PbDossier      *dossier,
                PbCriteriaSet  *criteria,
                PbPhase         phase,
                PbDay           day,
                GCancellable   *cancellable,
                GError        **error)
{
  PbDay since;
  int current;

  g_return_val_if_fail (PB_IS_DOSSIER (dossier), NULL);
  g_return_val_if_fail (PB_IS_CRITERIA_SET (criteria), NULL);
  g_return_val_if_fail (day != PB_DAY_NONE, NULL);

  current = pb_phase_on (dossier, day, &since);

  return judge (dossier, criteria, phase, current == (int) phase ? since : PB_DAY_NONE, day,
                cancellable, error);
}
