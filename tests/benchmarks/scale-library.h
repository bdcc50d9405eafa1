/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-store.h"

G_BEGIN_DECLS

/* The group of a library made by scale_library_make() that has the most records. */
#define SCALE_GROUP_ID "00000000000040008000000000000001"

void scale_library_make (GFile   *file,
                         PbClock *clock,
                         guint    n_groups,
                         guint    n_records);

G_END_DECLS
