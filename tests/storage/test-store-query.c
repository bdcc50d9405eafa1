/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "storage/store-fixture.h"

#include "storage/pb-group-summary.h"
#include "storage/pb-query-sql.h"
#include "storage/pb-series.h"
#include "storage/pb-stats.h"

/* The titles of what a query finds, in its order. */
static void
assert_found (PbStore    *store,
              PbQuery    *query,
              const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) records = pb_store_query_sync (store, query, &error);
  g_autoptr(GString) titles = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *title = pb_record_dup_title (records->pdata[i]);

      g_string_append_printf (titles, "%s%s", i ? " " : "", title);
    }
  g_assert_cmpstr (titles->str, ==, expected);
}

static char *
add_objective (PbStore           *store,
               const char        *group,
               const char        *title,
               const char        *start,
               PbObjectiveStatus  status)
{
  PbEdit *edit = pb_edit_new ("Add");
  char *id = g_strdup (pb_edit_create (edit, PB_KIND_OBJECTIVE, NULL));

  pb_edit_set_text (edit, id, PB_OBJECTIVE_GROUP, group);
  pb_edit_set_text (edit, id, PB_OBJECTIVE_TITLE, title);
  pb_edit_set_day (edit, id, PB_OBJECTIVE_START, pb_day_parse (start));
  if (status != PB_OBJECTIVE_STATUS_ACTIVE)
    pb_edit_set_enum (edit, id, PB_OBJECTIVE_STATUS, status);
  pb_edit_set_add (edit, id, PB_COMMON_TAGS, *title == 'b' ? "old" : "new");
  commit (store, edit);

  return id;
}

static void
test_objectives (Fixture       *fixture,
                 gconstpointer  data)
{
  PbStore *store = fixture->store;
  g_autofree char *group = add_group (store, "Care");
  g_autofree char *other = add_group (store, "Other");
  g_autofree char *b = add_objective (store, group, "beta", "2025-01-01",
                                      PB_OBJECTIVE_STATUS_ACTIVE);
  g_autofree char *a = add_objective (store, group, "Alpha", "2025-03-01",
                                      PB_OBJECTIVE_STATUS_ACHIEVED);
  g_autofree char *u = add_objective (store, group, "übung", "2025-02-01",
                                      PB_OBJECTIVE_STATUS_DROPPED);
  g_autofree char *z = add_objective (store, other, "zeta", "2024-01-01",
                                      PB_OBJECTIVE_STATUS_ACTIVE);
  g_autoptr(PbQuery) query = pb_query_new (PB_KIND_OBJECTIVE);
  g_autoptr(PbQuery) filtered = NULL;
  PbEdit *edit;

  assert_found (store, query, "Alpha beta zeta übung");
  pb_query_set_sort (query, 0, TRUE);
  assert_found (store, query, "übung zeta beta Alpha");
  pb_query_set_sort (query, PB_OBJECTIVE_START, FALSE);
  assert_found (store, query, "zeta beta übung Alpha");
  pb_query_set_range (query, 1, 2);
  assert_found (store, query, "beta übung");
  pb_query_set_range (query, 3, 0);
  assert_found (store, query, "Alpha");
  pb_query_set_range (query, 0, 0);

  pb_query_set_group (query, group);
  assert_found (store, query, "beta übung Alpha");

  filtered = pb_query_copy (query);
  /* What is not set counts as its fallback. */
  pb_query_add_filter (filtered, PB_OBJECTIVE_STATUS, g_variant_new_string ("active"));
  assert_found (store, filtered, "beta");
  pb_query_add_filter (filtered, PB_OBJECTIVE_STATUS, g_variant_new_string ("dropped"));
  assert_found (store, filtered, "beta übung");
  pb_query_add_filter (filtered, PB_COMMON_TAGS, g_variant_new_string ("new"));
  assert_found (store, filtered, "übung");

  g_clear_object (&filtered);
  filtered = pb_query_copy (query);
  pb_query_add_filter (filtered, PB_OBJECTIVE_END, NULL);
  pb_query_add_filter (filtered, PB_OBJECTIVE_START,
                       g_variant_new_int32 (pb_day_parse ("2025-03-01")));
  assert_found (store, filtered, "Alpha");

  pb_query_set_text (query, "bet");
  assert_found (store, query, "beta");
  pb_query_set_text (query, "UBUNG");
  assert_found (store, query, "übung");
  pb_query_set_text (query, "?");
  assert_found (store, query, "");
  pb_query_set_text (query, NULL);

  edit = pb_edit_new ("Delete");
  pb_edit_delete (edit, PB_KIND_OBJECTIVE, b);
  commit (store, edit);
  assert_found (store, query, "übung Alpha");
}

/* Days within a range, what is known and what is not, and titles of what is
 * referred to.
 */
static void
test_filters (Fixture       *fixture,
              gconstpointer  data)
{
  PbStore *store = fixture->store;
  /* Of equal counts the name decides, not which one was made first. */
  g_autofree char *other = add_group (store, "Zebra");
  g_autofree char *group = add_group (store, "Care");
  g_autofree char *a = add_objective (store, other, "alpha", "2025-03-01",
                                      PB_OBJECTIVE_STATUS_ACTIVE);
  g_autofree char *b = add_objective (store, group, "beta", "2025-03-02",
                                      PB_OBJECTIVE_STATUS_ACTIVE);
  g_autofree char *c = add_of_group (store, PB_KIND_OBJECTIVE, group, "charlie");
  g_autofree char *system = NULL;
  g_autofree char *tool = add_of_group (store, PB_KIND_TOOL, group, "Wiki");
  g_autoptr(PbQuery) query = pb_query_new (PB_KIND_OBJECTIVE);
  g_autoptr(PbQuery) systems = pb_query_new (PB_KIND_SYSTEM);
  PbEdit *edit;

  pb_query_add_day_range (query, PB_OBJECTIVE_START, pb_day_parse ("2025-03-01"),
                          pb_day_parse ("2025-03-01"));
  assert_found (store, query, "alpha");
  pb_query_remove_filters (query, PB_OBJECTIVE_START);
  pb_query_add_day_range (query, PB_OBJECTIVE_START, pb_day_parse ("2025-03-02"), PB_DAY_NONE);
  assert_found (store, query, "beta");
  pb_query_remove_filters (query, PB_OBJECTIVE_START);
  pb_query_add_day_range (query, PB_OBJECTIVE_START, PB_DAY_NONE, pb_day_parse ("2025-03-01"));
  assert_found (store, query, "alpha");
  pb_query_add_filter (query, PB_OBJECTIVE_START, NULL);
  assert_found (store, query, "alpha charlie");
  pb_query_remove_filters (query, PB_OBJECTIVE_START);
  pb_query_add_present (query, PB_OBJECTIVE_START);
  assert_found (store, query, "alpha beta");
  pb_query_remove_filters (query, PB_OBJECTIVE_START);
  pb_query_add_present (query, PB_COMMON_TAGS);
  assert_found (store, query, "alpha beta");
  pb_query_remove_filters (query, PB_COMMON_TAGS);
  pb_query_add_filter (query, PB_COMMON_TAGS, NULL);
  assert_found (store, query, "charlie");
  pb_query_remove_filters (query, PB_COMMON_TAGS);

  pb_query_set_sort (query, PB_OBJECTIVE_GROUP, TRUE);
  assert_found (store, query, "alpha charlie beta");

  edit = pb_edit_new ("Add");
  system = g_strdup (pb_edit_create (edit, PB_KIND_SYSTEM, NULL));
  pb_edit_set_text (edit, system, PB_SYSTEM_GROUP, group);
  pb_edit_set_text (edit, system, PB_SYSTEM_NAME, "Care");
  pb_edit_set_enum (edit, system, PB_SYSTEM_KIND, 0);
  pb_edit_set_add (edit, system, PB_SYSTEM_TOOLS, tool);
  commit (store, edit);
  pb_query_add_filter (systems, PB_SYSTEM_TOOLS, g_variant_new_string (tool));
  assert_found (store, systems, "Care");
  pb_query_remove_filters (systems, PB_SYSTEM_TOOLS);
  pb_query_add_filter (systems, PB_SYSTEM_TOOLS, g_variant_new_string (group));
  assert_found (store, systems, "");
}

/* “label count” of each value, “–” for none. */
static void
assert_facets (PbStore    *store,
               PbQuery    *query,
               PbFieldId   field,
               const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) facets = pb_store_facets_sync (store, query, field, &error);
  g_autoptr(GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < facets->len; i++)
    {
      const char *label = pb_facet_get_label (facets->pdata[i]);

      g_assert_true ((label != NULL) == (pb_facet_get_value (facets->pdata[i]) != NULL));
      g_string_append_printf (text, "%s%s %u", i ? ", " : "", label ? label : "–",
                              pb_facet_get_count (facets->pdata[i]));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_facets (Fixture       *fixture,
             gconstpointer  data)
{
  PbStore *store = fixture->store;
  /* Of equal counts the name decides, not which one was made first. */
  g_autofree char *other = add_group (store, "Zebra");
  g_autofree char *group = add_group (store, "Care");
  g_autofree char *a = add_objective (store, other, "alpha", "2025-03-01",
                                      PB_OBJECTIVE_STATUS_ACHIEVED);
  g_autofree char *b = add_objective (store, group, "beta", "2025-03-02",
                                      PB_OBJECTIVE_STATUS_ACTIVE);
  g_autofree char *c = add_of_group (store, PB_KIND_OBJECTIVE, group, "charlie");
  g_autoptr(PbQuery) query = pb_query_new (PB_KIND_OBJECTIVE);
  PbEdit *edit;

  assert_facets (store, query, PB_OBJECTIVE_GROUP, "Care 2, Zebra 1");
  assert_facets (store, query, PB_OBJECTIVE_STATUS, "Active 2, Achieved 1");
  assert_facets (store, query, PB_COMMON_TAGS, "– 1, new 1, old 1");

  /* The field's own filter does not count, all others do. */
  pb_query_add_filter (query, PB_OBJECTIVE_STATUS, g_variant_new_string ("achieved"));
  assert_facets (store, query, PB_OBJECTIVE_STATUS, "Active 2, Achieved 1");
  assert_facets (store, query, PB_OBJECTIVE_GROUP, "Zebra 1");
  pb_query_remove_filters (query, PB_OBJECTIVE_STATUS);

  pb_query_set_text (query, "charl");
  assert_facets (store, query, PB_OBJECTIVE_GROUP, "Care 1");
  pb_query_set_text (query, "?");
  assert_facets (store, query, PB_OBJECTIVE_GROUP, "");
  pb_query_set_text (query, NULL);

  edit = pb_edit_new ("Delete");
  pb_edit_delete (edit, PB_KIND_OBJECTIVE, b);
  commit (store, edit);
  assert_facets (store, query, PB_OBJECTIVE_GROUP, "Care 1, Zebra 1");
}

static void
test_referrers (Fixture       *fixture,
                gconstpointer  data)
{
  PbStore *store = fixture->store;
  g_autofree char *group = add_group (store, "Care");
  g_autofree char *agreement = add_of_group (store, PB_KIND_AGREEMENT, group, "Care days");
  g_autofree char *successor = add_of_group (store, PB_KIND_AGREEMENT, group, "More days");
  g_autofree char *tool = add_of_group (store, PB_KIND_TOOL, group, "Wiki");
  g_autoptr(GPtrArray) referrers = NULL;
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(GError) error = NULL;
  PbEdit *edit = pb_edit_new ("Add");
  const char *obligation = pb_edit_create (edit, PB_KIND_OBLIGATION, NULL);
  const char *system = pb_edit_create (edit, PB_KIND_SYSTEM, NULL);

  pb_edit_set_text (edit, obligation, PB_OBLIGATION_AGREEMENT, agreement);
  pb_edit_set_text (edit, obligation, PB_OBLIGATION_TEXT, "Cook");
  pb_edit_set_text (edit, successor, PB_AGREEMENT_SUPERSEDES, agreement);
  pb_edit_set_text (edit, tool, PB_TOOL_AGREEMENT, agreement);
  pb_edit_set_text (edit, system, PB_SYSTEM_GROUP, group);
  pb_edit_set_text (edit, system, PB_SYSTEM_NAME, "Caring");
  pb_edit_set_enum (edit, system, PB_SYSTEM_KIND, 0);
  pb_edit_set_add (edit, system, PB_SYSTEM_AGREEMENTS, agreement);
  commit (store, edit);

  referrers = pb_store_referrers_sync (store, agreement, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (referrers->len, ==, 3);
  g_assert_cmpint (pb_referrer_get_kind (referrers->pdata[0]), ==, PB_KIND_AGREEMENT);
  g_assert_cmpstr (pb_referrer_get_id (referrers->pdata[0]), ==, successor);
  g_assert_cmpstr (pb_referrer_get_title (referrers->pdata[0]), ==, "More days");
  g_assert_cmpuint (pb_referrer_get_field (referrers->pdata[0]), ==, PB_AGREEMENT_SUPERSEDES);
  g_assert_cmpstr (pb_referrer_get_title (referrers->pdata[1]), ==, "Wiki");
  g_assert_cmpstr (pb_referrer_get_title (referrers->pdata[2]), ==, "Caring");
  g_assert_cmpuint (pb_referrer_get_field (referrers->pdata[2]), ==, PB_SYSTEM_AGREEMENTS);

  edit = pb_edit_new ("Delete");
  pb_edit_delete (edit, PB_KIND_AGREEMENT, agreement);
  commit_fails (store, edit, PB_STORE_ERROR_REFERENCED, "Care days");

  edit = pb_edit_new ("Let go");
  pb_edit_set_value (edit, successor, PB_AGREEMENT_SUPERSEDES, NULL);
  pb_edit_set_value (edit, tool, PB_TOOL_AGREEMENT, NULL);
  pb_edit_delete (edit, PB_KIND_SYSTEM, pb_referrer_get_id (referrers->pdata[2]));
  commit (store, edit);
  none = pb_store_referrers_sync (store, agreement, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);

  /* Nothing but a part of its own refers to it now. */
  edit = pb_edit_new ("Delete");
  pb_edit_delete (edit, PB_KIND_AGREEMENT, agreement);
  commit (store, edit);
}

/* Parts are found by the group of what they belong to, and are out of sight with
 * it.
 */
static void
test_parts (Fixture       *fixture,
            gconstpointer  data)
{
  PbStore *store = fixture->store;
  g_autofree char *group = add_group (store, "Care");
  g_autofree char *other = add_group (store, "Other");
  g_autofree char *agreement = add_of_group (store, PB_KIND_AGREEMENT, group, "Care days");
  g_autoptr(PbQuery) obligations = pb_query_new (PB_KIND_OBLIGATION);
  g_autoptr(PbQuery) evidence = pb_query_new (PB_KIND_EVIDENCE);
  g_autoptr(PbQuery) relations = pb_query_new (PB_KIND_RELATION);
  g_autoptr(PbQuery) groups = pb_query_new (PB_KIND_GROUP);
  PbEdit *edit = pb_edit_new ("Add");
  const char *obligation = pb_edit_create (edit, PB_KIND_OBLIGATION, NULL);
  const char *shown = pb_edit_create (edit, PB_KIND_EVIDENCE, NULL);
  const char *relation = pb_edit_create (edit, PB_KIND_RELATION, NULL);

  pb_edit_set_text (edit, obligation, PB_OBLIGATION_AGREEMENT, agreement);
  pb_edit_set_text (edit, obligation, PB_OBLIGATION_TEXT, "Cook");
  pb_edit_set_text (edit, shown, PB_EVIDENCE_SUBJECT, agreement);
  pb_edit_set_text (edit, shown, PB_EVIDENCE_TEXT, "Photo");
  pb_edit_set_enum (edit, shown, PB_EVIDENCE_ORIGIN, PB_EVIDENCE_ORIGIN_OWN_RECORD);
  pb_edit_set_text (edit, relation, PB_RELATION_FROM, other);
  pb_edit_set_text (edit, relation, PB_RELATION_TO, group);
  pb_edit_set_enum (edit, relation, PB_RELATION_KIND, PB_RELATION_KIND_FUNDS);
  pb_edit_set_text (edit, group, PB_GROUP_PARENT, other);
  commit (store, edit);

  pb_query_set_group (obligations, group);
  pb_query_set_group (evidence, group);
  pb_query_set_group (relations, group);
  pb_query_set_group (groups, other);
  assert_found (store, obligations, "Cook");
  assert_found (store, evidence, "Photo");
  assert_found (store, relations, "Relation");
  assert_found (store, groups, "Care");

  pb_query_set_group (obligations, other);
  pb_query_set_group (evidence, other);
  pb_query_set_group (relations, other);
  assert_found (store, obligations, "");
  assert_found (store, evidence, "");
  assert_found (store, relations, "Relation");

  edit = pb_edit_new ("Delete");
  pb_edit_delete (edit, PB_KIND_AGREEMENT, agreement);
  commit (store, edit);
  pb_query_set_group (obligations, NULL);
  pb_query_set_group (evidence, group);
  assert_found (store, obligations, "");
  assert_found (store, evidence, "");
  g_free (pb_store_undo_sync (store, NULL));
  assert_found (store, obligations, "Cook");
  assert_found (store, evidence, "Photo");
}

static void
move (PbStore    *store,
      const char *group,
      const char *day,
      int         from,
      int         to)
{
  PbEdit *edit = pb_edit_new ("Move");
  const char *id = pb_edit_create (edit, PB_KIND_PHASE_TRANSITION, NULL);

  pb_edit_set_text (edit, id, PB_PHASE_TRANSITION_GROUP, group);
  pb_edit_set_day (edit, id, PB_PHASE_TRANSITION_DATE, pb_day_parse (day));
  pb_edit_set_enum (edit, id, PB_PHASE_TRANSITION_FROM, from);
  pb_edit_set_enum (edit, id, PB_PHASE_TRANSITION_TO, to);
  commit (store, edit);
}

static void
test_groups (Fixture       *fixture,
             gconstpointer  data)
{
  PbStore *store = fixture->store;
  g_autofree char *network = add_group (store, "Network");
  g_autofree char *group = add_group (store, "Care");
  g_autoptr(GPtrArray) groups = NULL;
  g_autoptr(GError) error = NULL;
  PbGroupSummary *care;
  PbGroupSummary *above;

  set_text (store, group, PB_GROUP_PARENT, network);
  move (store, group, "2025-01-01", -1, PB_PHASE_ORGANIZATION);
  move (store, group, "2025-06-30", PB_PHASE_ORGANIZATION, PB_PHASE_ITERATION);
  move (store, group, "2025-07-01", PB_PHASE_ITERATION, PB_PHASE_COMPLETION);

  groups = pb_store_groups_sync (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (groups->len, ==, 2);
  care = groups->pdata[0];
  above = groups->pdata[1];

  g_assert_cmpstr (pb_group_summary_get_name (care), ==, "Care");
  g_assert_cmpstr (pb_group_summary_get_id (care), ==, group);
  g_assert_cmpint (pb_group_summary_get_phase (care), ==, PB_PHASE_ITERATION);
  g_assert_cmpint (pb_group_summary_get_phase_since (care), ==, pb_day_parse ("2025-06-30"));
  g_assert_cmpstr (pb_group_summary_get_parent_id (care), ==, network);
  g_assert_cmpuint (pb_group_summary_get_n_children (care), ==, 0);
  g_assert_true (pb_group_summary_get_own (care));
  g_assert_cmpint (pb_group_summary_get_phase (above), ==, -1);
  g_assert_cmpint (pb_group_summary_get_phase_since (above), ==, PB_DAY_NONE);
  g_assert_cmpuint (pb_group_summary_get_n_children (above), ==, 1);
}

static void
add_observation (PbEdit     *edit,
                 const char *metric,
                 PbDay       day,
                 const char *value)
{
  const char *id = pb_edit_create (edit, PB_KIND_OBSERVATION, NULL);

  pb_edit_set_text (edit, id, PB_OBSERVATION_METRIC, metric);
  pb_edit_set_day (edit, id, PB_OBSERVATION_PERIOD_END, day);
  pb_edit_set_text (edit, id, PB_OBSERVATION_VALUE, value);
}

static void
test_series (Fixture       *fixture,
             gconstpointer  data)
{
  PbStore *store = fixture->store;
  g_autofree char *group = add_group (store, "Care");
  g_autofree char *metric = add_of_group (store, PB_KIND_METRIC, group, "Meals");
  PbDay first = pb_day_parse ("2024-01-01");
  PbEdit *edit = pb_edit_new ("Add");
  g_autoptr(PbSeries) all = NULL;
  g_autoptr(PbSeries) some = NULL;
  g_autoptr(PbSeries) thin = NULL;
  g_autoptr(GError) error = NULL;
  const PbSeriesPoint *points;
  double least = G_MAXDOUBLE;
  double most = -G_MAXDOUBLE;
  guint n;

  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *value = g_strdup_printf ("%u.5", i == 123 ? 9000 : i % 50);

      add_observation (edit, metric, first + i, value);
    }
  commit (store, edit);

  all = pb_store_series_sync (store, metric, PB_DAY_NONE, PB_DAY_NONE, 1000, &error);
  g_assert_no_error (error);
  points = pb_series_get_points (all, &n);
  g_assert_cmpuint (n, ==, 500);
  g_assert_cmpuint (pb_series_get_n_observations (all), ==, 500);
  g_assert_cmpint (points[0].day, ==, first);
  g_assert_cmpfloat (points[123].value, ==, 9000.5);
  g_assert_false (points[0].estimated);

  some = pb_store_series_sync (store, metric, first + 10, first + 19, 1000, &error);
  g_assert_no_error (error);
  points = pb_series_get_points (some, &n);
  g_assert_cmpuint (n, ==, 10);

  /* Thinned, the peak is still there. */
  thin = pb_store_series_sync (store, metric, PB_DAY_NONE, PB_DAY_NONE, 20, &error);
  g_assert_no_error (error);
  points = pb_series_get_points (thin, &n);
  g_assert_cmpuint (n, <=, 40);
  g_assert_cmpuint (n, >, 20);
  for (guint i = 0; i < n; i++)
    {
      least = MIN (least, points[i].value);
      most = MAX (most, points[i].value);
      g_assert_true (i == 0 || points[i].day >= points[i - 1].day);
    }
  g_assert_cmpfloat (least, ==, 0.5);
  g_assert_cmpfloat (most, ==, 9000.5);
}

/* A correction takes the place of what it corrects; ratios are divided. */
static void
test_series_values (Fixture       *fixture,
                    gconstpointer  data)
{
  PbStore *store = fixture->store;
  g_autofree char *group = add_group (store, "Care");
  g_autofree char *metric = add_of_group (store, PB_KIND_METRIC, group, "Share");
  PbEdit *edit = pb_edit_new ("Add");
  const char *wrong = pb_edit_create (edit, PB_KIND_OBSERVATION, NULL);
  const char *right = pb_edit_create (edit, PB_KIND_OBSERVATION, NULL);
  const char *ratio = pb_edit_create (edit, PB_KIND_OBSERVATION, NULL);
  const char *empty = pb_edit_create (edit, PB_KIND_OBSERVATION, NULL);
  const char *ids[] = { wrong, right, ratio, empty };
  g_autoptr(PbSeries) series = NULL;
  g_autoptr(GError) error = NULL;
  const PbSeriesPoint *points;
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      pb_edit_set_text (edit, ids[i], PB_OBSERVATION_METRIC, metric);
      pb_edit_set_day (edit, ids[i], PB_OBSERVATION_PERIOD_END, 100 + (int) i);
    }
  pb_edit_set_text (edit, wrong, PB_OBSERVATION_VALUE, "1");
  pb_edit_set_text (edit, right, PB_OBSERVATION_VALUE, "2");
  pb_edit_set_flag (edit, right, PB_OBSERVATION_ESTIMATED, TRUE);
  pb_edit_set_text (edit, right, PB_OBSERVATION_SUPERSEDES, wrong);
  pb_edit_set_text (edit, ratio, PB_OBSERVATION_NUMERATOR, "3");
  pb_edit_set_text (edit, ratio, PB_OBSERVATION_DENOMINATOR, "4");
  pb_edit_set_text (edit, empty, PB_OBSERVATION_NUMERATOR, "3");
  pb_edit_set_text (edit, empty, PB_OBSERVATION_DENOMINATOR, "0");
  commit (store, edit);

  series = pb_store_series_sync (store, metric, PB_DAY_NONE, PB_DAY_NONE, 100, &error);
  g_assert_no_error (error);
  points = pb_series_get_points (series, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpfloat (points[0].value, ==, 2);
  g_assert_true (points[0].estimated);
  g_assert_cmpfloat (points[1].value, ==, 0.75);
}

/* What a page asks of its group is looked up, however large the library is. */
static void
test_plans (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *group = add_group (fixture->store, "Care");
  g_autoptr(GError) error = NULL;
  g_autoptr(PbSql) sql = NULL;

  sql = pb_sql_open (fixture->path, SQLITE_OPEN_READONLY, FALSE, &error);
  g_assert_no_error (error);

  for (guint kind = 1; kind < PB_N_KINDS; kind++)
    {
      g_autofree char *head = pb_query_sql_head (kind, "e.eid");
      g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", head, NULL);
      g_auto(PbClause) clause = { 0 };
      sqlite3_stmt *statement;
      gboolean row = TRUE;

      pb_query_sql_build_group (kind, group, FALSE, &clause);
      statement = pb_clause_prepare (&clause, sql, explain, &error);
      g_assert_no_error (error);
      while (row)
        {
          g_assert_true (pb_sql_step (sql, statement, &row, NULL));
          if (row && g_regex_match_simple ("^SCAN (e|r)\\b", pb_sql_get_text (statement, 3), 0, 0))
            g_error ("%s: %s", pb_kind_get_info (kind)->name, pb_sql_get_text (statement, 3));
        }
      pb_sql_release (statement);
    }
}

static void
test_stats (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *group = add_group (fixture->store, "Care");
  g_autofree char *objective = NULL;
  g_autofree char *fingerprint = NULL;
  g_autoptr(PbStats) before = NULL;
  g_autoptr(PbStats) after = NULL;
  g_autoptr(PbStats) back = NULL;
  g_autoptr(GError) error = NULL;

  before = pb_store_stats_sync (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pb_stats_get_n_records (before), ==, 1);
  g_assert_cmpuint (pb_stats_get_n_of_kind (before, PB_KIND_GROUP), ==, 1);
  g_assert_cmpuint (pb_stats_get_n_ops (before), ==, 1);
  g_assert_cmpuint (pb_stats_get_n_conflicts (before), ==, 0);
  g_assert_cmpuint (pb_stats_get_n_devices (before), ==, 1);
  g_assert_cmpuint (pb_stats_get_file_size (before), >, 0);
  g_assert_cmpuint (strlen (pb_stats_get_fingerprint (before)), ==, 64);

  objective = add_of_group (fixture->store, PB_KIND_OBJECTIVE, group, "Rest");
  after = pb_store_stats_sync (fixture->store, &error);
  g_assert_cmpuint (pb_stats_get_n_of_kind (after, PB_KIND_OBJECTIVE), ==, 1);
  g_assert_cmpstr (pb_stats_get_fingerprint (after), !=, pb_stats_get_fingerprint (before));

  fixture_reopen (fixture);
  back = pb_store_stats_sync (fixture->store, &error);
  g_assert_cmpstr (pb_stats_get_fingerprint (back), ==, pb_stats_get_fingerprint (after));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  fixture_add ("/store/query/objectives", test_objectives);
  fixture_add ("/store/query/filters", test_filters);
  fixture_add ("/store/query/facets", test_facets);
  fixture_add ("/store/query/referrers", test_referrers);
  fixture_add ("/store/query/parts", test_parts);
  fixture_add ("/store/query/groups", test_groups);
  fixture_add ("/store/query/series", test_series);
  fixture_add ("/store/query/series-values", test_series_values);
  fixture_add ("/store/query/plans", test_plans);
  fixture_add ("/store/query/stats", test_stats);

  return g_test_run ();
}
