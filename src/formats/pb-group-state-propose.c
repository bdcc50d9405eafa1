/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-group-state-private.h"

#include "formats/pb-day-reading.h"
#include "formats/pb-inline-text.h"
#include "formats/pb-proposal-private.h"
#include "formats/pb-state-subject.h"
#include "formats/pb-state-texts.h"
#include "framework/pb-state-elements.h"
#include "model/pb-field-value.h"
#include "model/pb-id.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* What a file says, and what the library made of it when it was read last. */
typedef struct
{
  PbStateOutline *outline;
  PbStateFacts *facts;
  char *content;
  char *file_name;
  char *name;
  guint name_line;
  PbImportContext *context;

  /* While building: */
  PbProposal *proposal;
  PbRecord *group;
  PbStateOutline *base;
  PbStateFacts *base_facts;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_clear_pointer (&self->outline, pb_state_outline_free);
  g_clear_pointer (&self->facts, pb_state_facts_free);
  g_clear_object (&self->context);
  g_free (self->content);
  g_free (self->file_name);
  g_free (self->name);
  g_free (self);
}

static void
add_finding (Reading           *self,
             PbFindingSeverity  severity,
             guint              line,
             char              *sentence)
{
  pb_proposal_add_finding (self->proposal, pb_finding_new (severity, line, sentence));
  g_free (sentence);
}

static void
set_text (PbRecord   *record,
          PbFieldId   field,
          const char *text)
{
  if (text && *text)
    pb_record_set_value (record, field, g_variant_new_string (text));
}

static void
set_source (Reading  *self,
            PbRecord *record,
            guint     line)
{
  g_autofree char *source = NULL;

  source = line > 0 ? g_strdup_printf ("import: group-state, %s, line %u", self->file_name, line)
                    : g_strdup_printf ("import: group-state, %s", self->file_name);
  set_text (record, PB_COMMON_SOURCE, source);
}

/* A record as it is in the library, or a new one. */
static PbRecord *
prepare (Reading     *self,
         PbKind       kind,
         const char  *id,
         guint        line,
         PbRecord   **before)
{
  PbRecord *record;

  *before = pb_import_context_lookup (self->context, id);
  if (*before)
    return pb_record_copy (*before);

  record = pb_record_new (kind, id);
  set_source (self, record, line);

  return record;
}

static void
add_item (Reading    *self,
          PbRecord   *record,
          PbRecord   *before,
          guint       line,
          const char *summary)
{
  pb_proposal_add_item (self->proposal, pb_proposal_item_new (record, before, line, summary));
}

/* Whether the file brings a value that the library does not know yet: one that
 * was there at the last import and was changed here since is not news.
 */
static gboolean
is_news (const char *value,
         const char *before,
         const char *base)
{
  if (value == NULL || g_strcmp0 (value, before) == 0)
    return FALSE;

  return before == NULL || base == NULL || !g_str_equal (value, base);
}

static void
ask_founded (Reading    *self,
             guint       line,
             const char *written)
{
  PbDayReading reading = pb_day_reading_parse (written);
  PbDay days[] = { reading.first, reading.second };

  if (reading.first == PB_DAY_NONE)
    {
      add_finding (self, PB_FINDING_WARNING, line,
                   /* Translators: what stands in a document instead of a date. */
                   g_strdup_printf (_("“%s” is not a full date; it is kept as written. On which "
                                      "day was the group founded?"), written));
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *sentence = NULL;
      g_autofree char *iso = NULL;
      g_autofree char *day = NULL;

      if (days[i] == PB_DAY_NONE)
        continue;

      iso = pb_day_to_iso (days[i]);
      day = pb_day_to_locale (days[i]);
      /* Translators: what stands in a document instead of a date, then a date. */
      sentence = g_strdup_printf (_("“%s” is not a clear date; it is kept as written. Does it "
                                    "mean %s?"), written, day);
      pb_proposal_add_finding (self->proposal,
                               pb_finding_new_suggestion (line, sentence, PB_GROUP_FOUNDED, iso));
    }
}

static void
add_group_dates (Reading  *self,
                 PbRecord *record)
{
  PbStateBlock *block = pb_state_outline_get_role (self->outline, PB_LABEL_FOUNDED);
  PbDay chosen = pb_proposal_get_founded (self->proposal);
  PbDay before = self->group ? pb_record_get_day (self->group, PB_GROUP_FOUNDED) : PB_DAY_NONE;
  PbDay day = self->facts->founded;

  if (chosen != PB_DAY_NONE)
    day = chosen;
  else if (before != PB_DAY_NONE && self->base_facts && self->base_facts->founded == day)
    day = before;

  if (day != PB_DAY_NONE)
    pb_record_set_value (record, PB_GROUP_FOUNDED, g_variant_new_int32 (day));
  else if (block && self->facts->founded_text && before == PB_DAY_NONE)
    ask_founded (self, block->label_line + 1, self->facts->founded_text);
}

static void
add_group_name (Reading  *self,
                PbRecord *record)
{
  PbStateBlock *block = pb_state_outline_get_role (self->outline, PB_LABEL_NAME);
  const char *name;

  if (block && strchr (block->text->text, '\n'))
    add_finding (self, PB_FINDING_PROBLEM, self->name_line,
                 g_strdup (_("A name is one line; what follows it is not taken over.")));

  if (self->group == NULL)
    {
      pb_record_set_value (record, PB_GROUP_OWN, g_variant_new_boolean (TRUE));
      set_text (record, PB_GROUP_NAME, pb_proposal_get_group_name (self->proposal));
      if (self->facts->name == NULL)
        add_finding (self, PB_FINDING_NOTE, self->name_line,
                     /* Translators: the name of a group. */
                     g_strdup_printf (_("The document does not name its group; “%s” is taken from "
                                        "its title."),
                                      pb_proposal_get_group_name (self->proposal)));
      return;
    }

  name = pb_record_get_text (self->group, PB_GROUP_NAME);
  if (self->facts->name && is_news (self->facts->name, name,
                                    self->base_facts ? self->base_facts->name : NULL))
    add_finding (self, PB_FINDING_NOTE, self->name_line,
                 /* Translators: two names of a group. */
                 g_strdup_printf (_("The document calls the group “%s”; here it stays “%s”."),
                                  self->facts->name, name));
}

static void
add_group (Reading *self)
{
  const char *group_id = pb_proposal_get_group_id (self->proposal);
  g_autoptr(PbRecord) record = NULL;
  g_autofree char *summary = NULL;
  const char *description = self->facts->description;
  const char *scale = pb_state_subject_get_property (self->outline, "scale");
  const char *url = pb_state_subject_get_property (self->outline, "url");
  PbRecord *before;

  record = prepare (self, PB_KIND_GROUP, group_id, self->name_line, &before);
  add_group_name (self, record);

  if (description == NULL)
    description = pb_state_subject_get_property (self->outline, "description");
  if (is_news (description, before ? pb_record_get_text (before, PB_GROUP_DESCRIPTION) : NULL,
               self->base_facts ? self->base_facts->description : NULL))
    set_text (record, PB_GROUP_DESCRIPTION, description);

  add_group_dates (self, record);

  if (url && !pb_record_has (record, PB_GROUP_URL) && !strpbrk (url, "\n\r"))
    set_text (record, PB_GROUP_URL, url);
  if (scale && !pb_record_has (record, PB_GROUP_SCALE) &&
      pb_enum_from_nick (pb_scale_get_type (), scale) >= 0)
    set_text (record, PB_GROUP_SCALE, scale);

  summary = description ? pb_inline_text_dup_summary (description) : NULL;
  add_item (self, record, before, self->name_line, summary);
}

static void
add_document (Reading *self)
{
  const char *group_id = pb_proposal_get_group_id (self->proposal);
  g_autofree char *id = pb_id_derive (group_id, "state-document");
  g_autoptr(PbRecord) record = NULL;
  PbRecord *before;

  record = prepare (self, PB_KIND_STATE_DOCUMENT, id, 0, &before);
  if (before == NULL ||
      g_strcmp0 (pb_record_get_text (before, PB_STATE_DOCUMENT_CONTENT), self->content) != 0)
    {
      set_text (record, PB_STATE_DOCUMENT_GROUP, group_id);
      set_text (record, PB_STATE_DOCUMENT_NAME, self->file_name);
      set_text (record, PB_STATE_DOCUMENT_CONTENT, self->content);
    }

  add_item (self, record, before, 0, _("Kept as it is, so that an export gives it back"));
}

static void
fill_text (Reading      *self,
           PbRecord     *record,
           PbStateBlock *block,
           guint         place)
{
  set_text (record, PB_STATE_TEXT_TEXT, block->text->text);
  pb_record_set_value (record, PB_STATE_TEXT_CHANGED_ON,
                       g_variant_new_int32 (pb_import_context_get_today (self->context)));
  pb_record_set_value (record, PB_STATE_TEXT_PLACE, g_variant_new_int64 (place));
}

static char *
dup_base_text (Reading    *self,
               const char *key)
{
  PbStateBlock *block = self->base ? pb_state_outline_find (self->base, key) : NULL;

  return block && *block->text->text ? g_strdup (block->text->text) : NULL;
}

static void
add_text (Reading      *self,
          PbStateBlock *block,
          PbRecord     *before,
          guint         place)
{
  const char *group_id = pb_proposal_get_group_id (self->proposal);
  guint line = block->label_line + 1;
  g_autoptr(PbRecord) record = NULL;
  g_autofree char *summary = pb_inline_text_dup_summary (block->text->text);
  g_autofree char *base = NULL;
  PbProposalItem *item;

  if (before)
    {
      const char *old = pb_record_get_text (before, PB_STATE_TEXT_TEXT);

      base = dup_base_text (self, block->key);
      record = pb_record_copy (before);
      if (is_news (block->text->text, old, base))
        {
          fill_text (self, record, block, place);
          if (old && base && !g_str_equal (old, base))
            add_finding (self, PB_FINDING_WARNING, line,
                         /* Translators: the words of a label. */
                         g_strdup_printf (_("“%s” was edited here since the last import, too; "
                                            "accepting puts the text of the file in its place."),
                                          block->label));
        }
    }
  else
    {
      g_autofree char *id = pb_state_texts_dup_id (group_id, block->key);

      /* One that was there at the last import was deleted or left out: its
       * identifier stays with it.
       */
      base = dup_base_text (self, block->key);
      record = pb_record_new (PB_KIND_STATE_TEXT, base ? NULL : id);
      set_source (self, record, line);
      set_text (record, PB_STATE_TEXT_GROUP, group_id);
      set_text (record, PB_STATE_TEXT_LABEL, block->label);
      set_text (record, PB_STATE_TEXT_SECTION,
                pb_enum_get_nick (pb_state_section_get_type (), block->section));
      if (*block->elements)
        {
          g_autoptr(GVariant) elements = NULL;

          elements = pb_field_new_set ((const char * const *) block->elements, -1);
          pb_record_set_value (record, PB_STATE_TEXT_ELEMENTS, elements);
        }
      fill_text (self, record, block, place);
    }

  /* What the library has done without since then is offered, not urged. */
  item = pb_proposal_item_new (record, before, line, summary);
  if (before == NULL && g_strcmp0 (base, block->text->text) == 0)
    pb_proposal_item_set_accepted (item, FALSE);
  pb_proposal_add_item (self->proposal, item);
}

/* A date of founding that is no date is kept as a text, until somebody says which
 * day it was.
 */
static gboolean
keeps_founded_text (Reading *self)
{
  return self->facts->founded == PB_DAY_NONE &&
         pb_proposal_get_founded (self->proposal) == PB_DAY_NONE &&
         (self->group == NULL || !pb_record_has (self->group, PB_GROUP_FOUNDED));
}

static gboolean
becomes_text (Reading      *self,
              PbStateBlock *block)
{
  switch (block->role)
    {
    case PB_LABEL_TEXT:
    case PB_LABEL_UNKNOWN:
      return TRUE;

    case PB_LABEL_FOUNDED:
      return keeps_founded_text (self);

    case PB_LABEL_SECTION:
    case PB_LABEL_NAME:
    case PB_LABEL_DESCRIPTION:
    default:
      return FALSE;
    }
}

static GPtrArray *
get_group_texts (Reading *self)
{
  GPtrArray *all = pb_import_context_get_kind (self->context, PB_KIND_STATE_TEXT);
  GPtrArray *texts = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      if (g_strcmp0 (pb_record_get_text (all->pdata[i], PB_STATE_TEXT_GROUP),
                     pb_proposal_get_group_id (self->proposal)) == 0)
        g_ptr_array_add (texts, all->pdata[i]);
    }

  return texts;
}

static void
note_gone (Reading *self)
{
  for (guint i = 0; self->base && i < self->base->blocks->len; i++)
    {
      PbStateBlock *old = self->base->blocks->pdata[i];
      PbStateBlock *block = pb_state_outline_find (self->outline, old->key);

      if (old->role != PB_LABEL_TEXT && old->role != PB_LABEL_UNKNOWN)
        continue;
      if (*old->text->text && (block == NULL || *block->text->text == '\0'))
        add_finding (self, PB_FINDING_NOTE, block ? block->label_line + 1 : 0,
                     /* Translators: the words of a label. */
                     g_strdup_printf (_("The document no longer says anything under “%s”; the "
                                        "text here is kept."), old->label));
    }
}

static void
add_texts (Reading *self)
{
  g_autoptr(GPtrArray) texts = get_group_texts (self);
  g_autoptr(GHashTable) matches = NULL;

  matches = pb_state_texts_match (texts, self->outline,
                                  pb_proposal_get_group_id (self->proposal));

  for (guint i = 0; i < self->outline->blocks->len; i++)
    {
      PbStateBlock *block = self->outline->blocks->pdata[i];

      if (*block->text->text == '\0')
        add_finding (self, PB_FINDING_NOTE, block->label_line + 1,
                     /* Translators: the words of a label. */
                     g_strdup_printf (_("Nothing stands under “%s”."), block->label));
      else if (becomes_text (self, block))
        add_text (self, block, g_hash_table_lookup (matches, block->key), i);
    }

  note_gone (self);
}

static void
add_element (Reading    *self,
             const char *key)
{
  const char *group_id = pb_proposal_get_group_id (self->proposal);
  g_autofree char *id = pb_state_element_dup_id (group_id, key);
  PbDay reviewed = pb_proposal_get_reviewed (self->proposal);
  g_autoptr(PbRecord) record = NULL;
  PbRecord *before;

  record = prepare (self, PB_KIND_STATE_ELEMENT, id, 0, &before);
  set_text (record, PB_STATE_ELEMENT_GROUP, group_id);
  set_text (record, PB_STATE_ELEMENT_KEY, key);

  /* A review is never undone by an older one. */
  if (reviewed != PB_DAY_NONE &&
      reviewed > pb_record_get_day (record, PB_STATE_ELEMENT_LAST_REVIEWED))
    pb_record_set_value (record, PB_STATE_ELEMENT_LAST_REVIEWED, g_variant_new_int32 (reviewed));

  add_item (self, record, before, 0,
            pb_record_has (record, PB_STATE_ELEMENT_LAST_REVIEWED) ? "" : _("Not reviewed yet"));
}

static gboolean
fills (PbStateBlock *block,
       const char   *key)
{
  return *block->text->text && g_strv_contains ((const char * const *) block->elements, key);
}

static void
add_elements (Reading *self)
{
  const char * const *keys = pb_state_element_get_keys ();
  g_autoptr(GString) missing = g_string_new (NULL);

  for (guint i = 0; keys[i]; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < self->outline->blocks->len && !found; j++)
        found = fills (self->outline->blocks->pdata[j], keys[i]);

      if (found)
        add_element (self, keys[i]);
      else
        {
          if (missing->len > 0)
            /* Translators: stands between the parts of a list within a sentence. */
            g_string_append (missing, C_("list", ", "));
          g_string_append (missing, pb_state_element_get_title (keys[i]));
        }
    }

  if (missing->len > 0)
    add_finding (self, PB_FINDING_NOTE, 0,
                 /* Translators: a list of elements of the group state. */
                 g_strdup_printf (_("The document has no text for: %s."), missing->str));
}

static PbRecord *
find_last_transition (Reading *self)
{
  GPtrArray *all = pb_import_context_get_kind (self->context, PB_KIND_PHASE_TRANSITION);
  PbRecord *last = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      PbRecord *transition = all->pdata[i];

      if (g_strcmp0 (pb_record_get_text (transition, PB_PHASE_TRANSITION_GROUP),
                     pb_proposal_get_group_id (self->proposal)) != 0)
        continue;
      if (last == NULL || pb_record_get_day (transition, PB_PHASE_TRANSITION_DATE) >=
                            pb_record_get_day (last, PB_PHASE_TRANSITION_DATE))
        last = transition;
    }

  return last;
}

/* What documents call the phases, as a #PbPhase, or -1. */
static int
read_phase (const char *written)
{
  static const struct
  {
    const char *word;
    PbPhase phase;
  } words[] = {
    { "coordination", PB_PHASE_ITERATION },
    { "organisation", PB_PHASE_ORGANIZATION },
    { "ideation", PB_PHASE_CONVERSATION },
    { "discovery", PB_PHASE_CONVERSATION },
  };
  g_autofree char *word = pb_label_normalize (written);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_equal (words[i].word, word))
        return words[i].phase;
    }

  return pb_enum_from_nick (pb_phase_get_type (), word);
}

static void
ask_phase (Reading    *self,
           const char *written)
{
  guint line = pb_front_matter_get_line (self->outline->front_matter, "phase");
  int phase = read_phase (written);

  if (phase < 0)
    add_finding (self, PB_FINDING_WARNING, line,
                 /* Translators: the name of a phase as a document has it. */
                 g_strdup_printf (_("The document says that the phase is “%s”, which is none of "
                                    "those known here; it is not taken over."), written));
  else
    add_finding (self, PB_FINDING_WARNING, line,
                 /* Translators: the name of a phase as a document has it, then its name here. */
                 g_strdup_printf (_("The document says that the phase is “%s” (%s), but not since "
                                    "when; it is not taken over."), written,
                                  pb_enum_get_label (pb_phase_get_type (), phase)));
}

static void
add_transition (Reading *self)
{
  const char *group_id = pb_proposal_get_group_id (self->proposal);
  g_autoptr(PbRecord) record = NULL;
  g_autofree char *name = NULL;
  g_autofree char *iso = NULL;
  g_autofree char *id = NULL;
  g_autofree char *day = NULL;
  PbRecord *last = find_last_transition (self);
  const char *written = pb_state_subject_get_property (self->outline, "phase");
  PbRecord *before;
  const char *nick;
  PbDay since;
  int phase;
  int from;

  phase = pb_proposal_get_phase (self->proposal, &since);
  if (phase < 0)
    {
      if (written && last == NULL)
        ask_phase (self, written);
      return;
    }

  from = last ? pb_record_get_enum (last, PB_PHASE_TRANSITION_TO) : -1;
  if (from == phase)
    return;

  nick = pb_enum_get_nick (pb_phase_get_type (), phase);
  iso = pb_day_to_iso (since);
  day = pb_day_to_locale (since);
  name = g_strdup_printf ("phase-transition:%s:%s", nick, iso);
  id = pb_id_derive (group_id, name);
  record = prepare (self, PB_KIND_PHASE_TRANSITION, id, 0, &before);
  set_text (record, PB_PHASE_TRANSITION_GROUP, group_id);
  set_text (record, PB_PHASE_TRANSITION_TO, nick);
  pb_record_set_value (record, PB_PHASE_TRANSITION_DATE, g_variant_new_int32 (since));
  if (from >= 0)
    {
      set_text (record, PB_PHASE_TRANSITION_FROM, pb_enum_get_nick (pb_phase_get_type (), from));
      if (phase != from + 1)
        set_text (record, PB_PHASE_TRANSITION_REASON, _("Stated when a group state was imported."));
    }

  add_item (self, record, before, 0, day);
}

static void
read_base (Reading *self)
{
  const char *group_id = pb_proposal_get_group_id (self->proposal);
  g_autofree char *id = pb_id_derive (group_id, "state-document");
  PbRecord *document = pb_import_context_lookup (self->context, id);
  const char *content;
  g_autoptr(GBytes) bytes = NULL;

  self->group = pb_import_context_lookup (self->context, group_id);
  content = document ? pb_record_get_text (document, PB_STATE_DOCUMENT_CONTENT) : NULL;
  if (content == NULL)
    return;

  bytes = g_bytes_new_static (content, strlen (content));
  self->base = pb_state_outline_read (bytes, self->file_name, NULL);
  if (self->base)
    self->base_facts = pb_state_facts_new (self->base);
}

static void
build (PbProposal *proposal,
       gpointer    user_data)
{
  Reading *self = user_data;

  self->proposal = proposal;
  read_base (self);

  for (guint i = 0; i < self->outline->findings->len; i++)
    pb_proposal_add_finding (proposal, g_object_ref (self->outline->findings->pdata[i]));

  add_group (self);
  add_transition (self);
  add_texts (self);
  add_elements (self);
  add_document (self);

  self->proposal = NULL;
  self->group = NULL;
  g_clear_pointer (&self->base, pb_state_outline_free);
  g_clear_pointer (&self->base_facts, pb_state_facts_free);
}

/* Makes a proposal of a group state; takes @outline. */
PbProposal *
pb_group_state_propose (PbStateOutline  *outline,
                        const char      *file_name,
                        PbImportContext *context)
{
  g_autofree char *title = NULL;
  Reading *self = g_new0 (Reading, 1);
  PbProposal *proposal;
  PbStateBlock *name;
  const char *group_id;
  const char *data;
  gsize size;

  data = g_bytes_get_data (outline->source->bytes, &size);
  self->outline = outline;
  self->facts = pb_state_facts_new (outline);
  self->content = g_strndup (data, size);
  self->file_name = g_strdup (file_name);
  self->context = g_object_ref (context);
  self->name = pb_state_subject_dup_name (outline, self->facts, file_name);
  name = pb_state_outline_get_role (outline, PB_LABEL_NAME);
  if (name)
    self->name_line = name->label_line + 1;

  /* Translators: the name of a file; what the user did, as the history lists it. */
  title = g_strdup_printf (_("Import “%s”"), file_name);
  proposal = pb_proposal_new (title, file_name, "group-state", context);
  pb_proposal_set_builder (proposal, build, self, reading_free);
  group_id = pb_state_subject_find_group (outline, self->facts, self->name, self->content,
                                          context);
  pb_proposal_start (proposal, group_id, self->name);

  return proposal;
}
