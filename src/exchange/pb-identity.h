/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/pb-succession.h"

G_BEGIN_DECLS

/**
 * PbIdentityFlags:
 * @PB_IDENTITY_NORMAL: the secret key goes to the keyring of the desktop, where
 *   there is one
 * @PB_IDENTITY_FILE_ONLY: it goes to a private file
 * @PB_IDENTITY_PUBLIC_ONLY: nothing will be signed; the secret key stays where it is,
 *   and no keyring is asked
 *
 * Where to keep a secret key.
 */
typedef enum
{
  PB_IDENTITY_NORMAL      = 0,
  PB_IDENTITY_FILE_ONLY   = 1 << 0,
  PB_IDENTITY_PUBLIC_ONLY = 1 << 1,
} PbIdentityFlags;

#define PB_TYPE_IDENTITY (pb_identity_get_type ())
G_DECLARE_FINAL_TYPE (PbIdentity, pb_identity, PB, IDENTITY, GObject)

PbIdentity *pb_identity_new             (const char       *folder,
                                         PbIdentityFlags   flags) G_GNUC_WARN_UNUSED_RESULT;

gboolean    pb_identity_load            (PbIdentity       *self,
                                         GCancellable     *cancellable,
                                         GError          **error);
gboolean    pb_identity_ensure          (PbIdentity       *self,
                                         const char       *name,
                                         GCancellable     *cancellable,
                                         GError          **error);
gboolean    pb_identity_renew           (PbIdentity       *self,
                                         GCancellable     *cancellable,
                                         GError          **error);
gboolean    pb_identity_start_over      (PbIdentity       *self,
                                         const char       *name,
                                         GCancellable     *cancellable,
                                         GError          **error);

const char *pb_identity_get_name        (PbIdentity       *self);
const char *pb_identity_get_public_key  (PbIdentity       *self);
PbSigner   *pb_identity_get_signer      (PbIdentity       *self);
GPtrArray  *pb_identity_get_succession  (PbIdentity       *self);
gboolean    pb_identity_get_in_keyring  (PbIdentity       *self);

G_END_DECLS
