/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-result-value.h"

#include "framework/pb-i18n-private.h"

typedef struct
{
  const char    *nick;
  const char    *label;
  const char    *css_class;
  const char    *icon_name;
  PbResultScale  scale;
  int            step;
} ValueInfo;

/* The nicks are what attestations and files hold; they never change. */
static const ValueInfo values[PB_N_RESULT_VALUES] = {
  [PB_RESULT_UNKNOWN] = { "unknown", NC_("result", "Unknown"), "neutral",
                          "pb-unknown-symbolic", PB_RESULT_SCALE_COUNT, -1 },
  [PB_RESULT_MET] = { "met", NC_("result", "Met"), "success",
                      "object-select-symbolic", PB_RESULT_SCALE_POSITIVE, 0 },
  [PB_RESULT_PARTLY] = { "partly", NC_("result", "Partly"), "warning",
                         "pb-partly-symbolic", PB_RESULT_SCALE_POSITIVE, 1 },
  [PB_RESULT_NOT_MET] = { "not-met", NC_("result", "Not met"), "error",
                          "window-close-symbolic", PB_RESULT_SCALE_POSITIVE, 2 },
  [PB_RESULT_CLEAR] = { "clear", NC_("result", "Clear"), "success",
                        "object-select-symbolic", PB_RESULT_SCALE_AVOID, 0 },
  [PB_RESULT_WATCH] = { "watch", NC_("result", "Watch"), "warning",
                        "pb-watch-symbolic", PB_RESULT_SCALE_AVOID, 1 },
  [PB_RESULT_WARNING] = { "warning", NC_("result", "Warning"), "error",
                          "dialog-warning-symbolic", PB_RESULT_SCALE_AVOID, 2 },
  [PB_RESULT_QUIET] = { "quiet", NC_("result", "Quiet"), "neutral",
                        "pb-quiet-symbolic", PB_RESULT_SCALE_SIGNAL, 0 },
  [PB_RESULT_EMERGING] = { "emerging", NC_("result", "Emerging"), "accent",
                           "pb-emerging-symbolic", PB_RESULT_SCALE_SIGNAL, 1 },
  [PB_RESULT_STRONG] = { "strong", NC_("result", "Strong"), "accent",
                         "pb-strong-symbolic", PB_RESULT_SCALE_SIGNAL, 2 },
  [PB_RESULT_EASY] = { "easy", NC_("result", "Easy"), "success",
                       "object-select-symbolic", PB_RESULT_SCALE_GAUGE, 0 },
  [PB_RESULT_STRAINED] = { "strained", NC_("result", "Strained"), "warning",
                           "pb-watch-symbolic", PB_RESULT_SCALE_GAUGE, 1 },
  [PB_RESULT_CRITICAL] = { "critical", NC_("result", "Critical"), "error",
                           "dialog-warning-symbolic", PB_RESULT_SCALE_GAUGE, 2 },
  [PB_RESULT_COUNT] = { "count", NC_("result", "Counted"), "neutral",
                        "view-list-symbolic", PB_RESULT_SCALE_COUNT, -1 },
};

static const PbResultValue scales[][3] = {
  [PB_RESULT_SCALE_POSITIVE] = { PB_RESULT_MET, PB_RESULT_PARTLY, PB_RESULT_NOT_MET },
  [PB_RESULT_SCALE_AVOID] = { PB_RESULT_CLEAR, PB_RESULT_WATCH, PB_RESULT_WARNING },
  [PB_RESULT_SCALE_SIGNAL] = { PB_RESULT_QUIET, PB_RESULT_EMERGING, PB_RESULT_STRONG },
  [PB_RESULT_SCALE_GAUGE] = { PB_RESULT_EASY, PB_RESULT_STRAINED, PB_RESULT_CRITICAL },
};

static gboolean
is_value (PbResultValue value)
{
  return (int) value >= 0 && (int) value < PB_N_RESULT_VALUES;
}

/**
 * pb_result_value_get_nick:
 * @value: a result
 *
 * Returns: the name of @value in files and attestations
 */
const char *
pb_result_value_get_nick (PbResultValue value)
{
  g_return_val_if_fail (is_value (value), "unknown");

  return values[value].nick;
}

/**
 * pb_result_value_from_nick:
 * @nick: (nullable): a name, as pb_result_value_get_nick() gives it
 *
 * Returns: the result of that name; %PB_RESULT_UNKNOWN where there is none
 */
PbResultValue
pb_result_value_from_nick (const char *nick)
{
  for (int i = 0; i < PB_N_RESULT_VALUES; i++)
    {
      if (g_strcmp0 (values[i].nick, nick) == 0)
        return i;
    }

  return PB_RESULT_UNKNOWN;
}

/**
 * pb_result_value_get_label:
 * @value: a result
 *
 * Returns: the word for people
 */
const char *
pb_result_value_get_label (PbResultValue value)
{
  g_return_val_if_fail (is_value (value), "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "result", values[value].label);
}

/**
 * pb_result_value_get_css_class:
 * @value: a result
 *
 * Returns: `success`, `warning`, `error`, `accent` or `neutral`
 */
const char *
pb_result_value_get_css_class (PbResultValue value)
{
  g_return_val_if_fail (is_value (value), "neutral");

  return values[value].css_class;
}

/**
 * pb_result_value_get_icon_name:
 * @value: a result
 *
 * Returns: the name of a symbolic icon; each step of a scale has its own shape,
 *   so that the results can be told apart without colour
 */
const char *
pb_result_value_get_icon_name (PbResultValue value)
{
  g_return_val_if_fail (is_value (value), "pb-unknown-symbolic");

  return values[value].icon_name;
}

/**
 * pb_result_value_get_step:
 * @value: a result
 *
 * Returns: the place of @value on its scale: 0, 1 or 2, where 2 is what most
 *   needs attention; -1 where it is on none
 */
int
pb_result_value_get_step (PbResultValue value)
{
  g_return_val_if_fail (is_value (value), -1);

  return values[value].step;
}

/**
 * pb_result_value_get_scale:
 * @value: a result
 * @scale: (out): the scale that it belongs to
 *
 * Returns: %FALSE where @value belongs to every scale or to none
 */
gboolean
pb_result_value_get_scale (PbResultValue  value,
                           PbResultScale *scale)
{
  g_return_val_if_fail (is_value (value), FALSE);

  if (values[value].step < 0)
    return FALSE;

  *scale = values[value].scale;
  return TRUE;
}

/**
 * pb_result_value_dup_count:
 * @value: a result
 * @n: how many there are
 *
 * Returns: (transfer full): the count with its word, for example “4 met”
 */
char *
pb_result_value_dup_count (PbResultValue value,
                           guint         n)
{
  switch (value)
    {
    /* Translators: these are counts of judged statements, for example “4 met”. */
    case PB_RESULT_MET:
      return g_strdup_printf (ngettext ("%u met", "%u met", n), n);
    case PB_RESULT_PARTLY:
      return g_strdup_printf (ngettext ("%u partly", "%u partly", n), n);
    case PB_RESULT_NOT_MET:
      return g_strdup_printf (ngettext ("%u not met", "%u not met", n), n);
    case PB_RESULT_CLEAR:
      return g_strdup_printf (ngettext ("%u clear", "%u clear", n), n);
    case PB_RESULT_WATCH:
      return g_strdup_printf (ngettext ("%u to watch", "%u to watch", n), n);
    case PB_RESULT_WARNING:
      return g_strdup_printf (ngettext ("%u warning", "%u warnings", n), n);
    case PB_RESULT_QUIET:
      return g_strdup_printf (ngettext ("%u quiet", "%u quiet", n), n);
    case PB_RESULT_EMERGING:
      return g_strdup_printf (ngettext ("%u emerging", "%u emerging", n), n);
    case PB_RESULT_STRONG:
      return g_strdup_printf (ngettext ("%u strong", "%u strong", n), n);
    case PB_RESULT_EASY:
      return g_strdup_printf (ngettext ("%u easy", "%u easy", n), n);
    case PB_RESULT_STRAINED:
      return g_strdup_printf (ngettext ("%u strained", "%u strained", n), n);
    case PB_RESULT_CRITICAL:
      return g_strdup_printf (ngettext ("%u critical", "%u critical", n), n);
    case PB_RESULT_COUNT:
      return g_strdup_printf (ngettext ("%u counted", "%u counted", n), n);
    case PB_RESULT_UNKNOWN:
    default:
      return g_strdup_printf (ngettext ("%u unknown", "%u unknown", n), n);
    }
}

/**
 * pb_result_scale_get_value:
 * @scale: a scale
 * @step: 0, 1 or 2
 *
 * Returns: the result at that place; %PB_RESULT_COUNT where the scale has no
 *   steps
 */
PbResultValue
pb_result_scale_get_value (PbResultScale scale,
                           int           step)
{
  g_return_val_if_fail (step >= 0 && step < 3, PB_RESULT_UNKNOWN);

  if (scale == PB_RESULT_SCALE_COUNT)
    return PB_RESULT_COUNT;

  return scales[scale][step];
}
