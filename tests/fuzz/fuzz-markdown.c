/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "report/pb-markdown.h"

#include <pango/pango.h>

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

static const char * const schemes[] = { "http", "https", "mailto", NULL };

static void
read_blocks (GPtrArray *blocks)
{
  for (guint i = 0; blocks && i < blocks->len; i++)
    {
      const PbMarkdownBlock *block = blocks->pdata[i];
      g_autofree char *markup = pb_markdown_block_to_markup (block, TRUE);
      g_autofree char *plain = pb_markdown_block_to_plain (block);
      g_autoptr(GError) error = NULL;

      /* A link is the window's own, so the text is read without links here. */
      g_free (markup);
      markup = pb_markdown_block_to_markup (block, FALSE);
      pango_parse_markup (markup, -1, 0, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_utf8_validate (plain, -1, NULL));
      for (guint j = 0; block->spans && j < block->spans->len; j++)
        {
          const PbMarkdownSpan *span = block->spans->pdata[j];
          const char *scheme = span->uri ? g_uri_peek_scheme (span->uri) : NULL;

          g_assert_true (span->uri == NULL || g_strv_contains (schemes, scheme));
        }
      read_blocks (block->children);
    }
}

/* Whatever text comes in, what is made of it can be shown, and no link leads to a
 * file or a program.
 */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, size);
  g_autoptr(GPtrArray) blocks = pb_markdown_parse (text);

  read_blocks (blocks);

  return 0;
}
