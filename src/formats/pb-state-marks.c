/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-state-marks.h"

#include "formats/pb-inline-text.h"
#include "formats/pb-line-shape.h"

#include <string.h>

/* Longer words in bold are a sentence that somebody stresses, not a label. */
#define LONGEST_LABEL_WORDS 8
#define LONGEST_LABEL_BYTES 120
/* Text that is set in further is part of a list or code. */
#define DEEPEST_BOLD 3

typedef struct
{
  PbSourceText *text;
  PbFrontMatter *front_matter;
  GArray *marks;
  PbStateSection section;
  gboolean seen_section;
  gboolean last_had_value;
} Finder;

static void
mark_clear (gpointer data)
{
  PbStateMark *mark = data;

  g_clear_pointer (&mark->title, g_free);
  g_clear_pointer (&mark->value, g_free);
}

static gboolean
may_be_label (const char *title)
{
  gsize length = strlen (title);
  guint n_words = 1;

  if (length == 0 || length > LONGEST_LABEL_BYTES || strchr (".,;!", title[length - 1]))
    return FALSE;

  for (const char *at = title; *at; at++)
    n_words += *at == ' ';

  return n_words <= LONGEST_LABEL_WORDS;
}

/* Name, day and description of the group stand at the top; the same words below
 * mean something else.
 */
static PbLabelMeaning
get_meaning (Finder     *self,
             const char *title)
{
  PbLabelMeaning meaning = pb_label_get_meaning (title);

  if (self->section != PB_STATE_SECTION_ABOUT &&
      (meaning.role == PB_LABEL_NAME || meaning.role == PB_LABEL_FOUNDED ||
       meaning.role == PB_LABEL_DESCRIPTION))
    return (PbLabelMeaning) { .role = PB_LABEL_UNKNOWN, .elements = "" };

  return meaning;
}

static void
add_mark (Finder         *self,
          guint           line,
          guint           n_lines,
          guint           depth,
          guint           indent,
          const char     *title,
          const char     *value,
          PbLabelMeaning  meaning)
{
  PbStateMark mark = {
    .line = line,
    .n_lines = n_lines,
    .depth = depth,
    .indent = indent,
    .title = pb_inline_text_dup_plain (title),
    .value = value && !pb_line_is_blank (value) ? g_strchomp (g_strdup (value)) : NULL,
    .meaning = meaning,
    .parent = -1,
  };

  if (meaning.role == PB_LABEL_SECTION)
    {
      self->section = meaning.section;
      self->seen_section = TRUE;
    }

  /* Where the document has no sections, its labels say where they belong. */
  if (meaning.role == PB_LABEL_TEXT && !self->seen_section)
    self->section = meaning.section;

  mark.section = self->section;
  self->last_had_value = mark.value != NULL;
  g_array_append_val (self->marks, mark);
}

static gboolean
add_heading (Finder *self,
             guint   n)
{
  const char *line = pb_source_text_line (self->text, n)->clean;
  g_autofree char *title = NULL;
  g_autofree char *plain = NULL;
  const char *after = line + strspn (line, " ");
  PbLabelMeaning meaning;
  guint level;

  level = pb_line_get_heading (line, &title);
  if (level == 0 || *title == '\0')
    return FALSE;

  plain = pb_inline_text_dup_plain (title);
  meaning = get_meaning (self, plain);

  /* “#tag” is a tag, but “##Purpose” is a heading with a blank missing. */
  if (!strchr (" \t", after[level]) && meaning.role == PB_LABEL_UNKNOWN)
    return FALSE;

  add_mark (self, n, 1, level, 0, plain, NULL, meaning);

  return TRUE;
}

/* A line that the next one underlines. */
static gboolean
add_underlined (Finder *self,
                guint   n)
{
  const char *line = pb_source_text_line (self->text, n)->clean;
  const char *next;
  PbLabelMeaning meaning;
  PbBullet bullet;

  if (n + 1 >= pb_source_text_n_lines (self->text) || pb_line_get_indent (line) > 3 ||
      pb_line_get_bullet (line, &bullet))
    return FALSE;

  next = pb_source_text_line (self->text, n + 1)->clean;
  meaning = get_meaning (self, line);

  /* A rule below a paragraph is far more often a rule than a heading. */
  if (pb_line_is_underline (next, '='))
    add_mark (self, n, 2, 1, 0, line + strspn (line, " "), NULL, meaning);
  else if (pb_line_is_underline (next, '-') && meaning.role == PB_LABEL_SECTION)
    add_mark (self, n, 2, 2, 0, line + strspn (line, " "), NULL, meaning);
  else
    return FALSE;

  return TRUE;
}

static gboolean
add_bold (Finder *self,
          guint   n)
{
  const char *line = pb_source_text_line (self->text, n)->clean;
  g_autofree char *title = NULL;
  PbLabelMeaning meaning;
  const char *rest;
  gboolean colon;

  if (pb_line_get_indent (line) > DEEPEST_BOLD ||
      !pb_line_get_bold (line, &title, &colon, &rest) || !may_be_label (title))
    return FALSE;

  if (*rest && !colon)
    return FALSE;

  /* Words in bold before a text are a label where the document has its labels
   * so; elsewhere they are part of the text above.
   */
  meaning = get_meaning (self, title);
  if (*rest && meaning.role == PB_LABEL_UNKNOWN &&
      self->section != PB_STATE_SECTION_ABOUT && !self->last_had_value)
    return FALSE;

  add_mark (self, n, 1, PB_MARK_DEPTH_BOLD, 0, title, rest, meaning);

  return TRUE;
}

static gboolean
add_item (Finder *self,
          guint   n)
{
  const char *line = pb_source_text_line (self->text, n)->clean;
  g_autofree char *title = NULL;
  PbLabelMeaning meaning;
  PbBullet bullet;
  const char *rest;
  gboolean colon;

  if (!pb_line_get_bullet (line, &bullet) ||
      !pb_line_get_bold (bullet.rest, &title, &colon, &rest) || !may_be_label (title))
    return FALSE;

  meaning = get_meaning (self, title);
  if (*rest && (!colon || meaning.role == PB_LABEL_UNKNOWN))
    return FALSE;

  add_mark (self, n, 1, PB_MARK_DEPTH_BOLD + 1 + bullet.indent, bullet.indent, title, rest,
            meaning);

  return TRUE;
}

static gboolean
next_is_item (Finder *self,
              guint   n)
{
  PbBullet bullet;

  while (++n < pb_source_text_n_lines (self->text))
    {
      const char *line = pb_source_text_line (self->text, n)->clean;

      if (!pb_line_is_blank (line))
        return pb_line_get_bullet (line, &bullet);
    }

  return FALSE;
}

/* A label of the template whose stars went missing. */
static gboolean
add_plain (Finder *self,
           guint   n)
{
  const char *line = pb_source_text_line (self->text, n)->clean;
  const char *colon = strchr (line, ':');
  const char *rest = colon ? colon + 1 + strspn (colon + 1, " \t") : "";
  g_autofree char *title = NULL;
  PbLabelMeaning meaning;

  if (pb_line_get_indent (line) > DEEPEST_BOLD || strlen (line) > 4 * LONGEST_LABEL_BYTES)
    return FALSE;

  title = colon ? g_strndup (line, colon - line) : g_strdup (line);
  g_strstrip (title);
  if (!may_be_label (title))
    return FALSE;

  meaning = get_meaning (self, title);
  if (!meaning.exact || meaning.role == PB_LABEL_SECTION)
    return FALSE;
  if (meaning.role == PB_LABEL_TEXT && (*rest || !next_is_item (self, n)))
    return FALSE;
  if (meaning.role != PB_LABEL_TEXT && !colon && !next_is_item (self, n))
    return FALSE;

  add_mark (self, n, 1, PB_MARK_DEPTH_BOLD, 0, title, rest, meaning);

  return TRUE;
}

static void
close_marks (Finder *self,
             GArray *open,
             guint   depth,
             guint   line)
{
  while (open->len > 0)
    {
      PbStateMark *mark = &g_array_index (self->marks, PbStateMark,
                                          g_array_index (open, guint, open->len - 1));

      if (mark->depth < depth)
        return;
      mark->end = line;
      g_array_set_size (open, open->len - 1);
    }
}

/* An item ends where something starts that is set in no further. */
static void
close_items (Finder     *self,
             GArray     *open,
             const char *text,
             gboolean    after_blank,
             guint       line)
{
  guint indent = pb_line_get_indent (text);
  PbBullet bullet;

  if (!after_blank && !pb_line_get_bullet (text, &bullet))
    return;

  while (open->len > 0)
    {
      PbStateMark *mark = &g_array_index (self->marks, PbStateMark,
                                          g_array_index (open, guint, open->len - 1));

      if (mark->depth <= PB_MARK_DEPTH_BOLD || mark->indent < indent)
        return;
      mark->end = line;
      g_array_set_size (open, open->len - 1);
    }
}

static void
open_mark (Finder *self,
           GArray *open,
           guint   n)
{
  PbStateMark *mark = &g_array_index (self->marks, PbStateMark, n);

  close_marks (self, open, mark->depth, mark->line);
  if (open->len > 0)
    mark->parent = g_array_index (open, guint, open->len - 1);
  g_array_append_val (open, n);
}

/**
 * pb_state_marks_find:
 * @text: a document
 * @front_matter: its properties, which are no part of the text
 *
 * Returns: (transfer full) (element-type PbStateMark): its headings and labels
 *   in their order, each with what it stands below and how far it reaches
 */
GArray *
pb_state_marks_find (PbSourceText  *text,
                     PbFrontMatter *front_matter)
{
  Finder self = {
    .text = text,
    .front_matter = front_matter,
    .marks = g_array_new (FALSE, FALSE, sizeof (PbStateMark)),
    .section = PB_STATE_SECTION_ABOUT,
  };
  g_autoptr(GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_lines = pb_source_text_n_lines (text);
  PbFence fence = { 0, };
  gboolean after_blank = TRUE;

  g_array_set_clear_func (self.marks, mark_clear);

  for (guint i = 0; i < n_lines; i++)
    {
      const char *line = pb_source_text_line (text, i)->clean;
      guint n_marks = self.marks->len;

      if (i >= front_matter->first && i < front_matter->first + front_matter->n_lines)
        continue;

      if (pb_fence_feed (&fence, line))
        {
          after_blank = FALSE;
          continue;
        }
      if (pb_line_is_blank (line))
        {
          after_blank = TRUE;
          continue;
        }

      if (pb_line_is_break (line))
        close_marks (&self, open, PB_MARK_DEPTH_BOLD, i);
      else if (add_heading (&self, i) || add_underlined (&self, i) || add_bold (&self, i) ||
               add_item (&self, i) || add_plain (&self, i))
        {
          open_mark (&self, open, n_marks);
          i += g_array_index (self.marks, PbStateMark, n_marks).n_lines - 1;
        }
      else
        close_items (&self, open, line, after_blank, i);

      after_blank = FALSE;
    }

  close_marks (&self, open, 0, n_lines);

  return self.marks;
}
