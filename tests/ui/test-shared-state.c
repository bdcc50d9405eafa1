/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/pb-state-bundle.h"
#include "report/pb-report-share.h"
#include "ui-fixture.h"
#include "ui-sample.h"
#include "ui/exchange/pb-bundle-dialog.h"
#include "ui/exchange/pb-share-dialog.h"
#include "ui/pb-window-private.h"

/* Somebody has shared the state of a group, and somebody else opens it. */
typedef struct
{
  UiLibrary *library;
  PbWindow *window;
  char *path;
} Fixture;

static GBytes *
make_bundle (Fixture *fixture)
{
  g_autoptr(PbIdentity) identity = pb_identity_new (fixture->library->folder,
                                                    PB_IDENTITY_FILE_ONLY);
  g_autoptr(PbPageSetup) setup = pb_page_setup_new_named ("iso_a4");
  g_autoptr(GError) error = NULL;
  g_autoptr(PbReportShare) share = NULL;
  g_autoptr(PbStateBundle) bundle = NULL;
  GBytes *bytes;

  g_assert_true (pb_identity_ensure (identity, "Ada <Quell>", NULL, &error));
  share = pb_report_share_new (pb_group_context_get_dossier (fixture->window->context),
                               fixture->library->criteria, PB_AUDIENCE_PARTNERS, "Ada <Quell>",
                               setup, NULL, &error);
  g_assert_no_error (error);
  bundle = pb_state_bundle_new (share->dossier, PB_AUDIENCE_PARTNERS, share->fingerprint);
  pb_state_bundle_add_file (bundle, "report.pdf", "application/pdf", share->pdf);
  bytes = pb_state_bundle_write (bundle, identity, pb_clock_get_now (fixture->library->clock),
                                 &error);
  g_assert_no_error (error);

  return bytes;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GBytes) bytes = NULL;

  fixture->library = ui_library_new ();
  ui_library_open (fixture->library);
  ui_library_fill (fixture->library);
  fixture->window = pb_window_new (ui_application (), fixture->library->store,
                                   fixture->library->criteria, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  pb_group_tree_reload (fixture->window->tree);
  pb_group_context_set_group_id (fixture->window->context, UI_GROUP_ID);
  UI_WAIT (pb_group_context_get_dossier (fixture->window->context) != NULL &&
           !pb_group_context_get_loading (fixture->window->context));

  bytes = make_bundle (fixture);
  fixture->path = g_build_filename (fixture->library->folder, "care.phasebook", NULL);
  g_assert_true (g_file_set_contents (fixture->path, g_bytes_get_data (bytes, NULL),
                                      g_bytes_get_size (bytes), NULL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  ui_window_close (fixture->window);
  ui_library_free (fixture->library);
  g_free (fixture->path);
}

static void
open_file (Fixture    *fixture,
           const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);

  pb_window_import (fixture->window, file);
}

/* The window of what was shared. */
static PbWindow *
find_copy (Fixture *fixture)
{
  GList *windows = gtk_application_get_windows (ui_application ());

  for (GList *item = windows; item; item = item->next)
    {
      if (PB_IS_WINDOW (item->data) && item->data != fixture->window)
        return item->data;
    }

  return NULL;
}

static void
close_copy (PbWindow *copy)
{
  g_autofree char *folder = g_strdup (copy->copy_folder);
  gpointer weak = copy;

  g_object_add_weak_pointer (G_OBJECT (copy), &weak);
  gtk_window_close (GTK_WINDOW (copy));
  UI_WAIT (weak == NULL);
  UI_WAIT (!g_file_test (folder, G_FILE_TEST_EXISTS));
}

static AdwDialog *
get_dialog (PbWindow *window)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
}

static void
test_known_later (Fixture       *fixture,
                  gconstpointer  data)
{
  PbWindow *copy;
  AdwDialog *dialog;

  open_file (fixture, fixture->path);
  UI_WAIT (find_copy (fixture) != NULL);
  copy = find_copy (fixture);
  UI_WAIT (pb_group_context_get_judgement (copy->context) != NULL);

  g_assert_cmpstr (pb_group_context_get_group_id (copy->context), ==, UI_GROUP_ID);
  g_assert_true (pb_store_get_read_only (copy->store));
  g_assert_true (adw_banner_get_revealed (copy->moment_banner));
  g_assert_nonnull (strstr (adw_banner_get_title (copy->moment_banner), "Ada <Quell>"));
  g_assert_nonnull (strstr (adw_banner_get_title (copy->moment_banner), "nobody here"));
  g_assert_cmpuint (ui_window_count_changing (copy), ==, 0);

  gtk_widget_activate_action (GTK_WIDGET (copy), "win.state-details", NULL);
  UI_WAIT (PB_IS_BUNDLE_DIALOG (get_dialog (copy)));
  dialog = get_dialog (copy);
  UI_WAIT (ui_find_text (dialog, "Ada <Quell>") != NULL);
  UI_WAIT (ui_find_text (dialog, "report.pdf") != NULL);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "bundle.confirm", NULL);
  UI_WAIT (ADW_IS_ALERT_DIALOG (get_dialog (copy)));
  g_signal_emit_by_name (get_dialog (copy), "response", "confirm");
  adw_dialog_force_close (get_dialog (copy));
  UI_WAIT (strstr (adw_banner_get_title (copy->moment_banner), "nobody here") == NULL);
  adw_dialog_force_close (dialog);
  close_copy (copy);

  /* From now on the key is known to this library. */
  open_file (fixture, fixture->path);
  UI_WAIT (find_copy (fixture) != NULL);
  copy = find_copy (fixture);
  g_assert_nonnull (strstr (adw_banner_get_title (copy->moment_banner), "unchanged since"));
  close_copy (copy);
}

/* What is not as it was signed is not shown, only said. */
static void
test_changed (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autofree char *path = g_build_filename (fixture->library->folder, "bad.phasebook", NULL);
  gsize length;
  char *at;

  g_assert_true (g_file_get_contents (fixture->path, &text, &length, NULL));
  at = strstr (text, "partners");
  g_assert_nonnull (at);
  memcpy (at, "everyone", 8);
  g_assert_true (g_file_set_contents (path, text, length, NULL));

  open_file (fixture, path);
  UI_WAIT (ADW_IS_ALERT_DIALOG (get_dialog (fixture->window)));
  g_assert_null (find_copy (fixture));
  adw_dialog_force_close (get_dialog (fixture->window));
}

static void
test_share (Fixture       *fixture,
            gconstpointer  data)
{
  AdwComboRow *row;
  AdwDialog *dialog;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.share-state", NULL);
  UI_WAIT (PB_IS_SHARE_DIALOG (get_dialog (fixture->window)));
  dialog = get_dialog (fixture->window);
  row = ADW_COMBO_ROW (ui_find (dialog, ADW_TYPE_COMBO_ROW));

  /* What is private is not offered to be shared. */
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (row)), ==, 4);
  adw_combo_row_set_selected (row, 3);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "stay here"));
  adw_dialog_force_close (dialog);
}

static void
add_tests (void)
{
#define ADD(name, function) \
  g_test_add ("/ui/shared-state/" name, Fixture, NULL, set_up, function, tear_down)

  ADD ("known-later", test_known_later);
  ADD ("changed", test_changed);
  ADD ("share", test_share);

#undef ADD
}

int
main (int   argc,
      char *argv[])
{
  return ui_test_run (argc, argv, add_tests);
}
