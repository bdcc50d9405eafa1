/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-csv-write.h"

#include <string.h>

/* CSV as RFC 4180 has it: commas, quotes where they are needed, and CRLF. */

/* A number may begin with a sign; everything else that a spreadsheet would take
 * for a formula is kept from being one.  So is what looks as if it were kept from it
 * already, since reading takes one apostrophe away.
 */
static gboolean
looks_like_formula (const char *text)
{
  gsize n_apostrophes = strspn (text, "'");

  if (n_apostrophes > 0)
    return text[n_apostrophes] != '\0' && strchr ("=+-@\t\r", text[n_apostrophes]) != NULL;
  if (*text == '\0' || strchr ("=+-@\t\r", *text) == NULL)
    return FALSE;
  if (*text != '+' && *text != '-')
    return TRUE;

  return text[1] == '\0' || strspn (text + 1, "0123456789.,") != strlen (text + 1);
}

/**
 * pb_csv_write_cell:
 * @csv: where to write
 * @text: (nullable): what the cell holds, in UTF-8
 *
 * Writes one cell, without a comma.  What a spreadsheet would take for a formula
 * gets an apostrophe in front.
 */
void
pb_csv_write_cell (GString    *csv,
                   const char *text)
{
  gboolean formula;

  g_return_if_fail (csv != NULL);

  if (text == NULL || *text == '\0')
    return;

  formula = looks_like_formula (text);
  if (!formula && strpbrk (text, ",\"\r\n\t") == NULL && *text != ' ' &&
      text[strlen (text) - 1] != ' ')
    {
      g_string_append (csv, text);
      return;
    }

  g_string_append_c (csv, '"');
  if (formula)
    g_string_append_c (csv, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  g_string_append_c (csv, '"');
}

/**
 * pb_csv_write_row:
 * @csv: where to write
 * @separator: what stands between cells: a comma or a tab
 * @cells: (array length=n_cells): what the cells hold, each of which may be
 *   %NULL
 * @n_cells: how many cells the row has, at least 1
 *
 * Writes one row and the end of its line.
 */
void
pb_csv_write_row (GString            *csv,
                  char                separator,
                  const char * const *cells,
                  guint               n_cells)
{
  g_return_if_fail (csv != NULL);
  g_return_if_fail (n_cells > 0);

  for (guint i = 0; i < n_cells; i++)
    {
      if (i > 0)
        g_string_append_c (csv, separator);
      pb_csv_write_cell (csv, cells[i]);
    }

  /* A line with nothing on it would be no row at all. */
  if (n_cells == 1 && (cells[0] == NULL || *cells[0] == '\0'))
    g_string_append (csv, "\"\"");
  g_string_append (csv, "\r\n");
}
