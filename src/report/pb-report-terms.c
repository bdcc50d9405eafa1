/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "framework/pb-treasury.h"
#include "report/pb-report-context-private.h"

#include <glib/gi18n-lib.h>

static void
add_obligation (const PbReportContext *context,
                PbNode                *table,
                PbRecord              *obligation)
{
  g_autoptr(PbDecimal) amount = pb_record_dup_decimal (obligation, PB_OBLIGATION_AMOUNT);
  g_autofree char *by = pb_report_dup_name (context, pb_record_get_text (obligation,
                                                                         PB_OBLIGATION_BY));
  PbDay due = pb_record_get_day (obligation, PB_OBLIGATION_DUE);
  PbDay done = pb_record_get_day (obligation, PB_OBLIGATION_DONE_ON);
  g_autofree char *due_text = due == PB_DAY_NONE ? NULL : pb_day_to_locale (due);
  PbNode *row = pb_node_append_row (table, FALSE);
  PbNode *cell = pb_node_append_cell (row, pb_record_get_text (obligation, PB_OBLIGATION_TEXT));

  if (amount)
    {
      g_autofree char *money = pb_amount_dup_text (amount, pb_record_get_text (obligation,
                                                                               PB_OBLIGATION_ASSET));

      pb_report_add_small (cell, money);
    }
  pb_node_append_cell (row, by);
  cell = pb_node_append_cell (row, due_text);
  pb_report_add_small (cell, pb_report_get_label (obligation, PB_OBLIGATION_RECURRING));

  cell = pb_node_append_cell (row, NULL);
  if (done != PB_DAY_NONE && done <= context->day)
    {
      g_autofree char *text = pb_day_to_locale (done);

      pb_node_append_chip (cell, PB_TONE_GOOD, PB_SYMBOL_CHECK, C_("obligation", "Done"));
      pb_report_add_small (cell, text);
    }
  else if (due != PB_DAY_NONE && due < context->day)
    {
      pb_node_append_chip (cell, PB_TONE_CAUTION, PB_SYMBOL_CLOCK, C_("obligation", "Overdue"));
    }
  else
    {
      pb_node_append_chip (cell, PB_TONE_NEUTRAL, PB_SYMBOL_RING, C_("obligation", "Open"));
    }
}

static void
add_obligations (const PbReportContext *context,
                 PbNode                *root,
                 GPtrArray             *obligations)
{
  static const double widths[] = { 0.44, 0.22, 0.18, 0.16 };
  PbNode *table, *row;

  if (obligations->len == 0)
    return;

  table = pb_node_append_table (root, G_N_ELEMENTS (widths), widths);
  row = pb_node_append_row (table, TRUE);
  pb_node_append_cell (row, pb_kind_get_label (PB_KIND_OBLIGATION));
  pb_node_append_cell (row, pb_field_get_label (PB_OBLIGATION_BY));
  pb_node_append_cell (row, pb_field_get_label (PB_OBLIGATION_DUE));
  pb_node_append_cell (row, _("How it stands"));
  for (guint i = 0; i < obligations->len; i++)
    add_obligation (context, table, obligations->pdata[i]);
}

static void
add_text (PbNode     *root,
          PbRecord   *agreement,
          PbFieldId   field)
{
  const char *text = pb_record_get_text (agreement, field);

  if (text == NULL || *text == '\0')
    return;

  pb_node_append_heading (root, 4, pb_field_get_label (field));
  pb_node_append_markdown (root, text, 5);
}

/* What each agreement says, for those who read the register to know their part. */
void
pb_report_add_terms (const PbReportContext *context,
                     PbNode                *root)
{
  static const PbFieldId texts[] = { PB_AGREEMENT_WHY, PB_AGREEMENT_PROVISIONS,
                                     PB_AGREEMENT_APPLICABILITY, PB_AGREEMENT_MODIFICATION };
  g_autoptr(GPtrArray) agreements = pb_report_find_records (context, PB_KIND_AGREEMENT);

  if (agreements->len == 0)
    return;

  pb_node_append_heading (root, 2, _("What the Agreements Say"));
  for (guint i = 0; i < agreements->len; i++)
    {
      PbRecord *agreement = agreements->pdata[i];
      g_autofree char *title = pb_record_dup_title (agreement);
      g_autoptr(GPtrArray) obligations = pb_report_find_parts (context, agreement,
                                                               PB_OBLIGATION_AGREEMENT);
      guint before;

      pb_node_append_heading (root, 3, title);
      before = root->children->len;
      for (guint n = 0; n < G_N_ELEMENTS (texts); n++)
        add_text (root, agreement, texts[n]);
      add_obligations (context, root, obligations);
      if (root->children->len == before)
        pb_report_add_small (root, _("No terms are recorded."));
    }
}
