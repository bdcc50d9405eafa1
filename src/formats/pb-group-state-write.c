/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-group-state.h"

#include "formats/pb-line-shape.h"
#include "formats/pb-state-texts.h"
#include "framework/pb-state-elements.h"

#include <string.h>

/* What takes the place of some lines of the kept document. */
typedef struct
{
  guint first;
  guint end;
  char *text;
} Change;

typedef struct
{
  PbStateOutline *outline;
  PbStateFacts *facts;
  PbRecord *group;
  GPtrArray *texts;
  GHashTable *matches;
  GArray *changes;
} Writer;

static void
change_clear (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->text, g_free);
}

static const char *
get_line (Writer *self,
          guint   n)
{
  return pb_source_text_line (self->outline->source, n)->clean;
}

static void
add_change (Writer *self,
            guint   first,
            guint   end,
            char   *text)
{
  Change change = { first, end, text };

  g_array_append_val (self->changes, change);
}

/* The lines of a block that hold its text; comments and rules around it stay. */
static void
find_content (Writer       *self,
              PbStateBlock *block,
              guint        *first,
              guint        *end)
{
  *first = block->first;
  *end = block->end;

  while (*end > *first &&
         (pb_line_is_blank (get_line (self, *end - 1)) || pb_line_is_break (get_line (self, *end - 1))))
    *end -= 1;
  while (*first < *end && pb_line_is_blank (get_line (self, *first)))
    *first += 1;

  if (*first == *end)
    *first = *end = block->first;
}

static void
append_set_in (GString    *out,
               const char *text,
               guint       indent)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i]; i++)
    {
      if (*lines[i])
        g_string_append_printf (out, "%*s%s", (int) indent, "", lines[i]);
      g_string_append_c (out, '\n');
    }
}

/* The line of a label without what follows it. */
static char *
dup_label_only (Writer       *self,
                PbStateBlock *block)
{
  const char *raw = pb_source_text_line (self->outline->source, block->label_line)->raw;
  g_autofree char *title = NULL;
  const char *from = raw;
  const char *rest = NULL;
  PbBullet bullet;
  gboolean colon;

  if (pb_line_get_bullet (raw, &bullet))
    from = bullet.rest;

  if (!pb_line_get_bold (from, &title, &colon, &rest))
    {
      rest = strchr (raw, ':');
      rest = rest ? rest + 1 : raw + strlen (raw);
    }

  return g_strchomp (g_strndup (raw, rest - raw));
}

static void
replace_text (Writer       *self,
              PbStateBlock *block,
              const char   *text)
{
  g_autoptr(GString) out = g_string_new (NULL);
  guint indent = block->text->indent;
  guint first;
  guint end;

  find_content (self, block, &first, &end);
  if (*block->text->text == '\0' && block->depth > PB_MARK_DEPTH_BOLD)
    indent = block->depth - PB_MARK_DEPTH_BOLD + 1;

  if (block->has_value)
    {
      g_autofree char *label = dup_label_only (self, block);

      first = block->label_line;
      end = MAX (end, block->label_line + 1);
      g_string_append (out, label);
      if (*text && !strchr (text, '\n'))
        g_string_append_printf (out, " %s\n", text);
      else
        {
          g_string_append_c (out, '\n');
          if (*text)
            append_set_in (out, text, indent);
        }
    }
  else if (*text)
    append_set_in (out, text, indent);
  else if (first < end)
    append_set_in (out, "- ", indent);

  add_change (self, first, end, g_string_free_and_steal (g_steal_pointer (&out)));
}

static void
replace_fact (Writer       *self,
              PbStateBlock *block,
              const char   *value)
{
  g_autofree char *item = NULL;

  /* On a line of its own, a property is an item of a list, as in the template. */
  if (value && *value && !block->has_value && !strchr (value, '\n'))
    item = g_strconcat ("- ", value, NULL);

  replace_text (self, block, item ? item : value ? value : "");
}

static void
write_name (Writer       *self,
            PbStateBlock *block)
{
  const char *name = pb_record_get_text (self->group, PB_GROUP_NAME);

  /* Without a name in the document, that of the group was taken from elsewhere. */
  if (self->facts->name && name && !g_str_equal (self->facts->name, name))
    replace_fact (self, block, name);
}

static void
write_description (Writer       *self,
                   PbStateBlock *block)
{
  const char *description = pb_record_get_text (self->group, PB_GROUP_DESCRIPTION);
  const char *property = pb_front_matter_get (self->outline->front_matter, "description");

  if (g_strcmp0 (description, self->facts->description) == 0 ||
      (self->facts->description == NULL && g_strcmp0 (description, property) == 0))
    return;

  replace_fact (self, block, description);
}

static void
write_text (Writer       *self,
            PbStateBlock *block)
{
  PbRecord *record = g_hash_table_lookup (self->matches, block->key);
  const char *text = record ? pb_record_get_text (record, PB_STATE_TEXT_TEXT) : NULL;

  if (text == NULL)
    text = "";
  if (!g_str_equal (text, block->text->text))
    replace_text (self, block, text);
}

static void
write_founded (Writer       *self,
               PbStateBlock *block)
{
  PbDay founded = pb_record_get_day (self->group, PB_GROUP_FOUNDED);
  g_autofree char *iso = NULL;

  if (founded == PB_DAY_NONE && self->facts->founded == PB_DAY_NONE)
    {
      write_text (self, block);
      return;
    }
  if (founded == self->facts->founded)
    return;

  iso = founded == PB_DAY_NONE ? NULL : pb_day_to_iso (founded);
  replace_fact (self, block, iso);
}

/* Where a text that the document does not have yet belongs: after the last of its
 * section.
 */
static guint
find_place (Writer         *self,
            PbStateSection  section,
            guint          *depth)
{
  guint end = self->outline->section_ends[section];
  guint n_lines = pb_source_text_n_lines (self->outline->source);

  *depth = PB_MARK_DEPTH_BOLD;
  for (guint i = 0; i < self->outline->blocks->len; i++)
    {
      PbStateBlock *block = self->outline->blocks->pdata[i];

      if (block->section == section && block->end == end)
        *depth = MIN (block->depth, PB_MARK_DEPTH_BOLD);
    }

  if (end == 0)
    return n_lines;

  while (end > 0 && (pb_line_is_blank (get_line (self, end - 1)) ||
                     pb_line_is_break (get_line (self, end - 1))))
    end--;

  return end;
}

static void
append_label (GString    *out,
              const char *label,
              guint       depth)
{
  if (depth >= PB_MARK_DEPTH_BOLD)
    g_string_append_printf (out, "\n**%s**\n", label);
  else
    g_string_append_printf (out, "\n%.*s %s\n\n", (int) depth, "######", label);
}

/* The name of a section as a heading; never translated, since files hold it. */
static const char *
get_heading (PbStateSection section)
{
  switch (section)
    {
    case PB_STATE_SECTION_PURPOSE:
      return "Purpose";

    case PB_STATE_SECTION_PRACTICE:
      return "Practice";

    case PB_STATE_SECTION_PROGRESS:
      return "Progress";

    case PB_STATE_SECTION_ABOUT:
    default:
      return "Front matter";
    }
}

static PbStateSection
get_section (PbRecord *text)
{
  int section = pb_record_get_enum (text, PB_STATE_TEXT_SECTION);

  return section < 0 ? PB_STATE_SECTION_ABOUT : section;
}

/* Texts that were written here, or that the document once had. */
static void
add_new_texts (Writer         *self,
               PbStateSection  section)
{
  g_autoptr(GString) out = g_string_new (NULL);
  guint place;
  guint depth;

  place = find_place (self, section, &depth);
  for (guint i = 0; i < self->texts->len; i++)
    {
      PbRecord *record = self->texts->pdata[i];
      const char *text = pb_record_get_text (record, PB_STATE_TEXT_TEXT);
      gboolean in_document = FALSE;

      for (guint j = 0; j < self->outline->blocks->len && !in_document; j++)
        {
          PbStateBlock *block = self->outline->blocks->pdata[j];

          in_document = g_hash_table_lookup (self->matches, block->key) == record;
        }

      if (in_document || get_section (record) != section || text == NULL || *text == '\0')
        continue;

      if (out->len == 0 && self->outline->section_ends[section] == 0)
        g_string_append_printf (out, "\n## %s\n", get_heading (section));
      append_label (out, pb_record_get_text (record, PB_STATE_TEXT_LABEL), depth);
      append_set_in (out, text, 0);
    }

  if (out->len > 0)
    add_change (self, place, place, g_string_free_and_steal (g_steal_pointer (&out)));
}

static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  const Change *one = a;
  const Change *other = b;

  if (one->first != other->first)
    return one->first < other->first ? -1 : 1;

  return one->end < other->end ? -1 : one->end > other->end;
}

static void
append_with_ends (GString    *out,
                  const char *text,
                  gboolean    crlf)
{
  const char *end = crlf ? "\r\n" : "\n";

  for (const char *at = text; *at; at++)
    {
      if (*at == '\n')
        g_string_append (out, end);
      else
        g_string_append_c (out, *at);
    }
}

static char *
apply_changes (Writer *self)
{
  PbSourceText *source = self->outline->source;
  g_autoptr(GString) out = g_string_new (NULL);
  guint n_lines = pb_source_text_n_lines (source);
  const char *data = g_bytes_get_data (source->bytes, NULL);
  gboolean ends_open = pb_source_text_line (source, n_lines - 1)->length > 0;
  gboolean ours_last = FALSE;
  guint at = 0;

  g_array_sort (self->changes, compare_changes);
  g_string_append_len (out, data, pb_source_text_line (source, 0)->start);

  for (guint i = 0; i <= self->changes->len; i++)
    {
      Change *change = i < self->changes->len ? &g_array_index (self->changes, Change, i) : NULL;
      guint until = change ? change->first : n_lines;

      for (; at < until; at++)
        {
          PbSourceLine *line = pb_source_text_line (source, at);

          g_string_append_len (out, data + line->start, line->length + line->end_length);
          ours_last &= line->length + line->end_length == 0;
        }

      if (change == NULL)
        break;

      if (out->len > 0 && !strchr ("\r\n", out->str[out->len - 1]))
        g_string_append (out, source->crlf ? "\r\n" : "\n");
      append_with_ends (out, change->text, source->crlf);
      at = MAX (at, change->end);
      ours_last = TRUE;
    }

  /* A document whose last line was not ended still is none. */
  if (ours_last && ends_open)
    {
      while (out->len > 0 && strchr ("\r\n", out->str[out->len - 1]))
        g_string_truncate (out, out->len - 1);
    }

  return g_string_free_and_steal (g_steal_pointer (&out));
}

/* Changes in the kept document what changed in the library, and nothing else. */
static char *
write_kept (Writer *self)
{
  for (guint i = 0; i < self->outline->blocks->len; i++)
    {
      PbStateBlock *block = self->outline->blocks->pdata[i];

      switch (block->role)
        {
        case PB_LABEL_NAME:
          write_name (self, block);
          break;

        case PB_LABEL_DESCRIPTION:
          write_description (self, block);
          break;

        case PB_LABEL_FOUNDED:
          write_founded (self, block);
          break;

        case PB_LABEL_TEXT:
        case PB_LABEL_UNKNOWN:
        case PB_LABEL_SECTION:
        default:
          write_text (self, block);
          break;
        }
    }

  for (PbStateSection section = 0; section <= PB_STATE_SECTION_PROGRESS; section++)
    add_new_texts (self, section);

  return apply_changes (self);
}

static char *
dup_yaml_text (const char *text)
{
  g_autoptr(GString) quoted = g_string_new ("\"");

  for (const char *at = text; *at; at++)
    {
      if (*at == '"' || *at == '\\')
        g_string_append_c (quoted, '\\');
      g_string_append_c (quoted, *at == '\n' || *at == '\r' ? ' ' : *at);
    }
  g_string_append_c (quoted, '"');

  return g_string_free_and_steal (g_steal_pointer (&quoted));
}

static void
append_fact (GString    *out,
             const char *label,
             const char *value)
{
  gboolean single = value == NULL || !strchr (value, '\n');

  g_string_append_printf (out, "**%s:**\n%s%s\n", label, single ? "- " : "", value ? value : "");
}

static const char *
get_label_text (Writer     *self,
                const char *label)
{
  for (guint i = 0; i < self->texts->len; i++)
    {
      if (g_strcmp0 (pb_record_get_text (self->texts->pdata[i], PB_STATE_TEXT_LABEL), label) == 0)
        return pb_record_get_text (self->texts->pdata[i], PB_STATE_TEXT_TEXT);
    }

  return NULL;
}

static void
append_text (GString    *out,
             const char *label,
             const char *text)
{
  append_label (out, label, PB_MARK_DEPTH_BOLD);
  g_string_append_printf (out, "%s\n", text && *text ? text : "- ");
}

static void
append_section (Writer         *self,
                GString        *out,
                PbStateSection  section)
{
  const PbStateLabel *label;

  g_string_append_printf (out, "\n---\n\n## %s\n", get_heading (section));

  for (guint i = 0; (label = pb_state_label_get_nth (i)); i++)
    {
      const char *text = get_label_text (self, label->label);

      if (label->section == section && (!label->extension || (text && *text)))
        append_text (out, label->label, text);
    }

  for (guint i = 0; i < self->texts->len; i++)
    {
      PbRecord *record = self->texts->pdata[i];
      const char *name = pb_record_get_text (record, PB_STATE_TEXT_LABEL);
      const char *text = pb_record_get_text (record, PB_STATE_TEXT_TEXT);

      if (name && text && *text && get_section (record) == section && !pb_state_label_find (name))
        append_text (out, name, text);
    }
}

/* Writes the document from nothing, in the layout of the template. */
static char *
write_new (Writer *self)
{
  const char *name = pb_record_get_text (self->group, PB_GROUP_NAME);
  PbDay founded = pb_record_get_day (self->group, PB_GROUP_FOUNDED);
  g_autoptr(GString) out = g_string_new (NULL);
  g_autofree char *title = dup_yaml_text (name ? name : "");
  g_autofree char *iso = founded == PB_DAY_NONE ? NULL : pb_day_to_iso (founded);

  g_string_append_printf (out, "---\ntitle: %s\npublish: false\n---\n\n## %s\n\n", title,
                          get_heading (PB_STATE_SECTION_ABOUT));
  append_fact (out, "Group name", name);
  g_string_append_c (out, '\n');
  append_fact (out, "Date of creation", iso);
  g_string_append_c (out, '\n');
  append_fact (out, "Description", pb_record_get_text (self->group, PB_GROUP_DESCRIPTION));

  for (guint i = 0; i < self->texts->len; i++)
    {
      PbRecord *record = self->texts->pdata[i];
      const char *text = pb_record_get_text (record, PB_STATE_TEXT_TEXT);

      if (get_section (record) == PB_STATE_SECTION_ABOUT && text && *text &&
          (iso == NULL || !pb_state_label_find (pb_record_get_text (record, PB_STATE_TEXT_LABEL))))
        append_text (out, pb_record_get_text (record, PB_STATE_TEXT_LABEL), text);
    }

  append_section (self, out, PB_STATE_SECTION_PURPOSE);
  append_section (self, out, PB_STATE_SECTION_PRACTICE);
  append_section (self, out, PB_STATE_SECTION_PROGRESS);

  return g_string_free_and_steal (g_steal_pointer (&out));
}

static GPtrArray *
get_texts (PbDossier *dossier)
{
  GPtrArray *all = pb_dossier_get_records (dossier, PB_KIND_STATE_TEXT);
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; all && i < all->len; i++)
    {
      if (g_strcmp0 (pb_record_get_text (all->pdata[i], PB_STATE_TEXT_GROUP),
                     pb_dossier_get_group_id (dossier)) == 0)
        g_ptr_array_add (texts, all->pdata[i]);
    }

  return pb_state_texts_sort (texts);
}

static const char *
get_content (PbDossier *dossier)
{
  GPtrArray *all = pb_dossier_get_records (dossier, PB_KIND_STATE_DOCUMENT);

  for (guint i = 0; all && i < all->len; i++)
    {
      if (g_strcmp0 (pb_record_get_text (all->pdata[i], PB_STATE_DOCUMENT_GROUP),
                     pb_dossier_get_group_id (dossier)) == 0)
        return pb_record_get_text (all->pdata[i], PB_STATE_DOCUMENT_CONTENT);
    }

  return NULL;
}

/**
 * pb_group_state_write:
 * @dossier: a group
 * @error: return location for a %PB_IMPORT_ERROR
 *
 * Writes the state of a group as a document.  Where one was imported, it comes
 * back byte for byte but for the labels whose texts changed; otherwise it has the
 * layout of the template.
 *
 * Returns: (transfer full) (nullable): the document
 */
char *
pb_group_state_write (PbDossier  *dossier,
                      GError    **error)
{
  g_autoptr(PbStateOutline) outline = NULL;
  g_autoptr(PbStateFacts) facts = NULL;
  g_autoptr(GPtrArray) texts = NULL;
  g_autoptr(GHashTable) matches = NULL;
  g_autoptr(GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));
  const char *content;
  Writer writer;

  g_return_val_if_fail (PB_IS_DOSSIER (dossier), NULL);

  texts = get_texts (dossier);
  g_array_set_clear_func (changes, change_clear);

  content = get_content (dossier);
  if (content)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (content, strlen (content));

      outline = pb_state_outline_read (bytes, "", error);
      if (outline == NULL)
        return NULL;
      facts = pb_state_facts_new (outline);
      matches = pb_state_texts_match (texts, outline, pb_dossier_get_group_id (dossier));
    }

  writer = (Writer) {
    .outline = outline,
    .facts = facts,
    .group = pb_dossier_get_group (dossier),
    .texts = texts,
    .matches = matches,
    .changes = changes,
  };

  return outline ? write_kept (&writer) : write_new (&writer);
}
