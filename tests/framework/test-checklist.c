/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "framework/pb-checklist.h"

#include "dossier-builder.h"

#define TODAY "2025-06-30"

static void
add_objective (Builder    *builder,
               const char *name)
{
  builder_add (builder, PB_KIND_OBJECTIVE, name, PB_OBJECTIVE_START, "2025-01-01",
               PB_OBJECTIVE_STATUS, "active", 0);
}

static void
add_deliverable (Builder    *builder,
                 const char *name,
                 const char *objective)
{
  builder_add (builder, PB_KIND_DELIVERABLE, name, PB_DELIVERABLE_OBJECTIVE, objective,
               PB_DELIVERABLE_STATUS, "delivered", PB_DELIVERABLE_DELIVERED_ON, "2025-06-01", 0);
}

static PbChecklist *
freeze (Builder *builder)
{
  g_autoptr(PbJudgement) judgement = builder_judge (builder);

  return pb_checklist_new_from_judgement (judgement);
}

static void
test_round_trip (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbChecklist) checklist = NULL;
  g_autoptr(PbChecklist) again = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  add_objective (builder, "a \"quoted\" \\name");
  add_deliverable (builder, "thing", "a \"quoted\" \\name");
  checklist = freeze (builder);
  first = pb_checklist_to_json (checklist);
  again = pb_checklist_parse (first, &error);
  g_assert_no_error (error);
  second = pb_checklist_to_json (again);
  g_assert_cmpstr (first, ==, second);

  g_assert_cmpuint (pb_checklist_get_items (again)->len, >=, 60);
  g_assert_cmpint (pb_checklist_get_day (again), ==, pb_day_parse (TODAY));
  g_assert_cmpint (pb_checklist_get_phase (again), ==, PB_PHASE_ITERATION);
  g_assert_cmpint (pb_checklist_get_reading (again), ==, pb_checklist_get_reading (checklist));
  g_assert_cmpint (pb_checklist_find (again, "I2")->value, ==, PB_RESULT_PARTLY);
  g_assert_null (pb_checklist_find (again, "I99"));
}

static void
test_broken (void)
{
  static const char * const texts[] = {
    "", "{", "[]", "{}", "{\"format\":\"phasebook-checklist\"}",
    "{\"format\":\"other\",\"statements\":[]}", "day 2025-01-01\nphase iteration",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(PbChecklist) checklist = pb_checklist_parse (texts[i], &error);

      g_assert_null (checklist);
      g_assert_nonnull (error);
    }
}

/* The record that made the difference is named, those that both rest on are not. */
static void
test_compare (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbChecklist) before = NULL;
  g_autoptr(PbChecklist) after = NULL;
  g_autoptr(GPtrArray) same = NULL;
  g_autoptr(GPtrArray) better = NULL;
  g_autoptr(GPtrArray) worse = NULL;
  const PbDifference *found = NULL;

  add_objective (builder, "objective");
  before = freeze (builder);
  same = pb_checklist_compare (before, before, NULL);
  g_assert_cmpuint (same->len, ==, 0);

  add_deliverable (builder, "thing", "objective");
  after = freeze (builder);
  better = pb_checklist_compare (before, after, NULL);
  for (guint i = 0; i < better->len; i++)
    if (g_strcmp0 (((PbDifference *) better->pdata[i])->id, "I2") == 0)
      found = better->pdata[i];
  g_assert_nonnull (found);
  g_assert_cmpint (found->before->value, ==, PB_RESULT_NOT_MET);
  g_assert_cmpint (found->step, >, 0);
  g_assert_true (g_strv_contains ((const char * const *) found->records, builder_id ("thing")));
  g_assert_false (g_strv_contains ((const char * const *) found->records,
                                   builder_id ("objective")));

  worse = pb_checklist_compare (after, before, NULL);
  g_assert_cmpuint (worse->len, ==, better->len);
  g_assert_cmpint (((PbDifference *) worse->pdata[0])->step, <, 0);
}

/* A record that both rest on made the difference where it was edited in between. */
static void
test_edited (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbChecklist) before = NULL;
  g_autoptr(PbChecklist) after = NULL;
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(GPtrArray) differences = NULL;
  g_autofree char *first = NULL;
  g_autofree char *early = NULL;
  char **parts;

  add_objective (builder, "objective");
  add_deliverable (builder, "thing", "objective");
  after = freeze (builder);
  first = pb_checklist_to_json (after);

  /* The same records, another result, half a year earlier. */
  parts = g_strsplit (first, "\"id\":\"I2\"", 2);
  early = g_strconcat (parts[0], "\"id\":\"I2\"", parts[1], NULL);
  g_strfreev (parts);
  parts = g_strsplit (early, "\"day\":\"" TODAY "\"", 2);
  g_free (early);
  early = g_strjoinv ("\"day\":\"2025-01-01\"", parts);
  g_strfreev (parts);
  before = pb_checklist_parse (early, NULL);
  g_assert_nonnull (before);
  ((PbChecklistItem *) pb_checklist_find (before, "I2"))->value = PB_RESULT_MET;

  builder_change (builder, "thing", PB_DELIVERABLE_STATUS, "2025-06-01", "planned", "delivered",
                  "Ada");
  builder_change (builder, "objective", PB_OBJECTIVE_STATUS, "2024-12-31", "dropped", "active",
                  "Ada");
  dossier = builder_seal (builder);
  differences = pb_checklist_compare (before, after, dossier);
  g_assert_cmpuint (differences->len, ==, 1);
  g_assert_cmpuint (g_strv_length (((PbDifference *) differences->pdata[0])->records), ==, 1);
  g_assert_cmpstr (((PbDifference *) differences->pdata[0])->records[0], ==,
                   builder_id ("thing"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/checklist/round-trip", test_round_trip);
  g_test_add_func ("/checklist/broken", test_broken);
  g_test_add_func ("/checklist/compare", test_compare);
  g_test_add_func ("/checklist/edited", test_edited);

  return g_test_run ();
}
