/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "report/pb-chart-data.h"

G_BEGIN_DECLS

#define PB_TYPE_SPARKLINE_VIEW (pb_sparkline_view_get_type ())
G_DECLARE_FINAL_TYPE (PbSparklineView, pb_sparkline_view, PB, SPARKLINE_VIEW, GtkWidget)

GtkWidget *pb_sparkline_view_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void       pb_sparkline_view_set_data (PbSparklineView   *self,
                                       const PbChartData *data);

G_END_DECLS
