/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-history-change-private.h"

/**
 * PbHistoryChange:
 *
 * What one action of the past did to one field of one record.
 */
struct _PbHistoryChange
{
  GObject parent_instance;

  PbHistoryWhat what;
  char *record_id;
  PbKind kind;
  char *record_title;
  PbFieldId field;
  GVariant *before;
  GVariant *after;
  char *before_text;
  char *after_text;
};

typedef enum
{
  PROP_RECORD_ID = 1,
  PROP_RECORD_TITLE,
  PROP_KIND_LABEL,
  PROP_FIELD_LABEL,
  PROP_BEFORE_TEXT,
  PROP_AFTER_TEXT,
} PbHistoryChangeProperty;

static GParamSpec *props[PROP_AFTER_TEXT + 1];

G_DEFINE_FINAL_TYPE (PbHistoryChange, pb_history_change, G_TYPE_OBJECT)

static void
pb_history_change_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  PbHistoryChange *self = PB_HISTORY_CHANGE (object);

  switch ((PbHistoryChangeProperty) prop_id)
    {
    case PROP_RECORD_ID:
      g_value_set_string (value, self->record_id);
      break;
    case PROP_RECORD_TITLE:
      g_value_set_string (value, self->record_title);
      break;
    case PROP_KIND_LABEL:
      g_value_set_string (value, pb_kind_get_label (self->kind));
      break;
    case PROP_FIELD_LABEL:
      g_value_set_string (value, self->field ? pb_field_get_label (self->field) : NULL);
      break;
    case PROP_BEFORE_TEXT:
      g_value_set_string (value, self->before_text);
      break;
    case PROP_AFTER_TEXT:
      g_value_set_string (value, self->after_text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_history_change_finalize (GObject *object)
{
  PbHistoryChange *self = PB_HISTORY_CHANGE (object);

  g_clear_pointer (&self->record_id, g_free);
  g_clear_pointer (&self->record_title, g_free);
  g_clear_pointer (&self->before, g_variant_unref);
  g_clear_pointer (&self->after, g_variant_unref);
  g_clear_pointer (&self->before_text, g_free);
  g_clear_pointer (&self->after_text, g_free);

  G_OBJECT_CLASS (pb_history_change_parent_class)->finalize (object);
}

static void
pb_history_change_class_init (PbHistoryChangeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const char *names[] = { NULL, "record-id", "record-title", "kind-label", "field-label",
                          "before-text", "after-text" };

  object_class->get_property = pb_history_change_get_property;
  object_class->finalize = pb_history_change_finalize;

  for (guint i = 1; i < G_N_ELEMENTS (props); i++)
    props[i] = g_param_spec_string (names[i], NULL, NULL, NULL,
                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
pb_history_change_init (PbHistoryChange *self)
{
}

/* The texts are what people read in place of the values. */
PbHistoryChange *
pb_history_change_new (PbHistoryWhat  what,
                       const char    *record_id,
                       PbKind         kind,
                       const char    *record_title,
                       PbFieldId      field,
                       GVariant      *before,
                       GVariant      *after,
                       const char    *before_text,
                       const char    *after_text)
{
  PbHistoryChange *self = g_object_new (PB_TYPE_HISTORY_CHANGE, NULL);

  self->what = what;
  self->record_id = g_strdup (record_id);
  self->kind = kind;
  self->record_title = g_strdup (record_title);
  self->field = field;
  self->before = before ? g_variant_ref_sink (before) : NULL;
  self->after = after ? g_variant_ref_sink (after) : NULL;
  self->before_text = g_strdup (before_text);
  self->after_text = g_strdup (after_text);

  return self;
}

/**
 * pb_history_change_get_what:
 * @self: a change
 *
 * Returns: what happened
 */
PbHistoryWhat
pb_history_change_get_what (PbHistoryChange *self)
{
  g_return_val_if_fail (PB_IS_HISTORY_CHANGE (self), PB_HISTORY_CHANGED);

  return self->what;
}

/**
 * pb_history_change_get_record_id:
 * @self: a change
 *
 * Returns: (transfer none): the identifier of the record
 */
const char *
pb_history_change_get_record_id (PbHistoryChange *self)
{
  g_return_val_if_fail (PB_IS_HISTORY_CHANGE (self), NULL);

  return self->record_id;
}

/**
 * pb_history_change_get_kind:
 * @self: a change
 *
 * Returns: the kind of the record
 */
PbKind
pb_history_change_get_kind (PbHistoryChange *self)
{
  g_return_val_if_fail (PB_IS_HISTORY_CHANGE (self), PB_KIND_COMMON);

  return self->kind;
}

/**
 * pb_history_change_get_record_title:
 * @self: a change
 *
 * Returns: (transfer none) (nullable): what the record is called today
 */
const char *
pb_history_change_get_record_title (PbHistoryChange *self)
{
  g_return_val_if_fail (PB_IS_HISTORY_CHANGE (self), NULL);

  return self->record_title;
}

/**
 * pb_history_change_get_field:
 * @self: a change
 *
 * Returns: the field, or 0 where the change is to the record as a whole
 */
PbFieldId
pb_history_change_get_field (PbHistoryChange *self)
{
  g_return_val_if_fail (PB_IS_HISTORY_CHANGE (self), 0);

  return self->field;
}

/**
 * pb_history_change_get_before:
 * @self: a change
 *
 * Returns: (transfer none) (nullable): the value before; of a set only the
 *   elements that went
 */
GVariant *
pb_history_change_get_before (PbHistoryChange *self)
{
  g_return_val_if_fail (PB_IS_HISTORY_CHANGE (self), NULL);

  return self->before;
}

/**
 * pb_history_change_get_after:
 * @self: a change
 *
 * Returns: (transfer none) (nullable): the value after; of a set only the
 *   elements that came
 */
GVariant *
pb_history_change_get_after (PbHistoryChange *self)
{
  g_return_val_if_fail (PB_IS_HISTORY_CHANGE (self), NULL);

  return self->after;
}

/**
 * pb_history_change_get_before_text:
 * @self: a change
 *
 * Returns: (transfer none) (nullable): the value before as people read it
 */
const char *
pb_history_change_get_before_text (PbHistoryChange *self)
{
  g_return_val_if_fail (PB_IS_HISTORY_CHANGE (self), NULL);

  return self->before_text;
}

/**
 * pb_history_change_get_after_text:
 * @self: a change
 *
 * Returns: (transfer none) (nullable): the value after as people read it
 */
const char *
pb_history_change_get_after_text (PbHistoryChange *self)
{
  g_return_val_if_fail (PB_IS_HISTORY_CHANGE (self), NULL);

  return self->after_text;
}
