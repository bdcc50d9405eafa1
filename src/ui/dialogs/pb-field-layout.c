/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-field-layout.h"

#include "model/pb-enums.h"
#include "model/pb-field-value.h"

#include <glib/gi18n.h>

/* How one field is laid out; see the table. */
typedef struct
{
  PbFieldId field;
  PbFieldTheme theme;
  gboolean seldom;
  PbFieldId when;
  const char *is;
  PbFieldId with;
  PbFieldId after;
} PbFieldLayout;

static const PbFieldLayout layouts[] = {
#define IN(THEME) .theme = PB_THEME_##THEME
#define SELDOM .seldom = TRUE
#define WHEN(FIELD, VALUES) .when = PB_##FIELD, .is = VALUES
#define WITH(FIELD) .with = PB_##FIELD
#define AFTER(FIELD) .after = PB_##FIELD
#define PB_LAYOUT(FIELD, ...) { .field = PB_##FIELD, __VA_ARGS__ },
#include "ui/dialogs/pb-field-layout-table.h"
#undef PB_LAYOUT
#undef AFTER
#undef WITH
#undef WHEN
#undef SELDOM
#undef IN
};

static const char *const theme_titles[] = {
  [PB_THEME_DEFAULT] = "",
  [PB_THEME_MAIN] = "",
  [PB_THEME_TERM] = NC_("theme", "Term and Review"),
  [PB_THEME_STAGES] = NC_("theme", "Stages"),
  [PB_THEME_TEXTS] = "",
  [PB_THEME_VOTE] = NC_("theme", "Vote"),
  [PB_THEME_OUTCOME] = NC_("theme", "Outcome"),
  [PB_THEME_ANSWER] = NC_("theme", "Answer"),
  [PB_THEME_MONEY] = NC_("theme", "Money"),
  [PB_THEME_RATE] = NC_("theme", "Exchange Rate"),
  [PB_THEME_MATCH] = NC_("theme", "Agreed In"),
  [PB_THEME_SIGNERS] = NC_("theme", "Signers"),
  [PB_THEME_CONTACT] = NC_("theme", "Contact"),
  [PB_THEME_SENDING] = NC_("theme", "Sending"),
  [PB_THEME_RULES] = NC_("theme", "How It Is Judged"),
  [PB_THEME_DOCUMENT] = NC_("theme", "Document"),
  [PB_THEME_ONCHAIN] = NC_("theme", "On-Chain"),
  [PB_THEME_RELATED] = NC_("theme", "Related Records"),
  [PB_THEME_END] = NC_("theme", "Ending"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (theme_titles) == PB_N_THEMES);

static const PbFieldLayout *
find_layout (PbFieldId field)
{
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      if (layouts[i].field == field)
        return &layouts[i];
    }

  return NULL;
}

static gboolean
metric_is_ratio (PbRecord *metric)
{
  return metric && pb_record_get_flag (metric, PB_METRIC_RATIO);
}

static gboolean
metric_is_range (PbRecord *metric)
{
  return metric && pb_record_get_enum (metric, PB_METRIC_DIRECTION) == PB_METRIC_DIRECTION_WITHIN;
}

static gboolean
metric_has_periods (PbRecord *metric)
{
  return metric &&
         pb_record_get_enum (metric, PB_METRIC_SERIES) == PB_METRIC_SERIES_PER_PERIOD;
}

/* What depends on the record that the part belongs to. */
static gboolean
is_relevant_to_owner (PbFieldId  field,
                      PbRecord  *owner)
{
  switch (field)
    {
    case PB_TARGET_VALUE:
      return !metric_is_range (owner);
    case PB_TARGET_MIN:
    case PB_TARGET_MAX:
      return metric_is_range (owner);
    case PB_OBSERVATION_VALUE:
      return !metric_is_ratio (owner);
    case PB_OBSERVATION_NUMERATOR:
    case PB_OBSERVATION_DENOMINATOR:
      return metric_is_ratio (owner);
    case PB_OBSERVATION_PERIOD_START:
      return metric_has_periods (owner);
    default:
      return TRUE;
    }
}

static gboolean
condition_holds (const PbFieldLayout *layout,
                 PbRecord            *record)
{
  g_auto(GStrv) values = NULL;
  const char *value;

  if (pb_field_get_info (layout->when)->type == PB_TYPE_FLAG)
    return pb_record_get_flag (record, layout->when) == g_str_equal (layout->is, "true");
  if (g_str_equal (layout->is, "*"))
    return pb_record_has (record, layout->when);

  values = g_strsplit (layout->is, " ", -1);
  value = pb_record_get_text (record, layout->when);

  return value && g_strv_contains ((const char * const *) values, value);
}

/**
 * pb_field_is_relevant:
 * @field: a field
 * @record: the record that is filled in
 * @owner: (nullable): for a part, the record that it belongs to
 *
 * Some fields have a meaning only when others say so: a range needs no single
 * value, an active objective no day on which it was achieved.
 *
 * Returns: whether a form is to offer @field
 */
gboolean
pb_field_is_relevant (PbFieldId  field,
                      PbRecord  *record,
                      PbRecord  *owner)
{
  const PbFieldLayout *layout = find_layout (field);

  if (pb_record_has (record, field))
    return TRUE;
  if (layout && layout->when && !condition_holds (layout, record))
    return FALSE;

  return is_relevant_to_owner (field, owner);
}

/**
 * pb_field_is_seldom:
 * @field: a field
 *
 * Returns: whether most people leave @field empty, so that a form shows it only
 *   when asked
 */
gboolean
pb_field_is_seldom (PbFieldId field)
{
  const PbFieldLayout *layout = find_layout (field);

  return PB_FIELD_KIND (field) == PB_KIND_COMMON || (layout && layout->seldom);
}

/**
 * pb_field_get_theme:
 * @field: a field
 *
 * Returns: what @field is about, never %PB_THEME_DEFAULT
 */
PbFieldTheme
pb_field_get_theme (PbFieldId field)
{
  static const guint64 people = (G_GUINT64_CONSTANT (1) << PB_KIND_GROUP) |
                                (G_GUINT64_CONSTANT (1) << PB_KIND_MEMBER) |
                                (G_GUINT64_CONSTANT (1) << PB_KIND_ROLE);
  const PbFieldLayout *layout = find_layout (field);
  const PbFieldInfo *info = pb_field_get_info (field);

  if (layout && layout->theme != PB_THEME_DEFAULT)
    return layout->theme;
  if (info->type == PB_TYPE_MARKDOWN)
    return PB_THEME_TEXTS;

  /* A part is small and stays together. */
  if (pb_field_type_is_ref (info->type) && (info->refs & ~people) &&
      !(info->flags & PB_FIELD_REQUIRED) &&
      !(pb_kind_get_info (PB_FIELD_KIND (field))->flags & PB_KIND_PART))
    return PB_THEME_RELATED;

  return PB_THEME_MAIN;
}

/**
 * pb_field_theme_get_title:
 * @theme: a theme
 *
 * Returns: the heading of its fields, translated; empty where it needs none
 */
const char *
pb_field_theme_get_title (PbFieldTheme theme)
{
  g_return_val_if_fail (theme < PB_N_THEMES, "");

  return *theme_titles[theme] ? g_dpgettext2 (NULL, "theme", theme_titles[theme]) : "";
}

/**
 * pb_field_get_amount:
 * @field: a field
 *
 * Returns: for the asset of an amount, the field of the amount; 0 for others
 */
PbFieldId
pb_field_get_amount (PbFieldId field)
{
  const PbFieldLayout *layout = find_layout (field);

  return layout ? layout->with : 0;
}

/**
 * pb_field_get_earlier:
 * @field: a field
 *
 * Returns: for a day, the field of the day that it does not come before; 0 for
 *   others
 */
PbFieldId
pb_field_get_earlier (PbFieldId field)
{
  const PbFieldLayout *layout = find_layout (field);

  return layout ? layout->after : 0;
}

/**
 * pb_field_get_title:
 * @field: a field
 * @record: the record that is filled in
 * @owner: (nullable): for a part, the record that it belongs to
 *
 * Returns: how a form calls @field here, translated
 */
const char *
pb_field_get_title (PbFieldId  field,
                    PbRecord  *record,
                    PbRecord  *owner)
{
  if (field == PB_OBSERVATION_PERIOD_END && !metric_has_periods (owner) &&
      !pb_record_has (record, PB_OBSERVATION_PERIOD_START))
    return C_("observation", "Date");

  return pb_field_get_label (field);
}

/**
 * pb_kind_has_part:
 * @kind: a kind
 * @part: another kind
 *
 * Returns: whether the form of @kind lists records of @part as its parts
 */
gboolean
pb_kind_has_part (PbKind kind,
                  PbKind part)
{
  const PbFieldInfo *owner;

  /* Evidence belongs to what somebody claims; links to everything. */
  if (part == PB_KIND_EVIDENCE)
    return kind == PB_KIND_DELIVERABLE || kind == PB_KIND_ATTESTATION ||
           kind == PB_KIND_OBJECTIVE;
  if (!(pb_kind_get_info (part)->flags & PB_KIND_PART) ||
      (pb_kind_get_info (kind)->flags & PB_KIND_PART))
    return FALSE;

  owner = pb_kind_find_flag (part, PB_FIELD_OWNER);

  return owner && pb_field_may_refer (owner->id, kind);
}

/**
 * pb_record_dup_summary:
 * @record: a record
 *
 * Returns: (transfer full): the values that tell this record from others of
 *   its kind, in one line
 */
char *
pb_record_dup_summary (PbRecord *record)
{
  g_autoptr(GString) text = g_string_new (NULL);
  PbKind kind = pb_record_get_kind (record);
  const PbFieldInfo *field;

  for (guint i = 0; (field = pb_kind_get_nth_field (kind, i)); i++)
    {
      g_autofree char *shown = NULL;

      if ((field->flags & (PB_FIELD_OWNER | PB_FIELD_TITLE | PB_FIELD_HIDDEN)) ||
          pb_field_type_is_ref (field->type) || field->type == PB_TYPE_MARKDOWN ||
          !pb_record_has (record, field->id))
        continue;

      shown = pb_field_to_locale (field->id, pb_record_get_value (record, field->id));
      if (text->len)
        g_string_append (text, " · ");
      /* Translators: a field and its value, as in “Value: 12”. */
      g_string_append_printf (text, _("%s: %s"), pb_field_get_label (field->id), shown);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}
