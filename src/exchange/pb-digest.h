/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PbDigest:
 *
 * A SHA-256 in the making.  GnuTLS uses what the processor has for it, which is
 * several times as fast as #GChecksum.
 */
typedef struct _PbDigest PbDigest;

PbDigest   *pb_digest_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void        pb_digest_free       (PbDigest   *self);
void        pb_digest_add        (PbDigest   *self,
                                  const char *data,
                                  gsize       length);
void        pb_digest_add_hashed (PbDigest   *self,
                                  const char *data,
                                  gsize       length);
const char *pb_digest_get_hex    (PbDigest   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbDigest, pb_digest_free)

G_END_DECLS
