/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pb-formats-fixture.h"

#include "formats/pb-hypercert-json.h"
#include "formats/pb-murmurations-json.h"
#include "model/pb-enums.h"

#include <json-glib/json-glib.h>
#include <string.h>

static JsonNode *
write_json (const PbFormat *format,
            PbDossier      *dossier)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = format->write (dossier, &error);
  g_autofree char *text = NULL;
  JsonNode *node;

  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  node = json_from_string (text, &error);
  g_assert_no_error (error);

  return node;
}

static void
test_murmurations (void)
{
  g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
  g_autoptr(PbDossier) dossier = pb_test_example (&context);
  g_autoptr(JsonNode) node = write_json (&pb_murmurations_json_format, dossier);
  JsonObject *object = json_node_get_object (node);
  PbRecord *group = pb_dossier_get_group (dossier);

  g_assert_cmpstr (json_array_get_string_element (
                     json_object_get_array_member (object, "linked_schemas"), 0), ==,
                   "organizations_schema-v1.0.0");
  g_assert_cmpstr (json_object_get_string_member (object, "name"), ==,
                   pb_record_get_text (group, PB_GROUP_NAME));
  if (pb_record_has (group, PB_GROUP_FOUNDED))
    g_assert_cmpint (json_object_get_int_member (object, "starts_at"), ==,
                     (gint64) pb_record_get_day (group, PB_GROUP_FOUNDED) * 86400);
  g_assert_false (json_object_has_member (object, "nickname"));
}

/* Only what is delivered is claimed. */
static void
test_hypercert (void)
{
  g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
  g_autoptr(PbDossier) dossier = pb_test_example (&context);
  g_autoptr(JsonNode) node = write_json (&pb_hypercert_json_format, dossier);
  JsonObject *hypercert = json_object_get_object_member (json_node_get_object (node), "hypercert");
  GPtrArray *records = pb_dossier_get_records (dossier, PB_KIND_DELIVERABLE);
  JsonArray *span = json_object_get_array_member (
    json_object_get_object_member (hypercert, "work_timeframe"), "value");
  guint n = 0;

  g_assert_cmpint (json_array_get_int_element (span, 0), <=, json_array_get_int_element (span, 1));
  for (guint i = 0; i < records->len; i++)
    {
      int status = pb_record_get_enum (records->pdata[i], PB_DELIVERABLE_STATUS);
      int level = pb_record_get_enum (records->pdata[i], PB_DELIVERABLE_LEVEL);

      n += g_strcmp0 (pb_record_get_text (records->pdata[i], PB_DELIVERABLE_GROUP),
                      pb_dossier_get_group_id (dossier)) == 0 &&
           (status == PB_DELIVERABLE_STATUS_DELIVERED ||
            status == PB_DELIVERABLE_STATUS_ACCEPTED) &&
           level != PB_METRIC_LEVEL_OUTCOME && level != PB_METRIC_LEVEL_IMPACT;
    }
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (
                      json_object_get_object_member (hypercert, "work_scope"), "value")), ==, n);
}

static PbProposal *
read_circle (PbImportContext *context)
{
  g_autofree char *path = pb_test_fixture_path ("coordinape.csv");
  g_autoptr(GBytes) bytes = pb_test_load (path);

  return pb_test_read_bytes (bytes, "coordinape.csv", context);
}

static void
test_coordinape (void)
{
  g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
  g_autoptr(PbProposal) proposal = read_circle (context);
  g_autoptr(PbEdit) edit = pb_proposal_to_edit (proposal);
  g_autoptr(PbProposal) again = NULL;
  g_autofree const char **people = NULL;
  PbRecord *epoch;
  gsize n;

  g_assert_cmpstr (pb_proposal_get_format (proposal), ==, "coordinape");
  pb_test_accept (&context, edit);
  /* An address in other letters is the same person. */
  g_assert_cmpuint (pb_import_context_get_kind (context, PB_KIND_MEMBER)->len, ==, 2);
  epoch = pb_test_find (context, PB_KIND_ACTIVITY, "Coordinape epoch 3");
  g_assert_nonnull (epoch);
  g_assert_cmpint (pb_record_get_day (epoch, PB_ACTIVITY_DATE), ==, pb_day_from_ymd (2025, 3, 1));
  people = pb_record_get_set (epoch, PB_ACTIVITY_PEOPLE, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_nonnull (strstr (pb_record_get_text (epoch, PB_ACTIVITY_DESCRIPTION),
                            "| Bert   Lake | 80, $800 | 100 |"));
  g_assert_nonnull (pb_test_find (context, PB_KIND_ACTIVITY, "Coordinape epoch 4"));

  again = read_circle (context);
  g_assert_cmpuint (pb_proposal_get_n_changes (again), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/profiles/murmurations", test_murmurations);
  g_test_add_func ("/profiles/hypercert", test_hypercert);
  g_test_add_func ("/profiles/coordinape", test_coordinape);

  return g_test_run ();
}
