/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-note-tables-private.h"

#include "formats/pb-inline-text.h"
#include "formats/pb-line-shape.h"
#include "formats/pb-number-reading.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Tables within notes whose columns are periods, such as “Mid-Year (Jan 1 – June 30)”: each row
 * is a metric and each number in it an observation.
 */

#define MAX_COLUMNS 32

#define MONTH "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?"
#define DASH "\\s*(?:-|\xe2\x80\x93|\xe2\x80\x94|to|until)\\s*"

typedef struct
{
  PbDay start;
  PbDay end;
} Period;

typedef struct
{
  guint head;  /* the line of its headings, from 0 */
  guint end;   /* the first line below it */
  guint width;
  Period periods[MAX_COLUMNS]; /* of columns that are one */
} Table;

/* The patterns are made once: a note may have a thousand tables. */
typedef struct
{
  GRegex *year;
  GRegex *range;
  GRegex *quarter;
  GRegex *month;
} Patterns;

static gpointer
make_patterns (gpointer data)
{
  Patterns *patterns = g_new0 (Patterns, 1);

  patterns->year = g_regex_new ("\\b(?<y>(19|20)[0-9]{2})\\b", G_REGEX_OPTIMIZE, 0, NULL);
  patterns->range = g_regex_new ("(?<m1>" MONTH ")\\s+(?<d1>[0-9]{1,2})" DASH
                                 "(?<m2>" MONTH ")\\s+(?<d2>[0-9]{1,2})",
                                 G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
  patterns->quarter = g_regex_new ("\\bq(?<q>[1-4])\\b", G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0,
                                   NULL);
  patterns->month = g_regex_new ("\\b(?<m1>" MONTH ")\\s+(19|20)[0-9]{2}\\b",
                                 G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);

  return patterns;
}

static const Patterns *
get_patterns (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_patterns, NULL);
}

static const char *
get_line (PbNote *note,
          guint   n)
{
  return pb_source_text_line (note->source, n)->clean;
}

/* The cells of a line of a table; a bar with a backslash before it is a sign. */
static char **
split_cells (const char *line)
{
  g_autofree char *copy = g_strstrip (g_strdup (line));
  g_autoptr(GStrvBuilder) cells = g_strv_builder_new ();
  g_autoptr(GString) cell = g_string_new (NULL);
  const char *at = *copy == '|' ? copy + 1 : copy;

  for (; *at; at++)
    {
      if (*at == '\\' && at[1] == '|')
        g_string_append_c (cell, *++at);
      else if (*at == '|')
        {
          g_string_replace (cell, "<br>", " ", 0);
          g_strv_builder_take (cells, pb_inline_text_dup_plain (cell->str));
          g_string_truncate (cell, 0);
        }
      else
        g_string_append_c (cell, *at);
    }
  if (*g_strstrip (cell->str))
    g_strv_builder_take (cells, pb_inline_text_dup_plain (cell->str));

  return g_strv_builder_end (cells);
}

/* The line of dashes that makes a table of the line before it. */
static gboolean
is_rule (const char *line)
{
  return strchr (line, '|') && strstr (line, "--") && strspn (line, " \t|:-") == strlen (line);
}

static int
find_month (const char *name)
{
  static const char months[] = "jan feb mar apr may jun jul aug sep oct nov dec";
  g_autofree char *folded = g_ascii_strdown (name, 3);
  const char *at = strstr (months, folded);

  return at ? (int) (at - months) / 4 + 1 : 0;
}

static int
fetch_number (GMatchInfo *match,
              const char *name)
{
  g_autofree char *text = g_match_info_fetch_named (match, name);

  return text && *text ? atoi (text) : 0;
}

static int
fetch_month (GMatchInfo *match,
             const char *name)
{
  g_autofree char *text = g_match_info_fetch_named (match, name);

  return text && *text ? find_month (text) : 0;
}

static PbDay
last_of_month (int year,
               int month)
{
  return (month == 12 ? pb_day_from_ymd (year + 1, 1, 1) : pb_day_from_ymd (year, month + 1, 1)) - 1;
}

/* The year that a text speaks of, or 0 where there are several or none. */
static int
find_year (const char *text)
{
  g_autoptr(GMatchInfo) match = NULL;
  int year = 0;

  g_regex_match (get_patterns ()->year, text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      int found = fetch_number (match, "y");

      if (year != 0 && found != year)
        return 0;
      year = found;
    }

  return year;
}

/* “Jan 1 – June 30”, “2024”, “Q2 2024”, “March 2024” */
static gboolean
read_period (const char *heading,
             int         year,
             Period     *period)
{
  const Patterns *patterns = get_patterns ();
  g_autoptr(GMatchInfo) match = NULL;
  int said = find_year (heading);

  if (said != 0)
    year = said;
  if (year == 0)
    return FALSE;

  *period = (Period) { PB_DAY_NONE, PB_DAY_NONE };
  if (g_regex_match (patterns->range, heading, 0, &match))
    {
      period->start = pb_day_from_ymd (year, fetch_month (match, "m1"), fetch_number (match, "d1"));
      period->end = pb_day_from_ymd (year, fetch_month (match, "m2"), fetch_number (match, "d2"));
      return period->start != PB_DAY_NONE && period->end != PB_DAY_NONE &&
             period->start <= period->end;
    }
  g_clear_pointer (&match, g_match_info_unref);
  if (g_regex_match (patterns->quarter, heading, 0, &match))
    {
      int first = 3 * fetch_number (match, "q") - 2;

      period->start = pb_day_from_ymd (year, first, 1);
      period->end = last_of_month (year, first + 2);
      return TRUE;
    }
  g_clear_pointer (&match, g_match_info_unref);
  if (g_regex_match (patterns->month, heading, 0, &match))
    {
      period->start = pb_day_from_ymd (year, fetch_month (match, "m1"), 1);
      period->end = last_of_month (year, fetch_month (match, "m1"));
      return TRUE;
    }
  if (said != 0 && strlen (heading) == 4)
    {
      period->start = pb_day_from_ymd (year, 1, 1);
      period->end = pb_day_from_ymd (year, 12, 31);
      return TRUE;
    }

  return FALSE;
}

/* Where a reader of tables is among the headings of a note. */
typedef struct
{
  PbNote *note;
  guint n_passed; /* sections that begin above */
  int year;       /* of the nearest of them that speaks of one */
} Place;

static void
go_to (Place *place,
       guint  line)
{
  GPtrArray *sections = place->note->sections;

  while (place->n_passed < sections->len &&
         ((PbNoteSection *) sections->pdata[place->n_passed])->line <= line + 1)
    {
      PbNoteSection *section = sections->pdata[place->n_passed++];
      int year = find_year (section->title);

      if (year != 0)
        place->year = year;
    }
}

/* The next table from @line on that has a period among its headings. */
static gboolean
find_table (Place *place,
            guint  line,
            Table *table)
{
  PbNote *note = place->note;
  guint n_lines = pb_source_text_n_lines (note->source);

  for (guint i = line; i + 1 < n_lines; i++)
    {
      g_auto(GStrv) cells = NULL;
      gboolean fits = FALSE;

      if (!is_rule (get_line (note, i + 1)) || !strchr (get_line (note, i), '|'))
        continue;
      cells = split_cells (get_line (note, i));
      *table = (Table) { .head = i, .end = i + 2 };
      table->width = MIN (g_strv_length (cells), MAX_COLUMNS);
      go_to (place, i);
      for (guint column = 0; column < table->width; column++)
        {
          table->periods[column] = (Period) { PB_DAY_NONE, PB_DAY_NONE };
          if (column > 0 && read_period (cells[column], place->year, &table->periods[column]))
            fits = TRUE;
          else
            table->periods[column].end = PB_DAY_NONE;
        }
      while (table->end < n_lines && strchr (get_line (note, table->end), '|'))
        table->end++;
      if (fits && table->end > i + 2)
        return TRUE;
      i = table->end - 1;
    }

  return FALSE;
}

/* Whether there is a table of metrics in the note. */
gboolean
pb_note_tables_has (PbNote *note)
{
  Place place = { note };
  Table table;

  return find_table (&place, note->body, &table);
}

/* A number, alone or before the name of a unit. */
static char *
read_value (const char  *cell,
            char       **unit)
{
  g_auto(PbNumberReading) number = { NULL, NULL, NULL };
  gsize length = strspn (cell, "0123456789.,-+ ");
  g_autofree char *digits = g_strstrip (g_strndup (cell, length));
  g_autofree char *rest = g_strstrip (g_strdup (cell + length));

  if (*digits == '\0' || strpbrk (rest, "0123456789") || strchr (rest, ' '))
    return NULL;
  pb_number_reading_parse (digits, &number);
  if ((number.point == NULL && number.comma == NULL) || pb_number_reading_is_doubtful (&number))
    return NULL;
  if (*rest)
    *unit = g_steal_pointer (&rest);

  return g_strdup (number.point ? number.point : number.comma);
}

static void
read_row (const Place *place,
          PbDrafts    *drafts,
          const Table *table,
          guint        line)
{
  g_auto(GStrv) cells = split_cells (get_line (place->note, line));
  PbNoteSection *section = place->n_passed > 0 ? place->note->sections->pdata[place->n_passed - 1]
                                               : NULL;
  g_autofree char *name = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *key = NULL;
  PbDraft *metric = NULL;

  if (cells[0] == NULL || *g_strstrip (cells[0]) == '\0')
    return;

  /* Two tables may tell different things of what is called the same. */
  name = section ? g_strdup_printf ("%s: %s", section->title, cells[0]) : g_strdup (cells[0]);
  folded = g_utf8_casefold (name, -1);
  key = g_strdup_printf ("note:metric:%s", folded);
  for (guint i = 1; cells[i] && i < table->width; i++)
    {
      const Period *period = &table->periods[i];
      g_autofree char *unit = NULL;
      g_autofree char *value = NULL;
      g_autofree char *observed = NULL;
      PbDraft *draft;

      if (period->end == PB_DAY_NONE || *g_strstrip (cells[i]) == '\0')
        continue;
      value = read_value (cells[i], &unit);
      if (value == NULL)
        {
          pb_drafts_say (drafts, PB_FINDING_WARNING, line + 1,
                         /* Translators: the name of a metric, then what a cell says. */
                         g_strdup_printf (_("“%.60s”: “%.60s” is not a number; it is left out."),
                                          name, cells[i]));
          continue;
        }

      if (metric == NULL && (metric = pb_drafts_add (drafts, PB_KIND_METRIC, key, line + 1)))
        {
          pb_draft_set_line (metric, PB_METRIC_NAME, name);
          pb_draft_match (metric, PB_METRIC_NAME);
          pb_draft_let_be (metric, PB_METRIC_NAME);
          if (unit)
            pb_draft_set_line (metric, PB_METRIC_UNIT, unit);
          pb_draft_let_be (metric, PB_METRIC_UNIT);
        }
      observed = g_strdup_printf ("note:observation:%s:%d:%d", folded, period->start, period->end);
      draft = pb_drafts_add (drafts, PB_KIND_OBSERVATION, observed, line + 1);
      if (draft == NULL)
        continue;
      pb_draft_set_key (draft, PB_OBSERVATION_METRIC, key);
      pb_draft_set_day (draft, PB_OBSERVATION_PERIOD_START, period->start);
      pb_draft_set_day (draft, PB_OBSERVATION_PERIOD_END, period->end);
      pb_draft_set_text (draft, PB_OBSERVATION_VALUE, value);
    }
}

/* Makes metrics and observations of all tables of the note. */
void
pb_note_tables_read (PbNote   *note,
                     PbDrafts *drafts)
{
  Place place = { note };
  Table table;

  for (guint line = note->body; find_table (&place, line, &table); line = table.end)
    {
      for (guint row = table.head + 2; row < table.end; row++)
        read_row (&place, drafts, &table, row);
    }
}
