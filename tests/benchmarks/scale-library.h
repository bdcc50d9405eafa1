/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-store.h"

G_BEGIN_DECLS

/* The group of a library made by scale_library_fill() that has the most records. */
#define SCALE_GROUP_ID "00000000000040008000000000000001"

typedef struct
{
  PbStore *store;
  PbDay today;
  GRand *rand;
  PbEdit *edit;
  guint n_records;
} ScaleLibrary;

guint scale_library_fill (PbStore *store,
                          guint    n_groups,
                          guint    n_records);

G_END_DECLS
