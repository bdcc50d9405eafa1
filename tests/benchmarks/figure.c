/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure.h"

/* The same in every language, whatever the program has set. */
static void
add_number (GString    *line,
            const char *name,
            double      number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (line, ", \"%s\": %s", name,
                          g_ascii_formatd (text, sizeof text, "%.4f", number));
}

/*
 * figure_beside:
 * @baseline: the same work done plainly, measured in the same run
 * @target: how many times the baseline ours may be
 */
void
figure_beside (const char *name,
               double      ours,
               double      baseline,
               double      target)
{
  g_autoptr(GString) line = g_string_new (NULL);

  g_string_append_printf (line, "{\"name\": \"%s\"", name);
  add_number (line, "ours", ours);
  add_number (line, "baseline", baseline);
  add_number (line, "target", target);
  g_print ("%s}\n", line->str);
}

/*
 * figure_below:
 * @bound: what ours may be, since people notice more, on whatever machine
 */
void
figure_below (const char *name,
              double      ours,
              double      bound)
{
  g_autoptr(GString) line = g_string_new (NULL);

  g_string_append_printf (line, "{\"name\": \"%s\"", name);
  add_number (line, "ours", ours);
  add_number (line, "bound", bound);
  g_print ("%s}\n", line->str);
}
