/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-report-context-private.h"

#include "model/pb-field-value.h"

#include <string.h>

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return strcmp (pb_record_get_id (*(PbRecord * const *) a),
                 pb_record_get_id (*(PbRecord * const *) b));
}

/* Lengths before texts, so that no text can pass for the end of another. */
static void
add_line (GChecksum  *checksum,
          const char *name,
          const char *value)
{
  g_autofree char *line = g_strdup_printf ("%s %zu:%s\n", name, strlen (value), value);

  g_checksum_update (checksum, (const guchar *) line, -1);
}

static void
add_fields (GChecksum *checksum,
            PbRecord  *record,
            PbKind     kind)
{
  for (guint n = 0; n < pb_kind_get_n_fields (kind); n++)
    {
      const PbFieldInfo *info = pb_kind_get_nth_field (kind, n);
      GVariant *value = pb_record_get_value (record, info->id);

      if (value && !(info->flags & PB_FIELD_PRIVATE))
        {
          g_autofree char *text = pb_field_to_text (info->id, value);

          add_line (checksum, info->name, text);
        }
    }
}

static void
add_records (GChecksum             *checksum,
             const PbReportContext *context)
{
  for (PbKind kind = PB_KIND_COMMON + 1; kind < PB_N_KINDS; kind++)
    {
      g_autoptr(GPtrArray) shown = g_ptr_array_new ();
      GPtrArray *records = pb_dossier_get_records (context->dossier, kind);

      for (guint i = 0; records && i < records->len; i++)
        g_ptr_array_add (shown, records->pdata[i]);
      g_ptr_array_sort (shown, compare_ids);

      for (guint i = 0; i < shown->len; i++)
        {
          add_line (checksum, pb_kind_get_info (kind)->name, pb_record_get_id (shown->pdata[i]));
          add_fields (checksum, shown->pdata[i], kind);
          add_fields (checksum, shown->pdata[i], PB_KIND_COMMON);
        }
    }
}

static void
add_results (GChecksum   *checksum,
             PbJudgement *judgement)
{
  GPtrArray *results = pb_judgement_get_results (judgement);

  add_line (checksum, "criteria", pb_judgement_get_criteria_name (judgement));
  add_line (checksum, "version", pb_judgement_get_criteria_version (judgement));
  add_line (checksum, "reading", pb_reading_get_nick (pb_judgement_get_reading (judgement)));

  for (guint i = 0; i < results->len; i++)
    {
      PbResult *result = results->pdata[i];
      g_autofree char *value =
        g_strdup_printf ("%s/%u %s %u", pb_result_get_rule (result),
                         pb_result_get_rule_version (result),
                         pb_result_value_get_nick (pb_result_get_value (result)),
                         (guint) pb_result_get_flags (result));

      add_line (checksum, pb_result_get_id (result), value);
    }
}

/*
 * pb_report_fingerprint:
 * @context: what the report is made from
 *
 * Works out the SHA-256 of all that the report is made from: the records that its
 * readers may see, and the results.  It does not depend on the language, so
 * that the same state gives the same fingerprint everywhere.
 *
 * Returns: (transfer full): 64 hexadecimal digits
 */
char *
pb_report_fingerprint (const PbReportContext *context)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *day = pb_day_to_iso (context->day);

  add_line (checksum, "report", pb_enum_get_nick (pb_report_kind_get_type (), context->kind));
  add_line (checksum, "day", day);
  add_line (checksum, "audience", pb_enum_get_nick (pb_audience_get_type (), context->audience));
  add_line (checksum, "group", pb_dossier_get_group_id (context->dossier));
  add_records (checksum, context);
  add_results (checksum, context->judgement);

  return g_strdup (g_checksum_get_string (checksum));
}
