/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "storage/store-fixture.h"

#include "storage/pb-search-hit.h"
#include "storage/pb-search-index.h"

#include <string.h>

static GPtrArray *
search (PbStore    *store,
        const char *text)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *hits = pb_store_search_sync (store, text, 20, &error);

  g_assert_no_error (error);

  return hits;
}

static void
assert_hits (PbStore    *store,
             const char *text,
             const char *expected)
{
  g_autoptr(GPtrArray) hits = search (store, text);
  g_autoptr(GString) titles = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (titles, "%s%s", i ? ", " : "",
                            pb_search_hit_get_title (hits->pdata[i]));
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  PbStore *store = fixture->store;
  g_autofree char *group = add_group (store, "Repair Café");
  g_autofree char *objective = add_of_group (store, PB_KIND_OBJECTIVE, group, "Mend bicycles");
  g_autofree char *obligation = NULL;
  g_autofree char *agreement = add_of_group (store, PB_KIND_AGREEMENT, group, "Tools");
  PbEdit *edit = pb_edit_new ("Add");

  obligation = g_strdup (pb_edit_create (edit, PB_KIND_OBLIGATION, NULL));
  pb_edit_set_text (edit, obligation, PB_OBLIGATION_AGREEMENT, agreement);
  pb_edit_set_text (edit, obligation, PB_OBLIGATION_TEXT, "Return the drill");
  pb_edit_set_text (edit, objective, PB_OBJECTIVE_DESCRIPTION,
                    "Every Saturday we open\nthe workshop of the café in the old station.");
  pb_edit_set_add (edit, objective, PB_COMMON_TAGS, "wheels");
  commit (store, edit);

  assert_hits (store, "bicycles", "Mend bicycles");
  assert_hits (store, "BICY", "Mend bicycles");
  assert_hits (store, "cafe saturd", "Mend bicycles");
  assert_hits (store, "wheels", "Mend bicycles");
  assert_hits (store, "drill", "Return the drill");
  assert_hits (store, "nothing", "");

  /* A title counts more than a text. */
  assert_hits (store, "cafe", "Repair Café, Mend bicycles");

  set_text (store, objective, PB_OBJECTIVE_TITLE, "Mend boats");
  assert_hits (store, "bicycles", "");
  assert_hits (store, "boats", "Mend boats");

  edit = pb_edit_new ("Delete");
  pb_edit_delete (edit, PB_KIND_AGREEMENT, agreement);
  commit (store, edit);
  assert_hits (store, "tools", "");

  /* A part is out of sight with what it belongs to. */
  assert_hits (store, "drill", "");
}

static void
test_snippet (Fixture       *fixture,
              gconstpointer  data)
{
  PbStore *store = fixture->store;
  g_autofree char *group = add_group (store, "Repair Café");
  g_autofree char *objective = add_of_group (store, PB_KIND_OBJECTIVE, group, "Mend");
  g_autoptr(GPtrArray) hits = NULL;
  PbSearchHit *hit;
  const PbSearchMark *marks;
  const char *snippet;
  guint n;

  set_text (store, objective, PB_OBJECTIVE_DESCRIPTION, "We open\nthe café and the old café.");
  hits = search (store, "cafe");
  g_assert_cmpuint (hits->len, ==, 2);
  hit = hits->pdata[1];
  g_assert_cmpstr (pb_search_hit_get_group_id (hit), ==, group);
  g_assert_cmpstr (pb_record_get_id (pb_search_hit_get_record (hit)), ==, objective);
  snippet = pb_search_hit_get_snippet (hit);
  g_assert_nonnull (strstr (snippet, "We open the café"));
  marks = pb_search_hit_get_marks (hit, &n);
  g_assert_cmpuint (n, ==, 2);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (marks[i].length, ==, strlen ("café"));
      g_assert_cmpint (strncmp (snippet + marks[i].start, "café", marks[i].length), ==, 0);
    }
}

/* Kind, group, days and status narrow a search down, with words and without. */
static void
test_operators (Fixture       *fixture,
                gconstpointer  data)
{
  PbStore *store = fixture->store;
  g_autofree char *group = add_group (store, "Care Circle");
  g_autofree char *other = add_group (store, "Repair Café");
  g_autofree char *agreement = add_of_group (store, PB_KIND_AGREEMENT, group, "Share bread");
  g_autofree char *old = add_of_group (store, PB_KIND_OBJECTIVE, other, "Bake bread");
  g_autofree char *young = add_of_group (store, PB_KIND_OBJECTIVE, group, "Sell bread");
  PbEdit *edit = pb_edit_new ("Add");
  const char *obligation = pb_edit_create (edit, PB_KIND_OBLIGATION, NULL);

  pb_edit_set_text (edit, obligation, PB_OBLIGATION_AGREEMENT, agreement);
  pb_edit_set_text (edit, obligation, PB_OBLIGATION_TEXT, "Knead");
  pb_edit_set_day (edit, old, PB_OBJECTIVE_START, pb_day_parse ("2024-12-31"));
  pb_edit_set_day (edit, old, PB_OBJECTIVE_END, pb_day_parse ("2025-02-01"));
  pb_edit_set_enum (edit, old, PB_OBJECTIVE_STATUS, PB_OBJECTIVE_STATUS_DROPPED);
  pb_edit_set_day (edit, young, PB_OBJECTIVE_END, pb_day_parse ("2025-01-01"));
  commit (store, edit);

  assert_hits (store, "kind:agreement", "Share bread");
  assert_hits (store, "bread kind:agreement", "Share bread");
  assert_hits (store, "bread group:repair", "Bake bread");
  assert_hits (store, "group:repair kind:group", "Repair Café");
  assert_hits (store, "group:\"care circle\" kind:obligation", "Knead");
  assert_hits (store, "knead group:care", "Knead");
  assert_hits (store, "knead group:repair", "");
  assert_hits (store, "bread group:nobody", "");
  assert_hits (store, "group:nobody", "");

  assert_hits (store, "bread after:2025-01-01", "Sell bread");
  assert_hits (store, "bread after:2025-01-02", "");
  assert_hits (store, "kind:objective before:2025-01-01", "Bake bread");
  assert_hits (store, "kind:objective before:2024-12-31", "");

  /* What is not set counts as its fallback. */
  assert_hits (store, "kind:objective status:active", "Sell bread");
  assert_hits (store, "bread status:dropped", "Bake bread");
  assert_hits (store, "status:dropped kind:agreement", "");

  edit = pb_edit_new ("Delete");
  pb_edit_delete (edit, PB_KIND_AGREEMENT, agreement);
  commit (store, edit);
  assert_hits (store, "group:care kind:obligation", "");
  assert_hits (store, "kind:agreement", "");
}

/* Nothing that somebody types is anything but words. */
static void
test_typed (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const typed[] = {
    "", " ", "\"", "\"\"", "a\"", "*", "a*", "-a", "a - b", "AND", "OR", "NOT", "NEAR", "NEAR(", "(a",
    "a)", "title:a", "{title}:a", "^a", "a + b", "a AND", "a NEAR/2 b", ":", "'", "'; DROP TABLE op",
    "\\", "%", "_", "—", "日本", "\xff\xfe", "a\x01\x02", "🙂", "café's", "0x5aAeb6053F3E94C9b9A0",
  };
  g_autofree char *group = add_group (fixture->store, "Care");
  g_autoptr(GString) long_text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    g_ptr_array_unref (search (fixture->store, typed[i]));

  for (guint i = 0; i < 20000; i++)
    g_string_append (long_text, "word \"");
  g_ptr_array_unref (search (fixture->store, long_text->str));

  assert_hits (fixture->store, "care", "Care");
}

/* The index can always be made from the records. */
static void
test_damaged_index (Fixture       *fixture,
                    gconstpointer  data)
{
  static const char *const damages[] = {
    "UPDATE search_data SET block = zeroblob (7) WHERE id > 10",
    "DELETE FROM search_data WHERE id > 10",
    "UPDATE search_data SET block = x'ffffffffffff' WHERE id = 10",
  };
  g_autofree char *group = add_group (fixture->store, "Repair Café");
  g_autofree char *objective = add_of_group (fixture->store, PB_KIND_OBJECTIVE, group, "Mend");

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *title = g_strdup_printf ("Mend %u", i);

      assert_hits (fixture->store, "cafe", "Repair Café");
      close_and_free (g_steal_pointer (&fixture->store));
      sqlite_run (fixture->path, damages[i]);

      fixture_reopen (fixture);
      assert_hits (fixture->store, "cafe", "Repair Café");

      /* Also where a change comes first. */
      close_and_free (g_steal_pointer (&fixture->store));
      sqlite_run (fixture->path, damages[i]);
      fixture_reopen (fixture);
      set_text (fixture->store, objective, PB_OBJECTIVE_TITLE, title);
      assert_hits (fixture->store, "mend", title);
      assert_hits (fixture->store, "cafe", "Repair Café");
    }
}

static void
test_match (void)
{
  g_autofree char *words = pb_search_index_make_match ("  two \t w\"rds - ");
  g_autofree char *none = pb_search_index_make_match (" - ");

  g_assert_cmpstr (words, ==, "\"two\" \"w\"\"rds\"*");
  g_assert_null (none);
}

static gboolean
is_indexed (gpointer data)
{
  return sqlite_get (data, "SELECT count(*) FROM search_dirty") == 0;
}

/* Without any search, the index follows when nothing else happens. */
static void
test_idle (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *group = add_group (fixture->store, "Care");

  g_assert_false (is_indexed (fixture->path));
  spin_until (is_indexed, fixture->path);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  fixture_add ("/store/search/words", test_words);
  fixture_add ("/store/search/snippet", test_snippet);
  fixture_add ("/store/search/operators", test_operators);
  fixture_add ("/store/search/typed", test_typed);
  fixture_add ("/store/search/idle", test_idle);
  fixture_add ("/store/search/damaged-index", test_damaged_index);
  g_test_add_func ("/store/search/match", test_match);

  return g_test_run ();
}
