/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/pb-group-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_METRIC_DETAIL (pb_metric_detail_get_type ())
G_DECLARE_FINAL_TYPE (PbMetricDetail, pb_metric_detail, PB, METRIC_DETAIL, GtkWidget)

GtkWidget *pb_metric_detail_new    (PbGroupContext *context) G_GNUC_WARN_UNUSED_RESULT;
void       pb_metric_detail_update (PbMetricDetail *self,
                                    PbRecord       *metric);
char      *pb_metric_dup_chains    (PbDossier      *dossier,
                                    PbRecord       *metric) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
