/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "report/pb-chart-data.h"

G_BEGIN_DECLS

#define PB_TYPE_METRIC_CARD (pb_metric_card_get_type ())
G_DECLARE_FINAL_TYPE (PbMetricCard, pb_metric_card, PB, METRIC_CARD, GtkButton)

GtkWidget *pb_metric_card_new (const PbChartData *data,
                               const char        *metric_id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
