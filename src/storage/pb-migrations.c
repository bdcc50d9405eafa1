/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-migrations.h"

#include "storage/pb-engine.h"
#include "storage/pb-library-copy.h"
#include "storage/pb-search-index.h"
#include "storage/pb-undo-stack.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

static gboolean
create_version_1 (PbSql   *sql,
                  GError **error)
{
  return pb_engine_create_schema (sql, error) && pb_undo_stack_create (sql, error) &&
         pb_search_index_create (sql, error);
}

static const PbMigration migrations[] = {
  { 1, create_version_1 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (migrations) == PB_MIGRATIONS_VERSION);

static gboolean
run_step (PbSql              *sql,
          const PbMigration  *step,
          GError            **error)
{
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %d", step->version);
  gint64 version;

  if (!pb_sql_exec (sql, "BEGIN IMMEDIATE", error))
    return FALSE;

  /* Another program may have gone the step while this one waited for its turn. */
  if (!pb_sql_get_int64 (sql, "PRAGMA user_version", &version, error))
    return pb_sql_rollback (sql, error);
  if (version >= step->version)
    return pb_sql_exec (sql, "COMMIT", error);

  if (!step->func (sql, error) || !pb_sql_exec (sql, stamp, error) ||
      !pb_sql_exec (sql, "COMMIT", error))
    return pb_sql_rollback (sql, error);

  return TRUE;
}

/* Gives an empty database all tables of a new library. */
gboolean
pb_migrations_create (PbSql   *sql,
                      GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (migrations); i++)
    {
      if (!run_step (sql, &migrations[i], error))
        return FALSE;
    }

  return TRUE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Keeps the newest backups only: their names sort by the time they were made. */
static void
prune_backups (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *prefix = g_strconcat (name, ".backup-", NULL);
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *entry;

  pb_library_copy_tidy (folder, prefix);
  while (dir && (entry = g_dir_read_name (dir)))
    {
      /* Drafts are none yet. */
      if (g_str_has_prefix (entry, prefix) && strchr (entry + strlen (prefix), '.') == NULL)
        g_ptr_array_add (found, g_build_filename (folder, entry, NULL));
    }

  g_ptr_array_sort (found, compare_names);
  for (guint i = 0; i + PB_MIGRATIONS_BACKUPS < found->len; i++)
    g_unlink (found->pdata[i]);
}

/* Copies the library to a new file beside it. */
gboolean
pb_migrations_backup (PbSql       *sql,
                      const char  *path,
                      GError     **error)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%S");
  g_autofree char *target = NULL;

  /* Two backups in one second get the microseconds as well. */
  target = g_strdup_printf ("%s.backup-%s-%06d", path, stamp, g_date_time_get_microsecond (now));

  if (!pb_library_copy (sql, target, NULL, NULL, error))
    return FALSE;

  prune_backups (path);

  return TRUE;
}

/* Runs the steps that the library has not been through, each in a transaction
 * of its own and after a backup.
 */
gboolean
pb_migrations_run (PbSql              *sql,
                   const char         *path,
                   const PbMigration  *steps,
                   gsize               n_steps,
                   PbProgress         *progress,
                   GError            **error)
{
  for (gsize i = 0; i < n_steps; i++)
    {
      gint64 version;

      /* A step that is done needs no backup. */
      if (!pb_sql_get_int64 (sql, "PRAGMA user_version", &version, error))
        return FALSE;

      if (steps[i].version <= version)
        continue;

      if (progress)
        pb_progress_report (progress, _("Updating the library…"), (double) i / n_steps);

      if (!pb_migrations_backup (sql, path, error) || !run_step (sql, &steps[i], error))
        return FALSE;
    }

  return TRUE;
}

/* Brings a library to the version of this program. */
gboolean
pb_migrations_update (PbSql       *sql,
                      const char  *path,
                      PbProgress  *progress,
                      GError     **error)
{
  return pb_migrations_run (sql, path, migrations, G_N_ELEMENTS (migrations), progress, error);
}
