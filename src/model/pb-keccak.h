/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PB_KECCAK256_BYTES:
 *
 * How many bytes a digest has.
 */
#define PB_KECCAK256_BYTES 32

void pb_keccak256 (const guint8 *data,
                   gsize         length,
                   guint8       *digest);

G_END_DECLS
