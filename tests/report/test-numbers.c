/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/pb-example-network.h"
#include "framework/pb-judge.h"
#include "framework/pb-metric-standing.h"
#include "framework/pb-state-elements.h"
#include "framework/pb-treasury.h"
#include "model/pb-query.h"
#include "framework/pb-redaction.h"
#include "report/pb-report.h"
#include "storage/pb-group-summary.h"
#include "storage/store-fixture.h"

#include <string.h>

/* What the window shows (the judging, the treasury, the metrics, the registers of the
 * store) and what the reports print are the same, for every group of the example
 * network.
 */

typedef struct
{
  Fixture *store;
  PbCriteriaSet *criteria;
  PbDossier *dossier; /* what the readers may know */
  PbJudgement *judgement;
  PbDay day;
  PbAudience audience;
  char *text; /* everything that the report says */
  PbDocument *document;
} Compared;

static void
expect (Compared   *self,
        const char *text)
{
  if (text != NULL && *text != '\0' && strstr (self->text, text) == NULL)
    g_error ("The report does not say “%s”", text);
}

static void
make (Compared     *self,
      PbDossier    *whole,
      PbReportKind  kind)
{
  PbReportOptions options = PB_REPORT_OPTIONS_INIT;
  g_autoptr(GError) error = NULL;

  g_clear_object (&self->document);
  g_clear_pointer (&self->text, g_free);
  options.kind = kind;
  options.audience = self->audience;
  self->document = pb_report_build (whole, self->criteria, &options, NULL, &error);
  g_assert_no_error (error);
  self->text = pb_node_dup_plain (pb_document_get_root (self->document));
}

/* The records that a result rests on are named with their identifiers. */
static void
compare_records (Compared *self,
                 PbResult *result)
{
  const char * const *ids = pb_result_get_records (result);

  for (guint i = 0, n = 0; ids && ids[i] && n < 12; i++)
    {
      if (pb_dossier_lookup (self->dossier, ids[i]) == NULL ||
          g_str_equal (ids[i], pb_dossier_get_group_id (self->dossier)))
        continue;
      expect (self, ids[i]);
      n++;
    }
}

/* Every result with its sentence and its numbers. */
static void
compare_results (Compared *self)
{
  GPtrArray *results = pb_judgement_get_results (self->judgement);
  guint n_numbers = 0;

  for (guint i = 0; i < results->len; i++)
    {
      PbResult *result = results->pdata[i];
      GPtrArray *numbers = pb_result_get_numbers (result);
      PbStatement *statement = pb_result_get_statement (result);

      /* Elements of the state have a table of their own. */
      if (g_strv_contains (pb_state_element_get_keys (), pb_statement_get_id (statement)))
        continue;
      if (pb_result_get_value (result) != PB_RESULT_COUNT)
        {
          expect (self, pb_result_get_reason (result));
          compare_records (self, result);
        }
      /* What is derived from other results has their numbers. */
      if (pb_statement_get_mode (statement) == PB_MODE_DERIVED)
        continue;
      for (guint n = 0; n < numbers->len; n++)
        {
          expect (self, ((PbNumber *) numbers->pdata[n])->value);
          n_numbers++;
        }
    }
  g_assert_cmpuint (n_numbers, >, 20);
}

static void
compare_metrics (Compared *self)
{
  GPtrArray *metrics = pb_dossier_get_referring (self->dossier,
                                                 pb_dossier_get_group_id (self->dossier),
                                                 PB_METRIC_GROUP);

  for (guint i = 0; metrics && i < metrics->len; i++)
    {
      g_autoptr(PbMetricStanding) standing = pb_metric_judge (self->dossier, self->criteria,
                                                              metrics->pdata[i], self->day);
      g_autofree char *title = pb_record_dup_title (metrics->pdata[i]);

      expect (self, title);
      expect (self, pb_metric_status_get_label (standing->status));
      expect (self, standing->reason);
    }
}

static void
compare_treasury (Compared *self)
{
  g_autoptr(PbTreasury) treasury = pb_treasury_new (self->dossier, self->day);
  GPtrArray *balances = pb_treasury_get_balances (treasury);

  for (guint i = 0; i < balances->len; i++)
    {
      const PbBalance *balance = balances->pdata[i];
      g_autofree char *held = pb_decimal_to_locale (balance->balance, -1);
      g_autofree char *in = pb_decimal_to_locale (balance->in, -1);
      g_autofree char *out = pb_decimal_to_locale (balance->out, -1);

      if (*balance->asset == '\0')
        continue;
      expect (self, held);
      expect (self, in);
      expect (self, out);
    }
}

/* A register lists what the store finds, and the report what its readers may know of
 * it.
 */
static void
compare_register (Compared  *self,
                  PbKind     kind,
                  PbFieldId  group_field)
{
  g_autoptr(PbQuery) query = pb_query_new (kind);
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GError) error = NULL;
  guint n = 0;

  pb_query_add_filter (query, group_field,
                       g_variant_new_string (pb_dossier_get_group_id (self->dossier)));
  found = pb_store_query_sync (self->store->store, query, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *title = pb_record_dup_title (found->pdata[i]);

      if (pb_dossier_lookup (self->dossier, pb_record_get_id (found->pdata[i])) == NULL)
        continue;
      expect (self, title);
      n++;
    }
  if (self->audience == PB_AUDIENCE_PRIVATE)
    g_assert_cmpuint (n, ==, found->len);
}

static void
compare_group (Fixture       *fixture,
               PbCriteriaSet *criteria,
               const char    *group,
               PbAudience     audience)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PbDossier) whole = NULL;
  g_autoptr(PbDossier) known = NULL;
  g_autoptr(PbJudgement) judgement = NULL;
  Compared self = { 0 };

  self.day = pb_day_parse (TODAY);
  whole = pb_store_dossier_sync (fixture->store, group, self.day, &error);
  g_assert_no_error (error);
  known = pb_dossier_redact (whole, audience, NULL, NULL);
  judgement = pb_judge (known, criteria, self.day, NULL, &error);
  g_assert_no_error (error);

  self.store = fixture;
  self.criteria = criteria;
  self.dossier = known;
  self.judgement = judgement;
  self.audience = audience;

  make (&self, whole, PB_REPORT_KIND_PHASE);
  expect (&self, pb_reading_get_label (pb_judgement_get_reading (judgement)));
  compare_results (&self);
  compare_metrics (&self);
  make (&self, whole, PB_REPORT_KIND_AGREEMENT_REGISTER);
  compare_register (&self, PB_KIND_AGREEMENT, PB_AGREEMENT_GROUP);
  make (&self, whole, PB_REPORT_KIND_TREASURY);
  compare_treasury (&self);
  make (&self, whole, PB_REPORT_KIND_IMPACT);
  compare_metrics (&self);
  make (&self, whole, PB_REPORT_KIND_COMPLETION);
  compare_metrics (&self);
  compare_treasury (&self);
  make (&self, whole, PB_REPORT_KIND_GROUP_STATE);

  g_clear_object (&self.document);
  g_clear_pointer (&self.text, g_free);
}

static void
test_example_network (Fixture       *fixture,
                      gconstpointer  data)
{
  static const PbAudience audiences[] = {
    PB_AUDIENCE_PRIVATE, PB_AUDIENCE_PARTNERS, PB_AUDIENCE_PUBLIC,
  };
  g_autoptr(PbCriteriaSet) criteria = pb_criteria_set_new_builtin (NULL);
  g_autoptr(PbEdit) edit = pb_example_network_build (pb_day_parse (TODAY));
  g_autoptr(GPtrArray) groups = NULL;
  g_autoptr(GError) error = NULL;
  guint n_own = 0;

  pb_store_commit_sync (fixture->store, edit, NULL, &error);
  g_assert_no_error (error);
  groups = pb_store_groups_sync (fixture->store, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < groups->len; i++)
    {
      PbGroupSummary *group = groups->pdata[i];

      if (!pb_group_summary_get_own (group))
        continue;
      n_own++;
      for (guint n = 0; n < G_N_ELEMENTS (audiences); n++)
        compare_group (fixture, criteria, pb_group_summary_get_id (group), audiences[n]);
    }
  g_assert_cmpuint (n_own, >=, 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_add ("/report/numbers/example-network", test_example_network);

  return g_test_run ();
}
