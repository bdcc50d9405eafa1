/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "engine-model.h"

#include "model/pb-field-value.h"
#include "storage/pb-op.h"

#include <string.h>

/* Many libraries are edited at random, apart and with clocks that are wrong, and
 * hand each other what they have in any order, in batches, more than once.  One
 * more device writes what a newer or a broken version might.  In the end all
 * must hold the same, also those that get everything at once, backwards or
 * operation by operation, and what was true in the past must still be.
 *
 * PB_MODEL_SEEDS sets how many runs there are, PB_MODEL_FIRST the first seed,
 * PB_MODEL_STEPS how long each is.  With PB_MODEL_WRITE, what there was and what
 * came of it is written to that folder, for oracle.py.
 */

#define DEFAULT_SEEDS 14
#define DEFAULT_STEPS 300
#define HOUR (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

/* A device's log as somebody has it. */
static GPtrArray *
get_log (PbModel       *model,
         PbTestLibrary *from,
         const char    *device)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *lines;

  if (strcmp (device, model->stranger) == 0)
    return g_ptr_array_ref (model->lines);

  lines = pb_engine_export_ops (from->engine, device, 1, G_MAXINT, &error);
  g_assert_no_error (error);

  return lines;
}

static const char *
get_device (PbModel *model,
            guint    n)
{
  return n == model->n ? model->stranger : pb_engine_get_device (model->replicas[n]->engine);
}

static void
take_in (PbModel        *model,
         PbTestLibrary  *library,
         GArray         *lines,
         PbEngineImport *result)
{
  g_autoptr(GError) error = NULL;

  pb_sql_exec (library->sql, "BEGIN IMMEDIATE", &error);
  g_assert_no_error (error);
  pb_engine_apply_ops (library->engine, (const PbOpLine *) lines->data, lines->len,
                       model->now + G_TIME_SPAN_DAY, result, &error);
  g_assert_no_error (error);
  pb_sql_exec (library->sql, "COMMIT", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->n_held, ==, 0);
  g_assert_cmpuint (result->n_forked, ==, 0);
}

static guint
count_known (PbTestLibrary *library,
             const char    *device)
{
  g_autoptr(GPtrArray) lines = pb_engine_export_ops (library->engine, device, 1, G_MAXINT, NULL);

  return lines->len;
}

/* Hands some of what one has to another: runs of some logs, beginning with
 * what is known already, and now and then with a hole.
 */
static void
deliver (PbModel *model)
{
  guint source = pick (model, model->n);
  PbTestLibrary *from = model->replicas[source];
  PbTestLibrary *to = model->replicas[pick (model, model->n)];
  g_autoptr(GPtrArray) logs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr(GArray) lines = g_array_new (FALSE, FALSE, sizeof (PbOpLine));
  g_auto(PbEngineImport) result = { 0 };
  g_auto(PbEngineImport) again = { 0 };
  gboolean hole = pick (model, 15) == 0;
  guint n_logs = pick (model, 4) + 1;

  for (guint i = 0; i < n_logs; i++)
    {
      guint other = pick (model, model->n + 1);
      const char *device = get_device (model, pick (model, 2) ? source : other);
      GPtrArray *log = get_log (model, from, device);
      guint known = count_known (to, device);
      guint first = hole ? known + 1 + pick (model, 3) : known - pick (model, MIN (known, 6) + 1);
      guint wanted = first + pick (model, 25) + 1;
      guint last = MIN (log->len, wanted);

      g_ptr_array_add (logs, log);
      for (guint n = first; n < last; n++)
        {
          PbOpLine line = { device, log->pdata[n], strlen (log->pdata[n]) };

          g_array_append_val (lines, line);
        }
    }

  take_in (model, to, lines, &result);
  if (hole)
    g_assert_cmpuint (result.n_new, ==, 0);
  else
    g_assert_cmpuint (result.n_gap, ==, 0);

  /* Taking the same in again changes nothing. */
  if (!hole && pick (model, 4) == 0)
    {
      g_autofree char *before = pb_test_library_dump (to);
      g_autofree char *after = NULL;
      int changes = sqlite3_total_changes (pb_sql_get_db (to->sql));

      take_in (model, to, lines, &again);
      g_assert_cmpuint (again.n_new, ==, 0);
      g_assert_cmpint (sqlite3_total_changes (pb_sql_get_db (to->sql)), ==, changes);
      after = pb_test_library_dump (to);
      g_assert_cmpstr (before, ==, after);
    }
}

static void
append_whole_log (PbModel   *model,
                  guint      device,
                  gint64     up_to,
                  GPtrArray *logs,
                  GArray    *lines)
{
  PbTestLibrary *from = model->replicas[device == model->n ? 0 : device];
  GPtrArray *log = get_log (model, from, get_device (model, device));

  g_ptr_array_add (logs, log);
  for (guint i = 0; i < log->len; i++)
    {
      PbOpLine line = { get_device (model, device), log->pdata[i], strlen (log->pdata[i]) };
      PbOpHead head;

      g_assert_true (pb_op_parse_line (line.text, line.length, &head));
      if (head.hlc <= pb_hlc_last_of (up_to))
        g_array_append_val (lines, line);
    }
}

/* A new library that gets everything up to a moment at once, from the last
 * device to the first.
 */
static PbTestLibrary *
make_backwards (PbModel *model,
                gint64   up_to)
{
  PbTestLibrary *library = pb_test_library_new ("Late");
  g_autoptr(GPtrArray) logs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr(GArray) lines = g_array_new (FALSE, FALSE, sizeof (PbOpLine));
  g_auto(PbEngineImport) result = { 0 };

  for (guint i = model->n + 1; i > 0; i--)
    append_whole_log (model, i - 1, up_to, logs, lines);
  take_in (model, library, lines, &result);

  return library;
}

/* A new library that gets one operation at a time, from any log. */
static PbTestLibrary *
make_one_by_one (PbModel *model)
{
  PbTestLibrary *library = pb_test_library_new ("Slow");
  g_autoptr(GPtrArray) logs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  guint next[MAX_REPLICAS + 1] = { 0 };
  guint left = 0;

  for (guint i = 0; i <= model->n; i++)
    {
      g_ptr_array_add (logs, get_log (model, model->replicas[i % model->n],
                                      get_device (model, i)));
      left += ((GPtrArray *) logs->pdata[i])->len;
    }

  while (left > 0)
    {
      g_autoptr(GArray) lines = g_array_new (FALSE, FALSE, sizeof (PbOpLine));
      g_auto(PbEngineImport) result = { 0 };
      guint i = pick (model, model->n + 1);
      GPtrArray *log = logs->pdata[i];
      PbOpLine line = { get_device (model, i) };

      if (next[i] == log->len)
        continue;

      line.text = log->pdata[next[i]++];
      line.length = strlen (line.text);
      g_array_append_val (lines, line);
      take_in (model, library, lines, &result);
      g_assert_cmpuint (result.n_new, ==, 1);
      left--;
    }

  return library;
}

static void
exchange_all (PbModel *model)
{
  for (guint to = 0; to < model->n; to++)
    {
      g_autoptr(GPtrArray) logs =
        g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
      g_autoptr(GArray) lines = g_array_new (FALSE, FALSE, sizeof (PbOpLine));
      g_auto(PbEngineImport) result = { 0 };
      g_auto(PbEngineImport) again = { 0 };

      for (guint i = 0; i <= model->n; i++)
        append_whole_log (model, i, G_MAXINT64 / 2, logs, lines);
      take_in (model, model->replicas[to], lines, &result);
      g_assert_cmpuint (result.n_gap, ==, 0);

      /* Reading wrote nothing that would have to be exchanged in turn. */
      take_in (model, model->replicas[to], lines, &again);
      g_assert_cmpuint (again.n_new, ==, 0);
    }
}

static void
assert_same_dump (PbTestLibrary *a,
                  PbTestLibrary *b)
{
  g_autofree char *one = pb_test_library_dump (a);
  g_autofree char *other = pb_test_library_dump (b);
  g_auto(GStrv) lines = NULL;
  g_auto(GStrv) others = NULL;
  const char *entity = "";

  if (strcmp (one, other) == 0)
    return;

  /* Name the record and the line. */
  lines = g_strsplit (one, "\n", -1);
  others = g_strsplit (other, "\n", -1);
  for (guint i = 0; lines[i] && others[i]; i++)
    {
      if (*lines[i] == 'e')
        entity = lines[i];
      if (strcmp (lines[i], others[i]) != 0)
        {
          g_test_message ("%s", entity);
          g_assert_cmpstr (lines[i], ==, others[i]);
        }
    }
  g_assert_cmpuint (strlen (one), ==, strlen (other));
}

static void
assert_same_log (PbModel       *model,
                 PbTestLibrary *a,
                 PbTestLibrary *b)
{
  for (guint i = 0; i <= model->n; i++)
    {
      g_autoptr(GPtrArray) one = pb_engine_export_ops (a->engine, get_device (model, i), 1,
                                                       G_MAXINT, NULL);
      g_autoptr(GPtrArray) other = pb_engine_export_ops (b->engine, get_device (model, i), 1,
                                                         G_MAXINT, NULL);

      g_assert_cmpuint (one->len, ==, other->len);
      for (guint n = 0; n < one->len; n++)
        g_assert_cmpstr (one->pdata[n], ==, other->pdata[n]);

      if (i == model->n)
        {
          for (guint n = 0; n < one->len; n++)
            g_assert_cmpstr (one->pdata[n], ==, model->lines->pdata[n]);
        }
    }
}

static void
assert_same_record (PbRecord *a,
                    PbRecord *b)
{
  const PbFieldInfo *field;

  g_assert_cmpint (pb_record_get_kind (a), ==, pb_record_get_kind (b));
  g_assert_cmpint (pb_record_get_deleted (a), ==, pb_record_get_deleted (b));
  g_assert_cmpint (pb_record_get_created (a), ==, pb_record_get_created (b));
  g_assert_cmpint (pb_record_get_changed (a), ==, pb_record_get_changed (b));

  for (int own = 0; own < 2; own++)
    {
      PbKind kind = own ? pb_record_get_kind (a) : PB_KIND_COMMON;

      for (guint i = 0; (field = pb_kind_get_nth_field (kind, i)); i++)
        {
          if (field->flags & PB_FIELD_TREE)
            continue;
          g_assert_true (pb_value_equal (pb_record_get_value (a, field->id),
                                         pb_record_get_value (b, field->id)));
          g_assert_cmpint (pb_record_is_contested (a, field->id), ==,
                           pb_record_is_contested (b, field->id));
        }
    }
}

/* The state at a moment is what a library holds that got only what had been
 * done until then.
 */
static void
check_past (PbModel *model,
            gint64   moment)
{
  g_autoptr(PbTestLibrary) then = make_backwards (model, moment);
  PbTestLibrary *now = model->replicas[0];

  for (guint i = 0; i < model->ids->len; i++)
    {
      const char *id = model->ids->pdata[i];
      g_autoptr(GError) error = NULL;
      g_autoptr(PbRecord) past = pb_engine_load_at (now->engine, id, moment, NULL);
      g_autoptr(PbRecord) present = pb_engine_load (then->engine, id, NULL);

      g_assert_cmpint (past != NULL, ==, present != NULL);
      if (past)
        assert_same_record (past, present);
    }
}

static gint64
count (PbModel    *model,
       const char *sql)
{
  gint64 n;

  g_assert_true (pb_sql_get_int64 (model->replicas[0]->sql, sql, &n, NULL));

  return n;
}

/* Says what the run was made of, so that it can be seen that it tests anything. */
static void
report (PbModel *model)
{
  g_test_message ("%" G_GINT64_FORMAT " operations (%" G_GINT64_FORMAT " not understood) on %"
                  G_GINT64_FORMAT " records (%" G_GINT64_FORMAT " deleted); conflicts: %"
                  G_GINT64_FORMAT " of values, %" G_GINT64_FORMAT " of texts, %" G_GINT64_FORMAT
                  " about deletion, %" G_GINT64_FORMAT " cycles",
                  count (model, "SELECT count(*) FROM op"),
                  count (model, "SELECT count(*) FROM op WHERE flags & 1"),
                  count (model, "SELECT count(*) FROM entity WHERE kind <> 0"),
                  count (model, "SELECT count(*) FROM entity WHERE state = 1"),
                  count (model, "SELECT count(*) FROM conflict WHERE type = 1"),
                  count (model, "SELECT count(*) FROM conflict WHERE type = 2"),
                  count (model, "SELECT count(*) FROM conflict WHERE type = 3"),
                  count (model, "SELECT count(*) FROM conflict WHERE type = 4"));
}

static void
write_file (const char *folder,
            const char *name,
            GString    *text)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_file_set_contents (path, text->str, (gssize) text->len, &error);
  g_assert_no_error (error);
}

static const char *
get_type_name (PbFieldType type)
{
  static const char * const names[] = { "text", "markdown", "data", "enum", "day", "integer",
                                        "decimal", "flag", "ref", "text-set", "ref-set", "address",
                                        "address-set", "uri" };

  g_assert_cmpuint (type, <, G_N_ELEMENTS (names));

  return names[type];
}

static void
write_catalogue (const char *folder)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint kind = 0; kind < PB_N_KINDS; kind++)
    {
      const PbKindInfo *info = pb_kind_get_info (kind);
      const PbFieldInfo *field;

      if (info)
        g_string_append_printf (text, "kind %s %d\n", info->name,
                                (info->flags & PB_KIND_APPEND_ONLY) != 0);
      for (guint i = 0; (field = pb_kind_get_nth_field (kind, i)); i++)
        g_string_append_printf (text, "field %s %s %s %d\n", info ? info->name : "-", field->name,
                                get_type_name (field->type), (field->flags & PB_FIELD_TREE) != 0);
    }

  write_file (folder, "catalogue", text);
}

static void
write_run (PbModel    *model,
           guint32     seed,
           const char *folder)
{
  g_autofree char *dump = pb_test_library_dump (model->replicas[0]);
  g_autofree char *dump_name = g_strdup_printf ("%u.dump", seed);
  g_autofree char *ops_name = g_strdup_printf ("%u.ops", seed);
  g_autoptr(GString) dump_text = g_string_new (dump);
  g_autoptr(GString) ops = g_string_new (NULL);

  for (guint i = 0; i <= model->n; i++)
    {
      g_autoptr(GPtrArray) log = get_log (model, model->replicas[0], get_device (model, i));

      for (guint n = 0; n < log->len; n++)
        g_string_append_printf (ops, "%s %s\n", get_device (model, i),
                                (const char *) log->pdata[n]);
    }

  write_catalogue (folder);
  write_file (folder, dump_name, dump_text);
  write_file (folder, ops_name, ops);
}

static void
run_model (guint32 seed,
           guint   n_steps)
{
  PbModel *model = model_new (seed);
  gint64 start = model->now;

  g_test_message ("seed %u, %u replicas", seed, model->n);

  for (guint step = 0; step < n_steps * (1 + model->n / 4); step++)
    {
      guint what = pick (model, 20);

      model->now += g_rand_int_range (model->rand, 0, 60) * (gint64) G_USEC_PER_SEC;
      if (what < 8)
        model_edit (model, pick (model, model->n));
      else if (what < 9)
        model_write_strange (model);
      else
        deliver (model);
    }

  exchange_all (model);
  report (model);
  if (g_getenv ("PB_MODEL_WRITE"))
    write_run (model, seed, g_getenv ("PB_MODEL_WRITE"));

  for (guint i = 1; i < model->n; i++)
    assert_same_dump (model->replicas[0], model->replicas[i]);
  for (guint i = 0; i < MIN (model->n, 3); i++)
    pb_test_library_check (model->replicas[i]);

  {
    g_autoptr(PbTestLibrary) backwards = make_backwards (model, G_MAXINT64 / 2);
    g_autoptr(PbTestLibrary) slow = make_one_by_one (model);

    assert_same_dump (model->replicas[0], backwards);
    assert_same_dump (model->replicas[0], slow);
    assert_same_log (model, backwards, slow);
    assert_same_log (model, backwards, model->replicas[0]);
  }

  for (guint i = 1; i <= 3; i++)
    check_past (model, start - HOUR + (model->now - start + 2 * HOUR) / 4 * i);

  model_free (model);
}

static guint
get_setting (const char *name,
             guint       fallback)
{
  const char *text = g_getenv (name);

  return text ? (guint) g_ascii_strtoull (text, NULL, 10) : fallback;
}

static void
test_model (gconstpointer data)
{
  run_model (GPOINTER_TO_UINT (data), get_setting ("PB_MODEL_STEPS", DEFAULT_STEPS));
}

int
main (int    argc,
      char **argv)
{
  guint first = get_setting ("PB_MODEL_FIRST", 1);
  guint n = get_setting ("PB_MODEL_SEEDS", DEFAULT_SEEDS);

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/engine/model/%u", first + i);

      g_test_add_data_func (path, GUINT_TO_POINTER (first + i), test_model);
    }

  return g_test_run ();
}
