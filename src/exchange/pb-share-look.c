/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-exchange"

#include "config.h"

#include "exchange/pb-share-look.h"

static PbLogInfo *
get_person (PbShareLook *self,
            PbShareScan *scan,
            const char  *device)
{
  PbLogInfo *person;

  for (guint i = 0; i < self->people->len; i++)
    {
      person = self->people->pdata[i];
      if (g_str_equal (person->device, device))
        return person;
    }

  for (guint i = 0; i < scan->devices->len; i++)
    {
      const PbLogInfo *info = scan->devices->pdata[i];

      if (!g_str_equal (info->device, device))
        continue;

      person = pb_log_info_new (device, info->name, info->handle, info->public_key);
      g_ptr_array_add (self->people, person);
      return person;
    }

  person = pb_log_info_new (device, NULL, NULL, NULL);
  g_ptr_array_add (self->people, person);

  return person;
}

static gboolean
look (PbShare       *share,
      PbLogList     *known,
      PbShareLook   *self,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autofree char *space = NULL;
  g_autoptr(PbShareScan) scan = NULL;
  g_autoptr(GError) local_error = NULL;

  self->kind = pb_share_probe (share, &space, &local_error);
  if (local_error)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (self->kind != PB_SHARE_SPACE)
    return TRUE;

  /* Whoever looks at the folder of others sees it as one of them would. */
  self->is_own = g_strcmp0 (space, known->space) == 0;
  g_set_str (&known->space, space);
  g_hash_table_remove_all (known->pieces);
  scan = pb_share_scan (share, known, cancellable, error);
  if (scan == NULL)
    return FALSE;

  self->n_findings = scan->findings->len;
  for (guint i = 0; i < scan->entries->len; i++)
    {
      PbShareEntry *entry = scan->entries->pdata[i];
      PbLogInfo *person = get_person (self, scan, entry->device);

      person->last = MAX (person->last, entry->last);
    }

  return TRUE;
}

static void
look_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  g_autoptr(PbShareLook) self = g_new0 (PbShareLook, 1);
  GError *error = NULL;

  self->people = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_log_info_free);
  if (look (source, data, self, cancellable, &error))
    g_task_return_pointer (task, g_steal_pointer (&self), (GDestroyNotify) pb_share_look_free);
  else
    g_task_return_error (task, error);
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  PbLogList *known = pb_store_list_logs_finish (PB_STORE (object), result, &error);

  if (known == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_task_set_task_data (task, known, (GDestroyNotify) pb_log_list_free);
  g_task_run_in_thread (task, look_thread);
}

/**
 * pb_share_look_async:
 * @share: a folder
 * @store: the library that might share in it
 * @cancellable: (nullable): to stop looking
 * @callback: called when done
 * @user_data: for @callback
 *
 * Looks at what is in a folder, without changing anything.
 */
void
pb_share_look_async (PbShare             *share,
                     PbStore             *store,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PB_IS_SHARE (share));
  g_return_if_fail (PB_IS_STORE (store));

  task = g_task_new (share, cancellable, callback, user_data);
  g_task_set_source_tag (task, pb_share_look_async);
  pb_store_list_logs_async (store, cancellable, listed_cb, task);
}

/**
 * pb_share_look_finish:
 * @share: a folder
 * @result: what the callback got
 * @error: return location for a %PB_EXCHANGE_ERROR or a `PB_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): what was found
 */
PbShareLook *
pb_share_look_finish (PbShare       *share,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, share), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pb_share_look_free:
 * @self: (transfer full): what was found
 */
void
pb_share_look_free (PbShareLook *self)
{
  g_ptr_array_unref (self->people);
  g_free (self);
}
