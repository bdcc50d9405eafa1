/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-i18n-private.h"
#include "report/pb-report-context-private.h"

void
pb_report_add_end (const PbReportContext *context,
                   PbNode                *root,
                   const char            *fingerprint)
{
  PbNode *end = pb_node_append (root, PB_NODE_SECTION);
  PbNode *facts, *row, *text, *sign;
  g_autofree char *day = pb_day_to_locale (context->day);
  g_autofree char *criteria = NULL;

  /* Nobody looks for half of it, or signs an empty page. */
  end->compact = TRUE;
  pb_node_append_heading (end, 2, _("How This Report Was Made"));

  /* Translators: the title of a criteria set, its name in files, and its version */
  criteria = g_strdup_printf (_("%s (%s), version %s"),
                              pb_judgement_get_criteria_title (context->judgement),
                              pb_judgement_get_criteria_name (context->judgement),
                              pb_judgement_get_criteria_version (context->judgement));

  facts = pb_node_append (end, PB_NODE_FACTS);
  pb_node_append_fact (facts, _("As of"), day);
  pb_node_append_fact (facts, _("Made for"),
                       pb_enum_get_label (pb_audience_get_type (), context->audience));
  pb_node_append_fact (facts, _("Criteria and rules"), criteria);

  row = pb_node_append_row (facts, FALSE);
  pb_node_append_cell (row, _("Fingerprint"));
  text = pb_node_append (pb_node_append (row, PB_NODE_CELL), PB_NODE_PARAGRAPH);
  pb_node_add_text (text, fingerprint, PB_SPAN_LITERAL, NULL);

  pb_report_add_small (end, _("Records that are not for these readers are left out, and everything "
                               "is counted and judged without them."));
  pb_report_add_small (end, _("The fingerprint is the SHA-256 of the records and results that this "
                               "report was made from. The same state gives the same fingerprint."));

  sign = pb_node_append (end, PB_NODE_SIGN_OFF);
  pb_node_append_text (sign, _("For the group: name, date"));
  pb_node_append_text (sign, _("Read by: name, date"));
}
