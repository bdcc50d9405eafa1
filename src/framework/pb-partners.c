/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-contact.h"
#include "framework/pb-rule-context-private.h"

#include <string.h>

static void
partner_free (PbPartner *partner)
{
  g_ptr_array_unref (partner->relations);
  g_free (partner);
}

/*
 * pb_relation_is_lineage:
 *
 * Where a group came from or went is history, not a relation to look after.
 */
gboolean
pb_relation_is_lineage (PbRecord *relation)
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

/*
 * pb_relation_is_active:
 *
 * Whether @relation is to be looked after on @day.
 */
gboolean
pb_relation_is_active (PbRecord *relation,
                       PbDay     day)
{
  PbDay ended = pb_record_get_day (relation, PB_RELATION_ENDED);

  if (ended != PB_DAY_NONE)
    return ended > day;

  return pb_record_get_enum (relation, PB_RELATION_STATUS) == PB_RELATION_STATUS_ACTIVE;
}

/*
 * pb_relation_has_mechanism:
 *
 * Whether @relation says how the two groups coordinate (statement S3).
 */
gboolean
pb_relation_has_mechanism (PbRecord *relation)
{
  return pb_record_has (relation, PB_RELATION_LIAISON_OUT) ||
         pb_record_has (relation, PB_RELATION_LIAISON_IN) ||
         pb_record_has (relation, PB_RELATION_MEETING) ||
         pb_record_has (relation, PB_RELATION_CHANNEL) ||
         pb_record_has (relation, PB_RELATION_TOOLS) ||
         pb_record_has (relation, PB_RELATION_REPORT_SCHEDULE);
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

  if (other == NULL || strcmp (other, context->group_id) == 0 || pb_relation_is_lineage (relation) ||
      !pb_relation_is_active (relation, context->day))
    return;

  partner = find_partner (context, other);
  g_ptr_array_add (partner->relations, relation);
  partner->contact_days =
    MIN (partner->contact_days,
         (int) pb_record_get_integer (relation, PB_RELATION_EXPECTED_CONTACT_DAYS));
  partner->mechanism |= pb_relation_has_mechanism (relation);
  if (started != PB_DAY_NONE && (partner->since == PB_DAY_NONE || started < partner->since))
    partner->since = started;
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
      g_autoptr(GPtrArray) agreements = NULL;
      PbContact contact;

      if (pb_contact_find_newest (context->dossier, partner->id, context->day, &contact))
        partner->touched = contact.day;

      agreements = pb_contact_find_agreements (context->dossier, partner->id, context->day);
      for (guint j = 0; j < agreements->len; j++)
        partner->agreement |= pb_context_agreement_active (context, agreements->pdata[j]);
    }

  return context->partners;
}
