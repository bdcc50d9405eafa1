/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "framework/pb-phase-flow.h"

#include "dossier-builder.h"

#define TODAY "2025-06-30"

static PbRecord *
decide (Builder    *builder,
        const char *name,
        const char *status,
        const char *closed)
{
  return builder_add (builder, PB_KIND_DECISION, name,
                      PB_DECISION_CLASS, "phase-transition",
                      PB_DECISION_STATUS, status,
                      PB_DECISION_OPENED, "2025-01-01",
                      PB_DECISION_CLOSED, closed,
                      0);
}

static PbPhaseFlow *
look (Builder *builder)
{
  g_autoptr(PbDossier) dossier = builder_seal (builder);

  return pb_phase_flow_new (dossier);
}

static void
test_nothing (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbPhaseFlow) flow = NULL;

  builder_add (builder, PB_KIND_DECISION, "other", PB_DECISION_CLASS, "minor",
               PB_DECISION_STATUS, "adopted", PB_DECISION_CLOSED, "2025-06-01", 0);
  decide (builder, "declined", "rejected", "2025-06-01");
  decide (builder, "before", "adopted", "2009-12-31");
  flow = look (builder);
  g_assert_cmpint (flow->phase, ==, PB_PHASE_ITERATION);
  g_assert_null (flow->adopted);
  g_assert_null (flow->proposed);
  g_assert_cmpint (flow->target, ==, -1);
}

static void
test_on_the_way (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbPhaseFlow) flow = NULL;

  decide (builder, "proposal", "in-discussion", NULL);
  decide (builder, "older", "adopted", "2025-05-01");
  decide (builder, "newer", "adopted", "2025-06-01");
  builder_add (builder, PB_KIND_PHASE_REVIEW, "review", PB_PHASE_REVIEW_DATE, "2025-05-20",
               PB_PHASE_REVIEW_QUESTION, "complete", PB_PHASE_REVIEW_DECISION, "newer", 0);
  flow = look (builder);
  g_assert_cmpstr (pb_record_get_id (flow->adopted), ==, builder_id ("newer"));
  g_assert_cmpstr (pb_record_get_id (flow->proposed), ==, builder_id ("proposal"));
  g_assert_cmpint (flow->target, ==, PB_PHASE_COMPLETION);
}

/* A transition completes the decision that made it. */
static void
test_completed (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbPhaseFlow) flow = NULL;

  decide (builder, "decision", "adopted", "2025-06-01");
  builder_add (builder, PB_KIND_PHASE_TRANSITION, "move", PB_PHASE_TRANSITION_FROM, "iteration",
               PB_PHASE_TRANSITION_TO, "completion", PB_PHASE_TRANSITION_DATE, "2025-06-02",
               PB_PHASE_TRANSITION_DECISION, "decision", 0);
  flow = look (builder);
  g_assert_cmpint (flow->phase, ==, PB_PHASE_COMPLETION);
  g_assert_null (flow->adopted);
}

static void
test_order (void)
{
  g_assert_cmpint (pb_phase_get_next (-1), ==, PB_PHASE_CONVERSATION);
  g_assert_cmpint (pb_phase_get_next (PB_PHASE_ITERATION), ==, PB_PHASE_COMPLETION);
  g_assert_cmpint (pb_phase_get_next (PB_PHASE_CLOSED), ==, PB_PHASE_CLOSED);

  g_assert_false (pb_phase_needs_reason (-1, PB_PHASE_ITERATION));
  g_assert_false (pb_phase_needs_reason (PB_PHASE_FORMATION, PB_PHASE_ORGANIZATION));
  g_assert_true (pb_phase_needs_reason (PB_PHASE_FORMATION, PB_PHASE_ITERATION));
  g_assert_true (pb_phase_needs_reason (PB_PHASE_ITERATION, PB_PHASE_ORGANIZATION));

  g_assert_true (pb_phase_needs_decision (PB_PHASE_COMPLETION, PB_PHASE_CLOSED));
  g_assert_false (pb_phase_needs_decision (PB_PHASE_ITERATION, PB_PHASE_COMPLETION));
}

/* What is added is complete, and names the phase that was left. */
static void
test_edit (void)
{
  const char *participants[] = { NULL, NULL };
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(PbEdit) edit = pb_edit_new ("Review");
  g_autoptr(GError) error = NULL;
  g_autofree char *decision = NULL;
  const char *id;
  gboolean from = FALSE;

  builder_add (builder, PB_KIND_MEMBER, "ada", 0);
  participants[0] = builder_id ("ada");
  dossier = builder_seal (builder);

  decision = g_strdup (pb_phase_flow_add_proposal (edit, dossier, "Complete the group", NULL));
  pb_phase_flow_add_review (edit, dossier, PB_REVIEW_QUESTION_COMPLETE, "Done", participants,
                            decision, "{}");
  id = pb_phase_flow_add_transition (edit, dossier, PB_PHASE_COMPLETION,
                                     pb_day_parse ("2025-07-01"), decision, NULL, "{}", "# State");
  g_assert_true (pb_edit_check (edit, &error));
  g_assert_no_error (error);

  for (guint i = 0; i < pb_edit_get_n_changes (edit); i++)
    {
      const PbChange *change = pb_edit_get_change (edit, i);

      if (g_strcmp0 (change->id, id) == 0 && change->field == PB_PHASE_TRANSITION_FROM)
        from = g_strcmp0 (g_variant_get_string (change->value, NULL), "iteration") == 0;
    }
  g_assert_true (from);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/phase-flow/nothing", test_nothing);
  g_test_add_func ("/phase-flow/on-the-way", test_on_the_way);
  g_test_add_func ("/phase-flow/completed", test_completed);
  g_test_add_func ("/phase-flow/order", test_order);
  g_test_add_func ("/phase-flow/edit", test_edit);

  return g_test_run ();
}
