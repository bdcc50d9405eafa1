/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-table-head-private.h"

#include "formats/pb-number-reading.h"
#include "model/pb-address.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* What people, banks, multisigs, explorers and fiscal hosts call the columns, in small
 * letters, the best name first.  A name that ends with a parenthesis stands for a name
 * with any asset in parentheses.
 */
static const struct
{
  PbFieldId field;
  const char *names;
} columns[PB_N_COLUMNS] = {
  [PB_COLUMN_DATE] = { PB_TRANSACTION_DATE,
                       "executed at|date|day|datetime|date & time|date (utc)|datetime (utc)|"
                       "transaction date|booking date|value date|datum|buchungstag|fecha" },
  [PB_COLUMN_MOMENT] = { 0, "unixtimestamp" },
  [PB_COLUMN_AMOUNT] = { PB_TRANSACTION_AMOUNT,
                         "netamount|net amount|amount single column|amount|value|sum|total|"
                         "tokenvalue|quantity|betrag|importe" },
  [PB_COLUMN_IN] = { 0, "value_in(|in|paid in|received|deposit|money in|credit|income" },
  [PB_COLUMN_OUT] = { 0, "value_out(|out|paid out|spent|withdrawal|money out|debit|expense" },
  [PB_COLUMN_ASSET] = { PB_TRANSACTION_ASSET,
                        "asset symbol|tokensymbol|asset|currency|token|symbol|währung|moneda" },
  [PB_COLUMN_DIRECTION] = { PB_TRANSACTION_DIRECTION, "direction|credit/debit|type" },
  [PB_COLUMN_DESCRIPTION] = { PB_TRANSACTION_DESCRIPTION,
                              "description|privatenote|memo|note|details|purpose|reference|text|"
                              "verwendungszweck|concepto|method" },
  [PB_COLUMN_PARTY] = { PB_TRANSACTION_COUNTERPARTY,
                        "other party|party|payee|counterparty|oppositeaccountname|"
                        "opposite account name|name|recipient|payer|beneficiary" },
  [PB_COLUMN_CATEGORY] = { PB_TRANSACTION_CATEGORY, "category|expense type|expensetype|kind" },
  [PB_COLUMN_FEE] = { PB_TRANSACTION_FEE, "txnfee(|fee|fees|gas fee" },
  [PB_COLUMN_HASH] = { PB_TRANSACTION_HASH,
                       "transaction hash|txhash|tx hash|hash|shortid|transaction id" },
  [PB_COLUMN_FROM] = { 0, "from address|from|sender" },
  [PB_COLUMN_TO] = { PB_TRANSACTION_PARTY_ADDRESS, "to address|to|txto" },
  [PB_COLUMN_OWN] = { 0, "safe address" },
  [PB_COLUMN_CONTRACT] = { PB_TRANSACTION_ASSET_ID, "contract address|contractaddress" },
  [PB_COLUMN_BLOCK] = { PB_TRANSACTION_BLOCK, "blockno|block" },
  [PB_COLUMN_STATUS] = { 0, "status" },
  [PB_COLUMN_ERROR] = { 0, "errcode" },
};

PbFieldId
pb_column_get_field (PbColumn column)
{
  return columns[column].field;
}

gboolean
pb_table_head_has (const PbTableHead *self,
                   PbColumn           column)
{
  return self->places[column] != PB_NO_COLUMN;
}

/* A day without the hour that may stand behind it. */
PbDayReading
pb_table_read_day (const char *text)
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
  PbDayReading reading = pb_table_read_day (text);

  return reading.day != PB_DAY_NONE || reading.first != PB_DAY_NONE;
}

/* Whether @cell is @name; for a name with a parenthesis, what is in it.  Values in
 * dollars stand beside those in the asset and are not meant.
 */
static gboolean
is_called (const char  *cell,
           const char  *name,
           char       **symbol)
{
  g_autofree char *folded = g_utf8_casefold (cell, -1);
  gsize length = strlen (name);
  const char *open;

  if (name[length - 1] != '(')
    return strcmp (folded, name) == 0;
  if (!g_str_has_prefix (folded, name) || g_str_has_suffix (folded, "(usd)"))
    return FALSE;

  open = strchr (cell, '(') + 1;
  g_free (*symbol);
  *symbol = g_strndup (open, strcspn (open, ")"));

  return TRUE;
}

static guint
find_name (const PbTableText *text,
           const char        *name,
           const gboolean    *taken,
           char             **symbol)
{
  for (guint i = 0; i < pb_table_text_get_width (text); i++)
    {
      if (!taken[i] && is_called (pb_table_text_get_cell (text, 0, i), name, symbol))
        return i;
    }

  return PB_NO_COLUMN;
}

static guint
find_column (PbTableHead       *self,
             const PbTableText *text,
             PbColumn           column,
             const gboolean    *taken)
{
  g_auto(GStrv) names = g_strsplit (columns[column].names, "|", -1);
  g_autofree char *label = NULL;
  g_autofree char *unused = NULL;
  char **symbol = column == PB_COLUMN_FEE ? &self->fee_symbol
                  : column == PB_COLUMN_IN || column == PB_COLUMN_OUT ? &self->symbol : &unused;

  for (guint n = 0; names[n]; n++)
    {
      guint place = find_name (text, names[n], taken, symbol);

      if (place != PB_NO_COLUMN)
        return place;
    }
  if (columns[column].field == 0)
    return PB_NO_COLUMN;

  /* As this program writes it in the language of the user. */
  label = g_utf8_casefold (pb_field_get_label (columns[column].field), -1);

  return find_name (text, label, taken, symbol);
}

/* A head names at least two columns and holds no day. */
static gboolean
read_names (PbTableHead       *self,
            const PbTableText *text)
{
  g_autofree gboolean *taken = g_new0 (gboolean, pb_table_text_get_width (text) + 1);
  guint n = 0;

  for (guint i = 0; i < pb_table_text_get_width (text); i++)
    {
      if (is_day (pb_table_text_get_cell (text, 0, i)))
        return FALSE;
    }

  for (PbColumn column = 0; column < PB_N_COLUMNS; column++)
    {
      guint place = find_column (self, text, column, taken);

      self->places[column] = place;
      if (place == PB_NO_COLUMN)
        continue;
      taken[place] = TRUE;
      n++;
    }

  return n >= 2;
}

/* What a column without a name holds in its first row. */
static PbColumn
guess_column (const PbTableHead *self,
              const char        *cell)
{
  g_auto(PbNumberReading) number = { NULL, NULL, NULL };

  if (!pb_table_head_has (self, PB_COLUMN_DATE) && is_day (cell))
    return PB_COLUMN_DATE;
  if (g_str_has_prefix (cell, "0x") && strlen (cell) == 66)
    return PB_COLUMN_HASH;

  pb_number_reading_parse (cell, &number);
  if (!pb_table_head_has (self, PB_COLUMN_AMOUNT) && pb_number_reading_is_number (&number))
    return PB_COLUMN_AMOUNT;
  if (!pb_table_head_has (self, PB_COLUMN_ASSET) && pb_table_head_has (self, PB_COLUMN_AMOUNT) &&
      g_utf8_strlen (cell, -1) <= 8 && strpbrk (cell, " 0123456789") == NULL &&
      g_ascii_isupper (cell[0]) && (cell[1] == '\0' || g_ascii_isupper (cell[1])))
    return PB_COLUMN_ASSET;
  if (!pb_table_head_has (self, PB_COLUMN_DESCRIPTION))
    return PB_COLUMN_DESCRIPTION;
  if (!pb_table_head_has (self, PB_COLUMN_PARTY))
    return PB_COLUMN_PARTY;

  return PB_N_COLUMNS;
}

static void
forget (PbTableHead *self)
{
  for (PbColumn column = 0; column < PB_N_COLUMNS; column++)
    self->places[column] = PB_NO_COLUMN;
}

/* Finds out which columns a table has, by their names or by its first row. */
void
pb_table_head_read (PbTableHead       *self,
                    const PbTableText *text)
{
  *self = (PbTableHead) { .n_rows = 0 };
  forget (self);
  if (pb_table_text_get_n_rows (text) == 0)
    return;

  if (read_names (self, text))
    {
      self->n_rows = 1;
      return;
    }

  forget (self);
  for (guint i = 0; i < pb_table_text_get_width (text); i++)
    {
      const char *cell = pb_table_text_get_cell (text, 0, i);
      PbColumn column = *cell ? guess_column (self, cell) : PB_N_COLUMNS;

      if (column < PB_N_COLUMNS && self->places[column] == PB_NO_COLUMN)
        self->places[column] = i;
    }
}

void
pb_table_head_clear (PbTableHead *self)
{
  g_clear_pointer (&self->symbol, g_free);
  g_clear_pointer (&self->fee_symbol, g_free);
}

/* The names of the columns that were found; %NULL for none. */
char *
pb_table_head_describe (const PbTableHead *self)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  for (PbColumn column = 0; column < PB_N_COLUMNS; column++)
    {
      if (!pb_table_head_has (self, column))
        continue;
      if (columns[column].field)
        g_ptr_array_add (names, (gpointer) pb_field_get_label (columns[column].field));
      else if (column == PB_COLUMN_IN)
        g_ptr_array_add (names, (gpointer) _("Paid in"));
      else if (column == PB_COLUMN_OUT)
        g_ptr_array_add (names, (gpointer) _("Paid out"));
    }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);

  /* Translators: between the names in a list */
  return g_strjoinv (_(", "), (char **) names->pdata);
}
