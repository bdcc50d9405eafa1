/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-history-list.h"

#include "storage/pb-history-item-private.h"
#include "storage/pb-store-history.h"

#define PAGE_SIZE 100

/* How many changes of an action are listed: nobody reads more of them in a row, and
 * an import makes ten thousands.
 */
#define MAX_CHANGES 1000

/**
 * PbHistoryList:
 *
 * The history of one record, of one group or of the whole library as a list of
 * #PbHistoryItem, the newest first.  It reads a page at a time: more on
 * pb_history_list_load_more().  When the library changes, what is new appears
 * at the top.
 */
struct _PbHistoryList
{
  GObject parent_instance;

  PbStore *store;
  char *record_id;
  char *group_id;
  GPtrArray *items;

  /* The action of each item, to see none twice. */
  GHashTable *by_op;

  gint64 next;
  gboolean loading;
  gboolean stale;
  GCancellable *cancellable;
};

typedef enum
{
  PROP_LOADING = 1,
  PROP_HAS_MORE,
} PbHistoryListProperty;

static GParamSpec *props[PROP_HAS_MORE + 1];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PbHistoryList, pb_history_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void load_newest (PbHistoryList *self);

static void
set_loading (PbHistoryList *self,
             gboolean       loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
}

static void
set_next (PbHistoryList *self,
          gint64         next)
{
  gboolean had_more = self->next != 0;

  self->next = next;
  if (had_more != (next != 0))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HAS_MORE]);
}

/* Puts the new items of a page at @position and takes over what is known anew of
 * the others.
 */
static void
take_items (PbHistoryList *self,
            GPtrArray     *items,
            guint          position)
{
  guint n_added = 0;

  for (guint i = 0; i < items->len; i++)
    {
      PbHistoryItem *item = items->pdata[i];
      gint64 op = pb_history_item_get_op (item);
      PbHistoryItem *known = g_hash_table_lookup (self->by_op, &op);

      if (known)
        {
          pb_history_item_set_can_undo (known, pb_history_item_get_can_undo (item));
          continue;
        }

      g_hash_table_insert (self->by_op, g_memdup2 (&op, sizeof op), item);
      g_ptr_array_insert (self->items, position + n_added, g_object_ref (item));
      n_added++;
    }

  if (n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, 0, n_added);
}

/* Whether a page of the newest items reaches down to those that are there. */
static gboolean
is_joined (PbHistoryList *self,
           GPtrArray     *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      gint64 op = pb_history_item_get_op (items->pdata[i]);

      if (g_hash_table_contains (self->by_op, &op))
        return TRUE;
    }

  return FALSE;
}

static void
forget_items (PbHistoryList *self)
{
  guint n_removed = self->items->len;

  g_hash_table_remove_all (self->by_op);
  g_ptr_array_set_size (self->items, 0);
  if (n_removed > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_removed, 0);
}

static void
finish_loading (PbHistoryList *self)
{
  set_loading (self, FALSE);

  if (self->stale)
    load_newest (self);
}

static void
newest_ready_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(PbHistoryList) self = user_data;
  g_autoptr(GError) error = NULL;
  PbHistoryPage *page = pb_store_history_finish (PB_STORE (object), result, &error);

  if (page)
    {
      /* After a long absence there is a gap, so the list begins anew. */
      if (!is_joined (self, page->items))
        forget_items (self);
      if (self->items->len == 0)
        set_next (self, page->next);
      take_items (self, page->items, 0);
      pb_history_page_free (page);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_debug ("The history could not be read: %s", error->message);
    }

  if (!g_cancellable_is_cancelled (self->cancellable))
    finish_loading (self);
}

static void
load_newest (PbHistoryList *self)
{
  if (self->loading)
    {
      self->stale = TRUE;
      return;
    }

  self->stale = FALSE;
  set_loading (self, TRUE);
  pb_store_history_async (self->store, self->record_id, self->group_id, 0,
                          MAX (PAGE_SIZE, self->items->len), MAX_CHANGES, self->cancellable,
                          newest_ready_cb, g_object_ref (self));
}

static void
more_ready_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(PbHistoryList) self = user_data;
  g_autoptr(GError) error = NULL;
  PbHistoryPage *page = pb_store_history_finish (PB_STORE (object), result, &error);

  if (page)
    {
      set_next (self, page->next);
      take_items (self, page->items, self->items->len);
      pb_history_page_free (page);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_debug ("The history could not be read: %s", error->message);
    }

  if (!g_cancellable_is_cancelled (self->cancellable))
    finish_loading (self);
}

static void
store_changed_cb (PbStore        *store,
                  const char    **ids,
                  PbHistoryList  *self)
{
  load_newest (self);
}

static GType
pb_history_list_get_item_type (GListModel *model)
{
  return PB_TYPE_HISTORY_ITEM;
}

static guint
pb_history_list_get_n_items (GListModel *model)
{
  return PB_HISTORY_LIST (model)->items->len;
}

static gpointer
pb_history_list_get_item (GListModel *model,
                          guint       position)
{
  PbHistoryList *self = PB_HISTORY_LIST (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = pb_history_list_get_item_type;
  iface->get_n_items = pb_history_list_get_n_items;
  iface->get_item = pb_history_list_get_item;
}

static void
pb_history_list_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  PbHistoryList *self = PB_HISTORY_LIST (object);

  switch ((PbHistoryListProperty) prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_HAS_MORE:
      g_value_set_boolean (value, self->next != 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_history_list_dispose (GObject *object)
{
  PbHistoryList *self = PB_HISTORY_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pb_history_list_parent_class)->dispose (object);
}

static void
pb_history_list_finalize (GObject *object)
{
  PbHistoryList *self = PB_HISTORY_LIST (object);

  g_clear_pointer (&self->by_op, g_hash_table_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->record_id, g_free);
  g_clear_pointer (&self->group_id, g_free);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (pb_history_list_parent_class)->finalize (object);
}

static void
pb_history_list_class_init (PbHistoryListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pb_history_list_get_property;
  object_class->dispose = pb_history_list_dispose;
  object_class->finalize = pb_history_list_finalize;

  props[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  props[PROP_HAS_MORE] = g_param_spec_boolean ("has-more", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
pb_history_list_init (PbHistoryList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_op = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->cancellable = g_cancellable_new ();
}

/**
 * pb_history_list_new:
 * @store: a store
 * @record_id: (nullable): the identifier of a record
 * @group_id: (nullable): the identifier of a group; with neither, the list shows
 *   the whole history
 *
 * Returns: (transfer full): a list that is loading its first page
 */
PbHistoryList *
pb_history_list_new (PbStore    *store,
                     const char *record_id,
                     const char *group_id)
{
  PbHistoryList *self;

  g_return_val_if_fail (PB_IS_STORE (store), NULL);

  self = g_object_new (PB_TYPE_HISTORY_LIST, NULL);
  self->store = g_object_ref (store);
  self->record_id = g_strdup (record_id);
  self->group_id = g_strdup (group_id);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_DEFAULT);
  load_newest (self);

  return self;
}

/**
 * pb_history_list_get_loading:
 * @self: a history
 *
 * Returns: whether it is reading
 */
gboolean
pb_history_list_get_loading (PbHistoryList *self)
{
  g_return_val_if_fail (PB_IS_HISTORY_LIST (self), FALSE);

  return self->loading;
}

/**
 * pb_history_list_get_has_more:
 * @self: a history
 *
 * Returns: whether there are older actions to load
 */
gboolean
pb_history_list_get_has_more (PbHistoryList *self)
{
  g_return_val_if_fail (PB_IS_HISTORY_LIST (self), FALSE);

  return self->next != 0;
}

/**
 * pb_history_list_load_more:
 * @self: a history
 *
 * Reads the next page of older actions.
 */
void
pb_history_list_load_more (PbHistoryList *self)
{
  g_return_if_fail (PB_IS_HISTORY_LIST (self));

  if (self->loading || self->next == 0)
    return;

  set_loading (self, TRUE);
  pb_store_history_async (self->store, self->record_id, self->group_id, self->next, PAGE_SIZE,
                          MAX_CHANGES, self->cancellable, more_ready_cb, g_object_ref (self));
}
