/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-conflict-private.h"

#include "storage/pb-engine.h"

/**
 * PbConflict:
 *
 * A field for which contributors who did not know of each other set different
 * values, or a record that one deleted while another changed it.  Setting the
 * field, or deleting or changing the record, settles it.
 */
struct _PbConflict
{
  GObject parent_instance;

  PbRecord *record;
  PbFieldId field;
  gboolean deletion;
  GPtrArray *values;
  GPtrArray *texts;
};

G_DEFINE_FINAL_TYPE (PbConflict, pb_conflict, G_TYPE_OBJECT)

static void
pb_conflict_dispose (GObject *object)
{
  PbConflict *self = PB_CONFLICT (object);

  g_clear_object (&self->record);

  G_OBJECT_CLASS (pb_conflict_parent_class)->dispose (object);
}

static void
pb_conflict_finalize (GObject *object)
{
  PbConflict *self = PB_CONFLICT (object);

  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);

  G_OBJECT_CLASS (pb_conflict_parent_class)->finalize (object);
}

static void
pb_conflict_class_init (PbConflictClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pb_conflict_dispose;
  object_class->finalize = pb_conflict_finalize;
}

static void
pb_conflict_init (PbConflict *self)
{
}

/* Takes over @values, an array of #PbEngineValue, and @texts. */
PbConflict *
pb_conflict_new (PbRecord  *record,
                 PbFieldId  field,
                 gboolean   deletion,
                 GPtrArray *values,
                 GPtrArray *texts)
{
  PbConflict *self = g_object_new (PB_TYPE_CONFLICT, NULL);

  self->record = g_object_ref (record);
  self->field = field;
  self->deletion = deletion;
  self->values = values;
  self->texts = texts;

  return self;
}

static const PbEngineValue *
get_nth (PbConflict *self,
         guint       n)
{
  return self->values->pdata[n];
}

/**
 * pb_conflict_get_record:
 * @self: a conflict
 *
 * Returns: (transfer none): the record, live
 */
PbRecord *
pb_conflict_get_record (PbConflict *self)
{
  g_return_val_if_fail (PB_IS_CONFLICT (self), NULL);

  return self->record;
}

/**
 * pb_conflict_get_field:
 * @self: a conflict
 *
 * Returns: the field, or 0 where the record was deleted here and edited there
 */
PbFieldId
pb_conflict_get_field (PbConflict *self)
{
  g_return_val_if_fail (PB_IS_CONFLICT (self), 0);

  return self->field;
}

/**
 * pb_conflict_get_deletion:
 * @self: a conflict
 *
 * Returns: whether one contributor deleted the record that another changed
 */
gboolean
pb_conflict_get_deletion (PbConflict *self)
{
  g_return_val_if_fail (PB_IS_CONFLICT (self), FALSE);

  return self->deletion;
}

/**
 * pb_conflict_get_n_values:
 * @self: a conflict
 *
 * Returns: how many values stand side by side
 */
guint
pb_conflict_get_n_values (PbConflict *self)
{
  g_return_val_if_fail (PB_IS_CONFLICT (self), 0);

  return self->values->len;
}

/**
 * pb_conflict_get_value:
 * @self: a conflict
 * @n: which value, from 0; the first is the one that is shown
 *
 * Returns: (transfer none) (nullable): the value, or %NULL for blank
 */
GVariant *
pb_conflict_get_value (PbConflict *self,
                       guint       n)
{
  g_return_val_if_fail (PB_IS_CONFLICT (self), NULL);
  g_return_val_if_fail (n < self->values->len, NULL);

  return get_nth (self, n)->value;
}

/**
 * pb_conflict_get_text:
 * @self: a conflict
 * @n: which value, from 0
 *
 * Returns: (transfer none) (nullable): the value for people, as the language of the
 *   session has it; references by what the records are called
 */
const char *
pb_conflict_get_text (PbConflict *self,
                      guint       n)
{
  g_return_val_if_fail (PB_IS_CONFLICT (self), NULL);
  g_return_val_if_fail (n < self->values->len, NULL);

  return self->texts->pdata[n];
}

/**
 * pb_conflict_get_deletes:
 * @self: a conflict
 * @n: which value, from 0
 *
 * Returns: whether this contributor deleted the record
 */
gboolean
pb_conflict_get_deletes (PbConflict *self,
                         guint       n)
{
  g_return_val_if_fail (PB_IS_CONFLICT (self), FALSE);
  g_return_val_if_fail (n < self->values->len, FALSE);

  return get_nth (self, n)->deleted;
}

/**
 * pb_conflict_get_who:
 * @self: a conflict
 * @n: which value, from 0
 *
 * Returns: (transfer none) (nullable): the name of who set it
 */
const char *
pb_conflict_get_who (PbConflict *self,
                     guint       n)
{
  g_return_val_if_fail (PB_IS_CONFLICT (self), NULL);
  g_return_val_if_fail (n < self->values->len, NULL);

  return get_nth (self, n)->who;
}

/**
 * pb_conflict_get_when:
 * @self: a conflict
 * @n: which value, from 0
 *
 * Returns: when it was set, in microseconds since 1970-01-01 UTC
 */
gint64
pb_conflict_get_when (PbConflict *self,
                      guint       n)
{
  g_return_val_if_fail (PB_IS_CONFLICT (self), 0);
  g_return_val_if_fail (n < self->values->len, 0);

  return get_nth (self, n)->instant;
}
