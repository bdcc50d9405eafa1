/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-transaction-format.h"

#include "formats/pb-drafts-private.h"
#include "formats/pb-proposal-private.h"
#include "formats/pb-table-head-private.h"
#include "formats/pb-table-text.h"
#include "formats/pb-transaction-table.h"
#include "model/pb-address.h"
#include "model/pb-field-value.h"
#include "model/pb-id.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include <string.h>

/* The files of a multisig, of an explorer of blocks, of a fiscal host or of a bank as
 * one format among others, for whoever imports files and not tables.
 */

/* Enough of a large file to see what it is. */
#define PROBE_BYTES (32 * 1024)

typedef struct
{
  char *text;
  char *file_name;
  PbImportContext *context;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_free (self->text);
  g_free (self->file_name);
  g_object_unref (self->context);
  g_free (self);
}

static int
probe (GBytes     *bytes,
       const char *file_name)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr(PbTableText) text = NULL;
  PbTableHead head;
  gboolean fits;
  guint n_rows;

  if (size == 0 || *data == '{' || *data == '[')
    return 0;
  text = pb_table_text_new (data, MIN (size, PROBE_BYTES));
  if (pb_table_text_get_n_rows (text) < 2 || pb_table_text_get_width (text) < 2)
    return 0;

  pb_table_head_read (&head, text);
  n_rows = head.n_rows;
  fits = (pb_table_head_has (&head, PB_COLUMN_DATE) ||
          pb_table_head_has (&head, PB_COLUMN_MOMENT)) &&
         (pb_table_head_has (&head, PB_COLUMN_AMOUNT) ||
          pb_table_head_has (&head, PB_COLUMN_IN) || pb_table_head_has (&head, PB_COLUMN_OUT));
  pb_table_head_clear (&head);

  return fits && n_rows > 0 ? 60 : 0;
}

/* What somebody chose before. */
static void
read_answers (PbImportContext *context,
              PbTableAnswers  *answers)
{
  const char *dates = pb_import_context_get_choice (context, "dates");
  const char *decimals = pb_import_context_get_choice (context, "decimals");
  const char *direction = pb_import_context_get_choice (context, "direction");

  *answers = (PbTableAnswers) { .asset = pb_import_context_get_choice (context, "asset") };
  if (dates)
    {
      answers->answered |= PB_TABLE_ASK_DATES;
      answers->month_first = g_str_equal (dates, "month-first");
    }
  if (decimals)
    {
      answers->answered |= PB_TABLE_ASK_NUMBERS;
      answers->comma = g_str_equal (decimals, "comma");
    }
  if (direction)
    {
      answers->answered |= PB_TABLE_ASK_DIRECTION;
      answers->received = g_str_equal (direction, "in");
    }
  if (answers->asset)
    answers->answered |= PB_TABLE_ASK_ASSET;
}

static PbDossier *
make_dossier (PbImportContext *context,
              const char      *group_id)
{
  static const PbKind kinds[] = { PB_KIND_GROUP, PB_KIND_ACCOUNT, PB_KIND_TRANSACTION };
  PbRecord *group = pb_import_context_lookup (context, group_id);
  PbDossier *dossier;

  if (group == NULL)
    return NULL;

  dossier = pb_dossier_new (group, pb_import_context_get_today (context));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GPtrArray *records = pb_import_context_get_kind (context, kinds[i]);

      for (guint j = 0; j < records->len; j++)
        pb_dossier_add (dossier, records->pdata[j]);
    }
  pb_dossier_seal (dossier);

  return dossier;
}

/* The same row has the same identifier each time; rows that say the same are told
 * apart by their number.
 */
static PbRecord *
copy_row (PbRecord   *row,
          const char *group_id,
          GHashTable *seen,
          const char *file_name)
{
  g_autoptr(GString) name = g_string_new ("transaction");
  g_autofree char *source = NULL;
  g_autofree char *id = NULL;
  const PbFieldInfo *info;
  PbRecord *record;
  guint n;

  for (guint i = 0; (info = pb_kind_get_nth_field (PB_KIND_TRANSACTION, i)); i++)
    {
      g_autofree char *text = pb_field_to_text (info->id, pb_record_get_value (row, info->id));

      g_string_append_printf (name, "\n%s", text ? text : "");
    }
  n = GPOINTER_TO_UINT (g_hash_table_lookup (seen, name->str)) + 1;
  g_hash_table_insert (seen, g_strdup (name->str), GUINT_TO_POINTER (n));
  if (n > 1)
    g_string_append_printf (name, "\n%u", n);

  id = pb_id_derive (group_id, name->str);
  record = pb_record_new (PB_KIND_TRANSACTION, id);
  for (guint i = 0; (info = pb_kind_get_nth_field (PB_KIND_TRANSACTION, i)); i++)
    {
      GVariant *value = pb_record_get_value (row, info->id);

      if (value)
        pb_record_set_value (record, info->id, value);
    }
  pb_record_set_value (record, PB_TRANSACTION_GROUP, g_variant_new_string (group_id));
  source = g_strdup_printf ("import: transactions, %s", file_name);
  pb_record_set_value (record, PB_COMMON_SOURCE, g_variant_new_string (source));

  return record;
}

static void
say (PbProposal        *proposal,
     PbFindingSeverity  severity,
     guint              line,
     const char        *sentence)
{
  pb_proposal_add_finding (proposal, pb_finding_new (severity, line, sentence));
}

static void
say_asks (PbProposal *proposal,
          PbTableAsk  asks)
{
  if (asks & PB_TABLE_ASK_DATES)
    say (proposal, PB_FINDING_PROBLEM, 1,
         _("It cannot be seen whether the day or the month comes first. Dates that can be two "
           "days are left out until somebody says it."));
  if (asks & PB_TABLE_ASK_NUMBERS)
    say (proposal, PB_FINDING_PROBLEM, 1,
         _("It cannot be seen whether a point or a comma is before the decimals. Numbers that "
           "can be two are left out until somebody says it."));
  if (asks & PB_TABLE_ASK_DIRECTION)
    say (proposal, PB_FINDING_PROBLEM, 1,
         _("It cannot be seen whether the amounts were paid or received."));
  if (asks & PB_TABLE_ASK_ASSET)
    say (proposal, PB_FINDING_PROBLEM, 1, _("It cannot be seen what the amounts are in."));
}

static void
add_group (PbProposal      *proposal,
           PbImportContext *context)
{
  const char *group_id = pb_proposal_get_group_id (proposal);
  PbRecord *before = pb_import_context_lookup (context, group_id);
  g_autoptr(PbRecord) group = before ? pb_record_copy (before)
                                     : pb_record_new (PB_KIND_GROUP, group_id);

  if (before == NULL)
    {
      pb_record_set_value (group, PB_GROUP_NAME,
                           g_variant_new_string (pb_proposal_get_group_name (proposal)));
      pb_record_set_value (group, PB_GROUP_OWN, g_variant_new_boolean (TRUE));
    }
  pb_proposal_add_item (proposal, pb_proposal_item_new (group, before, 0, NULL));
}

/* Counted twice is worse than asked for: what may be there in other words is left out until
 * somebody says that it is another one.
 */
static void
leave_out_alike (PbProposal             *proposal,
                 PbProposalItem         *item,
                 const PbTransactionRow *row)
{
  const char *words = pb_record_get_text (row->alike, PB_TRANSACTION_DESCRIPTION);
  g_autofree char *day = pb_day_to_locale (pb_record_get_day (row->alike, PB_TRANSACTION_DATE));
  g_autofree char *sentence = NULL;

  if (words == NULL)
    words = pb_record_get_text (row->alike, PB_TRANSACTION_COUNTERPARTY);
  /* Translators: a day, then what a transaction is called. */
  sentence = g_strdup_printf (_("This may be the transaction of %s that is there already, “%s”: "
                                "the amount is the same. It is left out unless you choose it."),
                              day, words ? words : "–");
  say (proposal, PB_FINDING_WARNING, row->line, sentence);
  pb_proposal_item_set_accepted (item, FALSE);
}

static void
build (PbProposal *proposal,
       gpointer    user_data)
{
  Reading *self = user_data;
  const char *group_id = pb_proposal_get_group_id (proposal);
  g_autoptr(PbDossier) dossier = make_dossier (self->context, group_id);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(PbTransactionTable) table = NULL;
  PbTableAnswers answers;
  guint n_known = 0;

  read_answers (self->context, &answers);
  table = pb_transaction_table_read (self->text, -1, self->file_name, &answers, dossier, NULL);
  add_group (proposal, self->context);
  say_asks (proposal, table->asks & ~answers.answered);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const PbTransactionRow *row = table->rows->pdata[i];
      g_autoptr(PbRecord) record = NULL;
      PbProposalItem *item;

      if (row->problem)
        say (proposal, PB_FINDING_PROBLEM, row->line, row->problem);
      n_known += row->known;
      if (row->record == NULL || row->known)
        continue;

      record = copy_row (row->record, group_id, seen, self->file_name);
      item = pb_proposal_item_new (record, NULL, row->line, NULL);
      pb_proposal_add_item (proposal, item);
      if (row->alike)
        leave_out_alike (proposal, item, row);
    }

  if (n_known > 0)
    {
      g_autofree char *sentence = NULL;

      /* Translators: how many transactions. */
      sentence = g_strdup_printf (ngettext ("%u transaction is there already.",
                                            "%u transactions are there already.", n_known),
                                  n_known);
      say (proposal, PB_FINDING_NOTE, 0, sentence);
    }
  if (table->n_left_out > 0)
    {
      g_autofree char *sentence = NULL;

      /* Translators: how many rows. */
      sentence = g_strdup_printf (ngettext ("%u row is more than are read at once.",
                                            "%u rows are more than are read at once.",
                                            table->n_left_out), table->n_left_out);
      say (proposal, PB_FINDING_PROBLEM, 0, sentence);
    }
}

/* The group with an account that the file names, else the only one that is ours. */
static const char *
find_group (PbImportContext *context,
            const char      *text)
{
  GPtrArray *accounts = pb_import_context_get_kind (context, PB_KIND_ACCOUNT);
  g_autofree char *folded = g_ascii_strdown (text, MIN (strlen (text), PROBE_BYTES));

  for (guint i = 0; i < accounts->len; i++)
    {
      const char *address = pb_record_get_text (accounts->pdata[i], PB_ACCOUNT_ADDRESS);
      const char *colon = address ? strrchr (address, ':') : NULL;
      g_autofree char *plain = address ? g_ascii_strdown (colon ? colon + 1 : address, -1) : NULL;

      if (plain && pb_evm_address_is_valid (plain) && strstr (folded, plain))
        return pb_record_get_text (accounts->pdata[i], PB_ACCOUNT_GROUP);
    }

  return pb_drafts_find_group (context, NULL, NULL);
}

static PbProposal *
read_transactions (GBytes           *bytes,
                   const char       *file_name,
                   PbImportContext  *context,
                   GError          **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  Reading *self = g_new0 (Reading, 1);
  g_autofree char *title = NULL;
  PbProposal *proposal;

  self->text = g_strndup (data, size);
  self->file_name = g_strdup (file_name);
  self->context = g_object_ref (context);
  /* Translators: the name of a file; what the user did, as the history lists it. */
  title = g_strdup_printf (_("Import “%s”"), file_name);
  proposal = pb_proposal_new (title, file_name, pb_transaction_format.name, context);
  pb_proposal_set_builder (proposal, build, self, reading_free);
  pb_proposal_start (proposal, find_group (context, self->text), file_name);

  return proposal;
}

const PbFormat pb_transaction_format = {
  .name = "transactions",
  .label = N_("Transactions"),
  .suffixes = ".csv .tsv .txt",
  .choices = "dates decimals direction asset",
  .probe = probe,
  .read = read_transactions,
};
