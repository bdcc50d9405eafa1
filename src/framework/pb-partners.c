/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-rule-context-private.h"

#include <string.h>

static void
partner_free (PbPartner *partner)
{
  g_ptr_array_unref (partner->relations);
  g_free (partner);
}

static void
touch (PbRuleContext *context,
       PbPartner     *partner,
       PbDay          day)
{
  if (day != PB_DAY_NONE && day <= context->day && day > partner->touched)
    partner->touched = day;
}

/* Where a group came from or went is history, not a relation to look after. */
static gboolean
is_lineage (PbRecord *relation)
{
  switch (pb_record_get_enum (relation, PB_RELATION_KIND))
    {
    case PB_RELATION_KIND_EVOLVED_FROM:
    case PB_RELATION_KIND_SPLIT_FROM:
    case PB_RELATION_KIND_MERGED_INTO:
      return TRUE;

    default:
      return FALSE;
    }
}

static gboolean
is_active (PbRuleContext *context,
           PbRecord      *relation)
{
  PbDay ended = pb_record_get_day (relation, PB_RELATION_ENDED);

  if (ended != PB_DAY_NONE)
    return ended > context->day;

  return pb_record_get_enum (relation, PB_RELATION_STATUS) == PB_RELATION_STATUS_ACTIVE;
}

static PbPartner *
find_partner (PbRuleContext *context,
              const char    *id)
{
  PbPartner *partner;

  for (guint i = 0; i < context->partners->len; i++)
    {
      partner = context->partners->pdata[i];
      if (strcmp (partner->id, id) == 0)
        return partner;
    }

  partner = g_new0 (PbPartner, 1);
  partner->id = id;
  partner->group = pb_dossier_lookup (context->dossier, id);
  partner->relations = g_ptr_array_new ();
  partner->touched = PB_DAY_NONE;
  partner->since = PB_DAY_NONE;
  partner->contact_days = G_MAXINT;
  g_ptr_array_add (context->partners, partner);

  return partner;
}

static void
add_relation (PbRuleContext *context,
              PbRecord      *relation)
{
  const char *from = pb_record_get_text (relation, PB_RELATION_FROM);
  const char *to = pb_record_get_text (relation, PB_RELATION_TO);
  const char *other = g_strcmp0 (from, context->group_id) == 0 ? to : from;
  PbDay started = pb_record_get_day (relation, PB_RELATION_STARTED);
  PbPartner *partner;

  if (other == NULL || strcmp (other, context->group_id) == 0 || is_lineage (relation) ||
      !is_active (context, relation))
    return;

  partner = find_partner (context, other);
  g_ptr_array_add (partner->relations, relation);
  partner->contact_days =
    MIN (partner->contact_days,
         (int) pb_record_get_integer (relation, PB_RELATION_EXPECTED_CONTACT_DAYS));
  partner->mechanism |= pb_record_has (relation, PB_RELATION_LIAISON_OUT) ||
                        pb_record_has (relation, PB_RELATION_LIAISON_IN) ||
                        pb_record_has (relation, PB_RELATION_MEETING) ||
                        pb_record_has (relation, PB_RELATION_CHANNEL) ||
                        pb_record_has (relation, PB_RELATION_REPORT_SCHEDULE);
  if (started != PB_DAY_NONE && (partner->since == PB_DAY_NONE || started < partner->since))
    partner->since = started;
}

static void
look_at_agreements (PbRuleContext *context,
                    PbPartner     *partner)
{
  GPtrArray *parties = pb_dossier_get_referring (context->dossier, partner->id,
                                                 PB_AGREEMENT_PARTY_PARTY);

  for (guint i = 0; parties && i < parties->len; i++)
    {
      PbRecord *party = parties->pdata[i];
      const char *id = pb_record_get_text (party, PB_AGREEMENT_PARTY_AGREEMENT);
      PbRecord *agreement = pb_dossier_lookup (context->dossier, id);
      GPtrArray *obligations;

      if (agreement == NULL || !pb_context_owns (context, agreement))
        continue;

      partner->agreement |= pb_context_agreement_active (context, agreement);
      touch (context, partner, pb_record_get_day (agreement, PB_AGREEMENT_START));
      touch (context, partner, pb_record_get_day (agreement, PB_AGREEMENT_ENDED));
      touch (context, partner, pb_record_get_day (party, PB_AGREEMENT_PARTY_SIGNED_ON));

      obligations = pb_dossier_get_referring (context->dossier, id, PB_OBLIGATION_AGREEMENT);
      for (guint j = 0; obligations && j < obligations->len; j++)
        touch (context, partner,
               pb_record_get_day (obligations->pdata[j], PB_OBLIGATION_DONE_ON));
    }
}

static void
look_at_activities (PbRuleContext *context,
                    PbPartner     *partner,
                    const char    *of,
                    const char    *with)
{
  GPtrArray *activities = pb_dossier_get_referring (context->dossier, with, PB_ACTIVITY_GROUPS);

  /* They are in the order of their days: the newest that counts is enough. */
  for (guint i = activities ? activities->len : 0; i-- > 0;)
    {
      PbRecord *activity = activities->pdata[i];
      PbDay date = pb_record_get_day (activity, PB_ACTIVITY_DATE);

      if (date <= partner->touched)
        break;
      if (g_strcmp0 (pb_record_get_text (activity, PB_ACTIVITY_GROUP), of) == 0)
        touch (context, partner, date);
    }
}

static void
look_at_reports (PbRuleContext *context,
                 PbPartner     *partner)
{
  GPtrArray *reports = pb_dossier_get_referring (context->dossier, partner->id,
                                                 PB_REPORT_SENT_TO);

  for (guint i = 0; reports && i < reports->len; i++)
    {
      PbRecord *report = reports->pdata[i];

      if (g_strcmp0 (pb_record_get_text (report, PB_REPORT_GROUP), context->group_id) != 0)
        continue;

      touch (context, partner, pb_record_get_day (report, PB_REPORT_SENT_ON));
      touch (context, partner, pb_record_get_day (report, PB_REPORT_ACKNOWLEDGED_ON));
    }
}

/*
 * pb_context_partners:
 *
 * Returns: (transfer none) (element-type PbPartner): the other groups that the
 *   group has active relations with, with what is known of the contact; several
 *   relations with one group are one partner
 */
GPtrArray *
pb_context_partners (PbRuleContext *context)
{
  GPtrArray *relations;

  if (context->partners)
    return context->partners;

  context->partners = g_ptr_array_new_with_free_func ((GDestroyNotify) partner_free);
  relations = pb_context_records (context, PB_KIND_RELATION);
  for (guint i = 0; i < relations->len; i++)
    add_relation (context, relations->pdata[i]);

  for (guint i = 0; i < context->partners->len; i++)
    {
      PbPartner *partner = context->partners->pdata[i];

      look_at_activities (context, partner, context->group_id, partner->id);
      look_at_activities (context, partner, partner->id, context->group_id);
      look_at_agreements (context, partner);
      look_at_reports (context, partner);
    }

  return context->partners;
}
