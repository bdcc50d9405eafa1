/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-enums.h"
#include "model/pb-record.h"

G_BEGIN_DECLS

#define PB_TYPE_GROUP_SUMMARY (pb_group_summary_get_type ())
G_DECLARE_FINAL_TYPE (PbGroupSummary, pb_group_summary, PB, GROUP_SUMMARY, GObject)

PbGroupSummary *pb_group_summary_new             (PbRecord       *record,
                                                  int             phase,
                                                  PbDay           phase_since,
                                                  const char     *parent_id,
                                                  guint           n_children) G_GNUC_WARN_UNUSED_RESULT;
PbRecord       *pb_group_summary_get_record      (PbGroupSummary *self);
const char     *pb_group_summary_get_id          (PbGroupSummary *self);
const char     *pb_group_summary_get_name        (PbGroupSummary *self);
int             pb_group_summary_get_phase       (PbGroupSummary *self);
PbDay           pb_group_summary_get_phase_since (PbGroupSummary *self);
gboolean        pb_group_summary_get_own         (PbGroupSummary *self);
const char     *pb_group_summary_get_parent_id   (PbGroupSummary *self);
guint           pb_group_summary_get_n_children  (PbGroupSummary *self);

G_END_DECLS
