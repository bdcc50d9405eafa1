/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *pb_pdf_update (const char *pdf,
                     gsize       length,
                     const char *language,
                     GPtrArray  *alternatives) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
