/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "framework/pb-attention.h"
#include "report/pb-i18n-private.h"
#include "report/pb-report-context-private.h"

static void
add_conflict (PbNode   **section,
              PbNode   **facts,
              PbNode    *root,
              PbRecord  *record)
{
  g_autofree char *sentence = pb_attention_dup_conflict (record);
  g_autofree char *title = NULL;

  if (sentence == NULL)
    return;

  if (*section == NULL)
    {
      *section = pb_node_append (root, PB_NODE_SECTION);
      pb_node_append_heading (*section, 2, _("Not Settled Yet"));
      pb_report_add_small (*section, _("Contributors changed the same thing apart from each other. "
                                       "Until one of them chooses, the newer value counts."));
      *facts = pb_node_append (*section, PB_NODE_FACTS);
    }

  title = pb_record_dup_title (record);
  pb_node_append_fact (*facts, title, sentence);
}

/* Whoever relies on a report has to know what its own makers do not agree on. */
void
pb_report_add_conflicts (const PbReportContext *context,
                         PbNode                *root)
{
  PbRecord *group = pb_dossier_get_group (context->dossier);
  PbNode *section = NULL;
  PbNode *facts = NULL;

  add_conflict (&section, &facts, root, group);
  for (guint kind = PB_KIND_COMMON + 1; kind < PB_N_KINDS; kind++)
    {
      GPtrArray *records = pb_dossier_get_records (context->dossier, kind);

      for (guint i = 0; i < records->len; i++)
        {
          if (records->pdata[i] != group)
            add_conflict (&section, &facts, root, records->pdata[i]);
        }
    }
}
