/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-decimal.h"
#include "model/pb-dossier.h"

G_BEGIN_DECLS

/**
 * PB_TREASURY_PATIENCE:
 *
 * For how many days after its adoption a budget line without a date of its own
 * may stay unpaid before it is called forgotten.
 */
#define PB_TREASURY_PATIENCE 180

/**
 * PB_TREASURY_TWICE_DAYS:
 *
 * How many days apart two equal payments to the same payee may be and still look
 * like one that was made twice.
 */
#define PB_TREASURY_TWICE_DAYS 14

/**
 * PbBalance:
 * @account: (nullable): the account; %NULL for movements that name none
 * @asset: the asset, as it is written
 * @in: what came in, in all
 * @out: what went out, in all; moves between own accounts count for the account
 *   and not for the group
 * @fees: the fees that were paid
 * @balance: ins less outs less fees
 * @last: the day of the last movement
 *
 * What an account holds of one asset.  Assets are never added to each other.
 */
typedef struct
{
  PbRecord  *account;
  char      *asset;
  PbDecimal *in;
  PbDecimal *out;
  PbDecimal *fees;
  PbDecimal *balance;
  PbDay      last;
} PbBalance;

/**
 * PbBalancePoint:
 * @day: a day on which something moved
 * @balance: what was held at its end
 */
typedef struct
{
  PbDay      day;
  PbDecimal *balance;
} PbBalancePoint;

/**
 * PbMatchKind:
 * @PB_MATCH_NONE: nothing was found that allows the payment
 * @PB_MATCH_DECISION: a decision, by its budget line where that is known
 * @PB_MATCH_ALLOWANCE: the spending allowance of a role
 *
 * What allows a payment.
 */
typedef enum
{
  PB_MATCH_NONE,
  PB_MATCH_DECISION,
  PB_MATCH_ALLOWANCE,
} PbMatchKind;

/**
 * PbOutflow:
 * @transaction: the payment
 * @kind: what allows it
 * @confirmed: whether somebody has recorded that; otherwise it is a proposal
 * @decision: (nullable): the decision
 * @line: (nullable): its budget line
 * @role: (nullable): the role whose allowance covers it
 * @reason: (nullable): why it matches or does not, in a sentence; %NULL in a plain
 *   treasury
 *
 * A payment to somebody outside and what allows it.
 */
typedef struct
{
  PbRecord    *transaction;
  PbMatchKind  kind;
  gboolean     confirmed;
  PbRecord    *decision;
  PbRecord    *line;
  PbRecord    *role;
  char        *reason;
} PbOutflow;

/**
 * PbBudget:
 * @record: what allows the payments: a budget line, or a role with an allowance
 * @decision: (nullable): the decision of a budget line
 * @asset: of what
 * @limit: how much is allowed
 * @paid: how much of it went out in payments that people have linked to it
 * @proposed: how much more is proposed
 * @from: the first day of the week, month or cycle of an allowance; %PB_DAY_NONE
 *   where it is for once, and of a budget line
 * @to: its last day, or %PB_DAY_NONE
 * @due: the day by which a budget line has to be paid, or %PB_DAY_NONE
 * @payments: (element-type PbRecord): the linked payments, by date
 *
 * How much may be paid, and how much of it was.  Nothing of an allowance is
 * carried into its next week, month or cycle.
 */
typedef struct
{
  PbRecord  *record;
  PbRecord  *decision;
  char      *asset;
  PbDecimal *limit;
  PbDecimal *paid;
  PbDecimal *proposed;
  PbDay      from;
  PbDay      to;
  PbDay      due;
  GPtrArray *payments;
} PbBudget;

/**
 * PbMatchOffer:
 * @budget: what payments can be matched to
 * @same_payee: whether it is for those who were paid
 * @over: (nullable): by how much it would be overspent, or %NULL
 *
 * What somebody can choose for payments that nothing was found for.
 */
typedef struct
{
  PbBudget  *budget;
  gboolean   same_payee;
  PbDecimal *over;
} PbMatchOffer;

/**
 * PbTreasuryFindingKind:
 * @PB_TREASURY_OVERSPENT: more was paid than was decided or allowed
 * @PB_TREASURY_PAID_TWICE: two payments look like one
 * @PB_TREASURY_WITHOUT_DECISION: paid on a decision that had not been adopted
 * @PB_TREASURY_UNMATCHED: nothing allows a payment
 * @PB_TREASURY_UNDERPAID: less was paid than decided, and its day has passed
 * @PB_TREASURY_NEVER_PAID: decided and never paid, and its day has passed
 *
 * What does not add up, the gravest first.
 */
typedef enum
{
  PB_TREASURY_OVERSPENT,
  PB_TREASURY_PAID_TWICE,
  PB_TREASURY_WITHOUT_DECISION,
  PB_TREASURY_UNMATCHED,
  PB_TREASURY_UNDERPAID,
  PB_TREASURY_NEVER_PAID,
} PbTreasuryFindingKind;

const char *pb_treasury_finding_kind_get_label (PbTreasuryFindingKind kind);

/**
 * PbTreasuryFinding:
 * @kind: what is the matter
 * @sentence: what is the matter, with its amounts
 * @records: (element-type PbRecord): what it is about, the one to correct first
 * @amount: (nullable): by how much
 * @asset: (nullable): of what
 */
typedef struct
{
  PbTreasuryFindingKind  kind;
  char                  *sentence;
  GPtrArray             *records;
  PbDecimal             *amount;
  char                  *asset;
} PbTreasuryFinding;

#define PB_TYPE_TREASURY (pb_treasury_get_type ())
G_DECLARE_FINAL_TYPE (PbTreasury, pb_treasury, PB, TREASURY, GObject)

char       *pb_amount_dup_text        (const PbDecimal *amount,
                                       const char      *asset) G_GNUC_WARN_UNUSED_RESULT;

PbTreasury *pb_treasury_new           (PbDossier   *dossier,
                                       PbDay        day) G_GNUC_WARN_UNUSED_RESULT;
PbTreasury *pb_treasury_new_plain     (PbDossier   *dossier,
                                       PbDay        day) G_GNUC_WARN_UNUSED_RESULT;
PbDay       pb_treasury_get_day       (PbTreasury  *self);
GPtrArray  *pb_treasury_get_balances  (PbTreasury  *self);
GPtrArray  *pb_treasury_get_totals    (PbTreasury  *self,
                                       PbDay        from,
                                       PbDay        to) G_GNUC_WARN_UNUSED_RESULT;
PbDecimal  *pb_treasury_get_value     (PbTreasury  *self,
                                       PbDay        from,
                                       PbDay        to,
                                       const char  *rate_to,
                                       gboolean     incoming) G_GNUC_WARN_UNUSED_RESULT;
GArray     *pb_treasury_get_series    (PbTreasury  *self,
                                       const char  *account_id,
                                       const char  *asset) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *pb_treasury_get_outflows  (PbTreasury  *self);
PbOutflow  *pb_treasury_find_outflow  (PbTreasury  *self,
                                       const char  *transaction_id);
GPtrArray  *pb_treasury_list_budgets  (PbTreasury  *self,
                                       PbKind       kind) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *pb_treasury_list_offers   (PbTreasury  *self,
                                       GPtrArray   *transactions) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *pb_treasury_get_findings  (PbTreasury  *self);

G_END_DECLS
