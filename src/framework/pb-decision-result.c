/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-decision-result.h"

#include "framework/pb-i18n-private.h"

#include <string.h>

/* Above this many voters consent gets slow; a written proposal serves better. */
#define MANY_VOTERS 10

/* Fewer than this share of agreement is called weak, in percent. */
#define WEAK_PERCENT 70

/* What the last votes of all people add up to. */
typedef struct
{
  guint      n;
  guint      n_agree;
  guint      n_support;
  guint      n_against;
  guint      n_abstain;
  guint      n_low;    /* 0 or 1 of five */
  PbDecimal *for_weight;
  PbDecimal *against_weight;
  PbDecimal *all_weight;
} Tally;

/**
 * pb_decision_verdict_get_label:
 * @verdict: what the votes say
 *
 * Returns: its name for people, translated
 */
const char *
pb_decision_verdict_get_label (PbDecisionVerdict verdict)
{
  switch (verdict)
    {
    case PB_DECISION_VERDICT_OPEN:
      return _("Open");
    case PB_DECISION_VERDICT_ADOPTED:
      return _("Adopted");
    case PB_DECISION_VERDICT_REJECTED:
      return _("Rejected");
    case PB_DECISION_VERDICT_NONE:
    default:
      return _("No computed result");
    }
}

/**
 * pb_decision_result_free:
 * @self: a result
 *
 * Frees @self.
 */
void
pb_decision_result_free (PbDecisionResult *self)
{
  g_free (self->reason);
  g_free (self->quorum_reason);
  g_free (self->hint);
  g_free (self);
}

static void
tally_clear (Tally *self)
{
  g_clear_pointer (&self->for_weight, pb_decimal_free);
  g_clear_pointer (&self->against_weight, pb_decimal_free);
  g_clear_pointer (&self->all_weight, pb_decimal_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tally, tally_clear)

static void
add_to (PbDecimal       **sum,
        const PbDecimal  *amount)
{
  PbDecimal *more = pb_decimal_add (*sum, amount);

  pb_decimal_free (*sum);
  *sum = more;
}

static void
tally_add (Tally    *self,
           PbRecord *vote)
{
  g_autoptr(PbDecimal) weight = pb_record_dup_decimal (vote, PB_VOTE_WEIGHT);

  if (weight == NULL)
    weight = pb_decimal_new_integer (1);

  self->n++;
  add_to (&self->all_weight, weight);

  switch (pb_record_get_enum (vote, PB_VOTE_POSITION))
    {
    case PB_VOTE_POSITION_AGREE:
    case PB_VOTE_POSITION_FOR:
    case PB_VOTE_POSITION_3:
    case PB_VOTE_POSITION_4:
    case PB_VOTE_POSITION_5:
      self->n_agree++;
      add_to (&self->for_weight, weight);
      break;

    case PB_VOTE_POSITION_SUPPORT:
    case PB_VOTE_POSITION_2:
      self->n_support++;
      add_to (&self->for_weight, weight);
      break;

    case PB_VOTE_POSITION_OBJECT:
    case PB_VOTE_POSITION_ABSOLUTE_NO:
    case PB_VOTE_POSITION_AGAINST:
      self->n_against++;
      add_to (&self->against_weight, weight);
      break;

    case PB_VOTE_POSITION_0:
    case PB_VOTE_POSITION_1:
      self->n_low++;
      self->n_against++;
      add_to (&self->against_weight, weight);
      break;

    default:
      self->n_abstain++;
      break;
    }
}

/* Of one person's votes the last one counts: an objection that was resolved is
 * followed by another vote. */
static gboolean
is_later (PbRecord *vote,
          PbRecord *than)
{
  PbDay a = pb_record_get_day (vote, PB_VOTE_CAST_ON);
  PbDay b = pb_record_get_day (than, PB_VOTE_CAST_ON);

  if (a != b)
    return a > b;
  if (pb_record_get_created (vote) != pb_record_get_created (than))
    return pb_record_get_created (vote) > pb_record_get_created (than);

  return strcmp (pb_record_get_id (vote), pb_record_get_id (than)) > 0;
}

/**
 * pb_decision_find_counted_votes:
 * @votes: (nullable) (element-type PbRecord): the votes on a decision
 * @day: the day to look from
 *
 * Finds the votes that count: of each person the last one that was cast by @day.
 * A vote of nobody in particular stands for itself.
 *
 * Returns: (transfer full) (element-type PbRecord): those of @votes, in their order
 */
GPtrArray *
pb_decision_find_counted_votes (GPtrArray *votes,
                                PbDay      day)
{
  g_autoptr(GHashTable) last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) counted = g_hash_table_new (NULL, NULL);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer vote;

  for (guint i = 0; votes && i < votes->len; i++)
    {
      PbRecord *known;
      PbDay cast = pb_record_get_day (votes->pdata[i], PB_VOTE_CAST_ON);
      const char *member = pb_record_get_text (votes->pdata[i], PB_VOTE_MEMBER);
      const char *name = pb_record_get_text (votes->pdata[i], PB_VOTE_NAME);
      g_autofree char *who = NULL;

      if (pb_record_get_deleted (votes->pdata[i]) || (cast != PB_DAY_NONE && cast > day))
        continue;

      if (member)
        who = g_strconcat ("member:", member, NULL);
      else if (name && *name)
        who = g_utf8_casefold (name, -1);
      else
        who = g_strconcat ("vote:", pb_record_get_id (votes->pdata[i]), NULL);

      known = g_hash_table_lookup (last, who);
      if (known == NULL || is_later (votes->pdata[i], known))
        g_hash_table_insert (last, g_steal_pointer (&who), votes->pdata[i]);
    }

  g_hash_table_iter_init (&iter, last);
  while (g_hash_table_iter_next (&iter, NULL, &vote))
    g_hash_table_add (counted, vote);
  for (guint i = 0; votes && i < votes->len; i++)
    {
      if (g_hash_table_contains (counted, votes->pdata[i]))
        g_ptr_array_add (found, g_object_ref (votes->pdata[i]));
    }

  return found;
}

static void
count (Tally     *tally,
       GPtrArray *votes,
       PbDay      day)
{
  g_autoptr(GPtrArray) counted = pb_decision_find_counted_votes (votes, day);

  tally->for_weight = pb_decimal_new_integer (0);
  tally->against_weight = pb_decimal_new_integer (0);
  tally->all_weight = pb_decimal_new_integer (0);

  for (guint i = 0; i < counted->len; i++)
    tally_add (tally, counted->pdata[i]);
}

/* The scores of the choices, in their order; %NULL where they are not recorded
 * or cannot be read. */
static GPtrArray *
parse_scores (PbRecord *decision)
{
  const char *text = pb_record_get_text (decision, PB_DECISION_SCORES);
  g_autoptr(GPtrArray) scores = NULL;
  g_auto(GStrv) parts = NULL;

  if (text == NULL || *text == '\0')
    return NULL;

  scores = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_decimal_free);
  parts = g_strsplit (text, ";", -1);
  for (guint i = 0; parts[i]; i++)
    {
      PbDecimal *score = pb_decimal_parse (g_strstrip (parts[i]));

      if (score == NULL)
        return NULL;
      g_ptr_array_add (scores, score);
    }

  return g_steal_pointer (&scores);
}

static PbDecimal *
add_up (GPtrArray *scores)
{
  g_autoptr(PbDecimal) sum = pb_decimal_new_integer (0);

  for (guint i = 0; i < scores->len; i++)
    add_to (&sum, scores->pdata[i]);

  return g_steal_pointer (&sum);
}

/**
 * pb_snapshot_outcome:
 * @voting: (nullable): the voting system, such as “basic”
 * @closed: whether the vote is closed
 * @scores: (element-type PbDecimal): the voting power of each choice, in their
 *   order: for, against, abstain in a basic vote
 * @quorum: (nullable): the voting power that has to take part
 * @by_rejection: whether @quorum is instead the power against that rejects
 * @reason: (out) (transfer full): the arithmetic, in a sentence
 *
 * The outcome as Snapshot itself works it out: only a basic vote passes or fails.
 *
 * Returns: what the vote says
 */
PbDecisionVerdict
pb_snapshot_outcome (const char       *voting,
                     gboolean          closed,
                     GPtrArray        *scores,
                     const PbDecimal  *quorum,
                     gboolean          by_rejection,
                     char            **reason)
{
  g_autoptr(PbDecimal) total = NULL;
  g_autofree char *in_favour = NULL;
  g_autofree char *against = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *needed = NULL;

  g_return_val_if_fail (scores != NULL, PB_DECISION_VERDICT_NONE);
  g_return_val_if_fail (reason != NULL, PB_DECISION_VERDICT_NONE);

  if (!closed)
    {
      *reason = g_strdup (_("The vote is open."));
      return PB_DECISION_VERDICT_OPEN;
    }
  if (g_strcmp0 (voting, "basic") != 0)
    {
      *reason = g_strdup (_("This voting system ranks choices and neither adopts nor rejects."));
      return PB_DECISION_VERDICT_NONE;
    }
  if (scores->len < 2)
    {
      *reason = g_strdup (_("The scores for and against are not recorded."));
      return PB_DECISION_VERDICT_NONE;
    }

  total = add_up (scores);
  in_favour = pb_decimal_to_locale (scores->pdata[0], -1);
  against = pb_decimal_to_locale (scores->pdata[1], -1);
  sum = pb_decimal_to_locale (total, -1);
  needed = quorum ? pb_decimal_to_locale (quorum, -1) : NULL;

  if (quorum && by_rejection)
    {
      gboolean rejected = pb_decimal_compare (scores->pdata[1], quorum) > 0;

      *reason = g_strdup_printf (rejected
                                   /* Translators: two amounts of voting power. */
                                   ? _("%s against is more than %s.")
                                   : _("%s against is not more than %s."),
                                 against, needed);
      return rejected ? PB_DECISION_VERDICT_REJECTED : PB_DECISION_VERDICT_ADOPTED;
    }

  if (quorum && pb_decimal_compare (total, quorum) < 0)
    {
      /* Translators: two amounts of voting power. */
      *reason = g_strdup_printf (_("%s took part, fewer than the quorum of %s."), sum, needed);
      return PB_DECISION_VERDICT_REJECTED;
    }

  if (pb_decimal_compare (scores->pdata[0], scores->pdata[1]) > 0)
    {
      /* Translators: two amounts of voting power. */
      *reason = g_strdup_printf (_("%s for is more than %s against."), in_favour, against);
      return PB_DECISION_VERDICT_ADOPTED;
    }

  /* Translators: two amounts of voting power. */
  *reason = g_strdup_printf (_("%s for is not more than %s against."), in_favour, against);

  return PB_DECISION_VERDICT_REJECTED;
}

static PbDecisionVerdict
judge_token_vote (PbRecord     *decision,
                  const Tally  *tally,
                  char        **reason)
{
  g_autoptr(GPtrArray) scores = parse_scores (decision);
  g_autoptr(PbDecimal) quorum = NULL;
  int kind = pb_record_get_enum (decision, PB_DECISION_QUORUM_KIND);
  const char *voting = pb_record_get_text (decision, PB_DECISION_VOTING);

  if (kind == PB_QUORUM_KIND_VOTING_POWER || kind == PB_QUORUM_KIND_REJECTION)
    quorum = pb_record_dup_decimal (decision, PB_DECISION_QUORUM);

  if (scores == NULL && tally->n > 0)
    {
      g_autoptr(PbDecimal) decided = pb_decimal_add (tally->for_weight, tally->against_weight);

      scores = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_decimal_free);
      g_ptr_array_add (scores, pb_decimal_copy (tally->for_weight));
      g_ptr_array_add (scores, pb_decimal_copy (tally->against_weight));
      /* Those who abstain count for the quorum. */
      g_ptr_array_add (scores, pb_decimal_subtract (tally->all_weight, decided));
    }
  if (scores == NULL)
    {
      *reason = g_strdup (_("No scores and no votes are recorded."));
      return PB_DECISION_VERDICT_NONE;
    }

  return pb_snapshot_outcome (voting ? voting : "basic", TRUE, scores, quorum,
                              kind == PB_QUORUM_KIND_REJECTION, reason);
}

static PbDecisionVerdict
judge_objections (const Tally *tally,
                  gboolean     silence,
                  char       **reason)
{
  if (tally->n == 0 && !silence)
    {
      *reason = g_strdup (_("No votes are recorded."));
      return PB_DECISION_VERDICT_NONE;
    }

  if (tally->n_against > 0)
    {
      *reason = g_strdup_printf (ngettext ("%u objection is not resolved.",
                                           "%u objections are not resolved.", tally->n_against),
                                 tally->n_against);
      return PB_DECISION_VERDICT_REJECTED;
    }

  *reason = g_strdup_printf (ngettext ("Nobody objects; %u person took part.",
                                       "Nobody objects; %u people took part.", tally->n),
                             tally->n);

  return PB_DECISION_VERDICT_ADOPTED;
}

/* More than half of those who took part; abstaining is taking part. */
static PbDecisionVerdict
judge_majority (const Tally *tally,
                char       **reason)
{
  guint in_favour = tally->n_agree + tally->n_support;

  if (tally->n == 0)
    {
      *reason = g_strdup (_("No votes are recorded."));
      return PB_DECISION_VERDICT_NONE;
    }

  if (in_favour * 2 > tally->n)
    {
      /* Translators: two numbers of people. */
      *reason = g_strdup_printf (_("%u of %u agree, more than half."), in_favour, tally->n);
      return PB_DECISION_VERDICT_ADOPTED;
    }

  /* Translators: two numbers of people. */
  *reason = g_strdup_printf (_("%u of %u agree, not more than half."), in_favour, tally->n);

  return PB_DECISION_VERDICT_REJECTED;
}

static PbDecisionVerdict
judge_all (guint         n_yes,
           const Tally  *tally,
           char        **reason)
{
  if (tally->n == 0)
    {
      *reason = g_strdup (_("No votes are recorded."));
      return PB_DECISION_VERDICT_NONE;
    }

  /* Translators: two numbers of people. */
  *reason = g_strdup_printf (_("%u of %u agree; all have to."), n_yes, tally->n);

  return n_yes == tally->n ? PB_DECISION_VERDICT_ADOPTED : PB_DECISION_VERDICT_REJECTED;
}

static PbDecisionVerdict
judge_fist (const Tally *tally,
            char       **reason)
{
  if (tally->n == 0)
    {
      *reason = g_strdup (_("No votes are recorded."));
      return PB_DECISION_VERDICT_NONE;
    }

  *reason = g_strdup_printf (ngettext ("%u person shows no or one finger.",
                                       "%u people show no or one finger.", tally->n_low),
                             tally->n_low);

  return tally->n_low == 0 ? PB_DECISION_VERDICT_ADOPTED : PB_DECISION_VERDICT_REJECTED;
}

static PbDecisionVerdict
judge_multisig (PbRecord     *decision,
                const Tally  *tally,
                char        **reason)
{
  gint64 needed = pb_record_get_integer (decision, PB_DECISION_THRESHOLD);
  gint64 confirmed = pb_record_has (decision, PB_DECISION_CONFIRMATIONS)
                       ? pb_record_get_integer (decision, PB_DECISION_CONFIRMATIONS)
                       : tally->n_agree + tally->n_support;

  if (needed <= 0)
    {
      *reason = g_strdup (_("How many confirmations are needed is not recorded."));
      return PB_DECISION_VERDICT_NONE;
    }

  /* Translators: two numbers of confirmations. */
  *reason = g_strdup_printf (_("%d of the %d confirmations needed."), (int) confirmed,
                             (int) needed);

  return confirmed >= needed ? PB_DECISION_VERDICT_ADOPTED : PB_DECISION_VERDICT_REJECTED;
}

static PbDecisionVerdict
judge (PbRecord     *decision,
       const Tally  *tally,
       char        **reason)
{
  switch (pb_record_get_enum (decision, PB_DECISION_METHOD))
    {
    case PB_DECISION_METHOD_CONSENT:
      return judge_objections (tally, FALSE, reason);

    case PB_DECISION_METHOD_LAZY_CONSENSUS:
      return judge_objections (tally, TRUE, reason);

    case PB_DECISION_METHOD_CONSENSUS:
      return judge_all (tally->n_agree, tally, reason);

    case PB_DECISION_METHOD_MAJORITY:
      return judge_majority (tally, reason);

    case PB_DECISION_METHOD_TOKEN_VOTE:
      return judge_token_vote (decision, tally, reason);

    case PB_DECISION_METHOD_MULTISIG:
      return judge_multisig (decision, tally, reason);

    case PB_DECISION_METHOD_FIST_TO_FIVE:
      return judge_fist (tally, reason);

    default:
      *reason = g_strdup (_("This method has no votes to count."));
      return PB_DECISION_VERDICT_NONE;
    }
}

/* Whether enough took part.  That of a basic token vote is part of its outcome. */
static void
check_quorum (PbDecisionResult *self,
              PbRecord         *decision,
              const Tally      *tally)
{
  g_autoptr(PbDecimal) quorum = pb_record_dup_decimal (decision, PB_DECISION_QUORUM);
  g_autoptr(PbDecimal) present = NULL;
  g_autofree char *needed = NULL;
  g_autofree char *there = NULL;
  int kind = pb_record_get_enum (decision, PB_DECISION_QUORUM_KIND);
  gint64 eligible = pb_record_get_integer (decision, PB_DECISION_ELIGIBLE_COUNT);
  gsize n_participants = 0;
  g_autofree const char **participants =
    pb_record_get_set (decision, PB_DECISION_PARTICIPANTS, &n_participants);

  if (quorum == NULL || kind == PB_QUORUM_KIND_REJECTION)
    return;

  needed = pb_decimal_to_locale (quorum, -1);
  self->quorum = PB_QUORUM_UNKNOWN;

  if (kind == PB_QUORUM_KIND_VOTING_POWER)
    {
      g_autoptr(GPtrArray) scores = parse_scores (decision);

      if (scores == NULL && tally->n == 0)
        return;
      present = scores ? add_up (scores) : pb_decimal_copy (tally->all_weight);
      there = pb_decimal_to_locale (present, -1);
      /* Translators: two amounts of voting power. */
      self->quorum_reason = g_strdup_printf (_("%s of the voting power of %s needed."), there,
                                             needed);
    }
  else
    {
      guint n = MAX (tally->n, (guint) n_participants);

      if (n == 0 || (kind == PB_QUORUM_KIND_PERCENT && eligible <= 0))
        return;

      present = pb_decimal_new_integer (n);
      if (kind == PB_QUORUM_KIND_PERCENT)
        {
          g_autoptr(PbDecimal) all = pb_decimal_new_integer (eligible);
          g_autoptr(PbDecimal) hundred = pb_decimal_new_integer (100);
          PbDecimal *share = pb_decimal_multiply (present, hundred);

          pb_decimal_free (present);
          present = share;
          share = pb_decimal_multiply (quorum, all);
          pb_decimal_free (quorum);
          quorum = share;
          /* Translators: two numbers of people and a percentage. */
          self->quorum_reason = g_strdup_printf (_("%u of %d people took part; %s percent have to."),
                                                 n, (int) eligible, needed);
        }
      else
        {
          /* Translators: two numbers of people. */
          self->quorum_reason = g_strdup_printf (_("%u people took part; %s have to."), n, needed);
        }
    }

  self->quorum = pb_decimal_compare (present, quorum) >= 0 ? PB_QUORUM_KEPT : PB_QUORUM_MISSED;
}

static gboolean
differs_from_record (PbDecisionVerdict verdict,
                     PbRecord         *decision)
{
  switch (pb_record_get_enum (decision, PB_DECISION_STATUS))
    {
    case PB_DECISION_STATUS_ADOPTED:
    case PB_DECISION_STATUS_SUPERSEDED:
      return verdict == PB_DECISION_VERDICT_REJECTED;

    case PB_DECISION_STATUS_REJECTED:
      return verdict == PB_DECISION_VERDICT_ADOPTED;

    default:
      return FALSE;
    }
}

/**
 * pb_decision_result_new:
 * @decision: a decision
 * @votes: (nullable) (element-type PbRecord): its votes
 * @day: the day to look from; votes cast later do not count
 *
 * Works out what the votes say by the method of @decision.  Of several votes of
 * one person the last one counts.  A missed quorum rejects.
 *
 * Returns: (transfer full): the result
 */
PbDecisionResult *
pb_decision_result_new (PbRecord  *decision,
                        GPtrArray *votes,
                        PbDay      day)
{
  g_auto(Tally) tally = { 0, };
  PbDecisionResult *self;
  PbDay closed;
  int method;

  g_return_val_if_fail (PB_IS_RECORD (decision), NULL);
  g_return_val_if_fail (pb_record_get_kind (decision) == PB_KIND_DECISION, NULL);

  self = g_new0 (PbDecisionResult, 1);
  count (&tally, votes, day);
  self->n_votes = tally.n;
  method = pb_record_get_enum (decision, PB_DECISION_METHOD);
  closed = pb_record_get_day (decision, PB_DECISION_CLOSED);
  check_quorum (self, decision, &tally);

  self->weak = tally.n > 0 && tally.n_agree * 100 < WEAK_PERCENT * tally.n &&
               method != PB_DECISION_METHOD_TOKEN_VOTE && method != PB_DECISION_METHOD_MULTISIG;
  if (method == PB_DECISION_METHOD_CONSENT && tally.n > MANY_VOTERS)
    self->hint = g_strdup (_("With more than ten people, a written proposal serves better than "
                             "asking everybody for consent."));

  if (closed == PB_DAY_NONE || closed > day)
    {
      self->verdict = PB_DECISION_VERDICT_OPEN;
      self->reason = g_strdup (_("Not closed yet."));
      return self;
    }

  self->verdict = judge (decision, &tally, &self->reason);
  if (self->quorum == PB_QUORUM_MISSED && self->verdict == PB_DECISION_VERDICT_ADOPTED)
    {
      self->verdict = PB_DECISION_VERDICT_REJECTED;
      g_free (self->reason);
      self->reason = g_strdup (_("The quorum was missed."));
    }
  self->differs = differs_from_record (self->verdict, decision);

  return self;
}
