/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-trend-private.h"

/**
 * PbTrendPoint:
 *
 * How a group stood on one day of a trend.
 */
struct _PbTrendPoint
{
  GObject parent_instance;

  PbJudgement *judgement;
};

G_DEFINE_FINAL_TYPE (PbTrendPoint, pb_trend_point, G_TYPE_OBJECT)

static void
pb_trend_point_finalize (GObject *object)
{
  PbTrendPoint *self = PB_TREND_POINT (object);

  g_clear_object (&self->judgement);

  G_OBJECT_CLASS (pb_trend_point_parent_class)->finalize (object);
}

static void
pb_trend_point_class_init (PbTrendPointClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_trend_point_finalize;
}

static void
pb_trend_point_init (PbTrendPoint *self)
{
}

/*
 * pb_trend_point_new:
 * @judgement: (transfer full): how the group stood
 */
PbTrendPoint *
pb_trend_point_new (PbJudgement *judgement)
{
  PbTrendPoint *self = g_object_new (PB_TYPE_TREND_POINT, NULL);

  self->judgement = judgement;

  return self;
}

/**
 * pb_trend_point_get_day:
 * @self: a point
 *
 * Returns: the judged day
 */
PbDay
pb_trend_point_get_day (PbTrendPoint *self)
{
  g_return_val_if_fail (PB_IS_TREND_POINT (self), PB_DAY_NONE);

  return pb_judgement_get_day (self->judgement);
}

/**
 * pb_trend_point_get_phase:
 * @self: a point
 *
 * Returns: the #PbPhase whose checklist was judged, or -1 where none was recorded
 */
int
pb_trend_point_get_phase (PbTrendPoint *self)
{
  g_return_val_if_fail (PB_IS_TREND_POINT (self), -1);

  return pb_judgement_get_phase (self->judgement);
}

/**
 * pb_trend_point_get_reading:
 * @self: a point
 *
 * Returns: how the group stood as a whole
 */
PbReading
pb_trend_point_get_reading (PbTrendPoint *self)
{
  g_return_val_if_fail (PB_IS_TREND_POINT (self), PB_READING_NOT_ENOUGH_DATA);

  return pb_judgement_get_reading (self->judgement);
}

/**
 * pb_trend_point_get_section_counts:
 * @self: a point
 * @section: a section
 * @counts: (out caller-allocates): how many statements came to which result
 */
void
pb_trend_point_get_section_counts (PbTrendPoint    *self,
                                   PbSection        section,
                                   PbSectionCounts *counts)
{
  g_return_if_fail (PB_IS_TREND_POINT (self));

  pb_judgement_get_section_counts (self->judgement, section, counts);
}

/**
 * pb_trend_point_get_value:
 * @self: a point
 * @statement: the identifier of a statement
 *
 * Returns: its result, or %PB_RESULT_UNKNOWN where the checklist does not have it
 */
PbResultValue
pb_trend_point_get_value (PbTrendPoint *self,
                          const char   *statement)
{
  PbResult *result;

  g_return_val_if_fail (PB_IS_TREND_POINT (self), PB_RESULT_UNKNOWN);

  result = pb_judgement_get_result (self->judgement, statement);

  return result ? pb_result_get_value (result) : PB_RESULT_UNKNOWN;
}

/**
 * pb_trend_point_get_reason:
 * @self: a point
 * @statement: the identifier of a statement
 *
 * Returns: (transfer none) (nullable): the sentence why
 */
const char *
pb_trend_point_get_reason (PbTrendPoint *self,
                           const char   *statement)
{
  PbResult *result;

  g_return_val_if_fail (PB_IS_TREND_POINT (self), NULL);

  result = pb_judgement_get_result (self->judgement, statement);

  return result ? pb_result_get_reason (result) : NULL;
}

/**
 * pb_trend_point_get_judgement:
 * @self: a point
 *
 * Returns: (transfer none): all of it, for comparing two points
 */
PbJudgement *
pb_trend_point_get_judgement (PbTrendPoint *self)
{
  g_return_val_if_fail (PB_IS_TREND_POINT (self), NULL);

  return self->judgement;
}
