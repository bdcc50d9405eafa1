/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-exchange"

#include "config.h"

#include "exchange/pb-share-run.h"

#include "exchange/pb-exchange-error.h"
#include "exchange/pb-share-pack.h"

#include <glib/gi18n-lib.h>

/* How much is taken in at once: the writer serves people in between. */
#define BATCH_BYTES (8 * 1024 * 1024)
#define BATCH_PIECES 2000

/* One time through: look at the folder, take in what is new, send what is missing.
 * Files are read and written on a thread of their own, records by the store.
 */
typedef struct
{
  PbStore *store;
  PbIdentity *identity;
  PbShareFlags flags;

  PbShareKind kind;
  char *space;
  PbLogList *known;
  PbShareScan *scan;
  PbShareReport *report;

  /* The entries of the scan, up to @next, were looked at; those of @entries are on
   * their way into the library as @pieces.
   */
  guint next;
  GPtrArray *entries;
  GPtrArray *pieces;
  PbLogPiece *contrary;
  gboolean restarted;

  /* Which log goes out, and from where on. */
  guint log;
  gint64 first;
  char *prev;
  GBytes *lines;
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  g_object_unref (run->store);
  g_clear_object (&run->identity);
  g_free (run->space);
  g_clear_pointer (&run->known, pb_log_list_free);
  g_clear_pointer (&run->scan, pb_share_scan_free);
  pb_share_report_unref (run->report);
  g_clear_pointer (&run->entries, g_ptr_array_unref);
  g_clear_pointer (&run->pieces, g_ptr_array_unref);
  g_clear_pointer (&run->contrary, pb_log_piece_unref);
  g_free (run->prev);
  g_clear_pointer (&run->lines, g_bytes_unref);
  g_free (run);
}

/* A step on a thread: it answers with the task of the whole as its data. */
typedef gboolean (*StepFunc) (PbShare       *share,
                              Run           *run,
                              GCancellable  *cancellable,
                              GError       **error);

typedef struct
{
  GTask *task;
  StepFunc func;
  void (*then) (GTask *task);
} Step;

static void
work_cb (GTask        *sub,
         gpointer      source,
         gpointer      task_data,
         GCancellable *cancellable)
{
  Step *step = task_data;
  GError *error = NULL;

  if (step->func (source, g_task_get_task_data (step->task), cancellable, &error))
    g_task_return_boolean (sub, TRUE);
  else
    g_task_return_error (sub, error);
}

static void
worked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Step *step = g_task_get_task_data (G_TASK (result));
  g_autoptr(GTask) task = g_steal_pointer (&step->task);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    step->then (g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

static void
run_on_thread (GTask    *task,
               StepFunc  func,
               void    (*then) (GTask *task))
{
  Step *step = g_new0 (Step, 1);
  g_autoptr(GTask) sub = g_task_new (g_task_get_source_object (task),
                                     g_task_get_cancellable (task), worked_cb, NULL);

  step->task = task;
  step->func = func;
  step->then = then;
  g_task_set_task_data (sub, step, g_free);
  g_task_run_in_thread (sub, work_cb);
}

static void list_logs (GTask *task);
static void load (GTask *task);
static void publish_next (GTask *task);

/* Logs out. */

static gboolean
introduce_work (PbShare       *share,
                Run           *run,
                GCancellable  *cancellable,
                GError       **error)
{
  PbLogInfo *own = run->known->logs->pdata[0];

  /* Who has only looked leaves nothing behind. */
  return own->last == 0 ||
         (pb_share_introduce (share, own, run->identity, error) &&
          pb_share_pack (share, run->known, own->device, cancellable, error));
}

static void
finish (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  PbLogInfo *own = run->known->logs->pdata[0];

  run->report->own = g_strdup (own->device);
  run->report->own_last = own->last;
  for (guint i = 0; i < run->report->arrivals->len; i++)
    {
      PbShareArrival *arrival = run->report->arrivals->pdata[i];
      PbLogInfo *info = pb_log_list_find (run->known, arrival->device);

      if (info)
        g_set_str (&arrival->name, info->name);
    }

  g_ptr_array_extend_and_steal (run->report->findings, g_steal_pointer (&run->scan->findings));
  g_task_return_pointer (task, pb_share_report_ref (run->report),
                         (GDestroyNotify) pb_share_report_unref);
  g_object_unref (task);
}

static void
noted_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  g_autoptr(PbTakeIn) answer = pb_store_take_in_finish (PB_STORE (object), result, &error);

  if (answer == NULL)
    g_task_return_error (task, error);
  else
    publish_next (g_steal_pointer (&task));
}

static gboolean
write_work (PbShare       *share,
            Run           *run,
            GCancellable  *cancellable,
            GError       **error)
{
  PbLogInfo *own = run->known->logs->pdata[0];
  PbLogInfo *info = run->known->logs->pdata[run->log];
  PbSigner *signer = info->is_own && run->identity ? pb_identity_get_signer (run->identity) : NULL;
  PbLogPiece *piece;

  piece = pb_share_publish (share, run->known->space, own->device, info->device, run->prev,
                            run->lines, signer, error);
  if (piece == NULL)
    return FALSE;

  g_ptr_array_set_size (run->pieces, 0);
  g_ptr_array_add (run->pieces, piece);

  return TRUE;
}

static void
written (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  PbLogPiece *piece = run->pieces->pdata[0];

  run->report->n_out += (guint) (piece->last - piece->first + 1);
  run->first = piece->last + 1;
  g_set_str (&run->prev, piece->hash);
  pb_store_take_in_async (run->store, run->pieces, NULL, g_task_get_cancellable (task), noted_cb,
                          task);
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;
  gint64 last;

  g_clear_pointer (&run->lines, g_bytes_unref);
  run->lines = pb_store_export_piece_finish (PB_STORE (object), result, &last, &error);
  if (run->lines == NULL)
    {
      g_task_return_error (task, error);
    }
  else if (last >= run->first)
    {
      run_on_thread (g_steal_pointer (&task), write_work, written);
    }
  else
    {
      run->log++;
      run->first = 0;
      publish_next (g_steal_pointer (&task));
    }
}

/* The own log, and those of others that this folder lacks: whoever shares in two
 * folders carries changes from one to the other.  What a device has signed only
 * that device can send, and to which branch of a log the folder would go on from
 * could not be told.
 */
static void
publish_next (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  for (; run->log < run->known->logs->len; run->log++, run->first = 0)
    {
      PbLogInfo *info = run->known->logs->pdata[run->log];

      if (!info->is_own && (info->public_key || info->is_branched))
        continue;

      if (run->first == 0)
        {
          const char *hash;

          run->first = pb_share_find_end (run->scan, info->device, &hash) + 1;
          g_set_str (&run->prev, hash);
        }

      if (run->first <= info->last)
        {
          pb_store_export_piece_async (run->store, info->device, run->first,
                                       g_task_get_cancellable (task), exported_cb, task);
          return;
        }
    }

  run_on_thread (task, introduce_work, finish);
}

/* Changes in. */

static void
restarted_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;

  if (!pb_store_start_device_finish (PB_STORE (object), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  /* Once more from the beginning: the log that stood in the way is free now, and what
   * had gone on in it is there under other names.
   */
  for (guint i = 0; i < run->scan->entries->len; i++)
    {
      PbShareEntry *entry = run->scan->entries->pdata[i];

      if (g_str_equal (entry->device, run->contrary->device))
        entry->is_taken = FALSE;
    }
  run->report->is_new_device = TRUE;
  run->restarted = TRUE;
  run->next = 0;
  list_logs (g_steal_pointer (&task));
}

static void
relisted_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;

  g_clear_pointer (&run->known, pb_log_list_free);
  run->known = pb_store_list_logs_finish (PB_STORE (object), result, &error);
  if (run->known == NULL)
    g_task_return_error (task, error);
  else
    publish_next (g_steal_pointer (&task));
}

static void
note_result (Run           *run,
             PbShareEntry  *entry,
             PbLogPiece    *piece,
             PbPieceResult  result)
{
  PbLogInfo *info = pb_log_list_find (run->known, entry->device);
  gint64 known = info ? info->last : 0;
  gint64 n = MAX (0, piece->last - MAX (known, piece->first - 1));
  const char *contradicts = _("It contradicts what is known of its device: somebody uses a copy "
                              "or a restored backup.");

  switch (result)
    {
    case PB_PIECE_NEW:
      entry->is_taken = TRUE;
      pb_share_report_get_arrival (run->report, entry->device)->n_in += (guint) n;
      break;
    case PB_PIECE_KNOWN:
      entry->is_taken = TRUE;
      break;
    case PB_PIECE_BRANCHED:
      entry->is_taken = TRUE;
      pb_share_report_get_arrival (run->report, entry->device)->n_in +=
        (guint) (piece->last - piece->first + 1);
      pb_share_report_add_finding (run->report, entry->path, contradicts);
      break;
    case PB_PIECE_GAP:
      run->report->n_waiting += (guint) n;
      pb_share_report_get_arrival (run->report, entry->device)->n_waiting += (guint) n;
      break;
    case PB_PIECE_HELD:
      pb_share_report_add_finding (run->report, entry->path,
                                   _("It comes from a device whose clock is far ahead. Its "
                                     "changes come in when that time has come."));
      break;
    case PB_PIECE_FORKED:
      if (info && info->is_own && run->contrary == NULL && !run->restarted)
        run->contrary = pb_log_piece_ref (piece);
      else
        pb_share_report_add_finding (run->report, entry->path, contradicts);
      break;
    case PB_PIECE_DAMAGED:
    default:
      pb_share_report_add_finding (run->report, entry->path, _("It cannot be read."));
      break;
    }
}

static void
taken_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(PbTakeIn) answer = pb_store_take_in_finish (PB_STORE (object), result, &error);

  if (answer == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  run->report->n_in += answer->n_new;
  run->report->n_opaque += answer->n_opaque;
  for (guint i = 0; i < run->entries->len; i++)
    note_result (run, run->entries->pdata[i], run->pieces->pdata[i],
                 g_array_index (answer->results, PbPieceResult, i));
  g_ptr_array_extend_and_steal (run->report->ids, g_steal_pointer (&answer->ids));
  answer->ids = g_ptr_array_new ();

  load (g_steal_pointer (&task));
}

static gboolean
load_work (PbShare       *share,
           Run           *run,
           GCancellable  *cancellable,
           GError       **error)
{
  gsize size = 0;

  g_ptr_array_set_size (run->entries, 0);
  g_ptr_array_set_size (run->pieces, 0);

  for (; run->next < run->scan->entries->len && size < BATCH_BYTES &&
         run->pieces->len < BATCH_PIECES; run->next++)
    {
      PbShareEntry *entry = run->scan->entries->pdata[run->next];
      g_autoptr(GError) local_error = NULL;
      PbLogPiece *piece;

      if (entry->is_taken)
        continue;

      piece = pb_share_load (share, entry, cancellable, &local_error);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          g_clear_pointer (&piece, pb_log_piece_unref);
          return FALSE;
        }

      /* It was there a moment ago; it will be again, or it was replaced. */
      if (piece == NULL)
        {
          pb_share_report_add_finding (run->report, entry->path,
                                       local_error ? local_error->message
                                                   : _("It cannot be read."));
          continue;
        }

      size += g_bytes_get_size (piece->lines);
      g_ptr_array_add (run->entries, entry);
      g_ptr_array_add (run->pieces, piece);
    }

  if (run->next == run->scan->entries->len)
    pb_share_release (share);

  return TRUE;
}

static void
loaded (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (run->pieces->len > 0)
    pb_store_take_in_async (run->store, run->pieces, run->scan->devices, cancellable, taken_cb,
                            task);
  else if (run->contrary && !run->restarted)
    pb_store_start_device_async (run->store, run->contrary, cancellable, restarted_cb, task);
  else
    pb_store_list_logs_async (run->store, cancellable, relisted_cb, task);
}

static void
load (GTask *task)
{
  run_on_thread (task, load_work, loaded);
}

/* What the folder is, and what the library has. */

static gboolean
scan_work (PbShare       *share,
           Run           *run,
           GCancellable  *cancellable,
           GError       **error)
{
  if (run->kind == PB_SHARE_EMPTY && !pb_share_create (share, run->known->space, error))
    return FALSE;

  run->scan = pb_share_scan (share, run->known, cancellable, error);

  return run->scan != NULL;
}

static void
joined_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (!pb_store_join_finish (PB_STORE (object), result, &error))
    g_task_return_error (task, error);
  else
    list_logs (g_steal_pointer (&task));
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;

  g_clear_pointer (&run->known, pb_log_list_free);
  run->known = pb_store_list_logs_finish (PB_STORE (object), result, &error);
  if (run->known == NULL)
    {
      g_task_return_error (task, error);
    }
  else if (run->scan)
    {
      load (g_steal_pointer (&task));
    }
  else if (run->kind == PB_SHARE_EMPTY || g_str_equal (run->space, run->known->space))
    {
      run_on_thread (g_steal_pointer (&task), scan_work, load);
    }
  else if (run->flags & PB_SHARE_JOIN)
    {
      run->flags &= ~PB_SHARE_JOIN;
      pb_store_join_async (run->store, run->space, g_task_get_cancellable (task), joined_cb,
                           g_object_ref (task));
    }
  else
    {
      g_task_return_new_error_literal (task, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_FOREIGN,
                                       _("The folder is of another network than this library."));
    }
}

static void
list_logs (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  pb_store_list_logs_async (run->store, g_task_get_cancellable (task), listed_cb, task);
}

static gboolean
probe_work (PbShare       *share,
            Run           *run,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(GError) local_error = NULL;

  run->kind = pb_share_probe (share, &run->space, &local_error);
  if (local_error)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (run->kind == PB_SHARE_MISSING)
    {
      g_set_error (error, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_MISSING,
                   /* Translators: %s is the name of a folder. */
                   _("The folder “%s” is not there."), pb_share_get_folder (share));
      return FALSE;
    }

  if (run->kind == PB_SHARE_EMPTY && !(run->flags & PB_SHARE_CREATE))
    {
      g_set_error (error, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_EMPTY,
                   /* Translators: %s is the name of a folder. */
                   _("Nobody shares in the folder “%s” yet."), pb_share_get_folder (share));
      return FALSE;
    }

  return TRUE;
}

/**
 * pb_share_run_async:
 * @share: a shared folder that nobody else uses meanwhile
 * @store: the library
 * @identity: (nullable): a loaded identity, which signs what goes out
 * @flags: what may happen
 * @cancellable: (nullable): to give up; what came in until then stays
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Takes in what others left in the folder, and then leaves there what they lack.  The
 * own log is taken in as well, before anything is written: a library that was
 * restored from a backup finds what it had done.
 */
void
pb_share_run_async (PbShare             *share,
                    PbStore             *store,
                    PbIdentity          *identity,
                    PbShareFlags         flags,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  GTask *task;
  Run *run;

  g_return_if_fail (PB_IS_SHARE (share));
  g_return_if_fail (PB_IS_STORE (store));

  run = g_new0 (Run, 1);
  run->store = g_object_ref (store);
  run->identity = identity ? g_object_ref (identity) : NULL;
  run->flags = flags;
  run->report = pb_share_report_new ();
  run->entries = g_ptr_array_new ();
  run->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_log_piece_unref);

  task = g_task_new (share, cancellable, callback, user_data);
  g_task_set_source_tag (task, pb_share_run_async);
  g_task_set_task_data (task, run, run_free);
  run_on_thread (task, probe_work, list_logs);
}

/**
 * pb_share_run_finish:
 * @share: a shared folder
 * @result: what the callback got
 * @error: return location for a %PB_EXCHANGE_ERROR, a `PB_STORE_ERROR` or a
 *   `G_IO_ERROR`
 *
 * Returns: (transfer full) (nullable): what came of it
 */
PbShareReport *
pb_share_run_finish (PbShare       *share,
                     GAsyncResult  *result,
                     GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, share), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
