/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pb-formats-fixture.h"

#include "model/pb-enums.h"

#include <string.h>

static PbProposal *
read_file (PbImportContext *context,
           const char      *path)
{
  g_autoptr(GBytes) bytes = pb_test_load (path);
  g_autofree char *name = g_path_get_basename (path);
  PbProposal *proposal = pb_test_read_bytes (bytes, name, context);

  g_assert_cmpstr (pb_proposal_get_format (proposal), ==, "charmverse");

  return proposal;
}

static void
accept (PbImportContext **context,
        PbProposal       *proposal)
{
  g_autoptr(PbEdit) edit = pb_proposal_to_edit (proposal);

  pb_test_accept (context, edit);
}

static void
test_tasks (void)
{
  g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
  g_autofree char *path = pb_test_fixture_path ("charmverse.csv");
  g_autoptr(PbProposal) proposal = read_file (context, path);
  g_autoptr(PbProposal) again = NULL;
  g_autofree char *findings = pb_test_dup_findings (proposal);
  PbRecord *task;

  accept (&context, proposal);
  g_assert_cmpuint (pb_import_context_get_kind (context, PB_KIND_TASK)->len, ==, 3);
  g_assert_cmpuint (pb_import_context_get_kind (context, PB_KIND_MEMBER)->len, ==, 2);
  task = pb_test_find (context, PB_KIND_TASK, "Mend the jetty");
  g_assert_cmpint (pb_record_get_day (task, PB_TASK_DUE), ==, pb_day_from_ymd (2024, 2, 8));
  g_assert_cmpstr (pb_record_get_text (task, PB_TASK_ASSIGNEE), ==,
                   pb_record_get_id (pb_test_find (context, PB_KIND_MEMBER, "ana.eth")));
  g_assert_nonnull (pb_test_find (context, PB_KIND_TASK, "Say \"hello\" to all"));
  g_assert_nonnull (strstr (findings, "0 note: 3 rows come twice"));
  g_assert_nonnull (strstr (findings, "4 warning: “13 / 13” is not a date."));

  again = read_file (context, path);
  g_assert_cmpuint (pb_proposal_get_n_changes (again), ==, 0);
}

static void
test_other_lists (void)
{
  static const char meetings[] =
    "Title\tDate\tStatus\tGroup\tMeeting Link\n"
    "Weekly\tFeb 1, 2024\tDone\tShore\thttps://meet.example/1\n"
    "Weekly\tFeb 8, 2024\tDone\tShore\thttps://meet.example/1\n"
    "Odd\t\tDone\t\t\n";
  static const char proposals[] =
    "Title\tCreated\tStatus\tURL\nMend\tFeb 1, 2024\tPassed\thttps://x.example/1\n"
    "Walk\tFeb 1, 2024\tPondered\thttps://x.example/2\n";
  g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
  g_autoptr(PbProposal) first = pb_test_read (meetings, "m.csv", context, NULL);
  g_autofree char *findings = pb_test_dup_findings (first);
  g_autoptr(PbProposal) second = NULL;

  accept (&context, first);
  g_assert_cmpuint (pb_import_context_get_kind (context, PB_KIND_ACTIVITY)->len, ==, 2);
  g_assert_nonnull (strstr (findings, "4 problem: "));
  second = pb_test_read (proposals, "p.csv", context, NULL);
  accept (&context, second);
  g_assert_cmpint (pb_record_get_enum (pb_test_find (context, PB_KIND_DECISION, "Mend"),
                                       PB_DECISION_STATUS), ==, PB_DECISION_STATUS_ADOPTED);
  g_assert_cmpint (pb_record_get_enum (pb_test_find (context, PB_KIND_DECISION, "Walk"),
                                       PB_DECISION_STATUS), ==, PB_DECISION_STATUS_PROPOSED);
}

/* In a file that a group really keeps, every row comes twice. */
static void
test_real (void)
{
  g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
  g_autofree char *path = pb_test_shared_path ("csv/charmverse-tasks.tsv");
  g_autoptr(PbProposal) proposal = NULL;
  g_autofree char *findings = NULL;

  if (path == NULL)
    return;

  proposal = read_file (context, path);
  findings = pb_test_dup_findings (proposal);
  accept (&context, proposal);
  g_test_message ("%s", findings);
  g_assert_cmpuint (pb_import_context_get_kind (context, PB_KIND_TASK)->len, ==, 137);
  g_assert_nonnull (strstr (findings, "137 rows come twice"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/charmverse-table/tasks", test_tasks);
  g_test_add_func ("/charmverse-table/other-lists", test_other_lists);
  g_test_add_func ("/charmverse-table/real", test_real);

  return g_test_run ();
}
