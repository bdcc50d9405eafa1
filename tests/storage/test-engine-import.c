/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "engine-library.h"
#include "storage/pb-hlc.h"
#include "storage/pb-store-error.h"
#include "storage/pb-text-dag.h"

#include <string.h>

#define DEVICE "0193512900007000800000005f3a9c1e"
#define OTHER "01935129000070008000000011111111"
#define TWIN "0193512900007000800000015f3a9c1e"
#define ENTITY "019351290000700080000000000000ff"

/* Clock values of 2025, one a second. */
static char *
line_at (guint       seq,
         guint       second,
         const char *kind,
         const char *body)
{
  guint64 hlc = pb_hlc_from_instant ((G_GINT64_CONSTANT (1735689600) + second) * G_USEC_PER_SEC);

  return g_strdup_printf ("{\"q\":%u,\"h\":\"%016" G_GINT64_MODIFIER "x\",\"e\":\"" ENTITY "\","
                          "\"k\":\"%s\",\"o\":%s}", seq, hlc, kind, body);
}

static char *
stamp_at (guint       second,
          const char *tag)
{
  guint64 hlc = pb_hlc_from_instant ((G_GINT64_CONSTANT (1735689600) + second) * G_USEC_PER_SEC);

  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x-%s", hlc, tag);
}

static void
take_in (PbTestLibrary  *library,
         const char     *device,
         const char     *line,
         PbEngineImport *result)
{
  g_autoptr(GError) error = NULL;
  PbOpLine lines[] = { { device, line, strlen (line) } };

  pb_sql_exec (library->sql, "BEGIN IMMEDIATE", &error);
  g_assert_no_error (error);
  pb_engine_apply_ops (library->engine, lines, 1, library->now, result, &error);
  g_assert_no_error (error);
  pb_sql_exec (library->sql, "COMMIT", &error);
  g_assert_no_error (error);
}

/* Takes one line in that must be new. */
static void
add (PbTestLibrary *library,
     const char    *device,
     guint          seq,
     guint          second,
     const char    *kind,
     const char    *body)
{
  g_autofree char *line = line_at (seq, second, kind, body);
  g_auto(PbEngineImport) result = { 0 };

  take_in (library, device, line, &result);
  g_assert_cmpuint (result.n_new, ==, 1);
  pb_test_library_check (library);
}

static gint64
count (PbTestLibrary *library,
       const char    *sql)
{
  g_autoptr(GError) error = NULL;
  gint64 n;

  pb_sql_get_int64 (library->sql, sql, &n, &error);
  g_assert_no_error (error);

  return n;
}

static void
test_refused (void)
{
  g_autoptr(PbTestLibrary) library = pb_test_library_new ("Ada");
  g_autofree char *first = line_at (1, 1, "group", "{\"c\":1,\"s\":{\"name\":\"One\"}}");
  g_autofree char *third = line_at (3, 3, "group", "{\"s\":{\"name\":\"Three\"}}");
  g_autofree char *forged = line_at (1, 1, "group", "{\"c\":1,\"s\":{\"name\":\"Forged\"}}");
  g_autofree char *future = line_at (2, 40000000, "group", "{\"s\":{\"name\":\"Future\"}}");
  g_auto(PbEngineImport) new = { 0 };
  g_auto(PbEngineImport) known = { 0 };
  g_auto(PbEngineImport) gap = { 0 };
  g_auto(PbEngineImport) fork = { 0 };
  g_auto(PbEngineImport) held = { 0 };
  g_auto(PbEngineImport) twin = { 0 };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  take_in (library, DEVICE, first, &new);
  g_assert_cmpuint (new.n_new, ==, 1);
  g_assert_cmpstr (new.ids->pdata[0], ==, ENTITY);
  before = pb_test_library_dump (library);

  take_in (library, DEVICE, first, &known);
  g_assert_cmpuint (known.n_known, ==, 1);
  g_assert_cmpuint (known.ids->len, ==, 0);
  take_in (library, DEVICE, third, &gap);
  g_assert_cmpuint (gap.n_gap, ==, 1);
  take_in (library, DEVICE, forged, &fork);
  g_assert_cmpuint (fork.n_forked, ==, 1);
  take_in (library, DEVICE, future, &held);
  g_assert_cmpuint (held.n_held, ==, 1);

  /* Another device with the same tag could not be told from this one. */
  take_in (library, TWIN, first, &twin);
  g_assert_cmpuint (twin.n_forked, ==, 1);

  after = pb_test_library_dump (library);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (count (library, "SELECT count(*) FROM op"), ==, 1);
}

/* A damaged line anywhere leaves nothing behind. */
static void
test_damaged (void)
{
  g_autoptr(PbTestLibrary) library = pb_test_library_new ("Ada");
  g_autofree char *first = line_at (1, 1, "group", "{\"c\":1,\"s\":{\"name\":\"One\"}}");
  g_autofree char *second = line_at (2, 2, "new-kind", "{\"s\":{\"name\":1.5}}");
  PbOpLine lines[] = { { DEVICE, first, strlen (first) }, { OTHER, second, strlen (second) } };
  g_auto(PbEngineImport) result = { 0 };
  g_autoptr(GError) error = NULL;

  pb_sql_exec (library->sql, "BEGIN IMMEDIATE", NULL);
  g_assert_false (pb_engine_apply_ops (library->engine, lines, 2, library->now, &result, &error));
  g_assert_error (error, PB_STORE_ERROR, PB_STORE_ERROR_INVALID);
  pb_sql_rollback (library->sql, NULL);

  g_assert_cmpint (count (library, "SELECT count(*) FROM op"), ==, 0);
  g_assert_cmpint (count (library, "SELECT count(*) FROM entity"), ==, 0);
  g_assert_cmpint (count (library, "SELECT count(*) FROM device"), ==, 1);

  /* Nor does the engine remember numbers that were taken back. */
  add (library, DEVICE, 1, 1, "group", "{\"c\":1,\"s\":{\"name\":\"One\"}}");
  add (library, DEVICE, 2, 2, "group", "{\"s\":{\"ens\":\"x\"}}");
}

/* What is not understood is kept and sent on, and changes nothing. */
static void
test_opaque (void)
{
  static const char * const bodies[] = {
    "{\"s\":{\"name\":5}}",
    "{\"s\":{\"name\":{\"x\":1}}}",
    "{\"s\":{\"name\":true}}",
    "{\"s\":{\"own\":1}}",
    "{\"s\":{\"own\":\"true\"}}",
    "{\"s\":{\"founded\":\"2026-02-30\"}}",
    "{\"s\":{\"founded\":20000}}",
    "{\"s\":{\"minimum_active\":\"3\"}}",
    "{\"s\":{\"parent\":\"not-an-id\"}}",
    "{\"s\":{\"parent\":\"../../etc/passwd0123456789abcdef\"}}",
    "{\"s\":{\"purpose\":\"text\"}}",
    "{\"s\":{\"purpose\":{\"g\":\"text\"}}}",
    "{\"s\":{\"purpose\":{\"f\":5}}}",
    "{\"s\":{\"purpose\":{\"d\":5}}}",
    "{\"s\":{\"tags/x\":{\"a\":1}}}",
    "{\"s\":{\"$del\":1}}",
    "{\"s\":{\"$del\":null}}",
    "{\"s\":{\"$del\":{\"v\":5}}}",
    "{\"s\":{\"name\":\"x\",\"own\":7}}",
    "{\"s\":{\"name\":[\"x\"]}}",
    "{\"s\":[]}",
    "{\"c\":3,\"s\":{\"name\":\"x\"}}",
    "{\"s\":{\"name\":\"x\"},\"p\":{\"name\":[\"7193512a7b2c0003-5f3a9c1e\"]}}",
  };
  g_autoptr(PbTestLibrary) library = pb_test_library_new ("Ada");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GPtrArray) lines = NULL;

  add (library, DEVICE, 1, 1, "group", "{\"c\":1,\"s\":{\"name\":\"One\",\"own\":true}}");
  before = pb_test_library_dump (library);

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autofree char *line = line_at (i + 2, i + 2, "group", bodies[i]);
      g_auto(PbEngineImport) result = { 0 };

      g_test_message ("%s", bodies[i]);
      take_in (library, DEVICE, line, &result);
      g_assert_cmpuint (result.n_new, ==, 1);
      g_assert_cmpuint (result.n_opaque, ==, 1);
    }

  after = pb_test_library_dump (library);
  g_assert_cmpstr (before, ==, after);
  pb_test_library_check (library);

  lines = pb_engine_export_ops (library->engine, DEVICE, 1, 1000, NULL);
  g_assert_cmpuint (lines->len, ==, G_N_ELEMENTS (bodies) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autofree char *line = line_at (i + 2, i + 2, "group", bodies[i]);

      g_assert_cmpstr (lines->pdata[i + 1], ==, line);
    }
}

/* SQL, paths and formats in values, keys and kinds are nothing but text. */
static void
test_inert (void)
{
  g_autoptr(PbTestLibrary) library = pb_test_library_new ("Ada");
  g_autoptr(PbRecord) record = NULL;

  add (library, DEVICE, 1, 1, "group",
       "{\"c\":1,\"s\":{\"name\":\"'); DROP TABLE op; --\",\"ens\":\"%s%n\","
       "\"tags/'); DELETE FROM op; --\":1,\"tags/a/../b\":1,\"'); DROP TABLE entity; --\":1}}");
  add (library, OTHER, 1, 2, "x');DROP/**/TABLE/**/op;--", "{\"s\":{\"name\":\"x\"}}");

  record = pb_test_library_load (library, ENTITY);
  g_assert_cmpstr (pb_record_get_text (record, PB_GROUP_NAME), ==, "'); DROP TABLE op; --");
  g_assert_true (pb_record_set_contains (record, PB_COMMON_TAGS, "'); DELETE FROM op; --"));
  g_assert_true (pb_record_set_contains (record, PB_COMMON_TAGS, "a/../b"));
  g_assert_cmpint (count (library, "SELECT count(*) FROM op"), ==, 2);
}

/* Kinds and fields of a newer version: nothing is shown of them, but deleting
 * and reviving goes by them all the same, and they go on as they came.
 */
static void
test_unknown (void)
{
  g_autoptr(PbTestLibrary) library = pb_test_library_new ("Ada");
  g_autofree char *deletion = stamp_at (1, "5f3a9c1e");
  g_autofree char *body = NULL;
  g_autoptr(PbEdit) edit = pb_edit_new ("Delete");
  g_autoptr(PbRecord) deleted = NULL;
  g_autoptr(PbRecord) revived = NULL;
  g_autoptr(PbRecord) other = NULL;

  add (library, DEVICE, 1, 1, "group",
       "{\"c\":1,\"s\":{\"name\":\"One\",\"mood\":{\"v\":[1]}},\"z\":{\"q\":[null]}}");

  pb_edit_delete (edit, PB_KIND_GROUP, ENTITY);
  pb_test_library_commit (library, edit);
  deleted = pb_test_library_load (library, ENTITY);
  g_assert_true (pb_record_get_deleted (deleted));

  body = g_strdup_printf ("{\"s\":{\"mood\":2},\"p\":{\"mood\":[\"%s\"]}}", deletion);
  add (library, DEVICE, 2, 2, "group", body);
  revived = pb_test_library_load (library, ENTITY);
  g_assert_false (pb_record_get_deleted (revived));

  /* The record stays what its first operation said. */
  add (library, OTHER, 1, 3, "new-kind", "{\"c\":1,\"s\":{\"name\":\"Other\"}}");
  other = pb_test_library_load (library, ENTITY);
  g_assert_cmpstr (pb_record_get_text (other, PB_GROUP_NAME), ==, "One");
}

/* An operation that was replaced before it came is no head when it comes. */
static void
test_early (void)
{
  g_autoptr(PbTestLibrary) library = pb_test_library_new ("Ada");
  g_autofree char *replaced = stamp_at (2, "5f3a9c1e");
  g_autofree char *body =
    g_strdup_printf ("{\"s\":{\"name\":\"New\"},\"p\":{\"name\":[\"%s\"]}}", replaced);
  g_autoptr(PbRecord) record = NULL;

  add (library, OTHER, 1, 3, "group", body);
  g_assert_cmpint (count (library, "SELECT state FROM entity"), ==, PB_ENTITY_STUB);

  add (library, DEVICE, 1, 1, "group", "{\"c\":1,\"s\":{\"ens\":\"x.eth\"}}");
  add (library, DEVICE, 2, 2, "group", "{\"s\":{\"name\":\"Old\"}}");

  record = pb_test_library_load (library, ENTITY);
  g_assert_cmpstr (pb_record_get_text (record, PB_GROUP_NAME), ==, "New");
  g_assert_false (pb_record_has_conflicts (record));
}

/* A change of a text whose beginning was not received waits for it. */
static void
test_text_waits (void)
{
  g_autoptr(PbTestLibrary) library = pb_test_library_new ("Ada");
  g_autofree char *base = stamp_at (2, "5f3a9c1e");
  g_autofree char *body = g_strdup_printf ("{\"s\":{\"purpose\":{\"d\":[[1,1,\"B\\n\"]]}},"
                                           "\"p\":{\"purpose\":[\"%s\"]}}", base);
  g_autofree char *later = stamp_at (3, "11111111");
  g_autofree char *further = g_strdup_printf ("{\"s\":{\"purpose\":{\"d\":[[0,0,\"C\\n\"]]}},"
                                              "\"p\":{\"purpose\":[\"%s\"]}}", later);
  g_autoptr(PbRecord) before = NULL;
  g_autoptr(PbRecord) after = NULL;

  add (library, DEVICE, 1, 1, "group", "{\"c\":1,\"s\":{\"name\":\"One\"}}");
  add (library, OTHER, 1, 3, "group", body);
  add (library, OTHER, 2, 4, "group", further);
  before = pb_test_library_load (library, ENTITY);
  g_assert_false (pb_record_has (before, PB_GROUP_PURPOSE));

  add (library, DEVICE, 2, 2, "group", "{\"s\":{\"purpose\":{\"f\":\"a\\nb\\nc\\n\"}}}");
  after = pb_test_library_load (library, ENTITY);
  g_assert_cmpstr (pb_record_get_text (after, PB_GROUP_PURPOSE), ==, "C\na\nB\nc\n");
  g_assert_false (pb_record_has_conflicts (after));
}

/* A text that waits can be written anew meanwhile. */
static void
test_text_rewritten (void)
{
  g_autoptr(PbTestLibrary) library = pb_test_library_new ("Ada");
  g_autofree char *base = stamp_at (2, "5f3a9c1e");
  g_autofree char *body = g_strdup_printf ("{\"s\":{\"purpose\":{\"d\":[[1,1,\"B\\n\"]]}},"
                                           "\"p\":{\"purpose\":[\"%s\"]}}", base);
  g_autoptr(PbEdit) edit = pb_edit_new ("Edit");
  g_autoptr(PbRecord) record = NULL;

  add (library, DEVICE, 1, 1, "group", "{\"c\":1,\"s\":{\"name\":\"One\"}}");
  add (library, OTHER, 1, 3, "group", body);
  pb_edit_set_text (edit, ENTITY, PB_GROUP_PURPOSE, "written\nanew\n");
  pb_test_library_commit (library, edit);
  add (library, DEVICE, 2, 2, "group", "{\"s\":{\"purpose\":{\"f\":\"a\\nb\\nc\\n\"}}}");

  record = pb_test_library_load (library, ENTITY);
  g_assert_cmpstr (pb_record_get_text (record, PB_GROUP_PURPOSE), ==, "written\nanew\n");
  g_assert_false (pb_record_has_conflicts (record));
}

/* Chains of deltas longer than anybody writes are not followed. */
static void
test_long_chain (void)
{
  g_autoptr(PbTestLibrary) library = pb_test_library_new ("Ada");
  g_autofree char *dump = NULL;
  g_autofree char *rebuilt = NULL;

  add (library, DEVICE, 1, 1, "group", "{\"c\":1,\"s\":{\"purpose\":{\"f\":\"\"}}}");

  for (guint i = 2; i <= PB_TEXT_READ_CHAIN + 20; i++)
    {
      g_autofree char *base = stamp_at (i - 1, "5f3a9c1e");
      g_autofree char *body = g_strdup_printf ("{\"s\":{\"purpose\":{\"d\":[[0,0,\"x\\n\"]]}},"
                                               "\"p\":{\"purpose\":[\"%s\"]}}", base);
      g_autofree char *line = line_at (i, i, "group", body);
      g_auto(PbEngineImport) result = { 0 };

      take_in (library, DEVICE, line, &result);
    }

  g_assert_cmpint (count (library, "SELECT length (purpose) FROM rec_group"), ==,
                   2 * PB_TEXT_READ_CHAIN);
  pb_test_library_check (library);
}

/* A clock that stands still within a log: such operations count for nothing. */
static void
test_disorder (void)
{
  g_autoptr(PbTestLibrary) library = pb_test_library_new ("Ada");
  g_autoptr(PbRecord) record = NULL;

  add (library, DEVICE, 1, 5, "group", "{\"c\":1,\"s\":{\"name\":\"One\"}}");
  add (library, DEVICE, 2, 5, "group", "{\"s\":{\"ens\":\"same.eth\"}}");
  add (library, DEVICE, 3, 4, "group", "{\"s\":{\"ens\":\"back.eth\"}}");
  add (library, DEVICE, 4, 6, "group", "{\"s\":{\"url\":\"https://example.org\"}}");

  record = pb_test_library_load (library, ENTITY);
  g_assert_false (pb_record_has (record, PB_GROUP_ENS));
  g_assert_true (pb_record_has (record, PB_GROUP_URL));
}

/* More heads than are listed are found in the log. */
static void
test_many_heads (void)
{
  g_autoptr(PbTestLibrary) library = pb_test_library_new ("Ada");
  g_autoptr(PbEdit) edit = pb_edit_new ("Edit");
  g_autoptr(PbRecord) record = NULL;

  add (library, DEVICE, 1, 1, "group", "{\"c\":1,\"s\":{\"name\":\"One\"}}");
  for (guint i = 2; i < 300; i++)
    {
      g_autofree char *body = g_strdup_printf ("{\"s\":{\"ens\":\"%u.eth\"}}", i);
      g_autofree char *line = line_at (i, i, "group", body);
      g_auto(PbEngineImport) result = { 0 };

      take_in (library, DEVICE, line, &result);
    }
  g_assert_cmpint (count (library, "SELECT n FROM conflict"), ==, 298);
  pb_test_library_check (library);

  /* An operation can name forty of them; the next ones name the rest. */
  pb_edit_set_text (edit, ENTITY, PB_GROUP_ENS, "mine.eth");
  for (int i = 0; i < 8; i++)
    {
      pb_test_library_commit (library, edit);
      pb_test_library_check (library);
    }
  g_assert_cmpint (count (library, "SELECT count(*) FROM conflict"), ==, 0);
  record = pb_test_library_load (library, ENTITY);
  g_assert_cmpstr (pb_record_get_text (record, PB_GROUP_ENS), ==, "mine.eth");
}

/* A library whose tables were made by a version with other fields. */
static void
test_reproject (void)
{
  g_autoptr(PbTestLibrary) library = pb_test_library_new ("Ada");
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  add (library, DEVICE, 1, 1, "group", "{\"c\":1,\"s\":{\"name\":\"One\",\"tags/a\":1}}");
  before = pb_test_library_dump (library);

  g_assert_false (pb_engine_needs_rebuild (library->engine));
  pb_sql_exec (library->sql, "UPDATE meta SET value = 'other' WHERE key = 'catalogue';"
                             "CREATE TABLE rec_old_kind (eid INTEGER PRIMARY KEY);", &error);
  g_assert_no_error (error);

  g_clear_pointer (&library->engine, pb_engine_free);
  library->engine = pb_engine_new (library->sql, &error);
  g_assert_no_error (error);
  g_assert_true (pb_engine_needs_rebuild (library->engine));
  pb_test_library_rebuild (library);
  g_assert_false (pb_engine_needs_rebuild (library->engine));
  g_assert_cmpint (count (library, "SELECT count(*) FROM sqlite_schema WHERE name LIKE '%old%'"),
                   ==, 0);

  after = pb_test_library_dump (library);
  g_assert_cmpstr (before, ==, after);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/import/refused", test_refused);
  g_test_add_func ("/engine/import/damaged", test_damaged);
  g_test_add_func ("/engine/import/opaque", test_opaque);
  g_test_add_func ("/engine/import/inert", test_inert);
  g_test_add_func ("/engine/import/unknown", test_unknown);
  g_test_add_func ("/engine/import/early", test_early);
  g_test_add_func ("/engine/import/text-waits", test_text_waits);
  g_test_add_func ("/engine/import/text-rewritten", test_text_rewritten);
  g_test_add_func ("/engine/import/long-chain", test_long_chain);
  g_test_add_func ("/engine/import/disorder", test_disorder);
  g_test_add_func ("/engine/import/many-heads", test_many_heads);
  g_test_add_func ("/engine/import/reproject", test_reproject);

  return g_test_run ();
}
