/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-reference-source.h"

#include "storage/pb-record-list.h"

#include <gtk/gtk.h>
#include <string.h>

/**
 * PbReferenceSource:
 *
 * Knows what the fields of a draft may refer to: the records of the library
 * and those that come into being together with the draft.
 */
struct _PbReferenceSource
{
  GObject parent_instance;

  PbStore *store;
  char *group_id;
  PbRecordDraft *draft;
  GListStore *created;
  GPtrArray *awaited;
  GStrv assets;
};

enum
{
  FILL_IN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbReferenceSource, pb_reference_source, G_TYPE_OBJECT)

/* A record that is being filled in before it can be referred to. */
typedef struct
{
  PbRecordDraft *draft;
  GTask *task;
} PbAwaited;

static void
awaited_free (gpointer data)
{
  PbAwaited *awaited = data;

  g_clear_object (&awaited->draft);
  g_clear_object (&awaited->task);
  g_free (awaited);
}

static void
pb_reference_source_dispose (GObject *object)
{
  PbReferenceSource *self = PB_REFERENCE_SOURCE (object);

  g_clear_object (&self->store);
  g_clear_object (&self->draft);
  g_clear_object (&self->created);
  g_clear_pointer (&self->awaited, g_ptr_array_unref);

  G_OBJECT_CLASS (pb_reference_source_parent_class)->dispose (object);
}

static void
pb_reference_source_finalize (GObject *object)
{
  PbReferenceSource *self = PB_REFERENCE_SOURCE (object);

  g_clear_pointer (&self->group_id, g_free);
  g_clear_pointer (&self->assets, g_strfreev);

  G_OBJECT_CLASS (pb_reference_source_parent_class)->finalize (object);
}

static void
pb_reference_source_class_init (PbReferenceSourceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pb_reference_source_dispose;
  object_class->finalize = pb_reference_source_finalize;

  /**
   * PbReferenceSource::fill-in:
   * @self: the source
   * @draft: the draft of a new record
   *
   * A record is wanted of which more has to be known.  To be answered with
   * pb_reference_source_filled_in().
   */
  signals[FILL_IN] = g_signal_new ("fill-in",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL, NULL,
                                   NULL,
                                   G_TYPE_NONE, 1,
                                   PB_TYPE_RECORD_DRAFT);
}

static void
pb_reference_source_init (PbReferenceSource *self)
{
  self->created = g_list_store_new (PB_TYPE_RECORD);
  self->awaited = g_ptr_array_new_with_free_func (awaited_free);
}

/**
 * pb_reference_source_new:
 * @store: (nullable): the library; without one only new records can be chosen
 * @group_id: (nullable): the group whose records are offered
 * @draft: the draft that is filled in
 *
 * Returns: (transfer full): what the fields of @draft may refer to
 */
PbReferenceSource *
pb_reference_source_new (PbStore       *store,
                         const char    *group_id,
                         PbRecordDraft *draft)
{
  PbReferenceSource *self = g_object_new (PB_TYPE_REFERENCE_SOURCE, NULL);

  g_return_val_if_fail (PB_IS_RECORD_DRAFT (draft), self);

  g_set_object (&self->store, store);
  self->group_id = g_strdup (group_id);
  self->draft = g_object_ref (draft);

  return self;
}

/**
 * pb_reference_source_get_assets:
 * @self: a source
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): the assets
 *   that the group uses already
 */
const char * const *
pb_reference_source_get_assets (PbReferenceSource *self)
{
  g_return_val_if_fail (PB_IS_REFERENCE_SOURCE (self), NULL);

  return (const char * const *) self->assets;
}

/**
 * pb_reference_source_take_assets:
 * @self: a source
 * @assets: (transfer full) (nullable) (array zero-terminated=1): assets
 *
 * Offers @assets where an amount is filled in.
 */
void
pb_reference_source_take_assets (PbReferenceSource *self,
                                 GStrv              assets)
{
  g_return_if_fail (PB_IS_REFERENCE_SOURCE (self));

  g_strfreev (self->assets);
  self->assets = assets;
}

/* Groups and the goals of a network are shared by all; everything else is
 * chosen from the group's own records.
 */
static gboolean
is_shared (PbKind kind)
{
  return kind == PB_KIND_GROUP || kind == PB_KIND_NETWORK_GOAL;
}

static gboolean
is_offered (PbKind kind)
{
  const PbKindInfo *info = pb_kind_get_info (kind);

  return !(info->flags & PB_KIND_PART) && kind != PB_KIND_STATE_DOCUMENT &&
         kind != PB_KIND_STATE_TEXT && kind != PB_KIND_OBSERVATION;
}

/* A part is chosen only where nothing but such a part can be: a line of a budget
 * that a payment is made from.  A text of the group state is chosen where a field
 * names such texts: among what an insight led to.
 */
static gboolean
is_asked_for (PbFieldId field,
              PbKind    kind)
{
  guint64 refs = pb_field_get_info (field)->refs;

  return refs == G_GUINT64_CONSTANT (1) << kind ||
         (kind == PB_KIND_STATE_TEXT && refs != PB_REFS_ANY);
}

static gboolean
created_matches (gpointer item,
                 gpointer user_data)
{
  return pb_field_may_refer (GPOINTER_TO_UINT (user_data), pb_record_get_kind (item));
}

/**
 * pb_reference_source_get_model:
 * @self: a source
 * @field: a field that refers to other records
 *
 * Returns: (transfer full): a list of #PbRecord that @field may refer to,
 *   which follows the library
 */
GListModel *
pb_reference_source_get_model (PbReferenceSource *self,
                               PbFieldId          field)
{
  g_autoptr(GListStore) lists = g_list_store_new (G_TYPE_LIST_MODEL);
  GtkCustomFilter *filter;
  GtkFilterListModel *created;

  g_return_val_if_fail (PB_IS_REFERENCE_SOURCE (self), NULL);

  filter = gtk_custom_filter_new (created_matches, GUINT_TO_POINTER (field), NULL);
  created = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->created)),
                                       GTK_FILTER (filter));
  g_list_store_append (lists, created);
  g_object_unref (created);

  for (guint kind = 1; self->store && kind < PB_N_KINDS; kind++)
    {
      g_autoptr(PbQuery) query = NULL;
      g_autoptr(PbRecordList) list = NULL;

      if (!pb_field_may_refer (field, kind) ||
          (!is_offered (kind) && !is_asked_for (field, kind)))
        continue;

      query = pb_query_new (kind);
      if (!is_shared (kind) && self->group_id)
        pb_query_set_group (query, self->group_id);
      list = pb_record_list_new (self->store, query);
      g_list_store_append (lists, list);
    }

  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&lists))));
}

/* Whether more than a title has to be known of a record of @kind. */
static gboolean
needs_more (PbReferenceSource *self,
            PbKind             kind)
{
  const PbFieldInfo *title = pb_kind_find_flag (kind, PB_FIELD_TITLE);
  const PbFieldInfo *info;

  if (title == NULL || title->type != PB_TYPE_TEXT)
    return TRUE;

  for (guint i = 0; (info = pb_kind_get_nth_field (kind, i)); i++)
    {
      if ((info->flags & PB_FIELD_REQUIRED) && info != title && !info->fallback &&
          !((info->flags & PB_FIELD_OF_GROUP) && self->group_id))
        return TRUE;
    }

  return FALSE;
}

/**
 * pb_reference_source_can_create:
 * @self: a source
 * @field: a field that refers to other records
 * @kind: a kind
 * @more: (out) (optional): whether more than a title has to be filled in
 *
 * Returns: whether a record of @kind can be made for @field on the way
 */
gboolean
pb_reference_source_can_create (PbReferenceSource *self,
                                PbFieldId          field,
                                PbKind             kind,
                                gboolean          *more)
{
  const PbFieldInfo *info = pb_field_get_info (field);

  g_return_val_if_fail (PB_IS_REFERENCE_SOURCE (self), FALSE);

  if (more)
    *more = needs_more (self, kind);

  /* A field that takes anything gives no hint of what would be new. */
  return info->refs != PB_REFS_ANY && pb_field_may_refer (field, kind) && is_offered (kind) &&
         !(pb_kind_get_info (kind)->flags & PB_KIND_APPEND_ONLY) &&
         kind != PB_KIND_STATE_ELEMENT && kind != PB_KIND_CRITERIA_SET;
}

static void
add_created (PbReferenceSource *self,
             PbRecord          *record)
{
  pb_record_draft_add_related (self->draft, record);
  g_list_store_append (self->created, record);
}

/**
 * pb_reference_source_create_async:
 * @self: a source
 * @kind: a kind for which pb_reference_source_can_create() said yes
 * @title: (nullable): the title of the new record
 * @callback: called when the record is made
 * @user_data: data for @callback
 *
 * Makes a record that is stored together with the draft.  Where a title is not
 * enough or there is none, #PbReferenceSource::fill-in asks for the rest first.
 */
void
pb_reference_source_create_async (PbReferenceSource   *self,
                                  PbKind               kind,
                                  const char          *title,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(PbRecordDraft) draft = NULL;
  const PbFieldInfo *field;
  PbAwaited *awaited;
  PbRecord *record;

  g_return_if_fail (PB_IS_REFERENCE_SOURCE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pb_reference_source_create_async);

  draft = pb_record_draft_new (kind);
  record = pb_record_draft_get_record (draft);
  field = pb_kind_find_flag (kind, PB_FIELD_TITLE);
  if (field && field->type == PB_TYPE_TEXT && title && *title)
    pb_record_set_value (record, field->id, g_variant_new_string (title));
  field = pb_kind_find_flag (kind, PB_FIELD_OF_GROUP);
  if (field && self->group_id)
    pb_record_set_value (record, field->id, g_variant_new_string (self->group_id));

  if (title && *title && !needs_more (self, kind))
    {
      add_created (self, record);
      g_task_return_pointer (task, g_object_ref (record), g_object_unref);
      return;
    }

  awaited = g_new0 (PbAwaited, 1);
  awaited->draft = g_object_ref (draft);
  awaited->task = g_steal_pointer (&task);
  g_ptr_array_add (self->awaited, awaited);
  g_signal_emit (self, signals[FILL_IN], 0, draft);
}

/**
 * pb_reference_source_create_finish:
 * @self: a source
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full): the new record; %NULL with %G_IO_ERROR_CANCELLED
 *   where somebody thought better of it
 */
PbRecord *
pb_reference_source_create_finish (PbReferenceSource  *self,
                                   GAsyncResult       *result,
                                   GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pb_reference_source_filled_in:
 * @self: a source
 * @draft: a draft
 * @accepted: whether the record is wanted
 *
 * Answers #PbReferenceSource::fill-in.  Other drafts than those that were asked
 * for are passed over.
 */
void
pb_reference_source_filled_in (PbReferenceSource *self,
                               PbRecordDraft     *draft,
                               gboolean           accepted)
{
  g_return_if_fail (PB_IS_REFERENCE_SOURCE (self));

  for (guint i = 0; i < self->awaited->len; i++)
    {
      PbAwaited *awaited = self->awaited->pdata[i];
      PbRecord *record = pb_record_draft_get_record (draft);
      g_autoptr(GTask) task = NULL;

      if (awaited->draft != draft)
        continue;

      task = g_object_ref (awaited->task);
      if (accepted)
        {
          GListModel *parts = pb_record_draft_get_parts (draft);

          add_created (self, record);
          for (guint j = 0; j < g_list_model_get_n_items (parts); j++)
            {
              g_autoptr(PbRecordDraft) part = g_list_model_get_item (parts, j);

              pb_record_draft_add_related (self->draft, pb_record_draft_get_record (part));
            }
        }
      g_ptr_array_remove_index (self->awaited, i);

      if (accepted)
        g_task_return_pointer (task, g_object_ref (record), g_object_unref);
      else
        g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "not wanted");
      return;
    }
}

static void
got_record_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PbRecord) record = pb_store_get_finish (PB_STORE (object), result, &error);

  if (record)
    g_task_return_pointer (task, pb_record_dup_title (record), g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * pb_reference_source_title_async:
 * @self: a source
 * @id: the identifier of a record
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the title is known
 * @user_data: data for @callback
 *
 * Looks up how to call a record.
 */
void
pb_reference_source_title_async (PbReferenceSource   *self,
                                 const char          *id,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (PB_IS_REFERENCE_SOURCE (self));
  g_return_if_fail (id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pb_reference_source_title_async);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->created)); i++)
    {
      g_autoptr(PbRecord) record = g_list_model_get_item (G_LIST_MODEL (self->created), i);

      if (strcmp (pb_record_get_id (record), id) == 0)
        {
          g_task_return_pointer (task, pb_record_dup_title (record), g_free);
          return;
        }
    }

  if (self->store == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no library");
      return;
    }

  pb_store_get_async (self->store, id, cancellable, got_record_cb, g_steal_pointer (&task));
}

/**
 * pb_reference_source_title_finish:
 * @self: a source
 * @result: the result
 * @error: return location for a %PB_STORE_ERROR
 *
 * Returns: (transfer full): the title of the record, or %NULL
 */
char *
pb_reference_source_title_finish (PbReferenceSource  *self,
                                  GAsyncResult       *result,
                                  GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
