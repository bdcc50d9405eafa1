/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-store-exchange.h"

#include "storage/pb-store-private.h"
#include "storage/pb-store-commit.h"

#include <string.h>

typedef struct
{
  GPtrArray *pieces;
  GPtrArray *devices;
  PbTakeIn *answer;
} TakeInData;

static void
take_in_data_free (gpointer data)
{
  TakeInData *take = data;

  g_ptr_array_unref (take->pieces);
  g_clear_pointer (&take->devices, g_ptr_array_unref);
  g_clear_pointer (&take->answer, pb_take_in_free);
  g_free (take);
}

/**
 * pb_take_in_free:
 * @self: (transfer full): what came of taking pieces in
 *
 * Frees it.
 */
void
pb_take_in_free (PbTakeIn *self)
{
  g_array_unref (self->results);
  g_ptr_array_unref (self->ids);
  g_free (self);
}

static void
append_lines (GArray     *lines,
              PbLogPiece *piece)
{
  gsize size;
  const char *at = g_bytes_get_data (piece->lines, &size);
  const char *end = at + size;

  while (at < end)
    {
      const char *feed = memchr (at, '\n', end - at);
      PbOpLine line = { piece->device, at, (feed ? feed : end) - at };

      g_array_append_val (lines, line);
      at += line.length + 1;
    }
}

/* Where a log, or the longest branch of it, ends once the pieces before have been
 * taken in.
 */
static gboolean
find_end (PbWorker    *worker,
          GHashTable  *ends,
          const char  *device,
          gint64     **end,
          GError     **error)
{
  *end = g_hash_table_lookup (ends, device);
  if (*end)
    return TRUE;

  *end = g_new0 (gint64, 1);
  g_hash_table_insert (ends, g_strdup (device), *end);

  return pb_engine_get_device_end (worker->engine, device, *end, error);
}

/* Takes pieces of any logs in, all of them or, where one of them is strange, none:
 * @strange says which then.
 */
static gboolean
take_pieces (PbWorker    *worker,
             TakeInData  *take,
             guint        from,
             guint        n,
             gboolean    *strange,
             GError     **error)
{
  gint64 now = pb_clock_get_now (worker->clock);
  g_autoptr(GHashTable) ends = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GArray) lines = g_array_new (FALSE, FALSE, sizeof (PbOpLine));
  g_auto(PbEngineImport) import = { 0 };
  PbPieceResult *results = (PbPieceResult *) (gpointer) take->answer->results->data;
  g_autoptr(GError) local_error = NULL;

  *strange = FALSE;
  for (guint i = from; i < from + n; i++)
    {
      PbLogPiece *piece = take->pieces->pdata[i];
      gboolean known;
      gint64 *end;

      if (!pb_engine_has_piece (worker->engine, piece, &known, error) ||
          !find_end (worker, ends, piece->device, &end, error))
        return FALSE;

      if (known && piece->last <= *end)
        {
          results[i] = PB_PIECE_KNOWN;
        }
      else if (piece->first > *end + 1)
        {
          results[i] = PB_PIECE_GAP;
        }
      else
        {
          results[i] = piece->last > *end ? PB_PIECE_NEW : PB_PIECE_KNOWN;
          *end = MAX (*end, piece->last);
          append_lines (lines, piece);
        }
    }

  if (lines->len == 0)
    return TRUE;

  if (!pb_engine_apply_ops (worker->engine, (PbOpLine *) (gpointer) lines->data, lines->len, now,
                            &import, &local_error))
    {
      *strange = g_error_matches (local_error, PB_STORE_ERROR, PB_STORE_ERROR_INVALID);
      results[from] = PB_PIECE_DAMAGED;
      if (!*strange)
        g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  /* Which piece it was shows when each is taken in by itself. */
  *strange = import.n_gap + import.n_held + import.n_forked > 0 ||
             (import.n_branches + import.n_disorder > 0 && n > 1);

  /* A clock that seems to go back may be that of another branch, of which what comes
   * before is still missing.
   */
  if (import.n_disorder > 0 && n == 1)
    {
      gboolean follows;

      if (!pb_engine_has_piece_before (worker->engine, take->pieces->pdata[from], &follows, error))
        return FALSE;
      *strange = *strange || !follows;
    }

  if (*strange)
    {
      results[from] = import.n_forked > 0 ? PB_PIECE_FORKED :
                      import.n_held > 0 ? PB_PIECE_HELD : PB_PIECE_GAP;
      return FALSE;
    }

  if (import.n_branches > 0)
    results[from] = PB_PIECE_BRANCHED;

  for (guint i = from; i < from + n; i++)
    {
      if (results[i] < PB_PIECE_GAP &&
          !pb_engine_note_piece (worker->engine, take->pieces->pdata[i], now, error))
        return FALSE;
    }

  take->answer->n_new += import.n_new;
  take->answer->n_opaque += import.n_opaque;
  g_ptr_array_extend_and_steal (take->answer->ids, g_steal_pointer (&import.ids));

  return TRUE;
}

/* One transaction. */
static gboolean
take_in_once (PbWorker    *worker,
              TakeInData  *take,
              guint        from,
              guint        n,
              gboolean    *strange,
              GError     **error)
{
  *strange = FALSE;
  if (!pb_worker_begin (worker, error))
    return FALSE;

  if (!take_pieces (worker, take, from, n, strange, error))
    {
      if (!*strange)
        return pb_sql_rollback (worker->sql, error);
      pb_sql_rollback (worker->sql, NULL);
      return TRUE;
    }

  return pb_worker_commit (worker, error);
}

static gboolean
name_devices (PbWorker    *worker,
              GPtrArray   *devices,
              GError     **error)
{
  if (devices == NULL || devices->len == 0)
    return TRUE;

  if (!pb_worker_begin (worker, error))
    return FALSE;

  for (guint i = 0; i < devices->len; i++)
    {
      if (!pb_engine_name_device (worker->engine, devices->pdata[i], error))
        return pb_sql_rollback (worker->sql, error);
    }

  return pb_worker_commit (worker, error);
}

/* All at once, which is by far the fastest; where that does not work, piece by
 * piece, so that a strange one stops nothing but its own log.
 */
static gboolean
take_all (PbWorker    *worker,
          TakeInData  *take,
          GError     **error)
{
  gboolean strange;

  if (!take_in_once (worker, take, 0, take->pieces->len, &strange, error))
    return FALSE;

  for (guint i = 0; strange && i < take->pieces->len; i++)
    {
      gboolean ignored;

      if (!take_in_once (worker, take, i, 1, &ignored, error))
        return FALSE;
    }

  return name_devices (worker, take->devices, error);
}

static gboolean
take_in_work (PbWorker    *worker,
              PbStoreJob  *job,
              GError     **error)
{
  TakeInData *take = job->data;
  PbEngineResult own = { 0 };
  gboolean ok;

  take->answer = g_new0 (PbTakeIn, 1);
  take->answer->ids = g_ptr_array_new_with_free_func (g_free);
  take->answer->results = g_array_new (FALSE, TRUE, sizeof (PbPieceResult));
  g_array_set_size (take->answer->results, take->pieces->len);

  ok = take_all (worker, take, error);

  /* What was taken in before something went wrong is news all the same. */
  if (take->answer->n_new > 0)
    job->news = pb_worker_make_own_news (worker, &own, ok ? error : NULL);

  return ok && (take->answer->n_new == 0 || job->news != NULL);
}

static void
take_in_done (PbStore    *self,
              PbStoreJob *job)
{
  TakeInData *take = job->data;

  if (take->answer->n_new > 0)
    pb_store_schedule_indexing (self);

  g_task_return_pointer (job->task, g_steal_pointer (&take->answer),
                         (GDestroyNotify) pb_take_in_free);
}

/**
 * pb_store_take_in_async:
 * @self: a store
 * @pieces: (element-type PbLogPiece): pieces of logs, those of each in order
 * @devices: (element-type PbLogInfo) (nullable): what devices say of themselves
 * @cancellable: (nullable): to give up before it starts
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Merges what others did, or what this device did before it lost it.  What is
 * known already is passed over.  Each piece is taken in as a whole or not at all,
 * and a strange one does not stand in the way of other devices.
 */
void
pb_store_take_in_async (PbStore             *self,
                        GPtrArray           *pieces,
                        GPtrArray           *devices,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  TakeInData *take;

  g_return_if_fail (PB_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pb_store_take_in_async);
  if (!pb_store_check_writable (self, task))
    return;

  take = g_new0 (TakeInData, 1);
  take->pieces = g_ptr_array_ref (pieces);
  take->devices = devices ? g_ptr_array_ref (devices) : NULL;
  pb_store_push (self, PB_STORE_WRITER, g_steal_pointer (&task), take_in_work, take_in_done, take,
                 take_in_data_free);
}

/**
 * pb_store_take_in_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): what became of the pieces
 */
PbTakeIn *
pb_store_take_in_finish (PbStore       *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
