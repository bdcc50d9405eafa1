/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/pb-dossier.h"
#include "model/pb-query.h"

static PbRecord *
new_transition (PbRecord   *group,
                const char *id,
                PbDay       date,
                const char *to)
{
  PbRecord *record = pb_record_new (PB_KIND_PHASE_TRANSITION, id);

  pb_record_set_value (record, PB_PHASE_TRANSITION_GROUP,
                       g_variant_new_string (pb_record_get_id (group)));
  pb_record_set_value (record, PB_PHASE_TRANSITION_DATE, g_variant_new_int32 (date));
  pb_record_set_value (record, PB_PHASE_TRANSITION_TO, g_variant_new_string (to));

  return record;
}

static void
test_order (void)
{
  g_autoptr(PbRecord) group = pb_record_new (PB_KIND_GROUP, NULL);
  g_autoptr(PbRecord) late = new_transition (group, NULL, 200, "iteration");
  g_autoptr(PbRecord) early = new_transition (group, NULL, 100, "organization");
  g_autoptr(PbDossier) dossier = pb_dossier_new (group, 300);
  GPtrArray *records;

  pb_dossier_add (dossier, late);
  pb_dossier_add (dossier, early);
  pb_dossier_add (dossier, late);
  pb_dossier_seal (dossier);

  records = pb_dossier_get_records (dossier, PB_KIND_PHASE_TRANSITION);
  g_assert_cmpuint (records->len, ==, 2);
  g_assert_true (records->pdata[0] == early);
  g_assert_true (pb_dossier_lookup (dossier, pb_record_get_id (late)) == late);
  g_assert_null (pb_dossier_lookup (dossier, NULL));
}

/* A record that comes twice stays the one that came first, and stays alive. */
static void
test_twice (void)
{
  g_autoptr(PbRecord) group = pb_record_new (PB_KIND_GROUP, NULL);
  g_autoptr(PbRecord) first = new_transition (group, NULL, 100, "organization");
  PbRecord *again = pb_record_copy (first);
  g_autoptr(PbDossier) dossier = pb_dossier_new (group, 300);

  pb_dossier_add (dossier, first);
  pb_dossier_add (dossier, again);
  g_assert_finalize_object (again);
  pb_dossier_seal (dossier);

  g_assert_true (pb_dossier_lookup (dossier, pb_record_get_id (first)) == first);
  g_assert_cmpuint (pb_dossier_get_records (dossier, PB_KIND_PHASE_TRANSITION)->len, ==, 1);
}

static void
test_phase (void)
{
  g_autoptr(PbRecord) group = pb_record_new (PB_KIND_GROUP, NULL);
  g_autoptr(PbRecord) other = pb_record_new (PB_KIND_GROUP, NULL);
  g_autoptr(PbRecord) first = new_transition (group, NULL, 100, "organization");
  g_autoptr(PbRecord) second = new_transition (group, NULL, 200, "iteration");
  g_autoptr(PbRecord) theirs = new_transition (other, NULL, 250, "completion");
  g_autoptr(PbDossier) dossier = pb_dossier_new (group, 300);
  g_autoptr(PbDossier) empty = pb_dossier_new (group, 300);
  PbDay since;

  pb_dossier_add (dossier, theirs);
  pb_dossier_add (dossier, second);
  pb_dossier_add (dossier, first);
  pb_dossier_seal (dossier);
  pb_dossier_seal (empty);

  g_assert_cmpint (pb_dossier_get_phase (dossier, &since), ==, PB_PHASE_ITERATION);
  g_assert_cmpint (since, ==, 200);
  g_assert_cmpint (pb_dossier_get_phase (empty, &since), ==, -1);
  g_assert_cmpint (since, ==, PB_DAY_NONE);
}

static void
test_referring (void)
{
  g_autoptr(PbRecord) group = pb_record_new (PB_KIND_GROUP, NULL);
  g_autoptr(PbRecord) objective = pb_record_new (PB_KIND_OBJECTIVE, NULL);
  g_autoptr(PbRecord) metric = pb_record_new (PB_KIND_METRIC, NULL);
  g_autoptr(PbDossier) dossier = pb_dossier_new (group, 300);
  const char *ids[] = { pb_record_get_id (objective), NULL };
  GPtrArray *found;

  pb_record_set_value (metric, PB_METRIC_OBJECTIVES, g_variant_new_strv (ids, -1));
  pb_dossier_add (dossier, metric);
  pb_dossier_add (dossier, objective);
  pb_dossier_seal (dossier);

  found = pb_dossier_get_referring (dossier, ids[0], PB_METRIC_OBJECTIVES);
  g_assert_nonnull (found);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (found->pdata[0] == metric);
  g_assert_null (pb_dossier_get_referring (dossier, ids[0], PB_DELIVERABLE_OBJECTIVE));
  g_assert_null (pb_dossier_get_referring (dossier, NULL, PB_METRIC_OBJECTIVES));
}

static void
test_changes (void)
{
  g_autoptr(PbRecord) group = pb_record_new (PB_KIND_GROUP, NULL);
  g_autoptr(PbDossier) dossier = pb_dossier_new (group, 300);
  PbFieldChange later = { "b", PB_AGREEMENT_STATUS, 20, "draft", "active", "Ada" };
  PbFieldChange sooner = { "a", PB_AGREEMENT_STATUS, 10, NULL, "draft", NULL };

  pb_dossier_add_change (dossier, &later);
  pb_dossier_add_change (dossier, &sooner);
  pb_dossier_seal (dossier);

  g_assert_cmpuint (pb_dossier_get_n_changes (dossier), ==, 2);
  g_assert_cmpint (pb_dossier_get_change (dossier, 0)->day, ==, 10);
  g_assert_null (pb_dossier_get_change (dossier, 0)->before);
  g_assert_cmpstr (pb_dossier_get_change (dossier, 1)->after, ==, "active");
}

static void
test_query (void)
{
  g_autoptr(PbQuery) query = pb_query_new (PB_KIND_AGREEMENT);
  g_autoptr(PbQuery) copy = NULL;
  const PbFilter *filter;
  gboolean descending;
  guint offset, limit;

  pb_query_set_group (query, "group");
  pb_query_set_text (query, "");
  pb_query_set_sort (query, PB_AGREEMENT_START, TRUE);
  pb_query_set_range (query, 100, 50);
  pb_query_add_filter (query, PB_AGREEMENT_STATUS, g_variant_new_string ("active"));
  pb_query_add_filter (query, PB_AGREEMENT_REVIEW_DATE, NULL);
  pb_query_add_present (query, PB_AGREEMENT_SUPERSEDES);
  pb_query_add_day_range (query, PB_AGREEMENT_START, 5, PB_DAY_NONE);

  copy = pb_query_copy (query);
  g_assert_cmpint (pb_query_get_kind (copy), ==, PB_KIND_AGREEMENT);
  g_assert_cmpstr (pb_query_get_group (copy), ==, "group");
  g_assert_null (pb_query_get_text (copy));
  g_assert_cmpuint (pb_query_get_sort (copy, &descending), ==, PB_AGREEMENT_START);
  g_assert_true (descending);
  pb_query_get_range (copy, &offset, &limit);
  g_assert_cmpuint (offset, ==, 100);
  g_assert_cmpuint (limit, ==, 50);
  g_assert_cmpuint (pb_query_get_n_filters (copy), ==, 4);
  filter = pb_query_get_filter (copy, 0);
  g_assert_cmpint (filter->type, ==, PB_FILTER_IS);
  g_assert_cmpuint (filter->field, ==, PB_AGREEMENT_STATUS);
  g_assert_cmpstr (g_variant_get_string (filter->value, NULL), ==, "active");
  filter = pb_query_get_filter (copy, 1);
  g_assert_cmpint (filter->type, ==, PB_FILTER_EMPTY);
  g_assert_null (filter->value);
  g_assert_cmpint (pb_query_get_filter (copy, 2)->type, ==, PB_FILTER_PRESENT);
  filter = pb_query_get_filter (copy, 3);
  g_assert_cmpint (filter->type, ==, PB_FILTER_DAYS);
  g_assert_cmpint (filter->from, ==, 5);
  g_assert_cmpint (filter->to, ==, PB_DAY_NONE);

  pb_query_remove_filters (copy, PB_AGREEMENT_REVIEW_DATE);
  g_assert_cmpuint (pb_query_get_n_filters (copy), ==, 3);
  g_assert_cmpint (pb_query_get_filter (copy, 1)->type, ==, PB_FILTER_PRESENT);
  g_assert_cmpuint (pb_query_get_n_filters (query), ==, 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dossier/order", test_order);
  g_test_add_func ("/dossier/twice", test_twice);
  g_test_add_func ("/dossier/phase", test_phase);
  g_test_add_func ("/dossier/referring", test_referring);
  g_test_add_func ("/dossier/changes", test_changes);
  g_test_add_func ("/dossier/query", test_query);

  return g_test_run ();
}
