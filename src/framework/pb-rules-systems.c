/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-rules-private.h"

#include "framework/pb-i18n-private.h"

/* The newest use of a system and the record that shows it. */
typedef struct
{
  PbRecord *record;
  PbDay     day;
} Use;

/* Other systems, and what is written about a system, do not show that it is used. */
static gboolean
shows_use (PbKind kind)
{
  return kind != PB_KIND_SYSTEM && kind != PB_KIND_STATE_ELEMENT && kind != PB_KIND_COMMON;
}

/* The last day on which the record says that something happened. */
static void
look_at_days (PbRuleContext *context,
              PbRecord      *record,
              Use           *use)
{
  const PbFieldInfo *info;

  for (guint i = 0; (info = pb_kind_get_nth_field (pb_record_get_kind (record), i)); i++)
    {
      PbDay day;

      if (!(info->flags & (PB_FIELD_START | PB_FIELD_EVENT)))
        continue;
      day = pb_context_day (context, record, info->id);
      if (day > use->day)
        *use = (Use) { record, day };
    }
}

/* Whatever refers to @id by any field shows use. */
static void
look_at_references (PbRuleContext *context,
                    PbRecord      *subject,
                    Use           *use)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << pb_record_get_kind (subject);

  for (guint kind = 1; kind < PB_N_KINDS; kind++)
    {
      const PbFieldInfo *info;

      for (guint i = 0; shows_use (kind) && (info = pb_kind_get_nth_field (kind, i)); i++)
        {
          GPtrArray *records;

          if ((info->type != PB_TYPE_REF && info->type != PB_TYPE_REF_SET) || !(info->refs & bit))
            continue;
          records = pb_dossier_get_referring (context->dossier, pb_record_get_id (subject),
                                              info->id);
          for (guint j = 0; records && j < records->len; j++)
            {
              if (pb_context_exists (context, records->pdata[j]))
                look_at_days (context, records->pdata[j], use);
            }
        }
    }
}

/* The newest record that refers to the system, or to one of its tools, roles or
 * agreements.
 */
static Use
find_use (PbRuleContext *context,
          PbRecord      *system)
{
  static const PbFieldId fields[] = { PB_SYSTEM_TOOLS, PB_SYSTEM_ROLES, PB_SYSTEM_AGREEMENTS };
  Use use = { NULL, PB_DAY_NONE };

  look_at_references (context, system, &use);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree const char **ids = pb_record_get_set (system, fields[i], NULL);

      for (guint j = 0; ids[j]; j++)
        {
          PbRecord *part = pb_dossier_lookup (context->dossier, ids[j]);

          if (part && pb_context_exists (context, part))
            look_at_references (context, part, &use);
        }
    }

  return use;
}

static gboolean
is_retired (PbRuleContext *context,
            PbRecord      *system)
{
  PbDay retired = pb_record_get_day (system, PB_SYSTEM_RETIRED);

  if (retired != PB_DAY_NONE)
    return retired <= context->day;

  return pb_record_get_enum (system, PB_SYSTEM_STATUS) == PB_SYSTEM_STATUS_RETIRED;
}

static gboolean
is_running (PbRuleContext *context,
            PbRecord      *system)
{
  int status = pb_record_get_enum (system, PB_SYSTEM_STATUS);
  PbDay since = pb_record_get_day (system, PB_SYSTEM_RUNNING_SINCE);

  /* One that will be retired later ran until then. */
  return (status == PB_SYSTEM_STATUS_RUNNING ||
          (status == PB_SYSTEM_STATUS_RETIRED && since != PB_DAY_NONE)) &&
         since <= context->day;
}

static void
say_missing_kinds (PbVerdict *verdict,
                   guint64    kinds,
                   guint64    needed)
{
  g_autoptr(GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint kind = 0; kind < 64; kind++)
    {
      if (!(needed & ~kinds & (G_GUINT64_CONSTANT (1) << kind)))
        continue;
      if (n++ > 0)
        /* Translators: between the members of a list */
        g_string_append (names, _(", "));
      g_string_append (names, pb_enum_get_label (pb_system_kind_get_type (), kind));
    }

  if (n > 0)
    /* Translators: kinds of systems, such as “Resources, Communication” */
    pb_verdict_say (verdict, _("No system of these kinds is running and in use: %s."), names->str);
}

/* I1: governance and operational systems fully implemented and working. */
void
pb_rule_i1 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  const guint64 needed = (1 << PB_SYSTEM_KIND_DECISION_MAKING) | (1 << PB_SYSTEM_KIND_RESOURCES) |
                         (1 << PB_SYSTEM_KIND_ROLES_AND_TASKS) |
                         (1 << PB_SYSTEM_KIND_COMMUNICATION);
  GPtrArray *systems = pb_context_records (context, PB_KIND_SYSTEM);
  g_autoptr(GPtrArray) uses = g_ptr_array_new ();
  guint n = 0, n_running = 0, n_used = 0;
  guint64 kinds = 0;

  for (guint i = 0; i < systems->len; i++)
    {
      PbRecord *system = systems->pdata[i];
      gint64 days = pb_record_get_integer (system, PB_SYSTEM_EXPECTED_USE_DAYS);
      int kind = pb_record_get_enum (system, PB_SYSTEM_KIND);
      Use use;

      if (!pb_record_get_flag (system, PB_SYSTEM_REQUIRED) || is_retired (context, system))
        continue;
      n++;
      pb_verdict_record (verdict, system);
      if (!is_running (context, system))
        continue;
      n_running++;
      use = find_use (context, system);
      if (use.record)
        g_ptr_array_add (uses, use.record);
      if (!pb_context_within (context, use.day, (int) days))
        continue;
      n_used++;
      if (kind >= 0)
        kinds |= G_GUINT64_CONSTANT (1) << kind;
    }

  if (n == 0)
    {
      pb_verdict_say (verdict, "%s", _("No system that the group needs is on record."));
      return;
    }

  pb_verdict_records (verdict, uses);
  pb_verdict_share (verdict, _("Systems that run"), n_running, n);
  pb_verdict_share (verdict, _("Systems that run and are used"), n_used, n);

  if (n_used == n && (kinds & needed) == needed)
    verdict->value = PB_RESULT_MET;
  else if (n_used == n || pb_at_least_percent (n_used, n, pb_context_threshold (
                                                            context, PB_THRESHOLD_I1_PARTLY)))
    verdict->value = PB_RESULT_PARTLY;
  else
    verdict->value = PB_RESULT_NOT_MET;

  pb_verdict_say (verdict, ngettext ("%u of %u system that the group needs runs and is used.",
                                     "%u of %u systems that the group needs run and are used.", n),
                  n_used, n);
  if (n_running > n_used)
    pb_verdict_say (verdict, ngettext ("Of %u that runs, no use is on record within the expected "
                                       "time.",
                                       "Of %u that run, no use is on record within the expected "
                                       "time.",
                                       n_running - n_used),
                    n_running - n_used);
  say_missing_kinds (verdict, kinds, needed);
}
