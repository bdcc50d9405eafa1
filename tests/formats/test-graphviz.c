/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/pb-graphviz-write.h"

#include <string.h>

static PbRelationMap *
build (const char *name)
{
  PbRelationMap *map = pb_relation_map_new ();
  g_autoptr(GPtrArray) standings =
    g_ptr_array_new_with_free_func ((GDestroyNotify) pb_relation_standing_free);
  static const PbNeglect levels[] = { PB_NEGLECT_IN_TOUCH, PB_NEGLECT_WAITING,
                                      PB_NEGLECT_NEGLECTED };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      PbRelationStanding *standing = g_new0 (PbRelationStanding, 1);

      standing->id = g_strdup_printf ("p%u", i);
      standing->name = g_strdup (name);
      standing->kinds = g_strdup ("Funds");
      standing->relations = g_ptr_array_new ();
      standing->agreements = g_ptr_array_new ();
      standing->active = TRUE;
      standing->neglect = levels[i];
      standing->days = -1;
      standing->expected_days = 30;
      g_ptr_array_add (standings, standing);
    }
  pb_relation_map_add_group (map, "us", "Care", TRUE, NULL);
  pb_relation_map_relate (map, "us", standings);
  pb_relation_map_finish (map, "us");

  return map;
}

static void
test_lines (void)
{
  g_autoptr(PbRelationMap) map = build ("Riverside");
  g_autofree char *text = pb_graphviz_write (map, "Our network");
  g_autofree char *again = pb_graphviz_write (map, "Our network");

  g_assert_cmpstr (text, ==, again);
  g_assert_true (g_str_has_prefix (text, "graph \"Our network\" {\n"));
  g_assert_true (g_str_has_suffix (text, "}\n"));
  g_assert_nonnull (strstr (text, "\"p0\" [label=\"Riverside\""));
  g_assert_nonnull (strstr (text, "\"p0\" -- \"us\" [style=solid, color=\"#1d7044\", "
                                  "label=\"In touch\""));
  g_assert_nonnull (strstr (text, "\"p1\" -- \"us\" [style=dashed"));
  g_assert_nonnull (strstr (text, "\"p2\" -- \"us\" [style=dotted"));
  g_assert_nonnull (strstr (text, "fillcolor"));
}

/* Names are data: none may end a quote or begin an escape. */
static void
test_quotes (void)
{
  g_autoptr(PbRelationMap) map = build ("A \"quoted\\\" name];\nb -- c");
  g_autofree char *text = pb_graphviz_write (map, "x\\");
  gboolean quoted = FALSE;
  guint lines = 0;

  g_assert_nonnull (strstr (text, "label=\"A \\\"quoted\\\\\\\" name];\\nb -- c\""));
  for (const char *p = text; *p; p++)
    {
      if (quoted && *p == '\\')
        p++;
      else if (*p == '"')
        quoted = !quoted;
      else if (*p == '\n')
        {
          g_assert_false (quoted);
          lines++;
        }
    }
  g_assert_false (quoted);
  g_assert_cmpuint (lines, ==, 17);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/graphviz/lines", test_lines);
  g_test_add_func ("/graphviz/quotes", test_quotes);

  return g_test_run ();
}
