/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "crash-migration.h"
#include "disk-shim.h"

#include "exchange/pb-share-run.h"
#include "model/pb-file.h"
#include "report/pb-document-format.h"
#include "report/pb-report.h"
#include "storage/pb-doctor.h"
#include "storage/pb-library-backup.h"
#include "storage/pb-library-file.h"
#include "storage/pb-store-sync.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* crash-worker WORK LIBRARY SHARE GROUP NUMBER PLAN N
 *
 * Does one piece of work with a library and says on standard output what is done:
 * “stored NUMBER”, “will FILE DIGEST” before and “did FILE DIGEST” after a file is
 * written, “calls N” at the end.
 */

#define TODAY "2025-06-30"
#define N_EDITS 4
#define N_IMPORTED 100

typedef struct
{
  GFile *file;
  const char *path;
  const char *share;
  const char *group;
  int number;
  DiskPlan plan;
  int n;
  PbClock *clock;
  PbStore *store;
} Worker;

static void say (const char *format, ...) G_GNUC_PRINTF (1, 2);

static void
say (const char *format,
     ...)
{
  g_autofree char *line = NULL;
  va_list rest;

  va_start (rest, format);
  line = g_strdup_vprintf (format, rest);
  va_end (rest);

  if (write (STDOUT_FILENO, line, strlen (line)) != (ssize_t) strlen (line))
    _exit (EXIT_FAILURE);
}

/* From here on the disk does what was planned. */
static void
begin (Worker *self)
{
  say ("begin\n");
  disk_shim_begin (self->plan, self->n, 0);
}

static gboolean
open_store (Worker            *self,
            PbStoreOpenFlags   flags,
            GError           **error)
{
  self->store = pb_store_new (self->file, self->clock);

  return pb_store_open_sync (self->store, flags, NULL, error);
}

/* Each number is stored as an objective of its own and as the purpose of the group,
 * in one edit.
 */
static gboolean
store_number (Worker  *self,
              int      number,
              GError **error)
{
  g_autofree char *prefix = g_path_get_basename (self->path);
  g_autofree char *title = g_strdup_printf ("%s %d", prefix, number);
  g_autoptr(PbEdit) edit = pb_edit_new ("Count");
  const char *id = pb_edit_create (edit, PB_KIND_OBJECTIVE, NULL);

  pb_edit_set_text (edit, id, PB_OBJECTIVE_GROUP, self->group);
  pb_edit_set_text (edit, id, PB_OBJECTIVE_TITLE, title);
  pb_edit_set_text (edit, self->group, PB_GROUP_PURPOSE, title);

  return pb_store_commit_sync (self->store, edit, NULL, error);
}

static gboolean
do_edits (Worker  *self,
          GError **error)
{
  g_autoptr(GPtrArray) hits = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr(PbEdit) edit = NULL;

  begin (self);
  if (!open_store (self, PB_STORE_OPEN_NORMAL, error))
    return FALSE;

  for (int i = 1; i <= N_EDITS; i++)
    {
      if (!store_number (self, self->number + i, error))
        return FALSE;
      say ("stored %d\n", self->number + i);
    }

  /* The search index is written, too. */
  hits = pb_store_search_sync (self->store, "objective", 1, error);
  if (hits == NULL)
    return FALSE;

  edit = pb_edit_new ("Name");
  pb_edit_set_text (edit, self->group, PB_GROUP_ENS, "care.eth");
  if (!pb_store_commit_sync (self->store, edit, NULL, error))
    return FALSE;
  undone = pb_store_undo_sync (self->store, error);
  redone = undone ? pb_store_redo_sync (self->store, error) : NULL;

  return redone && pb_store_close_sync (self->store, error);
}

/* What comes from a file is one edit, however much it is. */
static gboolean
do_import (Worker  *self,
           GError **error)
{
  g_autoptr(PbEdit) edit = pb_edit_new ("Import");

  for (guint i = 0; i < N_IMPORTED; i++)
    {
      g_autofree char *title = g_strdup_printf ("imported %u", i);
      const char *id = pb_edit_create (edit, PB_KIND_DECISION, NULL);

      pb_edit_set_text (edit, id, PB_DECISION_GROUP, self->group);
      pb_edit_set_text (edit, id, PB_DECISION_TITLE, title);
    }

  begin (self);

  return open_store (self, PB_STORE_OPEN_NORMAL, error) &&
         pb_store_commit_sync (self->store, edit, NULL, error) &&
         pb_store_close_sync (self->store, error);
}

static void
ready_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

static gboolean
do_share (Worker  *self,
          GError **error)
{
  g_autoptr(PbShare) share = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(PbShareReport) report = NULL;

  begin (self);
  if (!open_store (self, PB_STORE_OPEN_CREATE, error))
    return FALSE;

  share = pb_share_new (self->share, NULL);
  pb_share_run_async (share, self->store, NULL, PB_SHARE_CREATE | PB_SHARE_JOIN, NULL, ready_cb,
                      &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  report = pb_share_run_finish (share, result, error);

  return report && pb_store_close_sync (self->store, error);
}

/* Opening makes all tables anew, after a backup. */
static gboolean
do_open (Worker  *self,
         GError **error)
{
  begin (self);

  return open_store (self, PB_STORE_OPEN_NORMAL, error) &&
         pb_store_close_sync (self->store, error);
}

static gboolean
do_create (Worker  *self,
           GError **error)
{
  begin (self);

  return open_store (self, PB_STORE_OPEN_CREATE, error) &&
         pb_store_close_sync (self->store, error);
}

static gboolean
do_backup (Worker  *self,
           GError **error)
{
  g_autofree char *folder = pb_library_backup_dup_folder (self->path);
  g_autofree char *name = pb_library_backup_dup_name (self->path);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GFile) to = g_file_new_for_path (path);

  g_mkdir_with_parents (folder, 0700);
  begin (self);
  if (!open_store (self, PB_STORE_OPEN_NORMAL, error) ||
      !pb_store_backup_sync (self->store, to, error))
    return FALSE;
  pb_library_backup_prune (self->path);

  return pb_store_close_sync (self->store, error);
}

static gboolean
do_restore (Worker  *self,
            GError **error)
{
  g_autofree char *path = g_strconcat (self->path, ".restore", NULL);
  g_autofree char *kept = NULL;
  g_autoptr(GFile) to = g_file_new_for_path (path);

  if (!open_store (self, PB_STORE_OPEN_NORMAL, error) ||
      !pb_store_backup_sync (self->store, to, error) || !pb_store_close_sync (self->store, error))
    return FALSE;

  begin (self);

  return pb_library_backup_restore (path, self->path, &kept, error);
}

static gboolean
do_repair (Worker  *self,
           GError **error)
{
  begin (self);

  return pb_doctor_repair (self->path, NULL, error);
}

/* What a later version of the program does with a library of this one. */
static gboolean
do_migrate (Worker  *self,
            GError **error)
{
  g_autoptr(PbSql) sql = NULL;

  begin (self);
  sql = pb_library_file_open (self->path, FALSE, error);

  return sql && pb_migrations_run (sql, self->path, crash_migrations, CRASH_N_MIGRATIONS, NULL,
                                   error);
}

static gboolean
write_file (Worker      *self,
            const char  *name,
            GBytes      *bytes,
            GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  say ("will %s %s\n", name, digest);
  if (!pb_file_replace (file, bytes, NULL, error))
    return FALSE;
  say ("did %s %s\n", name, digest);

  return TRUE;
}

static gboolean
do_report (Worker  *self,
           GError **error)
{
  PbReportOptions options = PB_REPORT_OPTIONS_INIT;
  g_autoptr(PbCriteriaSet) criteria = pb_criteria_set_new_builtin (error);
  g_autoptr(PbPageSetup) setup = pb_page_setup_new_named ("iso_a4");
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(PbDocument) document = NULL;
  static const char *const names[] = { "report.pdf", "report.md", "report.json" };

  begin (self);
  if (criteria == NULL || !open_store (self, PB_STORE_OPEN_NORMAL, error))
    return FALSE;

  dossier = pb_store_dossier_sync (self->store, self->group, pb_day_parse (TODAY), error);
  document = dossier ? pb_report_build (dossier, criteria, &options, NULL, error) : NULL;
  if (document == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
      g_autoptr(GBytes) bytes = NULL;

      if (!pb_document_write (document, pb_document_format_from_name (names[i]), setup, stream,
                              NULL, error) ||
          !g_output_stream_close (stream, NULL, error))
        return FALSE;
      bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
      if (!write_file (self, names[i], bytes, error))
        return FALSE;
    }

  return pb_store_close_sync (self->store, error);
}

static const struct
{
  const char *name;
  gboolean (*run) (Worker  *self,
                   GError **error);
} works[] = {
  { "edits", do_edits },
  { "import", do_import },
  { "share", do_share },
  { "join", do_share },
  { "rebuild", do_open },
  { "create", do_create },
  { "backup", do_backup },
  { "restore", do_restore },
  { "repair", do_repair },
  { "report", do_report },
  { "migrate", do_migrate },
};

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;
  Worker self = { 0 };

  g_assert_cmpint (argc, ==, 8);
  self.path = argv[2];
  self.share = argv[3];
  self.group = argv[4];
  self.number = atoi (argv[5]);
  self.plan = atoi (argv[6]);
  self.n = atoi (argv[7]);
  self.file = g_file_new_for_path (self.path);
  self.clock = pb_clock_new_fixed (pb_day_parse (TODAY));

  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    {
      if (!g_str_equal (works[i].name, argv[1]))
        continue;
      if (!works[i].run (&self, &error))
        g_error ("%s: %s", argv[1], error->message);
      say ("calls %d\n", disk_shim_end ());

      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_clear_object (&self.store);
      g_clear_object (&self.clock);
      g_clear_object (&self.file);
      return EXIT_SUCCESS;
    }

  g_assert_not_reached ();
}
