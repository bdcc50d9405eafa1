/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/pb-identity.h"
#include "exchange/pb-trust.h"
#include "storage/pb-log-info.h"

G_BEGIN_DECLS

/**
 * PB_SHARE_PROFILE_NAME:
 *
 * The name of the file in which a device says who uses it.
 */
#define PB_SHARE_PROFILE_NAME "device.json"

/**
 * PbShareProfile:
 * @info: what the device says of itself
 * @keys: (element-type utf8): the keys that its signatures may be made with
 * @is_doubtful: whether it shows another key than before, and nothing vouches for it
 *
 * Who uses a device of a shared folder.
 */
typedef struct
{
  PbLogInfo *info;
  GPtrArray *keys;
  gboolean   is_doubtful;
} PbShareProfile;

PbShareProfile *pb_share_profile_parse  (const char       *device,
                                         const char       *text,
                                         gsize             length,
                                         const char       *known_key,
                                         PbTrust          *trust) G_GNUC_WARN_UNUSED_RESULT;
char           *pb_share_profile_format (const PbLogInfo  *info,
                                         PbIdentity       *identity) G_GNUC_WARN_UNUSED_RESULT;
void            pb_share_profile_free   (PbShareProfile   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbShareProfile, pb_share_profile_free)

G_END_DECLS
