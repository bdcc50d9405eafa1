/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/exchange/pb-share-calendar.h"

#include "exchange/pb-share-git.h"
#include "formats/pb-calendar.h"
#include "storage/pb-group-summary.h"

/* Edits come in a row; all groups are read again after the last one. */
#define QUIET_SECONDS 2

/**
 * PbShareCalendar:
 *
 * Keeps a calendar of each group in the shared folder, for other programs to subscribe
 * to: they are written again when library and folder are in step after a change.
 */
struct _PbShareCalendar
{
  GObject parent_instance;

  PbStore *store;
  GFile *folder;
  char *device;
  char *problem;
  gboolean active;
  /* Whether the library has changed since the calendars were written. */
  gboolean outdated;
  guint quiet;
  GCancellable *writing;
};

enum
{
  PROP_0,
  PROP_ACTIVE,
  PROP_PROBLEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PbShareCalendar, pb_share_calendar, G_TYPE_OBJECT)

/* Group after group, so that only one is in memory at a time. */
typedef struct
{
  char *folder;
  char *device;
  GPtrArray *groups;
  guint next;
  PbDossier *dossier;
  GHashTable *texts;
} Writing;

static void write_next (GTask *task);

static void
writing_free (Writing *writing)
{
  g_free (writing->folder);
  g_free (writing->device);
  g_clear_pointer (&writing->groups, g_ptr_array_unref);
  g_clear_object (&writing->dossier);
  g_hash_table_unref (writing->texts);
  g_free (writing);
}

static void
text_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Writing *writing = data;
  GError *error = NULL;
  GBytes *bytes = pb_calendar_format.write (writing->dossier, &error);

  if (bytes)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
text_made_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Writing *writing = g_task_get_task_data (task);
  PbGroupSummary *group = writing->groups->pdata[writing->next];
  GError *error = NULL;
  g_autoptr(GBytes) bytes = g_task_propagate_pointer (G_TASK (result), &error);
  const char *text;
  gsize size;

  if (bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  text = g_bytes_get_data (bytes, &size);
  g_hash_table_insert (writing->texts,
                       pb_share_dup_state_name (pb_group_summary_get_id (group),
                                                pb_group_summary_get_name (group)),
                       g_strndup (text, size));
  writing->next++;
  write_next (g_steal_pointer (&task));
}

static void
got_dossier_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Writing *writing = g_task_get_task_data (task);
  g_autoptr(GTask) making = NULL;
  GError *error = NULL;

  g_clear_object (&writing->dossier);
  writing->dossier = pb_store_dossier_finish (PB_STORE (source), result, &error);
  if (writing->dossier == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  making = g_task_new (NULL, g_task_get_cancellable (task), text_made_cb, g_object_ref (task));
  g_task_set_source_tag (making, got_dossier_cb);
  g_task_set_task_data (making, writing, NULL);
  g_task_run_in_thread (making, text_thread);
}

static void
files_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Writing *writing = data;
  g_autoptr(PbShare) share = pb_share_new (writing->folder, NULL);
  GError *error = NULL;

  if (pb_share_write_state (share, writing->device, ".ics", writing->texts, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Takes over @task. */
static void
write_next (GTask *task)
{
  PbShareCalendar *self = g_task_get_source_object (task);
  Writing *writing = g_task_get_task_data (task);

  /* Of partners we keep notes; their dates are their own. */
  while (writing->next < writing->groups->len &&
         !pb_group_summary_get_own (writing->groups->pdata[writing->next]))
    writing->next++;

  if (self->store == NULL || g_task_return_error_if_cancelled (task))
    {
      g_object_unref (task);
    }
  else if (writing->next < writing->groups->len)
    {
      pb_store_dossier_async (self->store,
                              pb_group_summary_get_id (writing->groups->pdata[writing->next]),
                              pb_clock_get_today (pb_store_get_clock (self->store)),
                              g_task_get_cancellable (task), got_dossier_cb, task);
    }
  else
    {
      g_task_run_in_thread (task, files_thread);
      g_object_unref (task);
    }
}

static void
got_groups_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Writing *writing = g_task_get_task_data (task);
  GError *error = NULL;

  writing->groups = pb_store_groups_finish (PB_STORE (source), result, &error);
  if (writing->groups)
    write_next (g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

static void
set_problem (PbShareCalendar *self,
             const char      *problem)
{
  if (g_set_str (&self->problem, problem))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static void plan_writing (PbShareCalendar *self);

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  PbShareCalendar *self = PB_SHARE_CALENDAR (source);
  g_autoptr(GError) error = NULL;

  g_clear_object (&self->writing);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      set_problem (self, NULL);
      /* What changed meanwhile. */
      plan_writing (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      /* The next time that the two are in step it is tried again. */
      self->outdated = TRUE;
      set_problem (self, error->message);
    }
}

static void
quiet_cb (gpointer user_data)
{
  PbShareCalendar *self = user_data;
  GTask *task;
  Writing *writing;

  self->quiet = 0;
  if (!self->active || !self->outdated || self->writing || self->folder == NULL ||
      pb_store_get_state (self->store) != PB_STORE_OPEN)
    return;

  self->outdated = FALSE;
  self->writing = g_cancellable_new ();
  writing = g_new0 (Writing, 1);
  writing->folder = g_file_get_path (self->folder);
  writing->device = g_strdup (self->device);
  writing->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  task = g_task_new (self, self->writing, written_cb, NULL);
  g_task_set_source_tag (task, quiet_cb);
  g_task_set_task_data (task, writing, (GDestroyNotify) writing_free);
  pb_store_groups_async (self->store, self->writing, got_groups_cb, task);
}

static void
plan_writing (PbShareCalendar *self)
{
  g_clear_handle_id (&self->quiet, g_source_remove);
  if (self->active && self->outdated && self->store)
    self->quiet = g_timeout_add_seconds_once (QUIET_SECONDS, quiet_cb, self);
}

static void
library_changed_cb (PbShareCalendar *self)
{
  self->outdated = TRUE;
}

static void
state_cb (PbShareCalendar *self,
          GParamSpec      *pspec,
          PbShareSync     *sync)
{
  PbShareReport *report = pb_share_sync_get_report (sync);
  GFile *folder = pb_share_sync_get_folder (sync);

  if (pb_share_sync_get_state (sync) != PB_SHARE_STATE_IN_STEP || report == NULL)
    return;

  /* Another folder has none yet. */
  if (self->folder == NULL || !g_file_equal (self->folder, folder) ||
      g_strcmp0 (self->device, report->own) != 0)
    self->outdated = TRUE;
  g_set_object (&self->folder, folder);
  g_set_str (&self->device, report->own);
  plan_writing (self);
}

static void
pb_share_calendar_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  PbShareCalendar *self = PB_SHARE_CALENDAR (object);

  switch (prop_id)
    {
    case PROP_ACTIVE:
      g_value_set_boolean (value, self->active);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_share_calendar_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_ACTIVE:
      pb_share_calendar_set_active (PB_SHARE_CALENDAR (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_share_calendar_dispose (GObject *object)
{
  PbShareCalendar *self = PB_SHARE_CALENDAR (object);

  g_clear_handle_id (&self->quiet, g_source_remove);
  g_cancellable_cancel (self->writing);
  g_clear_object (&self->writing);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pb_share_calendar_parent_class)->dispose (object);
}

static void
pb_share_calendar_finalize (GObject *object)
{
  PbShareCalendar *self = PB_SHARE_CALENDAR (object);

  g_clear_object (&self->folder);
  g_free (self->device);
  g_free (self->problem);

  G_OBJECT_CLASS (pb_share_calendar_parent_class)->finalize (object);
}

static void
pb_share_calendar_class_init (PbShareCalendarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pb_share_calendar_get_property;
  object_class->set_property = pb_share_calendar_set_property;
  object_class->dispose = pb_share_calendar_dispose;
  object_class->finalize = pb_share_calendar_finalize;

  /**
   * PbShareCalendar:active:
   *
   * Whether the calendars are kept.
   */
  properties[PROP_ACTIVE] =
    g_param_spec_boolean ("active", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * PbShareCalendar:problem:
   *
   * Why they could not be written, or %NULL.
   */
  properties[PROP_PROBLEM] =
    g_param_spec_string ("problem", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pb_share_calendar_init (PbShareCalendar *self)
{
  self->outdated = TRUE;
}

/**
 * pb_share_calendar_new:
 * @store: a library
 *
 * Returns: (transfer full): keeps calendars of its groups, once it is active
 */
PbShareCalendar *
pb_share_calendar_new (PbStore *store)
{
  PbShareCalendar *self;

  g_return_val_if_fail (PB_IS_STORE (store), NULL);

  self = g_object_new (PB_TYPE_SHARE_CALENDAR, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (library_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * pb_share_calendar_get_active:
 * @self: the calendars
 *
 * Returns: whether they are kept
 */
gboolean
pb_share_calendar_get_active (PbShareCalendar *self)
{
  g_return_val_if_fail (PB_IS_SHARE_CALENDAR (self), FALSE);

  return self->active;
}

/**
 * pb_share_calendar_set_active:
 * @self: the calendars
 * @active: whether to keep them
 *
 * Those that are there stay when they are kept no more.
 */
void
pb_share_calendar_set_active (PbShareCalendar *self,
                              gboolean         active)
{
  g_return_if_fail (PB_IS_SHARE_CALENDAR (self));

  if (self->active == active)
    return;

  self->active = active;
  set_problem (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
  plan_writing (self);
}

/**
 * pb_share_calendar_get_problem:
 * @self: the calendars
 *
 * Returns: (nullable): why they could not be written, as a sentence
 */
const char *
pb_share_calendar_get_problem (PbShareCalendar *self)
{
  g_return_val_if_fail (PB_IS_SHARE_CALENDAR (self), NULL);

  return self->problem;
}

/**
 * pb_share_calendar_follow:
 * @self: the calendars
 * @sync: how library and folder are kept in step
 *
 * Writes into the folder of @sync from now on, whenever the two are in step.
 */
void
pb_share_calendar_follow (PbShareCalendar *self,
                          PbShareSync     *sync)
{
  g_return_if_fail (PB_IS_SHARE_CALENDAR (self));
  g_return_if_fail (PB_IS_SHARE_SYNC (sync));

  g_signal_connect_object (sync, "notify::state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  state_cb (self, NULL, sync);
}
