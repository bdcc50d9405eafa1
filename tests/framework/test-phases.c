/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dossier-builder.h"

#include "framework/pb-criteria-choice.h"

#include <string.h>

/* The statements of conversation, formation, organization and completion: each with
 * nothing on record, and below, at and above its limits.
 */

#define TODAY "2025-06-30"

/* Reads “field=value; field=value”. */
static void
add_fields (PbRecord   *record,
            const char *fields)
{
  g_auto(GStrv) pairs = g_strsplit (fields, "; ", -1);

  for (guint i = 0; pairs[i] && *pairs[i]; i++)
    {
      g_auto(GStrv) pair = g_strsplit (pairs[i], "=", 2);
      const PbFieldInfo *info = pb_kind_find_field (pb_record_get_kind (record), pair[0]);

      if (info == NULL)
        info = pb_kind_find_field (PB_KIND_COMMON, pair[0]);
      g_assert_nonnull (info);
      builder_set (record, info->id, pair[1]);
    }
}

static PbRecord *
add (Builder    *builder,
     const char *kind,
     const char *fields)
{
  g_autofree char *name = g_strdup_printf ("%s-%u", kind, builder->records->len);
  PbKind found = pb_kind_from_name (kind);
  PbRecord *record = builder_add (builder, found, name, 0);

  add_fields (record, fields);

  return record;
}

static PbPhase
find_phase (const char *id)
{
  switch (id[0] == 'C' ? id[1] : id[0])
    {
    case 'V':
      return PB_PHASE_CONVERSATION;
    case 'F':
      return PB_PHASE_FORMATION;
    case 'O':
      return id[0] == 'O' ? PB_PHASE_ORGANIZATION : PB_PHASE_COMPLETION;
    default:
      g_assert_not_reached ();
    }
}

static void
check_as (Builder    *builder,
          const char *id,
          const char *expected,
          const char *what)
{
  g_autoptr(PbDossier) dossier = builder_seal (builder);
  g_autoptr(PbJudgement) judgement = pb_judge_phase (dossier, builder_criteria (), find_phase (id),
                                                     builder->day, NULL, NULL);
  PbResult *result = pb_judgement_get_result (judgement, id);
  const char *value;

  g_assert_nonnull (result);
  value = pb_result_value_get_nick (pb_result_get_computed (result));
  if (!g_str_equal (value, expected))
    g_error ("%s %s: %s, not %s: %s", id, what, value, expected, pb_result_get_reason (result));
  g_assert_cmpstr (pb_result_get_reason (result), !=, "");
  g_assert_null (strstr (pb_result_get_reason (result), "%"));
}

static void
check (Builder    *builder,
       const char *id,
       const char *expected)
{
  check_as (builder, id, expected, "");
}

typedef struct
{
  const char *id;
  const char *kind;
  const char *fields;
  /* With none, one, two, three and four records of that kind. */
  const char *expected;
} Counted;

static const Counted counted[] = {
  { "CV-I1", "role", "status=active", "met partly partly not-met" },
  { "CV-I1", "agreement", "status=active; start=2024-01-01", "met partly partly not-met" },
  { "CV-I1", "role", "status=draft", "met met" },
  { "CV-I4", "role", "status=active", "met not-met" },
  { "CV-I4", "agreement", "status=active; start=2024-01-01; kind=practice", "met not-met" },
  { "CV-I4", "agreement", "status=active; start=2024-01-01; kind=purpose", "met met" },
  { "CV-S1", "tool", "purpose=communication-channel", "unknown met" },
  { "CV-S1", "tool", "purpose=treasury", "unknown not-met" },
  { "CV-S1", "tool", "purpose=communication-channel; retired=2025-06-30", "unknown not-met" },
  { "CV-S1", "tool", "purpose=communication-channel; retired=2025-07-01", "unknown met" },
  { "CV-S2", "insight", "recorded=2025-06-01", "unknown met" },
  { "CV-S2", "insight", "recorded=2025-03-01", "unknown not-met" },
  { "CV-S3", "tool", "purpose=communication-channel; url=https://a.example", "not-met met" },
  { "CV-S3", "tool", "purpose=communication-channel", "not-met not-met" },
  { "CV-S4", "tool", "purpose=communication-meeting", "met met partly not-met" },
  { "CV-S4", "system", "required=true", "met met partly not-met" },
  { "CV-V1", "agreement", "status=active; start=2024-01-01; kind=practice", "unknown warning" },
  { "CV-V1", "agreement", "status=draft; kind=practice", "unknown clear" },
  { "CV-V2", "decision", "class=major; opened=2025-01-01", "unknown warning" },
  { "CV-V2", "decision", "class=minor; opened=2025-01-01", "unknown clear" },
  { "CV-V4", "transaction", "direction=out; amount=5; asset=EUR; date=2025-05-01",
    "unknown warning" },
  { "CV-V4", "transaction", "direction=in; amount=5; asset=EUR; date=2025-05-01",
    "unknown clear" },
  { "CV-R2", "member", "offers=Bread; joined=2024-01-01", "unknown partly partly met" },
  { "CV-R2", "member", "joined=2024-01-01", "unknown not-met" },
  { "CV-R4", "decision", "class=treasury; status=in-discussion; opened=2025-06-01",
    "unknown met" },
  { "CV-R4", "decision", "class=treasury; status=adopted; opened=2025-06-01; closed=2025-06-02",
    "unknown not-met" },
  { "CV-R5", "deliverable", "document=discovery-report; status=delivered; delivered_on=2025-06-01",
    "unknown met" },
  { "CV-R5", "deliverable", "document=discovery-report; status=planned", "unknown not-met" },
  { "CV-U3", "insight", "recorded=2020-01-01", "unknown partly partly met" },
  { "CV-U4", "task", "status=open; opened=2025-01-01", "unknown met" },
  { "CV-U4", "task", "status=done; opened=2025-01-01; done=2025-02-01", "unknown not-met" },
  { "CV-U5", "agreement", "status=draft", "unknown met" },
  { "CV-U5", "agreement", "status=active; start=2024-01-01", "unknown not-met" },
  { "CV-U6", "deliverable", "document=discovery-report; status=accepted; delivered_on=2025-06-01",
    "unknown met" },
  { "FO-I3", "agreement", "status=draft", "unknown met" },
  { "FO-I3", "agreement", "status=ended; start=2024-01-01; ended=2025-01-01", "unknown not-met" },
  { "FO-I4", "decision", "class=state-change; status=open-for-vote; opened=2025-06-01",
    "unknown met" },
  { "FO-I5", "decision", "status=rejected; opened=2025-06-01; closed=2025-06-20", "unknown met" },
  { "FO-I5", "decision", "status=withdrawn; opened=2025-06-01; closed=2025-06-20",
    "unknown not-met" },
  { "FO-S1", "role", "status=draft", "unknown met" },
  { "FO-S1", "role", "status=retired; retired=2025-01-01", "unknown not-met" },
  { "FO-S3", "decision", "opened=2025-06-01", "unknown met" },
  { "FO-V2", "agreement", "status=draft; start=2025-01-01", "unknown clear" },
  { "FO-V2", "agreement", "status=draft; start=2024-12-31", "unknown watch" },
  { "FO-V5", "tool", "started=2025-04-02", "unknown clear" },
  { "FO-V5", "tool", "started=2025-03-31", "unknown watch" },
  { "FO-R1", "system", "kind=decision-making; description=So", "unknown not-met not-met" },
  { "FO-R4", "deliverable", "status=delivered; delivered_on=2025-06-01", "unknown met" },
  { "FO-R4", "deliverable", "status=in-progress", "unknown not-met" },
  { "FO-E1", "objective", "goals=some-goal; start=2025-01-01", "unknown met" },
  { "FO-E1", "objective", "start=2025-01-01", "unknown not-met" },
  { "FO-E3", "objective", "criteria=Seen; start=2025-01-01", "unknown met" },
  { "FO-E3", "objective", "start=2025-01-01", "unknown not-met" },
  { "FO-E8", "objective", "end=2026-01-01; start=2025-01-01", "unknown met" },
  { "FO-E8", "objective", "start=2025-01-01", "unknown not-met" },
  { "FO-E9", "deliverable", "status=planned", "unknown met" },
  { "FO-E9", "deliverable", "status=dropped", "unknown not-met" },
  { "FO-U1", "member", "standing=core; joined=2024-01-01", "unknown partly partly met" },
  { "FO-U1", "member", "standing=guest; joined=2024-01-01", "unknown not-met" },
  { "FO-U3", "account", "kind=bank", "unknown met" },
  { "FO-U3", "account", "kind=bank; closed=2025-06-30", "unknown not-met" },
  { "FO-U6", "decision", "class=treasury; status=open-for-vote; opened=2025-06-01",
    "unknown met" },
  { "FO-U6", "decision", "class=treasury; status=proposed; opened=2025-06-01",
    "unknown not-met" },
  { "OR-I2", "system", "status=being-set-up", "unknown partly met" },
  { "OR-I2", "system", "status=designed", "unknown not-met" },
  { "OR-I3", "tool", "purpose=tasks", "unknown partly met" },
  { "OR-I5", "system", "status=running; running_since=2025-01-02", "unknown met" },
  { "OR-I5", "system", "status=running; running_since=2024-12-31", "unknown not-met" },
  { "OR-S2", "decision", "class=minor; method=consent; opened=2025-01-01",
    "unknown partly partly" },
  { "OR-S4", "tool", "purpose=voting", "unknown partly partly" },
  { "OR-V1", "agreement", "status=active; start=2024-01-01", "unknown watch" },
  { "OR-V1", "agreement", "status=active; start=2024-01-01; review_date=2026-01-01",
    "unknown clear" },
  { "OR-V3", "system", "status=running; running_since=2024-01-01", "unknown watch" },
  { "OR-V3", "system", "status=running; running_since=2024-01-01; description=So",
    "unknown clear" },
  { "OR-V5", "tool", "onchain=true", "unknown watch" },
  { "OR-V5", "tool", "onchain=false", "unknown clear" },
  { "OR-E4", "objective", "purpose_link=Yes; start=2025-01-01", "unknown met" },
  { "OR-E4", "objective", "start=2025-01-01", "unknown not-met" },
  { "OR-E9", "system", "kind=conflict", "unknown met" },
  { "OR-E9", "system", "kind=other", "unknown not-met" },
  { "CO-I5", "decision",
    "class=phase-transition; status=adopted; opened=2025-01-01; closed=2025-02-01",
    "unknown met" },
  { "CO-I5", "decision",
    "class=phase-transition; status=rejected; opened=2025-01-01; closed=2025-02-01",
    "unknown not-met" },
  { "CO-S1", "task", "status=open; due=2025-08-01; tags=closure", "unknown met" },
  { "CO-S1", "task", "status=open; tags=closure", "unknown not-met" },
  { "CO-S1", "task", "status=open; due=2025-08-01", "unknown not-met" },
  { "CO-S2", "deliverable", "document=learning; status=delivered; delivered_on=2025-06-01",
    "unknown met" },
  { "CO-S2", "deliverable", "document=learning; status=delivered; delivered_on=2025-07-01",
    "unknown not-met" },
  { "CO-S5", "deliverable", "document=recognition; status=delivered; delivered_on=2025-06-01",
    "unknown met" },
  { "CO-H2", "account", "kind=bank", "met not-met" },
  { "CO-H2", "account", "kind=bank; closed=2025-06-30", "met met" },
  { "CO-H4", "agreement", "status=active; start=2024-01-01", "met partly not-met" },
  { "CO-H4", "agreement", "status=active; start=2024-01-01; end=2025-12-31", "met met" },
  { "CO-H5", "role", "status=active", "met partly not-met" },
  { "CO-H5", "role", "status=retired; retired=2025-06-30", "met met" },
  { "CO-H6", "tool", "purpose=tasks", "met partly not-met" },
  { "CO-H6", "tool", "purpose=tasks; handed_to=others", "met met" },
  { "CO-H7", "tool", "purpose=tasks", "met partly not-met" },
  { "CO-H7", "tool", "purpose=tasks; credentials=ana", "met met" },
  { "CO-H8", "account", "kind=onchain-safe", "met partly not-met" },
  { "CO-H8", "account", "kind=onchain-safe; note=The fund", "met met" },
  { "CO-H8", "account", "kind=bank", "met met" },
  { "CO-H9", "task", "status=open; opened=2025-01-01", "met partly partly not-met" },
  { "CO-H9", "task", "status=open; handed_to=others; opened=2025-01-01", "met met" },
  { "CO-H11", "deliverable", "document=recognition; status=accepted; delivered_on=2025-06-01",
    "unknown met" },
  { "CO-E5", "system", "description=So", "unknown partly met" },
  { "CO-E6", "deliverable", "document=inventory; status=delivered; delivered_on=2025-06-01",
    "unknown met" },
  { "CO-E11", "objective", "status=achieved; achieved_on=2025-06-01; start=2025-01-01",
    "unknown met" },
  { "CO-E11", "objective", "status=active; start=2025-01-01", "unknown not-met" },
  { "CO-U5", "agreement", "status=ended; ended=2025-06-01; handed_to=others; start=2024-01-01",
    "unknown met" },
  { "CO-U5", "agreement", "status=active; start=2024-01-01", "unknown not-met" },
};

static void
test_counted (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    {
      g_auto(GStrv) expected = g_strsplit (counted[i].expected, " ", -1);
      g_autoptr(Builder) builder = builder_new (TODAY);

      for (guint n = 0; expected[n]; n++)
        {
          g_autofree char *what = g_strdup_printf ("with %u × %s (%s)", n, counted[i].kind,
                                                   counted[i].fields);

          if (n > 0)
            add (builder, counted[i].kind, counted[i].fields);
          check_as (builder, counted[i].id, expected[n], what);
        }
    }
}

/* What the group itself says. */
static void
test_group (void)
{
  static const struct
  {
    const char *id;
    const char *fields;
    const char *without;
    const char *with;
  } rows[] = {
    { "CV-S3", "url=https://us.example", "not-met", "met" },
    { "CV-U1", "purpose=To be here", "unknown", "met" },
    { "OR-E2", "description=We cook", "not-met", "met" },
    { "CO-H12", "archive=https://us.example/archive", "not-met", "met" },
    { "CO-E13", "archive=https://us.example/archive", "not-met", "met" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      check (builder, rows[i].id, rows[i].without);
      add_fields (builder->group, rows[i].fields);
      check (builder, rows[i].id, rows[i].with);
    }
}

/* With a purpose, rules and money are not too early. */
static void
test_purpose_first (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);

  add (builder, "agreement", "status=active; start=2024-01-01; kind=practice");
  add (builder, "transaction", "direction=out; amount=5; asset=EUR; date=2025-05-01");
  check (builder, "CV-V1", "warning");
  check (builder, "CV-V4", "warning");
  add_fields (builder->group, "purpose=To be here");
  check (builder, "CV-V1", "clear");
  check (builder, "CV-V4", "clear");
}

static void
test_elements (void)
{
  static const char * const keys[] = { "P1", "Q1", "Q3", "G2" };
  static const char * const expected[] = { "unknown", "not-met", "partly", "partly", "met" };
  g_autoptr(Builder) builder = builder_new (TODAY);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      check (builder, "FO-S2", expected[i]);
      if (i < G_N_ELEMENTS (keys))
        builder_element (builder, keys[i], "2025-06-01");
    }
  check (builder, "FO-R7", "partly");
  check (builder, "OR-S1", "not-met");
  check (builder, "FO-E2", "met");
  check (builder, "FO-E6", "not-met");
}

/* Kinds are counted, not records. */
static void
test_kinds (void)
{
  static const char * const systems[] = { "decision-making", "resources", "roles-and-tasks",
                                          "communication" };
  static const char * const expected[] = { "unknown", "not-met", "partly", "partly", "met" };
  g_autoptr(Builder) builder = builder_new (TODAY);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *fields = i < 4 ? g_strdup_printf ("kind=%s; description=So", systems[i])
                                      : NULL;

      check (builder, "FO-R1", expected[i]);
      check (builder, "FO-U2", expected[i]);
      if (fields)
        add (builder, "system", fields);
    }

  add (builder, "tool", "purpose=voting");
  check (builder, "OR-S4", "partly");
  add (builder, "tool", "purpose=tasks");
  check (builder, "OR-S4", "met");
  add (builder, "decision", "class=minor; method=consent; opened=2025-01-01");
  check (builder, "OR-S2", "partly");
  add (builder, "decision", "class=treasury; method=majority; opened=2025-01-01");
  check (builder, "OR-S2", "met");
}

static void
test_formation (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);

  check (builder, "FO-I1", "unknown");
  for (guint i = 0; i < 3; i++)
    add (builder, "member", "standing=core; joined=2024-01-01");
  check (builder, "FO-I1", "not-met");
  add_fields (builder->group, "purpose=To be here");
  check (builder, "FO-I1", "met");

  check (builder, "FO-I2", "unknown");
  add (builder, "system", "status=running; running_since=2025-01-05");
  check (builder, "FO-I2", "not-met");
  add (builder, "system", "status=designed");
  check (builder, "FO-I2", "partly");
  add (builder, "system", "status=being-set-up");
  check (builder, "FO-I2", "met");

  check (builder, "FO-S4", "unknown");
  add (builder, "tool", "purpose=communication-channel");
  check (builder, "FO-S4", "partly");
  add (builder, "tool", "purpose=workspace");
  check (builder, "FO-S4", "met");
}

/* More than three policies before three decisions were closed. */
static void
test_over_engineering (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);

  check (builder, "FO-V1", "unknown");
  for (guint i = 0; i < 3; i++)
    add (builder, "agreement", "type=policy; status=active; start=2025-01-01");
  check (builder, "FO-V1", "clear");
  add (builder, "agreement", "type=policy; status=active; start=2025-01-01");
  check (builder, "FO-V1", "watch");
  for (guint i = 0; i < 2; i++)
    add (builder, "decision", "status=adopted; opened=2025-01-01; closed=2025-02-01");
  check (builder, "FO-V1", "watch");
  add (builder, "decision", "status=adopted; opened=2025-01-01; closed=2025-02-01");
  check (builder, "FO-V1", "clear");
}

/* A role below a role below a role. */
static void
test_depth (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);

  check (builder, "FO-V3", "unknown");
  builder_add (builder, PB_KIND_ROLE, "one", PB_ROLE_STATUS, "active", 0);
  builder_add (builder, PB_KIND_ROLE, "two", PB_ROLE_STATUS, "active", PB_ROLE_ACCOUNTABLE_TO,
               "one", 0);
  builder_add (builder, PB_KIND_ROLE, "three", PB_ROLE_STATUS, "active", PB_ROLE_ACCOUNTABLE_TO,
               "two", 0);
  check (builder, "FO-V3", "clear");
  builder_add (builder, PB_KIND_ROLE, "four", PB_ROLE_STATUS, "active", PB_ROLE_ACCOUNTABLE_TO,
               "three", 0);
  check (builder, "FO-V3", "watch");
  /* For many it is not too deep. */
  add_fields (builder->group, "scale=constituency");
  check (builder, "FO-V3", "clear");
}

static void
test_promises (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);

  check (builder, "FO-V4", "clear");
  builder_add (builder, PB_KIND_DECISION, "pay", PB_DECISION_STATUS, "adopted",
               PB_DECISION_OPENED, "2025-01-01", PB_DECISION_CLOSED, "2025-01-02", 0);
  builder_add (builder, PB_KIND_BUDGET_LINE, "line", PB_BUDGET_LINE_DECISION, "pay",
               PB_BUDGET_LINE_AMOUNT, "100", PB_BUDGET_LINE_ASSET, "EUR", 0);
  check (builder, "FO-V4", "warning");
  add (builder, "transaction", "direction=in; amount=99.99; asset=EUR; date=2025-05-01");
  check (builder, "FO-V4", "warning");
  add (builder, "transaction", "direction=in; amount=0.01; asset=EUR; date=2025-05-01");
  check (builder, "FO-V4", "clear");
  check (builder, "FO-R6", "partly");
}

static void
test_organization (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);

  check (builder, "OR-V2", "unknown");
  check (builder, "OR-V4", "unknown");
  add (builder, "member", "joined=2024-01-01");
  for (guint i = 0; i < 3; i++)
    add (builder, "system", "status=running; running_since=2025-06-01");
  check (builder, "OR-V4", "watch");
  g_assert_cmpint (builder->records->len, ==, 5);
  add (builder, "retrospective", "date=2025-06-15");
  check (builder, "OR-V4", "clear");

  check (builder, "OR-S5", "unknown");
  add (builder, "tool", "purpose=communication-channel");
  check (builder, "OR-S5", "partly");
  add (builder, "report", "kind=phase; due_on=2025-12-01");
  check (builder, "OR-S5", "met");

  check (builder, "OR-R2", "unknown");
  builder_add (builder, PB_KIND_ROLE, "keeper", PB_ROLE_STATUS, "active", PB_ROLE_STARTED,
               "2024-01-01", PB_ROLE_RESPONSIBILITIES, "Keep", PB_ROLE_AUTHORITIES, "Spend", 0);
  check (builder, "OR-R2", "not-met");
  builder_add (builder, PB_KIND_ASSIGNMENT, "seat", PB_ASSIGNMENT_ROLE, "keeper",
               PB_ASSIGNMENT_HOLDER, "member-1", PB_ASSIGNMENT_START, "2025-05-01", 0);
  check (builder, "OR-R2", "met");
  check (builder, "OR-I4", "met");
}

static void
test_closing (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);

  check (builder, "CO-V3", "watch");
  check (builder, "CO-V1", "warning");
  check (builder, "CO-S4", "unknown");
  check (builder, "CO-H1", "unknown");
  check (builder, "CO-V2", "unknown");
  check (builder, "CO-V5", "unknown");

  builder_add (builder, PB_KIND_ACCOUNT, "fund", PB_ACCOUNT_KIND, "bank", 0);
  check (builder, "CO-S3", "not-met");
  check (builder, "CO-H1", "met");
  add (builder, "transaction",
       "account=fund; direction=in; amount=0.01; asset=EUR; date=2025-06-01");
  check (builder, "CO-V1", "clear");
  check (builder, "CO-H1", "not-met");
  check (builder, "CO-U2", "not-met");
  check (builder, "CO-V2", "clear");
  add_fields (builder->group, "closes_on=2025-06-30");
  check (builder, "CO-V2", "clear");
  add_fields (builder->group, "closes_on=2025-06-29");
  check (builder, "CO-V2", "warning");

  add (builder, "task", "status=open; opened=2025-01-01");
  check (builder, "CO-S4", "not-met");
  add (builder, "decision",
       "class=phase-transition; status=adopted; opened=2025-06-01; closed=2025-06-16");
  check (builder, "CO-V5", "warning");
  add_fields (builder->group, "closes_on=2025-06-30");
  check (builder, "CO-V5", "clear");
}

static void
test_obligations (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  PbRecord *agreement = builder_add (builder, PB_KIND_AGREEMENT, "terms", PB_AGREEMENT_STATUS,
                                     "active", PB_AGREEMENT_START, "2024-01-01", 0);

  check (builder, "CO-H3", "met");
  builder_add (builder, PB_KIND_OBLIGATION, "owe", PB_OBLIGATION_AGREEMENT, "terms", 0);
  check (builder, "CO-H3", "partly");
  builder_add (builder, PB_KIND_OBLIGATION, "owe-too", PB_OBLIGATION_AGREEMENT, "terms", 0);
  check (builder, "CO-H3", "not-met");
  add_fields (agreement, "status=ended; ended=2025-06-01");
  check (builder, "CO-H3", "met");
}

/* Partners are told, and get the final report. */
static void
test_partners (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  PbRecord *relation, *report;

  check (builder, "CO-V4", "unknown");
  builder_add (builder, PB_KIND_GROUP, "friends", 0);
  relation = builder_add (builder, PB_KIND_RELATION, "tie", PB_RELATION_FROM, BUILDER_OURS,
                          PB_RELATION_TO, "friends", PB_RELATION_KIND, "coordinates-with",
                          PB_RELATION_STATUS, "active", PB_RELATION_STARTED, "2024-01-01", 0);
  check (builder, "FO-U4", "met");
  check (builder, "CO-V4", "watch");
  check (builder, "CO-U3", "partly");
  check (builder, "CO-H10", "not-met");
  report = builder_add (builder, PB_KIND_REPORT, "last", PB_REPORT_KIND, "phase",
                        PB_REPORT_SENT_ON, "2025-06-20", PB_REPORT_SENT_TO, "friends", 0);
  check (builder, "CO-H10", "not-met");
  add_fields (report, "kind=completion");
  check (builder, "CO-H10", "met");
  add_fields (relation, "closing_notice=2025-06-30");
  check (builder, "CO-V4", "clear");
  check (builder, "CO-U3", "met");
}

/* At, below and above the shares that a statement names. */
static void
test_shares (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);

  check (builder, "CO-I1", "unknown");
  for (guint i = 0; i < 5; i++)
    add (builder, "objective", i < 3 ? "status=achieved; achieved_on=2025-06-01; start=2025-01-01"
                                     : "status=active; start=2025-01-01");
  check (builder, "CO-I1", "partly");
  add_fields (builder->records->pdata[4], "status=achieved; achieved_on=2025-06-01");
  check (builder, "CO-I1", "met");
  add_fields (builder->records->pdata[4], "status=achieved; achieved_on=2025-07-01");
  add_fields (builder->records->pdata[3], "status=active; achieved_on=2025-07-01");
  check (builder, "CO-I1", "not-met");

  check (builder, "FO-R2", "unknown");
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *role = g_strdup_printf ("role-%u", i);
      g_autofree char *seat = g_strdup_printf ("seat-%u", i);

      builder_add (builder, PB_KIND_ROLE, role, PB_ROLE_STATUS, "active", PB_ROLE_STARTED,
                   "2024-01-01", PB_ROLE_REQUIRED, "true", 0);
      check (builder, "FO-R2", i == 0 ? "not-met" : "partly");
      builder_add (builder, PB_KIND_ASSIGNMENT, seat, PB_ASSIGNMENT_ROLE, role,
                   PB_ASSIGNMENT_HOLDER, "ana", PB_ASSIGNMENT_START, "2024-02-01", 0);
      check (builder, "FO-R2", "met");
    }
}

static void
test_aligned (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);

  check (builder, "OR-U5", "unknown");
  add (builder, "objective", "status=active; start=2025-01-01; purpose_link=So");
  check (builder, "OR-U5", "met");
  add (builder, "objective", "status=active; start=2025-01-01");
  check (builder, "OR-U5", "partly");
  add (builder, "objective", "status=active; start=2025-01-01");
  check (builder, "OR-U5", "not-met");
}

/* Money with an adopted proposal, and what it brings about. */
static void
test_means (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);

  check (builder, "OR-I1", "unknown");
  check (builder, "CO-I2", "unknown");
  check (builder, "CO-E9", "unknown");
  builder_add (builder, PB_KIND_DECISION, "pay", PB_DECISION_CLASS, "treasury",
               PB_DECISION_STATUS, "adopted", PB_DECISION_OPENED, "2025-01-01",
               PB_DECISION_CLOSED, "2025-01-02", 0);
  check (builder, "OR-I1", "not-met");
  builder_add (builder, PB_KIND_BUDGET_LINE, "line", PB_BUDGET_LINE_DECISION, "pay",
               PB_BUDGET_LINE_AMOUNT, "5", PB_BUDGET_LINE_ASSET, "EUR", 0);
  check (builder, "OR-I1", "partly");
  add (builder, "transaction", "direction=in; amount=9; asset=EUR; date=2025-05-01");
  check (builder, "OR-I1", "met");

  add (builder, "transaction", "direction=out; amount=5; asset=EUR; date=2025-05-02; "
                               "decision=pay; budget_line=line");
  check (builder, "CO-E9", "met");
  check (builder, "CO-I2", "met");
  add (builder, "transaction", "direction=out; amount=1; asset=EUR; date=2025-05-02");
  check (builder, "CO-E9", "partly");
  add (builder, "deliverable", "status=delivered; delivered_on=2025-06-01");
  check (builder, "CO-I2", "partly");
  add (builder, "deliverable", "status=delivered; delivered_on=2025-06-01");
  check (builder, "CO-I2", "not-met");
}

/* Half as many people as before is a decline. */
static void
test_decline (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);

  check (builder, "CO-I3", "unknown");
  builder_add (builder, PB_KIND_MEMBER, "ana", PB_MEMBER_JOINED, "2020-01-01", 0);
  builder_add (builder, PB_KIND_MEMBER, "bo", PB_MEMBER_JOINED, "2020-01-01", 0);
  add (builder, "activity", "date=2024-09-01; people=ana bo");
  check (builder, "CO-I3", "met");
  add (builder, "activity", "date=2025-06-01; people=ana");
  check (builder, "CO-I3", "met");
  add (builder, "activity", "date=2025-06-01; people=bo");
  check (builder, "CO-I3", "not-met");
}

/* A phase with four structures holds with three of them. */
static void
test_reading (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(PbJudgement) judgement = NULL;
  PbRecord *transition = builder->records->pdata[0];

  add_fields (transition, "to=conversation");
  add_fields (builder->group, "purpose=To be here; url=https://us.example");
  builder_add (builder, PB_KIND_MEMBER, "ana", PB_MEMBER_JOINED, "2024-01-01", 0);
  for (guint i = 0; i < 3; i++)
    {
      static const char * const ids[] = { "CV-I2", "CV-I3", "CV-I5" };
      g_autofree char *name = g_strdup_printf ("said-%u", i);

      builder_add (builder, PB_KIND_ATTESTATION, name, PB_ATTESTATION_ITEM, ids[i],
                   PB_ATTESTATION_BY, "ana", PB_ATTESTATION_VALUE, "met", PB_ATTESTATION_ON,
                   "2025-06-01", PB_ATTESTATION_VALID_DAYS, "180", 0);
      builder_add (builder, PB_KIND_EVIDENCE, ids[i], PB_EVIDENCE_SUBJECT, name, PB_EVIDENCE_TEXT,
                   "Minutes", 0);
    }
  dossier = builder_seal (builder);
  judgement = pb_judge (dossier, builder_criteria (), builder->day, NULL, NULL);
  g_assert_cmpint (pb_judgement_get_phase (judgement), ==, PB_PHASE_CONVERSATION);
  g_assert_cmpint (pb_judgement_get_results (judgement)->len, ==, 24);
  /* Places to talk are unknown. */
  g_assert_cmpint (pb_judgement_get_reading (judgement), ==, PB_READING_NOT_ENOUGH_DATA);

  add (builder, "tool", "purpose=communication-channel");
  g_clear_object (&dossier);
  g_clear_object (&judgement);
  dossier = builder_seal (builder);
  judgement = pb_judge (dossier, builder_criteria (), builder->day, NULL, NULL);
  g_assert_cmpint (pb_judgement_get_reading (judgement), ==, PB_READING_HOLDING);
}

/* Unknown is said too: every result has its sentence. */
static void
test_reasons (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbDossier) dossier = builder_seal (builder);

  for (int phase = PB_PHASE_CONVERSATION; phase <= PB_PHASE_COMPLETION; phase++)
    {
      g_autoptr(PbJudgement) judgement = pb_judge_phase (dossier, builder_criteria (), phase,
                                                         builder->day, NULL, NULL);
      GPtrArray *results = pb_judgement_get_results (judgement);

      g_assert_cmpuint (results->len, >, 20);
      for (guint i = 0; i < results->len; i++)
        g_assert_cmpstr (pb_result_get_reason (results->pdata[i]), !=, "");
    }
}

/* A group is judged by what it has chosen, and by the built-in criteria where that
 * cannot be read.
 */
static void
test_choice (void)
{
  static const char content[] =
    "{\"format\": \"phasebook-criteria\", \"format_version\": 1, \"name\": \"ours\","
    " \"version\": \"1\", \"title\": \"Ours\", \"published_by\": \"Us\", \"phases\": {}}";
  g_autoptr(Builder) builder = builder_new (TODAY);
  PbRecord *record = builder_add (builder, PB_KIND_CRITERIA_SET, "ours", PB_CRITERIA_SET_CONTENT,
                                  content, 0);
  g_autoptr(PbDossier) dossier = builder_seal (builder);
  g_autoptr(PbCriteriaSet) before = pb_criteria_set_choose (dossier, builder_criteria (), NULL);
  g_autoptr(PbCriteriaSet) chosen = NULL;
  g_autoptr(PbCriteriaSet) again = NULL;
  g_autofree char *problem = NULL;

  g_assert_true (before == builder_criteria ());
  builder_set (builder->group, PB_GROUP_CRITERIA, "ours");
  chosen = pb_criteria_set_choose (dossier, builder_criteria (), &problem);
  g_assert_null (problem);
  g_assert_cmpstr (pb_criteria_set_get_name (chosen), ==, "ours");

  builder_set (record, PB_CRITERIA_SET_CONTENT, "{\n}");
  again = pb_criteria_set_choose (dossier, builder_criteria (), &problem);
  g_assert_true (again == builder_criteria ());
  g_assert_nonnull (strstr (problem, "ours:1:1:"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/phases/counted", test_counted);
  g_test_add_func ("/phases/group", test_group);
  g_test_add_func ("/phases/purpose-first", test_purpose_first);
  g_test_add_func ("/phases/elements", test_elements);
  g_test_add_func ("/phases/kinds", test_kinds);
  g_test_add_func ("/phases/formation", test_formation);
  g_test_add_func ("/phases/over-engineering", test_over_engineering);
  g_test_add_func ("/phases/depth", test_depth);
  g_test_add_func ("/phases/promises", test_promises);
  g_test_add_func ("/phases/organization", test_organization);
  g_test_add_func ("/phases/closing", test_closing);
  g_test_add_func ("/phases/obligations", test_obligations);
  g_test_add_func ("/phases/partners", test_partners);
  g_test_add_func ("/phases/shares", test_shares);
  g_test_add_func ("/phases/aligned", test_aligned);
  g_test_add_func ("/phases/means", test_means);
  g_test_add_func ("/phases/decline", test_decline);
  g_test_add_func ("/phases/reading", test_reading);
  g_test_add_func ("/phases/reasons", test_reasons);
  g_test_add_func ("/phases/choice", test_choice);

  return g_test_run ();
}
