/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PbPartFunc:
 * @part: which part of the work, from 0
 * @from: the first item of the part
 * @to: the item after its last
 * @user_data: what was given to pb_parts_run()
 *
 * Does a part of some work, at the same time as other threads do others.
 */
typedef void (*PbPartFunc) (guint    part,
                            guint    from,
                            guint    to,
                            gpointer user_data);

guint   pb_parts_count  (guint        n_items,
                         guint        size);
void    pb_parts_run    (guint        n_items,
                         guint        size,
                         PbPartFunc   func,
                         gpointer     user_data);

G_END_DECLS
