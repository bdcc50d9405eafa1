/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "share-fixture.h"

#include <glib/gstdio.h>

typedef struct
{
  GAsyncResult *result;
} Wait;

static void
ready_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Wait *wait = user_data;

  wait->result = g_object_ref (result);
}

void
device_init (Device     *self,
             const char *name,
             const char *folder)
{
  fixture_set_up (&self->library, NULL);
  pb_store_set_author (self->library.store, name, NULL);
  self->share = pb_share_new (folder, NULL);
  self->identity = NULL;
}

void
device_clear (Device *self)
{
  g_clear_object (&self->share);
  g_clear_object (&self->identity);
  fixture_clear (&self->library);
}

/* From now on the device signs. */
void
device_sign (Device *self)
{
  g_autoptr(GError) error = NULL;

  self->identity = pb_identity_new (self->library.folder, PB_IDENTITY_FILE_ONLY);
  pb_identity_ensure (self->identity, "Somebody", NULL, &error);
  g_assert_no_error (error);
}

/* The device shares elsewhere from now on, or the program was started anew. */
void
device_move (Device     *self,
             const char *folder)
{
  g_clear_object (&self->share);
  self->share = pb_share_new (folder, NULL);
}

/* Copies the library as it is now. */
char *
device_dup_copy (Device     *self,
                 const char *name)
{
  char *path = g_build_filename (self->library.folder, name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;

  pb_store_backup_sync (self->library.store, file, &error);
  g_assert_no_error (error);

  return path;
}

/* Puts a copy in the place of the library. */
void
device_replace_file (Device     *self,
                     const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *content = NULL;
  gsize length;

  close_and_free (g_steal_pointer (&self->library.store));
  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (self->library.path, content, (gssize) length, &error);
  g_assert_no_error (error);
  fixture_reopen (&self->library);
}

PbShareReport *
device_try (Device        *self,
            PbShareFlags   flags,
            GError       **error)
{
  Wait wait = { NULL };
  PbShareReport *report;

  pb_share_run_async (self->share, self->library.store, self->identity, flags, NULL, ready_cb,
                      &wait);
  while (wait.result == NULL)
    g_main_context_iteration (NULL, TRUE);

  report = pb_share_run_finish (self->share, wait.result, error);
  g_object_unref (wait.result);

  return report;
}

PbShareReport *
device_sync (Device       *self,
             PbShareFlags  flags)
{
  g_autoptr(GError) error = NULL;
  PbShareReport *report = device_try (self, flags, &error);

  g_assert_no_error (error);

  return report;
}

void
device_sync_fails (Device       *self,
                   PbShareFlags  flags,
                   GQuark        domain,
                   int           code)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (device_try (self, flags, &error));
  g_assert_error (error, domain, code);
}

/* Syncs and expects so many changes in and out, and nothing strange. */
void
device_exchange (Device *self,
                 guint   n_in,
                 guint   n_out)
{
  g_autoptr(PbShareReport) report = device_sync (self, PB_SHARE_CREATE | PB_SHARE_JOIN);

  g_assert_cmpuint (report->findings->len, ==, 0);
  g_assert_cmpuint (report->n_in, ==, n_in);
  g_assert_cmpuint (report->n_out, ==, n_out);
}

/* Syncs, whatever moves. */
void
device_give (Device *self)
{
  pb_share_report_unref (device_sync (self, PB_SHARE_CREATE | PB_SHARE_JOIN));
}

char *
device_fingerprint (Device *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PbStats) stats = pb_store_stats_sync (self->library.store, &error);

  g_assert_no_error (error);

  return g_strdup (pb_stats_get_fingerprint (stats));
}

void
assert_same (Device *devices,
             guint   n_devices)
{
  g_autofree char *first = device_fingerprint (&devices[0]);

  for (guint i = 1; i < n_devices; i++)
    {
      g_autofree char *other = device_fingerprint (&devices[i]);

      g_assert_cmpstr (first, ==, other);
    }
}

char *
make_folder (void)
{
  g_autoptr(GError) error = NULL;
  char *folder = g_dir_make_tmp ("phasebook-share-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

/* All files of the folder whose name ends so. */
GPtrArray *
list_files (const char *folder,
            const char *suffix)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          g_autoptr(GPtrArray) inner = list_files (path, suffix);

          g_ptr_array_extend_and_steal (paths, g_steal_pointer (&inner));
        }
      else if (g_str_has_suffix (name, suffix))
        {
          g_ptr_array_add (paths, g_steal_pointer (&path));
        }
    }

  return paths;
}
