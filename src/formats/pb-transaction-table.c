/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-transaction-table.h"

#include "formats/pb-known-movements-private.h"
#include "formats/pb-number-reading.h"
#include "formats/pb-own-addresses-private.h"
#include "formats/pb-table-head-private.h"
#include "model/pb-address.h"
#include "model/pb-decimal.h"
#include "model/pb-enums.h"
#include "model/pb-field-value.h"
#include "model/pb-id.h"
#include "model/pb-parts.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include <string.h>

/* How this program marks an amount that moved between own accounts. */
#define MOVED "↔"

/* So many rows are read by one thread at a time. */
#define PART_ROWS 4096

/* The last second of the year 9999. */
#define LAST_SECOND G_GINT64_CONSTANT (253402300799)

typedef struct
{
  const PbTableText *text;
  guint n_rows;
  const PbTableAnswers *answers;
  PbDossier *dossier;
  PbTransactionTable *table;
  PbTableHead head;
  gboolean comma;
  gboolean month_first;
  gboolean has_signs;
  PbOwnAddresses *own;
  GCancellable *cancellable;
} Reader;

/* Who paid whom, where the table says it with addresses. */
typedef struct
{
  gboolean known;
  gboolean own_pays;
  int direction;
  PbRecord *account;
  PbRecord *to_account;
  const char *other;
} Parties;

static const char *
get_cell (const Reader *self,
          guint         row,
          PbColumn      column)
{
  guint place = self->head.places[column];

  return place == PB_NO_COLUMN ? "" : pb_table_text_get_cell (self->text, row, place);
}

static void
ask (Reader     *self,
     PbTableAsk  what)
{
  self->table->asks |= what;
}

/* All dates of a table are written in one way; one that can be read in one way only
 * tells of the others.
 */
static void
settle_dates (Reader *self)
{
  guint n_day_first = 0;
  guint n_month_first = 0;
  guint n_doubtful = 0;

  for (guint row = self->head.n_rows; row < self->n_rows; row++)
    {
      const char *cell = get_cell (self, row, PB_COLUMN_DATE);
      PbDayReading reading = pb_table_read_day (cell);

      if (reading.second != PB_DAY_NONE)
        n_doubtful++;
      else if (reading.first != PB_DAY_NONE && atoi (cell) > 12)
        n_day_first++;
      else if (reading.first != PB_DAY_NONE)
        n_month_first++;
    }

  self->month_first = n_month_first > 0 && n_day_first == 0;
  if (self->answers->answered & PB_TABLE_ASK_DATES)
    self->month_first = self->answers->month_first;
  if (n_doubtful > 0 && (n_day_first > 0) == (n_month_first > 0))
    ask (self, PB_TABLE_ASK_DATES);
}

static void
settle_numbers (Reader *self)
{
  static const PbColumn with_numbers[] = {
    PB_COLUMN_AMOUNT, PB_COLUMN_IN, PB_COLUMN_OUT, PB_COLUMN_FEE,
  };
  guint n_point = 0;
  guint n_comma = 0;
  guint n_doubtful = 0;

  for (guint row = self->head.n_rows; row < self->n_rows; row++)
    for (guint i = 0; i < G_N_ELEMENTS (with_numbers); i++)
      {
        const char *cell = get_cell (self, row, with_numbers[i]);
        g_auto(PbNumberReading) number = { NULL, NULL, NULL };

        if (*cell == '\0')
          continue;
        if (g_str_has_prefix (cell, MOVED))
          cell += strlen (MOVED);
        pb_number_reading_parse (cell, &number);
        n_doubtful += pb_number_reading_is_doubtful (&number);
        n_point += number.point && !number.comma;
        n_comma += number.comma && !number.point;
        self->has_signs |= (number.point && number.point[0] == '-') ||
                           (number.comma && number.comma[0] == '-');
      }

  self->comma = n_comma > 0 && n_point == 0;
  if (self->answers->answered & PB_TABLE_ASK_NUMBERS)
    self->comma = self->answers->comma;
  if (n_doubtful > 0 && (n_point > 0) == (n_comma > 0))
    ask (self, PB_TABLE_ASK_NUMBERS);
}

/* Whether something is left open that nobody has answered. */
static gboolean
is_open (const Reader *self,
         PbTableAsk    what)
{
  return (self->table->asks & what) && !(self->answers->answered & what);
}

static char *
read_number (const Reader *self,
             const char   *cell,
             char        **unit)
{
  g_auto(PbNumberReading) number = { NULL, NULL, NULL };
  char *value;

  pb_number_reading_parse (cell, &number);
  if (unit)
    *unit = g_steal_pointer (&number.unit);

  /* Where the way of the table does not fit, there is one other. */
  if (self->comma)
    value = number.comma ? g_steal_pointer (&number.comma) : g_steal_pointer (&number.point);
  else
    value = number.point ? g_steal_pointer (&number.point) : g_steal_pointer (&number.comma);

  return value;
}

static int
read_direction (const char *word)
{
  static const char * const in[] = { "in", "credit", "received", "deposit", "income", "paid in",
                                     NULL };
  static const char * const out[] = { "out", "debit", "sent", "paid", "spent", "withdrawal",
                                      "expense", "paid out", NULL };
  static const char * const internal[] = { "internal", "transfer", "move", NULL };
  g_autofree char *folded = g_utf8_casefold (word, -1);
  GType type = pb_transaction_direction_get_type ();

  if (g_strv_contains (in, folded))
    return PB_TRANSACTION_DIRECTION_IN;
  if (g_strv_contains (out, folded))
    return PB_TRANSACTION_DIRECTION_OUT;
  if (g_strv_contains (internal, folded))
    return PB_TRANSACTION_DIRECTION_INTERNAL;

  for (int value = PB_TRANSACTION_DIRECTION_IN; value <= PB_TRANSACTION_DIRECTION_INTERNAL; value++)
    {
      g_autofree char *label = g_utf8_casefold (pb_enum_get_label (type, value), -1);

      if (g_str_equal (label, folded))
        return value;
    }

  return -1;
}

/* A row under construction. */
typedef struct
{
  char *amount;
  char *unit;
  int direction;
} Money;

static void
money_clear (Money *self)
{
  g_clear_pointer (&self->amount, g_free);
  g_clear_pointer (&self->unit, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Money, money_clear)

/* An address of the group on one side tells which way it went; on both, it only moved. */
static void
read_parties (Reader  *self,
              guint    row,
              Parties *parties)
{
  const char *from = get_cell (self, row, PB_COLUMN_FROM);
  const char *to = get_cell (self, row, PB_COLUMN_TO);
  const char *own = get_cell (self, row, PB_COLUMN_OWN);
  gboolean own_gets = FALSE;

  *parties = (Parties) { .direction = -1 };
  if (*from && *to)
    {
      parties->own_pays = pb_own_addresses_find (self->own, from, own, &parties->account);
      own_gets = pb_own_addresses_find (self->own, to, own, &parties->to_account);
    }
  parties->known = parties->own_pays || own_gets;

  if (parties->own_pays && own_gets)
    {
      parties->direction = PB_TRANSACTION_DIRECTION_INTERNAL;
    }
  else if (own_gets)
    {
      parties->direction = PB_TRANSACTION_DIRECTION_IN;
      parties->account = parties->to_account;
      parties->to_account = NULL;
      parties->other = from;
    }
  else
    {
      if (parties->own_pays)
        parties->direction = PB_TRANSACTION_DIRECTION_OUT;
      parties->other = to;
    }
}

/* The amount without its sign, and which way it went. */
static void
read_money (Reader        *self,
            guint          row,
            const Parties *parties,
            Money         *money)
{
  const char *in = get_cell (self, row, PB_COLUMN_IN);
  const char *out = get_cell (self, row, PB_COLUMN_OUT);
  const char *cell = get_cell (self, row, PB_COLUMN_AMOUNT);
  const char *word = get_cell (self, row, PB_COLUMN_DIRECTION);
  gboolean negative;

  money->direction = *word ? read_direction (word) : -1;
  if (*cell == '\0' && *in && strpbrk (in, "123456789"))
    {
      cell = in;
      money->direction = PB_TRANSACTION_DIRECTION_IN;
    }
  else if (*cell == '\0' && *out)
    {
      cell = out;
      money->direction = PB_TRANSACTION_DIRECTION_OUT;
    }

  if (g_str_has_prefix (cell, MOVED))
    {
      cell += strlen (MOVED);
      money->direction = PB_TRANSACTION_DIRECTION_INTERNAL;
    }
  if (parties->direction >= 0)
    money->direction = parties->direction;
  money->amount = read_number (self, cell, &money->unit);
  negative = money->amount && money->amount[0] == '-';
  if (negative)
    memmove (money->amount, money->amount + 1, strlen (money->amount));
  if (money->direction >= 0 || money->amount == NULL)
    return;

  if (negative)
    money->direction = PB_TRANSACTION_DIRECTION_OUT;
  else if (self->has_signs)
    money->direction = PB_TRANSACTION_DIRECTION_IN;
  else
    {
      ask (self, PB_TABLE_ASK_DIRECTION);
      if (self->answers->answered & PB_TABLE_ASK_DIRECTION)
        money->direction = self->answers->received ? PB_TRANSACTION_DIRECTION_IN
                                                   : PB_TRANSACTION_DIRECTION_OUT;
    }
}

static gboolean
set_field (PbRecord    *record,
           PbFieldId    field,
           const char  *text,
           char       **problem)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) value = NULL;
  g_autofree char *line = NULL;

  if (text == NULL || *text == '\0')
    return TRUE;

  /* What a bank writes below each other is one description. */
  if (strpbrk (text, "\r\n") && pb_field_get_info (field)->type == PB_TYPE_TEXT)
    {
      g_auto(GStrv) words = g_strsplit_set (text, "\r\n", -1);
      g_autoptr(GStrvBuilder) kept = g_strv_builder_new ();
      g_auto(GStrv) filled = NULL;

      for (guint i = 0; words[i]; i++)
        {
          if (*g_strstrip (words[i]))
            g_strv_builder_add (kept, words[i]);
        }
      filled = g_strv_builder_end (kept);
      text = line = g_strjoinv (" ", filled);
    }

  value = pb_field_parse (field, text, &error);
  if (value)
    pb_record_set_value (record, field, value);
  else if (error)
    *problem = g_strdup (error->message);

  return value != NULL;
}

/* Seconds since 1970, as explorers write them. */
static PbDay
read_moment (const char *text)
{
  gint64 seconds;

  if (!g_ascii_string_to_signed (text, 10, 0, LAST_SECOND, &seconds, NULL))
    return PB_DAY_NONE;

  return pb_day_from_instant (seconds * G_USEC_PER_SEC);
}

static char *
read_date (Reader   *self,
           PbRecord *record,
           guint     row)
{
  const char *cell = get_cell (self, row, PB_COLUMN_DATE);
  const char *moment = get_cell (self, row, PB_COLUMN_MOMENT);
  PbDayReading reading = pb_table_read_day (cell);
  PbDay day = reading.day;

  if (*moment)
    day = read_moment (moment);
  else if (*cell == '\0')
    return g_strdup (_("There is no date."));
  if (day == PB_DAY_NONE && reading.second != PB_DAY_NONE)
    {
      if (is_open (self, PB_TABLE_ASK_DATES))
        /* Translators: a date that can be read in two ways. */
        return g_strdup_printf (_("“%s” can be two days."), cell);
      day = self->month_first ? reading.second : reading.first;
    }
  else if (day == PB_DAY_NONE)
    {
      day = reading.first;
    }
  if (day == PB_DAY_NONE)
    return g_strdup_printf (_("“%s” is not a date."), *cell ? cell : moment);

  pb_record_set_value (record, PB_TRANSACTION_DATE, g_variant_new_int32 (day));

  return NULL;
}

static char *
read_amount (Reader        *self,
             PbRecord      *record,
             guint          row,
             const Parties *parties)
{
  g_auto(Money) money = { NULL, NULL, -1 };
  const char *asset = get_cell (self, row, PB_COLUMN_ASSET);
  const char *cell = get_cell (self, row, PB_COLUMN_AMOUNT);
  char *problem = NULL;

  read_money (self, row, parties, &money);
  if (money.amount == NULL)
    return *cell ? g_strdup_printf (_("“%s” is not an amount."), cell)
                 : g_strdup (_("There is no amount."));
  if (is_open (self, PB_TABLE_ASK_NUMBERS))
    return g_strdup_printf (_("“%s” can be two amounts."), cell);
  if (money.direction < 0)
    return g_strdup (_("It is not said whether it was paid or received."));

  if (*asset == '\0')
    asset = money.unit ? money.unit : self->head.symbol;
  if (asset == NULL || *asset == '\0')
    {
      ask (self, PB_TABLE_ASK_ASSET);
      asset = self->answers->asset;
    }
  if (asset == NULL || *asset == '\0')
    return g_strdup (_("It is not said what the amount is in."));
  if (g_str_equal (asset, "€"))
    asset = "EUR";

  pb_record_set_value (record, PB_TRANSACTION_DIRECTION,
                       g_variant_new_string (pb_enum_get_nick (
                         pb_transaction_direction_get_type (), money.direction)));
  if (set_field (record, PB_TRANSACTION_AMOUNT, money.amount, &problem))
    set_field (record, PB_TRANSACTION_ASSET, asset, &problem);

  return problem;
}

static void
set_ref (PbRecord  *record,
         PbFieldId  field,
         PbRecord  *to)
{
  if (to)
    pb_record_set_value (record, field, g_variant_new_string (pb_record_get_id (to)));
}

/* What is good to know and not worth leaving a row out for. */
static void
set_if_right (PbRecord   *record,
              PbFieldId   field,
              const char *text)
{
  g_autofree char *problem = NULL;

  set_field (record, field, text, &problem);
}

static void
set_parties (Reader        *self,
             PbRecord      *record,
             guint          row,
             const Parties *parties)
{
  const char *contract = get_cell (self, row, PB_COLUMN_CONTRACT);
  const char *chain = pb_own_addresses_get_chain (self->own, parties->account);

  set_ref (record, PB_TRANSACTION_ACCOUNT, parties->account);
  set_ref (record, PB_TRANSACTION_TO_ACCOUNT, parties->to_account);
  if (parties->other && pb_evm_address_is_valid (parties->other))
    set_if_right (record, PB_TRANSACTION_PARTY_ADDRESS, parties->other);
  else if (parties->other && !pb_record_has (record, PB_TRANSACTION_COUNTERPARTY))
    set_if_right (record, PB_TRANSACTION_COUNTERPARTY, parties->other);
  if (chain && pb_evm_address_is_valid (contract))
    {
      g_autofree char *id = g_strdup_printf ("%s/erc20:%s", chain, contract);

      set_if_right (record, PB_TRANSACTION_ASSET_ID, id);
    }
  set_if_right (record, PB_TRANSACTION_BLOCK, get_cell (self, row, PB_COLUMN_BLOCK));
}

/* Explorers write nothing, or 0, or 1 for what went well, and else what went wrong. */
static gboolean
has_failed (const Reader *self,
            guint         row)
{
  g_autofree char *status = g_utf8_casefold (get_cell (self, row, PB_COLUMN_STATUS), -1);

  return *get_cell (self, row, PB_COLUMN_ERROR) || g_str_has_prefix (status, "err") ||
         g_str_has_prefix (status, "fail") || g_str_has_prefix (status, "revert");
}

static char *
read_rest (Reader        *self,
           PbRecord      *record,
           guint          row,
           const Parties *parties)
{
  static const PbColumn rest[] = {
    PB_COLUMN_DESCRIPTION, PB_COLUMN_PARTY, PB_COLUMN_CATEGORY, PB_COLUMN_HASH,
  };
  g_autofree char *fee = NULL;
  char *problem = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rest); i++)
    {
      if (!set_field (record, pb_column_get_field (rest[i]), get_cell (self, row, rest[i]),
                      &problem))
        return problem;
    }
  set_parties (self, record, row, parties);
  if (has_failed (self, row))
    pb_record_set_value (record, PB_TRANSACTION_FAILED, g_variant_new_boolean (TRUE));

  /* Whoever sends pays the fee. */
  if (parties->known && !parties->own_pays)
    return NULL;
  fee = read_number (self, get_cell (self, row, PB_COLUMN_FEE), NULL);
  if (fee && strpbrk (fee, "123456789") &&
      set_field (record, PB_TRANSACTION_FEE, fee[0] == '-' ? fee + 1 : fee, &problem))
    set_if_right (record, PB_TRANSACTION_FEE_ASSET, self->head.fee_symbol);

  return problem;
}

static void
read_row (Reader *self,
          guint   row)
{
  PbTransactionRow *read = g_new0 (PbTransactionRow, 1);
  g_autofree char *id = pb_id_new ();
  g_autoptr(PbRecord) record = pb_record_new (PB_KIND_TRANSACTION, id);
  Parties parties;

  read->line = pb_table_text_get_line (self->text, row);
  g_ptr_array_add (self->table->rows, read);

  read_parties (self, row, &parties);
  read->problem = read_date (self, record, row);
  if (read->problem == NULL)
    read->problem = read_amount (self, record, row, &parties);
  if (read->problem == NULL)
    read->problem = read_rest (self, record, row, &parties);
  if (read->problem)
    return;

  read->record = g_steal_pointer (&record);
}

/* What the threads share: the table of each part begins as that of all. */
typedef struct
{
  const Reader *reader;
  PbTransactionTable *tables;
} Reading;

static void
read_part (guint    part,
           guint    from,
           guint    to,
           gpointer user_data)
{
  Reading *reading = user_data;
  PbTransactionTable *table = &reading->tables[part];
  Reader reader = *reading->reader;

  table->asks = reader.table->asks;
  table->rows = g_ptr_array_new ();
  reader.table = table;
  for (guint i = from; i < to && !g_cancellable_is_cancelled (reader.cancellable); i++)
    read_row (&reader, reader.head.n_rows + i);
}

/* Rows say nothing of each other, so that all processors read some. */
static void
read_rows (Reader *self)
{
  guint n = self->n_rows - MIN (self->head.n_rows, self->n_rows);
  guint n_parts = pb_parts_count (n, PART_ROWS);
  g_autofree PbTransactionTable *tables = g_new0 (PbTransactionTable, n_parts);
  Reading reading = { self, tables };

  pb_parts_run (n, PART_ROWS, read_part, &reading);
  for (guint i = 0; i < n_parts; i++)
    {
      self->table->asks |= tables[i].asks;
      g_ptr_array_extend_and_steal (self->table->rows, tables[i].rows);
    }
}

/* The rows of one transaction are told apart by their places in it. */
static void
set_positions (GPtrArray *rows)
{
  g_autoptr(GHashTable) n_rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      PbTransactionRow *row = rows->pdata[i];
      const char *hash = row->record ? pb_record_get_text (row->record, PB_TRANSACTION_HASH) : NULL;
      guint n;

      if (hash == NULL)
        continue;

      n = GPOINTER_TO_UINT (g_hash_table_lookup (n_rows, hash));
      if (n > 0)
        pb_record_set_value (row->record, PB_TRANSACTION_POSITION, g_variant_new_int64 (n));
      g_hash_table_insert (n_rows, g_strdup (hash), GUINT_TO_POINTER (n + 1));
    }
}

/* Finds what the group has already.  Once all rows have what says the same, the others may have
 * what only looks alike.
 */
static void
find_known (PbTransactionTable *table,
            PbDossier          *dossier)
{
  PbKnownMovements *known = pb_known_movements_new (dossier);

  for (guint i = 0; i < table->rows->len; i++)
    {
      PbTransactionRow *row = table->rows->pdata[i];

      if (row->record == NULL)
        continue;

      row->known = pb_known_movements_take (known, row->record);
      table->n_new += !row->known;
    }

  for (guint i = 0; i < table->rows->len; i++)
    {
      PbTransactionRow *row = table->rows->pdata[i];
      PbRecord *alike = row->record && !row->known
                          ? pb_known_movements_take_alike (known, row->record) : NULL;

      if (alike)
        row->alike = g_object_ref (alike);
    }
  pb_known_movements_free (known);
}

static void
transaction_row_free (PbTransactionRow *self)
{
  g_clear_object (&self->record);
  g_clear_object (&self->alike);
  g_free (self->problem);
  g_free (self);
}

/**
 * pb_transaction_table_read:
 * @text: a table, in UTF-8
 * @length: how many bytes it has, or -1 where it ends with a zero
 * @file_name: (nullable): the name of the file that it comes from; that of a
 *   multisig's file names the chain
 * @answers: (nullable): what somebody said about it before
 * @dossier: (nullable): the group, to find what it has already
 * @cancellable: (nullable): a #GCancellable
 *
 * Reads what was copied from a spreadsheet, or the file of a bank, of a multisig, of
 * an explorer of blocks or of a fiscal host, as transactions.  The columns are known
 * by their names, in the words of those and of this program, or else by what is in
 * the first row; accounts by their addresses.  What can be meant in two ways is not
 * guessed but asked.  It may run on any thread.
 *
 * Returns: (transfer full): what was understood
 */
PbTransactionTable *
pb_transaction_table_read (const char           *text,
                           gssize                length,
                           const char           *file_name,
                           const PbTableAnswers *answers,
                           PbDossier            *dossier,
                           GCancellable         *cancellable)
{
  static const PbTableAnswers none = { 0 };
  PbTransactionTable *table = g_new0 (PbTransactionTable, 1);
  g_autoptr(PbTableText) cells = NULL;
  Reader reader = {
    .answers = answers ? answers : &none,
    .dossier = dossier,
    .table = table,
    .cancellable = cancellable,
  };

  g_return_val_if_fail (text != NULL, table);

  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) transaction_row_free);
  cells = pb_table_text_new (text, length);
  reader.text = cells;
  reader.n_rows = MIN (pb_table_text_get_n_rows (cells), PB_TRANSACTION_TABLE_MAX_ROWS);
  table->n_left_out = pb_table_text_get_n_rows (cells) - reader.n_rows;
  pb_table_head_read (&reader.head, cells);
  table->understood = pb_table_head_describe (&reader.head);
  reader.own = pb_own_addresses_new (dossier, file_name);
  settle_dates (&reader);
  settle_numbers (&reader);
  read_rows (&reader);
  set_positions (table->rows);
  find_known (table, dossier);
  pb_own_addresses_free (reader.own);
  pb_table_head_clear (&reader.head);

  return table;
}

/**
 * pb_transaction_table_free:
 * @self: a table
 *
 * Frees @self.
 */
void
pb_transaction_table_free (PbTransactionTable *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self->understood);
  g_free (self);
}
