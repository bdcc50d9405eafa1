/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-doctor.h"

#include "storage/pb-engine.h"
#include "storage/pb-library-file.h"
#include "storage/pb-migrations.h"
#include "storage/pb-query-sql.h"
#include "storage/pb-search-index.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* SQLite goes on to look for more, but nobody reads more. */
#define MAX_ROWS "100"

typedef struct
{
  PbSql *sql;
  GPtrArray *findings;
} Examination;

/**
 * pb_doctor_finding_free:
 * @finding: (nullable): a finding
 *
 * Frees @finding.
 */
void
pb_doctor_finding_free (PbDoctorFinding *finding)
{
  if (finding == NULL)
    return;

  g_free (finding->sentence);
  g_free (finding);
}

/**
 * pb_doctor_part_get_nick:
 * @part: a part of a library
 *
 * Returns: its name in data
 */
const char *
pb_doctor_part_get_nick (PbDoctorPart part)
{
  switch (part)
    {
    case PB_DOCTOR_INDEX:
      return "index";
    case PB_DOCTOR_REFERENCE:
      return "reference";
    case PB_DOCTOR_LOG:
      return "log";
    case PB_DOCTOR_TABLES:
      return "tables";
    case PB_DOCTOR_FILE:
    default:
      return "file";
    }
}

/* Takes @sentence. */
static void
add_finding (GPtrArray    *findings,
             PbDoctorPart  part,
             guint         n,
             char         *sentence)
{
  PbDoctorFinding *finding = g_new0 (PbDoctorFinding, 1);

  finding->part = part;
  finding->n = n;
  finding->sentence = sentence;
  g_ptr_array_add (findings, finding);
}

/* What SQLite says of an index that is not what its table is. */
static gboolean
is_about_index (const char *line)
{
  return strstr (line, "missing from index") || strstr (line, "entries in index") ||
         strstr (line, "values in index") || strstr (line, "inverted index") ||
         strstr (line, "non-unique entry");
}

static gboolean
examine_file (Examination  *self,
              GError      **error)
{
  g_autoptr(PbSqlStatement) statement =
    pb_sql_prepare (self->sql, "PRAGMA integrity_check (" MAX_ROWS ")", error);
  guint n_indexes = 0;
  guint n_others = 0;
  g_autofree char *first = NULL;

  if (statement == NULL)
    return FALSE;

  while (TRUE)
    {
      const char *line;
      gboolean row;

      if (!pb_sql_step (self->sql, statement, &row, error))
        return FALSE;
      if (!row)
        break;

      line = pb_sql_get_text (statement, 0);
      if (line == NULL || g_str_equal (line, "ok"))
        continue;
      if (is_about_index (line))
        n_indexes++;
      else if (n_others++ == 0)
        first = g_strdup (line);
    }

  if (n_indexes > 0)
    add_finding (self->findings, PB_DOCTOR_INDEX, n_indexes,
                 g_strdup_printf (ngettext ("%u entry of an index does not fit its table.",
                                            "%u entries of indexes do not fit their tables.",
                                            n_indexes), n_indexes));
  if (n_others > 0)
    add_finding (self->findings, PB_DOCTOR_FILE, n_others,
                 /* Translators: %s is a technical detail in English. */
                 g_strdup_printf (_("Parts of the file cannot be read (%s)."), first));

  return TRUE;
}

/* Adds what @sql counts. */
static gboolean
count (Examination  *self,
       const char   *sql,
       guint64      *n,
       GError      **error)
{
  gint64 counted;

  if (!pb_sql_get_int64 (self->sql, sql, &counted, error))
    return FALSE;
  *n += (guint64) counted;

  return TRUE;
}

static gboolean
examine_references (Examination  *self,
                    GError      **error)
{
  guint64 n = 0;

  if (!count (self, "SELECT count(*) FROM pragma_foreign_key_check", &n, error) ||
      !count (self, "SELECT count(*) FROM op WHERE eid NOT IN (SELECT eid FROM entity)", &n,
              error) ||
      !count (self, "SELECT count(*) FROM member WHERE eid NOT IN (SELECT eid FROM entity)", &n,
              error))
    return FALSE;

  for (guint kind = 1; kind < PB_N_KINDS; kind++)
    {
      const char *table = pb_engine_get_table (kind);
      const PbFieldInfo *field;
      g_autofree char *rows = NULL;

      rows = g_strdup_printf ("SELECT count(*) FROM %s WHERE eid NOT IN (SELECT eid FROM entity)",
                              table);
      if (!count (self, rows, &n, error))
        return FALSE;

      for (guint i = 0; (field = pb_kind_get_nth_field (kind, i)); i++)
        {
          g_autofree char *sql = NULL;

          if (field->type != PB_TYPE_REF)
            continue;
          sql = g_strdup_printf ("SELECT count(*) FROM %s WHERE \"%s\" IS NOT NULL AND"
                                 " \"%s\" NOT IN (SELECT eid FROM entity)", table, field->name,
                                 field->name);
          if (!count (self, sql, &n, error))
            return FALSE;
        }
    }

  if (n > 0)
    add_finding (self->findings, PB_DOCTOR_REFERENCE, (guint) n,
                 g_strdup_printf (ngettext ("%u reference leads nowhere.",
                                            "%u references lead nowhere.", (gulong) n),
                                  (guint) n));

  return TRUE;
}

/* Each contributor's operations are numbered without gaps; a branch of a log goes on
 * from wherever it parted.
 */
static gboolean
examine_log (Examination  *self,
             GError      **error)
{
  guint64 n = 0;

  if (!count (self, "SELECT coalesce (sum (last - before - n), 0) FROM (SELECT count(*) AS n,"
                    " max (id & 0xffffffffff) AS last, iif (coalesce (l.branch, 0),"
                    " min (id & 0xffffffffff) - 1, 0) AS before"
                    " FROM op LEFT JOIN log l ON l.log = id >> 40 GROUP BY id >> 40)", &n, error))
    return FALSE;

  if (n > 0)
    add_finding (self->findings, PB_DOCTOR_LOG, (guint) n,
                 g_strdup_printf (ngettext ("%u change is missing from the log.",
                                            "%u changes are missing from the log.", (gulong) n),
                                  (guint) n));

  return TRUE;
}

/* How many records the tables hold in another way than the log has them. */
static gboolean
count_differences (PbSql       *sql,
                   PbProgress  *progress,
                   guint       *n,
                   GError     **error)
{
  g_autoptr(PbEngine) engine = pb_engine_new (sql, error);
  g_autoptr(GHashTable) before = NULL;
  g_autoptr(GHashTable) after = NULL;
  GHashTableIter iter;
  gpointer id, digest;

  *n = 0;
  if (engine == NULL)
    return FALSE;

  /* Those of another version are made anew when the library is opened. */
  if (pb_engine_needs_rebuild (engine))
    return TRUE;

  before = pb_engine_digest (engine, error);
  if (before == NULL || !pb_sql_exec (sql, "BEGIN IMMEDIATE", error) ||
      !pb_engine_rebuild (engine, progress, error))
    return FALSE;
  after = pb_engine_digest (engine, error);
  if (after == NULL || !pb_sql_exec (sql, "ROLLBACK", error))
    return FALSE;

  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &id, &digest))
    {
      const char *known = g_hash_table_lookup (before, id);

      *n += known == NULL || strcmp (known, digest) != 0;
      g_hash_table_remove (before, id);
    }
  *n += g_hash_table_size (before);

  return TRUE;
}

/* In a copy, so that nobody has to wait. */
static gboolean
examine_tables (Examination  *self,
                PbProgress   *progress,
                GError      **error)
{
  g_autofree char *folder = g_dir_make_tmp ("phasebook-XXXXXX", error);
  g_autofree char *path = NULL;
  g_autoptr(PbSql) copy = NULL;
  sqlite3_stmt *statement;
  gboolean ok;
  guint n = 0;

  if (folder == NULL)
    return FALSE;

  path = g_build_filename (folder, "copy", NULL);
  statement = pb_sql_prepare (self->sql, "VACUUM INTO ?1", error);
  if (statement)
    pb_sql_bind_text (statement, 1, path);
  ok = statement && pb_sql_run (self->sql, statement, error);
  if (ok)
    copy = pb_sql_open (path, SQLITE_OPEN_READWRITE, FALSE, error);
  ok = copy && pb_sql_exec (copy, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", error) &&
       pb_sql_exec (copy, "PRAGMA journal_mode = MEMORY", error) &&
       pb_query_sql_register (copy, error) && count_differences (copy, progress, &n, error);

  g_clear_pointer (&copy, pb_sql_free);
  g_unlink (path);
  g_rmdir (folder);

  if (ok && n > 0)
    add_finding (self->findings, PB_DOCTOR_TABLES, n,
                 g_strdup_printf (ngettext ("%u record is kept in another way than its history "
                                            "tells.",
                                            "%u records are kept in another way than their "
                                            "history tells.", n), n));

  return ok;
}

static gboolean
has_part (GPtrArray    *findings,
          PbDoctorPart  part)
{
  for (guint i = 0; i < findings->len; i++)
    {
      if (((PbDoctorFinding *) findings->pdata[i])->part == part)
        return TRUE;
    }

  return FALSE;
}

static void
report (PbProgress *progress,
        const char *title)
{
  if (progress)
    pb_progress_report (progress, title, -1);
}

static gboolean
examine_all (Examination  *self,
             PbProgress   *progress,
             GError      **error)
{
  report (progress, _("Checking the file…"));
  if (!examine_file (self, error))
    return FALSE;

  /* What cannot be read cannot be compared either. */
  if (has_part (self->findings, PB_DOCTOR_FILE))
    return TRUE;

  report (progress, _("Checking the references…"));
  if (!examine_references (self, error) || !examine_log (self, error))
    return FALSE;

  report (progress, _("Comparing the records with their history…"));

  return examine_tables (self, progress, error);
}

/**
 * pb_doctor_examine:
 * @library: the path of a library
 * @progress: (nullable): hears how it gets on
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Looks at all of a library: whether the file can be read to the last page,
 * whether indexes and references hold, whether the log is whole, and whether the
 * tables are what comes of it.  Nothing in it is changed.
 *
 * Returns: (transfer full) (element-type PbDoctorFinding) (nullable): what is
 *   wrong, which may be nothing; %NULL where there is nothing to look at
 */
GPtrArray *
pb_doctor_examine (const char  *library,
                   PbProgress  *progress,
                   GError     **error)
{
  g_autoptr(GPtrArray) findings =
    g_ptr_array_new_with_free_func ((GDestroyNotify) pb_doctor_finding_free);
  g_autoptr(PbSql) sql = NULL;
  g_autoptr(GError) local_error = NULL;
  Examination self = { .findings = findings };

  g_return_val_if_fail (library != NULL, NULL);
  g_return_val_if_fail (progress == NULL || PB_IS_PROGRESS (progress), NULL);

  /* What is damaged is looked at all the same: it may be an index only. */
  if (!pb_library_file_check (library, TRUE, NULL, &local_error) &&
      !g_error_matches (local_error, PB_STORE_ERROR, PB_STORE_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  sql = pb_library_file_open (library, FALSE, local_error ? NULL : &local_error);
  self.sql = sql;
  if (sql != NULL && examine_all (&self, progress, local_error ? NULL : &local_error) &&
      (local_error == NULL || findings->len > 0))
    return g_steal_pointer (&findings);

  if (!g_error_matches (local_error, PB_STORE_ERROR, PB_STORE_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  add_finding (findings, PB_DOCTOR_FILE, 1, g_strdup (local_error->message));

  return g_steal_pointer (&findings);
}

/**
 * pb_doctor_can_repair:
 * @findings: (element-type PbDoctorFinding): what is wrong with a library
 *
 * Returns: whether pb_doctor_repair() puts all of it right; otherwise there is
 *   pb_doctor_salvage()
 */
gboolean
pb_doctor_can_repair (GPtrArray *findings)
{
  g_return_val_if_fail (findings != NULL, FALSE);

  return !has_part (findings, PB_DOCTOR_FILE) && !has_part (findings, PB_DOCTOR_LOG);
}

/**
 * pb_doctor_repair:
 * @library: the path of a library whose file can be read
 * @progress: (nullable): hears how it gets on
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Copies the library to a file beside it, then makes its indexes and all its
 * tables anew from the log.
 *
 * Returns: whether it worked; if not, the library is as it was
 */
gboolean
pb_doctor_repair (const char  *library,
                  PbProgress  *progress,
                  GError     **error)
{
  g_autoptr(PbSql) sql = NULL;
  g_autoptr(PbEngine) engine = NULL;
  g_autoptr(GError) local_error = NULL;

  g_return_val_if_fail (library != NULL, FALSE);
  g_return_val_if_fail (progress == NULL || PB_IS_PROGRESS (progress), FALSE);

  /* Damaged indexes are what this is for. */
  if (!pb_library_file_check (library, FALSE, NULL, &local_error) &&
      !g_error_matches (local_error, PB_STORE_ERROR, PB_STORE_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  sql = pb_library_file_open (library, FALSE, error);
  if (sql == NULL || !pb_migrations_backup (sql, library, error) ||
      !pb_query_sql_register (sql, error) || !pb_sql_exec (sql, "REINDEX", error))
    return FALSE;

  engine = pb_engine_new (sql, error);
  if (engine == NULL || !pb_sql_exec (sql, "BEGIN IMMEDIATE", error))
    return FALSE;

  if (pb_engine_rebuild (engine, progress, error) && pb_search_index_renew (sql, error) &&
      pb_sql_exec (sql, "COMMIT", error))
    return TRUE;

  return pb_sql_rollback (sql, error);
}
