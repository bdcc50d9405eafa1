/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-rule-context-private.h"
#include "framework/pb-verdict-private.h"

G_BEGIN_DECLS

/* Works out one verdict from the records; says why in whole sentences. */
typedef void (*PbRuleFunc) (PbRuleContext *context,
                            PbVerdict     *verdict);

/* A rule.  Those of a higher @level read the results of those below. */
typedef struct
{
  const char    *name;
  guint          version;
  PbResultScale  scale;
  guint          level;
  PbRuleFunc     func;
} PbRule;

#define PB_N_RULE_LEVELS 3

const PbRule *pb_rule_find    (const char *name);
const PbRule *pb_rule_get_nth (guint       n);

void pb_rule_i1 (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_i2 (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_i3 (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_i4 (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_i5 (PbRuleContext *context, PbVerdict *verdict);

void pb_rule_s1 (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_s2 (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_s3 (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_s4 (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_s5 (PbRuleContext *context, PbVerdict *verdict);

void pb_rule_v1 (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_v2 (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_v3 (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_v4 (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_v5 (PbRuleContext *context, PbVerdict *verdict);

void pb_rule_r1 (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_r2 (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_r3 (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_r4 (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_r5 (PbRuleContext *context, PbVerdict *verdict);

void pb_rule_u1 (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_u2 (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_u3 (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_u4 (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_u5 (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_u6 (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_u7 (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_u8 (PbRuleContext *context, PbVerdict *verdict);

void pb_rule_t1 (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_t2 (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_t3 (PbRuleContext *context, PbVerdict *verdict);

void pb_rule_c1 (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_c2 (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_c3 (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_c4 (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_c5 (PbRuleContext *context, PbVerdict *verdict);

/* These serve several statements and look at which one it is. */
void pb_rule_activity       (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_element        (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_add_reviews    (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_characteristic (PbRuleContext *context, PbVerdict *verdict);

/* The same test on another day, for rules that look back. */
PbResultValue pb_rule_r1_on   (PbRuleContext *context, PbDay day);

G_END_DECLS
