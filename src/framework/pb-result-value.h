/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PbResultValue:
 * @PB_RESULT_UNKNOWN: there is nothing to judge from; never a failure
 * @PB_RESULT_MET: the statement holds
 * @PB_RESULT_PARTLY: it holds in part
 * @PB_RESULT_NOT_MET: it does not hold
 * @PB_RESULT_CLEAR: the danger does not show
 * @PB_RESULT_WATCH: the danger begins to show
 * @PB_RESULT_WARNING: the danger is there
 * @PB_RESULT_QUIET: no sign of readiness to evolve
 * @PB_RESULT_EMERGING: a sign begins to show
 * @PB_RESULT_STRONG: a strong sign
 * @PB_RESULT_EASY: the challenge is handled well
 * @PB_RESULT_STRAINED: the challenge begins to bind
 * @PB_RESULT_CRITICAL: the challenge is not handled
 * @PB_RESULT_COUNT: numbers only, without a verdict
 *
 * What judging a statement can come to.
 */
typedef enum
{
  PB_RESULT_UNKNOWN,
  PB_RESULT_MET,
  PB_RESULT_PARTLY,
  PB_RESULT_NOT_MET,
  PB_RESULT_CLEAR,
  PB_RESULT_WATCH,
  PB_RESULT_WARNING,
  PB_RESULT_QUIET,
  PB_RESULT_EMERGING,
  PB_RESULT_STRONG,
  PB_RESULT_EASY,
  PB_RESULT_STRAINED,
  PB_RESULT_CRITICAL,
  PB_RESULT_COUNT,
} PbResultValue;

/**
 * PB_N_RESULT_VALUES:
 *
 * How many values #PbResultValue has.
 */
#define PB_N_RESULT_VALUES (PB_RESULT_COUNT + 1)

/**
 * PbResultScale:
 * @PB_RESULT_SCALE_POSITIVE: met, partly, not met
 * @PB_RESULT_SCALE_AVOID: clear, watch, warning
 * @PB_RESULT_SCALE_SIGNAL: quiet, emerging, strong
 * @PB_RESULT_SCALE_GAUGE: easy, strained, critical
 * @PB_RESULT_SCALE_COUNT: numbers only
 *
 * Which results a statement can have.  All but the last have three steps.
 */
typedef enum
{
  PB_RESULT_SCALE_POSITIVE,
  PB_RESULT_SCALE_AVOID,
  PB_RESULT_SCALE_SIGNAL,
  PB_RESULT_SCALE_GAUGE,
  PB_RESULT_SCALE_COUNT,
} PbResultScale;

const char    *pb_result_value_get_nick      (PbResultValue  value);
PbResultValue  pb_result_value_from_nick     (const char    *nick);
const char    *pb_result_value_get_label     (PbResultValue  value);
const char    *pb_result_value_get_css_class (PbResultValue  value);
const char    *pb_result_value_get_icon_name (PbResultValue  value);
int            pb_result_value_get_step      (PbResultValue  value);
gboolean       pb_result_value_get_scale     (PbResultValue  value,
                                              PbResultScale *scale);
char          *pb_result_value_dup_count     (PbResultValue  value,
                                              guint          n) G_GNUC_WARN_UNUSED_RESULT;
PbResultValue  pb_result_scale_get_value     (PbResultScale  scale,
                                              int            step);

G_END_DECLS
