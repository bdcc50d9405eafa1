/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-store.h"

G_BEGIN_DECLS

/* For the command line and for tests only: each waits, on a context of its
 * own, for the verb of the same name.
 */
gboolean   pb_store_open_sync      (PbStore           *self,
                                    PbStoreOpenFlags   flags,
                                    PbProgress        *progress,
                                    GError           **error);
gboolean   pb_store_close_sync     (PbStore           *self,
                                    GError           **error);
gboolean   pb_store_commit_sync    (PbStore           *self,
                                    PbEdit            *edit,
                                    char            ***warnings,
                                    GError           **error);
char      *pb_store_undo_sync      (PbStore           *self,
                                    GError           **error) G_GNUC_WARN_UNUSED_RESULT;
char      *pb_store_redo_sync      (PbStore           *self,
                                    GError           **error) G_GNUC_WARN_UNUSED_RESULT;
char      *pb_store_undo_item_sync (PbStore           *self,
                                    PbHistoryItem     *item,
                                    GError           **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *pb_store_query_sync     (PbStore           *self,
                                    PbQuery           *query,
                                    GError           **error) G_GNUC_WARN_UNUSED_RESULT;
PbRecord  *pb_store_get_sync       (PbStore           *self,
                                    const char        *id,
                                    GError           **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *pb_store_groups_sync    (PbStore           *self,
                                    GError           **error) G_GNUC_WARN_UNUSED_RESULT;
PbDossier *pb_store_dossier_sync   (PbStore           *self,
                                    const char        *group_id,
                                    PbDay              day,
                                    GError           **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *pb_store_search_sync    (PbStore           *self,
                                    const char        *text,
                                    guint              limit,
                                    GError           **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *pb_store_facets_sync    (PbStore           *self,
                                    PbQuery           *query,
                                    PbFieldId          field,
                                    GError           **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *pb_store_referrers_sync (PbStore           *self,
                                    const char        *id,
                                    GError           **error) G_GNUC_WARN_UNUSED_RESULT;
PbStats   *pb_store_stats_sync     (PbStore           *self,
                                    GError           **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *pb_store_conflicts_sync (PbStore           *self,
                                    const char        *group_id,
                                    GError           **error) G_GNUC_WARN_UNUSED_RESULT;
PbSeries  *pb_store_series_sync    (PbStore           *self,
                                    const char        *metric_id,
                                    PbDay              from,
                                    PbDay              to,
                                    guint              n_pixels,
                                    GError           **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *pb_store_history_sync   (PbStore           *self,
                                    const char        *record_id,
                                    const char        *group_id,
                                    guint              limit,
                                    GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   pb_store_copy_as_of_sync
                                   (PbStore           *self,
                                    gint64             moment,
                                    GFile             *to,
                                    GError           **error);
gboolean   pb_store_backup_sync    (PbStore           *self,
                                    GFile             *to,
                                    GError           **error);

G_END_DECLS
