/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-app"

#include "config.h"

#include "app/pb-example-library.h"

#include "formats/pb-example-network.h"
#include "storage/pb-store.h"

/**
 * PbExampleLibrary:
 *
 * A library of its own for the example network.  It is made anew each time, so
 * that its dates are those of today and nobody can spoil it.
 */
struct _PbExampleLibrary
{
  GObject parent_instance;

  GFile *file;
};

G_DEFINE_FINAL_TYPE (PbExampleLibrary, pb_example_library, G_TYPE_OBJECT)

/* What goes from step to step. */
typedef struct
{
  PbStore *store;
  PbEdit *edit;
  GError *error;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_clear_object (&making->store);
  g_clear_object (&making->edit);
  g_clear_error (&making->error);
  g_free (making);
}

static void
closed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Making *making = g_task_get_task_data (task);
  PbExampleLibrary *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;

  if (making->error != NULL)
    g_task_return_error (task, g_steal_pointer (&making->error));
  else if (!pb_store_close_finish (PB_STORE (source), result, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_object_ref (self->file), g_object_unref);
}

static void
committed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  GTask *task = user_data;
  Making *making = g_task_get_task_data (task);

  pb_store_commit_finish (PB_STORE (source), result, &making->error);
  pb_store_close_async (PB_STORE (source), closed_cb, task);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Making *making = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (!pb_store_open_finish (PB_STORE (source), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  pb_store_commit_async (PB_STORE (source), making->edit, NULL, committed_cb,
                         g_steal_pointer (&task));
}

/* An example that was looked at before is in the way, with what SQLite keeps
 * beside it.
 */
static gboolean
remove_old (const char  *path,
            GError     **error)
{
  static const char * const suffixes[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);
      g_autoptr(GFile) file = g_file_new_for_path (name);
      g_autoptr(GError) local = NULL;

      if (!g_file_delete (file, NULL, &local) &&
          !g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }

  return TRUE;
}

static void
prepare_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  PbExampleLibrary *self = source;
  const PbDay *today = task_data;
  g_autoptr(GError) error = NULL;

  if (!remove_old (g_file_peek_path (self->file), &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_task_return_pointer (task, pb_example_network_build (*today), g_object_unref);
}

static void
prepared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Making *making = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  making->edit = g_task_propagate_pointer (G_TASK (result), &error);
  if (making->edit == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  pb_store_open_async (making->store, PB_STORE_OPEN_NEW, NULL, NULL, opened_cb,
                       g_steal_pointer (&task));
}

static void
pb_example_library_finalize (GObject *object)
{
  PbExampleLibrary *self = PB_EXAMPLE_LIBRARY (object);

  g_clear_object (&self->file);

  G_OBJECT_CLASS (pb_example_library_parent_class)->finalize (object);
}

static void
pb_example_library_class_init (PbExampleLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = pb_example_library_finalize;
}

static void
pb_example_library_init (PbExampleLibrary *self)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "phasebook",
                                            "example.sqlite", NULL);

  self->file = g_file_new_for_path (path);
}

/**
 * pb_example_library_new:
 *
 * Returns: (transfer full): the example, which is not made yet
 */
PbExampleLibrary *
pb_example_library_new (void)
{
  return g_object_new (PB_TYPE_EXAMPLE_LIBRARY, NULL);
}

/**
 * pb_example_library_get_file:
 * @self: the example
 *
 * Returns: (transfer none): where it is, or will be
 */
GFile *
pb_example_library_get_file (PbExampleLibrary *self)
{
  g_return_val_if_fail (PB_IS_EXAMPLE_LIBRARY (self), NULL);

  return self->file;
}

/**
 * pb_example_library_make_async:
 * @self: the example
 * @clock: says what day it is
 * @cancellable: (nullable): to give it up before it starts
 * @callback: called when it is made
 * @user_data: for @callback
 *
 * Makes the example anew.  No window may show it meanwhile.
 */
void
pb_example_library_make_async (PbExampleLibrary    *self,
                               PbClock             *clock,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  GTask *task;
  g_autoptr(GTask) preparing = NULL;
  Making *making;
  PbDay *today;

  g_return_if_fail (PB_IS_EXAMPLE_LIBRARY (self));
  g_return_if_fail (PB_IS_CLOCK (clock));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pb_example_library_make_async);
  making = g_new0 (Making, 1);
  making->store = pb_store_new (self->file, clock);
  g_task_set_task_data (task, making, making_free);

  preparing = g_task_new (self, cancellable, prepared_cb, task);
  g_task_set_source_tag (preparing, prepare_in_thread);
  today = g_new (PbDay, 1);
  *today = pb_clock_get_today (clock);
  g_task_set_task_data (preparing, today, g_free);
  g_task_run_in_thread (preparing, prepare_in_thread);
}

/**
 * pb_example_library_make_finish:
 * @self: the example
 * @result: the result
 * @error: return location for a #PbStoreError or #GIOErrorEnum
 *
 * Returns: (transfer full) (nullable): the library, closed, ready to be opened
 */
GFile *
pb_example_library_make_finish (PbExampleLibrary  *self,
                                GAsyncResult      *result,
                                GError           **error)
{
  g_return_val_if_fail (PB_IS_EXAMPLE_LIBRARY (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
