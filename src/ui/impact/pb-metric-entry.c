/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/impact/pb-metric-entry.h"

#include "model/pb-day.h"
#include "model/pb-decimal.h"

#include <glib/gi18n.h>

/**
 * PbMetricEntry:
 *
 * One observation in words, for the table beside a chart.
 */
struct _PbMetricEntry
{
  GObject parent_instance;

  char *when;
  char *value;
  char *remark;
  PbRecord *record;
};

typedef enum
{
  PROP_WHEN = 1,
  PROP_VALUE,
  PROP_REMARK,
} PbMetricEntryProperty;

static GParamSpec *props[PROP_REMARK + 1];

G_DEFINE_FINAL_TYPE (PbMetricEntry, pb_metric_entry, G_TYPE_OBJECT)

static void
pb_metric_entry_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  PbMetricEntry *self = PB_METRIC_ENTRY (object);

  switch ((PbMetricEntryProperty) prop_id)
    {
    case PROP_WHEN:
      g_value_set_string (value, self->when);
      break;
    case PROP_VALUE:
      g_value_set_string (value, self->value);
      break;
    case PROP_REMARK:
      g_value_set_string (value, self->remark);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_metric_entry_finalize (GObject *object)
{
  PbMetricEntry *self = PB_METRIC_ENTRY (object);

  g_clear_pointer (&self->when, g_free);
  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->remark, g_free);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (pb_metric_entry_parent_class)->finalize (object);
}

static void
pb_metric_entry_class_init (PbMetricEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pb_metric_entry_get_property;
  object_class->finalize = pb_metric_entry_finalize;

  /**
   * PbMetricEntry:when:
   *
   * The day or the period.
   */
  props[PROP_WHEN] =
    g_param_spec_string ("when", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * PbMetricEntry:value:
   *
   * The value with its unit.
   */
  props[PROP_VALUE] =
    g_param_spec_string ("value", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * PbMetricEntry:remark:
   *
   * What else is to be known of the value.
   */
  props[PROP_REMARK] =
    g_param_spec_string ("remark", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
pb_metric_entry_init (PbMetricEntry *self)
{
}

static char *
dup_when (const PbMetricPoint *point)
{
  g_autofree char *to = pb_day_to_locale (point->day);
  g_autofree char *from = NULL;

  if (point->start == PB_DAY_NONE)
    return g_steal_pointer (&to);

  from = pb_day_to_locale (point->start);

  /* Translators: a period: its first and its last day. */
  return g_strdup_printf (_("%s – %s"), from, to);
}

static char *
dup_value (const PbMetricPoint    *point,
           const PbMetricStanding *standing)
{
  g_autofree char *number = pb_decimal_to_locale (point->value, standing->decimals);

  if (standing->unit == NULL || *standing->unit == '\0')
    return g_steal_pointer (&number);

  /* Translators: a number and its unit. */
  return g_strdup_printf (C_("value", "%s %s"), number, standing->unit);
}

static char *
dup_remark (const PbMetricPoint    *point,
            const PbMetricStanding *standing)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (point->total)
    {
      g_autofree char *total = pb_decimal_to_locale (point->total, standing->decimals);

      /* Translators: the sum of the values so far. */
      g_ptr_array_add (parts, g_strdup_printf (_("%s in all"), total));
    }
  if (point->estimated)
    g_ptr_array_add (parts, g_strdup (C_("observation", "estimated")));
  if (point->gap_before)
    g_ptr_array_add (parts, g_strdup (C_("observation", "after a gap")));
  for (guint i = 0; standing->conflicts && standing->conflicts[i]; i++)
    {
      if (g_strcmp0 (standing->conflicts[i], pb_record_get_id (point->record)) == 0)
        g_ptr_array_add (parts, g_strdup (C_("observation", "overlaps with another")));
    }
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (C_("list", ", "), (char **) parts->pdata);
}

/**
 * pb_metric_entry_new:
 * @point: an observation
 * @standing: how the metric stands, with its unit
 *
 * Returns: (transfer full): @point in words
 */
PbMetricEntry *
pb_metric_entry_new (const PbMetricPoint    *point,
                     const PbMetricStanding *standing)
{
  PbMetricEntry *self = g_object_new (PB_TYPE_METRIC_ENTRY, NULL);

  g_return_val_if_fail (point != NULL, self);
  g_return_val_if_fail (standing != NULL, self);

  self->when = dup_when (point);
  self->value = dup_value (point, standing);
  self->remark = dup_remark (point, standing);
  self->record = g_object_ref (point->record);

  return self;
}

/**
 * pb_metric_entry_get_when:
 * @self: an entry
 *
 * Returns: the day or the period
 */
const char *
pb_metric_entry_get_when (PbMetricEntry *self)
{
  g_return_val_if_fail (PB_IS_METRIC_ENTRY (self), NULL);

  return self->when;
}

/**
 * pb_metric_entry_get_value:
 * @self: an entry
 *
 * Returns: the value with its unit
 */
const char *
pb_metric_entry_get_value (PbMetricEntry *self)
{
  g_return_val_if_fail (PB_IS_METRIC_ENTRY (self), NULL);

  return self->value;
}

/**
 * pb_metric_entry_get_remark:
 * @self: an entry
 *
 * Returns: what else is to be known of the value; may be empty
 */
const char *
pb_metric_entry_get_remark (PbMetricEntry *self)
{
  g_return_val_if_fail (PB_IS_METRIC_ENTRY (self), NULL);

  return self->remark;
}

/**
 * pb_metric_entry_get_record:
 * @self: an entry
 *
 * Returns: (transfer none): the observation
 */
PbRecord *
pb_metric_entry_get_record (PbMetricEntry *self)
{
  g_return_val_if_fail (PB_IS_METRIC_ENTRY (self), NULL);

  return self->record;
}
