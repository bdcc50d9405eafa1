/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-verdict-private.h"

#include "framework/pb-i18n-private.h"
#include "framework/pb-result-private.h"
#include "model/pb-id.h"

/* A result names the records that it rests on so that people can open them;
 * nobody opens more than this, and the numbers count all of them.
 */
#define MAX_RECORDS 200

void
pb_verdict_init (PbVerdict   *self,
                 PbStatement *statement)
{
  self->statement = statement;
  self->value = PB_RESULT_UNKNOWN;
  self->outside = FALSE;
  self->reason = g_string_new (NULL);
  self->numbers = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_number_free);
  self->records = g_ptr_array_new ();
  self->seen = g_hash_table_new (pb_id_hash, g_str_equal);
}

void
pb_verdict_clear (PbVerdict *self)
{
  g_string_free (g_steal_pointer (&self->reason), TRUE);
  g_clear_pointer (&self->numbers, g_ptr_array_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->seen, g_hash_table_unref);
}

/*
 * pb_verdict_say:
 *
 * Adds a whole sentence to the reason.
 */
void
pb_verdict_say (PbVerdict  *self,
                const char *format,
                ...)
{
  va_list args;

  if (self->reason->len > 0)
    g_string_append_c (self->reason, ' ');

  va_start (args, format);
  g_string_append_vprintf (self->reason, format, args);
  va_end (args);
}

void
pb_verdict_number (PbVerdict  *self,
                   const char *label,
                   const char *value)
{
  PbNumber *number = g_new0 (PbNumber, 1);

  number->label = g_strdup (label);
  number->value = g_strdup (value);
  g_ptr_array_add (self->numbers, number);
}

void
pb_verdict_count (PbVerdict  *self,
                  const char *label,
                  guint       n)
{
  g_autofree char *value = g_strdup_printf ("%u", n);

  pb_verdict_number (self, label, value);
}

void
pb_verdict_share (PbVerdict  *self,
                  const char *label,
                  guint       k,
                  guint       n)
{
  /* Translators: so many of so many, for example “3 of 5”. */
  g_autofree char *value = g_strdup_printf (_("%u of %u"), k, n);

  pb_verdict_number (self, label, value);
}

void
pb_verdict_day (PbVerdict  *self,
                const char *label,
                PbDay       day)
{
  g_autofree char *value = pb_day_to_locale (day);

  pb_verdict_number (self, label, value);
}

void
pb_verdict_record (PbVerdict *self,
                   PbRecord  *record)
{
  const char *id = pb_record_get_id (record);

  if (self->records->len < MAX_RECORDS && g_hash_table_add (self->seen, (gpointer) id))
    g_ptr_array_add (self->records, (gpointer) id);
}

void
pb_verdict_records (PbVerdict *self,
                    GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    pb_verdict_record (self, records->pdata[i]);
}
