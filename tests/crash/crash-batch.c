/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "crash-batch.h"

#include "storage/store-fixture.h"

#include <glib/gstdio.h>

/* Files of several formats that are imported together, with records of several kinds
 * that refer to each other across the files.
 */

#define N_MEMBERS 10
#define N_TASKS 20

static void
write_text (const char *folder,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* Returns the path of the folder with the files. */
char *
crash_batch_write (const char *folder,
                   guint       number)
{
  g_autofree char *name = g_strdup_printf ("batch %u", number);
  g_autofree char *note = g_strdup_printf ("---\ndescription: Who takes a boat\n---\n# %s\n\n"
                                           "## Applicability\n\nAll.\n\n"
                                           "## Core Provisions\n\n- Bring it back\n", name);
  g_autofree char *note_name = g_strconcat (name, ".md", NULL);
  g_autoptr(GString) members = g_string_new ("name,standing\n");
  g_autoptr(GString) tasks = g_string_new ("title,status,assignee\n");
  char *path = g_build_filename (folder, name, NULL);

  for (guint i = 0; i < N_MEMBERS; i++)
    g_string_append_printf (members, "%s member %u,core\n", name, i);
  for (guint i = 0; i < N_TASKS; i++)
    g_string_append_printf (tasks, "%s task %u,open,%s member %u\n", name, i, name, i % N_MEMBERS);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  write_text (path, "members.csv", members->str);
  write_text (path, "tasks.csv", tasks->str);
  write_text (path, note_name, note);

  return path;
}

static gint64
count (const char *library,
       const char *what,
       guint       number)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s LIKE 'batch %u %%'"
                                          " AND e.state = 0", what, number);

  return sqlite_get (library, sql);
}

/* Whether what was in the files is in the library: all of it, or nothing. */
gboolean
crash_batch_is_there (const char *library,
                      guint       number)
{
  gint64 n_notes = count (library, "rec_agreement r JOIN entity e USING (eid)"
                                   " WHERE r.title || ' '", number);

  g_assert_cmpint (n_notes, >=, 0);
  g_assert_cmpint (n_notes, <=, 1);
  g_assert_cmpint (count (library, "rec_member r JOIN entity e USING (eid) WHERE r.name", number),
                   ==, n_notes * N_MEMBERS);
  g_assert_cmpint (count (library, "rec_task r JOIN entity e USING (eid)"
                                   " JOIN rec_member m ON m.eid = r.assignee WHERE r.title",
                          number), ==, n_notes * N_TASKS);

  return n_notes == 1;
}
