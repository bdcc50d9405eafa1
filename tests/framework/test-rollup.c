/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dossier-builder.h"

#include "framework/pb-attention.h"
#include "framework/pb-rollup.h"

#define TODAY "2025-06-30"

static PbGroupStanding *
add (GPtrArray  *standings,
     const char *name,
     const char *parent,
     PbReading   reading,
     guint       open_roles)
{
  PbGroupStanding *standing = g_new0 (PbGroupStanding, 1);

  standing->id = g_strdup (name);
  standing->name = g_strdup (name);
  standing->parent = g_strdup (parent);
  standing->reading = reading;
  standing->reasons = g_new0 (char *, 1);
  standing->counts.groups = 1;
  standing->counts.readings[reading] = 1;
  standing->counts.open_roles = open_roles;
  standing->counts.overdue_tasks = 1;
  g_ptr_array_add (standings, standing);

  return standing;
}

static GPtrArray *
new_standings (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) pb_group_standing_free);
}

/* Cells add up to their DAO and DAOs to the network; the worst comes first. */
static void
test_tree (void)
{
  g_autoptr(GPtrArray) standings = new_standings ();
  g_autoptr(GPtrArray) roots = NULL;
  g_autoptr(GPtrArray) flat = NULL;
  static const char * const order[] = { "cell-2", "cell-1", "elsewhere", "dao", "network" };
  PbRollup *network, *dao;

  add (standings, "network", NULL, PB_READING_HOLDING, 1);
  add (standings, "dao", "network", PB_READING_HOLDING, 2);
  add (standings, "cell-1", "dao", PB_READING_SLIPPING, 4);
  add (standings, "cell-2", "dao", PB_READING_RED_FLAG, 8);
  add (standings, "elsewhere", "unknown", PB_READING_NOT_ENOUGH_DATA, 16);
  roots = pb_rollup_build (standings);

  g_assert_cmpuint (roots->len, ==, 2);
  network = roots->pdata[0];
  g_assert_cmpstr (network->standing->id, ==, "network");
  g_assert_cmpint (network->worst, ==, PB_READING_RED_FLAG);
  g_assert_cmpint (network->standing->reading, ==, PB_READING_HOLDING);
  g_assert_cmpuint (network->total.groups, ==, 4);
  g_assert_cmpuint (network->total.open_roles, ==, 15);
  g_assert_cmpuint (network->total.overdue_tasks, ==, 4);
  g_assert_cmpuint (network->total.readings[PB_READING_HOLDING], ==, 2);
  g_assert_cmpuint (network->standing->counts.open_roles, ==, 1);

  g_assert_cmpuint (network->children->len, ==, 1);
  dao = network->children->pdata[0];
  g_assert_cmpuint (dao->total.open_roles, ==, 14);
  g_assert_cmpuint (dao->children->len, ==, 2);
  g_assert_cmpstr (((PbRollup *) dao->children->pdata[0])->standing->id, ==, "cell-2");
  g_assert_cmpstr (((PbRollup *) roots->pdata[1])->standing->id, ==, "elsewhere");

  flat = pb_rollup_list_worst_first (standings);
  g_assert_cmpuint (flat->len, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < flat->len; i++)
    {
      g_assert_cmpstr (((PbRollup *) flat->pdata[i])->standing->id, ==, order[i]);
      g_assert_cmpuint (((PbRollup *) flat->pdata[i])->total.groups, ==, 1);
    }
}

/* Groups that are part of each other, or of themselves, still all appear once. */
static void
test_ring (void)
{
  g_autoptr(GPtrArray) standings = new_standings ();
  g_autoptr(GPtrArray) roots = NULL;
  guint n = 0;

  add (standings, "a", "c", PB_READING_HOLDING, 1);
  add (standings, "b", "a", PB_READING_HOLDING, 1);
  add (standings, "c", "b", PB_READING_HOLDING, 1);
  add (standings, "below", "c", PB_READING_HOLDING, 1);
  add (standings, "self", "self", PB_READING_HOLDING, 1);
  roots = pb_rollup_build (standings);

  for (guint i = 0; i < roots->len; i++)
    n += ((PbRollup *) roots->pdata[i])->total.groups;
  g_assert_cmpuint (n, ==, 5);
  g_assert_cmpuint (roots->len, ==, 2);
}

static void
test_order (void)
{
  g_autoptr(GPtrArray) forward = new_standings ();
  g_autoptr(GPtrArray) backward = new_standings ();
  g_autoptr(GPtrArray) one = NULL;
  g_autoptr(GPtrArray) two = NULL;

  for (int i = 0; i < 20; i++)
    {
      g_autofree char *first = g_strdup_printf ("%02d", i);
      g_autofree char *second = g_strdup_printf ("%02d", 19 - i);

      add (forward, first, NULL, i % 4, i);
      add (backward, second, NULL, (19 - i) % 4, i);
    }
  one = pb_rollup_build (forward);
  two = pb_rollup_build (backward);

  g_assert_cmpuint (one->len, ==, 20);
  for (guint i = 0; i < one->len; i++)
    g_assert_cmpstr (((PbRollup *) one->pdata[i])->standing->id, ==,
                     ((PbRollup *) two->pdata[i])->standing->id);
}

/* What a standing takes from the records: the day before today is overdue. */
static void
test_standing (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(PbJudgement) judgement = NULL;
  g_autoptr(GPtrArray) attention = NULL;
  g_autoptr(PbGroupStanding) standing = NULL;
  g_autoptr(GError) error = NULL;

  builder_add (builder, PB_KIND_TASK, "late", PB_TASK_DUE, "2025-06-29", 0);
  builder_add (builder, PB_KIND_TASK, "today", PB_TASK_DUE, "2025-06-30",
               PB_TASK_STATUS, "in-progress", 0);
  builder_add (builder, PB_KIND_TASK, "done", PB_TASK_DUE, "2025-01-01",
               PB_TASK_STATUS, "done", PB_TASK_DONE, "2025-02-01", 0);
  builder_add (builder, PB_KIND_ROLE, "steward", PB_ROLE_STARTED, "2025-01-01",
               PB_ROLE_REQUIRED, "true", 0);
  builder_add (builder, PB_KIND_ROLE, "scribe", PB_ROLE_STARTED, "2025-01-01", 0);
  builder_add (builder, PB_KIND_AGREEMENT, "pact", PB_AGREEMENT_STATUS, "active",
               PB_AGREEMENT_START, "2024-01-01", PB_AGREEMENT_REVIEW_DATE, "2025-06-01", 0);
  builder_element (builder, "P1", "2025-06-29");
  builder_element (builder, "G1", "2020-01-01");
  dossier = builder_seal (builder);
  judgement = pb_judge (dossier, builder_criteria (), builder->day, NULL, &error);
  g_assert_no_error (error);
  attention = pb_attention_list (dossier, builder_criteria (), judgement, builder->day);
  standing = pb_group_standing_new (dossier, builder_criteria (), judgement, attention,
                                    builder->day);

  g_assert_cmpstr (standing->name, ==, "Care Circle");
  g_assert_cmpint (standing->phase, ==, PB_PHASE_ITERATION);
  g_assert_cmpint (standing->reading, ==, pb_judgement_get_reading (judgement));
  g_assert_cmpuint (g_strv_length (standing->reasons), ==,
                    pb_judgement_get_reading_reasons (judgement)->len);
  g_assert_cmpuint (standing->counts.tasks, ==, 2);
  g_assert_cmpuint (standing->counts.overdue_tasks, ==, 1);
  g_assert_cmpuint (standing->counts.roles, ==, 2);
  g_assert_cmpuint (standing->counts.open_roles, ==, 2);
  g_assert_cmpuint (standing->counts.open_required, ==, 1);
  g_assert_cmpuint (standing->counts.elements[PB_FRESHNESS_FRESH], ==, 1);
  g_assert_cmpuint (standing->counts.reviews, >=, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rollup/tree", test_tree);
  g_test_add_func ("/rollup/ring", test_ring);
  g_test_add_func ("/rollup/order", test_order);
  g_test_add_func ("/rollup/standing", test_standing);

  return g_test_run ();
}
