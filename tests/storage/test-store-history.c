/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "storage/store-fixture.h"

#include "storage/pb-history-list.h"

static gboolean
is_loaded (gpointer data)
{
  return !pb_history_list_get_loading (data);
}

static void
assert_change (PbHistoryItem *item,
               guint          n,
               PbHistoryWhat  what,
               const char    *record,
               PbFieldId      field,
               const char    *before,
               const char    *after)
{
  GListModel *changes = pb_history_item_get_changes (item);
  g_autoptr(PbHistoryChange) change = g_list_model_get_item (changes, n);

  g_assert_nonnull (change);
  g_assert_cmpint (pb_history_change_get_what (change), ==, what);
  g_assert_cmpstr (pb_history_change_get_record_title (change), ==, record);
  g_assert_cmpuint (pb_history_change_get_field (change), ==, field);
  g_assert_cmpstr (pb_history_change_get_before_text (change), ==, before);
  g_assert_cmpstr (pb_history_change_get_after_text (change), ==, after);
}

static void
assert_titles (GPtrArray  *items,
               const char *expected)
{
  g_autoptr(GString) titles = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (titles, "%s%s", i ? ", " : "",
                            pb_history_item_get_title (items->pdata[i]));
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
test_changes (Fixture       *fixture,
              gconstpointer  data)
{
  PbStore *store = fixture->store;
  g_autofree char *group = NULL;
  g_autofree char *objective = NULL;
  g_autofree char *network = NULL;
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) of_record = NULL;
  g_autoptr(GPtrArray) of_group = NULL;
  g_autoptr(GError) error = NULL;
  PbHistoryItem *item;
  PbEdit *edit;

  pb_store_set_author (store, "Ada", NULL);
  group = add_group (store, "Care");
  network = add_group (store, "Network");
  objective = add_of_group (store, PB_KIND_OBJECTIVE, group, "Rest");

  edit = pb_edit_new ("Plan");
  pb_edit_set_text (edit, objective, PB_OBJECTIVE_TITLE, "Rest well");
  pb_edit_set_enum (edit, objective, PB_OBJECTIVE_STATUS, PB_OBJECTIVE_STATUS_DROPPED);
  pb_edit_set_day (edit, objective, PB_OBJECTIVE_END, pb_day_parse ("2025-07-01"));
  pb_edit_set_add (edit, objective, PB_COMMON_TAGS, "b");
  pb_edit_set_add (edit, objective, PB_COMMON_TAGS, "a");
  pb_edit_set_text (edit, group, PB_GROUP_PARENT, network);
  commit (store, edit);

  edit = pb_edit_new ("Tags");
  pb_edit_set_remove (edit, objective, PB_COMMON_TAGS, "a");
  pb_edit_set_add (edit, objective, PB_COMMON_TAGS, "c");
  commit (store, edit);

  edit = pb_edit_new ("Delete");
  pb_edit_delete (edit, PB_KIND_OBJECTIVE, objective);
  commit (store, edit);

  all = pb_store_history_sync (store, NULL, NULL, 100, &error);
  g_assert_no_error (error);
  assert_titles (all, "Delete, Tags, Plan, Add objective, Add Group, Add Group");

  item = all->pdata[0];
  g_assert_cmpstr (pb_history_item_get_who (item), ==, "Ada");
  g_assert_true (pb_history_item_get_ours (item));
  g_assert_cmpint (pb_day_from_instant (pb_history_item_get_when (item)), ==,
                   pb_day_parse (TODAY));
  g_assert_cmpuint (pb_history_item_get_n_changes (item), ==, 1);
  assert_change (item, 0, PB_HISTORY_DELETED, "Rest well", 0, NULL, NULL);

  item = all->pdata[1];
  g_assert_cmpuint (pb_history_item_get_n_changes (item), ==, 1);
  assert_change (item, 0, PB_HISTORY_CHANGED, "Rest well", PB_COMMON_TAGS, "a", "c");

  item = all->pdata[2];
  g_assert_cmpuint (pb_history_item_get_n_changes (item), ==, 5);
  assert_change (item, 0, PB_HISTORY_CHANGED, "Rest well", PB_OBJECTIVE_TITLE, "Rest",
                 "Rest well");
  assert_change (item, 1, PB_HISTORY_CHANGED, "Rest well", PB_OBJECTIVE_STATUS, NULL, "Dropped");
  assert_change (item, 3, PB_HISTORY_CHANGED, "Rest well", PB_COMMON_TAGS, NULL, "a, b");
  assert_change (item, 4, PB_HISTORY_CHANGED, "Care", PB_GROUP_PARENT, NULL, "Network");

  item = all->pdata[3];
  assert_change (item, 0, PB_HISTORY_ADDED, "Rest well", 0, NULL, NULL);
  assert_change (item, 1, PB_HISTORY_ADDED, "Rest well", PB_OBJECTIVE_GROUP, NULL, "Care");
  assert_change (item, 2, PB_HISTORY_ADDED, "Rest well", PB_OBJECTIVE_TITLE, NULL, "Rest");

  of_record = pb_store_history_sync (store, objective, NULL, 100, &error);
  g_assert_no_error (error);
  assert_titles (of_record, "Delete, Tags, Plan, Add objective");

  /* Of a group: what it has, deleted or not, and nothing of others. */
  of_group = pb_store_history_sync (store, NULL, group, 100, &error);
  g_assert_no_error (error);
  assert_titles (of_group, "Delete, Tags, Plan, Add objective, Add Group");
}

static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  PbStore *store = fixture->store;
  g_autofree char *id = add_group (store, "0");
  PbHistoryList *list;
  g_autoptr(PbHistoryItem) newest = NULL;
  g_autoptr(PbHistoryItem) again = NULL;

  for (guint i = 1; i < 130; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      set_text (store, id, PB_GROUP_NAME, name);
    }

  list = pb_history_list_new (store, NULL, id);
  spin_until (is_loaded, list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 100);
  g_assert_true (pb_history_list_get_has_more (list));
  newest = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (pb_history_item_get_can_undo (newest));

  pb_history_list_load_more (list);
  spin_until (is_loaded, list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 130);
  g_assert_false (pb_history_list_get_has_more (list));

  /* What is done now comes on top, and may make older actions final. */
  set_text (store, id, PB_GROUP_NAME, "Last");
  spin_until (is_loaded, list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 131);
  again = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_assert_true (again == newest);
  g_assert_false (pb_history_item_get_can_undo (newest));

  g_assert_finalize_object (list);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  fixture_add ("/store/history/changes", test_changes);
  fixture_add ("/store/history/list", test_list);

  return g_test_run ();
}
