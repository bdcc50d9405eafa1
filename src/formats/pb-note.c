/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-note-private.h"

#include "formats/pb-note-tables-private.h"

#include "formats/pb-day-reading.h"
#include "formats/pb-import-error.h"
#include "formats/pb-inline-text.h"
#include "formats/pb-line-shape.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* The headings by which a sort of note is known, and how many of them are enough. */
static const struct
{
  PbNoteSort sort;
  guint n_enough;
  const char *titles[16];
} marks[] = {
  { PB_NOTE_RETROSPECTIVE, 2,
    { "loved", "lacked", "learned", "longed for", "what went well", "shout outs",
      "what could have gone better", "what's working", "what's not working", "not working",
      "what is working", "start", "stop", "continue" } },
  { PB_NOTE_ROLE, 3,
    { "role details", "responsibilities", "authorities", "eligibility", "accountability",
      "compensation" } },
  { PB_NOTE_AGREEMENT, 2,
    { "applicability", "core provisions", "relationship to other agreements",
      "modification process" } },
  { PB_NOTE_DECISION, 2,
    { "proposal text", "voting results", "implementation", "related documentation" } },
  { PB_NOTE_MEETING, 2,
    { "agenda", "check-in", "action items", "decision log", "attendees", "to-do's",
      "longer items" } },
};

static const struct
{
  const char *word;
  PbNoteSort sort;
} words[] = {
  { "agreement", PB_NOTE_AGREEMENT },
  { "agreements", PB_NOTE_AGREEMENT },
  { "decision", PB_NOTE_DECISION },
  { "guide", PB_NOTE_OTHER },
  { "meeting", PB_NOTE_MEETING },
  { "meetings", PB_NOTE_MEETING },
  { "metrics", PB_NOTE_METRICS },
  { "policies", PB_NOTE_AGREEMENT },
  { "policy", PB_NOTE_AGREEMENT },
  { "proposal", PB_NOTE_DECISION },
  { "proposals", PB_NOTE_DECISION },
  { "retrospective", PB_NOTE_RETROSPECTIVE },
  { "role", PB_NOTE_ROLE },
  { "roles", PB_NOTE_ROLE },
};

static void
section_free (PbNoteSection *self)
{
  g_free (self->title);
  g_free (self->plain);
  g_free (self);
}

void
pb_note_free (PbNote *self)
{
  g_clear_pointer (&self->front_matter, pb_front_matter_free);
  g_clear_pointer (&self->source, pb_source_text_free);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_free (self);
}

/* “LOVED - What are we grateful for?” and “## Loved:” are the same heading. */
static char *
dup_plain (const char *title)
{
  g_autofree char *text = pb_inline_text_dup_plain (title);
  g_autofree char *folded = g_utf8_strdown (text ? text : title, -1);
  g_auto(GStrv) straight = g_strsplit (folded, "’", -1);
  g_autofree char *plain = g_strjoinv ("'", straight);
  char *cut = strstr (plain, " - ");

  if (cut == NULL)
    cut = strstr (plain, " – ");
  if (cut)
    *cut = '\0';
  g_strstrip (plain);
  while (*plain && strchr (":?!.", plain[strlen (plain) - 1]))
    plain[strlen (plain) - 1] = '\0';

  return g_steal_pointer (&plain);
}

static const char *
get_line (PbNote *self,
          guint   n)
{
  return pb_source_text_line (self->source, n)->clean;
}

static void
find_sections (PbNote *self)
{
  guint n_lines = pb_source_text_n_lines (self->source);
  PbNoteSection *last = NULL;
  PbFence fence = { 0 };

  for (guint i = self->body; i < n_lines; i++)
    {
      char *title = NULL;
      guint level;

      if (pb_fence_feed (&fence, get_line (self, i)))
        continue;
      level = pb_line_get_heading (get_line (self, i), &title);
      if (level == 0)
        continue;
      if (last)
        last->end = i;
      last = g_new0 (PbNoteSection, 1);
      last->level = level;
      last->title = pb_inline_text_dup_plain (title);
      last->plain = dup_plain (title);
      last->line = i + 1;
      last->first = i + 1;
      last->end = n_lines;
      g_ptr_array_add (self->sections, last);
      g_free (title);
    }
}

/* Takes a note apart. */
PbNote *
pb_note_read (GBytes      *bytes,
              const char  *file_name,
              GError     **error)
{
  g_autoptr(PbNote) self = g_new0 (PbNote, 1);

  self->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) section_free);
  self->source = pb_source_text_new (bytes);
  self->front_matter = pb_front_matter_read (self->source, file_name, error);
  if (self->front_matter == NULL)
    return NULL;
  if (self->front_matter->at_start)
    self->body = self->front_matter->first + self->front_matter->n_lines;
  find_sections (self);

  return g_steal_pointer (&self);
}

PbNoteSection *
pb_note_find (PbNote     *self,
              const char *plain)
{
  for (guint i = 0; i < self->sections->len; i++)
    {
      PbNoteSection *section = self->sections->pdata[i];

      if (g_str_equal (section->plain, plain))
        return section;
    }

  return NULL;
}

/* The lines as they are cleaned, without blank ones around. */
char *
pb_note_dup_lines (PbNote *self,
                   guint   first,
                   guint   end)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint n_lines = pb_source_text_n_lines (self->source);

  for (guint i = first; i < MIN (end, n_lines); i++)
    {
      const char *line = get_line (self, i);

      if (pb_line_is_blank (line) && (text->len == 0 || g_str_has_suffix (text->str, "\n\n")))
        continue;
      g_string_append_printf (text, "%s\n", line);
    }

  return g_strchomp (g_string_free (g_steal_pointer (&text), FALSE));
}

/* What stands below a heading, with the headings within; %NULL where there is none, or
 * nothing below it.
 */
char *
pb_note_dup_section (PbNote     *self,
                     const char *plain)
{
  PbNoteSection *section = pb_note_find (self, plain);
  guint end = pb_source_text_n_lines (self->source);
  g_autofree char *text = NULL;
  guint at;

  if (section == NULL)
    return NULL;

  g_ptr_array_find (self->sections, section, &at);
  for (guint i = at + 1; i < self->sections->len; i++)
    {
      PbNoteSection *next = self->sections->pdata[i];

      if (next->level <= section->level)
        {
          end = next->line - 1;
          break;
        }
    }
  text = pb_note_dup_lines (self, section->first, end);
  /* A line across the page ends what stands above it. */
  if (g_str_has_suffix (text, "\n---"))
    {
      text[strlen (text) - 3] = '\0';
      g_strchomp (text);
    }

  return *text ? g_steal_pointer (&text) : NULL;
}

/* What follows “**Label**:” in the first line that begins so. */
char *
pb_note_dup_label (PbNote     *self,
                   const char *label,
                   guint      *line)
{
  guint n_lines = pb_source_text_n_lines (self->source);
  PbFence fence = { 0 };

  for (guint i = self->body; i < n_lines; i++)
    {
      const char *text = get_line (self, i);
      g_autofree char *title = NULL;
      const char *rest = NULL;
      gboolean colon;
      PbBullet bullet;

      if (pb_fence_feed (&fence, text))
        continue;
      if (pb_line_get_bullet (text, &bullet))
        text = bullet.rest;
      if (!pb_line_get_bold (text, &title, &colon, &rest) || g_ascii_strcasecmp (title, label) != 0)
        continue;
      if (line)
        *line = i + 1;

      return *rest ? g_strstrip (g_strdup (rest + (*rest == ':'))) : NULL;
    }

  return NULL;
}

static char *
dup_base (const char *file_name)
{
  g_autofree char *base = g_path_get_basename (file_name);
  char *dot = strrchr (base, '.');

  if (dot && dot > base)
    *dot = '\0';

  return g_steal_pointer (&base);
}

/* What the note is called: by its properties, by its only great heading, by its file. */
char *
pb_note_dup_title (PbNote     *self,
                   const char *file_name)
{
  const char *title = pb_front_matter_get (self->front_matter, "title");

  if (title && *title)
    return g_strdup (title);

  for (guint i = 0; i < self->sections->len; i++)
    {
      PbNoteSection *section = self->sections->pdata[i];

      if (section->level == 1 && i == 0 && *section->title &&
          !g_str_equal (section->plain, "role details") &&
          !g_str_equal (section->plain, "check-in") && !g_str_equal (section->plain, "summary"))
        return g_strdup (section->title);
    }

  return dup_base (file_name);
}

/* The day of the note: by its properties, else in the name of its file. */
PbDay
pb_note_find_day (PbNote     *self,
                  const char *file_name)
{
  static const char * const names[] = { "date", "startdate", "lastupdated" };
  g_autofree char *base = dup_base (file_name);
  PbDay day = PB_DAY_NONE;

  for (guint i = 0; day == PB_DAY_NONE && i < G_N_ELEMENTS (names); i++)
    {
      const char *value = pb_front_matter_get (self->front_matter, names[i]);

      if (value)
        day = pb_day_reading_parse (value).day;
    }
  for (const char *at = base; day == PB_DAY_NONE && *at; at++)
    {
      gsize length = strspn (at, "0123456789-");

      if (length >= 10)
        {
          g_autofree char *word = g_strndup (at, 10);
          PbDayReading reading = pb_day_reading_parse (word);

          /* The only day that it may mean is the one. */
          day = reading.day == PB_DAY_NONE && reading.second == PB_DAY_NONE ? reading.first
                                                                            : reading.day;
        }
      if (length > 0)
        at += length - 1;
    }

  return day;
}

static guint
count_marks (PbNote *self,
             guint   n,
             char  **which)
{
  g_autoptr(GString) found = g_string_new (NULL);
  guint n_found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (marks[n].titles) && marks[n].titles[i]; i++)
    {
      PbNoteSection *section = pb_note_find (self, marks[n].titles[i]);

      if (section == NULL)
        continue;
      n_found++;
      /* Translators: between the titles of headings in a list; then a quoted title. */
      g_string_append_printf (found, "%s“%s”", found->len > 0 ? ", " : "", section->title);
    }
  if (n_found >= marks[n].n_enough)
    *which = g_string_free (g_steal_pointer (&found), FALSE);

  return n_found >= marks[n].n_enough ? n_found : 0;
}

static PbNoteSort
find_word (const char *word)
{
  for (guint i = 0; word && i < G_N_ELEMENTS (words); i++)
    {
      if (g_ascii_strcasecmp (word, words[i].word) == 0)
        return words[i].sort;
    }

  return PB_NOTE_OTHER;
}

/* Files that tell how a folder is used. */
static gboolean
is_about (const char *file_name)
{
  static const char * const names[] = { "index", "readme", "contributing", "license", "changelog" };
  g_autofree char *base = dup_base (file_name);
  g_autofree char *folded = g_utf8_strdown (base, -1);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_str_equal (folded, names[i]))
        return TRUE;
    }

  return g_str_has_suffix (folded, "template") || g_str_has_prefix (folded, "template");
}

static guint
count_targets (PbNote *self)
{
  guint n_lines = pb_source_text_n_lines (self->source);
  guint n = 0;

  for (guint i = self->body; i < n_lines; i++)
    {
      PbBullet bullet;

      n += pb_line_get_bullet (get_line (self, i), &bullet) &&
           g_ascii_strncasecmp (bullet.rest, "Target:", 7) == 0;
    }

  return n;
}

/* What a note is, how sure that is from 0 to 100, and by what it is known. */
PbNoteSort
pb_note_find_sort (PbNote      *self,
                   const char  *file_name,
                   int         *sureness,
                   char       **why)
{
  const char *type = pb_front_matter_get (self->front_matter, "type");
  GPtrArray *tags = pb_front_matter_get_all (self->front_matter, "tags");
  g_autofree char *folder = g_path_get_dirname (file_name);
  g_auto(GStrv) places = g_strsplit_set (folder, "/\\", -1);
  PbNoteSort best = PB_NOTE_OTHER;
  guint n_best = 0;

  *sureness = 0;
  if (is_about (file_name))
    {
      /* Translators: why a note is no record. */
      *why = g_strdup (_("its name says that it explains a folder or is a form"));
      return PB_NOTE_ABOUT;
    }

  if (find_word (type) != PB_NOTE_OTHER)
    {
      *sureness = 72;
      /* Translators: why a note is taken for something; then the type that it has. */
      *why = g_strdup_printf (_("its properties call it “%s”"), type);
      return find_word (type);
    }

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autofree char *which = NULL;
      guint n = count_marks (self, i, &which);

      if (n <= n_best)
        continue;
      best = marks[i].sort;
      n_best = n;
      *sureness = 65;
      g_free (*why);
      /* Translators: why a note is taken for something; then its headings, in quotes. */
      *why = g_strdup_printf (_("it has the headings %s"), which);
    }
  if (best != PB_NOTE_OTHER)
    return best;

  if (count_targets (self) >= 2)
    {
      *sureness = 55;
      /* Translators: why a note is taken for something. */
      *why = g_strdup (_("it lists targets"));
      return PB_NOTE_METRICS;
    }

  if (pb_note_tables_has (self))
    {
      *sureness = 52;
      /* Translators: why a note is taken for something. */
      *why = g_strdup (_("it has a table of numbers over time"));
      return PB_NOTE_METRICS;
    }

  for (guint i = 0; tags && i < tags->len; i++)
    {
      if (find_word (tags->pdata[i]) == PB_NOTE_OTHER)
        continue;
      *sureness = 50;
      /* Translators: why a note is taken for something; then a tag that it has. */
      *why = g_strdup_printf (_("it is tagged “%s”"), (char *) tags->pdata[i]);
      return find_word (tags->pdata[i]);
    }

  for (guint i = 0; places[i]; i++)
    {
      if (find_word (places[i]) == PB_NOTE_OTHER)
        continue;
      best = find_word (places[i]);
      *sureness = 45;
      g_free (*why);
      /* Translators: why a note is taken for something; then a folder that it is in. */
      *why = g_strdup_printf (_("it is in the folder “%s”"), places[i]);
    }
  if (best != PB_NOTE_OTHER)
    return best;

  if (g_strstr_len (g_bytes_get_data (self->source->bytes, NULL),
                    g_bytes_get_size (self->source->bytes), "snapshot.org/#/"))
    {
      *sureness = 40;
      /* Translators: why a note is taken for something. */
      *why = g_strdup (_("it links to a proposal on Snapshot"));
      return PB_NOTE_DECISION;
    }

  return PB_NOTE_OTHER;
}
