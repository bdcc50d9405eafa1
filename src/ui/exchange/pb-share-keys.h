/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/pb-identity.h"
#include "exchange/pb-trust.h"
#include "storage/pb-store.h"

G_BEGIN_DECLS

/**
 * PbShareKeysWish:
 * @PB_SHARE_KEYS_LOAD: the key that is there, if one is
 * @PB_SHARE_KEYS_ENSURE: the key that is there, or a first one
 * @PB_SHARE_KEYS_RENEW: a new one, for which the one that is there vouches
 * @PB_SHARE_KEYS_START_OVER: a new one, since the one before is lost
 *
 * Which key to sign with.
 */
typedef enum
{
  PB_SHARE_KEYS_LOAD,
  PB_SHARE_KEYS_ENSURE,
  PB_SHARE_KEYS_RENEW,
  PB_SHARE_KEYS_START_OVER,
} PbShareKeysWish;

void     pb_share_keys_async  (PbStore              *store,
                               PbShareKeysWish       wish,
                               GCancellable         *cancellable,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data);
gboolean pb_share_keys_finish (PbStore              *store,
                               GAsyncResult         *result,
                               PbIdentity          **identity,
                               PbTrust             **trust,
                               GError              **error);

G_END_DECLS
