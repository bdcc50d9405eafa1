/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-phase-flow.h"

#include <string.h>

/* The way from a reading to a new phase: a review asks whether to go on, evolve
 * or complete; a decision answers; only an adopted decision makes a transition,
 * and that freezes what the checklist and the state were.
 */

/**
 * pb_phase_flow_free:
 * @self: how far a group is
 *
 * Frees @self.
 */
void
pb_phase_flow_free (PbPhaseFlow *self)
{
  g_clear_object (&self->adopted);
  g_clear_object (&self->proposed);
  g_free (self);
}

static gboolean
is_own (PbDossier *dossier,
        PbRecord  *record,
        PbFieldId  group)
{
  return g_strcmp0 (pb_record_get_text (record, group), pb_dossier_get_group_id (dossier)) == 0;
}

static gboolean
has_transition (PbDossier *dossier,
                PbRecord  *decision)
{
  GPtrArray *transitions = pb_dossier_get_referring (dossier, pb_record_get_id (decision),
                                                     PB_PHASE_TRANSITION_DECISION);

  return transitions != NULL && transitions->len > 0;
}

static gboolean
is_newer (PbRecord  *record,
          PbRecord  *than,
          PbFieldId  field)
{
  PbDay a = pb_record_get_day (record, field);
  PbDay b = than ? pb_record_get_day (than, field) : PB_DAY_NONE;

  if (than == NULL || a != b)
    return than == NULL || a > b;

  return strcmp (pb_record_get_id (record), pb_record_get_id (than)) > 0;
}

/* Where the review that led to a decision wants the group to go. */
static int
find_target (PbDossier *dossier,
             PbRecord  *decision,
             int        phase)
{
  GPtrArray *reviews = pb_dossier_get_referring (dossier, pb_record_get_id (decision),
                                                 PB_PHASE_REVIEW_DECISION);

  for (guint i = 0; reviews != NULL && i < reviews->len; i++)
    {
      int answer = pb_record_get_enum (reviews->pdata[i], PB_PHASE_REVIEW_QUESTION);

      if (answer == PB_REVIEW_QUESTION_COMPLETE)
        return phase == PB_PHASE_COMPLETION ? PB_PHASE_CLOSED : PB_PHASE_COMPLETION;
    }

  return -1;
}

/* A decision on a phase that the group has meanwhile entered in another way is
 * done with: only what was decided since then still leads somewhere. */
static gboolean
is_past (PbRecord *decision,
         PbDay     since)
{
  PbDay closed = pb_record_get_day (decision, PB_DECISION_CLOSED);

  return since != PB_DAY_NONE && closed != PB_DAY_NONE && closed < since;
}

/**
 * pb_phase_flow_new:
 * @dossier: the records of a group
 *
 * Returns: (transfer full): how far the group is on its way to another phase on
 *   the day of @dossier
 */
PbPhaseFlow *
pb_phase_flow_new (PbDossier *dossier)
{
  PbPhaseFlow *self;
  GPtrArray *decisions;
  PbRecord *chosen;

  g_return_val_if_fail (PB_IS_DOSSIER (dossier), NULL);

  self = g_new0 (PbPhaseFlow, 1);
  self->phase = pb_dossier_get_phase (dossier, &self->since);
  self->target = -1;
  decisions = pb_dossier_get_records (dossier, PB_KIND_DECISION);

  for (guint i = 0; i < decisions->len; i++)
    {
      PbRecord *decision = decisions->pdata[i];

      if (!is_own (dossier, decision, PB_DECISION_GROUP) ||
          pb_record_get_enum (decision, PB_DECISION_CLASS) != PB_DECISION_CLASS_PHASE_TRANSITION ||
          has_transition (dossier, decision) || is_past (decision, self->since))
        continue;

      switch (pb_record_get_enum (decision, PB_DECISION_STATUS))
        {
        case PB_DECISION_STATUS_ADOPTED:
          if (is_newer (decision, self->adopted, PB_DECISION_CLOSED))
            g_set_object (&self->adopted, decision);
          break;

        case PB_DECISION_STATUS_PROPOSED:
        case PB_DECISION_STATUS_IN_DISCUSSION:
        case PB_DECISION_STATUS_OPEN_FOR_VOTE:
          if (is_newer (decision, self->proposed, PB_DECISION_OPENED))
            g_set_object (&self->proposed, decision);
          break;

        default:
          break;
        }
    }

  chosen = self->adopted ? self->adopted : self->proposed;
  if (chosen != NULL)
    self->target = find_target (dossier, chosen, self->phase);

  return self;
}

/**
 * pb_phase_get_next:
 * @phase: a #PbPhase, or -1 for none
 *
 * Returns: the phase that follows in the usual order; that of a closed group is
 *   closed
 */
int
pb_phase_get_next (int phase)
{
  return phase < 0 ? PB_PHASE_CONVERSATION : MIN (phase + 1, PB_PHASE_CLOSED);
}

/**
 * pb_phase_needs_reason:
 * @from: a #PbPhase, or -1 for none
 * @to: a #PbPhase
 *
 * Going back and leaving out a phase are allowed, with a reason (invariant 1 of
 * the domain model).  The first phase that is recorded may be any.
 *
 * Returns: whether the transition has to say why
 */
gboolean
pb_phase_needs_reason (int from,
                       int to)
{
  return from >= 0 && to != pb_phase_get_next (from);
}

/**
 * pb_phase_needs_decision:
 * @from: a #PbPhase, or -1 for none
 * @to: a #PbPhase
 *
 * Returns: whether only a decision makes the transition (invariant 1): that from
 *   completion to closed
 */
gboolean
pb_phase_needs_decision (int from,
                         int to)
{
  return from == PB_PHASE_COMPLETION && to == PB_PHASE_CLOSED;
}

static void
set_text (PbEdit     *edit,
          const char *id,
          PbFieldId   field,
          const char *text)
{
  if (text != NULL && *text != '\0')
    pb_edit_set_text (edit, id, field, text);
}

/**
 * pb_phase_flow_add_review:
 * @edit: what to add it to
 * @dossier: the records of the group; the review is held on its day
 * @answer: what the group concluded
 * @result: (nullable): in its own words
 * @participants: (array zero-terminated=1) (nullable): who took part
 * @decision: (nullable): the decision that it led to
 * @checklist: (nullable): the checklist as it stood
 *
 * Returns: the identifier of the new phase review
 */
const char *
pb_phase_flow_add_review (PbEdit             *edit,
                          PbDossier          *dossier,
                          PbReviewQuestion    answer,
                          const char         *result,
                          const char * const *participants,
                          const char         *decision,
                          const char         *checklist)
{
  const char *id;

  g_return_val_if_fail (PB_IS_EDIT (edit), NULL);
  g_return_val_if_fail (PB_IS_DOSSIER (dossier), NULL);

  id = pb_edit_create (edit, PB_KIND_PHASE_REVIEW, NULL);
  pb_edit_set_text (edit, id, PB_PHASE_REVIEW_GROUP, pb_dossier_get_group_id (dossier));
  pb_edit_set_day (edit, id, PB_PHASE_REVIEW_DATE, pb_dossier_get_day (dossier));
  pb_edit_set_enum (edit, id, PB_PHASE_REVIEW_QUESTION, answer);
  set_text (edit, id, PB_PHASE_REVIEW_RESULT, result);
  set_text (edit, id, PB_PHASE_REVIEW_DECISION, decision);
  set_text (edit, id, PB_PHASE_REVIEW_CHECKLIST, checklist);
  for (guint i = 0; participants != NULL && participants[i] != NULL; i++)
    pb_edit_set_add (edit, id, PB_PHASE_REVIEW_PARTICIPANTS, participants[i]);

  return id;
}

/**
 * pb_phase_flow_add_proposal:
 * @edit: what to add it to
 * @dossier: the records of the group; the decision is opened on its day
 * @title: what is proposed, in a few words
 * @text: (nullable): the proposal
 *
 * Returns: the identifier of the new decision
 */
const char *
pb_phase_flow_add_proposal (PbEdit     *edit,
                            PbDossier  *dossier,
                            const char *title,
                            const char *text)
{
  const char *id;

  g_return_val_if_fail (PB_IS_EDIT (edit), NULL);
  g_return_val_if_fail (PB_IS_DOSSIER (dossier), NULL);
  g_return_val_if_fail (title != NULL, NULL);

  id = pb_edit_create (edit, PB_KIND_DECISION, NULL);
  pb_edit_set_text (edit, id, PB_DECISION_GROUP, pb_dossier_get_group_id (dossier));
  pb_edit_set_text (edit, id, PB_DECISION_TITLE, title);
  pb_edit_set_enum (edit, id, PB_DECISION_CLASS, PB_DECISION_CLASS_PHASE_TRANSITION);
  pb_edit_set_enum (edit, id, PB_DECISION_STATUS, PB_DECISION_STATUS_PROPOSED);
  pb_edit_set_day (edit, id, PB_DECISION_OPENED, pb_dossier_get_day (dossier));
  set_text (edit, id, PB_DECISION_TEXT, text);

  return id;
}

/**
 * pb_phase_flow_add_transition:
 * @edit: what to add it to
 * @dossier: the records of the group
 * @to: the phase that begins
 * @date: the day on which it begins
 * @decision: (nullable): the decision that makes it
 * @reason: (nullable): why
 * @checklist: (nullable): the checklist as it stood, to be kept with it
 * @state: (nullable): the group state as it stood, to be kept with it
 *
 * Returns: the identifier of the new phase transition
 */
const char *
pb_phase_flow_add_transition (PbEdit     *edit,
                              PbDossier  *dossier,
                              PbPhase     to,
                              PbDay       date,
                              const char *decision,
                              const char *reason,
                              const char *checklist,
                              const char *state)
{
  const char *id;
  int from;

  g_return_val_if_fail (PB_IS_EDIT (edit), NULL);
  g_return_val_if_fail (PB_IS_DOSSIER (dossier), NULL);
  g_return_val_if_fail (date != PB_DAY_NONE, NULL);

  from = pb_dossier_get_phase (dossier, NULL);
  id = pb_edit_create (edit, PB_KIND_PHASE_TRANSITION, NULL);
  pb_edit_set_text (edit, id, PB_PHASE_TRANSITION_GROUP, pb_dossier_get_group_id (dossier));
  if (from >= 0)
    pb_edit_set_enum (edit, id, PB_PHASE_TRANSITION_FROM, from);
  pb_edit_set_enum (edit, id, PB_PHASE_TRANSITION_TO, to);
  pb_edit_set_day (edit, id, PB_PHASE_TRANSITION_DATE, date);
  set_text (edit, id, PB_PHASE_TRANSITION_DECISION, decision);
  set_text (edit, id, PB_PHASE_TRANSITION_REASON, reason);
  set_text (edit, id, PB_PHASE_TRANSITION_CHECKLIST, checklist);
  set_text (edit, id, PB_PHASE_TRANSITION_STATE, state);

  return id;
}
