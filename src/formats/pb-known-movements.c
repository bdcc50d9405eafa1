/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-known-movements-private.h"

struct _PbKnownMovements
{
  GHashTable *days;  /* those on which there is any, as numbers */
  GHashTable *exact; /* what a movement says, with its words or its hash, to PbRecord */
  GHashTable *alike; /* the same without words, to a GPtrArray of PbRecord */
  GHashTable *taken; /* PbRecord that a row of the table is */
};

/* What two entries of one movement have in common, beside @field where there is one. */
static char *
describe (PbRecord  *record,
          PbFieldId  field)
{
  const char *word = field != 0 ? pb_record_get_text (record, field) : NULL;
  const char *asset = pb_record_get_text (record, PB_TRANSACTION_ASSET);
  g_autoptr(PbDecimal) amount = pb_record_dup_decimal (record, PB_TRANSACTION_AMOUNT);
  g_autofree char *number = amount ? pb_decimal_to_string (amount) : NULL;
  g_autofree char *text = g_strdup_printf ("%d\n%d\n%s\n%s\n%s",
                                           pb_record_get_day (record, PB_TRANSACTION_DATE),
                                           pb_record_get_enum (record, PB_TRANSACTION_DIRECTION),
                                           number ? number : "", asset ? asset : "",
                                           word ? word : "");

  return g_utf8_casefold (text, -1);
}

static void
add (PbKnownMovements *self,
     PbRecord         *record)
{
  g_autofree char *plain = describe (record, 0);
  GPtrArray *some = g_hash_table_lookup (self->alike, plain);

  g_hash_table_add (self->days,
                    GINT_TO_POINTER (pb_record_get_day (record, PB_TRANSACTION_DATE)));
  g_hash_table_insert (self->exact, describe (record, PB_TRANSACTION_DESCRIPTION), record);
  if (pb_record_has (record, PB_TRANSACTION_HASH))
    g_hash_table_insert (self->exact, describe (record, PB_TRANSACTION_HASH), record);
  if (some == NULL)
    {
      some = g_ptr_array_new ();
      g_hash_table_insert (self->alike, g_steal_pointer (&plain), some);
    }
  g_ptr_array_add (some, record);
}

PbKnownMovements *
pb_known_movements_new (PbDossier *dossier)
{
  GPtrArray *records = dossier ? pb_dossier_get_records (dossier, PB_KIND_TRANSACTION) : NULL;
  PbKnownMovements *self = g_new0 (PbKnownMovements, 1);

  self->days = g_hash_table_new (NULL, NULL);
  self->exact = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->alike = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_ptr_array_unref);
  self->taken = g_hash_table_new (NULL, NULL);
  for (guint i = 0; records && i < records->len; i++)
    {
      if (g_strcmp0 (pb_record_get_text (records->pdata[i], PB_TRANSACTION_GROUP),
                     pb_dossier_get_group_id (dossier)) == 0)
        add (self, records->pdata[i]);
    }

  return self;
}

void
pb_known_movements_free (PbKnownMovements *self)
{
  g_hash_table_unref (self->days);
  g_hash_table_unref (self->exact);
  g_hash_table_unref (self->alike);
  g_hash_table_unref (self->taken);
  g_free (self);
}

/* Most rows are of days of which nothing is known yet, and need no description. */
static gboolean
is_known_day (PbKnownMovements *self,
              PbRecord         *record)
{
  return g_hash_table_contains (self->days,
                                GINT_TO_POINTER (pb_record_get_day (record,
                                                                    PB_TRANSACTION_DATE)));
}

/* Whether there is one that says the same.  A hash tells more than a description, where the
 * table has any.
 */
gboolean
pb_known_movements_take (PbKnownMovements *self,
                         PbRecord         *record)
{
  g_autofree char *key = NULL;
  PbRecord *known;

  if (!is_known_day (self, record))
    return FALSE;

  key = describe (record, pb_record_has (record, PB_TRANSACTION_HASH)
                            ? PB_TRANSACTION_HASH : PB_TRANSACTION_DESCRIPTION);
  known = g_hash_table_lookup (self->exact, key);
  if (known)
    g_hash_table_add (self->taken, known);

  return known != NULL;
}

/* Both say it, and not the same. */
static gboolean
differ (PbRecord  *record,
        PbRecord  *other,
        PbFieldId  field)
{
  const char *text = pb_record_get_text (record, field);
  const char *word = pb_record_get_text (other, field);

  return text && word && g_ascii_strcasecmp (text, word) != 0;
}

/* One of the same day, amount and direction that no other row is, and that nothing tells to be
 * another one: it may be the same movement in the words of another source.  Ask for it when all
 * rows have been tried to take what says the same.
 */
PbRecord *
pb_known_movements_take_alike (PbKnownMovements *self,
                               PbRecord         *record)
{
  static const PbFieldId telling[] = {
    PB_TRANSACTION_HASH, PB_TRANSACTION_ACCOUNT, PB_TRANSACTION_TO_ACCOUNT,
    PB_TRANSACTION_COUNTERPARTY, PB_TRANSACTION_PARTY_ADDRESS, PB_TRANSACTION_ASSET_ID,
  };
  g_autofree char *key = NULL;
  GPtrArray *some;

  if (!is_known_day (self, record))
    return NULL;

  key = describe (record, 0);
  some = g_hash_table_lookup (self->alike, key);
  for (guint i = 0; some && i < some->len; i++)
    {
      PbRecord *other = some->pdata[i];
      gboolean another = g_hash_table_contains (self->taken, other);

      for (guint j = 0; !another && j < G_N_ELEMENTS (telling); j++)
        another = differ (record, other, telling[j]);
      if (!another)
        {
          g_hash_table_add (self->taken, other);
          return other;
        }
    }

  return NULL;
}
