/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-model"

#include "config.h"

#include "model/pb-markdown-escape.h"

#include <string.h>

/* Characters that can mean something anywhere in a line, in CommonMark, in the
 * tables and strikethrough of GitHub, or in the notes of vaults: math between
 * dollars, references to blocks after a circumflex.
 */
static const char always[] = "\\`*_[]<~$^";

/* A number, a dot or bracket, and a blank begin a list. */
static gboolean
begins_ordered_list (const char *text)
{
  gsize digits = strspn (text, "0123456789");

  return digits > 0 && digits < 10 && (text[digits] == '.' || text[digits] == ')') &&
         (text[digits + 1] == ' ' || text[digits + 1] == '\t' || text[digits + 1] == '\n' ||
          text[digits + 1] == '\0');
}

/* A tag is a number sign at the beginning of a word with something behind it; at
 * the beginning of a line it may also make a heading.
 */
static gboolean
is_tag (const char *text,
        const char *p,
        gboolean    at_start)
{
  gboolean word_start = p == text || g_ascii_isspace (p[-1]) || strchr ("([{,;:\"'", p[-1]) != NULL;

  return at_start || (word_start && p[1] != '\0' && !g_ascii_isspace (p[1]));
}

static gboolean
is_entity (const char *p)
{
  gsize length = strspn (p + 1, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789#");

  return length > 0 && p[1 + length] == ';';
}

static gboolean
needs_escape (const char      *text,
              const char      *p,
              gboolean         at_start,
              PbMarkdownPlace  place)
{
  if (strchr (always, *p))
    return TRUE;

  switch (*p)
    {
    case '|':
      return TRUE;
    case '#':
      return is_tag (text, p, at_start);
    case '&':
      return is_entity (p);
    case '%':
    case '=':
      return p[1] == *p || (p > text && p[-1] == *p) || (at_start && *p == '=');
    case '>':
      return at_start;
    case '-':
    case '+':
      return at_start && (p[1] == '\0' || g_ascii_isspace (p[1]) || p[1] == *p);
    default:
      return FALSE;
    }
}

/**
 * pb_markdown_escape:
 * @text: any text
 * @place: where it is going to stand
 *
 * Makes @text mean nothing but itself in Markdown.  Line breaks stay breaks.
 *
 * Returns: (transfer full): the text to write
 */
char *
pb_markdown_escape (const char      *text,
                    PbMarkdownPlace  place)
{
  GString *escaped = g_string_sized_new (strlen (text) + 16);
  gboolean at_start = place == PB_MARKDOWN_AT_START;

  for (const char *p = text; *p; p++)
    {
      gboolean blank = *p == ' ' || *p == '\t';

      if (*p == '\r')
        continue;

      if (*p == '\n')
        {
          /* A break needs something before and behind it. */
          if (escaped->len == 0 || p[strspn (p, " \t\r\n")] == '\0')
            continue;
          g_string_append (escaped, place == PB_MARKDOWN_IN_CELL ? "<br>" : "\\\n");
          at_start = place != PB_MARKDOWN_IN_CELL;
          continue;
        }

      /* Blanks at the beginning of a line could make a block of code of it. */
      if (at_start && blank)
        continue;

      if ((guchar) *p < 0x20)
        {
          g_string_append_c (escaped, ' ');
          continue;
        }

      if (at_start && begins_ordered_list (p))
        {
          gsize digits = strspn (p, "0123456789");

          g_string_append_len (escaped, p, digits);
          g_string_append_c (escaped, '\\');
          g_string_append_c (escaped, p[digits]);
          p += digits;
          at_start = FALSE;
          continue;
        }

      if (needs_escape (text, p, at_start, place))
        g_string_append_c (escaped, '\\');
      g_string_append_c (escaped, *p);
      at_start = FALSE;
    }

  return g_string_free_and_steal (escaped);
}
