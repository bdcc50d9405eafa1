/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "engine-model.h"

#include "model/pb-field-value.h"
#include "model/pb-id.h"
#include "storage/pb-op.h"

#include <string.h>


guint
pick (PbModel *model,
      guint    n)
{
  return (guint) g_rand_int_range (model->rand, 0, (gint32) n);
}

static const char *
pick_id (PbModel *model)
{
  return model->ids->pdata[pick (model, model->ids->len)];
}

static const char *
pick_word (PbModel *model)
{
  static const char * const words[] = { "care", "forest", "bridge", "“quoted”", "line \\ slash",
                                        "náčelník", "seven" };

  return words[pick (model, G_N_ELEMENTS (words))];
}

/* Identifiers come from the seed as well, since ties are broken by them. */
static char *
make_id (PbModel *model)
{
  return g_strdup_printf ("%08x%04x7%03x8%03x%04x%08x", g_rand_int (model->rand),
                          pick (model, 0x10000), pick (model, 0x1000), pick (model, 0x1000),
                          pick (model, 0x10000), g_rand_int (model->rand));
}

PbModel *
model_new (guint32 seed)
{
  static const guint sizes[] = { 2, 3, 3, 4, 5, 8, 12, 20 };
  PbModel *model = g_new0 (PbModel, 1);

  model->rand = g_rand_new_with_seed (seed);
  model->n = sizes[pick (model, G_N_ELEMENTS (sizes))];
  model->ids = g_ptr_array_new_with_free_func (g_free);
  model->lines = g_ptr_array_new_with_free_func (g_free);
  model->stranger = make_id (model);

  for (guint i = 0; i < model->n; i++)
    {
      g_autofree char *device = make_id (model);

      model->replicas[i] = pb_test_library_new_at (":memory:", "Somebody", device);
      model->skews[i] = g_rand_int_range (model->rand, -3600, 3600) * (gint64) G_USEC_PER_SEC;
    }
  model->now = model->replicas[0]->now;

  return model;
}

void
model_free (PbModel *model)
{
  for (guint i = 0; i < model->n; i++)
    pb_test_library_free (model->replicas[i]);
  g_ptr_array_unref (model->ids);
  g_ptr_array_unref (model->lines);
  g_free (model->stranger);
  g_rand_free (model->rand);
  g_free (model);
}

static PbKind
get_kind (PbTestLibrary *library,
          const char    *id,
          gboolean      *deleted)
{
  g_autoptr(PbRecord) record = pb_engine_load (library->engine, id, NULL);

  *deleted = record && pb_record_get_deleted (record);

  return record ? pb_record_get_kind (record) : PB_KIND_COMMON;
}

/* The stranger may have made something else under that identifier. */
static gboolean
is_taken (PbTestLibrary *library,
          const char    *id)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT count(*) FROM entity WHERE uuid = x'%s' AND kind <> 0 AND kind <>"
                     " ifnull((SELECT kind FROM kind WHERE name = 'state-element'), 0)", id);
  gint64 n;

  pb_sql_get_int64 (library->sql, sql, &n, NULL);

  return n > 0;
}

static void
add_record (PbModel       *model,
            PbTestLibrary *library,
            PbEdit        *edit)
{
  static const PbKind kinds[] = { PB_KIND_GROUP, PB_KIND_GROUP, PB_KIND_AGREEMENT,
                                  PB_KIND_OBSERVATION, PB_KIND_STATE_ELEMENT };
  PbKind kind = kinds[pick (model, G_N_ELEMENTS (kinds))];
  g_autofree char *key = g_strdup_printf ("key-%u", pick (model, 3));
  g_autofree char *derived = pb_id_derive ("everybody", key);
  g_autofree char *fresh = make_id (model);
  gboolean deleted;
  const char *id;

  /* Of state elements there is one each, whoever makes it. */
  if (kind == PB_KIND_STATE_ELEMENT)
    {
      if ((get_kind (library, derived, &deleted) != PB_KIND_COMMON && !deleted) ||
          is_taken (library, derived))
        return;
      id = pb_edit_create (edit, kind, derived);
      pb_edit_set_text (edit, id, PB_STATE_ELEMENT_KEY, key);
    }
  else
    {
      id = pb_edit_create (edit, kind, fresh);
    }

  if (kind == PB_KIND_GROUP)
    pb_edit_set_text (edit, id, PB_GROUP_NAME, pick_word (model));
  if (kind == PB_KIND_AGREEMENT)
    pb_edit_set_enum (edit, id, PB_AGREEMENT_STATUS, (int) pick (model, 4));
  if (kind == PB_KIND_OBSERVATION)
    {
      pb_edit_set_day (edit, id, PB_OBSERVATION_PERIOD_END, (PbDay) pick (model, 20000));
      pb_edit_set_text (edit, id, PB_OBSERVATION_VALUE, "12.50");
    }
  if (kind != PB_KIND_OBSERVATION && pick (model, 2))
    pb_edit_set_text (edit, id, PB_COMMON_NOTE, "one\ntwo\nthree\nfour\nfive\n");

  g_ptr_array_add (model->ids, g_strdup (id));
}

static char *
mutate_text (PbModel    *model,
             const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text ? text : "first\nsecond\n", "\n", -1);
  g_autoptr(GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; lines[i]; i++)
    {
      guint what = pick (model, 8);

      if (what == 0)
        continue;
      if (what == 1)
        g_ptr_array_add (kept, (gpointer) pick_word (model));
      if (what == 2)
        g_ptr_array_add (kept, (gpointer) pick_word (model));
      else
        g_ptr_array_add (kept, lines[i]);
    }
  if (kept->len > 40)
    g_ptr_array_set_size (kept, 20);
  g_ptr_array_add (kept, NULL);

  return g_strjoinv ("\n", (char **) kept->pdata);
}

static void
change_record (PbModel       *model,
               PbTestLibrary *library,
               PbEdit        *edit)
{
  const char *id = pick_id (model);
  g_autoptr(PbRecord) record = pb_engine_load (library->engine, id, NULL);
  PbKind kind;

  if (record == NULL)
    return;
  kind = pb_record_get_kind (record);

  if (pb_record_get_deleted (record))
    {
      if (pick (model, 3) == 0)
        pb_edit_restore (edit, kind, id);
      return;
    }

  switch (pick (model, 9))
    {
    case 0:
    case 1:
      {
        g_autofree char *text = mutate_text (model, pb_record_get_text (record, PB_COMMON_NOTE));

        pb_edit_set_text (edit, id, PB_COMMON_NOTE, pick (model, 12) ? text : NULL);
        break;
      }

    case 2:
      pb_edit_set_add (edit, id, PB_COMMON_TAGS, pick_word (model));
      break;

    case 3:
      pb_edit_set_remove (edit, id, PB_COMMON_TAGS, pick_word (model));
      break;

    case 4:
      {
        const char *words[] = { pick_word (model), pick_word (model) };
        g_autoptr(GVariant) set = pb_field_new_set (words, G_N_ELEMENTS (words));

        pb_edit_set_value (edit, id, PB_COMMON_TAGS, set);
        break;
      }

    case 5:
      if (pick (model, 3) == 0)
        pb_edit_delete (edit, kind, id);
      break;

    case 6:
      pb_edit_set_text (edit, id, PB_COMMON_SOURCE, pick (model, 4) ? pick_word (model) : NULL);
      break;

    default:
      if (kind == PB_KIND_GROUP)
        {
          gboolean deleted;
          const char *parent = pick_id (model);

          if (pick (model, 2) && get_kind (library, parent, &deleted) == PB_KIND_GROUP)
            pb_edit_set_text (edit, id, PB_GROUP_PARENT, pick (model, 4) ? parent : NULL);
          else
            pb_edit_set_text (edit, id, PB_GROUP_NAME, pick_word (model));
          pb_edit_set_flag (edit, id, PB_GROUP_OWN, pick (model, 2));
        }
      else if (kind == PB_KIND_AGREEMENT)
        {
          pb_edit_set_enum (edit, id, PB_AGREEMENT_STATUS, (int) pick (model, 4));
          pb_edit_set_day (edit, id, PB_AGREEMENT_START, (PbDay) pick (model, 4));
          pb_edit_set_integer (edit, id, PB_AGREEMENT_NOTICE_DAYS, pick (model, 3));
        }
      break;
    }
}

void
model_edit (PbModel *model,
            guint    replica)
{
  PbTestLibrary *library = model->replicas[replica];
  g_autoptr(PbEdit) change = pb_edit_new ("Change");

  library->now = model->now + model->skews[replica];

  /* Few records, so that many meet in one. */
  if (model->ids->len < 6 || pick (model, 16) == 0)
    add_record (model, library, change);
  else
    for (guint n = pick (model, 3) + 1; n > 0; n--)
      change_record (model, library, change);

  if (pb_edit_get_n_changes (change) > 0)
    {
      gint64 op = pb_test_library_commit (library, change);

      /* Now and then an action is taken back at once. */
      if (op != 0 && pick (model, 8) == 0)
        {
          g_autoptr(PbEngineAction) action = pb_engine_get_action (library->engine, op, TRUE, NULL);
          g_autoptr(PbEdit) undo = pb_engine_invert (library->engine, action, "Undo");

          pb_test_library_commit (library, undo);
        }
    }
}

/* An identity that an operation might name: of one that is there, or of none. */
static void
append_pred (PbModel *model,
             GString *json)
{
  PbTestLibrary *library = model->replicas[pick (model, model->n)];
  g_autoptr(PbSqlStatement) statement =
    pb_sql_prepare (library->sql, "SELECT hlc, (SELECT d.tag FROM device d JOIN log l USING (dev)"
                                  " WHERE l.log = o.id >> 40) FROM op o"
                                  " ORDER BY o.id * 7919 % 10007 LIMIT 1 OFFSET ?", NULL);
  PbStamp stamp = { model->hlc - 1 - pick (model, 1000), 0xabcdef01 };
  char text[PB_STAMP_LENGTH + 1];

  sqlite3_bind_int (statement, 1, (int) pick (model, 30));
  if (pick (model, 5) && sqlite3_step (statement) == SQLITE_ROW)
    {
      stamp.hlc = (guint64) sqlite3_column_int64 (statement, 0);
      stamp.tag = (guint32) sqlite3_column_int64 (statement, 1);
    }
  pb_stamp_format (&stamp, text);
  g_string_append_printf (json, "\"%s\"", text);
}

/* What a newer version, or a broken one, might write. */
void
model_write_strange (PbModel *model)
{
  static const char * const values[] = {
    "\"note\":{\"f\":\"strange\\ntext\\n\"}",
    "\"note\":{\"d\":[[1,1,\"delta\\n\"]]}",
    "\"note\":{\"d\":[[900,1,\"does not fit\"]]}",
    "\"note\":null",
    "\"note\":5",
    "\"name\":\"from elsewhere\"",
    "\"name\":{\"x\":1}",
    "\"status\":\"never-heard-of\"",
    "\"start\":\"2026-02-30\"",
    "\"parent\":\"0123456789abcdef0123456789abcdef\"",
    "\"tags/care\":0",
    "\"tags/care\":\"a5\"",
    "\"tags/forest\":null",
    "\"future_field\":{\"deep\":[1,[2,{\"x\":null}]]}",
    "\"future_set/a/b\":1",
    "\"value\":\"99\"",
    "\"$del\":0",
    "\"$del\":{\"v\":{}}",
    "\"$del\":{\"v\":{\"abcdef01\":\"7fffffffffffffff\"}}",
    "\"$del\":1",
  };
  static const char * const kinds[] = { "group", "agreement", "future-kind", "observation" };
  const char *value = values[pick (model, G_N_ELEMENTS (values))];
  g_autofree char *key = g_strndup (value, strchr (value, ':') - value);
  g_autofree char *fresh = make_id (model);
  const char *entity = model->ids->len > 0 && pick (model, 6) ? pick_id (model) : fresh;
  const char *kind = kinds[pick (model, G_N_ELEMENTS (kinds))];
  GString *body = g_string_new ("{");
  gboolean deleted;
  PbKind known;

  /* Mostly it knows what the record is. */
  known = get_kind (model->replicas[pick (model, model->n)], entity, &deleted);
  if (known != PB_KIND_COMMON && pick (model, 6))
    kind = pb_kind_get_info (known)->name;

  if (pick (model, 6) == 0)
    g_string_append (body, "\"c\":1,");
  g_string_append_printf (body, "\"s\":{%s}", value);
  if (pick (model, 2))
    {
      g_string_append_printf (body, ",\"p\":{%s:[", key);
      append_pred (model, body);
      if (pick (model, 2))
        {
          g_string_append_c (body, ',');
          append_pred (model, body);
        }
      g_string_append (body, "]}");
    }
  if (pick (model, 3) == 0)
    g_string_append (body, ",\"later\":[true,{\"kept\":\"\\u00e9\\/\"}]");
  g_string_append_c (body, '}');

  /* Sometimes its clock stands still. */
  if (model->hlc == 0 || pick (model, 20))
    model->hlc = pb_hlc_next (model->now, model->hlc, 0);

  g_ptr_array_add (model->lines,
                   g_strdup_printf ("{\"q\":%u,\"h\":\"%016" G_GINT64_MODIFIER "x\",\"e\":\"%s\","
                                    "\"k\":\"%s\",\"o\":%s}", model->lines->len + 1, model->hlc,
                                    entity, kind, body->str));
  g_string_free (body, TRUE);

  if (entity == fresh)
    g_ptr_array_add (model->ids, g_steal_pointer (&fresh));
}
