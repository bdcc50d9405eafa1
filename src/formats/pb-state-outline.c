/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-state-outline.h"

#include "formats/pb-import-error.h"
#include "formats/pb-inline-text.h"
#include "formats/pb-line-shape.h"
#include "framework/pb-state-elements.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* No state has as many; a file that does is something else. */
#define MAX_MARKS 1000
#define LONGEST_LABEL 200

/* What is known of a mark from those below it. */
typedef struct
{
  gboolean known_below;
  gboolean bold_below;
} Below;

typedef struct
{
  PbStateOutline *outline;
  GArray *marks;
  Below *below;
  gboolean *covered;
  GHashTable *keys;
} Builder;

static void
block_free (gpointer data)
{
  PbStateBlock *block = data;

  g_free (block->label);
  g_strfreev (block->elements);
  g_free (block->key);
  g_clear_pointer (&block->text, pb_block_text_free);
  g_free (block);
}

static PbStateMark *
get_mark (Builder *self,
          guint    n)
{
  return &g_array_index (self->marks, PbStateMark, n);
}

static void
add_finding (Builder           *self,
             PbFindingSeverity  severity,
             guint              n,
             char              *sentence)
{
  g_ptr_array_add (self->outline->findings, pb_finding_new (severity, n + 1, sentence));
  g_free (sentence);
}

/**
 * pb_state_block_dup_key:
 * @label: a label
 * @section: the section that it stands in
 * @taken: (element-type utf8 utf8): the keys that are taken; the new one is added
 *
 * Returns: (transfer full): what names the label within a document: the same for
 *   the same label, however it is written; a second one gets a number
 */
char *
pb_state_block_dup_key (const char     *label,
                        PbStateSection  section,
                        GHashTable     *taken)
{
  g_autofree char *words = pb_label_normalize (label);
  g_autofree char *base = NULL;
  g_autofree char *key = NULL;

  base = g_strconcat (pb_enum_get_nick (pb_state_section_get_type (), section), "/",
                      *words ? words : label, NULL);
  key = g_strdup (base);
  for (guint n = 2; g_hash_table_contains (taken, key); n++)
    {
      g_free (key);
      key = g_strdup_printf ("%s#%u", base, n);
    }

  g_hash_table_add (taken, g_strdup (key));

  return g_steal_pointer (&key);
}

static void
add_elements (GPtrArray  *elements,
              const char *keys)
{
  g_auto(GStrv) parts = g_strsplit (keys, " ", -1);

  for (guint i = 0; parts[i]; i++)
    {
      if (*parts[i] && !g_ptr_array_find_with_equal_func (elements, parts[i], g_str_equal, NULL))
        g_ptr_array_add (elements, g_strdup (parts[i]));
    }
}

static int
compare_elements (gconstpointer a,
                  gconstpointer b)
{
  return pb_state_element_get_place (*(const char * const *) a) -
         pb_state_element_get_place (*(const char * const *) b);
}

static char *
dup_label (const char *title)
{
  g_autofree char *label = g_strdup (title);
  g_autofree char *start = NULL;

  for (char *at = label; *at; at++)
    {
      if (*at == '\n' || *at == '\r' || *at == '\t')
        *at = ' ';
    }

  if (g_utf8_strlen (label, -1) <= LONGEST_LABEL)
    return g_steal_pointer (&label);

  start = g_utf8_substring (label, 0, LONGEST_LABEL - 1);

  return g_strconcat (start, "…", NULL);
}

static void
cover (Builder *self,
       guint    first,
       guint    end)
{
  for (guint i = first; i < end; i++)
    self->covered[i] = TRUE;
}

/* A report names its fingerprint at its start and again at its end, where it says how
 * it was made: that is about the report, not about the group.
 */
static gboolean
tells_how_made (Builder      *self,
                PbStateBlock *block)
{
  const char *fingerprint = pb_front_matter_get (self->outline->front_matter, "fingerprint");

  return fingerprint && *fingerprint && strstr (block->text->text, fingerprint);
}

/* Makes a block of the lines between the mark and @end.  One that says nothing is
 * kept only where the template has a place for it: the writer needs to know where.
 */
static void
add_block (Builder     *self,
           guint        n,
           PbLabelRole  role,
           guint        end,
           const char  *more_elements)
{
  PbStateMark *mark = get_mark (self, n);
  g_autoptr(GPtrArray) elements = g_ptr_array_new_with_free_func (g_free);
  PbStateBlock *block = g_new0 (PbStateBlock, 1);

  cover (self, mark->line, end);
  block->role = role;
  block->section = mark->section;
  block->has_value = mark->value != NULL;
  block->depth = mark->depth;
  block->label_line = mark->line;
  block->first = mark->line + mark->n_lines;
  block->end = end;
  block->text = pb_block_text_new (self->outline->source, self->outline->front_matter, mark->value,
                                   mark->line, block->first, end, self->outline->findings);

  if (role == PB_LABEL_UNKNOWN &&
      (*block->text->text == '\0' || tells_how_made (self, block)))
    {
      block_free (block);
      return;
    }

  block->label = mark->meaning.exact && mark->meaning.label ? g_strdup (mark->meaning.label)
                                                            : dup_label (mark->title);
  block->key = pb_state_block_dup_key (block->label, block->section, self->keys);

  add_elements (elements, mark->meaning.elements);
  if (more_elements)
    add_elements (elements, more_elements);
  g_ptr_array_sort (elements, compare_elements);
  g_ptr_array_add (elements, NULL);
  block->elements = (GStrv) g_ptr_array_steal (elements, NULL);

  if (role == PB_LABEL_UNKNOWN && mark->meaning.role == PB_LABEL_SECTION)
    add_finding (self, PB_FINDING_WARNING, mark->line,
                 /* Translators: the words of a heading in a document. */
                 g_strdup_printf (_("The text right below “%s” belongs to no label; it is kept as "
                                    "a free text."), block->label));
  else if (role == PB_LABEL_UNKNOWN)
    add_finding (self, PB_FINDING_WARNING, mark->line,
                 /* Translators: the words of a label or heading in a document. */
                 g_strdup_printf (_("“%s” is not a label of the template; its text is kept as a "
                                    "free text."), block->label));

  self->outline->section_ends[block->section] =
    MAX (self->outline->section_ends[block->section], end);
  g_ptr_array_add (self->outline->blocks, block);
}

static guint
find_first_child (Builder *self,
                  guint    n)
{
  if (n + 1 < self->marks->len && get_mark (self, n + 1)->parent == (int) n)
    return get_mark (self, n + 1)->line;

  return get_mark (self, n)->end;
}

/* The text right below a heading that has labels of its own below it. */
static void
add_own_text (Builder *self,
              guint    n)
{
  PbStateMark *mark = get_mark (self, n);
  guint end = find_first_child (self, n);
  g_autoptr(PbBlockText) text = NULL;

  cover (self, mark->line, mark->line + mark->n_lines);
  if (mark->meaning.role == PB_LABEL_SECTION)
    self->outline->section_ends[mark->section] =
      MAX (self->outline->section_ends[mark->section], mark->line + mark->n_lines);

  text = pb_block_text_new (self->outline->source, self->outline->front_matter, mark->value,
                            mark->line, mark->line + mark->n_lines, end, NULL);
  if (*text->text == '\0')
    return;

  if (mark->meaning.role == PB_LABEL_TEXT || *mark->meaning.elements)
    add_block (self, n, PB_LABEL_TEXT, end, NULL);
  else if (mark->section != PB_STATE_SECTION_ABOUT)
    add_block (self, n, PB_LABEL_UNKNOWN, end, NULL);
}

/* Headings below a known one are part of its text; where they are known, too,
 * the text fills their elements as well.
 */
static char *
dup_elements_below (Builder *self,
                    guint    n)
{
  g_autoptr(GString) elements = g_string_new (NULL);
  guint end = get_mark (self, n)->end;

  for (guint i = n + 1; i < self->marks->len && get_mark (self, i)->line < end; i++)
    {
      PbStateMark *mark = get_mark (self, i);

      if (mark->depth >= PB_MARK_DEPTH_BOLD || mark->meaning.role != PB_LABEL_TEXT)
        continue;
      if (elements->len > 0)
        g_string_append_c (elements, ' ');
      g_string_append (elements, mark->meaning.elements);
    }

  return g_string_free_and_steal (g_steal_pointer (&elements));
}

static guint
skip_subtree (Builder *self,
              guint    n)
{
  guint end = get_mark (self, n)->end;

  for (n++; n < self->marks->len && get_mark (self, n)->line < end; n++)
    ;

  return n;
}

/* Deals with one mark.  Returns the next to deal with. */
static guint
build_mark (Builder *self,
            guint    n)
{
  PbStateMark *mark = get_mark (self, n);
  gboolean heading = mark->depth < PB_MARK_DEPTH_BOLD;
  g_autofree char *more = NULL;

  switch (mark->meaning.role)
    {
    case PB_LABEL_SECTION:
      add_own_text (self, n);
      return n + 1;

    case PB_LABEL_TEXT:
      if (heading && self->below[n].bold_below)
        {
          add_own_text (self, n);
          return n + 1;
        }
      more = heading ? dup_elements_below (self, n) : NULL;
      add_block (self, n, PB_LABEL_TEXT, mark->end, more);
      return skip_subtree (self, n);

    case PB_LABEL_NAME:
    case PB_LABEL_FOUNDED:
    case PB_LABEL_DESCRIPTION:
      if (pb_state_outline_get_role (self->outline, mark->meaning.role) == NULL)
        add_block (self, n, mark->meaning.role, mark->end, NULL);
      else
        add_block (self, n, PB_LABEL_UNKNOWN, mark->end, NULL);
      return skip_subtree (self, n);

    case PB_LABEL_UNKNOWN:
    default:
      break;
    }

  if (self->below[n].known_below)
    {
      add_own_text (self, n);
      return n + 1;
    }

  /* The title of the document stands above an introduction, not above a text. */
  if (n == 0 && mark->depth == 1)
    {
      cover (self, mark->line, mark->line + mark->n_lines);
      return n + 1;
    }

  add_block (self, n, PB_LABEL_UNKNOWN, mark->end, NULL);
  return skip_subtree (self, n);
}

/* What stands nowhere: before the first label, after a rule. */
static void
find_left_over (Builder *self)
{
  PbSourceText *source = self->outline->source;
  PbFrontMatter *front_matter = self->outline->front_matter;
  guint n_lines = pb_source_text_n_lines (source);
  guint first = 0;
  guint last = 0;
  gboolean inside = FALSE;

  cover (self, front_matter->first, front_matter->first + front_matter->n_lines);

  for (guint i = 0; i <= n_lines; i++)
    {
      const char *line = i < n_lines ? pb_source_text_line (source, i)->clean : NULL;
      gboolean placeholder;
      gboolean edge = line == NULL || self->covered[i];

      if (!edge && !pb_line_is_blank (line) && !pb_line_is_break (line) &&
          !pb_line_says_nothing (line, &placeholder))
        {
          if (!inside)
            first = i;
          last = i;
          inside = TRUE;
        }
      else if (edge && inside)
        {
          inside = FALSE;
          add_finding (self, PB_FINDING_PROBLEM, first,
                       first == last
                         ? g_strdup (_("This line belongs to no label. It stays in the document, "
                                       "but is not taken over."))
                         /* Translators: the number of the last of several lines. */
                         : g_strdup_printf (_("The lines from here to line %u belong to no label. "
                                              "They stay in the document, but are not taken "
                                              "over."), last + 1));
        }
    }
}

typedef struct
{
  Builder *builder;
  PbBlockText *text;
} LinkCheck;

static void
check_link_cb (const char *target,
               guint       line,
               gpointer    user_data)
{
  LinkCheck *check = user_data;
  g_autofree char *scheme = g_uri_parse_scheme (target);
  guint n;

  if (scheme || *target == '\0' || *target == '#' || g_str_has_prefix (target, "//"))
    return;

  n = line < check->text->lines->len ? g_array_index (check->text->lines, guint, line) : 0;
  add_finding (check->builder, PB_FINDING_WARNING, n,
               /* Translators: the name of another file. */
               g_strdup_printf (_("The link leads to “%s”, a file that is not part of this one; "
                                  "it is kept as written."), target));
}

static void
check_links (Builder *self)
{
  for (guint i = 0; i < self->outline->blocks->len; i++)
    {
      PbStateBlock *block = self->outline->blocks->pdata[i];
      LinkCheck check = { self, block->text };

      pb_inline_text_each_link (block->text->text, check_link_cb, &check);
    }
}

/* Counts what makes a document a group state. */
static void
count_marks (Builder *self)
{
  g_autoptr(GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) exact = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean titled = FALSE;
  guint sections = 0;

  for (guint i = 0; i < self->marks->len; i++)
    {
      PbStateMark *mark = get_mark (self, i);

      if (mark->meaning.role == PB_LABEL_SECTION &&
          mark->meaning.section != PB_STATE_SECTION_ABOUT)
        sections |= 1u << mark->meaning.section;
      if (mark->meaning.label && mark->meaning.role == PB_LABEL_TEXT)
        {
          g_hash_table_add (labels, (gpointer) mark->meaning.label);
          if (mark->meaning.exact)
            g_hash_table_add (exact, (gpointer) mark->meaning.label);
        }
      /* A title stands above everything that is known. */
      if (!titled && mark->depth == 1 && mark->meaning.role == PB_LABEL_UNKNOWN)
        self->outline->title = dup_label (mark->title);
      titled |= mark->depth == 1 || mark->meaning.role != PB_LABEL_UNKNOWN;
    }

  self->outline->n_labels = g_hash_table_size (labels);
  self->outline->n_exact = g_hash_table_size (exact);
  for (; sections; sections &= sections - 1)
    self->outline->n_sections++;
}

static void
find_below (Builder *self)
{
  for (guint i = self->marks->len; i-- > 0;)
    {
      PbStateMark *mark = get_mark (self, i);
      gboolean known = mark->meaning.role != PB_LABEL_UNKNOWN;

      if (mark->parent < 0)
        continue;

      self->below[mark->parent].known_below |= known || self->below[i].known_below;
      self->below[mark->parent].bold_below |=
        (mark->depth == PB_MARK_DEPTH_BOLD && mark->meaning.role == PB_LABEL_TEXT &&
         mark->meaning.exact) || self->below[i].bold_below;
    }
}

static void
note_front_matter (PbStateOutline *self)
{
  PbFrontMatter *front_matter = self->front_matter;
  const char *sentence = NULL;

  if (front_matter->n_lines == 0)
    return;

  if (!front_matter->closed)
    sentence = _("The front matter that starts here is not closed; it is read up to the first "
                 "line that is something else.");
  else if (!front_matter->at_start)
    sentence = _("The front matter stands in the middle of the document instead of at its start.");

  if (sentence)
    g_ptr_array_add (self->findings,
                     pb_finding_new (PB_FINDING_NOTE, front_matter->first + 1, sentence));
}

/**
 * pb_state_outline_read:
 * @bytes: a text in UTF-8
 * @file_name: the name of the file, for messages
 * @error: return location for a %PB_IMPORT_ERROR
 *
 * Takes a document apart.  Whether it is a group state at all is for the caller
 * to judge by what was found.
 *
 * Returns: (transfer full) (nullable): the document
 */
PbStateOutline *
pb_state_outline_read (GBytes      *bytes,
                       const char  *file_name,
                       GError     **error)
{
  g_autoptr(PbStateOutline) self = g_new0 (PbStateOutline, 1);
  g_autoptr(GArray) marks = NULL;
  g_autoptr(GHashTable) keys = NULL;
  g_autofree Below *below = NULL;
  g_autofree gboolean *covered = NULL;
  Builder builder;

  self->source = pb_source_text_new (bytes);
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  self->findings = g_ptr_array_new_with_free_func (g_object_unref);
  self->front_matter = pb_front_matter_read (self->source, file_name, error);
  if (self->front_matter == NULL)
    return NULL;

  marks = pb_state_marks_find (self->source, self->front_matter);
  if (marks->len > MAX_MARKS)
    {
      g_set_error (error, PB_IMPORT_ERROR, PB_IMPORT_ERROR_TOO_LARGE,
                   /* Translators: the name of a file, then a number. */
                   _("“%s” has more than %d headings and labels; that is not a group state."),
                   file_name, MAX_MARKS);
      return NULL;
    }

  g_ptr_array_extend (self->findings, self->source->findings, (GCopyFunc) (void *) g_object_ref,
                      NULL);
  note_front_matter (self);

  keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  below = g_new0 (Below, marks->len + 1);
  covered = g_new0 (gboolean, pb_source_text_n_lines (self->source) + 1);
  builder = (Builder) { self, marks, below, covered, keys };

  find_below (&builder);
  count_marks (&builder);
  for (guint i = 0; i < marks->len;)
    i = build_mark (&builder, i);
  find_left_over (&builder);
  check_links (&builder);

  return g_steal_pointer (&self);
}

/**
 * pb_state_outline_free:
 * @self: an outline
 *
 * Frees @self.
 */
void
pb_state_outline_free (PbStateOutline *self)
{
  g_clear_pointer (&self->source, pb_source_text_free);
  g_clear_pointer (&self->front_matter, pb_front_matter_free);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->title, g_free);
  g_free (self);
}

/**
 * pb_state_outline_find:
 * @self: an outline
 * @key: names a block
 *
 * Returns: (transfer none) (nullable): the block
 */
PbStateBlock *
pb_state_outline_find (PbStateOutline *self,
                       const char     *key)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      PbStateBlock *block = self->blocks->pdata[i];

      if (g_str_equal (block->key, key))
        return block;
    }

  return NULL;
}

/**
 * pb_state_outline_get_role:
 * @self: an outline
 * @role: what a block is for
 *
 * Returns: (transfer none) (nullable): the first block of that role
 */
PbStateBlock *
pb_state_outline_get_role (PbStateOutline *self,
                           PbLabelRole     role)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      PbStateBlock *block = self->blocks->pdata[i];

      if (block->role == role)
        return block;
    }

  return NULL;
}
