/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "storage/store-fixture.h"

#include "model/pb-id.h"
#include "storage/pb-list-diff.h"
#include "storage/pb-record-list.h"

#include <string.h>

/* What a view does with what the list says, to see whether it tells the truth. */
typedef struct
{
  GPtrArray *items;
  guint n_signals;
  guint n_replaced;
} Mirror;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Mirror     *mirror)
{
  g_assert_cmpuint (position + removed, <=, mirror->items->len);
  if (removed > 0)
    g_ptr_array_remove_range (mirror->items, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror->items, position + i, g_list_model_get_item (model, position + i));

  g_assert_cmpuint (mirror->items->len, ==, g_list_model_get_n_items (model));
  mirror->n_signals++;
  mirror->n_replaced += removed;
}

static Mirror *
mirror_new (PbRecordList *list)
{
  Mirror *mirror = g_new0 (Mirror, 1);

  mirror->items = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), mirror);

  return mirror;
}

static void
mirror_free (Mirror *mirror)
{
  g_ptr_array_unref (mirror->items);
  g_free (mirror);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Mirror, mirror_free)

static gboolean
is_loaded (gpointer data)
{
  return !pb_record_list_get_loading (data);
}

/* Lets the list answer to what has just happened. */
static void
settle (PbRecordList *list)
{
  spin_until (is_loaded, list);
}

static void
assert_titles (Mirror     *mirror,
               const char *expected)
{
  g_autoptr(GString) titles = g_string_new (NULL);

  for (guint i = 0; i < mirror->items->len; i++)
    {
      g_autofree char *title = pb_record_dup_title (mirror->items->pdata[i]);

      g_string_append_printf (titles, "%s%s", i ? " " : "", title);
    }
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
test_follow (Fixture       *fixture,
             gconstpointer  data)
{
  PbStore *store = fixture->store;
  g_autofree char *group = add_group (store, "Care");
  g_autofree char *b = add_of_group (store, PB_KIND_OBJECTIVE, group, "b");
  g_autofree char *d = add_of_group (store, PB_KIND_OBJECTIVE, group, "d");
  g_autofree char *a = NULL;
  g_autofree char *c = NULL;
  g_autoptr(PbQuery) query = pb_query_new (PB_KIND_OBJECTIVE);
  PbRecordList *list = pb_record_list_new (store, query);
  g_autoptr(Mirror) mirror = mirror_new (list);
  PbRecord *kept;
  PbEdit *edit;

  g_assert_true (pb_record_list_get_loading (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == PB_TYPE_RECORD);
  settle (list);
  assert_titles (mirror, "b d");
  kept = mirror->items->pdata[0];

  a = add_of_group (store, PB_KIND_OBJECTIVE, group, "a");
  settle (list);
  c = add_of_group (store, PB_KIND_OBJECTIVE, group, "c");
  settle (list);
  assert_titles (mirror, "a b c d");
  g_assert_true (mirror->items->pdata[1] == kept);
  g_assert_cmpuint (mirror->n_replaced, ==, 0);

  /* One that moves goes and comes; the others stay. */
  set_text (store, a, PB_OBJECTIVE_TITLE, "e");
  settle (list);
  assert_titles (mirror, "b c d e");
  g_assert_cmpuint (mirror->n_replaced, ==, 1);
  g_assert_true (mirror->items->pdata[0] == kept);

  /* A change that moves nothing is seen on the object. */
  mirror->n_signals = 0;
  set_text (store, b, PB_OBJECTIVE_TITLE, "bb");
  settle (list);
  g_assert_cmpuint (mirror->n_signals, ==, 0);
  assert_titles (mirror, "bb c d e");

  edit = pb_edit_new ("Delete");
  pb_edit_delete (edit, PB_KIND_OBJECTIVE, c);
  commit (store, edit);
  settle (list);
  assert_titles (mirror, "bb d e");

  pb_query_set_text (query, "d");
  pb_record_list_set_query (list, query);
  settle (list);
  assert_titles (mirror, "d");
  pb_query_set_text (query, NULL);
  pb_query_set_sort (query, 0, TRUE);
  pb_record_list_set_query (list, query);
  settle (list);
  assert_titles (mirror, "e d bb");

  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 3));
  g_assert_finalize_object (list);
}

/* Nobody asks the library again for what does not concern the list. */
static void
test_other_kinds (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *group = add_group (fixture->store, "Care");
  g_autoptr(PbQuery) query = pb_query_new (PB_KIND_OBJECTIVE);
  PbRecordList *list = pb_record_list_new (fixture->store, query);

  settle (list);
  set_text (fixture->store, group, PB_GROUP_NAME, "Circle");
  g_assert_false (pb_record_list_get_loading (list));
  g_free (add_of_group (fixture->store, PB_KIND_OBJECTIVE, group, "Rest"));
  g_assert_true (pb_record_list_get_loading (list));
  settle (list);
  g_assert_finalize_object (list);
}

static gboolean
is_filled (gpointer data)
{
  return pb_record_has (data, PB_OBJECTIVE_TITLE);
}

#define N_MANY 5200

static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  PbStore *store = fixture->store;
  g_autofree char *group = add_group (store, "Care");
  g_autoptr(PbQuery) query = pb_query_new (PB_KIND_OBJECTIVE);
  PbEdit *edit = pb_edit_new ("Fill");
  PbRecordList *list;
  g_autoptr(PbRecord) first = NULL;
  g_autoptr(PbRecord) last = NULL;
  g_autofree char *added = NULL;
  guint n_changed = 0;

  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *title = g_strdup_printf ("%06u", i);
      const char *id = pb_edit_create (edit, PB_KIND_OBJECTIVE, NULL);

      pb_edit_set_text (edit, id, PB_OBJECTIVE_GROUP, group);
      pb_edit_set_text (edit, id, PB_OBJECTIVE_TITLE, title);
    }
  commit (store, edit);

  list = pb_record_list_new (store, query);
  settle (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, N_MANY);

  /* Only what is looked at is read, and it comes without any change of the list. */
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (g_atomic_int_inc), &n_changed);
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  last = g_list_model_get_item (G_LIST_MODEL (list), N_MANY - 1);
  g_assert_false (pb_record_has (last, PB_OBJECTIVE_TITLE));
  g_assert_cmpint (pb_record_get_created (last), ==, 0);
  g_assert_true (pb_id_is_valid (pb_record_get_id (last)));
  spin_until (is_filled, last);
  spin_until (is_filled, first);
  g_assert_cmpstr (pb_record_get_text (first, PB_OBJECTIVE_TITLE), ==, "000000");
  g_assert_cmpstr (pb_record_get_text (last, PB_OBJECTIVE_TITLE), ==, "005199");
  g_assert_cmpuint (n_changed, ==, 0);

  /* All through: only some pages are held, and each record is found again. */
  for (guint i = 0; i < N_MANY; i += 50)
    {
      g_autoptr(PbRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autofree char *title = g_strdup_printf ("%06u", i);

      spin_until (is_filled, record);
      g_assert_cmpstr (pb_record_get_text (record, PB_OBJECTIVE_TITLE), ==, title);
    }

  added = add_of_group (store, PB_KIND_OBJECTIVE, group, "002000a");
  settle (list);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, N_MANY + 1);
  {
    g_autoptr(PbRecord) still = g_list_model_get_item (G_LIST_MODEL (list), N_MANY);

    g_assert_true (still == last);
  }

  g_assert_finalize_object (list);
}

/* A list that goes while it loads. */
static void
test_dropped (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(PbQuery) query = pb_query_new (PB_KIND_OBJECTIVE);
  PbRecordList *list = pb_record_list_new (fixture->store, query);
  gpointer weak = list;

  g_object_add_weak_pointer (G_OBJECT (list), &weak);
  g_object_unref (list);
  while (weak)
    g_main_context_iteration (NULL, TRUE);
}

static char *
make_ids (GRand *rand,
          guint *n)
{
  g_autoptr(GString) ids = g_string_new (NULL);
  g_autoptr(GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < 40; i++)
    {
      if (g_rand_int_range (rand, 0, 3) > 0)
        g_array_append_val (numbers, i);
    }

  /* Sometimes mostly in order, sometimes not at all. */
  for (guint i = 0; i < (guint) g_rand_int_range (rand, 0, 30) && numbers->len > 1; i++)
    {
      guint one = g_rand_int_range (rand, 0, numbers->len);
      guint other = g_rand_int_range (rand, 0, numbers->len);
      guint number = g_array_index (numbers, guint, one);

      g_array_index (numbers, guint, one) = g_array_index (numbers, guint, other);
      g_array_index (numbers, guint, other) = number;
    }

  for (guint i = 0; i < numbers->len; i++)
    g_string_append_printf (ids, "%032x", g_array_index (numbers, guint, i));
  *n = numbers->len;

  return g_string_free_and_steal (g_steal_pointer (&ids));
}

/* Steps, taken one after the other, always lead from one list to the other. */
static void
test_diff (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (2025);

  for (guint i = 0; i < 3000; i++)
    {
      guint n_old, n_new;
      g_autofree char *old_ids = make_ids (rand, &n_old);
      g_autofree char *new_ids = make_ids (rand, &n_new);
      g_autoptr(GArray) steps = pb_list_diff (old_ids, n_old, new_ids, n_new);
      g_autoptr(GString) ids = g_string_new (old_ids);

      for (guint j = 0; j < steps->len; j++)
        {
          PbListStep *step = &g_array_index (steps, PbListStep, j);
          gsize at = step->position * PB_ID_LENGTH;

          g_assert_cmpuint (at + step->n_removed * PB_ID_LENGTH, <=, ids->len);
          g_string_erase (ids, at, step->n_removed * PB_ID_LENGTH);
          g_assert_cmpuint (at + step->n_added * PB_ID_LENGTH, <=, strlen (new_ids));
          g_string_insert_len (ids, at, new_ids + at, step->n_added * PB_ID_LENGTH);
        }
      g_assert_cmpstr (ids->str, ==, new_ids);
    }
}

/* One that moves to the other end is one step there and one here. */
static void
test_diff_is_small (void)
{
  g_autoptr(GString) old_ids = g_string_new (NULL);
  g_autoptr(GString) new_ids = g_string_new (NULL);
  g_autoptr(GArray) steps = NULL;
  g_autoptr(GArray) none = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (old_ids, "%032x", i);
  g_string_append (new_ids, old_ids->str + PB_ID_LENGTH);
  g_string_append_len (new_ids, old_ids->str, PB_ID_LENGTH);

  steps = pb_list_diff (old_ids->str, 1000, new_ids->str, 1000);
  g_assert_cmpuint (steps->len, ==, 2);
  g_assert_cmpuint (g_array_index (steps, PbListStep, 0).position, ==, 0);
  g_assert_cmpuint (g_array_index (steps, PbListStep, 0).n_removed, ==, 1);
  g_assert_cmpuint (g_array_index (steps, PbListStep, 1).position, ==, 999);
  g_assert_cmpuint (g_array_index (steps, PbListStep, 1).n_added, ==, 1);

  none = pb_list_diff (old_ids->str, 1000, old_ids->str, 1000);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  fixture_add ("/store/list/follow", test_follow);
  fixture_add ("/store/list/other-kinds", test_other_kinds);
  fixture_add ("/store/list/pages", test_pages);
  fixture_add ("/store/list/dropped", test_dropped);
  g_test_add_func ("/store/list/diff", test_diff);
  g_test_add_func ("/store/list/diff-is-small", test_diff_is_small);

  return g_test_run ();
}
