/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void pb_csv_write_cell (GString            *csv,
                        const char         *text);
void pb_csv_write_row  (GString            *csv,
                        char                separator,
                        const char * const *cells,
                        guint               n_cells);

G_END_DECLS
