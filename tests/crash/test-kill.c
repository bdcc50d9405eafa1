/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "crash-batch.h"
#include "crash-migration.h"
#include "disk-shim.h"

#include "exchange/pb-share-run.h"
#include "storage/pb-doctor.h"
#include "storage/pb-library-backup.h"
#include "storage/store-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

/* The workers are killed so often in one world, then a new one begins, which keeps
 * the libraries small.
 */
#define KILLS_PER_WORLD 50

/* From so many kills on, none of the calls is passed over. */
#define LONG_RUN 1000

#define N_IMPORTED 100

typedef enum
{
  WORK_EDITS,
  WORK_IMPORT,
  WORK_SHARE,
  WORK_JOIN,
  WORK_REBUILD,
  WORK_CREATE,
  WORK_BACKUP,
  WORK_RESTORE,
  WORK_REPAIR,
  WORK_REPORT,
  WORK_MIGRATE,
  WORK_BATCH,
} Work;

static const char *const work_names[] = {
  "edits", "import", "share", "join", "rebuild", "create", "backup", "restore", "repair", "report",
  "migrate", "batch",
};

/* A work that is killed at one call after the other, in a short run at each @stride-th. */
typedef struct
{
  Work work;
  int stride;
} Walk;

static const Walk walks[] = {
  { WORK_MIGRATE, 2 },
  { WORK_BATCH, 4 },
};

/* What was learnt from a run that nobody disturbed. */
static struct
{
  int calls;
  gint64 duration;
} usual[G_N_ELEMENTS (work_names)];

/* Files that were imported together, and into which library. */
typedef struct
{
  guint who;
  gboolean is_stored;
} Batch;

/* Two libraries that share a folder; what is stored in which as far as is known. */
typedef struct
{
  char *folder;
  char *share;
  char *group;
  char *libraries[2];
  int stored[2];
  gint64 n_operations;
  GArray *batches;
  char *batch_path;
  GHashTable *files;
} World;

/* A file that a worker writes: its digests may be of before or of after. */
typedef struct
{
  char *before;
  char *after;
} Expected;

static const char *worker_path;
static const char *cli_path;
static const char *shim_path;
static GRand *chance;
static gboolean is_long;
static guint n_killed;
static guint n_finished;

static void
expected_free (gpointer data)
{
  Expected *self = data;

  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static PbStore *
open_library (const char       *path,
              PbStoreOpenFlags  flags)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(PbClock) clock = pb_clock_new_fixed (pb_day_parse (TODAY));
  g_autoptr(GError) error = NULL;
  PbStore *store = pb_store_new (file, clock);

  pb_store_open_sync (store, flags, NULL, &error);
  g_assert_no_error (error);

  return store;
}

static void
ready_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

/* Shares with nobody in between; returns what the library then holds. */
static char *
share (World      *world,
       const char *library)
{
  g_autoptr(PbShare) folder = pb_share_new (world->share, NULL);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(PbShareReport) report = NULL;
  g_autoptr(PbStats) stats = NULL;
  g_autoptr(GError) error = NULL;
  PbStore *store = open_library (library, PB_STORE_OPEN_CREATE);
  char *fingerprint;

  pb_share_run_async (folder, store, NULL, PB_SHARE_CREATE | PB_SHARE_JOIN, NULL, ready_cb,
                      &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  report = pb_share_run_finish (folder, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < report->findings->len; i++)
    {
      PbShareFinding *finding = report->findings->pdata[i];

      g_test_message ("%s: %s", finding->path, finding->sentence);
    }
  g_assert_cmpuint (report->findings->len, ==, 0);
  g_assert_cmpuint (report->n_waiting, ==, 0);
  g_assert_false (report->is_new_device);
  g_clear_object (&result);

  stats = pb_store_stats_sync (store, &error);
  g_assert_no_error (error);
  fingerprint = g_strdup (pb_stats_get_fingerprint (stats));
  close_and_free (store);

  return fingerprint;
}

static void
world_clear (World *self)
{
  remove_tree (self->folder);
  g_free (self->folder);
  g_free (self->share);
  g_free (self->group);
  g_free (self->libraries[0]);
  g_free (self->libraries[1]);
  g_hash_table_unref (self->files);
  g_array_unref (self->batches);
  g_free (self->batch_path);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)

static void
world_init (World *self)
{
  PbStore *store;

  self->folder = g_dir_make_tmp ("phasebook-crash-XXXXXX", NULL);
  self->share = g_build_filename (self->folder, "share", NULL);
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, expected_free);
  self->batches = g_array_new (FALSE, TRUE, sizeof (Batch));
  g_mkdir (self->share, 0700);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *folder = g_build_filename (self->folder, i == 0 ? "ada" : "ben", NULL);

      g_mkdir (folder, 0700);
      self->libraries[i] = g_build_filename (folder, i == 0 ? "a" : "b", NULL);
      self->stored[i] = 0;
    }

  store = open_library (self->libraries[0], PB_STORE_OPEN_NEW);
  self->group = add_group (store, "Care");
  close_and_free (store);
  for (guint i = 0; i < 3; i++)
    g_free (share (self, self->libraries[i % 2]));
}

/* One line of what a worker says. */
static void
hear (World      *self,
      guint       who,
      Work        work,
      const char *line)
{
  g_auto(GStrv) words = g_strsplit (line, " ", 3);

  if (g_str_equal (words[0], "stored"))
    {
      self->stored[who] = atoi (words[1]);
    }
  else if (g_str_equal (words[0], "Stored"))
    {
      g_array_index (self->batches, Batch, self->batches->len - 1).is_stored = TRUE;
    }
  else if (g_str_equal (words[0], "calls"))
    {
      usual[work].calls = MAX (usual[work].calls, atoi (words[1]));
    }
  else if (g_str_equal (words[0], "will") || g_str_equal (words[0], "did"))
    {
      g_autofree char *name = g_strdup_printf ("%u %s", who, words[1]);
      Expected *file = g_hash_table_lookup (self->files, name);

      if (file == NULL)
        {
          file = g_new0 (Expected, 1);
          g_hash_table_insert (self->files, g_steal_pointer (&name), file);
        }
      g_free (file->after);
      file->after = g_strdup (words[2]);
      if (words[0][0] == 'd')
        g_set_str (&file->before, words[2]);
    }
}

/* Has a worker do its work, and die at it as planned.  Returns whether it died. */
static gboolean
run (World      *self,
     guint       who,
     Work        work,
     const char *library,
     DiskPlan    plan,
     int         n,
     gint64      after_us)
{
  g_autofree char *number = g_strdup_printf ("%d", self->stored[who]);
  g_autofree char *plan_word = g_strdup_printf ("%d", plan);
  g_autofree char *n_word = g_strdup_printf ("%d", n);
  g_autoptr(PbClock) clock = pb_clock_new_fixed (pb_day_parse (TODAY));
  gint64 seconds_ahead = (pb_clock_get_now (clock) - g_get_real_time ()) / G_USEC_PER_SEC;
  g_autofree char *shim_plan = g_strdup_printf ("%d %d %" G_GINT64_FORMAT, plan, n, seconds_ahead);
  g_auto(GStrv) environment = g_get_environ ();
  const char *argv[] = { worker_path, work_names[work], library, self->share, self->group, number,
                         plan_word, n_word, NULL };
  const char *import_argv[] = { cli_path, "import", "--yes", "--library", library, "--group",
                                "Care", self->batch_path, NULL };
  g_autoptr(GError) error = NULL;
  char line[200];
  gint64 began;
  FILE *pipe;
  GPid pid;
  int status;
  int out;

  if (work == WORK_BATCH)
    {
      environment = g_environ_setenv (environment, "LD_PRELOAD", shim_path, TRUE);
      environment = g_environ_setenv (environment, DISK_SHIM_PLAN, shim_plan, TRUE);
    }
  g_spawn_async_with_pipes (NULL, (char **) (work == WORK_BATCH ? import_argv : argv), environment,
                            G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, &out, NULL, &error);
  g_assert_no_error (error);

  pipe = fdopen (out, "r");
  g_assert_nonnull (fgets (line, sizeof line, pipe));
  g_assert_cmpstr (line, ==, "begin\n");
  began = g_get_monotonic_time ();
  if (after_us >= 0)
    {
      g_usleep ((gulong) after_us);
      kill (pid, SIGKILL);
    }
  while (fgets (line, sizeof line, pipe))
    hear (self, who, work, g_strchomp (line));
  fclose (pipe);

  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_spawn_close_pid (pid);
  if (WIFSIGNALED (status))
    {
      g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
      return TRUE;
    }

  g_assert_cmpint (status, ==, 0);
  usual[work].duration = MAX (usual[work].duration, g_get_monotonic_time () - began);

  return FALSE;
}

/* Whatever is wrong with a library is said before the test ends. */
static void
assert_healthy (const char *library)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = pb_doctor_examine (library, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", ((PbDoctorFinding *) findings->pdata[i])->sentence);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* Every file is what it was, or what it was to become. */
static void
check_files (World *self)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      Expected *file = value;
      const char *name = strchr (key, ' ') + 1;
      g_autofree char *folder = g_path_get_dirname (self->libraries[*(char *) key - '0']);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;
      g_autofree char *digest = NULL;
      gsize size;

      if (!g_file_get_contents (path, &content, &size, NULL))
        {
          g_assert_null (file->before);
          continue;
        }
      digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) content, size);
      if (g_strcmp0 (digest, file->before) != 0)
        g_assert_cmpstr (digest, ==, file->after);
      g_set_str (&file->before, digest);
    }
}

/* Every copy that has its name can be put back. */
static void
check_copies (const char *library)
{
  g_autoptr(GPtrArray) copies = pb_library_backup_list (library);
  g_autofree char *folder = g_path_get_dirname (library);
  g_autofree char *name = g_path_get_basename (library);
  g_autofree char *prefix = g_strconcat (name, ".backup-", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *entry;

  while ((entry = g_dir_read_name (dir)))
    {
      if (g_str_has_prefix (entry, prefix) && strstr (entry, ".new-") == NULL)
        g_ptr_array_add (copies, g_build_filename (folder, entry, NULL));
    }

  for (guint i = 0; i < copies->len; i++)
    {
      g_autoptr(GError) error = NULL;

      pb_library_backup_verify (copies->pdata[i], NULL, &error);
      g_assert_no_error (error);
    }
}

/* What was said to be stored is there, and nothing by half. */
static void
check_library (World *self,
               guint  who)
{
  const char *path = self->libraries[who];
  int most;
  int n;

  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  close_and_free (open_library (path, PB_STORE_OPEN_NORMAL));
  assert_healthy (path);

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT coalesce (max (cast (substr (title, 3) AS"
                                              " INTEGER)), 0) FROM rec_objective"
                                              " WHERE title LIKE '%c %%'", 'a' + i);
      g_autofree char *counting = g_strdup_printf ("SELECT count(*) FROM rec_objective WHERE"
                                                   " title LIKE '%c %%'", 'a' + i);

      most = (int) sqlite_get (path, sql);
      n = (int) sqlite_get (path, counting);
      g_assert_cmpint (n, ==, most);
      if (i == who)
        {
          g_assert_cmpint (most, >=, self->stored[i]);
          self->stored[i] = most;
        }
    }

  n = (int) sqlite_get (path, "SELECT count(*) FROM rec_decision");
  g_assert_cmpint (n % N_IMPORTED, ==, 0);

  for (guint i = 0; i < self->batches->len; i++)
    {
      Batch *batch = &g_array_index (self->batches, Batch, i);
      gboolean is_there = crash_batch_is_there (path, i);

      if (batch->who != who)
        continue;
      g_assert_true (is_there || !batch->is_stored);
      batch->is_stored = is_there;
    }
}

/* Removes the files in the folder of a library whose names have @part. */
static void
remove_beside (const char *library,
               const char *part)
{
  g_autofree char *folder = g_path_get_dirname (library);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *entry;

  while ((entry = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, entry, NULL);

      if (strstr (entry, part))
        g_unlink (path);
    }
}

/* Unlike a real one, a test is killed a thousand times and has no room for what that
 * leaves.
 */
static void
tidy (const char *library)
{
  remove_beside (library, ".before-");
  remove_beside (library, ".new-");
  remove_beside (library, ".phasebook-");
}

/* The work that is due, as it can be in this library. */
static const char *
prepare (World *self,
         guint  who,
         Work   work,
         char  **fresh)
{
  const char *library = self->libraries[who];
  PbStore *store;

  switch (work)
    {
    case WORK_CREATE:
    case WORK_JOIN:
      *fresh = g_strconcat (library, "-fresh", NULL);
      return *fresh;
    case WORK_REBUILD:
      sqlite_run (library, "UPDATE meta SET value = 'older' WHERE key = 'catalogue';"
                           "DELETE FROM rec_objective");
      return library;
    case WORK_REPAIR:
      sqlite_run (library, "DELETE FROM rec_objective WHERE title LIKE '%1'");
      return library;
    case WORK_SHARE:
      /* So that there is something to take in and something to give. */
      store = open_library (self->libraries[1 - who], PB_STORE_OPEN_NORMAL);
      set_text (store, self->group, PB_GROUP_DESCRIPTION, "From there");
      close_and_free (store);
      g_free (share (self, self->libraries[1 - who]));
      store = open_library (library, PB_STORE_OPEN_NORMAL);
      set_text (store, self->group, PB_GROUP_URL, "https://example.org");
      close_and_free (store);
      return library;
    case WORK_MIGRATE:
      remove_beside (library, ".backup-");
      self->n_operations = sqlite_get (library, "SELECT count(*) FROM op");
      return library;
    case WORK_BATCH:
      g_free (self->batch_path);
      self->batch_path = crash_batch_write (self->folder, self->batches->len);
      g_array_append_val (self->batches, ((Batch) { who, FALSE }));
      return library;
    case WORK_EDITS:
    case WORK_IMPORT:
    case WORK_BACKUP:
    case WORK_RESTORE:
    case WORK_REPORT:
    default:
      return library;
    }
}

/* What the next run of the program does with what a dead one left. */
static void
recover (World      *self,
         guint       who,
         Work        work,
         const char *library)
{
  g_autoptr(GError) error = NULL;

  if (work == WORK_JOIN)
    g_free (share (self, library));
  if ((work == WORK_CREATE || work == WORK_JOIN) && g_file_test (library, G_FILE_TEST_EXISTS))
    {
      close_and_free (open_library (library, PB_STORE_OPEN_NORMAL));
      assert_healthy (library);
      g_unlink (library);
    }

  /* It was damaged before, and may be so still. */
  if (work == WORK_REPAIR)
    {
      pb_doctor_repair (library, NULL, &error);
      g_assert_no_error (error);
    }

  /* The later version starts again and gets to the end, and then this one has to do with
   * what is left.
   */
  if (work == WORK_MIGRATE)
    {
      crash_migration_check (library, self->n_operations);
      g_assert_false (run (self, who, work, library, DISK_COUNTS, 0, -1));
      g_assert_cmpint (crash_migration_check (library, self->n_operations), ==,
                       PB_MIGRATIONS_VERSION + CRASH_N_MIGRATIONS);
      crash_migration_undo (library);
      remove_beside (library, ".backup-");
    }
}

/* Returns whether the worker was killed, and not done before that. */
static gboolean
kill_at (World    *self,
         guint     who,
         Work      work,
         DiskPlan  plan,
         int       n,
         gint64    after_us)
{
  g_autofree char *fresh = NULL;
  const char *library = prepare (self, who, work, &fresh);
  gboolean killed;

  g_test_message ("%s of %s: plan %d at %d, after %d µs", work_names[work], who ? "Ben" : "Ada",
                  plan, n, (int) after_us);
  killed = run (self, who, work, library, plan, n, after_us);
  if (killed)
    n_killed++;
  else
    n_finished++;

  recover (self, who, work, library);
  check_library (self, who);
  if (work == WORK_BACKUP || work == WORK_REBUILD || work == WORK_REPAIR)
    check_copies (library);
  check_files (self);
  tidy (library);

  return killed;
}

static void
kill_once (World *self,
           guint  turn)
{
  Work work = turn % G_N_ELEMENTS (work_names);
  guint who = g_rand_boolean (chance);

  if (g_rand_int_range (chance, 0, 4) > 0)
    kill_at (self, who, work, DISK_KILLS_BEFORE + g_rand_int_range (chance, 0, 3),
             g_rand_int_range (chance, 1, usual[work].calls + 1), -1);
  else
    kill_at (self, who, work, DISK_COUNTS, 0,
             g_rand_int_range (chance, 0, (gint32) usual[work].duration));
}

/* Both libraries say the same in the end. */
static void
check_shared (World *self)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_free (share (self, self->libraries[0]));
  second = share (self, self->libraries[1]);
  first = share (self, self->libraries[0]);
  g_assert_cmpstr (first, ==, second);
}

static void
test_kill (gconstpointer data)
{
  guint n_kills = GPOINTER_TO_UINT (data);
  guint turn = 0;
  gint64 said = g_get_monotonic_time ();

  /* Where nobody is killed the work gets done. */
  {
    g_auto(World) world = { 0 };

    world_init (&world);
    for (Work work = 0; work < G_N_ELEMENTS (work_names); work++)
      {
        g_autofree char *fresh = NULL;
        const char *library = prepare (&world, 0, work, &fresh);

        g_assert_false (run (&world, 0, work, library, DISK_COUNTS, 0, -1));
        g_assert_true (work != WORK_BATCH ||
                       g_array_index (world.batches, Batch, 0).is_stored);
        recover (&world, 0, work, library);
        check_library (&world, 0);
        check_files (&world);
        g_test_message ("%s: %d calls that write, %d ms", work_names[work], usual[work].calls,
                        (int) (usual[work].duration / 1000));
        g_assert_cmpint (usual[work].calls, >, 5);
      }
    check_shared (&world);
  }

  while (n_killed < n_kills)
    {
      g_auto(World) world = { 0 };
      guint until = MIN (n_kills, n_killed + KILLS_PER_WORLD);

      world_init (&world);
      while (n_killed < until)
        {
          kill_once (&world, turn++);
          if (turn % 5 == 0)
            check_shared (&world);
        }
      check_shared (&world);

      /* A long run says how far it is. */
      if (g_get_monotonic_time () - said > 60 * G_USEC_PER_SEC)
        {
          g_printerr ("%u of %u\n", n_killed, n_kills);
          said = g_get_monotonic_time ();
        }
    }

  g_test_message ("%u were killed, %u were quicker", n_killed, n_finished);
}

/* Where the dangerous moments are few and short, chance does not find them. */
static void
test_every_call (gconstpointer data)
{
  const Walk *walk = data;
  g_auto(World) world = { 0 };
  int n = 1;

  world_init (&world);
  while (kill_at (&world, 0, walk->work, DISK_KILLS_MIDWAY, n, -1))
    n += is_long ? 1 : walk->stride;
  g_assert_cmpint (n, >, 50);
  check_shared (&world);
}

int
main (int    argc,
      char **argv)
{
  const char *n_kills = g_getenv ("CRASH_KILLS");
  const char *seed = g_getenv ("CRASH_SEED");

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_assert_cmpint (argc, ==, 5);
  worker_path = argv[1];
  cli_path = argv[2];
  shim_path = argv[3];
  n_kills = n_kills ? n_kills : argv[4];
  seed = seed ? seed : "2025";
  chance = g_rand_new_with_seed ((guint32) atoi (seed));
  g_test_message ("%s kills, CRASH_SEED=%s", n_kills, seed);

  is_long = atoi (n_kills) >= LONG_RUN;

  g_test_add_data_func ("/crash/kill", GUINT_TO_POINTER (atoi (n_kills)), test_kill);
  for (guint i = 0; i < G_N_ELEMENTS (walks); i++)
    {
      g_autofree char *path = g_strconcat ("/crash/every-call/", work_names[walks[i].work], NULL);

      g_test_add_data_func (path, &walks[i], test_every_call);
    }

  return g_test_run ();
}
