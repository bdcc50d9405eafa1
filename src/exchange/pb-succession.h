/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/pb-signer.h"

G_BEGIN_DECLS

/* More changes of keys than anybody makes. */
#define PB_SUCCESSION_MAX 16

/**
 * PbVouch:
 * @key: a public key that was used before
 * @signature: its signature on the public key that took its place
 *
 * How a key vouches for the one that follows it.
 */
typedef struct
{
  char *key;
  char *signature;
} PbVouch;

PbVouch *pb_vouch_new           (const char  *key,
                                 const char  *signature) G_GNUC_WARN_UNUSED_RESULT;
PbVouch *pb_vouch_new_signed    (PbSigner    *old,
                                 const char  *key,
                                 GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void     pb_vouch_free          (PbVouch     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbVouch, pb_vouch_free)

gboolean pb_succession_verify   (GPtrArray   *vouches,
                                 const char  *key);

G_END_DECLS
