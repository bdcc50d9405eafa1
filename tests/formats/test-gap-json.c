/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pb-formats-fixture.h"

#include "model/pb-enums.h"

#include <string.h>

static PbProposal *
read_fixture (PbImportContext *context)
{
  g_autofree char *path = pb_test_fixture_path ("karma-gap.json");
  g_autoptr(GBytes) bytes = pb_test_load (path);

  return pb_test_read_bytes (bytes, "karma-gap.json", context);
}

static void
test_read (void)
{
  g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
  g_autoptr(PbProposal) proposal = read_fixture (context);
  g_autoptr(PbProposal) again = NULL;
  g_autoptr(PbEdit) edit = pb_proposal_to_edit (proposal);
  g_autofree char *findings = pb_test_dup_findings (proposal);
  PbRecord *record;
  PbRecord *grant;

  g_assert_cmpstr (pb_proposal_get_format (proposal), ==, "karma-gap");
  g_assert_cmpstr (pb_proposal_get_group_name (proposal), ==, "Lakeside");
  pb_test_accept (&context, edit);

  /* A grant and its details are one agreement with two parties. */
  grant = pb_test_find (context, PB_KIND_AGREEMENT, "Jetty grant");
  g_assert_nonnull (grant);
  g_assert_cmpuint (pb_import_context_get_kind (context, PB_KIND_AGREEMENT)->len, ==, 1);
  g_assert_cmpint (pb_record_get_enum (grant, PB_AGREEMENT_SCOPE), ==,
                   PB_AGREEMENT_SCOPE_EXTERNAL);
  g_assert_cmpuint (pb_import_context_get_kind (context, PB_KIND_AGREEMENT_PARTY)->len, ==, 2);
  g_assert_nonnull (pb_test_find (context, PB_KIND_GROUP, "Water Fund"));

  record = pb_test_find (context, PB_KIND_TRANSACTION, "Jetty grant");
  g_assert_cmpstr (pb_record_get_text (record, PB_TRANSACTION_AMOUNT), ==, "1500.25");
  g_assert_cmpstr (pb_record_get_text (record, PB_TRANSACTION_ASSET), ==, "USDC");
  g_assert_cmpint (pb_record_get_day (record, PB_TRANSACTION_DATE), ==,
                   pb_day_from_ymd (2025, 2, 1));
  g_assert_cmpstr (pb_record_get_text (record, PB_TRANSACTION_AGREEMENT), ==,
                   pb_record_get_id (grant));

  record = pb_test_find (context, PB_KIND_DELIVERABLE, "Piles driven");
  g_assert_cmpint (pb_record_get_enum (record, PB_DELIVERABLE_STATUS), ==,
                   PB_DELIVERABLE_STATUS_DELIVERED);
  record = pb_test_find (context, PB_KIND_DELIVERABLE, "Second jetty");
  g_assert_true (pb_record_set_contains (record, PB_COMMON_TAGS, "revoked"));
  record = pb_test_find (context, PB_KIND_DELIVERABLE, "Safer swimming");
  g_assert_cmpint (pb_record_get_enum (record, PB_DELIVERABLE_LEVEL), ==, PB_METRIC_LEVEL_OUTCOME);
  g_assert_cmpint (pb_record_get_enum (record, PB_DELIVERABLE_STATUS), ==,
                   PB_DELIVERABLE_STATUS_ACCEPTED);
  g_assert_nonnull (pb_test_find (context, PB_KIND_DELIVERABLE, "Plan"));
  g_assert_cmpuint (pb_import_context_get_kind (context, PB_KIND_EVIDENCE)->len, ==, 3);
  g_assert_nonnull (pb_test_find (context, PB_KIND_ACTIVITY, "March"));
  g_assert_cmpuint (pb_import_context_get_kind (context, PB_KIND_FEEDBACK)->len, ==, 1);
  g_assert_nonnull (pb_test_find (context, PB_KIND_MEMBER, "Ana"));
  g_assert_nonnull (strstr (findings, "1 object is of a type"));

  again = read_fixture (context);
  g_assert_false (pb_proposal_get_new_group (again));
  g_assert_cmpuint (pb_proposal_get_n_changes (again), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/gap-json/read", test_read);

  return g_test_run ();
}
