/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-day.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A JSON file of somebody else: nothing in it has to be what it should be. */
typedef struct
{
  JsonParser *parser;
  JsonNode   *root;
  const char *text;
  gsize       size;
  gsize       at;   /* up to where lines were counted */
  guint       line;
} PbJsonText;

JsonNode   *pb_json_load           (JsonParser  *parser,
                                    const char  *text,
                                    gssize       length,
                                    GError     **error);
gboolean    pb_json_text_load      (PbJsonText  *self,
                                    GBytes      *bytes,
                                    const char  *file_name,
                                    GError     **error);
void        pb_json_text_clear     (PbJsonText  *self);
guint       pb_json_text_find_line (PbJsonText  *self,
                                    const char  *word);

gboolean    pb_json_probe          (GBytes      *bytes,
                                    const char  * const *words);
JsonObject *pb_json_get_object     (JsonObject  *object,
                                    const char  *name);
JsonArray  *pb_json_get_array      (JsonObject  *object,
                                    const char  *name);
JsonObject *pb_json_get_nth        (JsonArray   *array,
                                    guint        n);
JsonObject *pb_json_peek_object    (JsonNode    *node);
char       *pb_json_dup_text       (JsonObject  *object,
                                    const char  *name) G_GNUC_WARN_UNUSED_RESULT;
char       *pb_json_dup_node       (JsonNode    *node) G_GNUC_WARN_UNUSED_RESULT;
PbDay       pb_json_get_day        (JsonObject  *object,
                                    const char  *name);
gboolean    pb_json_get_flag       (JsonObject  *object,
                                    const char  *name);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PbJsonText, pb_json_text_clear)

G_END_DECLS
