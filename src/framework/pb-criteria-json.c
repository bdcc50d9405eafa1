/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-criteria-json-private.h"

#include "framework/pb-criteria-set.h"
#include "framework/pb-i18n-private.h"

#include <string.h>

#define MAX_BYTES (1024 * 1024)
#define MAX_DEPTH 16

typedef struct
{
  const char *file_name;
  const char *at;
  const char *end;
  const char *line_start;
  guint line;
  guint depth;
} Reader;

static PbJson *read_value (Reader  *reader,
                           GError **error);

static guint
get_column (Reader *reader)
{
  return g_utf8_strlen (reader->line_start, reader->at - reader->line_start) + 1;
}

G_GNUC_PRINTF (3, 4)
static void
fail (Reader      *reader,
      GError     **error,
      const char  *format,
      ...)
{
  PbJson place = { .line = reader->line, .column = get_column (reader) };
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  pb_json_set_error (&place, reader->file_name, PB_CRITERIA_ERROR_SYNTAX, error, "%s", message);
}

static void
skip_blanks (Reader *reader)
{
  while (reader->at < reader->end && strchr (" \t\r\n", *reader->at))
    {
      if (*reader->at++ == '\n')
        {
          reader->line++;
          reader->line_start = reader->at;
        }
    }
}

static gboolean
read_hex (Reader   *reader,
          gunichar *unit)
{
  *unit = 0;

  for (int i = 0; i < 4; i++)
    {
      if (reader->at >= reader->end || !g_ascii_isxdigit (*reader->at))
        return FALSE;
      *unit = *unit * 16 + g_ascii_xdigit_value (*reader->at++);
    }

  return TRUE;
}

static gboolean
read_escape (Reader   *reader,
             GString  *text,
             GError  **error)
{
  static const char escapes[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *found;
  gunichar unit, second;

  reader->at++;
  if (reader->at < reader->end && *reader->at != '\0' && (found = strchr (escapes, *reader->at)))
    {
      g_string_append_c (text, meanings[found - escapes]);
      reader->at++;
      return TRUE;
    }

  if (reader->at < reader->end && *reader->at == 'u')
    {
      reader->at++;
      if (read_hex (reader, &unit))
        {
          if (unit >= 0xd800 && unit < 0xdc00 && reader->end - reader->at >= 6 &&
              reader->at[0] == '\\' && reader->at[1] == 'u')
            {
              reader->at += 2;
              if (read_hex (reader, &second) && second >= 0xdc00 && second < 0xe000)
                unit = 0x10000 + ((unit - 0xd800) << 10) + (second - 0xdc00);
            }
          if (unit != 0 && g_unichar_validate (unit))
            {
              g_string_append_unichar (text, unit);
              return TRUE;
            }
        }
    }

  fail (reader, error, _("this escape in a text is not valid"));

  return FALSE;
}

static char *
read_string (Reader  *reader,
             GError **error)
{
  g_autoptr(GString) text = g_string_new (NULL);

  reader->at++;
  while (reader->at < reader->end && *reader->at != '"')
    {
      if ((guchar) *reader->at < 0x20)
        {
          fail (reader, error, _("a text may not contain control characters or line breaks"));
          return NULL;
        }
      if (*reader->at == '\\')
        {
          if (!read_escape (reader, text, error))
            return NULL;
        }
      else
        {
          g_string_append_c (text, *reader->at++);
        }
    }

  if (reader->at >= reader->end)
    {
      fail (reader, error, _("a text is not closed"));
      return NULL;
    }
  reader->at++;

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gsize
count_digits (Reader *reader)
{
  const char *from = reader->at;

  while (reader->at < reader->end && g_ascii_isdigit (*reader->at))
    reader->at++;

  return reader->at - from;
}

static gboolean
read_number (Reader  *reader,
             PbJson  *value,
             GError **error)
{
  const char *from = reader->at;
  g_autofree char *text = NULL;
  gboolean whole = TRUE;
  const char *first;
  gsize n;

  if (*reader->at == '-')
    reader->at++;
  first = reader->at;
  n = count_digits (reader);

  if (n > 0 && (n == 1 || *first != '0') && reader->at < reader->end && *reader->at == '.')
    {
      whole = FALSE;
      reader->at++;
      if (count_digits (reader) == 0)
        n = 0;
    }
  if (n > 0 && reader->at < reader->end && (*reader->at == 'e' || *reader->at == 'E'))
    {
      whole = FALSE;
      reader->at++;
      if (reader->at < reader->end && (*reader->at == '+' || *reader->at == '-'))
        reader->at++;
      if (count_digits (reader) == 0)
        n = 0;
    }

  if (n == 0 || (n > 1 && *first == '0'))
    {
      fail (reader, error, _("this is not a number"));
      return FALSE;
    }

  text = g_strndup (from, reader->at - from);
  value->type = whole && g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64,
                                                   &value->integer, NULL)
                  ? PB_JSON_INTEGER
                  : PB_JSON_NUMBER;

  return TRUE;
}

static gboolean
read_word (Reader     *reader,
           const char *word)
{
  gsize n = strlen (word);

  if ((gsize) (reader->end - reader->at) < n || strncmp (reader->at, word, n) != 0)
    return FALSE;

  reader->at += n;
  return TRUE;
}

static gboolean
read_name (Reader  *reader,
           PbJson  *object,
           char   **name,
           GError **error)
{
  Reader before;

  skip_blanks (reader);
  before = *reader;
  if (reader->at >= reader->end || *reader->at != '"')
    {
      fail (reader, error, _("a name in quotation marks is expected here"));
      return FALSE;
    }

  *name = read_string (reader, error);
  if (*name == NULL)
    return FALSE;

  if (pb_json_find (object, *name))
    {
      fail (&before, error, _("“%s” is there twice"), *name);
      return FALSE;
    }

  skip_blanks (reader);
  if (reader->at >= reader->end || *reader->at != ':')
    {
      fail (reader, error, _("a colon is expected here"));
      return FALSE;
    }
  reader->at++;

  return TRUE;
}

static gboolean
read_children (Reader  *reader,
               PbJson  *value,
               char     close,
               GError **error)
{
  value->type = close == '}' ? PB_JSON_OBJECT : PB_JSON_ARRAY;
  value->children = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_json_free);

  reader->at++;
  skip_blanks (reader);
  if (reader->at < reader->end && *reader->at == close)
    {
      reader->at++;
      return TRUE;
    }

  while (TRUE)
    {
      g_autofree char *name = NULL;
      PbJson *child;

      if (close == '}' && !read_name (reader, value, &name, error))
        return FALSE;

      child = read_value (reader, error);
      if (child == NULL)
        return FALSE;
      child->name = g_steal_pointer (&name);
      g_ptr_array_add (value->children, child);

      skip_blanks (reader);
      if (reader->at < reader->end && *reader->at == close)
        break;
      if (reader->at >= reader->end || *reader->at != ',')
        {
          fail (reader, error, _("a comma or “%c” is expected here"), close);
          return FALSE;
        }
      reader->at++;
    }
  reader->at++;

  return TRUE;
}

static gboolean
read_into (Reader  *reader,
           PbJson  *value,
           GError **error)
{
  switch (*reader->at)
    {
    case '{':
      return read_children (reader, value, '}', error);

    case '[':
      return read_children (reader, value, ']', error);

    case '"':
      value->type = PB_JSON_STRING;
      value->text = read_string (reader, error);
      return value->text != NULL;

    default:
      if (*reader->at == '-' || g_ascii_isdigit (*reader->at))
        return read_number (reader, value, error);
    }

  if (read_word (reader, "true") || read_word (reader, "false"))
    {
      value->type = PB_JSON_BOOLEAN;
      value->integer = reader->at[-2] == 'u';
      return TRUE;
    }
  if (read_word (reader, "null"))
    return TRUE;

  fail (reader, error, _("a value is expected here"));

  return FALSE;
}

static PbJson *
read_value (Reader  *reader,
            GError **error)
{
  g_autoptr(PbJson) value = g_new0 (PbJson, 1);
  gboolean done;

  skip_blanks (reader);
  value->line = reader->line;
  value->column = get_column (reader);

  if (reader->at >= reader->end)
    {
      fail (reader, error, _("the file ends too early"));
      return NULL;
    }
  if (reader->depth >= MAX_DEPTH)
    {
      fail (reader, error, _("values are nested too deeply"));
      return NULL;
    }

  reader->depth++;
  done = read_into (reader, value, error);
  reader->depth--;

  return done ? g_steal_pointer (&value) : NULL;
}

/*
 * pb_json_parse:
 *
 * Reads JSON as RFC 8259 has it and nothing more.
 */
PbJson *
pb_json_parse (GBytes      *bytes,
               const char  *file_name,
               GError     **error)
{
  g_autoptr(PbJson) value = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  Reader reader = { file_name, data, data + size, data, 1, 0 };
  PbJson place = { .line = 1, .column = 1 };
  const char *valid;

  if (size > MAX_BYTES)
    {
      pb_json_set_error (&place, file_name, PB_CRITERIA_ERROR_TOO_LARGE, error,
                         _("a criteria set may not be larger than one megabyte"));
      return NULL;
    }

  if (size > 0 && !g_utf8_validate_len (data, size, &valid))
    {
      for (const char *p = data; p < valid; p++)
        place.line += *p == '\n';
      pb_json_set_error (&place, file_name, PB_CRITERIA_ERROR_SYNTAX, error,
                         _("the file is not valid UTF-8"));
      return NULL;
    }

  value = read_value (&reader, error);
  if (value == NULL)
    return NULL;

  skip_blanks (&reader);
  if (reader.at < reader.end)
    {
      fail (&reader, error, _("there is something after the end"));
      return NULL;
    }

  return g_steal_pointer (&value);
}

void
pb_json_free (PbJson *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self);
}

/*
 * pb_json_find:
 *
 * Returns: (nullable): the member of that name
 */
PbJson *
pb_json_find (PbJson     *self,
              const char *name)
{
  for (guint i = 0; self->type == PB_JSON_OBJECT && i < self->children->len; i++)
    {
      PbJson *child = self->children->pdata[i];

      if (strcmp (child->name, name) == 0)
        return child;
    }

  return NULL;
}

/*
 * pb_json_set_error:
 *
 * Sets an error whose message begins with the place of @self, in the form that
 * editors and terminals know.
 */
void
pb_json_set_error (const PbJson  *self,
                   const char    *file_name,
                   int            code,
                   GError       **error,
                   const char    *format,
                   ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  g_set_error (error, PB_CRITERIA_ERROR, code, "%s:%u:%u: %s", file_name, self->line,
               self->column, message);
}
