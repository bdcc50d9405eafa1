/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-stats.h"

G_BEGIN_DECLS

struct _PbStats
{
  GObject parent_instance;

  guint64 n_of_kind[PB_N_KINDS];
  guint64 n_ops;
  guint64 n_conflicts;
  guint n_devices;
  guint64 file_size;
  char *fingerprint;
};

G_END_DECLS
