/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-graphviz-write.h"

/* Writes relation maps in the DOT language.  Within quotes it knows an escaped
 * quote and, in labels, a backslash with a letter; everything else stands for
 * itself.
 */

static void
append_quoted (GString    *out,
               const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (out, '\\');
      if (*p == '\n' || *p == '\r')
        g_string_append (out, "\\n");
      else
        g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static void
append_node (GString         *out,
             const PbMapNode *node)
{
  g_string_append (out, "  ");
  append_quoted (out, node->id);
  g_string_append (out, " [label=");
  append_quoted (out, node->name);
  g_string_append (out, ", tooltip=");
  append_quoted (out, node->sentence ? node->sentence : node->name);
  if (node->own)
    g_string_append (out, ", style=filled, fillcolor=\"#1a5fb4\", fontcolor=\"#ffffff\"");
  if (node->chosen)
    g_string_append (out, ", penwidth=3");
  g_string_append (out, "];\n");
}

static void
append_edge (GString             *out,
             const PbRelationMap *map,
             const PbMapEdge     *edge)
{
  static const struct { const char *style, *color; } looks[] = {
    [PB_NEGLECT_NONE] = { "solid", "#9a9996" },
    [PB_NEGLECT_IN_TOUCH] = { "solid", "#1d7044" },
    [PB_NEGLECT_WAITING] = { "dashed", "#a53a00" },
    [PB_NEGLECT_NEGLECTED] = { "dotted", "#a51d2d" },
  };

  g_string_append (out, "  ");
  append_quoted (out, ((PbMapNode *) map->nodes->pdata[edge->from])->id);
  g_string_append (out, " -- ");
  append_quoted (out, ((PbMapNode *) map->nodes->pdata[edge->to])->id);
  g_string_append_printf (out, " [style=%s, color=\"%s\"", looks[edge->neglect].style,
                          looks[edge->neglect].color);
  if (edge->sentence)
    {
      g_string_append (out, ", label=");
      append_quoted (out, pb_neglect_get_label (edge->neglect));
      g_string_append (out, ", tooltip=");
      append_quoted (out, edge->sentence);
    }
  g_string_append (out, "];\n");
}

/**
 * pb_graphviz_write:
 * @map: a finished map
 * @title: what to call it
 *
 * Returns: (transfer full): the map in the DOT language of GraphViz, the same
 *   bytes each time
 */
char *
pb_graphviz_write (const PbRelationMap *map,
                   const char          *title)
{
  GString *out;

  g_return_val_if_fail (map != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);

  out = g_string_new ("graph ");
  append_quoted (out, title);
  g_string_append (out, " {\n  charset=\"UTF-8\";\n  layout=neato;\n  overlap=false;\n"
                        "  node [shape=box, fontname=\"sans-serif\"];\n"
                        "  edge [fontname=\"sans-serif\", penwidth=2];\n  label=");
  append_quoted (out, title);
  g_string_append (out, ";\n\n");
  for (guint i = 0; i < map->nodes->len; i++)
    append_node (out, map->nodes->pdata[i]);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < map->edges->len; i++)
    append_edge (out, map, map->edges->pdata[i]);
  g_string_append (out, "}\n");

  return g_string_free (out, FALSE);
}
