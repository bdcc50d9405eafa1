/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-field-relevance.h"

#include "model/pb-enums.h"
#include "model/pb-field-value.h"

#include <glib/gi18n.h>

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
  if (pb_record_has (record, field))
    return TRUE;

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
    case PB_OBJECTIVE_ACHIEVED_ON:
      return pb_record_get_enum (record, PB_OBJECTIVE_STATUS) == PB_OBJECTIVE_STATUS_ACHIEVED;
    case PB_OBJECTIVE_CLOSED_ON:
      return pb_record_get_enum (record, PB_OBJECTIVE_STATUS) == PB_OBJECTIVE_STATUS_DROPPED ||
             pb_record_get_enum (record, PB_OBJECTIVE_STATUS) == PB_OBJECTIVE_STATUS_CARRIED_OVER;
    case PB_AGREEMENT_ENDED:
    case PB_AGREEMENT_ENDED_BY:
      return pb_record_get_enum (record, PB_AGREEMENT_STATUS) == PB_AGREEMENT_STATUS_ENDED;
    case PB_GROUP_MINIMUM_ACTIVE:
    case PB_GROUP_CYCLE_CADENCE:
    case PB_GROUP_RETRO_INTERVAL:
    case PB_GROUP_NO_RELATIONS:
    case PB_GROUP_NO_TREASURY:
    case PB_GROUP_UNCONFIRMED_COUNTS:
    case PB_GROUP_NO_ROLES:
    case PB_GROUP_CRITERIA:
    case PB_GROUP_CLOSES_ON:
    case PB_GROUP_ARCHIVE:
      return pb_record_get_flag (record, PB_GROUP_OWN);
    case PB_GROUP_STATE_URL:
    case PB_GROUP_STATE_DATE:
      return !pb_record_get_flag (record, PB_GROUP_OWN);
    default:
      return TRUE;
    }
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
  switch (field)
    {
    case PB_GROUP_ADDRESSES:
    case PB_GROUP_DAO_URI:
    case PB_GROUP_ENS:
    case PB_GROUP_MINIMUM_ACTIVE:
    case PB_GROUP_CYCLE_CADENCE:
    case PB_GROUP_RETRO_INTERVAL:
    case PB_GROUP_NO_RELATIONS:
    case PB_GROUP_NO_TREASURY:
    case PB_GROUP_UNCONFIRMED_COUNTS:
    case PB_RELATION_LIAISON_IN:
    case PB_RELATION_EXPECTED_CONTACT_DAYS:
    case PB_MEMBER_ENS:
    case PB_MEMBER_ADDRESS:
    case PB_AGREEMENT_TYPE:
    case PB_AGREEMENT_DOMAIN:
    case PB_AGREEMENT_NOTICE_DAYS:
    case PB_AGREEMENT_ONCHAIN_REF:
    case PB_AGREEMENT_FILE:
    case PB_AGREEMENT_FILE_HASH:
    case PB_DECISION_CATEGORY:
    case PB_DECISION_QUORUM:
    case PB_DECISION_QUORUM_KIND:
    case PB_DECISION_ELIGIBLE_COUNT:
    case PB_DECISION_EXTERNAL_REF:
    case PB_METRIC_DECIMALS:
    case PB_METRIC_RATIO:
    case PB_METRIC_OWNER:
    case PB_METRIC_DATA_SOURCE:
    case PB_METRIC_EXTERNAL_CODE:
    case PB_METRIC_DISAGGREGATION:
    case PB_OBSERVATION_EVIDENCE:
    case PB_STATE_TEXT_SECTION:
    case PB_STATE_TEXT_CHANGED_ON:
      return TRUE;
    default:
      return FALSE;
    }
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
