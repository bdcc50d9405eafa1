/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-store-sync.h"

#include "storage/pb-store-history.h"

/* The verb answers on a context of its own, so that nothing else happens while
 * somebody waits.  Whatever others begin when they hear what has changed is not
 * part of that: it goes on when the main loop does.
 */
typedef struct
{
  GMainContext *context;
  GAsyncResult *result;
} Waiter;

static void
waiter_begin (Waiter *waiter)
{
  waiter->context = g_main_context_new ();
  g_main_context_push_thread_default (waiter->context);
}

static void
waiter_end (Waiter *waiter)
{
  g_clear_object (&waiter->result);
  g_clear_pointer (&waiter->context, g_main_context_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Waiter, waiter_end)

static void
ready_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Waiter *waiter = user_data;

  waiter->result = g_object_ref (result);
}

static GAsyncResult *
wait (Waiter *waiter)
{
  g_main_context_pop_thread_default (waiter->context);

  while (waiter->result == NULL)
    g_main_context_iteration (waiter->context, TRUE);

  return waiter->result;
}

/**
 * pb_store_open_sync:
 * @self: a store
 * @flags: how to open
 * @progress: (nullable): hears how checking and updating get on
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Opens the library and waits; see pb_store_open_async().
 *
 * Returns: whether the store is open
 */
gboolean
pb_store_open_sync (PbStore           *self,
                    PbStoreOpenFlags   flags,
                    PbProgress        *progress,
                    GError           **error)
{
  g_auto(Waiter) waiter = { 0 };

  waiter_begin (&waiter);
  pb_store_open_async (self, flags, progress, NULL, ready_cb, &waiter);

  return pb_store_open_finish (self, wait (&waiter), error);
}

/**
 * pb_store_close_sync:
 * @self: a store
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Closes the library and waits; see pb_store_close_async().
 *
 * Returns: %TRUE
 */
gboolean
pb_store_close_sync (PbStore  *self,
                     GError  **error)
{
  g_auto(Waiter) waiter = { 0 };

  waiter_begin (&waiter);
  pb_store_close_async (self, ready_cb, &waiter);

  return pb_store_close_finish (self, wait (&waiter), error);
}

/**
 * pb_store_undo_sync:
 * @self: a store
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Takes back the last action and waits; see pb_store_undo_async().
 *
 * Returns: (transfer full) (nullable): the title of what was undone
 */
char *
pb_store_undo_sync (PbStore  *self,
                    GError  **error)
{
  g_auto(Waiter) waiter = { 0 };

  waiter_begin (&waiter);
  pb_store_undo_async (self, NULL, ready_cb, &waiter);

  return pb_store_undo_finish (self, wait (&waiter), error);
}

/**
 * pb_store_redo_sync:
 * @self: a store
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Does again what was undone last and waits; see pb_store_redo_async().
 *
 * Returns: (transfer full) (nullable): the title of what was done again
 */
char *
pb_store_redo_sync (PbStore  *self,
                    GError  **error)
{
  g_auto(Waiter) waiter = { 0 };

  waiter_begin (&waiter);
  pb_store_redo_async (self, NULL, ready_cb, &waiter);

  return pb_store_redo_finish (self, wait (&waiter), error);
}

/**
 * pb_store_undo_item_sync:
 * @self: a store
 * @item: an action of the past
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Takes back one action and waits; see pb_store_undo_item_async().
 *
 * Returns: (transfer full) (nullable): the title of what was undone
 */
char *
pb_store_undo_item_sync (PbStore        *self,
                         PbHistoryItem  *item,
                         GError        **error)
{
  g_auto(Waiter) waiter = { 0 };

  waiter_begin (&waiter);
  pb_store_undo_item_async (self, item, NULL, ready_cb, &waiter);

  return pb_store_undo_item_finish (self, wait (&waiter), error);
}

/**
 * pb_store_query_sync:
 * @self: a store
 * @query: what to look for
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Reads records and waits; see pb_store_query_async().
 *
 * Returns: (transfer full) (element-type PbRecord) (nullable): the records
 */
GPtrArray *
pb_store_query_sync (PbStore  *self,
                     PbQuery  *query,
                     GError  **error)
{
  g_auto(Waiter) waiter = { 0 };

  waiter_begin (&waiter);
  pb_store_query_async (self, query, NULL, ready_cb, &waiter);

  return pb_store_query_finish (self, wait (&waiter), error);
}

/**
 * pb_store_get_sync:
 * @self: a store
 * @id: the identifier of a record
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Reads one record and waits; see pb_store_get_async().
 *
 * Returns: (transfer full) (nullable): the record
 */
PbRecord *
pb_store_get_sync (PbStore     *self,
                   const char  *id,
                   GError     **error)
{
  g_auto(Waiter) waiter = { 0 };

  waiter_begin (&waiter);
  pb_store_get_async (self, id, NULL, ready_cb, &waiter);

  return pb_store_get_finish (self, wait (&waiter), error);
}

/**
 * pb_store_groups_sync:
 * @self: a store
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Reads all groups and waits; see pb_store_groups_async().
 *
 * Returns: (transfer full) (element-type PbGroupSummary) (nullable): the groups
 */
GPtrArray *
pb_store_groups_sync (PbStore  *self,
                      GError  **error)
{
  g_auto(Waiter) waiter = { 0 };

  waiter_begin (&waiter);
  pb_store_groups_async (self, NULL, ready_cb, &waiter);

  return pb_store_groups_finish (self, wait (&waiter), error);
}

/**
 * pb_store_dossier_sync:
 * @self: a store
 * @group_id: the identifier of a group
 * @day: the day to look from
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Reads a dossier and waits; see pb_store_dossier_async().
 *
 * Returns: (transfer full) (nullable): the dossier
 */
PbDossier *
pb_store_dossier_sync (PbStore     *self,
                       const char  *group_id,
                       PbDay        day,
                       GError     **error)
{
  g_auto(Waiter) waiter = { 0 };

  waiter_begin (&waiter);
  pb_store_dossier_async (self, group_id, day, NULL, ready_cb, &waiter);

  return pb_store_dossier_finish (self, wait (&waiter), error);
}

/**
 * pb_store_search_sync:
 * @self: a store
 * @text: what was typed
 * @limit: how many hits at the most
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Searches and waits; see pb_store_search_async().
 *
 * Returns: (transfer full) (element-type PbSearchHit) (nullable): what was found
 */
GPtrArray *
pb_store_search_sync (PbStore     *self,
                      const char  *text,
                      guint        limit,
                      GError     **error)
{
  g_auto(Waiter) waiter = { 0 };

  waiter_begin (&waiter);
  pb_store_search_async (self, text, limit, NULL, ready_cb, &waiter);

  return pb_store_search_finish (self, wait (&waiter), error);
}

/**
 * pb_store_facets_sync:
 * @self: a store
 * @query: which records to count
 * @field: a field of their kind
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Counts by the values of a field and waits; see pb_store_facets_async().
 *
 * Returns: (transfer full) (element-type PbFacet): the values
 */
GPtrArray *
pb_store_facets_sync (PbStore    *self,
                      PbQuery    *query,
                      PbFieldId   field,
                      GError    **error)
{
  g_auto(Waiter) waiter = { 0 };

  waiter_begin (&waiter);
  pb_store_facets_async (self, query, field, NULL, ready_cb, &waiter);

  return pb_store_facets_finish (self, wait (&waiter), error);
}

/**
 * pb_store_referrers_sync:
 * @self: a store
 * @id: the identifier of a record
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Lists what refers to a record and waits; see pb_store_referrers_async().
 *
 * Returns: (transfer full) (element-type PbReferrer): what refers to it
 */
GPtrArray *
pb_store_referrers_sync (PbStore     *self,
                         const char  *id,
                         GError     **error)
{
  g_auto(Waiter) waiter = { 0 };

  waiter_begin (&waiter);
  pb_store_referrers_async (self, id, NULL, ready_cb, &waiter);

  return pb_store_referrers_finish (self, wait (&waiter), error);
}

/**
 * pb_store_stats_sync:
 * @self: a store
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Reads statistics and waits; see pb_store_stats_async().
 *
 * Returns: (transfer full) (nullable): the statistics
 */
PbStats *
pb_store_stats_sync (PbStore  *self,
                     GError  **error)
{
  g_auto(Waiter) waiter = { 0 };

  waiter_begin (&waiter);
  pb_store_stats_async (self, NULL, ready_cb, &waiter);

  return pb_store_stats_finish (self, wait (&waiter), error);
}

/**
 * pb_store_conflicts_sync:
 * @self: a store
 * @group_id: (nullable): the identifier of a group
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Lists conflicts and waits; see pb_store_conflicts_async().
 *
 * Returns: (transfer full) (element-type PbConflict) (nullable): the conflicts
 */
GPtrArray *
pb_store_conflicts_sync (PbStore     *self,
                         const char  *group_id,
                         GError     **error)
{
  g_auto(Waiter) waiter = { 0 };

  waiter_begin (&waiter);
  pb_store_conflicts_async (self, group_id, NULL, ready_cb, &waiter);

  return pb_store_conflicts_finish (self, wait (&waiter), error);
}

/**
 * pb_store_series_sync:
 * @self: a store
 * @metric_id: the identifier of a metric
 * @from: the first day
 * @to: the last day
 * @n_pixels: how wide the chart is
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Reads the values of a metric and waits; see pb_store_series_async().
 *
 * Returns: (transfer full) (nullable): the series
 */
PbSeries *
pb_store_series_sync (PbStore     *self,
                      const char  *metric_id,
                      PbDay        from,
                      PbDay        to,
                      guint        n_pixels,
                      GError     **error)
{
  g_auto(Waiter) waiter = { 0 };

  waiter_begin (&waiter);
  pb_store_series_async (self, metric_id, from, to, n_pixels, NULL, ready_cb, &waiter);

  return pb_store_series_finish (self, wait (&waiter), error);
}

/**
 * pb_store_copy_as_of_sync:
 * @self: a store
 * @moment: the moment, in microseconds since 1970-01-01 UTC
 * @to: where to put the copy
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Copies what the library held at a moment and waits; see
 * pb_store_copy_as_of_async().
 *
 * Returns: whether the copy is there
 */
gboolean
pb_store_copy_as_of_sync (PbStore  *self,
                          gint64    moment,
                          GFile    *to,
                          GError  **error)
{
  g_auto(Waiter) waiter = { 0 };

  waiter_begin (&waiter);
  pb_store_copy_as_of_async (self, moment, to, NULL, NULL, ready_cb, &waiter);

  return pb_store_copy_as_of_finish (self, wait (&waiter), error);
}

/**
 * pb_store_backup_sync:
 * @self: a store
 * @to: where to put the copy
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Copies the library and waits; see pb_store_backup_async().
 *
 * Returns: whether the copy is there
 */
gboolean
pb_store_backup_sync (PbStore  *self,
                      GFile    *to,
                      GError  **error)
{
  g_auto(Waiter) waiter = { 0 };

  waiter_begin (&waiter);
  pb_store_backup_async (self, to, NULL, ready_cb, &waiter);

  return pb_store_backup_finish (self, wait (&waiter), error);
}

/**
 * pb_store_commit_sync:
 * @self: a store
 * @edit: what to change
 * @warnings: (out) (optional) (transfer full) (array zero-terminated=1): what may
 *   stay so for now, but not for good
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Stores an edit and waits; see pb_store_commit_async().
 *
 * Returns: whether the edit is stored
 */
gboolean
pb_store_commit_sync (PbStore   *self,
                      PbEdit    *edit,
                      char    ***warnings,
                      GError   **error)
{
  g_auto(Waiter) waiter = { 0 };

  waiter_begin (&waiter);
  pb_store_commit_async (self, edit, NULL, ready_cb, &waiter);

  if (!pb_store_commit_finish (self, wait (&waiter), error))
    return FALSE;

  if (warnings)
    *warnings = g_strdupv ((char **) pb_store_commit_get_warnings (self, waiter.result));

  return TRUE;
}

/**
 * pb_store_history_sync:
 * @self: a store
 * @record_id: (nullable): the identifier of a record
 * @group_id: (nullable): the identifier of a group
 * @limit: how many actions at the most
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Reads the newest actions of one record, of one group or of all, and waits; see
 * #PbHistoryList.
 *
 * Returns: (transfer full) (element-type PbHistoryItem) (nullable): the actions,
 *   the newest first
 */
GPtrArray *
pb_store_history_sync (PbStore     *self,
                       const char  *record_id,
                       const char  *group_id,
                       guint        limit,
                       GError     **error)
{
  g_auto(Waiter) waiter = { 0 };
  PbHistoryPage *page;
  GPtrArray *items;

  waiter_begin (&waiter);
  pb_store_history_async (self, record_id, group_id, 0, limit, 0, NULL, ready_cb, &waiter);

  page = pb_store_history_finish (self, wait (&waiter), error);
  if (page == NULL)
    return NULL;

  items = g_ptr_array_ref (page->items);
  pb_history_page_free (page);

  return items;
}
