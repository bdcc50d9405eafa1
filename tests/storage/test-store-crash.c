/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "storage/store-fixture.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_KILLS 25

/* The child: counts up in two records at once, and says each number when it is
 * stored.
 */
static int
count_up (const char *path,
          const char *group,
          const char *objective)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(PbClock) clock = pb_clock_new_fixed (pb_day_parse (TODAY));
  g_autoptr(PbStore) store = pb_store_new (file, clock);

  if (!pb_store_open_sync (store, PB_STORE_OPEN_NORMAL, NULL, NULL))
    return EXIT_FAILURE;

  for (int i = 1;; i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", i);
      g_autoptr(PbEdit) edit = pb_edit_new ("Count");

      pb_edit_set_text (edit, group, PB_GROUP_NAME, number);
      pb_edit_set_text (edit, objective, PB_OBJECTIVE_TITLE, number);
      if (!pb_store_commit_sync (store, edit, NULL, NULL) ||
          write (STDOUT_FILENO, &i, sizeof i) != sizeof i)
        return EXIT_FAILURE;

      /* Now and then the search index is written, too. */
      if (i % 7 == 0)
        {
          g_autoptr(GPtrArray) hits = pb_store_search_sync (store, number, 1, NULL);

          if (hits == NULL)
            return EXIT_FAILURE;
        }
    }
}

static char *self_path;

/* Starts the child, kills it at a moment of its own, and returns the last number
 * that it said was stored.
 */
static int
run_and_kill (Fixture    *fixture,
              const char *group,
              const char *objective,
              guint       after_ms)
{
  const char *argv[] = { self_path, "--count", fixture->path, group, objective, NULL };
  g_autoptr(GError) error = NULL;
  GPid pid;
  int last = 0;
  int number;
  int out;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid,
                            NULL, &out, NULL, &error);
  g_assert_no_error (error);

  /* From its first number on, so that there is something to lose. */
  g_assert_cmpint (read (out, &number, sizeof number), ==, sizeof number);
  last = number;
  g_usleep (after_ms * 1000);
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  while (read (out, &number, sizeof number) == sizeof number)
    last = number;

  g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
  g_spawn_close_pid (pid);
  close (out);

  return last;
}

/* Whenever the program dies: what it said was stored is there, nothing is there
 * by half, and work goes on.
 */
static void
test_kill (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *group = add_group (fixture->store, "0");
  g_autofree char *objective = add_of_group (fixture->store, PB_KIND_OBJECTIVE, group, "0");
  g_autoptr(GRand) rand = g_rand_new_with_seed (2025);

  for (guint i = 0; i < N_KILLS; i++)
    {
      g_autofree char *name = NULL;
      g_autofree char *title = NULL;
      g_autoptr(GPtrArray) hits = NULL;
      g_autoptr(GError) error = NULL;
      int last;
      int found;

      close_and_free (g_steal_pointer (&fixture->store));
      last = run_and_kill (fixture, group, objective, g_rand_int_range (rand, 1, 60));

      fixture_reopen (fixture);
      name = dup_text (fixture->store, group, PB_GROUP_NAME);
      title = dup_text (fixture->store, objective, PB_OBJECTIVE_TITLE);
      g_assert_cmpstr (name, ==, title);

      /* One more may be stored that it had no time to say. */
      found = atoi (name);
      g_assert_cmpint (found, >=, last);
      g_assert_cmpint (found, <=, last + 1);

      hits = pb_store_search_sync (fixture->store, name, 10, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (hits->len, ==, 2);

      g_assert_cmpstr (pb_store_get_undo_title (fixture->store), ==, "Count");
      g_free (pb_store_undo_sync (fixture->store, &error));
      g_assert_no_error (error);
    }
}

int
main (int    argc,
      char **argv)
{
  if (argc == 5 && g_strcmp0 (argv[1], "--count") == 0)
    return count_up (argv[2], argv[3], argv[4]);

  self_path = g_file_read_link ("/proc/self/exe", NULL);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  fixture_add ("/store/crash/kill", test_kill);

  return g_test_run ();
}
