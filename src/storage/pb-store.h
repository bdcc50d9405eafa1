/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-clock.h"
#include "model/pb-dossier.h"
#include "model/pb-edit.h"
#include "model/pb-progress.h"
#include "model/pb-query.h"
#include "model/pb-record.h"
#include "storage/pb-facet.h"
#include "storage/pb-history-item.h"
#include "storage/pb-referrer.h"
#include "storage/pb-series.h"
#include "storage/pb-stats.h"
#include "storage/pb-store-error.h"

G_BEGIN_DECLS

/**
 * PbStoreState:
 * @PB_STORE_CLOSED: not opened yet, or closed again
 * @PB_STORE_OPENING: the workers are checking and migrating the file
 * @PB_STORE_OPEN: ready
 * @PB_STORE_FAILED: could not be opened; may be tried again
 *
 * Where a store stands.
 */
typedef enum
{
  PB_STORE_CLOSED,
  PB_STORE_OPENING,
  PB_STORE_OPEN,
  PB_STORE_FAILED,
} PbStoreState;

#define PB_TYPE_STORE_STATE (pb_store_state_get_type ())
GType pb_store_state_get_type (void) G_GNUC_CONST;

/**
 * PbStoreOpenFlags:
 * @PB_STORE_OPEN_NORMAL: the file must be there
 * @PB_STORE_OPEN_CREATE: make the file, and its folder, where there is none
 * @PB_STORE_OPEN_NEW: make the file; fail where there is one
 * @PB_STORE_OPEN_READ_ONLY: look only
 *
 * How to open a library.
 */
typedef enum
{
  PB_STORE_OPEN_NORMAL    = 0,
  PB_STORE_OPEN_CREATE    = 1 << 0,
  PB_STORE_OPEN_NEW       = 1 << 1,
  PB_STORE_OPEN_READ_ONLY = 1 << 2,
} PbStoreOpenFlags;

#define PB_TYPE_STORE (pb_store_get_type ())
G_DECLARE_FINAL_TYPE (PbStore, pb_store, PB, STORE, GObject)

PbStore      *pb_store_new                  (GFile                *file,
                                             PbClock              *clock) G_GNUC_WARN_UNUSED_RESULT;
GFile        *pb_store_get_file             (PbStore              *self);
PbClock      *pb_store_get_clock            (PbStore              *self);
const char   *pb_store_get_path             (PbStore              *self);
PbStoreState  pb_store_get_state            (PbStore              *self);
gboolean      pb_store_get_read_only        (PbStore              *self);

void          pb_store_open_async           (PbStore              *self,
                                             PbStoreOpenFlags      flags,
                                             PbProgress           *progress,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean      pb_store_open_finish          (PbStore              *self,
                                             GAsyncResult         *result,
                                             GError              **error);
void          pb_store_close_async          (PbStore              *self,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean      pb_store_close_finish         (PbStore              *self,
                                             GAsyncResult         *result,
                                             GError              **error);

void          pb_store_set_author           (PbStore              *self,
                                             const char           *name,
                                             const char           *handle);
const char   *pb_store_get_author_name      (PbStore              *self);
const char   *pb_store_get_author_handle    (PbStore              *self);

void          pb_store_commit_async         (PbStore              *self,
                                             PbEdit               *edit,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean      pb_store_commit_finish        (PbStore              *self,
                                             GAsyncResult         *result,
                                             GError              **error);
const char * const *
              pb_store_commit_get_warnings  (PbStore              *self,
                                             GAsyncResult         *result);

gboolean      pb_store_get_can_undo         (PbStore              *self);
gboolean      pb_store_get_can_redo         (PbStore              *self);
const char   *pb_store_get_undo_title       (PbStore              *self);
const char   *pb_store_get_redo_title       (PbStore              *self);
void          pb_store_undo_async           (PbStore              *self,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
char         *pb_store_undo_finish          (PbStore              *self,
                                             GAsyncResult         *result,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void          pb_store_redo_async           (PbStore              *self,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
char         *pb_store_redo_finish          (PbStore              *self,
                                             GAsyncResult         *result,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void          pb_store_undo_item_async      (PbStore              *self,
                                             PbHistoryItem        *item,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
char         *pb_store_undo_item_finish     (PbStore              *self,
                                             GAsyncResult         *result,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;

void          pb_store_query_async          (PbStore              *self,
                                             PbQuery              *query,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
GPtrArray    *pb_store_query_finish         (PbStore              *self,
                                             GAsyncResult         *result,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void          pb_store_get_async            (PbStore              *self,
                                             const char           *id,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
PbRecord     *pb_store_get_finish           (PbStore              *self,
                                             GAsyncResult         *result,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void          pb_store_groups_async         (PbStore              *self,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
GPtrArray    *pb_store_groups_finish        (PbStore              *self,
                                             GAsyncResult         *result,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void          pb_store_dossier_async        (PbStore              *self,
                                             const char           *group_id,
                                             PbDay                 day,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
PbDossier    *pb_store_dossier_finish       (PbStore              *self,
                                             GAsyncResult         *result,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void          pb_store_search_async         (PbStore              *self,
                                             const char           *text,
                                             guint                 limit,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
GPtrArray    *pb_store_search_finish        (PbStore              *self,
                                             GAsyncResult         *result,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void          pb_store_facets_async         (PbStore              *self,
                                             PbQuery              *query,
                                             PbFieldId             field,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
GPtrArray    *pb_store_facets_finish        (PbStore              *self,
                                             GAsyncResult         *result,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void          pb_store_referrers_async      (PbStore              *self,
                                             const char           *id,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
GPtrArray    *pb_store_referrers_finish     (PbStore              *self,
                                             GAsyncResult         *result,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void          pb_store_stats_async          (PbStore              *self,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
PbStats      *pb_store_stats_finish         (PbStore              *self,
                                             GAsyncResult         *result,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void          pb_store_conflicts_async      (PbStore              *self,
                                             const char           *group_id,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
GPtrArray    *pb_store_conflicts_finish     (PbStore              *self,
                                             GAsyncResult         *result,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void          pb_store_series_async         (PbStore              *self,
                                             const char           *metric_id,
                                             PbDay                 from,
                                             PbDay                 to,
                                             guint                 n_pixels,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
PbSeries     *pb_store_series_finish        (PbStore              *self,
                                             GAsyncResult         *result,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void          pb_store_backup_async         (PbStore              *self,
                                             GFile                *to,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean      pb_store_backup_finish        (PbStore              *self,
                                             GAsyncResult         *result,
                                             GError              **error);
void          pb_store_copy_as_of_async     (PbStore              *self,
                                             gint64                moment,
                                             GFile                *to,
                                             PbProgress           *progress,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean      pb_store_copy_as_of_finish    (PbStore              *self,
                                             GAsyncResult         *result,
                                             GError              **error);
void          pb_store_poll                 (PbStore              *self);

G_END_DECLS
