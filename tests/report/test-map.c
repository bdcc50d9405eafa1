/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "report/pb-map-layout.h"

#include <math.h>

static PbRelationStanding *
standing_new (const char *id,
              PbNeglect   neglect)
{
  PbRelationStanding *standing = g_new0 (PbRelationStanding, 1);

  standing->id = g_strdup (id);
  standing->name = g_strdup_printf ("Partner with a name: %s", id);
  standing->kinds = g_strdup ("Funds");
  standing->relations = g_ptr_array_new ();
  standing->agreements = g_ptr_array_new ();
  standing->last.day = PB_DAY_NONE;
  standing->active = neglect != PB_NEGLECT_NONE;
  standing->neglect = neglect;
  standing->days = 40;
  standing->expected_days = 30;

  return standing;
}

/* A network of @n groups: every tenth is ours and has the next nine as partners;
 * ours are in touch with the first.
 */
static PbRelationMap *
build (guint    n,
       gboolean backwards)
{
  PbRelationMap *map = pb_relation_map_new ();
  guint n_own = (n + 9) / 10;

  for (guint k = 0; k < n_own; k++)
    {
      guint own = (backwards ? n_own - 1 - k : k) * 10;
      g_autofree char *id = g_strdup_printf ("group-%u", own);
      g_autoptr(GPtrArray) standings =
        g_ptr_array_new_with_free_func ((GDestroyNotify) pb_relation_standing_free);

      pb_relation_map_add_group (map, id, id, TRUE, own > 0 ? "group-0" : NULL);
      for (guint i = own + 1; i < MIN (own + 10, n); i++)
        {
          g_autofree char *other = g_strdup_printf ("group-%u", i);

          g_ptr_array_add (standings, standing_new (other, i % 4));
        }
      pb_relation_map_relate (map, id, standings);
    }
  pb_relation_map_finish (map, "group-0");

  return map;
}

static PbMapLayout *
lay_out (const PbRelationMap *map)
{
  PbMapOptions options = PB_MAP_OPTIONS_INIT;
  PbMapLayout *layout = pb_map_layout_new (map, &options);

  g_assert_nonnull (layout);
  g_assert_cmpuint (layout->spots->len, ==, map->nodes->len);

  return layout;
}

/* The same map, filled in another order, has the same places to the last bit. */
static void
test_stable (void)
{
  g_autoptr(PbRelationMap) one = build (57, FALSE);
  g_autoptr(PbRelationMap) two = build (57, TRUE);
  g_autoptr(PbMapLayout) first = lay_out (one);
  g_autoptr(PbMapLayout) second = lay_out (two);

  g_assert_cmpuint (one->edges->len, ==, two->edges->len);
  for (guint i = 0; i < first->spots->len; i++)
    {
      const PbMapSpot *a = first->spots->pdata[i];
      const PbMapSpot *b = second->spots->pdata[i];

      g_assert_cmpmem (&a->x, sizeof a->x, &b->x, sizeof b->x);
      g_assert_cmpmem (&a->y, sizeof a->y, &b->y, sizeof b->y);
      g_assert_cmpstr (((PbMapNode *) one->nodes->pdata[i])->id, ==,
                       ((PbMapNode *) two->nodes->pdata[i])->id);
    }
}

static void
assert_apart (const PbMapLayout *layout)
{
  for (guint i = 0; i < layout->spots->len; i++)
    {
      const PbMapSpot *a = layout->spots->pdata[i];

      g_assert_true (isfinite (a->x) && isfinite (a->y));
      g_assert_cmpfloat (a->left, >=, 0);
      g_assert_cmpfloat (a->top, >=, 0);
      g_assert_cmpfloat (a->left + a->width, <=, layout->width);
      g_assert_cmpfloat (a->top + a->height, <=, layout->height);

      for (guint j = i + 1; j < layout->spots->len; j++)
        {
          const PbMapSpot *b = layout->spots->pdata[j];

          g_assert_true (a->left + a->width <= b->left || b->left + b->width <= a->left ||
                         a->top + a->height <= b->top || b->top + b->height <= a->top);
        }
    }
}

/* Dots and words never cover each other, with none, few and many groups. */
static void
test_apart (void)
{
  static const guint sizes[] = { 0, 1, 2, 11, 60, 200 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr(PbRelationMap) map = build (sizes[i], FALSE);
      g_autoptr(PbMapLayout) layout = NULL;
      gint64 before = g_get_monotonic_time ();

      g_assert_cmpuint (map->nodes->len, ==, sizes[i]);
      layout = lay_out (map);
      assert_apart (layout);
      g_test_message ("%u groups: %.0f x %.0f in %" G_GINT64_FORMAT " ms", sizes[i],
                      layout->width, layout->height, (g_get_monotonic_time () - before) / 1000);
      /* Wide, but not a ribbon; not ten times the room that the words take. */
      if (sizes[i] >= 60)
        {
          double words = 0;

          g_assert_cmpfloat (layout->width / layout->height, >, 0.6);
          g_assert_cmpfloat (layout->width / layout->height, <, 4);
          for (guint k = 0; k < layout->spots->len; k++)
            words += ((PbMapSpot *) layout->spots->pdata[k])->width *
                     ((PbMapSpot *) layout->spots->pdata[k])->height;
          g_assert_cmpfloat (layout->width * layout->height, <, words * 12);
        }
    }
}

/* Every group can be reached from any other one by the arrow keys. */
static void
test_keys (void)
{
  g_autoptr(PbRelationMap) map = build (40, FALSE);
  g_autoptr(PbMapLayout) layout = lay_out (map);
  g_autofree gboolean *seen = g_new0 (gboolean, 40);
  g_autoptr(GArray) queue = g_array_new (FALSE, FALSE, sizeof (int));
  static const int ways[4][2] = { { 1, 0 }, { -1, 0 }, { 0, 1 }, { 0, -1 } };
  int start = 0;

  seen[0] = TRUE;
  g_array_append_val (queue, start);
  for (guint i = 0; i < queue->len; i++)
    {
      int from = g_array_index (queue, int, i);
      const PbMapSpot *spot = layout->spots->pdata[from];

      g_assert_cmpint (pb_map_layout_find_spot (layout, spot->x, spot->y), ==, from);
      for (guint way = 0; way < 4; way++)
        {
          int next = pb_map_layout_find_next (layout, from, ways[way][0], ways[way][1]);

          if (next < 0)
            continue;
          g_assert_cmpint (next, !=, from);
          if (!seen[next])
            g_array_append_val (queue, next);
          seen[next] = TRUE;
        }
    }
  g_assert_cmpuint (queue->len, ==, 40);
  g_assert_cmpint (pb_map_layout_find_spot (layout, -1, -1), ==, -1);
}

static void
test_cancelled (void)
{
  g_autoptr(PbRelationMap) map = build (40, FALSE);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  PbMapOptions options = PB_MAP_OPTIONS_INIT;

  g_cancellable_cancel (cancellable);
  options.cancellable = cancellable;
  g_assert_null (pb_map_layout_new (map, &options));
}

/* What two of our groups know of their relation is believed from the better one;
 * one is part of the other; partners say how they stand.
 */
static void
test_graph (void)
{
  g_autoptr(PbRelationMap) map = pb_relation_map_new ();
  g_autoptr(GPtrArray) a =
    g_ptr_array_new_with_free_func ((GDestroyNotify) pb_relation_standing_free);
  g_autoptr(GPtrArray) b =
    g_ptr_array_new_with_free_func ((GDestroyNotify) pb_relation_standing_free);
  const PbMapEdge *edge;
  const PbMapNode *node;

  g_ptr_array_add (a, standing_new ("b", PB_NEGLECT_NEGLECTED));
  g_ptr_array_add (a, standing_new ("p", PB_NEGLECT_WAITING));
  g_ptr_array_add (b, standing_new ("a", PB_NEGLECT_IN_TOUCH));
  g_ptr_array_add (b, standing_new ("q", PB_NEGLECT_NONE));
  pb_relation_map_add_group (map, "b", "Bee", TRUE, "a");
  pb_relation_map_add_group (map, "a", "Ay", TRUE, "a");
  pb_relation_map_relate (map, "a", a);
  pb_relation_map_relate (map, "b", b);
  pb_relation_map_finish (map, "b");

  g_assert_cmpuint (map->nodes->len, ==, 4);
  g_assert_cmpuint (map->edges->len, ==, 3);
  g_assert_cmpint (pb_relation_map_find (map, "a"), ==, 0);
  g_assert_cmpint (pb_relation_map_find (map, "unknown"), ==, -1);
  edge = map->edges->pdata[0];
  g_assert_cmpuint (edge->from, ==, 0);
  g_assert_cmpuint (edge->to, ==, 1);
  g_assert_true (edge->part);
  g_assert_cmpint (edge->neglect, ==, PB_NEGLECT_IN_TOUCH);

  node = map->nodes->pdata[0];
  g_assert_false (node->chosen);
  g_assert_cmpuint (node->n_active, ==, 2);
  g_assert_cmpint (node->neglect, ==, PB_NEGLECT_WAITING);
  node = map->nodes->pdata[1];
  g_assert_true (node->chosen);
  node = map->nodes->pdata[2];
  g_assert_cmpstr (node->caption, ==, "Waiting, 40 days");
  node = map->nodes->pdata[3];
  g_assert_null (node->caption);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map/graph", test_graph);
  g_test_add_func ("/map/stable", test_stable);
  g_test_add_func ("/map/apart", test_apart);
  g_test_add_func ("/map/keys", test_keys);
  g_test_add_func ("/map/cancelled", test_cancelled);

  return g_test_run ();
}
