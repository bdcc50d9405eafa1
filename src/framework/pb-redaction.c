/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-redaction.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Parts of parts of parts: deeper than the catalogue goes. */
#define MAX_DEPTH 8

typedef struct
{
  PbDossier  *dossier;
  PbAudience  audience;
  const char *author;
  /* The names of people that may be said, and what others are called instead. */
  GHashTable *known;
  GHashTable *others;
} PbRedaction;

/* A record without an audience is for partners: the group keeps its state for
 * them, and nothing reaches the network or the public unless somebody said so.
 */
static PbAudience
get_audience (PbRecord *record)
{
  int audience = pb_record_get_enum (record, PB_COMMON_AUDIENCE);

  return audience < 0 ? PB_AUDIENCE_PARTNERS : (PbAudience) audience;
}

static gboolean
shows_deep (const PbRedaction *self,
            PbRecord          *record,
            guint              depth)
{
  PbRecord *owner;

  if (get_audience (record) < self->audience || depth >= MAX_DEPTH)
    return FALSE;

  /* A part is never shown to more people than what it is a part of. */
  owner = pb_dossier_lookup (self->dossier, pb_record_get_owner (record));

  return owner == NULL || owner == pb_dossier_get_group (self->dossier) ||
         shows_deep (self, owner, depth + 1);
}

static gboolean
shows (const PbRedaction *self,
       PbRecord          *record)
{
  return !pb_record_get_deleted (record) && shows_deep (self, record, 0);
}

/* Whether there is such a record and its readers may not know of it. */
static gboolean
hides_id (const PbRedaction *self,
          const char        *id)
{
  PbRecord *record = id ? pb_dossier_lookup (self->dossier, id) : NULL;

  return record && record != pb_dossier_get_group (self->dossier) && !shows (self, record);
}

static GVariant *
redact_set (const PbRedaction *self,
            PbRecord          *record,
            PbFieldId          field,
            GVariant          *value)
{
  gsize n = 0;
  g_autofree const char **ids = pb_record_get_set (record, field, &n);
  g_autoptr(GPtrArray) kept = g_ptr_array_new ();

  for (gsize i = 0; i < n; i++)
    {
      if (!hides_id (self, ids[i]))
        g_ptr_array_add (kept, (gpointer) ids[i]);
    }
  if (kept->len == n)
    return g_variant_ref (value);
  if (kept->len == 0)
    return NULL;

  return g_variant_ref_sink (g_variant_new_strv ((const char * const *) kept->pdata, kept->len));
}

/* What is left of a value; %NULL for nothing. */
static GVariant *
redact_value (const PbRedaction *self,
              PbRecord          *record,
              const PbFieldInfo *info,
              GVariant          *value)
{
  if (info->flags & PB_FIELD_PRIVATE)
    return NULL;
  if (info->type == PB_TYPE_REF)
    return hides_id (self, pb_record_get_text (record, info->id)) ? NULL : g_variant_ref (value);
  if (info->type == PB_TYPE_REF_SET)
    return redact_set (self, record, info->id, value);

  return g_variant_ref (value);
}

/* Most records are shown as they are, and then they are not copied. */
static PbRecord *
redact_record (const PbRedaction *self,
               PbRecord          *record)
{
  PbRecord *copy = NULL;
  PbKind kind = pb_record_get_kind (record);

  for (guint n = 0; n < pb_kind_get_n_fields (kind); n++)
    {
      const PbFieldInfo *info = pb_kind_get_nth_field (kind, n);
      GVariant *value = pb_record_get_value (record, info->id);
      g_autoptr(GVariant) left = value ? redact_value (self, record, info, value) : NULL;

      if (left == value)
        continue;
      if (copy == NULL)
        copy = pb_record_copy (record);
      pb_record_set_value (copy, info->id, left);
    }

  return copy ? copy : g_object_ref (record);
}

/* Every report names its group.  What else is said of it is for those whom its
 * record is for.
 */
static PbRecord *
redact_group (const PbRedaction *self)
{
  static const PbFieldId named[] = { PB_GROUP_NAME, PB_GROUP_KIND };
  PbRecord *group = pb_dossier_get_group (self->dossier);
  PbRecord *copy;

  if (shows (self, group))
    return redact_record (self, group);

  copy = pb_record_new (PB_KIND_GROUP, pb_record_get_id (group));
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    pb_record_set_value (copy, named[i], pb_record_get_value (group, named[i]));

  return copy;
}

/* Rules tell people apart by these names, so others keep apart without theirs. */
static const char *
redact_person (const PbRedaction *self,
               const char        *name)
{
  char *other;

  if (name == NULL || g_hash_table_contains (self->known, name) ||
      g_strcmp0 (name, self->author) == 0)
    return name;

  other = g_hash_table_lookup (self->others, name);
  if (other == NULL)
    {
      /* Translators: stands for the name of somebody whom the readers of a report may not know */
      other = g_strdup_printf (_("Contributor %u"), g_hash_table_size (self->others) + 1);
      g_hash_table_insert (self->others, g_strdup (name), other);
    }

  return other;
}

static void
add_changes (const PbRedaction *self,
             PbDossier         *redacted)
{
  for (guint n = 0; n < pb_dossier_get_n_changes (self->dossier); n++)
    {
      PbFieldChange change = *pb_dossier_get_change (self->dossier, n);
      const PbFieldInfo *info = change.field ? pb_field_get_info (change.field) : NULL;

      if (pb_dossier_lookup (redacted, change.id) == NULL)
        continue;
      if (info && (info->flags & PB_FIELD_PRIVATE))
        continue;
      if (info && pb_field_type_is_ref (info->type) &&
          (hides_id (self, change.before) || hides_id (self, change.after)))
        continue;
      change.by = redact_person (self, change.by);
      pb_dossier_add_change (redacted, &change);
    }
}

/**
 * pb_dossier_redact:
 * @self: a sealed dossier
 * @audience: who is going to read
 * @author: (nullable): the name of who shows it to them
 * @n_hidden: (out) (optional): how many records were left out
 *
 * Makes the dossier that @audience may know: without the records for fewer people
 * and their parts, without references to them, without private fields, and
 * without the names of contributors whom it may not know.  What is made from it
 * cannot tell whether anything was left out, nor how much.
 *
 * A record without an audience is for partners.
 *
 * Returns: (transfer full): a sealed dossier
 */
PbDossier *
pb_dossier_redact (PbDossier  *self,
                   PbAudience  audience,
                   const char *author,
                   guint      *n_hidden)
{
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  PbRedaction redaction = { self, audience, author, known, others };
  g_autoptr(PbRecord) group = NULL;
  PbDossier *redacted;
  guint hidden = 0;

  g_return_val_if_fail (PB_IS_DOSSIER (self), NULL);

  group = redact_group (&redaction);
  redacted = pb_dossier_new (group, pb_dossier_get_day (self));

  for (PbKind kind = PB_KIND_COMMON + 1; kind < PB_N_KINDS; kind++)
    {
      GPtrArray *records = pb_dossier_get_records (self, kind);

      for (guint i = 0; records && i < records->len; i++)
        {
          PbRecord *record = records->pdata[i];
          g_autoptr(PbRecord) left = NULL;

          if (record == pb_dossier_get_group (self))
            continue;
          if (!shows (&redaction, record))
            {
              hidden++;
              continue;
            }
          left = redact_record (&redaction, record);
          pb_dossier_add (redacted, left);
          if (kind == PB_KIND_MEMBER)
            g_hash_table_add (known, pb_record_dup_title (record));
        }
    }
  add_changes (&redaction, redacted);
  pb_dossier_seal (redacted);

  if (n_hidden)
    *n_hidden = hidden;

  return redacted;
}
