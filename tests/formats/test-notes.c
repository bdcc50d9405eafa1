/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pb-formats-fixture.h"

#include "formats/pb-format.h"
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

/* Tables with periods as columns: the year comes from the headings above. */
static void
test_metric_tables (void)
{
  static const char text[] =
    "# Shore report (2024)\n\n### Visitors\n\n"
    "| Place | Mid-Year<br>(Jan 1- June 30) | Final (Jan 1 \xe2\x80\x93 Dec 31) | Remark |\n"
    "|-------|:----------------:|-----|---|\n"
    "| Jetty | 520 | 1738 | busy |\n| Hut \\| shed | 8 events | open all day | |\n\n"
    "### Repairs\n\n| What | 2023 | Q1 2024 | March 2024 |\n|--|--|--|--|\n| Jetty | 3 | 1.5 | -2 |\n\n"
    "| Name | Phone |\n|--|--|\n| Ana | 555 |\n";
  g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
  g_autoptr(PbProposal) proposal = take (text, "Full Year.md", &context);
  g_autofree char *findings = pb_test_dup_findings (proposal);
  GPtrArray *observations = pb_import_context_get_kind (context, PB_KIND_OBSERVATION);
  PbRecord *metric = pb_test_find (context, PB_KIND_METRIC, "Visitors: Jetty");
  guint n = 0;

  g_assert_cmpstr (pb_proposal_get_format (proposal), ==, "metrics-note");
  g_assert_nonnull (metric);
  g_assert_nonnull (pb_test_find (context, PB_KIND_METRIC, "Repairs: Jetty"));
  g_assert_cmpstr (pb_record_get_text (pb_test_find (context, PB_KIND_METRIC,
                                                     "Visitors: Hut | shed"), PB_METRIC_UNIT),
                   ==, "events");
  g_assert_cmpuint (pb_import_context_get_kind (context, PB_KIND_METRIC)->len, ==, 3);
  g_assert_cmpuint (observations->len, ==, 6);
  for (guint i = 0; i < observations->len; i++)
    {
      PbRecord *record = observations->pdata[i];
      PbDay start = pb_record_get_day (record, PB_OBSERVATION_PERIOD_START);

      if (g_str_equal (pb_record_get_text (record, PB_OBSERVATION_VALUE), "1738"))
        {
          g_assert_cmpint (start, ==, pb_day_from_ymd (2024, 1, 1));
          g_assert_cmpint (pb_record_get_day (record, PB_OBSERVATION_PERIOD_END), ==,
                           pb_day_from_ymd (2024, 12, 31));
          g_assert_cmpstr (pb_record_get_text (record, PB_OBSERVATION_METRIC), ==,
                           pb_record_get_id (metric));
          n++;
        }
      n += start == pb_day_from_ymd (2023, 1, 1) || start == pb_day_from_ymd (2024, 3, 1);
    }
  g_assert_cmpuint (n, ==, 3);
  g_assert_nonnull (strstr (findings, "open all day"));
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

/* What is written is read back as it was: nothing changes. */
static void
check_files (PbImportContext *context,
             PbDossier       *dossier,
             const char      *name,
             guint            n)
{
  const PbFormat *format = pb_format_find (name);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) files = format->write_files (dossier, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, n);
  for (guint i = 0; i < files->len; i++)
    {
      const PbFormatFile *file = files->pdata[i];
      g_autoptr(PbProposal) proposal = pb_test_read_bytes (file->bytes, file->name, context);
      g_autofree char *items = pb_test_dup_items (proposal);

      g_assert_cmpstr (pb_proposal_get_format (proposal), ==, name);
      g_assert_cmpstr (pb_proposal_get_group_id (proposal), ==, pb_dossier_get_group_id (dossier));
      g_test_message ("%s: %s", file->name, items);
      g_assert_cmpuint (pb_proposal_get_n_changes (proposal), ==, 0);
    }
}

static void
test_written (void)
{
  g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
  g_autoptr(PbDossier) dossier = pb_test_example (&context);
  g_autoptr(PbEdit) edit = pb_edit_new ("More");
  g_autoptr(PbDossier) after = NULL;
  g_autofree char *group_id = g_strdup (pb_dossier_get_group_id (dossier));
  GPtrArray *agreements = pb_dossier_get_records (dossier, PB_KIND_AGREEMENT);
  GPtrArray *decisions = pb_dossier_get_records (dossier, PB_KIND_DECISION);
  const char *hard = "0a000000000040008000000000000001";
  const char *bare = "0a000000000040008000000000000002";
  guint n_agreements = 0, n_decisions = 0;

  for (guint i = 0; i < agreements->len; i++)
    n_agreements += g_strcmp0 (pb_record_get_text (agreements->pdata[i], PB_AGREEMENT_GROUP),
                               group_id) == 0;
  for (guint i = 0; i < decisions->len; i++)
    n_decisions += g_strcmp0 (pb_record_get_text (decisions->pdata[i], PB_DECISION_GROUP),
                              group_id) == 0;
  g_assert_cmpuint (n_agreements, >, 0);
  g_assert_cmpuint (n_decisions, >, 0);

  /* Signs that mean something in Markdown and YAML, and what says nothing but its title. */
  pb_edit_create (edit, PB_KIND_AGREEMENT, hard);
  pb_edit_set_text (edit, hard, PB_AGREEMENT_GROUP, group_id);
  pb_edit_set_text (edit, hard, PB_AGREEMENT_TITLE, "A *bold* [plan](x) #1: \"yes\" <b> _no_ \\ `c`");
  pb_edit_set_text (edit, hard, PB_AGREEMENT_STATUS, "active");
  pb_edit_set_text (edit, hard, PB_AGREEMENT_TYPE, "code-of-conduct");
  pb_edit_set_text (edit, hard, PB_AGREEMENT_DOMAIN, "dao");
  pb_edit_set_text (edit, hard, PB_AGREEMENT_PROVISIONS, "- One\n  - Two\n\n### Deeper\n\nText");
  pb_edit_set_text (edit, hard, PB_COMMON_NOTE, "A: \"b\"\n- c # d");
  pb_edit_create (edit, PB_KIND_AGREEMENT, bare);
  pb_edit_set_text (edit, bare, PB_AGREEMENT_GROUP, group_id);
  pb_edit_set_text (edit, bare, PB_AGREEMENT_TITLE, "…");
  pb_edit_set_text (edit, bare, PB_AGREEMENT_STATUS, "proposed");
  pb_test_accept (&context, edit);
  after = pb_test_dossier (context, group_id);
  check_files (context, after, "agreement-note", n_agreements + 2);
  check_files (context, after, "decision-note", n_decisions);
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
  g_test_add_func ("/formats/notes/metric-tables", test_metric_tables);
  g_test_add_func ("/formats/notes/about", test_about);
  g_test_add_func ("/formats/notes/written", test_written);

  return g_test_run ();
}
