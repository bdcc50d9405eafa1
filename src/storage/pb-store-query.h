/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-query-sql.h"
#include "storage/pb-store-private.h"

G_BEGIN_DECLS

/* The identifiers of what a query finds, in its order, and the records too
 * where they are not too many.
 */
typedef struct
{
  /* PB_ID_LENGTH characters each, without separator. */
  GString *ids;

  GPtrArray *records;
} PbListing;

void       pb_listing_free           (PbListing            *listing);

void       pb_store_list_async       (PbStore              *self,
                                      PbQuery              *query,
                                      guint                 all_below,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
PbListing *pb_store_list_finish      (PbStore              *self,
                                      GAsyncResult         *result,
                                      GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void       pb_store_get_many_async   (PbStore              *self,
                                      GPtrArray            *ids,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
GPtrArray *pb_store_get_many_finish  (PbStore              *self,
                                      GAsyncResult         *result,
                                      GError              **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean   pb_worker_read_records    (PbWorker             *worker,
                                      PbKind                kind,
                                      PbClause             *clause,
                                      GPtrArray            *records,
                                      GError              **error);

G_END_DECLS
