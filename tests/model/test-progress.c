/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/pb-progress.h"

static void
notify_cb (PbProgress *progress,
           GParamSpec *pspec,
           gpointer    data)
{
  guint *count = data;

  g_assert_true (g_main_context_is_owner (g_main_context_default ()));
  (*count)++;
}

static gpointer
work (gpointer data)
{
  for (int i = 0; i <= 1000; i++)
    pb_progress_report (data, "Counting", i / 1000.0);

  return NULL;
}

static void
test_threads (void)
{
  g_autoptr(PbProgress) progress = pb_progress_new ();
  g_autofree char *title = NULL;
  GThread *thread;
  guint count = 0;

  g_assert_cmpfloat (pb_progress_get_fraction (progress), ==, -1);
  g_signal_connect (progress, "notify::fraction", G_CALLBACK (notify_cb), &count);

  thread = g_thread_new ("work", work, progress);
  g_thread_join (thread);
  while (g_main_context_iteration (NULL, FALSE))
    ;

  /* However often it is told, the main loop hears of it when it comes round. */
  g_assert_cmpuint (count, ==, 1);
  g_assert_cmpfloat (pb_progress_get_fraction (progress), ==, 1);
  title = pb_progress_dup_title (progress);
  g_assert_cmpstr (title, ==, "Counting");

  pb_progress_report (NULL, "Nobody looks", 0);
  g_assert_finalize_object (g_steal_pointer (&progress));
}

static void
test_range (void)
{
  g_autoptr(PbProgress) progress = pb_progress_new ();

  pb_progress_report (progress, "Working", 1.5);
  g_assert_cmpfloat (pb_progress_get_fraction (progress), ==, 1);
  pb_progress_report (progress, "Working", -0.5);
  g_assert_cmpfloat (pb_progress_get_fraction (progress), ==, -1);
  g_assert_false (g_cancellable_is_cancelled (pb_progress_get_cancellable (progress)));

  while (g_main_context_iteration (NULL, FALSE))
    ;
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/progress/threads", test_threads);
  g_test_add_func ("/progress/range", test_range);

  return g_test_run ();
}
