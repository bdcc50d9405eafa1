/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-store-private.h"

/**
 * PbStore:
 *
 * A library: the file with all records, their history and the search index.
 *
 * The store lives on the thread that made it, usually the main one.  All work
 * on the file is done by two workers of its own, one that writes and one that
 * reads; every verb is asynchronous and answers on the context from which it
 * was called.
 *
 * Records that the store hands out are *live*: as long as anybody holds one,
 * every query answers with the same object, and it takes new values when
 * somebody changes them, here or in another program.  After each such change
 * the store emits [signal@PbStore::changed].
 */

typedef enum
{
  PROP_FILE = 1,
  PROP_CLOCK,
  PROP_PATH,
  PROP_STATE,
  PROP_READ_ONLY,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_TITLE,
  PROP_REDO_TITLE,
  PROP_AUTHOR_NAME,
  PROP_AUTHOR_HANDLE,
} PbStoreProperty;

static GParamSpec *props[PROP_AUTHOR_HANDLE + 1];

G_DEFINE_ENUM_TYPE (PbStoreState, pb_store_state,
                    G_DEFINE_ENUM_VALUE (PB_STORE_CLOSED, "closed"),
                    G_DEFINE_ENUM_VALUE (PB_STORE_OPENING, "opening"),
                    G_DEFINE_ENUM_VALUE (PB_STORE_OPEN, "open"),
                    G_DEFINE_ENUM_VALUE (PB_STORE_FAILED, "failed"))

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The table of live objects is swept when it has grown to this many. */
#define FIRST_SWEEP 1024

G_DEFINE_FINAL_TYPE (PbStore, pb_store, G_TYPE_OBJECT)

static void
weak_ref_free (gpointer data)
{
  GWeakRef *ref = data;

  g_weak_ref_clear (ref);
  g_free (ref);
}

/* Forgets the objects that nobody holds any more. */
static void
sweep_live (PbStore *self)
{
  GHashTableIter iter;
  gpointer ref;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &ref))
    {
      g_autoptr(GObject) object = g_weak_ref_get (ref);

      if (object == NULL)
        g_hash_table_iter_remove (&iter);
    }

  self->live_limit = MAX (FIRST_SWEEP, 2 * g_hash_table_size (self->live));
}

static void
pb_store_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  PbStore *self = PB_STORE (object);

  switch ((PbStoreProperty) prop_id)
    {
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_CLOCK:
      g_value_set_object (value, self->clock);
      break;
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, pb_store_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, pb_store_get_can_redo (self));
      break;
    case PROP_UNDO_TITLE:
      g_value_set_string (value, pb_store_get_undo_title (self));
      break;
    case PROP_REDO_TITLE:
      g_value_set_string (value, pb_store_get_redo_title (self));
      break;
    case PROP_AUTHOR_NAME:
      g_value_set_string (value, self->author_name);
      break;
    case PROP_AUTHOR_HANDLE:
      g_value_set_string (value, self->author_handle);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_store_set_property (GObject      *object,
                       guint         prop_id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  PbStore *self = PB_STORE (object);

  switch ((PbStoreProperty) prop_id)
    {
    case PROP_FILE:
      self->file = g_value_dup_object (value);
      self->path = g_file_get_path (self->file);
      break;
    case PROP_CLOCK:
      self->clock = g_value_dup_object (value);
      break;
    case PROP_PATH:
    case PROP_STATE:
    case PROP_READ_ONLY:
    case PROP_CAN_UNDO:
    case PROP_CAN_REDO:
    case PROP_UNDO_TITLE:
    case PROP_REDO_TITLE:
    case PROP_AUTHOR_NAME:
    case PROP_AUTHOR_HANDLE:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_store_finalize (GObject *object)
{
  PbStore *self = PB_STORE (object);

  /* Every job holds the store, so nothing waits or works any more. */
  pb_store_stop_polling (self);
  pb_store_cancel_indexing (self);
  pb_store_stop_workers (self);

  g_clear_pointer (&self->live, g_hash_table_unref);
  pb_undo_state_clear (&self->undo);
  g_clear_pointer (&self->author_name, g_free);
  g_clear_pointer (&self->author_handle, g_free);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_object (&self->clock);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (pb_store_parent_class)->finalize (object);
}

static void
pb_store_class_init (PbStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags read = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GParamFlags construct = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pb_store_get_property;
  object_class->set_property = pb_store_set_property;
  object_class->finalize = pb_store_finalize;

  props[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, construct);
  props[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, PB_TYPE_CLOCK, construct);
  props[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, read);
  props[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, PB_TYPE_STORE_STATE,
                                         PB_STORE_CLOSED, read);
  props[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, read);
  props[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, read);
  props[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, read);
  props[PROP_UNDO_TITLE] = g_param_spec_string ("undo-title", NULL, NULL, NULL, read);
  props[PROP_REDO_TITLE] = g_param_spec_string ("redo-title", NULL, NULL, NULL, read);
  props[PROP_AUTHOR_NAME] = g_param_spec_string ("author-name", NULL, NULL, NULL, read);
  props[PROP_AUTHOR_HANDLE] = g_param_spec_string ("author-handle", NULL, NULL, NULL, read);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * PbStore::changed:
   * @self: a store
   * @ids: the identifiers of the records that were added, changed or deleted
   *
   * Somebody changed records, here or in another program.  Live objects have
   * their new values already.
   */
  signals[CHANGED] = g_signal_new ("changed", PB_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
}

static void
pb_store_init (PbStore *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->live = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, weak_ref_free);
  self->live_limit = FIRST_SWEEP;
  g_queue_init (&self->waiting);
}

/**
 * pb_store_new:
 * @file: the library file; need not be there yet
 * @clock: says what today is
 *
 * Nothing is touched before pb_store_open_async().
 *
 * Returns: (transfer full): a store that is closed
 */
PbStore *
pb_store_new (GFile   *file,
              PbClock *clock)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (PB_IS_CLOCK (clock), NULL);

  return g_object_new (PB_TYPE_STORE, "file", file, "clock", clock, NULL);
}

/**
 * pb_store_get_file:
 * @self: a store
 *
 * Returns: (transfer none): the library file
 */
GFile *
pb_store_get_file (PbStore *self)
{
  g_return_val_if_fail (PB_IS_STORE (self), NULL);

  return self->file;
}

/**
 * pb_store_get_clock:
 * @self: a store
 *
 * Returns: (transfer none): the clock that says what today is
 */
PbClock *
pb_store_get_clock (PbStore *self)
{
  g_return_val_if_fail (PB_IS_STORE (self), NULL);

  return self->clock;
}

/**
 * pb_store_get_path:
 * @self: a store
 *
 * Returns: (nullable): the path of the library file, where it is a local one
 */
const char *
pb_store_get_path (PbStore *self)
{
  g_return_val_if_fail (PB_IS_STORE (self), NULL);

  return self->path;
}

/**
 * pb_store_get_state:
 * @self: a store
 *
 * Returns: where it stands
 */
PbStoreState
pb_store_get_state (PbStore *self)
{
  g_return_val_if_fail (PB_IS_STORE (self), PB_STORE_CLOSED);

  return self->state;
}

/**
 * pb_store_get_read_only:
 * @self: a store
 *
 * Returns: whether it was opened for looking only
 */
gboolean
pb_store_get_read_only (PbStore *self)
{
  g_return_val_if_fail (PB_IS_STORE (self), FALSE);

  return self->read_only;
}

/**
 * pb_store_get_can_undo:
 * @self: a store
 *
 * Returns: whether there is an action of this device to undo
 */
gboolean
pb_store_get_can_undo (PbStore *self)
{
  g_return_val_if_fail (PB_IS_STORE (self), FALSE);

  return self->undo.undo_title != NULL;
}

/**
 * pb_store_get_can_redo:
 * @self: a store
 *
 * Returns: whether there is an undone action to do again
 */
gboolean
pb_store_get_can_redo (PbStore *self)
{
  g_return_val_if_fail (PB_IS_STORE (self), FALSE);

  return self->undo.redo_title != NULL;
}

/**
 * pb_store_get_undo_title:
 * @self: a store
 *
 * Returns: (nullable): the title of the action that undo would take back
 */
const char *
pb_store_get_undo_title (PbStore *self)
{
  g_return_val_if_fail (PB_IS_STORE (self), NULL);

  return self->undo.undo_title;
}

/**
 * pb_store_get_redo_title:
 * @self: a store
 *
 * Returns: (nullable): the title of the action that redo would do again
 */
const char *
pb_store_get_redo_title (PbStore *self)
{
  g_return_val_if_fail (PB_IS_STORE (self), NULL);

  return self->undo.redo_title;
}

/**
 * pb_store_get_author_name:
 * @self: a store
 *
 * Returns: (nullable): the name of who works on this device
 */
const char *
pb_store_get_author_name (PbStore *self)
{
  g_return_val_if_fail (PB_IS_STORE (self), NULL);

  return self->author_name;
}

/**
 * pb_store_get_author_handle:
 * @self: a store
 *
 * Returns: (nullable): the handle of who works on this device
 */
const char *
pb_store_get_author_handle (PbStore *self)
{
  g_return_val_if_fail (PB_IS_STORE (self), NULL);

  return self->author_handle;
}

/* Sets the state and says so. */
void
pb_store_set_state (PbStore      *self,
                    PbStoreState  state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

/* Sets whether the library is only looked at and says so. */
void
pb_store_set_read_only (PbStore  *self,
                        gboolean  read_only)
{
  if (self->read_only == read_only)
    return;

  self->read_only = read_only;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_READ_ONLY]);
}

/* Takes over what the worker knows of the author.  Returns whether that is
 * something new.
 */
gboolean
pb_store_take_author (PbStore *self,
                      char    *name,
                      char    *handle)
{
  g_autofree char *new_name = name;
  g_autofree char *new_handle = handle;
  gboolean changed = FALSE;

  if (g_set_str (&self->author_name, new_name))
    {
      changed = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_AUTHOR_NAME]);
    }

  if (g_set_str (&self->author_handle, new_handle))
    {
      changed = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_AUTHOR_HANDLE]);
    }

  return changed;
}

/* Takes over what undo and redo would do now; @undo is emptied. */
void
pb_store_take_undo (PbStore     *self,
                    PbUndoState *undo)
{
  gboolean could_undo = pb_store_get_can_undo (self);
  gboolean could_redo = pb_store_get_can_redo (self);
  g_autofree char *undo_title = g_steal_pointer (&self->undo.undo_title);
  g_autofree char *redo_title = g_steal_pointer (&self->undo.redo_title);

  self->undo = *undo;
  *undo = (PbUndoState) { 0 };

  g_object_freeze_notify (G_OBJECT (self));
  if (g_strcmp0 (undo_title, self->undo.undo_title) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNDO_TITLE]);
  if (g_strcmp0 (redo_title, self->undo.redo_title) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REDO_TITLE]);
  if (could_undo != pb_store_get_can_undo (self))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_UNDO]);
  if (could_redo != pb_store_get_can_redo (self))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_REDO]);
  g_object_thaw_notify (G_OBJECT (self));
}

/* Returns: (transfer full) (nullable): the live object of that identifier */
PbRecord *
pb_store_find_live (PbStore    *self,
                    const char *id)
{
  GWeakRef *ref = g_hash_table_lookup (self->live, id);

  return ref ? g_weak_ref_get (ref) : NULL;
}

/* Exchanges a record that a worker read for the live object of the same
 * identifier, which takes its values; where there is none it becomes that.
 *
 * Returns: (transfer full): the live object
 */
PbRecord *
pb_store_make_live (PbStore  *self,
                    PbRecord *fresh)
{
  const char *id = pb_record_get_id (fresh);
  PbRecord *live = pb_store_find_live (self, id);
  GWeakRef *ref;

  if (live && pb_record_get_kind (live) == pb_record_get_kind (fresh))
    {
      pb_record_take_from (live, fresh);
      g_object_unref (fresh);
      return live;
    }

  g_clear_object (&live);
  if (g_hash_table_size (self->live) >= self->live_limit)
    sweep_live (self);

  ref = g_new0 (GWeakRef, 1);
  g_weak_ref_init (ref, fresh);
  g_hash_table_insert (self->live, g_strdup (id), ref);

  return fresh;
}

/* The same for each record of an array, in its place. */
void
pb_store_make_all_live (PbStore   *self,
                        GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    records->pdata[i] = pb_store_make_live (self, records->pdata[i]);
}

/* Has the live ones among many records read anew. */
static void
refresh_live (PbStore   *self,
              GPtrArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr(PbRecord) live = pb_store_find_live (self, ids->pdata[i]);

      if (live)
        pb_store_get_async (self, ids->pdata[i], NULL, NULL, NULL);
    }
}

/* Lets everybody know what a write, here or elsewhere, has changed. */
void
pb_store_take_news (PbStore *self,
                    PbNews  *news)
{
  g_auto(GStrv) ids = NULL;

  self->known_generation = MAX (self->known_generation, news->generation);

  for (guint i = 0; i < news->records->len; i++)
    {
      PbRecord *fresh = news->records->pdata[i];
      g_autoptr(PbRecord) live = pb_store_find_live (self, pb_record_get_id (fresh));

      if (live && pb_record_get_kind (live) == pb_record_get_kind (fresh))
        pb_record_take_from (live, fresh);
    }

  if (news->many)
    refresh_live (self, news->ids);

  pb_store_take_undo (self, &news->undo);

  ids = (GStrv) g_ptr_array_steal (news->ids, NULL);
  if (ids == NULL || ids[0] == NULL)
    return;

  self->changed_kinds = news->kinds;
  g_signal_emit (self, signals[CHANGED], 0, ids);
  self->changed_kinds = 0;
}

/* Whether what the store says changed right now has records of @kind. */
gboolean
pb_store_has_changed_kind (PbStore *self,
                           PbKind   kind)
{
  return self->changed_kinds >> kind & 1;
}
