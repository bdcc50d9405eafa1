/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-json-write-private.h"

/* Writes a member, unless there is nothing to write. */
void
pb_json_write_text (JsonBuilder *builder,
                    const char  *name,
                    const char  *text)
{
  if (text == NULL || *text == '\0')
    return;

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

/* Returns: (transfer full): the file, the same bytes for the same content */
GBytes *
pb_json_write_end (JsonBuilder *builder)
{
  g_autoptr(JsonNode) root = json_builder_get_root (builder);
  char *text = json_to_string (root, TRUE);
  GString *all = g_string_new_take (text);

  g_string_append_c (all, '\n');

  return g_string_free_to_bytes (all);
}
