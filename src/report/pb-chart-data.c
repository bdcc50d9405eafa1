/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-chart-data.h"

#include "model/pb-catalogue.h"
#include "report/pb-i18n-private.h"

#include <locale.h>
#include <math.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (PbChartData, pb_chart_data, pb_chart_data_copy, pb_chart_data_free)

static void
point_free (gpointer data)
{
  PbChartPoint *point = data;

  g_free (point->text);
  g_free (point->total_text);
  g_free (point->number);
  g_free (point->record);
  g_free (point);
}

static void
target_free (gpointer data)
{
  PbChartTarget *target = data;

  g_free (target->text);
  g_free (target);
}

/**
 * pb_chart_data_new:
 *
 * Returns: (transfer full): the data of a chart with nothing in it
 */
PbChartData *
pb_chart_data_new (void)
{
  PbChartData *self = g_new0 (PbChartData, 1);

  self->title = g_strdup ("");
  self->unit = g_strdup ("");
  self->decimals = -1;
  self->series = PB_METRIC_SERIES_LEVEL;
  self->direction = -1;
  self->day = PB_DAY_NONE;
  self->baseline = NAN;
  self->baseline_day = PB_DAY_NONE;
  self->targets = g_ptr_array_new_with_free_func (target_free);
  self->points = g_ptr_array_new_with_free_func (point_free);
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_chart_mark_free);

  return self;
}

/**
 * pb_chart_data_copy:
 * @self: the data of a chart
 *
 * Returns: (transfer full): a copy of @self
 */
PbChartData *
pb_chart_data_copy (const PbChartData *self)
{
  PbChartData *copy = pb_chart_data_new ();

  g_set_str (&copy->title, self->title);
  g_set_str (&copy->unit, self->unit);
  copy->decimals = self->decimals;
  copy->series = self->series;
  copy->direction = self->direction;
  copy->status = self->status;
  copy->stepped = self->stepped;
  copy->day = self->day;
  copy->baseline = self->baseline;
  copy->baseline_day = self->baseline_day;
  copy->baseline_text = g_strdup (self->baseline_text);
  copy->value_text = g_strdup (self->value_text);
  copy->reason = g_strdup (self->reason);

  for (guint i = 0; i < self->targets->len; i++)
    {
      const PbChartTarget *target = self->targets->pdata[i];

      pb_chart_data_add_target (copy, target->day, target->low, target->high, target->text);
    }
  for (guint i = 0; i < self->points->len; i++)
    {
      const PbChartPoint *from = self->points->pdata[i];
      PbChartPoint *to = pb_chart_data_add_point (copy, from->start, from->day, from->value,
                                                  from->text);

      to->total = from->total;
      to->estimated = from->estimated;
      to->gap_before = from->gap_before;
      to->n_more = from->n_more;
      to->low = from->low;
      to->high = from->high;
      to->total_text = g_strdup (from->total_text);
      to->number = g_strdup (from->number);
      to->record = g_strdup (from->record);
    }
  for (guint i = 0; i < self->marks->len; i++)
    {
      const PbChartMark *mark = self->marks->pdata[i];

      g_ptr_array_add (copy->marks, pb_chart_mark_new (mark->kind, mark->from, mark->to,
                                                       mark->text));
    }

  return copy;
}

/**
 * pb_chart_data_free:
 * @self: the data of a chart
 *
 * Frees @self and all in it.
 */
void
pb_chart_data_free (PbChartData *self)
{
  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  g_free (self->title);
  g_free (self->unit);
  g_free (self->baseline_text);
  g_free (self->value_text);
  g_free (self->reason);
  g_free (self);
}

/**
 * pb_chart_data_add_point:
 * @self: the data of a chart
 * @start: the first day of the period, or %PB_DAY_NONE
 * @day: its last day; not before that of the point added before
 * @value: the value, for painting
 * @text: (nullable): the value for people
 *
 * Adds an observation.
 *
 * Returns: (transfer none): the new point, to be filled in
 */
PbChartPoint *
pb_chart_data_add_point (PbChartData *self,
                         PbDay        start,
                         PbDay        day,
                         double       value,
                         const char  *text)
{
  PbChartPoint *point;

  g_return_val_if_fail (self != NULL, NULL);

  point = g_new0 (PbChartPoint, 1);
  point->start = start;
  point->day = day;
  point->value = value;
  point->total = NAN;
  point->low = NAN;
  point->high = NAN;
  point->text = text ? g_strdup (text) : g_strdup_printf ("%g", value);
  g_ptr_array_add (self->points, point);

  return point;
}

/**
 * pb_chart_data_add_target:
 * @self: the data of a chart
 * @day: the day by which to reach it
 * @low: the value, or the lower end of a range
 * @high: the upper end of a range, or the same as @low
 * @text: (nullable): the target for people
 *
 * Adds a target.
 *
 * Returns: (transfer none): the new target
 */
PbChartTarget *
pb_chart_data_add_target (PbChartData *self,
                          PbDay        day,
                          double       low,
                          double       high,
                          const char  *text)
{
  PbChartTarget *target;

  g_return_val_if_fail (self != NULL, NULL);

  target = g_new0 (PbChartTarget, 1);
  target->day = day;
  target->low = low;
  target->high = high;
  target->text = g_strdup (text ? text : "");
  g_ptr_array_add (self->targets, target);

  return target;
}

static char *
with_unit (const PbChartData *self,
           const PbDecimal   *value)
{
  g_autofree char *number = pb_decimal_to_locale (value, self->decimals);

  if (*self->unit == '\0')
    return g_steal_pointer (&number);

  if (strcmp (self->unit, "%") == 0)
    /* Translators: a number of percent */
    return g_strdup_printf (_("%s%%"), number);

  /* Translators: a number and its unit */
  return g_strdup_printf (_("%s %s"), number, self->unit);
}

static double
for_painting (const PbDecimal *value)
{
  return value ? pb_decimal_to_double (value) : NAN;
}

static int
compare_targets (gconstpointer a,
                 gconstpointer b)
{
  const PbChartTarget *one = *(PbChartTarget * const *) a;
  const PbChartTarget *other = *(PbChartTarget * const *) b;

  return (one->day > other->day) - (one->day < other->day);
}

static void
read_targets (PbChartData *self,
              PbDossier   *dossier,
              PbRecord    *metric)
{
  GPtrArray *targets = pb_dossier_get_referring (dossier, pb_record_get_id (metric),
                                                 PB_TARGET_METRIC);

  for (guint i = 0; targets && i < targets->len; i++)
    {
      PbRecord *record = targets->pdata[i];
      g_autoptr(PbDecimal) value = pb_record_dup_decimal (record, PB_TARGET_VALUE);
      g_autoptr(PbDecimal) min = pb_record_dup_decimal (record, PB_TARGET_MIN);
      g_autoptr(PbDecimal) max = pb_record_dup_decimal (record, PB_TARGET_MAX);
      g_autofree char *text = NULL;
      PbDay day = pb_record_get_day (record, PB_TARGET_DATE);

      if (day == PB_DAY_NONE || pb_record_get_deleted (record))
        continue;

      if (self->direction == PB_METRIC_DIRECTION_WITHIN && min && max)
        {
          g_autofree char *low = pb_decimal_to_locale (min, self->decimals);
          g_autofree char *high = with_unit (self, max);

          /* Translators: a range, for example “3–5 workshops” */
          text = g_strdup_printf (_("%s–%s"), low, high);
          pb_chart_data_add_target (self, day, for_painting (min), for_painting (max), text);
        }
      else if (value)
        {
          text = with_unit (self, value);
          pb_chart_data_add_target (self, day, for_painting (value), for_painting (value), text);
        }
    }

  g_ptr_array_sort (self->targets, compare_targets);
}

static void
take_crowd (PbChartPoint  *point,
            const PbCrowd *crowd,
            double         factor)
{
  point->n_more = crowd->n;
  point->low = crowd->low * factor;
  point->high = crowd->high * factor;
}

/**
 * pb_chart_data_new_metric:
 * @dossier: a sealed dossier
 * @criteria: the criteria in use
 * @metric: a metric of @dossier
 * @day: the day to look from
 *
 * Returns: (transfer full): what a chart of @metric shows
 */
PbChartData *
pb_chart_data_new_metric (PbDossier     *dossier,
                          PbCriteriaSet *criteria,
                          PbRecord      *metric,
                          PbDay          day)
{
  PbChartData *self;
  g_autoptr(PbMetricStanding) standing = NULL;
  g_autoptr(GPtrArray) points = NULL;
  int series;

  g_return_val_if_fail (PB_IS_DOSSIER (dossier), NULL);
  g_return_val_if_fail (PB_IS_CRITERIA_SET (criteria), NULL);
  g_return_val_if_fail (PB_IS_RECORD (metric), NULL);

  self = pb_chart_data_new ();
  standing = pb_metric_judge (dossier, criteria, metric, day);
  points = pb_metric_points (dossier, criteria, metric, day);
  series = pb_record_get_enum (metric, PB_METRIC_SERIES);

  g_free (self->title);
  self->title = pb_record_dup_title (metric);
  g_set_str (&self->unit, standing->unit);
  self->decimals = standing->decimals;
  self->series = series >= 0 ? (PbMetricSeries) series : PB_METRIC_SERIES_LEVEL;
  self->direction = pb_record_get_enum (metric, PB_METRIC_DIRECTION);
  self->status = standing->status;
  self->day = day;
  self->baseline = for_painting (standing->baseline);
  self->baseline_day = standing->baseline_day;
  self->baseline_text = standing->baseline ? with_unit (self, standing->baseline) : NULL;
  self->value_text = pb_metric_standing_dup_value (standing);
  self->reason = g_strdup (standing->reason);

  read_targets (self, dossier, metric);

  for (guint i = 0; i < points->len; i++)
    {
      const PbMetricPoint *from = points->pdata[i];
      g_autofree char *text = with_unit (self, from->value);
      PbChartPoint *to = pb_chart_data_add_point (self, from->start, from->day,
                                                  for_painting (from->value), text);
      const PbCrowd *crowd = pb_dossier_get_crowd (dossier, from->record);

      to->total = for_painting (from->total);
      to->estimated = from->estimated;
      to->gap_before = from->gap_before;
      to->total_text = from->total ? with_unit (self, from->total) : NULL;
      to->number = pb_decimal_to_string (from->value);
      to->record = g_strdup (pb_record_get_id (from->record));
      if (crowd)
        take_crowd (to, crowd, pb_record_get_flag (metric, PB_METRIC_RATIO) &&
                               strcmp (self->unit, "%") == 0 ? 100 : 1);
    }

  return self;
}

/**
 * pb_chart_data_dup_sentence:
 * @self: the data of a chart
 * @n: which point
 *
 * Returns: (transfer full): what the point says, for announcing and for tooltips
 */
char *
pb_chart_data_dup_sentence (const PbChartData *self,
                            guint              n)
{
  const PbChartPoint *point;
  g_autofree char *day = NULL;
  g_autofree char *start = NULL;
  g_autofree char *when = NULL;
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n < self->points->len, NULL);

  point = self->points->pdata[n];
  day = pb_day_to_locale (point->day);

  if (point->start != PB_DAY_NONE && point->start < point->day)
    {
      start = pb_day_to_locale (point->start);
      /* Translators: two days */
      when = g_strdup_printf (_("%s to %s"), start, day);
    }
  else
    {
      when = g_steal_pointer (&day);
    }

  if (point->estimated)
    /* Translators: a day or a period, and the value observed there with its unit */
    sentence = g_strdup_printf (_("%s: %s, estimated"), when, point->text);
  else
    /* Translators: a day or a period, and the value observed there with its unit */
    sentence = g_strdup_printf (_("%s: %s"), when, point->text);

  if (point->n_more > 0 && isfinite (point->low))
    /* Translators: a sentence on an observation, then of how many it is one, and the
     * least and the greatest of them
     */
    return g_strdup_printf (ngettext ("%s; one of %u observation, from %.6g to %.6g",
                                      "%s; one of %u observations, from %.6g to %.6g",
                                      point->n_more + 1),
                            sentence, point->n_more + 1, point->low, point->high);
  if (point->total_text == NULL)
    return g_steal_pointer (&sentence);

  /* Translators: what was observed in a period, and the sum of all up to then, as in
   * “March: 12 meals; 140 meals in all”
   */
  return g_strdup_printf (_("%s; %s in all"), sentence, point->total_text);
}

/* One sentence follows another. */
static void
add_sentence (GString    *text,
              const char *sentence)
{
  if (sentence == NULL || *sentence == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
}

static void
summarize_points (const PbChartData *self,
                  GString           *text)
{
  const PbChartPoint *first = self->points->pdata[0];
  const PbChartPoint *last = self->points->pdata[self->points->len - 1];
  g_autofree char *from = pb_day_to_locale (first->day);
  g_autofree char *to = pb_day_to_locale (last->day);
  g_autofree char *observed = NULL;
  g_autofree char *estimates = NULL;
  g_autofree char *breaks = NULL;
  guint estimated = 0;
  guint gaps = 0;
  guint n = self->points->len;

  for (guint i = 0; i < self->points->len; i++)
    {
      const PbChartPoint *point = self->points->pdata[i];

      n += point->n_more;
      estimated += point->estimated;
      gaps += point->gap_before;
    }

  if (n == 1)
    /* Translators: a value with its unit, and a day */
    observed = g_strdup_printf (_("One observation: %s on %s."), last->text, to);
  else
    /* Translators: how many, then a value and its day, and another value and its day */
    observed = g_strdup_printf (ngettext ("%u observation, from %s on %s to %s on %s.",
                                          "%u observations, from %s on %s to %s on %s.", n),
                                n, first->text, from, last->text, to);
  add_sentence (text, observed);

  if (estimated > 0)
    estimates = g_strdup_printf (ngettext ("%u of them is an estimate.",
                                           "%u of them are estimates.", estimated), estimated);
  add_sentence (text, estimates);

  if (gaps > 0)
    breaks = g_strdup_printf (ngettext ("The observations have %u gap.",
                                        "The observations have %u gaps.", gaps), gaps);
  add_sentence (text, breaks);
}

/**
 * pb_chart_data_dup_summary:
 * @self: the data of a chart
 *
 * Returns: (transfer full): what the chart shows, in sentences, for those who do
 *   not see it
 */
char *
pb_chart_data_dup_summary (const PbChartData *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  if (self->points->len == 0)
    add_sentence (text, _("No observations yet."));
  else
    summarize_points (self, text);

  if (isfinite (self->baseline) && self->baseline_text)
    {
      g_autofree char *day = pb_day_to_locale (self->baseline_day);
      g_autofree char *sentence = NULL;

      if (self->baseline_day == PB_DAY_NONE)
        /* Translators: a value with its unit */
        sentence = g_strdup_printf (_("Baseline %s."), self->baseline_text);
      else
        /* Translators: a value with its unit, and a day */
        sentence = g_strdup_printf (_("Baseline %s on %s."), self->baseline_text, day);
      add_sentence (text, sentence);
    }

  for (guint i = 0; i < self->targets->len; i++)
    {
      const PbChartTarget *target = self->targets->pdata[i];
      g_autofree char *day = pb_day_to_locale (target->day);
      /* Translators: a value with its unit, and a day */
      g_autofree char *sentence = g_strdup_printf (_("Target %s by %s."), target->text, day);

      add_sentence (text, sentence);
    }

  add_sentence (text, self->reason);

  return g_string_free_and_steal (text);
}

/* Spreadsheets read a number as they write it. */
static void
append_number (GString            *table,
               const PbChartPoint *point)
{
  const char *separator = localeconv ()->decimal_point;
  char plain[G_ASCII_DTOSTR_BUF_SIZE];
  const char *number = point->number;

  if (number == NULL)
    number = g_ascii_dtostr (plain, sizeof plain, point->value);

  for (const char *at = number; *at; at++)
    if (*at == '.')
      g_string_append (table, separator);
    else
      g_string_append_c (table, *at);
}

/**
 * pb_chart_data_dup_table:
 * @self: the data of a chart
 *
 * Writes the observations as a table for spreadsheets, with tabs between the
 * columns and a line for their names, which tables of observations are read by.
 * Days are written as 2026-03-31 and numbers with the decimal point of the locale.
 *
 * Returns: (transfer full): the table
 */
char *
pb_chart_data_dup_table (const PbChartData *self)
{
  GString *table;
  gboolean periods = FALSE, estimates = FALSE;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->points->len; i++)
    {
      const PbChartPoint *point = self->points->pdata[i];

      periods = periods || point->start != PB_DAY_NONE;
      estimates = estimates || point->estimated;
    }

  table = g_string_new (NULL);
  if (periods)
    g_string_append_printf (table, "%s\t", pb_field_get_label (PB_OBSERVATION_PERIOD_START));
  g_string_append_printf (table, "%s\t%s", pb_field_get_label (PB_OBSERVATION_PERIOD_END),
                          pb_field_get_label (PB_OBSERVATION_VALUE));
  if (estimates)
    g_string_append_printf (table, "\t%s", pb_field_get_label (PB_OBSERVATION_ESTIMATED));
  g_string_append_c (table, '\n');

  for (guint i = 0; i < self->points->len; i++)
    {
      const PbChartPoint *point = self->points->pdata[i];
      g_autofree char *start = pb_day_to_iso (point->start);
      g_autofree char *day = pb_day_to_iso (point->day);

      if (periods)
        g_string_append_printf (table, "%s\t", start ? start : "");
      g_string_append_printf (table, "%s\t", day);
      append_number (table, point);
      if (estimates)
        g_string_append_printf (table, "\t%s", point->estimated ? C_("flag", "Yes") : "");
      g_string_append_c (table, '\n');
    }

  return g_string_free_and_steal (table);
}
