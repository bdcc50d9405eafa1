/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "framework/pb-cycle-plan.h"
#include "framework/pb-cycle-work.h"
#include "framework/pb-template.h"
#include "model/pb-enums.h"
#include "model/pb-id.h"

#include <string.h>

static const PbKind kinds[] = {
  PB_KIND_AGREEMENT, PB_KIND_DECISION, PB_KIND_RETROSPECTIVE,
  PB_KIND_CYCLE, PB_KIND_ROLE, PB_KIND_SYSTEM,
};

/* Every template gives a record that can be stored as it is, for every day. */
static void
test_all_pass (void)
{
  static const char * const days[] = { "2024-02-29", "2025-12-31", "2026-08-31" };
  g_autofree char *group = pb_id_new ();

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr(GPtrArray) list = pb_templates_list (kinds[k]);
      g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_cmpuint (list->len, >=, 4);
      for (guint i = 0; i < list->len; i++)
        {
          PbTemplate *template = list->pdata[i];
          g_autoptr(PbTemplate) found =
            pb_template_find (kinds[k], pb_template_get_id (template));

          g_assert_true (g_hash_table_add (seen, (gpointer) pb_template_get_id (template)));
          g_assert_nonnull (found);
          g_assert_cmpint (pb_template_get_kind (template), ==, kinds[k]);
          g_assert_cmpstr (pb_template_get_name (template), !=, "");
          g_assert_true (g_str_has_suffix (pb_template_get_description (template), "."));

          for (guint d = 0; d < G_N_ELEMENTS (days); d++)
            {
              PbDay day = pb_day_parse (days[d]);
              g_autoptr(PbEdit) edit = pb_edit_new ("Add");
              g_autoptr(PbRecord) record = pb_template_apply (template, group, day);
              g_autofree char *title = pb_record_dup_title (record);
              g_autoptr(GError) error = NULL;
              const char *id;

              g_assert_cmpstr (title, !=, "");
              id = pb_template_apply_edit (template, edit, group, day);
              pb_edit_check (edit, &error);
              g_assert_no_error (error);
              g_assert_cmpstr (pb_edit_get_change (edit, 0)->id, ==, id);
              g_assert_cmpint (pb_edit_get_change (edit, 0)->type, ==, PB_CHANGE_CREATE);
              g_assert_cmpint (pb_edit_get_change (edit, 0)->kind, ==, kinds[k]);
            }
        }
    }
}

static void
test_none (void)
{
  g_autoptr(GPtrArray) list = pb_templates_list (PB_KIND_MEMBER);
  g_autoptr(PbTemplate) missing = pb_template_find (PB_KIND_CYCLE, "4l");

  g_assert_cmpuint (list->len, ==, 0);
  g_assert_null (missing);
}

/* The group is a party, and each part belongs to the new agreement. */
static void
test_agreement_parts (void)
{
  g_autoptr(PbTemplate) template = pb_template_find (PB_KIND_AGREEMENT, "partnership");
  g_autoptr(PbEdit) edit = pb_edit_new ("Add");
  g_autofree char *group = pb_id_new ();
  const char *id = pb_template_apply_edit (template, edit, group, pb_day_parse ("2025-03-01"));
  guint n_parties = 0, n_obligations = 0, n_owned = 0;

  for (guint i = 0; i < pb_edit_get_n_changes (edit); i++)
    {
      const PbChange *change = pb_edit_get_change (edit, i);

      n_parties += change->type == PB_CHANGE_CREATE && change->kind == PB_KIND_AGREEMENT_PARTY;
      n_obligations += change->type == PB_CHANGE_CREATE && change->kind == PB_KIND_OBLIGATION;

      if (change->field == PB_AGREEMENT_PARTY_PARTY)
        g_assert_cmpstr (g_variant_get_string (change->value, NULL), ==, group);
      if (change->field == PB_AGREEMENT_PARTY_AGREEMENT ||
          change->field == PB_OBLIGATION_AGREEMENT)
        {
          g_assert_cmpstr (g_variant_get_string (change->value, NULL), ==, id);
          n_owned++;
        }
    }

  g_assert_cmpuint (n_parties, ==, 1);
  g_assert_cmpuint (n_obligations, ==, 2);
  g_assert_cmpuint (n_owned, ==, 3);
}

static void
test_agreement_fields (void)
{
  g_autoptr(GPtrArray) list = pb_templates_list (PB_KIND_AGREEMENT);
  g_autofree char *group = pb_id_new ();
  PbDay today = pb_day_parse ("2025-03-01");

  for (guint i = 0; i < list->len; i++)
    {
      g_autoptr(PbRecord) record = pb_template_apply (list->pdata[i], group, today);
      const char *provisions = pb_record_get_text (record, PB_AGREEMENT_PROVISIONS);

      g_assert_true (pb_record_has (record, PB_AGREEMENT_APPLICABILITY));
      g_assert_true (pb_record_has (record, PB_AGREEMENT_MODIFICATION));
      g_assert_nonnull (strstr (provisions, "\n## Relationship to Other Agreements\n"));
      g_assert_cmpint (pb_record_get_day (record, PB_AGREEMENT_REVIEW_DATE), ==,
                       today + pb_record_get_integer (record, PB_AGREEMENT_REVIEW_INTERVAL));
      g_assert_cmpint (pb_record_get_enum (record, PB_AGREEMENT_STATUS), ==,
                       PB_AGREEMENT_STATUS_DRAFT);
      g_assert_cmpint (pb_record_get_enum (record, PB_AGREEMENT_TYPE), >=, 0);
    }
}

/* Whatever the length of the months, the four stages follow each other without
 * a gap and fill the cycle.
 */
static void
test_cycles (void)
{
  static const struct { const char *id, *start, *end; } spans[] = {
    { "six-week", "2025-03-03", "2025-04-13" },
    { "month", "2025-03-03", "2025-03-30" },
    { "quarter", "2025-01-01", "2025-03-31" },
    { "quarter", "2024-11-30", "2025-02-27" },
    { "season", "2025-10-31", "2026-02-27" },
  };
  g_autofree char *group = pb_id_new ();

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      g_autoptr(PbTemplate) template = pb_template_find (PB_KIND_CYCLE, spans[i].id);
      g_autoptr(PbRecord) cycle =
        pb_template_apply (template, group, pb_day_parse (spans[i].start));
      PbDay next = pb_day_parse (spans[i].start);
      PbCyclePlan plan;

      pb_cycle_plan_init_record (&plan, cycle);
      g_assert_cmpint (plan.start, ==, next);
      for (guint stage = 0; stage < PB_N_CYCLE_STAGES; stage++)
        {
          g_assert_cmpint (plan.stages[stage].start, ==, next);
          g_assert_cmpint (pb_cycle_plan_get_days (&plan, stage), >, 0);
          next = plan.stages[stage].end + 1;
        }
      g_assert_cmpint (plan.end, ==, next - 1);
      g_assert_cmpint (plan.end, ==, pb_day_parse (spans[i].end));
    }
}

static void
test_retrospectives (void)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (pb_retro_format_get_type ());
  static const guint n_columns[] = { 4, 3, 3, 1 };
  g_autofree char *group = pb_id_new ();

  g_assert_cmpuint (klass->n_values, ==, G_N_ELEMENTS (n_columns));
  for (guint i = 0; i < klass->n_values; i++)
    {
      g_autoptr(PbTemplate) template =
        pb_template_find (PB_KIND_RETROSPECTIVE, klass->values[i].value_nick);
      g_autoptr(PbRecord) record = NULL;
      g_auto(GStrv) headings = NULL;

      g_assert_nonnull (template);
      headings = pb_template_dup_headings (template);
      record = pb_template_apply (template, group, pb_day_parse ("2025-03-01"));
      g_assert_cmpuint (g_strv_length (headings), ==, n_columns[i]);
      g_assert_cmpint (pb_record_get_enum (record, PB_RETROSPECTIVE_FORMAT), ==,
                       klass->values[i].value);
    }
}

static void
test_systems (void)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (pb_system_kind_get_type ());
  g_autofree char *group = pb_id_new ();
  guint n_required = 0;

  for (guint i = 0; i < klass->n_values; i++)
    {
      g_autoptr(PbTemplate) template =
        pb_template_find (PB_KIND_SYSTEM, klass->values[i].value_nick);
      g_autoptr(PbRecord) record = NULL;

      g_assert_nonnull (template);
      record = pb_template_apply (template, group, pb_day_parse ("2025-03-01"));
      g_assert_cmpint (pb_record_get_enum (record, PB_SYSTEM_KIND), ==, klass->values[i].value);
      g_assert_cmpint (pb_record_get_flag (record, PB_SYSTEM_REQUIRED), ==,
                       pb_template_get_required (template));
      n_required += pb_template_get_required (template);
    }

  g_assert_cmpuint (n_required, ==, 4);
}

static PbCyclePlan
make_plan (void)
{
  static const int days[PB_N_CYCLE_STAGES] = { 7, 28, 4, 3 };
  PbCyclePlan plan;

  pb_cycle_plan_init_lengths (&plan, 100, days);

  return plan;
}

static void
test_states (void)
{
  PbCyclePlan plan = make_plan ();

  g_assert_cmpint (pb_cycle_plan_find_open (&plan, 99), ==, -1);
  g_assert_cmpint (pb_cycle_plan_find_open (&plan, 100), ==, PB_CYCLE_STAGE_PLANNING);
  g_assert_cmpint (pb_cycle_plan_find_open (&plan, 106), ==, PB_CYCLE_STAGE_PLANNING);
  g_assert_cmpint (pb_cycle_plan_find_open (&plan, 107), ==, PB_CYCLE_STAGE_EXECUTION);
  g_assert_cmpint (pb_cycle_plan_find_open (&plan, 141), ==, PB_CYCLE_STAGE_EVOLUTION);
  g_assert_cmpint (pb_cycle_plan_find_open (&plan, 142), ==, -1);

  g_assert_cmpint (pb_cycle_plan_get_state (&plan, PB_CYCLE_STAGE_PLANNING, 107), ==,
                   PB_CYCLE_STAGE_STATE_OVER);
  g_assert_cmpint (pb_cycle_plan_get_state (&plan, PB_CYCLE_STAGE_EXECUTION, 107), ==,
                   PB_CYCLE_STAGE_STATE_RUNNING);
  g_assert_cmpint (pb_cycle_plan_get_state (&plan, PB_CYCLE_STAGE_FEEDBACK, 107), ==,
                   PB_CYCLE_STAGE_STATE_AHEAD);

  /* Without a last day, a stage runs until the next one begins. */
  plan.stages[PB_CYCLE_STAGE_EXECUTION].end = PB_DAY_NONE;
  g_assert_cmpint (pb_cycle_plan_get_state (&plan, PB_CYCLE_STAGE_EXECUTION, 134), ==,
                   PB_CYCLE_STAGE_STATE_RUNNING);
  g_assert_cmpint (pb_cycle_plan_get_state (&plan, PB_CYCLE_STAGE_EXECUTION, 135), ==,
                   PB_CYCLE_STAGE_STATE_OVER);
}

static void
test_close_early (void)
{
  PbCyclePlan plan = make_plan ();

  g_assert_true (pb_cycle_plan_close_stage (&plan, PB_CYCLE_STAGE_PLANNING, 103));
  g_assert_cmpint (plan.stages[PB_CYCLE_STAGE_PLANNING].end, ==, 103);
  g_assert_cmpint (plan.stages[PB_CYCLE_STAGE_EXECUTION].start, ==, 104);
  g_assert_cmpint (plan.stages[PB_CYCLE_STAGE_EXECUTION].end, ==, 134);
  g_assert_cmpint (plan.stages[PB_CYCLE_STAGE_FEEDBACK].start, ==, 135);
  g_assert_cmpint (plan.end, ==, 141);
}

static void
test_close_late (void)
{
  PbCyclePlan plan = make_plan ();

  /* Execution goes on until after the planned end of feedback. */
  g_assert_true (pb_cycle_plan_close_stage (&plan, PB_CYCLE_STAGE_EXECUTION, 140));
  g_assert_cmpint (plan.stages[PB_CYCLE_STAGE_FEEDBACK].start, ==, 141);
  g_assert_cmpint (plan.stages[PB_CYCLE_STAGE_FEEDBACK].end, ==, 144);
  g_assert_cmpint (plan.stages[PB_CYCLE_STAGE_EVOLUTION].start, ==, 145);
  g_assert_cmpint (plan.stages[PB_CYCLE_STAGE_EVOLUTION].end, ==, 147);
  g_assert_cmpint (plan.end, ==, 147);

  g_assert_false (pb_cycle_plan_close_stage (&plan, PB_CYCLE_STAGE_EVOLUTION, 144));
  g_assert_true (pb_cycle_plan_close_stage (&plan, PB_CYCLE_STAGE_EVOLUTION, 146));
  g_assert_cmpint (plan.end, ==, 146);
}

/* A cycle whose last stage has begun and not ended has no end. */
static void
test_open_end (void)
{
  g_autoptr(PbRecord) cycle = pb_record_new (PB_KIND_CYCLE, NULL);
  PbCyclePlan plan = make_plan ();

  pb_cycle_plan_fill_record (&plan, cycle);
  pb_record_set_value (cycle, PB_CYCLE_END, NULL);
  pb_cycle_plan_init_record (&plan, cycle);
  g_assert_cmpint (plan.end, ==, 141);

  pb_record_set_value (cycle, PB_CYCLE_EVOLUTION_END, NULL);
  pb_cycle_plan_init_record (&plan, cycle);
  g_assert_cmpint (plan.end, ==, PB_DAY_NONE);
  g_assert_cmpint (pb_cycle_plan_find_open (&plan, 200), ==, PB_CYCLE_STAGE_EVOLUTION);
  g_assert_true (pb_cycle_plan_close_stage (&plan, PB_CYCLE_STAGE_EVOLUTION, 200));
  g_assert_cmpint (plan.end, ==, 200);
}

static PbRecord *
make_task (PbTaskStatus status)
{
  PbRecord *task = pb_record_new (PB_KIND_TASK, NULL);

  pb_record_set_value (task, PB_TASK_STATUS,
                       g_variant_new_string (pb_enum_get_nick (pb_task_status_get_type (),
                                                               status)));
  pb_record_set_value (task, PB_TASK_DUE, g_variant_new_int32 (100));

  return task;
}

static const PbChange *
find_change (PbEdit    *edit,
             PbFieldId  field)
{
  for (guint i = 0; i < pb_edit_get_n_changes (edit); i++)
    {
      if (pb_edit_get_change (edit, i)->field == field)
        return pb_edit_get_change (edit, i);
    }

  return NULL;
}

static void
test_work_status (void)
{
  g_autoptr(PbRecord) task = make_task (PB_TASK_STATUS_OPEN);
  g_autoptr(PbRecord) objective = pb_record_new (PB_KIND_OBJECTIVE, NULL);
  g_autoptr(PbEdit) done = pb_edit_new ("Done");
  g_autoptr(PbEdit) open = pb_edit_new ("Open");
  g_autoptr(PbEdit) dropped = pb_edit_new ("Drop");

  g_assert_false (pb_work_is_overdue (task, 100));
  g_assert_true (pb_work_is_overdue (task, 101));

  pb_work_fill_status (done, task, PB_TASK_STATUS_DONE, 105);
  g_assert_cmpint (g_variant_get_int32 (find_change (done, PB_TASK_DONE)->value), ==, 105);

  /* The day goes again, and one that was stated stays. */
  pb_record_set_value (task, PB_TASK_DONE, g_variant_new_int32 (99));
  pb_work_fill_status (open, task, PB_TASK_STATUS_IN_PROGRESS, 105);
  g_assert_null (find_change (open, PB_TASK_DONE)->value);
  g_clear_object (&done);
  done = pb_edit_new ("Done");
  pb_work_fill_status (done, task, PB_TASK_STATUS_DONE, 105);
  g_assert_null (find_change (done, PB_TASK_DONE));

  /* Without a status, an objective is active. */
  g_assert_true (pb_work_is_open (objective));
  pb_work_fill_status (dropped, objective, PB_OBJECTIVE_STATUS_DROPPED, 105);
  g_assert_cmpint (g_variant_get_int32 (find_change (dropped, PB_OBJECTIVE_CLOSED_ON)->value), ==,
                   105);
  g_assert_null (find_change (dropped, PB_OBJECTIVE_ACHIEVED_ON));
}

static void
test_carry_over (void)
{
  g_autoptr(GPtrArray) works = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(PbEdit) edit = pb_edit_new ("Carry Over");
  g_autofree char *from = pb_id_new ();
  g_autofree char *to = pb_id_new ();

  for (int status = PB_TASK_STATUS_OPEN; status <= PB_TASK_STATUS_CANCELLED; status++)
    {
      PbRecord *task = make_task (status);

      pb_record_set_value (task, PB_TASK_CYCLE, g_variant_new_string (from));
      g_ptr_array_add (works, task);
    }
  g_ptr_array_add (works, make_task (PB_TASK_STATUS_OPEN));

  g_assert_cmpuint (pb_work_fill_carry_over (edit, works, from, to), ==, 2);
  g_assert_cmpuint (pb_edit_get_n_changes (edit), ==, 2);
  g_assert_cmpstr (g_variant_get_string (pb_edit_get_change (edit, 0)->value, NULL), ==, to);
}

static void
test_insights (void)
{
  g_autoptr(PbRecord) insight = pb_record_new (PB_KIND_INSIGHT, NULL);
  g_autoptr(PbEdit) merged = pb_edit_new ("Merge");
  g_autoptr(PbEdit) pending = pb_edit_new ("Open Again");
  g_autofree char *other = pb_id_new ();

  pb_record_set_value (insight, PB_INSIGHT_RECORDED, g_variant_new_int32 (100));
  pb_record_set_value (insight, PB_INSIGHT_DISPOSITION, g_variant_new_string ("pending"));
  g_assert_false (pb_insight_waits_long (insight, 160));
  g_assert_true (pb_insight_waits_long (insight, 161));

  pb_insight_fill_disposition (merged, insight, PB_INSIGHT_DISPOSITION_MERGED, "The same", other,
                               161);
  g_assert_cmpstr (g_variant_get_string (find_change (merged, PB_INSIGHT_MERGED_INTO)->value,
                                         NULL), ==, other);
  g_assert_cmpint (g_variant_get_int32 (find_change (merged, PB_INSIGHT_DISPOSED_ON)->value), ==,
                   161);

  pb_record_set_value (insight, PB_INSIGHT_DISPOSED_ON, g_variant_new_int32 (161));
  pb_record_set_value (insight, PB_INSIGHT_MERGED_INTO, g_variant_new_string (other));
  pb_record_set_value (insight, PB_INSIGHT_DISPOSITION, g_variant_new_string ("merged"));
  g_assert_false (pb_insight_waits_long (insight, 200));
  pb_insight_fill_disposition (pending, insight, PB_INSIGHT_DISPOSITION_PENDING, NULL, other, 170);
  g_assert_null (find_change (pending, PB_INSIGHT_MERGED_INTO)->value);
  g_assert_null (find_change (pending, PB_INSIGHT_DISPOSED_ON)->value);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/framework/template/all-pass", test_all_pass);
  g_test_add_func ("/framework/template/none", test_none);
  g_test_add_func ("/framework/template/agreement-parts", test_agreement_parts);
  g_test_add_func ("/framework/template/agreement-fields", test_agreement_fields);
  g_test_add_func ("/framework/template/cycles", test_cycles);
  g_test_add_func ("/framework/template/retrospectives", test_retrospectives);
  g_test_add_func ("/framework/template/systems", test_systems);
  g_test_add_func ("/framework/cycle-plan/states", test_states);
  g_test_add_func ("/framework/cycle-plan/close-early", test_close_early);
  g_test_add_func ("/framework/cycle-plan/close-late", test_close_late);
  g_test_add_func ("/framework/cycle-plan/open-end", test_open_end);
  g_test_add_func ("/framework/cycle-work/status", test_work_status);
  g_test_add_func ("/framework/cycle-work/carry-over", test_carry_over);
  g_test_add_func ("/framework/cycle-work/insights", test_insights);

  return g_test_run ();
}
