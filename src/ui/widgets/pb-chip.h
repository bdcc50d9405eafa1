/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "framework/pb-attention.h"
#include "framework/pb-judgement.h"
#include "framework/pb-metric-standing.h"
#include "framework/pb-state-elements.h"

G_BEGIN_DECLS

#define PB_TYPE_CHIP (pb_chip_get_type ())
G_DECLARE_FINAL_TYPE (PbChip, pb_chip, PB, CHIP, AdwBin)

GtkWidget  *pb_chip_new               (void) G_GNUC_WARN_UNUSED_RESULT;
const char *pb_chip_get_label         (PbChip          *self);
void        pb_chip_set               (PbChip          *self,
                                       const char      *label,
                                       const char      *icon_name,
                                       const char      *tone);
void        pb_chip_set_result        (PbChip          *self,
                                       PbResultValue    value);
void        pb_chip_set_reading       (PbChip          *self,
                                       PbReading        reading);
void        pb_chip_set_freshness     (PbChip          *self,
                                       PbFreshness      freshness);
void        pb_chip_set_metric_status (PbChip          *self,
                                       PbMetricStatus   status);
void        pb_chip_set_attention     (PbChip          *self,
                                       PbAttentionKind  kind);

G_END_DECLS
