/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pb-formats-fixture.h"

#include "formats/pb-format.h"
#include "model/pb-enums.h"

#include <string.h>

/* What files of many programs have in common that readers fall into, each through the whole of
 * an import.
 */

#define GROUP_ID "0000000000004000800000000000a001"
#define SAFE "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
#define OTHER "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"
#define HASH "0x88df016429689c079f3b2f6ad39fa052532c56795b733da78a91ebe6a713944b"

/* Digits of the largest number that a token can count to. */
#define MANY_DIGITS "115792089237316195423570985008687907853269984665640564039457584007913129639935"

/* A group of ours with an account on a chain. */
static PbImportContext *
make_context (void)
{
  PbImportContext *context = pb_import_context_new (PB_TEST_TODAY);
  g_autoptr(PbEdit) edit = pb_edit_new ("Begin");
  const char *account = "0000000000004000800000000000a002";

  pb_edit_create (edit, PB_KIND_GROUP, GROUP_ID);
  pb_edit_set_text (edit, GROUP_ID, PB_GROUP_NAME, "Shore");
  pb_edit_set_value (edit, GROUP_ID, PB_GROUP_OWN, g_variant_new_boolean (TRUE));
  pb_edit_create (edit, PB_KIND_ACCOUNT, account);
  pb_edit_set_text (edit, account, PB_ACCOUNT_GROUP, GROUP_ID);
  pb_edit_set_text (edit, account, PB_ACCOUNT_NAME, "Purse");
  pb_edit_set_text (edit, account, PB_ACCOUNT_KIND, "onchain-safe");
  pb_edit_set_text (edit, account, PB_ACCOUNT_ADDRESS, "eip155:10:" SAFE);
  pb_test_accept (&context, edit);

  return context;
}

/* Imports @text whole, and once more, which must change nothing. */
static char *
take (const char       *text,
      const char       *file_name,
      PbImportContext **context)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PbProposal) proposal = pb_test_read (text, file_name, *context, &error);
  g_autoptr(PbProposal) again = NULL;
  g_autoptr(PbEdit) edit = NULL;
  g_autofree char *items = NULL;

  g_assert_no_error (error);
  edit = pb_proposal_to_edit (proposal);
  if (pb_proposal_get_n_changes (proposal) > 0)
    pb_test_accept (context, edit);
  again = pb_test_read (text, file_name, *context, &error);
  g_assert_no_error (error);
  items = pb_test_dup_items (again);
  g_test_message ("%s: %s", file_name, items);
  g_assert_cmpuint (pb_proposal_get_n_changes (again), ==, 0);

  return pb_test_dup_findings (proposal);
}

static GPtrArray *
transactions (PbImportContext *context)
{
  return pb_import_context_get_kind (context, PB_KIND_TRANSACTION);
}

static const char *
amount (PbImportContext *context,
        guint            n)
{
  return pb_record_get_text (transactions (context)->pdata[n], PB_TRANSACTION_AMOUNT);
}

/* Whether a transaction says @text. */
static gboolean
some_says (PbImportContext *context,
           PbFieldId        field,
           const char      *text)
{
  for (guint i = 0; i < transactions (context)->len; i++)
    {
      if (g_strcmp0 (pb_record_get_text (transactions (context)->pdata[i], field), text) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Delimiters, quotes, a mark at the beginning, ends of lines. */
static void
test_writing (void)
{
  static const char * const texts[] = {
    "Date,Amount,Asset,Description\n2025-03-14,-1250.5,EUR,\"Rent, \"\"May\"\"\"\n",
    "Date;Amount;Asset;Description\n2025-03-14;-1250,5;EUR;\"Rent, \"\"May\"\"\"\n",
    "Date\tAmount\tAsset\tDescription\n2025-03-14\t-1250.5\tEUR\tRent, \"May\"\n",
    "\"Date\";\"Amount\";\"Asset\";\"Description\"\n\"2025-03-14\";\"-1250,5\";\"EUR\";"
    "\"Rent, \"\"May\"\"\"\n",
    "\xef\xbb\xbf" "Date,Amount,Asset,Description\r\n2025-03-14,-1250.5,EUR,\"Rent, \"\"May\"\"\"\r\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(PbImportContext) context = make_context ();
      g_autofree char *findings = take (texts[i], "bank.csv", &context);
      PbRecord *record;

      g_assert_cmpuint (transactions (context)->len, ==, 1);
      record = transactions (context)->pdata[0];
      g_assert_cmpstr (amount (context, 0), ==, "1250.5");
      g_assert_cmpint (pb_record_get_enum (record, PB_TRANSACTION_DIRECTION), ==,
                       PB_TRANSACTION_DIRECTION_OUT);
      g_assert_cmpstr (pb_record_get_text (record, PB_TRANSACTION_DESCRIPTION), ==,
                       "Rent, \"May\"");
    }
}

/* What can be two numbers or two days is asked, and not taken until somebody has answered. */
static void
test_doubts (void)
{
  static const char text[] = "Date;Amount;Asset\n03/04/2025;-1,250;EUR\n";
  g_autoptr(PbImportContext) context = make_context ();
  g_autofree char *open = take (text, "bank.csv", &context);
  g_autofree char *said = NULL;

  g_assert_cmpuint (transactions (context)->len, ==, 0);
  g_assert_cmpstr (open, !=, "");
  pb_import_context_choose (context, "dates", "day-first");
  pb_import_context_choose (context, "decimals", "comma");
  said = take (text, "bank.csv", &context);
  g_assert_cmpuint (transactions (context)->len, ==, 1);
  g_assert_cmpstr (amount (context, 0), ==, "1.250");
  g_assert_cmpint (pb_record_get_day (transactions (context)->pdata[0], PB_TRANSACTION_DATE), ==,
                   pb_day_from_ymd (2025, 4, 3));
}

/* A cell that a spreadsheet would run is quoted on its way out; on the way in, only our own
 * quote is taken off.
 */
static void
test_formulas (void)
{
  static const char * const titles[] = { "=1+1", "+3", "-x", "@a", "'tis", "'=quoted", "\tindented" };
  g_autoptr(PbImportContext) context = make_context ();
  g_autoptr(PbEdit) edit = pb_edit_new ("Tasks");
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(GPtrArray) files = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *id = g_strdup_printf ("0000000000004000800000000000b00%u", i);

      pb_edit_create (edit, PB_KIND_TASK, id);
      pb_edit_set_text (edit, id, PB_TASK_GROUP, GROUP_ID);
      pb_edit_set_text (edit, id, PB_TASK_TITLE, titles[i]);
      pb_edit_set_text (edit, id, PB_TASK_STATUS, "open");
    }
  pb_test_accept (&context, edit);
  dossier = pb_test_dossier (context, GROUP_ID);
  files = pb_format_find ("csv")->write_files (dossier, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < files->len; i++)
    {
      const PbFormatFile *file = files->pdata[i];
      g_autoptr(PbProposal) back = pb_test_read_bytes (file->bytes, file->name, context);
      g_autofree char *text = g_strndup (g_bytes_get_data (file->bytes, NULL),
                                         g_bytes_get_size (file->bytes));

      g_autofree char *items = pb_test_dup_items (back);

      g_test_message ("%s\n%s", text, items);
      g_assert_cmpuint (pb_proposal_get_n_changes (back), ==, 0);
      g_assert_null (strstr (text, ",=1+1"));
      g_assert_null (strstr (text, ",@a"));
      if (g_str_has_prefix (file->name, "task."))
        {
          g_assert_nonnull (strstr (text, "'=1+1"));
          g_assert_nonnull (strstr (text, ",'tis"));
        }
    }
}

/* Amounts of tokens are longer than any number of the machine. */
static void
test_big_numbers (void)
{
  static const char text[] =
    "Date,Amount,Asset\n2025-03-14,-" MANY_DIGITS ",WEI\n2025-03-15,0.000000000000000001,ETH\n";
  g_autoptr(PbImportContext) context = make_context ();
  g_autofree char *findings = take (text, "tokens.csv", &context);

  g_assert_cmpuint (transactions (context)->len, ==, 2);
  g_assert_true (some_says (context, PB_TRANSACTION_AMOUNT, MANY_DIGITS));
  g_assert_true (some_says (context, PB_TRANSACTION_AMOUNT, "0.000000000000000001"));
}

#define EXPLORER_HEAD "Txhash,Blockno,UnixTimestamp,DateTime (UTC),From,To,TokenValue," \
                      "ContractAddress,TokenName,TokenSymbol\n"

/* Seconds and a written day are the same day wherever the reader is; a moment without a zone
 * stays the day that is written.
 */
static void
test_moments (void)
{
  static const char seconds[] = EXPLORER_HEAD
    HASH ",1,1740959999,2025-03-02 23:59:59," SAFE "," OTHER ",5,,Coin,COIN\n";
  static const char naive[] = "Date,Amount,Asset\n2025-03-02 23:59:59,-5,EUR\n"
                              "2025-03-02T23:59:59,-6,EUR\n2025-03-02T23:59:59Z,-7,EUR\n";
  g_autoptr(PbImportContext) context = make_context ();
  g_autofree char *first = take (seconds, "export.csv", &context);
  g_autofree char *second = take (naive, "bank.csv", &context);

  g_assert_cmpuint (transactions (context)->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (pb_record_get_day (transactions (context)->pdata[i], PB_TRANSACTION_DATE), ==,
                     pb_day_from_ymd (2025, 3, 2));
}

/* The file of a multisig and that of an explorer tell of the same movement. */
static void
test_two_sources (void)
{
  static const char multisig[] =
    "Nonce,Safe Address,From Address,To Address,Transaction Hash,Contract Address,Amount,"
    "Asset Type,Asset Symbol,Created at,Executed at,Proposer Address,Executor Address,Note\n"
    "7," SAFE "," SAFE "," OTHER "," HASH ",,12.5,NATIVE,ETH,2025-03-01T10:00:00Z,"
    "2025-03-02T10:00:00Z," OTHER "," OTHER ",Rent\n";
  static const char explorer[] =
    "Transaction Hash,Blockno,UnixTimestamp,DateTime (UTC),From,To,ContractAddress,Value_IN(ETH),"
    "Value_OUT(ETH),TxnFee(ETH),Status,ErrCode,Method\n"
    HASH ",123,1740909600,2025-03-02 10:00:00," SAFE "," OTHER ",,0,12.5,0.001,,,Transfer\n";
  g_autoptr(PbImportContext) context = make_context ();
  g_autofree char *first = take (multisig, "transactions_export_10_" SAFE "_1.csv", &context);
  g_autofree char *second = NULL;

  g_assert_cmpuint (transactions (context)->len, ==, 1);
  second = take (explorer, "export-" SAFE ".csv", &context);
  g_assert_cmpuint (transactions (context)->len, ==, 1);
}

/* A bank knows no hashes and has words of its own: what may be there already is shown, and left
 * out until somebody chooses it.
 */
static void
test_without_hash (void)
{
  static const char first[] = "Date,Amount,Asset,Description\n2025-03-02,-12.5,EUR,Rent\n"
                              "2025-03-02,-20,EUR,Dues of Ana\n";
  /* The first may be the rent, once; the second is another one; the third is there. */
  static const char bank[] = "Date;Amount;Asset;Description\n2025-03-02;-12,5;EUR;SEPA 4711\n"
                             "2025-03-02;-12,5;EUR;SEPA 4712\n2025-03-02;-20;EUR;dues of ana\n";
  g_autoptr(PbImportContext) context = make_context ();
  g_autofree char *taken = take (first, "own.csv", &context);
  g_autoptr(GError) error = NULL;
  g_autoptr(PbProposal) proposal = pb_test_read (bank, "bank.csv", context, &error);
  g_autofree char *findings = pb_test_dup_findings (proposal);
  GListModel *items = pb_proposal_get_items (proposal);
  guint n_left_out = 0, n_new = 0;

  g_assert_no_error (error);
  g_test_message ("%s", findings);
  g_assert_nonnull (strstr (findings, "“Rent”"));
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(PbProposalItem) item = g_list_model_get_item (items, i);

      if (pb_record_get_kind (pb_proposal_item_get_record (item)) != PB_KIND_TRANSACTION)
        continue;
      n_new++;
      if (!pb_proposal_item_get_accepted (item))
        {
          n_left_out++;
          pb_proposal_item_set_accepted (item, TRUE);
        }
    }
  g_assert_cmpuint (n_new, ==, 2);
  g_assert_cmpuint (n_left_out, ==, 1);
  g_assert_cmpuint (pb_proposal_get_n_changes (proposal), ==, 2);
}

/* What both sources say tells two movements apart. */
static void
test_told_apart (void)
{
  static const char first[] = "Date,Amount,Asset,Description,Counterparty\n"
                              "2025-03-02,-20,EUR,Dues,Ana\n";
  static const char other[] = "Date,Amount,Asset,Description,Counterparty\n"
                              "2025-03-02,-20,EUR,Fee,Ben\n2025-03-03,-20,EUR,Fee,Ana\n";
  g_autoptr(PbImportContext) context = make_context ();
  g_autofree char *taken = take (first, "own.csv", &context);
  g_autofree char *more = take (other, "more.csv", &context);

  g_assert_cmpuint (transactions (context)->len, ==, 3);
}

/* Rows that cannot be read are told by their lines, where a line may be within a cell; the
 * others are read.
 */
static void
test_bad_rows (void)
{
  static const char text[] = "Date,Amount,Asset,Description\n"
                             "2025-03-14,-5,EUR,\"two\nlines\"\n"
                             "2025-13-45,-5,EUR,never\n"
                             "2025-03-15,much,EUR,\n"
                             "2025-03-16,-7,EUR,fine\n";
  g_autoptr(PbImportContext) context = make_context ();
  g_autofree char *findings = take (text, "bank.csv", &context);

  g_test_message ("%s", findings);
  g_assert_cmpuint (transactions (context)->len, ==, 2);
  g_assert_true (some_says (context, PB_TRANSACTION_DESCRIPTION, "two lines"));
  g_assert_nonnull (strstr (findings, "4 "));
  g_assert_nonnull (strstr (findings, "5 "));
  g_assert_nonnull (strstr (findings, "much"));
}

/* Bytes have no zero behind them: who looks for the end of signs must not look beyond. */
static void
test_signs_only (void)
{
  static const char * const signs[] = { "[", "{", "[{[{", "|", "---", "#", "\"", ";", "\t" };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      g_autoptr(PbImportContext) context = make_context ();
      g_autoptr(GBytes) bytes = g_bytes_new (signs[i], strlen (signs[i]));
      g_autoptr(GError) error = NULL;

      g_assert_null (pb_import_read (bytes, "signs.csv", context, &error));
      g_assert_nonnull (error);
    }
}

/* Reading proposes; it does nothing to what is there. */
static void
test_nothing_stored (void)
{
  static const char * const files[] = {
    "charmverse.csv", "coordinape.csv", "dao.json", "karma-gap.json", "messy.md",
    "nested.md", "snapshot.json",
  };
  g_autoptr(PbImportContext) context = make_context ();

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = pb_test_fixture_path (files[i]);
      g_autoptr(GBytes) bytes = pb_test_load (path);
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_autoptr(PbProposal) proposal = pb_test_read_bytes (bytes, files[i], context);
      g_autoptr(PbImportContext) other = make_context ();
      g_autofree char *findings = NULL;

      g_assert_cmpuint (pb_proposal_get_n_changes (proposal), >, 0);
      for (PbKind kind = PB_KIND_COMMON + 1; kind < PB_N_KINDS; kind++)
        g_assert_cmpuint (pb_import_context_get_kind (context, kind)->len, ==,
                          kind == PB_KIND_GROUP || kind == PB_KIND_ACCOUNT);
      /* And the second import of the same changes nothing. */
      findings = take (text, files[i], &other);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/traps/writing", test_writing);
  g_test_add_func ("/traps/doubts", test_doubts);
  g_test_add_func ("/traps/formulas", test_formulas);
  g_test_add_func ("/traps/big-numbers", test_big_numbers);
  g_test_add_func ("/traps/moments", test_moments);
  g_test_add_func ("/traps/two-sources", test_two_sources);
  g_test_add_func ("/traps/without-hash", test_without_hash);
  g_test_add_func ("/traps/told-apart", test_told_apart);
  g_test_add_func ("/traps/bad-rows", test_bad_rows);
  g_test_add_func ("/traps/signs-only", test_signs_only);
  g_test_add_func ("/traps/nothing-stored", test_nothing_stored);

  return g_test_run ();
}
