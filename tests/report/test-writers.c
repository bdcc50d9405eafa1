/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "report-example.h"

#include "report/pb-document-format.h"

#include <string.h>

static void
collect_text (GMarkupParseContext  *context,
              const char           *text,
              gsize                 length,
              gpointer              user_data,
              GError              **error)
{
  g_string_append_len (user_data, text, length);
  g_string_append_c (user_data, '\n');
}

static void
check_element (GMarkupParseContext  *context,
               const char           *name,
               const char          **attributes,
               const char          **values,
               gpointer              user_data,
               GError              **error)
{
  static const char * const fetching[] = { "script", "img", "link", "iframe", "object", "embed" };

  /* Nothing is fetched and nothing runs when the page is opened. */
  for (guint i = 0; i < G_N_ELEMENTS (fetching); i++)
    g_assert_cmpstr (name, !=, fetching[i]);

  for (guint i = 0; attributes[i]; i++)
    {
      g_assert_false (g_str_has_prefix (attributes[i], "on"));
      g_assert_cmpstr (attributes[i], !=, "src");
      if (g_str_equal (attributes[i], "href"))
        g_assert_true (values[i][0] == '#' || g_str_has_prefix (values[i], "https:") ||
                       g_str_has_prefix (values[i], "http:") ||
                       g_str_has_prefix (values[i], "mailto:"));
    }
}

/* Reads the page strictly and gives back its text. */
static char *
read_html (const char *html)
{
  static const GMarkupParser parser = { check_element, NULL, collect_text, NULL, NULL };
  GString *text = g_string_new (NULL);
  GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, text, NULL);
  GError *error = NULL;

  g_markup_parse_context_parse (context, html, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_markup_parse_context_free (context);

  return g_string_free_and_steal (text);
}

static void
check_said (const char *all,
            const char *words)
{
  if (words == NULL || strstr (all, words))
    return;

  g_test_message ("not said: %s", words);
  g_test_fail ();
}

/* Each line that any node says is there. */
static void
check_spans (const PbNode *node,
             const char   *all)
{
  for (guint i = 0; i < node->spans->len; i++)
    {
      g_auto(GStrv) lines = g_strsplit (((PbSpan *) node->spans->pdata[i])->text, "\n", -1);

      for (guint n = 0; lines[n]; n++)
        check_said (all, lines[n]);
    }
  for (guint i = 0; node->chart && !node->compact && i < node->chart->points->len; i++)
    check_said (all, ((PbChartPoint *) node->chart->points->pdata[i])->text);
  for (guint i = 0; i < node->children->len; i++)
    check_spans (node->children->pdata[i], all);
}

static void
test_html (void)
{
  g_autoptr(Builder) builder = example_new ();
  g_autoptr(PbDocument) document = example_report (builder, PB_AUDIENCE_PARTNERS);
  g_autofree char *html = pb_document_to_html (document);
  g_autofree char *again = pb_document_to_html (document);
  g_autofree char *text = read_html (html);

  g_assert_cmpstr (html, ==, again);
  g_assert_true (g_str_has_prefix (html, "<!DOCTYPE html>\n<html lang=\""));
  g_assert_nonnull (strstr (html, pb_document_get_fingerprint (document)));
  g_assert_nonnull (strstr (html, "<th scope=\"col\""));
  g_assert_nonnull (strstr (html, "aria-labelledby=\"p1-t\""));
  g_assert_nonnull (strstr (html, "@media print"));
  check_spans (pb_document_get_root (document), text);
}

/* Every heading has an anchor of its own, and each entry of the contents leads to
 * one.
 */
static void
test_html_contents (void)
{
  g_autoptr(Builder) builder = example_new ();
  g_autoptr(PbDocument) document = example_report (builder, PB_AUDIENCE_PARTNERS);
  g_autofree char *html = pb_document_to_html (document);
  g_autoptr(GRegex) links = g_regex_new ("href=\"#(s[0-9]+)\">([^<]*)<", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  guint n = 0;

  g_regex_match (links, html, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL), n++)
    {
      g_autofree char *id = g_match_info_fetch (match, 1);
      g_autofree char *name = g_match_info_fetch (match, 2);
      g_autofree char *target = g_strdup_printf (" id=\"%s\" ", id);
      const char *found = strstr (html, target);

      g_assert_nonnull (found);
      g_assert_null (strstr (found + 1, target));
      g_assert_true (g_str_has_prefix (strchr (found, '>') + 1, name));
    }
  g_assert_cmpuint (n, >=, 8);
}

static const char hostile[] = "</title><script>alert(1)</script>\" onload='x' & &amp; ]]> \x01\nΩ 你好";

static PbDocument *
make_hostile (void)
{
  static const double widths[] = { 1, 2 };
  PbDocument *document = pb_document_new (hostile, 20000);
  PbNode *root = pb_document_get_root (document);
  PbNode *row, *facts;

  pb_document_set_author (document, hostile);
  pb_document_set_subject (document, hostile);
  pb_document_set_running (document, hostile);
  pb_document_set_language (document, "x\"><script>");
  pb_node_append_heading (root, 2, hostile);
  pb_node_add_text (pb_node_append (root, PB_NODE_PARAGRAPH), "here", 0, "javascript:alert(1)");
  pb_node_add_text (pb_node_append (root, PB_NODE_PARAGRAPH), hostile, PB_SPAN_LITERAL,
                    "https://a.example/\"onclick=\"x");
  pb_node_append_chip (root, PB_TONE_BAD, PB_SYMBOL_CROSS, hostile);
  pb_node_add_text (pb_node_append (root, PB_NODE_CODE), hostile, 0, NULL);
  row = pb_node_append_row (pb_node_append_table (root, 2, widths), TRUE);
  pb_node_append_cell (row, hostile);
  pb_node_append_cell (row, NULL);
  facts = pb_node_append (root, PB_NODE_FACTS);
  pb_node_append_fact (facts, hostile, hostile);
  pb_node_append (root, PB_NODE_LIST);
  pb_node_append (root, PB_NODE_CALLOUT);

  return document;
}

static void
test_hostile_text (void)
{
  g_autoptr(PbDocument) document = make_hostile ();
  g_autofree char *html = pb_document_to_html (document);
  g_autofree char *text = read_html (html);

  g_assert_null (strstr (html, "<script"));
  g_assert_null (strstr (html, "href=\"javascript"));
  check_said (text, "here");
  check_said (text, "</title><script>alert(1)</script>\" onload='x' & &amp; ]]>");
}

static void
test_formats (void)
{
  g_autoptr(PbDocument) document = make_hostile ();

  for (int format = 0; format < PB_N_DOCUMENT_FORMATS; format++)
    {
      g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
      g_autoptr(PbProgress) progress = pb_progress_new ();
      g_autoptr(GError) error = NULL;
      g_autofree char *name = g_strconcat ("Report", pb_document_format_get_suffix (format), NULL);
      g_autofree char *upper = g_ascii_strup (name, -1);

      g_assert_cmpint (pb_document_format_from_nick (pb_document_format_get_nick (format)), ==,
                       format);
      g_assert_cmpint (pb_document_format_from_name (name), ==, format);
      g_assert_cmpint (pb_document_format_from_name (upper), ==, format);
      g_assert_nonnull (pb_document_format_get_label (format));
      g_assert_nonnull (strchr (pb_document_format_get_media_type (format), '/'));

      g_assert_true (pb_document_write (document, format, NULL, stream, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (
        g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), >, 100);

      g_cancellable_cancel (pb_progress_get_cancellable (progress));
      g_assert_false (pb_document_write (document, format, NULL, stream, progress, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }

  g_assert_cmpint (pb_document_format_from_nick ("docx"), ==, -1);
  g_assert_cmpint (pb_document_format_from_nick (NULL), ==, -1);
  g_assert_cmpint (pb_document_format_from_name ("Report"), ==, -1);
  g_assert_cmpint (pb_document_format_from_name ("a.pdf.htm"), ==, PB_DOCUMENT_FORMAT_HTML);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/report/html/says-all", test_html);
  g_test_add_func ("/report/html/contents", test_html_contents);
  g_test_add_func ("/report/html/hostile-text", test_hostile_text);
  g_test_add_func ("/report/formats", test_formats);

  return g_test_run ();
}
