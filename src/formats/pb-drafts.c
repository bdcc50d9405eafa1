/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-drafts-private.h"

#include "formats/pb-proposal-private.h"
#include "model/pb-address.h"
#include "model/pb-enums.h"
#include "model/pb-field-value.h"
#include "model/pb-id.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include <string.h>

struct _PbDrafts
{
  GPtrArray *drafts;
  GHashTable *by_key;
  PbDraft *group;
  GPtrArray *findings; /* PbFinding */

  /* Since it became a proposal: */
  char *file_name;
  char *format;
  PbImportContext *context;
  GHashTable *known; /* what is there: kind, field and value to PbRecord */
};

typedef struct
{
  PbFieldId field;
  GPtrArray *keys; /* char */
  gboolean set;
} Link;

struct _PbDraft
{
  PbDrafts *drafts;
  PbKind kind;
  char *key;
  char *id; /* where the file says it */
  guint line;
  char *summary;
  PbRecord *values;
  GPtrArray *links;   /* Link */
  GArray *let_be;     /* PbFieldId */
  GArray *matches;    /* PbFieldId */
  PbRecord *before;   /* while building */
  char *resolved;     /* while building */
};

static void
link_free (Link *link)
{
  g_ptr_array_unref (link->keys);
  g_free (link);
}

static void
draft_free (PbDraft *self)
{
  g_free (self->key);
  g_free (self->id);
  g_free (self->summary);
  g_object_unref (self->values);
  g_ptr_array_unref (self->links);
  g_array_unref (self->let_be);
  g_array_unref (self->matches);
  g_free (self->resolved);
  g_free (self);
}

PbDrafts *
pb_drafts_new (void)
{
  PbDrafts *self = g_new0 (PbDrafts, 1);

  self->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) draft_free);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self->findings = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

void
pb_drafts_free (PbDrafts *self)
{
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->drafts);
  g_clear_pointer (&self->group, draft_free);
  g_ptr_array_unref (self->findings);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_object (&self->context);
  g_free (self->file_name);
  g_free (self->format);
  g_free (self);
}

static PbDraft *
draft_new (PbDrafts   *drafts,
           PbKind      kind,
           const char *key,
           guint       line)
{
  PbDraft *self = g_new0 (PbDraft, 1);

  self->drafts = drafts;
  self->kind = kind;
  self->key = g_strdup (key);
  self->line = line;
  self->values = pb_record_new (kind, NULL);
  self->links = g_ptr_array_new_with_free_func ((GDestroyNotify) link_free);
  self->let_be = g_array_new (FALSE, FALSE, sizeof (PbFieldId));
  self->matches = g_array_new (FALSE, FALSE, sizeof (PbFieldId));

  return self;
}

/* Adds a record, unless there is one of that key: then there is none to fill. */
PbDraft *
pb_drafts_add (PbDrafts   *self,
               PbKind      kind,
               const char *key,
               guint       line)
{
  PbDraft *draft;

  if (g_hash_table_contains (self->by_key, key))
    return NULL;

  draft = draft_new (self, kind, key, line);
  g_ptr_array_add (self->drafts, draft);
  g_hash_table_insert (self->by_key, draft->key, draft);

  return draft;
}

PbDraft *
pb_drafts_find (PbDrafts   *self,
                const char *key)
{
  return g_hash_table_lookup (self->by_key, key);
}

/* What the file says of the group itself. */
PbDraft *
pb_drafts_get_group (PbDrafts *self)
{
  if (self->group == NULL)
    self->group = draft_new (self, PB_KIND_GROUP, "", 0);

  return self->group;
}

guint
pb_drafts_get_n (PbDrafts *self)
{
  return self->drafts->len;
}

/* Takes @sentence. */
void
pb_drafts_say (PbDrafts          *self,
               PbFindingSeverity  severity,
               guint              line,
               char              *sentence)
{
  g_ptr_array_add (self->findings, pb_finding_new (severity, line, sentence));
  g_free (sentence);
}

/* The identifier that the record has elsewhere, which it keeps. */
void
pb_draft_set_id (PbDraft    *self,
                 const char *id)
{
  g_set_str (&self->id, id);
}

void
pb_draft_set_summary (PbDraft    *self,
                      const char *summary)
{
  g_set_str (&self->summary, summary);
}

/* Takes over what is written; what cannot be is said. */
gboolean
pb_draft_set_text (PbDraft    *self,
                   PbFieldId   field,
                   const char *text)
{
  g_autoptr(GVariant) value = NULL;
  g_autoptr(GError) error = NULL;

  if (text == NULL || *text == '\0')
    return FALSE;

  value = pb_field_parse (field, text, &error);
  if (value == NULL)
    {
      /* A set of nothing but separators is empty and no mistake. */
      if (error)
        pb_drafts_say (self->drafts, PB_FINDING_WARNING, self->line, g_strdup (error->message));
      return FALSE;
    }

  pb_record_set_value (self->values, field, value);

  return TRUE;
}

/* Makes one line of a text. */
static char *
dup_line (const char *text)
{
  g_auto(GStrv) words = g_strsplit_set (text, " \t\r\n", -1);
  g_autoptr(GString) joined = g_string_new (NULL);

  for (guint i = 0; words[i]; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (joined->len > 0)
        g_string_append_c (joined, ' ');
      g_string_append (joined, words[i]);
    }

  return g_string_free (g_steal_pointer (&joined), FALSE);
}

/* Takes over a text of which one line fits. */
void
pb_draft_set_line (PbDraft    *self,
                   PbFieldId   field,
                   const char *text)
{
  g_autofree char *line = text ? dup_line (text) : NULL;

  pb_draft_set_text (self, field, line);
}

/* Takes over a value that is known to be right. */
void
pb_draft_set_value (PbDraft   *self,
                    PbFieldId  field,
                    GVariant  *value)
{
  pb_record_set_value (self->values, field, value);
}

void
pb_draft_set_enum (PbDraft   *self,
                   PbFieldId  field,
                   int        value)
{
  GType type = pb_field_get_info (field)->enum_type ();

  pb_record_set_value (self->values, field,
                       g_variant_new_string (pb_enum_get_nick (type, value)));
}

void
pb_draft_set_day (PbDraft   *self,
                  PbFieldId  field,
                  PbDay      day)
{
  if (day != PB_DAY_NONE)
    pb_record_set_value (self->values, field, g_variant_new_int32 (day));
}

static Link *
get_link (PbDraft   *self,
          PbFieldId  field)
{
  Link *link;

  for (guint i = 0; i < self->links->len; i++)
    {
      link = self->links->pdata[i];
      if (link->field == field)
        return link;
    }

  link = g_new0 (Link, 1);
  link->field = field;
  link->keys = g_ptr_array_new_with_free_func (g_free);
  link->set = pb_field_type_is_set (pb_field_get_info (field)->type);
  g_ptr_array_add (self->links, link);

  return link;
}

/* Refers to another draft, or to the group with an empty key. */
void
pb_draft_set_key (PbDraft    *self,
                  PbFieldId   field,
                  const char *key)
{
  Link *link = get_link (self, field);

  g_ptr_array_set_size (link->keys, 0);
  g_ptr_array_add (link->keys, g_strdup (key));
}

void
pb_draft_add_key (PbDraft    *self,
                  PbFieldId   field,
                  const char *key)
{
  g_ptr_array_add (get_link (self, field)->keys, g_strdup (key));
}

/* A value that the library has already counts more than that of the file. */
void
pb_draft_let_be (PbDraft   *self,
                 PbFieldId  field)
{
  g_array_append_val (self->let_be, field);
}

/* A record of the group with the same value of that field is the same record. */
void
pb_draft_match (PbDraft   *self,
                PbFieldId  field)
{
  g_array_append_val (self->matches, field);
}

const char *
pb_draft_get_text (PbDraft   *self,
                   PbFieldId  field)
{
  return pb_record_get_text (self->values, field);
}

gboolean
pb_draft_has (PbDraft   *self,
              PbFieldId  field)
{
  return pb_record_has (self->values, field);
}

static char *
make_match (const char *owner,
            PbFieldId   field,
            GVariant   *value)
{
  g_autofree char *text = pb_field_to_text (field, value);
  const char *tail = strrchr (text, ':');

  /* The same account may be written with its chain and without, and in other capitals. */
  tail = tail ? tail + 1 : text;
  if (pb_field_get_info (field)->type == PB_TYPE_ADDRESS && pb_evm_address_is_valid (tail))
    {
      g_autofree char *folded = g_ascii_strdown (tail, -1);

      return g_strdup_printf ("%u %s %s", (guint) field, owner ? owner : "", folded);
    }

  return g_strdup_printf ("%u %s %s", (guint) field, owner ? owner : "", text);
}

/* What is there is looked up by the fields that drafts want to match by. */
static void
index_field (PbDrafts  *self,
             PbKind     kind,
             PbFieldId  field)
{
  GPtrArray *records = pb_import_context_get_kind (self->context, kind);
  const PbFieldInfo *owner = pb_kind_find_flag (kind, PB_FIELD_OF_GROUP);

  for (guint i = 0; i < records->len; i++)
    {
      PbRecord *record = records->pdata[i];
      GVariant *value = pb_record_get_value (record, field);
      if (value)
        g_hash_table_insert (self->known,
                             make_match (owner ? pb_record_get_text (record, owner->id) : NULL,
                                         field, value),
                             record);
    }
}

static void
index_known (PbDrafts *self)
{
  g_autoptr(GHashTable) fields = g_hash_table_new (NULL, NULL);

  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->drafts->len; i++)
    {
      PbDraft *draft = self->drafts->pdata[i];

      for (guint j = 0; j < draft->matches->len; j++)
        {
          PbFieldId field = g_array_index (draft->matches, PbFieldId, j);

          if (g_hash_table_add (fields, GUINT_TO_POINTER (field)))
            index_field (self, draft->kind, field);
        }
    }
}

static PbRecord *
find_match (PbDraft    *self,
            const char *group_id)
{
  const PbFieldInfo *owner = pb_kind_find_flag (self->kind, PB_FIELD_OF_GROUP);

  for (guint i = 0; i < self->matches->len; i++)
    {
      PbFieldId field = g_array_index (self->matches, PbFieldId, i);
      GVariant *value = pb_record_get_value (self->values, field);
      g_autofree char *match = value ? make_match (owner ? group_id : NULL, field, value) : NULL;
      PbRecord *record = match ? g_hash_table_lookup (self->drafts->known, match) : NULL;

      if (record)
        return record;
    }

  return NULL;
}

static void
resolve (PbDraft    *self,
         const char *group_id)
{
  g_autofree char *derived = self->id ? g_strdup (self->id) : pb_id_derive (group_id, self->key);

  self->before = pb_import_context_lookup (self->drafts->context, derived);
  if (self->before && pb_record_get_kind (self->before) != self->kind)
    {
      /* It is taken by something else. */
      g_free (derived);
      derived = pb_id_derive (group_id, self->key);
      self->before = pb_import_context_lookup (self->drafts->context, derived);
    }
  if (self->before == NULL)
    self->before = find_match (self, group_id);
  g_set_str (&self->resolved, self->before ? pb_record_get_id (self->before) : derived);
}

static void
set_source (PbDraft  *self,
            PbRecord *record)
{
  PbDrafts *drafts = self->drafts;
  g_autofree char *source = NULL;

  source = self->line > 0
             ? g_strdup_printf ("import: %s, %s, line %u", drafts->format, drafts->file_name,
                                self->line)
             : g_strdup_printf ("import: %s, %s", drafts->format, drafts->file_name);
  if (!pb_record_has (record, PB_COMMON_SOURCE))
    pb_record_set_value (record, PB_COMMON_SOURCE, g_variant_new_string (source));
}

static gboolean
is_let_be (PbDraft   *self,
           PbFieldId  field)
{
  for (guint i = 0; i < self->let_be->len; i++)
    {
      if (g_array_index (self->let_be, PbFieldId, i) == field)
        return self->before && pb_record_has (self->before, field);
    }

  return FALSE;
}

static const char *
find_id (PbDrafts   *self,
         const char *key,
         const char *group_id)
{
  PbDraft *draft;

  if (*key == '\0')
    return group_id;

  draft = g_hash_table_lookup (self->by_key, key);
  if (draft)
    return draft->resolved;

  return pb_id_is_valid (key) ? key : NULL;
}

static void
fill_links (PbDraft    *self,
            PbRecord   *record,
            const char *group_id)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      Link *link = self->links->pdata[i];
      g_autoptr(GPtrArray) ids = g_ptr_array_new ();
      g_autoptr(GVariant) value = NULL;

      for (guint j = 0; j < link->keys->len; j++)
        {
          const char *id = find_id (self->drafts, link->keys->pdata[j], group_id);

          if (id)
            g_ptr_array_add (ids, (gpointer) id);
        }

      if (ids->len == 0 || is_let_be (self, link->field))
        continue;

      if (link->set)
        value = pb_field_new_set ((const char * const *) ids->pdata, ids->len);
      else
        value = g_variant_ref_sink (g_variant_new_string (ids->pdata[0]));
      pb_record_set_value (record, link->field, value);
    }
}

static void
fill_values (PbDraft  *self,
             PbRecord *record,
             PbKind    kind)
{
  const PbFieldInfo *info;

  for (guint i = 0; (info = pb_kind_get_nth_field (kind, i)); i++)
    {
      GVariant *value = pb_record_get_value (self->values, info->id);

      if (value && !is_let_be (self, info->id))
        pb_record_set_value (record, info->id, value);
    }
}

/* The record as it would be: what is there, with what the file says. */
static PbRecord *
make_record (PbDraft    *self,
             const char *group_id)
{
  PbRecord *record = self->before ? pb_record_copy (self->before)
                                  : pb_record_new (self->kind, self->resolved);
  const PbFieldInfo *owner = pb_kind_find_flag (self->kind, PB_FIELD_OF_GROUP);

  fill_values (self, record, PB_KIND_COMMON);
  fill_values (self, record, self->kind);
  fill_links (self, record, group_id);
  if (self->before == NULL)
    {
      if (owner && !pb_record_has (record, owner->id))
        pb_record_set_value (record, owner->id, g_variant_new_string (group_id));
      set_source (self, record);
    }

  return record;
}

/* A required value that has a usual one gets that; without another, a record cannot
 * be stored.
 */
static const PbFieldInfo *
find_missing (PbRecord *record)
{
  PbKind kind = pb_record_get_kind (record);
  const PbFieldInfo *info;

  for (guint i = 0; (info = pb_kind_get_nth_field (kind, i)); i++)
    {
      g_autoptr(GVariant) usual = NULL;

      if (!(info->flags & PB_FIELD_REQUIRED) || pb_record_has (record, info->id))
        continue;
      if (info->fallback == NULL)
        return info;
      usual = pb_field_parse (info->id, info->fallback, NULL);
      pb_record_set_value (record, info->id, usual);
    }

  return NULL;
}

static void
add_draft (PbDraft    *self,
           PbProposal *proposal,
           const char *group_id)
{
  g_autoptr(PbRecord) record = make_record (self, group_id);
  const PbFieldInfo *missing = find_missing (record);
  g_autoptr(PbProposalItem) item = NULL;

  if (missing)
    {
      g_autofree char *sentence = NULL;

      /* Translators: a kind of record, then the name of a field. */
      sentence = g_strdup_printf (_("%s: “%s” is needed and not there; it is not taken over."),
                                  pb_kind_get_label (self->kind),
                                  pb_field_get_label (missing->id));
      pb_proposal_add_finding (proposal,
                               pb_finding_new (PB_FINDING_PROBLEM, self->line, sentence));
      return;
    }

  item = pb_proposal_item_new (record, self->before, self->line, self->summary);
  if (pb_proposal_item_get_what (item) == PB_PROPOSAL_CHANGE &&
      (pb_kind_get_info (self->kind)->flags & PB_KIND_APPEND_ONLY))
    {
      g_autofree char *sentence = NULL;

      /* Translators: a kind of record. */
      sentence = g_strdup_printf (_("%s: the file has other values than the library, but what was "
                                    "once recorded is never changed."),
                                  pb_kind_get_label (self->kind));
      pb_proposal_add_finding (proposal,
                               pb_finding_new (PB_FINDING_PROBLEM, self->line, sentence));
      return;
    }
  pb_proposal_add_item (proposal, g_steal_pointer (&item));
}

static void
add_group (PbDrafts   *self,
           PbProposal *proposal,
           const char *group_id)
{
  PbDraft *draft = pb_drafts_get_group (self);
  g_autoptr(PbRecord) record = NULL;

  draft->before = pb_import_context_lookup (self->context, group_id);
  g_set_str (&draft->resolved, group_id);
  record = make_record (draft, group_id);
  if (draft->before == NULL)
    {
      pb_record_set_value (record, PB_GROUP_NAME,
                           g_variant_new_string (pb_proposal_get_group_name (proposal)));
      if (!pb_draft_has (draft, PB_GROUP_OWN))
        pb_record_set_value (record, PB_GROUP_OWN, g_variant_new_boolean (TRUE));
    }
  pb_proposal_add_item (proposal,
                        pb_proposal_item_new (record, draft->before, draft->line, draft->summary));
}

static void
build (PbProposal *proposal,
       gpointer    user_data)
{
  PbDrafts *self = user_data;
  const char *group_id = pb_proposal_get_group_id (proposal);

  for (guint i = 0; i < self->findings->len; i++)
    pb_proposal_add_finding (proposal, g_object_ref (self->findings->pdata[i]));

  for (guint i = 0; i < self->drafts->len; i++)
    resolve (self->drafts->pdata[i], group_id);

  add_group (self, proposal, group_id);
  for (guint i = 0; i < self->drafts->len; i++)
    add_draft (self->drafts->pdata[i], proposal, group_id);
}

/* What a new group is called: as the file says it, or like the file. */
static char *
dup_group_name (const char *name,
                const char *file_name)
{
  g_autofree char *line = name ? dup_line (name) : NULL;
  const char *dot;

  if (line && *line && strlen (line) <= PB_ELEMENT_MAX_BYTES)
    return g_steal_pointer (&line);

  dot = strrchr (file_name, '.');

  return dot && dot > file_name ? g_strndup (file_name, dot - file_name) : g_strdup (file_name);
}

/* Takes @self.  The group is that of @group_id, or a new one of that name. */
PbProposal *
pb_drafts_propose (PbDrafts        *self,
                   const char      *file_name,
                   const char      *format,
                   PbImportContext *context,
                   const char      *group_id,
                   const char      *group_name)
{
  g_autofree char *name = dup_group_name (group_name, file_name);
  g_autofree char *title = NULL;
  PbProposal *proposal;

  self->file_name = g_strdup (file_name);
  self->format = g_strdup (format);
  self->context = g_object_ref (context);
  index_known (self);

  /* Translators: the name of a file; what the user did, as the history lists it. */
  title = g_strdup_printf (_("Import “%s”"), file_name);
  proposal = pb_proposal_new (title, file_name, format, context);
  if (self->group && self->group->id &&
      pb_import_context_lookup (context, self->group->id) == NULL)
    pb_proposal_set_new_id (proposal, self->group->id);
  pb_proposal_set_builder (proposal, build, self, (GDestroyNotify) pb_drafts_free);
  pb_proposal_start (proposal, group_id, name);

  return proposal;
}

/* The group that a file seems to be about: one of that address of its own, else of
 * that name; of a file that names none, the one that was chosen beforehand, else the only one
 * that is ours.
 */
const char *
pb_drafts_find_group (PbImportContext *context,
                      const char      *name,
                      const char      *uri)
{
  GPtrArray *groups = pb_import_context_get_kind (context, PB_KIND_GROUP);
  g_autofree char *folded = name ? g_utf8_casefold (name, -1) : NULL;
  const char *chosen = pb_import_context_get_choice (context, "group");
  PbRecord *named = NULL;
  PbRecord *own = NULL;
  guint n_own = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      PbRecord *group = groups->pdata[i];
      const char *title = pb_record_get_text (group, PB_GROUP_NAME);
      g_autofree char *its = title ? g_utf8_casefold (title, -1) : NULL;

      if (uri && g_strcmp0 (pb_record_get_text (group, PB_GROUP_DAO_URI), uri) == 0)
        return pb_record_get_id (group);
      if (named == NULL && folded && g_strcmp0 (folded, its) == 0)
        named = group;
      if (pb_record_get_flag (group, PB_GROUP_OWN))
        {
          own = group;
          n_own++;
        }
    }

  if (named)
    return pb_record_get_id (named);

  if (name)
    return NULL;
  if (chosen && pb_import_context_lookup (context, chosen))
    return chosen;

  return n_own == 1 ? pb_record_get_id (own) : NULL;
}
