/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/pb-share-mail.h"
#include "storage/pb-store-sync.h"
#include "ui-fixture.h"
#include "ui-sample.h"
#include "ui/exchange/pb-conflict-dialog.h"
#include "ui/exchange/pb-news-dialog.h"
#include "ui/exchange/pb-share-state-page.h"
#include "ui/exchange/pb-shared-folder-dialog.h"
#include "ui/exchange/pb-sharing-words.h"
#include "ui/pb-window-private.h"

#include <glib/gstdio.h>

/* The window of one contributor, and the library of another who shares with them. */
typedef struct
{
  UiLibrary *library;
  PbWindow *window;
  UiLibrary *other;
  PbSharing *others;
  char *path;
  GFile *folder;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->library = ui_library_new ();
  ui_library_open (fixture->library);
  pb_store_set_author (fixture->library->store, "Ada", "");
  ui_library_fill (fixture->library);
  fixture->window = pb_window_new (ui_application (), fixture->library->store,
                                   fixture->library->criteria, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  pb_group_tree_reload (fixture->window->tree);
  pb_group_context_set_group_id (fixture->window->context, UI_GROUP_ID);
  UI_WAIT (pb_group_context_get_dossier (fixture->window->context) != NULL &&
           !pb_group_context_get_loading (fixture->window->context));

  fixture->other = ui_library_new ();
  ui_library_open (fixture->other);
  pb_store_set_author (fixture->other->store, "Bo <both>", "");
  fixture->others = pb_sharing_new (fixture->other->store);

  fixture->path = g_build_filename (fixture->library->folder, "shared", NULL);
  g_assert_cmpint (g_mkdir (fixture->path, 0755), ==, 0);
  fixture->folder = g_file_new_for_path (fixture->path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  pb_sharing_stop (fixture->others);
  pb_sharing_stop (fixture->window->sharing);
  ui_settle ();
  g_clear_object (&fixture->others);
  ui_window_close (fixture->window);
  ui_library_free (fixture->library);
  ui_library_free (fixture->other);
  g_clear_object (&fixture->folder);
  g_free (fixture->path);
}

static AdwDialog *
get_dialog (Fixture *fixture)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
}

static AdwDialog *
open_dialog (Fixture    *fixture,
             GType       type,
             const char *action_name,
             const char *target)
{
  if (target)
    gtk_widget_activate_action (GTK_WIDGET (fixture->window), action_name, "s", target);
  else
    gtk_widget_activate_action (GTK_WIDGET (fixture->window), action_name, NULL);
  UI_WAIT (G_TYPE_CHECK_INSTANCE_TYPE (get_dialog (fixture), type));

  return get_dialog (fixture);
}

static void
close_dialog (Fixture *fixture)
{
  adw_dialog_force_close (get_dialog (fixture));
  UI_WAIT (get_dialog (fixture) == NULL);
}

static void
sync_now (PbSharing *sharing)
{
  pb_sharing_now (sharing);
  UI_WAIT (pb_sharing_get_state (sharing) == PB_SHARE_STATE_IN_STEP);
}

/* The window begins, the other joins, as people do in the dialog. */
static void
share (Fixture *fixture)
{
  AdwDialog *dialog = open_dialog (fixture, PB_TYPE_SHARED_FOLDER_DIALOG, "win.shared-folder",
                                   NULL);

  pb_shared_folder_dialog_look (PB_SHARED_FOLDER_DIALOG (dialog), fixture->folder);
  UI_WAIT (ui_find_text (dialog, "Nobody Shares Here Yet") != NULL);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "sharing.begin", NULL);
  UI_WAIT (pb_sharing_get_state (fixture->window->sharing) == PB_SHARE_STATE_IN_STEP);
  UI_WAIT (ui_find_text (dialog, "This computer") != NULL);
  close_dialog (fixture);
}

static void
begun_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (pb_sharing_begin_finish (PB_SHARING (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
join (Fixture *fixture)
{
  gboolean done = FALSE;

  pb_sharing_begin_async (fixture->others, fixture->folder, PB_SHARE_JOIN, NULL, begun_cb, &done);
  UI_WAIT (done);
}

static void
set_text (UiLibrary  *library,
          PbFieldId   field,
          const char *text)
{
  g_autoptr(PbEdit) edit = pb_edit_new ("Edit");

  pb_edit_set_text (edit, UI_GROUP_ID, field, text);
  ui_library_commit (library, edit);
}

static void
assert_same (Fixture *fixture)
{
  g_autoptr(PbStats) one = pb_store_stats_sync (fixture->library->store, NULL);
  g_autoptr(PbStats) other = pb_store_stats_sync (fixture->other->store, NULL);

  g_assert_cmpstr (pb_stats_get_fingerprint (one), ==, pb_stats_get_fingerprint (other));
}

/* Both edit, both sync: what came in is told, by whom and in which records. */
static void
test_news (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *button;
  AdwDialog *dialog;

  g_assert_null (pb_sharing_get_folder (fixture->window->sharing));
  share (fixture);
  button = ui_find_action (fixture->window, "win.shared-folder");
  g_assert_nonnull (button);
  UI_WAIT (ui_find_text (fixture->window, "In Step") != NULL);

  join (fixture);
  set_text (fixture->other, PB_GROUP_ENS, "care.example.eth");
  sync_now (fixture->others);
  sync_now (fixture->window->sharing);
  UI_WAIT (ui_find_text (fixture->window, "1 Change Came In") != NULL);
  assert_same (fixture);

  dialog = open_dialog (fixture, PB_TYPE_NEWS_DIALOG, "win.news", NULL);
  UI_WAIT (ui_find_text (dialog, "Bo <both>") != NULL);
  UI_WAIT (ui_find_action (dialog, "win.record-history") != NULL);
  close_dialog (fixture);
  UI_WAIT (ui_find_text (fixture->window, "In Step") != NULL);
}

static gboolean
has_conflict (Fixture *fixture)
{
  GPtrArray *attention = pb_group_context_get_attention (fixture->window->context);

  for (guint i = 0; attention && i < attention->len; i++)
    {
      PbAttention *row = attention->pdata[i];

      if (row->kind == PB_ATTENTION_CONFLICT)
        return TRUE;
    }

  return FALSE;
}

/* Both change the same: a choice, which is an edit that can be undone. */
static void
test_conflict (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(PbRecord) record = NULL;
  g_autofree char *shown = NULL;
  AdwDialog *dialog;

  /* Both change the first line, each another one besides. */
  set_text (fixture->library, PB_GROUP_PURPOSE, "At first.\n\nAnd this.\n\n\n\nFrom the start.\n");
  share (fixture);
  join (fixture);
  set_text (fixture->library, PB_GROUP_ENS, "from-ada.eth");
  set_text (fixture->library, PB_GROUP_PURPOSE, "From Ada.\n\nAnd this.\n\n\n\nKeep Ada.\n");
  set_text (fixture->other, PB_GROUP_ENS, "from-bo.eth");
  set_text (fixture->other, PB_GROUP_PURPOSE, "Keep Bo.\n\nAnd that.\n\n\n\nFrom the start.\n");
  sync_now (fixture->others);
  sync_now (fixture->window->sharing);
  sync_now (fixture->others);
  assert_same (fixture);
  UI_WAIT (has_conflict (fixture));

  dialog = open_dialog (fixture, PB_TYPE_CONFLICT_DIALOG, "win.conflicts", UI_GROUP_ID);
  UI_WAIT (ui_find_text (dialog, "from-ada.eth") != NULL);
  UI_WAIT (ui_find_text (dialog, "from-bo.eth") != NULL);
  UI_WAIT (ui_find_text (dialog, "Both Together") != NULL);

  /* The one that is not shown. */
  record = pb_store_get_sync (fixture->library->store, UI_GROUP_ID, NULL);
  shown = g_strdup (pb_record_get_text (record, PB_GROUP_ENS));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "conflict.choose", "(ui)", 0, 1);
  UI_WAIT (!pb_record_is_contested (record, PB_GROUP_ENS));
  g_assert_cmpstr (pb_record_get_text (record, PB_GROUP_ENS), !=, shown);
  UI_WAIT (ui_find_text (dialog, shown) == NULL);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "conflict.choose", "(ui)", 0, -2);
  UI_WAIT (ui_find_text (dialog, "No Conflicts") != NULL);
  close_dialog (fixture);
  UI_WAIT (!has_conflict (fixture));

  sync_now (fixture->window->sharing);
  sync_now (fixture->others);
  assert_same (fixture);

  /* What was read before, and nothing to choose from: that was settled. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  UI_WAIT (pb_store_get_can_redo (fixture->library->store));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  UI_WAIT (g_strcmp0 (pb_record_get_text (record, PB_GROUP_ENS), shown) == 0);
  g_assert_false (has_conflict (fixture));
}

/* One deletes what the other changes. */
static void
test_deletion (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(PbEdit) removal = pb_edit_new ("Delete");
  g_autoptr(PbEdit) change = pb_edit_new ("Edit");
  AdwDialog *dialog;

  share (fixture);
  join (fixture);
  pb_edit_delete (removal, PB_KIND_METRIC, UI_METRIC_ID);
  ui_library_commit (fixture->library, removal);
  pb_edit_set_text (change, UI_METRIC_ID, PB_METRIC_NAME, "Hours of care");
  ui_library_commit (fixture->other, change);
  sync_now (fixture->others);
  sync_now (fixture->window->sharing);

  dialog = open_dialog (fixture, PB_TYPE_CONFLICT_DIALOG, "win.conflicts", "");
  UI_WAIT (ui_find_text (dialog, "Keep the record") != NULL);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "conflict.choose", "(ui)", 0, -3);
  UI_WAIT (ui_find_text (dialog, "No Conflicts") != NULL);
  close_dialog (fixture);
  sync_now (fixture->window->sharing);
  sync_now (fixture->others);
  assert_same (fixture);
}

/* What the folder is told by its state; nothing of it stops the work. */
static void
test_states (Fixture       *fixture,
             gconstpointer  data)
{
  PbSharing *sharing = fixture->window->sharing;
  g_autofree char *away = g_strconcat (fixture->path, ".away", NULL);
  g_autofree char *place = g_strconcat (pb_store_get_path (fixture->library->store), ".share",
                                        NULL);
  AdwDialog *dialog;

  share (fixture);
  g_assert_true (g_file_test (place, G_FILE_TEST_EXISTS));

  pb_sharing_pause (sharing, TRUE);
  UI_WAIT (ui_find_text (fixture->window, "Paused") != NULL);
  pb_sharing_pause (sharing, FALSE);
  UI_WAIT (pb_sharing_get_state (sharing) == PB_SHARE_STATE_IN_STEP);

  g_assert_cmpint (g_rename (fixture->path, away), ==, 0);
  set_text (fixture->library, PB_GROUP_ENS, "offline.eth");
  pb_sharing_now (sharing);
  UI_WAIT (ui_find_text (fixture->window, "Folder Missing") != NULL);
  dialog = open_dialog (fixture, PB_TYPE_SHARED_FOLDER_DIALOG, "win.shared-folder", NULL);
  UI_WAIT (ui_find_text (dialog, "Folder Missing") != NULL);
  g_assert_cmpint (g_rename (away, fixture->path), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (ui_find (dialog, PB_TYPE_SHARE_STATE_PAGE)),
                              "sharing.now", NULL);
  UI_WAIT (pb_sharing_get_state (sharing) == PB_SHARE_STATE_IN_STEP);

  /* Leaving takes nothing away. */
  gtk_widget_activate_action (GTK_WIDGET (ui_find (dialog, PB_TYPE_SHARE_STATE_PAGE)),
                              "sharing.leave", NULL);
  UI_WAIT (ADW_IS_ALERT_DIALOG (get_dialog (fixture)));
  g_signal_emit_by_name (get_dialog (fixture), "response", "leave");
  adw_dialog_force_close (get_dialog (fixture));
  UI_WAIT (ui_find_text (dialog, "Share With Others") != NULL);
  g_assert_false (g_file_test (place, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_DIR));
  close_dialog (fixture);
}

static char *
find_calendar (const char *folder)
{
  g_autofree char *devices = g_build_filename (folder, "d", NULL);
  g_autoptr(GDir) dir = g_dir_open (devices, 0, NULL);
  const char *device;

  while (dir && (device = g_dir_read_name (dir)))
    {
      g_autofree char *state = g_build_filename (devices, device, "state", NULL);
      g_autoptr(GDir) texts = g_dir_open (state, 0, NULL);
      const char *name = texts ? g_dir_read_name (texts) : NULL;

      if (name && g_str_has_suffix (name, ".ics"))
        return g_build_filename (state, name, NULL);
    }

  return NULL;
}

static gboolean
has_text (const char *path,
          const char *text)
{
  g_autofree char *content = NULL;

  return g_file_get_contents (path, &content, NULL, NULL) && strstr (content, text) != NULL;
}

/* Somebody may subscribe to a file that follows the library. */
static void
test_calendar (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *calendar = NULL;
  AdwDialog *dialog;
  GtkWidget *row;

  share (fixture);
  dialog = open_dialog (fixture, PB_TYPE_SHARED_FOLDER_DIALOG, "win.shared-folder", NULL);
  UI_WAIT ((row = ui_find_text (dialog, "Keep Calendars There")) != NULL);
  row = gtk_widget_get_ancestor (row, ADW_TYPE_SWITCH_ROW);
  g_assert_false (adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  UI_WAIT ((calendar = find_calendar (fixture->path)) != NULL);
  g_assert_true (has_text (calendar, "BEGIN:VCALENDAR"));
  close_dialog (fixture);

  set_text (fixture->library, PB_GROUP_NAME, "Tidal Circle");
  /* The name of the file follows the name of the group. */
  g_clear_pointer (&calendar, g_free);
  UI_WAIT (calendar != NULL && has_text (calendar, "Tidal Circle") ? TRUE :
           (g_free (calendar), calendar = find_calendar (fixture->path), FALSE));

  /* It goes on the next time. */
  pb_sharing_stop (fixture->window->sharing);
  pb_sharing_start (fixture->window->sharing);
  g_assert_true (pb_share_calendar_get_active (pb_sharing_get_calendar (fixture->window->sharing)));
}

static gboolean
has_focus (AdwDialog *dialog)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (dialog)));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (dialog));
}

/* What nobody can share in is said before anything is written.  A dialog goes with
 * the focus in it, even where the window closes right afterwards. */
static void
test_foreign (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *space = g_build_filename (fixture->path, "phasebook-space.json", NULL);
  AdwDialog *dialog = open_dialog (fixture, PB_TYPE_SHARED_FOLDER_DIALOG, "win.shared-folder",
                                   NULL);

  g_assert_true (g_file_set_contents (space, "{\"phasebook\":", -1, NULL));
  pb_shared_folder_dialog_look (PB_SHARED_FOLDER_DIALOG (dialog), fixture->folder);
  UI_WAIT (adw_banner_get_revealed (ADW_BANNER (ui_find (dialog, ADW_TYPE_BANNER))));
  g_assert_null (pb_sharing_get_folder (fixture->window->sharing));
  UI_WAIT (has_focus (dialog));
  close_dialog (fixture);
}

/* Changes that came by mail. */
static void
test_mail (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *elsewhere = g_build_filename (fixture->other->folder, "pocket", NULL);
  g_autofree char *mail = g_build_filename (fixture->other->folder, "changes.ops", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (mail);
  g_autoptr(GFile) pocket = g_file_new_for_path (elsewhere);
  g_autoptr(PbShare) view = pb_share_new (elsewhere, NULL);
  g_autoptr(PbRecord) record = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  gboolean done = FALSE;

  /* Bo has joined, and goes on in another folder. */
  share (fixture);
  join (fixture);
  g_assert_cmpint (g_mkdir (elsewhere, 0755), ==, 0);
  pb_sharing_begin_async (fixture->others, pocket, PB_SHARE_CREATE, NULL, begun_cb, &done);
  UI_WAIT (done);
  set_text (fixture->other, PB_GROUP_ENS, "by-mail.eth");
  sync_now (fixture->others);

  bytes = pb_share_mail_collect (view, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (mail, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  g_assert_true (pb_share_mail_sniff (file));

  pb_window_import (fixture->window, file);
  record = pb_store_get_sync (fixture->library->store, UI_GROUP_ID, NULL);
  UI_WAIT (g_strcmp0 (pb_record_get_text (record, PB_GROUP_ENS), "by-mail.eth") == 0);

  /* What is no such file is not taken for one. */
  g_assert_true (g_file_set_contents (mail, "{\"pb\":1,", -1, NULL));
  g_assert_false (pb_share_mail_sniff (file));
}

static void
add_tests (void)
{
#define ADD(name, function) \
  g_test_add ("/ui/sharing/" name, Fixture, NULL, set_up, function, tear_down)

  ADD ("news", test_news);
  ADD ("conflict", test_conflict);
  ADD ("deletion", test_deletion);
  ADD ("states", test_states);
  ADD ("calendar", test_calendar);
  ADD ("foreign", test_foreign);
  ADD ("mail", test_mail);

#undef ADD
}

int
main (int   argc,
      char *argv[])
{
  return ui_test_run (argc, argv, add_tests);
}
