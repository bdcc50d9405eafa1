/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-phase-facts-private.h"

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
  { "I1", 1, POSITIVE, 0, pb_rule_i1 },
  { "I2", 1, POSITIVE, 0, pb_rule_i2 },
  { "I3", 1, POSITIVE, 0, pb_rule_i3 },
  { "I4", 1, POSITIVE, 0, pb_rule_i4 },
  { "I5", 1, POSITIVE, 0, pb_rule_i5 },

  { "S1", 1, POSITIVE, 0, pb_rule_s1 },
  { "S2", 1, POSITIVE, 0, pb_rule_s2 },
  { "S3", 1, POSITIVE, 0, pb_rule_s3 },
  { "S4", 1, POSITIVE, 0, pb_rule_s4 },
  { "S5", 1, POSITIVE, 0, pb_rule_s5 },

  { "V1", 1, AVOID, 0, pb_rule_v1 },
  { "V2", 1, AVOID, 0, pb_rule_v2 },
  { "V3", 1, AVOID, 0, pb_rule_v3 },
  { "V4", 1, AVOID, 0, pb_rule_v4 },
  { "V5", 1, AVOID, 0, pb_rule_v5 },

  { "K1", 1, POSITIVE, 2, pb_rule_characteristic },
  { "K2", 1, POSITIVE, 2, pb_rule_characteristic },
  { "K3", 1, POSITIVE, 2, pb_rule_characteristic },
  { "K4", 1, POSITIVE, 2, pb_rule_characteristic },
  { "K5", 1, POSITIVE, 2, pb_rule_characteristic },
  { "K6", 1, POSITIVE, 2, pb_rule_characteristic },

  { "A1", 1, COUNT, 0, pb_rule_activity },
  { "A2", 1, COUNT, 0, pb_rule_activity },
  { "A3", 1, COUNT, 0, pb_rule_activity },
  { "A4", 1, COUNT, 0, pb_rule_activity },
  { "A5", 1, COUNT, 0, pb_rule_activity },
  { "A6", 1, COUNT, 0, pb_rule_activity },
  { "A7", 1, COUNT, 0, pb_rule_activity },
  { "A8", 1, COUNT, 0, pb_rule_activity },

  { "C1", 1, GAUGE, 0, pb_rule_c1 },
  { "C2", 1, GAUGE, 0, pb_rule_c2 },
  { "C3", 1, GAUGE, 0, pb_rule_c3 },
  { "C4", 1, GAUGE, 0, pb_rule_c4 },
  { "C5", 1, GAUGE, 0, pb_rule_c5 },

  { "P1", 1, POSITIVE, 0, pb_rule_element },
  { "P2", 1, POSITIVE, 0, pb_rule_element },
  { "Q1", 1, POSITIVE, 0, pb_rule_element },
  { "Q2", 1, POSITIVE, 0, pb_rule_element },
  { "Q3", 1, POSITIVE, 0, pb_rule_element },
  { "Q4", 1, POSITIVE, 0, pb_rule_element },
  { "Q5", 1, POSITIVE, 0, pb_rule_element },
  { "Q6", 1, POSITIVE, 0, pb_rule_element },
  { "G1", 1, POSITIVE, 0, pb_rule_element },
  { "G2", 1, POSITIVE, 0, pb_rule_element },
  { "G3", 1, POSITIVE, 0, pb_rule_element },
  { "G4", 1, POSITIVE, 0, pb_rule_element },
  { "G5", 1, POSITIVE, 0, pb_rule_element },
  { "G6", 1, POSITIVE, 0, pb_rule_element },

  { "T1", 1, POSITIVE, 0, pb_rule_t1 },
  { "T2", 1, POSITIVE, 0, pb_rule_t2 },
  { "T3", 1, POSITIVE, 1, pb_rule_t3 },

  { "R1", 1, SIGNAL, 0, pb_rule_r1 },
  { "R2", 1, SIGNAL, 0, pb_rule_r2 },
  { "R3", 1, SIGNAL, 0, pb_rule_r3 },
  { "R4", 1, SIGNAL, 0, pb_rule_r4 },
  { "R5", 1, SIGNAL, 0, pb_rule_r5 },

  { "U1", 1, POSITIVE, 0, pb_rule_u1 },
  { "U2", 1, POSITIVE, 0, pb_rule_u2 },
  { "U3", 1, POSITIVE, 0, pb_rule_u3 },
  { "U4", 1, POSITIVE, 0, pb_rule_u4 },
  { "U5", 1, POSITIVE, 0, pb_rule_u5 },
  { "U6", 1, POSITIVE, 0, pb_rule_u6 },
  { "U7", 1, POSITIVE, 0, pb_rule_u7 },
  { "U8", 1, POSITIVE, 0, pb_rule_u8 },
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
  const PbRule *rule;

  for (guint i = 0; (rule = pb_rule_get_nth (i)); i++)
    {
      if (strcmp (rule->name, name) == 0)
        return rule;
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
  return n < G_N_ELEMENTS (rules) ? &rules[n] : pb_phase_rule_get_nth (n - G_N_ELEMENTS (rules));
}
