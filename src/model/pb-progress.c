/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-model"

#include "config.h"

#include "model/pb-progress.h"

/**
 * PbProgress:
 *
 * How far long work has come, told by the thread that does it and shown by the
 * thread that made the object; and the way to stop the work.
 */
struct _PbProgress
{
  GObject parent_instance;

  GCancellable *cancellable;
  GMainContext *context;

  GMutex mutex;
  char *title;
  double fraction;
  gboolean notifying;
};

typedef enum { PROP_TITLE = 1, PROP_FRACTION } PbProgressProperty;
static GParamSpec *props[PROP_FRACTION + 1];

G_DEFINE_FINAL_TYPE (PbProgress, pb_progress, G_TYPE_OBJECT)

static void
pb_progress_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  PbProgress *self = PB_PROGRESS (object);

  switch ((PbProgressProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_take_string (value, pb_progress_dup_title (self));
      break;
    case PROP_FRACTION:
      g_value_set_double (value, pb_progress_get_fraction (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_progress_finalize (GObject *object)
{
  PbProgress *self = PB_PROGRESS (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->title, g_free);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (pb_progress_parent_class)->finalize (object);
}

static void
pb_progress_class_init (PbProgressClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = pb_progress_get_property;
  object_class->finalize = pb_progress_finalize;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, -1, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
pb_progress_init (PbProgress *self)
{
  g_mutex_init (&self->mutex);
  self->cancellable = g_cancellable_new ();
  self->context = g_main_context_ref_thread_default ();
  self->fraction = -1;
}

/**
 * pb_progress_new:
 *
 * Properties are notified in the thread-default main context of the caller.
 *
 * Returns: (transfer full): progress that has not begun
 */
PbProgress *
pb_progress_new (void)
{
  return g_object_new (PB_TYPE_PROGRESS, NULL);
}

static gboolean
notify_cb (gpointer data)
{
  PbProgress *self = data;

  g_mutex_lock (&self->mutex);
  self->notifying = FALSE;
  g_mutex_unlock (&self->mutex);

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FRACTION]);

  return G_SOURCE_REMOVE;
}

/**
 * pb_progress_report:
 * @self: (nullable): progress
 * @title: what is being done, translated
 * @fraction: how much of it is done, 0 to 1, or -1 where that is not known
 *
 * May be called on any thread and as often as is convenient.
 */
void
pb_progress_report (PbProgress *self,
                    const char *title,
                    double      fraction)
{
  gboolean notify;

  if (self == NULL)
    return;

  g_mutex_lock (&self->mutex);
  g_set_str (&self->title, title);
  self->fraction = fraction < 0 ? -1 : MIN (fraction, 1);
  notify = !self->notifying;
  self->notifying = TRUE;
  g_mutex_unlock (&self->mutex);

  if (notify)
    {
      g_autoptr(GSource) source = g_idle_source_new ();

      g_source_set_callback (source, notify_cb, g_object_ref (self), g_object_unref);
      g_source_attach (source, self->context);
    }
}

/**
 * pb_progress_dup_title:
 * @self: progress
 *
 * Returns: (transfer full) (nullable): what is being done
 */
char *
pb_progress_dup_title (PbProgress *self)
{
  g_autoptr(GMutexLocker) locker = NULL;

  g_return_val_if_fail (PB_IS_PROGRESS (self), NULL);

  locker = g_mutex_locker_new (&self->mutex);

  return g_strdup (self->title);
}

/**
 * pb_progress_get_fraction:
 * @self: progress
 *
 * Returns: how much is done, 0 to 1, or -1 where that is not known
 */
double
pb_progress_get_fraction (PbProgress *self)
{
  g_autoptr(GMutexLocker) locker = NULL;

  g_return_val_if_fail (PB_IS_PROGRESS (self), -1);

  locker = g_mutex_locker_new (&self->mutex);

  return self->fraction;
}

/**
 * pb_progress_get_cancellable:
 * @self: progress
 *
 * Returns: (transfer none): what stops the work
 */
GCancellable *
pb_progress_get_cancellable (PbProgress *self)
{
  g_return_val_if_fail (PB_IS_PROGRESS (self), NULL);

  return self->cancellable;
}
