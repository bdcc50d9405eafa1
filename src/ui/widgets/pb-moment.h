/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

char *pb_moment_to_locale (gint64 instant) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
