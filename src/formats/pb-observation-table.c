/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-observation-table.h"

#include "formats/pb-day-reading.h"
#include "formats/pb-number-reading.h"
#include "formats/pb-table-text.h"
#include "model/pb-catalogue.h"
#include "model/pb-decimal.h"
#include "model/pb-field-value.h"
#include "model/pb-id.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include <stdlib.h>
#include <string.h>

/* What people call the columns, in small letters, beside what this program does. */
static const struct
{
  PbFieldId field;
  const char *names;
} columns[PB_N_OBSERVATION_COLUMNS] = {
  [PB_OBSERVATION_COLUMN_END] = { PB_OBSERVATION_PERIOD_END,
                                  "date|day|to|until|end|period end|period|month|quarter|year|"
                                  "when|datum|fecha|mes" },
  [PB_OBSERVATION_COLUMN_START] = { PB_OBSERVATION_PERIOD_START,
                                    "from|start|since|period start|von|desde" },
  [PB_OBSERVATION_COLUMN_VALUE] = { PB_OBSERVATION_VALUE,
                                    "value|amount|count|number|total|wert|valor" },
  [PB_OBSERVATION_COLUMN_NUMERATOR] = { PB_OBSERVATION_NUMERATOR, "numerator|part" },
  [PB_OBSERVATION_COLUMN_DENOMINATOR] = { PB_OBSERVATION_DENOMINATOR, "denominator|of|whole" },
  [PB_OBSERVATION_COLUMN_ESTIMATED] = { PB_OBSERVATION_ESTIMATED,
                                        "estimate|estimated|is estimate" },
  [PB_OBSERVATION_COLUMN_EVIDENCE] = { PB_OBSERVATION_EVIDENCE,
                                       "evidence|source|note|notes|remark|comment" },
};

typedef struct
{
  const PbTableText *text;
  guint n_rows;
  guint n_head;
  const PbObservationAnswers *answers;
  PbRecord *metric;
  PbObservationTable *table;
  gboolean ratio;
  gboolean comma;
  gboolean month_first;
  GHashTable *values;  /* of each period: one value */
  GHashTable *known;   /* each period with each of its values */
} Reader;

static gboolean
has_column (const Reader        *self,
            PbObservationColumn  column)
{
  return self->table->places[column] != PB_OBSERVATION_NO_COLUMN;
}

static const char *
get_cell (const Reader        *self,
          guint                row,
          PbObservationColumn  column)
{
  return has_column (self, column)
           ? pb_table_text_get_cell (self->text, row, self->table->places[column]) : "";
}

static int
read_digits (const char *text,
             guint       n)
{
  int number = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      number = number * 10 + (text[i] - '0');
    }

  return number;
}

/* A whole year, quarter or month: 2025, 2025-Q1 or 2025 Q1, 2025-03. */
static gboolean
read_period (const char *text,
             PbDay      *start,
             PbDay      *end)
{
  gsize length = strlen (text);
  int year = length >= 4 ? read_digits (text, 4) : -1;
  int months, month;

  if (year < 1000)
    return FALSE;

  if (length == 4)
    {
      month = 1;
      months = 12;
    }
  else if (length == 7 && strchr ("- ", text[4]) && g_ascii_toupper (text[5]) == 'Q' &&
           text[6] >= '1' && text[6] <= '4')
    {
      month = (text[6] - '1') * 3 + 1;
      months = 3;
    }
  else if (length == 7 && text[4] == '-')
    {
      month = read_digits (text + 5, 2);
      months = 1;
    }
  else
    {
      return FALSE;
    }
  if (month < 1 || month > 12)
    return FALSE;

  *start = pb_day_from_ymd (year, month, 1);
  *end = pb_day_add_months (*start, months) - 1;

  return TRUE;
}

static gboolean
is_day (const char *text)
{
  PbDayReading reading = pb_day_reading_parse (text);
  PbDay start, end;

  return reading.day != PB_DAY_NONE || reading.first != PB_DAY_NONE ||
         read_period (text, &start, &end);
}

static gboolean
is_number (const char *text)
{
  g_auto(PbNumberReading) number = { NULL, NULL, NULL };

  pb_number_reading_parse (text, &number);

  return pb_number_reading_is_number (&number);
}

static gboolean
is_taken (const Reader *self,
          guint         place)
{
  for (guint i = 0; i < PB_N_OBSERVATION_COLUMNS; i++)
    {
      if (self->table->places[i] == place)
        return TRUE;
    }

  return FALSE;
}

static guint
find_name (const Reader *self,
           const char   *name)
{
  for (guint i = 0; i < pb_table_text_get_width (self->text); i++)
    {
      g_autofree char *folded = g_utf8_casefold (pb_table_text_get_cell (self->text, 0, i), -1);

      if (!is_taken (self, i) && strcmp (folded, name) == 0)
        return i;
    }

  return PB_OBSERVATION_NO_COLUMN;
}

static void
find_named (Reader *self)
{
  for (PbObservationColumn column = 0; column < PB_N_OBSERVATION_COLUMNS; column++)
    {
      g_auto(GStrv) names = g_strsplit (columns[column].names, "|", -1);
      g_autofree char *label = g_utf8_casefold (pb_field_get_label (columns[column].field), -1);
      guint place = find_name (self, label);

      for (guint n = 0; names[n] && place == PB_OBSERVATION_NO_COLUMN; n++)
        place = find_name (self, names[n]);
      self->table->places[column] = place;
    }
}

/* Only what is plain from the first row: the first day and the first numbers. */
static void
find_unnamed (Reader *self)
{
  PbObservationColumn number = self->ratio ? PB_OBSERVATION_COLUMN_NUMERATOR
                                           : PB_OBSERVATION_COLUMN_VALUE;

  for (guint i = 0; i < pb_table_text_get_width (self->text) && self->n_head < self->n_rows; i++)
    {
      const char *cell = pb_table_text_get_cell (self->text, self->n_head, i);

      if (is_taken (self, i))
        continue;
      if (is_day (cell) && !has_column (self, PB_OBSERVATION_COLUMN_END))
        self->table->places[PB_OBSERVATION_COLUMN_END] = i;
      else if (is_number (cell) && !has_column (self, number))
        self->table->places[number] = i;
      else if (is_number (cell) && self->ratio &&
               !has_column (self, PB_OBSERVATION_COLUMN_DENOMINATOR))
        self->table->places[PB_OBSERVATION_COLUMN_DENOMINATOR] = i;
    }
}

/* A head holds neither a day nor a number. */
static gboolean
has_head (const Reader *self)
{
  for (guint i = 0; i < pb_table_text_get_width (self->text) && self->n_rows > 0; i++)
    {
      const char *cell = pb_table_text_get_cell (self->text, 0, i);

      if (is_day (cell) || is_number (cell))
        return FALSE;
    }

  return self->n_rows > 0;
}

static void
settle_columns (Reader *self)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  guint width = pb_table_text_get_width (self->text);

  self->n_head = has_head (self) ? 1 : 0;
  for (guint i = 0; i < width; i++)
    {
      const char *name = self->n_head ? pb_table_text_get_cell (self->text, 0, i) : "";

      /* Translators: a column of a table that has no name, by its number. */
      g_strv_builder_take (names, *name ? g_strdup (name)
                                        : g_strdup_printf (_("Column %u"), i + 1));
    }
  self->table->names = g_strv_builder_end (names);

  for (guint i = 0; i < PB_N_OBSERVATION_COLUMNS; i++)
    {
      guint place = self->answers->placed ? self->answers->places[i] : PB_OBSERVATION_NO_COLUMN;

      self->table->places[i] = place < width ? place : PB_OBSERVATION_NO_COLUMN;
    }
  if (self->answers->placed)
    return;

  if (self->n_head)
    find_named (self);
  find_unnamed (self);
}

/* All dates of a table are written in one way; one that can be read in one way only
 * tells of the others.
 */
static void
settle_dates (Reader *self)
{
  static const PbObservationColumn with_days[] = {
    PB_OBSERVATION_COLUMN_START, PB_OBSERVATION_COLUMN_END,
  };
  guint n_day_first = 0;
  guint n_month_first = 0;
  guint n_doubtful = 0;

  for (guint row = self->n_head; row < self->n_rows; row++)
    for (guint i = 0; i < G_N_ELEMENTS (with_days); i++)
      {
        const char *cell = get_cell (self, row, with_days[i]);
        PbDayReading reading = pb_day_reading_parse (cell);

        if (reading.second != PB_DAY_NONE)
          n_doubtful++;
        else if (reading.first != PB_DAY_NONE && atoi (cell) > 12)
          n_day_first++;
        else if (reading.first != PB_DAY_NONE)
          n_month_first++;
      }

  self->month_first = n_month_first > 0 && n_day_first == 0;
  if (self->answers->answered & PB_TABLE_ASK_DATES)
    self->month_first = self->answers->month_first;
  if (n_doubtful > 0 && (n_day_first > 0) == (n_month_first > 0))
    self->table->asks |= PB_TABLE_ASK_DATES;
}

static void
settle_numbers (Reader *self)
{
  static const PbObservationColumn with_numbers[] = {
    PB_OBSERVATION_COLUMN_VALUE, PB_OBSERVATION_COLUMN_NUMERATOR,
    PB_OBSERVATION_COLUMN_DENOMINATOR,
  };
  guint n_point = 0;
  guint n_comma = 0;
  guint n_doubtful = 0;

  for (guint row = self->n_head; row < self->n_rows; row++)
    for (guint i = 0; i < G_N_ELEMENTS (with_numbers); i++)
      {
        const char *cell = get_cell (self, row, with_numbers[i]);
        g_auto(PbNumberReading) number = { NULL, NULL, NULL };

        if (*cell == '\0')
          continue;
        pb_number_reading_parse (cell, &number);
        n_doubtful += pb_number_reading_is_doubtful (&number);
        n_point += number.point && !number.comma;
        n_comma += number.comma && !number.point;
      }

  self->comma = n_comma > 0 && n_point == 0;
  if (self->answers->answered & PB_TABLE_ASK_NUMBERS)
    self->comma = self->answers->comma;
  if (n_doubtful > 0 && (n_point > 0) == (n_comma > 0))
    self->table->asks |= PB_TABLE_ASK_NUMBERS;
}

static gboolean
is_open (const Reader *self,
         PbTableAsk    what)
{
  return (self->table->asks & what) && !(self->answers->answered & what);
}

static char *
read_day (const Reader *self,
          const char   *cell,
          PbDay        *day)
{
  PbDayReading reading = pb_day_reading_parse (cell);

  *day = reading.day;
  if (*day == PB_DAY_NONE && reading.second != PB_DAY_NONE)
    {
      if (is_open (self, PB_TABLE_ASK_DATES))
        return g_strdup_printf (_("“%s” can be two days."), cell);
      *day = self->month_first ? reading.second : reading.first;
    }
  else if (*day == PB_DAY_NONE)
    {
      *day = reading.first;
    }
  if (*day == PB_DAY_NONE)
    return g_strdup_printf (_("“%s” is not a date."), cell);

  return NULL;
}

static char *
read_days (const Reader *self,
           PbRecord     *record,
           guint         row)
{
  const char *from = get_cell (self, row, PB_OBSERVATION_COLUMN_START);
  const char *to = get_cell (self, row, PB_OBSERVATION_COLUMN_END);
  PbDay start = PB_DAY_NONE;
  PbDay end = PB_DAY_NONE;
  char *problem = NULL;

  if (*to == '\0')
    return g_strdup (_("There is no date."));
  if (!read_period (to, &start, &end))
    problem = read_day (self, to, &end);
  if (problem == NULL && *from)
    problem = read_day (self, from, &start);
  if (problem)
    return problem;
  if (start != PB_DAY_NONE && start > end)
    return g_strdup (_("The period ends before it begins."));

  if (start != PB_DAY_NONE)
    pb_record_set_value (record, PB_OBSERVATION_PERIOD_START, g_variant_new_int32 (start));
  pb_record_set_value (record, PB_OBSERVATION_PERIOD_END, g_variant_new_int32 (end));

  return NULL;
}

/* A unit behind a number has to be that of the metric: nothing is converted. */
static gboolean
is_other_unit (const Reader *self,
               const char   *unit)
{
  const char *own = self->metric ? pb_record_get_text (self->metric, PB_METRIC_UNIT) : NULL;
  g_autofree char *folded = unit ? g_utf8_casefold (unit, -1) : NULL;
  g_autofree char *own_folded = own ? g_utf8_casefold (own, -1) : NULL;

  if (unit == NULL || own == NULL || strcmp (folded, own_folded) == 0)
    return FALSE;

  return !(strcmp (unit, "€") == 0 && strcmp (own, "EUR") == 0);
}

static char *
read_number (const Reader        *self,
             PbRecord            *record,
             guint                row,
             PbObservationColumn  column)
{
  const char *cell = get_cell (self, row, column);
  g_auto(PbNumberReading) number = { NULL, NULL, NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) value = NULL;
  const char *text;

  if (*cell == '\0')
    return g_strdup (_("There is no value."));
  pb_number_reading_parse (cell, &number);
  text = self->comma ? (number.comma ? number.comma : number.point)
                     : (number.point ? number.point : number.comma);
  if (text == NULL)
    return g_strdup_printf (_("“%s” is not a number."), cell);
  if (pb_number_reading_is_doubtful (&number) && is_open (self, PB_TABLE_ASK_NUMBERS))
    return g_strdup_printf (_("“%s” can be two numbers."), cell);
  if (is_other_unit (self, number.unit))
    /* Translators: a value as written, and the unit that the metric has. */
    return g_strdup_printf (_("“%s” is not in %s."), cell,
                            pb_record_get_text (self->metric, PB_METRIC_UNIT));

  value = pb_field_parse (columns[column].field, text, &error);
  if (value == NULL)
    return g_strdup (error->message);
  pb_record_set_value (record, columns[column].field, value);

  return NULL;
}

static char *
read_numbers (const Reader *self,
              PbRecord     *record,
              guint         row)
{
  g_autoptr(PbDecimal) denominator = NULL;
  char *problem;

  if (!self->ratio)
    return read_number (self, record, row, PB_OBSERVATION_COLUMN_VALUE);

  problem = read_number (self, record, row, PB_OBSERVATION_COLUMN_NUMERATOR);
  if (problem == NULL)
    problem = read_number (self, record, row, PB_OBSERVATION_COLUMN_DENOMINATOR);
  if (problem)
    return problem;

  denominator = pb_record_dup_decimal (record, PB_OBSERVATION_DENOMINATOR);
  if (denominator == NULL || pb_decimal_get_sign (denominator) <= 0)
    return g_strdup (_("The denominator is not more than zero."));

  return NULL;
}

static void
read_estimated (const Reader *self,
                PbRecord     *record,
                guint         row)
{
  static const char * const no[] = { "", "0", "no", "n", "false", "-", "nein", "measured", NULL };
  g_autofree char *folded =
    g_utf8_casefold (get_cell (self, row, PB_OBSERVATION_COLUMN_ESTIMATED), -1);

  if (!g_strv_contains (no, folded))
    pb_record_set_value (record, PB_OBSERVATION_ESTIMATED, g_variant_new_boolean (TRUE));
}

static char *
describe_period (PbRecord *record)
{
  return g_strdup_printf ("%d\n%d", pb_record_get_day (record, PB_OBSERVATION_PERIOD_START),
                          pb_record_get_day (record, PB_OBSERVATION_PERIOD_END));
}

static char *
describe_value (PbRecord *record)
{
  static const PbFieldId fields[] = {
    PB_OBSERVATION_VALUE, PB_OBSERVATION_NUMERATOR, PB_OBSERVATION_DENOMINATOR,
  };
  g_autofree char *period = describe_period (record);
  GString *text = g_string_new (period);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr(PbDecimal) value = pb_record_dup_decimal (record, fields[i]);
      g_autofree char *number = value ? pb_decimal_to_string (value) : NULL;

      /* 5.0 is 5. */
      for (char *end = number ? number + strlen (number) : NULL;
           end && strchr (number, '.') && strchr ("0.", end[-1]);)
        *--end = '\0';
      g_string_append_printf (text, "\n%s", number ? number : "");
    }

  return g_string_free (text, FALSE);
}

static void
remember (Reader   *self,
          PbRecord *record)
{
  g_hash_table_add (self->known, describe_value (record));
  g_hash_table_add (self->values, describe_period (record));
}

static void
collect_known (Reader    *self,
               PbDossier *dossier)
{
  GPtrArray *records = NULL;

  if (dossier && self->metric)
    records = pb_dossier_get_referring (dossier, pb_record_get_id (self->metric),
                                        PB_OBSERVATION_METRIC);
  for (guint i = 0; records && i < records->len; i++)
    {
      if (!pb_record_get_deleted (records->pdata[i]))
        remember (self, records->pdata[i]);
    }
}

static void
observation_row_free (PbObservationRow *self)
{
  g_clear_object (&self->record);
  g_free (self->problem);
  g_free (self);
}

static void
read_row (Reader *self,
          guint   row)
{
  PbObservationRow *read = g_new0 (PbObservationRow, 1);
  g_autofree char *id = pb_id_new ();
  g_autoptr(PbRecord) record = pb_record_new (PB_KIND_OBSERVATION, id);
  const char *evidence = get_cell (self, row, PB_OBSERVATION_COLUMN_EVIDENCE);
  g_autofree char *period = NULL;
  g_autofree char *value = NULL;

  read->line = pb_table_text_get_line (self->text, row);
  g_ptr_array_add (self->table->rows, read);

  read->problem = read_days (self, record, row);
  if (read->problem == NULL)
    read->problem = read_numbers (self, record, row);
  if (read->problem == NULL && *evidence)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GVariant) text = pb_field_parse (PB_OBSERVATION_EVIDENCE, evidence, &error);

      if (text)
        pb_record_set_value (record, PB_OBSERVATION_EVIDENCE, text);
      else
        read->problem = g_strdup (error->message);
    }
  if (read->problem)
    return;

  read_estimated (self, record, row);
  if (self->metric)
    pb_record_set_value (record, PB_OBSERVATION_METRIC,
                         g_variant_new_string (pb_record_get_id (self->metric)));
  period = describe_period (record);
  value = describe_value (record);
  read->known = g_hash_table_contains (self->known, value);
  read->conflicting = !read->known && g_hash_table_contains (self->values, period);
  remember (self, record);
  read->record = g_steal_pointer (&record);
  self->table->n_new += !read->known;
}

/**
 * pb_observation_table_read:
 * @text: a table, in UTF-8
 * @length: how many bytes it has, or -1 where it ends with a zero
 * @answers: (nullable): what somebody said about it before
 * @metric: (nullable): the metric that was observed
 * @dossier: (nullable): the group, to find what it has already
 * @cancellable: (nullable): a #GCancellable
 *
 * Reads what was copied from a spreadsheet, or a file with cells, as observations of
 * @metric.  The columns are those that were said, or else known by their names, or by
 * what is in the first row.  A date is a day, or a whole month, quarter or year.
 * What can be meant in two ways is not guessed but asked; a value in another unit
 * than that of the metric, and a denominator that is not more than zero, are left
 * out.  It may run on any thread.
 *
 * Returns: (transfer full): what was understood
 */
PbObservationTable *
pb_observation_table_read (const char                 *text,
                           gssize                      length,
                           const PbObservationAnswers *answers,
                           PbRecord                   *metric,
                           PbDossier                  *dossier,
                           GCancellable               *cancellable)
{
  static const PbObservationAnswers none = { 0 };
  PbObservationTable *table = g_new0 (PbObservationTable, 1);
  g_autoptr(PbTableText) cells = NULL;
  Reader reader = { .answers = answers ? answers : &none, .metric = metric, .table = table };

  g_return_val_if_fail (text != NULL, table);

  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) observation_row_free);
  cells = pb_table_text_new (text, length);
  reader.text = cells;
  reader.n_rows = MIN (pb_table_text_get_n_rows (cells), PB_OBSERVATION_TABLE_MAX_ROWS);
  reader.ratio = metric && pb_record_get_flag (metric, PB_METRIC_RATIO);
  reader.known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader.values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  table->n_left_out = pb_table_text_get_n_rows (cells) - reader.n_rows;
  settle_columns (&reader);
  settle_dates (&reader);
  settle_numbers (&reader);
  collect_known (&reader, dossier);
  for (guint row = reader.n_head; row < reader.n_rows; row++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        break;
      read_row (&reader, row);
    }
  g_hash_table_unref (reader.known);
  g_hash_table_unref (reader.values);

  return table;
}

/**
 * pb_observation_table_free:
 * @self: a table
 *
 * Frees @self.
 */
void
pb_observation_table_free (PbObservationTable *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_strfreev (self->names);
  g_free (self);
}
