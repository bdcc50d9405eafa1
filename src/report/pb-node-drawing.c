/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-node-drawing.h"

#include "report/pb-chart-layout.h"
#include "report/pb-timeline-layout.h"

#define CHART_HEIGHT 158.0
#define SMALL_CHART_HEIGHT 56.0

/* What the timeline shows, mark by mark. */
static char *
describe_timeline (const PbTimeline *timeline)
{
  GString *text = g_string_new (timeline->summary);

  for (guint i = 0; i < timeline->marks->len; i++)
    {
      const PbTimelineMark *mark = timeline->marks->pdata[i];

      g_string_append_printf (text, " %s", mark->sentence);
    }

  return g_string_free_and_steal (text);
}

/**
 * pb_node_draw:
 * @self: a chart or a timeline
 * @width: how wide to draw it, in points
 * @measure: how wide text is
 * @description: (out) (transfer full): the same in words
 *
 * Draws @self as it is on paper.
 *
 * Returns: (transfer full): a drawing in points
 */
PbDrawing *
pb_node_draw (const PbNode         *self,
              double                width,
              const PbTextMeasure  *measure,
              char                **description)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->kind == PB_NODE_TIMELINE)
    {
      PbTimelineOptions options = PB_TIMELINE_OPTIONS_INIT;
      g_autoptr(PbTimelineLayout) layout = NULL;

      options.size = 8;
      options.measure = measure;
      layout = pb_timeline_layout_new (self->timeline, width, &options);
      *description = describe_timeline (self->timeline);

      return g_steal_pointer (&layout->drawing);
    }
  else
    {
      PbChartOptions options = PB_CHART_OPTIONS_INIT;
      g_autoptr(PbChartLayout) layout = NULL;

      options.size = self->compact ? 6.5 : 7.5;
      options.compact = self->compact;
      options.measure = measure;
      layout = pb_chart_layout_new (self->chart, width,
                                    self->compact ? SMALL_CHART_HEIGHT : CHART_HEIGHT, &options);
      *description = pb_chart_data_dup_summary (self->chart);

      return g_steal_pointer (&layout->drawing);
    }
}
