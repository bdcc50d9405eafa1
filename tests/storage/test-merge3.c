/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "storage/pb-merge3.h"
#include "storage/pb-text-dag.h"

#include <string.h>

static char *
merge (const char *base,
       const char *newer,
       const char *older,
       guint      *n_conflicts)
{
  g_autoptr(GArray) conflicts = g_array_new (FALSE, FALSE, sizeof (PbMergeConflict));
  gsize length;
  char *text;

  g_array_set_clear_func (conflicts, (GDestroyNotify) pb_merge_conflict_clear);
  text = pb_merge3 (base, strlen (base), newer, strlen (newer), older, strlen (older), conflicts,
                    &length);
  g_assert_cmpuint (length, ==, strlen (text));
  *n_conflicts = conflicts->len;

  return text;
}

/* These are part of the format: they must never change. */
static void
test_golden (void)
{
  static const struct
  {
    const char *base;
    const char *newer;
    const char *older;
    const char *merged;
    guint n_conflicts;
  } vectors[] = {
    { "", "", "", "", 0 },
    { "a\n", "a\n", "a\n", "a\n", 0 },
    { "", "a\n", "", "a\n", 0 },
    { "", "a\n", "a\n", "a\n", 0 },
    { "", "a\n", "b\n", "a\n", 1 },
    { "a\n", "", "a\n", "", 0 },
    { "a\n", "", "b\n", "", 1 },
    { "a\n", "b\n", "b\n", "b\n", 0 },
    { "a\n", "b\n", "c\n", "b\n", 1 },
    { "a\nb\nc\n", "A\nb\nc\n", "a\nb\nC\n", "A\nb\nC\n", 0 },
    /* neighbours */
    { "a\nb\n", "A\nb\n", "a\nB\n", "A\nb\n", 1 },
    { "a\nb\nc\n", "a\nx\nb\nc\n", "a\nb\ny\nc\n", "a\nx\nb\ny\nc\n", 0 },
    { "a\nc\n", "a\nx\nc\n", "a\ny\nc\n", "a\nx\nc\n", 1 },
    { "a\nc\n", "a\nx\nc\n", "a\nx\nc\n", "a\nx\nc\n", 0 },
    /* deleted here, left there */
    { "a\nb\nc\nd\ne\n", "a\nb\ne\n", "A\nb\nc\nd\ne\n", "A\nb\ne\n", 0 },
    { "a\nb\nc\nd\ne\n", "a\ne\n", "a\nb\nC\nd\ne\n", "a\ne\n", 1 },
    /* no line feed at the end */
    { "a", "a\nb", "a", "a\nb", 0 },
    { "a\nb\nc", "A\nb\nc", "a\nb\nC", "A\nb\nC", 0 },
    { "a\n", "a", "a\n", "a", 0 },
    /* identical lines: which one was meant cannot be told */
    { "x\nx\nx\n", "x\nx\n", "x\nx\nx\nx\n", "x\nx\n", 1 },
    { "x\nx\ny\nz\n", "x\ny\nz\n", "x\nx\ny\nZ\n", "x\ny\nZ\n", 0 },
    { "x\nx\ny\nz\n", "x\ny\nz\n", "x\nx\nY\nz\n", "x\ny\nz\n", 1 },
    { "- \n- \na\nb\nc\n", "- \n- \n- \na\nb\nc\n", "- 1\n- \na\nb\nC\n",
      "- \n- \n- \na\nb\nC\n", 1 },
    /* blank lines are no such run */
    { "a\n\n\nb\n\n\nc\n", "A\n\n\nb\n\n\nc\n", "a\n\n\nb\n\n\nC\n", "A\n\n\nb\n\n\nC\n", 0 },
    /* moved */
    { "1\n2\n3\n4\n5\n", "2\n3\n4\n5\n1\n", "1\n2\n3\n4\n5\n6\n", "2\n3\n4\n5\n1\n", 1 },
    { "# T\n\nOne.\nTwo.\nThree.\n", "# T\n\nOne.\nTwo!\nThree.\n",
      "# Title\n\nOne.\nTwo.\nThree.\nFour.\n", "# Title\n\nOne.\nTwo!\nThree.\nFour.\n", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      guint n_conflicts;
      g_autofree char *merged = merge (vectors[i].base, vectors[i].newer, vectors[i].older,
                                       &n_conflicts);

      g_test_message ("vector %u", i);
      g_assert_cmpstr (merged, ==, vectors[i].merged);
      g_assert_cmpuint (n_conflicts, ==, vectors[i].n_conflicts);
    }
}

static void
test_offered (void)
{
  g_autoptr(GArray) conflicts = g_array_new (FALSE, FALSE, sizeof (PbMergeConflict));
  g_autofree char *text = NULL;
  const PbMergeConflict *conflict;
  gsize length;

  g_array_set_clear_func (conflicts, (GDestroyNotify) pb_merge_conflict_clear);
  text = pb_merge3 ("a\nb\nc\n", 6, "a\nnew\nc\n", 8, "a\nold\nolder\nc\n", 14, conflicts, &length);

  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = &g_array_index (conflicts, PbMergeConflict, 0);
  g_assert_cmpmem (text + conflict->start, conflict->length, "new\n", 4);
  g_assert_cmpstr (conflict->other, ==, "old\nolder\n");
}

/* Few different lines, so that there is much to align. */
static char *
make_text (GRand *rand,
           guint  n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%c%s", 'a' + g_rand_int_range (rand, 0, 7),
                            i + 1 < n || g_rand_boolean (rand) ? "\n" : "");

  return g_string_free_and_steal (text);
}

static char *
change_text (GRand      *rand,
             const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  GString *changed = g_string_new (NULL);

  for (guint i = 0; lines[i]; i++)
    {
      int what = g_rand_int_range (rand, 0, 10);

      if (what == 0)
        continue;
      if (what == 1)
        g_string_append_printf (changed, "%c\n", 'a' + g_rand_int_range (rand, 0, 9));
      g_string_append_printf (changed, "%s%s", what == 2 ? "changed" : lines[i],
                              lines[i + 1] ? "\n" : "");
    }

  return g_string_free_and_steal (changed);
}

static void
test_properties (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);

  for (int round = 0; round < 4000; round++)
    {
      g_autofree char *base = make_text (rand, (guint) g_rand_int_range (rand, 0, 25));
      g_autofree char *a = change_text (rand, base);
      g_autofree char *b = change_text (rand, base);
      g_autofree char *same = NULL;
      g_autofree char *only_newer = NULL;
      g_autofree char *only_older = NULL;
      g_autofree char *forth = NULL;
      g_autofree char *back = NULL;
      guint n;
      guint n_forth;
      guint n_back;

      same = merge (base, a, a, &n);
      g_assert_cmpstr (same, ==, a);
      g_assert_cmpuint (n, ==, 0);

      only_newer = merge (base, a, base, &n);
      g_assert_cmpstr (only_newer, ==, a);
      g_assert_cmpuint (n, ==, 0);

      only_older = merge (base, base, b, &n);
      g_assert_cmpstr (only_older, ==, b);
      g_assert_cmpuint (n, ==, 0);

      forth = merge (base, a, b, &n_forth);
      back = merge (base, b, a, &n_back);
      g_assert_cmpuint (n_forth, ==, n_back);
      if (n_forth == 0)
        g_assert_cmpstr (forth, ==, back);
    }
}

static void
check_delta (const char *base,
             const char *text)
{
  g_autoptr(GString) json = g_string_new (NULL);
  g_autofree char *again = NULL;
  PbSlice value;
  gsize length;

  if (!pb_text_delta_append (json, base, strlen (base), text, strlen (text)))
    {
      g_assert_cmpuint (json->len, ==, 0);
      return;
    }

  value = (PbSlice) { json->str, json->len, FALSE };
  again = pb_text_delta_apply (&value, base, strlen (base), &length);
  g_assert_cmpstr (again, ==, text);
  g_assert_cmpuint (length, ==, strlen (text));
}

static void
test_delta (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (11);
  g_autoptr(GString) long_text = g_string_new (NULL);
  g_autoptr(GString) json = g_string_new (NULL);
  g_autofree char *changed = NULL;
  const char *whole = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n";
  const char *small = "one\ntwo\nX\nfour\nfive\nsix\nseven\neight\nnine\nten\n";

  for (int round = 0; round < 4000; round++)
    {
      g_autofree char *base = make_text (rand, (guint) g_rand_int_range (rand, 0, 40));
      g_autofree char *text = change_text (rand, base);

      check_delta (base, text);
    }

  for (int i = 0; i < 100; i++)
    g_string_append_printf (long_text, "“Line” %d with \\ and \"quotes\"\r\n", i);
  changed = change_text (rand, long_text->str);
  check_delta (long_text->str, changed);

  /* A small change is a small delta, and a new text is none. */
  g_assert_true (pb_text_delta_append (json, whole, strlen (whole), small, strlen (small)));
  g_assert_cmpstr (json->str, ==, "{\"d\":[[2,1,\"X\\n\"]]}");
  g_assert_false (pb_text_delta_append (json, "", 0, "new\n", 4));
}

static void
test_bad_deltas (void)
{
  static const char * const deltas[] = {
    "{\"d\":[[4,0,\"\"]]}",
    "{\"d\":[[3,1,\"\"]]}",
    "{\"d\":[[0,4,\"\"]]}",
    "{\"d\":[[-1,0,\"x\"]]}",
    "{\"d\":[[0,-1,\"x\"]]}",
    "{\"d\":[[999999999999999,0,\"x\"]]}",
    "{\"d\":[[0,999999999999999,\"x\"]]}",
    "{\"d\":[[1,1,\"x\"],[0,1,\"y\"]]}",
    "{\"d\":[[0,2,\"x\"],[1,1,\"y\"]]}",
    "{\"d\":[[0,1]]}",
    "{\"d\":[[0,1,\"x\",1]]}",
    "{\"d\":[[\"0\",1,\"x\"]]}",
    "{\"d\":[[0,1,null]]}",
    "{\"d\":[0,1,\"x\"]}",
    "{\"d\":{}}",
    "{\"e\":[]}",
    "{}",
  };
  g_autofree char *large = g_malloc (PB_MERGE_MAX_TEXT + 1);
  PbSlice one_more = { "{\"d\":[[0,0,\"x\"]]}", 17, FALSE };
  gsize length;

  for (guint i = 0; i < G_N_ELEMENTS (deltas); i++)
    {
      PbSlice value = { deltas[i], strlen (deltas[i]), FALSE };

      g_test_message ("%s", deltas[i]);
      g_assert_null (pb_text_delta_apply (&value, "a\nb\nc\n", 6, &length));
    }

  memset (large, 'a', PB_MERGE_MAX_TEXT);
  g_assert_null (pb_text_delta_apply (&one_more, large, PB_MERGE_MAX_TEXT, &length));
}

/* Two texts of which nothing is the same are not compared for ever. */
static void
test_bounded (void)
{
  g_autoptr(GString) base = g_string_new (NULL);
  g_autoptr(GString) newer = g_string_new (NULL);
  g_autoptr(GString) older = g_string_new (NULL);
  g_autofree char *merged = NULL;
  gint64 start;
  guint n;

  for (int i = 0; i < 20000; i++)
    {
      g_string_append_printf (base, "base %d\n", i);
      g_string_append_printf (newer, "newer %d\n", i);
      g_string_append_printf (older, "older %d\n", i);
    }

  start = g_get_monotonic_time ();
  merged = merge (base->str, newer->str, older->str, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (merged, ==, newer->str);
  g_test_message ("%d ms", (int) ((g_get_monotonic_time () - start) / 1000));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_TIME_SPAN_SECOND);
}

static void
add_version (PbTextDag     *dag,
             GPtrArray     *bodies,
             guint64        hlc,
             const PbStamp *preds,
             guint          n_preds,
             const char    *value)
{
  g_autoptr(GArray) entries = g_array_new (FALSE, FALSE, sizeof (PbOpEntry));
  g_autoptr(GArray) none = g_array_new (FALSE, FALSE, sizeof (PbStamp));
  g_autofree char *body = g_strdup_printf ("{\"s\":{\"text\":%s}}", value);
  PbStamp stamp = { hlc, 1 };
  PbOpInfo info;
  const PbWireValue *wire;

  g_assert_true (pb_op_decode (body, strlen (body), hlc, entries, none, &info));
  wire = &g_array_index (entries, PbOpEntry, 0).value;
  g_assert_true (pb_text_value_check (wire));
  pb_text_dag_add (dag, &stamp, preds, n_preds, wire);

  /* The text points into the body. */
  g_ptr_array_add (bodies, g_steal_pointer (&body));
}

static void
test_dag (void)
{
  g_autoptr(PbTextDag) dag = pb_text_dag_new ();
  g_autoptr(GPtrArray) bodies = g_ptr_array_new_with_free_func (g_free);
  PbStamp one = { 1, 1 };
  PbStamp missing = { 2, 9 };
  PbStamp heads[] = { { 4, 1 }, { 5, 1 } };
  PbStamp unreadable[] = { { 4, 1 }, { 6, 1 } };
  PbStamp lost[] = { { 6, 1 } };
  g_autofree char *merged = NULL;
  g_autofree char *waiting = NULL;
  g_autofree char *stand_in = NULL;
  gboolean conflict;
  gsize length;

  add_version (dag, bodies, 1, NULL, 0, "{\"f\":\"a\\nb\\nc\\n\"}");
  add_version (dag, bodies, 4, &one, 1, "{\"d\":[[0,1,\"A\\n\"]]}");
  add_version (dag, bodies, 5, &one, 1, "{\"d\":[[2,1,\"C\\n\"]]}");
  add_version (dag, bodies, 6, &missing, 1, "{\"d\":[[0,1,\"never\\n\"]]}");

  g_assert_cmpstr (pb_text_dag_get (dag, &heads[0], &length), ==, "A\nb\nc\n");
  g_assert_null (pb_text_dag_get (dag, &lost[0], &length));

  merged = pb_text_dag_merge (dag, heads, 2, &length, &conflict);
  g_assert_cmpstr (merged, ==, "A\nb\nC\n");
  g_assert_false (conflict);

  /* What cannot be read yet waits. */
  waiting = pb_text_dag_merge (dag, unreadable, 2, &length, &conflict);
  g_assert_cmpstr (waiting, ==, "A\nb\nc\n");
  stand_in = pb_text_dag_merge (dag, lost, 1, &length, &conflict);
  g_assert_cmpstr (stand_in, ==, "a\nb\nC\n");
}

static void
test_dag_chain (void)
{
  g_autoptr(PbTextDag) dag = pb_text_dag_new ();
  g_autoptr(GPtrArray) bodies = g_ptr_array_new_with_free_func (g_free);
  PbStamp last = { PB_TEXT_READ_CHAIN + 1, 1 };
  PbStamp beyond = { PB_TEXT_READ_CHAIN + 2, 1 };
  gsize length;

  add_version (dag, bodies, 1, NULL, 0, "{\"f\":\"\"}");
  for (guint i = 2; i <= PB_TEXT_READ_CHAIN + 2; i++)
    {
      PbStamp pred = { i - 1, 1 };

      add_version (dag, bodies, i, &pred, 1, "{\"d\":[[0,0,\"x\\n\"]]}");
    }

  g_assert_nonnull (pb_text_dag_get (dag, &last, &length));
  g_assert_cmpuint (length, ==, 2 * PB_TEXT_READ_CHAIN);
  g_assert_null (pb_text_dag_get (dag, &beyond, &length));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/merge3/golden", test_golden);
  g_test_add_func ("/merge3/offered", test_offered);
  g_test_add_func ("/merge3/properties", test_properties);
  g_test_add_func ("/merge3/bounded", test_bounded);
  g_test_add_func ("/delta/round-trip", test_delta);
  g_test_add_func ("/delta/bad", test_bad_deltas);
  g_test_add_func ("/text-dag/merge", test_dag);
  g_test_add_func ("/text-dag/chain", test_dag_chain);

  return g_test_run ();
}
