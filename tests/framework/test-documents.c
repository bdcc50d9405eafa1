/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dossier-builder.h"

#include "framework/pb-metric-standing.h"

/* Metrics as groups really write them down, entered with the numbers of their own
 * documents, which lie beside the checkout where they are there at all.
 */

static char *
load (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("PB_SHARED_DATA"), "vault", name, NULL);
  char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    g_test_skip ("The document is not beside the checkout");

  return text;
}

static char *
add_to (const char *number,
        int         hundredths)
{
  return g_strdup_printf ("%.2f", g_ascii_strtod (number, NULL) + hundredths / 100.0);
}

static PbMetricStatus
judge (const char *direction,
       const char *low,
       const char *high,
       const char *observed)
{
  g_autoptr(Builder) builder = builder_new ("2025-06-30");
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(PbMetricStanding) standing = NULL;
  PbRecord *target;

  builder_add (builder, PB_KIND_METRIC, "metric", PB_METRIC_DIRECTION, direction,
               PB_METRIC_SERIES, "level", PB_METRIC_CADENCE, "monthly", 0);
  target = builder_add (builder, PB_KIND_TARGET, "target", PB_TARGET_METRIC, "metric",
                        PB_TARGET_DATE, "2025-12-31", 0);
  if (high)
    {
      builder_set (target, PB_TARGET_MIN, low);
      builder_set (target, PB_TARGET_MAX, high);
    }
  else
    {
      builder_set (target, PB_TARGET_VALUE, low);
    }
  builder_add (builder, PB_KIND_OBSERVATION, "seen", PB_OBSERVATION_METRIC, "metric",
               PB_OBSERVATION_PERIOD_END, "2025-06-30", PB_OBSERVATION_VALUE, observed, 0);

  dossier = builder_seal (builder);
  standing = pb_metric_judge (dossier, builder_criteria (),
                              pb_dossier_lookup (dossier, builder_id ("metric")), builder->day);

  return standing->status;
}

/* Five targets: to be held, not to be passed, and a range.  At the target they are
 * reached, a hundredth beside it they are not.
 */
static void
test_targets (void)
{
  static const char * const directions[] = {
    "at-least", "at-most", "at-least", "at-least", "within",
  };
  g_autofree char *text = load ("C.06-success-metrics.md");
  g_autoptr(GRegex) regex = g_regex_new ("^- Target: \\D*(\\d+)(?:-(\\d+))?", G_REGEX_MULTILINE, 0,
                                         NULL);
  g_autoptr(GMatchInfo) match = NULL;
  guint n = 0;

  if (text == NULL)
    return;

  g_regex_match (regex, text, 0, &match);
  for (; g_match_info_matches (match) && n < G_N_ELEMENTS (directions); n++)
    {
      g_autofree char *low = g_match_info_fetch (match, 1);
      g_autofree char *high = g_match_info_fetch (match, 2);
      gboolean range = high != NULL && *high != '\0';
      g_autofree char *below = add_to (low, -1);
      g_autofree char *above = add_to (range ? high : low, 1);
      gboolean least = g_str_equal (directions[n], "at-least");
      gboolean most = g_str_equal (directions[n], "at-most");

      g_assert_true (range == g_str_equal (directions[n], "within"));
      g_assert_cmpint (judge (directions[n], low, range ? high : NULL, low), ==,
                       PB_METRIC_STATUS_ON_TRACK);
      g_assert_cmpint (judge (directions[n], low, range ? high : NULL, below), ==,
                       most ? PB_METRIC_STATUS_ON_TRACK : PB_METRIC_STATUS_OFF_TRACK);
      g_assert_cmpint (judge (directions[n], low, range ? high : NULL, above), ==,
                       least ? PB_METRIC_STATUS_ON_TRACK : PB_METRIC_STATUS_OFF_TRACK);
      g_match_info_next (match, NULL);
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (directions));
}

static PbMetricStanding *
stand (const char *series,
       const char *day,
       const char *half,
       const char *year)
{
  g_autoptr(Builder) builder = builder_new (day);
  g_autoptr(PbDossier) dossier = NULL;

  builder_add (builder, PB_KIND_METRIC, "metric", PB_METRIC_DIRECTION, "describe-only",
               PB_METRIC_SERIES, series, PB_METRIC_CADENCE, "half-yearly",
               PB_METRIC_BASELINE, "0", PB_METRIC_BASELINE_DATE, "2023-12-31", 0);
  builder_add (builder, PB_KIND_OBSERVATION, "half", PB_OBSERVATION_METRIC, "metric",
               PB_OBSERVATION_PERIOD_START, "2024-01-01", PB_OBSERVATION_PERIOD_END, "2024-06-30",
               PB_OBSERVATION_VALUE, half, 0);
  builder_add (builder, PB_KIND_OBSERVATION, "year", PB_OBSERVATION_METRIC, "metric",
               PB_OBSERVATION_PERIOD_START, "2024-01-01", PB_OBSERVATION_PERIOD_END, "2024-12-31",
               PB_OBSERVATION_VALUE, year, 0);
  dossier = builder_seal (builder);

  return pb_metric_judge (dossier, builder_criteria (),
                          pb_dossier_lookup (dossier, builder_id ("metric")), builder->day);
}

/* A table of what was counted up to the middle and up to the end of a year: as running
 * totals the later one counts, and they are never added; as amounts of periods they
 * overlap, and nothing is made of them.
 */
static void
test_totals (void)
{
  g_autofree char *text = load ("0 - Full Year Data.md");
  g_autoptr(GRegex) regex = g_regex_new ("^\\| [^|]+ \\| (\\d+) \\| (\\d+) \\|", G_REGEX_MULTILINE, 0,
                                         NULL);
  g_autoptr(GMatchInfo) match = NULL;
  guint n = 0;

  if (text == NULL)
    return;

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *half = g_match_info_fetch (match, 1);
      g_autofree char *year = g_match_info_fetch (match, 2);
      g_autoptr(PbMetricStanding) autumn = stand ("running-total", "2024-09-30", half, year);
      g_autoptr(PbMetricStanding) end = stand ("running-total", "2024-12-31", half, year);
      g_autoptr(PbMetricStanding) periods = stand ("per-period", "2024-12-31", half, year);
      g_autofree char *autumn_value = pb_decimal_to_string (autumn->value);
      g_autofree char *end_value = pb_decimal_to_string (end->value);

      g_assert_cmpstr (autumn_value, ==, half);
      g_assert_cmpstr (end_value, ==, year);
      g_assert_false (end->ambiguous);
      g_assert_true (periods->ambiguous);
      g_assert_null (periods->value);
      g_assert_cmpuint (g_strv_length (periods->conflicts), ==, 2);
      n++;
    }
  g_assert_cmpuint (n, >=, 5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/documents/targets", test_targets);
  g_test_add_func ("/documents/totals", test_totals);

  return g_test_run ();
}
