/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-block-text.h"

#include "formats/pb-inline-text.h"
#include "formats/pb-line-shape.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Takes up to @columns columns of blanks from the start of @line. */
static char *
dup_set_out (const char *line,
             guint       columns)
{
  g_autofree char *rest = NULL;
  guint indent = pb_line_get_indent (line);
  const char *words = line + strspn (line, " \t");

  /* A tab may reach over the edge: what is left of it becomes blanks. */
  rest = g_strnfill (indent > columns ? indent - columns : 0, ' ');

  return g_strconcat (rest, words, NULL);
}

static gboolean
has_nested (PbSourceText *source,
            guint         n,
            guint         end)
{
  guint indent = pb_line_get_indent (pb_source_text_line (source, n)->clean);

  while (++n < end)
    {
      const char *line = pb_source_text_line (source, n)->clean;
      gboolean placeholder;

      if (pb_line_is_blank (line))
        continue;
      if (pb_line_get_indent (line) <= indent)
        return FALSE;
      if (!pb_line_says_nothing (line, &placeholder))
        return TRUE;
    }

  return FALSE;
}

static void
add_placeholder (GPtrArray *findings,
                 guint      n)
{
  if (findings)
    g_ptr_array_add (findings,
                     pb_finding_new (PB_FINDING_NOTE, n + 1,
                                     _("Only a placeholder stands here; it counts as missing.")));
}

static void
add_gap (GPtrArray *findings,
         guint      n)
{
  if (findings)
    g_ptr_array_add (findings,
                     pb_finding_new (PB_FINDING_WARNING, n + 1,
                                     _("A placeholder that nobody has filled stands in this "
                                       "line.")));
}

/* Which lines from @first to @end say something. */
static GArray *
choose_lines (PbSourceText  *source,
              PbFrontMatter *front_matter,
              guint          first,
              guint          end,
              GPtrArray     *findings)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean blank_before = TRUE;
  PbFence fence = { 0, };

  for (guint i = first; i < end; i++)
    {
      const char *line = pb_source_text_line (source, i)->clean;
      gboolean placeholder = FALSE;
      gboolean blank = FALSE;

      if (i >= front_matter->first && i < front_matter->first + front_matter->n_lines)
        continue;

      if (!pb_fence_feed (&fence, line))
        {
          blank = pb_line_is_blank (line);
          if (!blank && pb_line_says_nothing (line, &placeholder) &&
              (placeholder || !has_nested (source, i, end)))
            {
              if (placeholder)
                add_placeholder (findings, i);
              continue;
            }
          if (pb_line_has_gap (line))
            add_gap (findings, i);
        }

      if (!blank || !blank_before)
        g_array_append_val (chosen, i);
      blank_before = blank;
    }

  /* Neither blank lines nor rules end a text. */
  while (chosen->len > 0)
    {
      guint n = g_array_index (chosen, guint, chosen->len - 1);
      const char *line = pb_source_text_line (source, n)->clean;

      if (!pb_line_is_blank (line) && !pb_line_is_break (line))
        break;
      g_array_set_size (chosen, chosen->len - 1);
    }

  return chosen;
}

static guint
find_indent (PbSourceText *source,
             GArray       *lines)
{
  guint indent = G_MAXUINT;

  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = pb_source_text_line (source, g_array_index (lines, guint, i))->clean;

      if (!pb_line_is_blank (line))
        indent = MIN (indent, pb_line_get_indent (line));
    }

  return indent == G_MAXUINT ? 0 : indent;
}

/**
 * pb_block_text_new:
 * @source: a document
 * @front_matter: its properties, which are no part of the text
 * @value: (nullable): what stands on the line of the label
 * @value_line: that line, from 0
 * @first: the first line below the label
 * @end: the line after the last
 * @findings: (nullable) (element-type PbFinding): takes what should be known
 *
 * Returns: (transfer full): what stands below a label
 */
PbBlockText *
pb_block_text_new (PbSourceText  *source,
                   PbFrontMatter *front_matter,
                   const char    *value,
                   guint          value_line,
                   guint          first,
                   guint          end,
                   GPtrArray     *findings)
{
  PbBlockText *self = g_new0 (PbBlockText, 1);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GArray) chosen = NULL;
  gboolean placeholder = FALSE;

  chosen = choose_lines (source, front_matter, first, end, findings);
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  self->indent = find_indent (source, chosen);

  if (value && !pb_line_says_nothing (value, &placeholder))
    {
      g_string_append (text, value);
      g_array_append_val (self->lines, value_line);
      if (pb_line_has_gap (value))
        add_gap (findings, value_line);
    }
  else if (placeholder)
    add_placeholder (findings, value_line);

  for (guint i = 0; i < chosen->len; i++)
    {
      guint n = g_array_index (chosen, guint, i);
      g_autofree char *line = dup_set_out (pb_source_text_line (source, n)->clean, self->indent);

      if (self->lines->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, g_strchomp (line));
      g_array_append_val (self->lines, n);
    }

  self->text = g_string_free_and_steal (g_steal_pointer (&text));
  self->n_items = pb_inline_text_count_items (self->text);

  return self;
}

/**
 * pb_block_text_free:
 * @self: a text
 *
 * Frees @self.
 */
void
pb_block_text_free (PbBlockText *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->lines, g_array_unref);
  g_free (self);
}

/**
 * pb_block_text_dup_single:
 * @self: a text
 *
 * Returns: (transfer full) (nullable): the text without the mark of a list, where
 *   it is a single line
 */
char *
pb_block_text_dup_single (PbBlockText *self)
{
  PbBullet bullet;

  if (*self->text == '\0' || strchr (self->text, '\n'))
    return NULL;

  return g_strdup (pb_line_get_bullet (self->text, &bullet) ? bullet.rest : self->text);
}
