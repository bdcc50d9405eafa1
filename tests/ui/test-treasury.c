/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "framework/pb-treasury.h"
#include "model/pb-chain.h"
#include "ui-fixture.h"
#include "ui-sample.h"
#include "ui/pb-explorer-dialog.h"
#include "ui/pb-explorer.h"
#include "ui/treasury/pb-asset-row.h"
#include "ui/treasury/pb-budget-row.h"
#include "ui/treasury/pb-budgets-view.h"
#include "ui/treasury/pb-match-dialog.h"
#include "ui/treasury/pb-table-dialog.h"
#include "ui/treasury/pb-treasury-page.h"
#include "ui/widgets/pb-address-row.h"
#include "ui/widgets/pb-code-view.h"
#include "ui/widgets/pb-detail-page.h"
#include "ui/widgets/pb-metric-chart.h"
#include "ui/widgets/pb-record-row.h"
#include "ui/widgets/pb-register-view.h"

#include <string.h>

#define ACCOUNT_ID  "00000000000040008000000000000201"
#define DECISION_ID "00000000000040008000000000000202"
#define LINE_ID     "00000000000040008000000000000203"
#define FIRST_ID    "00000000000040008000000000000204"
#define SECOND_ID   "00000000000040008000000000000205"
#define INCOME_ID   "00000000000040008000000000000206"
#define THIRD_ID    "00000000000040008000000000000207"

#define ADDRESS "eip155:10:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"

/* The page in a window, with a decision on 100 EUR in two payments of 50. */
typedef struct
{
  UiLibrary *library;
  PbGroupContext *context;
  GtkWidget *page;
  GtkWidget *window;
} Fixture;

static void
add_transaction (PbEdit                 *edit,
                 const char             *id,
                 PbTransactionDirection  direction,
                 const char             *amount,
                 const char             *description,
                 PbDay                   day)
{
  pb_edit_create (edit, PB_KIND_TRANSACTION, id);
  pb_edit_set_text (edit, id, PB_TRANSACTION_GROUP, UI_GROUP_ID);
  pb_edit_set_text (edit, id, PB_TRANSACTION_ACCOUNT, ACCOUNT_ID);
  pb_edit_set_day (edit, id, PB_TRANSACTION_DATE, day);
  pb_edit_set_enum (edit, id, PB_TRANSACTION_DIRECTION, direction);
  pb_edit_set_text (edit, id, PB_TRANSACTION_AMOUNT, amount);
  pb_edit_set_text (edit, id, PB_TRANSACTION_ASSET, "EUR");
  pb_edit_set_text (edit, id, PB_TRANSACTION_DESCRIPTION, description);
  if (direction == PB_TRANSACTION_DIRECTION_OUT)
    pb_edit_set_text (edit, id, PB_TRANSACTION_COUNTERPARTY, "Ada");
}

static void
add_money (Fixture *fixture)
{
  g_autoptr(PbEdit) edit = pb_edit_new ("Money");

  pb_edit_set_add (edit, UI_GROUP_ID, PB_GROUP_ADDRESSES, ADDRESS);
  pb_edit_create (edit, PB_KIND_ACCOUNT, ACCOUNT_ID);
  pb_edit_set_text (edit, ACCOUNT_ID, PB_ACCOUNT_GROUP, UI_GROUP_ID);
  pb_edit_set_text (edit, ACCOUNT_ID, PB_ACCOUNT_NAME, "Purse");
  pb_edit_set_enum (edit, ACCOUNT_ID, PB_ACCOUNT_KIND, PB_ACCOUNT_KIND_ONCHAIN_SAFE);
  pb_edit_set_text (edit, ACCOUNT_ID, PB_ACCOUNT_ADDRESS, ADDRESS);
  pb_edit_set_integer (edit, ACCOUNT_ID, PB_ACCOUNT_THRESHOLD, 2);

  pb_edit_create (edit, PB_KIND_DECISION, DECISION_ID);
  pb_edit_set_text (edit, DECISION_ID, PB_DECISION_GROUP, UI_GROUP_ID);
  pb_edit_set_text (edit, DECISION_ID, PB_DECISION_TITLE, "Pay Ada");
  pb_edit_set_day (edit, DECISION_ID, PB_DECISION_OPENED, UI_TODAY - 40);
  pb_edit_set_day (edit, DECISION_ID, PB_DECISION_CLOSED, UI_TODAY - 40);
  pb_edit_set_enum (edit, DECISION_ID, PB_DECISION_METHOD, PB_DECISION_METHOD_CONSENT);
  pb_edit_set_text (edit, DECISION_ID, PB_DECISION_OUTCOME, "Agreed");
  pb_edit_set_enum (edit, DECISION_ID, PB_DECISION_STATUS, PB_DECISION_STATUS_ADOPTED);
  pb_edit_create (edit, PB_KIND_BUDGET_LINE, LINE_ID);
  pb_edit_set_text (edit, LINE_ID, PB_BUDGET_LINE_DECISION, DECISION_ID);
  pb_edit_set_text (edit, LINE_ID, PB_BUDGET_LINE_AMOUNT, "100");
  pb_edit_set_text (edit, LINE_ID, PB_BUDGET_LINE_ASSET, "EUR");
  pb_edit_set_text (edit, LINE_ID, PB_BUDGET_LINE_PAYEE, "Ada");

  add_transaction (edit, INCOME_ID, PB_TRANSACTION_DIRECTION_IN, "1000.10", "Gift", UI_TODAY - 50);
  add_transaction (edit, FIRST_ID, PB_TRANSACTION_DIRECTION_OUT, "50", "First half",
                   UI_TODAY - 35);
  add_transaction (edit, SECOND_ID, PB_TRANSACTION_DIRECTION_OUT, "50", "Second half",
                   UI_TODAY - 5);
  ui_library_commit (fixture->library, edit);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->library = ui_library_new ();
  ui_library_open (fixture->library);
  ui_library_fill (fixture->library);
  if (data != NULL)
    add_money (fixture);
  fixture->context = ui_context_new (fixture->library, UI_GROUP_ID);
  fixture->page = g_object_new (PB_TYPE_TREASURY_PAGE, "context", fixture->context, NULL);

  fixture->window = adw_application_window_new (ui_application ());
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 900);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (fixture->window), fixture->page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  UI_WAIT (gtk_widget_get_mapped (fixture->page));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gpointer page = fixture->page;

  g_object_add_weak_pointer (page, &page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  UI_WAIT (page == NULL);
  UI_WAIT (G_OBJECT (fixture->context)->ref_count == 1);
  g_assert_finalize_object (fixture->context);
  ui_library_free (fixture->library);
}

static guint
count_confirmed (Fixture *fixture)
{
  PbDossier *dossier = pb_group_context_get_dossier (fixture->context);
  g_autoptr(PbTreasury) treasury = dossier ? pb_treasury_new (dossier, UI_TODAY) : NULL;
  GPtrArray *outflows = treasury ? pb_treasury_get_outflows (treasury) : NULL;
  guint n = 0;

  for (guint i = 0; outflows && i < outflows->len; i++)
    n += ((PbOutflow *) outflows->pdata[i])->confirmed;

  return n;
}

static void
test_balances (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *row = ui_find (fixture->page, PB_TYPE_ASSET_ROW);
  GtkWidget *chart;

  UI_WAIT (ui_find_text (fixture->page, "Purse") != NULL);
  UI_WAIT (ui_find_text (fixture->page,
                         "On-chain multisig, OP Mainnet, 2 of 0 signatures") != NULL);
  UI_WAIT (ui_find_text (row, "900.1 EUR") != NULL);
  UI_WAIT (ui_find_text (row, "In 1000.1, out 100") != NULL);

  UI_WAIT (ui_find_text (fixture->page, "Addresses of the Group") != NULL);
  g_assert_cmpuint (ui_count (fixture->page, PB_TYPE_ADDRESS_ROW), ==, 1);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  chart = ui_find (row, PB_TYPE_METRIC_CHART);
  g_assert_nonnull (chart);
  /* Three movements, and today. */
  g_assert_cmpuint (pb_metric_chart_get_data (PB_METRIC_CHART (chart))->points->len, ==, 4);
  g_assert_true (pb_metric_chart_get_data (PB_METRIC_CHART (chart))->stepped);
}

/* One by one, in bulk, and back with one undo. */
static void
test_confirm (Fixture       *fixture,
              gconstpointer  data)
{
  UI_WAIT (ui_find_text (fixture->page, "Proposed Matches") != NULL);
  g_assert_cmpuint (count_confirmed (fixture), ==, 0);
  gtk_widget_activate_action (fixture->page, "treasury.confirm", "s", FIRST_ID);
  UI_WAIT (count_confirmed (fixture) == 1);
  g_assert_cmpstr (pb_store_get_undo_title (fixture->library->store), ==,
                   "Match “First half” to “Pay Ada”");
  pb_store_undo_async (fixture->library->store, NULL, NULL, NULL);
  UI_WAIT (count_confirmed (fixture) == 0);

  gtk_widget_activate_action (fixture->page, "treasury.confirm-all", NULL);
  UI_WAIT (count_confirmed (fixture) == 2);
  g_assert_cmpstr (pb_store_get_undo_title (fixture->library->store), ==, "Match 2 Payments");
  UI_WAIT (ui_find_text (fixture->page,
                         "2 of 2 payments are matched to a decision or an allowance.") != NULL);
}

static void
test_register (Fixture       *fixture,
               gconstpointer  data)
{
  PbRegisterPage *page = PB_REGISTER_PAGE (fixture->page);
  PbRegisterView *view = PB_REGISTER_VIEW (pb_register_page_get_view (page, "transactions"));
  GListModel *model = pb_register_view_get_model (view);

  pb_register_page_show_view (page, "transactions");
  UI_WAIT (g_list_model_get_n_items (model) == 3);
  UI_WAIT (ui_find_text (fixture->page, "Proposed") != NULL);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (model));
  gtk_widget_activate_action (fixture->page, "treasury.confirm-selected", NULL);
  UI_WAIT (count_confirmed (fixture) == 2);
  UI_WAIT (ui_find_text (fixture->page, "Matched") != NULL);
}

/* The page of the details of a record. */
static GtkWidget *
find_detail (Fixture    *fixture,
             const char *id)
{
  GtkWidget *view = ui_find (fixture->page, ADW_TYPE_NAVIGATION_VIEW);
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view));

  g_assert_true (PB_IS_DETAIL_PAGE (page));
  g_assert_cmpstr (pb_record_get_id (pb_detail_page_get_record (PB_DETAIL_PAGE (page))), ==, id);

  return GTK_WIDGET (page);
}

static void
test_details (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *button;

  g_assert_true (pb_page_go_to (PB_PAGE (fixture->page), FIRST_ID));
  UI_WAIT (ui_find (fixture->page, PB_TYPE_DETAIL_PAGE) != NULL);
  UI_WAIT (ui_find_text (fixture->page, "Confirm the Match") != NULL);

  g_assert_true (pb_page_go_to (PB_PAGE (fixture->page), ACCOUNT_ID));
  UI_WAIT (ui_find_text (fixture->page, "Signers missing") != NULL);
  UI_WAIT (ui_find_text (fixture->page,
                         "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed on OP Mainnet") != NULL);
  UI_WAIT (ui_find_text (fixture->page, "−50 EUR, 25 February 2026") != NULL);

  /* The code names the chain beside the address. */
  button = ui_find (ui_find (find_detail (fixture, ACCOUNT_ID), PB_TYPE_ADDRESS_ROW),
                    GTK_TYPE_MENU_BUTTON);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  UI_WAIT (ui_find (fixture->page, PB_TYPE_CODE_VIEW) != NULL);
  UI_WAIT (ui_find_text (fixture->page,
                         "ethereum:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed@10") != NULL);
  UI_WAIT (gtk_widget_get_width (ui_find (fixture->page, PB_TYPE_CODE_VIEW)) >= (33 + 8) * 4);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
}

static guint
count_transactions (Fixture *fixture)
{
  PbDossier *dossier = pb_group_context_get_dossier (fixture->context);

  return dossier ? pb_dossier_get_records (dossier, PB_KIND_TRANSACTION)->len : 0;
}

/* A table that leaves something open is read again with the answer; what is added is
 * one edit.
 */
static void
test_table (Fixture       *fixture,
            gconstpointer  data)
{
  static const char text[] = "Date\tAmount\tCurrency\tMemo\n"
                             "03/02/2026\t-10\tEUR\tTea\n"
                             "04/02/2026\t25\tEUR\tRefund\n"
                             "05/02/2026\tmuch\tEUR\tCake\n";
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  gpointer dialog = pb_table_dialog_new (fixture->context);
  GtkWidget *row;

  g_object_add_weak_pointer (dialog, &dialog);
  adw_dialog_present (dialog, fixture->page);
  UI_WAIT (ui_find_text (dialog, "Copy a Table First") != NULL);
  pb_table_dialog_set_text (PB_TABLE_DIALOG (dialog), bytes);
  UI_WAIT (ui_find_text (dialog, "“03/02/2026” can be two days.") != NULL);
  row = ui_find_text (dialog, "They can be read in two ways");
  row = gtk_widget_get_ancestor (row, ADW_TYPE_COMBO_ROW);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  UI_WAIT (ui_find_text (dialog, "3 February 2026, Out") != NULL);
  UI_WAIT (ui_find_text (dialog, "4 February 2026, In") != NULL);
  UI_WAIT (ui_find_text (dialog, "“much” is not an amount.") != NULL);

  gtk_widget_activate_action (dialog, "table.add", NULL);
  UI_WAIT (count_transactions (fixture) == 5);
  UI_WAIT (dialog == NULL);
  g_assert_cmpstr (pb_store_get_undo_title (fixture->library->store), ==, "Add 2 Transactions");
  /* The only account is that of all of them. */
  UI_WAIT (ui_find_text (fixture->page, "915.1 EUR") != NULL);
  pb_store_undo_async (fixture->library->store, NULL, NULL, NULL);
  UI_WAIT (count_transactions (fixture) == 3);
}

/* A payment that nothing allows, beside the two that the decision allows. */
static void
add_third (Fixture *fixture)
{
  g_autoptr(PbEdit) edit = pb_edit_new ("More money");

  add_transaction (edit, THIRD_ID, PB_TRANSACTION_DIRECTION_OUT, "7", "Flowers", UI_TODAY - 3);
  ui_library_commit (fixture->library, edit);
}

/* How much of what was decided is paid, and the payments behind it. */
static void
test_budgets (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *view = ui_find (fixture->page, PB_TYPE_BUDGETS_VIEW);
  GtkWidget *row = ui_find (view, PB_TYPE_BUDGET_ROW);

  pb_register_page_show_view (PB_REGISTER_PAGE (fixture->page), "budgets");
  UI_WAIT (ui_find_text (row, "Pay Ada, for Ada") != NULL);
  UI_WAIT (ui_find_text (row, "0 of 100 EUR paid, 100 proposed") != NULL);

  gtk_widget_activate_action (fixture->page, "treasury.confirm", "s", FIRST_ID);
  UI_WAIT (ui_find_text (view, "50 of 100 EUR paid, 50 proposed") != NULL);
  g_assert_true (row == ui_find (view, PB_TYPE_BUDGET_ROW));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  /* The decision, and the payment. */
  g_assert_cmpuint (ui_count (row, PB_TYPE_RECORD_ROW), ==, 2);

  /* What is paid in full is not shown until somebody asks for it. */
  gtk_widget_activate_action (fixture->page, "treasury.confirm", "s", SECOND_ID);
  UI_WAIT (ui_find (view, PB_TYPE_BUDGET_ROW) == NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_find (view, GTK_TYPE_TOGGLE_BUTTON)), TRUE);
  UI_WAIT (ui_find_text (view, "100 of 100 EUR paid") != NULL);
}

/* Matched by hand beyond what is left, found to be too much, and taken back. */
static void
test_match (Fixture       *fixture,
            gconstpointer  data)
{
  gpointer dialog;
  GtkWidget *row;

  add_third (fixture);
  gtk_widget_activate_action (fixture->page, "treasury.confirm-all", NULL);
  UI_WAIT (ui_find_text (fixture->page,
                         "2 of 3 payments are matched to a decision or an allowance.") != NULL);
  UI_WAIT (ui_find_text (fixture->page, "Unmatched: 7 EUR on 27 February 2026. Would go over "
                                        "what “Pay Ada” allows by 7 EUR.") != NULL);

  gtk_widget_activate_action (fixture->page, "treasury.match", "s", THIRD_ID);
  UI_WAIT (ui_find (fixture->window, PB_TYPE_MATCH_DIALOG) != NULL);
  dialog = ui_find (fixture->window, PB_TYPE_MATCH_DIALOG);
  g_object_add_weak_pointer (dialog, &dialog);
  UI_WAIT (ui_find_text (dialog, "100 of 100 EUR paid; with this, 7 EUR too much") != NULL);
  gtk_editable_set_text (GTK_EDITABLE (ui_find (dialog, GTK_TYPE_SEARCH_ENTRY)), "zzz");
  UI_WAIT (ui_count (dialog, ADW_TYPE_ACTION_ROW) == 0);
  gtk_editable_set_text (GTK_EDITABLE (ui_find (dialog, GTK_TYPE_SEARCH_ENTRY)), "pay ADA");
  UI_WAIT (ui_count (dialog, ADW_TYPE_ACTION_ROW) == 1);
  row = ui_find (dialog, ADW_TYPE_ACTION_ROW);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  UI_WAIT (count_confirmed (fixture) == 3);
  UI_WAIT (dialog == NULL);
  UI_WAIT (ui_find_text (fixture->page,
                         "“Pay Ada” allows 100 EUR; 107 EUR were paid, 7 EUR too much.") != NULL);
  g_assert_cmpstr (pb_store_get_undo_title (fixture->library->store), ==,
                   "Match “Flowers” to “Pay Ada, for Ada”");

  gtk_widget_activate_action (fixture->page, "treasury.unmatch", "s", THIRD_ID);
  UI_WAIT (count_confirmed (fixture) == 2);
  pb_store_undo_async (fixture->library->store, NULL, NULL, NULL);
  UI_WAIT (count_confirmed (fixture) == 3);
}

static void
test_no_treasury (Fixture       *fixture,
                  gconstpointer  data)
{
  UI_WAIT (ui_find_text (fixture->page, "No Accounts Yet") != NULL);
  gtk_widget_activate_action (fixture->page, "treasury.declare-none", NULL);
  UI_WAIT (ui_find_text (fixture->page, "No Treasury, by Choice") != NULL);
  gtk_widget_activate_action (fixture->page, "treasury.declare-none", NULL);
  UI_WAIT (ui_find_text (fixture->page, "No Accounts Yet") != NULL);
}

#define ACCOUNT_ON_CHAIN "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"

static void
assert_uri (GSettings  *settings,
            const char *chain,
            const char *what,
            const char *expected)
{
  g_autofree char *uri = pb_explorer_dup_uri (settings, chain, what);

  g_assert_cmpstr (uri, ==, expected);
}

static void
test_explorers (void)
{
  g_autoptr(GSettings) settings = g_settings_new (APPLICATION_ID);
  GtkWidget *window = adw_application_window_new (ui_application ());
  gpointer dialog;
  guint n_rows = 0;

  assert_uri (settings, "eip155:1", ACCOUNT_ON_CHAIN,
              "https://etherscan.io/address/" ACCOUNT_ON_CHAIN);
  assert_uri (settings, "eip155:1", "0xab", "https://etherscan.io/tx/0xab");
  assert_uri (settings, "eip155:424242", "0xab", NULL);
  assert_uri (NULL, "eip155:10", "0xab", "https://optimistic.etherscan.io/tx/0xab");

  pb_explorer_set (settings, "eip155:1", "https://example.org/look/");
  pb_explorer_set (settings, "eip155:424242", "https://example.net");
  assert_uri (settings, "eip155:1", "0xab", "https://example.org/look/tx/0xab");
  assert_uri (settings, "eip155:424242", "0xab", "https://example.net/tx/0xab");
  assert_uri (settings, "eip155:1", "../?x", "https://example.org/look/tx/..%2F%3Fx");

  /* A row for each chain that is known, for the one that was added, and for more. */
  while (pb_chain_get_nth (n_rows))
    n_rows++;
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), adw_bin_new ());
  gtk_window_present (GTK_WINDOW (window));
  dialog = pb_explorer_dialog_new (settings);
  g_object_add_weak_pointer (dialog, &dialog);
  adw_dialog_present (dialog, window);
  UI_WAIT (ui_count (dialog, ADW_TYPE_ENTRY_ROW) == n_rows + 3);
  adw_dialog_force_close (dialog);
  gtk_window_destroy (GTK_WINDOW (window));
  UI_WAIT (dialog == NULL);

  pb_explorer_set (settings, "eip155:1", NULL);
  assert_uri (settings, "eip155:1", "0xab", "https://etherscan.io/tx/0xab");
  pb_explorer_set (settings, "eip155:424242", NULL);

  g_assert_true (pb_explorer_check ("http://localhost:4000"));
  g_assert_false (pb_explorer_check ("javascript:alert(1)"));
  g_assert_false (pb_explorer_check ("file:///etc"));
  g_assert_false (pb_explorer_check ("https://"));
  g_assert_false (pb_explorer_check ("https://example.org/?a"));
}

static void
add_tests (void)
{
  g_test_add ("/ui/treasury/balances", Fixture, "filled", set_up, test_balances, tear_down);
  g_test_add ("/ui/treasury/confirm", Fixture, "filled", set_up, test_confirm, tear_down);
  g_test_add ("/ui/treasury/register", Fixture, "filled", set_up, test_register, tear_down);
  g_test_add ("/ui/treasury/details", Fixture, "filled", set_up, test_details, tear_down);
  g_test_add ("/ui/treasury/budgets", Fixture, "filled", set_up, test_budgets, tear_down);
  g_test_add ("/ui/treasury/match", Fixture, "filled", set_up, test_match, tear_down);
  g_test_add ("/ui/treasury/table", Fixture, "filled", set_up, test_table, tear_down);
  g_test_add ("/ui/treasury/no-treasury", Fixture, NULL, set_up, test_no_treasury, tear_down);
  g_test_add_func ("/ui/treasury/explorers", test_explorers);
}

int
main (int   argc,
      char *argv[])
{
  return ui_test_run (argc, argv, add_tests);
}
