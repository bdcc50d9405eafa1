/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-i18n-private.h"
#include "report/pb-report-context-private.h"

#include <string.h>

/* So many confirmations without a change look like ticking boxes. */
#define SUSPICIOUS 3

static void
add_element (const PbReportContext *context,
             PbNode                *table,
             const char            *key,
             gboolean               judged)
{
  g_autoptr(PbElementStatus) status = pb_state_element_status (context->dossier, context->criteria,
                                                               key, context->day);
  PbResult *result = pb_judgement_get_result (context->judgement, key);
  PbNode *row = pb_node_append_row (table, FALSE);
  PbNode *cell = pb_node_append_cell (row, NULL);
  PbNode *text;

  pb_report_add_freshness (cell, status->freshness);

  cell = pb_node_append_cell (row, NULL);
  text = pb_node_append (cell, PB_NODE_PARAGRAPH);
  pb_node_add_text (text, pb_state_element_get_title (key), PB_SPAN_STRONG, NULL);
  pb_node_add_text (text, "  ", 0, NULL);
  pb_node_add_text (text, key, PB_SPAN_DIM, NULL);
  pb_node_append_text (cell, status->sentence);

  if (status->contradiction && strstr (status->sentence, status->contradiction) == NULL)
    pb_report_add_small (cell, status->contradiction);
  if (status->unchanged >= SUSPICIOUS)
    {
      g_autofree char *unchanged =
        g_strdup_printf (ngettext ("Confirmed %u time in a row without any change",
                                   "Confirmed %u times in a row without any change",
                                   status->unchanged),
                         status->unchanged);

      pb_report_add_small (cell, unchanged);
    }

  if (judged)
    cell = pb_node_append_cell (row, NULL);
  if (judged && result)
    pb_report_add_chip (cell, pb_result_get_value (result));
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  PbRecord *one = *(PbRecord * const *) a;
  PbRecord *other = *(PbRecord * const *) b;
  int sections = pb_record_get_enum (one, PB_STATE_TEXT_SECTION) -
                 pb_record_get_enum (other, PB_STATE_TEXT_SECTION);
  gint64 places = pb_record_get_integer (one, PB_STATE_TEXT_PLACE) -
                  pb_record_get_integer (other, PB_STATE_TEXT_PLACE);

  if (sections != 0)
    return sections;
  if (places != 0)
    return places < 0 ? -1 : 1;

  return strcmp (pb_record_get_id (one), pb_record_get_id (other));
}

static void
add_texts (const PbReportContext *context,
           PbNode                *root)
{
  g_autoptr(GPtrArray) texts = pb_report_find_records (context, PB_KIND_STATE_TEXT);
  int section = -2;

  g_ptr_array_sort (texts, compare_places);
  for (guint i = 0; i < texts->len; i++)
    {
      PbRecord *record = texts->pdata[i];
      const char *text = pb_record_get_text (record, PB_STATE_TEXT_TEXT);
      g_autofree char *title = NULL;

      if (text == NULL || *text == '\0')
        continue;

      if (pb_record_get_enum (record, PB_STATE_TEXT_SECTION) != section)
        {
          section = pb_record_get_enum (record, PB_STATE_TEXT_SECTION);
          pb_node_append_heading (root, 3,
                                  section < 0 ? _("Other Texts")
                                              : pb_enum_get_label (pb_state_section_get_type (),
                                                                   section));
        }
      title = pb_record_dup_title (record);
      pb_node_append_heading (root, 4, title);
      pb_node_append_markdown (root, text, 5);
    }
}

/* Some phases judge the elements of the state by statements of their own. */
static gboolean
is_judged (const PbReportContext *context)
{
  const char * const *keys = pb_state_element_get_keys ();

  for (guint i = 0; keys[i]; i++)
    {
      if (pb_judgement_get_result (context->judgement, keys[i]))
        return TRUE;
    }

  return FALSE;
}

void
pb_report_add_state (const PbReportContext *context,
                     PbNode                *root)
{
  static const double widths[] = { 0.19, 0.64, 0.17 };
  static const double widths_alone[] = { 0.19, 0.81 };
  const char * const *keys = pb_state_element_get_keys ();
  gboolean judged = is_judged (context);
  PbNode *table, *row;

  pb_node_append_heading (root, 2, pb_section_get_title (PB_SECTION_STATE));
  pb_report_add_small (root, pb_section_get_description (PB_SECTION_STATE));

  if (judged)
    table = pb_node_append_table (root, G_N_ELEMENTS (widths), widths);
  else
    table = pb_node_append_table (root, G_N_ELEMENTS (widths_alone), widths_alone);
  row = pb_node_append_row (table, TRUE);
  pb_node_append_cell (row, _("Freshness"));
  pb_node_append_cell (row, _("Element"));
  if (judged)
    pb_node_append_cell (row, _("Result"));
  for (guint i = 0; keys[i]; i++)
    add_element (context, table, keys[i], judged);

  add_texts (context, root);
}
