/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void    pb_json_write_text (JsonBuilder *builder,
                            const char  *name,
                            const char  *text);
GBytes *pb_json_write_end  (JsonBuilder *builder) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
