/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-front-matter.h"

#include "formats/pb-import-error.h"
#include "formats/pb-line-shape.h"

#include <glib/gi18n-lib.h>

#include <string.h>
#include <yaml.h>

/* Properties that tell front matter in the middle of a note from prose between
 * two rules.
 */
static const char * const usual_names[] = {
  "aliases", "author", "date", "description", "group", "members", "permalink", "publish", "tags",
  "title", "type", "url", NULL
};

#define MIDDLE_MAX_LINES 60

static gboolean
is_fence (const char *line)
{
  return g_str_has_prefix (line, "---") && pb_line_is_blank (line + 3);
}

static gboolean
is_end (const char *line)
{
  return is_fence (line) || (g_str_has_prefix (line, "...") && pb_line_is_blank (line + 3));
}

/* The name of the property that @line starts, or %NULL. */
static char *
dup_property (const char *line)
{
  gsize n = 0;

  if (!g_ascii_isalpha (*line) && *line != '_' && *line != '"')
    return NULL;

  while (g_ascii_isalnum (line[n]) || (line[n] && strchr ("_-. \"", line[n])))
    n++;

  if (line[n] != ':' || (line[n + 1] && !g_ascii_isspace (line[n + 1])))
    return NULL;

  return g_ascii_strdown (line, n);
}

static gboolean
starts_property (const char *line)
{
  g_autofree char *name = dup_property (line);

  return name != NULL;
}

static gboolean
may_be_yaml (const char *line)
{
  if (pb_line_is_blank (line) || g_ascii_isspace (*line))
    return TRUE;
  if (line[0] == '-' && (line[1] == ' ' || line[1] == '\0'))
    return TRUE;
  if (line[0] == '#' && line[1] != '#' && line[1] != ' ')
    return TRUE;

  return starts_property (line);
}

static gboolean
is_markdown (const char *line)
{
  return line[0] == '#' || g_str_has_prefix (line, "**") || g_str_has_prefix (line, "__");
}

static void
add_value (PbFrontMatter *self,
           const char    *name,
           const char    *value,
           guint          line)
{
  GPtrArray *values = g_hash_table_lookup (self->values, name);

  if (values == NULL)
    {
      values = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->values, g_strdup (name), values);
      g_hash_table_insert (self->lines, g_strdup (name), GUINT_TO_POINTER (line + 1));
    }
  if (*value && !g_str_equal (value, "~") && g_ascii_strcasecmp (value, "null") != 0)
    g_ptr_array_add (values, g_strdup (value));
}

/* Takes what stands at the top and the lists below it; what is nested deeper is
 * of no use here.  Going by events, aliases are never followed, so that nothing
 * small can grow large.
 */
static void
take_event (PbFrontMatter      *self,
            const yaml_event_t *event,
            guint               first,
            int                *depth,
            char              **name)
{
  guint line = first + event->start_mark.line;

  switch (event->type)
    {
    case YAML_MAPPING_START_EVENT:
    case YAML_SEQUENCE_START_EVENT:
      *depth += 1;
      break;

    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT:
      *depth -= 1;
      if (*depth == 1)
        g_clear_pointer (name, g_free);
      break;

    case YAML_SCALAR_EVENT:
      {
        const char *value = (const char *) event->data.scalar.value;

        if (*depth == 1 && *name == NULL)
          {
            *name = g_ascii_strdown (value, -1);
            g_hash_table_remove (self->values, *name);
          }
        else if (*depth == 1)
          {
            add_value (self, *name, value, line);
            g_clear_pointer (name, g_free);
          }
        else if (*depth == 2 && *name)
          add_value (self, *name, value, line);
        break;
      }

    case YAML_ALIAS_EVENT:
      if (*depth == 1)
        g_clear_pointer (name, g_free);
      break;

    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_DOCUMENT_START_EVENT:
    case YAML_DOCUMENT_END_EVENT:
    default:
      break;
    }
}

static gboolean
parse (PbFrontMatter  *self,
       PbSourceText   *text,
       guint           first,
       guint           last,
       const char     *file_name,
       GError        **error)
{
  g_autoptr(GString) yaml = g_string_new (NULL);
  g_autofree char *name = NULL;
  yaml_parser_t parser;
  gboolean done = FALSE;
  gboolean ok = TRUE;
  int depth = 0;

  for (guint i = first; i < last; i++)
    g_string_append_printf (yaml, "%s\n", pb_source_text_line (text, i)->clean);

  if (!yaml_parser_initialize (&parser))
    g_error ("Out of memory");
  yaml_parser_set_encoding (&parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string (&parser, (const guint8 *) yaml->str, yaml->len);

  while (ok && !done)
    {
      yaml_event_t event;

      if (!yaml_parser_parse (&parser, &event))
        {
          /* Translators: the name of a file, the number of a line, then what the reader says. */
          g_set_error (error, PB_IMPORT_ERROR, PB_IMPORT_ERROR_BROKEN,
                       _("“%s” cannot be read: its front matter is broken in line %u (%s)."),
                       file_name, first + 1 + (guint) parser.problem_mark.line,
                       parser.problem ? parser.problem : "?");
          ok = FALSE;
          break;
        }

      take_event (self, &event, first, &depth, &name);
      done = event.type == YAML_STREAM_END_EVENT;
      yaml_event_delete (&event);
    }

  yaml_parser_delete (&parser);

  return ok;
}

/* Front matter where it belongs.  It may never be closed: then it goes as far as
 * it looks like front matter.
 */
static gboolean
read_at_start (PbFrontMatter  *self,
               PbSourceText   *text,
               guint           fence,
               const char     *file_name,
               GError        **error)
{
  guint n_lines = pb_source_text_n_lines (text);
  gboolean markdown = FALSE;
  guint inside = fence + 1;
  guint stop;
  guint end;

  while (inside < n_lines && pb_line_is_blank (pb_source_text_line (text, inside)->clean))
    inside++;
  if (inside == n_lines)
    return TRUE;

  /* A rule above a text, not front matter; but an empty one is fine. */
  if (!starts_property (pb_source_text_line (text, inside)->clean) &&
      !(inside == fence + 1 && is_end (pb_source_text_line (text, inside)->clean)))
    return TRUE;

  for (stop = fence + 1; stop < n_lines; stop++)
    {
      const char *line = pb_source_text_line (text, stop)->clean;

      if (is_end (line) || !may_be_yaml (line))
        break;
    }

  for (end = stop; end < n_lines; end++)
    {
      const char *line = pb_source_text_line (text, end)->clean;

      if (is_end (line))
        break;
      markdown |= is_markdown (line);
    }

  self->first = fence;
  self->at_start = TRUE;
  self->closed = end < n_lines && !markdown;
  if (!self->closed)
    end = stop;

  self->n_lines = end - fence + (self->closed ? 1 : 0);

  return parse (self, text, fence + 1, end, file_name, error);
}

static gboolean
has_usual_name (const char *line)
{
  g_autofree char *name = dup_property (line);

  return name && g_strv_contains (usual_names, name);
}

/* Front matter that slipped down, below a title or a remark. */
static void
read_in_middle (PbFrontMatter *self,
                PbSourceText  *text,
                guint          from)
{
  guint n_lines = pb_source_text_n_lines (text);

  for (guint i = from; i + 2 < n_lines; i++)
    {
      guint end = i + 1;

      if (!is_fence (pb_source_text_line (text, i)->clean) ||
          !has_usual_name (pb_source_text_line (text, i + 1)->clean))
        continue;

      while (end < n_lines && end - i < MIDDLE_MAX_LINES &&
             may_be_yaml (pb_source_text_line (text, end)->clean) &&
             !is_end (pb_source_text_line (text, end)->clean))
        end++;

      if (end < n_lines && is_end (pb_source_text_line (text, end)->clean) &&
          parse (self, text, i + 1, end, "", NULL))
        {
          self->first = i;
          self->n_lines = end - i + 1;
          self->closed = TRUE;
          return;
        }

      g_hash_table_remove_all (self->values);
      g_hash_table_remove_all (self->lines);
    }
}

/**
 * pb_front_matter_read:
 * @text: a note
 * @file_name: the name of its file, for messages
 * @error: return location for %PB_IMPORT_ERROR_BROKEN
 *
 * Reads the properties of a note.  It is no error when there are none, when they
 * are not closed or when they stand in the middle; it is one when what is there
 * cannot be understood.
 *
 * Returns: (transfer full) (nullable): the properties
 */
PbFrontMatter *
pb_front_matter_read (PbSourceText  *text,
                      const char    *file_name,
                      GError       **error)
{
  g_autoptr(PbFrontMatter) self = g_new0 (PbFrontMatter, 1);
  guint n_lines = pb_source_text_n_lines (text);
  guint first = 0;

  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_ptr_array_unref);
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  while (first < n_lines && pb_line_is_blank (pb_source_text_line (text, first)->clean))
    first++;

  if (first < n_lines && is_fence (pb_source_text_line (text, first)->clean) &&
      !read_at_start (self, text, first, file_name, error))
    return NULL;

  if (self->n_lines == 0)
    read_in_middle (self, text, first);

  return g_steal_pointer (&self);
}

/**
 * pb_front_matter_free:
 * @self: front matter
 *
 * Frees @self.
 */
void
pb_front_matter_free (PbFrontMatter *self)
{
  g_clear_pointer (&self->values, g_hash_table_unref);
  g_clear_pointer (&self->lines, g_hash_table_unref);
  g_free (self);
}

/**
 * pb_front_matter_get_all:
 * @self: front matter
 * @name: a property, in lower case
 *
 * Returns: (transfer none) (nullable) (element-type utf8): its values, of which
 *   there is at least one
 */
GPtrArray *
pb_front_matter_get_all (PbFrontMatter *self,
                         const char    *name)
{
  GPtrArray *values = g_hash_table_lookup (self->values, name);

  return values && values->len > 0 ? values : NULL;
}

/**
 * pb_front_matter_get:
 * @self: front matter
 * @name: a property, in lower case
 *
 * Returns: (transfer none) (nullable): its first value
 */
const char *
pb_front_matter_get (PbFrontMatter *self,
                     const char    *name)
{
  GPtrArray *values = pb_front_matter_get_all (self, name);

  return values ? values->pdata[0] : NULL;
}

/**
 * pb_front_matter_get_line:
 * @self: front matter
 * @name: a property, in lower case
 *
 * Returns: its line, from 1; 0 where there is no such property
 */
guint
pb_front_matter_get_line (PbFrontMatter *self,
                          const char    *name)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->lines, name));
}
