/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-types.h"

G_BEGIN_DECLS

/**
 * PB_ID_LENGTH:
 *
 * The number of characters of a record's identifier: a UUID as 32 lower-case
 * hexadecimal digits.
 */
#define PB_ID_LENGTH 32

char    *pb_id_new        (void) G_GNUC_WARN_UNUSED_RESULT;
char    *pb_id_derive     (const char   *scope,
                           const char   *name) G_GNUC_WARN_UNUSED_RESULT;
gboolean pb_id_is_valid   (const char   *text);
guint    pb_id_hash       (gconstpointer id);
gboolean pb_id_to_bytes   (const char   *id,
                           guint8        bytes[16]);
char    *pb_id_from_bytes (const guint8  bytes[16]) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
