/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-number-reading.h"

#include <string.h>

/* Numbers as people and banks write them: “1,234.50”, “1.234,50”, “1 234,50”,
 * “1’234.50”, “−12”, “(12)”, “12 EUR”, “€ 12”.
 */

/* The core with plain spaces and signs: only digits, points, commas, apostrophes and
 * spaces are left, behind the sign.
 */
static char *
simplify (const char *text,
          gboolean   *negative,
          char      **unit)
{
  g_autoptr(GString) core = g_string_new (NULL);
  g_autoptr(GString) words = g_string_new (NULL);
  gboolean ended = FALSE;
  gboolean signed_before = FALSE;

  *negative = FALSE;
  for (const char *at = text; *at; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c) || c == 0xa0 || c == 0x202f || c == 0x2009)
        c = ' ';
      if (c == 0x2019)
        c = '\'';

      if (c == '-' || c == 0x2212 || c == '(')
        {
          /* A sign is written once, and before the digits or behind them. */
          if (signed_before || (c == '(' && core->len > 0))
            return NULL;
          *negative = signed_before = TRUE;
        }
      else if (c == '+' && core->len == 0 && !signed_before)
        signed_before = TRUE;
      else if (c == ')' && *negative)
        ended = core->len > 0;
      else if (g_unichar_isdigit (c) && c < 128)
        {
          if (ended)
            return NULL;
          g_string_append_c (core, (char) c);
        }
      else if (c == '.' || c == ',' || c == '\'')
        {
          if (ended)
            return NULL;
          g_string_append_c (core, (char) c);
        }
      else if (c == ' ')
        {
          if (core->len > 0 && !ended)
            g_string_append_c (core, ' ');
        }
      else
        {
          if (words->len > 0 && core->len > 0 && !ended)
            return NULL;
          ended = core->len > 0;
          g_string_append_unichar (words, c);
        }
    }

  while (core->len > 0 && core->str[core->len - 1] == ' ')
    g_string_truncate (core, core->len - 1);
  if (words->len > 0)
    *unit = g_string_free_and_steal (g_steal_pointer (&words));

  return core->len > 0 ? g_string_free_and_steal (g_steal_pointer (&core)) : NULL;
}

/* Reads @core with @mark before the decimals; whatever else is between digits has to
 * part them into groups of three, always in the same way.
 */
static char *
read_with (const char *core,
           gboolean    negative,
           char        mark)
{
  g_autoptr(GString) number = g_string_new (negative ? "-" : NULL);
  const char *decimals = strrchr (core, mark);
  gsize n_whole = decimals ? (gsize) (decimals - core) : strlen (core);
  char between = '\0';
  gsize group = 0;
  gsize n_digits = 0;

  for (gsize i = 0; i < n_whole; i++)
    {
      if (g_ascii_isdigit (core[i]))
        {
          g_string_append_c (number, core[i]);
          group++;
          n_digits++;
          continue;
        }
      if (core[i] == mark || (between && core[i] != between) || group == 0 || group > 3 ||
          (between && group != 3) || (!between && core[0] == '0'))
        return NULL;
      between = core[i];
      group = 0;
    }
  if (between && group != 3)
    return NULL;
  if (n_digits == 0)
    g_string_append_c (number, '0');

  if (decimals && decimals[1])
    {
      if (strspn (decimals + 1, "0123456789") != strlen (decimals + 1))
        return NULL;
      g_string_append_printf (number, ".%s", decimals + 1);
    }
  else if (n_digits == 0)
    {
      return NULL;
    }

  return g_string_free_and_steal (g_steal_pointer (&number));
}

/**
 * pb_number_reading_parse:
 * @text: a cell
 * @reading: (out caller-allocates): what it may mean; to be cleared with
 *   pb_number_reading_clear()
 *
 * Reads a number in every way that it may be meant.
 */
void
pb_number_reading_parse (const char      *text,
                         PbNumberReading *reading)
{
  g_autofree char *core = NULL;
  gboolean negative;

  g_return_if_fail (text != NULL);

  *reading = (PbNumberReading) { NULL, NULL, NULL };
  core = simplify (text, &negative, &reading->unit);
  if (core == NULL)
    return;

  reading->point = read_with (core, negative, '.');
  reading->comma = read_with (core, negative, ',');
}

/**
 * pb_number_reading_clear:
 * @self: a reading
 *
 * Frees what @self holds.
 */
void
pb_number_reading_clear (PbNumberReading *self)
{
  g_clear_pointer (&self->point, g_free);
  g_clear_pointer (&self->comma, g_free);
  g_clear_pointer (&self->unit, g_free);
}

/**
 * pb_number_reading_is_number:
 * @self: a reading
 *
 * Returns: whether it can be read as a number at all
 */
gboolean
pb_number_reading_is_number (const PbNumberReading *self)
{
  return self->point || self->comma;
}

/**
 * pb_number_reading_is_doubtful:
 * @self: a reading
 *
 * Returns: whether it can be read as two different numbers
 */
gboolean
pb_number_reading_is_doubtful (const PbNumberReading *self)
{
  return self->point && self->comma && strcmp (self->point, self->comma) != 0;
}
