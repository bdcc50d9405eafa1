/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-phase-report.h"

#include "report/pb-report-context-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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
  g_autofree char *reading = NULL;

  reading = g_strdup (pb_reading_get_label (pb_judgement_get_reading (context->judgement)));
  if (pb_judgement_get_phase (context->judgement) >= 0)
    /* Translators: the name of a phase, how the group stands in it, and a day */
    subject = g_strdup_printf (_("%s, %s, as of %s"),
                               pb_enum_get_label (pb_phase_get_type (),
                                                  pb_judgement_get_phase (context->judgement)),
                               reading, day);
  else
    /* Translators: a day */
    subject = g_strdup_printf (_("As of %s"), day);

  /* Translators: at the head of every page: the name of a group and a day */
  running = g_strdup_printf (_("%s · as of %s"), name, day);

  pb_document_set_subject (document, subject);
  pb_document_set_running (document, running);
  pb_document_set_language (document, language);
  pb_document_set_author (document, author ? author : name);
}

/**
 * pb_phase_report_build:
 * @dossier: a sealed dossier
 * @criteria: the criteria that it was judged by
 * @judgement: how it was judged
 * @options: (nullable): for whom to make it
 *
 * Makes the phase report: first what a partner needs at a glance, then the
 * phases, the checklist with its reasons, the state, agreements, decisions,
 * impact and activities, and at the end what it was made from.
 *
 * It only reads what it is given and may run on any thread.
 *
 * Returns: (transfer full): the report
 */
PbDocument *
pb_phase_report_build (PbDossier             *dossier,
                       PbCriteriaSet         *criteria,
                       PbJudgement           *judgement,
                       const PbReportOptions *options)
{
  static const PbReportOptions fallback = PB_REPORT_OPTIONS_INIT;
  PbReportContext context = { 0 };
  PbDocument *document;
  g_autoptr(PbRedaction) redaction = NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  g_autofree char *fingerprint = NULL;
  PbNode *root;

  g_return_val_if_fail (PB_IS_DOSSIER (dossier), NULL);
  g_return_val_if_fail (PB_IS_CRITERIA_SET (criteria), NULL);
  g_return_val_if_fail (PB_IS_JUDGEMENT (judgement), NULL);

  if (options == NULL)
    options = &fallback;

  redaction = pb_redaction_new (dossier, options->audience);
  context.dossier = dossier;
  context.criteria = criteria;
  context.judgement = judgement;
  context.redaction = redaction;
  context.group = pb_dossier_get_group (dossier);
  context.day = pb_judgement_get_day (judgement);
  context.audience = options->audience;

  name = pb_record_dup_title (context.group);
  /* Translators: the title of a report: the name of a group */
  title = g_strdup_printf (_("%s: Phase Report"), name);
  document = pb_document_new (title, context.day);
  describe (document, &context, name, options->author);

  fingerprint = pb_report_fingerprint (&context);
  pb_document_set_fingerprint (document, fingerprint);

  root = pb_document_get_root (document);
  pb_report_add_front (&context, root);
  pb_node_append (root, PB_NODE_PAGE_BREAK)->compact = TRUE;
  pb_report_add_phases (&context, root);
  pb_report_add_checklist (&context, root);
  pb_report_add_state (&context, root);
  pb_report_add_agreements (&context, root);
  pb_report_add_decisions (&context, root);
  pb_report_add_impact (&context, root);
  pb_report_add_activities (&context, root);
  pb_report_add_end (&context, root, fingerprint);

  return document;
}
