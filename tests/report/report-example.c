/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "report-example.h"

#include "framework/pb-state-elements.h"

static void
add_phase (Builder    *self,
           const char *phase,
           const char *day,
           const char *decision,
           const char *reason)
{
  builder_add (self, PB_KIND_PHASE_TRANSITION, phase,
               PB_PHASE_TRANSITION_TO, phase,
               PB_PHASE_TRANSITION_DATE, day,
               PB_PHASE_TRANSITION_REASON, reason,
               decision ? PB_PHASE_TRANSITION_DECISION : 0, decision,
               0);
}

static void
add_decision (Builder    *self,
              const char *title,
              const char *day,
              const char *class_nick,
              const char *outcome)
{
  builder_add (self, PB_KIND_DECISION, title,
               PB_DECISION_OPENED, day,
               PB_DECISION_CLOSED, day,
               PB_DECISION_CLASS, class_nick,
               PB_DECISION_METHOD, "consent",
               PB_DECISION_STATUS, "adopted",
               PB_DECISION_IMPLEMENTATION, "done",
               PB_DECISION_OUTCOME, outcome,
               0);
}

static void
add_history (Builder *self)
{
  add_decision (self, "Become a cell", "2022-09-15", "phase-transition", "Adopted by all nine.");
  add_decision (self, "Set up roles and treasury", "2023-05-02", "phase-transition",
                "Adopted with one abstention.");
  add_decision (self, "Enter iteration", "2024-03-03", "phase-transition",
                "Adopted. The six entry tests were **met**.");
  add_decision (self, "Open a second kitchen", "2025-02-11", "major",
                "Adopted; two people look for a room until *May*.");
  add_decision (self, "Raise the fund’s share to 12 %", "2025-04-22", "treasury", "Adopted.");
  add_decision (self, "Pay Dana’s debts quietly", "2025-05-02", "treasury", "Adopted.");
  builder_set (self->records->pdata[self->records->len - 1], PB_COMMON_AUDIENCE, "members");

  add_phase (self, "conversation", "2022-02-01", NULL, "First evenings at Ana’s table.");
  add_phase (self, "formation", "2022-09-15", "Become a cell", "A core team stands.");
  add_phase (self, "organization", "2023-05-02", "Set up roles and treasury",
             "Resources are secured.");
  add_phase (self, "iteration", "2024-03-03", "Enter iteration",
             "Systems run with little friction.");

  builder_add (self, PB_KIND_CYCLE, "Spring",
               PB_CYCLE_START, "2025-02-01", PB_CYCLE_END, "2025-05-31",
               PB_CYCLE_PLANNING_START, "2025-02-01", PB_CYCLE_PLANNING_END, "2025-02-14",
               PB_CYCLE_EXECUTION_START, "2025-02-15", PB_CYCLE_EXECUTION_END, "2025-05-10",
               PB_CYCLE_FEEDBACK_START, "2025-05-11", PB_CYCLE_FEEDBACK_END, "2025-05-20",
               PB_CYCLE_EVOLUTION_START, "2025-05-21", PB_CYCLE_EVOLUTION_END, "2025-05-31",
               0);
  builder_add (self, PB_KIND_CYCLE, "Summer",
               PB_CYCLE_START, "2025-06-01", PB_CYCLE_END, "2025-09-30",
               PB_CYCLE_PLANNING_START, "2025-06-01", PB_CYCLE_PLANNING_END, "2025-06-14",
               0);
  builder_add (self, PB_KIND_PHASE_REVIEW, "review", PB_PHASE_REVIEW_DATE, "2024-12-12", 0);
}

static void
add_network (Builder *self)
{
  static const char * const groups[][2] = { { "hub", "Riverside Food Hub" },
                                            { "repair", "City Repair Network" } };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autofree char *relation = g_strdup_printf ("relation-%u", i);

      builder_add (self, PB_KIND_GROUP, groups[i][0], PB_GROUP_NAME, groups[i][1], 0);
      builder_add (self, PB_KIND_RELATION, relation,
                   PB_RELATION_TO, groups[i][0],
                   PB_RELATION_KIND, "coordinates-with",
                   PB_RELATION_STATUS, "active",
                   PB_RELATION_STARTED, "2024-04-01",
                   PB_RELATION_MEETING, "First Monday",
                   0);
      builder_set (self->records->pdata[self->records->len - 1], PB_RELATION_FROM, BUILDER_OURS);
    }

  builder_add (self, PB_KIND_AGREEMENT, "Shared cold store",
               PB_AGREEMENT_SCOPE, "external", PB_AGREEMENT_TYPE, "partnership",
               PB_AGREEMENT_STATUS, "active", PB_AGREEMENT_START, "2024-06-01",
               PB_AGREEMENT_END, "2026-05-31", PB_AGREEMENT_REVIEW_DATE, "2025-07-15",
               0);
  builder_add (self, PB_KIND_AGREEMENT_PARTY, "party-1",
               PB_AGREEMENT_PARTY_AGREEMENT, "Shared cold store",
               PB_AGREEMENT_PARTY_PARTY, "hub", 0);
  builder_add (self, PB_KIND_AGREEMENT_PARTY, "party-2",
               PB_AGREEMENT_PARTY_AGREEMENT, "Shared cold store",
               PB_AGREEMENT_PARTY_PARTY, BUILDER_OURS, 0);
  builder_add (self, PB_KIND_OBLIGATION, "Send the yearly report to Riverside",
               PB_OBLIGATION_AGREEMENT, "Shared cold store",
               PB_OBLIGATION_DUE, "2025-06-15", 0);
  builder_add (self, PB_KIND_AGREEMENT, "How we decide",
               PB_AGREEMENT_SCOPE, "internal", PB_AGREEMENT_KIND, "practice",
               PB_AGREEMENT_TYPE, "policy", PB_AGREEMENT_STATUS, "active",
               PB_AGREEMENT_START, "2023-05-10", PB_AGREEMENT_REVIEW_DATE, "2025-05-10",
               0);
}

static void
add_metric (Builder    *self,
            const char *name,
            const char *unit,
            const char *series,
            const char *baseline,
            const char *target)
{
  g_autofree char *target_name = g_strconcat ("target of ", name, NULL);

  builder_add (self, PB_KIND_METRIC, name,
               PB_METRIC_UNIT, unit, PB_METRIC_DECIMALS, "0",
               PB_METRIC_DIRECTION, "increase", PB_METRIC_SERIES, series,
               PB_METRIC_BASELINE, baseline, PB_METRIC_BASELINE_DATE, "2024-06-30",
               PB_METRIC_CADENCE, "monthly", PB_METRIC_LEVEL, "outcome",
               PB_METRIC_OBJECTIVES, "objective",
               0);
  builder_add (self, PB_KIND_TARGET, target_name,
               PB_TARGET_METRIC, name, PB_TARGET_DATE, "2025-12-31", PB_TARGET_VALUE, target, 0);
}

static void
add_observation (Builder    *self,
                 const char *metric,
                 const char *start,
                 const char *end,
                 const char *value,
                 gboolean    estimated)
{
  g_autofree char *name = g_strconcat (metric, end, NULL);

  builder_add (self, PB_KIND_OBSERVATION, name,
               PB_OBSERVATION_METRIC, metric,
               PB_OBSERVATION_PERIOD_END, end,
               PB_OBSERVATION_VALUE, value,
               PB_OBSERVATION_ESTIMATED, estimated ? "true" : "false",
               start ? PB_OBSERVATION_PERIOD_START : 0, start,
               0);
}

static void
add_impact (Builder *self)
{
  static const char * const meals[][2] = {
    { "2024-07-31", "48" },  { "2024-08-31", "66" },  { "2024-09-30", "71" },
    { "2024-10-31", "88" },  { "2025-01-31", "104" }, { "2025-02-28", "121" },
    { "2025-03-31", "118" }, { "2025-04-30", "139" }, { "2025-05-31", "151" },
  };
  static const char * const repairs[][3] = {
    { "2025-01-01", "2025-01-31", "31" }, { "2025-02-01", "2025-02-28", "42" },
    { "2025-03-01", "2025-03-31", "38" }, { "2025-05-01", "2025-05-31", "57" },
    { "2025-06-01", "2025-06-30", "49" },
  };

  builder_add (self, PB_KIND_OBJECTIVE, "objective",
               PB_OBJECTIVE_TITLE, "Every week a warm table",
               PB_OBJECTIVE_START, "2024-07-01", PB_OBJECTIVE_END, "2025-12-31",
               PB_OBJECTIVE_STATUS, "active",
               PB_OBJECTIVE_PURPOSE_LINK, "People meet who would not have met.",
               0);
  builder_add (self, PB_KIND_DELIVERABLE, "Cold store opened",
               PB_DELIVERABLE_OBJECTIVE, "objective", PB_DELIVERABLE_LEVEL, "outcome",
               PB_DELIVERABLE_STATUS, "accepted", PB_DELIVERABLE_DELIVERED_ON, "2025-04-12",
               0);
  builder_add (self, PB_KIND_EVIDENCE, "The hub thanks us for the cold store",
               PB_EVIDENCE_SUBJECT, "Cold store opened", PB_EVIDENCE_ORIGIN, "outside-party",
               PB_EVIDENCE_DATE, "2025-04-20", PB_EVIDENCE_FROM, "Riverside Food Hub", 0);

  add_metric (self, "Meals shared", "meals", "level", "40", "200");
  for (guint i = 0; i < G_N_ELEMENTS (meals); i++)
    add_observation (self, "Meals shared", NULL, meals[i][0], meals[i][1], i == 3);
  add_metric (self, "Repairs", "repairs", "per-period", "0", "400");
  for (guint i = 0; i < G_N_ELEMENTS (repairs); i++)
    add_observation (self, "Repairs", repairs[i][0], repairs[i][1], repairs[i][2], i == 2);
  add_metric (self, "Volunteers", "people", "level", "12", "30");
  add_observation (self, "Volunteers", NULL, "2025-05-31", "21", FALSE);
}

static void
add_attestation (Builder    *self,
                 const char *name,
                 const char *item,
                 const char *value,
                 const char *by,
                 const char *on)
{
  builder_add (self, PB_KIND_ATTESTATION, name,
               PB_ATTESTATION_ITEM, item, PB_ATTESTATION_VALUE, value,
               PB_ATTESTATION_BY, by, PB_ATTESTATION_ON, on,
               PB_ATTESTATION_REASON, "We looked at it together.",
               0);
}

static void
add_people (Builder *self)
{
  builder_add (self, PB_KIND_MEMBER, "Ana", PB_MEMBER_JOINED, "2022-02-01",
               PB_MEMBER_CONTACT, "ana@secret.example", 0);
  builder_add (self, PB_KIND_MEMBER, "Bo", PB_MEMBER_JOINED, "2022-03-01", 0);
  builder_add (self, PB_KIND_MEMBER, "Chidi", PB_MEMBER_JOINED, "2023-01-01", 0);

  add_attestation (self, "att-1", "I4", "met", "Ana", "2025-06-01");
  builder_add (self, PB_KIND_EVIDENCE, "Minutes of the shared meeting",
               PB_EVIDENCE_SUBJECT, "att-1", PB_EVIDENCE_ORIGIN, "own-record",
               PB_EVIDENCE_DATE, "2025-05-05", 0);
  builder_add (self, PB_KIND_EVIDENCE, "The hub lists us as its partner",
               PB_EVIDENCE_SUBJECT, "att-1", PB_EVIDENCE_ORIGIN, "outside-party",
               PB_EVIDENCE_REFERENCE, "https://riverside.example/partners",
               PB_EVIDENCE_DATE, "2025-05-20", 0);
  add_attestation (self, "att-2", "I1", "met", "Bo", "2025-06-10");
  add_attestation (self, "att-3", "S3", "not-met", "Chidi", "2025-06-12");
}

static void
add_activities (Builder *self)
{
  static const char * const rows[][3] = {
    { "Kitchen opening with the neighbours", "strategic-execution", "2025-04-12" },
    { "Cold store meeting", "external-partnerships", "2025-05-05" },
    { "Harvest of the feedback box", "feedback-integration", "2025-05-12" },
    { "Recipes published", "knowledge-sharing", "2025-06-03" },
    { "Counting meals", "impact-measurement", "2025-06-20" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    builder_add (self, PB_KIND_ACTIVITY, rows[i][0],
                 PB_ACTIVITY_KIND, rows[i][1], PB_ACTIVITY_DATE, rows[i][2],
                 i == 1 ? PB_ACTIVITY_GROUPS : 0, "hub",
                 0);
  builder_add (self, PB_KIND_REPORT, "report", PB_REPORT_KIND, "phase",
               PB_REPORT_AS_OF, "2025-03-31", PB_REPORT_SENT_ON, "2025-04-05",
               PB_REPORT_FOR_AUDIENCE, "partners", 0);
}

static void
add_text (Builder    *self,
          const char *label,
          const char *section,
          const char *elements,
          const char *place,
          const char *text)
{
  builder_add (self, PB_KIND_STATE_TEXT, label,
               PB_STATE_TEXT_SECTION, section, PB_STATE_TEXT_ELEMENTS, elements,
               PB_STATE_TEXT_PLACE, place, PB_STATE_TEXT_TEXT, text,
               0);
}

static void
add_state (Builder    *self,
           const char *reviewed)
{
  static const char * const keys[] = { "P1", "P2", "Q1", "Q2", "Q3", "Q4",
                                       "Q5", "G1", "G2", "G3", "G6" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *id = pb_state_element_dup_id (builder_id (BUILDER_OURS), keys[i]);
      PbRecord *element = pb_record_new (PB_KIND_STATE_ELEMENT, id);

      builder_set (element, PB_STATE_ELEMENT_GROUP, BUILDER_OURS);
      builder_set (element, PB_STATE_ELEMENT_KEY, keys[i]);
      builder_set (element, PB_STATE_ELEMENT_REVIEWED_BY, "Ana");
      builder_set (element, PB_STATE_ELEMENT_LAST_REVIEWED, i == 4 ? "2024-11-01" : reviewed);
      g_ptr_array_add (self->records, element);
    }

  add_text (self, "Purpose/problem", "purpose", "P1", "1",
            "- Many people in the quarter eat alone\n"
            "- Good food is thrown away two streets further\n");
  add_text (self, "Relationships", "practice", "P2 Q2", "2",
            "- **Riverside Food Hub**: shared cold store\n"
            "- City Repair Network: [tools](https://repair.example/tools) on loan\n");
  add_text (self, "Decision-making", "practice", "Q1", "3",
            "Consent of those who are there; *major* decisions are announced a week before.\n\n"
            "> A decision that nobody remembers was none.\n");
  add_text (self, "Team agreements", "practice", "Q3", "4",
            "1. Who cooks does not wash up\n2. Who brings guests says so\n");
  add_text (self, "Treasury management", "practice", "Q4", "5",
            "Two of three signatures. Account `eip155:10:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed`.");
  add_text (self, "Retrospectives and feedback", "practice", "Q5", "6", "At the end of each cycle.");
  add_text (self, "Communication", "progress", "G1 G3", "7", "A chat, a board in the kitchen.");
  add_text (self, "Project/progress management", "progress", "G2", "8", "The board says who does what.");
  add_text (self, "Impact metrics", "progress", "G6", "9", "See the numbers.");
}

static Builder *
create (const char *reviewed)
{
  Builder *self = builder_new ("2025-06-30");

  g_ptr_array_set_size (self->records, 0);
  builder_set (self->group, PB_GROUP_NAME, "Care Circle");
  builder_set (self->group, PB_GROUP_KIND, "cell");
  builder_set (self->group, PB_GROUP_OWN, "true");
  builder_set (self->group, PB_GROUP_URL, "https://care-circle.example");
  builder_set (self->group, PB_GROUP_PURPOSE,
               "Nobody in our quarter should have to eat alone. We cook together every week from "
               "food that would have been thrown away, and repair what is broken while it simmers.");
  add_people (self);
  add_history (self);
  add_network (self);
  add_impact (self);
  add_activities (self);
  add_state (self, reviewed);

  return self;
}

Builder *
example_new (void)
{
  return create ("2025-06-05");
}

Builder *
example_new_decayed (void)
{
  return create ("2023-09-01");
}

PbDocument *
example_report_of (Builder      *builder,
                   PbReportKind  kind,
                   PbAudience    audience)
{
  g_autoptr(PbDossier) dossier = builder_seal (builder);
  g_autoptr(GError) error = NULL;
  PbReportOptions options = PB_REPORT_OPTIONS_INIT;
  PbDocument *document;

  options.kind = kind;
  options.audience = audience;
  document = pb_report_build (dossier, builder_criteria (), &options, NULL, &error);
  g_assert_no_error (error);

  return document;
}

PbDocument *
example_report (Builder    *builder,
                PbAudience  audience)
{
  return example_report_of (builder, PB_REPORT_KIND_PHASE, audience);
}
