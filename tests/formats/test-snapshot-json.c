/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pb-formats-fixture.h"

#include "framework/pb-decision-result.h"
#include "model/pb-enums.h"

#include <string.h>

static PbProposal *
read_fixture (PbImportContext *context)
{
  g_autofree char *path = pb_test_fixture_path ("snapshot.json");
  g_autoptr(GBytes) bytes = pb_test_load (path);

  return pb_test_read_bytes (bytes, "snapshot.json", context);
}

static void
accept (PbImportContext **context,
        PbProposal       *proposal)
{
  g_autoptr(PbEdit) edit = pb_proposal_to_edit (proposal);

  pb_test_accept (context, edit);
}

static void
check_status (PbImportContext  *context,
              const char       *title,
              PbDecisionStatus  status)
{
  PbRecord *record = pb_test_find (context, PB_KIND_DECISION, title);

  g_assert_nonnull (record);
  g_assert_cmpint (pb_record_get_enum (record, PB_DECISION_STATUS), ==, status);
}

/* What Snapshot itself says of each: never more than its rule. */
static void
test_outcomes (void)
{
  g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
  g_autoptr(PbProposal) proposal = read_fixture (context);
  g_autofree char *findings = pb_test_dup_findings (proposal);
  PbRecord *record;

  g_assert_cmpstr (pb_proposal_get_format (proposal), ==, "snapshot");
  g_assert_cmpstr (pb_proposal_get_group_name (proposal), ==, "Lakeside Commons");
  accept (&context, proposal);

  g_assert_cmpuint (pb_import_context_get_kind (context, PB_KIND_DECISION)->len, ==, 6);
  check_status (context, "Mend the jetty", PB_DECISION_STATUS_ADOPTED);
  check_status (context, "Night walks", PB_DECISION_STATUS_REJECTED);
  check_status (context, "Which colour", PB_DECISION_STATUS_OPEN_FOR_VOTE);
  check_status (context, "Veto", PB_DECISION_STATUS_ADOPTED);
  check_status (context, "Lamps", PB_DECISION_STATUS_OPEN_FOR_VOTE);
  check_status (context, "Tie", PB_DECISION_STATUS_REJECTED);

  record = pb_test_find (context, PB_KIND_DECISION, "Mend the jetty");
  g_assert_cmpstr (pb_record_get_text (record, PB_DECISION_SCORES), ==, "12.5; 3; 1");
  g_assert_cmpstr (pb_record_get_text (record, PB_DECISION_CHOICES), ==, "For\nAgainst\nAbstain");
  g_assert_cmpint (pb_record_get_day (record, PB_DECISION_OPENED), ==,
                   pb_day_from_ymd (2025, 1, 1));
  g_assert_cmpint (pb_record_get_day (record, PB_DECISION_CLOSED), ==,
                   pb_day_from_ymd (2025, 1, 6));

  g_assert_nonnull (strstr (findings, "“Mend the jetty”: 12.5 for is more than 3 against."));
  g_assert_nonnull (strstr (findings, "“Night walks”: 4 took part, fewer than the quorum of 5."));
  g_assert_nonnull (strstr (findings, "“Which colour” is closed, but nothing says"));
  g_assert_nonnull (strstr (findings, "comes twice"));
  g_assert_nonnull (strstr (findings, "2 votes choose"));
}

static void
test_votes (void)
{
  g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
  g_autoptr(PbProposal) proposal = read_fixture (context);
  g_autoptr(PbProposal) again = NULL;
  GPtrArray *votes;
  PbRecord *decision;

  accept (&context, proposal);
  votes = pb_import_context_get_kind (context, PB_KIND_VOTE);
  decision = pb_test_find (context, PB_KIND_DECISION, "Mend the jetty");
  g_assert_cmpuint (votes->len, ==, 2);
  for (guint i = 0; i < votes->len; i++)
    g_assert_cmpstr (pb_record_get_text (votes->pdata[i], PB_VOTE_DECISION), ==,
                     pb_record_get_id (decision));

  /* The voter that the space names is its member from the first time on. */
  again = read_fixture (context);
  g_assert_false (pb_proposal_get_new_group (again));
  g_assert_cmpuint (pb_proposal_get_n_changes (again), ==, 0);
}

/* What a person recorded stays, with the arithmetic beside it. */
static void
test_recorded (void)
{
  g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
  g_autoptr(PbProposal) proposal = read_fixture (context);
  g_autoptr(PbProposal) again = NULL;
  g_autoptr(PbEdit) edit = pb_edit_new ("Record");
  g_autofree char *findings = NULL;

  accept (&context, proposal);
  pb_edit_set_enum (edit, pb_record_get_id (pb_test_find (context, PB_KIND_DECISION, "Tie")),
                    PB_DECISION_STATUS, PB_DECISION_STATUS_ADOPTED);
  pb_test_accept (&context, edit);
  again = read_fixture (context);
  findings = pb_test_dup_findings (again);
  g_assert_nonnull (strstr (findings, "“Tie”: 4 for is not more than 4 against. By the votes: "));
  g_assert_nonnull (strstr (findings, "Recorded here: Adopted."));
  accept (&context, again);
  check_status (context, "Tie", PB_DECISION_STATUS_ADOPTED);
}

/* Bare lists and single things count, too; odd ones do no harm. */
static void
test_shapes (void)
{
  static const struct { const char *text; guint n; } shapes[] = {
    { "[{\"id\":\"1\",\"title\":\"A\",\"choices\":[],\"state\":\"closed\"}]", 1 },
    { "{\"id\":\"1\",\"title\":\"A\",\"choices\":7,\"state\":null}", 1 },
    { "{\"data\":{\"proposal\":{\"id\":\"1\",\"title\":\"A\",\"choices\":[1],\"state\":\"x\"}}}", 1 },
    { "[[[[[[{\"id\":\"1\",\"title\":\"A\",\"choices\":[],\"state\":\"closed\"}]]]]]]", 0 },
    { "{\"choices\":[],\"title\":[],\"state\":{}}", 0 },
    { "{\"voter\":\"x\",\"choice\":1}", 0 },
    { "[{\"strategies\":[],\"network\":1,\"name\":\"A\"},"
      "{\"strategies\":[],\"network\":1,\"name\":\"B\"}]", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
      g_autoptr(GError) error = NULL;
      g_autoptr(PbProposal) proposal = pb_test_read (shapes[i].text, "s.json", context, &error);

      g_assert_no_error (error);
      accept (&context, proposal);
      g_assert_cmpuint (pb_import_context_get_kind (context, PB_KIND_DECISION)->len, ==,
                        shapes[i].n);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/snapshot-json/outcomes", test_outcomes);
  g_test_add_func ("/snapshot-json/votes", test_votes);
  g_test_add_func ("/snapshot-json/recorded", test_recorded);
  g_test_add_func ("/snapshot-json/shapes", test_shapes);

  return g_test_run ();
}
