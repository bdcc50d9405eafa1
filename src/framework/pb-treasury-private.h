/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-treasury.h"

G_BEGIN_DECLS

/* What a payment or a limit is counted against: how much, of what. */
typedef struct
{
  PbRecord  *record; /* a budget line, a decision or a role; borrowed */
  PbDay      from;   /* of an allowance: its week, month or cycle; else none */
  PbDay      to;
  char      *asset;
  PbDecimal *limit;
  PbDecimal *paid;   /* by payments that people have linked */
  PbDecimal *taken;  /* the same and the proposals */
  GPtrArray *payments; /* linked ones; borrowed records */
} PbPurse;

struct _PbTreasury
{
  GObject     parent_instance;

  PbDossier  *dossier;
  PbDay       day;
  gboolean    plain;     /* only what rules ask: no balances and no sentences */
  GPtrArray  *movements; /* transactions of the group up to the day, by date */
  GPtrArray  *balances;
  GPtrArray  *outflows;
  GHashTable *outflows_by_id;
  GHashTable *names;     /* by identifier: what somebody is called, folded */
  GHashTable *purses;
  GPtrArray  *purse_order;
  GPtrArray  *findings;
};

PbRecord   *pb_treasury_lookup        (PbTreasury        *self,
                                       const char        *id,
                                       PbKind             kind);
PbDecimal  *pb_treasury_amount        (PbRecord          *record,
                                       PbFieldId          field);
const char *pb_treasury_fee_asset     (PbRecord          *transaction);
PbDay       pb_treasury_adopted_on    (PbTreasury        *self,
                                       PbRecord          *decision);
PbDay       pb_treasury_due_day       (PbRecord          *line,
                                       PbRecord          *decision);
gboolean    pb_treasury_decides       (PbTreasury        *self,
                                       PbRecord          *decision);
gboolean    pb_treasury_same_text     (const char        *a,
                                       const char        *b);
gboolean    pb_treasury_same_payee    (PbTreasury        *self,
                                       PbRecord          *line,
                                       PbRecord          *transaction);
gboolean    pb_treasury_is_held_by_payee (PbTreasury     *self,
                                       PbRecord          *role,
                                       PbRecord          *transaction);
char       *pb_treasury_describe      (const PbDecimal   *amount,
                                       const char        *asset) G_GNUC_WARN_UNUSED_RESULT;
void        pb_treasury_add           (PbDecimal        **sum,
                                       const PbDecimal   *amount);

PbPurse    *pb_treasury_get_purse     (PbTreasury        *self,
                                       PbRecord          *record,
                                       PbDay              from,
                                       PbDay              to,
                                       const char        *asset);
PbPurse    *pb_treasury_line_purse    (PbTreasury        *self,
                                       PbRecord          *line);
PbPurse    *pb_treasury_role_purse    (PbTreasury        *self,
                                       PbRecord          *role,
                                       PbDay              day);
char       *pb_treasury_name_purse    (PbTreasury        *self,
                                       const PbPurse     *purse) G_GNUC_WARN_UNUSED_RESULT;
gboolean    pb_purse_has_room         (const PbPurse     *self,
                                       const PbDecimal   *amount);
void        pb_purse_pay              (PbPurse           *self,
                                       const PbOutflow   *outflow,
                                       const PbDecimal   *amount);
gboolean    pb_seat_overlaps          (PbRecord          *assignment,
                                       PbDay              from,
                                       PbDay              to);

void        pb_treasury_match         (PbTreasury        *self);
void        pb_treasury_judge         (PbTreasury        *self);
void        pb_treasury_judge_limits  (PbTreasury        *self);

void        pb_outflow_free           (PbOutflow         *self);
void        pb_treasury_finding_free  (PbTreasuryFinding *self);
PbBudget   *pb_budget_new             (PbTreasury        *self,
                                       const PbPurse     *purse) G_GNUC_WARN_UNUSED_RESULT;
void        pb_budget_free            (PbBudget          *self);
int         pb_budget_compare         (gconstpointer      a,
                                       gconstpointer      b);
void        pb_purse_free             (PbPurse           *self);

G_END_DECLS
