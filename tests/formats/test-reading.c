/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/pb-block-text.h"
#include "formats/pb-day-reading.h"
#include "formats/pb-front-matter.h"
#include "formats/pb-import-error.h"
#include "formats/pb-inline-text.h"
#include "formats/pb-label-meaning.h"
#include "formats/pb-line-shape.h"

#include <string.h>

static PbSourceText *
make_source (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return pb_source_text_new (bytes);
}

static void
test_lines (void)
{
  g_autoptr(PbSourceText) text = make_source ("\xef\xbb\xbfone\r\ntwo\rthree\n\nfive");

  g_assert_cmpuint (pb_source_text_n_lines (text), ==, 5);
  g_assert_cmpstr (pb_source_text_line (text, 0)->raw, ==, "one");
  g_assert_cmpuint (pb_source_text_line (text, 0)->start, ==, 3);
  g_assert_cmpuint (pb_source_text_line (text, 0)->end_length, ==, 2);
  g_assert_cmpstr (pb_source_text_line (text, 1)->raw, ==, "two");
  g_assert_cmpuint (pb_source_text_line (text, 1)->end_length, ==, 1);
  g_assert_cmpstr (pb_source_text_line (text, 3)->raw, ==, "");
  g_assert_cmpstr (pb_source_text_line (text, 4)->raw, ==, "five");
  g_assert_cmpuint (pb_source_text_line (text, 4)->end_length, ==, 0);
  g_assert_false (text->crlf);
}

static void
test_cleaning (void)
{
  static const struct
  {
    const char *text;
    const char *clean;
  } lines[] = {
    { "a %%hidden%% b", "a  b" },
    { "100%% sure", "100%% sure" },
    { "<!-- x -->seen", "seen" },
    { "<% tp.date.now() %>", "" },
    { "a\xc2\xa0\xe2\x80\x8b" "b\xe2\x81\xa0", "a b" },
    { "👩\xe2\x80\x8d🌾 stays", "👩\xe2\x80\x8d🌾 stays" },
    { "Error generating markdown for this page", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr(PbSourceText) text = make_source (lines[i].text);

      g_assert_cmpstr (pb_source_text_line (text, 0)->clean, ==, lines[i].clean);
      g_assert_cmpstr (pb_source_text_line (text, 0)->raw, ==, lines[i].text);
    }
}

static void
test_remark_over_lines (void)
{
  g_autoptr(PbSourceText) text = make_source ("before %% one\ntwo\nthree %% after %% again %%.");

  g_assert_cmpstr (pb_source_text_line (text, 0)->clean, ==, "before ");
  g_assert_cmpstr (pb_source_text_line (text, 1)->clean, ==, "");
  g_assert_cmpstr (pb_source_text_line (text, 2)->clean, ==, " after .");
}

/* In a block of code everything is as it is; one that never ends is told. */
static void
test_code (void)
{
  g_autoptr(PbSourceText) text = make_source ("```\n%% stays %%\n```\n~~~\nto the end");

  g_assert_cmpstr (pb_source_text_line (text, 1)->clean, ==, "%% stays %%");
  g_assert_cmpuint (text->findings->len, ==, 1);
  g_assert_cmpuint (pb_finding_get_line (text->findings->pdata[0]), ==, 4);
}

static void
test_line_shapes (void)
{
  g_autofree char *title = NULL;
  gboolean placeholder;
  PbBullet bullet;

  g_assert_cmpuint (pb_line_get_heading ("### A **b** ##", &title), ==, 3);
  g_assert_cmpstr (title, ==, "A **b**");
  g_clear_pointer (&title, g_free);
  g_assert_cmpuint (pb_line_get_heading ("    # code", &title), ==, 0);
  g_assert_cmpuint (pb_line_get_heading ("####### seven", &title), ==, 0);

  g_assert_true (pb_line_is_break (" - - -"));
  g_assert_true (pb_line_is_break ("***"));
  g_assert_false (pb_line_is_break ("--"));
  g_assert_false (pb_line_is_break ("- a -"));

  g_assert_true (pb_line_get_bullet ("\t* text", &bullet));
  g_assert_cmpuint (bullet.indent, ==, 4);
  g_assert_cmpstr (bullet.rest, ==, "text");
  g_assert_true (pb_line_get_bullet ("12) text", &bullet));
  g_assert_true (pb_line_get_bullet ("• text", &bullet));
  g_assert_false (pb_line_get_bullet ("-text", &bullet));
  g_assert_false (pb_line_get_bullet ("2025 was good", &bullet));

  g_assert_true (pb_line_says_nothing (" - [ ] ", &placeholder));
  g_assert_false (placeholder);
  g_assert_true (pb_line_says_nothing ("- ****", &placeholder));
  g_assert_true (pb_line_says_nothing ("* [Insert if available]", &placeholder));
  g_assert_true (placeholder);
  g_assert_true (pb_line_says_nothing ("**[TO BE FILLED]**", &placeholder));
  g_assert_true (placeholder);
  g_assert_false (pb_line_says_nothing ("[to be read](https://a.example)", &placeholder));
  g_assert_false (pb_line_says_nothing ("- 0", &placeholder));
  g_assert_true (pb_line_has_gap ("Budget: [TBD]"));
  g_assert_false (pb_line_has_gap ("Budget: [table]"));
}

static void
test_bold (void)
{
  static const struct
  {
    const char *line;
    const char *title;
    gboolean colon;
    const char *rest;
  } lines[] = {
    { "**Goals**", "Goals", FALSE, "" },
    { "**Goals:**  ", "Goals", TRUE, "" },
    { "**Goals** : now", "Goals", TRUE, "now" },
    { "__Group name:__ Mill", "Group name", TRUE, "Mill" },
    { "****Point Person(s)****", "Point Person(s)", FALSE, "" },
    { "** Goals ** and more", "Goals", FALSE, "and more" },
    { "**Goals", NULL, FALSE, NULL },
    { "**[link](https://a.example)**", NULL, FALSE, NULL },
    { "*Goals*", NULL, FALSE, NULL },
    { "****", NULL, FALSE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *title = NULL;
      const char *rest;
      gboolean colon;

      g_assert_cmpint (pb_line_get_bold (lines[i].line, &title, &colon, &rest), ==,
                       lines[i].title != NULL);
      if (lines[i].title == NULL)
        continue;
      g_assert_cmpstr (title, ==, lines[i].title);
      g_assert_cmpint (colon, ==, lines[i].colon);
      g_assert_cmpstr (rest, ==, lines[i].rest);
    }
}

static void
test_labels (void)
{
  static const struct
  {
    const char *words;
    PbLabelRole role;
    const char *label;
    const char *elements;
  } labels[] = {
    { "Purpose/problem", PB_LABEL_TEXT, "Purpose/problem", "P1" },
    { "🎯 2. PURPOSE & PROBLEM", PB_LABEL_TEXT, "Purpose/problem", "P1" },
    { "Decision\xe2\x80\x91making", PB_LABEL_TEXT, "Decision-making", "Q1 Q6" },
    { "Learnings and evolution", PB_LABEL_TEXT, "Learnings and evolution", "G5" },
    { "Contributor Rewards", PB_LABEL_TEXT, "Team agreements", "Q3" },
    { "Relationship to our funders", PB_LABEL_TEXT, "Relationships", "P2 Q2" },
    { "Purpose ❤️", PB_LABEL_SECTION, NULL, "P1" },
    { "1️⃣ Practice", PB_LABEL_SECTION, NULL, "" },
    { "Group Name", PB_LABEL_NAME, "Group name", "" },
    { "Song book", PB_LABEL_UNKNOWN, NULL, "" },
    { "", PB_LABEL_UNKNOWN, NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      PbLabelMeaning meaning = pb_label_get_meaning (labels[i].words);

      g_assert_cmpint (meaning.role, ==, labels[i].role);
      g_assert_cmpstr (meaning.label, ==, labels[i].label);
      g_assert_cmpstr (meaning.elements, ==, labels[i].elements);
    }
}

static void
test_days (void)
{
  static const struct
  {
    const char *text;
    const char *day;
    const char *first;
    const char *second;
  } days[] = {
    { "2024-02-29", "2024-02-29", NULL, NULL },
    { "2024/2/9", "2024-02-09", NULL, NULL },
    { "14 March 2023", "2023-03-14", NULL, NULL },
    { "March 3rd, 2023", "2023-03-03", NULL, NULL },
    { "1st of Sept 2021", "2021-09-01", NULL, NULL },
    { "2024-13-05", NULL, "2024-05-13", NULL },
    { "2023-02-29", NULL, NULL, NULL },
    { "28-02-2024", NULL, "2024-02-28", NULL },
    { "02/28/2024", NULL, "2024-02-28", NULL },
    { "03/04/2025", NULL, "2025-04-03", "2025-03-04" },
    { "05.05.2025", "2025-05-05", NULL, NULL },
    { "June 2025", NULL, NULL, NULL },
    { "2025", NULL, NULL, NULL },
    { "spring 2025", NULL, NULL, NULL },
    { "31 February 2025", NULL, NULL, NULL },
    { "2025-06-01 or so", NULL, NULL, NULL },
    { "", NULL, NULL, NULL },
    { "99999-01-01", NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      PbDayReading reading = pb_day_reading_parse (days[i].text);

      g_assert_cmpint (reading.day, ==, days[i].day ? pb_day_parse (days[i].day) : PB_DAY_NONE);
      g_assert_cmpint (reading.first, ==,
                       days[i].first ? pb_day_parse (days[i].first) : PB_DAY_NONE);
      g_assert_cmpint (reading.second, ==,
                       days[i].second ? pb_day_parse (days[i].second) : PB_DAY_NONE);
    }
}

static void
test_front_matter (void)
{
  static const struct
  {
    const char *text;
    guint first;
    guint n_lines;
    gboolean closed;
    const char *title;
  } notes[] = {
    { "---\ntitle: A\n---\ntext", 0, 3, TRUE, "A" },
    { "\n---\ntitle: A\n...\ntext", 1, 3, TRUE, "A" },
    { "---\n---\ntext", 0, 2, TRUE, NULL },
    { "---\ntitle: A\ntags:\n  - b\n\n# Head\n---\n", 0, 5, FALSE, "A" },
    { "---\n\nA text above a rule\n\n---\n", 0, 0, FALSE, NULL },
    { "# Head\n\n---\ntitle: A\n---\n", 2, 3, TRUE, "A" },
    { "# Head\n\n---\nGoals: many\n---\n", 0, 0, FALSE, NULL },
    { "---\ntitle: ~\ngroup: x\n---\n", 0, 4, TRUE, NULL },
    { "---\ntitle: <% tp.file.title %>\n---\n", 0, 3, TRUE, NULL },
    { "---\na: &x [1, 2]\ntitle: *x\n---\n", 0, 4, TRUE, NULL },
    { "text only", 0, 0, FALSE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autoptr(PbSourceText) text = make_source (notes[i].text);
      g_autoptr(GError) error = NULL;
      g_autoptr(PbFrontMatter) front_matter = pb_front_matter_read (text, "a.md", &error);

      g_assert_no_error (error);
      g_assert_cmpuint (front_matter->n_lines, ==, notes[i].n_lines);
      if (notes[i].n_lines > 0)
        {
          g_assert_cmpuint (front_matter->first, ==, notes[i].first);
          g_assert_cmpint (front_matter->closed, ==, notes[i].closed);
        }
      g_assert_cmpstr (pb_front_matter_get (front_matter, "title"), ==, notes[i].title);
    }
}

static void
test_front_matter_broken (void)
{
  g_autoptr(PbSourceText) text = make_source ("---\ntitle: fine\ntags: [a, b\n---\n");
  g_autoptr(GError) error = NULL;

  g_assert_null (pb_front_matter_read (text, "a.md", &error));
  g_assert_error (error, PB_IMPORT_ERROR, PB_IMPORT_ERROR_BROKEN);
  g_assert_nonnull (strstr (error->message, "a.md"));
  g_assert_nonnull (strstr (error->message, "line "));
}

static void
test_front_matter_lists (void)
{
  g_autoptr(PbSourceText) text = make_source ("---\nAliases:\n- One\n- Two: three\n- Four\n---\n");
  g_autoptr(PbFrontMatter) front_matter = pb_front_matter_read (text, "a.md", NULL);
  GPtrArray *values = pb_front_matter_get_all (front_matter, "aliases");

  g_assert_cmpuint (values->len, ==, 2);
  g_assert_cmpstr (values->pdata[0], ==, "One");
  g_assert_cmpstr (values->pdata[1], ==, "Four");
  g_assert_cmpuint (pb_front_matter_get_line (front_matter, "aliases"), ==, 3);
}

static void
test_block_text (void)
{
  g_autoptr(PbSourceText) text = make_source ("\n\n    - a\n      - b\n    -\n\n\n    c  \n\n---\n");
  g_autoptr(PbFrontMatter) front_matter = pb_front_matter_read (text, "a.md", NULL);
  g_autoptr(PbBlockText) block = NULL;
  g_autofree char *single = NULL;

  block = pb_block_text_new (text, front_matter, NULL, 0, 0, 10, NULL);
  g_assert_cmpstr (block->text, ==, "- a\n  - b\n\nc");
  g_assert_cmpuint (block->indent, ==, 4);
  g_assert_cmpuint (g_array_index (block->lines, guint, 3), ==, 7);
  g_assert_cmpuint (block->n_items, ==, 1);
  single = pb_block_text_dup_single (block);
  g_assert_null (single);
}

static void
count_link_cb (const char *target,
               guint       line,
               gpointer    user_data)
{
  g_string_append_printf (user_data, "%s@%u ", target, line);
}

static void
test_inline (void)
{
  g_autofree char *plain = pb_inline_text_dup_plain ("- a *b* [c](d) `e`\n- f");
  g_autofree char *summary = NULL;
  g_autoptr(GString) links = g_string_new (NULL);
  g_autofree char *long_text = g_strnfill (300, 'x');

  g_assert_cmpstr (plain, ==, "a b c e f");
  g_assert_cmpuint (pb_inline_text_count_items ("- a\n  - b\n- c\n\n1. d"), ==, 3);
  summary = pb_inline_text_dup_summary (long_text);
  g_assert_cmpint (g_utf8_strlen (summary, -1), ==, 100);
  pb_inline_text_each_link ("- [a](b.md)\n- ![c](d.png)\n\n[[e|f]] [[", count_link_cb, links);
  g_assert_cmpstr (links->str, ==, "b.md@0 d.png@1 e@3 ");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/formats/reading/lines", test_lines);
  g_test_add_func ("/formats/reading/cleaning", test_cleaning);
  g_test_add_func ("/formats/reading/remark-over-lines", test_remark_over_lines);
  g_test_add_func ("/formats/reading/code", test_code);
  g_test_add_func ("/formats/reading/line-shapes", test_line_shapes);
  g_test_add_func ("/formats/reading/bold", test_bold);
  g_test_add_func ("/formats/reading/labels", test_labels);
  g_test_add_func ("/formats/reading/days", test_days);
  g_test_add_func ("/formats/reading/front-matter", test_front_matter);
  g_test_add_func ("/formats/reading/front-matter/broken", test_front_matter_broken);
  g_test_add_func ("/formats/reading/front-matter/lists", test_front_matter_lists);
  g_test_add_func ("/formats/reading/block-text", test_block_text);
  g_test_add_func ("/formats/reading/inline", test_inline);

  return g_test_run ();
}
