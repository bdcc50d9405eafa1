/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* test-pages [--amount ROUNDS]
 *
 * Opens a window, shows every page and closes it again, so often; then opens and closes
 * every dialog as often.  Afterwards there are as many objects as before.
 */

#include "config.h"

#include "endurance.h"

#include "formats/pb-example-network.h"
#include "storage/pb-store-sync.h"
#include "ui/exchange/pb-bundle-dialog.h"
#include "ui/exchange/pb-news-dialog.h"
#include "ui/history/pb-history-dialog.h"
#include "ui/pb-page-item.h"
#include "ui/pb-ui.h"
#include "ui/pb-window-private.h"
#include "ui/readiness/pb-criteria-dialog.h"
#include "ui/treasury/pb-match-dialog.h"
#include "ui/ui-fixture.h"

/* Enough that a leak differs from what GTK keeps for the next time. */
#define DEFAULT_ROUNDS 20

/* What is made once and kept is made in these. */
#define N_WARM_UP 3

/* Of so many records an action is tried. */
#define N_TRIED 5

/* There are about a hundred dialogs of records, so that only some come in each round. */
#define N_OF_RECORDS 4

/* How many kinds of dialogs are found at least. */
#define LEAST_DIALOGS 29

static int n_rounds = DEFAULT_ROUNDS;

/* The names of the classes of all dialogs that were closed. */
static GHashTable *opened;

/* Something that opens a dialog: an action of the window, or of @page, where the widget of a type
 * may be a button for it.
 */
typedef struct
{
  char *page;
  char *action;
  GVariant *target;
  GType widget;
} Opener;

static void
opener_free (Opener *opener)
{
  g_free (opener->page);
  g_free (opener->action);
  g_clear_pointer (&opener->target, g_variant_unref);
  g_free (opener);
}

static GPtrArray *
opener_array_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) opener_free);
}

static void
add_opener (GPtrArray  *openers,
            const char *page,
            const char *action,
            GVariant   *target,
            GType       widget)
{
  Opener *opener = g_new0 (Opener, 1);

  opener->page = g_strdup (page);
  opener->action = g_strdup (action);
  opener->target = target ? g_variant_ref_sink (target) : NULL;
  opener->widget = widget;
  g_ptr_array_add (openers, opener);
}

/* The program closes the library with the window, and opens it with the next. */
static void
renew_store (UiLibrary *library)
{
  UI_WAIT (pb_store_get_state (library->store) == PB_STORE_CLOSED);
  UI_WAIT (G_OBJECT (library->store)->ref_count == 1);
  g_assert_finalize_object (library->store);
  library->store = pb_store_new (library->file, library->clock);
  pb_store_set_author (library->store, "Ada Quell", "ada");
}

/* The example network, which has something on every page. */
static UiLibrary *
make_library (void)
{
  UiLibrary *library = ui_library_new ();
  g_autoptr(PbEdit) edit = pb_example_network_build (UI_TODAY);

  ui_library_open (library);
  ui_library_commit (library, edit);
  pb_store_close_sync (library->store, NULL);
  renew_store (library);

  return library;
}

static PbWindow *
open_window (UiLibrary *library)
{
  g_autoptr(GSettings) settings = pb_ui_new_settings ();
  PbWindow *window = pb_window_new (ui_application (), library->store, library->criteria, settings);

  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  gtk_window_present (GTK_WINDOW (window));
  pb_window_open (window, PB_STORE_OPEN_NORMAL);
  UI_WAIT (pb_store_get_state (library->store) == PB_STORE_OPEN);
  UI_WAIT (pb_group_context_get_judgement (window->context) != NULL &&
           !pb_group_context_get_loading (window->context));

  return window;
}

static void
show_page (PbWindow   *window,
           const char *name)
{
  _pb_window_show_page (window, name);
  UI_WAIT (gtk_widget_get_mapped (GTK_WIDGET (_pb_window_get_page (window))));
  UI_WAIT (!pb_group_context_get_loading (window->context));
  ui_settle ();
}

static void
show_all_pages (PbWindow *window)
{
  for (guint i = 0; i < g_list_model_get_n_items (window->pages); i++)
    {
      g_autoptr(PbPageItem) item = g_list_model_get_item (window->pages, i);

      show_page (window, pb_page_item_get_name (item));
    }
}

static void
use_window (UiLibrary *library)
{
  PbWindow *window = open_window (library);

  show_all_pages (window);
  ui_window_close (window);
  renew_store (library);
}

static void
test_pages (void)
{
  g_autoptr(UiLibrary) library = make_library ();
  g_autoptr(LiveObjects) before = NULL;
  g_autoptr(LiveObjects) after = NULL;

  for (int i = 0; i < N_WARM_UP; i++)
    use_window (library);
  before = live_objects_count ();
  for (int i = 0; i < n_rounds; i++)
    use_window (library);
  after = live_objects_count ();

  g_assert_cmpuint (live_objects_compare (before, after, n_rounds), ==, 0);
}

static AdwDialog *
get_dialog (PbWindow *window)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
}

static gboolean
opens_elsewhere (const char *action)
{
  /* They change something, or show another page, without a dialog. */
  static const char *const without[] = {
    "win.undo", "win.redo", "win.page", "win.go-to", "win.show-record", "win.find", "win.explore",
    "win.copy-text", "win.see-as-of", "win.choose-library", "win.open-folder", "win.open-state",
    "card.go-to", "history-row.undo", "app.", "window.", "navigation.", "clipboard.",
    "selection.", "menu.", NULL,
  };

  for (guint i = 0; without[i]; i++)
    {
      if (g_str_has_prefix (action, without[i]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_known (GPtrArray  *openers,
          const char *action,
          GType       widget)
{
  for (guint i = 0; i < openers->len; i++)
    {
      Opener *opener = openers->pdata[i];

      if (g_str_equal (opener->action, action) && opener->widget == widget)
        return TRUE;
    }

  return FALSE;
}

/* What the widgets in sight would do. */
static void
collect (GtkWidget  *widget,
         const char *page,
         GPtrArray  *openers)
{
  if (!gtk_widget_get_mapped (widget))
    return;

  if (GTK_IS_ACTIONABLE (widget) && gtk_widget_is_sensitive (widget))
    {
      const char *action = gtk_actionable_get_action_name (GTK_ACTIONABLE (widget));

      if (action && !opens_elsewhere (action) &&
          !is_known (openers, action, G_OBJECT_TYPE (widget)))
        add_opener (openers, page, action,
                    gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget)),
                    G_OBJECT_TYPE (widget));
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    collect (child, page, openers);
}

/* The widget on the page that does what @opener says, made anew perhaps. */
static GtkWidget *
find_opener (GtkWidget *widget,
             Opener    *opener)
{
  if (GTK_IS_ACTIONABLE (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), opener->action) == 0)
    {
      GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget));

      if (target == opener->target ||
          (target && opener->target && g_variant_equal (target, opener->target)))
        return widget;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_opener (child, opener);

      if (found)
        return found;
    }

  return NULL;
}

/* What an action does may have to be read first, and so may the page with its button. */
#define PATIENCE (G_USEC_PER_SEC)

/* Returns: whether a dialog came. */
static gboolean
open_dialog (PbWindow *window,
             Opener   *opener)
{
  GtkWidget *widget = opener->page ? NULL : GTK_WIDGET (window);
  gint64 end = g_get_monotonic_time () + PATIENCE;

  if (opener->page)
    show_page (window, opener->page);
  while (!widget && g_get_monotonic_time () < end)
    {
      if (opener->widget)
        widget = find_opener (GTK_WIDGET (window), opener);
      else
        widget = GTK_WIDGET (_pb_window_get_page (window));
      if (!widget)
        g_main_context_iteration (NULL, ui_tick ());
    }
  if (!widget || !gtk_widget_activate_action_variant (widget, opener->action, opener->target))
    return FALSE;
  while (!get_dialog (window) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, ui_tick ());

  return get_dialog (window) != NULL;
}

static void
close_dialogs (PbWindow *window)
{
  gpointer dialog;

  while ((dialog = get_dialog (window)))
    {
      const char *name = G_OBJECT_TYPE_NAME (dialog);
      gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

      g_hash_table_add (opened, (gpointer) name);
      g_object_add_weak_pointer (G_OBJECT (dialog), &dialog);
      while (dialog && !gtk_widget_get_mapped (dialog))
        g_main_context_iteration (NULL, ui_tick ());
      ui_settle ();
      if (dialog)
        adw_dialog_force_close (dialog);
      while (dialog && g_get_monotonic_time () < end)
        g_main_context_iteration (NULL, ui_tick ());
      if (dialog)
        g_error ("%s stays when it is closed", name);
    }
}

/* Those of the main menu, of keys, and of menus and lists of pages.  Of a record it is the
 * first of the group on which the action opens something.
 */
static void
add_actions (PbWindow  *window,
             GPtrArray *openers)
{
  static const struct
  {
    const char *page;
    const char *action;
    const char *target;
    PbKind kind;
  } actions[] = {
    { NULL, "win.new-group" },
    { NULL, "win.import" },
    { NULL, "win.report" },
    { NULL, "win.export" },
    { NULL, "win.share-state" },
    { NULL, "win.all-records" },
    { NULL, "win.preferences" },
    { NULL, "win.show-shortcuts" },
    { NULL, "win.search" },
    { NULL, "win.choose-backup" },
    { NULL, "win.explorers" },
    { NULL, "win.shared-folder" },
    { NULL, "win.conflicts", "" },
    { NULL, "win.delete-record", NULL, PB_KIND_MEMBER },
    { "readiness", "readiness.attest", "I2" },
    { "agreements", "agreements.amend", NULL, PB_KIND_AGREEMENT },
    { "agreements", "agreements.renew", NULL, PB_KIND_AGREEMENT },
    { "agreements", "agreements.review", NULL, PB_KIND_AGREEMENT },
    { "decisions", "decisions.close", NULL, PB_KIND_DECISION },
    { "cycles", "cycles.plan" },
    { "cycles", "cycles.resettle", NULL, PB_KIND_INSIGHT },
    { "cycles", "cycles.answer", NULL, PB_KIND_FEEDBACK },
    { "treasury", "treasury.add-table" },
    { "treasury", "treasury.match", NULL, PB_KIND_TRANSACTION },
    { "people", "people.end", NULL, PB_KIND_ASSIGNMENT },
    { "network", "network.new-partner" },
  };
  PbDossier *dossier = pb_group_context_get_dossier (window->context);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GPtrArray *records = NULL;

      if (actions[i].kind)
        records = pb_dossier_get_records (dossier, actions[i].kind);
      if (actions[i].target)
        add_opener (openers, actions[i].page, actions[i].action,
                    g_variant_new_string (actions[i].target), 0);
      else if (!records)
        add_opener (openers, actions[i].page, actions[i].action, NULL, 0);
      for (guint j = 0; records && j < records->len && j < N_TRIED; j++)
        add_opener (openers, actions[i].page, actions[i].action,
                    g_variant_new_string (pb_record_get_id (records->pdata[j])), 0);
    }
}

/* One for each dialog that can be come by. */
static void
find_dialogs (PbWindow  *window,
              GPtrArray *openers)
{
  g_autoptr(GPtrArray) found = opener_array_new ();
  g_autoptr(GHashTable) known = g_hash_table_new (NULL, NULL);

  add_actions (window, found);
  for (guint i = 0; i < g_list_model_get_n_items (window->pages); i++)
    {
      g_autoptr(PbPageItem) item = g_list_model_get_item (window->pages, i);

      show_page (window, pb_page_item_get_name (item));
      collect (GTK_WIDGET (window), pb_page_item_get_name (item), found);
    }
  for (guint i = 0; i < found->len; i++)
    {
      Opener *opener = found->pdata[i];

      if (open_dialog (window, opener))
        {
          GType type = G_OBJECT_TYPE (get_dialog (window));

          close_dialogs (window);
          if (!g_hash_table_add (known, GSIZE_TO_POINTER (type)))
            continue;
          g_test_message ("%s: %s", opener->action, g_type_name (type));
          add_opener (openers, opener->page, opener->action, opener->target, opener->widget);
        }
    }
}

/* One to make, one to change and one with the history of a record of each kind. */
static void
add_records (PbWindow  *window,
             GPtrArray *openers)
{
  for (guint kind = PB_KIND_COMMON + 1; kind < PB_N_KINDS; kind++)
    {
      g_autoptr(PbQuery) query = pb_query_new (kind);
      g_autoptr(GPtrArray) records = NULL;

      pb_query_set_range (query, 0, 1);
      records = pb_store_query_sync (window->store, query, NULL);
      add_opener (openers, NULL, "win.new-record",
                  g_variant_new ("(ss)", pb_kind_get_info (kind)->name, ""), 0);
      if (records && records->len)
        {
          const char *id = pb_record_get_id (records->pdata[0]);

          add_opener (openers, NULL, "win.edit-record", g_variant_new_string (id), 0);
          add_opener (openers, NULL, "win.record-history", g_variant_new_string (id), 0);
        }
    }
}

/* Those that no action opens: lists, files and others do. */
typedef AdwDialog *(*MakeFunc) (PbWindow *window);

static AdwDialog *
make_history (PbWindow *window)
{
  g_autoptr(GPtrArray) items = pb_store_history_sync (window->store, NULL, NULL, 1, NULL);

  g_assert_cmpuint (items->len, ==, 1);

  return ADW_DIALOG (pb_history_dialog_new (window->context, items->pdata[0]));
}

static AdwDialog *
make_criteria (PbWindow *window)
{
  g_autoptr(PbCriteriaSet) criteria = pb_criteria_set_new_builtin (NULL);
  g_autoptr(GBytes) text = g_bytes_new_static ("{}", 2);

  return ADW_DIALOG (pb_criteria_dialog_new_import (window->context, criteria, text));
}

static AdwDialog *
make_news (PbWindow *window)
{
  PbShareNews *news = pb_sharing_get_news (window->sharing);

  return pb_news_dialog_new (window->store, news);
}

static AdwDialog *
make_match (PbWindow *window)
{
  PbDossier *dossier = pb_group_context_get_dossier (window->context);
  g_autoptr(PbTreasury) treasury = pb_treasury_new (dossier, UI_TODAY);
  g_autoptr(GPtrArray) payments = g_ptr_array_new ();
  GPtrArray *outflows = pb_treasury_get_outflows (treasury);

  g_assert_cmpuint (outflows->len, >, 0);
  g_ptr_array_add (payments, ((PbOutflow *) outflows->pdata[0])->transaction);

  return pb_match_dialog_new (window->context, treasury, payments);
}

static AdwDialog *
make_bundle (PbWindow *window)
{
  g_autofree char *folder = g_path_get_dirname (pb_store_get_path (window->store));
  g_autoptr(PbIdentity) identity = pb_identity_new (folder, PB_IDENTITY_FILE_ONLY);
  g_autoptr(PbStateBundle) made =
    pb_state_bundle_new (pb_group_context_get_dossier (window->context), PB_AUDIENCE_PARTNERS,
                         "0000");
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(PbStateBundle) bundle = NULL;

  g_assert_true (pb_identity_ensure (identity, "Ada Quell", NULL, NULL));
  bytes = pb_state_bundle_write (made, identity, 0, NULL);
  bundle = pb_state_bundle_read (bytes, NULL);

  return pb_bundle_dialog_new (bundle, pb_sharing_get_trust (window->sharing), identity);
}

static const MakeFunc makers[] = {
  make_history, make_criteria, make_news, make_match, make_bundle,
};

static void
make_dialogs (PbWindow *window)
{
  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      adw_dialog_present (makers[i] (window), GTK_WIDGET (window));
      g_assert_nonnull (get_dialog (window));
      close_dialogs (window);
    }
}

/* All dialogs, and those of the next few kinds. */
static void
open_dialogs (PbWindow  *window,
              GPtrArray *openers,
              GPtrArray *of_records,
              guint     *next)
{
  for (guint i = 0; i < openers->len + N_OF_RECORDS; i++)
    {
      Opener *opener = i < openers->len ? openers->pdata[i]
                                        : of_records->pdata[(*next)++ % of_records->len];

      if (!open_dialog (window, opener))
        g_error ("%s opens no dialog", opener->action);
      close_dialogs (window);
    }
  make_dialogs (window);
}

/* Adds to @names the classes of dialogs that can be made, by the headers in @folder and below. */
static void
list_classes (const char *folder,
              GPtrArray  *names)
{
  g_autoptr(GRegex) declared = g_regex_new ("G_DECLARE_FINAL_TYPE \\((\\w+)", 0, 0, NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      g_autoptr(GMatchInfo) match = NULL;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        list_classes (path, names);
      if (!g_str_has_suffix (name, "-dialog.h"))
        continue;
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      if (g_regex_match (declared, text, 0, &match))
        g_ptr_array_add (names, g_match_info_fetch (match, 1));
    }
}

/* A new dialog has to come here, too. */
static void
check_all_opened (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "src", "ui", NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  list_classes (folder, names);
  g_assert_cmpuint (names->len, >=, LEAST_DIALOGS);
  for (guint i = 0; i < names->len; i++)
    {
      if (!g_hash_table_contains (opened, names->pdata[i]))
        g_error ("No action opens %s, and nothing here makes one", (char *) names->pdata[i]);
    }
}

static void
test_dialogs (void)
{
  g_autoptr(UiLibrary) library = make_library ();
  g_autoptr(GPtrArray) openers = opener_array_new ();
  g_autoptr(GPtrArray) of_records = opener_array_new ();
  g_autoptr(LiveObjects) before = NULL;
  g_autoptr(LiveObjects) after = NULL;
  PbWindow *window = open_window (library);
  guint next = 0;

  opened = g_hash_table_new (g_str_hash, g_str_equal);

  /* GTK 4.18 keeps its task when it is asked for a text that is not there. */
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (window)),
                          "Date,Amount,Asset\n2026-01-31,12.50,EUR\n");
  find_dialogs (window, openers);
  g_assert_cmpuint (openers->len, >=, LEAST_DIALOGS);
  add_records (window, of_records);
  for (int i = 0; i < N_WARM_UP; i++)
    open_dialogs (window, openers, of_records, &next);
  before = live_objects_count ();
  for (int i = 0; i < n_rounds; i++)
    open_dialogs (window, openers, of_records, &next);
  after = live_objects_count ();

  g_assert_cmpuint (live_objects_compare (before, after, n_rounds), ==, 0);
  check_all_opened ();
  g_clear_pointer (&opened, g_hash_table_unref);
  ui_window_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/endurance/pages", test_pages);
  g_test_add_func ("/endurance/dialogs", test_dialogs);
}

int
main (int   argc,
      char *argv[])
{
  n_rounds = (int) endurance_take_amount (&argc, &argv, DEFAULT_ROUNDS);
  live_objects_watch ();

  return ui_test_run (argc, argv, add_tests);
}
