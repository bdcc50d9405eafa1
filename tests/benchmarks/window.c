/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* window [GROUPS RECORDS]
 *
 * Measures the window over a library of 200 groups and 100,000 records: how long
 * it takes until what was asked for is painted and at rest, and how long the main
 * loop was busy without a pause meanwhile, which is what makes a window stutter.
 * Needs a display: it runs in build-aux/headless.
 */

#include "config.h"

#include "figure.h"
#include "scale-library.h"

#include "storage/pb-store-sync.h"
#include "ui/pb-page-item.h"
#include "ui/pb-search-dialog.h"
#include "ui/pb-ui.h"
#include "ui/pb-window-private.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#define DEFAULT_GROUPS 200
#define DEFAULT_RECORDS 100000
#define N_SCROLLS 60
#define SCROLL_STEP 150
#define N_SEARCHES 40

/* Nothing painted for so long is rest. */
#define REST_MS 400.0
#define PATIENCE_MS 30000.0

#define PAGE_FLOOR 150.0
#define SEARCH_FLOOR 50.0
#define OPEN_FLOOR 1000.0
#define FRAME 16.0

typedef struct
{
  GtkApplication *application;
  PbCriteriaSet *criteria;
  PbStore *store;
  PbWindow *window;
  double painted;
} Bench;

/* When the last poll ended, and the longest time between the end of a poll and
 * the next one.
 */
static double poll_end;
static double longest;

static double
now (void)
{
  return g_get_monotonic_time () / 1000.0;
}

static int
watching_poll (GPollFD *fds,
               guint    n_fds,
               int      timeout)
{
  int result;

  longest = MAX (longest, now () - poll_end);
  result = g_poll (fds, n_fds, timeout);
  poll_end = now ();

  return result;
}

static void
start_watching (void)
{
  longest = 0;
  poll_end = now ();
}

static double
stop_watching (void)
{
  return MAX (longest, now () - poll_end);
}

static void
print_figure (const char *name,
              const char *what,
              double      ours,
              double      bound)
{
  g_autofree char *full = g_strdup_printf ("window-%s-%s", name, what);

  figure_below (full, ours, bound);
}

static void
painted_cb (GdkFrameClock *clock,
            Bench         *bench)
{
  bench->painted = now ();
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Goes on until nothing has been painted for a while and nothing is being read;
 * returns how long that took, without the while.
 */
static double
wait_for_rest (Bench *bench)
{
  double start = now ();
  guint wake = g_timeout_add (20, wake_cb, NULL);

  bench->painted = start;
  while (now () - start < PATIENCE_MS &&
         (now () - bench->painted < REST_MS ||
          pb_group_context_get_loading (bench->window->context)))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (wake);

  return bench->painted - start;
}

static void
open_window (Bench      *bench,
             GFile      *file,
             PbClock    *clock,
             const char *name)
{
  GdkFrameClock *frames;
  double time;

  bench->store = pb_store_new (file, clock);
  start_watching ();
  time = now ();
  bench->window = pb_window_new (bench->application, bench->store, bench->criteria, NULL);
  gtk_window_present (GTK_WINDOW (bench->window));
  frames = gtk_widget_get_frame_clock (GTK_WIDGET (bench->window));
  g_signal_connect (frames, "after-paint", G_CALLBACK (painted_cb), bench);
  pb_window_open (bench->window, PB_STORE_OPEN_NORMAL);
  while (pb_group_context_get_judgement (bench->window->context) == NULL)
    g_main_context_iteration (NULL, TRUE);
  wait_for_rest (bench);
  if (name)
    {
      print_figure (name, "ms", bench->painted - time, OPEN_FLOOR);
      print_figure (name, "stall-ms", stop_watching (), FRAME);
    }
}

static void
close_window (Bench *bench)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (GTK_WIDGET (bench->window)),
                                        bench);
  gtk_window_close (GTK_WINDOW (bench->window));
  while (pb_store_get_state (bench->store) == PB_STORE_OPEN ||
         G_OBJECT (bench->store)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&bench->store);
}

/* The first list on the page that does not fit. */
static GtkAdjustment *
find_scrolled (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;

  if (GTK_IS_SCROLLED_WINDOW (widget))
    {
      GtkAdjustment *adjustment =
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));

      if (gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment) * 1.5)
        return adjustment;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAdjustment *found = find_scrolled (child);

      if (found)
        return found;
    }

  return NULL;
}

static void
measure_scrolling (Bench      *bench,
                   const char *page)
{
  GtkAdjustment *adjustment = find_scrolled (GTK_WIDGET (_pb_window_get_page (bench->window)));
  g_autofree char *name = g_strconcat (page, "-scroll", NULL);
  guint wake;

  if (adjustment == NULL)
    return;

  wake = g_timeout_add (20, wake_cb, NULL);
  start_watching ();
  for (guint i = 0; i < N_SCROLLS; i++)
    {
      double value = gtk_adjustment_get_value (adjustment);
      double start = now ();

      bench->painted = 0;
      gtk_adjustment_set_value (adjustment, value + SCROLL_STEP);
      if (gtk_adjustment_get_value (adjustment) == value)
        break;
      while (bench->painted == 0 && now () - start < PATIENCE_MS)
        g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (wake);
  print_figure (name, "stall-ms", stop_watching (), FRAME);
}

static void
measure_pages (Bench *bench)
{
  GListModel *pages = bench->window->pages;

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr(PbPageItem) item = g_list_model_get_item (pages, i);
      const char *name = pb_page_item_get_name (item);
      double time;

      start_watching ();
      time = now ();
      _pb_window_show_page (bench->window, name);
      wait_for_rest (bench);
      print_figure (name, "ms", bench->painted - time, PAGE_FLOOR);
      print_figure (name, "stall-ms", stop_watching (), FRAME);
      measure_scrolling (bench, name);
    }
}

/* Another group, with a register on the screen. */
static void
measure_group (Bench      *bench,
               const char *id,
               const char *name)
{
  double time;

  start_watching ();
  time = now ();
  pb_group_context_set_group_id (bench->window->context, id);
  while (pb_group_context_get_judgement (bench->window->context) == NULL)
    g_main_context_iteration (NULL, TRUE);
  wait_for_rest (bench);
  print_figure (name, "ms", bench->painted - time, OPEN_FLOOR);
  print_figure (name, "stall-ms", stop_watching (), FRAME);
}

static char *
dup_other_group (Bench *bench)
{
  g_autoptr(PbQuery) query = pb_query_new (PB_KIND_GROUP);
  g_autoptr(GPtrArray) groups = NULL;

  pb_query_set_range (query, 100, 1);
  groups = pb_store_query_sync (bench->store, query, NULL);

  return groups && groups->len ? g_strdup (pb_record_get_id (groups->pdata[0])) : NULL;
}

/* From the change to the window that shows and judges it. */
static void
measure_edit (Bench *bench)
{
  g_autoptr(PbEdit) edit = pb_edit_new ("Rename");
  double time;

  pb_edit_set_text (edit, SCALE_GROUP_ID, PB_GROUP_NAME, "Renamed");
  start_watching ();
  time = now ();
  pb_group_context_commit (bench->window->context, edit);
  while (g_strcmp0 (gtk_window_get_title (GTK_WINDOW (bench->window)), "Renamed") != 0)
    g_main_context_iteration (NULL, TRUE);
  wait_for_rest (bench);
  print_figure ("edit", "ms", bench->painted - time, OPEN_FLOOR);
  print_figure ("edit", "stall-ms", stop_watching (), FRAME);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GPtrArray) hits = pb_store_search_finish (PB_STORE (source), result, NULL);

  g_assert (hits != NULL);
  *(gboolean *) user_data = TRUE;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return one < other ? -1 : one > other;
}

static void
measure_search (Bench *bench)
{
  static const char *const words[] = { "care", "gar", "river market", "seed1", "lantern", "co",
                                       "bicycle station", "h" };
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  AdwDialog *dialog;
  GtkWidget *entry;

  start_watching ();
  for (guint i = 0; i < N_SEARCHES; i++)
    {
      gboolean found = FALSE;
      double time = now ();

      pb_store_search_async (bench->store, words[i % G_N_ELEMENTS (words)], 20, NULL, found_cb,
                             &found);
      while (!found)
        g_main_context_iteration (NULL, TRUE);
      time = now () - time;
      g_array_append_val (times, time);
    }
  g_array_sort (times, compare_times);
  print_figure ("search-p95", "ms", g_array_index (times, double, times->len * 95 / 100),
                SEARCH_FLOOR);

  start_watching ();
  gtk_widget_activate_action (GTK_WIDGET (bench->window), "win.search", NULL);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (bench->window));
  entry = gtk_window_get_focus (GTK_WINDOW (bench->window));
  wait_for_rest (bench);
  while (entry && !GTK_IS_EDITABLE (entry))
    entry = gtk_widget_get_parent (entry);
  for (guint i = 0; entry && i < G_N_ELEMENTS (words); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), words[i]);
      wait_for_rest (bench);
    }
  print_figure ("search", "stall-ms", stop_watching (), FRAME);
  adw_dialog_force_close (dialog);
  wait_for_rest (bench);
}

/* Proportional memory in MiB. */
static double
get_memory (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return 0;
  line = strstr (text, "\nPss:");

  return line ? g_ascii_strtod (line + strlen ("\nPss:"), NULL) / 1024 : 0;
}

static GFile *
make_library (const char *folder,
              const char *name,
              PbClock    *clock,
              guint       n_groups,
              guint       n_records)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GFile *file = g_file_new_for_path (path);

  scale_library_make (file, clock, n_groups, n_records);

  return file;
}

int
main (int    argc,
      char **argv)
{
  guint n_groups = argc > 1 ? (guint) atoi (argv[1]) : DEFAULT_GROUPS;
  guint n_records = argc > 2 ? (guint) atoi (argv[2]) : DEFAULT_RECORDS;
  g_autofree char *folder = g_dir_make_tmp ("phasebook-bench-XXXXXX", NULL);
  g_autoptr(PbClock) clock = pb_clock_new ();
  g_autoptr(GFile) small = NULL;
  g_autoptr(GFile) large = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *other = NULL;
  Bench bench = { 0 };
  double memory;

  gtk_init ();
  adw_init ();
  pb_ui_init ();
  bench.application = GTK_APPLICATION (adw_application_new (NULL, G_APPLICATION_NON_UNIQUE));
  g_application_set_resource_base_path (G_APPLICATION (bench.application), PB_UI_RESOURCE_PATH);
  if (!g_application_register (G_APPLICATION (bench.application), NULL, &error))
    g_error ("%s", error->message);
  bench.criteria = pb_criteria_set_new_builtin (&error);

  small = make_library (folder, "small", clock, 2, n_records / 100);
  large = make_library (folder, "large", clock, n_groups, n_records);
  g_main_context_set_poll_func (NULL, watching_poll);

  open_window (&bench, small, clock, NULL);
  memory = get_memory ();
  close_window (&bench);

  open_window (&bench, large, clock, "open");
  figure_beside ("window-memory-mib", get_memory (), memory, 1.5);
  other = dup_other_group (&bench);
  measure_group (&bench, other, "small-group");
  measure_group (&bench, SCALE_GROUP_ID, "large-group");
  measure_pages (&bench);
  measure_edit (&bench);
  measure_search (&bench);
  close_window (&bench);

  g_object_unref (bench.criteria);
  g_object_unref (bench.application);
  g_file_delete (small, NULL, NULL);
  g_file_delete (large, NULL, NULL);
  g_rmdir (folder);

  return EXIT_SUCCESS;
}
