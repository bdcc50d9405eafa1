/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-transaction-table.h"

#include "formats/pb-day-reading.h"
#include "formats/pb-number-reading.h"
#include "formats/pb-table-text.h"
#include "model/pb-decimal.h"
#include "model/pb-enums.h"
#include "model/pb-field-value.h"
#include "model/pb-id.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include <string.h>

/* The columns that are understood. */
typedef enum
{
  COLUMN_DATE,
  COLUMN_AMOUNT,
  COLUMN_IN,
  COLUMN_OUT,
  COLUMN_ASSET,
  COLUMN_DIRECTION,
  COLUMN_DESCRIPTION,
  COLUMN_PARTY,
  COLUMN_CATEGORY,
  COLUMN_FEE,
  COLUMN_HASH,
  N_COLUMNS,
} Column;

#define NO_COLUMN G_MAXUINT

/* What people, banks and other programs call them, in small letters. */
static const struct
{
  PbFieldId field;
  const char *names;
} columns[N_COLUMNS] = {
  [COLUMN_DATE] = { PB_TRANSACTION_DATE,
                    "date|day|datetime|date & time|date (utc)|datetime (utc)|executed at|"
                    "booking date|value date|transaction date|datum|buchungstag|fecha" },
  [COLUMN_AMOUNT] = { PB_TRANSACTION_AMOUNT,
                      "amount|value|sum|total|quantity|net amount|netamount|amount single column|"
                      "tokenvalue|betrag|importe" },
  [COLUMN_IN] = { 0, "in|paid in|received|deposit|money in|credit|income" },
  [COLUMN_OUT] = { 0, "out|paid out|spent|withdrawal|money out|debit|expense" },
  [COLUMN_ASSET] = { PB_TRANSACTION_ASSET,
                     "asset|currency|token|symbol|asset symbol|tokensymbol|währung|moneda" },
  [COLUMN_DIRECTION] = { PB_TRANSACTION_DIRECTION, "direction|type|credit/debit" },
  [COLUMN_DESCRIPTION] = { PB_TRANSACTION_DESCRIPTION,
                           "description|memo|note|details|purpose|reference|text|"
                           "verwendungszweck|concepto" },
  [COLUMN_PARTY] = { PB_TRANSACTION_COUNTERPARTY,
                     "other party|party|payee|counterparty|name|recipient|payer|beneficiary|to|"
                     "opposite account name" },
  [COLUMN_CATEGORY] = { PB_TRANSACTION_CATEGORY, "category|kind|expense type|expensetype" },
  [COLUMN_FEE] = { PB_TRANSACTION_FEE, "fee|fees|gas fee" },
  [COLUMN_HASH] = { PB_TRANSACTION_HASH, "hash|transaction hash|txhash|tx hash|transaction id" },
};

typedef struct
{
  const PbTableText *text;
  guint n_rows;
  const PbTableAnswers *answers;
  PbDossier *dossier;
  PbTransactionTable *table;
  guint places[N_COLUMNS];
  guint first; /* the first row behind the head */
  gboolean comma;
  gboolean month_first;
  gboolean has_signs;
  GHashTable *known;
} Reader;

static const char *
get_cell (const Reader *self,
          guint         row,
          Column        column)
{
  return self->places[column] == NO_COLUMN
           ? "" : pb_table_text_get_cell (self->text, row, self->places[column]);
}

static gboolean
has (const Reader *self,
     Column        column)
{
  return self->places[column] != NO_COLUMN;
}

/* A day without the hour that may stand behind it. */
static PbDayReading
read_day (const char *text)
{
  g_autofree char *day = g_strdup (text);
  char *colon = strchr (day, ':');

  if (colon)
    {
      while (colon > day && strchr (" T,", *colon) == NULL)
        colon--;
      *colon = '\0';
    }

  return pb_day_reading_parse (day);
}

static gboolean
is_day (const char *text)
{
  PbDayReading reading = read_day (text);

  return reading.day != PB_DAY_NONE || reading.first != PB_DAY_NONE;
}

static gboolean
is_named (const char *cell,
          Column      column)
{
  g_autofree char *name = g_utf8_casefold (cell, -1);
  g_autofree char *label = columns[column].field
                             ? g_utf8_casefold (pb_field_get_label (columns[column].field), -1)
                             : NULL;
  g_auto(GStrv) names = g_strsplit (columns[column].names, "|", -1);

  return g_strv_contains ((const char * const *) names, name) || g_strcmp0 (label, name) == 0;
}

/* A head names at least two columns and holds no day. */
static void
read_head (Reader *self)
{
  guint n = 0;

  for (Column column = 0; column < N_COLUMNS; column++)
    self->places[column] = NO_COLUMN;
  if (pb_table_text_get_n_rows (self->text) == 0)
    return;

  for (guint i = 0; i < pb_table_text_get_width (self->text); i++)
    {
      const char *cell = pb_table_text_get_cell (self->text, 0, i);

      if (*cell && is_day (cell))
        return;
      for (Column column = 0; *cell && column < N_COLUMNS; column++)
        {
          if (self->places[column] != NO_COLUMN || !is_named (cell, column))
            continue;
          self->places[column] = i;
          n++;
          break;
        }
    }

  if (n >= 2)
    {
      self->first = 1;
      return;
    }
  for (Column column = 0; column < N_COLUMNS; column++)
    self->places[column] = NO_COLUMN;
}

/* What a column without a name holds in its first row. */
static Column
guess_column (const Reader *self,
              const char   *cell)
{
  g_auto(PbNumberReading) number = { NULL, NULL, NULL };
  g_autofree char *hash = g_ascii_strdown (cell, -1);

  if (!has (self, COLUMN_DATE) && is_day (cell))
    return COLUMN_DATE;
  if (g_str_has_prefix (hash, "0x") && strlen (hash) == 66)
    return COLUMN_HASH;

  pb_number_reading_parse (cell, &number);
  if (!has (self, COLUMN_AMOUNT) && pb_number_reading_is_number (&number))
    return COLUMN_AMOUNT;
  if (!has (self, COLUMN_ASSET) && has (self, COLUMN_AMOUNT) && g_utf8_strlen (cell, -1) <= 8 &&
      strpbrk (cell, " 0123456789") == NULL && g_ascii_isupper (cell[0]) &&
      (cell[1] == '\0' || g_ascii_isupper (cell[1])))
    return COLUMN_ASSET;
  if (!has (self, COLUMN_DESCRIPTION))
    return COLUMN_DESCRIPTION;
  if (!has (self, COLUMN_PARTY))
    return COLUMN_PARTY;

  return N_COLUMNS;
}

static void
guess_columns (Reader *self)
{
  for (guint i = 0; i < pb_table_text_get_width (self->text); i++)
    {
      const char *cell = pb_table_text_get_cell (self->text, 0, i);
      Column column = *cell ? guess_column (self, cell) : N_COLUMNS;

      if (column < N_COLUMNS && self->places[column] == NO_COLUMN)
        self->places[column] = i;
    }
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

  for (guint row = self->first; row < self->n_rows; row++)
    {
      const char *cell = get_cell (self, row, COLUMN_DATE);
      PbDayReading reading = read_day (cell);

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
  static const Column with_numbers[] = { COLUMN_AMOUNT, COLUMN_IN, COLUMN_OUT, COLUMN_FEE };
  guint n_point = 0;
  guint n_comma = 0;
  guint n_doubtful = 0;

  for (guint row = self->first; row < self->n_rows; row++)
    for (guint i = 0; i < G_N_ELEMENTS (with_numbers); i++)
      {
        const char *cell = get_cell (self, row, with_numbers[i]);
        g_auto(PbNumberReading) number = { NULL, NULL, NULL };

        if (*cell == '\0')
          continue;
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

/* The amount without its sign, and which way it went. */
static void
read_money (Reader *self,
            guint   row,
            Money  *money)
{
  const char *in = get_cell (self, row, COLUMN_IN);
  const char *out = get_cell (self, row, COLUMN_OUT);
  const char *cell = get_cell (self, row, COLUMN_AMOUNT);
  const char *word = get_cell (self, row, COLUMN_DIRECTION);
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

  if (text == NULL || *text == '\0')
    return TRUE;

  value = pb_field_parse (field, text, &error);
  if (value)
    pb_record_set_value (record, field, value);
  else if (error)
    *problem = g_strdup (error->message);

  return value != NULL;
}

/* What two entries of one movement have in common beside @field. */
static char *
describe (PbRecord  *record,
          PbFieldId  field)
{
  const char *word = pb_record_get_text (record, field);
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

/* A hash tells more than a description, where the table has any. */
static gboolean
is_known (Reader   *self,
          PbRecord *record)
{
  g_autofree char *key = describe (record, pb_record_has (record, PB_TRANSACTION_HASH)
                                             ? PB_TRANSACTION_HASH : PB_TRANSACTION_DESCRIPTION);

  return g_hash_table_contains (self->known, key);
}

static void
collect_known (Reader *self)
{
  GPtrArray *records = self->dossier ? pb_dossier_get_records (self->dossier, PB_KIND_TRANSACTION)
                                     : NULL;

  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; records && i < records->len; i++)
    {
      PbRecord *record = records->pdata[i];

      if (g_strcmp0 (pb_record_get_text (record, PB_TRANSACTION_GROUP),
                     pb_dossier_get_group_id (self->dossier)) != 0)
        continue;
      g_hash_table_add (self->known, describe (record, PB_TRANSACTION_DESCRIPTION));
      if (pb_record_has (record, PB_TRANSACTION_HASH))
        g_hash_table_add (self->known, describe (record, PB_TRANSACTION_HASH));
    }
}

static char *
read_date (Reader   *self,
           PbRecord *record,
           guint     row)
{
  const char *cell = get_cell (self, row, COLUMN_DATE);
  PbDayReading reading = read_day (cell);
  PbDay day = reading.day;

  if (*cell == '\0')
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
    return g_strdup_printf (_("“%s” is not a date."), cell);

  pb_record_set_value (record, PB_TRANSACTION_DATE, g_variant_new_int32 (day));

  return NULL;
}

static char *
read_amount (Reader   *self,
             PbRecord *record,
             guint     row)
{
  g_auto(Money) money = { NULL, NULL, -1 };
  const char *asset = get_cell (self, row, COLUMN_ASSET);
  const char *cell = get_cell (self, row, COLUMN_AMOUNT);
  char *problem = NULL;

  read_money (self, row, &money);
  if (money.amount == NULL)
    return *cell ? g_strdup_printf (_("“%s” is not an amount."), cell)
                 : g_strdup (_("There is no amount."));
  if (is_open (self, PB_TABLE_ASK_NUMBERS))
    return g_strdup_printf (_("“%s” can be two amounts."), cell);
  if (money.direction < 0)
    return g_strdup (_("It is not said whether it was paid or received."));

  if (*asset == '\0')
    asset = money.unit;
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

static char *
read_rest (Reader   *self,
           PbRecord *record,
           guint     row)
{
  static const Column rest[] = { COLUMN_DESCRIPTION, COLUMN_PARTY, COLUMN_CATEGORY, COLUMN_HASH };
  g_autofree char *fee = NULL;
  char *problem = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rest); i++)
    {
      if (!set_field (record, columns[rest[i]].field, get_cell (self, row, rest[i]), &problem))
        return problem;
    }

  fee = read_number (self, get_cell (self, row, COLUMN_FEE), NULL);
  if (fee)
    set_field (record, PB_TRANSACTION_FEE, fee[0] == '-' ? fee + 1 : fee, &problem);

  return problem;
}

static void
read_row (Reader *self,
          guint   row)
{
  PbTransactionRow *read = g_new0 (PbTransactionRow, 1);
  g_autofree char *id = pb_id_new ();
  g_autoptr(PbRecord) record = pb_record_new (PB_KIND_TRANSACTION, id);

  read->line = pb_table_text_get_line (self->text, row);
  g_ptr_array_add (self->table->rows, read);

  read->problem = read_date (self, record, row);
  if (read->problem == NULL)
    read->problem = read_amount (self, record, row);
  if (read->problem == NULL)
    read->problem = read_rest (self, record, row);
  if (read->problem)
    return;

  read->known = is_known (self, record);
  read->record = g_steal_pointer (&record);
  self->table->n_new += !read->known;
}

static char *
dup_understood (const Reader *self)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  for (Column column = 0; column < N_COLUMNS; column++)
    {
      if (!has (self, column))
        continue;
      if (columns[column].field)
        g_ptr_array_add (names, (gpointer) pb_field_get_label (columns[column].field));
      else
        g_ptr_array_add (names, column == COLUMN_IN ? _("Paid in") : _("Paid out"));
    }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);

  /* Translators: between the names in a list */
  return g_strjoinv (_(", "), (char **) names->pdata);
}

static void
transaction_row_free (PbTransactionRow *self)
{
  g_clear_object (&self->record);
  g_free (self->problem);
  g_free (self);
}

/**
 * pb_transaction_table_read:
 * @text: a table, in UTF-8
 * @length: how many bytes it has, or -1 where it ends with a zero
 * @answers: (nullable): what somebody said about it before
 * @dossier: (nullable): the group, to find what it has already
 * @cancellable: (nullable): a #GCancellable
 *
 * Reads what was copied from a spreadsheet or the file of a bank as transactions.
 * The columns are known by their names, in the words of banks and of this program,
 * or else by what is in the first row.  What can be meant in two ways is not guessed
 * but asked.  It may run on any thread.
 *
 * Returns: (transfer full): what was understood
 */
PbTransactionTable *
pb_transaction_table_read (const char           *text,
                           gssize                length,
                           const PbTableAnswers *answers,
                           PbDossier            *dossier,
                           GCancellable         *cancellable)
{
  static const PbTableAnswers none = { 0 };
  PbTransactionTable *table = g_new0 (PbTransactionTable, 1);
  g_autoptr(PbTableText) cells = NULL;
  Reader reader = { .answers = answers ? answers : &none, .dossier = dossier, .table = table };

  g_return_val_if_fail (text != NULL, table);

  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) transaction_row_free);
  cells = pb_table_text_new (text, length);
  reader.text = cells;
  reader.n_rows = MIN (pb_table_text_get_n_rows (cells), PB_TRANSACTION_TABLE_MAX_ROWS);
  table->n_left_out = pb_table_text_get_n_rows (cells) - reader.n_rows;
  read_head (&reader);
  if (reader.first == 0 && pb_table_text_get_n_rows (cells) > 0)
    guess_columns (&reader);
  table->understood = dup_understood (&reader);
  settle_dates (&reader);
  settle_numbers (&reader);
  collect_known (&reader);
  for (guint row = reader.first; row < reader.n_rows; row++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        break;
      read_row (&reader, row);
    }
  g_hash_table_unref (reader.known);

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
