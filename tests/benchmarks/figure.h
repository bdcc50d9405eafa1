/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What all benchmarks print, a line of JSON each.  Names end in the unit, and smaller is better. */
void    figure_beside   (const char    *name,
                         double         ours,
                         double         baseline,
                         double         target);
void    figure_below    (const char    *name,
                         double         ours,
                         double         bound);

G_END_DECLS
