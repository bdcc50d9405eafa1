/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "scale-dossier.h"

#include "framework/pb-state-elements.h"
#include "model/pb-field-value.h"
#include "model/pb-id.h"

#define N_DAYS 730
#define N_METRICS 50
#define N_OBSERVATIONS 30000
#define N_ACTIVITIES 20000
#define N_TASKS 22000
#define N_TRANSACTIONS 10000
#define N_DECISIONS 4000
#define N_DELIVERABLES 3000
#define N_INSIGHTS 2000
#define N_FEEDBACK 2000
#define N_ATTESTATIONS 2000
#define N_EVIDENCE 2000
#define N_AGREEMENTS 1000
#define N_MEMBERS 950
#define N_PARTNERS 100
#define N_OBJECTIVES 850
#define N_ROLES 100
#define N_ASSIGNMENTS 400
#define N_LINES 200
#define N_SYSTEMS 20
#define N_TOOLS 40
#define N_ACCOUNTS 6
#define N_RETROS 24
#define N_CYCLES 8

typedef struct
{
  PbDossier *dossier;
  PbDay today;
  GRand *random;
  const char *group;
  guint n;
} Bench;

static char *
name_id (const char *kind,
         guint       n)
{
  g_autofree char *name = g_strdup_printf ("%s-%u", kind, n);

  return pb_id_derive ("bench", name);
}

static void
set (PbRecord   *record,
     PbFieldId   field,
     const char *text)
{
  g_autoptr(GVariant) value = pb_field_parse (field, text, NULL);

  pb_record_set_value (record, field, value);
}

static void
set_day (PbRecord  *record,
         PbFieldId  field,
         PbDay      day)
{
  pb_record_set_value (record, field, g_variant_new_int32 (day));
}

static void
set_ref (PbRecord   *record,
         PbFieldId   field,
         const char *kind,
         guint       n)
{
  g_autofree char *id = name_id (kind, n);

  set (record, field, id);
}

static PbDay
random_day (Bench *bench)
{
  return bench->today - g_rand_int_range (bench->random, 0, N_DAYS);
}

static PbRecord *
add (Bench      *bench,
     PbKind      kind,
     const char *name,
     guint       n)
{
  g_autofree char *id = name_id (name, n);
  g_autoptr(PbRecord) record = pb_record_new (kind, id);
  const PbFieldInfo *of_group = pb_kind_find_flag (kind, PB_FIELD_OF_GROUP);

  if (of_group)
    set (record, of_group->id, bench->group);
  pb_dossier_add (bench->dossier, record);
  bench->n++;

  return record;
}

static void
add_measuring (Bench *bench)
{
  for (guint i = 0; i < N_OBJECTIVES; i++)
    {
      PbRecord *objective = add (bench, PB_KIND_OBJECTIVE, "objective", i);

      set (objective, PB_OBJECTIVE_PURPOSE_LINK, "Care for all");
      set_day (objective, PB_OBJECTIVE_START, random_day (bench));
    }

  for (guint i = 0; i < N_METRICS; i++)
    {
      PbRecord *metric = add (bench, PB_KIND_METRIC, "metric", i);

      set (metric, PB_METRIC_UNIT, "people");
      set (metric, PB_METRIC_LEVEL, "impact");
      set (metric, PB_METRIC_DIRECTION, "increase");
      set (metric, PB_METRIC_SERIES, i % 2 ? "level" : "per-period");
      set (metric, PB_METRIC_BASELINE, "0");
      set_day (metric, PB_METRIC_BASELINE_DATE, bench->today - N_DAYS * 2);
      set (metric, PB_METRIC_CADENCE, "monthly");
      set_ref (metric, PB_METRIC_OBJECTIVES, "objective", i);
    }

  for (guint i = 0; i < N_METRICS; i++)
    {
      PbRecord *target = add (bench, PB_KIND_TARGET, "target", i);

      set_ref (target, PB_TARGET_METRIC, "metric", i);
      set_day (target, PB_TARGET_DATE, bench->today + 100);
      set (target, PB_TARGET_VALUE, "100000");
    }

  for (guint i = 0; i < N_OBSERVATIONS; i++)
    {
      PbRecord *observation = add (bench, PB_KIND_OBSERVATION, "observation", i);

      set_ref (observation, PB_OBSERVATION_METRIC, "metric", i % N_METRICS);
      set_day (observation, PB_OBSERVATION_PERIOD_END,
               bench->today - (PbDay) (i / N_METRICS) % (N_DAYS * 2));
      set (observation, PB_OBSERVATION_VALUE, "12.5");
    }
}

static void
add_work (Bench *bench)
{
  static const char * const kinds[] = { "internal-governance", "strategic-execution",
                                        "external-partnerships", "knowledge-sharing" };

  for (guint i = 0; i < N_MEMBERS; i++)
    set (add (bench, PB_KIND_MEMBER, "member", i), PB_MEMBER_NAME, "Ana");

  for (guint i = 0; i < N_ACTIVITIES; i++)
    {
      PbRecord *activity = add (bench, PB_KIND_ACTIVITY, "activity", i);

      set (activity, PB_ACTIVITY_KIND, kinds[i % G_N_ELEMENTS (kinds)]);
      set_day (activity, PB_ACTIVITY_DATE, random_day (bench));
      set_ref (activity, PB_ACTIVITY_PEOPLE, "member", i % N_MEMBERS);
      set_ref (activity, PB_ACTIVITY_GROUPS, "partner", i % N_PARTNERS);
    }

  for (guint i = 0; i < N_DECISIONS; i++)
    {
      PbRecord *decision = add (bench, PB_KIND_DECISION, "decision", i);
      PbDay opened = random_day (bench);

      set (decision, PB_DECISION_CLASS, i % 3 ? "minor" : "governance-change");
      set (decision, PB_DECISION_METHOD, "consent");
      set (decision, PB_DECISION_STATUS, "adopted");
      set_day (decision, PB_DECISION_OPENED, opened);
      set_day (decision, PB_DECISION_CLOSED, MIN (opened + 5, bench->today));
      set (decision, PB_DECISION_OUTCOME, "Yes");
      set_ref (decision, PB_DECISION_PARTICIPANTS, "member", i % N_MEMBERS);
      set_ref (decision, PB_DECISION_CHANGES, "objective", i % N_OBJECTIVES);
    }

  for (guint i = 0; i < N_DELIVERABLES; i++)
    {
      PbRecord *deliverable = add (bench, PB_KIND_DELIVERABLE, "deliverable", i);

      set (deliverable, PB_DELIVERABLE_LEVEL, "outcome");
      set (deliverable, PB_DELIVERABLE_STATUS, "delivered");
      set_day (deliverable, PB_DELIVERABLE_DELIVERED_ON, random_day (bench));
      set_ref (deliverable, PB_DELIVERABLE_OBJECTIVE, "objective", i % N_OBJECTIVES);
    }
}

static void
add_tasks (Bench *bench)
{
  for (guint i = 0; i < N_CYCLES; i++)
    {
      PbRecord *cycle = add (bench, PB_KIND_CYCLE, "cycle", i);
      PbDay start = bench->today - (PbDay) (N_CYCLES - i) * 90;

      set_day (cycle, PB_CYCLE_START, start);
      set_day (cycle, PB_CYCLE_END, start + 89);
    }

  for (guint i = 0; i < N_TASKS; i++)
    {
      PbRecord *task = add (bench, PB_KIND_TASK, "task", i);
      PbDay opened = random_day (bench);
      gboolean done = i % 10 > 0;

      set (task, PB_TASK_STATUS, done ? "done" : "open");
      set_day (task, PB_TASK_OPENED, opened);
      set_day (task, PB_TASK_DUE, opened + 30);
      if (done)
        set_day (task, PB_TASK_DONE, MIN (opened + 20, bench->today));
      set_ref (task, PB_TASK_ASSIGNEE, "member", i % N_MEMBERS);
      set_ref (task, PB_TASK_OBJECTIVE, "objective", i % N_OBJECTIVES);
    }
}

static void
add_learning (Bench *bench)
{
  static const char * const topics[] = { "governance", "context-change", "new-approach" };

  for (guint i = 0; i < N_RETROS; i++)
    set_day (add (bench, PB_KIND_RETROSPECTIVE, "retro", i), PB_RETROSPECTIVE_DATE,
             bench->today - (PbDay) i * 30);

  for (guint i = 0; i < N_FEEDBACK; i++)
    {
      PbRecord *feedback = add (bench, PB_KIND_FEEDBACK, "feedback", i);

      set (feedback, PB_FEEDBACK_SOURCE, i % 2 ? "partner" : "user");
      set (feedback, PB_FEEDBACK_TONE, i % 3 ? "concern" : "praise");
      set (feedback, PB_FEEDBACK_TOPIC, topics[i % G_N_ELEMENTS (topics)]);
      set_day (feedback, PB_FEEDBACK_DATE, random_day (bench));
      set_ref (feedback, PB_FEEDBACK_FROM, "partner", i % N_PARTNERS);
    }

  for (guint i = 0; i < N_INSIGHTS; i++)
    {
      PbRecord *insight = add (bench, PB_KIND_INSIGHT, "insight", i);
      PbDay recorded = random_day (bench);

      set (insight, PB_INSIGHT_TOPIC, topics[i % G_N_ELEMENTS (topics)]);
      set_day (insight, PB_INSIGHT_RECORDED, recorded);
      set_ref (insight, PB_INSIGHT_RETROSPECTIVE, "retro", i % N_RETROS);
      if (i % 4 == 0)
        continue;
      set (insight, PB_INSIGHT_DISPOSITION, "adopted");
      set_day (insight, PB_INSIGHT_DISPOSED_ON, MIN (recorded + 30, bench->today));
      set_ref (insight, PB_INSIGHT_CHANGES, "decision", i % N_DECISIONS);
    }
}

static void
add_structure (Bench *bench)
{
  static const char * const systems[] = { "decision-making", "resources", "roles-and-tasks",
                                          "communication" };
  static const char * const tools[] = { "tasks", "workspace", "communication-channel" };

  for (guint i = 0; i < N_ROLES; i++)
    {
      PbRecord *role = add (bench, PB_KIND_ROLE, "role", i);

      set_day (role, PB_ROLE_STARTED, bench->today - N_DAYS);
      set (role, PB_ROLE_REQUIRED, i % 2 ? "true" : "false");
      set (role, PB_ROLE_DECIDING, i % 9 ? "false" : "true");
      set (role, PB_ROLE_AUTHORITIES, "Spends");
    }

  for (guint i = 0; i < N_ASSIGNMENTS; i++)
    {
      PbRecord *assignment = add (bench, PB_KIND_ASSIGNMENT, "assignment", i);

      set_ref (assignment, PB_ASSIGNMENT_ROLE, "role", i % N_ROLES);
      set_ref (assignment, PB_ASSIGNMENT_HOLDER, "member", i % N_MEMBERS);
      set_day (assignment, PB_ASSIGNMENT_START, random_day (bench));
    }

  for (guint i = 0; i < N_TOOLS; i++)
    set (add (bench, PB_KIND_TOOL, "tool", i), PB_TOOL_PURPOSE, tools[i % G_N_ELEMENTS (tools)]);

  for (guint i = 0; i < N_SYSTEMS; i++)
    {
      PbRecord *system = add (bench, PB_KIND_SYSTEM, "system", i);

      set (system, PB_SYSTEM_KIND, systems[i % G_N_ELEMENTS (systems)]);
      set (system, PB_SYSTEM_STATUS, "running");
      set (system, PB_SYSTEM_REQUIRED, "true");
      set_ref (system, PB_SYSTEM_ROLES, "role", i);
      set_ref (system, PB_SYSTEM_TOOLS, "tool", i);
    }
}

static void
add_money (Bench *bench)
{
  static const char * const assets[] = { "USDC", "EUR", "ETH" };

  for (guint i = 0; i < N_ACCOUNTS; i++)
    {
      PbRecord *account = add (bench, PB_KIND_ACCOUNT, "account", i);

      set (account, PB_ACCOUNT_NAME, "Safe");
      set (account, PB_ACCOUNT_KIND, "onchain-safe");
      set (account, PB_ACCOUNT_THRESHOLD, "2");
    }

  for (guint i = 0; i < N_LINES; i++)
    {
      PbRecord *line = add (bench, PB_KIND_BUDGET_LINE, "line", i);

      set_ref (line, PB_BUDGET_LINE_DECISION, "decision", i % N_DECISIONS);
      set (line, PB_BUDGET_LINE_AMOUNT, "5000");
      set (line, PB_BUDGET_LINE_ASSET, assets[i % G_N_ELEMENTS (assets)]);
      set_ref (line, PB_BUDGET_LINE_PAYEE_RECORD, "member", i % N_MEMBERS);
    }

  for (guint i = 0; i < N_TRANSACTIONS; i++)
    {
      PbRecord *payment = add (bench, PB_KIND_TRANSACTION, "transaction", i);
      g_autofree char *amount = NULL;

      set_ref (payment, PB_TRANSACTION_ACCOUNT, "account", i % N_ACCOUNTS);
      set_day (payment, PB_TRANSACTION_DATE, random_day (bench));
      set (payment, PB_TRANSACTION_DIRECTION, i % 3 ? "out" : "in");
      amount = g_strdup_printf ("%u.5", i % 997);
      set (payment, PB_TRANSACTION_AMOUNT, amount);
      set (payment, PB_TRANSACTION_ASSET, assets[i % G_N_ELEMENTS (assets)]);
      set_ref (payment, PB_TRANSACTION_PARTY, i % 2 ? "member" : "partner", i % N_PARTNERS);
      if (i % 4)
        set_ref (payment, PB_TRANSACTION_DECISION, "decision", i % N_DECISIONS);
      if (i % 5)
        set_ref (payment, PB_TRANSACTION_OBJECTIVE, "objective", i % N_OBJECTIVES);
    }
}

static void
add_network (Bench *bench)
{
  for (guint i = 0; i < N_PARTNERS; i++)
    {
      PbRecord *relation;

      add (bench, PB_KIND_GROUP, "partner", i);
      relation = add (bench, PB_KIND_RELATION, "relation", i);
      set_ref (relation, PB_RELATION_TO, "partner", i);
      set (relation, PB_RELATION_KIND, "coordinates-with");
    }

  for (guint i = 0; i < N_AGREEMENTS; i++)
    {
      PbRecord *agreement = add (bench, PB_KIND_AGREEMENT, "agreement", i);
      PbRecord *party = add (bench, PB_KIND_AGREEMENT_PARTY, "party", i);

      set (agreement, PB_AGREEMENT_KIND, i % 2 ? "practice" : "purpose");
      set (agreement, PB_AGREEMENT_STATUS, "active");
      set_day (agreement, PB_AGREEMENT_START, random_day (bench));
      set_ref (party, PB_AGREEMENT_PARTY_AGREEMENT, "agreement", i);
      set_ref (party, PB_AGREEMENT_PARTY_PARTY, "partner", i % N_PARTNERS);
    }
}

static void
add_statements (Bench         *bench,
                PbCriteriaSet *criteria)
{
  GPtrArray *statements = pb_criteria_set_get_statements (criteria, PB_PHASE_ITERATION);
  const char * const *keys = pb_state_element_get_keys ();

  for (guint i = 0; i < N_ATTESTATIONS; i++)
    {
      PbRecord *attestation = add (bench, PB_KIND_ATTESTATION, "attestation", i);

      set (attestation, PB_ATTESTATION_ITEM,
           pb_statement_get_id (statements->pdata[i % statements->len]));
      set (attestation, PB_ATTESTATION_VALUE, "met");
      set_ref (attestation, PB_ATTESTATION_BY, "member", i % N_MEMBERS);
      set_day (attestation, PB_ATTESTATION_ON, random_day (bench));
    }

  for (guint i = 0; i < N_EVIDENCE; i++)
    {
      PbRecord *evidence = add (bench, PB_KIND_EVIDENCE, "evidence", i);

      set_ref (evidence, PB_EVIDENCE_SUBJECT, i % 2 ? "attestation" : "deliverable", i);
      set (evidence, PB_EVIDENCE_ORIGIN, "outside-party");
    }

  for (guint i = 0; keys[i]; i++)
    {
      PbRecord *text = add (bench, PB_KIND_STATE_TEXT, "text", i);

      set (text, PB_STATE_TEXT_ELEMENTS, keys[i]);
      set (text, PB_STATE_TEXT_TEXT, "Something");
      set_day (text, PB_STATE_TEXT_CHANGED_ON, bench->today - 400);
    }
}

PbDossier *
scale_dossier_new (PbCriteriaSet *criteria)
{
  g_autoptr(PbRecord) group = pb_record_new (PB_KIND_GROUP, NULL);
  g_autoptr(GRand) random = g_rand_new_with_seed (1);
  Bench bench = { NULL, pb_day_from_ymd (2025, 6, 30), random, pb_record_get_id (group), 0 };

  set (group, PB_GROUP_NAME, "Care Circle");
  bench.dossier = pb_dossier_new (group, bench.today);
  add_measuring (&bench);
  add_work (&bench);
  add_tasks (&bench);
  add_learning (&bench);
  add_structure (&bench);
  add_money (&bench);
  add_network (&bench);
  add_statements (&bench, criteria);
  g_assert_cmpuint (bench.n, >=, 100000);
  pb_dossier_seal (bench.dossier);

  return bench.dossier;
}
