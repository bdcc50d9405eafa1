/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-fixture.h"

#include <glib/gstdio.h>

#include "ui-sample.h"
#include "ui/pb-ui.h"
#include "ui/pb-page-item.h"
#include "ui/pb-window-private.h"

static GtkApplication *application;

static void
tick_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* Lets a waiting loop look at its condition now and then, even if nothing
 * happens.
 */
gboolean
ui_tick (void)
{
  static gboolean ticked = TRUE;

  if (ticked)
    {
      ticked = FALSE;
      g_timeout_add_once (20, tick_cb, &ticked);
    }

  return TRUE;
}

void
ui_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

GtkApplication *
ui_application (void)
{
  return application;
}

int
ui_test_run (int    argc,
             char **argv,
             void (*add_tests) (void))
{
  g_autoptr(GError) error = NULL;
  int result;

  /* Folders are not isolated here: icons could not be read without the system’s
   * data.  The display that the tests are given has a home of its own.
   */
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  pb_ui_init ();

  application = GTK_APPLICATION (adw_application_new (APPLICATION_ID ".Test",
                                                      G_APPLICATION_NON_UNIQUE));
  g_application_set_resource_base_path (G_APPLICATION (application), PB_UI_RESOURCE_PATH);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);

  add_tests ();
  result = g_test_run ();

  g_object_unref (application);

  return result;
}

UiLibrary *
ui_library_new (void)
{
  UiLibrary *library = g_new0 (UiLibrary, 1);
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;

  library->folder = g_dir_make_tmp ("phasebook-ui-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (library->folder, "library.sqlite", NULL);
  library->file = g_file_new_for_path (path);
  library->clock = pb_clock_new_fixed (UI_TODAY);
  library->store = pb_store_new (library->file, library->clock);
  pb_store_set_author (library->store, "Ada Quell", "ada");
  library->criteria = pb_criteria_set_new_builtin (&error);
  g_assert_no_error (error);

  return library;
}

typedef struct
{
  gboolean done;
  GError *error;
} Answer;

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Answer *answer = user_data;

  pb_store_open_finish (PB_STORE (source), result, &answer->error);
  answer->done = TRUE;
}

static void
committed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Answer *answer = user_data;

  pb_store_commit_finish (PB_STORE (source), result, &answer->error);
  answer->done = TRUE;
}

static void
closed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Answer *answer = user_data;

  pb_store_close_finish (PB_STORE (source), result, &answer->error);
  answer->done = TRUE;
}

void
ui_library_open (UiLibrary *library)
{
  Answer answer = { 0 };

  pb_store_open_async (library->store, PB_STORE_OPEN_CREATE, NULL, NULL, opened_cb, &answer);
  UI_WAIT (answer.done);
  g_assert_no_error (answer.error);
}

void
ui_library_commit (UiLibrary *library,
                   PbEdit    *edit)
{
  Answer answer = { 0 };

  pb_store_commit_async (library->store, edit, NULL, committed_cb, &answer);
  UI_WAIT (answer.done);
  g_assert_no_error (answer.error);
}

void
ui_library_fill (UiLibrary *library)
{
  g_autoptr(PbEdit) edit = ui_sample_build (UI_TODAY);

  ui_library_commit (library, edit);
}

static void
remove_folder (const char *path)
{
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_remove (child);
    }

  g_rmdir (path);
}

void
ui_library_free (UiLibrary *library)
{
  if (pb_store_get_state (library->store) == PB_STORE_OPEN)
    {
      Answer answer = { 0 };

      pb_store_close_async (library->store, closed_cb, &answer);
      UI_WAIT (answer.done);
      g_assert_no_error (answer.error);
    }

  /* What is still under way holds the library a little longer. */
  UI_WAIT (G_OBJECT (library->store)->ref_count == 1);
  g_assert_finalize_object (library->store);
  g_object_unref (library->clock);
  g_object_unref (library->criteria);
  g_object_unref (library->file);
  remove_folder (library->folder);
  g_free (library->folder);
  g_free (library);
}

PbWindow *
ui_window_new (UiLibrary *library)
{
  PbWindow *window = pb_window_new (application, library->store, library->criteria, NULL);

  gtk_window_present (GTK_WINDOW (window));
  pb_window_open (window, PB_STORE_OPEN_CREATE);

  return window;
}

/* Closes the window and makes sure that nothing keeps it. */
void
ui_window_close (PbWindow *window)
{
  gpointer weak = window;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_close (GTK_WINDOW (window));
  UI_WAIT (weak == NULL);
}

static void
key_done_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_assert_true (g_subprocess_wait_check_finish (G_SUBPROCESS (object), result, NULL));
  *(gboolean *) user_data = TRUE;
}

/* Presses a key as somebody would. */
void
ui_press (const char *key)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process = NULL;
  gboolean done = FALSE;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "xdotool", "key", key, NULL);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, key_done_cb, &done);
  UI_WAIT (done);
}

PbGroupContext *
ui_context_new (UiLibrary  *library,
                const char *group_id)
{
  PbGroupContext *context = pb_group_context_new (library->store, library->criteria);

  pb_group_context_set_group_id (context, group_id);
  UI_WAIT (!pb_group_context_get_loading (context));
  g_assert_nonnull (pb_group_context_get_judgement (context));

  return context;
}

typedef gboolean (*Match) (GtkWidget     *widget,
                           gconstpointer  wanted);

static GtkWidget *
find (GtkWidget     *root,
      Match          match,
      gconstpointer  wanted)
{
  if (match (root, wanted))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, match, wanted);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_of_type (GtkWidget     *widget,
            gconstpointer  wanted)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, *(const GType *) wanted);
}

GtkWidget *
ui_find (gpointer root,
         GType    type)
{
  return find (root, is_of_type, &type);
}

static gboolean
shows_text (GtkWidget     *widget,
            gconstpointer  wanted)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), wanted);
}

/* The label that shows @text where people can see it. */
GtkWidget *
ui_find_text (gpointer    root,
              const char *text)
{
  return find (root, shows_text, text);
}

static gboolean
does_action (GtkWidget     *widget,
             gconstpointer  wanted)
{
  return GTK_IS_ACTIONABLE (widget) &&
         g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), wanted) == 0;
}

GtkWidget *
ui_find_action (gpointer    root,
                const char *action_name)
{
  return find (root, does_action, action_name);
}

guint
ui_count (gpointer root,
          GType    type)
{
  guint n = G_TYPE_CHECK_INSTANCE_TYPE (root, type);

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += ui_count (child, type);

  return n;
}

/* How many widgets in sight can be used to change something. */
guint
ui_count_changing (GtkWidget *widget)
{
  static const char *const changing[] = {
    "win.new-", "win.edit-", "win.delete-", "win.import", "win.paste", "win.undo", "win.redo",
    "win.still-true", "win.review-phase", "win.begin-phase", "overview.edit", "card.write",
    "card.confirm", "text.edit", "readiness.attest", "readiness.dispute", "impact.new",
    "metric.edit", "metric.observe", "objective.edit", "treasury.new", "treasury.confirm",
    "people.new", "network.new", "cycles.plan", "history-row.undo", "register.delete", NULL,
  };
  guint n = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;

  /* Of a banner it is the button inside that counts. */
  if (GTK_IS_ACTIONABLE (widget) && !ADW_IS_BANNER (widget) && gtk_widget_is_sensitive (widget))
    {
      const char *action = gtk_actionable_get_action_name (GTK_ACTIONABLE (widget));

      for (guint i = 0; action && changing[i]; i++)
        {
          if (g_str_has_prefix (action, changing[i]))
            {
              g_test_message ("%s can be used", action);
              n++;
            }
        }
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    n += ui_count_changing (child);

  return n;
}

/* The same on all pages of a window. */
guint
ui_window_count_changing (PbWindow *window)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (window->pages); i++)
    {
      g_autoptr(PbPageItem) item = g_list_model_get_item (window->pages, i);

      _pb_window_show_page (window, pb_page_item_get_name (item));
      UI_WAIT (gtk_widget_get_mapped (GTK_WIDGET (_pb_window_get_page (window))));
      ui_settle ();
      n += ui_count_changing (GTK_WIDGET (window));
    }

  return n;
}
