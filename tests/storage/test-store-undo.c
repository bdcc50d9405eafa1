/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "storage/store-fixture.h"

#include "storage/pb-history-item.h"
#include "storage/pb-store-error.h"

static void
undo (PbStore    *store,
      const char *title)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *undone = NULL;

  g_assert_true (pb_store_get_can_undo (store));
  g_assert_cmpstr (pb_store_get_undo_title (store), ==, title);
  undone = pb_store_undo_sync (store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, title);
}

static void
redo (PbStore    *store,
      const char *title)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *redone = NULL;

  g_assert_true (pb_store_get_can_redo (store));
  g_assert_cmpstr (pb_store_get_redo_title (store), ==, title);
  redone = pb_store_redo_sync (store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (redone, ==, title);
}

/* Down the whole stack and up again, twice. */
static void
test_stack (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *id = add_group (fixture->store, "One");
  PbEdit *edit;

  set_text (fixture->store, id, PB_GROUP_NAME, "Two");
  set_text (fixture->store, id, PB_GROUP_PURPOSE, "Care\nfor all\n");
  set_text (fixture->store, id, PB_GROUP_PURPOSE, "Care\nfor everybody\n");
  edit = pb_edit_new ("Tag");
  pb_edit_set_add (edit, id, PB_COMMON_TAGS, "red");
  pb_edit_set_add (edit, id, PB_COMMON_TAGS, "blue");
  commit (fixture->store, edit);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(PbRecord) record = pb_store_get_sync (fixture->store, id, NULL);

      g_assert_true (pb_record_set_contains (record, PB_COMMON_TAGS, "red"));
      undo (fixture->store, "Tag");
      g_assert_false (pb_record_has (record, PB_COMMON_TAGS));
      undo (fixture->store, "Set purpose");
      g_assert_cmpstr (pb_record_get_text (record, PB_GROUP_PURPOSE), ==, "Care\nfor all\n");
      undo (fixture->store, "Set purpose");
      g_assert_cmpstr (pb_record_get_text (record, PB_GROUP_PURPOSE), ==, NULL);
      undo (fixture->store, "Set name");
      g_assert_cmpstr (pb_record_get_text (record, PB_GROUP_NAME), ==, "One");
      undo (fixture->store, "Add Group");
      g_assert_true (pb_record_get_deleted (record));
      g_assert_false (pb_store_get_can_undo (fixture->store));

      redo (fixture->store, "Add Group");
      g_assert_false (pb_record_get_deleted (record));
      g_assert_cmpstr (pb_record_get_text (record, PB_GROUP_NAME), ==, "One");
      redo (fixture->store, "Set name");
      g_assert_cmpstr (pb_record_get_text (record, PB_GROUP_NAME), ==, "Two");
      redo (fixture->store, "Set purpose");
      redo (fixture->store, "Set purpose");
      g_assert_cmpstr (pb_record_get_text (record, PB_GROUP_PURPOSE), ==,
                       "Care\nfor everybody\n");
      redo (fixture->store, "Tag");
      g_assert_false (pb_store_get_can_redo (fixture->store));
    }
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (pb_store_undo_sync (fixture->store, &error));
  g_assert_error (error, PB_STORE_ERROR, PB_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (pb_store_redo_sync (fixture->store, &error));
  g_assert_error (error, PB_STORE_ERROR, PB_STORE_ERROR_NOT_FOUND);
}

/* Something new is done: what was undone before is gone. */
static void
test_new_branch (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *id = add_group (fixture->store, "One");

  set_text (fixture->store, id, PB_GROUP_NAME, "Two");
  undo (fixture->store, "Set name");
  g_assert_true (pb_store_get_can_redo (fixture->store));
  set_text (fixture->store, id, PB_GROUP_PURPOSE, "Care");
  g_assert_false (pb_store_get_can_redo (fixture->store));
  undo (fixture->store, "Set purpose");
  undo (fixture->store, "Add Group");
}

static void
test_restart (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *id = add_group (fixture->store, "One");

  set_text (fixture->store, id, PB_GROUP_NAME, "Two");
  set_text (fixture->store, id, PB_GROUP_NAME, "Three");
  undo (fixture->store, "Set name");

  fixture_reopen (fixture);
  redo (fixture->store, "Set name");
  assert_text (fixture->store, id, PB_GROUP_NAME, "Three");
  fixture_reopen (fixture);
  undo (fixture->store, "Set name");
  undo (fixture->store, "Set name");
  assert_text (fixture->store, id, PB_GROUP_NAME, "One");
}

static void
test_limit (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *id = add_group (fixture->store, "0");
  guint n = 0;

  for (guint i = 1; i <= 205; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      set_text (fixture->store, id, PB_GROUP_NAME, name);
    }

  fixture_reopen (fixture);
  while (pb_store_get_can_undo (fixture->store))
    {
      undo (fixture->store, "Set name");
      n++;
    }

  g_assert_cmpuint (n, ==, 200);
  assert_text (fixture->store, id, PB_GROUP_NAME, "5");

  /* All of them forth again, half of them on another day. */
  fixture_reopen (fixture);
  for (n = 0; n < 100; n++)
    redo (fixture->store, "Set name");
  assert_text (fixture->store, id, PB_GROUP_NAME, "105");

  fixture_reopen_on (fixture, "2025-07-01");
  for (; pb_store_get_can_redo (fixture->store); n++)
    redo (fixture->store, "Set name");
  g_assert_cmpuint (n, ==, 200);
  assert_text (fixture->store, id, PB_GROUP_NAME, "205");

  fixture_reopen (fixture);
  g_assert_true (pb_store_get_can_undo (fixture->store));
  g_assert_false (pb_store_get_can_redo (fixture->store));
}

/* Two windows on one library: neither takes back unseen what the other did. */
static void
test_other_window (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *id = add_group (fixture->store, "One");
  g_autoptr(GError) error = NULL;
  PbStore *other;

  set_text (fixture->store, id, PB_GROUP_NAME, "Two");
  other = open_second (fixture);
  set_text (other, id, PB_GROUP_PURPOSE, "Care");

  g_assert_cmpstr (pb_store_get_undo_title (fixture->store), ==, "Set name");
  g_assert_null (pb_store_undo_sync (fixture->store, &error));
  g_assert_error (error, PB_STORE_ERROR, PB_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Set purpose"));
  assert_text (fixture->store, id, PB_GROUP_PURPOSE, "Care");
  assert_text (fixture->store, id, PB_GROUP_NAME, "Two");

  /* Now it was seen. */
  undo (fixture->store, "Set purpose");
  assert_text (fixture->store, id, PB_GROUP_PURPOSE, NULL);
  undo (fixture->store, "Set name");

  close_and_free (other);
}

static void
test_delete (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *id = add_group (fixture->store, "One");
  PbEdit *edit = pb_edit_new ("Delete");

  pb_edit_delete (edit, PB_KIND_GROUP, id);
  commit (fixture->store, edit);
  g_assert_true (is_deleted (fixture->store, id));
  undo (fixture->store, "Delete");
  g_assert_false (is_deleted (fixture->store, id));
  assert_text (fixture->store, id, PB_GROUP_NAME, "One");
  redo (fixture->store, "Delete");
  g_assert_true (is_deleted (fixture->store, id));
}

/* What was created cannot go while others refer to it. */
static void
test_referenced (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *group = add_group (fixture->store, "One");
  g_autofree char *objective = NULL;
  g_autoptr(GPtrArray) history = pb_store_history_sync (fixture->store, group, NULL, 10, NULL);
  g_autoptr(GError) error = NULL;

  objective = add_of_group (fixture->store, PB_KIND_OBJECTIVE, group, "Rest");
  g_assert_null (pb_store_undo_item_sync (fixture->store, history->pdata[0], &error));
  g_assert_error (error, PB_STORE_ERROR, PB_STORE_ERROR_REFERENCED);
  g_assert_nonnull (strstr (error->message, "Objective “Rest”"));
  g_assert_false (is_deleted (fixture->store, group));
}

/* Any action may be undone, unless something newer stands in the way. */
static void
test_item (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *id = add_group (fixture->store, "One");
  g_autoptr(GPtrArray) history = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *title = NULL;

  pb_store_set_author (fixture->store, "Ada", NULL);
  set_text (fixture->store, id, PB_GROUP_PURPOSE, "Care");
  set_text (fixture->store, id, PB_GROUP_NAME, "Two");
  set_text (fixture->store, id, PB_GROUP_NAME, "Three");

  history = pb_store_history_sync (fixture->store, NULL, NULL, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 4);
  g_assert_true (pb_history_item_get_can_undo (history->pdata[0]));
  g_assert_false (pb_history_item_get_can_undo (history->pdata[1]));
  g_assert_true (pb_history_item_get_can_undo (history->pdata[2]));

  g_assert_null (pb_store_undo_item_sync (fixture->store, history->pdata[1], &error));
  g_assert_error (error, PB_STORE_ERROR, PB_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "“Set name” by Ada has changed Name of “Three”"));
  g_clear_error (&error);

  /* Adding the group, too: later changes would go with it. */
  g_assert_null (pb_store_undo_item_sync (fixture->store, history->pdata[3], &error));
  g_assert_error (error, PB_STORE_ERROR, PB_STORE_ERROR_CONFLICT);
  g_clear_error (&error);

  title = pb_store_undo_item_sync (fixture->store, history->pdata[2], &error);
  g_assert_no_error (error);
  g_assert_cmpstr (title, ==, "Set purpose");
  assert_text (fixture->store, id, PB_GROUP_PURPOSE, NULL);
  assert_text (fixture->store, id, PB_GROUP_NAME, "Three");

  /* That was an action as any other. */
  undo (fixture->store, "Undo “Set purpose”");
  assert_text (fixture->store, id, PB_GROUP_PURPOSE, "Care");
}

static void
note_cb (PbStore    *store,
         GParamSpec *pspec,
         guint      *n)
{
  (*n)++;
}

static void
test_properties (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *id = NULL;
  guint n_can_undo = 0;
  guint n_title = 0;

  g_signal_connect (fixture->store, "notify::can-undo", G_CALLBACK (note_cb), &n_can_undo);
  g_signal_connect (fixture->store, "notify::undo-title", G_CALLBACK (note_cb), &n_title);

  id = add_group (fixture->store, "One");
  g_assert_cmpuint (n_can_undo, ==, 1);
  g_assert_cmpuint (n_title, ==, 1);
  set_text (fixture->store, id, PB_GROUP_NAME, "Two");
  g_assert_cmpuint (n_can_undo, ==, 1);
  g_assert_cmpuint (n_title, ==, 2);
  set_text (fixture->store, id, PB_GROUP_NAME, "Three");
  g_assert_cmpuint (n_title, ==, 2);
  undo (fixture->store, "Set name");
  undo (fixture->store, "Set name");
  undo (fixture->store, "Add Group");
  g_assert_cmpuint (n_can_undo, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  fixture_add ("/store/undo/stack", test_stack);
  fixture_add ("/store/undo/nothing", test_nothing);
  fixture_add ("/store/undo/new-branch", test_new_branch);
  fixture_add ("/store/undo/restart", test_restart);
  fixture_add ("/store/undo/limit", test_limit);
  fixture_add ("/store/undo/other-window", test_other_window);
  fixture_add ("/store/undo/delete", test_delete);
  fixture_add ("/store/undo/referenced", test_referenced);
  fixture_add ("/store/undo/item", test_item);
  fixture_add ("/store/undo/properties", test_properties);

  return g_test_run ();
}
