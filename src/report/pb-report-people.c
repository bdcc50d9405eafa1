/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-report-context-private.h"

#include <glib/gi18n-lib.h>

/* The roles that a member held, each once, in the order of their beginning. */
static char *
dup_roles (const PbReportContext *context,
           PbRecord              *member)
{
  g_autoptr(GPtrArray) seats = pb_report_find_parts (context, member, PB_ASSIGNMENT_HOLDER);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < seats->len; i++)
    {
      const char *id = pb_record_get_text (seats->pdata[i], PB_ASSIGNMENT_ROLE);
      char *name = id && g_hash_table_add (seen, (gpointer) id) ? pb_report_dup_name (context, id)
                                                                : NULL;

      if (name)
        g_ptr_array_add (names, name);
    }
  g_ptr_array_add (names, NULL);

  /* Translators: between the names in a list */
  return g_strjoinv (_(", "), (char **) names->pdata);
}

/* Who carried the group: everybody who was ever a member, as far as the readers may
 * know them.
 */
void
pb_report_add_recognition (const PbReportContext *context,
                           PbNode                *root)
{
  static const double widths[] = { 0.34, 0.3, 0.36 };
  g_autoptr(GPtrArray) members = pb_report_find_records (context, PB_KIND_MEMBER);
  PbNode *table, *row;

  if (members->len == 0)
    return;

  pb_node_append_heading (root, 2, _("Those Who Carried It"));
  table = pb_node_append_table (root, G_N_ELEMENTS (widths), widths);
  row = pb_node_append_row (table, TRUE);
  pb_node_append_cell (row, pb_field_get_label (PB_MEMBER_NAME));
  pb_node_append_cell (row, _("Time"));
  pb_node_append_cell (row, pb_kind_get_plural (PB_KIND_ROLE));
  for (guint i = 0; i < members->len; i++)
    {
      PbRecord *member = members->pdata[i];
      g_autofree char *name = pb_record_dup_title (member);
      g_autofree char *time = pb_report_dup_days (pb_record_get_day (member, PB_MEMBER_JOINED),
                                                  pb_record_get_day (member, PB_MEMBER_LEFT));
      g_autofree char *roles = dup_roles (context, member);

      row = pb_node_append_row (table, FALSE);
      pb_node_append_cell (row, name);
      pb_node_append_cell (row, time);
      pb_node_append_cell (row, roles);
    }
}
