/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/decisions/pb-decision-words.h"

#include <glib/gi18n.h>

/* A review that is this near is worth a mark. */
#define REVIEW_DAYS 30

static const struct
{
  PbDecisionMarks mark;
  const char *nick;
  const char *label;
  const char *icon_name;
  const char *tone;
} marks[] = {
  { PB_DECISION_MARK_CONFLICT, "conflict", NC_("decision", "Votes differ"),
    "dialog-warning-symbolic", "error" },
  { PB_DECISION_MARK_QUORUM, "quorum", NC_("decision", "Quorum missed"),
    "dialog-warning-symbolic", "error" },
  { PB_DECISION_MARK_LATE, "late", NC_("decision", "Not carried out"), "appointment-soon-symbolic",
    "error" },
  { PB_DECISION_MARK_REVIEW, "review", NC_("decision", "Review due"), "appointment-soon-symbolic",
    "warning" },
  { PB_DECISION_MARK_WEAK, "weak", NC_("decision", "Weak agreement"), "pb-watch-symbolic",
    "warning" },
};

static guint
find_mark (PbDecisionMarks mark)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (mark & marks[i].mark)
        return i;
    }

  return G_N_ELEMENTS (marks);
}

/**
 * pb_decision_get_marks:
 * @decision: a decision
 * @dossier: (nullable): the group, for the votes
 * @day: the day to look from
 *
 * Returns: what to look at in @decision
 */
PbDecisionMarks
pb_decision_get_marks (PbRecord  *decision,
                       PbDossier *dossier,
                       PbDay      day)
{
  GPtrArray *votes = dossier ? pb_dossier_get_referring (dossier, pb_record_get_id (decision),
                                                         PB_VOTE_DECISION)
                             : NULL;
  g_autoptr(PbDecisionResult) result = pb_decision_result_new (decision, votes, day);
  int status = pb_record_get_enum (decision, PB_DECISION_STATUS);
  int implementation = pb_record_get_enum (decision, PB_DECISION_IMPLEMENTATION);
  PbDay due = pb_record_get_day (decision, PB_DECISION_IMPLEMENTATION_DUE);
  PbDay review = pb_record_get_day (decision, PB_DECISION_REVIEW_DATE);
  PbDecisionMarks found = 0;

  if (result->differs)
    found |= PB_DECISION_MARK_CONFLICT;
  if (result->quorum == PB_QUORUM_MISSED)
    found |= PB_DECISION_MARK_QUORUM;
  if (status != PB_DECISION_STATUS_ADOPTED)
    return found;

  if (result->weak)
    found |= PB_DECISION_MARK_WEAK;
  if (due != PB_DAY_NONE && due < day && implementation != PB_IMPLEMENTATION_DONE &&
      implementation != PB_IMPLEMENTATION_ABANDONED)
    found |= PB_DECISION_MARK_LATE;
  if (review != PB_DAY_NONE && review - day <= REVIEW_DAYS)
    found |= PB_DECISION_MARK_REVIEW;

  return found;
}

/**
 * pb_decision_mark_get_nick:
 * @mark: one mark or several
 *
 * Returns: (nullable): the name of the gravest
 */
const char *
pb_decision_mark_get_nick (PbDecisionMarks mark)
{
  guint i = find_mark (mark);

  return i < G_N_ELEMENTS (marks) ? marks[i].nick : NULL;
}

/**
 * pb_decision_mark_get_label:
 * @mark: one mark or several
 *
 * Returns: (nullable): what people call the gravest
 */
const char *
pb_decision_mark_get_label (PbDecisionMarks mark)
{
  guint i = find_mark (mark);

  return i < G_N_ELEMENTS (marks) ? g_dpgettext2 (NULL, "decision", marks[i].label) : NULL;
}

/**
 * pb_decision_mark_show:
 * @mark: one mark or several
 * @chip: a chip
 *
 * Shows the gravest of @mark.
 */
void
pb_decision_mark_show (PbDecisionMarks  mark,
                       PbChip          *chip)
{
  guint i = find_mark (mark);

  g_return_if_fail (i < G_N_ELEMENTS (marks));

  pb_chip_set (chip, pb_decision_mark_get_label (mark), marks[i].icon_name, marks[i].tone);
}

/**
 * pb_decision_show_status:
 * @decision: a decision
 * @chip: a chip
 * @user_data: not used
 *
 * Shows the recorded status.
 *
 * Returns: %TRUE
 */
gboolean
pb_decision_show_status (PbRecord *decision,
                         PbChip   *chip,
                         gpointer  user_data)
{
  static const struct
  {
    const char *icon_name;
    const char *tone;
  } looks[] = {
    [PB_DECISION_STATUS_PROPOSED] = { "document-edit-symbolic", "neutral" },
    [PB_DECISION_STATUS_IN_DISCUSSION] = { "chat-message-new-symbolic", "accent" },
    [PB_DECISION_STATUS_OPEN_FOR_VOTE] = { "mail-forward-symbolic", "accent" },
    [PB_DECISION_STATUS_ADOPTED] = { "object-select-symbolic", "success" },
    [PB_DECISION_STATUS_REJECTED] = { "window-close-symbolic", "error" },
    [PB_DECISION_STATUS_WITHDRAWN] = { "edit-undo-symbolic", "neutral" },
    [PB_DECISION_STATUS_SUPERSEDED] = { "go-next-symbolic", "neutral" },
  };
  int status = pb_record_get_enum (decision, PB_DECISION_STATUS);

  pb_chip_set (chip, pb_enum_get_label (pb_decision_status_get_type (), status),
               looks[status].icon_name, looks[status].tone);

  return TRUE;
}

/**
 * pb_decision_show_implementation:
 * @decision: a decision
 * @chip: a chip
 * @user_data: not used
 *
 * Shows how far a decision is carried out.
 *
 * Returns: whether that is known
 */
gboolean
pb_decision_show_implementation (PbRecord *decision,
                                 PbChip   *chip,
                                 gpointer  user_data)
{
  static const struct
  {
    const char *icon_name;
    const char *tone;
  } looks[] = {
    [PB_IMPLEMENTATION_NOT_STARTED] = { "pb-quiet-symbolic", "neutral" },
    [PB_IMPLEMENTATION_IN_PROGRESS] = { "pb-emerging-symbolic", "accent" },
    [PB_IMPLEMENTATION_DONE] = { "object-select-symbolic", "success" },
    [PB_IMPLEMENTATION_ABANDONED] = { "window-close-symbolic", "neutral" },
  };
  int implementation;

  if (!pb_record_has (decision, PB_DECISION_IMPLEMENTATION))
    return FALSE;

  implementation = pb_record_get_enum (decision, PB_DECISION_IMPLEMENTATION);
  pb_chip_set (chip, pb_enum_get_label (pb_implementation_get_type (), implementation),
               looks[implementation].icon_name, looks[implementation].tone);

  return TRUE;
}

/**
 * pb_decision_is_open:
 * @decision: a decision
 *
 * Returns: whether it has not come to an end yet
 */
gboolean
pb_decision_is_open (PbRecord *decision)
{
  int status;

  g_return_val_if_fail (PB_IS_RECORD (decision), FALSE);

  status = pb_record_get_enum (decision, PB_DECISION_STATUS);

  return status == PB_DECISION_STATUS_PROPOSED || status == PB_DECISION_STATUS_IN_DISCUSSION ||
         status == PB_DECISION_STATUS_OPEN_FOR_VOTE;
}
