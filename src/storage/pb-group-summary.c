/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-group-summary.h"

/**
 * PbGroupSummary:
 *
 * What lists of groups show: the group, the phase that it is in since when, and
 * its place in the tree of groups.
 */
struct _PbGroupSummary
{
  GObject parent_instance;

  PbRecord *record;
  int phase;
  PbDay phase_since;
  char *parent_id;
  guint n_children;
};

typedef enum
{
  PROP_RECORD = 1,
  PROP_PHASE,
  PROP_PHASE_SINCE,
  PROP_PARENT_ID,
  PROP_N_CHILDREN,
} PbGroupSummaryProperty;

static GParamSpec *props[PROP_N_CHILDREN + 1];

G_DEFINE_FINAL_TYPE (PbGroupSummary, pb_group_summary, G_TYPE_OBJECT)

static void
pb_group_summary_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  PbGroupSummary *self = PB_GROUP_SUMMARY (object);

  switch ((PbGroupSummaryProperty) prop_id)
    {
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    case PROP_PHASE:
      g_value_set_int (value, self->phase);
      break;
    case PROP_PHASE_SINCE:
      g_value_set_int (value, self->phase_since);
      break;
    case PROP_PARENT_ID:
      g_value_set_string (value, self->parent_id);
      break;
    case PROP_N_CHILDREN:
      g_value_set_uint (value, self->n_children);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_group_summary_dispose (GObject *object)
{
  PbGroupSummary *self = PB_GROUP_SUMMARY (object);

  g_clear_object (&self->record);

  G_OBJECT_CLASS (pb_group_summary_parent_class)->dispose (object);
}

static void
pb_group_summary_finalize (GObject *object)
{
  PbGroupSummary *self = PB_GROUP_SUMMARY (object);

  g_clear_pointer (&self->parent_id, g_free);

  G_OBJECT_CLASS (pb_group_summary_parent_class)->finalize (object);
}

static void
pb_group_summary_class_init (PbGroupSummaryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pb_group_summary_get_property;
  object_class->dispose = pb_group_summary_dispose;
  object_class->finalize = pb_group_summary_finalize;

  props[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, PB_TYPE_RECORD, flags);
  props[PROP_PHASE] = g_param_spec_int ("phase", NULL, NULL, -1, G_MAXINT, -1, flags);
  props[PROP_PHASE_SINCE] = g_param_spec_int ("phase-since", NULL, NULL, G_MININT, G_MAXINT,
                                              PB_DAY_NONE, flags);
  props[PROP_PARENT_ID] = g_param_spec_string ("parent-id", NULL, NULL, NULL, flags);
  props[PROP_N_CHILDREN] = g_param_spec_uint ("n-children", NULL, NULL, 0, G_MAXUINT, 0, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
pb_group_summary_init (PbGroupSummary *self)
{
  self->phase = -1;
  self->phase_since = PB_DAY_NONE;
}

/**
 * pb_group_summary_new:
 * @record: the group
 * @phase: its #PbPhase, or -1 where none is recorded
 * @phase_since: since when it is in that phase
 * @parent_id: (nullable): the group that it is a part of, where that is there
 * @n_children: how many groups are a part of it
 *
 * Returns: (transfer full): the summary
 */
PbGroupSummary *
pb_group_summary_new (PbRecord   *record,
                      int         phase,
                      PbDay       phase_since,
                      const char *parent_id,
                      guint       n_children)
{
  PbGroupSummary *self;

  g_return_val_if_fail (PB_IS_RECORD (record), NULL);
  g_return_val_if_fail (pb_record_get_kind (record) == PB_KIND_GROUP, NULL);

  self = g_object_new (PB_TYPE_GROUP_SUMMARY, NULL);
  self->record = g_object_ref (record);
  self->phase = phase;
  self->phase_since = phase_since;
  self->parent_id = g_strdup (parent_id);
  self->n_children = n_children;

  return self;
}

/**
 * pb_group_summary_get_record:
 * @self: a summary
 *
 * Returns: (transfer none): the group, live
 */
PbRecord *
pb_group_summary_get_record (PbGroupSummary *self)
{
  g_return_val_if_fail (PB_IS_GROUP_SUMMARY (self), NULL);

  return self->record;
}

/**
 * pb_group_summary_get_id:
 * @self: a summary
 *
 * Returns: (transfer none): the identifier of the group
 */
const char *
pb_group_summary_get_id (PbGroupSummary *self)
{
  g_return_val_if_fail (PB_IS_GROUP_SUMMARY (self), NULL);

  return pb_record_get_id (self->record);
}

/**
 * pb_group_summary_get_name:
 * @self: a summary
 *
 * Returns: (nullable): the name of the group
 */
const char *
pb_group_summary_get_name (PbGroupSummary *self)
{
  g_return_val_if_fail (PB_IS_GROUP_SUMMARY (self), NULL);

  return pb_record_get_text (self->record, PB_GROUP_NAME);
}

/**
 * pb_group_summary_get_phase:
 * @self: a summary
 *
 * Returns: the #PbPhase that the group is in today, or -1 where none is
 *   recorded
 */
int
pb_group_summary_get_phase (PbGroupSummary *self)
{
  g_return_val_if_fail (PB_IS_GROUP_SUMMARY (self), -1);

  return self->phase;
}

/**
 * pb_group_summary_get_phase_since:
 * @self: a summary
 *
 * Returns: since when the group is in that phase, or %PB_DAY_NONE
 */
PbDay
pb_group_summary_get_phase_since (PbGroupSummary *self)
{
  g_return_val_if_fail (PB_IS_GROUP_SUMMARY (self), PB_DAY_NONE);

  return self->phase_since;
}

/**
 * pb_group_summary_get_own:
 * @self: a summary
 *
 * Returns: whether the group is one of our own
 */
gboolean
pb_group_summary_get_own (PbGroupSummary *self)
{
  g_return_val_if_fail (PB_IS_GROUP_SUMMARY (self), FALSE);

  return pb_record_get_flag (self->record, PB_GROUP_OWN);
}

/**
 * pb_group_summary_get_parent_id:
 * @self: a summary
 *
 * Returns: (nullable): the group that it is a part of
 */
const char *
pb_group_summary_get_parent_id (PbGroupSummary *self)
{
  g_return_val_if_fail (PB_IS_GROUP_SUMMARY (self), NULL);

  return self->parent_id;
}

/**
 * pb_group_summary_get_n_children:
 * @self: a summary
 *
 * Returns: how many groups are a part of it
 */
guint
pb_group_summary_get_n_children (PbGroupSummary *self)
{
  g_return_val_if_fail (PB_IS_GROUP_SUMMARY (self), 0);

  return self->n_children;
}
