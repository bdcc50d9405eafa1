/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/pb-share-sync.h"
#include "ui/exchange/pb-share-calendar.h"
#include "ui/exchange/pb-share-news.h"

G_BEGIN_DECLS

#define PB_TYPE_SHARING (pb_sharing_get_type ())
G_DECLARE_FINAL_TYPE (PbSharing, pb_sharing, PB, SHARING, GObject)

PbSharing    *pb_sharing_new               (PbStore              *store) G_GNUC_WARN_UNUSED_RESULT;
PbStore      *pb_sharing_get_store         (PbSharing            *self);
GFile        *pb_sharing_get_folder        (PbSharing            *self);
PbShareState  pb_sharing_get_state         (PbSharing            *self);
guint         pb_sharing_get_n_to_send     (PbSharing            *self);
const char   *pb_sharing_get_problem       (PbSharing            *self);
gboolean      pb_sharing_get_paused        (PbSharing            *self);
PbTrust      *pb_sharing_get_trust         (PbSharing            *self);
PbIdentity   *pb_sharing_get_identity      (PbSharing            *self);
PbShareReport *
              pb_sharing_get_report        (PbSharing            *self);

PbShareNews  *pb_sharing_get_news          (PbSharing            *self);
void          pb_sharing_forget_news       (PbSharing            *self);
PbShareCalendar *
              pb_sharing_get_calendar      (PbSharing            *self);

void          pb_sharing_start             (PbSharing            *self);
void          pb_sharing_stop              (PbSharing            *self);
void          pb_sharing_now               (PbSharing            *self);
void          pb_sharing_pause             (PbSharing            *self,
                                            gboolean              paused);
void          pb_sharing_leave             (PbSharing            *self);
void          pb_sharing_begin_async       (PbSharing            *self,
                                            GFile                *folder,
                                            PbShareFlags          flags,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
gboolean      pb_sharing_begin_finish      (PbSharing            *self,
                                            GAsyncResult         *result,
                                            GError              **error);
void          pb_sharing_renew_key_async   (PbSharing            *self,
                                            gboolean              lost,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
gboolean      pb_sharing_renew_key_finish  (PbSharing            *self,
                                            GAsyncResult         *result,
                                            GError              **error);
void          pb_sharing_flush_async       (PbSharing            *self,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
void          pb_sharing_flush_finish      (PbSharing            *self,
                                            GAsyncResult         *result);

G_END_DECLS
