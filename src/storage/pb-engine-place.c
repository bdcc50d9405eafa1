/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-engine-private.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define MACHINE_FILE "/etc/machine-id"
#define MACHINE_PURPOSE "phasebook-library:"
#define MACHINE_DIGITS 32

/* Where a library lies: one that lies elsewhere now was moved or copied. */
typedef struct
{
  char *machine;
  char *path;
  char *file;
} Place;

static void
place_clear (Place *place)
{
  g_free (place->machine);
  g_free (place->path);
  g_free (place->file);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

/* What tells a file from others on this computer; the same after it was moved. */
static char *
dup_file (const char *path)
{
  struct stat status;

  if (g_stat (path, &status) != 0)
    return NULL;

  return g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, (guint64) status.st_dev,
                          (guint64) status.st_ino);
}

static gboolean
is_on_same_disk (const char *file,
                 const char *other)
{
  const char *colon = strchr (file, ':');

  return colon && strncmp (file, other, (gsize) (colon - file) + 1) == 0;
}

static char *
dup_value (PbEngine   *self,
           const char *key)
{
  g_autoptr(PbSqlStatement) statement =
    pb_sql_prepare (self->sql, "SELECT value FROM meta WHERE key = ?", NULL);

  if (statement == NULL)
    return NULL;
  pb_sql_bind_text (statement, 1, key);

  return sqlite3_step (statement) == SQLITE_ROW ? g_strdup (pb_sql_get_text (statement, 0)) : NULL;
}

static gboolean
write_value (PbEngine    *self,
             const char  *key,
             const char  *value,
             GError     **error)
{
  sqlite3_stmt *statement;

  if (value == NULL)
    return TRUE;

  statement = pb_sql_prepare (self->sql, "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)",
                              error);
  if (statement == NULL)
    return FALSE;
  pb_sql_bind_text (statement, 1, key);
  pb_sql_bind_text (statement, 2, value);

  return pb_sql_run (self->sql, statement, error);
}

/* Only what proves it counts: whoever took a moved library for a copied one would be
 * another device each time.  On one computer a copy shows by the first one still
 * being there; another disk may be another view of the same.
 */
static gboolean
is_copy (const Place *before,
         const Place *now)
{
  g_autofree char *there = NULL;

  if (before->machine && now->machine && !g_str_equal (before->machine, now->machine))
    return TRUE;

  if (before->path == NULL || before->file == NULL || now->file == NULL ||
      g_str_equal (before->path, now->path) || g_str_equal (before->file, now->file))
    return FALSE;

  there = dup_file (before->path);

  return g_strcmp0 (there, before->file) == 0 && is_on_same_disk (there, now->file);
}

static gboolean
is_noted (const Place *before,
          const Place *now)
{
  return (now->machine == NULL || g_strcmp0 (before->machine, now->machine) == 0) &&
         g_strcmp0 (before->path, now->path) == 0 &&
         (now->file == NULL || g_strcmp0 (before->file, now->file) == 0);
}

static void
read_place (PbEngine *self,
            Place    *place)
{
  place->machine = dup_value (self, "machine");
  place->path = dup_value (self, "path");
  place->file = dup_value (self, "file");
}

static gboolean
settle (PbEngine     *self,
        const Place  *now,
        gboolean     *is_new,
        GError      **error)
{
  g_auto(Place) before = { NULL };
  guint32 tag;
  guint16 dev;
  gint64 log;

  /* Another process may have done it a moment ago. */
  read_place (self, &before);
  *is_new = is_copy (&before, now);
  if (*is_new && !pb_engine_add_device (self, &log, &dev, &tag, error))
    return FALSE;

  return write_value (self, "machine", now->machine, error) &&
         write_value (self, "path", now->path, error) &&
         write_value (self, "file", now->file, error) && pb_engine_reload (self, error);
}

/**
 * pb_engine_dup_machine:
 *
 * Returns: (transfer full) (nullable): what tells this computer from others, and can
 *   be given away; %NULL where it cannot be known
 */
char *
pb_engine_dup_machine (void)
{
  g_autofree char *text = NULL;
  g_autofree char *salted = NULL;
  char *machine;

  if (!g_file_get_contents (MACHINE_FILE, &text, NULL, NULL) || *g_strstrip (text) == '\0')
    return NULL;

  salted = g_strconcat (MACHINE_PURPOSE, text, NULL);
  machine = g_compute_checksum_for_string (G_CHECKSUM_SHA256, salted, -1);
  machine[MACHINE_DIGITS] = '\0';

  return machine;
}

/**
 * pb_engine_settle_place:
 * @self: an engine over a connection that may write, outside of a transaction
 * @machine: (nullable): which computer this is, see pb_engine_dup_machine()
 * @path: (type filename): where the library is
 * @is_new: (out): whether the library is a copy, and another device now; also where
 *   that could not be written down
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Finds out whether the library is a copy of one that may be in use elsewhere, and
 * lets it be another device then, before anything is changed in it: no two
 * libraries ever write the same log.  What it holds stays what the first one did.
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_settle_place (PbEngine    *self,
                        const char  *machine,
                        const char  *path,
                        gboolean    *is_new,
                        GError     **error)
{
  g_auto(Place) before = { NULL };
  g_auto(Place) now = { g_strdup (machine), g_canonicalize_filename (path, NULL),
                        dup_file (path) };

  read_place (self, &before);
  *is_new = is_copy (&before, &now);
  if (is_noted (&before, &now))
    return TRUE;

  if (!pb_sql_exec (self->sql, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (!settle (self, &now, is_new, error))
    return pb_sql_rollback (self->sql, error);

  return pb_sql_exec (self->sql, "COMMIT", error) || pb_sql_rollback (self->sql, error);
}
