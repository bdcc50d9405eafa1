/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* share [CHANGES [DEVICES]]
 *
 * What it costs to take in what many devices left in a shared folder, beside plain
 * SQLite that writes the very same rows in one transaction: all of it when somebody
 * joins, and a thousand changes after that.  The baseline reads no files, checks no
 * hashes and merges nothing.  Times are the processor's, of all threads.
 */

#include "config.h"

#include "figure.h"
#include "raw-library.h"

#include "exchange/pb-share-run.h"
#include "storage/pb-store-sync.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <time.h>

#define DEFAULT_CHANGES 100000
#define DEFAULT_DEVICES 20
#define N_PER_EDIT 50
#define N_NEW 1000

typedef struct
{
  char *path;
  PbStore *store;
  PbShare *share;
  char *metric;
  guint n;
} Device;

static double
get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static void
commit (Device *device,
        PbEdit *edit)
{
  g_autoptr(GError) error = NULL;

  if (!pb_store_commit_sync (device->store, edit, NULL, &error))
    g_error ("%s", error->message);
  g_object_unref (edit);
}

static void
device_open (Device     *device,
             const char *folder,
             guint       number)
{
  g_autofree char *name = g_strdup_printf ("library-%u", number);
  g_autofree char *share = g_build_filename (folder, "share", NULL);
  g_autoptr(PbClock) clock = pb_clock_new_fixed (pb_day_parse ("2025-06-30"));
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) error = NULL;

  device->path = g_build_filename (folder, name, NULL);
  file = g_file_new_for_path (device->path);
  device->store = pb_store_new (file, clock);
  if (!pb_store_open_sync (device->store, PB_STORE_OPEN_NEW, NULL, &error))
    g_error ("%s", error->message);
  device->share = pb_share_new (share, NULL);
}

static void
device_close (Device *device)
{
  pb_store_close_sync (device->store, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&device->store);
  g_clear_object (&device->share);
  g_clear_pointer (&device->path, g_free);
  g_clear_pointer (&device->metric, g_free);
}

/* Observations, some of them corrected afterwards, in actions of some size. */
static void
device_work (Device *device,
             guint   n_changes)
{
  if (device->metric == NULL)
    {
      PbEdit *edit = pb_edit_new ("Add");
      const char *group = pb_edit_create (edit, PB_KIND_GROUP, NULL);

      pb_edit_set_text (edit, group, PB_GROUP_NAME, device->path);
      device->metric = g_strdup (pb_edit_create (edit, PB_KIND_METRIC, NULL));
      pb_edit_set_text (edit, device->metric, PB_METRIC_GROUP, group);
      pb_edit_set_text (edit, device->metric, PB_METRIC_NAME, "Meals");
      commit (device, edit);
    }

  while (n_changes > 0)
    {
      PbEdit *edit = pb_edit_new ("Observe");

      for (guint i = 0; i < N_PER_EDIT && n_changes > 0; i++, n_changes--)
        {
          const char *id = pb_edit_create (edit, PB_KIND_OBSERVATION, NULL);
          g_autofree char *value = g_strdup_printf ("%u.5", device->n++);

          pb_edit_set_text (edit, id, PB_OBSERVATION_METRIC, device->metric);
          pb_edit_set_day (edit, id, PB_OBSERVATION_PERIOD_END, pb_day_parse ("2025-06-01"));
          pb_edit_set_text (edit, id, PB_OBSERVATION_VALUE, value);
          pb_edit_set_text (edit, id, PB_COMMON_NOTE, "As counted at the door");
        }
      commit (device, edit);
    }
}

static void
ready_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static guint
device_sync (Device *device,
             double *taken)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(PbShareReport) report = NULL;
  g_autoptr(GError) error = NULL;
  double start = get_time ();

  pb_share_run_async (device->share, device->store, NULL, PB_SHARE_CREATE | PB_SHARE_JOIN, NULL,
                      ready_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  report = pb_share_run_finish (device->share, result, &error);
  if (report == NULL || report->findings->len > 0)
    g_error ("%s", error ? error->message : "Something could not be read");
  if (taken)
    *taken = get_time () - start;

  return report->n_in;
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

/* Leaves the log in the folder without looking at those of others. */
static void
device_leave (Device     *device,
              const char *space)
{
  g_autoptr(PbLogList) list = NULL;
  g_autofree char *prev = NULL;
  g_autoptr(GError) error = NULL;
  const char *own;
  gint64 next = 1;

  {
    g_autoptr(GAsyncResult) joined = NULL;
    g_autoptr(GAsyncResult) listed = NULL;

    pb_store_join_async (device->store, space, NULL, ready_cb, &joined);
    if (!pb_store_join_finish (device->store, wait_for (&joined), &error))
      g_error ("%s", error->message);
    pb_store_list_logs_async (device->store, NULL, ready_cb, &listed);
    list = pb_store_list_logs_finish (device->store, wait_for (&listed), &error);
  }

  own = ((PbLogInfo *) list->logs->pdata[0])->device;
  for (;;)
    {
      g_autoptr(GAsyncResult) result = NULL;
      g_autoptr(GBytes) lines = NULL;
      g_autoptr(PbLogPiece) piece = NULL;
      gint64 last;

      pb_store_export_piece_async (device->store, own, next, NULL, ready_cb, &result);
      lines = pb_store_export_piece_finish (device->store, wait_for (&result), &last, &error);
      if (lines == NULL)
        g_error ("%s", error->message);
      if (last < next)
        return;

      piece = pb_share_publish (device->share, space, own, own, prev, lines, NULL, &error);
      if (piece == NULL)
        g_error ("%s", error->message);
      g_set_str (&prev, piece->hash);
      next = last + 1;
    }
}

static double
write_raw (PbSql      *raw,
           const char *path,
           gint64      after)
{
  double start = get_time ();

  raw_library_copy (raw, path, after);

  return get_time () - start;
}

static void
remove_tree (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

int
main (int    argc,
      char **argv)
{
  guint n_changes = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : DEFAULT_CHANGES;
  guint n_devices = argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : DEFAULT_DEVICES;
  g_autofree Device *devices = NULL;
  g_autofree char *here = g_get_current_dir ();
  g_autofree char *folder = g_build_filename (here, "phasebook-share-XXXXXX", NULL);
  g_autofree char *share = NULL;
  g_autofree char *raw_path = NULL;
  g_autofree char *space = NULL;
  g_autoptr(PbSql) raw = NULL;
  g_autoptr(GError) error = NULL;
  Device reader = { NULL };
  double join, catch_up, look, raw_join, raw_catch_up;
  gint64 last;

  setlocale (LC_ALL, "");
  if (g_mkdtemp (folder) == NULL)
    g_error ("No folder can be made in %s", here);
  share = g_build_filename (folder, "share", NULL);
  g_mkdir (share, 0700);

  n_devices = CLAMP (n_devices, 1, 1000);
  devices = g_new0 (Device, n_devices);
  for (guint i = 0; i < n_devices; i++)
    {
      device_open (&devices[i], folder, i);
      device_work (&devices[i], n_changes / n_devices);
    }

  device_sync (&devices[0], NULL);
  if (pb_share_probe (devices[0].share, &space, &error) != PB_SHARE_SPACE)
    g_error ("There is no space");
  for (guint i = 1; i < n_devices; i++)
    {
      device_leave (&devices[i], space);
      device_close (&devices[i]);
    }

  device_open (&reader, folder, n_devices);
  device_sync (&reader, &join);

  raw_path = g_build_filename (folder, "raw", NULL);
  raw = raw_library_new (raw_path);
  raw_join = write_raw (raw, reader.path, 0);
  last = raw_library_get_last (raw);

  device_sync (&devices[0], NULL);
  device_work (&devices[0], N_NEW);
  device_sync (&devices[0], NULL);
  if (device_sync (&reader, &catch_up) != N_NEW)
    g_error ("Not everything came in");
  raw_catch_up = write_raw (raw, reader.path, last);
  device_sync (&reader, &look);

  figure_beside ("share-join-s", join, raw_join, 2.0);
  figure_beside ("share-catch-up-1000-ms", catch_up * 1000, raw_catch_up * 1000, 4.0);
  figure_beside ("share-nothing-new-ms", look * 1000, raw_catch_up * 1000, 1.0);

  g_clear_pointer (&raw, pb_sql_free);
  device_close (&reader);
  device_close (&devices[0]);
  remove_tree (folder);

  return 0;
}
