/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

void  growth_watch (void);
void  growth_begin (void);
gsize growth_end   (void);
