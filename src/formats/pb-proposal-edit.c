/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-proposal.h"

#include "formats/pb-import-merge-private.h"

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
  g_autoptr(PbImportMerge) merged = NULL;

  g_return_val_if_fail (PB_IS_PROPOSAL (self), NULL);

  merged = pb_import_merge_new ();
  pb_import_merge_add (merged, self);

  return pb_import_merge_to_edit (merged, pb_proposal_get_title (self));
}
