/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-facet.h"

/**
 * PbFacet:
 *
 * A value of a field, and how many records of a list have it.
 */
struct _PbFacet
{
  GObject parent_instance;

  GVariant *value;
  char *label;
  guint count;
};

G_DEFINE_FINAL_TYPE (PbFacet, pb_facet, G_TYPE_OBJECT)

static void
pb_facet_finalize (GObject *object)
{
  PbFacet *self = PB_FACET (object);

  g_clear_pointer (&self->value, g_variant_unref);
  g_free (self->label);

  G_OBJECT_CLASS (pb_facet_parent_class)->finalize (object);
}

static void
pb_facet_class_init (PbFacetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_facet_finalize;
}

static void
pb_facet_init (PbFacet *self)
{
}

/**
 * pb_facet_new:
 * @value: (nullable): the value, as pb_query_add_filter() takes it; a floating
 *   reference is taken
 * @label: (nullable): what to call it
 * @count: how many records have it
 *
 * Returns: (transfer full): the facet
 */
PbFacet *
pb_facet_new (GVariant   *value,
              const char *label,
              guint       count)
{
  PbFacet *self = g_object_new (PB_TYPE_FACET, NULL);

  self->value = value ? g_variant_ref_sink (value) : NULL;
  self->label = g_strdup (label);
  self->count = count;

  return self;
}

/**
 * pb_facet_get_value:
 * @self: a facet
 *
 * Returns: (transfer none) (nullable): the value, as pb_query_add_filter() takes
 *   it; %NULL for the records that have none
 */
GVariant *
pb_facet_get_value (PbFacet *self)
{
  g_return_val_if_fail (PB_IS_FACET (self), NULL);

  return self->value;
}

/**
 * pb_facet_get_label:
 * @self: a facet
 *
 * Returns: (transfer none) (nullable): what to call the value: the label of an
 *   enumeration, the title of what is referred to, the text itself; %NULL for
 *   the records that have none
 */
const char *
pb_facet_get_label (PbFacet *self)
{
  g_return_val_if_fail (PB_IS_FACET (self), NULL);

  return self->label;
}

/**
 * pb_facet_get_count:
 * @self: a facet
 *
 * Returns: how many records have the value, at least 1
 */
guint
pb_facet_get_count (PbFacet *self)
{
  g_return_val_if_fail (PB_IS_FACET (self), 0);

  return self->count;
}
