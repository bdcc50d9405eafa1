/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PB_TYPE_SIGNER (pb_signer_get_type ())
G_DECLARE_FINAL_TYPE (PbSigner, pb_signer, PB, SIGNER, GObject)

PbSigner   *pb_signer_new            (GError      **error) G_GNUC_WARN_UNUSED_RESULT;
PbSigner   *pb_signer_new_for_secret (const char   *secret,
                                      GError      **error) G_GNUC_WARN_UNUSED_RESULT;
char       *pb_signer_dup_secret     (PbSigner     *self) G_GNUC_WARN_UNUSED_RESULT;

const char *pb_signer_get_public_key (PbSigner     *self);
char       *pb_signer_sign           (PbSigner     *self,
                                      const char   *purpose,
                                      const char   *text,
                                      GError      **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    pb_signature_verify      (const char   *public_key,
                                      const char   *purpose,
                                      const char   *text,
                                      const char   *signature);
gboolean    pb_public_key_check      (const char   *public_key);

G_END_DECLS
