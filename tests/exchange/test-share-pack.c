/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "share-fixture.h"

#include "exchange/pb-share-pack.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *id;
  Device ada;
  Device ben;
} Pair;

static void
pair_set_up (Pair          *pair,
             gconstpointer  data)
{
  pair->folder = make_folder ();
  device_init (&pair->ada, "Ada", pair->folder);
  device_init (&pair->ben, "Ben", pair->folder);
  pair->id = add_group (pair->ada.library.store, "Care");
  device_exchange (&pair->ada, 0, 1);
}

static void
pair_tear_down (Pair          *pair,
                gconstpointer  data)
{
  device_clear (&pair->ada);
  device_clear (&pair->ben);
  remove_tree (pair->folder);
  g_free (pair->folder);
  g_free (pair->id);
}

static void
assert_count (Pair       *pair,
              const char *suffix,
              guint       n)
{
  g_autoptr(GPtrArray) files = list_files (pair->folder, suffix);

  g_assert_cmpuint (files->len, ==, n);
}

static char *
dup_only (Pair       *pair,
          const char *suffix)
{
  g_autoptr(GPtrArray) files = list_files (pair->folder, suffix);

  g_assert_cmpuint (files->len, ==, 1);

  return g_strdup (files->pdata[0]);
}

static void
edit_often (Pair *pair,
            guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Care %u", i);

      set_text (pair->ada.library.store, pair->id, PB_GROUP_NAME, name);
      device_exchange (&pair->ada, 0, 1);
    }
}

static void
assert_equal (Pair *pair)
{
  g_autofree char *one = device_fingerprint (&pair->ada);
  g_autofree char *other = device_fingerprint (&pair->ben);

  g_assert_cmpstr (one, ==, other);
}

/* Many small files become one, which says the same. */
static void
test_packed (Pair          *pair,
             gconstpointer  data)
{
  device_sign (&pair->ada);
  edit_often (pair, PB_SHARE_PACK_LEAST - 1);
  assert_count (pair, ".ops", PB_SHARE_PACK_LEAST);
  device_exchange (&pair->ada, 0, 0);
  assert_count (pair, ".ops", 0);
  assert_count (pair, ".ops.gz", 1);
  device_exchange (&pair->ada, 0, 0);
  device_exchange (&pair->ben, PB_SHARE_PACK_LEAST, 0);
  assert_equal (pair);

  /* It goes on, and the program may have been started anew. */
  device_move (&pair->ada, pair->folder);
  edit_often (pair, 2);
  assert_count (pair, ".ops", 2);
  device_exchange (&pair->ben, 2, 0);
  edit_often (pair, PB_SHARE_PACK_LEAST - 2);
  device_exchange (&pair->ada, 0, 0);
  assert_count (pair, ".ops.gz", 2);
  assert_count (pair, ".ops", 0);
  device_exchange (&pair->ben, PB_SHARE_PACK_LEAST - 2, 0);
  device_exchange (&pair->ben, 0, 0);
  assert_equal (pair);
}

/* The program was ended when some of the small files were still there, and tools made
 * copies of others.
 */
static void
test_interrupted (Pair          *pair,
                  gconstpointer  data)
{
  g_autoptr(GPtrArray) files = NULL;
  g_autofree char *text = NULL;
  g_autofree char *copy = NULL;
  gsize length;

  edit_often (pair, PB_SHARE_PACK_LEAST - 1);
  files = list_files (pair->folder, ".ops");
  g_assert_true (g_file_get_contents (files->pdata[0], &text, &length, NULL));
  device_exchange (&pair->ada, 0, 0);
  assert_count (pair, ".ops", 0);

  copy = g_strconcat (files->pdata[0], ".sync-conflict.ops", NULL);
  g_assert_true (g_file_set_contents (files->pdata[0], text, (gssize) length, NULL));
  g_assert_true (g_file_set_contents (copy, text, (gssize) length, NULL));
  device_exchange (&pair->ada, 0, 0);
  g_assert_false (g_file_test (files->pdata[0], G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  device_exchange (&pair->ben, PB_SHARE_PACK_LEAST, 0);
  assert_equal (pair);
}

/* Only half of a pack arrives: what is whole of it comes in, the rest later.  If it never
 * does, its device sends that again.
 */
static void
test_torn (Pair          *pair,
           gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr(PbShareReport) report = NULL;
  gsize length;

  edit_often (pair, PB_SHARE_PACK_LEAST - 1);
  device_exchange (&pair->ada, 0, 0);
  path = dup_only (pair, ".ops.gz");
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_true (g_file_set_contents (path, text, (gssize) length / 2, NULL));

  report = device_sync (&pair->ben, PB_SHARE_JOIN);
  g_assert_cmpuint (report->n_in, <, PB_SHARE_PACK_LEAST);
  g_assert_cmpuint (report->findings->len, ==, 1);
  g_assert_true (g_str_has_suffix (((PbShareFinding *) report->findings->pdata[0])->path,
                                   ".ops.gz"));

  g_assert_cmpint (g_unlink (path), ==, 0);
  device_move (&pair->ada, pair->folder);
  device_give (&pair->ada);
  device_give (&pair->ben);
  assert_equal (pair);
}

/* A pack whose small files have been read already brings nothing new, and another device
 * never packs what is not its own.
 */
static void
test_of_others (Pair          *pair,
                gconstpointer  data)
{
  g_autofree char *garden = add_group (pair->ben.library.store, "Ben");

  edit_often (pair, PB_SHARE_PACK_LEAST - 1);
  set_text (pair->ben.library.store, garden, PB_GROUP_NAME, "Garden");
  device_exchange (&pair->ben, PB_SHARE_PACK_LEAST, 2);
  device_exchange (&pair->ben, 0, 0);
  assert_count (pair, ".ops.gz", 0);
  device_exchange (&pair->ada, 2, 0);
  assert_count (pair, ".ops.gz", 1);
  assert_count (pair, ".ops", 1);
  device_exchange (&pair->ben, 0, 0);
  assert_equal (pair);
}

#define pair_add(path, func) g_test_add (path, Pair, NULL, pair_set_up, func, pair_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  pair_add ("/share-pack/packed", test_packed);
  pair_add ("/share-pack/interrupted", test_interrupted);
  pair_add ("/share-pack/torn", test_torn);
  pair_add ("/share-pack/of-others", test_of_others);

  return g_test_run ();
}
