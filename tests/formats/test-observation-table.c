/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/pb-observation-table.h"

#include <string.h>

#define GROUP_ID "00000000000040008000000000000001"
#define METRIC_ID "00000000000040008000000000000002"
#define LONGEST "123456789012345678901234567890123456789012345678901234567890123456789012345678"

static PbRecord *
make_metric (gboolean ratio)
{
  PbRecord *metric = pb_record_new (PB_KIND_METRIC, METRIC_ID);

  pb_record_set_value (metric, PB_METRIC_GROUP, g_variant_new_string (GROUP_ID));
  pb_record_set_value (metric, PB_METRIC_UNIT, g_variant_new_string ("EUR"));
  if (ratio)
    pb_record_set_value (metric, PB_METRIC_RATIO, g_variant_new_boolean (TRUE));

  return metric;
}

static PbObservationTable *
read_table (const char                 *text,
            const PbObservationAnswers *answers,
            gboolean                    ratio)
{
  g_autoptr(PbRecord) metric = make_metric (ratio);

  return pb_observation_table_read (text, -1, answers, metric, NULL, NULL);
}

static const PbObservationRow *
get_row (const PbObservationTable *table,
         guint                     n)
{
  g_assert_cmpuint (n, <, table->rows->len);

  return table->rows->pdata[n];
}

static void
assert_row (const PbObservationTable *table,
            guint                     n,
            const char               *start,
            const char               *end,
            const char               *value)
{
  const PbObservationRow *row = get_row (table, n);

  g_assert_cmpstr (row->problem, ==, NULL);
  g_assert_cmpint (pb_record_get_day (row->record, PB_OBSERVATION_PERIOD_START), ==,
                   start ? pb_day_parse (start) : PB_DAY_NONE);
  g_assert_cmpint (pb_record_get_day (row->record, PB_OBSERVATION_PERIOD_END), ==,
                   pb_day_parse (end));
  g_assert_cmpstr (pb_record_get_text (row->record, PB_OBSERVATION_VALUE), ==, value);
  g_assert_cmpstr (pb_record_get_text (row->record, PB_OBSERVATION_METRIC), ==, METRIC_ID);
}

static void
test_tables (void)
{
  g_autoptr(PbObservationTable) named =
    read_table ("From\tTo\tValue\tEstimated\tSource\n"
                "2025-01-01\t2025-01-31\t12,50\tyes\tLedger\n"
                "2025-02-01\t2025-02-28\t1.200,00 EUR\tno\t\n", NULL, FALSE);
  g_autoptr(PbObservationTable) unnamed =
    read_table ("2025-03-01\tTea\t12.50\n2025-03-02\tCake\t3\n", NULL, FALSE);
  g_autoptr(PbObservationTable) periods =
    read_table ("Month;Loans\n2025-02;3\n2025 Q4;€ 4\n2024;78\n", NULL, FALSE);
  g_autoptr(PbObservationTable) prose = read_table ("Dear friends,\nwe grew.\n", NULL, FALSE);
  g_autoptr(PbObservationTable) nothing = read_table ("", NULL, FALSE);

  g_assert_cmpint (named->asks, ==, 0);
  g_assert_cmpuint (named->n_new, ==, 2);
  assert_row (named, 0, "2025-01-01", "2025-01-31", "12.50");
  assert_row (named, 1, "2025-02-01", "2025-02-28", "1200.00");
  g_assert_true (pb_record_get_flag (get_row (named, 0)->record, PB_OBSERVATION_ESTIMATED));
  g_assert_false (pb_record_get_flag (get_row (named, 1)->record, PB_OBSERVATION_ESTIMATED));
  g_assert_cmpstr (pb_record_get_text (get_row (named, 0)->record, PB_OBSERVATION_EVIDENCE), ==,
                   "Ledger");
  g_assert_cmpuint (get_row (named, 1)->line, ==, 3);

  assert_row (unnamed, 0, NULL, "2025-03-01", "12.50");
  assert_row (unnamed, 1, NULL, "2025-03-02", "3");
  g_assert_cmpuint (g_strv_length (unnamed->names), ==, 3);
  assert_row (periods, 0, "2025-02-01", "2025-02-28", "3");
  assert_row (periods, 1, "2025-10-01", "2025-12-31", "4");
  assert_row (periods, 2, "2024-01-01", "2024-12-31", "78");
  g_assert_cmpstr (periods->names[1], ==, "Loans");
  g_assert_cmpuint (prose->n_new, ==, 0);
  g_assert_cmpuint (nothing->rows->len, ==, 0);
}

/* Which column holds what can be said. */
static void
test_columns (void)
{
  static const char text[] = "Day\tLoans\tMembers\n2025-03-01\t3\t20\n";
  PbObservationAnswers answers = { .placed = TRUE };
  g_autoptr(PbObservationTable) first = read_table (text, NULL, FALSE);
  g_autoptr(PbObservationTable) said = NULL;

  assert_row (first, 0, NULL, "2025-03-01", "3");
  memcpy (answers.places, first->places, sizeof answers.places);
  answers.places[PB_OBSERVATION_COLUMN_VALUE] = 2;
  said = read_table (text, &answers, FALSE);
  assert_row (said, 0, NULL, "2025-03-01", "20");

  answers.places[PB_OBSERVATION_COLUMN_VALUE] = 17;
  g_clear_pointer (&said, pb_observation_table_free);
  said = read_table (text, &answers, FALSE);
  g_assert_cmpuint (said->places[PB_OBSERVATION_COLUMN_VALUE], ==, PB_OBSERVATION_NO_COLUMN);
  g_assert_cmpstr (get_row (said, 0)->problem, ==, "There is no value.");
}

/* What can be meant in two ways is asked, unless another row tells. */
static void
test_doubts (void)
{
  static const char dates[] = "Date\tValue\n03/04/2025\t1\n";
  static const char numbers[] = "Date\tValue\n2025-04-03\t1,234\n";
  PbObservationAnswers answers = { .answered = PB_TABLE_ASK_DATES, .month_first = TRUE };
  g_autoptr(PbObservationTable) asked = read_table (dates, NULL, FALSE);
  g_autoptr(PbObservationTable) answered = read_table (dates, &answers, FALSE);
  g_autoptr(PbObservationTable) told =
    read_table ("Date\tValue\n03/04/2025\t1,5\n13/04/2025\t1,234\n", NULL, FALSE);

  g_assert_cmpint (asked->asks, ==, PB_TABLE_ASK_DATES);
  g_assert_cmpstr (get_row (asked, 0)->problem, ==, "“03/04/2025” can be two days.");
  g_assert_cmpuint (asked->n_new, ==, 0);
  assert_row (answered, 0, NULL, "2025-03-04", "1");
  g_assert_cmpint (told->asks, ==, 0);
  assert_row (told, 0, NULL, "2025-04-03", "1.5");
  assert_row (told, 1, NULL, "2025-04-13", "1.234");

  g_clear_pointer (&asked, pb_observation_table_free);
  g_clear_pointer (&answered, pb_observation_table_free);
  asked = read_table (numbers, NULL, FALSE);
  g_assert_cmpint (asked->asks, ==, PB_TABLE_ASK_NUMBERS);
  g_assert_null (get_row (asked, 0)->record);
  answers = (PbObservationAnswers) { .answered = PB_TABLE_ASK_NUMBERS, .comma = TRUE };
  answered = read_table (numbers, &answers, FALSE);
  assert_row (answered, 0, NULL, "2025-04-03", "1.234");
}

/* What cannot be read says why, and does not keep the others back. */
static void
test_problems (void)
{
  g_autoptr(PbObservationTable) table =
    read_table ("From\tTo\tValue\n"
                "\t\t1\n"
                "\tyesterday\t1\n"
                "\t2025-02-30\t1\n"
                "\t2025-13\t1\n"
                "2025-02-02\t2025-02-01\t1\n"
                "\t2025-03-01\tmany\n"
                "\t2025-03-01\t5 loans\n"
                "\t2025-03-01\t" LONGEST "9\n"
                "\t2025-03-01\t" LONGEST "\n", NULL, FALSE);
  g_autoptr(PbObservationTable) ratios =
    read_table ("Date\tPart\tOf\n"
                "2025-03-01\t1\t2\n"
                "2025-03-02\t1\t0\n"
                "2025-03-03\t1\t-2\n"
                "2025-03-04\t1\t\n", NULL, TRUE);

  g_assert_cmpuint (table->rows->len, ==, 9);
  for (guint i = 0; i < 9; i++)
    {
      g_assert_true ((get_row (table, i)->problem == NULL) == (i == 8));
      g_assert_true ((get_row (table, i)->record != NULL) == (i == 8));
    }
  g_assert_cmpstr (get_row (table, 4)->problem, ==, "The period ends before it begins.");
  g_assert_cmpstr (get_row (table, 6)->problem, ==, "“5 loans” is not in EUR.");

  g_assert_cmpuint (ratios->n_new, ==, 1);
  g_assert_cmpstr (pb_record_get_text (get_row (ratios, 0)->record, PB_OBSERVATION_NUMERATOR), ==,
                   "1");
  g_assert_cmpstr (get_row (ratios, 1)->problem, ==, "The denominator is not more than zero.");
  g_assert_cmpstr (get_row (ratios, 2)->problem, ==, "The denominator is not more than zero.");
  g_assert_cmpstr (get_row (ratios, 3)->problem, ==, "There is no value.");
}

/* The same value of the same period is known; another one stands beside it. */
static void
test_known (void)
{
  g_autoptr(PbObservationTable) first = read_table ("2025-03-01\t5\n", NULL, FALSE);
  g_autoptr(PbRecord) group = pb_record_new (PB_KIND_GROUP, GROUP_ID);
  g_autoptr(PbRecord) metric = make_metric (FALSE);
  g_autoptr(PbDossier) dossier = pb_dossier_new (group, pb_day_parse ("2025-06-30"));
  g_autoptr(PbObservationTable) again = NULL;

  pb_dossier_add (dossier, metric);
  pb_dossier_add (dossier, get_row (first, 0)->record);
  pb_dossier_seal (dossier);
  again = pb_observation_table_read ("2025-03-01\t5.0\n2025-03-01\t6\n2025-03-02\t5\n"
                                     "2025-03-02\t5\n", -1, NULL, metric, dossier, NULL);
  g_assert_cmpuint (again->n_new, ==, 2);
  g_assert_true (get_row (again, 0)->known);
  g_assert_false (get_row (again, 1)->known);
  g_assert_true (get_row (again, 1)->conflicting);
  g_assert_false (get_row (again, 2)->conflicting);
  g_assert_true (get_row (again, 3)->known);
}

/* Anything at all is read without an end and without a crash. */
static void
test_anything (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (g_test_rand_int ());
  static const char letters[] = "0123456789,.;\t\n\r\"'-+()/ :Q€Dat";

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr(GString) text = g_string_new (round % 2 ? "Date\tValue\n" : NULL);
      guint n = g_rand_int_range (random, 0, 80);

      for (guint i = 0; i < n; i++)
        {
          const char *at = g_utf8_offset_to_pointer (
            letters, g_rand_int_range (random, 0, (gint32) g_utf8_strlen (letters, -1)));

          g_string_append_unichar (text, g_utf8_get_char (at));
        }
      pb_observation_table_free (read_table (text->str, NULL, round % 3 == 0));
    }
}

/* A million rows: the first are read, the others counted. */
static void
test_many (void)
{
  g_autoptr(GString) text = g_string_new ("Date\tValue\n");
  g_autoptr(PbObservationTable) table = NULL;

  for (guint i = 0; i < 1000000; i++)
    g_string_append (text, "2025-03-01\t1\n");
  table = read_table (text->str, NULL, FALSE);
  g_assert_cmpuint (table->rows->len, ==, PB_OBSERVATION_TABLE_MAX_ROWS - 1);
  g_assert_cmpuint (table->n_left_out, ==, 1000001 - PB_OBSERVATION_TABLE_MAX_ROWS);
  g_assert_cmpuint (table->n_new, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/observation-table/tables", test_tables);
  g_test_add_func ("/observation-table/columns", test_columns);
  g_test_add_func ("/observation-table/doubts", test_doubts);
  g_test_add_func ("/observation-table/problems", test_problems);
  g_test_add_func ("/observation-table/known", test_known);
  g_test_add_func ("/observation-table/anything", test_anything);
  g_test_add_func ("/observation-table/many", test_many);

  return g_test_run ();
}
