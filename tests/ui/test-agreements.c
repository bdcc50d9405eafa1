/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-fixture.h"
#include "ui-sample.h"
#include "ui/agreements/pb-agreement-calendar.h"
#include "ui/agreements/pb-agreements-page.h"
#include "ui/decisions/pb-decisions-page.h"
#include "ui/dialogs/pb-fields-dialog.h"
#include "ui/pb-ui.h"
#include "ui/widgets/pb-detail-page.h"

#include <string.h>

#define LEASE_ID "00000000000040008000000000000101"
#define RULES_ID "00000000000040008000000000000102"
#define RENT_ID  "00000000000040008000000000000103"
#define PARTY_ID "00000000000040008000000000000104"
#define BUY_ID   "00000000000040008000000000000105"
#define MOVE_ID  "00000000000040008000000000000106"

/* The Agreements or the Decisions page in a window. */
typedef struct
{
  UiLibrary *library;
  PbGroupContext *context;
  GtkWidget *page;
  GtkWidget *window;
} Fixture;

static void
add_agreements (PbEdit *edit)
{
  const char *part;

  pb_edit_create (edit, PB_KIND_AGREEMENT, LEASE_ID);
  pb_edit_set_text (edit, LEASE_ID, PB_AGREEMENT_GROUP, UI_GROUP_ID);
  pb_edit_set_text (edit, LEASE_ID, PB_AGREEMENT_TITLE, "Workshop lease");
  pb_edit_set_enum (edit, LEASE_ID, PB_AGREEMENT_STATUS, PB_AGREEMENT_STATUS_ACTIVE);
  pb_edit_set_day (edit, LEASE_ID, PB_AGREEMENT_START, UI_TODAY - 360);
  pb_edit_set_day (edit, LEASE_ID, PB_AGREEMENT_END, UI_TODAY + 5);
  pb_edit_set_day (edit, LEASE_ID, PB_AGREEMENT_REVIEW_DATE, UI_TODAY - 3);
  pb_edit_set_integer (edit, LEASE_ID, PB_AGREEMENT_REVIEW_INTERVAL, 90);
  pb_edit_set_text (edit, LEASE_ID, PB_AGREEMENT_PROVISIONS, "- Rent is paid in advance");
  pb_edit_set_text (edit, LEASE_ID, PB_AGREEMENT_VERSION, "1.4");

  pb_edit_create (edit, PB_KIND_AGREEMENT_PARTY, PARTY_ID);
  pb_edit_set_text (edit, PARTY_ID, PB_AGREEMENT_PARTY_AGREEMENT, LEASE_ID);
  pb_edit_set_text (edit, PARTY_ID, PB_AGREEMENT_PARTY_PARTY, UI_GROUP_ID);
  part = pb_edit_create (edit, PB_KIND_AGREEMENT_PARTY, NULL);
  pb_edit_set_text (edit, part, PB_AGREEMENT_PARTY_AGREEMENT, LEASE_ID);
  pb_edit_set_text (edit, part, PB_AGREEMENT_PARTY_PARTY, UI_MEMBER_ID);
  pb_edit_set_day (edit, part, PB_AGREEMENT_PARTY_SIGNED_ON, UI_TODAY - 360);

  pb_edit_create (edit, PB_KIND_OBLIGATION, RENT_ID);
  pb_edit_set_text (edit, RENT_ID, PB_OBLIGATION_AGREEMENT, LEASE_ID);
  pb_edit_set_text (edit, RENT_ID, PB_OBLIGATION_TEXT, "Pay the rent");
  pb_edit_set_day (edit, RENT_ID, PB_OBLIGATION_DUE, UI_TODAY + 10);
  pb_edit_set_enum (edit, RENT_ID, PB_OBLIGATION_RECURRING, PB_CADENCE_MONTHLY);

  pb_edit_create (edit, PB_KIND_AGREEMENT, RULES_ID);
  pb_edit_set_text (edit, RULES_ID, PB_AGREEMENT_GROUP, UI_GROUP_ID);
  pb_edit_set_text (edit, RULES_ID, PB_AGREEMENT_TITLE, "House rules");
  pb_edit_set_enum (edit, RULES_ID, PB_AGREEMENT_STATUS, PB_AGREEMENT_STATUS_DRAFT);
  pb_edit_set_text (edit, RULES_ID, PB_AGREEMENT_SUPERSEDES, LEASE_ID);
}

static void
add_vote (PbEdit         *edit,
          const char     *name,
          PbVotePosition  position)
{
  const char *id = pb_edit_create (edit, PB_KIND_VOTE, NULL);

  pb_edit_set_text (edit, id, PB_VOTE_DECISION, BUY_ID);
  pb_edit_set_text (edit, id, PB_VOTE_NAME, name);
  pb_edit_set_enum (edit, id, PB_VOTE_POSITION, position);
  pb_edit_set_day (edit, id, PB_VOTE_CAST_ON, UI_TODAY - 9);
}

static void
add_decisions (PbEdit *edit)
{
  const char *line;

  /* Recorded as adopted, though most were against it. */
  pb_edit_create (edit, PB_KIND_DECISION, BUY_ID);
  pb_edit_set_text (edit, BUY_ID, PB_DECISION_GROUP, UI_GROUP_ID);
  pb_edit_set_text (edit, BUY_ID, PB_DECISION_TITLE, "Buy a lathe");
  pb_edit_set_enum (edit, BUY_ID, PB_DECISION_METHOD, PB_DECISION_METHOD_MAJORITY);
  pb_edit_set_enum (edit, BUY_ID, PB_DECISION_STATUS, PB_DECISION_STATUS_ADOPTED);
  pb_edit_set_day (edit, BUY_ID, PB_DECISION_OPENED, UI_TODAY - 20);
  pb_edit_set_day (edit, BUY_ID, PB_DECISION_CLOSED, UI_TODAY - 8);
  pb_edit_set_day (edit, BUY_ID, PB_DECISION_IMPLEMENTATION_DUE, UI_TODAY - 1);
  pb_edit_set_add (edit, BUY_ID, PB_DECISION_CHANGES, LEASE_ID);
  add_vote (edit, "Ada", PB_VOTE_POSITION_FOR);
  add_vote (edit, "Bo", PB_VOTE_POSITION_AGAINST);
  add_vote (edit, "Chidi", PB_VOTE_POSITION_AGAINST);
  line = pb_edit_create (edit, PB_KIND_BUDGET_LINE, NULL);
  pb_edit_set_text (edit, line, PB_BUDGET_LINE_DECISION, BUY_ID);
  pb_edit_set_text (edit, line, PB_BUDGET_LINE_AMOUNT, "400");
  pb_edit_set_text (edit, line, PB_BUDGET_LINE_ASSET, "USDC");
  pb_edit_set_text (edit, line, PB_BUDGET_LINE_PAYEE, "Machine shop");

  pb_edit_create (edit, PB_KIND_DECISION, MOVE_ID);
  pb_edit_set_text (edit, MOVE_ID, PB_DECISION_GROUP, UI_GROUP_ID);
  pb_edit_set_text (edit, MOVE_ID, PB_DECISION_TITLE, "Move to the old mill");
  pb_edit_set_enum (edit, MOVE_ID, PB_DECISION_STATUS, PB_DECISION_STATUS_IN_DISCUSSION);
  pb_edit_set_enum (edit, MOVE_ID, PB_DECISION_METHOD, PB_DECISION_METHOD_CONSENT);
  pb_edit_set_day (edit, MOVE_ID, PB_DECISION_OPENED, UI_TODAY - 2);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GType (*get_type) (void) = data;
  g_autoptr(PbEdit) edit = pb_edit_new ("Agreements and decisions");
  g_autoptr(GSettings) settings = pb_ui_new_settings ();

  g_settings_reset (settings, "registers");
  fixture->library = ui_library_new ();
  ui_library_open (fixture->library);
  ui_library_fill (fixture->library);
  add_agreements (edit);
  add_decisions (edit);
  ui_library_commit (fixture->library, edit);
  fixture->context = ui_context_new (fixture->library, UI_GROUP_ID);
  fixture->page = g_object_new (get_type (), "context", fixture->context, NULL);

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

static PbRecord *
lookup (Fixture    *fixture,
        const char *id)
{
  return pb_dossier_lookup (pb_group_context_get_dossier (fixture->context), id);
}

static int
get_status (Fixture    *fixture,
            const char *id)
{
  return pb_record_get_enum (lookup (fixture, id), PB_AGREEMENT_STATUS);
}

static void
open_detail (Fixture    *fixture,
             const char *id,
             const char *title)
{
  GtkWidget *detail;

  g_assert_true (pb_page_go_to (PB_PAGE (fixture->page), id));
  UI_WAIT ((detail = ui_find (fixture->page, PB_TYPE_DETAIL_PAGE)) != NULL);
  UI_WAIT (g_strcmp0 (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (detail)), title) == 0);
  UI_WAIT (gtk_widget_get_mapped (detail));
}

static GtkWidget *
wait_for_dialog (Fixture *fixture)
{
  AdwDialog *dialog;

  UI_WAIT ((dialog = adw_application_window_get_visible_dialog (
              ADW_APPLICATION_WINDOW (fixture->window))) != NULL);

  return GTK_WIDGET (dialog);
}

/* Does what the dialog that is open suggests. */
static void
accept (Fixture *fixture)
{
  GtkWidget *dialog = wait_for_dialog (fixture);

  gtk_widget_activate_action (dialog, "fields.accept", NULL);
  UI_WAIT (adw_application_window_get_visible_dialog (
             ADW_APPLICATION_WINDOW (fixture->window)) == NULL);
}

static void
undo (Fixture    *fixture,
      const char *title)
{
  PbStore *store = fixture->library->store;

  g_assert_cmpstr (pb_store_get_undo_title (store), ==, title);
  pb_store_undo_async (store, NULL, NULL, NULL);
}

static void
test_detail (Fixture       *fixture,
             gconstpointer  data)
{
  open_detail (fixture, LEASE_ID, "Workshop lease");
  UI_WAIT (ui_find_text (fixture->page, "Active") != NULL);
  UI_WAIT (ui_find_text (fixture->page, "Review overdue") != NULL);
  UI_WAIT (ui_find_text (fixture->page, "Expiring") != NULL);
  UI_WAIT (ui_find_text (fixture->page, "Not signed") != NULL);
  UI_WAIT (ui_find_text (fixture->page, "Pay the rent") != NULL);
  UI_WAIT (ui_find_text (fixture->page, "House rules") != NULL);
  UI_WAIT (ui_find_text (fixture->page, "Buy a lathe") != NULL);
}

static void
test_review (Fixture       *fixture,
             gconstpointer  data)
{
  open_detail (fixture, LEASE_ID, "Workshop lease");
  gtk_widget_activate_action (fixture->page, "agreements.review", "s", LEASE_ID);
  UI_WAIT (pb_record_get_day (lookup (fixture, LEASE_ID), PB_AGREEMENT_REVIEW_DATE) ==
           UI_TODAY + 90);
  UI_WAIT (ui_find_text (fixture->page, "Review overdue") == NULL);
  undo (fixture, "Review “Workshop lease”");
  UI_WAIT (pb_record_get_day (lookup (fixture, LEASE_ID), PB_AGREEMENT_REVIEW_DATE) ==
           UI_TODAY - 3);
}

static void
test_renew (Fixture       *fixture,
            gconstpointer  data)
{
  gtk_widget_activate_action (fixture->page, "agreements.renew", "s", LEASE_ID);
  accept (fixture);
  UI_WAIT (pb_record_get_day (lookup (fixture, LEASE_ID), PB_AGREEMENT_END) ==
           UI_TODAY + 5 + 365);
  g_assert_cmpint (pb_record_get_day (lookup (fixture, LEASE_ID), PB_AGREEMENT_REVIEW_DATE), ==,
                   UI_TODAY + 90);
  undo (fixture, "Renew “Workshop lease”");
  UI_WAIT (pb_record_get_day (lookup (fixture, LEASE_ID), PB_AGREEMENT_END) == UI_TODAY + 5);
}

static void
test_end (Fixture       *fixture,
          gconstpointer  data)
{
  gtk_widget_activate_action (fixture->page, "agreements.end", "s", LEASE_ID);
  accept (fixture);
  UI_WAIT (get_status (fixture, LEASE_ID) == PB_AGREEMENT_STATUS_ENDED);
  g_assert_cmpint (pb_record_get_day (lookup (fixture, LEASE_ID), PB_AGREEMENT_ENDED), ==,
                   UI_TODAY);
  undo (fixture, "End “Workshop lease”");
  UI_WAIT (get_status (fixture, LEASE_ID) == PB_AGREEMENT_STATUS_ACTIVE);
}

/* What comes into force supersedes what it says it does. */
static void
test_force (Fixture       *fixture,
            gconstpointer  data)
{
  gtk_widget_activate_action (fixture->page, "agreements.put-in-force", "s", RULES_ID);
  accept (fixture);
  UI_WAIT (get_status (fixture, RULES_ID) == PB_AGREEMENT_STATUS_ACTIVE);
  g_assert_cmpint (get_status (fixture, LEASE_ID), ==, PB_AGREEMENT_STATUS_SUPERSEDED);
  g_assert_cmpint (pb_record_get_day (lookup (fixture, LEASE_ID), PB_AGREEMENT_ENDED), ==,
                   UI_TODAY);
  undo (fixture, "Put “House rules” in force");
  UI_WAIT (get_status (fixture, LEASE_ID) == PB_AGREEMENT_STATUS_ACTIVE);
  g_assert_cmpint (get_status (fixture, RULES_ID), ==, PB_AGREEMENT_STATUS_DRAFT);
}

/* A new version has the same parties and obligations, which nobody has signed or
 * done yet.
 */
static void
test_version (Fixture       *fixture,
              gconstpointer  data)
{
  PbDossier *dossier;
  GPtrArray *versions;
  GPtrArray *parts;
  PbRecord *version = NULL;

  gtk_widget_activate_action (fixture->page, "agreements.new-version", "s", LEASE_ID);
  UI_WAIT ((versions = pb_dossier_get_referring (
              dossier = pb_group_context_get_dossier (fixture->context), LEASE_ID,
              PB_AGREEMENT_SUPERSEDES)) != NULL && versions->len == 2);
  for (guint i = 0; i < versions->len; i++)
    {
      if (strcmp (pb_record_get_id (versions->pdata[i]), RULES_ID) != 0)
        version = versions->pdata[i];
    }

  g_assert_cmpstr (pb_record_get_text (version, PB_AGREEMENT_VERSION), ==, "1.5");
  g_assert_cmpstr (pb_record_get_text (version, PB_AGREEMENT_PROVISIONS), ==,
                   "- Rent is paid in advance");
  g_assert_cmpint (pb_record_get_enum (version, PB_AGREEMENT_STATUS), ==,
                   PB_AGREEMENT_STATUS_DRAFT);
  g_assert_false (pb_record_has (version, PB_AGREEMENT_START));
  parts = pb_dossier_get_referring (dossier, pb_record_get_id (version),
                                    PB_AGREEMENT_PARTY_AGREEMENT);
  g_assert_cmpuint (parts->len, ==, 2);
  for (guint i = 0; i < parts->len; i++)
    g_assert_false (pb_record_has (parts->pdata[i], PB_AGREEMENT_PARTY_SIGNED_ON));
  parts = pb_dossier_get_referring (dossier, pb_record_get_id (version),
                                    PB_OBLIGATION_AGREEMENT);
  g_assert_cmpuint (parts->len, ==, 1);

  undo (fixture, "Begin a new version of “Workshop lease”");
  UI_WAIT (pb_dossier_get_referring (pb_group_context_get_dossier (fixture->context), LEASE_ID,
                                     PB_AGREEMENT_SUPERSEDES)->len == 1);
}

/* What recurs comes up again. */
static void
test_obligation (Fixture       *fixture,
                 gconstpointer  data)
{
  GPtrArray *obligations;

  gtk_widget_activate_action (fixture->page, "agreements.done", "s", RENT_ID);
  UI_WAIT ((obligations = pb_dossier_get_referring (
              pb_group_context_get_dossier (fixture->context), LEASE_ID,
              PB_OBLIGATION_AGREEMENT))->len == 2);
  g_assert_cmpint (pb_record_get_day (lookup (fixture, RENT_ID), PB_OBLIGATION_DONE_ON), ==,
                   UI_TODAY);
  for (guint i = 0; i < obligations->len; i++)
    {
      if (strcmp (pb_record_get_id (obligations->pdata[i]), RENT_ID) != 0)
        g_assert_cmpint (pb_record_get_day (obligations->pdata[i], PB_OBLIGATION_DUE), ==,
                         pb_day_add_months (UI_TODAY + 10, 1));
    }
  undo (fixture, "Mark an obligation as done");
  UI_WAIT (!pb_record_has (lookup (fixture, RENT_ID), PB_OBLIGATION_DONE_ON));
}

static void
test_sign (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_widget_activate_action (fixture->page, "agreements.sign", "s", PARTY_ID);
  accept (fixture);
  UI_WAIT (pb_record_get_day (lookup (fixture, PARTY_ID), PB_AGREEMENT_PARTY_SIGNED_ON) ==
           UI_TODAY);
  undo (fixture, "Record a signature");
  UI_WAIT (!pb_record_has (lookup (fixture, PARTY_ID), PB_AGREEMENT_PARTY_SIGNED_ON));
}

static void
test_template (Fixture       *fixture,
               gconstpointer  data)
{
  guint n = pb_dossier_get_records (pb_group_context_get_dossier (fixture->context),
                                    PB_KIND_AGREEMENT)->len;

  gtk_widget_activate_action (fixture->page, "agreements.new-from", "s", "membership");
  UI_WAIT (pb_dossier_get_records (pb_group_context_get_dossier (fixture->context),
                                   PB_KIND_AGREEMENT)->len == n + 1);
  UI_WAIT (ui_find (fixture->page, PB_TYPE_DETAIL_PAGE) != NULL);
  undo (fixture, "Begin “Membership agreement”");
  /* What is gone leaves its detail. */
  UI_WAIT (ui_find (fixture->page, PB_TYPE_DETAIL_PAGE) == NULL);
}

static void
test_calendar (Fixture       *fixture,
               gconstpointer  data)
{
  PbAgreementCalendar *calendar = PB_AGREEMENT_CALENDAR (
    pb_register_page_get_view (PB_REGISTER_PAGE (fixture->page), "calendar"));
  g_autofree char *ics = NULL;

  pb_register_page_show_view (PB_REGISTER_PAGE (fixture->page), "calendar");
  g_assert_cmpuint (pb_agreement_calendar_get_n_dates (calendar), ==, 3);
  UI_WAIT (ui_find_text (calendar, "Overdue") != NULL);
  UI_WAIT (ui_find_text (calendar, "March 2026") != NULL);

  ics = pb_agreement_calendar_dup_ics (calendar);
  g_assert_nonnull (strstr (ics, "UID:" LEASE_ID "-review_date@phasebook\r\n"));
  g_assert_nonnull (strstr (ics, "SUMMARY:Term ends: Workshop lease\r\n"));
  g_assert_nonnull (strstr (ics, "DESCRIPTION:Pay the rent\r\n"));
}

static void
test_decision (Fixture       *fixture,
               gconstpointer  data)
{
  open_detail (fixture, BUY_ID, "Buy a lathe");
  UI_WAIT (ui_find_text (fixture->page, "Adopted") != NULL);
  UI_WAIT (ui_find_text (fixture->page, "Votes differ") != NULL);
  UI_WAIT (ui_find_text (fixture->page, "Not carried out") != NULL);
  UI_WAIT (ui_find_text (fixture->page, "2 votes") != NULL);
  UI_WAIT (ui_find_text (fixture->page, "400 USDC") != NULL);
  UI_WAIT (ui_find_text (fixture->page, "Workshop lease") != NULL);
}

static PbFieldRow *
find_row (GtkWidget *root,
          PbFieldId  field)
{
  if (PB_IS_FIELD_ROW (root) && pb_field_row_get_field (PB_FIELD_ROW (root)) == field)
    return PB_FIELD_ROW (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      PbFieldRow *found = find_row (child, field);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* A decision that nobody has voted on needs an outcome, and the dialog says so. */
static void
test_close (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GVariant) outcome = g_variant_ref_sink (g_variant_new_string ("We move in May."));
  GtkWidget *dialog;
  GtkWidget *banner;

  open_detail (fixture, MOVE_ID, "Move to the old mill");
  gtk_widget_activate_action (fixture->page, "decisions.close", "s", MOVE_ID);
  dialog = wait_for_dialog (fixture);
  gtk_widget_activate_action (dialog, "fields.accept", NULL);
  banner = ui_find (dialog, ADW_TYPE_BANNER);
  UI_WAIT (adw_banner_get_revealed (ADW_BANNER (banner)));
  g_assert_nonnull (strstr (adw_banner_get_title (ADW_BANNER (banner)), "“Outcome”"));
  pb_field_row_set_value (find_row (dialog, PB_DECISION_OUTCOME), outcome);
  accept (fixture);
  UI_WAIT (pb_record_get_day (lookup (fixture, MOVE_ID), PB_DECISION_CLOSED) == UI_TODAY);
  g_assert_cmpint (pb_record_get_enum (lookup (fixture, MOVE_ID), PB_DECISION_STATUS), ==,
                   PB_DECISION_STATUS_ADOPTED);
  undo (fixture, "Close “Move to the old mill”");
  UI_WAIT (!pb_record_has (lookup (fixture, MOVE_ID), PB_DECISION_CLOSED));
}

static void
test_carried_out (Fixture       *fixture,
                  gconstpointer  data)
{
  open_detail (fixture, BUY_ID, "Buy a lathe");
  gtk_widget_activate_action (fixture->page, "decisions.implementation", "s", BUY_ID);
  accept (fixture);
  UI_WAIT (pb_record_get_enum (lookup (fixture, BUY_ID), PB_DECISION_IMPLEMENTATION) ==
           PB_IMPLEMENTATION_DONE);
  UI_WAIT (ui_find_text (fixture->page, "Not carried out") == NULL);
  undo (fixture, "Say how far “Buy a lathe” is carried out");
  UI_WAIT (ui_find_text (fixture->page, "Not carried out") != NULL);
}

static void
test_decision_review (Fixture       *fixture,
                      gconstpointer  data)
{
  gtk_widget_activate_action (fixture->page, "decisions.review", "s", BUY_ID);
  accept (fixture);
  UI_WAIT (pb_record_get_day (lookup (fixture, BUY_ID), PB_DECISION_REVIEW_DATE) ==
           pb_day_add_months (UI_TODAY, 6));
  undo (fixture, "Review “Buy a lathe”");
  UI_WAIT (!pb_record_has (lookup (fixture, BUY_ID), PB_DECISION_REVIEW_DATE));
}

static void
add (const char *path,
     GType     (*get_type) (void),
     void      (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, get_type, set_up, test, tear_down);
}

static void
add_tests (void)
{
  add ("/agreements/detail", pb_agreements_page_get_type, test_detail);
  add ("/agreements/review", pb_agreements_page_get_type, test_review);
  add ("/agreements/renew", pb_agreements_page_get_type, test_renew);
  add ("/agreements/end", pb_agreements_page_get_type, test_end);
  add ("/agreements/put-in-force", pb_agreements_page_get_type, test_force);
  add ("/agreements/new-version", pb_agreements_page_get_type, test_version);
  add ("/agreements/obligation", pb_agreements_page_get_type, test_obligation);
  add ("/agreements/sign", pb_agreements_page_get_type, test_sign);
  add ("/agreements/template", pb_agreements_page_get_type, test_template);
  add ("/agreements/calendar", pb_agreements_page_get_type, test_calendar);
  add ("/decisions/detail", pb_decisions_page_get_type, test_decision);
  add ("/decisions/close", pb_decisions_page_get_type, test_close);
  add ("/decisions/implementation", pb_decisions_page_get_type, test_carried_out);
  add ("/decisions/review", pb_decisions_page_get_type, test_decision_review);
}

int
main (int    argc,
      char **argv)
{
  return ui_test_run (argc, argv, add_tests);
}
