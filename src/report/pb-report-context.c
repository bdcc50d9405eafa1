/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-report-context-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static PbTone
tone_from_class (const char *css_class)
{
  if (strcmp (css_class, "success") == 0)
    return PB_TONE_GOOD;
  if (strcmp (css_class, "warning") == 0)
    return PB_TONE_CAUTION;
  if (strcmp (css_class, "error") == 0)
    return PB_TONE_BAD;
  if (strcmp (css_class, "accent") == 0)
    return PB_TONE_ACCENT;

  return PB_TONE_NEUTRAL;
}

void
pb_report_add_chip (PbNode        *parent,
                    PbResultValue  value)
{
  static const PbSymbol symbols[PB_N_RESULT_VALUES] = {
    [PB_RESULT_UNKNOWN] = PB_SYMBOL_QUESTION,  [PB_RESULT_MET] = PB_SYMBOL_CHECK,
    [PB_RESULT_PARTLY] = PB_SYMBOL_HALF,       [PB_RESULT_NOT_MET] = PB_SYMBOL_CROSS,
    [PB_RESULT_CLEAR] = PB_SYMBOL_CHECK,       [PB_RESULT_WATCH] = PB_SYMBOL_EYE,
    [PB_RESULT_WARNING] = PB_SYMBOL_WARNING,   [PB_RESULT_QUIET] = PB_SYMBOL_RING,
    [PB_RESULT_EMERGING] = PB_SYMBOL_HALF,     [PB_RESULT_STRONG] = PB_SYMBOL_DOT,
    [PB_RESULT_EASY] = PB_SYMBOL_CHECK,        [PB_RESULT_STRAINED] = PB_SYMBOL_EYE,
    [PB_RESULT_CRITICAL] = PB_SYMBOL_WARNING,  [PB_RESULT_COUNT] = PB_SYMBOL_NUMBER,
  };

  pb_node_append_chip (parent, tone_from_class (pb_result_value_get_css_class (value)),
                       symbols[value], pb_result_value_get_label (value));
}

void
pb_report_add_status (PbNode         *parent,
                      PbMetricStatus  status)
{
  static const PbSymbol symbols[] = {
    [PB_METRIC_STATUS_UNKNOWN] = PB_SYMBOL_QUESTION,
    [PB_METRIC_STATUS_ON_TRACK] = PB_SYMBOL_CHECK,
    [PB_METRIC_STATUS_BEHIND] = PB_SYMBOL_HALF,
    [PB_METRIC_STATUS_OFF_TRACK] = PB_SYMBOL_CROSS,
    [PB_METRIC_STATUS_DESCRIBED] = PB_SYMBOL_NUMBER,
  };

  pb_node_append_chip (parent, tone_from_class (pb_metric_status_get_css_class (status)),
                       symbols[status], pb_metric_status_get_label (status));
}

void
pb_report_add_freshness (PbNode      *parent,
                         PbFreshness  freshness)
{
  static const PbSymbol symbols[] = {
    [PB_FRESHNESS_MISSING] = PB_SYMBOL_RING,
    [PB_FRESHNESS_FRESH] = PB_SYMBOL_CHECK,
    [PB_FRESHNESS_DUE] = PB_SYMBOL_CLOCK,
    [PB_FRESHNESS_STALE] = PB_SYMBOL_EYE,
    [PB_FRESHNESS_CONTRADICTED] = PB_SYMBOL_ARROWS,
  };

  pb_node_append_chip (parent, tone_from_class (pb_freshness_get_css_class (freshness)),
                       symbols[freshness], pb_freshness_get_label (freshness));
}

void
pb_report_add_reading (PbNode    *parent,
                       PbReading  reading)
{
  static const PbSymbol symbols[] = {
    [PB_READING_NOT_ENOUGH_DATA] = PB_SYMBOL_QUESTION,
    [PB_READING_HOLDING] = PB_SYMBOL_CHECK,
    [PB_READING_SLIPPING] = PB_SYMBOL_EYE,
    [PB_READING_RED_FLAG] = PB_SYMBOL_FLAG,
  };

  pb_node_append_chip (parent, tone_from_class (pb_reading_get_css_class (reading)),
                       symbols[reading], pb_reading_get_label (reading));
}

/* A word that is not a result: a status that people set. */
void
pb_report_add_word (PbNode     *parent,
                    PbTone      tone,
                    const char *word)
{
  if (word && *word)
    pb_node_append_chip (parent, tone, PB_SYMBOL_NONE, word);
}

void
pb_report_add_small (PbNode     *parent,
                     const char *text)
{
  PbNode *paragraph;

  if (text == NULL || *text == '\0')
    return;

  paragraph = pb_node_append (parent, PB_NODE_PARAGRAPH);
  paragraph->compact = TRUE;
  pb_node_add_text (paragraph, text, PB_SPAN_DIM, NULL);
}

/* The records of a kind that belong to the group. */
GPtrArray *
pb_report_find_records (const PbReportContext *context,
                        PbKind                 kind)
{
  const PbFieldInfo *of_group = pb_kind_find_flag (kind, PB_FIELD_OF_GROUP);
  GPtrArray *all = pb_dossier_get_records (context->dossier, kind);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; all && i < all->len; i++)
    {
      PbRecord *record = all->pdata[i];

      if (of_group && kind != PB_KIND_RELATION &&
          g_strcmp0 (pb_record_get_text (record, of_group->id),
                     pb_dossier_get_group_id (context->dossier)) != 0)
        continue;
      g_ptr_array_add (found, record);
    }

  return found;
}

/* The parts of a record. */
GPtrArray *
pb_report_find_parts (const PbReportContext *context,
                      PbRecord              *owner,
                      PbFieldId              field)
{
  GPtrArray *all = pb_dossier_get_referring (context->dossier, pb_record_get_id (owner), field);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; all && i < all->len; i++)
    g_ptr_array_add (found, all->pdata[i]);

  return found;
}

/* What a record is called; %NULL where there is none. */
char *
pb_report_dup_name (const PbReportContext *context,
                    const char            *id)
{
  PbRecord *record = pb_dossier_lookup (context->dossier, id);

  return record ? pb_record_dup_title (record) : NULL;
}

/* What the records of a set are called, side by side. */
char *
pb_report_dup_names (const PbReportContext *context,
                     PbRecord              *record,
                     PbFieldId              field)
{
  gsize n = 0;
  g_autofree const char **ids = pb_record_get_set (record, field, &n);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < n; i++)
    {
      char *name = pb_report_dup_name (context, ids[i]);

      if (name)
        g_ptr_array_add (names, name);
    }
  g_ptr_array_add (names, NULL);

  /* Translators: between the names in a list */
  return g_strjoinv (_(", "), (char **) names->pdata);
}

/* The word for the value of an enumeration; empty where there is none. */
const char *
pb_report_get_label (PbRecord  *record,
                     PbFieldId  field)
{
  int value = pb_record_get_enum (record, field);
  const PbFieldInfo *info = pb_field_get_info (field);

  return value < 0 ? "" : pb_enum_get_label (info->enum_type (), value);
}

char *
pb_report_dup_days (PbDay from,
                    PbDay to)
{
  g_autofree char *first = pb_day_to_locale (from);
  g_autofree char *last = pb_day_to_locale (to);

  if (from == PB_DAY_NONE && to == PB_DAY_NONE)
    return g_strdup ("");
  if (to == PB_DAY_NONE)
    /* Translators: a day */
    return g_strdup_printf (_("Since %s"), first);
  if (from == PB_DAY_NONE)
    /* Translators: a day */
    return g_strdup_printf (_("Until %s"), last);

  /* Translators: two days */
  return g_strdup_printf (_("%s to %s"), first, last);
}
