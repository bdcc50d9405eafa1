/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-dossier-changes.h"
#include "storage/pb-observation-days.h"
#include "storage/pb-store-query.h"

#include "model/pb-field-value.h"
#include "model/pb-id.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How far the groups above a group are followed. */
#define MAX_DEPTH 64

typedef struct
{
  char *group_id;
  PbDay day;
  PbDossier *dossier;
} DossierData;

static void
dossier_data_free (gpointer data)
{
  DossierData *self = data;

  g_free (self->group_id);
  g_clear_object (&self->dossier);
  g_free (self);
}

/* What reading a dossier works with. */
typedef struct
{
  PbWorker *worker;
  PbDossier *dossier;
  PbDay day;

  /* Those of the group itself, which the dossier does not tell before it is
   * sealed.
   */
  GPtrArray *records;

  /* Whether the day is over, so that the log has to tell how things stood. */
  gboolean past;
} Reading;

/* Whether a record that was entered after the day says itself that it was there
 * by then: it starts no later, or something happened to it.  Parts go with what
 * they belong to.
 */
static gboolean
dates_allow (Reading  *self,
             PbRecord *record)
{
  PbKind kind = pb_record_get_kind (record);
  PbDay start = pb_record_get_start (record);
  const char *owner = pb_worker_get_owner (record);
  const PbFieldInfo *info;

  if (start != PB_DAY_NONE)
    return start <= self->day;

  if (owner)
    return pb_dossier_lookup (self->dossier, owner) != NULL;

  for (guint i = 0; (info = pb_kind_get_nth_field (kind, i)); i++)
    {
      PbDay day;

      if (!(info->flags & PB_FIELD_EVENT))
        continue;
      day = pb_record_get_day (record, info->id);
      if (day != PB_DAY_NONE && day <= self->day)
        return TRUE;
    }

  return FALSE;
}

/* How a record stood on a day that is over.  What was entered later counts with
 * its first version, if its own dates say that it was there by then.
 */
static gboolean
load_past (Reading     *self,
           const char  *id,
           gboolean     always,
           PbRecord   **record,
           GError     **error)
{
  PbEngine *engine = self->worker->engine;
  g_autoptr(PbRecord) then = NULL;
  g_autoptr(PbRecord) now = NULL;
  gint64 end = pb_day_get_end (self->day);

  *record = NULL;

  if (!pb_worker_lookup (engine, id, end, &then, error))
    return FALSE;

  if (then == NULL)
    {
      if (!pb_worker_lookup (engine, id, PB_WORKER_NOW, &now, error))
        return FALSE;
      if (now && pb_record_get_created (now) > end &&
          !pb_worker_lookup (engine, id, pb_record_get_created (now), &then, error))
        return FALSE;

      if (then && !always && !dates_allow (self, then))
        g_clear_object (&then);
    }

  if (then && !pb_record_get_deleted (then))
    *record = g_steal_pointer (&then);

  return TRUE;
}

/* Reads one record as it stood on the day; @record is set to %NULL where it was
 * not there.
 */
static gboolean
load (Reading     *self,
      const char  *id,
      PbRecord   **record,
      GError     **error)
{
  g_autoptr(PbRecord) found = NULL;

  if (self->past)
    return load_past (self, id, FALSE, record, error);

  if (!pb_worker_lookup (self->worker->engine, id, PB_WORKER_NOW, &found, error))
    return FALSE;

  *record = found && !pb_record_get_deleted (found) ? g_steal_pointer (&found) : NULL;

  return TRUE;
}

/* Whether a record tells of something that had not happened by the day. */
static gboolean
tells_too_much (Reading  *self,
                PbRecord *record)
{
  const PbFieldInfo *info;

  for (guint i = 0; (info = pb_kind_get_nth_field (pb_record_get_kind (record), i)); i++)
    {
      if (info->flags & (PB_FIELD_START | PB_FIELD_EVENT) &&
          pb_record_get_day (record, info->id) > self->day)
        return TRUE;
    }

  return FALSE;
}

/* Adds a record without what had not happened by the day.  Nobody else holds it,
 * so only where something is to be hidden it takes a copy.
 */
static void
add (Reading  *self,
     PbRecord *record)
{
  g_autoptr(PbRecord) as_of = NULL;

  if (tells_too_much (self, record))
    as_of = pb_record_copy_as_of (record, self->day);
  else
    as_of = g_object_ref (record);

  if (as_of == NULL)
    return;

  pb_dossier_add (self->dossier, as_of);
  g_ptr_array_add (self->records, g_steal_pointer (&as_of));
}

static gboolean
add_by_id (Reading     *self,
           const char  *id,
           GError     **error)
{
  g_autoptr(PbRecord) record = NULL;

  if (pb_dossier_lookup (self->dossier, id))
    return TRUE;

  if (!load (self, id, &record, error))
    return FALSE;
  if (record)
    add (self, record);

  return TRUE;
}

static gboolean
list_ids (Reading   *self,
          PbKind     kind,
          PbClause  *clause,
          GPtrArray *ids,
          GError   **error)
{
  g_autofree char *head = pb_query_sql_head (kind, "lower(hex(e.uuid))");
  g_autoptr(PbSqlStatement) statement = NULL;

  statement = pb_clause_prepare (clause, self->worker->sql, head, error);
  if (statement == NULL)
    return FALSE;

  while (TRUE)
    {
      gboolean row;

      if (!pb_sql_step (self->worker->sql, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      g_ptr_array_add (ids, g_strdup (pb_sql_get_text (statement, 0)));
    }
}

/* Adds all records of a kind that @clause selects; for a day that is over it must
 * select deleted ones, too: they may have been there then.
 */
static gboolean
add_selected (Reading   *self,
              PbKind     kind,
              PbClause  *clause,
              GError   **error)
{
  if (self->past)
    {
      g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

      if (!list_ids (self, kind, clause, ids, error))
        return FALSE;
      for (guint i = 0; i < ids->len; i++)
        {
          if (!add_by_id (self, ids->pdata[i], error))
            return FALSE;
        }
    }
  else
    {
      g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

      if (!pb_worker_read_records (self->worker, kind, clause, records, error))
        return FALSE;
      for (guint i = 0; i < records->len; i++)
        add (self, records->pdata[i]);
    }

  return TRUE;
}

/* Adds all records of a kind that belong to a group. */
static gboolean
add_of_group (Reading     *self,
              PbKind       kind,
              const char  *group_id,
              GError     **error)
{
  g_auto(PbClause) clause = { 0 };

  pb_query_sql_build_group (kind, group_id, self->past, &clause);

  return add_selected (self, kind, &clause, error);
}

/* Adds the observations of the metrics that were read, metric by metric: of days with
 * very many of them those that stand for all.
 */
static gboolean
add_observations (Reading  *self,
                  GError  **error)
{
  g_autoptr(GPtrArray) metrics = g_ptr_array_new ();

  for (guint i = 0; i < self->records->len; i++)
    {
      if (pb_record_get_kind (self->records->pdata[i]) == PB_KIND_METRIC)
        g_ptr_array_add (metrics, self->records->pdata[i]);
    }

  for (guint i = 0; i < metrics->len; i++)
    {
      const char *id = pb_record_get_id (metrics->pdata[i]);
      g_auto(PbClause) clause = { 0 };

      pb_observation_days_select (id, self->past, &clause);
      if (!add_selected (self, PB_KIND_OBSERVATION, &clause, error) ||
          !pb_observation_days_tell (self->worker->sql, id, self->dossier, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_kind (Reading  *self,
          PbKind    kind,
          GError  **error)
{
  gboolean crowded = FALSE;

  if (kind == PB_KIND_OBSERVATION &&
      !pb_observation_days_have (self->worker->sql, &crowded, error))
    return FALSE;

  return crowded ? add_observations (self, error)
                 : add_of_group (self, kind, pb_dossier_get_group_id (self->dossier), error);
}

/* How many owners lie between a kind and the group at the most: parts are read
 * after what they belong to.
 */
static guint
get_depth (PbKind kind)
{
  const PbFieldInfo *owner = pb_kind_find_flag (kind, PB_FIELD_OWNER);

  if (owner == NULL)
    return 0;

  return owner->refs == PB_REFS_ANY ? 2 : 1;
}

static gboolean
add_all_of_group (Reading  *self,
                  GError  **error)
{
  for (guint depth = 0; depth <= 2; depth++)
    {
      for (guint kind = 1; kind < PB_N_KINDS; kind++)
        {
          if (get_depth (kind) == depth && kind != PB_KIND_GROUP &&
              !add_kind (self, kind, error))
            return FALSE;
        }
    }

  return TRUE;
}

/* The groups above, and the networks that the group is a member of. */
static gboolean
list_networks (Reading    *self,
               GPtrArray  *relations,
               GPtrArray  *networks,
               GError    **error)
{
  const char *group_id = pb_dossier_get_group_id (self->dossier);
  PbRecord *group = pb_dossier_get_group (self->dossier);

  for (int depth = 0; group && depth < MAX_DEPTH; depth++)
    {
      const char *parent = pb_record_get_text (group, PB_GROUP_PARENT);

      if (parent == NULL || g_ptr_array_find_with_equal_func (networks, parent, g_str_equal, NULL))
        break;

      g_ptr_array_add (networks, g_strdup (parent));
      if (!add_by_id (self, parent, error))
        return FALSE;
      group = pb_dossier_lookup (self->dossier, parent);
    }

  for (guint i = 0; i < relations->len; i++)
    {
      PbRecord *relation = relations->pdata[i];
      const char *to = pb_record_get_text (relation, PB_RELATION_TO);

      if (pb_record_get_enum (relation, PB_RELATION_KIND) == PB_RELATION_KIND_MEMBER_OF_NETWORK &&
          to && g_strcmp0 (to, group_id) != 0)
        g_ptr_array_add (networks, g_strdup (to));
    }

  return TRUE;
}

static gboolean
add_network_goals (Reading  *self,
                   guint     n_own,
                   GError  **error)
{
  g_autoptr(GPtrArray) networks = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) relations = g_ptr_array_new ();

  for (guint i = 0; i < n_own; i++)
    {
      if (pb_record_get_kind (self->records->pdata[i]) == PB_KIND_RELATION)
        g_ptr_array_add (relations, self->records->pdata[i]);
    }

  if (!list_networks (self, relations, networks, error))
    return FALSE;

  for (guint i = 0; i < networks->len; i++)
    {
      if (!add_of_group (self, PB_KIND_NETWORK_GOAL, networks->pdata[i], error))
        return FALSE;
    }

  return TRUE;
}

/* The phases of the other groups of its relations, which say what to expect of
 * them.
 */
static gboolean
add_partner_phases (Reading  *self,
                    guint     n_own,
                    GError  **error)
{
  static const PbFieldId ends[] = { PB_RELATION_FROM, PB_RELATION_TO };
  const char *group_id = pb_dossier_get_group_id (self->dossier);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_own; i++)
    {
      PbRecord *relation = self->records->pdata[i];

      if (pb_record_get_kind (relation) != PB_KIND_RELATION)
        continue;

      for (guint end = 0; end < G_N_ELEMENTS (ends); end++)
        {
          const char *other = pb_record_get_text (relation, ends[end]);

          if (other && strcmp (other, group_id) != 0 &&
              g_hash_table_add (seen, (gpointer) other) &&
              !add_of_group (self, PB_KIND_PHASE_TRANSITION, other, error))
            return FALSE;
        }
    }

  return TRUE;
}

/* What other groups have recorded of what they did together with this one: it is
 * contact for both, whoever wrote it down.
 */
static gboolean
add_shared_activities (Reading  *self,
                       GError  **error)
{
  g_autoptr(PbQuery) query = pb_query_new (PB_KIND_ACTIVITY);
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto(PbClause) clause = { 0 };

  pb_query_add_filter (query, PB_ACTIVITY_GROUPS,
                       g_variant_new_string (pb_dossier_get_group_id (self->dossier)));
  pb_query_sql_build (query, &clause);
  if (!pb_worker_read_records (self->worker, PB_KIND_ACTIVITY, &clause, records, error))
    return FALSE;

  for (guint i = 0; i < records->len; i++)
    {
      if (!add_by_id (self, pb_record_get_id (records->pdata[i]), error))
        return FALSE;
    }

  return TRUE;
}

/* What the group's records refer to beyond the group: the other groups of its
 * relations, their liaisons, the parties of its agreements.
 */
static gboolean
add_referred (Reading   *self,
              PbRecord  *record,
              GError   **error)
{
  const PbFieldInfo *info;

  for (guint i = 0; (info = pb_kind_get_nth_field (pb_record_get_kind (record), i)); i++)
    {
      if (!pb_field_type_is_ref (info->type) || !pb_record_has (record, info->id))
        continue;

      if (info->type == PB_TYPE_REF)
        {
          if (!add_by_id (self, pb_record_get_text (record, info->id), error))
            return FALSE;
        }
      else
        {
          g_autofree const char **ids = pb_record_get_set (record, info->id, NULL);

          for (int j = 0; ids[j]; j++)
            {
              if (!add_by_id (self, ids[j], error))
                return FALSE;
            }
        }
    }

  return TRUE;
}

static gboolean
find_group (Reading     *self,
            const char  *group_id,
            PbRecord   **group,
            GError     **error)
{
  g_autoptr(PbRecord) found = NULL;

  /* Judging in the past starts from the group, even if it was entered later. */
  if (self->past ? !load_past (self, group_id, TRUE, &found, error)
                 : !load (self, group_id, &found, error))
    return FALSE;

  if (found == NULL || pb_record_get_kind (found) != PB_KIND_GROUP)
    {
      g_set_error_literal (error, PB_STORE_ERROR, PB_STORE_ERROR_NOT_FOUND,
                           _("The group is not in this library."));
      return FALSE;
    }

  *group = g_steal_pointer (&found);

  return TRUE;
}

static gboolean
read_dossier (PbWorker     *worker,
              DossierData  *data,
              GError      **error)
{
  g_autoptr(PbRecord) group = NULL;
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean watched[PB_N_KINDS];
  guint n_own;
  Reading reading = {
    .worker = worker,
    .records = records,
    .day = data->day,
    .past = data->day < pb_clock_get_today (worker->clock),
  };

  if (!find_group (&reading, data->group_id, &group, error))
    return FALSE;

  dossier = pb_dossier_new (group, data->day);
  reading.dossier = dossier;
  g_ptr_array_add (records, g_object_ref (group));
  if (!add_all_of_group (&reading, error))
    return FALSE;

  n_own = records->len;
  if (!add_network_goals (&reading, n_own, error) ||
      !add_partner_phases (&reading, n_own, error) ||
      !add_shared_activities (&reading, error))
    return FALSE;

  for (guint kind = 1; kind < PB_N_KINDS; kind++)
    watched[kind] = pb_dossier_watches (kind);

  for (guint i = 0; i < n_own; i++)
    {
      PbRecord *record = records->pdata[i];

      if (!add_referred (&reading, record, error))
        return FALSE;
      if (watched[pb_record_get_kind (record)] &&
          !pb_dossier_read_changes (worker, dossier, record, reading.past, error))
        return FALSE;
    }

  pb_dossier_seal (dossier);
  data->dossier = g_steal_pointer (&dossier);

  return TRUE;
}

static gboolean
dossier_work (PbWorker    *worker,
              PbStoreJob  *job,
              GError     **error)
{
  if (!pb_worker_begin_read (worker, error))
    return FALSE;

  return pb_worker_end_read (worker, read_dossier (worker, job->data, error));
}

static void
dossier_done (PbStore    *self,
              PbStoreJob *job)
{
  DossierData *data = job->data;

  g_task_return_pointer (job->task, g_steal_pointer (&data->dossier), g_object_unref);
}

/**
 * pb_store_dossier_async:
 * @self: a store
 * @group_id: the identifier of a group
 * @day: the day to look from
 * @cancellable: (nullable): to give up before it starts
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Reads what judging and reporting need to know of a group, all at one moment:
 * the group and its records of all kinds, the groups and people that these
 * refer to, the goals of its networks, the phases of the other groups of its
 * relations, what other groups did together with it, and the past changes that
 * rules watch.
 *
 * For a day that is over, each record is as the library knew it at the end of
 * that day, texts included.  A record that was entered later counts as it was
 * first entered, if its own dates say that it was there by then.
 *
 * The records of a dossier are not live: it may be read on any thread.
 */
void
pb_store_dossier_async (PbStore             *self,
                        const char          *group_id,
                        PbDay                day,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  DossierData *data;
  GTask *task;

  g_return_if_fail (PB_IS_STORE (self));
  g_return_if_fail (pb_id_is_valid (group_id));
  g_return_if_fail (day != PB_DAY_NONE);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pb_store_dossier_async);

  data = g_new0 (DossierData, 1);
  data->group_id = g_strdup (group_id);
  data->day = day;
  pb_store_push (self, PB_STORE_READER, task, dossier_work, dossier_done, data, dossier_data_free);
}

/**
 * pb_store_dossier_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the dossier, sealed
 */
PbDossier *
pb_store_dossier_finish (PbStore       *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
