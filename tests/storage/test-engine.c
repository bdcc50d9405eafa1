/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "engine-library.h"
#include "model/pb-field-value.h"
#include "model/pb-id.h"
#include "storage/pb-store-error.h"

#include <string.h>

static char *
add_group (PbTestLibrary *library,
           const char    *name)
{
  g_autoptr(PbEdit) edit = pb_edit_new ("Add Group");
  char *id = g_strdup (pb_edit_create (edit, PB_KIND_GROUP, NULL));

  pb_edit_set_text (edit, id, PB_GROUP_NAME, name);
  g_assert_cmpint (pb_test_library_commit (library, edit), !=, 0);

  return id;
}

static gint64
set_text (PbTestLibrary *library,
          const char    *id,
          PbFieldId      field,
          const char    *text)
{
  g_autoptr(PbEdit) edit = pb_edit_new ("Edit");

  pb_edit_set_text (edit, id, field, text);

  return pb_test_library_commit (library, edit);
}

static gint64
change_element (PbTestLibrary *library,
                const char    *id,
                PbFieldId      field,
                const char    *element,
                gboolean       present)
{
  g_autoptr(PbEdit) edit = pb_edit_new ("Edit");

  if (present)
    pb_edit_set_add (edit, id, field, element);
  else
    pb_edit_set_remove (edit, id, field, element);

  return pb_test_library_commit (library, edit);
}

static gint64
set_deleted (PbTestLibrary *library,
             const char    *id,
             gboolean       deleted)
{
  g_autoptr(PbEdit) edit = pb_edit_new (deleted ? "Delete" : "Restore");

  if (deleted)
    pb_edit_delete (edit, PB_KIND_GROUP, id);
  else
    pb_edit_restore (edit, PB_KIND_GROUP, id);

  return pb_test_library_commit (library, edit);
}

static void
sync_both (PbTestLibrary *a,
           PbTestLibrary *b)
{
  g_autofree char *dump_a = NULL;
  g_autofree char *dump_b = NULL;
  g_autofree char *print_a = NULL;
  g_autofree char *print_b = NULL;

  pb_test_library_pull (a, b, pb_engine_get_device (b->engine));
  pb_test_library_pull (b, a, pb_engine_get_device (a->engine));

  dump_a = pb_test_library_dump (a);
  dump_b = pb_test_library_dump (b);
  g_assert_cmpstr (dump_a, ==, dump_b);

  print_a = pb_engine_fingerprint (a->engine, NULL);
  print_b = pb_engine_fingerprint (b->engine, NULL);
  g_assert_cmpstr (print_a, ==, print_b);

  pb_test_library_check (a);
  pb_test_library_check (b);
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
test_fields (void)
{
  g_autoptr(PbTestLibrary) library = pb_test_library_new ("Ada");
  g_autofree char *parent = add_group (library, "Network");
  g_autofree char *id = pb_id_new ();
  g_autofree char *text = NULL;
  g_autoptr(PbRecord) made = pb_record_new (PB_KIND_GROUP, id);
  g_autoptr(PbRecord) loaded = NULL;
  g_autoptr(PbEdit) edit = pb_edit_new ("Add Group");
  g_autoptr(GVariant) addresses =
    pb_field_new_set ((const char *[]) { "eip155:1:0xab", "a/b", "ñ" }, 3);
  g_autoptr(GVariant) tags = pb_field_new_set ((const char *[]) { "health", "“x\"y\\z”" }, 2);
  const PbFieldInfo *field;

  pb_record_set_value (made, PB_GROUP_NAME, g_variant_new_string ("“Care” \\ \"cell\" é\t"));
  pb_record_set_value (made, PB_GROUP_KIND, g_variant_new_string ("cell"));
  pb_record_set_value (made, PB_GROUP_SCALE, g_variant_new_string ("a-new-value"));
  pb_record_set_value (made, PB_GROUP_PARENT, g_variant_new_string (parent));
  pb_record_set_value (made, PB_GROUP_OWN, g_variant_new_boolean (TRUE));
  pb_record_set_value (made, PB_GROUP_NO_TREASURY, g_variant_new_boolean (FALSE));
  pb_record_set_value (made, PB_GROUP_FOUNDED, g_variant_new_int32 (pb_day_from_ymd (1969, 7, 20)));
  pb_record_set_value (made, PB_GROUP_MINIMUM_ACTIVE, g_variant_new_int64 (99999));
  pb_record_set_value (made, PB_GROUP_PURPOSE, g_variant_new_string ("# One\n\nTwo\n"));
  pb_record_set_value (made, PB_COMMON_NOTE, g_variant_new_string ("no line feed"));
  pb_record_set_value (made, PB_GROUP_ADDRESSES, addresses);
  pb_record_set_value (made, PB_COMMON_TAGS, tags);
  pb_edit_add_record (edit, made);
  pb_test_library_commit (library, edit);

  loaded = pb_test_library_load (library, id);
  for (int own = 0; own < 2; own++)
    {
      for (guint i = 0; (field = pb_kind_get_nth_field (own ? PB_KIND_GROUP : PB_KIND_COMMON, i));
           i++)
        g_assert_true (pb_value_equal (pb_record_get_value (made, field->id),
                                       pb_record_get_value (loaded, field->id)));
    }

  g_assert_cmpint (pb_record_get_created (loaded), ==, library->now);
  g_assert_cmpint (pb_record_get_changed (loaded), ==, library->now);
  g_assert_cmpstr (pb_record_get_changed_by (loaded), ==, "Ada");
  g_assert_false (pb_record_has_conflicts (loaded));
  pb_test_library_check (library);
}

static void
test_no_change (void)
{
  g_autoptr(PbTestLibrary) library = pb_test_library_new ("Ada");
  g_autofree char *id = add_group (library, "One");
  gint64 n;

  set_text (library, id, PB_GROUP_PURPOSE, "A\nB\n");
  change_element (library, id, PB_COMMON_TAGS, "health", TRUE);
  n = count (library, "SELECT count(*) FROM op");

  g_assert_cmpint (set_text (library, id, PB_GROUP_NAME, "One"), ==, 0);
  g_assert_cmpint (set_text (library, id, PB_GROUP_PURPOSE, "A\nB\n"), ==, 0);
  g_assert_cmpint (set_text (library, id, PB_GROUP_ENS, NULL), ==, 0);
  g_assert_cmpint (change_element (library, id, PB_COMMON_TAGS, "health", TRUE), ==, 0);
  g_assert_cmpint (change_element (library, id, PB_COMMON_TAGS, "other", FALSE), ==, 0);
  g_assert_cmpint (set_deleted (library, id, FALSE), ==, 0);
  g_assert_cmpint (count (library, "SELECT count(*) FROM op"), ==, n);

  set_deleted (library, id, TRUE);
  g_assert_cmpint (set_deleted (library, id, TRUE), ==, 0);
}

static void
test_refused (void)
{
  g_autoptr(PbTestLibrary) library = pb_test_library_new ("Ada");
  g_autofree char *id = add_group (library, "One");
  g_autofree char *other = pb_id_new ();
  g_autofree char *observation = pb_id_new ();
  g_autoptr(PbEdit) missing = pb_edit_new ("x");
  g_autoptr(PbEdit) exists = pb_edit_new ("x");
  g_autoptr(PbEdit) kind = pb_edit_new ("x");
  g_autoptr(PbEdit) deleted = pb_edit_new ("x");
  g_autoptr(PbEdit) add = pb_edit_new ("x");
  g_autoptr(PbEdit) frozen = pb_edit_new ("x");

  pb_edit_set_text (missing, other, PB_GROUP_NAME, "x");
  pb_test_library_expect (library, missing, PB_STORE_ERROR, PB_STORE_ERROR_NOT_FOUND);

  pb_edit_create (exists, PB_KIND_GROUP, id);
  pb_test_library_expect (library, exists, PB_STORE_ERROR, PB_STORE_ERROR_EXISTS);

  pb_edit_set_text (kind, id, PB_METRIC_NAME, "x");
  pb_test_library_expect (library, kind, PB_STORE_ERROR, PB_STORE_ERROR_INVALID);

  set_deleted (library, id, TRUE);
  pb_edit_set_text (deleted, id, PB_GROUP_NAME, "x");
  pb_test_library_expect (library, deleted, PB_STORE_ERROR, PB_STORE_ERROR_NOT_FOUND);

  /* Append-only: own fields never again, common ones as any. */
  pb_edit_create (add, PB_KIND_OBSERVATION, observation);
  pb_edit_set_text (add, observation, PB_OBSERVATION_VALUE, "1.50");
  pb_test_library_commit (library, add);
  pb_edit_set_text (frozen, observation, PB_OBSERVATION_VALUE, "2");
  pb_test_library_expect (library, frozen, PB_STORE_ERROR, PB_STORE_ERROR_INVALID);
  g_assert_cmpint (set_text (library, observation, PB_COMMON_SOURCE, "survey"), !=, 0);
  pb_test_library_check (library);
}

static void
test_text_chain (void)
{
  g_autoptr(PbTestLibrary) library = pb_test_library_new ("Ada");
  g_autofree char *id = add_group (library, "One");
  g_autoptr(GString) text = g_string_new (NULL);

  for (int i = 0; i < 60; i++)
    g_string_append_printf (text, "Line %d of a longer text that is worth a delta.\n", i);
  set_text (library, id, PB_GROUP_PURPOSE, text->str);

  for (int i = 0; i < 130; i++)
    {
      g_autoptr(PbRecord) record = NULL;

      g_string_append_printf (text, "Added %d\n", i);
      set_text (library, id, PB_GROUP_PURPOSE, text->str);
      record = pb_test_library_load (library, id);
      g_assert_cmpstr (pb_record_get_text (record, PB_GROUP_PURPOSE), ==, text->str);
    }

  /* Whole at first and after each fifty deltas. */
  g_assert_cmpint (count (library, "SELECT count(*) FROM op WHERE body LIKE '%{\"f\":%'"), ==, 3);
  g_assert_cmpint (count (library, "SELECT count(*) FROM op WHERE body LIKE '%{\"d\":%'"), ==, 128);
  pb_test_library_check (library);
}

static void
test_conflict (void)
{
  g_autoptr(PbTestLibrary) a = pb_test_library_new ("Ada");
  g_autoptr(PbTestLibrary) b = pb_test_library_new ("Bo");
  g_autofree char *id = add_group (a, "One");
  g_autoptr(PbRecord) record = NULL;
  g_autoptr(PbRecord) resolved = NULL;
  g_autoptr(GPtrArray) values = NULL;
  PbEngineValue *first;
  PbEngineValue *second;

  sync_both (a, b);
  set_text (a, id, PB_GROUP_NAME, "From Ada");
  b->now += 5000;
  set_text (b, id, PB_GROUP_NAME, "From Bo");
  set_text (a, id, PB_GROUP_ENS, "same.eth");
  set_text (b, id, PB_GROUP_ENS, "same.eth");
  sync_both (a, b);

  record = pb_test_library_load (a, id);
  g_assert_cmpstr (pb_record_get_text (record, PB_GROUP_NAME), ==, "From Bo");
  g_assert_true (pb_record_is_contested (record, PB_GROUP_NAME));
  g_assert_false (pb_record_is_contested (record, PB_GROUP_ENS));
  g_assert_cmpint (count (a, "SELECT n FROM conflict"), ==, 2);

  values = pb_engine_get_values (a->engine, id, PB_GROUP_NAME, NULL);
  g_assert_cmpuint (values->len, ==, 2);
  first = values->pdata[0];
  second = values->pdata[1];
  g_assert_cmpstr (g_variant_get_string (first->value, NULL), ==, "From Bo");
  g_assert_cmpstr (g_variant_get_string (second->value, NULL), ==, "From Ada");
  g_assert_cmpstr (second->who, ==, "Ada");

  /* Choosing even the value that is shown settles it, for all. */
  g_assert_cmpint (set_text (a, id, PB_GROUP_NAME, "From Bo"), !=, 0);
  sync_both (a, b);
  resolved = pb_test_library_load (b, id);
  g_assert_false (pb_record_has_conflicts (resolved));
  g_assert_cmpint (count (b, "SELECT count(*) FROM conflict"), ==, 0);
}

static void
test_text_merge (void)
{
  g_autoptr(PbTestLibrary) a = pb_test_library_new ("Ada");
  g_autoptr(PbTestLibrary) b = pb_test_library_new ("Bo");
  g_autofree char *id = add_group (a, "One");
  g_autoptr(PbRecord) clean = NULL;
  g_autoptr(PbRecord) contested = NULL;
  g_autoptr(PbRecord) resolved = NULL;
  gint64 n;

  set_text (a, id, PB_GROUP_PURPOSE, "one\ntwo\nthree\nfour\nfive\nsix\n");
  sync_both (a, b);

  set_text (a, id, PB_GROUP_PURPOSE, "ONE\ntwo\nthree\nfour\nfive\nsix\n");
  set_text (b, id, PB_GROUP_PURPOSE, "one\ntwo\nthree\nfour\nfive\nSIX\n");
  n = count (a, "SELECT count(*) FROM op");
  sync_both (a, b);
  clean = pb_test_library_load (a, id);
  g_assert_cmpstr (pb_record_get_text (clean, PB_GROUP_PURPOSE), ==,
                   "ONE\ntwo\nthree\nfour\nfive\nSIX\n");
  g_assert_false (pb_record_has_conflicts (clean));

  /* Merging wrote nothing: the one new operation is Bo's. */
  g_assert_cmpint (count (a, "SELECT count(*) FROM op"), ==, n + 1);

  set_text (a, id, PB_GROUP_PURPOSE, "ONE\ntwo\nfrom Ada\nfour\nfive\nSIX\n");
  b->now += 5000;
  set_text (b, id, PB_GROUP_PURPOSE, "ONE\ntwo\nfrom Bo\nfour\nfive\nSIX\n");
  sync_both (a, b);
  contested = pb_test_library_load (b, id);
  g_assert_cmpstr (pb_record_get_text (contested, PB_GROUP_PURPOSE), ==,
                   "ONE\ntwo\nfrom Bo\nfour\nfive\nSIX\n");
  g_assert_true (pb_record_is_contested (contested, PB_GROUP_PURPOSE));

  set_text (a, id, PB_GROUP_PURPOSE, "ONE\ntwo\nfrom both\nfour\nfive\nSIX\n");
  sync_both (a, b);
  resolved = pb_test_library_load (b, id);
  g_assert_false (pb_record_has_conflicts (resolved));
}

static void
test_sets (void)
{
  g_autoptr(PbTestLibrary) a = pb_test_library_new ("Ada");
  g_autoptr(PbTestLibrary) b = pb_test_library_new ("Bo");
  g_autofree char *id = add_group (a, "One");
  g_autoptr(PbRecord) record = NULL;
  g_autoptr(PbRecord) after = NULL;
  g_autoptr(PbEdit) whole = pb_edit_new ("Edit");
  g_autoptr(GVariant) tags = pb_field_new_set ((const char *[]) { "new", "third" }, 2);

  change_element (a, id, PB_COMMON_TAGS, "care", TRUE);
  sync_both (a, b);

  /* One takes it out, the other takes it out and puts it in again: add wins. */
  change_element (a, id, PB_COMMON_TAGS, "care", FALSE);
  change_element (b, id, PB_COMMON_TAGS, "care", FALSE);
  change_element (b, id, PB_COMMON_TAGS, "care", TRUE);
  change_element (b, id, PB_COMMON_TAGS, "new", TRUE);
  sync_both (a, b);
  record = pb_test_library_load (a, id);
  g_assert_true (pb_record_set_contains (record, PB_COMMON_TAGS, "care"));
  g_assert_true (pb_record_set_contains (record, PB_COMMON_TAGS, "new"));
  g_assert_false (pb_record_has_conflicts (record));

  pb_edit_set_value (whole, id, PB_COMMON_TAGS, tags);
  pb_test_library_commit (a, whole);
  sync_both (a, b);
  after = pb_test_library_load (b, id);
  g_assert_false (pb_record_set_contains (after, PB_COMMON_TAGS, "care"));
  g_assert_true (pb_record_set_contains (after, PB_COMMON_TAGS, "third"));
}

static void
test_deletion (void)
{
  g_autoptr(PbTestLibrary) a = pb_test_library_new ("Ada");
  g_autoptr(PbTestLibrary) b = pb_test_library_new ("Bo");
  g_autofree char *id = add_group (a, "One");
  g_autoptr(PbRecord) gone = NULL;
  g_autoptr(PbRecord) back = NULL;
  g_autoptr(PbRecord) revived = NULL;
  g_autoptr(GPtrArray) values = NULL;

  sync_both (a, b);
  set_deleted (a, id, TRUE);
  sync_both (a, b);
  gone = pb_test_library_load (b, id);
  g_assert_true (pb_record_get_deleted (gone));
  g_assert_cmpstr (pb_record_get_text (gone, PB_GROUP_NAME), ==, "One");

  set_deleted (b, id, FALSE);
  sync_both (a, b);
  back = pb_test_library_load (a, id);
  g_assert_false (pb_record_get_deleted (back));
  g_assert_cmpint (count (a, "SELECT count(*) FROM conflict"), ==, 0);

  /* A concurrent edit is never hidden by a delete. */
  set_text (a, id, PB_GROUP_NAME, "Two");
  set_deleted (b, id, TRUE);
  sync_both (a, b);
  revived = pb_test_library_load (b, id);
  g_assert_false (pb_record_get_deleted (revived));
  g_assert_cmpint (count (b, "SELECT type FROM conflict WHERE fid = 0"), ==, PB_CONFLICT_DELETED);
  values = pb_engine_get_values (b->engine, id, 0, NULL);
  g_assert_cmpuint (values->len, ==, 1);
  g_assert_true (((PbEngineValue *) values->pdata[0])->deleted);

  /* Either answer settles it. */
  g_assert_cmpint (set_deleted (a, id, FALSE), !=, 0);
  sync_both (a, b);
  g_assert_cmpint (count (b, "SELECT count(*) FROM conflict"), ==, 0);
}

static void
test_recreate (void)
{
  g_autoptr(PbTestLibrary) library = pb_test_library_new ("Ada");
  g_autofree char *id = add_group (library, "One");
  g_autoptr(PbEdit) edit = pb_edit_new ("Add Again");
  g_autoptr(PbRecord) record = NULL;

  set_text (library, id, PB_GROUP_PURPOSE, "Old purpose\n");
  change_element (library, id, PB_COMMON_TAGS, "old", TRUE);
  set_deleted (library, id, TRUE);

  pb_edit_create (edit, PB_KIND_GROUP, id);
  pb_edit_set_text (edit, id, PB_GROUP_NAME, "Two");
  pb_test_library_commit (library, edit);

  record = pb_test_library_load (library, id);
  g_assert_false (pb_record_get_deleted (record));
  g_assert_cmpstr (pb_record_get_text (record, PB_GROUP_NAME), ==, "Two");
  g_assert_false (pb_record_has (record, PB_GROUP_PURPOSE));
  g_assert_false (pb_record_has (record, PB_COMMON_TAGS));
  pb_test_library_check (library);
}

static void
test_tree (void)
{
  g_autoptr(PbTestLibrary) a = pb_test_library_new ("Ada");
  g_autoptr(PbTestLibrary) b = pb_test_library_new ("Bo");
  g_autofree char *one = add_group (a, "One");
  g_autofree char *two = add_group (a, "Two");
  g_autoptr(PbRecord) first = NULL;
  g_autoptr(PbRecord) second = NULL;
  g_autoptr(PbRecord) healed = NULL;

  sync_both (a, b);
  set_text (a, one, PB_GROUP_PARENT, two);
  b->now += 5000;
  set_text (b, two, PB_GROUP_PARENT, one);
  sync_both (a, b);

  /* The reference that was set last is left out. */
  first = pb_test_library_load (a, one);
  second = pb_test_library_load (a, two);
  g_assert_cmpstr (pb_record_get_text (first, PB_GROUP_PARENT), ==, two);
  g_assert_false (pb_record_has (second, PB_GROUP_PARENT));
  g_assert_true (pb_record_is_contested (second, PB_GROUP_PARENT));
  g_assert_cmpint (count (a, "SELECT count(*) FROM conflict WHERE type = 4"), ==, 1);

  /* It comes back when the other one goes. */
  set_text (a, one, PB_GROUP_PARENT, NULL);
  sync_both (a, b);
  healed = pb_test_library_load (b, two);
  g_assert_cmpstr (pb_record_get_text (healed, PB_GROUP_PARENT), ==, one);
  g_assert_cmpint (count (b, "SELECT count(*) FROM conflict"), ==, 0);
}

static void
test_past (void)
{
  g_autoptr(PbTestLibrary) library = pb_test_library_new ("Ada");
  g_autoptr(GError) error = NULL;
  gint64 before = library->now;
  g_autofree char *id = add_group (library, "One");
  gint64 created = library->now;
  g_autoptr(PbRecord) none = NULL;
  g_autoptr(PbRecord) early = NULL;
  g_autoptr(PbRecord) late = NULL;
  gint64 edited;

  set_text (library, id, PB_GROUP_PURPOSE, "a\nb\nc\nd\n");
  change_element (library, id, PB_COMMON_TAGS, "x", TRUE);
  edited = library->now;
  set_text (library, id, PB_GROUP_PURPOSE, "a\nb\nC\nd\n");
  change_element (library, id, PB_COMMON_TAGS, "x", FALSE);
  set_text (library, id, PB_GROUP_NAME, "Two");
  set_deleted (library, id, TRUE);

  none = pb_engine_load_at (library->engine, id, before, &error);
  g_assert_error (error, PB_STORE_ERROR, PB_STORE_ERROR_NOT_FOUND);
  g_assert_null (none);

  early = pb_engine_load_at (library->engine, id, created, NULL);
  g_assert_cmpstr (pb_record_get_text (early, PB_GROUP_NAME), ==, "One");
  g_assert_false (pb_record_has (early, PB_GROUP_PURPOSE));

  late = pb_engine_load_at (library->engine, id, edited, NULL);
  g_assert_cmpstr (pb_record_get_text (late, PB_GROUP_PURPOSE), ==, "a\nb\nc\nd\n");
  g_assert_true (pb_record_set_contains (late, PB_COMMON_TAGS, "x"));
  g_assert_false (pb_record_get_deleted (late));
  g_assert_cmpint (pb_record_get_changed (late), ==, edited);
}

/* Undoing an action, and undoing that, leads back and forth between two states
 * whatever the action did.
 */
static void
check_undo (PbTestLibrary *library,
            gint64         op,
            const char    *before)
{
  g_autofree char *after = pb_engine_fingerprint (library->engine, NULL);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr(PbEngineAction) action = pb_engine_get_action (library->engine, op, TRUE, NULL);
  g_autoptr(PbEngineAction) undo = NULL;
  g_autoptr(PbEdit) edit = pb_engine_invert (library->engine, action, "Undo");
  g_autoptr(PbEdit) redo = NULL;

  for (guint i = 0; i < action->changes->len; i++)
    g_assert_true (((PbEngineChange *) action->changes->pdata[i])->latest);

  undo = pb_engine_get_action (library->engine, pb_test_library_commit (library, edit), TRUE, NULL);
  undone = pb_engine_fingerprint (library->engine, NULL);
  g_assert_cmpstr (undone, ==, before);

  redo = pb_engine_invert (library->engine, undo, "Redo");
  pb_test_library_commit (library, redo);
  redone = pb_engine_fingerprint (library->engine, NULL);
  g_assert_cmpstr (redone, ==, after);
}

static void
test_undo (void)
{
  g_autoptr(PbTestLibrary) library = pb_test_library_new ("Ada");
  g_autofree char *id = add_group (library, "One");
  g_autofree char *other = pb_id_new ();
  g_autofree char *fingerprint = NULL;
  g_autoptr(PbEdit) mixed = pb_edit_new ("Mixed");
  g_autoptr(PbEngineAction) action = NULL;
  PbEngineChange *change;
  gint64 op;

  fingerprint = pb_engine_fingerprint (library->engine, NULL);
  check_undo (library, set_text (library, id, PB_GROUP_NAME, "Two"), fingerprint);

  g_free (fingerprint);
  fingerprint = pb_engine_fingerprint (library->engine, NULL);
  check_undo (library, set_text (library, id, PB_GROUP_PURPOSE, "a\nb\n"), fingerprint);

  g_free (fingerprint);
  fingerprint = pb_engine_fingerprint (library->engine, NULL);
  check_undo (library, change_element (library, id, PB_COMMON_TAGS, "x", TRUE), fingerprint);

  g_free (fingerprint);
  fingerprint = pb_engine_fingerprint (library->engine, NULL);
  check_undo (library, set_deleted (library, id, TRUE), fingerprint);

  g_free (fingerprint);
  fingerprint = pb_engine_fingerprint (library->engine, NULL);
  check_undo (library, set_deleted (library, id, FALSE), fingerprint);

  g_free (fingerprint);
  fingerprint = pb_engine_fingerprint (library->engine, NULL);
  pb_edit_create (mixed, PB_KIND_GROUP, other);
  pb_edit_set_text (mixed, other, PB_GROUP_NAME, "Other");
  pb_edit_set_text (mixed, id, PB_GROUP_NAME, "Three");
  pb_edit_set_text (mixed, id, PB_GROUP_PURPOSE, NULL);
  pb_edit_set_remove (mixed, id, PB_COMMON_TAGS, "x");
  op = pb_test_library_commit (library, mixed);
  check_undo (library, op, fingerprint);

  /* Something newer is named. */
  op = set_text (library, id, PB_GROUP_NAME, "Four");
  set_text (library, id, PB_GROUP_NAME, "Five");
  action = pb_engine_get_action (library->engine, op, TRUE, NULL);
  change = action->changes->pdata[0];
  g_assert_false (change->latest);
  g_assert_cmpstr (g_variant_get_string (change->before, NULL), ==, "Three");
  g_assert_cmpstr (g_variant_get_string (change->after, NULL), ==, "Four");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/fields", test_fields);
  g_test_add_func ("/engine/no-change", test_no_change);
  g_test_add_func ("/engine/refused", test_refused);
  g_test_add_func ("/engine/text-chain", test_text_chain);
  g_test_add_func ("/engine/conflict", test_conflict);
  g_test_add_func ("/engine/text-merge", test_text_merge);
  g_test_add_func ("/engine/sets", test_sets);
  g_test_add_func ("/engine/deletion", test_deletion);
  g_test_add_func ("/engine/recreate", test_recreate);
  g_test_add_func ("/engine/tree", test_tree);
  g_test_add_func ("/engine/past", test_past);
  g_test_add_func ("/engine/undo", test_undo);

  return g_test_run ();
}
