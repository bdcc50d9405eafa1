/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-exchange"

#include "config.h"

#include "exchange/pb-share-watch-private.h"

/* No tool that carries folders has use for more. */
#define MAX_MONITORS 256

/*< private >
 * PbShareWatch:
 *
 * Tells when something changes in a shared folder, within those of its folders in which
 * programs write.
 */
struct _PbShareWatch
{
  char *folder;
  PbShareWatchFunc changed;
  gpointer user_data;

  /* GFileMonitor by path */
  GHashTable *monitors;
};

/* An event may be on its way to whoever holds the monitor. */
static void
drop_monitor (gpointer data)
{
  g_file_monitor_cancel (data);
  g_object_unref (data);
}

/*< private >
 * pb_share_watch_new:
 * @folder: the path of a shared folder
 * @changed: called when something in it has changed
 * @user_data: for @changed
 *
 * Returns: (transfer full): what watches the folder after pb_share_watch_update()
 */
PbShareWatch *
pb_share_watch_new (const char       *folder,
                    PbShareWatchFunc  changed,
                    gpointer          user_data)
{
  PbShareWatch *self = g_new0 (PbShareWatch, 1);

  self->folder = g_strdup (folder);
  self->changed = changed;
  self->user_data = user_data;
  self->monitors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, drop_monitor);

  return self;
}

/*< private >
 * pb_share_watch_free:
 * @self: (transfer full): what watches a folder
 *
 * Nothing is told any more.
 */
void
pb_share_watch_free (PbShareWatch *self)
{
  g_hash_table_unref (self->monitors);
  g_free (self->folder);
  g_free (self);
}

static void
watch (PbShareWatch *self,
       const char   *path)
{
  g_autoptr(GFile) file = NULL;
  GFileMonitor *monitor;

  if (g_hash_table_size (self->monitors) >= MAX_MONITORS ||
      g_hash_table_contains (self->monitors, path) || !g_file_test (path, G_FILE_TEST_IS_DIR))
    return;

  file = g_file_new_for_path (path);
  monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (monitor == NULL)
    return;

  g_signal_connect_swapped (monitor, "changed", G_CALLBACK (self->changed), self->user_data);
  g_hash_table_insert (self->monitors, g_strdup (path), monitor);
}

/*< private >
 * pb_share_watch_update:
 * @self: what watches a folder
 *
 * Watches the folders that have come with new devices, too: a monitor sees its own folder
 * only.
 */
void
pb_share_watch_update (PbShareWatch *self)
{
  g_autofree char *devices = g_build_filename (self->folder, "d", NULL);
  g_autofree char *mailed = g_build_filename (self->folder, "in", NULL);
  g_autoptr(GDir) dir = g_dir_open (devices, 0, NULL);
  const char *name;

  watch (self, self->folder);
  watch (self, devices);
  watch (self, mailed);
  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (devices, name, NULL);

      watch (self, path);
    }
}
