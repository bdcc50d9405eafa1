/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-timeline.h"
#include "report/pb-chart-data.h"
#include "ui/pb-group-context.h"

G_BEGIN_DECLS

/**
 * PbOverviewNumber:
 * @metric_id: the identifier of a metric
 * @data: what a chart of it shows
 *
 * A number that matters.
 */
typedef struct
{
  char        *metric_id;
  PbChartData *data;
} PbOverviewNumber;

/**
 * PbOverviewFacts:
 * @timeline: (nullable): the way through the phases
 * @numbers: (element-type PbOverviewNumber): the numbers that matter most
 * @n_metrics: how many metrics there are in all
 *
 * What the overview shows beside the judgement.
 */
typedef struct
{
  PbTimeline *timeline;
  GPtrArray  *numbers;
  guint       n_metrics;
} PbOverviewFacts;

void             pb_overview_facts_free          (PbOverviewFacts      *self);
void             pb_overview_facts_gather_async  (PbGroupContext       *context,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
PbOverviewFacts *pb_overview_facts_gather_finish (PbGroupContext       *context,
                                                  GAsyncResult         *result,
                                                  GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbOverviewFacts, pb_overview_facts_free)

G_END_DECLS
