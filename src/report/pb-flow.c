/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-flow-private.h"

#include "report/pb-node-drawing.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Text is easier to read in lines shorter than a page is wide. */
#define PROSE 0.84

#define STEPS_PER_REPORT 32

#define INDENT 14.0
#define CHIP_HEIGHT 14.0
#define CHIP_PADDING 6.0
#define CHIP_SYMBOL 6.5
#define CHIP_GAP 4.0
#define CALLOUT_PADDING 10.0

static void
text_free (gpointer data)
{
  PbText *text = data;

  g_clear_object (&text->layout);
  g_free (text->text);
  g_free (text);
}

static void
tag_free (gpointer data)
{
  PbTag *tag = data;

  g_free (tag->alternative);
  g_free (tag);
}

static void
item_free (gpointer data)
{
  PbItem *item = data;

  g_clear_pointer (&item->drawing, pb_drawing_free);
  g_free (item);
}

void
pb_strip_free (PbStrip *self)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self);
}

PbBox *
pb_box_new (void)
{
  PbBox *self = g_new0 (PbBox, 1);

  self->items = g_ptr_array_new_with_free_func (item_free);

  return self;
}

void
pb_box_free (PbBox *self)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self);
}

PbItem *
pb_box_add (PbBox      *self,
            PbItemKind  kind,
            double      x,
            double      y,
            double      width,
            double      height,
            PbTag      *tag)
{
  PbItem *item = g_new0 (PbItem, 1);

  item->kind = kind;
  item->x = x;
  item->y = y;
  item->width = width;
  item->height = height;
  item->tag = tag;
  g_ptr_array_add (self->items, item);
  self->height = MAX (self->height, y + height);

  return item;
}

PbFlow *
pb_flow_new (PangoContext *context,
             double        width,
             double        page_height)
{
  PbFlow *self = g_new0 (PbFlow, 1);

  self->context = g_object_ref (context);
  self->measure = pb_text_measure_pango (context);
  self->width = width;
  self->page_height = page_height;
  self->strips = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_strip_free);
  self->texts = g_ptr_array_new_with_free_func (text_free);
  self->tags = g_ptr_array_new_with_free_func (tag_free);
  self->heads = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  return self;
}

void
pb_flow_free (PbFlow *self)
{
  g_clear_pointer (&self->strips, g_ptr_array_unref);
  g_clear_pointer (&self->heads, g_ptr_array_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  pb_text_forget (self->context);
  g_clear_object (&self->context);
  g_free (self);
}

PbTag *
pb_flow_tag (PbFlow     *self,
             PbTag      *parent,
             const char *name)
{
  PbTag *tag = g_new0 (PbTag, 1);

  tag->parent = parent;
  tag->name = name;
  g_ptr_array_add (self->tags, tag);

  return tag;
}

/* Sets a text line by line; returns its height. */
double
pb_flow_set_text (PbFlow       *self,
                  PbBox        *box,
                  const PbNode *node,
                  const char   *text,
                  PbType        type,
                  double        x,
                  double        y,
                  double        width,
                  gboolean      right,
                  PbTag        *tag)
{
  const PbTypeInfo *info = pb_type_get_info (type);
  PbText *set = g_new0 (PbText, 1);
  PangoLayout *layout;
  double height = 0;
  int n;

  set->node = node;
  set->text = g_strdup (text);
  set->type = type;
  set->width = width;
  set->right = right;
  g_ptr_array_add (self->texts, set);

  layout = pb_text_ensure (set, self->context);
  n = pango_layout_get_line_count (layout);

  for (int i = 0; i < n; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      PangoRectangle logical;
      double pitch, ascent, natural;
      PbItem *item;

      pango_layout_line_get_extents (line, NULL, &logical);
      natural = (double) logical.height / PANGO_SCALE;
      ascent = (double) -logical.y / PANGO_SCALE;
      pitch = MAX (info->leading, natural);

      item = pb_box_add (box, PB_ITEM_LINE, x, y + height, width, pitch, tag);
      item->text = set;
      item->line = i;
      item->baseline = (pitch - natural) / 2 + ascent;
      /* Neither the first nor the last line of a paragraph stays alone. */
      item->keep_next = i + 1 < n && (i == 0 || i == n - 2);
      height += pitch;
    }

  pb_text_release (set);

  return height;
}

double
pb_flow_set_chip (PbFlow       *self,
                  PbBox        *box,
                  const PbNode *node,
                  double        x,
                  double        y,
                  double        width,
                  PbTag        *tag)
{
  const PbTypeInfo *info = pb_type_get_info (PB_TYPE_SMALL);
  g_autofree char *word = pb_node_dup_plain (node);
  double text = pb_text_measure_width (&self->measure, word, info->size, TRUE);
  double symbol = node->symbol == PB_SYMBOL_NONE ? 0 : CHIP_SYMBOL + CHIP_GAP;
  PbItem *item = pb_box_add (box, PB_ITEM_CHIP, x, y,
                             MIN (width, text + symbol + 2 * CHIP_PADDING), CHIP_HEIGHT, tag);

  item->node = node;

  return CHIP_HEIGHT;
}

double
pb_flow_set_chart (PbFlow       *self,
                   PbBox        *box,
                   const PbNode *node,
                   double        x,
                   double        y,
                   double        width,
                   PbTag        *parent)
{
  PbTag *tag = pb_flow_tag (self, parent, "Figure");
  PbItem *item;
  PbDrawing *drawing = pb_node_draw (node, width, &self->measure, &tag->alternative);

  item = pb_box_add (box, PB_ITEM_DRAWING, x, y, width, drawing->height, tag);
  item->drawing = drawing;

  return drawing->height;
}

static double
set_list (PbFlow       *self,
          PbBox        *box,
          const PbNode *list,
          PbType        type,
          double        x,
          double        y,
          double        width,
          PbTag        *parent)
{
  PbTag *tag = pb_flow_tag (self, parent, "L");
  double indent = type == PB_TYPE_SMALL ? INDENT * 0.75 : INDENT;
  double top = y;

  if (list->ordered && list->level + (int) list->children->len > 10)
    indent += 6;

  for (guint i = 0; i < list->children->len; i++)
    {
      const PbNode *child = list->children->pdata[i];
      PbTag *item = pb_flow_tag (self, tag, "LI");
      g_autofree char *mark = list->ordered ? g_strdup_printf ("%d.", list->level + (int) i)
                                            : g_strdup ("•");

      if (i > 0)
        y += list->compact ? 2 : 5;
      pb_flow_set_text (self, box, NULL, mark, type, x, y, indent, FALSE,
                        pb_flow_tag (self, item, "Lbl"));
      y += pb_flow_set_nodes (self, box, child->children, type, x + indent, y, width - indent,
                              FALSE, pb_flow_tag (self, item, "LBody"));
    }

  return y - top;
}

static double
set_code (PbFlow       *self,
          PbBox        *box,
          const PbNode *node,
          double        x,
          double        y,
          double        width,
          PbTag        *parent)
{
  g_autofree char *text = pb_node_dup_plain (node);
  g_auto(GStrv) lines = NULL;
  PbTag *tag = pb_flow_tag (self, parent, "Code");
  PbItem *fill;
  double top = y;

  fill = pb_box_add (box, PB_ITEM_FILL, x, y, width, 0, NULL);
  fill->color = pb_tone_get_tint (PB_TONE_NEUTRAL);
  fill->stretch = TRUE;

  y += 6;
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  for (guint i = 0; lines[i]; i++)
    y += pb_flow_set_text (self, box, NULL, *lines[i] ? lines[i] : " ", PB_TYPE_CODE, x + 8, y,
                           width - 16, FALSE, tag);
  y += 6;
  fill->height = y - top;
  box->height = MAX (box->height, y);

  return y - top;
}

static double
set_quote (PbFlow       *self,
           PbBox        *box,
           const PbNode *node,
           PbType        type,
           double        x,
           double        y,
           double        width,
           PbTag        *parent)
{
  PbItem *bar = pb_box_add (box, PB_ITEM_FILL, x, y, 1.5, 0, NULL);

  bar->color = pb_palette_get_paper ()->inks[PB_INK_AXIS];
  bar->stretch = TRUE;
  bar->height = pb_flow_set_nodes (self, box, node->children, type, x + INDENT, y, width - INDENT,
                                   FALSE, pb_flow_tag (self, parent, "BlockQuote"));

  return bar->height;
}

static double
set_callout (PbFlow       *self,
             PbBox        *box,
             const PbNode *node,
             double        x,
             double        y,
             double        width,
             PbTag        *parent)
{
  PbItem *fill = pb_box_add (box, PB_ITEM_FILL, x, y, width, 0, NULL);
  PbItem *bar = pb_box_add (box, PB_ITEM_FILL, x, y, 3, 0, NULL);
  PbItem *symbol;
  double height;

  fill->color = pb_tone_get_tint (node->tone);
  fill->stretch = bar->stretch = TRUE;
  bar->color = pb_tone_get_color (node->tone);

  symbol = pb_box_add (box, PB_ITEM_SYMBOL, x + CALLOUT_PADDING + 3, y + CALLOUT_PADDING + 1, 11,
                       11, NULL);
  symbol->symbol = node->symbol;
  symbol->tone = node->tone;

  height = CALLOUT_PADDING * 2 +
           pb_flow_set_nodes (self, box, node->children, PB_TYPE_BODY, x + CALLOUT_PADDING + 24,
                              y + CALLOUT_PADDING, width - 2 * CALLOUT_PADDING - 24, FALSE,
                              pb_flow_tag (self, parent, "Note"));
  fill->height = bar->height = height;
  box->height = MAX (box->height, y + height);

  return height;
}

static PbType
get_heading_type (int level)
{
  switch (level)
    {
    case 1:
      return PB_TYPE_TITLE;
    case 2:
      return PB_TYPE_CHAPTER;
    case 3:
      return PB_TYPE_SECTION;
    default:
      return PB_TYPE_PART;
    }
}

static const char *
get_heading_tag (int level)
{
  static const char * const names[] = { "H1", "H2", "H3", "H4", "H5", "H6" };

  return names[CLAMP (level, 1, 6) - 1];
}

/* Sets blocks below each other; returns their height. */
double
pb_flow_set_nodes (PbFlow    *self,
                   PbBox     *box,
                   GPtrArray *nodes,
                   PbType     type,
                   double     x,
                   double     y,
                   double     width,
                   gboolean   right,
                   PbTag     *tag)
{
  double top = y;
  /* Paragraphs of a cell are their own blocks only where there are several. */
  gboolean cell = type == PB_TYPE_CELL || type == PB_TYPE_SMALL;

  for (guint i = 0; i < nodes->len; i++)
    {
      const PbNode *node = nodes->pdata[i];

      if (i > 0)
        y += cell ? 2 : 5;

      switch (node->kind)
        {
        case PB_NODE_PARAGRAPH:
          y += pb_flow_set_text (self, box, node, NULL, node->compact ? PB_TYPE_SMALL : type, x, y,
                                 width, right, pb_flow_tag (self, tag, "P"));
          break;
        case PB_NODE_HEADING:
          y += pb_flow_set_text (self, box, node, NULL, cell ? type : get_heading_type (node->level),
                                 x, y, width, right, pb_flow_tag (self, tag, "P"));
          break;
        case PB_NODE_CHIP:
          y += pb_flow_set_chip (self, box, node, x, y, width, pb_flow_tag (self, tag, "P"));
          break;
        case PB_NODE_LIST:
          y += set_list (self, box, node, node->compact && cell ? PB_TYPE_SMALL : type, x, y,
                         width, tag);
          break;
        case PB_NODE_CODE:
          y += set_code (self, box, node, x, y, width, tag);
          break;
        case PB_NODE_QUOTE:
          y += set_quote (self, box, node, type, x, y, width, tag);
          break;
        case PB_NODE_CALLOUT:
          y += set_callout (self, box, node, x, y, width, tag);
          break;
        case PB_NODE_CHART:
        case PB_NODE_TIMELINE:
          y += pb_flow_set_chart (self, box, node, x, y, width, tag);
          break;
        case PB_NODE_RULE:
          pb_box_add (box, PB_ITEM_RULE, x, y + 4, width, 0.5, NULL)->color =
            pb_palette_get_paper ()->inks[PB_INK_AXIS];
          y += 8;
          break;
        case PB_NODE_SECTION:
        case PB_NODE_ITEM:
        case PB_NODE_FACTS:
        case PB_NODE_TABLE:
        case PB_NODE_ROW:
        case PB_NODE_CELL:
        case PB_NODE_COLUMNS:
        case PB_NODE_PAGE_BREAK:
        case PB_NODE_SIGN_OFF:
        default:
          y += pb_flow_set_nodes (self, box, node->children, type, x, y, width, right, tag);
          break;
        }
    }

  return y - top;
}

static PbStrip *
add_strip (PbFlow *self)
{
  PbStrip *strip = g_new0 (PbStrip, 1);

  strip->items = g_ptr_array_new_with_free_func (item_free);
  g_ptr_array_add (self->strips, strip);

  return strip;
}

/* Moves an item to its strip; what fills the background is cut as well. */
static void
place_item (PbItem     *item,
            PbStrip   **strips,
            GArray     *cuts)
{
  for (guint i = pb_flow_find_strip (cuts, item->y); i < cuts->len; i++)
    {
      double to = g_array_index (cuts, double, i);
      double from = i > 0 ? g_array_index (cuts, double, i - 1) : 0;
      PbItem *copy;

      if (item->stretch ? item->y + item->height <= from + 0.01 : item->y < from - 0.01)
        return;

      copy = g_memdup2 (item, sizeof *item);
      item->drawing = NULL;
      if (copy->stretch)
        {
          double top = MAX (copy->y, from);

          copy->height = MIN (copy->y + copy->height, to) - top;
          copy->y = top;
        }
      copy->y -= from;
      strips[i]->keep_next |= copy->keep_next;
      g_ptr_array_add (strips[i]->items, copy);

      if (!copy->stretch)
        return;
    }
}

/* Cuts a box into strips and adds them.  A whole one stays on one page, if it is
 * not taller than half of it.
 */
void
pb_flow_take_box (PbFlow    *self,
                  PbBox     *box,
                  double     space_before,
                  double     space_after,
                  gboolean   whole,
                  GPtrArray *head)
{
  g_autoptr(GArray) cuts = pb_flow_find_cuts (box);
  guint first = self->strips->len;
  double from = 0;

  whole = whole && box->height < self->page_height / 2;
  if (whole)
    g_array_remove_range (cuts, 0, cuts->len - 1);

  for (guint i = 0; i < cuts->len; i++)
    {
      double to = g_array_index (cuts, double, i);
      PbStrip *strip = add_strip (self);

      strip->height = to - from;
      strip->head = head;
      if (from == 0)
        strip->space_before = MAX (self->space, space_before);
      from = to;
    }

  for (guint i = 0; i < box->items->len; i++)
    place_item (box->items->pdata[i], (PbStrip **) self->strips->pdata + first, cuts);
  if (whole)
    ((PbStrip *) self->strips->pdata[first])->keep_next = FALSE;

  self->space = space_after;
  pb_box_free (box);
}

static void
add_heading (PbFlow       *self,
             const PbNode *node)
{
  static const double before[] = { 0, 0, 28, 18, 12, 10, 10 };
  static const double after[] = { 0, 10, 8, 5, 3, 3, 3 };
  int level = CLAMP (node->level, 1, 6);
  PbBox *box = pb_box_new ();
  guint first = self->strips->len;

  pb_flow_set_text (self, box, node, NULL, get_heading_type (level), 0, 0, self->width, FALSE,
                    pb_flow_tag (self, NULL, get_heading_tag (level)));
  pb_flow_take_box (self, box, before[level], after[level], FALSE, NULL);
  for (guint i = first; i < self->strips->len; i++)
    {
      PbStrip *strip = self->strips->pdata[i];

      strip->keep_next = TRUE;
      strip->heading = i == first && level <= 3 ? node : NULL;
    }
}

static void
add_block (PbFlow       *self,
           const PbNode *node)
{
  g_autoptr(GPtrArray) alone = g_ptr_array_new ();
  PbBox *box = pb_box_new ();
  gboolean prose = node->kind == PB_NODE_PARAGRAPH || node->kind == PB_NODE_LIST ||
                   node->kind == PB_NODE_QUOTE;
  gboolean whole = node->kind == PB_NODE_CALLOUT || node->kind == PB_NODE_CHART;
  double space = node->kind == PB_NODE_PARAGRAPH || node->kind == PB_NODE_LIST ? 6 : 12;
  guint first = self->strips->len;

  g_ptr_array_add (alone, (gpointer) node);
  pb_flow_set_nodes (self, box, alone, PB_TYPE_BODY, 0, 0,
                     prose ? self->width * PROSE : self->width, FALSE, NULL);
  if (node->kind == PB_NODE_CHIP)
    space = 4;
  if (node->kind == PB_NODE_CHART)
    space = 18;
  pb_flow_take_box (self, box, space, space, whole, NULL);

  /* Neither the first nor the last item of a list stays alone. */
  if (node->kind == PB_NODE_LIST && self->strips->len - first > 1)
    {
      ((PbStrip *) self->strips->pdata[first])->keep_next = TRUE;
      ((PbStrip *) self->strips->pdata[self->strips->len - 2])->keep_next = TRUE;
    }

  /* The words between a heading and what they introduce stay with it. */
  if (node->kind == PB_NODE_CHIP ||
      (node->kind == PB_NODE_PARAGRAPH && self->after_heading > 0 &&
       self->strips->len - first <= 3))
    {
      PbStrip *last = self->strips->pdata[self->strips->len - 1];

      last->keep_next = TRUE;
    }
}

static gboolean
follows_table (GPtrArray *nodes,
               guint      n)
{
  const PbNode *before = n > 0 ? nodes->pdata[n - 1] : NULL;

  return before && (before->kind == PB_NODE_TABLE || before->kind == PB_NODE_FACTS);
}

static void
keep_last (PbFlow *self)
{
  if (self->strips->len > 0)
    ((PbStrip *) self->strips->pdata[self->strips->len - 1])->keep_next = TRUE;
}

static void
add_nodes (PbFlow    *self,
           GPtrArray *nodes)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      const PbNode *node = nodes->pdata[i];
      guint after_heading = self->after_heading;
      guint first;

      if (!pb_flow_step (self))
        return;

      switch (node->kind)
        {
        case PB_NODE_HEADING:
          add_heading (self, node);
          after_heading = 4;
          break;
        case PB_NODE_TABLE:
          pb_flow_add_table (self, node);
          break;
        case PB_NODE_FACTS:
          pb_flow_add_facts (self, node);
          break;
        case PB_NODE_COLUMNS:
          pb_flow_add_columns (self, node);
          break;
        case PB_NODE_SIGN_OFF:
          /* Nobody signs an empty page. */
          keep_last (self);
          pb_flow_add_sign_off (self, node);
          break;
        case PB_NODE_PAGE_BREAK:
          add_strip (self)->break_before = TRUE;
          ((PbStrip *) self->strips->pdata[self->strips->len - 1])->soft = node->compact;
          self->space = 0;
          break;
        case PB_NODE_SECTION:
          first = self->strips->len;
          add_nodes (self, node->children);
          for (guint n = first; node->compact && n + 1 < self->strips->len; n++)
            ((PbStrip *) self->strips->pdata[n])->keep_next = TRUE;
          break;
        case PB_NODE_PARAGRAPH:
          if (node->spans->len == 0)
            break;
          /* A remark on a table stays with its end. */
          if (node->compact && follows_table (nodes, i))
            keep_last (self);
          add_block (self, node);
          break;
        case PB_NODE_LIST:
        case PB_NODE_ITEM:
        case PB_NODE_CODE:
        case PB_NODE_QUOTE:
        case PB_NODE_CALLOUT:
        case PB_NODE_ROW:
        case PB_NODE_CELL:
        case PB_NODE_CHIP:
        case PB_NODE_CHART:
        case PB_NODE_TIMELINE:
        case PB_NODE_RULE:
        default:
          add_block (self, node);
          break;
        }

      if (node->kind != PB_NODE_HEADING && node->kind != PB_NODE_PARAGRAPH &&
          node->kind != PB_NODE_CHIP)
        after_heading = 0;
      self->after_heading = after_heading > 0 ? after_heading - 1 : 0;
    }
}

/* The steps that adding @nodes takes: what is long are tables. */
static guint
count_steps (GPtrArray *nodes)
{
  guint n = nodes->len;

  for (guint i = 0; i < nodes->len; i++)
    {
      const PbNode *node = nodes->pdata[i];

      if (node->kind == PB_NODE_TABLE)
        n += node->children->len;
      else if (node->kind == PB_NODE_SECTION)
        n += count_steps (node->children);
    }

  return n;
}

/* Before each node and each row: FALSE where nobody wants the rest any more. */
gboolean
pb_flow_step (PbFlow *self)
{
  if (self->progress == NULL)
    return TRUE;

  if (self->n_done % STEPS_PER_REPORT == 0)
    pb_progress_report (self->progress, _("Making the report…"),
                        LAYOUT_SHARE * self->n_done / MAX (self->n_steps, 1));
  self->n_done++;

  return !g_cancellable_is_cancelled (pb_progress_get_cancellable (self->progress));
}

void
pb_flow_add (PbFlow       *self,
             const PbNode *root,
             PbProgress   *progress)
{
  self->progress = progress;
  self->n_steps = progress ? count_steps (root->children) : 0;
  add_nodes (self, root->children);
  self->progress = NULL;

  /* A heading at the very end has nothing to stay with. */
  if (self->strips->len > 0)
    ((PbStrip *) self->strips->pdata[self->strips->len - 1])->keep_next = FALSE;
}
