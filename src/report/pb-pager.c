/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-pager.h"

#include "report/pb-pager-private.h"

/* Breaks that may be left out leave no page with less on it than this. */
#define MOSTLY_EMPTY 0.5

struct _PbPager
{
  GObject parent_instance;

  PbDocument   *document;
  PbPageSetup  *setup;
  PangoContext *context;
  PbFlow       *flow;
  GPtrArray    *pages;
};

G_DEFINE_FINAL_TYPE (PbPager, pb_pager, G_TYPE_OBJECT)

static void
page_free (gpointer data)
{
  PbPage *page = data;

  g_clear_pointer (&page->strips, g_array_unref);
  g_free (page);
}

static void
pb_pager_finalize (GObject *object)
{
  PbPager *self = PB_PAGER (object);

  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->flow, pb_flow_free);
  g_clear_object (&self->context);
  g_clear_object (&self->document);
  g_clear_pointer (&self->setup, pb_page_setup_free);

  G_OBJECT_CLASS (pb_pager_parent_class)->finalize (object);
}

static void
pb_pager_class_init (PbPagerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = pb_pager_finalize;
}

static void
pb_pager_init (PbPager *self)
{
  self->pages = g_ptr_array_new_with_free_func (page_free);
}

static PbPage *
add_page (PbPager *self)
{
  PbPage *page = g_new0 (PbPage, 1);

  page->strips = g_array_new (FALSE, FALSE, sizeof (PbPlacedStrip));
  g_ptr_array_add (self->pages, page);

  return page;
}

static void
place (PbPage        *page,
       const PbStrip *strip)
{
  PbPlacedStrip placed = { strip, page->used };

  if (page->strips->len > 0)
    placed.y += strip->space_before;
  page->used = placed.y + strip->height;
  g_array_append_val (page->strips, placed);
}

static double
measure_run (GPtrArray    *strips,
             guint         from,
             guint         to,
             gboolean      at_top)
{
  double height = 0;

  for (guint i = from; i <= to; i++)
    {
      const PbStrip *strip = strips->pdata[i];

      height += strip->height + (i == from && at_top ? 0 : strip->space_before);
    }

  return height;
}

static double
measure_head (const PbStrip *strip)
{
  double height = 0;

  for (guint i = 0; strip->head && i < strip->head->len; i++)
    height += ((PbStrip *) strip->head->pdata[i])->height;

  return height;
}

/* Strips that must stay together are placed together.  A run that no page can
 * hold is placed strip by strip.
 */
static void
paginate (PbPager *self,
          double   room)
{
  GPtrArray *strips = self->flow->strips;
  PbPage *page = add_page (self);
  guint free_until = 0;

  for (guint i = 0; i < strips->len; i++)
    {
      const PbStrip *strip = strips->pdata[i];
      guint last = i;

      if (strip->break_before)
        {
          if (page->strips->len > 0 &&
              !(strip->soft && self->pages->len > 1 && page->used < room * MOSTLY_EMPTY))
            page = add_page (self);
          continue;
        }

      while (i >= free_until && last + 1 < strips->len && ((PbStrip *) strips->pdata[last])->keep_next)
        last++;
      if (measure_run (strips, i, last, TRUE) + measure_head (strip) > room)
        {
          free_until = last;
          last = i;
        }

      if (page->strips->len > 0 &&
          page->used + measure_run (strips, i, last, FALSE) > room + 0.01)
        {
          page = add_page (self);
          for (guint n = 0; strip->head && n < strip->head->len; n++)
            place (page, strip->head->pdata[n]);
        }

      for (guint n = i; n <= last; n++)
        place (page, strips->pdata[n]);
      i = last;
    }
}

/**
 * pb_pager_new:
 * @document: a document
 * @setup: (nullable): the pages; A4 where it is %NULL
 *
 * Lays @document out on pages.  Preview, printing and PDF share this.
 *
 * A pager has fonts of its own: it may be made and used on any thread, by one
 * thread at a time.
 *
 * Returns: (transfer full): the pages
 */
PbPager *
pb_pager_new (PbDocument        *document,
              const PbPageSetup *setup)
{
  return pb_pager_new_with_progress (document, setup, NULL, NULL);
}

/**
 * pb_pager_new_with_progress:
 * @document: a document
 * @setup: (nullable): the pages; A4 where it is %NULL
 * @progress: (nullable): told how far it has come, and stops it
 * @error: return location for an error
 *
 * Lays @document out as pb_pager_new() does.
 *
 * Fails with %G_IO_ERROR_CANCELLED only.
 *
 * Returns: (transfer full): the pages
 */
PbPager *
pb_pager_new_with_progress (PbDocument         *document,
                            const PbPageSetup  *setup,
                            PbProgress         *progress,
                            GError            **error)
{
  g_autoptr(PbPager) self = NULL;
  double width, height;

  g_return_val_if_fail (PB_IS_DOCUMENT (document), NULL);

  self = g_object_new (PB_TYPE_PAGER, NULL);
  self->document = g_object_ref (document);
  self->setup = setup ? pb_page_setup_copy (setup) : pb_page_setup_new_named (NULL);
  self->context = pb_paper_context_new (pb_document_get_language (document));

  width = MAX (72, self->setup->width - self->setup->left - self->setup->right);
  height = MAX (72, self->setup->height - self->setup->top - self->setup->bottom);
  self->flow = pb_flow_new (self->context, width, height);
  pb_flow_add (self->flow, pb_document_get_root (document), progress);
  if (progress &&
      g_cancellable_set_error_if_cancelled (pb_progress_get_cancellable (progress), error))
    return NULL;
  paginate (self, height);

  return g_steal_pointer (&self);
}

/**
 * pb_pager_get_n_pages:
 * @self: a pager
 *
 * Returns: how many pages there are, at least one
 */
guint
pb_pager_get_n_pages (PbPager *self)
{
  g_return_val_if_fail (PB_IS_PAGER (self), 0);

  return self->pages->len;
}

/**
 * pb_pager_get_document:
 * @self: a pager
 *
 * Returns: (transfer none): the document
 */
PbDocument *
pb_pager_get_document (PbPager *self)
{
  g_return_val_if_fail (PB_IS_PAGER (self), NULL);

  return self->document;
}

/**
 * pb_pager_get_page_setup:
 * @self: a pager
 *
 * Returns: (transfer none): the pages
 */
const PbPageSetup *
pb_pager_get_page_setup (PbPager *self)
{
  g_return_val_if_fail (PB_IS_PAGER (self), NULL);

  return self->setup;
}

const PbPage *
pb_pager_get_page (PbPager *self,
                   guint    n)
{
  return self->pages->pdata[n];
}

PangoContext *
pb_pager_get_context (PbPager *self)
{
  return self->context;
}

/* What the figures show, in the order in which they are painted. */
GPtrArray *
pb_pager_get_alternatives (PbPager *self)
{
  GPtrArray *alternatives = g_ptr_array_new ();

  for (guint i = 0; i < self->flow->tags->len; i++)
    {
      const PbTag *tag = self->flow->tags->pdata[i];

      if (tag->alternative)
        g_ptr_array_add (alternatives, tag->alternative);
    }

  return alternatives;
}

/**
 * pb_pager_draw_page:
 * @self: a pager
 * @n: which page, from 0
 * @cr: where to draw it, in points, with the corner of the page at the origin
 *
 * Draws a page.
 */
void
pb_pager_draw_page (PbPager *self,
                    guint    n,
                    cairo_t *cr)
{
  g_return_if_fail (PB_IS_PAGER (self));
  g_return_if_fail (n < self->pages->len);
  g_return_if_fail (cr != NULL);

  pb_pager_paint (self, n, cr, FALSE);
}

/**
 * pb_pager_dup_page_text:
 * @self: a pager
 * @n: which page, from 0
 *
 * Returns: (transfer full): the words of a page, for those who do not see it
 */
char *
pb_pager_dup_page_text (PbPager *self,
                        guint    n)
{
  const PbPage *page;
  GString *text;
  gconstpointer before = NULL;

  g_return_val_if_fail (PB_IS_PAGER (self), NULL);
  g_return_val_if_fail (n < self->pages->len, NULL);

  page = self->pages->pdata[n];
  text = g_string_new (NULL);

  for (guint i = 0; i < page->strips->len; i++)
    {
      const PbStrip *strip = g_array_index (page->strips, PbPlacedStrip, i).strip;

      for (guint k = 0; k < strip->items->len; k++)
        {
          const PbItem *item = strip->items->pdata[k];
          gconstpointer source = item->text ? (gconstpointer) item->text : item->node;
          g_autofree char *words = NULL;

          if (source == NULL || source == before)
            continue;

          before = source;
          words = item->text && item->text->text
                    ? g_strdup (item->text->text)
                    : pb_node_dup_plain (item->text ? item->text->node : item->node);
          g_string_append_printf (text, "%s\n", words);
        }
    }

  return g_string_free_and_steal (text);
}
