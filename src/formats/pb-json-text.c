/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-json-text-private.h"

#include "formats/pb-import-error.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

/* Enough of a large file to see what it is. */
#define PROBE_BYTES (64 * 1024)

/* The last second of the year 9999. */
#define LAST_SECOND G_GINT64_CONSTANT (253402300799)

/* Whether the file begins as JSON does and has all of @words. */
gboolean
pb_json_probe (GBytes             *bytes,
               const char * const *words)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  gsize at = 0;

  if (size >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    at = 3;
  while (at < size && g_ascii_isspace (text[at]))
    at++;
  if (at >= size || (text[at] != '{' && text[at] != '['))
    return FALSE;

  for (guint i = 0; words[i]; i++)
    {
      if (g_strstr_len (text, MIN (size, PROBE_BYTES), words[i]) == NULL)
        return FALSE;
    }

  return TRUE;
}

/* How many documents a parser has seen, and the line where the second begins. */
typedef struct
{
  JsonParser *parser;
  guint depth;
  guint n;
  guint line;
} Documents;

static void
document_begun (Documents *documents)
{
  if (documents->depth++ == 0 && ++documents->n == 2)
    documents->line = json_parser_get_current_line (documents->parser);
}

static void
document_ended (Documents *documents)
{
  documents->depth--;
}

/* Loads what is one object or array, or a single value.  Of several, one after the
 * other, json-glib keeps only the last, and goes down where nodes may not change.
 *
 * Returns: (transfer none) (nullable): the root of it, which is @parser's
 */
JsonNode *
pb_json_load (JsonParser  *parser,
              const char  *text,
              gssize       length,
              GError     **error)
{
  Documents documents = { .parser = parser };
  gboolean loaded;

  g_signal_connect_swapped (parser, "object-start", G_CALLBACK (document_begun), &documents);
  g_signal_connect_swapped (parser, "array-start", G_CALLBACK (document_begun), &documents);
  g_signal_connect_swapped (parser, "object-end", G_CALLBACK (document_ended), &documents);
  g_signal_connect_swapped (parser, "array-end", G_CALLBACK (document_ended), &documents);
  loaded = json_parser_load_from_data (parser, text, length, error);
  g_signal_handlers_disconnect_by_data (parser, &documents);
  if (!loaded)
    return NULL;

  if (documents.n > 1)
    {
      /* Translators: this comes after “… is damaged:” */
      g_set_error (error, JSON_PARSER_ERROR, JSON_PARSER_ERROR_PARSE,
                   _("something comes after its end, in line %u"), documents.line);
      return NULL;
    }

  return json_parser_get_root (parser);
}

gboolean
pb_json_text_load (PbJsonText  *self,
                   GBytes      *bytes,
                   const char  *file_name,
                   GError     **error)
{
  g_autoptr(GError) local = NULL;

  *self = (PbJsonText) { .parser = json_parser_new (), .line = 1 };
  self->text = g_bytes_get_data (bytes, &self->size);
  if (self->size >= 3 && memcmp (self->text, "\xef\xbb\xbf", 3) == 0)
    {
      self->text += 3;
      self->size -= 3;
    }

  self->root = pb_json_load (self->parser, self->text, (gssize) self->size, &local);
  if (self->root)
    return TRUE;

  /* Translators: the name of a file, then what is wrong, in technical words. */
  g_set_error (error, PB_IMPORT_ERROR, PB_IMPORT_ERROR_BROKEN, _("“%s” is damaged: %s"), file_name,
               local ? local->message : "JSON");

  return FALSE;
}

void
pb_json_text_clear (PbJsonText *self)
{
  g_clear_object (&self->parser);
}

/* The line where @word, such as an identifier, comes next, or 0. */
guint
pb_json_text_find_line (PbJsonText *self,
                        const char *word)
{
  const char *from = self->text + self->at;
  const char *found;

  if (word == NULL || *word == '\0')
    return 0;

  found = g_strstr_len (from, self->size - self->at, word);
  if (found == NULL)
    return 0;

  for (; from < found; from++)
    self->line += *from == '\n';
  self->at = found - self->text;

  return self->line;
}

JsonObject *
pb_json_peek_object (JsonNode *node)
{
  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonObject *
pb_json_get_object (JsonObject *object,
                    const char *name)
{
  return object ? pb_json_peek_object (json_object_get_member (object, name)) : NULL;
}

JsonArray *
pb_json_get_array (JsonObject *object,
                   const char *name)
{
  JsonNode *node = object ? json_object_get_member (object, name) : NULL;

  return node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

JsonObject *
pb_json_get_nth (JsonArray *array,
                 guint      n)
{
  return pb_json_peek_object (json_array_get_element (array, n));
}

/* As many digits as it takes to have the same number, and no exponent. */
static char *
dup_number (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char format[8] = "%.15g";

  if (!isfinite (number) || fabs (number) >= 1e60)
    return NULL;
  if (number != 0 && fabs (number) < 1e-4)
    {
      char small[64];
      char *end;

      g_ascii_formatd (small, sizeof small, "%.24f", number);
      for (end = small + strlen (small) - 1; *end == '0'; end--)
        *end = '\0';
      return g_strdup (small);
    }
  if (fabs (number) >= 1e15)
    {
      char large[128];

      return g_strdup (g_ascii_formatd (large, sizeof large, "%.0f", number));
    }

  for (int digits = 15; digits <= 17; digits++)
    {
      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (buffer, sizeof buffer, format, number);
      if (g_ascii_strtod (buffer, NULL) == number)
        break;
    }

  return g_strdup (buffer);
}

/* A text or a number, as text; nothing where it is neither, or empty. */
char *
pb_json_dup_node (JsonNode *node)
{
  GType type = node && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node)
                                                    : G_TYPE_INVALID;

  if (type == G_TYPE_STRING)
    {
      const char *text = json_node_get_string (node);
      g_autofree char *valid = g_utf8_validate (text, -1, NULL) ? g_strdup (text)
                                                                : g_utf8_make_valid (text, -1);

      g_strstrip (valid);

      return *valid ? g_steal_pointer (&valid) : NULL;
    }
  if (type == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (type == G_TYPE_DOUBLE)
    return dup_number (json_node_get_double (node));

  return NULL;
}

char *
pb_json_dup_text (JsonObject *object,
                  const char *name)
{
  return object ? pb_json_dup_node (json_object_get_member (object, name)) : NULL;
}

/* Days come as seconds since 1970 or as text that begins with the day. */
PbDay
pb_json_get_day (JsonObject *object,
                 const char *name)
{
  g_autofree char *text = pb_json_dup_text (object, name);
  gint64 seconds;

  if (text == NULL)
    return PB_DAY_NONE;
  if (strlen (text) >= 10 && text[4] == '-')
    {
      text[10] = '\0';
      return pb_day_parse (text);
    }
  if (!g_ascii_string_to_signed (text, 10, 1, LAST_SECOND * 1000, &seconds, NULL))
    return PB_DAY_NONE;

  /* Some write milliseconds: then it would be tens of thousands of years. */
  if (seconds > G_GINT64_CONSTANT (99999999999))
    seconds /= 1000;

  return seconds <= LAST_SECOND ? pb_day_from_instant (seconds * G_USEC_PER_SEC) : PB_DAY_NONE;
}

gboolean
pb_json_get_flag (JsonObject *object,
                  const char *name)
{
  JsonNode *node = object ? json_object_get_member (object, name) : NULL;

  return node && JSON_NODE_HOLDS_VALUE (node) &&
         json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}
