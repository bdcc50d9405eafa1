/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-edit.h"
#include "model/pb-record.h"

G_BEGIN_DECLS

/**
 * PB_INSIGHT_WAITING_DAYS:
 *
 * After how many days a pending insight has waited for too long.
 */
#define PB_INSIGHT_WAITING_DAYS 60

PbFieldId   pb_work_get_status_field    (PbKind         kind);
int         pb_work_get_status          (PbRecord      *work);
PbDay       pb_work_get_due             (PbRecord      *work);
gboolean    pb_work_is_open             (PbRecord      *work);
gboolean    pb_work_is_overdue          (PbRecord      *work,
                                         PbDay          day);
gboolean    pb_work_is_in_cycle         (PbRecord      *work,
                                         const char    *cycle_id);
void        pb_work_fill_status         (PbEdit        *edit,
                                         PbRecord      *work,
                                         int            status,
                                         PbDay          day);
void        pb_work_fill_cycle          (PbEdit        *edit,
                                         PbRecord      *work,
                                         const char    *cycle_id);
guint       pb_work_fill_carry_over     (PbEdit        *edit,
                                         GPtrArray     *works,
                                         const char    *from_id,
                                         const char    *to_id);

gboolean    pb_insight_waits_long       (PbRecord      *insight,
                                         PbDay          day);
void        pb_insight_fill_disposition (PbEdit        *edit,
                                         PbRecord      *insight,
                                         int            disposition,
                                         const char    *reason,
                                         const char    *merged_into,
                                         PbDay          day);
void        pb_feedback_fill_status     (PbEdit        *edit,
                                         PbRecord      *feedback,
                                         int            status,
                                         const char    *answer,
                                         PbDay          day);
const char *pb_feedback_fill_insight    (PbEdit        *edit,
                                         PbRecord      *feedback,
                                         const char    *text,
                                         PbDay          day);

G_END_DECLS
