/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/widgets/pb-moment.h"

#include <glib/gi18n.h>

/**
 * pb_moment_to_locale:
 * @instant: microseconds since 1970-01-01 UTC
 *
 * Returns: (transfer full): the moment on the reader's own clock
 */
char *
pb_moment_to_locale (gint64 instant)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc_usec (instant);
  g_autoptr(GDateTime) local = utc ? g_date_time_to_local (utc) : NULL;

  if (local == NULL)
    return g_strdup ("");

  /* Translators: a date and time as strftime(3) writes it, such as “3 March 2025, 14:05”. */
  return g_date_time_format (local, _("%-d %B %Y, %H:%M"));
}
