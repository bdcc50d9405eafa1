/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-combination-private.h"

#include "framework/pb-i18n-private.h"

#include <string.h>

/* The middle of each scale: the most that an unproven claim can come to. */
#define MIDDLE 1

static int
compare_attested (gconstpointer a,
                  gconstpointer b)
{
  const PbAttested *one = *(PbAttested * const *) a;
  const PbAttested *other = *(PbAttested * const *) b;
  gint64 first = pb_record_get_created (one->record);
  gint64 second = pb_record_get_created (other->record);

  if (one->on != other->on)
    return one->on > other->on ? -1 : 1;
  if (first != second)
    return first > second ? -1 : 1;

  return -strcmp (pb_record_get_id (one->record), pb_record_get_id (other->record));
}

/* A claim without evidence is worth less: nobody can look it up.  What claims
 * most is “met” on one scale and “strong” or “warning” on the others.
 */
static PbResultValue
weigh (PbResultScale  scale,
       PbAttested    *attested)
{
  int boldest = scale == PB_RESULT_SCALE_POSITIVE ? 0 : 2;

  if (attested->n_evidence == 0 && pb_result_value_get_step (attested->value) == boldest)
    return pb_result_scale_get_value (scale, MIDDLE);

  return attested->value;
}

static PbAttested *
attested_new (PbRuleContext *context,
              PbStatement   *statement,
              PbRecord      *record,
              gboolean      *outside)
{
  const char *by = pb_record_get_text (record, PB_ATTESTATION_BY);
  PbRecord *member = pb_dossier_lookup (context->dossier, by);
  g_autoptr(GPtrArray) evidence = NULL;
  PbAttested *attested;
  PbResultScale scale;

  if (member == NULL || pb_record_get_kind (member) != PB_KIND_MEMBER ||
      pb_record_get_day (record, PB_ATTESTATION_ON) == PB_DAY_NONE)
    return NULL;

  evidence = pb_context_evidence (context, record);
  *outside = FALSE;
  for (guint i = 0; i < evidence->len; i++)
    *outside |= pb_evidence_is_outside (evidence->pdata[i]);

  attested = g_new0 (PbAttested, 1);
  attested->record = g_object_ref (record);
  attested->by = pb_record_dup_title (member);
  attested->value = pb_result_value_from_nick (pb_record_get_text (record, PB_ATTESTATION_VALUE));
  attested->on = pb_record_get_day (record, PB_ATTESTATION_ON);
  attested->expires = attested->on + pb_record_get_integer (record, PB_ATTESTATION_VALID_DAYS);
  attested->expired = context->day > attested->expires;
  attested->disputes = pb_record_get_flag (record, PB_ATTESTATION_DISPUTED);
  attested->n_evidence = evidence->len;
  if (pb_record_has (record, PB_ATTESTATION_REASON))
    attested->reason = g_strdup (pb_record_get_text (record, PB_ATTESTATION_REASON));

  if (!pb_result_value_get_scale (attested->value, &scale) ||
      scale != pb_statement_get_scale (statement))
    attested->value = PB_RESULT_UNKNOWN;

  return attested;
}

/* Reads what members said: only the newest of each counts, while it is valid. */
static void
gather (PbRuleContext *context,
        PbStatement   *statement,
        PbCombination *combination)
{
  GPtrArray *records = pb_context_attestations (context, pb_statement_get_id (statement));
  g_autoptr(GHashTable) heard = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) outside_of = g_hash_table_new (NULL, NULL);

  combination->attestations = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_attested_free);
  if (!pb_statement_takes_attestations (statement))
    return;

  for (guint i = 0; records && i < records->len; i++)
    {
      gboolean outside;
      PbAttested *attested = attested_new (context, statement, records->pdata[i], &outside);

      if (attested == NULL)
        continue;
      g_ptr_array_add (combination->attestations, attested);
      if (outside)
        g_hash_table_add (outside_of, attested);
    }

  g_ptr_array_sort (combination->attestations, compare_attested);

  for (guint i = 0; i < combination->attestations->len; i++)
    {
      PbAttested *attested = combination->attestations->pdata[i];

      attested->latest = g_hash_table_add (
        heard, (gpointer) pb_record_get_text (attested->record, PB_ATTESTATION_BY));
      if (!attested->latest || attested->expired || attested->value == PB_RESULT_UNKNOWN)
        continue;

      attested->counted = weigh (pb_statement_get_scale (statement), attested);
      if (g_hash_table_contains (outside_of, attested))
        combination->flags |= PB_RESULT_OUTSIDE;
    }
}

/* The one that decides: the worst of those that count, the newest of equals. */
static PbAttested *
find_worst (PbCombination *combination)
{
  PbAttested *worst = NULL;

  for (guint i = 0; i < combination->attestations->len; i++)
    {
      PbAttested *attested = combination->attestations->pdata[i];

      if (attested->counted != PB_RESULT_UNKNOWN &&
          (worst == NULL || pb_result_value_get_step (attested->counted) >
                              pb_result_value_get_step (worst->counted)))
        worst = attested;
    }

  return worst;
}

static void
say_attested (PbVerdict  *verdict,
              PbAttested *attested)
{
  g_autofree char *day = pb_day_to_locale (attested->on);

  /* Translators: the name of a member, a result such as “Met”, and a day. */
  pb_verdict_say (verdict, _("%s said “%s” on %s."), attested->by,
                  pb_result_value_get_label (attested->value), day);
}

static void
say_expired (PbVerdict     *verdict,
             PbCombination *combination)
{
  for (guint i = 0; i < combination->attestations->len; i++)
    {
      PbAttested *attested = combination->attestations->pdata[i];

      if (attested->latest && attested->expired)
        {
          g_autofree char *day = pb_day_to_locale (attested->on);

          /* Translators: the name of a member, a result such as “Met”, and a day. */
          pb_verdict_say (verdict, _("%s last said “%s” on %s, which is too long ago to count."),
                          attested->by, pb_result_value_get_label (attested->value), day);
          return;
        }
    }
}

static void
add_dispute (PbCombination *combination,
             PbAttested    *attested,
             const char    *computed_reason)
{
  combination->flags |= PB_RESULT_DISPUTED;

  if (combination->disputes->len == 0 && *computed_reason)
    g_ptr_array_add (combination->disputes,
                     /* Translators: the sentence why the records say what they say */
                     g_strdup_printf (_("The records say: %s"), computed_reason));

  if (attested->reason)
    g_ptr_array_add (combination->disputes,
                     /* Translators: the name of a member, a result, and the reason given */
                     g_strdup_printf (_("%s says “%s”: %s"), attested->by,
                                      pb_result_value_get_label (attested->value),
                                      attested->reason));
  else
    g_ptr_array_add (combination->disputes,
                     /* Translators: the name of a member and a result */
                     g_strdup_printf (_("%s says “%s” and gives no reason."), attested->by,
                                      pb_result_value_get_label (attested->value)));
}

static void
find_disputes (PbCombination *combination,
               PbVerdict     *verdict,
               PbAttested    *worst)
{
  int computed = pb_result_value_get_step (verdict->value);

  for (guint i = 0; i < combination->attestations->len; i++)
    {
      PbAttested *attested = combination->attestations->pdata[i];
      gboolean far = attested == worst && computed >= 0 &&
                     ABS (pb_result_value_get_step (attested->value) - computed) == 2;

      if (attested->latest && !attested->expired && (attested->disputes || far))
        add_dispute (combination, attested, verdict->reason->str);
    }
}

/* Positive statements, from records and members alike. */
static PbResultValue
combine_both (PbRuleContext *context,
              PbVerdict     *verdict,
              PbCombination *combination,
              PbAttested    *worst)
{
  PbResultScale scale = pb_statement_get_scale (verdict->statement);
  PbResultValue partly = pb_result_scale_get_value (scale, MIDDLE);
  int computed = pb_result_value_get_step (verdict->value);
  int attested = worst ? pb_result_value_get_step (worst->counted) : -1;

  if (computed < 0 && worst)
    {
      combination->flags |= PB_RESULT_ON_WORD;
      say_attested (verdict, worst);
      if (attested >= MIDDLE)
        return worst->counted;
      pb_verdict_say (verdict, _("A member’s word alone counts as “%s” at most."),
                      pb_result_value_get_label (partly));
      return partly;
    }

  if (worst)
    {
      if (attested > computed)
        {
          say_attested (verdict, worst);
          if (worst->counted != worst->value)
            pb_verdict_say (verdict, _("Without evidence this counts as “%s” at most."),
                            pb_result_value_get_label (partly));
        }
      return attested > computed ? worst->counted : verdict->value;
    }

  if (computed == 0 && !pb_record_get_flag (context->group, PB_GROUP_UNCONFIRMED_COUNTS))
    {
      combination->flags |= PB_RESULT_NOT_CONFIRMED;
      pb_verdict_say (verdict, _("No member has confirmed this, so it counts as “%s”."),
                      pb_result_value_get_label (partly));
      return partly;
    }

  return verdict->value;
}

/* Dangers: members may raise concern at any time, but calm by one step only, and
 * only when they say why.
 */
static PbResultValue
combine_avoid (PbVerdict     *verdict,
               PbCombination *combination,
               PbAttested    *worst)
{
  int computed = pb_result_value_get_step (verdict->value);
  int attested = worst ? pb_result_value_get_step (worst->counted) : -1;

  if (worst == NULL)
    return verdict->value;

  if (computed < 0)
    {
      if (attested == 0 && worst->n_evidence == 0)
        return PB_RESULT_UNKNOWN;
      combination->flags |= PB_RESULT_ON_WORD;
      say_attested (verdict, worst);
      return worst->counted;
    }

  if (attested > computed)
    {
      say_attested (verdict, worst);
      return worst->counted;
    }

  if (attested < computed && worst->reason)
    {
      /* Translators: the name of a member and the reason given */
      pb_verdict_say (verdict, _("%s sees less danger: %s"), worst->by, worst->reason);
      return pb_result_scale_get_value (PB_RESULT_SCALE_AVOID, computed - 1);
    }

  return verdict->value;
}

static guint
people_needed (PbRuleContext *context,
               PbStatement   *statement)
{
  if (strcmp (pb_statement_get_rule (statement), "R2") == 0)
    return pb_context_threshold (context, PB_THRESHOLD_R2_PEOPLE);
  if (strcmp (pb_statement_get_rule (statement), "R3") == 0)
    return pb_context_threshold (context, PB_THRESHOLD_R3_PEOPLE);

  return 1;
}

/* Signals: the stronger of records and members counts. */
static PbResultValue
combine_either (PbRuleContext *context,
                PbVerdict     *verdict,
                PbCombination *combination)
{
  PbResultScale scale = pb_statement_get_scale (verdict->statement);
  int computed = pb_result_value_get_step (verdict->value);
  PbAttested *strongest = find_worst (combination);
  guint n_strong = 0;
  int attested;

  if (strongest == NULL)
    return verdict->value;

  for (guint i = 0; i < combination->attestations->len; i++)
    {
      PbAttested *other = combination->attestations->pdata[i];

      n_strong += other->counted != PB_RESULT_UNKNOWN &&
                  pb_result_value_get_step (other->counted) == 2;
    }

  attested = pb_result_value_get_step (strongest->counted);
  if (attested == 2 && n_strong < people_needed (context, verdict->statement))
    attested = MIDDLE;
  combination->attested = pb_result_scale_get_value (scale, attested);

  if (attested <= computed)
    return verdict->value;

  say_attested (verdict, strongest);
  if (computed < 0)
    combination->flags |= PB_RESULT_ON_WORD;

  return combination->attested;
}

/*
 * pb_combine:
 *
 * Puts what the records say and what members say together, by the mode of the
 * statement.  Adds to the reason of @verdict what the members change.
 */
void
pb_combine (PbRuleContext *context,
            PbVerdict     *verdict,
            PbCombination *combination)
{
  PbMode mode = pb_statement_get_mode (verdict->statement);
  PbResultScale scale = pb_statement_get_scale (verdict->statement);
  PbAttested *worst;

  *combination = (PbCombination) { .value = verdict->value };
  combination->disputes = g_ptr_array_new_with_free_func (g_free);
  if (verdict->outside)
    combination->flags |= PB_RESULT_OUTSIDE;

  gather (context, verdict->statement, combination);
  worst = find_worst (combination);
  combination->attested = worst ? worst->counted : PB_RESULT_UNKNOWN;
  find_disputes (combination, verdict, worst);

  if (mode == PB_MODE_ATTESTED && worst)
    {
      combination->value = worst->counted;
      combination->flags |= PB_RESULT_ON_WORD;
      say_attested (verdict, worst);
    }
  else if (mode == PB_MODE_EITHER)
    {
      combination->value = combine_either (context, verdict, combination);
    }
  else if (mode == PB_MODE_BOTH && scale == PB_RESULT_SCALE_AVOID)
    {
      combination->value = combine_avoid (verdict, combination, worst);
    }
  else if (mode == PB_MODE_BOTH)
    {
      combination->value = combine_both (context, verdict, combination, worst);
    }

  if (worst == NULL && mode != PB_MODE_COMPUTED && mode != PB_MODE_DERIVED)
    say_expired (verdict, combination);

  if (verdict->value != PB_RESULT_UNKNOWN)
    combination->flags |= PB_RESULT_COMPUTED;
  /* Every result says why, also where nobody has said anything. */
  if (verdict->reason->len == 0)
    pb_verdict_say (verdict, "%s", _("No member has said anything about this yet."));

  combination->reason = g_strdup (verdict->reason->str);
}
