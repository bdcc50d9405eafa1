/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-report.h"

#include "framework/pb-redaction.h"
#include "report/pb-report-context-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define YEAR 365

/* The language that the sentences are in, as documents write it: en-US. */
static char *
find_language (void)
{
  const char * const *names = g_get_language_names ();
  g_autofree char *language = NULL;
  char *end;

  for (guint i = 0; names[i]; i++)
    {
      if (strcmp (names[i], "C") != 0 && strcmp (names[i], "POSIX") != 0 &&
          !g_str_has_prefix (names[i], "C."))
        {
          language = g_strdup (names[i]);
          break;
        }
    }
  if (language == NULL)
    return g_strdup ("en-US");

  end = language + strcspn (language, ".@");
  *end = '\0';
  g_strdelimit (language, "_", '-');

  return g_steal_pointer (&language);
}

static void
describe (PbDocument            *document,
          const PbReportContext *context,
          const char            *name,
          const char            *author)
{
  g_autofree char *day = pb_day_to_locale (context->day);
  g_autofree char *language = find_language ();
  g_autofree char *subject = NULL;
  g_autofree char *running = NULL;
  const char *reading = pb_reading_get_label (pb_judgement_get_reading (context->judgement));

  if (context->kind == PB_REPORT_KIND_PHASE && pb_judgement_get_phase (context->judgement) >= 0)
    /* Translators: the name of a phase, how the group stands in it, and a day */
    subject = g_strdup_printf (_("%s, %s, as of %s"),
                               pb_enum_get_label (pb_phase_get_type (),
                                                  pb_judgement_get_phase (context->judgement)),
                               reading, day);
  else
    /* Translators: a day */
    subject = g_strdup_printf (_("As of %s"), day);

  /* Translators: at the head of every page: the name of a group, what the report is about, and a
   * day */
  running = g_strdup_printf (_("%s · %s · as of %s"), name,
                             pb_enum_get_label (pb_report_kind_get_type (), context->kind), day);

  pb_document_set_subject (document, subject);
  pb_document_set_description (document,
                               pb_record_get_text (context->group, PB_GROUP_DESCRIPTION));
  pb_document_set_running (document, running);
  pb_document_set_language (document, language);
  pb_document_set_author (document, author ? author : name);
}

typedef void (*PartFunc) (const PbReportContext *context,
                          PbNode                *root);

static void
add_break (const PbReportContext *context,
           PbNode                *root)
{
  pb_node_append (root, PB_NODE_PAGE_BREAK)->compact = TRUE;
}

/* What each kind of report consists of, between its head and its end. */
static const PartFunc parts[PB_N_REPORT_KINDS][12] = {
  [PB_REPORT_KIND_PHASE] = {
    pb_report_add_front, add_break, pb_report_add_phases, pb_report_add_checklist,
    pb_report_add_state, pb_report_add_agreements, pb_report_add_decisions,
    pb_report_add_treasury, pb_report_add_impact, pb_report_add_learning, pb_report_add_activities,
    pb_report_add_signs,
  },
  [PB_REPORT_KIND_GROUP_STATE] = { pb_report_add_head, pb_report_add_state },
  [PB_REPORT_KIND_AGREEMENT_REGISTER] = {
    pb_report_add_head, pb_report_add_agreements, pb_report_add_terms, pb_report_add_decisions,
  },
  [PB_REPORT_KIND_IMPACT] = {
    pb_report_add_head, pb_report_add_numbers, pb_report_add_impact, pb_report_add_learning,
    pb_report_add_activities,
  },
  [PB_REPORT_KIND_TREASURY] = {
    pb_report_add_head, pb_report_add_treasury, pb_report_add_balance_charts,
    pb_report_add_budgets, pb_report_add_transactions, pb_report_add_accounts,
  },
  [PB_REPORT_KIND_COMPLETION] = {
    pb_report_add_head, pb_report_add_phases, pb_report_add_checklist, pb_report_add_agreements,
    pb_report_add_treasury, pb_report_add_impact, pb_report_add_learning,
    pb_report_add_recognition,
  },
};

/**
 * pb_report_build:
 * @dossier: a sealed dossier
 * @criteria: the criteria to judge by
 * @options: (nullable): what to report on, and for whom
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Makes a report from what its readers may know: records that are not for them are
 * left out first, and everything is counted and judged without them, so that
 * nothing in the report tells of them.  The phase report says first what a
 * partner needs at a glance, then the phases, the checklist with its reasons,
 * the state, agreements, decisions, impact and activities, and at the end what
 * it was made from.
 *
 * It only reads what it is given and may run on any thread.
 *
 * Fails with %G_IO_ERROR_CANCELLED only.
 *
 * Returns: (transfer full): the report
 */
PbDocument *
pb_report_build (PbDossier              *dossier,
                 PbCriteriaSet          *criteria,
                 const PbReportOptions  *options,
                 GCancellable           *cancellable,
                 GError                **error)
{
  static const PbReportOptions fallback = PB_REPORT_OPTIONS_INIT;
  PbReportContext context = { 0 };
  PbDocument *document;
  g_autoptr(PbDossier) known = NULL;
  g_autoptr(PbJudgement) judgement = NULL;
  g_autoptr(PbReportRecords) records = NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  g_autofree char *fingerprint = NULL;
  PbNode *root;

  g_return_val_if_fail (PB_IS_DOSSIER (dossier), NULL);
  g_return_val_if_fail (PB_IS_CRITERIA_SET (criteria), NULL);

  if (options == NULL)
    options = &fallback;

  known = pb_dossier_redact (dossier, options->audience, options->author, options->n_kept_back);
  /* What is completed is held against completion, whatever phase is recorded. */
  judgement = options->kind == PB_REPORT_KIND_COMPLETION
                ? pb_judge_phase (known, criteria, PB_PHASE_COMPLETION, pb_dossier_get_day (known),
                                  cancellable, error)
                : pb_judge (known, criteria, pb_dossier_get_day (known), cancellable, error);
  if (judgement == NULL)
    return NULL;

  context.dossier = known;
  context.criteria = criteria;
  context.judgement = judgement;
  context.group = pb_dossier_get_group (known);
  context.day = pb_judgement_get_day (judgement);
  context.from = options->from == PB_DAY_NONE ? context.day - YEAR : options->from;
  context.kind = options->kind;
  context.audience = options->audience;
  context.records = records = pb_report_records_new ();

  name = pb_record_dup_title (context.group);
  /* Translators: the title of a report: the name of a group, and what the report is about */
  title = g_strdup_printf (_("%s: %s"), name,
                           pb_enum_get_label (pb_report_kind_get_type (), options->kind));
  document = pb_document_new (title, context.day);
  describe (document, &context, name, options->author);

  fingerprint = pb_report_fingerprint (&context);
  pb_document_set_fingerprint (document, fingerprint);

  root = pb_document_get_root (document);
  for (guint i = 0; i < G_N_ELEMENTS (parts[0]) && parts[options->kind][i]; i++)
    parts[options->kind][i] (&context, root);
  pb_report_add_conflicts (&context, root);
  pb_report_add_records (&context, root);
  pb_report_add_end (&context, root, fingerprint);

  return document;
}
