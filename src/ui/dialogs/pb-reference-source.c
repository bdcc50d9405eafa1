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
};

G_DEFINE_FINAL_TYPE (PbReferenceSource, pb_reference_source, G_TYPE_OBJECT)

static void
pb_reference_source_dispose (GObject *object)
{
  PbReferenceSource *self = PB_REFERENCE_SOURCE (object);

  g_clear_object (&self->store);
  g_clear_object (&self->draft);
  g_clear_object (&self->created);

  G_OBJECT_CLASS (pb_reference_source_parent_class)->dispose (object);
}

static void
pb_reference_source_finalize (GObject *object)
{
  PbReferenceSource *self = PB_REFERENCE_SOURCE (object);

  g_clear_pointer (&self->group_id, g_free);

  G_OBJECT_CLASS (pb_reference_source_parent_class)->finalize (object);
}

static void
pb_reference_source_class_init (PbReferenceSourceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pb_reference_source_dispose;
  object_class->finalize = pb_reference_source_finalize;
}

static void
pb_reference_source_init (PbReferenceSource *self)
{
  self->created = g_list_store_new (PB_TYPE_RECORD);
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

      if (!pb_field_may_refer (field, kind) || !is_offered (kind))
        continue;

      query = pb_query_new (kind);
      if (!is_shared (kind) && self->group_id)
        pb_query_set_group (query, self->group_id);
      list = pb_record_list_new (self->store, query);
      g_list_store_append (lists, list);
    }

  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&lists))));
}

/**
 * pb_reference_source_can_create:
 * @self: a source
 * @field: a field that refers to other records
 *
 * A record can be made on the way when a title is all that it needs.
 *
 * Returns: the kind of record that can be made for @field, or %PB_KIND_COMMON
 *   where there is none
 */
PbKind
pb_reference_source_can_create (PbReferenceSource *self,
                                PbFieldId          field)
{
  PbKind found = PB_KIND_COMMON;

  g_return_val_if_fail (PB_IS_REFERENCE_SOURCE (self), PB_KIND_COMMON);

  for (guint kind = 1; kind < PB_N_KINDS; kind++)
    {
      const PbFieldInfo *info;
      const PbFieldInfo *title = pb_kind_find_flag (kind, PB_FIELD_TITLE);

      if (!pb_field_may_refer (field, kind))
        continue;
      if (found != PB_KIND_COMMON)
        return PB_KIND_COMMON;
      if (!title || title->type != PB_TYPE_TEXT)
        return PB_KIND_COMMON;

      for (guint i = 0; (info = pb_kind_get_nth_field (kind, i)); i++)
        {
          if ((info->flags & PB_FIELD_REQUIRED) && info != title && !info->fallback &&
              !((info->flags & PB_FIELD_OF_GROUP) && self->group_id))
            return PB_KIND_COMMON;
        }
      found = kind;
    }

  return found;
}

/**
 * pb_reference_source_create:
 * @self: a source
 * @kind: what pb_reference_source_can_create() said
 * @title: the title of the new record
 *
 * Makes a record that is stored together with the draft.
 *
 * Returns: (transfer none): the new record
 */
PbRecord *
pb_reference_source_create (PbReferenceSource *self,
                            PbKind             kind,
                            const char        *title)
{
  g_autoptr(PbRecordDraft) draft = NULL;
  const PbFieldInfo *field;
  PbRecord *record;

  g_return_val_if_fail (PB_IS_REFERENCE_SOURCE (self), NULL);
  g_return_val_if_fail (title != NULL, NULL);

  draft = pb_record_draft_new (kind);
  record = pb_record_draft_get_record (draft);
  pb_record_set_value (record, pb_kind_find_flag (kind, PB_FIELD_TITLE)->id,
                       g_variant_new_string (title));
  field = pb_kind_find_flag (kind, PB_FIELD_OF_GROUP);
  if (field && self->group_id)
    pb_record_set_value (record, field->id, g_variant_new_string (self->group_id));

  pb_record_draft_add_related (self->draft, record);
  g_list_store_append (self->created, record);

  return record;
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
