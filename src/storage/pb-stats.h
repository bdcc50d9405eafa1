/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-catalogue.h"

G_BEGIN_DECLS

#define PB_TYPE_STATS (pb_stats_get_type ())
G_DECLARE_FINAL_TYPE (PbStats, pb_stats, PB, STATS, GObject)

guint64     pb_stats_get_n_records   (PbStats *self);
guint64     pb_stats_get_n_of_kind   (PbStats *self,
                                      PbKind   kind);
guint64     pb_stats_get_n_ops       (PbStats *self);
guint64     pb_stats_get_n_conflicts (PbStats *self);
guint       pb_stats_get_n_devices   (PbStats *self);
guint64     pb_stats_get_file_size   (PbStats *self);
const char *pb_stats_get_fingerprint (PbStats *self);

G_END_DECLS
