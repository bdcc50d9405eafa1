/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/pb-enums.h"
#include "model/pb-search-query.h"

#include <locale.h>

#define BIT(KIND) (G_GUINT64_CONSTANT (1) << PB_KIND_##KIND)

static void
test_words (void)
{
  static const struct { const char *typed; const char *words; } cases[] = {
    { "", "" },
    { "  water   care ", "water care" },
    { "\"Care Circle\" water", "Care Circle water" },
    { "https://example.org/a", "https://example.org/a" },
    { "eip155:1:0xabc", "eip155:1:0xabc" },
    { "kind: water", "water" },
    { "unknown:thing", "unknown:thing" },
    { "\xff" "broken", "\xef\xbf\xbd" "broken" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PbSearchQuery) query = pb_search_query_new (cases[i].typed);

      g_assert_cmpstr (pb_search_query_get_words (query), ==, cases[i].words);
      g_assert_null (pb_search_query_get_problem (query));
      g_assert_cmpint (pb_search_query_is_empty (query), ==, *cases[i].words == '\0');
    }
}

static void
test_kinds (void)
{
  static const struct { const char *typed; guint64 kinds; } cases[] = {
    { "kind:agreement", BIT (AGREEMENT) },
    { "KIND:Agreements", BIT (AGREEMENT) },
    { "kind:agree", BIT (AGREEMENT) | BIT (AGREEMENT_PARTY) },
    { "kind:budget-line", BIT (BUDGET_LINE) },
    { "kind:\"Budget lines\"", BIT (BUDGET_LINE) },
    { "kind:metric,decision", BIT (METRIC) | BIT (DECISION) },
    { "kind:metric kind:decision", BIT (METRIC) | BIT (DECISION) },
    { "kind:task,", BIT (TASK) },
  };
  g_autoptr(PbSearchQuery) wrong = pb_search_query_new ("kind:elephant water");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PbSearchQuery) query = pb_search_query_new (cases[i].typed);

      g_assert_cmphex (pb_search_query_get_kinds (query), ==, cases[i].kinds);
      g_assert_null (pb_search_query_get_problem (query));
      g_assert_cmpstr (pb_search_query_get_words (query), ==, "");
      g_assert_false (pb_search_query_is_empty (query));
    }

  g_assert_cmphex (pb_search_query_get_kinds (wrong), ==, 0);
  g_assert_cmpstr (pb_search_query_get_words (wrong), ==, "water");
  g_assert_cmpstr (pb_search_query_get_problem (wrong), ==,
                   "No kind of record is called “elephant”.");
}

static void
test_days (void)
{
  static const struct { const char *typed; const char *from; const char *before; } cases[] = {
    { "after:2025-03-04", "2025-03-04", NULL },
    { "after:2025-03", "2025-03-01", NULL },
    { "after:2025", "2025-01-01", NULL },
    { "before:2025", NULL, "2025-01-01" },
    { "before:2025-12 after:2024-02-29", "2024-02-29", "2025-12-01" },
  };
  g_autoptr(PbSearchQuery) wrong = pb_search_query_new ("after:yesterday");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PbSearchQuery) query = pb_search_query_new (cases[i].typed);

      g_assert_cmpint (pb_search_query_get_from (query), ==, pb_day_parse (cases[i].from));
      g_assert_cmpint (pb_search_query_get_before (query), ==, pb_day_parse (cases[i].before));
      g_assert_null (pb_search_query_get_problem (query));
    }

  g_assert_nonnull (pb_search_query_get_problem (wrong));
  g_assert_true (pb_search_query_is_empty (wrong));
}

static void
test_group (void)
{
  g_autoptr(PbSearchQuery) query = pb_search_query_new ("group:“care circ”");
  g_autoptr(PbSearchQuery) any = pb_search_query_new ("water");

  g_assert_cmpstr (pb_search_query_get_group (query), ==, "care circ");
  g_assert_true (pb_search_query_matches_group (query, "Care Circle"));
  g_assert_true (pb_search_query_matches_group (query, "The care-circle"));
  g_assert_false (pb_search_query_matches_group (query, "Circle"));
  g_assert_false (pb_search_query_matches_group (query, NULL));
  g_assert_true (pb_search_query_matches_group (any, NULL));
}

static void
test_statuses (void)
{
  g_autoptr(PbSearchQuery) one = pb_search_query_new ("status:Active");
  g_autoptr(PbSearchQuery) two = pb_search_query_new ("status:\"being set up\",pending");
  g_autoptr(PbSearchQuery) wrong = pb_search_query_new ("status:purple");

  g_assert_true (g_strv_equal (pb_search_query_get_statuses (one),
                               (const char * const []) { "active", NULL }));
  g_assert_true (g_strv_equal (pb_search_query_get_statuses (two),
                               (const char * const []) { "being-set-up", "pending", NULL }));
  g_assert_null (pb_search_query_get_statuses (wrong));
  g_assert_nonnull (pb_search_query_get_problem (wrong));
}

static void
test_record (void)
{
  g_autoptr(PbRecord) agreement = pb_record_new (PB_KIND_AGREEMENT, NULL);
  g_autoptr(PbRecord) deliverable = pb_record_new (PB_KIND_DELIVERABLE, NULL);
  g_autoptr(PbRecord) link = pb_record_new (PB_KIND_LINK, NULL);
  static const struct { const char *typed; gboolean agreement, deliverable, link; } cases[] = {
    { "", TRUE, TRUE, TRUE },
    { "kind:agreement", TRUE, FALSE, FALSE },
    { "status:active", TRUE, FALSE, FALSE },
    { "status:draft", FALSE, FALSE, FALSE },
    { "after:2025-03-01", TRUE, TRUE, FALSE },
    { "after:2025-03-02", FALSE, TRUE, FALSE },
    { "before:2025-03-01", FALSE, FALSE, FALSE },
    { "before:2025-03-02", TRUE, FALSE, FALSE },
    { "before:2026", TRUE, TRUE, FALSE },
  };

  pb_record_set_value (agreement, PB_AGREEMENT_STATUS, g_variant_new_string ("active"));
  pb_record_set_value (agreement, PB_AGREEMENT_START,
                       g_variant_new_int32 (pb_day_parse ("2025-03-01")));
  pb_record_set_value (agreement, PB_AGREEMENT_END,
                       g_variant_new_int32 (pb_day_parse ("2026-03-01")));
  pb_record_set_value (deliverable, PB_DELIVERABLE_DUE,
                       g_variant_new_int32 (pb_day_parse ("2025-06-01")));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PbSearchQuery) query = pb_search_query_new (cases[i].typed);

      g_assert_cmpint (pb_search_query_matches_record (query, agreement), ==, cases[i].agreement);
      g_assert_cmpint (pb_search_query_matches_record (query, deliverable), ==,
                       cases[i].deliverable);
      g_assert_cmpint (pb_search_query_matches_record (query, link), ==, cases[i].link);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/search-query/words", test_words);
  g_test_add_func ("/search-query/kinds", test_kinds);
  g_test_add_func ("/search-query/days", test_days);
  g_test_add_func ("/search-query/group", test_group);
  g_test_add_func ("/search-query/statuses", test_statuses);
  g_test_add_func ("/search-query/record", test_record);

  return g_test_run ();
}
