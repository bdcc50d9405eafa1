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
 * A library of its own for the example network, kept like any other once
 * somebody has changed something in it.  Until then it is made anew each time,
 * so that its dates are those of today.
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
  PbClock *clock;
  PbEdit *edit;
  gboolean anew;
  gboolean keep;
  GError *error;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_clear_object (&making->store);
  g_clear_object (&making->clock);
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

/* The old one is in the way, with what SQLite keeps beside it. */
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
remove_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  PbExampleLibrary *self = source;
  g_autoptr(GError) error = NULL;

  if (remove_old (g_file_peek_path (self->file), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  PbExampleLibrary *self = PB_EXAMPLE_LIBRARY (source);
  g_autoptr(GTask) task = user_data;
  Making *making = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_set_object (&making->store, NULL);
  making->store = pb_store_new (self->file, making->clock);
  pb_store_open_async (making->store, PB_STORE_OPEN_NEW, NULL, NULL, opened_cb,
                       g_steal_pointer (&task));
}

static void
replace (GTask *task)
{
  PbExampleLibrary *self = g_task_get_source_object (task);
  g_autoptr(GTask) removing = g_task_new (self, g_task_get_cancellable (task), removed_cb, task);

  g_task_set_source_tag (removing, remove_in_thread);
  g_task_run_in_thread (removing, remove_in_thread);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PbExampleLibrary *self = g_task_get_source_object (task);
  Making *making = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (!pb_store_close_finish (PB_STORE (source), result, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (making->keep)
    g_task_return_pointer (task, g_object_ref (self->file), g_object_unref);
  else
    replace (g_steal_pointer (&task));
}

/* Nobody has changed anything while the making of the example is the last thing
 * that could be taken back. */
static void
old_opened_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PbExampleLibrary *self = g_task_get_source_object (task);
  PbStore *store = PB_STORE (source);
  Making *making = g_task_get_task_data (task);

  /* Why it does not open is for the window to say. */
  if (!pb_store_open_finish (store, result, NULL))
    {
      g_task_return_pointer (task, g_object_ref (self->file), g_object_unref);
      return;
    }

  making->keep = g_strcmp0 (pb_store_get_undo_title (store),
                            pb_edit_get_title (making->edit)) != 0;
  pb_store_close_async (store, looked_cb, g_steal_pointer (&task));
}

static void
build_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  const PbDay *today = task_data;

  g_task_return_pointer (task, pb_example_network_build (*today), g_object_unref);
}

static void
built_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  PbExampleLibrary *self = PB_EXAMPLE_LIBRARY (source);
  g_autoptr(GTask) task = user_data;
  Making *making = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  making->edit = g_task_propagate_pointer (G_TASK (result), &error);
  if (making->edit == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (making->anew || !g_file_query_exists (self->file, NULL))
    {
      replace (g_steal_pointer (&task));
      return;
    }

  making->store = pb_store_new (self->file, making->clock);
  pb_store_open_async (making->store, PB_STORE_OPEN_NORMAL, NULL, NULL, old_opened_cb,
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
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "phasebook",
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
 * @anew: whether to give up what was changed in it
 * @cancellable: (nullable): to give it up before it starts
 * @callback: called when it is made
 * @user_data: for @callback
 *
 * Makes the example, unless there is one that somebody has changed and @anew is
 * %FALSE.  No window may show it meanwhile.
 */
void
pb_example_library_make_async (PbExampleLibrary    *self,
                               PbClock             *clock,
                               gboolean             anew,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  GTask *task;
  g_autoptr(GTask) building = NULL;
  Making *making;
  PbDay *today;

  g_return_if_fail (PB_IS_EXAMPLE_LIBRARY (self));
  g_return_if_fail (PB_IS_CLOCK (clock));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pb_example_library_make_async);
  making = g_new0 (Making, 1);
  making->clock = g_object_ref (clock);
  making->anew = anew;
  g_task_set_task_data (task, making, making_free);

  building = g_task_new (self, cancellable, built_cb, task);
  g_task_set_source_tag (building, build_in_thread);
  today = g_new (PbDay, 1);
  *today = pb_clock_get_today (clock);
  g_task_set_task_data (building, today, g_free);
  g_task_run_in_thread (building, build_in_thread);
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
