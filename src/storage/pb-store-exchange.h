/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-engine-exchange.h"
#include "storage/pb-store.h"

G_BEGIN_DECLS

/**
 * PbLogList:
 * @space: the identifier of the space that the library belongs to
 * @logs: (element-type PbLogInfo): the logs that it knows, the own one first
 * @pieces: (element-type utf8 gint64): hashes of the pieces that were taken in or
 *   sent out, and the place of the first operation of each
 *
 * What a library has to offer, and what it does not need any more.
 */
typedef struct
{
  char       *space;
  GPtrArray  *logs;
  GHashTable *pieces;
} PbLogList;

/**
 * PbTakeIn:
 * @n_new: how many operations were added
 * @n_opaque: how many of them are kept but not understood
 * @results: (element-type PbPieceResult): what became of each piece
 * @ids: (element-type utf8): the records that changed
 *
 * What came of taking pieces of logs in.
 */
typedef struct
{
  guint      n_new;
  guint      n_opaque;
  GArray    *results;
  GPtrArray *ids;
} PbTakeIn;

void        pb_store_list_logs_async      (PbStore              *self,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
PbLogList  *pb_store_list_logs_finish     (PbStore              *self,
                                           GAsyncResult         *result,
                                           GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void        pb_store_join_async           (PbStore              *self,
                                           const char           *space,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean    pb_store_join_finish          (PbStore              *self,
                                           GAsyncResult         *result,
                                           GError              **error);
void        pb_store_take_in_async        (PbStore              *self,
                                           GPtrArray            *pieces,
                                           GPtrArray            *devices,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
PbTakeIn   *pb_store_take_in_finish       (PbStore              *self,
                                           GAsyncResult         *result,
                                           GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void        pb_store_export_piece_async   (PbStore              *self,
                                           const char           *device,
                                           gint64                first,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
GBytes     *pb_store_export_piece_finish  (PbStore              *self,
                                           GAsyncResult         *result,
                                           gint64               *last,
                                           GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void        pb_store_start_device_async   (PbStore              *self,
                                           PbLogPiece           *contrary,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean    pb_store_start_device_finish  (PbStore              *self,
                                           GAsyncResult         *result,
                                           GError              **error);

PbLogInfo  *pb_log_list_find              (PbLogList            *self,
                                           const char           *device);
void        pb_log_list_free              (PbLogList            *self);
void        pb_take_in_free               (PbTakeIn             *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbLogList, pb_log_list_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbTakeIn, pb_take_in_free)

G_END_DECLS
