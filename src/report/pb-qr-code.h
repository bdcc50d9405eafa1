/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PB_QR_CODE_QUIET:
 *
 * How many modules have to stay light on every side of a code.
 */
#define PB_QR_CODE_QUIET 4

/**
 * PB_QR_CODE_MAX_BYTES:
 *
 * How long a text a code can hold.
 */
#define PB_QR_CODE_MAX_BYTES 180

/**
 * PbQrCode:
 *
 * A text as a square of dark and light modules that a camera reads.
 */
typedef struct _PbQrCode PbQrCode;

PbQrCode *pb_qr_code_new      (const char     *text) G_GNUC_WARN_UNUSED_RESULT;
void      pb_qr_code_free     (PbQrCode       *self);
guint     pb_qr_code_get_size (const PbQrCode *self);
gboolean  pb_qr_code_is_dark  (const PbQrCode *self,
                               guint           x,
                               guint           y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbQrCode, pb_qr_code_free)

G_END_DECLS
