/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-referrer.h"

/**
 * PbReferrer:
 *
 * A record that refers to another one, and the field in which it does.
 */
struct _PbReferrer
{
  GObject parent_instance;

  PbKind kind;
  char *id;
  char *title;
  PbFieldId field;
};

G_DEFINE_FINAL_TYPE (PbReferrer, pb_referrer, G_TYPE_OBJECT)

static void
pb_referrer_finalize (GObject *object)
{
  PbReferrer *self = PB_REFERRER (object);

  g_free (self->id);
  g_free (self->title);

  G_OBJECT_CLASS (pb_referrer_parent_class)->finalize (object);
}

static void
pb_referrer_class_init (PbReferrerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_referrer_finalize;
}

static void
pb_referrer_init (PbReferrer *self)
{
}

/**
 * pb_referrer_new:
 * @kind: the kind of the record that refers
 * @id: its identifier
 * @title: its title
 * @field: the field in which it refers
 *
 * Returns: (transfer full): the referrer
 */
PbReferrer *
pb_referrer_new (PbKind      kind,
                 const char *id,
                 const char *title,
                 PbFieldId   field)
{
  PbReferrer *self = g_object_new (PB_TYPE_REFERRER, NULL);

  self->kind = kind;
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->field = field;

  return self;
}

/**
 * pb_referrer_get_kind:
 * @self: a referrer
 *
 * Returns: the kind of the record that refers
 */
PbKind
pb_referrer_get_kind (PbReferrer *self)
{
  g_return_val_if_fail (PB_IS_REFERRER (self), PB_KIND_COMMON);

  return self->kind;
}

/**
 * pb_referrer_get_id:
 * @self: a referrer
 *
 * Returns: (transfer none): the identifier of the record that refers
 */
const char *
pb_referrer_get_id (PbReferrer *self)
{
  g_return_val_if_fail (PB_IS_REFERRER (self), NULL);

  return self->id;
}

/**
 * pb_referrer_get_title:
 * @self: a referrer
 *
 * Returns: (transfer none): the title of the record that refers
 */
const char *
pb_referrer_get_title (PbReferrer *self)
{
  g_return_val_if_fail (PB_IS_REFERRER (self), NULL);

  return self->title;
}

/**
 * pb_referrer_get_field:
 * @self: a referrer
 *
 * Returns: the field in which it refers
 */
PbFieldId
pb_referrer_get_field (PbReferrer *self)
{
  g_return_val_if_fail (PB_IS_REFERRER (self), 0);

  return self->field;
}
