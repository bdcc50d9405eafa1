/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-format.h"

#include "formats/pb-group-state.h"

#include <glib/gi18n-lib.h>

static const PbFormat * const formats[] = {
  &pb_group_state_format,
};

/**
 * pb_format_get_nth:
 * @n: a number, from 0
 *
 * Returns: (transfer none) (nullable): the format at that place
 */
const PbFormat *
pb_format_get_nth (guint n)
{
  return n < G_N_ELEMENTS (formats) ? formats[n] : NULL;
}

/**
 * pb_format_find:
 * @name: the name of a format
 *
 * Returns: (transfer none) (nullable): the format
 */
const PbFormat *
pb_format_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (g_strcmp0 (formats[i]->name, name) == 0)
        return formats[i];
    }

  return NULL;
}

/**
 * pb_format_get_label:
 * @format: a format
 *
 * Returns: (transfer none): its name for people
 */
const char *
pb_format_get_label (const PbFormat *format)
{
  g_return_val_if_fail (format != NULL, NULL);

  return _(format->label);
}
