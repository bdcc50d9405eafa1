/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-timeline.h"
#include "ui/widgets/pb-plot.h"

G_BEGIN_DECLS

#define PB_TYPE_TIMELINE_VIEW (pb_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (PbTimelineView, pb_timeline_view, PB, TIMELINE_VIEW, PbPlot)

GtkWidget  *pb_timeline_view_new           (void) G_GNUC_WARN_UNUSED_RESULT;
void        pb_timeline_view_take_timeline (PbTimelineView *self,
                                            PbTimeline     *timeline);
PbTimeline *pb_timeline_view_get_timeline  (PbTimelineView *self);
const char *pb_timeline_view_get_sentence  (PbTimelineView *self);

G_END_DECLS
