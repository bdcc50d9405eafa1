/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-place-private.h"

#include <glib/gi18n-lib.h>

/**
 * pb_place_dup:
 * @line: a line of a file, from 1, or 0 for the file as a whole
 *
 * Returns: (transfer full) (nullable): the place for people
 */
char *
pb_place_dup (guint line)
{
  if (line == 0)
    return NULL;

  /* Translators: a line of a file, by its number. */
  return g_strdup_printf (_("Line %u"), line);
}
