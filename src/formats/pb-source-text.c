/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-source-text.h"

#include "formats/pb-line-shape.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* What programs leave in notes, and what nobody is meant to read. */
typedef struct
{
  const char *open;
  const char *close;
  gboolean left_over;
} Remark;

static const Remark remarks[] = {
  { "%%", "%%", FALSE },
  { "<!--", "-->", FALSE },
  { "<%", "%>", TRUE },
};

static const char broken_export[] = "Error generating markdown for this page";

static void
line_clear (gpointer data)
{
  PbSourceLine *line = data;

  g_clear_pointer (&line->raw, g_free);
  g_clear_pointer (&line->clean, g_free);
}

/* No-break spaces are spaces; characters without width are nothing.  Joiners
 * stay, since emoji and some scripts are written with them.
 */
static char *
clean_characters (const char *text)
{
  GString *clean = g_string_sized_new (strlen (text));

  for (const char *at = text; *at; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      switch (c)
        {
        case 0x00a0:
        case 0x2007:
        case 0x202f:
          g_string_append_c (clean, ' ');
          break;

        case 0x00ad:
        case 0x200b:
        case 0x2060:
        case 0xfeff:
          break;

        default:
          if (c >= ' ' || c == '\t')
            g_string_append_unichar (clean, c);
          break;
        }
    }

  return g_string_free_and_steal (clean);
}

static void
split_lines (PbSourceText *self)
{
  static const char mark[] = "\xef\xbb\xbf";
  const char *data;
  gsize size;
  gsize start = 0;
  guint n_crlf = 0;
  guint n_lf = 0;

  data = g_bytes_get_data (self->bytes, &size);
  if (size >= strlen (mark) && memcmp (data, mark, strlen (mark)) == 0)
    start = strlen (mark);

  while (TRUE)
    {
      PbSourceLine line = { .start = start };
      gsize end = start;

      while (end < size && data[end] != '\n' && data[end] != '\r')
        end++;

      line.length = end - start;
      if (end + 1 < size && data[end] == '\r' && data[end + 1] == '\n')
        line.end_length = 2;
      else if (end < size)
        line.end_length = 1;

      n_crlf += line.end_length == 2;
      n_lf += line.end_length == 1;
      line.raw = g_strndup (data + start, line.length);
      line.clean = clean_characters (line.raw);
      g_array_append_val (self->lines, line);

      if (line.end_length == 0)
        break;
      start = end + line.end_length;
    }

  self->crlf = n_crlf > n_lf;
}

static void
add_finding (PbSourceText      *self,
             PbFindingSeverity  severity,
             guint              n,
             const char        *sentence)
{
  g_ptr_array_add (self->findings, pb_finding_new (severity, n + 1, sentence));
}

/* Looks no further than it must: most remarks are short, and lines may be long. */
static const char *
find_word (const char *text,
           const char *word)
{
  for (; *text; text++)
    {
      if (*text == *word && g_str_has_prefix (text, word))
        return text;
    }

  return NULL;
}

/* Finds where a remark that opens in line @n, at @from, closes. */
static const char *
find_close (PbSourceText *self,
            const Remark *remark,
            guint         n,
            const char   *from,
            guint        *close_line)
{
  const char *found = find_word (from, remark->close);

  for (guint i = n; found == NULL && ++i < self->lines->len;)
    {
      found = find_word (pb_source_text_line (self, i)->clean, remark->close);
      n = i;
    }

  *close_line = n;
  return found;
}

static const Remark *
find_open (const char     *at,
           const gboolean  never[G_N_ELEMENTS (remarks)])
{
  for (gsize i = 0; i < G_N_ELEMENTS (remarks); i++)
    {
      if (!never[i] && g_str_has_prefix (at, remarks[i].open))
        return &remarks[i];
    }

  return NULL;
}

static void
set_clean (PbSourceText *self,
           guint         n,
           const char   *text)
{
  char *copy = g_strdup (text);

  g_free (pb_source_text_line (self, n)->clean);
  pb_source_text_line (self, n)->clean = copy;
}

/* Takes the remarks that open in line @n out of the text: what stands before one
 * stays in its first line, what stands after it in its last.  One that never
 * closes is text.
 */
static void
remove_remarks (PbSourceText *self,
                guint         n,
                gboolean      never[G_N_ELEMENTS (remarks)])
{
  g_autoptr(GString) kept = g_string_new (NULL);
  const char *at = pb_source_text_line (self, n)->clean;
  gboolean any = FALSE;

  while (*at)
    {
      const Remark *remark = *at == '%' || *at == '<' ? find_open (at, never) : NULL;
      const char *close;
      guint close_line;

      if (remark == NULL)
        {
          g_string_append_c (kept, *at++);
          continue;
        }

      close = find_close (self, remark, n, at + strlen (remark->open), &close_line);
      if (close == NULL)
        {
          never[remark - remarks] = TRUE;
          continue;
        }

      any = TRUE;
      if (remark->left_over)
        add_finding (self, PB_FINDING_NOTE, n,
                     _("A left-over of a template is not part of the text; it is left out."));

      at = close + strlen (remark->close);
      if (close_line == n)
        continue;

      for (guint i = n + 1; i < close_line; i++)
        set_clean (self, i, "");
      set_clean (self, close_line, at);
      break;
    }

  if (any)
    set_clean (self, n, kept->str);
}

static void
clean_lines (PbSourceText *self)
{
  gboolean never[G_N_ELEMENTS (remarks)] = { FALSE, };
  PbFence fence = { 0, };
  guint fence_line = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      PbSourceLine *line = pb_source_text_line (self, i);
      gboolean was_open = fence.length > 0;

      if (pb_fence_feed (&fence, line->clean))
        {
          if (!was_open)
            fence_line = i;
          continue;
        }

      remove_remarks (self, i, never);

      line = pb_source_text_line (self, i);
      if (strstr (line->clean, broken_export))
        {
          add_finding (self, PB_FINDING_WARNING, i,
                       _("Another program could not write this page in full; what it left here "
                         "is not taken over."));
          g_free (line->clean);
          line->clean = g_strdup ("");
        }
    }

  if (fence.length > 0)
    add_finding (self, PB_FINDING_WARNING, fence_line,
                 _("A block of code starts here and never ends; everything after it is read as "
                   "part of it."));
}

/**
 * pb_source_text_new:
 * @bytes: a text in UTF-8
 *
 * Returns: (transfer full): the text as lines
 */
PbSourceText *
pb_source_text_new (GBytes *bytes)
{
  PbSourceText *self = g_new0 (PbSourceText, 1);

  self->bytes = g_bytes_ref (bytes);
  self->lines = g_array_new (FALSE, FALSE, sizeof (PbSourceLine));
  g_array_set_clear_func (self->lines, line_clear);
  self->findings = g_ptr_array_new_with_free_func (g_object_unref);
  split_lines (self);
  clean_lines (self);

  return self;
}

/**
 * pb_source_text_free:
 * @self: a text
 *
 * Frees @self.
 */
void
pb_source_text_free (PbSourceText *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_free (self);
}

/**
 * pb_source_text_n_lines:
 * @self: a text
 *
 * Returns: how many lines it has
 */
guint
pb_source_text_n_lines (PbSourceText *self)
{
  return self->lines->len;
}

/**
 * pb_source_text_line:
 * @self: a text
 * @n: a line, from 0
 *
 * Returns: (transfer none): the line
 */
PbSourceLine *
pb_source_text_line (PbSourceText *self,
                     guint         n)
{
  return &g_array_index (self->lines, PbSourceLine, n);
}
