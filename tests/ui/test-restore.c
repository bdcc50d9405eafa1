/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "storage/pb-doctor.h"
#include "storage/pb-library-backup.h"
#include "storage/pb-store-sync.h"
#include "ui-fixture.h"
#include "ui-sample.h"
#include "ui/pb-restore-dialog.h"
#include "ui/pb-window-private.h"

#include <glib/gstdio.h>

/* A library with a backup, in which the group has another name since. */
typedef struct
{
  UiLibrary *library;
  PbWindow *window;
} Fixture;

static void
backed_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (pb_backups_make_finish (PB_BACKUPS (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(PbBackups) backups = NULL;
  g_autoptr(PbEdit) edit = pb_edit_new ("Rename the group");
  gboolean done = FALSE;

  fixture->library = ui_library_new ();
  ui_library_open (fixture->library);
  ui_library_fill (fixture->library);
  backups = pb_backups_new (fixture->library->store);
  pb_backups_make_async (backups, backed_up_cb, &done);
  UI_WAIT (done);
  pb_edit_set_text (edit, UI_GROUP_ID, PB_GROUP_NAME, "Circle of Care");
  ui_library_commit (fixture->library, edit);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  ui_window_close (fixture->window);
  ui_library_free (fixture->library);
}

static gboolean
is_titled (Fixture    *fixture,
           const char *title)
{
  return g_strcmp0 (gtk_window_get_title (GTK_WINDOW (fixture->window)), title) == 0;
}

static AdwDialog *
get_dialog (Fixture *fixture)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
}

static GtkWidget *
find_backup (AdwDialog *dialog)
{
  GtkWidget *row = ui_find (dialog, ADW_TYPE_ACTION_ROW);

  while (row && !(ADW_IS_ACTION_ROW (row) &&
                  gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row))))
    row = gtk_widget_get_next_sibling (row);

  return row;
}

/* Chooses the only backup, and answers the question. */
static void
choose (Fixture    *fixture,
        const char *response)
{
  AdwDialog *dialog;
  GtkWidget *button;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.choose-backup", NULL);
  dialog = get_dialog (fixture);
  g_assert_true (PB_IS_RESTORE_DIALOG (dialog));
  UI_WAIT (find_backup (dialog) != NULL);
  adw_action_row_activate (ADW_ACTION_ROW (find_backup (dialog)));
  UI_WAIT (ADW_IS_ALERT_DIALOG (get_dialog (fixture)));
  UI_WAIT (ui_find_text (get_dialog (fixture), response) != NULL);
  button = ui_find_text (get_dialog (fixture), response);
  g_signal_emit_by_name (gtk_widget_get_ancestor (button, GTK_TYPE_BUTTON), "clicked");
}

static guint
count_kept (Fixture *fixture)
{
  g_autoptr(GDir) dir = g_dir_open (fixture->library->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)))
    n += strstr (name, ".before-") != NULL;

  return n;
}

/* While the library is open. */
static void
test_open (Fixture       *fixture,
           gconstpointer  data)
{
  fixture->window = pb_window_new (ui_application (), fixture->library->store,
                                   fixture->library->criteria, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  pb_group_tree_reload (fixture->window->tree);
  UI_WAIT (pb_group_context_get_judgement (fixture->window->context) != NULL);
  pb_group_context_set_group_id (fixture->window->context, UI_GROUP_ID);
  UI_WAIT (is_titled (fixture, "Circle of Care"));

  /* Who thinks better of it has lost nothing. */
  choose (fixture, "Cancel");
  UI_WAIT (PB_IS_RESTORE_DIALOG (get_dialog (fixture)));
  adw_dialog_force_close (get_dialog (fixture));
  ui_settle ();
  g_assert_true (is_titled (fixture, "Circle of Care"));
  g_assert_cmpuint (count_kept (fixture), ==, 0);

  choose (fixture, "Restore");
  UI_WAIT (is_titled (fixture, "Care Circle"));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->view_stack), ==, "group");
  g_assert_null (get_dialog (fixture));
  g_assert_cmpuint (count_kept (fixture), ==, 1);

  /* It can be worked with. */
  {
    g_autoptr(PbEdit) edit = pb_edit_new ("Rename again");

    pb_edit_set_text (edit, UI_GROUP_ID, PB_GROUP_NAME, "Third");
    ui_library_commit (fixture->library, edit);
    UI_WAIT (is_titled (fixture, "Third"));
  }
}

static void
close_library (Fixture *fixture)
{
  pb_store_close_async (fixture->library->store, NULL, NULL);
  UI_WAIT (G_OBJECT (fixture->library->store)->ref_count == 1);
}

/* Where nothing else helps. */
static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *content = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  close_library (fixture);
  g_assert_true (g_file_get_contents (g_file_peek_path (fixture->library->file), &content,
                                      &length, &error));
  memset (content + 4096, 'Z', length - 4096);
  g_assert_true (g_file_set_contents (g_file_peek_path (fixture->library->file), content, length,
                                      &error));

  fixture->window = ui_window_new (fixture->library);
  UI_WAIT (g_str_equal (gtk_stack_get_visible_child_name (fixture->window->view_stack),
                        "failure"));
  UI_WAIT (ui_find_text (fixture->window, "The Library Is Damaged") != NULL);
  g_assert_true (gtk_widget_is_sensitive (ui_find_action (fixture->window,
                                                          "win.choose-backup")));
  choose (fixture, "Restore");
  UI_WAIT (g_str_equal (gtk_stack_get_visible_child_name (fixture->window->view_stack), "group"));
  UI_WAIT (pb_group_context_get_judgement (fixture->window->context) != NULL);
  g_assert_cmpuint (count_kept (fixture), ==, 1);
}

static void
answer (Fixture    *fixture,
        const char *response)
{
  GtkWidget *button;

  UI_WAIT (ADW_IS_ALERT_DIALOG (get_dialog (fixture)) &&
           ui_find_text (get_dialog (fixture), response) != NULL);
  button = ui_find_text (get_dialog (fixture), response);
  g_signal_emit_by_name (gtk_widget_get_ancestor (button, GTK_TYPE_BUTTON), "clicked");
}

/* Damages one page so that the library does not open and something of it can still be read. */
static void
damage_a_page (Fixture *fixture)
{
  const char *path = g_file_peek_path (fixture->library->file);
  g_autofree char *made = g_strconcat (path, ".trial", NULL);
  g_autofree char *content = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, &error));
  for (gsize page = 1; page < length / 4096; page++)
    {
      g_autofree char *damaged = g_memdup2 (content, length);
      g_autoptr(PbStore) store = NULL;
      g_autoptr(GError) refused = NULL;
      guint64 n_saved = 0, n_lost = 0;
      gboolean useful;

      memset (damaged + page * 4096, 'Z', 4096);
      g_assert_true (g_file_set_contents (path, damaged, length, &error));
      store = pb_store_new (fixture->library->file, fixture->library->clock);
      if (pb_store_open_sync (store, PB_STORE_OPEN_NORMAL, NULL, &refused))
        {
          pb_store_close_sync (store, NULL);
          continue;
        }
      if (!g_error_matches (refused, PB_STORE_ERROR, PB_STORE_ERROR_CORRUPT))
        continue;
      useful = pb_doctor_salvage (path, made, &n_saved, &n_lost, NULL) && n_lost == 0;
      g_unlink (made);
      if (useful)
        return;
    }

  g_assert_not_reached ();
}

/* Without a backup, what can be read is better than nothing; the damaged file stays. */
static void
test_recover (Fixture       *fixture,
              gconstpointer  data)
{
  close_library (fixture);
  damage_a_page (fixture);
  fixture->window = ui_window_new (fixture->library);
  UI_WAIT (g_str_equal (gtk_stack_get_visible_child_name (fixture->window->view_stack),
                        "failure"));
  UI_WAIT (gtk_widget_is_sensitive (ui_find_action (fixture->window, "win.recover")));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.recover", NULL);
  answer (fixture, "Cancel");
  UI_WAIT (get_dialog (fixture) == NULL);
  g_assert_cmpuint (count_kept (fixture), ==, 0);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.recover", NULL);
  answer (fixture, "Recover");
  UI_WAIT (g_str_equal (gtk_stack_get_visible_child_name (fixture->window->view_stack), "group"));
  UI_WAIT (ADW_IS_ALERT_DIALOG (get_dialog (fixture)) &&
           ui_find_text (get_dialog (fixture), "The Library Was Recovered") != NULL);
  answer (fixture, "Close");
  UI_WAIT (is_titled (fixture, "Circle of Care"));
  g_assert_cmpuint (count_kept (fixture), ==, 1);
}

/* Where nothing is left, it is said, and nothing has changed. */
static void
test_hopeless (Fixture       *fixture,
               gconstpointer  data)
{
  const char *path = g_file_peek_path (fixture->library->file);
  g_autofree char *content = NULL;
  g_autofree char *after = NULL;
  gsize length, length_after;

  close_library (fixture);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  memset (content + 4096, 'Z', length - 4096);
  g_assert_true (g_file_set_contents (path, content, length, NULL));
  fixture->window = ui_window_new (fixture->library);
  UI_WAIT (g_str_equal (gtk_stack_get_visible_child_name (fixture->window->view_stack),
                        "failure"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.recover", NULL);
  answer (fixture, "Recover");
  UI_WAIT (get_dialog (fixture) == NULL && fixture->window->opening == NULL &&
           g_str_equal (gtk_stack_get_visible_child_name (fixture->window->view_stack), "failure"));
  g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
  g_assert_cmpmem (content, length, after, length_after);
  g_assert_cmpuint (count_kept (fixture), ==, 0);
}

static void
add_tests (void)
{
  g_test_add ("/ui/restore/open", Fixture, NULL, set_up, test_open, tear_down);
  g_test_add ("/ui/restore/damaged", Fixture, NULL, set_up, test_damaged, tear_down);
  g_test_add ("/ui/restore/recover", Fixture, NULL, set_up, test_recover, tear_down);
  g_test_add ("/ui/restore/hopeless", Fixture, NULL, set_up, test_hopeless, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  return ui_test_run (argc, argv, add_tests);
}
