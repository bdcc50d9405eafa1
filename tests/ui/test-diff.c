/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/state/pb-text-diff.h"

#include <string.h>

/* The pieces as one line: [removed] {added}. */
static char *
dup_marked (GPtrArray *pieces)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const PbDiffPiece *piece = g_ptr_array_index (pieces, i);

      if (piece->kind == PB_DIFF_SAME)
        g_string_append (text, piece->text);
      else
        g_string_append_printf (text, piece->kind == PB_DIFF_REMOVED ? "[%s]" : "{%s}",
                                piece->text);
    }

  return g_string_free_and_steal (text);
}

static void
assert_diff (const char *before,
             const char *after,
             const char *expected)
{
  g_autoptr(GPtrArray) pieces = pb_text_diff (before, after);
  g_autofree char *marked = dup_marked (pieces);

  g_assert_cmpstr (marked, ==, expected);
}

static void
test_words (void)
{
  assert_diff ("", "", "");
  assert_diff ("same", "same", "same");
  assert_diff ("", "new", "{new}");
  assert_diff ("old", "", "[old]");
  assert_diff ("every Tuesday here", "every Wednesday here", "every [Tuesday]{Wednesday} here");
  assert_diff ("a\nb\nc\n", "a\nc\n", "a\n[b\n]c\n");
  assert_diff ("größer", "größe", "[größer]{größe}");
}

static void
test_describe (void)
{
  g_autoptr(GPtrArray) same = pb_text_diff ("a", "a");
  g_autoptr(GPtrArray) both = pb_text_diff ("one two", "one three four");
  g_autoptr(GPtrArray) spaces = pb_text_diff ("a b", "a  b");
  g_autofree char *same_text = pb_text_diff_describe (same);
  g_autofree char *both_text = pb_text_diff_describe (both);
  g_autofree char *spaces_text = pb_text_diff_describe (spaces);

  g_assert_cmpstr (same_text, ==, "The two versions are the same");
  g_assert_cmpstr (both_text, ==, "1 word removed, 2 words added");
  g_assert_cmpstr (spaces_text, ==, "Only spaces and punctuation changed");
}

static char *
dup_random_text (void)
{
  static const char * const words[] = { "alpha", "beta", " ", "\n", "γάμμα", ".", "\n- ", "delta" };
  GString *text = g_string_new (NULL);
  int n = g_test_rand_int_range (0, 60);

  for (int i = 0; i < n; i++)
    g_string_append (text, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);

  return g_string_free_and_steal (text);
}

/* Whatever the texts are, the pieces must make both of them again. */
static void
test_random (void)
{
  for (int round = 0; round < 300; round++)
    {
      g_autofree char *before = dup_random_text ();
      g_autofree char *after = dup_random_text ();
      g_autoptr(GString) made_before = g_string_new (NULL);
      g_autoptr(GString) made_after = g_string_new (NULL);
      g_autoptr(GPtrArray) pieces = pb_text_diff (before, after);

      for (guint i = 0; i < pieces->len; i++)
        {
          const PbDiffPiece *piece = g_ptr_array_index (pieces, i);

          if (piece->kind != PB_DIFF_ADDED)
            g_string_append (made_before, piece->text);
          if (piece->kind != PB_DIFF_REMOVED)
            g_string_append (made_after, piece->text);
        }
      g_assert_cmpstr (made_before->str, ==, before);
      g_assert_cmpstr (made_after->str, ==, after);
    }
}

/* Two texts that have nothing in common must not take forever. */
static void
test_large (void)
{
  g_autoptr(GString) before = g_string_new (NULL);
  g_autoptr(GString) after = g_string_new (NULL);
  g_autoptr(GPtrArray) pieces = NULL;

  for (int i = 0; i < 20000; i++)
    {
      g_string_append_printf (before, "line %d\n", i);
      g_string_append_printf (after, "other %d\n", i);
    }

  g_test_timer_start ();
  pieces = pb_text_diff (before->str, after->str);
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 5.0);
  g_assert_cmpuint (pieces->len, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/ui/diff/words", test_words);
  g_test_add_func ("/ui/diff/describe", test_describe);
  g_test_add_func ("/ui/diff/random", test_random);
  g_test_add_func ("/ui/diff/large", test_large);

  return g_test_run ();
}
