/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-line-shape.h"

#include <string.h>

#define TAB_STOP 4
#define LONGEST_PLACEHOLDER 100

/* Placeholders that templates leave for people to fill. */
static const char * const placeholders[] = {
  "to be filled", "to be filled in", "insert if available", "to be added", "to be completed",
  "to be confirmed", "to be defined", "to be determined", "fill in", "tbd", "tbc", "tba", "todo",
};

/**
 * pb_line_get_indent:
 * @line: a line
 *
 * Returns: the column at which its text starts, from 0
 */
guint
pb_line_get_indent (const char *line)
{
  guint column = 0;

  for (; *line == ' ' || *line == '\t'; line++)
    column = *line == '\t' ? (column / TAB_STOP + 1) * TAB_STOP : column + 1;

  return column;
}

static const char *
skip_blanks (const char *text)
{
  return text + strspn (text, " \t");
}

/**
 * pb_fence_feed:
 * @self: where the reader stands
 * @line: the next line
 *
 * Returns: whether @line is code or the fence around it
 */
gboolean
pb_fence_feed (PbFence    *self,
               const char *line)
{
  const char *at = skip_blanks (line);
  guint length = 0;

  if (*at == '`' || *at == '~')
    {
      while (at[length] == *at)
        length++;
    }

  if (self->length > 0)
    {
      if (*at == self->mark && length >= self->length && *skip_blanks (at + length) == '\0')
        self->length = 0;
      return TRUE;
    }

  /* What follows an opening fence of backticks has none. */
  if (length < 3 || (*at == '`' && strchr (at + length, '`')))
    return FALSE;

  self->mark = *at;
  self->length = length;

  return TRUE;
}

/**
 * pb_line_is_blank:
 * @line: a line
 *
 * Returns: whether there is nothing in it
 */
gboolean
pb_line_is_blank (const char *line)
{
  return *skip_blanks (line) == '\0';
}

/**
 * pb_line_is_break:
 * @line: a line
 *
 * Returns: whether it is a rule between two parts of a document
 */
gboolean
pb_line_is_break (const char *line)
{
  const char *at = skip_blanks (line);
  char mark = *at;
  guint n = 0;

  if (mark != '-' && mark != '*' && mark != '_')
    return FALSE;

  for (; *at; at++)
    {
      if (*at == mark)
        n++;
      else if (*at != ' ' && *at != '\t')
        return FALSE;
    }

  return n >= 3;
}

/**
 * pb_line_is_underline:
 * @line: a line
 * @mark: `=` or `-`
 *
 * Returns: whether it makes a heading of the line above
 */
gboolean
pb_line_is_underline (const char *line,
                      char        mark)
{
  const char *at = skip_blanks (line);
  guint n = 0;

  while (*at == mark)
    {
      at++;
      n++;
    }

  return n >= 3 && *skip_blanks (at) == '\0';
}

/**
 * pb_line_get_heading:
 * @line: a line
 * @title: (out): what the heading says
 *
 * A missing blank after the number signs is forgiven; a lone tag is not a
 * heading, which whoever knows the headings has to tell apart.
 *
 * Returns: the level of the heading, from 1 to 6, or 0 where it is none
 */
guint
pb_line_get_heading (const char  *line,
                     char       **title)
{
  const char *at = skip_blanks (line);
  guint level = 0;
  gsize length;

  *title = NULL;
  if (pb_line_get_indent (line) > 3)
    return 0;

  while (at[level] == '#')
    level++;
  if (level == 0 || level > 6)
    return 0;

  at = skip_blanks (at + level);
  length = strlen (at);
  while (length > 0 && strchr ("# \t", at[length - 1]))
    length--;

  *title = g_strndup (at, length);

  return level;
}

/**
 * pb_line_get_bullet:
 * @line: a line
 * @bullet: (out): the item
 *
 * Returns: whether it starts an item of a list, however deep it stands
 */
gboolean
pb_line_get_bullet (const char *line,
                    PbBullet   *bullet)
{
  static const char round[] = "•";
  const char *at = skip_blanks (line);
  const char *after = at;

  if (strchr ("-*+", *at) && *at)
    after = at + 1;
  else if (g_str_has_prefix (at, round))
    after = at + strlen (round);
  else if (g_ascii_isdigit (*at))
    {
      const char *digits = at;

      while (g_ascii_isdigit (*digits) && digits - at < 4)
        digits++;
      if (*digits == '.' || *digits == ')')
        after = digits + 1;
    }

  if (after == at || (*after != ' ' && *after != '\t' && *after != '\0'))
    return FALSE;

  bullet->indent = pb_line_get_indent (line);
  bullet->rest = skip_blanks (after);
  bullet->inside = bullet->indent + (after - at) + 1;

  return TRUE;
}

/**
 * pb_line_get_bold:
 * @line: a line, or what an item of a list says
 * @title: (out): what stands in bold, without a colon at its end
 * @colon: (out): whether there is a colon
 * @rest: (out): what follows, within @line
 *
 * Returns: whether @line starts with words in bold that may be a label
 */
gboolean
pb_line_get_bold (const char  *line,
                  char       **title,
                  gboolean    *colon,
                  const char **rest)
{
  const char *at = skip_blanks (line);
  char mark = *at;
  const char *end;
  const char *start;
  gsize length;

  *title = NULL;
  if ((mark != '*' && mark != '_') || at[1] != mark)
    return FALSE;

  while (*at == mark)
    at++;
  start = skip_blanks (at);

  for (end = start; *end && !(*end == mark && end[1] == mark); end++)
    {
      /* A link in bold is a link, not a label. */
      if (*end == mark || *end == '[' || *end == '`')
        return FALSE;
    }
  if (*end == '\0' || end == start)
    return FALSE;

  length = end - start;
  while (*end == mark)
    end++;

  while (length > 0 && strchr (" \t", start[length - 1]))
    length--;
  *colon = length > 0 && start[length - 1] == ':';
  while (length > 0 && strchr (" \t:", start[length - 1]))
    length--;
  if (length == 0)
    return FALSE;

  end = skip_blanks (end);
  if (*end == ':')
    {
      *colon = TRUE;
      end = skip_blanks (end + 1);
    }

  *title = g_strndup (start, length);
  *rest = end;

  return TRUE;
}

/* What a placeholder in brackets says, or %NULL where @text is something else. */
static gboolean
is_placeholder (const char *text,
                gsize       length)
{
  g_autofree char *inner = NULL;

  if (length < 3 || text[0] != '[' || text[length - 1] != ']')
    return FALSE;

  inner = g_ascii_strdown (text + 1, length - 2);
  g_strstrip (inner);
  if (g_str_has_prefix (inner, "insert ") || g_str_has_prefix (inner, "to be "))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (placeholders); i++)
    {
      if (g_str_equal (inner, placeholders[i]))
        return TRUE;
    }

  return FALSE;
}

/**
 * pb_line_says_nothing:
 * @line: a line
 * @placeholder: (out): whether that is because only a placeholder stands in it
 *
 * Returns: whether it is an item without words
 */
gboolean
pb_line_says_nothing (const char *line,
                      gboolean   *placeholder)
{
  const char *text = skip_blanks (line);
  PbBullet bullet;
  gboolean item;
  gsize length;

  item = pb_line_get_bullet (line, &bullet);
  if (item)
    text = bullet.rest;

  /* The box of a task. */
  if (item && text[0] == '[' && text[1] && strchr (" xX", text[1]) && text[2] == ']')
    text = skip_blanks (text + 3);

  text += strspn (text, "*_~` \t");
  length = strlen (text);
  while (length > 0 && strchr ("*_~` \t", text[length - 1]))
    length--;

  *placeholder = is_placeholder (text, length);

  return *placeholder || (item && length == 0);
}

/**
 * pb_line_has_gap:
 * @line: a line
 *
 * Returns: whether a placeholder stands among its words
 */
gboolean
pb_line_has_gap (const char *line)
{
  for (const char *at = strchr (line, '['); at; at = strchr (at + 1, '['))
    {
      gsize length = 1;

      while (length < LONGEST_PLACEHOLDER && at[length] && at[length] != '[' && at[length] != ']')
        length++;
      if (at[length] == ']' && at[length + 1] != '(' && is_placeholder (at, length + 1))
        return TRUE;
    }

  return FALSE;
}
