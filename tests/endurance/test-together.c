/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* test-together [--amount MINUTES]
 *
 * Several programs on one library: this one works in it, takes back what it did and
 * exchanges with another library, while two others import with phasebook-cli, one file
 * after the other.  Everything that anybody was told is stored is there afterwards, in
 * the order in which it was done.
 */

#include "config.h"

#include "endurance.h"
#include "session.h"

#include "storage/pb-history-item.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#define DEFAULT_MINUTES 0.33
#define LEAST_WRITTEN 3

static const char *const names[] = { "Ann", "Ben" };
static const char *program;
static const char *cli;
static double n_minutes;

static const char state[] =
  "# %s-%u-\n\n**Group name:**\n- %s-%u-\n\n## Purpose\n\n**Purpose/problem**\n- Care\n\n"
  "## Practice\n\n**Relationships**\n- Neighbours\n\n**Decision-making**\n- By consent\n\n"
  "## Progress\n\n**Communication**\n- A letter a month\n";

/* What each of the others does, until there is a file that tells it to stop: imports, and
 * says how often in the end.
 */
static int
write_as_other (const char *library,
                const char *name,
                const char *stop)
{
  g_autofree char *folder = g_path_get_dirname (library);
  guint n = 0;

  for (; !g_file_test (stop, G_FILE_TEST_EXISTS); n++)
    {
      g_autofree char *text = g_strdup_printf (state, name, n, name, n);
      g_autofree char *file_name = g_strdup_printf ("%s-%u-.md", name, n);
      g_autofree char *path = g_build_filename (folder, file_name, NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(GSubprocess) importing = NULL;

      g_file_set_contents (path, text, -1, &error);
      g_assert_no_error (error);
      importing = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, cli, "--library",
                                    library, "import", "--yes", path, NULL);
      g_assert_no_error (error);
      g_subprocess_wait_check (importing, NULL, &error);
      g_assert_no_error (error);
    }
  g_print ("%u\n", n);

  return 0;
}

static GSubprocess *
start_other (Session    *session,
             const char *name,
             const char *stop)
{
  g_autoptr(GError) error = NULL;
  GSubprocess *other;

  other = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--write",
                            g_file_peek_path (session->file), name, stop, NULL);
  g_assert_no_error (error);

  return other;
}

static guint
wait_for_other (GSubprocess *other)
{
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  g_subprocess_communicate_utf8 (other, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (other));

  return (guint) atoi (text);
}

/* Each was done once, and not before the one that came before it; the newest comes first. */
static void
check_order (Session    *session,
             const char *name,
             guint       n_written)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) items = NULL;
  g_autofree char *beginning = g_strconcat (name, "-", NULL);
  guint next = n_written;

  items = pb_store_history_sync (session->store, NULL, NULL, G_MAXINT, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    {
      const char *at = strstr (pb_history_item_get_title (items->pdata[i]), beginning);

      if (at == NULL)
        continue;
      g_assert_cmpuint (next, >, 0);
      g_assert_cmpint (atoi (at + strlen (beginning)), ==, --next);
    }
  g_assert_cmpuint (next, ==, 0);
}

static void
check_groups (Session    *session,
              PbStore    *store,
              const char *name,
              guint       n_written)
{
  g_autoptr(PbQuery) query = pb_query_new (PB_KIND_GROUP);
  g_autoptr(GPtrArray) groups = pb_store_query_sync (store, query, NULL);
  g_autoptr(GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < groups->len; i++)
    g_hash_table_add (found, pb_record_dup_title (groups->pdata[i]));
  for (guint i = 0; i < n_written; i++)
    {
      g_autofree char *title = g_strdup_printf ("%s-%u-", name, i);

      if (!g_hash_table_contains (found, title))
        g_error ("%s was stored and is not there", title);
    }
}

static void
test_together (void)
{
  g_autoptr(Session) session = session_new (pb_clock_new ());
  g_autofree char *stop = g_build_filename (session->folder, "stop", NULL);
  GSubprocess *others[G_N_ELEMENTS (names)];
  gint64 end = g_get_monotonic_time () + (gint64) (n_minutes * 60 * G_USEC_PER_SEC);
  guint n_written[G_N_ELEMENTS (names)];
  guint n_acts = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    others[i] = start_other (session, names[i], stop);
  while (g_get_monotonic_time () < end)
    {
      session_act (session);
      endurance_rest ();
      n_acts++;
    }
  g_file_set_contents (stop, "", 0, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      n_written[i] = wait_for_other (others[i]);
      g_assert_cmpuint (n_written[i], >=, LEAST_WRITTEN);
      g_object_unref (others[i]);
    }
  g_print ("%u actions, %u and %u imports; %u were not undone, for somebody came between\n",
           n_acts, n_written[0], n_written[1], session->n_refused);

  pb_store_poll (session->store);
  session_check (session);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      check_order (session, names[i], n_written[i]);
      check_groups (session, session->store, names[i], n_written[i]);
      check_groups (session, session->other, names[i], n_written[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  cli = g_getenv ("PHASEBOOK_CLI");
  if (argc == 5 && g_str_equal (argv[1], "--write"))
    return write_as_other (argv[2], argv[3], argv[4]);

  program = argv[0];
  n_minutes = endurance_take_amount (&argc, &argv, DEFAULT_MINUTES);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/endurance/together", test_together);

  return g_test_run ();
}
