/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PB_FINGERPRINT_WORDS 8

char     *pb_fingerprint_new   (const char *public_key) G_GNUC_WARN_UNUSED_RESULT;
gboolean  pb_fingerprint_equal (const char *fingerprint,
                                const char *spoken);

G_END_DECLS
