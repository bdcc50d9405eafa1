/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pb-formats-fixture.h"

#include "model/pb-enums.h"

#include <string.h>

static PbProposal *
take (const char       *text,
      const char       *file_name,
      PbImportContext **context)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PbProposal) proposal = pb_test_read (text, file_name, *context, &error);
  g_autoptr(PbProposal) again = NULL;
  g_autoptr(PbEdit) edit = NULL;

  g_assert_no_error (error);
  edit = pb_proposal_to_edit (proposal);
  pb_test_accept (context, edit);

  /* Nothing is new the second time. */
  again = pb_test_read (text, file_name, *context, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pb_proposal_get_n_changes (again), ==, 0);

  return g_steal_pointer (&proposal);
}

static void
test_role (void)
{
  g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
  g_autoptr(PbProposal) proposal = NULL;
  PbRecord *role;

  proposal = take ("---\ngroup: shore\n---\n# Role Details\n\nKeeps the boats.\n\n"
                   "## Responsibilities\n\n- Count boats\n\n## Authorities\n\n- Lend boats\n\n"
                   "## Eligibility\n\n- Swims\n\n## Accountability\n\n- **Accountable to:** all\n\n"
                   "## Compensation\n\n- Up to 80 $USDC /wk per person\n\n---\n\nNotes\n",
                   "Boat Steward Rolecrafting.md", &context);
  g_assert_cmpstr (pb_proposal_get_format (proposal), ==, "role-note");
  g_assert_cmpstr (pb_proposal_get_group_name (proposal), ==, "shore");
  role = pb_test_find (context, PB_KIND_ROLE, "Boat Steward");
  g_assert_cmpstr (pb_record_get_text (role, PB_ROLE_RESPONSIBILITIES), ==, "- Count boats");
  g_assert_cmpstr (pb_record_get_text (role, PB_ROLE_ALLOWANCE), ==, "80");
  g_assert_cmpstr (pb_record_get_text (role, PB_ROLE_ALLOWANCE_ASSET), ==, "USDC");
  g_assert_true (pb_record_get_flag (role, PB_ROLE_ALLOWANCE_PER_PERSON));
  g_assert_nonnull (strstr (pb_record_get_text (role, PB_ROLE_DESCRIPTION), "Accountable to"));
}

static void
test_retrospective (void)
{
  static const char text[] = "# Last look\n\n## LOVED - What was good?\n- The boats\n- The **food**\n"
                             "\n## LACKED\n- Sleep\n- \n\n```\n## Learned\n```\n";
  g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
  g_autoptr(PbProposal) undated = NULL;
  g_autoptr(PbProposal) dated = NULL;
  g_autofree char *findings = NULL;
  g_autofree char *dated_text = g_strconcat ("---\ngroup: shore\ndate: 2025-03-04\n---\n", text,
                                             NULL);
  PbRecord *retrospective;

  undated = take (text, "retro.md", &context);
  findings = pb_test_dup_findings (undated);
  g_assert_nonnull (strstr (findings, "say when it was"));
  g_assert_cmpuint (pb_import_context_get_kind (context, PB_KIND_RETROSPECTIVE)->len, ==, 0);
  g_assert_cmpuint (pb_import_context_get_kind (context, PB_KIND_INSIGHT)->len, ==, 3);

  dated = take (dated_text, "retro.md", &context);
  retrospective = pb_test_find (context, PB_KIND_RETROSPECTIVE, "Last look");
  g_assert_cmpint (pb_record_get_enum (retrospective, PB_RETROSPECTIVE_FORMAT), ==,
                   PB_RETRO_FORMAT_4L);
  g_assert_cmpint (pb_record_get_day (retrospective, PB_RETROSPECTIVE_DATE), ==,
                   pb_day_from_ymd (2025, 3, 4));
}

static void
test_agreement (void)
{
  static const char text[] = "---\ntitle: Boat rules\nstatus: active\n---\n\n## Applicability\n\n"
                             "All boats.\n\n## Core Provisions\n\nDry them.\n\n### Oars\n\nToo.\n\n"
                             "## Modification Process\n\nAsk.\n";
  g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
  g_autoptr(PbProposal) proposal = NULL;
  PbRecord *agreement;

  proposal = take (text, "policies/dao/boats.md", &context);
  g_assert_cmpstr (pb_proposal_get_format (proposal), ==, "agreement-note");
  agreement = pb_test_find (context, PB_KIND_AGREEMENT, "Boat rules");
  g_assert_cmpint (pb_record_get_enum (agreement, PB_AGREEMENT_TYPE), ==, PB_AGREEMENT_TYPE_POLICY);
  g_assert_cmpint (pb_record_get_enum (agreement, PB_AGREEMENT_STATUS), ==,
                   PB_AGREEMENT_STATUS_ACTIVE);
  g_assert_cmpstr (pb_record_get_text (agreement, PB_AGREEMENT_PROVISIONS), ==,
                   "Dry them.\n\n### Oars\n\nToo.");
}

static void
test_decision (void)
{
  static const char text[] =
    "# Buy a boat\n\n**Proposed by**: Ana\n**Submitted**: 2025-02-01\n**Status**: ✅ Approved\n\n"
    "[Voting](https://snapshot.org/#/shore.eth/proposal/QmBoat)\n\n## Proposal Text\n\nOne boat.\n\n"
    "## Voting Results\n\n**Outcome**: yes\n";
  g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
  g_autoptr(PbProposal) proposal = take (text, "2025-02-01-buy-a-boat.md", &context);
  PbRecord *decision = pb_test_find (context, PB_KIND_DECISION, "Buy a boat");

  g_assert_cmpstr (pb_proposal_get_format (proposal), ==, "decision-note");
  g_assert_cmpint (pb_record_get_enum (decision, PB_DECISION_STATUS), ==,
                   PB_DECISION_STATUS_ADOPTED);
  g_assert_cmpint (pb_record_get_day (decision, PB_DECISION_OPENED), ==,
                   pb_day_from_ymd (2025, 2, 1));
  g_assert_cmpstr (pb_record_get_text (decision, PB_DECISION_EXTERNAL_REF), ==, "QmBoat");
  g_assert_cmpstr (pb_record_get_text (decision, PB_DECISION_TEXT), ==, "One boat.");
  g_assert_nonnull (pb_test_find (context, PB_KIND_MEMBER, "Ana"));
}

static void
test_meeting (void)
{
  static const char text[] = "# Agenda\n\n- Talk\n\n## Action items\n\n- \n- Paint the boat\n"
                             "- [x] Buy paint\n\n## Decision log\n\n- Paint it blue\n";
  g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
  g_autoptr(PbProposal) proposal = take (text, "Crew (28-02-2024).md", &context);
  PbRecord *decision = pb_test_find (context, PB_KIND_DECISION, "Paint it blue");

  g_assert_cmpstr (pb_proposal_get_format (proposal), ==, "meeting-note");
  g_assert_cmpint (pb_record_get_day (decision, PB_DECISION_CLOSED), ==,
                   pb_day_from_ymd (2024, 2, 28));
  g_assert_cmpuint (pb_import_context_get_kind (context, PB_KIND_TASK)->len, ==, 2);
  g_assert_cmpint (pb_record_get_enum (pb_test_find (context, PB_KIND_TASK, "Buy paint"),
                                       PB_TASK_STATUS), ==, PB_TASK_STATUS_DONE);
}

static void
test_metrics (void)
{
  static const char text[] = "# Measures\n\n## 1. Members\n- Target: 30\n\n## 2. Days\n- Days\n"
                             "- Target: less than 3\n\n## How\n\nWith care.\n";
  g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
  g_autoptr(PbProposal) proposal = take (text, "measures.md", &context);

  g_assert_cmpstr (pb_proposal_get_format (proposal), ==, "metrics-note");
  g_assert_cmpuint (pb_import_context_get_kind (context, PB_KIND_METRIC)->len, ==, 2);
  g_assert_nonnull (pb_test_find (context, PB_KIND_METRIC, "Days"));
}

/* What explains a folder is no record, whatever it says. */
static void
test_about (void)
{
  g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
  g_autoptr(GError) error = NULL;

  g_assert_null (pb_test_read ("## Applicability\n\n## Core Provisions\n\nx\n", "policies/index.md",
                               context, &error));
  g_assert_error (error, PB_IMPORT_ERROR, PB_IMPORT_ERROR_NOT_RECOGNIZED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/formats/notes/role", test_role);
  g_test_add_func ("/formats/notes/retrospective", test_retrospective);
  g_test_add_func ("/formats/notes/agreement", test_agreement);
  g_test_add_func ("/formats/notes/decision", test_decision);
  g_test_add_func ("/formats/notes/meeting", test_meeting);
  g_test_add_func ("/formats/notes/metrics", test_metrics);
  g_test_add_func ("/formats/notes/about", test_about);

  return g_test_run ();
}
