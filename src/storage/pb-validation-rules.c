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

  pb_validation_warn (self,
                      /* Translators: a kind of record and its title */
                      g_strdup_printf (_("%s is with another group, but names none as a party."),
                                       name));

  return TRUE;
}

/* A superseded agreement has a successor. */
static gboolean
check_superseded (PbValidation  *self,
                  PbRecord      *agreement,
                  GError       **error)
{
  g_autoptr(GPtrArray) successors = NULL;
  g_autofree char *name = NULL;

  if (pb_record_get_enum (agreement, PB_AGREEMENT_STATUS) != PB_AGREEMENT_STATUS_SUPERSEDED)
    return TRUE;

  successors = pb_validation_find (self, PB_AGREEMENT_SUPERSEDES, pb_record_get_id (agreement),
                                   error);
  if (successors == NULL)
    return FALSE;
  if (successors->len > 0)
    return TRUE;

  name = pb_validation_describe (agreement);

  return pb_validation_fail (error,
                             /* Translators: a kind of record and its title */
                             _("%s is superseded, so there has to be an agreement that "
                               "supersedes it."),
                             name);
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
        pb_validation_warn (self,
                            /* Translators: a kind of record and its title */
                            g_strdup_printf (_("%s is active, but since when is not known."),
                                             name));
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

  return !pb_validation_sets (self, id, PB_AGREEMENT_STATUS) ||
         check_superseded (self, agreement, error);
}

/* What an agreement superseded before the edit does not lose its only successor. */
static gboolean
check_left_behind (PbValidation  *self,
                   PbRecord      *agreement,
                   GError       **error)
{
  const char *id = pb_record_get_id (agreement);
  g_autoptr(GPtrArray) changes = NULL;

  if (!pb_record_get_deleted (agreement) &&
      !pb_validation_sets (self, id, PB_AGREEMENT_SUPERSEDES))
    return TRUE;

  changes = pb_engine_list_changes (self->engine, id, error);
  if (changes == NULL)
    return FALSE;

  for (guint i = 0; i < changes->len; i++)
    {
      const PbEngineChange *change = changes->pdata[i];
      PbRecord *older;

      if (change->field != PB_AGREEMENT_SUPERSEDES || change->after == NULL)
        continue;

      if (!pb_validation_get (self, g_variant_get_string (change->after, NULL), &older, error))
        return FALSE;
      if (older && !pb_record_get_deleted (older) && !check_superseded (self, older, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_order (PbRecord  *newer,
             PbRecord  *older,
             GError   **error)
{
  PbDay start = pb_record_get_day (newer, PB_AGREEMENT_START);
  g_autofree char *name = NULL;
  g_autofree char *older_name = NULL;

  if (start == PB_DAY_NONE || pb_record_get_day (older, PB_AGREEMENT_START) <= start)
    return TRUE;

  name = pb_validation_describe (newer);
  older_name = pb_validation_describe (older);

  /* Translators: two times a kind of record and its title */
  return pb_validation_fail (error, _("%s supersedes %s, so it cannot start earlier."), name,
                             older_name);
}

/* A successor starts no earlier than what it supersedes. */
static gboolean
check_succession (PbValidation  *self,
                  PbRecord      *agreement,
                  GError       **error)
{
  const char *id = pb_record_get_id (agreement);
  const char *older_id = pb_record_get_text (agreement, PB_AGREEMENT_SUPERSEDES);
  g_autoptr(GPtrArray) successors = NULL;
  PbRecord *older = NULL;

  if (!pb_validation_sets (self, id, PB_AGREEMENT_START) &&
      !pb_validation_sets (self, id, PB_AGREEMENT_SUPERSEDES))
    return TRUE;

  if (older_id && !pb_validation_get (self, older_id, &older, error))
    return FALSE;
  if (older && !check_order (agreement, older, error))
    return FALSE;

  successors = pb_validation_find (self, PB_AGREEMENT_SUPERSEDES, id, error);
  if (successors == NULL)
    return FALSE;

  for (guint i = 0; i < successors->len; i++)
    {
      if (!check_order (successors->pdata[i], agreement, error))
        return FALSE;
    }

  return TRUE;
}

/* Whether the edit gives any of the fields a value. */
static gboolean
sets_any (PbValidation    *self,
          PbRecord        *record,
          const PbFieldId *fields,
          guint            n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    {
      if (pb_validation_sets (self, pb_record_get_id (record), fields[i]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_decided (PbRecord *decision)
{
  int status = pb_record_get_enum (decision, PB_DECISION_STATUS);

  return status == PB_DECISION_STATUS_ADOPTED || status == PB_DECISION_STATUS_REJECTED;
}

static gboolean
check_votes (PbValidation  *self,
             PbRecord      *decision,
             GError       **error)
{
  g_autoptr(GPtrArray) votes = NULL;
  g_autofree char *name = NULL;

  if (pb_record_has (decision, PB_DECISION_OUTCOME))
    return TRUE;

  votes = pb_validation_find (self, PB_VOTE_DECISION, pb_record_get_id (decision), error);
  if (votes == NULL)
    return FALSE;
  if (votes->len > 0)
    return TRUE;

  name = pb_validation_describe (decision);

  return pb_validation_fail (error,
                             /* Translators: a kind of record and its title, then a field */
                             _("%s was decided, so votes or “%s” are needed."), name,
                             pb_field_get_label (PB_DECISION_OUTCOME));
}

/* A decision that was taken says how, when and what came out. */
static gboolean
check_decision (PbValidation  *self,
                PbRecord      *decision,
                GError       **error)
{
  static const PbFieldId parts[] = { PB_DECISION_STATUS, PB_DECISION_METHOD, PB_DECISION_CLOSED,
                                     PB_DECISION_OUTCOME };
  g_autofree char *name = NULL;
  PbFieldId missing = 0;

  if (!is_decided (decision) || !sets_any (self, decision, parts, G_N_ELEMENTS (parts)))
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

  return check_votes (self, decision, error);
}

/* A decision that was taken does not lose the last vote that tells of it. */
static gboolean
check_vote (PbValidation  *self,
            PbRecord      *vote,
            GError       **error)
{
  const char *decision_id = pb_record_get_text (vote, PB_VOTE_DECISION);
  PbRecord *decision = NULL;

  if (!pb_record_get_deleted (vote))
    return TRUE;
  if (decision_id && !pb_validation_get (self, decision_id, &decision, error))
    return FALSE;

  return decision == NULL || pb_record_get_deleted (decision) || !is_decided (decision) ||
         check_votes (self, decision, error);
}

/* A transaction goes one way as its group sees it: only a move between two
 * accounts of the group names both.
 */
static gboolean
check_transaction (PbValidation  *self,
                   PbRecord      *transaction,
                   GError       **error)
{
  static const PbFieldId parts[] = { PB_TRANSACTION_GROUP, PB_TRANSACTION_ACCOUNT,
                                     PB_TRANSACTION_DIRECTION, PB_TRANSACTION_TO_ACCOUNT };
  static const PbFieldId accounts[] = { PB_TRANSACTION_ACCOUNT, PB_TRANSACTION_TO_ACCOUNT };
  const char *group = pb_record_get_text (transaction, PB_TRANSACTION_GROUP);
  const char *account = pb_record_get_text (transaction, PB_TRANSACTION_ACCOUNT);
  const char *to_account = pb_record_get_text (transaction, PB_TRANSACTION_TO_ACCOUNT);
  gboolean internal = pb_record_get_enum (transaction, PB_TRANSACTION_DIRECTION) ==
                      PB_TRANSACTION_DIRECTION_INTERNAL;
  g_autofree char *name = NULL;

  if ((account == NULL && to_account == NULL && !internal) ||
      !sets_any (self, transaction, parts, G_N_ELEMENTS (parts)))
    return TRUE;

  name = pb_validation_describe (transaction);

  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      const char *id = pb_record_get_text (transaction, accounts[i]);
      PbRecord *record = NULL;

      if (id && !pb_validation_get (self, id, &record, error))
        return FALSE;
      if (record && g_strcmp0 (pb_record_get_text (record, PB_ACCOUNT_GROUP), group) != 0)
        return pb_validation_fail (error,
                                   /* Translators: a kind of record and its title, then a field */
                                   _("%s: “%s” has to be an account of the same group."), name,
                                   pb_field_get_label (accounts[i]));
    }

  if (to_account && !internal)
    return pb_validation_fail (error,
                               /* Translators: a kind of record and its title, then a field */
                               _("%s: “%s” is only for moves between own accounts."), name,
                               pb_field_get_label (PB_TRANSACTION_TO_ACCOUNT));
  if (to_account && g_strcmp0 (account, to_account) == 0)
    return pb_validation_fail (error,
                               /* Translators: a kind of record and its title, then two fields */
                               _("%s: “%s” and “%s” are the same account."), name,
                               pb_field_get_label (PB_TRANSACTION_ACCOUNT),
                               pb_field_get_label (PB_TRANSACTION_TO_ACCOUNT));
  if (internal && to_account == NULL)
    pb_validation_warn (self,
                        /* Translators: a kind of record and its title, then a field */
                        g_strdup_printf (_("%s is a move between own accounts, but “%s” is not "
                                           "known."),
                                         name, pb_field_get_label (PB_TRANSACTION_TO_ACCOUNT)));

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

static gboolean
check_shown_agreement (PbValidation  *self,
                       PbRecord      *agreement,
                       GError       **error)
{
  return check_agreement (self, agreement, error) && check_succession (self, agreement, error);
}

/* The rules of records that are there, by kind. */
static gboolean (*const checks[PB_N_KINDS]) (PbValidation  *self,
                                             PbRecord      *record,
                                             GError       **error) = {
  [PB_KIND_AGREEMENT] = check_shown_agreement,
  [PB_KIND_ASSIGNMENT] = pb_validation_check_assignment,
  [PB_KIND_DECISION] = check_decision,
  [PB_KIND_MEMBER] = pb_validation_check_holder,
  [PB_KIND_ROLE] = pb_validation_check_holder,
  [PB_KIND_TRANSACTION] = check_transaction,
};

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

  if (kind == PB_KIND_VOTE)
    return check_vote (self, record, error);

  if (kind == PB_KIND_AGREEMENT && !check_left_behind (self, record, error))
    return FALSE;

  if (pb_record_get_deleted (record))
    return TRUE;

  return checks[kind] == NULL || checks[kind] (self, record, error);
}
