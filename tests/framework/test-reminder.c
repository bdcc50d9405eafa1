/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "framework/pb-reminder.h"

#define TODAY (pb_day_from_ymd (2026, 3, 2))

static void
add (GPtrArray       *rows,
     PbAttentionKind  kind,
     PbKind           record_kind,
     const char      *title,
     PbDay            day)
{
  PbAttention *row = g_new0 (PbAttention, 1);

  row->kind = kind;
  row->record_kind = record_kind;
  row->title = g_strdup (title);
  row->sentence = g_strdup ("It is due.");
  row->day = day;
  g_ptr_array_add (rows, row);
}

static GPtrArray *
rows_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) pb_attention_free);
}

static void
test_nothing (void)
{
  g_autoptr(GPtrArray) rows = rows_new ();
  char *title = NULL;
  char *body = NULL;

  g_assert_false (pb_reminder_compose (rows, "Care", TODAY, 7, PB_DAY_NONE, &title, &body));

  /* Too far ahead, without a day, and what its owner has in mind anyway. */
  add (rows, PB_ATTENTION_DUE, PB_KIND_AGREEMENT, "Lease", TODAY + 8);
  add (rows, PB_ATTENTION_DUE, PB_KIND_AGREEMENT, "Lease", PB_DAY_NONE);
  add (rows, PB_ATTENTION_OVERDUE, PB_KIND_TASK, "Water the beds", TODAY - 1);
  add (rows, PB_ATTENTION_DISPUTED, PB_KIND_AGREEMENT, "Lease", TODAY);
  g_assert_false (pb_reminder_compose (rows, "Care", TODAY, 7, PB_DAY_NONE, &title, &body));
  g_assert_null (title);
  g_assert_null (body);
}

static void
test_once_a_day (void)
{
  g_autoptr(GPtrArray) rows = rows_new ();
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  add (rows, PB_ATTENTION_DUE, PB_KIND_AGREEMENT, "Lease", TODAY + 7);
  g_assert_false (pb_reminder_compose (rows, "Care", TODAY, 7, TODAY, &title, &body));
  g_assert_false (pb_reminder_compose (rows, "Care", TODAY, 6, PB_DAY_NONE, &title, &body));
  g_assert_true (pb_reminder_compose (rows, "Care", TODAY, 7, TODAY - 1, &title, &body));
  g_assert_cmpstr (title, ==, "Care: 1 thing is due");
  g_assert_cmpstr (body, ==, "Lease: It is due.");
}

/* A reminder of tomorrow, from a clock that went wrong, does not count. */
static void
test_clock (void)
{
  g_autoptr(GPtrArray) rows = rows_new ();
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  add (rows, PB_ATTENTION_OVERDUE, PB_KIND_METRIC, "Loans", TODAY - 3);
  g_assert_true (pb_reminder_compose (rows, "Care", TODAY, 0, TODAY + 400, &title, &body));
}

static void
test_many (void)
{
  g_autoptr(GPtrArray) rows = rows_new ();
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  add (rows, PB_ATTENTION_OVERDUE, PB_KIND_ROLE, "Gardener", TODAY - 1);
  add (rows, PB_ATTENTION_OVERDUE, PB_KIND_METRIC, "Loans", TODAY - 1);
  add (rows, PB_ATTENTION_DUE, PB_KIND_DECISION, "Rent a van", TODAY);
  add (rows, PB_ATTENTION_DUE, PB_KIND_AGREEMENT, "Lease", TODAY + 1);
  add (rows, PB_ATTENTION_DUE, PB_KIND_AGREEMENT, "Tools", TODAY + 2);
  g_assert_true (pb_reminder_compose (rows, "Care", TODAY, 7, PB_DAY_NONE, &title, &body));
  g_assert_cmpstr (title, ==, "Care: 5 things are due");
  g_assert_cmpstr (body, ==,
                   "Gardener: It is due.\nLoans: It is due.\nRent a van: It is due.\nand 2 more");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/reminder/nothing", test_nothing);
  g_test_add_func ("/reminder/once-a-day", test_once_a_day);
  g_test_add_func ("/reminder/clock", test_clock);
  g_test_add_func ("/reminder/many", test_many);

  return g_test_run ();
}
