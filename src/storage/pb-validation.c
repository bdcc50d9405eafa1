/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-validation-private.h"

#include "storage/pb-store-error.h"
#include "storage/pb-worker.h"

#include "model/pb-field-value.h"

#include <glib/gi18n-lib.h>

/* How far chains of owners and parents are followed. */
#define MAX_DEPTH 64

/* Sets an error that says which rule is broken.  Returns %FALSE. */
gboolean
pb_validation_fail (GError     **error,
                    const char  *format,
                    ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  g_set_error_literal (error, PB_STORE_ERROR, PB_STORE_ERROR_INVALID, message);

  return FALSE;
}

/* Takes over a sentence on what may stay so for now, once. */
void
pb_validation_warn (PbValidation *self,
                    char         *sentence)
{
  if (g_ptr_array_find_with_equal_func (self->warnings, sentence, g_str_equal, NULL))
    g_free (sentence);
  else
    g_ptr_array_add (self->warnings, sentence);
}

/* Goes on where a broken rule is only to be told; otherwise passes @broken on. */
static gboolean
tolerate (PbValidation  *self,
          GError        *broken,
          GError       **error)
{
  if (self->flags & PB_VALIDATION_LIST &&
      (g_error_matches (broken, PB_STORE_ERROR, PB_STORE_ERROR_INVALID) ||
       g_error_matches (broken, PB_STORE_ERROR, PB_STORE_ERROR_REFERENCED)))
    {
      pb_validation_warn (self, g_strdup (broken->message));
      g_error_free (broken);
      return TRUE;
    }

  g_propagate_error (error, broken);

  return FALSE;
}

/* What sentences call a record: its kind and its title. */
char *
pb_validation_describe (PbRecord *record)
{
  const char *kind = pb_kind_get_label (pb_record_get_kind (record));
  g_autofree char *title = pb_record_dup_title (record);

  if (g_strcmp0 (title, kind) == 0)
    return g_steal_pointer (&title);

  /* Translators: a kind of record and its title: Decision “Rent a van” */
  return g_strdup_printf (_("%s “%s”"), kind, title);
}

/* Whether a value is stored as none. */
static gboolean
is_nothing (GVariant *value)
{
  if (value == NULL)
    return TRUE;
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT32))
    return g_variant_get_int32 (value) == PB_DAY_NONE;

  /* Only the zero at its end. */
  return g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) && g_variant_get_size (value) == 1;
}

/* A record that the edit brought into being holds what the edit gave it, so that it need
 * not be read back.
 *
 * Returns: (transfer full) (nullable): the record, or %NULL where it must be read
 */
static PbRecord *
make_fresh (PbValidation *self,
            const char   *id)
{
  const PbTouched *touched = g_hash_table_lookup (self->touched, id);
  g_autoptr(PbRecord) record = NULL;

  if (touched == NULL || touched->n == 0 || !g_hash_table_contains (self->fresh, id))
    return NULL;

  for (guint i = 0; i < touched->n; i++)
    {
      const PbChange *change = pb_edit_get_change (self->edit, touched->first + i);
      const PbFieldInfo *field = change->field ? pb_field_get_info (change->field) : NULL;

      if (i == 0 && change->type == PB_CHANGE_CREATE)
        record = pb_record_new (change->kind, id);
      else if (record == NULL || change->type != PB_CHANGE_SET ||
               pb_field_type_is_set (field->type) || field->flags & PB_FIELD_TREE)
        return NULL;
      else
        pb_record_set_value (record, change->field,
                             is_nothing (change->value) ? NULL : change->value);
    }

  return g_steal_pointer (&record);
}

/* Reads a record; @record is set to %NULL where there is none, and borrowed. */
gboolean
pb_validation_get (PbValidation  *self,
                   const char    *id,
                   PbRecord     **record,
                   GError       **error)
{
  g_autoptr(PbRecord) loaded = NULL;

  *record = g_hash_table_lookup (self->records, id);
  if (*record)
    return TRUE;

  loaded = make_fresh (self, id);
  if (loaded == NULL && !pb_worker_lookup (self->engine, id, PB_WORKER_NOW, &loaded, error))
    return FALSE;

  *record = loaded;
  if (loaded)
    g_hash_table_insert (self->records, g_strdup (id), g_steal_pointer (&loaded));

  return TRUE;
}

/* Whether the edit gave @field of the record a value, or creates the record. */
gboolean
pb_validation_sets (PbValidation *self,
                    const char   *id,
                    PbFieldId     field)
{
  const PbTouched *touched = g_hash_table_lookup (self->touched, id);

  return touched &&
         (touched->whole || (touched->fields && g_hash_table_contains (touched->fields,
                                                                       GUINT_TO_POINTER (field))));
}

static void
touched_free (gpointer data)
{
  PbTouched *touched = data;

  g_clear_pointer (&touched->fields, g_hash_table_unref);
  g_free (touched);
}

static GHashTable *
list_touched (PbEdit *edit)
{
  GHashTable *all = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, touched_free);
  PbTouched *touched = NULL;
  const char *id = NULL;

  for (guint i = 0; i < pb_edit_get_n_changes (edit); i++)
    {
      const PbChange *change = pb_edit_get_change (edit, i);

      if (change->id != id)
        touched = g_hash_table_lookup (all, change->id);
      id = change->id;

      if (touched == NULL)
        {
          touched = g_new0 (PbTouched, 1);
          touched->first = i;
          g_hash_table_insert (all, change->id, touched);
        }
      touched->n = touched->first + touched->n == i ? touched->n + 1 : 0;

      if (change->type == PB_CHANGE_CREATE || change->type == PB_CHANGE_RESTORE)
        touched->whole = TRUE;
      if (touched->whole || change->type == PB_CHANGE_DELETE)
        continue;

      if (touched->fields == NULL)
        touched->fields = g_hash_table_new (NULL, NULL);
      g_hash_table_add (touched->fields, GUINT_TO_POINTER (change->field));
    }

  return all;
}

/* A part goes out of sight with the record that it belongs to. */
gboolean
pb_validation_is_shown (PbValidation  *self,
                        PbRecord      *record,
                        gboolean      *shown,
                        GError       **error)
{
  for (int depth = 0; depth < MAX_DEPTH; depth++)
    {
      const char *owner = pb_worker_get_owner (record);
      PbRecord *next;

      *shown = !pb_record_get_deleted (record);
      if (!*shown || owner == NULL)
        return TRUE;

      if (!pb_validation_get (self, owner, &next, error))
        return FALSE;
      if (next == NULL)
        return TRUE;
      record = next;
    }

  return TRUE;
}

/* Finds the records, in sight or not, whose @field refers to @id.
 *
 * Returns: (transfer full) (element-type PbRecord)
 */
GPtrArray *
pb_validation_find (PbValidation  *self,
                    PbFieldId      field,
                    const char    *id,
                    GError       **error)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  const PbFieldInfo *info = pb_field_get_info (field);
  g_autofree char *query = NULL;
  g_autoptr(PbSqlStatement) statement = NULL;
  gboolean row;

  if (info->type == PB_TYPE_REF_SET)
    query = g_strdup ("SELECT lower(hex(e.uuid)) FROM member m CROSS JOIN entity e USING (eid)"
                      " WHERE m.fid = ?2 AND m.elem = ?1 AND m.present AND e.state = 0");
  else
    query = g_strdup_printf ("SELECT lower(hex(e.uuid)) FROM %s r CROSS JOIN entity e USING (eid)"
                             " WHERE r.\"%s\" = (SELECT eid FROM entity WHERE uuid = unhex(?1))"
                             " AND e.state = 0",
                             pb_engine_get_table (PB_FIELD_KIND (field)), info->name);

  statement = pb_sql_prepare (self->sql, query, error);
  if (statement == NULL)
    return NULL;

  pb_sql_bind_text (statement, 1, id);
  if (info->type == PB_TYPE_REF_SET)
    sqlite3_bind_int64 (statement, 2, field);

  while (TRUE)
    {
      if (!pb_sql_step (self->sql, statement, &row, error))
        return NULL;
      if (!row)
        break;
      g_ptr_array_add (ids, g_strdup (pb_sql_get_text (statement, 0)));
    }

  for (guint i = 0; i < ids->len; i++)
    {
      PbRecord *record;

      if (!pb_validation_get (self, ids->pdata[i], &record, error))
        return NULL;
      if (record)
        g_ptr_array_add (found, g_object_ref (record));
    }

  return g_steal_pointer (&found);
}

/* Says what an edit may not even try: to change what does not exist, to create
 * what exists, and to change what only newer records may replace.
 */
gboolean
pb_validation_check_before (PbEngine           *engine,
                            PbEdit             *edit,
                            PbValidationFlags   flags,
                            GError            **error)
{
  g_autoptr(GHashTable) created = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GError) local_error = NULL;
  const char *last = NULL;

  if (!pb_edit_check (edit, &local_error))
    return pb_validation_fail (error, "%s", local_error->message);

  for (guint i = 0; i < pb_edit_get_n_changes (edit); i++)
    {
      const PbChange *change = pb_edit_get_change (edit, i);
      g_autoptr(PbRecord) record = NULL;
      g_autofree char *name = NULL;
      const PbKindInfo *info;

      /* Changes of one record come one after the other mostly, and share its identifier. */
      if (change->id == last || g_hash_table_contains (created, change->id))
        continue;

      if (!pb_worker_lookup (engine, change->id, PB_WORKER_NOW, &record, error))
        return FALSE;

      if (change->type == PB_CHANGE_CREATE)
        {
          last = change->id;
          g_hash_table_add (created, change->id);

          /* What was deleted may be entered anew. */
          if (record == NULL || pb_record_get_deleted (record))
            continue;

          name = pb_validation_describe (record);
          g_set_error (error, PB_STORE_ERROR, PB_STORE_ERROR_EXISTS,
                       /* Translators: %s is a kind of record and its title */
                       _("%s is there already."), name);
          return FALSE;
        }

      if (record == NULL)
        {
          g_set_error (error, PB_STORE_ERROR, PB_STORE_ERROR_NOT_FOUND,
                       /* Translators: %s is a kind of record */
                       _("%s: the record to be changed is not in this library."),
                       change->kind ? pb_kind_get_label (change->kind) : _("Record"));
          return FALSE;
        }

      if (change->kind != PB_KIND_COMMON && change->kind != pb_record_get_kind (record))
        {
          name = pb_validation_describe (record);
          /* Translators: the first %s is a kind of record and its title, the second a kind */
          return pb_validation_fail (error, _("%s is not of the kind “%s”."), name,
                                     pb_kind_get_label (change->kind));
        }

      info = pb_kind_get_info (pb_record_get_kind (record));
      if (!(info->flags & PB_KIND_APPEND_ONLY) || flags & PB_VALIDATION_UNDO)
        continue;

      /* Notes and tags are about the record, not part of what it says. */
      if ((change->field && PB_FIELD_KIND (change->field) != PB_KIND_COMMON) ||
          (change->type == PB_CHANGE_DELETE && info->kind == PB_KIND_ATTESTATION))
        {
          name = pb_validation_describe (record);
          /* Translators: %s is a kind of record and its title */
          return pb_validation_fail (error,
                                     _("%s is never changed: add a new one that takes its place."),
                                     name);
        }
    }

  return TRUE;
}

/* A reference must point to a record that is there and may be referred to. */
static gboolean
check_reference (PbValidation  *self,
                 PbRecord      *record,
                 PbFieldId      field,
                 const char    *target,
                 GError       **error)
{
  g_autofree char *name = NULL;
  PbRecord *other;
  gboolean shown = FALSE;

  if (!pb_validation_get (self, target, &other, error))
    return FALSE;
  if (other && !pb_validation_is_shown (self, other, &shown, error))
    return FALSE;

  if (shown && pb_field_may_refer (field, pb_record_get_kind (other)))
    return TRUE;

  name = pb_validation_describe (record);
  if (shown)
    /* Translators: a kind of record and its title, a field, a kind of record */
    return pb_validation_fail (error, _("%s: “%s” may not refer to a record of the kind “%s”."),
                               name, pb_field_get_label (field),
                               pb_kind_get_label (pb_record_get_kind (other)));

  /* Translators: a kind of record and its title, a field */
  return pb_validation_fail (error, _("%s: “%s” refers to a record that is not there."), name,
                             pb_field_get_label (field));
}

static gboolean
check_references (PbValidation  *self,
                  PbRecord      *record,
                  GError       **error)
{
  const PbFieldInfo *info;

  for (guint i = 0; (info = pb_kind_get_nth_field (pb_record_get_kind (record), i)); i++)
    {
      if (!pb_field_type_is_ref (info->type) || !pb_record_has (record, info->id) ||
          !pb_validation_sets (self, pb_record_get_id (record), info->id))
        continue;

      if (info->type == PB_TYPE_REF)
        {
          if (!check_reference (self, record, info->id, pb_record_get_text (record, info->id),
                                error))
            return FALSE;
        }
      else
        {
          g_autofree const char **ids = pb_record_get_set (record, info->id, NULL);

          for (int j = 0; ids[j]; j++)
            {
              if (!check_reference (self, record, info->id, ids[j], error))
                return FALSE;
            }
        }
    }

  return TRUE;
}

/* Following a parent must never lead back.  The tables leave out the reference
 * that would close the circle, so this goes by what the edit asks for.
 */
static gboolean
check_tree (PbValidation    *self,
            const PbChange  *change,
            GError         **error)
{
  const PbFieldInfo *info = pb_field_get_info (change->field);
  g_autofree char *name = NULL;
  const char *next;
  PbRecord *record;

  if (change->type != PB_CHANGE_SET || !(info->flags & PB_FIELD_TREE) || change->value == NULL)
    return TRUE;

  next = g_variant_get_string (change->value, NULL);
  for (int depth = 0; next && depth < MAX_DEPTH; depth++)
    {
      if (g_str_equal (next, change->id))
        {
          if (!pb_validation_get (self, change->id, &record, error))
            return FALSE;

          name = pb_validation_describe (record);
          /* Translators: a kind of record and its title, a field */
          return pb_validation_fail (error, _("%s: “%s” leads back to itself."), name,
                                     pb_field_get_label (change->field));
        }

      if (!pb_validation_get (self, next, &record, error))
        return FALSE;
      next = record && pb_record_get_kind (record) == PB_FIELD_KIND (change->field)
               ? pb_record_get_text (record, change->field)
               : NULL;
    }

  return TRUE;
}

/* Counts the records in sight that refer to @id by @field. */
static gboolean
add_referring (PbValidation  *self,
               PbFieldId      field,
               const char    *id,
               PbRecord     **first,
               PbFieldId     *first_field,
               guint         *n,
               GError       **error)
{
  g_autoptr(GPtrArray) found = pb_validation_find (self, field, id, error);

  if (found == NULL)
    return FALSE;

  for (guint i = 0; i < found->len; i++)
    {
      gboolean shown;

      if (!pb_validation_is_shown (self, found->pdata[i], &shown, error))
        return FALSE;
      if (!shown)
        continue;

      if (*first == NULL)
        {
          *first = found->pdata[i];
          *first_field = field;
        }
      *n += 1;
    }

  return TRUE;
}

/* What others refer to is retired, not deleted. */
static gboolean
check_deletion (PbValidation  *self,
                PbRecord      *record,
                GError       **error)
{
  PbKind kind = pb_record_get_kind (record);
  g_autofree char *name = NULL;
  g_autofree char *other = NULL;
  PbRecord *first = NULL;
  PbFieldId first_field = 0;
  guint n = 0;

  for (guint k = 1; k < PB_N_KINDS; k++)
    {
      const PbFieldInfo *info;

      for (guint i = 0; (info = pb_kind_get_nth_field (k, i)); i++)
        {
          if (!pb_worker_is_held_by (info, kind))
            continue;

          if (!add_referring (self, info->id, pb_record_get_id (record), &first, &first_field, &n,
                              error))
            return FALSE;
        }
    }

  if (n == 0)
    return TRUE;

  name = pb_validation_describe (record);
  other = pb_validation_describe (first);
  if (n == 1)
    g_set_error (error, PB_STORE_ERROR, PB_STORE_ERROR_REFERENCED,
                 /* Translators: two times a kind of record and its title, then a field */
                 _("%s cannot be deleted: %s refers to it in “%s”. End or retire it instead."),
                 name, other, pb_field_get_label (first_field));
  else
    g_set_error (error, PB_STORE_ERROR, PB_STORE_ERROR_REFERENCED,
                 /* Translators: two times a kind of record and its title, then how many others */
                 ngettext ("%s cannot be deleted: %s and %u other record refer to it. "
                           "End or retire it instead.",
                           "%s cannot be deleted: %s and %u other records refer to it. "
                           "End or retire it instead.",
                           n - 1),
                 name, other, n - 1);

  return FALSE;
}

typedef gboolean (*CheckFunc) (PbValidation  *self,
                               PbRecord      *record,
                               GError       **error);

static gboolean
run_check (PbValidation  *self,
           CheckFunc      check,
           PbRecord      *record,
           GError       **error)
{
  GError *broken = NULL;

  return check (self, record, &broken) || tolerate (self, broken, error);
}

static gboolean
check_touched (PbValidation  *self,
               const char    *id,
               GError       **error)
{
  /* What is new is looked at once, and not kept unless something else refers to it. */
  g_autoptr(PbRecord) fresh =
    g_hash_table_contains (self->records, id) ? NULL : make_fresh (self, id);
  PbRecord *record = fresh;
  gboolean shown;

  if (fresh == NULL && !pb_validation_get (self, id, &record, error))
    return FALSE;
  if (record == NULL)
    return TRUE;

  if (pb_record_get_deleted (record))
    return run_check (self, check_deletion, record, error) &&
           run_check (self, pb_validation_check_record, record, error);

  return pb_validation_is_shown (self, record, &shown, error) &&
         (!shown || (run_check (self, check_references, record, error) &&
                     run_check (self, pb_validation_check_record, record, error)));
}

static gboolean
check_change (PbValidation    *self,
              const PbChange  *change,
              GError         **error)
{
  GError *broken = NULL;

  return check_tree (self, change, &broken) || tolerate (self, broken, error);
}

/* Checks the rules that depend on more than one field or record.  Runs after
 * the edit was applied, within its transaction.  Sentences on what may stay so
 * for now are added to @warnings.
 */
gboolean
pb_validation_check_after (PbEngine           *engine,
                           PbSql              *sql,
                           PbEdit             *edit,
                           const PbEngineResult *result,
                           PbValidationFlags   flags,
                           PbDay               today,
                           GPtrArray          *warnings,
                           GError            **error)
{
  g_autoptr(GHashTable) records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                         g_object_unref);
  g_autoptr(GHashTable) touched = list_touched (edit);
  g_autoptr(GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);
  PbValidation self = {
    .engine = engine,
    .sql = sql,
    .edit = edit,
    .flags = flags,
    .today = today,
    .warnings = warnings,
    .touched = touched,
    .fresh = result->fresh,
    .records = records,
  };
  const char *last = NULL;

  for (guint i = 0; i < pb_edit_get_n_changes (edit); i++)
    {
      const PbChange *change = pb_edit_get_change (edit, i);

      if (!check_change (&self, change, error))
        return FALSE;

      if (change->id == last)
        continue;
      last = change->id;
      if (g_hash_table_add (done, change->id) && !check_touched (&self, change->id, error))
        return FALSE;
    }

  return TRUE;
}
