/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "engine-library.h"

#include "model/pb-id.h"

#include <string.h>

/* 2026-01-01 */
#define START (G_GINT64_CONSTANT (1767225600) * G_USEC_PER_SEC)

static void
run (PbTestLibrary *library,
     const char    *sql)
{
  g_autoptr(GError) error = NULL;

  pb_sql_exec (library->sql, sql, &error);
  g_assert_no_error (error);
}

PbTestLibrary *
pb_test_library_new (const char *author)
{
  return pb_test_library_new_at (":memory:", author, NULL);
}

static void
set_device (PbTestLibrary *library,
            const char    *device)
{
  g_autofree char *sql =
    g_strdup_printf ("UPDATE device SET uuid = x'%s', tag = 0x%s WHERE dev = 1", device,
                     device + PB_ID_LENGTH - 8);

  run (library, sql);
}

PbTestLibrary *
pb_test_library_new_at (const char *path,
                        const char *author,
                        const char *device)
{
  g_autoptr(GError) error = NULL;
  PbTestLibrary *library = g_new0 (PbTestLibrary, 1);

  library->now = START;
  library->sql = pb_sql_open (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, FALSE, &error);
  g_assert_no_error (error);

  run (library, "BEGIN IMMEDIATE");
  pb_engine_create_schema (library->sql, &error);
  g_assert_no_error (error);
  if (device)
    set_device (library, device);
  library->engine = pb_engine_new (library->sql, &error);
  g_assert_no_error (error);
  pb_engine_set_author (library->engine, author, NULL, &error);
  g_assert_no_error (error);
  run (library, "COMMIT");

  return library;
}

void
pb_test_library_free (PbTestLibrary *library)
{
  g_clear_pointer (&library->engine, pb_engine_free);
  g_clear_pointer (&library->sql, pb_sql_free);
  g_free (library);
}

/* Returns the last operation of the action, or 0 where nothing was written. */
gint64
pb_test_library_commit (PbTestLibrary *library,
                        PbEdit        *edit)
{
  g_autoptr(GError) error = NULL;
  g_auto(PbEngineResult) result = { 0 };

  library->now += 1000;
  run (library, "BEGIN IMMEDIATE");
  pb_engine_edit (library->engine, edit, library->now, &result, &error);
  g_assert_no_error (error);
  run (library, "COMMIT");

  g_assert_cmpint (result.first_op != 0, ==, result.ids->len > 0);

  return result.last_op;
}

/* An edit that fails leaves nothing behind. */
void
pb_test_library_expect (PbTestLibrary *library,
                        PbEdit        *edit,
                        GQuark         domain,
                        int            code)
{
  g_autoptr(GError) error = NULL;
  g_auto(PbEngineResult) result = { 0 };
  g_autofree char *before = pb_test_library_dump (library);
  g_autofree char *after = NULL;

  library->now += 1000;
  run (library, "BEGIN IMMEDIATE");
  g_assert_false (pb_engine_edit (library->engine, edit, library->now, &result, &error));
  g_assert_error (error, domain, code);
  pb_sql_rollback (library->sql, NULL);

  after = pb_test_library_dump (library);
  g_assert_cmpstr (before, ==, after);
}

/* Takes in what @from has of a device's log and @library does not.  Returns how
 * many operations were new.
 */
guint
pb_test_library_pull (PbTestLibrary *library,
                      PbTestLibrary *from,
                      const char    *device)
{
  g_autoptr(GError) error = NULL;
  g_auto(PbEngineImport) result = { 0 };
  g_autoptr(GPtrArray) texts = NULL;
  g_autoptr(GArray) lines = g_array_new (FALSE, FALSE, sizeof (PbOpLine));

  texts = pb_engine_export_ops (from->engine, device, 1, G_MAXINT, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < texts->len; i++)
    {
      PbOpLine line = { device, texts->pdata[i], strlen (texts->pdata[i]) };

      g_array_append_val (lines, line);
    }

  run (library, "BEGIN IMMEDIATE");
  pb_engine_apply_ops (library->engine, (const PbOpLine *) lines->data, lines->len,
                       library->now + G_TIME_SPAN_DAY, &result, &error);
  g_assert_no_error (error);
  run (library, "COMMIT");

  g_assert_cmpuint (result.n_gap, ==, 0);
  g_assert_cmpuint (result.n_held, ==, 0);
  g_assert_cmpuint (result.n_forked, ==, 0);

  return result.n_new;
}

char *
pb_test_library_dump (PbTestLibrary *library)
{
  g_autoptr(GError) error = NULL;
  char *text = pb_engine_dump (library->engine, &error);

  g_assert_no_error (error);

  return text;
}

PbRecord *
pb_test_library_load (PbTestLibrary *library,
                      const char    *id)
{
  g_autoptr(GError) error = NULL;
  PbRecord *record = pb_engine_load (library->engine, id, &error);

  g_assert_no_error (error);

  return record;
}

void
pb_test_library_rebuild (PbTestLibrary *library)
{
  g_autoptr(GError) error = NULL;

  run (library, "BEGIN IMMEDIATE");
  pb_engine_rebuild (library->engine, NULL, &error);
  g_assert_no_error (error);
  run (library, "COMMIT");
}

/* What the tables hold is what the log says, byte for byte. */
void
pb_test_library_check (PbTestLibrary *library)
{
  g_autofree char *before = pb_test_library_dump (library);
  g_autofree char *after = NULL;

  pb_test_library_rebuild (library);
  after = pb_test_library_dump (library);
  g_assert_cmpstr (before, ==, after);
}
