/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-relation-standing.h"

G_BEGIN_DECLS

/**
 * PbMapNode:
 * @id: the identifier of the group
 * @name: its name
 * @own: it is one of our own groups
 * @chosen: it is the group that people look at
 * @n_active: how many of its lines are active relations
 * @neglect: the worst of these
 * @caption: (nullable): a few words to stand below the name
 * @sentence: what is to be said of it
 *
 * A group on the relation map.
 */
typedef struct
{
  char      *id;
  char      *name;
  gboolean   own;
  gboolean   chosen;
  guint      n_active;
  PbNeglect  neglect;
  char      *caption;
  char      *sentence;
} PbMapNode;

/**
 * PbMapEdge:
 * @from: the place of a node
 * @to: the place of another one, greater than @from
 * @neglect: how far the relation is looked after
 * @part: one of them is part of the other
 * @days: days since the last contact, or -1
 * @sentence: (nullable): what is to be said of it
 *
 * A line on the relation map.
 */
typedef struct
{
  guint      from;
  guint      to;
  PbNeglect  neglect;
  gboolean   part;
  int        days;
  char      *sentence;
} PbMapEdge;

/**
 * PbRelationMap:
 * @nodes: (element-type PbMapNode): the groups, by their identifiers
 * @edges: (element-type PbMapEdge): the lines, at most one between two groups
 *
 * Groups and what is between them.
 */
typedef struct
{
  GPtrArray *nodes;
  GPtrArray *edges;

  /*< private >*/
  GHashTable *by_id;
  GHashTable *parents;
} PbRelationMap;

PbRelationMap *pb_relation_map_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void           pb_relation_map_free      (PbRelationMap *self);
void           pb_relation_map_add_group (PbRelationMap *self,
                                          const char    *id,
                                          const char    *name,
                                          gboolean       own,
                                          const char    *parent);
void           pb_relation_map_relate    (PbRelationMap *self,
                                          const char    *id,
                                          GPtrArray     *standings);
void           pb_relation_map_finish    (PbRelationMap *self,
                                          const char    *chosen);
int            pb_relation_map_find      (PbRelationMap *self,
                                          const char    *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbRelationMap, pb_relation_map_free)

G_END_DECLS
