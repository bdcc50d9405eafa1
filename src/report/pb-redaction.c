/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-redaction-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Parts of parts of parts: deeper than the catalogue goes. */
#define MAX_DEPTH 8

/* Shorter names would be found within other words. */
#define MIN_NAME 3

struct _PbRedaction
{
  PbDossier  *dossier;
  PbAudience  audience;
  guint       n_hidden;
  GPtrArray  *names;
};

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
shows (const PbRedaction *self,
       PbRecord          *record,
       guint              depth)
{
  PbRecord *owner;

  if (get_audience (record) < self->audience)
    return FALSE;
  if (depth >= MAX_DEPTH)
    return FALSE;

  /* A part is never shown to more people than what it is a part of. */
  owner = pb_dossier_lookup (self->dossier, pb_record_get_owner (record));

  return owner == NULL || owner == pb_dossier_get_group (self->dossier) ||
         shows (self, owner, depth + 1);
}

static int
compare_lengths (gconstpointer a,
                 gconstpointer b)
{
  gsize one = strlen (*(char * const *) a);
  gsize other = strlen (*(char * const *) b);

  return (one < other) - (one > other);
}

static void
collect (PbRedaction *self)
{
  g_autoptr(GHashTable) shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (PbKind kind = PB_KIND_COMMON + 1; kind < PB_N_KINDS; kind++)
    {
      const PbFieldInfo *title = pb_kind_find_flag (kind, PB_FIELD_TITLE);
      GPtrArray *records = pb_dossier_get_records (self->dossier, kind);

      for (guint i = 0; records && i < records->len; i++)
        {
          PbRecord *record = records->pdata[i];
          const char *name = title && title->type == PB_TYPE_TEXT
                               ? pb_record_get_text (record, title->id)
                               : NULL;

          if (record == pb_dossier_get_group (self->dossier) || pb_redaction_shows (self, record))
            {
              if (name)
                g_hash_table_add (shown, g_strdup (name));
              continue;
            }

          self->n_hidden++;
          if (name && kind != PB_KIND_ATTESTATION && g_utf8_strlen (name, -1) >= MIN_NAME)
            g_ptr_array_add (self->names, g_strdup (name));
        }
    }

  /* What has the same name as something that is shown gives nothing away. */
  for (guint i = self->names->len; i-- > 0;)
    {
      if (g_hash_table_contains (shown, self->names->pdata[i]))
        g_ptr_array_remove_index_fast (self->names, i);
    }
  g_ptr_array_sort (self->names, compare_lengths);
}

/*
 * pb_redaction_new:
 * @dossier: a sealed dossier
 * @audience: who is going to read
 *
 * Returns: (transfer full): what to leave out for @audience
 */
PbRedaction *
pb_redaction_new (PbDossier  *dossier,
                  PbAudience  audience)
{
  PbRedaction *self = g_new0 (PbRedaction, 1);

  self->dossier = g_object_ref (dossier);
  self->audience = audience;
  self->names = g_ptr_array_new_with_free_func (g_free);
  collect (self);

  return self;
}

void
pb_redaction_free (PbRedaction *self)
{
  g_clear_object (&self->dossier);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_free (self);
}

gboolean
pb_redaction_shows (const PbRedaction *self,
                    PbRecord          *record)
{
  return !pb_record_get_deleted (record) && shows (self, record, 0);
}

/*
 * pb_redaction_clean:
 * @self: what to leave out
 * @text: (nullable): a sentence that the rules made
 *
 * The rules look at all records and name some of them in their sentences.
 *
 * Returns: (transfer full) (nullable): @text without the names of what is left out
 */
char *
pb_redaction_clean (const PbRedaction *self,
                    const char        *text)
{
  g_autoptr(GString) clean = NULL;

  if (text == NULL)
    return NULL;

  clean = g_string_new (text);
  for (guint i = 0; i < self->names->len; i++)
    /* Translators: stands for the name of something that the readers of a report may not see */
    g_string_replace (clean, self->names->pdata[i], _("(not shown)"), 0);

  return g_string_free_and_steal (g_steal_pointer (&clean));
}

guint
pb_redaction_get_n_hidden (const PbRedaction *self)
{
  return self->n_hidden;
}
