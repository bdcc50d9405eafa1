/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-rules-private.h"

#include "framework/pb-i18n-private.h"

#include <string.h>

#define MAX_INPUTS 3

typedef struct
{
  const char *rule;
  const char *inputs[MAX_INPUTS + 1];
} Derivation;

static const Derivation derivations[] = {
  { "K1", { "I2", "V4" } },
  { "K2", { "U2" } },
  { "K3", { "T1", "T2", "T3" } },
  { "K4", { "I1", "U6" } },
  { "K5", { "S4", "U7" } },
  { "K6", { "S5", "U8" } },
};

static const Derivation *
find_derivation (const char *rule)
{
  for (guint i = 0; i < G_N_ELEMENTS (derivations); i++)
    {
      if (strcmp (derivations[i].rule, rule) == 0)
        return &derivations[i];
    }

  return NULL;
}

/* K2 also takes something shared with another group: a payment in either
 * direction, which a loan is, too.
 */
static gboolean
has_shared (PbRuleContext *context,
            PbVerdict     *verdict)
{
  GPtrArray *transactions = pb_context_records (context, PB_KIND_TRANSACTION);
  guint n = 0;

  for (guint i = transactions->len; i-- > 0;)
    {
      PbRecord *record = transactions->pdata[i];
      PbRecord *party;

      if (!pb_context_within (context, pb_record_get_day (record, PB_TRANSACTION_DATE),
                              context->window_year))
        break;
      party = pb_dossier_lookup (context->dossier,
                                 pb_record_get_text (record, PB_TRANSACTION_PARTY));
      if (party == NULL || pb_record_get_kind (party) != PB_KIND_GROUP || party == context->group ||
          pb_record_get_flag (record, PB_TRANSACTION_FAILED) ||
          pb_record_get_enum (record, PB_TRANSACTION_DIRECTION) ==
            PB_TRANSACTION_DIRECTION_INTERNAL)
        continue;
      n++;
      pb_verdict_record (verdict, record);
    }

  pb_verdict_count (verdict, _("Payments to and from other groups in the last year"), n);
  if (n == 0)
    pb_verdict_say (verdict, "%s", _("Nothing was shared with another group in the last year."));
  else
    pb_verdict_say (verdict, ngettext ("%u payment went to or came from another group.",
                                       "%u payments went to or came from other groups.", n),
                    n);

  return n > 0;
}

/* K1 to K6: key characteristics, the worst of the results that they are derived
 * from.  While some of these are unknown, the characteristic is known only in
 * part.
 */
void
pb_rule_characteristic (PbRuleContext *context,
                        PbVerdict     *verdict)
{
  const Derivation *derivation = find_derivation (pb_statement_get_rule (verdict->statement));
  gboolean unknown = FALSE;
  int worst = -1;

  for (guint i = 0; derivation && derivation->inputs[i]; i++)
    {
      PbResult *result = pb_context_result (context, derivation->inputs[i]);
      PbResultValue value = result ? pb_result_get_value (result) : PB_RESULT_UNKNOWN;
      int step = pb_result_value_get_step (value);

      unknown |= step < 0;
      worst = MAX (worst, step);
      if (result == NULL)
        continue;

      pb_verdict_number (verdict, pb_statement_get_title (pb_result_get_statement (result)),
                         pb_result_value_get_label (value));
      /* Translators: the title of a statement and its result */
      pb_verdict_say (verdict, _("“%s” is judged “%s”."),
                      pb_statement_get_title (pb_result_get_statement (result)),
                      pb_result_value_get_label (value));
    }

  if (worst < 0)
    return;

  if (strcmp (derivation->rule, "K2") == 0 && !has_shared (context, verdict))
    worst = MAX (worst, 1);
  verdict->value = pb_result_scale_get_value (PB_RESULT_SCALE_POSITIVE,
                                              unknown ? MAX (worst, 1) : worst);
}
