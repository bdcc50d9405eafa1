/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-proposal.h"

#include <gio/gio.h>

/* What becomes of a proposal. */

/**
 * pb_proposal_apply_suggestion:
 * @self: a proposal
 * @finding: one of its findings
 *
 * Takes the reading that @finding offers.
 *
 * Returns: whether it offered one
 */
gboolean
pb_proposal_apply_suggestion (PbProposal *self,
                              PbFinding  *finding)
{
  const char *suggestion;
  PbDay day;

  g_return_val_if_fail (PB_IS_PROPOSAL (self), FALSE);
  g_return_val_if_fail (PB_IS_FINDING (finding), FALSE);

  suggestion = pb_finding_get_suggestion (finding);
  if (suggestion == NULL || pb_finding_get_field (finding) != PB_GROUP_FOUNDED)
    return FALSE;

  day = pb_day_parse (suggestion);
  if (day == PB_DAY_NONE)
    return FALSE;

  pb_proposal_set_founded (self, day);

  return TRUE;
}

/**
 * pb_proposal_to_edit:
 * @self: a proposal
 *
 * Returns: (transfer full): one edit that takes over all items that are
 *   accepted; it has no changes where the library has all of it already
 */
PbEdit *
pb_proposal_to_edit (PbProposal *self)
{
  g_autoptr(PbEdit) edit = NULL;
  GListModel *items;
  guint n_items;

  g_return_val_if_fail (PB_IS_PROPOSAL (self), NULL);

  edit = pb_edit_new (pb_proposal_get_title (self));
  pb_edit_set_imported (edit, TRUE);
  items = pb_proposal_get_items (self);
  n_items = g_list_model_get_n_items (items);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(PbProposalItem) item = g_list_model_get_item (items, i);
      PbRecord *record = pb_proposal_item_get_record (item);
      const PbFieldId *fields;
      guint n_fields;

      if (!pb_proposal_item_get_accepted (item))
        continue;

      if (pb_proposal_item_get_what (item) == PB_PROPOSAL_ADD)
        {
          pb_edit_add_record (edit, record);
          continue;
        }

      fields = pb_proposal_item_get_fields (item, &n_fields);
      for (guint j = 0; j < n_fields; j++)
        pb_edit_set_value (edit, pb_record_get_id (record), fields[j],
                           pb_record_get_value (record, fields[j]));
    }

  return g_steal_pointer (&edit);
}
