/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-validation-private.h"

#include <glib/gi18n-lib.h>

static int
compare_transitions (gconstpointer a,
                     gconstpointer b)
{
  PbRecord *one = *(PbRecord * const *) a;
  PbRecord *other = *(PbRecord * const *) b;
  PbDay first = pb_record_get_day (one, PB_PHASE_TRANSITION_DATE);
  PbDay second = pb_record_get_day (other, PB_PHASE_TRANSITION_DATE);

  if (first != second)
    return first < second ? -1 : 1;

  return g_strcmp0 (pb_record_get_id (one), pb_record_get_id (other));
}

static gboolean
check_transition (PbRecord  *group,
                  PbRecord  *transition,
                  PbRecord  *previous,
                  GError   **error)
{
  GType phases = pb_phase_get_type ();
  int from = pb_record_get_enum (transition, PB_PHASE_TRANSITION_FROM);
  int to = pb_record_get_enum (transition, PB_PHASE_TRANSITION_TO);
  g_autofree char *name = pb_validation_describe (group);
  g_autofree char *day = NULL;

  day = pb_day_to_locale (pb_record_get_day (transition, PB_PHASE_TRANSITION_DATE));

  if (previous && from != pb_record_get_enum (previous, PB_PHASE_TRANSITION_TO))
    return pb_validation_fail (
      error,
      /* Translators: a group, a day, then a phase */
      _("%s: the phase transition of %s has to start from “%s”, where the one before it led."),
      name, day,
      pb_enum_get_label (phases, pb_record_get_enum (previous, PB_PHASE_TRANSITION_TO)));

  if (to < 0 || (!previous && from < 0))
    return TRUE;

  if (from == to)
    return pb_validation_fail (error,
                               /* Translators: a group, a day, then a phase */
                               _("%s: the phase transition of %s stays in “%s”."), name, day,
                               pb_enum_get_label (phases, to));

  if (to != from + 1 && !pb_record_has (transition, PB_PHASE_TRANSITION_REASON))
    return pb_validation_fail (error,
                               /* Translators: a group, a day, then two phases */
                               _("%s: the phase transition of %s from “%s” to “%s” goes back or "
                                 "leaves out a phase, so it needs a reason."),
                               name, day, pb_enum_get_label (phases, from),
                               pb_enum_get_label (phases, to));

  if (from == PB_PHASE_COMPLETION && to == PB_PHASE_CLOSED &&
      !pb_record_has (transition, PB_PHASE_TRANSITION_DECISION))
    return pb_validation_fail (error,
                               /* Translators: a group, then a day */
                               _("%s: closing on %s needs the decision that closes the group."),
                               name, day);

  return TRUE;
}

/* The transitions of a group form a chain. */
static gboolean
check_chain (PbValidation  *self,
             PbRecord      *changed,
             GError       **error)
{
  const char *group_id = pb_record_get_text (changed, PB_PHASE_TRANSITION_GROUP);
  g_autoptr(GPtrArray) chain = NULL;
  PbRecord *previous = NULL;
  PbRecord *group;

  if (group_id == NULL)
    return TRUE;

  if (!pb_validation_get (self, group_id, &group, error))
    return FALSE;
  if (group == NULL)
    return TRUE;

  chain = pb_validation_find (self, PB_PHASE_TRANSITION_GROUP, group_id, error);
  if (chain == NULL)
    return FALSE;

  g_ptr_array_sort (chain, compare_transitions);
  for (guint i = 0; i < chain->len; i++)
    {
      if (!check_transition (group, chain->pdata[i], previous, error))
        return FALSE;
      previous = chain->pdata[i];
    }

  return TRUE;
}

/* Counts the parties of an agreement that are not the group whose it is. */
static gboolean
count_other_parties (PbValidation  *self,
                     PbRecord      *agreement,
                     guint         *n,
                     GError       **error)
{
  const char *own = pb_record_get_text (agreement, PB_AGREEMENT_GROUP);
  g_autoptr(GPtrArray) parties = NULL;

  *n = 0;
  parties = pb_validation_find (self, PB_AGREEMENT_PARTY_AGREEMENT, pb_record_get_id (agreement),
                                error);
  if (parties == NULL)
    return FALSE;

  for (guint i = 0; i < parties->len; i++)
    {
      const char *id = pb_record_get_text (parties->pdata[i], PB_AGREEMENT_PARTY_PARTY);
      PbRecord *party;

      if (id == NULL)
        continue;
      if (!pb_validation_get (self, id, &party, error))
        return FALSE;

      if (party && pb_record_get_kind (party) == PB_KIND_MEMBER)
        id = pb_record_get_text (party, PB_MEMBER_GROUP);
      if (g_strcmp0 (id, own) != 0)
        *n += 1;
    }

  return TRUE;
}

/* An agreement with others names one of them, at the latest when it is in force. */
static gboolean
check_other_parties (PbValidation  *self,
                     PbRecord      *agreement,
                     GError       **error)
{
  int status = pb_record_get_enum (agreement, PB_AGREEMENT_STATUS);
  g_autofree char *name = pb_validation_describe (agreement);
  guint n;

  if (pb_record_get_enum (agreement, PB_AGREEMENT_SCOPE) != PB_AGREEMENT_SCOPE_EXTERNAL)
    return TRUE;

  if (!count_other_parties (self, agreement, &n, error))
    return FALSE;
  if (n > 0)
    return TRUE;

  if (status != PB_AGREEMENT_STATUS_DRAFT && status != PB_AGREEMENT_STATUS_PROPOSED)
    return pb_validation_fail (error,
                               /* Translators: a kind of record and its title */
                               _("%s is with another group, so it needs that group as a party."),
                               name);

  g_ptr_array_add (self->warnings,
                   /* Translators: a kind of record and its title */
                   g_strdup_printf (_("%s is with another group, but names none as a party."),
                                    name));

  return TRUE;
}

static gboolean
check_agreement (PbValidation  *self,
                 PbRecord      *agreement,
                 GError       **error)
{
  const char *id = pb_record_get_id (agreement);
  int status = pb_record_get_enum (agreement, PB_AGREEMENT_STATUS);
  PbDay start = pb_record_get_day (agreement, PB_AGREEMENT_START);
  g_autofree char *name = pb_validation_describe (agreement);

  if (status == PB_AGREEMENT_STATUS_ACTIVE && (pb_validation_sets (self, id, PB_AGREEMENT_STATUS) ||
                                               pb_validation_sets (self, id, PB_AGREEMENT_START)))
    {
      if (start == PB_DAY_NONE)
        g_ptr_array_add (self->warnings,
                         /* Translators: a kind of record and its title */
                         g_strdup_printf (_("%s is active, but since when is not known."), name));
      else if (start > self->today)
        return pb_validation_fail (error,
                                   /* Translators: a kind of record and its title */
                                   _("%s cannot be active before the day it is in force since."),
                                   name);
    }

  if ((pb_validation_sets (self, id, PB_AGREEMENT_SCOPE) ||
       pb_validation_sets (self, id, PB_AGREEMENT_STATUS)) &&
      !check_other_parties (self, agreement, error))
    return FALSE;

  if (status == PB_AGREEMENT_STATUS_SUPERSEDED &&
      pb_validation_sets (self, id, PB_AGREEMENT_STATUS))
    {
      g_autoptr(GPtrArray) successors = pb_validation_find (self, PB_AGREEMENT_SUPERSEDES, id,
                                                            error);

      if (successors == NULL)
        return FALSE;
      if (successors->len == 0)
        return pb_validation_fail (error,
                                   /* Translators: a kind of record and its title */
                                   _("%s is superseded, so there has to be an agreement that "
                                     "supersedes it."),
                                   name);
    }

  return TRUE;
}

/* A successor starts no earlier than what it supersedes. */
static gboolean
check_succession (PbValidation  *self,
                  PbRecord      *agreement,
                  GError       **error)
{
  const char *older_id = pb_record_get_text (agreement, PB_AGREEMENT_SUPERSEDES);
  PbDay start = pb_record_get_day (agreement, PB_AGREEMENT_START);
  g_autofree char *name = NULL;
  g_autofree char *older_name = NULL;
  PbRecord *older;

  if (older_id == NULL || start == PB_DAY_NONE)
    return TRUE;
  if (!pb_validation_get (self, older_id, &older, error))
    return FALSE;

  if (older == NULL || pb_record_get_day (older, PB_AGREEMENT_START) <= start)
    return TRUE;

  name = pb_validation_describe (agreement);
  older_name = pb_validation_describe (older);

  /* Translators: two times a kind of record and its title */
  return pb_validation_fail (error, _("%s supersedes %s, so it cannot start earlier."), name,
                             older_name);
}

/* A decision that was taken says how, when and what came out. */
static gboolean
check_decision (PbValidation  *self,
                PbRecord      *decision,
                GError       **error)
{
  static const PbFieldId parts[] = { PB_DECISION_STATUS, PB_DECISION_METHOD, PB_DECISION_CLOSED,
                                     PB_DECISION_OUTCOME };
  const char *id = pb_record_get_id (decision);
  int status = pb_record_get_enum (decision, PB_DECISION_STATUS);
  g_autofree char *name = NULL;
  PbFieldId missing = 0;
  gboolean touched = FALSE;

  if (status != PB_DECISION_STATUS_ADOPTED && status != PB_DECISION_STATUS_REJECTED)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    touched |= pb_validation_sets (self, id, parts[i]);
  if (!touched)
    return TRUE;

  if (!pb_record_has (decision, PB_DECISION_METHOD))
    missing = PB_DECISION_METHOD;
  else if (!pb_record_has (decision, PB_DECISION_CLOSED))
    missing = PB_DECISION_CLOSED;

  name = pb_validation_describe (decision);
  if (missing)
    /* Translators: a kind of record and its title, then a field */
    return pb_validation_fail (error, _("%s was decided, so “%s” is needed."), name,
                               pb_field_get_label (missing));

  if (!pb_record_has (decision, PB_DECISION_OUTCOME))
    {
      g_autoptr(GPtrArray) votes = pb_validation_find (self, PB_VOTE_DECISION, id, error);

      if (votes == NULL)
        return FALSE;
      if (votes->len == 0)
        return pb_validation_fail (error,
                                   /* Translators: a kind of record and its title, then a field */
                                   _("%s was decided, so votes or “%s” are needed."), name,
                                   pb_field_get_label (PB_DECISION_OUTCOME));
    }

  return TRUE;
}

/* An agreement with others that is in force does not lose the last of them. */
static gboolean
check_party (PbValidation  *self,
             PbRecord      *party,
             GError       **error)
{
  const char *agreement_id = pb_record_get_text (party, PB_AGREEMENT_PARTY_AGREEMENT);
  PbRecord *agreement = NULL;

  if (agreement_id && !pb_validation_get (self, agreement_id, &agreement, error))
    return FALSE;

  return agreement == NULL || pb_record_get_deleted (agreement) ||
         check_other_parties (self, agreement, error);
}

/* Checks the rules of the kind of @record, which the edit touched. */
gboolean
pb_validation_check_record (PbValidation  *self,
                            PbRecord      *record,
                            GError       **error)
{
  PbKind kind = pb_record_get_kind (record);

  if (kind == PB_KIND_PHASE_TRANSITION)
    return check_chain (self, record, error);

  if (kind == PB_KIND_AGREEMENT_PARTY)
    return check_party (self, record, error);

  if (pb_record_get_deleted (record))
    return TRUE;

  if (kind == PB_KIND_AGREEMENT)
    return check_agreement (self, record, error) && check_succession (self, record, error);

  if (kind == PB_KIND_DECISION)
    return check_decision (self, record, error);

  return TRUE;
}
