/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/pb-number-reading.h"
#include "formats/pb-table-text.h"
#include "formats/pb-transaction-table.h"

#include <string.h>

#define GROUP_ID "00000000000040008000000000000001"
#define HASH "0xabababababababababababababababababababababababababababababababab"
#define LONGEST "123456789012345678901234567890123456789012345678901234567890123456789012345678"

static void
test_numbers (void)
{
  static const struct
  {
    const char *text;
    const char *point;
    const char *comma;
    const char *unit;
  } cases[] = {
    { "12", "12", "12", NULL },
    { "12.5", "12.5", NULL, NULL },
    { "12,50", NULL, "12.50", NULL },
    { "1,234", "1234", "1.234", NULL },
    { "1.234", "1.234", "1234", NULL },
    { "0,125", NULL, "0.125", NULL },
    { "1,234.50", "1234.50", NULL, NULL },
    { "1.234,50", NULL, "1234.50", NULL },
    { "1 234,50", NULL, "1234.50", NULL },
    { "1\u202f234\u00a0567", "1234567", "1234567", NULL },
    { "1’234.50", "1234.50", NULL, NULL },
    { "1,234,567", "1234567", NULL, NULL },
    { "12,34,567", NULL, NULL, NULL },
    { "-12", "-12", "-12", NULL },
    { "−12.5", "-12.5", NULL, NULL },
    { "12-", "-12", "-12", NULL },
    { "(12.50)", "-12.50", NULL, NULL },
    { "+3", "3", "3", NULL },
    { "12.50 EUR", "12.50", NULL, "EUR" },
    { "€ 12,50", NULL, "12.50", "€" },
    { "-64 USDC", "-64", "-64", "USDC" },
    { ".5", "0.5", NULL, NULL },
    { "5.", "5", NULL, NULL },
    { LONGEST, LONGEST, LONGEST, NULL },
    { "12:30", NULL, NULL, NULL },
    { "12 34", NULL, NULL, NULL },
    { "--1", NULL, NULL, NULL },
    { "1e5", NULL, NULL, NULL },
    { "EUR", NULL, NULL, "EUR" },
    { "", NULL, NULL, NULL },
    { ".", NULL, NULL, NULL },
    { ",,", NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(PbNumberReading) reading = { NULL, NULL, NULL };

      g_test_message ("%s", cases[i].text);
      pb_number_reading_parse (cases[i].text, &reading);
      g_assert_cmpstr (reading.point, ==, cases[i].point);
      g_assert_cmpstr (reading.comma, ==, cases[i].comma);
      if (pb_number_reading_is_number (&reading))
        g_assert_cmpstr (reading.unit, ==, cases[i].unit);
    }
}

static void
assert_cell (const PbTableText *table,
             guint              row,
             guint              column,
             const char        *expected)
{
  g_assert_cmpstr (pb_table_text_get_cell (table, row, column), ==, expected);
}

static void
test_cells (void)
{
  g_autoptr(PbTableText) csv = pb_table_text_new ("\xef\xbb\xbf" "a, \"b, \"\"c\"\"\nd\" ,e\r\n"
                                                  ",,\r\n"
                                                  "'=1+1,'tis, f \n"
                                                  "last", -1);
  g_autoptr(PbTableText) tabs = pb_table_text_new ("1,5\tb;c\n", -1);
  g_autoptr(PbTableText) semicolons = pb_table_text_new ("1,5;b\n2,5;c", -1);
  g_autoptr(PbTableText) nothing = pb_table_text_new ("", -1);
  g_autoptr(PbTableText) open = pb_table_text_new ("a,\"b", -1);

  g_assert_cmpuint (pb_table_text_get_n_rows (csv), ==, 3);
  g_assert_cmpuint (pb_table_text_get_width (csv), ==, 3);
  assert_cell (csv, 0, 0, "a");
  assert_cell (csv, 0, 1, "b, \"c\"\nd");
  assert_cell (csv, 0, 2, "e");
  assert_cell (csv, 1, 0, "=1+1");
  assert_cell (csv, 1, 1, "'tis");
  assert_cell (csv, 1, 2, "f");
  g_assert_cmpuint (pb_table_text_get_line (csv, 1), ==, 4);
  assert_cell (csv, 2, 0, "last");
  assert_cell (csv, 2, 2, "");

  assert_cell (tabs, 0, 0, "1,5");
  assert_cell (tabs, 0, 1, "b;c");
  assert_cell (semicolons, 1, 0, "2,5");
  g_assert_cmpuint (pb_table_text_get_n_rows (nothing), ==, 0);
  assert_cell (open, 0, 1, "b");
}

static const PbTransactionRow *
get_row (const PbTransactionTable *table,
         guint                     n)
{
  g_assert_cmpuint (n, <, table->rows->len);

  return table->rows->pdata[n];
}

static void
assert_row (const PbTransactionTable *table,
            guint                     n,
            const char               *date,
            PbTransactionDirection    direction,
            const char               *amount,
            const char               *asset,
            const char               *description)
{
  const PbTransactionRow *row = get_row (table, n);

  g_assert_cmpstr (row->problem, ==, NULL);
  g_assert_cmpint (pb_record_get_day (row->record, PB_TRANSACTION_DATE), ==, pb_day_parse (date));
  g_assert_cmpint (pb_record_get_enum (row->record, PB_TRANSACTION_DIRECTION), ==, direction);
  g_assert_cmpstr (pb_record_get_text (row->record, PB_TRANSACTION_AMOUNT), ==, amount);
  g_assert_cmpstr (pb_record_get_text (row->record, PB_TRANSACTION_ASSET), ==, asset);
  g_assert_cmpstr (pb_record_get_text (row->record, PB_TRANSACTION_DESCRIPTION), ==, description);
}

static PbTransactionTable *
read_table (const char           *text,
            const PbTableAnswers *answers)
{
  return pb_transaction_table_read (text, -1, NULL, answers, NULL, NULL);
}

/* With and without names; what a spreadsheet copies, a bank writes, and we copy. */
static void
test_tables (void)
{
  g_autoptr(PbTransactionTable) named =
    read_table ("Date\tAmount\tCurrency\tDescription\tPayee\n"
                "2025-03-01\t-12,50\tEUR\tTea\tCorner shop\n"
                "3 March 2025\t1.200,00\tEUR\tGift\t\n", NULL);
  g_autoptr(PbTransactionTable) unnamed =
    read_table ("2025-03-01 14:05:06\tTea\t-12.50\tEUR\tCorner shop\n"
                "2025-03-02T09:00:00Z\tGift\t+3\tEUR\n", NULL);
  g_autoptr(PbTransactionTable) bank =
    read_table ("Buchungstag;Verwendungszweck;Paid out;Paid in;Currency\r\n"
                "31.03.2025;Rent;450,00;;EUR\r\n"
                "30.03.2025;Gift;0,00;20,00;EUR\r\n", NULL);
  g_autoptr(PbTransactionTable) ours =
    read_table ("Date,Description,Direction,Amount,Match\r\n"
                "2026-11-20,Travel of the week,Out,−64 USDC,Proposed\r\n"
                "2026-11-03,Gifts,In,+240.75 EUR,\r\n"
                "2026-11-02,To the host,,↔400 USDC,\r\n", NULL);

  g_assert_cmpint (named->asks, ==, 0);
  g_assert_cmpuint (named->n_new, ==, 2);
  assert_row (named, 0, "2025-03-01", PB_TRANSACTION_DIRECTION_OUT, "12.50", "EUR", "Tea");
  assert_row (named, 1, "2025-03-03", PB_TRANSACTION_DIRECTION_IN, "1200.00", "EUR", "Gift");
  g_assert_cmpstr (pb_record_get_text (get_row (named, 0)->record, PB_TRANSACTION_COUNTERPARTY),
                   ==, "Corner shop");
  g_assert_cmpuint (get_row (named, 1)->line, ==, 3);

  assert_row (unnamed, 0, "2025-03-01", PB_TRANSACTION_DIRECTION_OUT, "12.50", "EUR", "Tea");
  assert_row (unnamed, 1, "2025-03-02", PB_TRANSACTION_DIRECTION_IN, "3", "EUR", "Gift");
  assert_row (bank, 0, "2025-03-31", PB_TRANSACTION_DIRECTION_OUT, "450.00", "EUR", "Rent");
  assert_row (bank, 1, "2025-03-30", PB_TRANSACTION_DIRECTION_IN, "20.00", "EUR", "Gift");
  assert_row (ours, 0, "2026-11-20", PB_TRANSACTION_DIRECTION_OUT, "64", "USDC",
              "Travel of the week");
  assert_row (ours, 1, "2026-11-03", PB_TRANSACTION_DIRECTION_IN, "240.75", "EUR", "Gifts");
  assert_row (ours, 2, "2026-11-02", PB_TRANSACTION_DIRECTION_INTERNAL, "400", "USDC",
              "To the host");
}

/* What can be meant in two ways is asked, unless another row tells. */
static void
test_doubts (void)
{
  static const char dates[] = "Date\tAmount\tAsset\n03/04/2025\t-1\tEUR\n";
  static const char numbers[] = "Date\tAmount\tAsset\n2025-04-03\t-1,234\tEUR\n";
  static const char plain[] = "Date\tAmount\n2025-04-03\t5\n";
  PbTableAnswers answers = { PB_TABLE_ASK_DATES, TRUE };
  g_autoptr(PbTransactionTable) asked = read_table (dates, NULL);
  g_autoptr(PbTransactionTable) answered = read_table (dates, &answers);
  g_autoptr(PbTransactionTable) told = NULL;

  g_assert_cmpint (asked->asks, ==, PB_TABLE_ASK_DATES);
  g_assert_nonnull (get_row (asked, 0)->problem);
  g_assert_cmpuint (asked->n_new, ==, 0);
  assert_row (answered, 0, "2025-03-04", PB_TRANSACTION_DIRECTION_OUT, "1", "EUR", NULL);
  told = read_table ("Date\tAmount\tAsset\n03/04/2025\t-1\tEUR\n13/04/2025\t-1\tEUR\n", NULL);
  g_assert_cmpint (told->asks, ==, 0);
  assert_row (told, 0, "2025-04-03", PB_TRANSACTION_DIRECTION_OUT, "1", "EUR", NULL);
  g_clear_pointer (&told, pb_transaction_table_free);
  told = read_table ("Date\tAmount\tAsset\n03/04/2025\t-1\tEUR\n04/13/2025\t-1\tEUR\n", NULL);
  assert_row (told, 0, "2025-03-04", PB_TRANSACTION_DIRECTION_OUT, "1", "EUR", NULL);

  g_clear_pointer (&asked, pb_transaction_table_free);
  g_clear_pointer (&answered, pb_transaction_table_free);
  g_clear_pointer (&told, pb_transaction_table_free);
  asked = read_table (numbers, NULL);
  g_assert_cmpint (asked->asks, ==, PB_TABLE_ASK_NUMBERS);
  g_assert_nonnull (get_row (asked, 0)->problem);
  answers = (PbTableAnswers) { PB_TABLE_ASK_NUMBERS, FALSE, TRUE };
  answered = read_table (numbers, &answers);
  assert_row (answered, 0, "2025-04-03", PB_TRANSACTION_DIRECTION_OUT, "1.234", "EUR", NULL);
  told = read_table ("Date\tAmount\tAsset\n2025-04-03\t-1,234\tEUR\n2025-04-03\t0.5\tEUR\n", NULL);
  assert_row (told, 0, "2025-04-03", PB_TRANSACTION_DIRECTION_OUT, "1234", "EUR", NULL);

  g_clear_pointer (&asked, pb_transaction_table_free);
  g_clear_pointer (&answered, pb_transaction_table_free);
  asked = read_table (plain, NULL);
  g_assert_cmpint (asked->asks, ==, PB_TABLE_ASK_DIRECTION);
  answers = (PbTableAnswers) { PB_TABLE_ASK_DIRECTION, .received = TRUE, .asset = "EUR" };
  answered = read_table (plain, &answers);
  g_assert_cmpint (answered->asks, ==, PB_TABLE_ASK_DIRECTION | PB_TABLE_ASK_ASSET);
  assert_row (answered, 0, "2025-04-03", PB_TRANSACTION_DIRECTION_IN, "5", "EUR", NULL);
}

/* What cannot be read says why, and does not keep the others back. */
static void
test_problems (void)
{
  g_autoptr(PbTransactionTable) table =
    read_table ("Date\tAmount\tAsset\tHash\n"
                "\t-1\tEUR\n"
                "yesterday\t-1\tEUR\n"
                "2025-02-30\t-1\tEUR\n"
                "2025-03-01\tmuch\tEUR\n"
                "2025-03-01\t\tEUR\n"
                "2025-03-01\t-" LONGEST "9\tEUR\n"
                "2025-03-01\t-" LONGEST "\tEUR\n"
                "2025-03-01\t-1\tEUR\t0x123\n"
                "2025-03-01\t-1\tEUR\n", NULL);
  g_autoptr(PbTransactionTable) moments =
    read_table ("UnixTimestamp\tAmount\tAsset\n"
                "1740873600\t-1\tEUR\n"
                "99999999999999999999\t-1\tEUR\n"
                "174087360873600\t-1\tEUR\n"
                "-5\t-1\tEUR\n"
                "soon\t-1\tEUR\n", NULL);
  g_autoptr(PbTransactionTable) nothing = read_table ("", NULL);
  g_autoptr(PbTransactionTable) prose = read_table ("Dear friends,\n\nwe paid the rent.\n", NULL);

  g_assert_cmpuint (table->rows->len, ==, 9);
  for (guint i = 0; i < 9; i++)
    {
      gboolean fine = i == 6 || i == 8;

      g_assert_true ((get_row (table, i)->problem == NULL) == fine);
      g_assert_true ((get_row (table, i)->record != NULL) == fine);
    }
  g_assert_cmpuint (table->n_new, ==, 2);
  g_assert_cmpuint (moments->n_new, ==, 1);
  assert_row (moments, 0, "2025-03-02", PB_TRANSACTION_DIRECTION_OUT, "1", "EUR", NULL);
  g_assert_cmpstr (get_row (moments, 2)->problem, ==, "“174087360873600” is not a date.");
  g_assert_cmpuint (nothing->rows->len, ==, 0);
  g_assert_cmpuint (prose->n_new, ==, 0);
}

/* What the group has already is told from what is new. */
static void
test_known (void)
{
  static const char text[] = "Date\tAmount\tAsset\tDescription\n"
                             "2025-03-01\t-12,50\tEUR\ttea\n"
                             "2025-03-01\t-12,51\tEUR\tTea\n"
                             "2025-03-02\t-12,50\tEUR\tTea\n";
  g_autoptr(PbTransactionTable) first = read_table (text, NULL);
  g_autoptr(PbTransactionTable) again = NULL;
  g_autoptr(PbRecord) group = pb_record_new (PB_KIND_GROUP, GROUP_ID);
  g_autoptr(PbDossier) dossier = pb_dossier_new (group, pb_day_parse ("2025-06-30"));
  PbRecord *record = get_row (first, 0)->record;

  pb_record_set_value (record, PB_TRANSACTION_GROUP, g_variant_new_string (GROUP_ID));
  pb_dossier_add (dossier, record);
  pb_dossier_seal (dossier);
  again = pb_transaction_table_read (text, -1, NULL, NULL, dossier, NULL);
  g_assert_cmpuint (again->n_new, ==, 2);
  g_assert_true (get_row (again, 0)->known);
  /* Once it has a hash, tables without one still know it. */
  pb_record_set_value (record, PB_TRANSACTION_HASH, g_variant_new_string (HASH));
  g_clear_pointer (&again, pb_transaction_table_free);
  again = pb_transaction_table_read (text, -1, NULL, NULL, dossier, NULL);
  g_assert_true (get_row (again, 0)->known);
  g_assert_false (get_row (again, 1)->known);
  g_assert_false (get_row (again, 2)->known);
}

#define SAFE "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
#define OTHER "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"
#define USDC "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB"
#define ACCOUNT_ID "00000000000040008000000000000002"
#define SECOND_ID "00000000000040008000000000000003"

/* A group with an account on Optimism, and one at the same address on Ethereum. */
static PbDossier *
make_group (gboolean second)
{
  g_autoptr(PbRecord) group = pb_record_new (PB_KIND_GROUP, GROUP_ID);
  PbDossier *dossier = pb_dossier_new (group, pb_day_parse ("2025-06-30"));

  for (guint i = 0; i <= (second ? 1 : 0); i++)
    {
      g_autoptr(PbRecord) account = pb_record_new (PB_KIND_ACCOUNT, i ? SECOND_ID : ACCOUNT_ID);

      pb_record_set_value (account, PB_ACCOUNT_GROUP, g_variant_new_string (GROUP_ID));
      pb_record_set_value (account, PB_ACCOUNT_ADDRESS,
                           g_variant_new_string (i ? "eip155:1:" SAFE : "eip155:10:" SAFE));
      pb_dossier_add (dossier, account);
    }
  pb_dossier_seal (dossier);

  return dossier;
}

static PbTransactionTable *
read_file (const char *text,
           const char *file_name,
           gboolean    second)
{
  g_autoptr(PbDossier) dossier = make_group (second);

  return pb_transaction_table_read (text, -1, file_name, NULL, dossier, NULL);
}

static const char *
get_text (const PbTransactionTable *table,
          guint                     n,
          PbFieldId                 field)
{
  return pb_record_get_text (get_row (table, n)->record, field);
}

/* The file of a multisig: the way is told by its own address, the chain by its name. */
static void
test_safe (void)
{
  static const char text[] =
    "Nonce,Safe Address,From Address,To Address,Transaction Hash,Contract Address,Amount,"
    "Asset Type,Asset Symbol,Created at,Executed at,Proposer Address,Executor Address,Note,"
    "Amount Gas,Gas token\n"
    "7," SAFE "," SAFE "," OTHER "," HASH "," USDC ",12.5,ERC20,USDC,2025-03-01T10:00:00Z,"
    "2025-03-02T10:00:00Z," OTHER "," OTHER ",'=Rent,,\n"
    "," SAFE "," OTHER "," SAFE "," HASH ",,0.25,NATIVE,ETH,,2025-03-03T23:59:59Z,,,,,\n"
    "8," SAFE "," SAFE "," OTHER ",,,1,NATIVE,ETH,2025-03-04T10:00:00Z,,,,Waiting,,\n";
  g_autoptr(PbTransactionTable) table =
    read_file (text, "transactions_export_10_" SAFE "_1.csv", TRUE);
  g_autoptr(PbTransactionTable) unnamed = read_file (text, NULL, TRUE);

  g_assert_cmpint (table->asks, ==, 0);
  assert_row (table, 0, "2025-03-02", PB_TRANSACTION_DIRECTION_OUT, "12.5", "USDC", "=Rent");
  assert_row (table, 1, "2025-03-03", PB_TRANSACTION_DIRECTION_IN, "0.25", "ETH", NULL);
  g_assert_cmpstr (get_text (table, 0, PB_TRANSACTION_ACCOUNT), ==, ACCOUNT_ID);
  g_assert_cmpstr (get_text (table, 0, PB_TRANSACTION_ASSET_ID), ==, "eip155:10/erc20:" USDC);
  g_assert_cmpstr (get_text (table, 0, PB_TRANSACTION_PARTY_ADDRESS), ==, OTHER);
  g_assert_cmpstr (get_text (table, 1, PB_TRANSACTION_PARTY_ADDRESS), ==, OTHER);
  /* Two movements of one transaction. */
  g_assert_false (pb_record_has (get_row (table, 0)->record, PB_TRANSACTION_POSITION));
  g_assert_cmpint (pb_record_get_integer (get_row (table, 1)->record, PB_TRANSACTION_POSITION),
                   ==, 1);
  /* What is not executed has not happened. */
  g_assert_nonnull (get_row (table, 2)->problem);

  /* Without the name of the file it can be either account. */
  g_assert_cmpstr (get_text (unnamed, 0, PB_TRANSACTION_ACCOUNT), ==, NULL);
  assert_row (unnamed, 0, "2025-03-02", PB_TRANSACTION_DIRECTION_OUT, "12.5", "USDC", "=Rent");
}

/* Explorers: seconds instead of days, symbols in the head, and what failed. */
static void
test_explorers (void)
{
  g_autoptr(PbTransactionTable) plain = read_file (
    "\"Transaction Hash\",\"Blockno\",\"UnixTimestamp\",\"DateTime (UTC)\",\"From\",\"To\","
    "\"ContractAddress\",\"Value_IN(ETH)\",\"Value_OUT(ETH)\",\"CurrentValue @ $2000/Eth\","
    "\"TxnFee(ETH)\",\"TxnFee(USD)\",\"Historical $Price/Eth\",\"Status\",\"ErrCode\",\"Method\"\n"
    "\"" HASH "\",\"123\",\"1740873600\",\"2025-03-02 00:00:00\",\"" SAFE "\",\"" OTHER "\",\"\","
    "\"0\",\"1.5\",\"1\",\"0.001\",\"2\",\"3\",\"\",\"\",\"Transfer\"\n"
    "\"" HASH "\",\"124\",\"1740960000\",\"2025-03-03 00:00:00\",\"" OTHER "\",\"" SAFE "\",\"\","
    "\"2\",\"0\",\"1\",\"0.004\",\"2\",\"3\",\"\",\"\",\"Transfer\"\n"
    "\"" HASH "\",\"125\",\"1740960000\",\"2025-03-03 00:00:00\",\"" SAFE "\",\"" OTHER "\",\"\","
    "\"0\",\"0\",\"1\",\"0.002\",\"2\",\"3\",\"Error(0)\",\"out of gas\",\"Approve\"\n", NULL, FALSE);
  g_autoptr(PbTransactionTable) tokens = read_file (
    "Txhash,Blockno,UnixTimestamp,DateTime (UTC),From,To,TokenValue,USDValueDayOfTx,"
    "ContractAddress,TokenName,TokenSymbol\n"
    HASH ",1,1740873600,2025-03-02 00:00:00," OTHER "," SAFE ",\"1,200.50\",\"$1,200.50\"," USDC
    ",USD Coin,USDC\n", NULL, FALSE);

  assert_row (plain, 0, "2025-03-02", PB_TRANSACTION_DIRECTION_OUT, "1.5", "ETH", "Transfer");
  g_assert_cmpstr (get_text (plain, 0, PB_TRANSACTION_FEE), ==, "0.001");
  g_assert_cmpstr (get_text (plain, 0, PB_TRANSACTION_FEE_ASSET), ==, "ETH");
  g_assert_cmpint (pb_record_get_integer (get_row (plain, 0)->record, PB_TRANSACTION_BLOCK), ==,
                   123);
  assert_row (plain, 1, "2025-03-03", PB_TRANSACTION_DIRECTION_IN, "2", "ETH", "Transfer");
  /* The sender paid it. */
  g_assert_cmpstr (get_text (plain, 1, PB_TRANSACTION_FEE), ==, NULL);
  g_assert_false (pb_record_get_flag (get_row (plain, 1)->record, PB_TRANSACTION_FAILED));
  g_assert_true (pb_record_get_flag (get_row (plain, 2)->record, PB_TRANSACTION_FAILED));
  g_assert_cmpstr (get_text (plain, 2, PB_TRANSACTION_FEE), ==, "0.002");

  assert_row (tokens, 0, "2025-03-02", PB_TRANSACTION_DIRECTION_IN, "1200.50", "USDC", NULL);
  g_assert_cmpstr (get_text (tokens, 0, PB_TRANSACTION_ASSET_ID), ==, "eip155:10/erc20:" USDC);
}

/* A fiscal host: what arrived after fees, credits and debits. */
static void
test_open_collective (void)
{
  g_autoptr(PbTransactionTable) table = read_table (
    "\"datetime\",\"shortId\",\"shortGroup\",\"description\",\"type\",\"kind\",\"amount\","
    "\"paymentProcessorFee\",\"hostFee\",\"netAmount\",\"balance\",\"currency\","
    "\"accountName\",\"oppositeAccountName\"\n"
    "\"2025-03-02T10:11:12\",\"1a2b3c4d\",\"9f\",\"Gift, monthly\",\"CREDIT\",\"CONTRIBUTION\",20,"
    "-0.5,-1,18.5,18.5,\"EUR\",\"Us\",\"Ana\"\n"
    "\"2025-03-05T10:11:12\",\"5a2b3c4d\",\"9f\",\"Rent\",\"DEBIT\",\"EXPENSE\",-12,"
    "0,0,-12,6.5,\"EUR\",\"Us\",\"Landlord\"\n", NULL);

  assert_row (table, 0, "2025-03-02", PB_TRANSACTION_DIRECTION_IN, "18.5", "EUR",
              "Gift, monthly");
  assert_row (table, 1, "2025-03-05", PB_TRANSACTION_DIRECTION_OUT, "12", "EUR", "Rent");
  g_assert_cmpstr (get_text (table, 0, PB_TRANSACTION_COUNTERPARTY), ==, "Ana");
  g_assert_cmpstr (get_text (table, 0, PB_TRANSACTION_HASH), ==, "1a2b3c4d");
}

/* Anything at all is read without an end and without a crash. */
static void
test_anything (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (g_test_rand_int ());
  static const char letters[] = "0123456789,.;\t\n\r\"'-+()/ :T€Dat";

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr(GString) text = g_string_new (round % 2 ? "Date\tAmount\n" : NULL);
      guint n = g_rand_int_range (random, 0, 80);

      for (guint i = 0; i < n; i++)
        {
          const char *at = g_utf8_offset_to_pointer (
            letters, g_rand_int_range (random, 0, (gint32) g_utf8_strlen (letters, -1)));

          g_string_append_unichar (text, g_utf8_get_char (at));
        }
      pb_transaction_table_free (pb_transaction_table_read (text->str, text->len, NULL, NULL,
                                                            NULL, NULL));
    }
}

/* More rows than anybody copies: the first are read, the others counted. */
static void
test_many (void)
{
  g_autoptr(GString) text = g_string_new ("Date\tAmount\tAsset\n");
  g_autoptr(PbTransactionTable) table = NULL;

  for (guint i = 0; i < PB_TRANSACTION_TABLE_MAX_ROWS + 9; i++)
    g_string_append (text, "2025-03-01\t-1\tEUR\n");
  table = pb_transaction_table_read (text->str, text->len, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (table->rows->len, ==, PB_TRANSACTION_TABLE_MAX_ROWS - 1);
  g_assert_cmpuint (table->n_left_out, ==, 10);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/transaction-table/numbers", test_numbers);
  g_test_add_func ("/transaction-table/cells", test_cells);
  g_test_add_func ("/transaction-table/tables", test_tables);
  g_test_add_func ("/transaction-table/doubts", test_doubts);
  g_test_add_func ("/transaction-table/problems", test_problems);
  g_test_add_func ("/transaction-table/known", test_known);
  g_test_add_func ("/transaction-table/safe", test_safe);
  g_test_add_func ("/transaction-table/explorers", test_explorers);
  g_test_add_func ("/transaction-table/open-collective", test_open_collective);
  g_test_add_func ("/transaction-table/anything", test_anything);
  g_test_add_func ("/transaction-table/many", test_many);

  return g_test_run ();
}
