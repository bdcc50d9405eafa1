/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pb-formats-fixture.h"

#include "formats/pb-dao-json.h"
#include "model/pb-enums.h"

#include <json-glib/json-glib.h>
#include <string.h>

static PbProposal *
read_fixture (PbImportContext *context,
              const char      *name)
{
  g_autofree char *path = pb_test_fixture_path (name);
  g_autoptr(GBytes) bytes = pb_test_load (path);

  return pb_test_read_bytes (bytes, name, context);
}

static void
test_read (void)
{
  g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
  g_autoptr(PbProposal) proposal = read_fixture (context, "dao.json");
  g_autoptr(PbEdit) edit = pb_proposal_to_edit (proposal);
  g_autoptr(PbProposal) again = NULL;
  g_autofree char *findings = pb_test_dup_findings (proposal);
  g_autofree const char **people = NULL;
  PbRecord *record;
  gsize n;

  g_assert_cmpstr (pb_proposal_get_format (proposal), ==, "dao-json");
  g_assert_cmpstr (pb_proposal_get_group_name (proposal), ==, "Lakeside Commons");
  pb_test_accept (&context, edit);

  /* “address” counts as “id”; the same account in other capitals is the same. */
  g_assert_cmpuint (pb_import_context_get_kind (context, PB_KIND_MEMBER)->len, ==, 2);
  record = pb_test_find (context, PB_KIND_DECISION, "Mend the jetty");
  g_assert_nonnull (record);
  g_assert_cmpint (pb_record_get_enum (record, PB_DECISION_STATUS), ==,
                   PB_DECISION_STATUS_ADOPTED);
  g_assert_cmpint (pb_record_get_enum (record, PB_DECISION_CATEGORY), ==,
                   PB_DECISION_CATEGORY_TREASURY_GRANT);
  /* 78 digits are all there. */
  g_assert_nonnull (strstr (pb_record_get_text (record, PB_COMMON_NOTE),
                            "115792089237316195423570985008687907853269984665640564039457584007913"
                            "129639935"));

  record = pb_test_find (context, PB_KIND_DECISION, "Night walks");
  g_assert_cmpint (pb_record_get_enum (record, PB_DECISION_STATUS), ==,
                   PB_DECISION_STATUS_PROPOSED);
  people = pb_record_get_set (record, PB_DECISION_PARTICIPANTS, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_nonnull (pb_import_context_lookup (context, people[0]));

  g_assert_nonnull (pb_test_find (context, PB_KIND_ACCOUNT, "Shore multisig"));
  g_assert_nonnull (pb_test_find (context, PB_KIND_TOOL, "Voting"));
  record = pb_test_find (context, PB_KIND_AGREEMENT, "Quiet hours");
  g_assert_cmpstr (pb_record_get_text (record, PB_AGREEMENT_PROVISIONS), ==, "From ten to six.");
  g_assert_nonnull (pb_test_find (context, PB_KIND_AGREEMENT, "Boats"));

  g_assert_nonnull (strstr (findings, "“members” has no identifier"));
  g_assert_nonnull (strstr (findings, "“pondered”"));
  g_assert_null (strstr (findings, "proposals.json"));

  /* Reading it again changes nothing. */
  again = read_fixture (context, "dao.json");
  g_assert_false (pb_proposal_get_new_group (again));
  g_assert_cmpuint (pb_proposal_get_n_changes (again), ==, 0);
}

/* Nothing in a published file may be empty. */
static void
check_node (JsonNode *node)
{
  g_assert_false (JSON_NODE_HOLDS_NULL (node));
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    g_assert_cmpstr (json_node_get_string (node), !=, "");
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr(GList) members = json_object_get_values (json_node_get_object (node));

      for (GList *l = members; l; l = l->next)
        check_node (l->data);
    }
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      g_autoptr(GList) elements = json_array_get_elements (json_node_get_array (node));

      for (GList *l = elements; l; l = l->next)
        check_node (l->data);
    }
}

static JsonNode *
parse (GBytes *bytes)
{
  g_autoptr(GError) error = NULL;
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  g_autofree char *copy = g_strndup (text, size);
  JsonNode *node = json_from_string (copy, &error);

  g_assert_no_error (error);
  check_node (node);

  return node;
}

static void
test_write (void)
{
  g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
  g_autoptr(PbDossier) dossier = pb_test_example (&context);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = pb_dao_json_format.write (dossier, &error);
  g_autoptr(GBytes) twice = pb_dao_json_format.write (dossier, &error);
  g_autoptr(GPtrArray) files = pb_dao_json_format.write_files (dossier, &error);
  g_autoptr(JsonNode) node = parse (bytes);
  JsonObject *object = json_node_get_object (node);
  g_autoptr(PbProposal) again = NULL;
  g_autofree char *items = NULL;

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, twice));
  g_assert_cmpstr (json_object_get_string_member (object, "@context"), ==,
                   "http://www.daostar.org/schemas");
  g_assert_cmpstr (json_object_get_string_member (object, "type"), ==, "DAO");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "proposals")), >,
                    0);

  /* Every address of the folder leads to one of its files. */
  g_assert_cmpuint (files->len, ==, 7);
  for (guint i = 0; i < files->len; i++)
    {
      const PbFormatFile *file = files->pdata[i];
      g_autoptr(JsonNode) part = NULL;

      if (g_str_has_suffix (file->name, ".json"))
        part = parse (file->bytes);
      if (i == 0)
        {
          g_assert_cmpstr (file->name, ==, "dao.json");
          for (guint j = 1; j < files->len; j++)
            {
              g_autofree char *quoted = g_strdup_printf ("\"%s\"",
                                                         ((PbFormatFile *) files->pdata[j])->name);

              g_assert_nonnull (g_strstr_len (g_bytes_get_data (file->bytes, NULL),
                                              g_bytes_get_size (file->bytes), quoted));
            }
        }
    }

  /* What it wrote it knows again: of decisions nothing is new. */
  again = pb_test_read_bytes (bytes, "dao.json", context);
  g_assert_cmpstr (pb_proposal_get_group_id (again), ==, pb_dossier_get_group_id (dossier));
  items = pb_test_dup_items (again);
  g_test_message ("%s", items);
  g_assert_null (strstr (items, "add "));
}

static void
test_grants (void)
{
  static const char text[] =
    "{\"@context\":\"http://www.daostar.org/schemas\",\"name\":\"Lakeside\",\"grantPools\":["
    "{\"type\":\"GrantPool\",\"id\":\"p1\",\"name\":\"Shore fund\",\"isOpen\":true}],"
    "\"grantApplications\":[{\"type\":\"GrantApplication\",\"id\":\"g1\",\"grantPoolName\":"
    "\"Shore fund\",\"projectName\":\"Jetty\",\"createdAt\":\"2025-02-03T10:00:00Z\","
    "\"status\":\"funded\",\"fundsApprovedInUSD\":\"1200.50\"}]}";
  g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
  g_autoptr(GError) error = NULL;
  g_autoptr(PbProposal) proposal = pb_test_read (text, "pools.json", context, &error);
  g_autoptr(PbEdit) edit = NULL;
  PbRecord *record;

  g_assert_no_error (error);
  edit = pb_proposal_to_edit (proposal);
  pb_test_accept (&context, edit);
  record = pb_test_find (context, PB_KIND_AGREEMENT, "Shore fund – Jetty");
  g_assert_nonnull (record);
  g_assert_cmpint (pb_record_get_enum (record, PB_AGREEMENT_STATUS), ==,
                   PB_AGREEMENT_STATUS_ACTIVE);
  g_assert_cmpint (pb_record_get_day (record, PB_AGREEMENT_START), ==,
                   pb_day_from_ymd (2025, 2, 3));
  g_assert_cmpuint (pb_import_context_get_kind (context, PB_KIND_OBLIGATION)->len, ==, 1);
}

static void
test_credential (void)
{
  static const char text[] =
    "{\"@context\":\"http://www.daostar.org/schemas\",\"type\":[\"VerifiableCredential\"],"
    "\"credentialSubject\":{\"id\":\"0xde709f2102306220921060314715629080e2fb77\","
    "\"contributions\":[{\"name\":\"Raked the shore\",\"engagementDate\":\"2025-04-01\"}]}}";
  g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
  g_autoptr(GError) error = NULL;
  g_autoptr(PbProposal) proposal = pb_test_read (text, "credential.json", context, &error);
  g_autofree char *findings = NULL;
  g_autoptr(PbEdit) edit = NULL;

  g_assert_no_error (error);
  findings = pb_test_dup_findings (proposal);
  g_assert_nonnull (strstr (findings, "not verified"));
  edit = pb_proposal_to_edit (proposal);
  pb_test_accept (&context, edit);
  g_assert_nonnull (pb_test_find (context, PB_KIND_ACTIVITY, "Raked the shore"));
}

static void
test_broken (void)
{
  static const char * const texts[] = {
    "{\"membersURI\": ",
    "{\"membersURI\": 1}\n\n {\"membersURI\": 2} []",
    "{\"membersURI\":1,\"members\":[1,null,{},[[]]],\"proposals\":7}",
    "[\"membersURI\", {\"members\":{\"members\":{}},\"governance\":\"## \\n## \"}]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
      g_autoptr(GError) error = NULL;
      g_autoptr(PbProposal) proposal = pb_test_read (texts[i], "dao.json", context, &error);

      if (i < 2)
        g_assert_error (error, PB_IMPORT_ERROR, PB_IMPORT_ERROR_BROKEN);
      else
        g_assert_no_error (error);
      if (i == 1)
        g_assert_nonnull (strstr (error->message, "after its end, in line 3"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/dao-json/read", test_read);
  g_test_add_func ("/dao-json/write", test_write);
  g_test_add_func ("/dao-json/grants", test_grants);
  g_test_add_func ("/dao-json/credential", test_credential);
  g_test_add_func ("/dao-json/broken", test_broken);

  return g_test_run ();
}
