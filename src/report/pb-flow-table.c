/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-flow-private.h"

#define GUTTER 12.0
#define ROW_PADDING 4.0

/* So many facts are one thing to look at. */
#define FEW_FACTS 10
#define LABEL_SHARE 0.2
#define FIGURE_GUTTER 18.0

/* Fewer figures than this do not grow to fill the page. */
#define MIN_COLUMNS 3

/* The places of columns: shares of the width with a gutter between them. */
static void
get_column (const PbFlow *flow,
            const GArray *widths,
            guint         n,
            double       *x,
            double       *width)
{
  double sum = 0;
  double before = 0;

  for (guint i = 0; i < widths->len; i++)
    {
      if (i < n)
        before += g_array_index (widths, double, i);
      sum += g_array_index (widths, double, i);
    }

  *x = before / sum * flow->width;
  *width = g_array_index (widths, double, n) / sum * flow->width;
  if (n + 1 < widths->len)
    *width -= GUTTER;
}

static PbBox *
set_row (PbFlow       *flow,
         const GArray *widths,
         const PbNode *row,
         PbTag        *table_tag)
{
  PbBox *box = pb_box_new ();
  PbTag *tag = pb_flow_tag (flow, table_tag, "TR");
  PbItem *rule;
  double height = 0;

  for (guint i = 0; i < MIN (row->children->len, widths->len); i++)
    {
      const PbNode *cell = row->children->pdata[i];
      double x, width, used;

      get_column (flow, widths, i, &x, &width);
      used = pb_flow_set_nodes (flow, box, cell->children,
                                row->header ? PB_TYPE_HEAD : PB_TYPE_CELL, x, ROW_PADDING, width,
                                cell->numeric, pb_flow_tag (flow, tag, row->header ? "TH" : "TD"));
      height = MAX (height, used);
    }

  /* Cells are read down their baselines, so the head stands at the bottom. */
  rule = pb_box_add (box, PB_ITEM_RULE, 0, height + 2 * ROW_PADDING - 0.5, flow->width,
                     row->header ? 0.75 : 0.5, NULL);
  rule->color = pb_palette_get_paper ()->inks[row->header ? PB_INK_AXIS : PB_INK_GRID];

  return box;
}

/* Strips of a head are drawn again on each page, so they live apart from the
 * page that they stand on first.
 */
static GPtrArray *
copy_strips (PbFlow *flow,
             guint   from)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_strip_free);

  for (guint i = from; i < flow->strips->len; i++)
    {
      const PbStrip *strip = flow->strips->pdata[i];
      PbStrip *copy = g_memdup2 (strip, sizeof *strip);

      copy->items = g_ptr_array_new_with_free_func (g_free);
      for (guint n = 0; n < strip->items->len; n++)
        g_ptr_array_add (copy->items, g_memdup2 (strip->items->pdata[n], sizeof (PbItem)));
      copy->space_before = 0;
      g_ptr_array_add (copies, copy);
    }
  g_ptr_array_add (flow->heads, copies);

  return copies;
}

void
pb_flow_add_table (PbFlow       *self,
                   const PbNode *table)
{
  PbTag *tag = pb_flow_tag (self, NULL, "Table");
  GPtrArray *head = NULL;

  for (guint i = 0; i < table->children->len; i++)
    {
      const PbNode *row = table->children->pdata[i];
      guint first = self->strips->len;
      PbBox *box;

      if (!pb_flow_step (self))
        return;

      box = set_row (self, table->widths, row, tag);
      pb_flow_take_box (self, box, i == 0 ? 8 : 0, i + 1 == table->children->len ? 10 : 0, TRUE,
                        head);
      /* Neither the first nor the last row stays alone. */
      if ((i <= 1 || i + 2 == table->children->len) && i + 1 < table->children->len)
        ((PbStrip *) self->strips->pdata[self->strips->len - 1])->keep_next = TRUE;
      if (row->header && i == 0)
        {
          for (guint s = first; s < self->strips->len; s++)
            ((PbStrip *) self->strips->pdata[s])->keep_next = TRUE;
          head = copy_strips (self, first);
        }
    }
}

void
pb_flow_add_facts (PbFlow       *self,
                   const PbNode *facts)
{
  PbTag *tag = pb_flow_tag (self, NULL, "Table");
  double label = self->width * LABEL_SHARE;

  for (guint i = 0; i < facts->children->len; i++)
    {
      const PbNode *row = facts->children->pdata[i];
      PbTag *row_tag = pb_flow_tag (self, tag, "TR");
      PbBox *box = pb_box_new ();

      pb_flow_set_nodes (self, box, ((PbNode *) row->children->pdata[0])->children, PB_TYPE_LABEL,
                         0, 0, label - GUTTER, FALSE, pb_flow_tag (self, row_tag, "TH"));
      pb_flow_set_nodes (self, box, ((PbNode *) row->children->pdata[1])->children, PB_TYPE_BODY,
                         label, 0, self->width - label, FALSE, pb_flow_tag (self, row_tag, "TD"));
      pb_flow_take_box (self, box, i == 0 ? 12 : 3, i + 1 == facts->children->len ? 12 : 3, TRUE,
                        NULL);
      if (i + 1 < facts->children->len && facts->children->len <= FEW_FACTS)
        ((PbStrip *) self->strips->pdata[self->strips->len - 1])->keep_next = TRUE;
    }
}

void
pb_flow_add_columns (PbFlow       *self,
                     const PbNode *columns)
{
  guint n = MAX (columns->children->len, MIN_COLUMNS);
  double width = (self->width - (n - 1) * FIGURE_GUTTER) / n;
  PbBox *box = pb_box_new ();
  gboolean more = TRUE;
  double y = 0;

  /* What is the same in each column stands at the same height. */
  for (guint line = 0; more; line++)
    {
      double height = 0;

      more = FALSE;
      for (guint i = 0; i < columns->children->len; i++)
        {
          const PbNode *cell = columns->children->pdata[i];
          g_autoptr(GPtrArray) alone = g_ptr_array_new ();

          if (line >= cell->children->len)
            continue;

          more = TRUE;
          g_ptr_array_add (alone, cell->children->pdata[line]);
          height = MAX (height, pb_flow_set_nodes (self, box, alone, PB_TYPE_CELL,
                                                   i * (width + FIGURE_GUTTER), y, width, FALSE,
                                                   NULL));
        }
      y += height + 2;
    }

  pb_flow_take_box (self, box, 8, 12, TRUE, NULL);
}

void
pb_flow_add_sign_off (PbFlow       *self,
                      const PbNode *node)
{
  guint n = MAX (1, node->children->len);
  double width = (self->width - (n - 1) * 2 * FIGURE_GUTTER) / n;
  PbBox *box = pb_box_new ();

  for (guint i = 0; i < node->children->len; i++)
    {
      double x = i * (width + 2 * FIGURE_GUTTER);

      pb_box_add (box, PB_ITEM_RULE, x, 48, width, 0.75, NULL)->color =
        pb_palette_get_paper ()->inks[PB_INK_DIM];
      pb_flow_set_text (self, box, node->children->pdata[i], NULL, PB_TYPE_SMALL, x, 53, width,
                        FALSE, pb_flow_tag (self, NULL, "P"));
    }

  pb_flow_take_box (self, box, 12, 12, TRUE, NULL);
}
