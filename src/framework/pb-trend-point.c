/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-trend-private.h"

#include "framework/pb-i18n-private.h"

/**
 * PbTrendPoint:
 *
 * How a group stood on one day of a trend.
 */
struct _PbTrendPoint
{
  GObject parent_instance;

  PbJudgement *judgement;
  PbTrendTally tally;
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

static void
count (PbTrendTally *tally,
       PbResult     *result)
{
  PbResultScale scale = pb_statement_get_scale (pb_result_get_statement (result));

  if (scale == PB_RESULT_SCALE_SIGNAL || scale == PB_RESULT_SCALE_COUNT)
    return;

  switch (pb_result_value_get_step (pb_result_get_value (result)))
    {
    case 0:
      tally->good++;
      break;
    case 1:
      tally->fair++;
      break;
    case 2:
      tally->bad++;
      break;
    default:
      tally->unknown++;
      break;
    }
}

/*
 * pb_trend_point_new:
 * @judgement: (transfer full): how the group stood
 */
PbTrendPoint *
pb_trend_point_new (PbJudgement *judgement)
{
  PbTrendPoint *self = g_object_new (PB_TYPE_TREND_POINT, NULL);
  GPtrArray *results;

  self->judgement = judgement;
  results = pb_judgement_get_results (judgement);
  for (guint i = 0; i < results->len; i++)
    count (&self->tally, results->pdata[i]);

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
 * pb_trend_point_get_tally:
 * @self: a point
 * @tally: (out caller-allocates): how the statements stood
 */
void
pb_trend_point_get_tally (PbTrendPoint *self,
                          PbTrendTally *tally)
{
  g_return_if_fail (PB_IS_TREND_POINT (self));
  g_return_if_fail (tally != NULL);

  *tally = self->tally;
}

static void
add_count (GString *text,
           char    *part)
{
  g_string_append_printf (text, " · %s", part);
  g_free (part);
}

/**
 * pb_trend_point_dup_sentence:
 * @self: a point
 *
 * Returns: (transfer full): the day and how the group stood on it, for people
 */
char *
pb_trend_point_dup_sentence (PbTrendPoint *self)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *day = NULL;
  const PbTrendTally *tally;

  g_return_val_if_fail (PB_IS_TREND_POINT (self), NULL);

  tally = &self->tally;
  day = pb_day_to_locale (pb_trend_point_get_day (self));
  /* Translators: a day, and how a group stood in its phase on it. */
  g_string_append_printf (text, _("%s: %s"), day,
                          pb_reading_get_label (pb_trend_point_get_reading (self)));

  /* Translators: these are counts of judged statements, for example “41 in order”. */
  if (tally->good > 0)
    add_count (text, g_strdup_printf (ngettext ("%u in order", "%u in order", tally->good),
                                      tally->good));
  if (tally->fair > 0)
    add_count (text, g_strdup_printf (ngettext ("%u in part", "%u in part", tally->fair),
                                      tally->fair));
  if (tally->bad > 0)
    add_count (text, g_strdup_printf (ngettext ("%u not in order", "%u not in order", tally->bad),
                                      tally->bad));
  if (tally->unknown > 0)
    add_count (text, pb_result_value_dup_count (PB_RESULT_UNKNOWN, tally->unknown));

  return g_string_free_and_steal (g_steal_pointer (&text));
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
