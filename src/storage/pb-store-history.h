/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-store-private.h"

G_BEGIN_DECLS

/* A stretch of the history, the newest first. */
typedef struct
{
  GPtrArray *items;

  /* Where the next stretch begins, or 0 where there is none. */
  gint64 next;
} PbHistoryPage;

void           pb_history_page_free    (PbHistoryPage        *page);

void           pb_store_history_async  (PbStore              *self,
                                        const char           *record_id,
                                        const char           *group_id,
                                        gint64                before,
                                        guint                 limit,
                                        guint                 max_changes,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
PbHistoryPage *pb_store_history_finish (PbStore              *self,
                                        GAsyncResult         *result,
                                        GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
