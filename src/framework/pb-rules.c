/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-rules-private.h"

#include "framework/pb-i18n-private.h"

#include <string.h>

#define POSITIVE PB_RESULT_SCALE_POSITIVE
#define AVOID PB_RESULT_SCALE_AVOID
#define SIGNAL PB_RESULT_SCALE_SIGNAL
#define GAUGE PB_RESULT_SCALE_GAUGE
#define COUNT PB_RESULT_SCALE_COUNT

/* A rule whose meaning changes gets a new version, so that results frozen in
 * old reports still say what they rest on.
 */
static const PbRule rules[] = {
  { "I1", 1, POSITIVE, 0, pb_rule_not_recorded },
  { "I2", 1, POSITIVE, 0, pb_rule_not_recorded },
  { "I3", 1, POSITIVE, 0, pb_rule_not_recorded },
  { "I4", 1, POSITIVE, 0, pb_rule_not_recorded },
  { "I5", 1, POSITIVE, 0, pb_rule_not_recorded },

  { "S1", 1, POSITIVE, 0, pb_rule_not_recorded },
  { "S2", 1, POSITIVE, 0, pb_rule_not_recorded },
  { "S3", 1, POSITIVE, 0, pb_rule_not_recorded },
  { "S4", 1, POSITIVE, 0, pb_rule_not_recorded },
  { "S5", 1, POSITIVE, 0, pb_rule_not_recorded },

  { "V1", 1, AVOID, 0, pb_rule_not_recorded },
  { "V2", 1, AVOID, 0, pb_rule_not_recorded },
  { "V3", 1, AVOID, 0, pb_rule_not_recorded },
  { "V4", 1, AVOID, 0, pb_rule_not_recorded },
  { "V5", 1, AVOID, 0, pb_rule_not_recorded },

  { "K1", 1, POSITIVE, 2, pb_rule_not_recorded },
  { "K2", 1, POSITIVE, 2, pb_rule_not_recorded },
  { "K3", 1, POSITIVE, 2, pb_rule_not_recorded },
  { "K4", 1, POSITIVE, 2, pb_rule_not_recorded },
  { "K5", 1, POSITIVE, 2, pb_rule_not_recorded },
  { "K6", 1, POSITIVE, 2, pb_rule_not_recorded },

  { "A1", 1, COUNT, 0, pb_rule_not_recorded },
  { "A2", 1, COUNT, 0, pb_rule_not_recorded },
  { "A3", 1, COUNT, 0, pb_rule_not_recorded },
  { "A4", 1, COUNT, 0, pb_rule_not_recorded },
  { "A5", 1, COUNT, 0, pb_rule_not_recorded },
  { "A6", 1, COUNT, 0, pb_rule_not_recorded },
  { "A7", 1, COUNT, 0, pb_rule_not_recorded },
  { "A8", 1, COUNT, 0, pb_rule_not_recorded },

  { "C1", 1, GAUGE, 0, pb_rule_not_recorded },
  { "C2", 1, GAUGE, 0, pb_rule_not_recorded },
  { "C3", 1, GAUGE, 0, pb_rule_not_recorded },
  { "C4", 1, GAUGE, 0, pb_rule_not_recorded },
  { "C5", 1, GAUGE, 0, pb_rule_not_recorded },

  { "P1", 1, POSITIVE, 0, pb_rule_not_recorded },
  { "P2", 1, POSITIVE, 0, pb_rule_not_recorded },
  { "Q1", 1, POSITIVE, 0, pb_rule_not_recorded },
  { "Q2", 1, POSITIVE, 0, pb_rule_not_recorded },
  { "Q3", 1, POSITIVE, 0, pb_rule_not_recorded },
  { "Q4", 1, POSITIVE, 0, pb_rule_not_recorded },
  { "Q5", 1, POSITIVE, 0, pb_rule_not_recorded },
  { "Q6", 1, POSITIVE, 0, pb_rule_not_recorded },
  { "G1", 1, POSITIVE, 0, pb_rule_not_recorded },
  { "G2", 1, POSITIVE, 0, pb_rule_not_recorded },
  { "G3", 1, POSITIVE, 0, pb_rule_not_recorded },
  { "G4", 1, POSITIVE, 0, pb_rule_not_recorded },
  { "G5", 1, POSITIVE, 0, pb_rule_not_recorded },
  { "G6", 1, POSITIVE, 0, pb_rule_not_recorded },

  { "T1", 1, POSITIVE, 0, pb_rule_not_recorded },
  { "T2", 1, POSITIVE, 0, pb_rule_not_recorded },
  { "T3", 1, POSITIVE, 1, pb_rule_not_recorded },

  { "R1", 1, SIGNAL, 0, pb_rule_not_recorded },
  { "R2", 1, SIGNAL, 0, pb_rule_not_recorded },
  { "R3", 1, SIGNAL, 0, pb_rule_not_recorded },
  { "R4", 1, SIGNAL, 0, pb_rule_not_recorded },
  { "R5", 1, SIGNAL, 0, pb_rule_not_recorded },

  { "U1", 1, POSITIVE, 0, pb_rule_not_recorded },
  { "U2", 1, POSITIVE, 0, pb_rule_not_recorded },
  { "U3", 1, POSITIVE, 0, pb_rule_not_recorded },
  { "U4", 1, POSITIVE, 0, pb_rule_not_recorded },
  { "U5", 1, POSITIVE, 0, pb_rule_not_recorded },
  { "U6", 1, POSITIVE, 0, pb_rule_not_recorded },
  { "U7", 1, POSITIVE, 0, pb_rule_not_recorded },
  { "U8", 1, POSITIVE, 0, pb_rule_not_recorded },
};

typedef struct
{
  const char *rule;
  const char *sentence;
} NotRecorded;

static const NotRecorded not_recorded[] = {
  { "I1", N_("Systems are not recorded yet, so this cannot be judged.") },
  { "S4", N_("Retrospectives are not recorded yet, so this cannot be judged.") },
  { "R3", N_("Insights are not recorded yet, so this cannot be judged.") },
  { "R4", N_("Tasks are not recorded yet, so this cannot be judged.") },
  { "U2", N_("Payments are not recorded yet, so this cannot be judged.") },
  { "U4", N_("Roles are not recorded yet, so this cannot be judged.") },
  { "U6", N_("Roles and tasks are not recorded yet, so this cannot be judged.") },
  { "U7", N_("Insights are not recorded yet, so this cannot be judged.") },
};

/**
 * pb_rule_find:
 * @name: the name of a rule
 *
 * Returns: (transfer none) (nullable): the rule
 */
const PbRule *
pb_rule_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      if (strcmp (rules[i].name, name) == 0)
        return &rules[i];
    }

  return NULL;
}

/**
 * pb_rule_get_nth:
 * @n: a number
 *
 * Returns: (transfer none) (nullable): the rule at that place
 */
const PbRule *
pb_rule_get_nth (guint n)
{
  return n < G_N_ELEMENTS (rules) ? &rules[n] : NULL;
}

/* The records that such a rule needs are of kinds that the library does not
 * know, so there is nothing to judge from.
 */
void
pb_rule_not_recorded (PbRuleContext *context,
                      PbVerdict     *verdict)
{
  const char *rule = pb_statement_get_rule (verdict->statement);

  for (guint i = 0; i < G_N_ELEMENTS (not_recorded); i++)
    {
      if (strcmp (not_recorded[i].rule, rule) == 0)
        pb_verdict_say (verdict, "%s", _(not_recorded[i].sentence));
    }
}
