/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-record-list.h"

#include "storage/pb-list-diff.h"
#include "storage/pb-store-query.h"

#include "model/pb-id.h"

#include <string.h>

/* Up to this many records are read at once; of longer lists only the pages that
 * somebody looks at.
 */
#define ALL_BELOW 5000
#define PAGE_SIZE 100
#define MAX_PAGES 50

/**
 * PbRecordList:
 *
 * The records that a query finds, as a list that follows the library.
 *
 * Of a long list, only the records that somebody looks at are read: the others
 * are there as objects that know nothing but their identifier, and
 * pb_record_get_created() is 0, until their page has come.  When the library
 * changes, only what came, went or moved is replaced, so that selection and
 * scroll position survive.
 */
struct _PbRecordList
{
  GObject parent_instance;

  PbStore *store;
  PbQuery *query;

  /* The identifiers in their order, PB_ID_LENGTH characters each. */
  GString *ids;

  /* All records of a short list. */
  GPtrArray *all;

  /* Number → the records of each page that was looked at, and the numbers with
   * the one looked at last in front.
   */
  GHashTable *pages;
  GQueue recent;

  /* What to read at the next opportunity. */
  GPtrArray *wanted;
  GSource *fetch_source;

  gboolean loading;
  gboolean stale;
  GCancellable *cancellable;
};

typedef enum
{
  PROP_STORE = 1,
  PROP_QUERY,
  PROP_LOADING,
  PROP_N_ITEMS,
} PbRecordListProperty;

static GParamSpec *props[PROP_N_ITEMS + 1];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PbRecordList, pb_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void refresh (PbRecordList *self);

static guint
count_items (PbRecordList *self)
{
  return self->ids->len / PB_ID_LENGTH;
}

static void
set_loading (PbRecordList *self,
             gboolean      loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
}

static void
fetched_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) records = NULL;

  /* The records are live: those in the pages have their values now. */
  records = pb_store_get_many_finish (PB_STORE (object), result, &error);
  if (records == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_debug ("A page could not be read: %s", error->message);
}

static gboolean
fetch_cb (gpointer data)
{
  PbRecordList *self = data;
  g_autoptr(GPtrArray) wanted = g_steal_pointer (&self->wanted);

  g_clear_pointer (&self->fetch_source, g_source_unref);
  self->wanted = g_ptr_array_new_with_free_func (g_free);
  pb_store_get_many_async (self->store, wanted, self->cancellable, fetched_cb, NULL);

  return G_SOURCE_REMOVE;
}

/* Pages that come into sight together are read together. */
static void
schedule_fetch (PbRecordList *self)
{
  if (self->fetch_source || self->wanted->len == 0)
    return;

  self->fetch_source = g_idle_source_new ();
  g_source_set_priority (self->fetch_source, G_PRIORITY_DEFAULT);
  g_source_set_callback (self->fetch_source, fetch_cb, self, NULL);
  g_source_set_static_name (self->fetch_source, "pb-record-list-fetch");
  g_source_attach (self->fetch_source, g_main_context_get_thread_default ());
}

static GPtrArray *
make_page (PbRecordList *self,
           guint         number)
{
  GPtrArray *page = g_ptr_array_new_with_free_func (g_object_unref);
  guint first = number * PAGE_SIZE;

  for (guint i = first; i < MIN (first + PAGE_SIZE, count_items (self)); i++)
    {
      g_autofree char *id = g_strndup (self->ids->str + (gsize) i * PB_ID_LENGTH, PB_ID_LENGTH);
      PbRecord *record = pb_store_find_live (self->store, id);

      if (record == NULL)
        record = pb_store_make_live (self->store, pb_record_new (pb_query_get_kind (self->query),
                                                                 id));
      if (pb_record_get_created (record) == 0)
        g_ptr_array_add (self->wanted, g_steal_pointer (&id));

      g_ptr_array_add (page, record);
    }

  schedule_fetch (self);

  return page;
}

static GPtrArray *
get_page (PbRecordList *self,
          guint         number)
{
  gpointer key = GUINT_TO_POINTER (number);
  GPtrArray *page = g_hash_table_lookup (self->pages, key);

  if (page && g_queue_peek_head (&self->recent) == key)
    return page;

  if (page)
    {
      g_queue_remove (&self->recent, key);
    }
  else
    {
      page = make_page (self, number);
      g_hash_table_insert (self->pages, key, page);
    }

  g_queue_push_head (&self->recent, key);
  while (g_queue_get_length (&self->recent) > MAX_PAGES)
    g_hash_table_remove (self->pages, g_queue_pop_tail (&self->recent));

  return page;
}

static void
forget_pages (PbRecordList *self)
{
  g_queue_clear (&self->recent);
  g_hash_table_remove_all (self->pages);
  g_ptr_array_set_size (self->wanted, 0);
}

/* Takes over a new list, step by step, and says what each step changed. */
static void
take_listing (PbRecordList *self,
              PbListing    *listing)
{
  g_autoptr(GHashTable) old_pages = NULL;
  g_autoptr(GPtrArray) old_all = g_steal_pointer (&self->all);
  g_autoptr(GArray) steps = NULL;
  guint n_before = count_items (self);

  self->all = g_ptr_array_ref (listing->records);
  steps = pb_list_diff (self->ids->str, n_before, listing->ids->str,
                        listing->ids->len / PB_ID_LENGTH);
  if (steps->len == 0)
    return;

  /* Held for a while, so that records that stay are the same objects. */
  old_pages = g_steal_pointer (&self->pages);
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < steps->len; i++)
    {
      const PbListStep *step = &g_array_index (steps, PbListStep, i);
      gsize at = (gsize) step->position * PB_ID_LENGTH;

      forget_pages (self);
      g_string_erase (self->ids, at, (gsize) step->n_removed * PB_ID_LENGTH);
      g_string_insert_len (self->ids, at, listing->ids->str + at,
                           (gsize) step->n_added * PB_ID_LENGTH);
      g_list_model_items_changed (G_LIST_MODEL (self), step->position, step->n_removed,
                                  step->n_added);
    }

  if (n_before != count_items (self))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_ITEMS]);
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PbRecordList) self = user_data;
  g_autoptr(GError) error = NULL;
  PbListing *listing = pb_store_list_finish (PB_STORE (object), result, &error);

  if (listing)
    {
      take_listing (self, listing);
      pb_listing_free (listing);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_debug ("A list could not be read: %s", error->message);
    }

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  set_loading (self, FALSE);
  if (self->stale)
    refresh (self);
}

static void
refresh (PbRecordList *self)
{
  if (self->loading)
    {
      self->stale = TRUE;
      return;
    }

  self->stale = FALSE;
  set_loading (self, TRUE);
  pb_store_list_async (self->store, self->query, ALL_BELOW, self->cancellable, listed_cb,
                       g_object_ref (self));
}

/* Whether the list is sorted by the titles of records of which some changed. */
static gboolean
is_sorted_by_changed (PbRecordList *self)
{
  const PbFieldInfo *info = pb_field_get_info (pb_query_get_sort (self->query, NULL));

  for (guint kind = 1; info && info->type == PB_TYPE_REF && kind < PB_N_KINDS; kind++)
    {
      if (pb_store_has_changed_kind (self->store, kind) && pb_field_may_refer (info->id, kind))
        return TRUE;
    }

  return FALSE;
}

static void
store_changed_cb (PbStore       *store,
                  const char   **ids,
                  PbRecordList  *self)
{
  PbKind kind = pb_query_get_kind (self->query);

  /* Parts come and go with what they belong to. */
  if (pb_store_has_changed_kind (store, kind) || pb_kind_find_flag (kind, PB_FIELD_OWNER) ||
      is_sorted_by_changed (self))
    refresh (self);
}

static GType
pb_record_list_get_item_type (GListModel *model)
{
  return PB_TYPE_RECORD;
}

static guint
pb_record_list_get_n_items (GListModel *model)
{
  return count_items (PB_RECORD_LIST (model));
}

static gpointer
pb_record_list_get_item (GListModel *model,
                         guint       position)
{
  PbRecordList *self = PB_RECORD_LIST (model);

  if (position >= count_items (self))
    return NULL;

  return g_object_ref (get_page (self, position / PAGE_SIZE)->pdata[position % PAGE_SIZE]);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = pb_record_list_get_item_type;
  iface->get_n_items = pb_record_list_get_n_items;
  iface->get_item = pb_record_list_get_item;
}

static void
pb_record_list_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  PbRecordList *self = PB_RECORD_LIST (object);

  switch ((PbRecordListProperty) prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_QUERY:
      g_value_set_object (value, self->query);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, count_items (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_record_list_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  PbRecordList *self = PB_RECORD_LIST (object);

  switch ((PbRecordListProperty) prop_id)
    {
    case PROP_QUERY:
      pb_record_list_set_query (self, g_value_get_object (value));
      break;
    case PROP_STORE:
    case PROP_LOADING:
    case PROP_N_ITEMS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_record_list_dispose (GObject *object)
{
  PbRecordList *self = PB_RECORD_LIST (object);

  g_cancellable_cancel (self->cancellable);
  if (self->fetch_source)
    g_source_destroy (self->fetch_source);
  g_clear_pointer (&self->fetch_source, g_source_unref);
  g_clear_object (&self->query);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pb_record_list_parent_class)->dispose (object);
}

static void
pb_record_list_finalize (GObject *object)
{
  PbRecordList *self = PB_RECORD_LIST (object);

  g_queue_clear (&self->recent);
  g_clear_pointer (&self->pages, g_hash_table_unref);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  g_string_free (self->ids, TRUE);

  G_OBJECT_CLASS (pb_record_list_parent_class)->finalize (object);
}

static void
pb_record_list_class_init (PbRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pb_record_list_get_property;
  object_class->set_property = pb_record_list_set_property;
  object_class->dispose = pb_record_list_dispose;
  object_class->finalize = pb_record_list_finalize;

  props[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, PB_TYPE_STORE, flags);
  props[PROP_QUERY] = g_param_spec_object ("query", NULL, NULL, PB_TYPE_QUERY,
                                           flags | G_PARAM_WRITABLE);
  props[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  props[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
pb_record_list_init (PbRecordList *self)
{
  self->ids = g_string_new (NULL);
  self->all = g_ptr_array_new ();
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->wanted = g_ptr_array_new_with_free_func (g_free);
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->recent);
}

/**
 * pb_record_list_new:
 * @store: a store
 * @query: what to look for; copied
 *
 * Returns: (transfer full): a list that is empty until the store has answered
 */
PbRecordList *
pb_record_list_new (PbStore *store,
                    PbQuery *query)
{
  PbRecordList *self;

  g_return_val_if_fail (PB_IS_STORE (store), NULL);
  g_return_val_if_fail (PB_IS_QUERY (query), NULL);

  self = g_object_new (PB_TYPE_RECORD_LIST, NULL);
  self->store = g_object_ref (store);
  self->query = pb_query_copy (query);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_DEFAULT);
  refresh (self);

  return self;
}

/**
 * pb_record_list_get_store:
 * @self: a list
 *
 * Returns: (transfer none): the store
 */
PbStore *
pb_record_list_get_store (PbRecordList *self)
{
  g_return_val_if_fail (PB_IS_RECORD_LIST (self), NULL);

  return self->store;
}

/**
 * pb_record_list_get_query:
 * @self: a list
 *
 * Returns: (transfer none): what the list looks for; to look for something else,
 *   set a changed copy
 */
PbQuery *
pb_record_list_get_query (PbRecordList *self)
{
  g_return_val_if_fail (PB_IS_RECORD_LIST (self), NULL);

  return self->query;
}

/**
 * pb_record_list_set_query:
 * @self: a list
 * @query: what to look for, of the same kind; copied
 *
 * What was shown stays until the store has answered.
 */
void
pb_record_list_set_query (PbRecordList *self,
                          PbQuery      *query)
{
  g_autoptr(PbQuery) copy = NULL;

  g_return_if_fail (PB_IS_RECORD_LIST (self));
  g_return_if_fail (PB_IS_QUERY (query));
  g_return_if_fail (pb_query_get_kind (query) == pb_query_get_kind (self->query));

  copy = pb_query_copy (query);
  g_set_object (&self->query, copy);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_QUERY]);
  refresh (self);
}

/**
 * pb_record_list_get_loading:
 * @self: a list
 *
 * Returns: whether the store is looking for the records
 */
gboolean
pb_record_list_get_loading (PbRecordList *self)
{
  g_return_val_if_fail (PB_IS_RECORD_LIST (self), FALSE);

  return self->loading;
}
