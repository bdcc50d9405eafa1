/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "share-fixture.h"

#include "exchange/pb-share-sync.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  Device ada;
  Device ben;
  PbShareSync *sync;
} Pair;

static void
pair_set_up (Pair          *pair,
             gconstpointer  data)
{
  g_autoptr(GFile) folder = NULL;

  pair->folder = make_folder ();
  device_init (&pair->ada, "Ada", pair->folder);
  device_init (&pair->ben, "Ben", pair->folder);
  device_give (&pair->ada);
  device_give (&pair->ben);
  folder = g_file_new_for_path (pair->folder);
  pair->sync = pb_share_sync_new (pair->ben.library.store, folder, NULL, NULL);
}

static void
pair_tear_down (Pair          *pair,
                gconstpointer  data)
{
  pb_share_sync_stop (pair->sync);
  while (pb_share_sync_get_state (pair->sync) == PB_SHARE_STATE_WORKING)
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&pair->sync);
  device_clear (&pair->ada);
  device_clear (&pair->ben);
  remove_tree (pair->folder);
  g_free (pair->folder);
}

static gboolean
is_in_step (gpointer data)
{
  return pb_share_sync_get_state (data) == PB_SHARE_STATE_IN_STEP;
}

static gboolean
has_news (gpointer data)
{
  return pb_share_sync_get_n_came_in (data) > 0;
}

static gboolean
has_to_send (gpointer data)
{
  return pb_share_sync_get_state (data) == PB_SHARE_STATE_TO_SEND;
}

static gboolean
is_missing (gpointer data)
{
  return pb_share_sync_get_state (data) == PB_SHARE_STATE_MISSING;
}

/* What others leave in the folder comes in by itself. */
static void
test_watching (Pair          *pair,
               gconstpointer  data)
{
  g_autofree char *id = NULL;
  g_autofree char *second = NULL;

  g_assert_cmpint (pb_share_sync_get_state (pair->sync), ==, PB_SHARE_STATE_NONE);
  pb_share_sync_start (pair->sync);
  spin_until (is_in_step, pair->sync);
  g_assert_cmpuint (pb_share_sync_get_n_came_in (pair->sync), ==, 0);

  id = add_group (pair->ada.library.store, "Care");
  device_exchange (&pair->ada, 0, 1);
  spin_until (has_news, pair->sync);
  assert_text (pair->ben.library.store, id, PB_GROUP_NAME, "Care");
  g_assert_cmpuint (pb_share_sync_get_report (pair->sync)->n_in, ==, 1);
  pb_share_sync_forget_news (pair->sync);
  g_assert_cmpuint (pb_share_sync_get_n_came_in (pair->sync), ==, 0);

  /* In a folder that is known by now. */
  second = add_group (pair->ada.library.store, "Garden");
  device_exchange (&pair->ada, 0, 1);
  spin_until (has_news, pair->sync);
  assert_text (pair->ben.library.store, second, PB_GROUP_NAME, "Garden");
}

static void
ran_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  PbShareReport **report = user_data;
  g_autoptr(GError) error = NULL;

  *report = pb_share_sync_run_finish (PB_SHARE_SYNC (object), result, &error);
  g_assert_no_error (error);
}

static gboolean
has_report (gpointer data)
{
  return *(PbShareReport **) data != NULL;
}

/* Own changes are counted, and go out when they are asked to. */
static void
test_sending (Pair          *pair,
              gconstpointer  data)
{
  g_autofree char *id = NULL;
  PbShareReport *report = NULL;

  pb_share_sync_start (pair->sync);
  spin_until (is_in_step, pair->sync);
  id = add_group (pair->ben.library.store, "Care");
  set_text (pair->ben.library.store, id, PB_GROUP_NAME, "More care");
  spin_until (has_to_send, pair->sync);
  g_assert_cmpuint (pb_share_sync_get_n_to_send (pair->sync), >, 0);

  pb_share_sync_set_paused (pair->sync, TRUE);
  g_assert_cmpint (pb_share_sync_get_state (pair->sync), ==, PB_SHARE_STATE_PAUSED);
  device_exchange (&pair->ada, 0, 0);

  pb_share_sync_run_async (pair->sync, PB_SHARE_NORMAL, NULL, ran_cb, &report);
  spin_until (has_report, &report);
  g_assert_cmpuint (report->n_out, ==, 2);
  g_clear_pointer (&report, pb_share_report_unref);
  g_assert_cmpint (pb_share_sync_get_state (pair->sync), ==, PB_SHARE_STATE_PAUSED);
  g_assert_cmpuint (pb_share_sync_get_n_to_send (pair->sync), ==, 0);
  device_exchange (&pair->ada, 2, 0);

  pb_share_sync_set_paused (pair->sync, FALSE);
  spin_until (is_in_step, pair->sync);
}

/* What is changed while an exchange goes on has gone out when the one asked for afterwards is
 * done, and the two are not in step before.
 */
static void
test_asked_meanwhile (Pair          *pair,
                      gconstpointer  data)
{
  PbShareReport *first = NULL;
  PbShareReport *second = NULL;
  g_autofree char *id = NULL;

  pb_share_sync_run_async (pair->sync, PB_SHARE_NORMAL, NULL, ran_cb, &first);
  id = add_group (pair->ben.library.store, "Care");
  pb_share_sync_run_async (pair->sync, PB_SHARE_NORMAL, NULL, ran_cb, &second);
  spin_until (is_in_step, pair->sync);
  device_exchange (&pair->ada, 1, 0);

  spin_until (has_report, &second);
  g_assert_nonnull (first);
  g_assert_cmpuint (first->n_out + second->n_out, ==, 1);
  g_clear_pointer (&first, pb_share_report_unref);
  g_clear_pointer (&second, pb_share_report_unref);
}

static void
stopped_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (pb_share_sync_run_finish (PB_SHARE_SYNC (object), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  ++*(guint *) user_data;
}

static gboolean
both_stopped (gpointer data)
{
  return *(guint *) data == 2;
}

/* Nobody waits for ever. */
static void
test_stopped (Pair          *pair,
              gconstpointer  data)
{
  guint n_stopped = 0;

  pb_share_sync_run_async (pair->sync, PB_SHARE_NORMAL, NULL, stopped_cb, &n_stopped);
  pb_share_sync_run_async (pair->sync, PB_SHARE_NORMAL, NULL, stopped_cb, &n_stopped);
  pb_share_sync_stop (pair->sync);
  spin_until (both_stopped, &n_stopped);
}

/* A disk that is not plugged in is no reason for alarm, and may come back. */
static void
test_missing (Pair          *pair,
              gconstpointer  data)
{
  g_autofree char *away = g_strconcat (pair->folder, "-away", NULL);
  PbShareReport *report = NULL;

  g_assert_cmpint (g_rename (pair->folder, away), ==, 0);
  pb_share_sync_start (pair->sync);
  spin_until (is_missing, pair->sync);
  g_assert_nonnull (pb_share_sync_get_message (pair->sync));

  g_assert_cmpint (g_rename (away, pair->folder), ==, 0);
  pb_share_sync_run_async (pair->sync, PB_SHARE_NORMAL, NULL, ran_cb, &report);
  spin_until (has_report, &report);
  g_clear_pointer (&report, pb_share_report_unref);
  g_assert_null (pb_share_sync_get_message (pair->sync));
  spin_until (is_in_step, pair->sync);
}

#define pair_add(path, func) g_test_add (path, Pair, NULL, pair_set_up, func, pair_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  pair_add ("/share-sync/watching", test_watching);
  pair_add ("/share-sync/sending", test_sending);
  pair_add ("/share-sync/asked-meanwhile", test_asked_meanwhile);
  pair_add ("/share-sync/stopped", test_stopped);
  pair_add ("/share-sync/missing", test_missing);

  return g_test_run ();
}
