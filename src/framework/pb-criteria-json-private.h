/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A strict reader of JSON that remembers where each value stands, so that what
 * is wrong with a value can be told with its place.  Criteria sets are written
 * by hand; “not a criteria set” would not help anybody to find the comma.
 */

typedef enum
{
  PB_JSON_NULL,
  PB_JSON_BOOLEAN,
  PB_JSON_INTEGER,
  PB_JSON_NUMBER,
  PB_JSON_STRING,
  PB_JSON_ARRAY,
  PB_JSON_OBJECT,
} PbJsonType;

typedef struct _PbJson PbJson;

struct _PbJson
{
  PbJsonType type;
  guint line;
  guint column;
  char *name;          /* of a member of an object */
  char *text;          /* of a string */
  gint64 integer;      /* of a whole number; 1 for true */
  GPtrArray *children; /* of an array or object, in their order */
};

PbJson *pb_json_parse     (GBytes       *bytes,
                           const char   *file_name,
                           GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void    pb_json_free      (PbJson       *self);
PbJson *pb_json_find      (PbJson       *self,
                           const char   *name);
void    pb_json_set_error (const PbJson *self,
                           const char   *file_name,
                           int           code,
                           GError      **error,
                           const char   *format,
                           ...) G_GNUC_PRINTF (5, 6);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbJson, pb_json_free)

G_END_DECLS
