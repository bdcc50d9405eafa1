/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-rule-context-private.h"

/* Who may decide what, and which changes of it name a decision: agreements on
 * practice, phases, what roles may do, who signs for accounts, and who holds roles.
 */

typedef struct
{
  PbRuleContext *context;
  int window;
  GPtrArray *records;
  PbChangeCounts *counts;
} Count;

static void
count_change (Count    *self,
              PbRecord *record,
              gboolean  decided,
              gboolean  onchain)
{
  self->counts->n++;
  self->counts->n_decided += decided;
  self->counts->n_onchain += onchain;
  if (self->records)
    g_ptr_array_add (self->records, record);
}

/* The link may stand at either end. */
static gboolean
names_decision (PbRuleContext *context,
                PbRecord      *record,
                PbFieldId      field)
{
  PbRecord *decision = pb_dossier_lookup (context->dossier, pb_record_get_text (record, field));
  GPtrArray *changed_by;

  if (decision && pb_context_exists (context, decision))
    return TRUE;

  changed_by = pb_dossier_get_referring (context->dossier, pb_record_get_id (record),
                                         PB_DECISION_CHANGES);
  for (guint i = 0; changed_by && i < changed_by->len; i++)
    {
      if (pb_context_exists (context, changed_by->pdata[i]))
        return TRUE;
    }

  return FALSE;
}

/* Something came into being: its record names the decision. */
static void
count_beginning (Count    *self,
                 PbRecord *record,
                 PbDay     day,
                 PbFieldId decision,
                 gboolean  onchain)
{
  if (pb_context_within (self->context, day, self->window))
    count_change (self, record, names_decision (self->context, record, decision), onchain);
}

static gboolean
is_one_of (PbFieldId        field,
           const PbFieldId *fields,
           guint            n)
{
  for (guint i = 0; i < n; i++)
    {
      if (fields[i] == field)
        return TRUE;
    }

  return FALSE;
}

/* What is changed later needs a decision of its own, adopted not long before.  All
 * that changes on one day is one change.  On its first day a record is being made.
 */
static void
count_edits (Count           *self,
             PbRecord        *record,
             PbDay            begun,
             const PbFieldId *fields,
             guint            n_fields,
             gboolean         onchain)
{
  GPtrArray *changes = pb_context_changes (self->context, pb_record_get_id (record));
  PbDay made = pb_day_from_instant (pb_record_get_created (record));
  PbDay last = PB_DAY_NONE;

  for (guint i = 0; changes && i < changes->len; i++)
    {
      const PbFieldChange *change = changes->pdata[i];

      if (change->day == last || change->day == begun || change->day <= made ||
          !is_one_of (change->field, fields, n_fields) ||
          !pb_context_within (self->context, change->day, self->window))
        continue;
      last = change->day;
      count_change (self, record,
                    pb_context_has_adopted (self->context, pb_record_get_id (record),
                                            change->day - self->context->window_half, change->day),
                    onchain);
    }
}

static void
count_agreements (Count *self)
{
  GPtrArray *agreements = pb_context_records (self->context, PB_KIND_AGREEMENT);

  for (guint i = 0; i < agreements->len; i++)
    {
      PbRecord *agreement = agreements->pdata[i];
      int status = pb_record_get_enum (agreement, PB_AGREEMENT_STATUS);

      if (pb_record_get_enum (agreement, PB_AGREEMENT_KIND) == PB_AGREEMENT_KIND_PRACTICE &&
          status != PB_AGREEMENT_STATUS_DRAFT && status != PB_AGREEMENT_STATUS_PROPOSED)
        count_beginning (self, agreement, pb_record_get_day (agreement, PB_AGREEMENT_START),
                         PB_AGREEMENT_DECISION,
                         pb_record_has (agreement, PB_AGREEMENT_ONCHAIN_REF));
    }
}

static void
count_transitions (Count *self)
{
  GPtrArray *transitions = pb_context_records (self->context, PB_KIND_PHASE_TRANSITION);

  for (guint i = 0; i < transitions->len; i++)
    count_beginning (self, transitions->pdata[i],
                     pb_record_get_day (transitions->pdata[i], PB_PHASE_TRANSITION_DATE),
                     PB_PHASE_TRANSITION_DECISION, FALSE);
}

static void
count_roles (Count *self)
{
  static const PbFieldId fields[] = { PB_ROLE_AUTHORITIES, PB_ROLE_DECIDING, PB_ROLE_ALLOWANCE };
  PbPeople *people = pb_context_people (self->context);

  for (guint i = 0; i < people->roles->len; i++)
    {
      const PbRoleFacts *role = people->roles->pdata[i];
      gboolean onchain = pb_record_has (role->record, PB_ROLE_HAT_ID);
      PbDay started = pb_record_get_day (role->record, PB_ROLE_STARTED);

      if (!role->active && !role->retired)
        continue;
      if (pb_record_has (role->record, PB_ROLE_AUTHORITIES) || role->deciding)
        count_beginning (self, role->record, started, PB_ROLE_DECISION, onchain);
      count_edits (self, role->record, started, fields, G_N_ELEMENTS (fields), onchain);
    }
}

static void
count_accounts (Count *self)
{
  static const PbFieldId fields[] = { PB_ACCOUNT_THRESHOLD, PB_ACCOUNT_SIGNERS,
                                      PB_ACCOUNT_OTHER_SIGNERS };
  GPtrArray *accounts = pb_context_records (self->context, PB_KIND_ACCOUNT);

  for (guint i = 0; i < accounts->len; i++)
    {
      PbRecord *account = accounts->pdata[i];
      gboolean onchain = pb_account_is_onchain (account);
      PbDay opened = pb_record_get_day (account, PB_ACCOUNT_OPENED);

      count_beginning (self, account, opened, PB_ACCOUNT_DECISION, onchain);
      count_edits (self, account, opened, fields, G_N_ELEMENTS (fields), onchain);
    }
}

static void
count_assignments (Count *self)
{
  PbPeople *people = pb_context_people (self->context);

  for (guint i = 0; i < people->roles->len; i++)
    {
      const PbRoleFacts *role = people->roles->pdata[i];

      for (guint j = 0; j < role->seats->len; j++)
        {
          const PbSeat *seat = role->seats->pdata[j];

          count_beginning (self, seat->record, seat->start, PB_ASSIGNMENT_DECISION,
                           pb_record_has (role->record, PB_ROLE_HAT_ID));
        }
    }
}

/*
 * pb_account_is_onchain:
 *
 * Whether @account lies on a chain.
 */
gboolean
pb_account_is_onchain (PbRecord *account)
{
  int kind = pb_record_get_enum (account, PB_ACCOUNT_KIND);

  return kind == PB_ACCOUNT_KIND_ONCHAIN_SAFE || kind == PB_ACCOUNT_KIND_ONCHAIN_EOA;
}

/*
 * pb_context_count_changes:
 * @records: (nullable): takes the records that changed
 *
 * Counts the changes of authority in the last @window days, and how many of them
 * name a decision.
 */
void
pb_context_count_changes (PbRuleContext  *self,
                          int             window,
                          PbChangeScope   scope,
                          GPtrArray      *records,
                          PbChangeCounts *counts)
{
  Count count = { self, window, records, counts };

  *counts = (PbChangeCounts) { 0 };
  count_agreements (&count);
  count_transitions (&count);
  count_roles (&count);
  count_accounts (&count);
  if (scope == PB_CHANGES_AND_ASSIGNMENTS)
    count_assignments (&count);
}
