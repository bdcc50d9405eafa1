/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "disk-faults.h"
#include "share-fixture.h"

#include "exchange/pb-exchange-error.h"
#include "storage/pb-doctor.h"

#include <glib/gstdio.h>
#include <string.h>

/* An exchange while the disk, or the folder, does not do its part. */

#define FLAGS (PB_SHARE_CREATE | PB_SHARE_JOIN)

/* Ada has something new, which Ben has not seen. */
typedef struct
{
  char *folder;
  char *group;
  Device devices[2];
} Pair;

static void
rename_group (Device     *device,
              const char *group,
              const char *name)
{
  g_autoptr(PbEdit) edit = pb_edit_new ("Rename");
  g_autoptr(GError) error = NULL;

  pb_edit_set_text (edit, group, PB_GROUP_NAME, name);
  pb_store_commit_sync (device->library.store, edit, NULL, &error);
  g_assert_no_error (error);
}

static void
pair_set_up (Pair *pair)
{
  pair->folder = make_folder ();
  device_init (&pair->devices[0], "Ada", pair->folder);
  device_init (&pair->devices[1], "Ben", pair->folder);
  pair->group = add_group (pair->devices[0].library.store, "Old");
  for (guint i = 0; i < 3; i++)
    pb_share_report_unref (device_sync (&pair->devices[i % 2], FLAGS));
  rename_group (&pair->devices[0], pair->group, "New");
}

static void
pair_tear_down (Pair *pair)
{
  device_clear (&pair->devices[0]);
  device_clear (&pair->devices[1]);
  remove_tree (pair->folder);
  g_free (pair->folder);
  g_free (pair->group);
}

/* Once everything works, nothing is missing anywhere, and no library is the worse for it. */
static void
assert_converges (Pair       *pair,
                  const char *name)
{
  for (guint i = 0; i < 4; i++)
    pb_share_report_unref (device_sync (&pair->devices[i % 2], FLAGS));
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text = dup_text (pair->devices[i].library.store, pair->group,
                                        PB_GROUP_NAME);
      g_autoptr(GPtrArray) findings = NULL;

      g_assert_cmpstr (text, ==, name);
      findings = pb_doctor_examine (pair->devices[i].library.path, NULL, NULL);
      g_assert_nonnull (findings);
      g_assert_cmpuint (findings->len, ==, 0);
    }
  assert_same (pair->devices, 2);
}

static void
assert_sentence (const GError *error)
{
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_suffix (error->message, ".") || g_str_has_suffix (error->message, "”"));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

typedef struct
{
  guint fault;
  guint device;
} Case;

/* Whichever call fails, on the side that sends or on the one that receives. */
static void
test_every_call (gconstpointer data)
{
  const Case *of = data;
  gboolean reached = TRUE;
  guint n_failed = 0;

  for (int n = 1; reached; n += 4)
    {
      Pair pair = { NULL };
      g_autoptr(PbShareReport) report = NULL;
      g_autoptr(GError) error = NULL;

      g_assert_cmpint (n, <, 2000);
      pair_set_up (&pair);
      if (of->device == 1)
        pb_share_report_unref (device_sync (&pair.devices[0], FLAGS));

      disk_shim_begin (faults[of->fault].plan, n, faults[of->fault].error);
      report = device_try (&pair.devices[of->device], FLAGS, &error);
      reached = disk_shim_end () >= n;
      if (report == NULL)
        {
          assert_sentence (error);
          n_failed++;
        }
      g_assert_true (report != NULL || reached);

      assert_converges (&pair, "New");
      rename_group (&pair.devices[of->device], pair.group, "Again");
      assert_converges (&pair, "Again");
      pair_tear_down (&pair);
    }

  g_assert_cmpuint (n_failed, >, 0);
}

/* A folder on a stick that is pulled out and put back, with work done meanwhile. */
static void
test_vanishing (void)
{
  Pair pair = { NULL };
  g_autofree char *away = NULL;

  pair_set_up (&pair);
  away = g_strconcat (pair.folder, "-away", NULL);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("Name %u", i);
      g_autoptr(PbShareReport) report = NULL;
      g_autoptr(GError) error = NULL;

      g_assert_cmpint (g_rename (pair.folder, away), ==, 0);
      report = device_try (&pair.devices[0], PB_SHARE_JOIN, &error);
      g_assert_null (report);
      assert_sentence (error);
      rename_group (&pair.devices[i % 2], pair.group, name);
      g_assert_cmpint (g_rename (away, pair.folder), ==, 0);
      assert_converges (&pair, name);
    }
  pair_tear_down (&pair);
}

int
main (int   argc,
      char *argv[])
{
  static Case cases[G_N_ELEMENTS (faults)][2];

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    for (guint j = 0; j < 2; j++)
      {
        g_autofree char *path = g_strdup_printf ("/share-faults/%s/%s",
                                                 j == 0 ? "sending" : "receiving", faults[i].name);

        cases[i][j] = (Case) { i, j };
        g_test_add_data_func (path, &cases[i][j], test_every_call);
      }
  g_test_add_func ("/share-faults/vanishing", test_vanishing);

  return g_test_run ();
}
