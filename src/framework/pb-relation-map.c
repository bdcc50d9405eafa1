/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-relation-map.h"

#include "framework/pb-i18n-private.h"

#include <string.h>

static void
node_free (PbMapNode *node)
{
  g_free (node->id);
  g_free (node->name);
  g_free (node->caption);
  g_free (node->sentence);
  g_free (node);
}

static void
edge_free (PbMapEdge *edge)
{
  g_free (edge->sentence);
  g_free (edge);
}

/**
 * pb_relation_map_new:
 *
 * Returns: (transfer full): an empty map
 */
PbRelationMap *
pb_relation_map_new (void)
{
  PbRelationMap *self = g_new0 (PbRelationMap, 1);

  self->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) node_free);
  self->edges = g_ptr_array_new_with_free_func ((GDestroyNotify) edge_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->parents = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  return self;
}

/**
 * pb_relation_map_free:
 * @self: (transfer full): a map
 *
 * Frees it.
 */
void
pb_relation_map_free (PbRelationMap *self)
{
  g_ptr_array_unref (self->nodes);
  g_ptr_array_unref (self->edges);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->parents);
  g_free (self);
}

/* Places are counted from one here, since nodes move when the map is finished. */
static guint
get_place (PbRelationMap *self,
           const char    *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, id));
}

/**
 * pb_relation_map_add_group:
 * @self: a map that is not finished
 * @id: the identifier of a group
 * @name: its name
 * @own: whether it is one of our own groups
 * @parent: (nullable): the identifier of the group that it is part of
 *
 * Adds a group, unless it is there.
 */
void
pb_relation_map_add_group (PbRelationMap *self,
                           const char    *id,
                           const char    *name,
                           gboolean       own,
                           const char    *parent)
{
  PbMapNode *node;

  g_return_if_fail (self != NULL);
  g_return_if_fail (id != NULL && name != NULL);

  if (get_place (self, id) > 0)
    return;

  node = g_new0 (PbMapNode, 1);
  node->id = g_strdup (id);
  node->name = g_strdup (name);
  node->own = own;
  g_ptr_array_add (self->nodes, node);
  g_hash_table_insert (self->by_id, node->id, GUINT_TO_POINTER (self->nodes->len));
  if (parent && strcmp (parent, id) != 0)
    g_hash_table_insert (self->parents, node->id, g_strdup (parent));
}

static PbMapEdge *
get_edge (PbRelationMap *self,
          guint          a,
          guint          b)
{
  guint from = MIN (a, b);
  guint to = MAX (a, b);
  PbMapEdge *edge;

  for (guint i = 0; i < self->edges->len; i++)
    {
      edge = self->edges->pdata[i];
      if (edge->from == from && edge->to == to)
        return edge;
    }

  edge = g_new0 (PbMapEdge, 1);
  edge->from = from;
  edge->to = to;
  edge->days = -1;
  g_ptr_array_add (self->edges, edge);

  return edge;
}

/**
 * pb_relation_map_relate:
 * @self: a map that is not finished
 * @id: the identifier of a group on it
 * @standings: (element-type PbRelationStanding): how it stands with others
 *
 * Adds the relations of a group, and the groups at their other ends.  Where two
 * of our own groups both tell of their relation, the one that knows of the newer
 * contact is believed.
 */
void
pb_relation_map_relate (PbRelationMap *self,
                        const char    *id,
                        GPtrArray     *standings)
{
  guint place;

  g_return_if_fail (self != NULL);
  place = get_place (self, id);
  g_return_if_fail (place > 0);

  for (guint i = 0; i < standings->len; i++)
    {
      const PbRelationStanding *standing = standings->pdata[i];
      PbMapEdge *edge;
      gboolean better;

      pb_relation_map_add_group (self, standing->id, standing->name, standing->own,
                                 standing->group
                                   ? pb_record_get_text (standing->group, PB_GROUP_PARENT)
                                   : NULL);
      edge = get_edge (self, place - 1, get_place (self, standing->id) - 1);
      better = edge->sentence == NULL || edge->neglect == PB_NEGLECT_NONE ||
               (standing->active && standing->neglect < edge->neglect);
      if (!better)
        continue;

      edge->neglect = standing->neglect;
      edge->days = standing->days;
      g_free (edge->sentence);
      edge->sentence = pb_relation_standing_dup_sentence (standing);
    }
}

static void
add_parts (PbRelationMap *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const PbMapNode *node = self->nodes->pdata[i];
      const char *parent = g_hash_table_lookup (self->parents, node->id);
      guint place = parent ? get_place (self, parent) : 0;

      if (place > 0)
        get_edge (self, i, place - 1)->part = TRUE;
    }
}

static int
compare_nodes (gconstpointer a,
               gconstpointer b)
{
  const PbMapNode *one = *(const PbMapNode * const *) a;
  const PbMapNode *two = *(const PbMapNode * const *) b;

  return strcmp (one->id, two->id);
}

static int
compare_edges (gconstpointer a,
               gconstpointer b)
{
  const PbMapEdge *one = *(const PbMapEdge * const *) a;
  const PbMapEdge *two = *(const PbMapEdge * const *) b;

  if (one->from != two->from)
    return one->from < two->from ? -1 : 1;

  return one->to < two->to ? -1 : one->to > two->to;
}

/* The order in which groups were added must not show. */
static void
sort_all (PbRelationMap *self)
{
  g_autofree PbMapNode **before = g_memdup2 (self->nodes->pdata,
                                             self->nodes->len * sizeof (gpointer));

  g_ptr_array_sort (self->nodes, compare_nodes);
  for (guint i = 0; i < self->nodes->len; i++)
    {
      PbMapNode *node = self->nodes->pdata[i];

      g_hash_table_insert (self->by_id, node->id, GUINT_TO_POINTER (i + 1));
    }

  for (guint i = 0; i < self->edges->len; i++)
    {
      PbMapEdge *edge = self->edges->pdata[i];
      guint a = get_place (self, before[edge->from]->id) - 1;
      guint b = get_place (self, before[edge->to]->id) - 1;

      edge->from = MIN (a, b);
      edge->to = MAX (a, b);
    }
  g_ptr_array_sort (self->edges, compare_edges);
}

static void
count_at (PbMapNode       *node,
          const PbMapEdge *edge)
{
  node->n_active++;
  node->neglect = MAX (node->neglect, edge->neglect);
}

static void
describe_node (PbRelationMap *self,
               guint          place)
{
  PbMapNode *node = self->nodes->pdata[place];
  const PbMapEdge *only = NULL;
  guint n_lines = 0;

  for (guint i = 0; i < self->edges->len; i++)
    {
      const PbMapEdge *edge = self->edges->pdata[i];

      if ((edge->from == place || edge->to == place) && edge->sentence)
        {
          only = edge;
          n_lines++;
        }
    }

  /* A partner stands for its one relation, our own groups for themselves. */
  if (!node->own && n_lines == 1)
    node->sentence = g_strdup (only->sentence);
  else if (node->n_active > 0)
    node->sentence = g_strdup_printf (ngettext ("%s: %u active relation, at worst: %s.",
                                                "%s: %u active relations, at worst: %s.",
                                                node->n_active),
                                      node->name, node->n_active,
                                      pb_neglect_get_label (node->neglect));
  else
    /* Translators: the name of a group. */
    node->sentence = g_strdup_printf (_("%s: no active relation."), node->name);

  if (node->own || node->n_active == 0)
    return;
  if (n_lines == 1 && only->days >= 0)
    /* Translators: a word such as “Waiting”, and a number of days. */
    node->caption = g_strdup_printf (ngettext ("%s, %d day", "%s, %d days", (gulong) only->days),
                                     pb_neglect_get_label (node->neglect), only->days);
  else
    node->caption = g_strdup (pb_neglect_get_label (node->neglect));
}

/**
 * pb_relation_map_finish:
 * @self: a map
 * @chosen: (nullable): the identifier of the group that people look at
 *
 * Brings the map into an order that does not depend on how it was filled.
 * Nothing may be added afterwards.
 */
void
pb_relation_map_finish (PbRelationMap *self,
                        const char    *chosen)
{
  g_return_if_fail (self != NULL);

  add_parts (self);
  sort_all (self);

  for (guint i = 0; i < self->edges->len; i++)
    {
      const PbMapEdge *edge = self->edges->pdata[i];

      if (edge->neglect == PB_NEGLECT_NONE)
        continue;
      count_at (self->nodes->pdata[edge->from], edge);
      count_at (self->nodes->pdata[edge->to], edge);
    }
  for (guint i = 0; i < self->nodes->len; i++)
    {
      PbMapNode *node = self->nodes->pdata[i];

      node->chosen = g_strcmp0 (node->id, chosen) == 0;
      describe_node (self, i);
    }
}

/**
 * pb_relation_map_find:
 * @self: a map
 * @id: (nullable): the identifier of a group
 *
 * Returns: the place of its node, or -1
 */
int
pb_relation_map_find (PbRelationMap *self,
                      const char    *id)
{
  g_return_val_if_fail (self != NULL, -1);

  return id ? (int) get_place (self, id) - 1 : -1;
}
