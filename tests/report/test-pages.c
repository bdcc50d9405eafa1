/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "report-example.h"

#include "report/pb-pager-private.h"
#include "report/pb-pdf-update-private.h"

#include <glib/gstdio.h>
#include <string.h>

/* Every strip stands on one page, in order; pages are not overfull; what stays
 * together is together; heads of tables are there again.
 */
static void
check_pages (PbPager  *pager,
             gboolean  strict)
{
  const PbPageSetup *setup = pb_pager_get_page_setup (pager);
  double room = setup->height - setup->top - setup->bottom;
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint n = 0; n < pb_pager_get_n_pages (pager); n++)
    {
      const PbPage *page = pb_pager_get_page (pager, n);
      double bottom = 0;

      if (strict)
        g_assert_cmpfloat (page->used, <=, room + 0.1);

      for (guint i = 0; i < page->strips->len; i++)
        {
          const PbPlacedStrip *placed = &g_array_index (page->strips, PbPlacedStrip, i);
          gboolean last = i + 1 == page->strips->len;

          g_assert_cmpfloat (placed->y, >=, bottom - 0.01);
          bottom = placed->y + placed->strip->height;
          g_assert_true (g_hash_table_add (seen, (gpointer) placed->strip) ||
                         placed->strip->head == NULL);
          if (strict && last && n + 1 < pb_pager_get_n_pages (pager))
            g_assert_false (placed->strip->keep_next);
          if (i == 0 && placed->strip->head)
            g_error ("The head of a table is not repeated");
        }
    }
}

/* No line is wider than its column. */
static void
check_widths (PbPager *pager)
{
  for (guint n = 0; n < pb_pager_get_n_pages (pager); n++)
    {
      const PbPage *page = pb_pager_get_page (pager, n);

      for (guint i = 0; i < page->strips->len; i++)
        {
          const PbStrip *strip = g_array_index (page->strips, PbPlacedStrip, i).strip;

          for (guint k = 0; k < strip->items->len; k++)
            {
              const PbItem *item = strip->items->pdata[k];
              PangoRectangle logical;

              if (item->kind != PB_ITEM_LINE)
                continue;

              pango_layout_line_get_extents (
                pango_layout_get_line_readonly (pb_text_ensure (item->text,
                                                                pb_pager_get_context (pager)),
                                                item->line),
                NULL, &logical);
              g_assert_cmpint (logical.width, <=, (item->width + 0.5) * PANGO_SCALE);
            }
        }
    }
}

static GBytes *
make_pdf (PbDocument        *document,
          const PbPageSetup *setup)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GError) error = NULL;

  pb_document_to_pdf (document, setup, stream, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, &error);
  g_assert_no_error (error);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* Runs a program on a PDF; %NULL where it is not there. */
static char *
run_on (GBytes     *pdf,
        const char *program,
        const char *option,
        const char *after)
{
  g_autofree char *found = g_find_program_in_path (program);
  g_autofree char *path = NULL;
  g_autofree char *output = NULL;
  g_autoptr(GError) error = NULL;
  const char *arguments[6] = { 0 };
  int status = 0;
  guint n = 0;

  if (found == NULL)
    return NULL;

  path = g_build_filename (g_get_tmp_dir (), "pb-test-report-XXXXXX", NULL);
  g_close (g_mkstemp (path), NULL);
  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);

  arguments[n++] = found;
  if (option)
    arguments[n++] = option;
  arguments[n++] = path;
  if (after)
    arguments[n++] = after;
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  g_assert_no_error (error);
  g_unlink (path);

  return g_steal_pointer (&output);
}

static void
test_example (void)
{
  g_autoptr(Builder) builder = example_new ();
  g_autoptr(PbDocument) document = example_report (builder, PB_AUDIENCE_PARTNERS);
  static const char * const names[] = { "a4", "letter" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(PbPageSetup) setup = pb_page_setup_new_named (names[i]);
      g_autoptr(PbPager) pager = pb_pager_new (document, setup);
      g_autofree char *first = pb_pager_dup_page_text (pager, 0);

      check_pages (pager, TRUE);
      check_widths (pager);
      g_assert_cmpuint (pb_pager_get_n_pages (pager), >, 5);

      /* The first page is what a partner needs. */
      g_assert_nonnull (strstr (first, "Care Circle"));
      g_assert_nonnull (strstr (first, "Red flag"));
      g_assert_nonnull (strstr (first, "Iteration since 3 March 2024"));
      g_assert_nonnull (strstr (first, "Numbers That Matter"));
      g_assert_nonnull (strstr (first, "Next Dates"));
      g_assert_null (strstr (first, "The Way So Far"));
    }
}

/* A PDF has zeros between its words. */
static gboolean
contains (GBytes     *bytes,
          const char *what)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  gsize size = strlen (what);

  for (gsize i = 0; i + size <= length; i++)
    {
      if (memcmp (data + i, what, size) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
test_pdf (void)
{
  g_autoptr(Builder) builder = example_new ();
  g_autoptr(PbDocument) document = example_report (builder, PB_AUDIENCE_PARTNERS);
  g_autoptr(PbPager) pager = pb_pager_new (document, NULL);
  g_autoptr(GBytes) pdf = make_pdf (document, NULL);
  g_autofree char *info = run_on (pdf, "pdfinfo", NULL, NULL);
  g_autofree char *text = run_on (pdf, "pdftotext", "-layout", "-");
  g_autofree char *check = run_on (pdf, "qpdf", "--check", NULL);
  g_autofree char *pages = g_strdup_printf ("Page 1 of %u", pb_pager_get_n_pages (pager));

  g_assert_cmpuint (g_bytes_get_size (pdf), >, 1000);
  g_assert_cmpint (memcmp (g_bytes_get_data (pdf, NULL), "%PDF-1.4", 8), ==, 0);
  g_assert_true (contains (pdf, "/Lang (en-US)"));
  g_assert_true (contains (pdf, "/Alt <FEFF"));
  g_assert_true (contains (pdf, "/DisplayDocTitle true"));

  if (info == NULL || text == NULL || check == NULL)
    {
      g_test_skip ("pdfinfo, pdftotext or qpdf is not there");
      return;
    }

  g_assert_nonnull (strstr (info, "Care Circle: Phase report"));
  g_assert_nonnull (strstr (info, "Tagged:          yes"));
  g_assert_nonnull (strstr (info, "Jun 30 00:00:00 2025 UTC"));
  g_assert_nonnull (strstr (info, "(A4)"));
  g_assert_nonnull (strstr (text, pages));
  g_assert_nonnull (strstr (text, "Nobody in our quarter should have to eat alone"));
  g_assert_nonnull (strstr (text, pb_document_get_fingerprint (document)));
  g_assert_nonnull (strstr (check, "No syntax or stream encoding errors"));
}

static void
test_outline_and_links (void)
{
  g_autoptr(Builder) builder = example_new ();
  g_autoptr(PbDocument) document = example_report (builder, PB_AUDIENCE_PARTNERS);
  g_autoptr(GBytes) pdf = make_pdf (document, NULL);
  g_autofree char *json = run_on (pdf, "qpdf", "--json", NULL);

  if (json == NULL)
    {
      g_test_skip ("qpdf is not there");
      return;
    }

  g_assert_nonnull (strstr (json, "\"title\": \"Checklist\""));
  g_assert_nonnull (strstr (json, "\"title\": \"What to Avoid\""));
  g_assert_nonnull (strstr (json, "https://care-circle.example"));
  g_assert_nonnull (strstr (json, "https://repair.example/tools"));
}

static gpointer
make_pdf_thread (gpointer data)
{
  return make_pdf (data, NULL);
}

/* The same report gives the same bytes, also on another thread. */
static void
test_reproducible (void)
{
  g_autoptr(Builder) builder = example_new ();
  g_autoptr(PbDocument) document = example_report (builder, PB_AUDIENCE_PARTNERS);
  g_autoptr(PbDocument) again = example_report (builder, PB_AUDIENCE_PARTNERS);
  g_autoptr(GBytes) one = make_pdf (document, NULL);
  g_autoptr(GBytes) two = make_pdf (again, NULL);
  g_autoptr(GBytes) three = NULL;
  GThread *thread = g_thread_new ("report", make_pdf_thread, document);

  three = g_thread_join (thread);
  g_assert_true (g_bytes_equal (one, two));
  g_assert_true (g_bytes_equal (one, three));
}

static PbDocument *
make_table (guint n_rows)
{
  static const double widths[] = { 0.2, 0.5, 0.3 };
  PbDocument *document = pb_document_new ("Long", pb_day_parse ("2025-06-30"));
  PbNode *root = pb_document_get_root (document);
  PbNode *table, *row;

  pb_node_append_heading (root, 1, "Long");
  table = pb_node_append_table (root, G_N_ELEMENTS (widths), widths);
  row = pb_node_append_row (table, TRUE);
  pb_node_append_cell (row, "Number");
  pb_node_append_cell (row, "Words");
  pb_node_append_cell (row, "Result");
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *number = g_strdup_printf ("row %u", i);

      row = pb_node_append_row (table, FALSE);
      pb_node_append_cell (row, number)->numeric = TRUE;
      pb_node_append_cell (row, i % 7 ? "A few words" : "Words that need more than the one line "
                                                        "that there is for them in this column");
      pb_node_append_chip (pb_node_append_cell (row, NULL), PB_TONE_GOOD, PB_SYMBOL_CHECK, "Met");
    }

  return document;
}

static void
test_long_table (void)
{
  g_autoptr(PbDocument) document = make_table (1200);
  g_autoptr(PbPager) pager = pb_pager_new (document, NULL);
  guint n_pages = pb_pager_get_n_pages (pager);

  g_assert_cmpuint (n_pages, >, 25);
  check_pages (pager, TRUE);
  for (guint n = 0; n < n_pages; n++)
    {
      g_autofree char *text = pb_pager_dup_page_text (pager, n);
      const char *head = strstr (text, "Number\n");

      /* The head stands once on every page. */
      g_assert_nonnull (head);
      g_assert_null (strstr (head + 1, "Number\n"));
    }
}

/* Readers refuse what cairo makes of very many elements of structure, unless it is
 * written in the old way.
 */
static void
test_many_objects (void)
{
  g_autoptr(PbDocument) document = NULL;
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  if (!g_test_slow ())
    {
      g_test_skip ("Only with -m slow");
      return;
    }

  document = make_table (14000);
  pdf = make_pdf (document, NULL);
  text = run_on (pdf, "pdftotext", "-layout", "-");
  if (text)
    g_assert_nonnull (strstr (text, "row 13999"));
}

static void
test_long_words (void)
{
  g_autoptr(PbDocument) document = pb_document_new ("Words", pb_day_parse ("2025-06-30"));
  g_autofree char *word = g_strnfill (6000, 'w');
  g_autofree char *address = g_strconcat ("https://example.org/", word, NULL);
  static const double widths[] = { 0.1, 0.9 };
  PbNode *root = pb_document_get_root (document);
  PbNode *row, *text;
  g_autoptr(PbPager) pager = NULL;

  pb_node_append_heading (root, 2, word);
  text = pb_node_append (root, PB_NODE_PARAGRAPH);
  pb_node_add_text (text, address, 0, address);
  row = pb_node_append_row (pb_node_append_table (root, G_N_ELEMENTS (widths), widths), FALSE);
  pb_node_append_cell (row, "narrow");
  pb_node_append_cell (row, word);
  pb_node_append_chip (pb_node_append_cell (row, NULL), PB_TONE_BAD, PB_SYMBOL_CROSS, word);
  text = pb_node_append (root, PB_NODE_CODE);
  pb_node_add_text (text, word, 0, NULL);

  pager = pb_pager_new (document, NULL);
  check_widths (pager);
  check_pages (pager, FALSE);
}

/* A row that no page can hold is cut between its lines, and none is lost. */
static void
test_tall_row (void)
{
  g_autoptr(PbDocument) document = pb_document_new ("Tall", pb_day_parse ("2025-06-30"));
  static const double widths[] = { 0.5, 0.5 };
  g_autoptr(GString) words = g_string_new (NULL);
  PbNode *table, *row;
  g_autoptr(PbPager) pager = NULL;
  guint n_lines = 0;

  for (guint i = 0; i < 4000; i++)
    g_string_append_printf (words, "word%u ", i);
  table = pb_node_append_table (pb_document_get_root (document), G_N_ELEMENTS (widths), widths);
  row = pb_node_append_row (table, TRUE);
  pb_node_append_cell (row, "Head");
  row = pb_node_append_row (table, FALSE);
  pb_node_append_cell (row, "short");
  pb_node_append_cell (row, words->str);

  pager = pb_pager_new (document, NULL);
  g_assert_cmpuint (pb_pager_get_n_pages (pager), >, 3);
  check_pages (pager, FALSE);

  for (guint n = 0; n < pb_pager_get_n_pages (pager); n++)
    {
      const PbPage *page = pb_pager_get_page (pager, n);
      const PbPageSetup *setup = pb_pager_get_page_setup (pager);

      g_assert_cmpfloat (page->used, <=, setup->height - setup->top - setup->bottom + 0.1);
      for (guint i = 0; i < page->strips->len; i++)
        {
          const PbStrip *strip = g_array_index (page->strips, PbPlacedStrip, i).strip;

          for (guint k = 0; k < strip->items->len; k++)
            {
              const PbItem *item = strip->items->pdata[k];

              n_lines += item->kind == PB_ITEM_LINE && item->text->node != NULL &&
                         strstr (((PbSpan *) item->text->node->spans->pdata[0])->text, "word0 ");
            }
        }
    }
  g_assert_cmpuint (n_lines, >, 4000 / 8);
}

static void
test_scripts (void)
{
  g_autoptr(PbDocument) document = pb_document_new ("你好 ☕ مرحبا", pb_day_parse ("2025-06-30"));
  PbNode *root = pb_document_get_root (document);
  g_autoptr(GBytes) pdf = NULL;
  g_autoptr(PbPager) pager = NULL;

  pb_node_append_heading (root, 1, "مرحبا بكم في المجموعة");
  pb_node_append_text (root, "你好，世界。我们每个星期一起做饭。👩‍🍳🍲");
  pb_node_append_text (root, "नमस्ते दुनिया – สวัสดีชาวโลก – ሰላም");
  pb_node_append_markdown (root, "- مرحبا\n- שלום\n", 3);
  pager = pb_pager_new (document, NULL);
  check_pages (pager, TRUE);
  check_widths (pager);
  pdf = make_pdf (document, NULL);
  g_assert_cmpuint (g_bytes_get_size (pdf), >, 1000);
}

static void
test_empty (void)
{
  g_autoptr(PbDocument) document = pb_document_new ("", PB_DAY_NONE);
  g_autoptr(PbPager) pager = pb_pager_new (document, NULL);
  g_autoptr(PbPageSetup) tiny = pb_page_setup_new (40, 40);
  g_autoptr(Builder) builder = example_new ();
  g_autoptr(PbDocument) full = example_report (builder, PB_AUDIENCE_PARTNERS);
  g_autoptr(PbPager) crowded = pb_pager_new (full, tiny);
  g_autoptr(GBytes) pdf = make_pdf (document, NULL);

  g_assert_cmpuint (pb_pager_get_n_pages (pager), ==, 1);
  g_assert_cmpuint (pb_pager_get_n_pages (crowded), >, 100);
  g_assert_cmpuint (g_bytes_get_size (pdf), >, 500);
}

static gpointer
cancel_soon (gpointer data)
{
  while (pb_progress_get_fraction (data) < 0.05)
    g_usleep (100);
  g_cancellable_cancel (pb_progress_get_cancellable (data));

  return NULL;
}

static void
test_cancelled (void)
{
  g_autoptr(PbDocument) document = make_table (10);
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(PbProgress) progress = pb_progress_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (pb_progress_get_cancellable (progress));
  g_assert_false (pb_document_to_pdf (document, NULL, stream, progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), ==, 0);
}

/* Cancelled in the middle of it, and told how far it was. */
static void
test_progress (void)
{
  g_autoptr(PbDocument) document = make_table (3000);
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(PbProgress) progress = pb_progress_new ();
  g_autoptr(PbProgress) stopped = pb_progress_new ();
  g_autoptr(GThread) thread = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (pb_document_to_pdf (document, NULL, stream, progress, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (pb_progress_get_fraction (progress), >, 0.9);
  g_assert_cmpfloat (pb_progress_get_fraction (progress), <=, 1);

  thread = g_thread_new ("cancel", cancel_soon, stopped);
  g_assert_null (pb_pager_new_with_progress (document, NULL, stopped, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (g_steal_pointer (&thread));
}

static void
test_full_disk (void)
{
  g_autoptr(PbDocument) document = make_table (10);
  char room[512];
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new (room, sizeof room, NULL, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_false (pb_document_to_pdf (document, NULL, stream, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

/* What cairo might write one day must not be broken by what is added to it. */
static void
test_update_of_anything (void)
{
  g_autoptr(PbDocument) document = make_table (3);
  g_autoptr(GBytes) pdf = make_pdf (document, NULL);
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  g_autoptr(GRand) random = g_rand_new_with_seed (5);
  gsize length;
  const char *bytes = g_bytes_get_data (pdf, &length);
  g_autofree char *nothing = pb_pdf_update ("", 0, "en", none);

  g_assert_null (nothing);

  for (guint i = 0; i < 400; i++)
    {
      gsize size = g_rand_int_range (random, 0, length + 1);
      g_autofree char *copy = g_malloc0 (size + 1);
      g_autofree char *update = NULL;

      memcpy (copy, bytes, size);
      for (guint k = 0; size > 0 && k < i / 10; k++)
        copy[g_rand_int_range (random, 0, size)] = g_rand_int (random);
      update = pb_pdf_update (copy, size, "en", none);
      if (update)
        g_assert_true (g_str_has_suffix (update, "%%EOF\n"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/report/pages/example", test_example);
  g_test_add_func ("/report/pages/long-table", test_long_table);
  g_test_add_func ("/report/pages/long-words", test_long_words);
  g_test_add_func ("/report/pages/tall-row", test_tall_row);
  g_test_add_func ("/report/pages/scripts", test_scripts);
  g_test_add_func ("/report/pages/empty", test_empty);
  g_test_add_func ("/report/pdf/whole", test_pdf);
  g_test_add_func ("/report/pdf/outline-and-links", test_outline_and_links);
  g_test_add_func ("/report/pdf/reproducible", test_reproducible);
  g_test_add_func ("/report/pdf/many-objects", test_many_objects);
  g_test_add_func ("/report/pdf/cancelled", test_cancelled);
  g_test_add_func ("/report/pdf/progress", test_progress);
  g_test_add_func ("/report/pdf/full-disk", test_full_disk);
  g_test_add_func ("/report/pdf/update-of-anything", test_update_of_anything);

  return g_test_run ();
}
