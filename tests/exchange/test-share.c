/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "share-fixture.h"

#include "exchange/pb-exchange-error.h"
#include "exchange/pb-segment.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define MAX_DEVICES 3

typedef struct
{
  char *folder;
  Device devices[MAX_DEVICES];
} Team;

static void
team_set_up (Team          *team,
             gconstpointer  data)
{
  static const char * const names[] = { "Ada", "Ben", "Cleo" };

  team->folder = make_folder ();
  for (guint i = 0; i < MAX_DEVICES; i++)
    device_init (&team->devices[i], names[i], team->folder);
}

static void
team_tear_down (Team          *team,
                gconstpointer  data)
{
  for (guint i = 0; i < MAX_DEVICES; i++)
    device_clear (&team->devices[i]);
  remove_tree (team->folder);
  g_free (team->folder);
}

static PbStore *
store_of (Team  *team,
          guint  i)
{
  return team->devices[i].library.store;
}

static void
test_two (Team          *team,
          gconstpointer  data)
{
  Device *ada = &team->devices[0];
  Device *ben = &team->devices[1];
  g_autofree char *id = NULL;
  g_autofree char *other = NULL;
  g_autoptr(PbShareReport) report = NULL;
  PbShareArrival *arrival;

  device_sync_fails (ada, PB_SHARE_NORMAL, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_EMPTY);
  id = add_group (store_of (team, 0), "Care");
  device_exchange (ada, 0, 1);
  device_exchange (ada, 0, 0);

  device_sync_fails (ben, PB_SHARE_NORMAL, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_FOREIGN);
  report = device_sync (ben, PB_SHARE_JOIN);
  g_assert_cmpuint (report->n_in, ==, 1);
  g_assert_cmpuint (report->arrivals->len, ==, 1);
  arrival = report->arrivals->pdata[0];
  g_assert_cmpstr (arrival->name, ==, "Ada");
  g_assert_cmpuint (arrival->n_in, ==, 1);
  g_assert_cmpstr (report->ids->pdata[0], ==, id);
  assert_text (store_of (team, 1), id, PB_GROUP_NAME, "Care");

  /* Both at once, without seeing each other. */
  set_text (store_of (team, 0), id, PB_GROUP_NAME, "Care circle");
  set_text (store_of (team, 1), id, PB_GROUP_NAME, "Circle of care");
  other = add_group (store_of (team, 1), "Garden");
  device_exchange (ada, 0, 1);
  device_exchange (ben, 1, 2);
  device_exchange (ada, 2, 0);
  device_exchange (ben, 0, 0);
  assert_same (team->devices, 2);
  {
    g_autoptr(GPtrArray) conflicts = pb_store_conflicts_sync (store_of (team, 0), NULL, NULL);

    g_assert_cmpuint (conflicts->len, ==, 1);
  }

  /* Somebody decides, and everybody agrees. */
  set_text (store_of (team, 1), id, PB_GROUP_NAME, "Care");
  device_exchange (ben, 0, 1);
  device_exchange (ada, 1, 0);
  assert_text (store_of (team, 0), id, PB_GROUP_NAME, "Care");
  assert_same (team->devices, 2);
}

/* Edits of all at random, synced at random. */
static void
test_random (Team          *team,
             gconstpointer  data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < MAX_DEVICES; i++)
    device_give (&team->devices[i]);

  for (guint step = 0; step < 150; step++)
    {
      guint who = (guint) g_rand_int_range (rand, 0, MAX_DEVICES);
      g_autofree char *text = g_strdup_printf ("%u of %u", step, who);
      const char *id = ids->len > 0
        ? ids->pdata[g_rand_int_range (rand, 0, (gint32) ids->len)] : NULL;
      g_autoptr(PbRecord) record = id ? pb_store_get_sync (store_of (team, who), id, NULL) : NULL;

      if (g_rand_int_range (rand, 0, 4) == 0)
        device_give (&team->devices[who]);
      else if (record == NULL || g_rand_int_range (rand, 0, 3) == 0)
        g_ptr_array_add (ids, add_group (store_of (team, who), text));
      else
        set_text (store_of (team, who), id, PB_GROUP_NAME, text);
    }

  for (guint round = 0; round < 2; round++)
    {
      for (guint i = 0; i < MAX_DEVICES; i++)
        device_give (&team->devices[i]);
    }
  assert_same (team->devices, MAX_DEVICES);

  /* Nobody writes when nobody did anything. */
  for (guint i = 0; i < MAX_DEVICES; i++)
    device_exchange (&team->devices[i], 0, 0);
}

/* Tools that carry folders rename, copy and forget files; only content counts. */
static void
test_names (Team          *team,
            gconstpointer  data)
{
  static const char * const names[] = {
    "0000000001-0000000001 (1).ops",
    "0000000001-0000000001.sync-conflict-20250630-101010-ABCDEFG.ops",
    "COPY OF SOMETHING.OPS",
    "anything",
  };
  g_autofree char *id = add_group (store_of (team, 0), "Care");
  g_autofree char *devices = NULL;
  g_autoptr(GPtrArray) files = NULL;

  device_exchange (&team->devices[0], 0, 1);
  files = list_files (team->folder, ".ops");
  g_assert_cmpuint (files->len, ==, 1);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *folder = g_path_get_dirname (files->pdata[0]);
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_autofree char *text = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (files->pdata[0], &text, &length, NULL));
      g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));
    }
  g_assert_cmpint (g_unlink (files->pdata[0]), ==, 0);

  device_exchange (&team->devices[1], 1, 0);
  assert_text (store_of (team, 1), id, PB_GROUP_NAME, "Care");

  /* What is gone from the folder is not gone from the library, and goes there again. */
  devices = g_build_filename (team->folder, "d", NULL);
  remove_tree (devices);
  device_move (&team->devices[0], team->folder);
  device_exchange (&team->devices[0], 0, 1);
  assert_text (store_of (team, 0), id, PB_GROUP_NAME, "Care");
  device_exchange (&team->devices[1], 0, 0);
}

static void
write_file (Team       *team,
            const char *name,
            const char *text,
            gssize      length)
{
  g_autofree char *folder = g_build_filename (team->folder, "d", "mallory", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, length, NULL));
}

/* Whatever lies in the folder, what is sound comes in. */
static void
test_hostile (Team          *team,
              gconstpointer  data)
{
  g_autofree char *id = add_group (store_of (team, 0), "Care");
  g_autoptr(GPtrArray) files = NULL;
  g_autoptr(PbShareReport) report = NULL;
  g_autofree char *text = NULL;
  g_autofree char *link = NULL;
  g_autofree char *changed = NULL;
  gsize length;

  device_exchange (&team->devices[0], 0, 1);
  files = list_files (team->folder, ".ops");
  g_assert_true (g_file_get_contents (files->pdata[0], &text, &length, NULL));

  write_file (team, "torn.ops", text, (gssize) length - 30);
  changed = g_strdup (text);
  *strstr (changed, "Care") = 'D';
  write_file (team, "changed.ops", changed, -1);
  write_file (team, "noise.ops", "{\"pb\":[[[[[[[[[[[[[[[[[[[[[[", -1);
  write_file (team, "newer.ops", "{\"pb\":9,\"min\":9}\n", -1);
  write_file (team, "readme.txt", "Not for Phasebook.\n", -1);
  link = g_build_filename (team->folder, "d", "mallory", "link.ops", NULL);
  g_assert_cmpint (symlink ("/etc/passwd", link), ==, 0);
  g_clear_pointer (&link, g_free);
  link = g_build_filename (team->folder, "d", "mallory", "loop", NULL);
  g_assert_cmpint (symlink (team->folder, link), ==, 0);

  report = device_sync (&team->devices[1], PB_SHARE_JOIN);
  g_assert_cmpuint (report->n_in, ==, 1);
  g_assert_cmpuint (report->findings->len, ==, 6);
  for (guint i = 0; i < report->findings->len; i++)
    {
      PbShareFinding *finding = report->findings->pdata[i];

      g_assert_true (g_str_has_prefix (finding->path, "d/mallory/"));
      g_assert_cmpuint (strlen (finding->sentence), >, 10);
    }
  assert_text (store_of (team, 1), id, PB_GROUP_NAME, "Care");
}

/* Files may arrive in any order: nothing is lost, and nothing comes in too early. */
static void
test_gap (Team          *team,
          gconstpointer  data)
{
  g_autofree char *id = add_group (store_of (team, 0), "One");
  g_autofree char *hidden = NULL;
  g_autoptr(GPtrArray) files = NULL;
  g_autoptr(PbShareReport) report = NULL;

  device_exchange (&team->devices[0], 0, 1);
  files = list_files (team->folder, ".ops");
  hidden = g_build_filename (team->folder, "..", "late.ops", NULL);
  set_text (store_of (team, 0), id, PB_GROUP_NAME, "Two");
  device_exchange (&team->devices[0], 0, 1);
  g_assert_cmpint (g_rename (files->pdata[0], hidden), ==, 0);

  report = device_sync (&team->devices[1], PB_SHARE_JOIN);
  g_assert_cmpuint (report->n_in, ==, 0);
  g_assert_cmpuint (report->n_waiting, ==, 1);

  g_assert_cmpint (g_rename (hidden, files->pdata[0]), ==, 0);
  device_exchange (&team->devices[1], 2, 0);
  assert_text (store_of (team, 1), id, PB_GROUP_NAME, "Two");
}

/* The program ended after the file had its name and before that was written down. */
static void
test_crash (Team          *team,
            gconstpointer  data)
{
  Device *ada = &team->devices[0];
  g_autofree char *id = add_group (store_of (team, 0), "One");
  g_autoptr(GPtrArray) files = NULL;
  g_autofree char *draft = NULL;
  g_autofree char *folder = NULL;

  device_exchange (ada, 0, 1);
  sqlite_run (ada->library.path, "DELETE FROM segment");
  files = list_files (team->folder, ".ops");
  folder = g_path_get_dirname (files->pdata[0]);
  draft = g_build_filename (folder, ".tmp-abcdef", NULL);
  g_assert_true (g_file_set_contents (draft, "{\"pb\":1", -1, NULL));

  device_move (ada, team->folder);
  device_exchange (ada, 0, 0);
  set_text (store_of (team, 0), id, PB_GROUP_NAME, "Two");
  device_exchange (ada, 0, 1);
  device_exchange (&team->devices[1], 2, 0);
  g_assert_cmpint (sqlite_get (ada->library.path, "SELECT count(*) FROM segment"), ==, 2);
}

/* A backup was restored. What had been shared comes back, and what was done before
 * it came back stays.
 */
static void
test_restored (Team          *team,
               gconstpointer  data)
{
  Device *ada = &team->devices[0];
  g_autofree char *id = add_group (store_of (team, 0), "One");
  g_autofree char *lost = NULL;
  g_autofree char *since = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *text = NULL;
  g_autoptr(PbShareReport) report = NULL;

  device_give (ada);
  copy = device_dup_copy (ada, "backup");
  lost = add_group (store_of (team, 0), "Lost");
  device_exchange (ada, 0, 1);
  device_exchange (&team->devices[1], 2, 0);

  /* Nothing was done since: the log goes on where it had been. */
  device_replace_file (ada, copy);
  device_move (ada, team->folder);
  report = device_sync (ada, PB_SHARE_NORMAL);
  g_assert_cmpuint (report->n_in, ==, 1);
  g_assert_false (report->is_new_device);
  assert_text (store_of (team, 0), lost, PB_GROUP_NAME, "Lost");
  g_clear_pointer (&report, pb_share_report_unref);

  /* Something was done: that is from another device now. */
  device_replace_file (ada, copy);
  device_move (ada, team->folder);
  since = add_group (store_of (team, 0), "Since");
  set_text (store_of (team, 0), since, PB_GROUP_NAME, "Since then");
  set_text (store_of (team, 0), id, PB_GROUP_NAME, "Ours");
  report = device_sync (ada, PB_SHARE_NORMAL);
  g_assert_true (report->is_new_device);
  g_assert_cmpuint (report->n_in, ==, 1);
  g_assert_cmpuint (report->n_out, ==, 3);
  g_assert_cmpuint (report->findings->len, ==, 0);
  assert_text (store_of (team, 0), lost, PB_GROUP_NAME, "Lost");
  assert_text (store_of (team, 0), since, PB_GROUP_NAME, "Since then");

  device_exchange (&team->devices[1], 3, 0);
  assert_text (store_of (team, 1), since, PB_GROUP_NAME, "Since then");
  assert_text (store_of (team, 1), id, PB_GROUP_NAME, "Ours");
  assert_same (team->devices, 2);

  /* And it goes on from there. */
  set_text (store_of (team, 0), id, PB_GROUP_NAME, "Again");
  device_exchange (ada, 0, 1);
  device_exchange (&team->devices[1], 1, 0);
  device_exchange (&team->devices[2], 6, 0);
  assert_same (team->devices, 3);
}

/* The lines of all segments of a device that lie in a folder. */
static char *
dup_lines (const char *folder,
           const char *device)
{
  g_autoptr(GPtrArray) files = list_files (folder, ".ops");
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *text = NULL;
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(PbSegment) segment = NULL;
      gsize length, offset = 0;

      g_assert_true (g_file_get_contents (files->pdata[i], &text, &length, NULL));
      bytes = g_bytes_new (text, length);
      segment = pb_segment_parse (bytes, &offset, NULL);
      g_assert_nonnull (segment);
      if (g_str_equal (segment->device, device))
        g_string_append_len (lines, g_bytes_get_data (segment->lines, NULL),
                             (gssize) g_bytes_get_size (segment->lines));
    }

  return g_string_free_and_steal (lines);
}

/* Somebody uses a version of the program that knows more.  What is known comes in; all of
 * it is kept, and goes on to where that somebody never was, byte for byte.
 */
static void
test_newer (Team          *team,
            gconstpointer  data)
{
  static const char device[] = "0193512900007000800000005f3a9c1e";
  static const char group[] = "01935129000070008000000000000001";
  static const char text[] =
    "{\"q\":1,\"h\":\"0193512a7b2c0001\",\"e\":\"01935129000070008000000000000001\","
    "\"k\":\"group\",\"o\":{\"c\":1,\"s\":{\"name\":\"Newer\",\"hologram\":\"x\","
    "\"moods/glad\":1},\"zz\":{\"deep\":\"er\"}}}\n"
    "{\"q\":2,\"h\":\"0193512a7b2c0002\",\"e\":\"01935129000070008000000000000002\","
    "\"k\":\"galaxy\",\"o\":{\"c\":1,\"s\":{\"spin\":\"left\"}}}\n"
    "{\"q\":3,\"h\":\"0193512a7b2c0003\",\"e\":\"01935129000070008000000000000001\","
    "\"k\":\"group\",\"o\":{\"s\":{\"name\":\"Newest\"},\"p\":{\"name\":"
    "[\"0193512a7b2c0001-5f3a9c1e\"]}}}\n";
  g_autofree char *stick = make_folder ();
  g_autofree char *space = NULL;
  g_autofree char *passed_on = NULL;
  g_autoptr(GBytes) lines = g_bytes_new_static (text, strlen (text));
  g_autoptr(GBytes) segment = NULL;
  g_autoptr(GError) error = NULL;

  g_free (add_group (store_of (team, 0), "Care"));
  device_exchange (&team->devices[0], 0, 1);
  g_assert_cmpint (pb_share_probe (team->devices[0].share, &space, &error), ==, PB_SHARE_SPACE);
  segment = pb_segment_write (space, device, NULL, lines, NULL, NULL, &error);
  g_assert_no_error (error);
  write_file (team, "newer.ops", g_bytes_get_data (segment, NULL),
              (gssize) g_bytes_get_size (segment));

  device_exchange (&team->devices[0], 3, 0);
  assert_text (store_of (team, 0), group, PB_GROUP_NAME, "Newest");
  set_text (store_of (team, 0), group, PB_GROUP_NAME, "Known");

  /* In the other folder there is only what the old version brings along. */
  device_move (&team->devices[0], stick);
  device_give (&team->devices[0]);
  passed_on = dup_lines (stick, device);
  g_assert_cmpstr (passed_on, ==, text);

  device_move (&team->devices[1], stick);
  device_exchange (&team->devices[1], 5, 0);
  assert_text (store_of (team, 1), group, PB_GROUP_NAME, "Known");
  assert_same (team->devices, 2);
  remove_tree (stick);
}

/* A copied library that nobody could know for one: two write the same log, in folders
 * that never meet.  Whoever meets both has what both did, in whatever order.
 */
static void
test_twins (Team          *team,
            gconstpointer  data)
{
  Device *ada = &team->devices[0];
  Device *twin = &team->devices[1];
  Device *cleo = &team->devices[2];
  g_auto(Device) dora = { 0 };
  g_autofree char *stick = make_folder ();
  g_autofree char *id = add_group (store_of (team, 0), "Care");
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *copy = NULL;
  Device *readers[] = { cleo, &dora };

  device_init (&dora, "Dora", stick);
  device_exchange (ada, 0, 1);
  copy = device_dup_copy (ada, "copy");
  sqlite_run (copy, "DELETE FROM meta WHERE key IN ('machine', 'path', 'file')");
  device_replace_file (twin, copy);
  device_move (twin, stick);

  ours = add_group (ada->library.store, "Ours");
  device_exchange (ada, 0, 1);
  theirs = add_group (twin->library.store, "Theirs");
  set_text (twin->library.store, id, PB_GROUP_NAME, "Circle");
  device_exchange (twin, 0, 3);

  /* One sees this first, the other one that. */
  device_exchange (cleo, 2, 0);
  device_exchange (&dora, 3, 0);
  device_move (cleo, stick);
  device_move (&dora, team->folder);
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      g_autoptr(PbShareReport) report = device_sync (readers[i], PB_SHARE_JOIN);

      g_assert_cmpuint (report->findings->len, ==, 1);
      g_assert_cmpuint (report->n_in, ==, i == 0 ? 2 : 1);
      assert_text (readers[i]->library.store, ours, PB_GROUP_NAME, "Ours");
      assert_text (readers[i]->library.store, theirs, PB_GROUP_NAME, "Theirs");
      assert_text (readers[i]->library.store, id, PB_GROUP_NAME, "Circle");
      g_assert_cmpint (sqlite_get (readers[i]->library.path,
                                   "SELECT count(*) FROM log WHERE branch > 0"), ==, 1);
    }

  /* Both go on, and nobody has to be told again. */
  set_text (ada->library.store, ours, PB_GROUP_NAME, "Ours still");
  device_exchange (ada, 0, 1);
  set_text (twin->library.store, theirs, PB_GROUP_NAME, "Theirs still");
  device_exchange (twin, 0, 1);
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      device_move (readers[i], stick);
      device_give (readers[i]);
      device_move (readers[i], team->folder);
      device_give (readers[i]);
      device_exchange (readers[i], 0, 0);
      device_move (readers[i], stick);
      device_exchange (readers[i], 0, 0);
      assert_text (readers[i]->library.store, ours, PB_GROUP_NAME, "Ours still");
      assert_text (readers[i]->library.store, theirs, PB_GROUP_NAME, "Theirs still");
    }
  {
    g_autofree char *one = device_fingerprint (cleo);
    g_autofree char *other = device_fingerprint (&dora);

    g_assert_cmpstr (one, ==, other);
  }

  remove_tree (stick);
}

/* Two folders that never meet, but for one who uses both. */
static void
test_two_folders (Team          *team,
                  gconstpointer  data)
{
  g_autofree char *stick = make_folder ();
  g_autofree char *id = add_group (store_of (team, 0), "Care");

  device_exchange (&team->devices[0], 0, 1);
  device_exchange (&team->devices[1], 1, 0);

  device_move (&team->devices[1], stick);
  device_exchange (&team->devices[1], 0, 1);
  device_move (&team->devices[2], stick);
  device_exchange (&team->devices[2], 1, 0);
  set_text (store_of (team, 2), id, PB_GROUP_NAME, "Back");
  device_exchange (&team->devices[2], 0, 1);

  device_exchange (&team->devices[1], 1, 0);
  device_move (&team->devices[1], team->folder);
  device_exchange (&team->devices[1], 0, 1);
  device_exchange (&team->devices[0], 1, 0);
  assert_text (store_of (team, 0), id, PB_GROUP_NAME, "Back");
  assert_same (team->devices, 3);

  remove_tree (stick);
}

/* A library that has shared stays in its network. */
static void
test_foreign (Team          *team,
              gconstpointer  data)
{
  g_autofree char *elsewhere = make_folder ();
  g_autofree char *one = add_group (store_of (team, 0), "One");
  g_autofree char *other = add_group (store_of (team, 1), "Other");

  device_exchange (&team->devices[0], 0, 1);
  device_move (&team->devices[1], elsewhere);
  device_exchange (&team->devices[1], 0, 1);
  device_move (&team->devices[1], team->folder);
  device_sync_fails (&team->devices[1], PB_SHARE_JOIN, PB_STORE_ERROR, PB_STORE_ERROR_CONFLICT);

  device_move (&team->devices[1], "/nowhere/at/all");
  device_sync_fails (&team->devices[1], PB_SHARE_CREATE, PB_EXCHANGE_ERROR,
                     PB_EXCHANGE_ERROR_MISSING);
  remove_tree (elsewhere);
}

/* Whoever has begun to sign cannot be spoken for by others. */
static void
test_signed (Team          *team,
             gconstpointer  data)
{
  g_autofree char *id = add_group (store_of (team, 0), "Care");
  g_autoptr(GPtrArray) files = NULL;
  g_autoptr(GBytes) file = NULL;
  g_autoptr(PbSegment) segment = NULL;
  g_autoptr(GBytes) lines = NULL;
  g_autoptr(GBytes) forged = NULL;
  g_autoptr(PbShareReport) report = NULL;
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;
  char *line;
  gsize length, offset = 0;

  device_sign (&team->devices[0]);
  device_exchange (&team->devices[0], 0, 1);
  device_exchange (&team->devices[1], 1, 0);
  g_assert_cmpint (sqlite_get (team->devices[1].library.path,
                               "SELECT count(*) FROM segment WHERE sig"), ==, 1);

  /* The next operation, by somebody else. */
  files = list_files (team->folder, ".ops");
  g_assert_true (g_file_get_contents (files->pdata[0], &text, &length, NULL));
  file = g_bytes_new_take (g_steal_pointer (&text), length);
  segment = pb_segment_parse (file, &offset, NULL);
  line = g_strndup (g_bytes_get_data (segment->lines, NULL), g_bytes_get_size (segment->lines));
  g_assert_nonnull (strstr (line, "{\"q\":1,"));
  line[5] = '2';
  lines = g_bytes_new_take (line, strlen (line));
  forged = pb_segment_write (segment->space, segment->device, segment->hash, lines, NULL, NULL,
                             NULL);
  write_file (team, "forged.ops", g_bytes_get_data (forged, NULL),
              (gssize) g_bytes_get_size (forged));

  report = device_sync (&team->devices[1], PB_SHARE_NORMAL);
  g_assert_cmpuint (report->n_in, ==, 0);
  g_assert_cmpuint (report->findings->len, ==, 1);

  /* With a signature of another key, no better. */
  {
    g_autoptr(PbSigner) mallory = pb_signer_new (NULL);
    g_autoptr(GBytes) again = pb_segment_write (segment->space, segment->device, segment->hash,
                                                lines, mallory, NULL, NULL);

    write_file (team, "forged.ops", g_bytes_get_data (again, NULL),
                (gssize) g_bytes_get_size (again));
  }
  g_clear_pointer (&report, pb_share_report_unref);
  report = device_sync (&team->devices[1], PB_SHARE_NORMAL);
  g_assert_cmpuint (report->n_in, ==, 0);
  g_assert_cmpuint (report->findings->len, ==, 1);

  /* The device itself goes on, also with a new key for which the old one vouches. */
  set_text (store_of (team, 0), id, PB_GROUP_NAME, "More care");
  g_assert_true (pb_identity_renew (team->devices[0].identity, NULL, NULL));
  device_give (&team->devices[0]);
  g_clear_pointer (&report, pb_share_report_unref);
  report = device_sync (&team->devices[1], PB_SHARE_NORMAL);
  g_assert_cmpuint (report->n_in, ==, 1);
  assert_text (store_of (team, 1), id, PB_GROUP_NAME, "More care");

  /* With one for which nothing vouches, it does not. */
  set_text (store_of (team, 0), id, PB_GROUP_NAME, "Whose care?");
  g_assert_true (pb_identity_start_over (team->devices[0].identity, "Ada", NULL, NULL));
  device_give (&team->devices[0]);
  g_clear_pointer (&report, pb_share_report_unref);
  report = device_sync (&team->devices[1], PB_SHARE_NORMAL);
  g_assert_cmpuint (report->n_in, ==, 0);
  assert_text (store_of (team, 1), id, PB_GROUP_NAME, "More care");
}

static gboolean
is_seen (gpointer data)
{
  return g_strcmp0 (pb_record_get_text (data, PB_GROUP_NAME), "Seen") == 0;
}

/* More than fits in one segment; and one action is never in two. */
static void
test_many (Team          *team,
           gconstpointer  data)
{
  PbEdit *edit = pb_edit_new ("Many");
  g_autoptr(GPtrArray) files = NULL;
  g_autofree char *first = NULL;

  for (guint i = 0; i < 2500; i++)
    {
      g_autofree char *name = g_strdup_printf ("Group %u", i);
      const char *id = pb_edit_create (edit, PB_KIND_GROUP, NULL);

      pb_edit_set_text (edit, id, PB_GROUP_NAME, name);
    }
  commit (store_of (team, 0), edit);
  for (guint i = 0; i < 1200; i++)
    {
      g_autofree char *name = g_strdup_printf ("Name %u", i);

      if (first)
        set_text (store_of (team, 0), first, PB_GROUP_NAME, name);
      else
        first = add_group (store_of (team, 0), name);
    }

  device_exchange (&team->devices[0], 0, 3700);
  files = list_files (team->folder, ".ops");
  g_assert_cmpuint (files->len, ==, 3);
  device_exchange (&team->devices[1], 3700, 0);
  assert_same (team->devices, 2);

  /* What somebody looks at follows, however much comes in with it. */
  {
    g_autoptr(PbRecord) live = pb_store_get_sync (store_of (team, 1), first, NULL);
    PbEdit *more = pb_edit_new ("More");

    for (guint i = 0; i < 600; i++)
      pb_edit_set_text (more, pb_edit_create (more, PB_KIND_GROUP, NULL), PB_GROUP_NAME, "New");
    pb_edit_set_text (more, first, PB_GROUP_NAME, "Seen");
    commit (store_of (team, 0), more);
    device_exchange (&team->devices[0], 0, 601);
    device_exchange (&team->devices[1], 601, 0);
    spin_until (is_seen, live);
  }
}

#define team_add(path, func) g_test_add (path, Team, NULL, team_set_up, func, team_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  team_add ("/share/two", test_two);
  team_add ("/share/random", test_random);
  team_add ("/share/names", test_names);
  team_add ("/share/hostile", test_hostile);
  team_add ("/share/gap", test_gap);
  team_add ("/share/crash", test_crash);
  team_add ("/share/restored", test_restored);
  team_add ("/share/two-folders", test_two_folders);
  team_add ("/share/newer", test_newer);
  team_add ("/share/twins", test_twins);
  team_add ("/share/foreign", test_foreign);
  team_add ("/share/signed", test_signed);
  team_add ("/share/many", test_many);

  return g_test_run ();
}
