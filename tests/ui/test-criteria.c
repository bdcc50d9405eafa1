/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-fixture.h"
#include "ui-sample.h"
#include "storage/pb-store-sync.h"
#include "ui/readiness/pb-criteria-button.h"

#include <string.h>

static const char ours[] =
  "{\"format\": \"phasebook-criteria\", \"format_version\": 1, \"name\": \"ours\",\n"
  " \"version\": \"2\", \"title\": \"Criteria_of our network\", \"published_by\": \"All of us\",\n"
  " \"phases\": {\"iteration\": [{\"id\": \"X1\", \"section\": \"indicators\",\n"
  "  \"mode\": \"attested\", \"scale\": \"positive\", \"title\": \"Joy\",\n"
  "  \"text\": \"Work is a joy.\"}]}}";

typedef struct
{
  UiLibrary *library;
  PbGroupContext *context;
  GtkWidget *window;
  PbCriteriaButton *button;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->library = ui_library_new ();
  ui_library_open (fixture->library);
  ui_library_fill (fixture->library);
  fixture->context = ui_context_new (fixture->library, UI_GROUP_ID);
  UI_WAIT (pb_group_context_get_judgement (fixture->context) != NULL);

  fixture->window = adw_application_window_new (ui_application ());
  fixture->button = g_object_new (PB_TYPE_CRITERIA_BUTTON, NULL);
  pb_criteria_button_set_context (fixture->button, fixture->context);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (fixture->window),
                                      GTK_WIDGET (fixture->button));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 900);
  gtk_window_present (GTK_WINDOW (fixture->window));
  UI_WAIT (gtk_widget_get_mapped (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  UI_WAIT (G_OBJECT (fixture->context)->ref_count == 1);
  g_assert_finalize_object (fixture->context);
  ui_library_free (fixture->library);
}

static guint
count_sets (Fixture *fixture)
{
  g_autoptr(PbQuery) query = pb_query_new (PB_KIND_CRITERIA_SET);
  g_autoptr(GPtrArray) records = pb_store_query_sync (fixture->library->store, query, NULL);

  return records->len;
}

static AdwDialog *
get_dialog (Fixture *fixture)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
}

static AdwDialog *
offer (Fixture    *fixture,
       const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  pb_criteria_button_import (fixture->button, bytes, "ours.json");
  UI_WAIT (get_dialog (fixture) != NULL &&
           gtk_widget_get_mapped (GTK_WIDGET (get_dialog (fixture))));

  return get_dialog (fixture);
}

static void
accept (Fixture   *fixture,
        AdwDialog *dialog)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "criteria-dialog.accept",
                                             NULL));
  UI_WAIT (get_dialog (fixture) == NULL);
}

static gboolean
judged_by (Fixture    *fixture,
           const char *name)
{
  PbJudgement *judgement = pb_group_context_get_judgement (fixture->context);

  return judgement && !pb_group_context_get_loading (fixture->context) &&
         g_str_equal (pb_judgement_get_criteria_name (judgement), name);
}

/* Seen first, then taken; the group is judged by them at once, and undo takes it
 * all back.
 */
static void
test_import (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *undone = NULL;
  AdwDialog *dialog = offer (fixture, ours);

  UI_WAIT (ui_find_text (dialog, "This checklist does not have it.") != NULL);
  UI_WAIT (ui_find_text (dialog, "All of us") != NULL);
  UI_WAIT (ui_find_text (dialog, "Criteria_of our network, version 2") != NULL);
  g_assert_cmpuint (count_sets (fixture), ==, 0);
  g_assert_true (judged_by (fixture, "built-in"));

  accept (fixture, dialog);
  UI_WAIT (judged_by (fixture, "ours"));
  g_assert_cmpuint (count_sets (fixture), ==, 1);
  g_assert_cmpuint (
    pb_judgement_get_results (pb_group_context_get_judgement (fixture->context))->len, ==, 1);
  UI_WAIT (ui_find_text (fixture->button, "Criteria: Criteria_of our network, version 2") != NULL);

  /* Again is an update, not a second one. */
  dialog = offer (fixture, ours);
  accept (fixture, dialog);
  UI_WAIT (judged_by (fixture, "ours"));
  g_assert_cmpuint (count_sets (fixture), ==, 1);

  /* Back to the built-in ones, as shown before. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->button), "criteria.choose", "s", "");
  UI_WAIT (get_dialog (fixture) != NULL);
  dialog = get_dialog (fixture);
  UI_WAIT (ui_find_text (dialog, "Joy") != NULL);
  accept (fixture, dialog);
  UI_WAIT (judged_by (fixture, "built-in"));

  undone = pb_store_undo_sync (fixture->library->store, &error);
  g_assert_no_error (error);
  g_assert_nonnull (undone);
  UI_WAIT (judged_by (fixture, "ours"));
}

/* What is wrong is said with its place, and nothing is kept. */
static void
test_broken (Fixture       *fixture,
             gconstpointer  data)
{
  AdwDialog *dialog = offer (fixture, "{\"format\": \"phasebook-criteria\",\n \"name\" 3}");

  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)),
                            "ours.json:2:"));
  adw_dialog_force_close (dialog);
  UI_WAIT (get_dialog (fixture) == NULL);
  g_assert_cmpuint (count_sets (fixture), ==, 0);
}

static void
add_tests (void)
{
  g_test_add ("/criteria/import", Fixture, NULL, set_up, test_import, tear_down);
  g_test_add ("/criteria/broken", Fixture, NULL, set_up, test_broken, tear_down);
}

int
main (int    argc,
      char **argv)
{
  return ui_test_run (argc, argv, add_tests);
}
