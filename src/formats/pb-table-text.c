/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-table-text.h"

#include <string.h>

/* How much of the text tells what is between its cells. */
#define LOOK_AT 4096

/* All cells lie one behind the other in one buffer: a table of a million rows is
 * two allocations.
 */
struct _PbTableText
{
  char   *cells;
  GArray *places; /* guint: where each cell begins */
  GArray *rows;   /* Row */
  guint   width;
};

typedef struct
{
  guint first; /* which cell */
  guint n;
  guint line;
} Row;

/* What separates cells: a tab where there is any, since spreadsheets copy tabs, and
 * else what the first line has most of, outside of quotes.
 */
static char
find_separator (const char *text,
                gsize       length)
{
  guint n_semicolons = 0;
  guint n_commas = 0;
  gboolean quoted = FALSE;

  for (gsize i = 0; i < MIN (length, LOOK_AT); i++)
    {
      if (text[i] == '"')
        quoted = !quoted;
      else if (quoted)
        continue;
      else if (text[i] == '\t')
        return '\t';
      else if (text[i] == '\n' && n_semicolons + n_commas > 0)
        break;
      n_semicolons += text[i] == ';';
      n_commas += text[i] == ',';
    }

  return n_semicolons > 0 && n_semicolons >= n_commas ? ';' : n_commas > 0 ? ',' : '\t';
}

typedef struct
{
  PbTableText *table;
  const char *text;
  gsize length;
  gsize at;
  gsize written;
  guint line;
  char separator;
} Reader;

static gboolean
at_end_of_line (const Reader *self)
{
  return self->at >= self->length || self->text[self->at] == '\n' || self->text[self->at] == '\r';
}

static void
put (Reader *self,
     char    byte)
{
  self->table->cells[self->written++] = byte;
}

/* A quote within quotes is written twice. */
static void
read_quoted (Reader *self)
{
  self->at++;
  while (self->at < self->length)
    {
      char byte = self->text[self->at++];

      if (byte == '"')
        {
          if (self->at >= self->length || self->text[self->at] != '"')
            return;
          self->at++;
        }
      self->line += byte == '\n';
      put (self, byte);
    }
}

static void
read_cell (Reader *self)
{
  guint place = self->written;
  gsize keep = place; /* blanks within quotes are meant */
  char *cell;

  while (self->at < self->length && self->text[self->at] == ' ')
    self->at++;
  if (self->at < self->length && self->text[self->at] == '"')
    {
      read_quoted (self);
      keep = self->written;
    }
  while (!at_end_of_line (self) && self->text[self->at] != self->separator)
    put (self, self->text[self->at++]);
  while (self->written > keep && self->table->cells[self->written - 1] == ' ')
    self->written--;

  /* The apostrophe that keeps a cell from being a formula is not a part of it. */
  cell = self->table->cells + place;
  put (self, '\0');
  if (cell[0] == '\'' && cell[strspn (cell, "'")] != '\0' &&
      strchr ("=+-@\t\r", cell[strspn (cell, "'")]))
    place++;
  g_array_append_val (self->table->places, place);
}

static void
read_row (Reader *self)
{
  Row row = { .first = self->table->places->len, .line = self->line };
  gboolean empty = TRUE;

  while (TRUE)
    {
      guint place;

      read_cell (self);
      place = g_array_index (self->table->places, guint, self->table->places->len - 1);
      empty &= self->table->cells[place] == '\0';
      if (self->at >= self->length || self->text[self->at] != self->separator)
        break;
      self->at++;
    }

  if (self->at < self->length && self->text[self->at] == '\r')
    self->at++;
  if (self->at < self->length && self->text[self->at] == '\n')
    self->at++;
  self->line++;

  if (empty)
    {
      g_array_set_size (self->table->places, row.first);
      return;
    }

  row.n = self->table->places->len - row.first;
  self->table->width = MAX (self->table->width, row.n);
  g_array_append_val (self->table->rows, row);
}

/**
 * pb_table_text_new:
 * @text: a text, in UTF-8
 * @length: how many bytes it has, or -1 where it ends with a zero
 *
 * Takes a table apart.  Cells may be quoted, and then hold line breaks; rows of
 * empty cells are left out.
 *
 * Returns: (transfer full): its cells
 */
PbTableText *
pb_table_text_new (const char *text,
                   gssize      length)
{
  PbTableText *self = g_new0 (PbTableText, 1);
  Reader reader = { .table = self, .text = text, .line = 1 };

  g_return_val_if_fail (text != NULL, self);

  reader.length = length < 0 ? strlen (text) : (gsize) length;
  if (reader.length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    reader.at = 3;
  reader.separator = find_separator (text + reader.at, reader.length - reader.at);
  /* Every separator and line break makes room for the zero behind a cell. */
  self->cells = g_malloc (reader.length + 1);
  self->places = g_array_new (FALSE, FALSE, sizeof (guint));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  while (reader.at < reader.length)
    read_row (&reader);

  return self;
}

/**
 * pb_table_text_free:
 * @self: a table
 *
 * Frees @self.
 */
void
pb_table_text_free (PbTableText *self)
{
  g_free (self->cells);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_free (self);
}

/**
 * pb_table_text_get_n_rows:
 * @self: a table
 *
 * Returns: how many rows it has, its head among them
 */
guint
pb_table_text_get_n_rows (const PbTableText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

/**
 * pb_table_text_get_width:
 * @self: a table
 *
 * Returns: how many cells its longest row has
 */
guint
pb_table_text_get_width (const PbTableText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->width;
}

/**
 * pb_table_text_get_cell:
 * @self: a table
 * @row: which row, from 0
 * @column: which cell of it, from 0
 *
 * Returns: what is in the cell, without space around it; empty where the row is
 *   shorter
 */
const char *
pb_table_text_get_cell (const PbTableText *self,
                        guint              row,
                        guint              column)
{
  const Row *found;

  g_return_val_if_fail (self != NULL, "");
  g_return_val_if_fail (row < self->rows->len, "");

  found = &g_array_index (self->rows, Row, row);

  return column < found->n ? self->cells + g_array_index (self->places, guint,
                                                          found->first + column)
                           : "";
}

/**
 * pb_table_text_get_line:
 * @self: a table
 * @row: which row, from 0
 *
 * Returns: the line of the text on which it begins, from 1
 */
guint
pb_table_text_get_line (const PbTableText *self,
                        guint              row)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (row < self->rows->len, 0);

  return g_array_index (self->rows, Row, row).line;
}
