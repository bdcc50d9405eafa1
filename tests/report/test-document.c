/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "report/pb-document.h"
#include "model/pb-markdown-escape.h"
#include "report/pb-markdown.h"

#include <string.h>

static void
check_escape (const char      *text,
              PbMarkdownPlace  place,
              const char      *expected)
{
  g_autofree char *escaped = pb_markdown_escape (text, place);

  g_assert_cmpstr (escaped, ==, expected);
}

static void
test_escape (void)
{
  check_escape ("plain words, 100 % of them", PB_MARKDOWN_AT_START, "plain words, 100 % of them");
  check_escape ("# no heading", PB_MARKDOWN_AT_START, "\\# no heading");
  check_escape ("see #tag", PB_MARKDOWN_AT_START, "see \\#tag");
  check_escape ("number # 4 and C#", PB_MARKDOWN_AT_START, "number # 4 and C#");
  check_escape ("- no item", PB_MARKDOWN_AT_START, "\\- no item");
  check_escape ("a - b", PB_MARKDOWN_IN_LINE, "a - b");
  check_escape ("3. no list", PB_MARKDOWN_AT_START, "3\\. no list");
  check_escape ("3.5 meals", PB_MARKDOWN_AT_START, "3.5 meals");
  check_escape ("*a* _b_ `c`", PB_MARKDOWN_IN_LINE, "\\*a\\* \\_b\\_ \\`c\\`");
  check_escape ("[[note]] <b> ![x](y)", PB_MARKDOWN_IN_LINE, "\\[\\[note\\]\\] \\<b> !\\[x\\](y)");
  check_escape ("%%hidden%% ==marked== $x$ ^id", PB_MARKDOWN_IN_LINE,
                "\\%\\%hidden\\%\\% \\=\\=marked\\=\\= \\$x\\$ \\^id");
  check_escape ("a & b &amp; c", PB_MARKDOWN_IN_LINE, "a & b \\&amp; c");
  check_escape ("one\ntwo", PB_MARKDOWN_IN_LINE, "one\\\ntwo");
  check_escape ("one\ntwo | three", PB_MARKDOWN_IN_CELL, "one<br>two \\| three");
  check_escape ("\n\nend\n\n", PB_MARKDOWN_AT_START, "end");
}

/* Whatever is escaped reads as one paragraph that says just that. */
static void
test_escape_means_nothing (void)
{
  static const char * const pieces[] = {
    "a", "b ", " ", "1", "2.", "3)", "#", "##", "*", "**", "_", "-", "---", "+", "=", "==", ">",
    "[", "]", "(x)", "!", "`", "``", "~~", "|", "$", "%%", "^", "&lt;", "&", ";", ":", "<b>", "<",
    "\\", "\\\\", ".", "\n", "ü", "你", "http://x.example ", "<!--", "*/",
  };
  g_autoptr(GRand) random = g_rand_new_with_seed (3);

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr(GString) text = g_string_new ("x");
      guint n = g_rand_int_range (random, 1, 12);
      g_autofree char *escaped = NULL;
      g_autofree char *expected = NULL;
      g_autoptr(GPtrArray) blocks = NULL;
      const PbMarkdownBlock *block;
      const PbMarkdownSpan *span;

      if (i % 2 == 0)
        g_string_truncate (text, 0);
      for (guint k = 0; k < n; k++)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      g_string_append_c (text, 'z');

      escaped = pb_markdown_escape (text->str, PB_MARKDOWN_AT_START);
      blocks = pb_markdown_parse (escaped);
      g_assert_cmpuint (blocks->len, ==, 1);
      block = blocks->pdata[0];
      g_assert_cmpint (block->kind, ==, PB_MARKDOWN_PARAGRAPH);
      g_assert_cmpuint (block->spans->len, ==, 1);
      span = block->spans->pdata[0];
      g_assert_cmpint (span->style, ==, 0);
      g_assert_null (span->uri);

      /* Blanks around line breaks mean nothing to begin with. */
      {
        g_auto(GStrv) lines = g_strsplit (text->str, "\n", -1);
        g_auto(GStrv) read = g_strsplit (span->text, "\n", -1);
        guint line = 0;

        while (lines[line] && *g_strstrip (lines[line]) == '\0')
          line++;
        for (guint k = 0; read[k]; k++, line++)
          {
            g_assert_nonnull (lines[line]);
            g_assert_cmpstr (g_strstrip (read[k]), ==, g_strstrip (lines[line]));
          }
        g_assert_null (lines[line]);
      }
    }
}

static PbDocument *
make_document (void)
{
  static const double widths[] = { 0.5, 0.5 };
  PbDocument *document = pb_document_new ("A “title” with \"quotes\"", pb_day_parse ("2025-06-30"));
  PbNode *root = pb_document_get_root (document);
  PbNode *node, *row, *cell;
  PbChartData *chart;

  pb_document_set_subject (document, "What it is about");
  pb_document_set_description (document, "What it is for");
  pb_document_set_language (document, "en-US");
  pb_document_set_fingerprint (document, "0123abcd");

  pb_node_append_heading (root, 1, "A * title");
  node = pb_node_append (root, PB_NODE_CALLOUT);
  node->symbol = PB_SYMBOL_FLAG;
  node->tone = PB_TONE_BAD;
  pb_node_append_text (node, "Look here.");
  pb_node_append_markdown (node, "- one\n- two", 3);

  node = pb_node_append (root, PB_NODE_FACTS);
  pb_node_append_fact (node, "Who", "A_group");
  pb_node_append_fact (node, "Nothing", NULL);

  node = pb_node_append (root, PB_NODE_PARAGRAPH);
  pb_node_add_text (node, "Words, ", 0, NULL);
  pb_node_add_text (node, "strong ", PB_SPAN_STRONG, NULL);
  pb_node_add_text (node, "and code | `x`", PB_SPAN_LITERAL, NULL);
  pb_node_add_text (node, " and ", 0, NULL);
  pb_node_add_text (node, "a link", 0, "https://a.example/b c");
  pb_node_add_text (node, " and ", 0, NULL);
  pb_node_add_text (node, "https://b.example/x_y", 0, "https://b.example/x_y");

  node = pb_node_append_table (root, G_N_ELEMENTS (widths), widths);
  row = pb_node_append_row (node, TRUE);
  pb_node_append_cell (row, "Left");
  pb_node_append_cell (row, "Right");
  row = pb_node_append_row (node, FALSE);
  cell = pb_node_append_cell (row, NULL);
  pb_node_append_chip (cell, PB_TONE_GOOD, PB_SYMBOL_CHECK, "Met");
  cell = pb_node_append_cell (row, "a | b\nc");
  pb_node_append_markdown (cell, "1. first\n2. second", 3);
  row = pb_node_append_row (node, FALSE);
  pb_node_append_cell (row, NULL);

  pb_node_append_markdown (root,
                           "## Inner\n\n1. a\n\n   - deep\n2. b\n\n> quoted\n> twice\n\n    code\n",
                           2);

  chart = pb_chart_data_new ();
  pb_chart_data_add_point (chart, PB_DAY_NONE, pb_day_parse ("2025-01-31"), 3, "3 meals");
  pb_chart_data_add_point (chart, PB_DAY_NONE, pb_day_parse ("2025-02-28"), 4, "4 meals")
    ->estimated = TRUE;
  node = pb_node_append (root, PB_NODE_CHART);
  node->chart = chart;

  pb_node_append (root, PB_NODE_RULE);
  pb_node_append (root, PB_NODE_PAGE_BREAK);
  node = pb_node_append (root, PB_NODE_SIGN_OFF);
  pb_node_append_text (node, "Name, date");

  return document;
}

static void
test_markdown (void)
{
  g_autoptr(PbDocument) document = make_document ();
  g_autofree char *markdown = pb_document_to_markdown (document);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "report", "golden", "document.md",
                                                 NULL);
  g_autofree char *golden = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &golden, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (markdown, ==, golden);
}

static void
test_plain (void)
{
  g_autoptr(PbNode) node = pb_node_new (PB_NODE_CELL);
  g_autofree char *plain = NULL;

  pb_node_append_text (node, "one");
  pb_node_append_chip (node, PB_TONE_BAD, PB_SYMBOL_CROSS, "Not met");
  plain = pb_node_dup_plain (node);
  g_assert_cmpstr (plain, ==, "one\nNot met");
}

/* What is not text in the first place must not become a broken file. */
static void
test_invalid_text (void)
{
  g_autoptr(PbDocument) document = pb_document_new ("x", PB_DAY_NONE);
  g_autofree char *markdown = NULL;

  pb_node_append_text (pb_document_get_root (document), "broken \xff\xfe text");
  markdown = pb_document_to_markdown (document);
  g_assert_true (g_utf8_validate (markdown, -1, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/report/escape/forms", test_escape);
  g_test_add_func ("/report/escape/means-nothing", test_escape_means_nothing);
  g_test_add_func ("/report/document/markdown", test_markdown);
  g_test_add_func ("/report/document/plain", test_plain);
  g_test_add_func ("/report/document/invalid-text", test_invalid_text);

  return g_test_run ();
}
