/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-backups.h"

#include "storage/pb-library-backup.h"

/**
 * PbBackups:
 *
 * Copies of a library in a folder beside it, named after the moment at which
 * they were made; the oldest go when there are too many.
 */
struct _PbBackups
{
  GObject parent_instance;

  PbStore *store;
  gint64 last;
  guint due_days;
};

typedef enum
{
  PROP_LAST = 1,
} PbBackupsProperty;

static GParamSpec *props[PROP_LAST + 1];

G_DEFINE_FINAL_TYPE (PbBackups, pb_backups, G_TYPE_OBJECT)

/* On a thread of its own: finds the newest backup, and lets go of the oldest. */
static void
look_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  const char *library = g_file_peek_path (data);
  g_autoptr(GPtrArray) paths = pb_library_backup_list (library);
  gint64 *last = g_new0 (gint64, 1);

  if (paths->len > 0)
    *last = pb_library_backup_get_moment (library, paths->pdata[0]);
  pb_library_backup_prune (library);

  g_task_return_pointer (task, last, g_free);
}

static void
looked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  PbBackups *self = PB_BACKUPS (object);
  g_autoptr(GTask) task = user_data;
  g_autofree gint64 *last = g_task_propagate_pointer (G_TASK (result), NULL);

  if (last && *last != self->last)
    {
      self->last = *last;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LAST]);
    }
  g_task_return_boolean (task, TRUE);
}

static void
looked_after_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (pb_backups_look_finish (PB_BACKUPS (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
copied_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PbBackups *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;

  if (pb_store_backup_finish (PB_STORE (object), result, &error))
    pb_backups_look_async (self, looked_after_cb, g_steal_pointer (&task));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
made_folder_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PbBackups *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;
  g_autofree char *name = pb_library_backup_dup_name (pb_store_get_path (self->store));
  g_autoptr(GFile) target = g_file_get_child (G_FILE (object), name);

  if (!g_file_make_directory_finish (G_FILE (object), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  pb_store_backup_async (self->store, target, NULL, copied_cb, g_steal_pointer (&task));
}

static void
pb_backups_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  PbBackups *self = PB_BACKUPS (object);

  switch ((PbBackupsProperty) prop_id)
    {
    case PROP_LAST:
      g_value_set_int64 (value, self->last);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_backups_dispose (GObject *object)
{
  g_clear_object (&PB_BACKUPS (object)->store);

  G_OBJECT_CLASS (pb_backups_parent_class)->dispose (object);
}

static void
pb_backups_class_init (PbBackupsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pb_backups_get_property;
  object_class->dispose = pb_backups_dispose;

  /**
   * PbBackups:last:
   *
   * When the newest backup was made, in seconds since 1970; 0 where there is
   * none or nobody has looked yet.
   */
  props[PROP_LAST] =
    g_param_spec_int64 ("last", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
pb_backups_init (PbBackups *self)
{
}

/**
 * pb_backups_new:
 * @store: a library
 *
 * Returns: (transfer full): its backups
 */
PbBackups *
pb_backups_new (PbStore *store)
{
  PbBackups *self = g_object_new (PB_TYPE_BACKUPS, NULL);

  g_return_val_if_fail (PB_IS_STORE (store), self);

  self->store = g_object_ref (store);

  return self;
}

/**
 * pb_backups_get_last:
 * @self: backups
 *
 * Returns: when the newest was made, in seconds since 1970, or 0
 */
gint64
pb_backups_get_last (PbBackups *self)
{
  g_return_val_if_fail (PB_IS_BACKUPS (self), 0);

  return self->last;
}

/**
 * pb_backups_dup_folder:
 * @self: backups
 *
 * Returns: (transfer full): the folder in which they are, which need not be
 *   there yet
 */
GFile *
pb_backups_dup_folder (PbBackups *self)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (PB_IS_BACKUPS (self), NULL);

  folder = pb_library_backup_dup_folder (pb_store_get_path (self->store));

  return g_file_new_for_path (folder);
}

/**
 * pb_backups_look_async:
 * @self: backups
 * @callback: called when it is known
 * @user_data: data for @callback
 *
 * Finds out when the newest was made: see #PbBackups:last.
 */
void
pb_backups_look_async (PbBackups           *self,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GTask) work = NULL;

  g_return_if_fail (PB_IS_BACKUPS (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pb_backups_look_async);
  work = g_task_new (self, NULL, looked_cb, g_steal_pointer (&task));
  g_task_set_task_data (work, g_object_ref (pb_store_get_file (self->store)), g_object_unref);
  g_task_run_in_thread (work, look_thread);
}

/**
 * pb_backups_look_finish:
 * @self: backups
 * @result: the result
 * @error: return location for an error
 *
 * Returns: %TRUE
 */
gboolean
pb_backups_look_finish (PbBackups     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pb_backups_make_async:
 * @self: backups
 * @callback: called when it is made
 * @user_data: data for @callback
 *
 * Copies the library as it is now.
 */
void
pb_backups_make_async (PbBackups           *self,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr(GFile) folder = NULL;
  GTask *task;

  g_return_if_fail (PB_IS_BACKUPS (self));

  folder = pb_backups_dup_folder (self);
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pb_backups_make_async);
  g_file_make_directory_async (folder, G_PRIORITY_DEFAULT, NULL, made_folder_cb, task);
}

/**
 * pb_backups_make_finish:
 * @self: backups
 * @result: the result
 * @error: return location for a #GIOError or %PB_STORE_ERROR
 *
 * Returns: whether a copy was made
 */
gboolean
pb_backups_make_finish (PbBackups     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
made_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  if (!pb_backups_make_finish (PB_BACKUPS (object), result, &error))
    g_message ("No backup was made: %s", error->message);
}

static void
looked_if_due_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  PbBackups *self = PB_BACKUPS (object);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  if (pb_backups_look_finish (self, result, NULL) &&
      pb_store_get_state (self->store) == PB_STORE_OPEN &&
      now - self->last >= (gint64) self->due_days * 24 * 60 * 60)
    pb_backups_make_async (self, made_cb, NULL);
}

/**
 * pb_backups_make_if_due:
 * @self: backups
 * @days: how many days lie between two of them; 0 for never
 *
 * Copies the library where the newest backup is older.
 */
void
pb_backups_make_if_due (PbBackups *self,
                        guint      days)
{
  g_return_if_fail (PB_IS_BACKUPS (self));

  if (days == 0)
    return;

  self->due_days = days;
  pb_backups_look_async (self, looked_if_due_cb, NULL);
}
