/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-engine-plan.h"

#include "model/pb-id.h"

#include <glib/gi18n-lib.h>

/* So many wishes are found without a table of them. */
#define FEW 16

static guint
hash_wish (gconstpointer data)
{
  const PbWish *wish = data;

  return wish->field->id * 31 + (wish->element ? g_str_hash (wish->element) : 0);
}

static gboolean
equal_wishes (gconstpointer a,
              gconstpointer b)
{
  const PbWish *one = a;
  const PbWish *other = b;

  return one->field == other->field && g_strcmp0 (one->element, other->element) == 0;
}

static void
wish_free (gpointer data)
{
  PbWish *wish = data;

  g_free (wish->element);
  g_clear_pointer (&wish->value, g_variant_unref);
  g_free (wish);
}

static void
plan_free (gpointer data)
{
  PbPlan *plan = data;

  g_clear_pointer (&plan->by_register, g_hash_table_unref);
  g_clear_pointer (&plan->wishes, g_ptr_array_unref);
  pb_entity_clear (&plan->entity);
  g_clear_pointer (&plan->fold, pb_fold_free);
  g_free (plan);
}

/* Most records are given so few wishes that it is quicker to go through them. */
static PbWish *
find_wish (PbPlan            *plan,
           const PbFieldInfo *field,
           const char        *element)
{
  PbWish wanted = { .field = field, .element = (char *) element };

  if (plan->wishes->len < FEW)
    {
      for (guint i = 0; i < plan->wishes->len; i++)
        {
          if (equal_wishes (plan->wishes->pdata[i], &wanted))
            return plan->wishes->pdata[i];
        }
      return NULL;
    }

  if (plan->by_register == NULL)
    {
      plan->by_register = g_hash_table_new (hash_wish, equal_wishes);
      for (guint i = 0; i < plan->wishes->len; i++)
        g_hash_table_add (plan->by_register, plan->wishes->pdata[i]);
    }

  return g_hash_table_lookup (plan->by_register, &wanted);
}

static void
add_wish (PbPlan            *plan,
          const PbFieldInfo *field,
          const char        *element,
          gboolean           present,
          GVariant          *value)
{
  PbWish *wish = find_wish (plan, field, element);

  if (wish == NULL)
    {
      wish = g_new0 (PbWish, 1);
      wish->field = field;
      wish->element = g_strdup (element);
      g_ptr_array_add (plan->wishes, wish);
      if (plan->by_register)
        g_hash_table_add (plan->by_register, wish);
    }

  wish->present = present;
  g_clear_pointer (&wish->value, g_variant_unref);
  wish->value = value ? g_variant_ref (value) : NULL;
}

static PbPlan *
open_plan (PbEngine    *self,
           GPtrArray   *plans,
           GHashTable  *by_id,
           const char  *id,
           GError     **error)
{
  PbPlan *plan = g_hash_table_lookup (by_id, id);

  if (plan)
    return plan;

  plan = g_new0 (PbPlan, 1);
  plan->id = id;
  plan->wishes = g_ptr_array_new_full (FEW, wish_free);
  pb_entity_init (&plan->entity);
  g_ptr_array_add (plans, plan);
  g_hash_table_insert (by_id, (gpointer) id, plan);

  if (!pb_id_to_bytes (id, plan->uuid) ||
      !pb_engine_find_entity (self, plan->uuid, &plan->entity, error))
    return NULL;
  plan->kind = plan->entity.known;

  return plan;
}

static gboolean
list_members (PbEngine    *self,
              gint64       eid,
              PbFieldId    field,
              GPtrArray   *elements,
              GError     **error)
{
  g_autoptr(PbSqlStatement) statement =
    pb_sql_prepare (self->sql, "SELECT elem FROM member WHERE eid = ? AND fid = ? AND present",
                    error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, eid);
  sqlite3_bind_int (statement, 2, (int) field);

  for (;;)
    {
      if (!pb_sql_step (self->sql, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      g_ptr_array_add (elements, g_strdup (pb_sql_get_text (statement, 0)));
    }
}

/* The whole new set: what is there and not in it goes. */
static gboolean
wish_set (PbEngine           *self,
          PbPlan             *plan,
          const PbFieldInfo  *field,
          GVariant           *value,
          GError            **error)
{
  g_autoptr(GPtrArray) there = g_ptr_array_new_with_free_func (g_free);
  g_autofree const char **wanted = value ? g_variant_get_strv (value, NULL) : NULL;

  if (!list_members (self, plan->entity.eid, field->id, there, error))
    return FALSE;

  for (guint i = 0; i < plan->wishes->len; i++)
    {
      PbWish *wish = plan->wishes->pdata[i];

      if (wish->field == field)
        wish->present = FALSE;
    }

  for (guint i = 0; i < there->len; i++)
    add_wish (plan, field, there->pdata[i], FALSE, NULL);
  for (guint i = 0; wanted && wanted[i]; i++)
    add_wish (plan, field, wanted[i], TRUE, NULL);

  return TRUE;
}

static gboolean
check_kind (PbPlan          *plan,
            const PbChange  *change,
            GError         **error)
{
  PbKind wanted = change->field ? PB_FIELD_KIND (change->field) : change->kind;

  if (plan->kind != PB_KIND_COMMON && (wanted == PB_KIND_COMMON || wanted == plan->kind))
    return TRUE;

  g_set_error_literal (error, PB_STORE_ERROR, PB_STORE_ERROR_INVALID,
                       _("The record is of another kind than the change is for."));

  return FALSE;
}

static gboolean
plan_create (PbPlan          *plan,
             const PbChange  *change,
             GError         **error)
{
  if (plan->entity.kind != 0 && plan->entity.known != change->kind)
    return check_kind (plan, change, error);

  plan->kind = change->kind;
  if (plan->entity.state == PB_ENTITY_LIVE && plan->type != PB_PLAN_DELETE)
    {
      g_set_error (error, PB_STORE_ERROR, PB_STORE_ERROR_EXISTS,
                   /* Translators: %s is a kind of record, e.g. “Group” */
                   _("%s: the record exists already."), pb_kind_get_label (plan->kind));
      return FALSE;
    }

  plan->type = PB_PLAN_CREATE;

  return TRUE;
}

static gboolean
plan_change (PbEngine        *self,
             PbPlan          *plan,
             const PbChange  *change,
             GError         **error)
{
  gboolean creating = plan->type == PB_PLAN_CREATE;
  const PbFieldInfo *field = change->field ? pb_field_get_info (change->field) : NULL;

  if (change->type == PB_CHANGE_CREATE)
    return plan_create (plan, change, error);

  if (!creating && plan->entity.state == PB_ENTITY_STUB)
    {
      g_set_error_literal (error, PB_STORE_ERROR, PB_STORE_ERROR_NOT_FOUND,
                           _("There is no such record."));
      return FALSE;
    }
  if (!check_kind (plan, change, error))
    return FALSE;

  if (field && !creating && pb_register_is_frozen (plan->kind, field))
    {
      g_set_error (error, PB_STORE_ERROR, PB_STORE_ERROR_INVALID,
                   /* Translators: %s is the name of a field */
                   _("“%s” cannot be changed. Add a newer record instead."),
                   pb_field_get_label (field->id));
      return FALSE;
    }

  switch (change->type)
    {
    case PB_CHANGE_SET:
      if (pb_field_type_is_set (field->type))
        return wish_set (self, plan, field, change->value, error);
      add_wish (plan, field, NULL, FALSE, change->value);
      return TRUE;

    case PB_CHANGE_ADD:
    case PB_CHANGE_REMOVE:
      add_wish (plan, field, change->element, change->type == PB_CHANGE_ADD, NULL);
      return TRUE;

    case PB_CHANGE_DELETE:
      plan->type = plan->entity.state == PB_ENTITY_STUB ? PB_PLAN_NOTHING : PB_PLAN_DELETE;
      return TRUE;

    case PB_CHANGE_RESTORE:
      plan->type = PB_PLAN_RESTORE;
      return TRUE;

    case PB_CHANGE_CREATE:
    default:
      return TRUE;
    }
}

/* A record that was deleted and is created once more, as those are that there
 * is one of, begins blank.
 */
static gboolean
wish_blank (PbEngine  *self,
            PbPlan    *plan,
            GError   **error)
{
  PbKind kinds[] = { PB_KIND_COMMON, plan->kind };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      const PbFieldInfo *field;

      for (guint i = 0; (field = pb_kind_get_nth_field (kinds[k], i)); i++)
        {
          if (pb_field_type_is_set (field->type))
            {
              g_autoptr(GPtrArray) there = g_ptr_array_new_with_free_func (g_free);

              if (!list_members (self, plan->entity.eid, field->id, there, error))
                return FALSE;
              for (guint n = 0; n < there->len; n++)
                {
                  if (find_wish (plan, field, there->pdata[n]) == NULL)
                    add_wish (plan, field, there->pdata[n], FALSE, NULL);
                }
            }
          else if (find_wish (plan, field, NULL) == NULL &&
                   !pb_register_is_frozen (plan->kind, field))
            {
              add_wish (plan, field, NULL, FALSE, NULL);
            }
        }
    }

  return TRUE;
}

static gboolean
check_plan (PbEngine  *self,
            PbPlan    *plan,
            GError   **error)
{
  gboolean deleted = plan->entity.state == PB_ENTITY_DELETED;

  if (plan->type == PB_PLAN_CREATE && deleted)
    return wish_blank (self, plan, error);

  if (plan->type != PB_PLAN_CHANGE || !deleted || plan->wishes->len == 0)
    return TRUE;

  g_set_error (error, PB_STORE_ERROR, PB_STORE_ERROR_NOT_FOUND,
               /* Translators: %s is a kind of record, e.g. “Group” */
               _("%s: the record was deleted."), pb_kind_get_label (plan->kind));

  return FALSE;
}

/**
 * pb_engine_plan:
 * @self: an engine
 * @edit: what the user did
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Brings the changes of an edit together by record and register, the last word
 * on each, and checks that the records can take them.
 *
 * Returns: (transfer full) (element-type PbPlan) (nullable): a plan for each
 *   record, in the order in which they come; they borrow from @edit
 */
GPtrArray *
pb_engine_plan (PbEngine  *self,
                PbEdit    *edit,
                GError   **error)
{
  g_autoptr(GPtrArray) plans = g_ptr_array_new_with_free_func (plan_free);
  g_autoptr(GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  PbPlan *plan = NULL;

  for (guint i = 0; i < pb_edit_get_n_changes (edit); i++)
    {
      const PbChange *change = pb_edit_get_change (edit, i);

      if (plan == NULL || !g_str_equal (plan->id, change->id))
        plan = open_plan (self, plans, by_id, change->id, error);
      if (plan == NULL || !plan_change (self, plan, change, error))
        return NULL;
    }

  for (guint i = 0; i < plans->len; i++)
    {
      if (!check_plan (self, plans->pdata[i], error))
        return NULL;
    }

  return g_steal_pointer (&plans);
}
