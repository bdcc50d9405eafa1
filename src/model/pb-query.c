/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-model"

#include "config.h"

#include "model/pb-query.h"

/**
 * PbQuery:
 *
 * Which records to list, and in which order.
 */
struct _PbQuery
{
  GObject parent_instance;

  PbKind kind;
  char *group;
  char *text;
  PbFieldId sort;
  gboolean descending;
  guint offset;
  guint limit;
  GArray *filters;
};

G_DEFINE_FINAL_TYPE (PbQuery, pb_query, G_TYPE_OBJECT)

static void
filter_clear (gpointer data)
{
  PbFilter *filter = data;

  g_clear_pointer (&filter->value, g_variant_unref);
}

static void
pb_query_finalize (GObject *object)
{
  PbQuery *self = PB_QUERY (object);

  g_clear_pointer (&self->group, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->filters, g_array_unref);

  G_OBJECT_CLASS (pb_query_parent_class)->finalize (object);
}

static void
pb_query_class_init (PbQueryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_query_finalize;
}

static void
pb_query_init (PbQuery *self)
{
  self->filters = g_array_new (FALSE, FALSE, sizeof (PbFilter));
  g_array_set_clear_func (self->filters, filter_clear);
}

/**
 * pb_query_new:
 * @kind: the kind of the records
 *
 * Returns: (transfer full): a query for all records of @kind, by title
 */
PbQuery *
pb_query_new (PbKind kind)
{
  PbQuery *self;

  g_return_val_if_fail (pb_kind_get_info (kind) != NULL, NULL);

  self = g_object_new (PB_TYPE_QUERY, NULL);
  self->kind = kind;

  return self;
}

/**
 * pb_query_copy:
 * @self: a query
 *
 * Returns: (transfer full): a query for the same
 */
PbQuery *
pb_query_copy (PbQuery *self)
{
  PbQuery *copy;

  g_return_val_if_fail (PB_IS_QUERY (self), NULL);

  copy = pb_query_new (self->kind);
  pb_query_set_group (copy, self->group);
  pb_query_set_text (copy, self->text);
  pb_query_set_sort (copy, self->sort, self->descending);
  pb_query_set_range (copy, self->offset, self->limit);
  for (guint i = 0; i < self->filters->len; i++)
    {
      PbFilter filter = g_array_index (self->filters, PbFilter, i);

      if (filter.value)
        g_variant_ref (filter.value);
      g_array_append_val (copy->filters, filter);
    }

  return copy;
}

/**
 * pb_query_get_kind:
 * @self: a query
 *
 * Returns: the kind of the records
 */
PbKind
pb_query_get_kind (PbQuery *self)
{
  g_return_val_if_fail (PB_IS_QUERY (self), PB_KIND_COMMON);

  return self->kind;
}

/**
 * pb_query_get_group:
 * @self: a query
 *
 * Returns: (transfer none) (nullable): the group that the records belong to, or
 *   %NULL for any
 */
const char *
pb_query_get_group (PbQuery *self)
{
  g_return_val_if_fail (PB_IS_QUERY (self), NULL);

  return self->group;
}

/**
 * pb_query_set_group:
 * @self: a query
 * @group_id: (nullable): the group that the records belong to, or %NULL for any
 */
void
pb_query_set_group (PbQuery    *self,
                    const char *group_id)
{
  g_return_if_fail (PB_IS_QUERY (self));

  g_set_str (&self->group, group_id);
}

/**
 * pb_query_get_text:
 * @self: a query
 *
 * Returns: (transfer none) (nullable): words that the records must have
 */
const char *
pb_query_get_text (PbQuery *self)
{
  g_return_val_if_fail (PB_IS_QUERY (self), NULL);

  return self->text;
}

/**
 * pb_query_set_text:
 * @self: a query
 * @text: (nullable): words that the records must have; of the last one the
 *   beginning is enough
 */
void
pb_query_set_text (PbQuery    *self,
                   const char *text)
{
  g_return_if_fail (PB_IS_QUERY (self));

  g_set_str (&self->text, text && *text ? text : NULL);
}

/**
 * pb_query_get_sort:
 * @self: a query
 * @descending: (out) (optional): whether the greatest comes first
 *
 * Returns: the field to sort by, or 0 for the title
 */
PbFieldId
pb_query_get_sort (PbQuery  *self,
                   gboolean *descending)
{
  g_return_val_if_fail (PB_IS_QUERY (self), 0);

  if (descending)
    *descending = self->descending;

  return self->sort;
}

/**
 * pb_query_set_sort:
 * @self: a query
 * @field: the field to sort by, or 0 for the title; a reference sorts by the title
 *   of what it refers to
 * @descending: whether the greatest comes first
 */
void
pb_query_set_sort (PbQuery   *self,
                   PbFieldId  field,
                   gboolean   descending)
{
  g_return_if_fail (PB_IS_QUERY (self));
  g_return_if_fail (field == 0 || pb_field_get_info (field) != NULL);

  self->sort = field;
  self->descending = !!descending;
}

/**
 * pb_query_add_filter:
 * @self: a query
 * @field: a field of the kind
 * @value: (nullable): the value that the field must have, or for a set an
 *   element as a string, or for references the identifier of a record, or %NULL
 *   for “none known”; a floating reference is taken
 *
 * Several filters on one field let pass what any of them lets pass; those on
 * different fields must all hold.
 */
void
pb_query_add_filter (PbQuery   *self,
                     PbFieldId  field,
                     GVariant  *value)
{
  PbFilter filter = {
    .type = value ? PB_FILTER_IS : PB_FILTER_EMPTY,
    .field = field,
    .value = value ? g_variant_ref_sink (value) : NULL,
    .from = PB_DAY_NONE,
    .to = PB_DAY_NONE,
  };

  g_return_if_fail (PB_IS_QUERY (self));
  g_return_if_fail (pb_field_get_info (field) != NULL);

  g_array_append_val (self->filters, filter);
}

/**
 * pb_query_add_present:
 * @self: a query
 * @field: a field of the kind
 *
 * Lets pass what has a value in @field, see pb_query_add_filter().
 */
void
pb_query_add_present (PbQuery   *self,
                      PbFieldId  field)
{
  PbFilter filter = {
    .type = PB_FILTER_PRESENT,
    .field = field,
    .from = PB_DAY_NONE,
    .to = PB_DAY_NONE,
  };

  g_return_if_fail (PB_IS_QUERY (self));
  g_return_if_fail (pb_field_get_info (field) != NULL);

  g_array_append_val (self->filters, filter);
}

/**
 * pb_query_add_day_range:
 * @self: a query
 * @field: a day of the kind
 * @from: the first day that passes, or %PB_DAY_NONE for no beginning
 * @to: the last day that passes, or %PB_DAY_NONE for no end
 *
 * Lets pass what has a day from @from to @to, both included, see
 * pb_query_add_filter().  A record without the day never passes.
 */
void
pb_query_add_day_range (PbQuery   *self,
                        PbFieldId  field,
                        PbDay      from,
                        PbDay      to)
{
  const PbFieldInfo *info = pb_field_get_info (field);
  PbFilter filter = {
    .type = PB_FILTER_DAYS,
    .field = field,
    .from = from,
    .to = to,
  };

  g_return_if_fail (PB_IS_QUERY (self));
  g_return_if_fail (info != NULL && info->type == PB_TYPE_DAY);

  g_array_append_val (self->filters, filter);
}

/**
 * pb_query_remove_filters:
 * @self: a query
 * @field: a field of the kind
 *
 * Takes away all filters on @field.
 */
void
pb_query_remove_filters (PbQuery   *self,
                         PbFieldId  field)
{
  g_return_if_fail (PB_IS_QUERY (self));

  for (guint i = self->filters->len; i > 0; i--)
    {
      if (g_array_index (self->filters, PbFilter, i - 1).field == field)
        g_array_remove_index (self->filters, i - 1);
    }
}

/**
 * pb_query_get_n_filters:
 * @self: a query
 *
 * Returns: how many filters it has
 */
guint
pb_query_get_n_filters (PbQuery *self)
{
  g_return_val_if_fail (PB_IS_QUERY (self), 0);

  return self->filters->len;
}

/**
 * pb_query_get_filter:
 * @self: a query
 * @n: which filter, from 0
 *
 * Returns: (transfer none): the filter, until the query changes
 */
const PbFilter *
pb_query_get_filter (PbQuery *self,
                     guint    n)
{
  g_return_val_if_fail (PB_IS_QUERY (self), NULL);
  g_return_val_if_fail (n < self->filters->len, NULL);

  return &g_array_index (self->filters, PbFilter, n);
}

/**
 * pb_query_set_range:
 * @self: a query
 * @offset: how many records to pass over
 * @limit: how many records at the most, or 0 for all
 */
void
pb_query_set_range (PbQuery *self,
                    guint    offset,
                    guint    limit)
{
  g_return_if_fail (PB_IS_QUERY (self));

  self->offset = offset;
  self->limit = limit;
}

/**
 * pb_query_get_range:
 * @self: a query
 * @offset: (out) (optional): how many records to pass over
 * @limit: (out) (optional): how many records at the most, or 0 for all
 */
void
pb_query_get_range (PbQuery *self,
                    guint   *offset,
                    guint   *limit)
{
  g_return_if_fail (PB_IS_QUERY (self));

  if (offset)
    *offset = self->offset;
  if (limit)
    *limit = self->limit;
}
