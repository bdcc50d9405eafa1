/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "report/pb-markdown.h"

#include <string.h>

static const PbMarkdownBlock *
nth (GPtrArray *blocks,
     guint      n)
{
  g_assert_cmpuint (n, <, blocks->len);

  return g_ptr_array_index (blocks, n);
}

static void
test_blocks (void)
{
  g_autoptr(GPtrArray) blocks = pb_markdown_parse ("# Title\n\nOne\ntwo.\n\n3. a\n4. b\n   - c\n\n"
                                                   "> said\n\n---\n\n    code\n");
  g_autofree char *plain = NULL;

  g_assert_cmpuint (blocks->len, ==, 6);
  g_assert_cmpint (nth (blocks, 0)->kind, ==, PB_MARKDOWN_HEADING);
  g_assert_cmpint (nth (blocks, 0)->level, ==, 1);
  g_assert_cmpint (nth (blocks, 1)->kind, ==, PB_MARKDOWN_PARAGRAPH);
  plain = pb_markdown_block_to_plain (nth (blocks, 1));
  g_assert_cmpstr (plain, ==, "One two.");
  g_assert_cmpint (nth (blocks, 2)->kind, ==, PB_MARKDOWN_LIST);
  g_assert_true (nth (blocks, 2)->ordered);
  g_assert_cmpint (nth (blocks, 2)->level, ==, 3);
  g_assert_cmpuint (nth (blocks, 2)->children->len, ==, 2);
  g_assert_cmpint (nth (nth (blocks, 2)->children, 1)->kind, ==, PB_MARKDOWN_ITEM);
  g_assert_cmpuint (nth (nth (blocks, 2)->children, 1)->children->len, ==, 2);
  g_assert_cmpint (nth (blocks, 3)->kind, ==, PB_MARKDOWN_QUOTE);
  g_assert_cmpint (nth (blocks, 4)->kind, ==, PB_MARKDOWN_RULE);
  g_assert_cmpint (nth (blocks, 5)->kind, ==, PB_MARKDOWN_CODE);
}

static void
assert_markup (const char *text,
               const char *expected)
{
  g_autoptr(GPtrArray) blocks = pb_markdown_parse (text);
  g_autofree char *markup = pb_markdown_block_to_markup (nth (blocks, 0), TRUE);

  g_assert_cmpstr (markup, ==, expected);
}

static void
test_markup (void)
{
  assert_markup ("a *b* **c** `d` & <e", "a <i>b</i> <b>c</b> <tt>d</tt> &amp; &lt;e");
  assert_markup ("[x](https://example.org/?a=1&b=2)",
                 "<a href=\"https://example.org/?a=1&amp;b=2\" "
                 "title=\"https://example.org/?a=1&amp;b=2\">x</a>");
  assert_markup ("a <b>b</b>", "a &lt;b&gt;b&lt;/b&gt;");
  assert_markup ("a <!-- hidden --> b", "a  b");
  assert_markup ("see [[Notes/Plan|the plan]] and [[Other]]", "see the plan and Other");
  assert_markup ("`[[kept]]`", "<tt>[[kept]]</tt>");
}

/* Whoever wrote the text, a click must not run or open anything else. */
static void
test_unsafe_links (void)
{
  assert_markup ("[x](javascript:alert(1))", "x");
  assert_markup ("[x](file:///etc/passwd)", "x");
  assert_markup ("[x](relative/page.md)", "x");
  assert_markup ("![a picture](file:///x.png)", "<i>a picture</i>");
  assert_markup ("[x](https://a/\"><b>)",
                 "<a href=\"https://a/&quot;&gt;&lt;b&gt;\" "
                 "title=\"https://a/&quot;&gt;&lt;b&gt;\">x</a>");
}

static void
test_strange_texts (void)
{
  g_autoptr(GString) deep = g_string_new (NULL);
  g_autoptr(GPtrArray) empty = pb_markdown_parse ("");
  g_autoptr(GPtrArray) open = pb_markdown_parse ("[[ never closed **");
  g_autoptr(GPtrArray) blocks = NULL;

  g_assert_cmpuint (empty->len, ==, 0);
  g_assert_cmpuint (open->len, ==, 1);

  for (int i = 0; i < 20000; i++)
    g_string_append (deep, "> ");
  g_string_append (deep, "end\n");
  blocks = pb_markdown_parse (deep->str);
  g_assert_cmpuint (blocks->len, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/report/markdown/blocks", test_blocks);
  g_test_add_func ("/report/markdown/markup", test_markup);
  g_test_add_func ("/report/markdown/unsafe-links", test_unsafe_links);
  g_test_add_func ("/report/markdown/strange-texts", test_strange_texts);

  return g_test_run ();
}
