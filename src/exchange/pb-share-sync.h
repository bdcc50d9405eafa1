/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/pb-share-run.h"

G_BEGIN_DECLS

/**
 * PbShareState:
 * @PB_SHARE_STATE_NONE: nothing has been exchanged yet
 * @PB_SHARE_STATE_WORKING: changes are being exchanged
 * @PB_SHARE_STATE_IN_STEP: the folder has what the library has
 * @PB_SHARE_STATE_TO_SEND: there are own changes that are not in the folder yet
 * @PB_SHARE_STATE_PAUSED: somebody asked to wait
 * @PB_SHARE_STATE_MISSING: the folder is not there, as when a disk is not plugged in
 * @PB_SHARE_STATE_FAILED: it went wrong; [property@PbShareSync:message] says why
 *
 * How a library and a shared folder stand.
 */
typedef enum
{
  PB_SHARE_STATE_NONE,
  PB_SHARE_STATE_WORKING,
  PB_SHARE_STATE_IN_STEP,
  PB_SHARE_STATE_TO_SEND,
  PB_SHARE_STATE_PAUSED,
  PB_SHARE_STATE_MISSING,
  PB_SHARE_STATE_FAILED,
} PbShareState;

#define PB_TYPE_SHARE_SYNC (pb_share_sync_get_type ())
G_DECLARE_FINAL_TYPE (PbShareSync, pb_share_sync, PB, SHARE_SYNC, GObject)

PbShareSync   *pb_share_sync_new             (PbStore              *store,
                                              GFile                *folder,
                                              PbIdentity           *identity,
                                              PbTrust              *trust) G_GNUC_WARN_UNUSED_RESULT;
GFile         *pb_share_sync_get_folder      (PbShareSync          *self);
PbShareState   pb_share_sync_get_state       (PbShareSync          *self);
guint          pb_share_sync_get_n_to_send   (PbShareSync          *self);
guint          pb_share_sync_get_n_came_in   (PbShareSync          *self);
const char    *pb_share_sync_get_message     (PbShareSync          *self);
PbShareReport *pb_share_sync_get_report      (PbShareSync          *self);
void           pb_share_sync_forget_news     (PbShareSync          *self);
gboolean       pb_share_sync_get_paused      (PbShareSync          *self);
void           pb_share_sync_set_paused      (PbShareSync          *self,
                                              gboolean              paused);

void           pb_share_sync_start           (PbShareSync          *self);
void           pb_share_sync_stop            (PbShareSync          *self);
void           pb_share_sync_run_async       (PbShareSync          *self,
                                              PbShareFlags          flags,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
PbShareReport *pb_share_sync_run_finish      (PbShareSync          *self,
                                              GAsyncResult         *result,
                                              GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
