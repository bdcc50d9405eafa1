/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-group-tree.h"

/**
 * PbGroupTree:
 *
 * The groups of a library as people choose among them: networks, the groups in
 * them, and their cells.
 *
 * Partners, which we only keep notes about, are left out unless one of our own
 * groups is part of them.  A library that holds partners only shows them all.
 */
struct _PbGroupTree
{
  GObject parent_instance;

  PbStore *store;
  GPtrArray *groups;
  GHashTable *by_id;
  GHashTable *shown;

  gboolean loading;
  gboolean stale;
};

typedef enum
{
  PROP_STORE = 1,
  PROP_LOADED,
} PbGroupTreeProperty;

static GParamSpec *props[PROP_LOADED + 1];

typedef enum
{
  SIGNAL_CHANGED,
} PbGroupTreeSignal;

static guint signals[SIGNAL_CHANGED + 1];

G_DEFINE_FINAL_TYPE (PbGroupTree, pb_group_tree, G_TYPE_OBJECT)

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  PbGroupSummary *first = *(PbGroupSummary * const *) a;
  PbGroupSummary *second = *(PbGroupSummary * const *) b;

  return g_utf8_collate (pb_group_summary_get_name (first), pb_group_summary_get_name (second));
}

/* The place under which a group is shown: its parent, if that is here. */
static const char *
find_parent (PbGroupTree    *self,
             PbGroupSummary *group)
{
  const char *parent = pb_group_summary_get_parent_id (group);

  if (parent != NULL && g_hash_table_contains (self->shown, parent))
    return parent;

  return NULL;
}

static void
show_with_ancestors (PbGroupTree    *self,
                     PbGroupSummary *group)
{
  while (group != NULL && g_hash_table_add (self->shown,
                                            g_strdup (pb_group_summary_get_id (group))))
    {
      const char *parent = pb_group_summary_get_parent_id (group);

      group = parent != NULL ? g_hash_table_lookup (self->by_id, parent) : NULL;
    }
}

static void
take_groups (PbGroupTree *self,
             GPtrArray   *groups)
{
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  self->groups = g_ptr_array_ref (groups);
  g_ptr_array_sort (self->groups, compare_names);

  g_hash_table_remove_all (self->by_id);
  g_hash_table_remove_all (self->shown);

  for (guint i = 0; i < groups->len; i++)
    {
      PbGroupSummary *group = g_ptr_array_index (groups, i);

      g_hash_table_insert (self->by_id, (gpointer) pb_group_summary_get_id (group), group);
    }

  for (guint i = 0; i < groups->len; i++)
    {
      PbGroupSummary *group = g_ptr_array_index (groups, i);

      if (pb_group_summary_get_own (group))
        show_with_ancestors (self, group);
    }

  for (guint i = 0; g_hash_table_size (self->shown) == 0 && i < groups->len; i++)
    show_with_ancestors (self, g_ptr_array_index (groups, i));
}

static void
groups_ready_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(PbGroupTree) self = user_data;
  g_autoptr(GPtrArray) groups = NULL;
  g_autoptr(GError) error = NULL;
  gboolean first = self->groups == NULL;

  self->loading = FALSE;
  groups = pb_store_groups_finish (PB_STORE (source), result, &error);

  if (groups == NULL)
    {
      g_warning ("The groups could not be read: %s", error->message);
      return;
    }

  take_groups (self, groups);

  if (first)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADED]);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  if (self->stale)
    pb_group_tree_reload (self);
}

static void
store_changed_cb (PbStore            *store,
                  const char * const *ids,
                  PbGroupTree        *self)
{
  pb_group_tree_reload (self);
}

static void
pb_group_tree_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  PbGroupTree *self = PB_GROUP_TREE (object);

  switch ((PbGroupTreeProperty) prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_LOADED:
      g_value_set_boolean (value, pb_group_tree_get_loaded (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_group_tree_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  PbGroupTree *self = PB_GROUP_TREE (object);

  switch ((PbGroupTreeProperty) prop_id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    case PROP_LOADED:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_group_tree_constructed (GObject *object)
{
  PbGroupTree *self = PB_GROUP_TREE (object);

  G_OBJECT_CLASS (pb_group_tree_parent_class)->constructed (object);

  g_signal_connect_object (self->store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_DEFAULT);
}

static void
pb_group_tree_dispose (GObject *object)
{
  PbGroupTree *self = PB_GROUP_TREE (object);

  g_hash_table_remove_all (self->by_id);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pb_group_tree_parent_class)->dispose (object);
}

static void
pb_group_tree_finalize (GObject *object)
{
  PbGroupTree *self = PB_GROUP_TREE (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->shown, g_hash_table_unref);

  G_OBJECT_CLASS (pb_group_tree_parent_class)->finalize (object);
}

static void
pb_group_tree_class_init (PbGroupTreeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pb_group_tree_get_property;
  object_class->set_property = pb_group_tree_set_property;
  object_class->constructed = pb_group_tree_constructed;
  object_class->dispose = pb_group_tree_dispose;
  object_class->finalize = pb_group_tree_finalize;

  /**
   * PbGroupTree:store:
   *
   * The library.
   */
  props[PROP_STORE] =
    g_param_spec_object ("store", NULL, NULL, PB_TYPE_STORE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * PbGroupTree:loaded:
   *
   * Whether the groups have been read once.
   */
  props[PROP_LOADED] =
    g_param_spec_boolean ("loaded", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * PbGroupTree::changed:
   *
   * The groups were read; models made by pb_group_tree_create_children() are
   * of before.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pb_group_tree_init (PbGroupTree *self)
{
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * pb_group_tree_new:
 * @store: a library
 *
 * Returns: (transfer full): its groups, which pb_group_tree_reload() reads
 */
PbGroupTree *
pb_group_tree_new (PbStore *store)
{
  g_return_val_if_fail (PB_IS_STORE (store), NULL);

  return g_object_new (PB_TYPE_GROUP_TREE, "store", store, NULL);
}

/**
 * pb_group_tree_get_loaded:
 * @self: a group tree
 *
 * Returns: whether the groups have been read once
 */
gboolean
pb_group_tree_get_loaded (PbGroupTree *self)
{
  g_return_val_if_fail (PB_IS_GROUP_TREE (self), FALSE);

  return self->groups != NULL;
}

/**
 * pb_group_tree_get_n_groups:
 * @self: a group tree
 *
 * Returns: how many groups there are to choose from
 */
guint
pb_group_tree_get_n_groups (PbGroupTree *self)
{
  g_return_val_if_fail (PB_IS_GROUP_TREE (self), 0);

  return g_hash_table_size (self->shown);
}

/**
 * pb_group_tree_get_first:
 * @self: a group tree
 *
 * Returns: (transfer none) (nullable): the group to show when none was chosen
 *   before: the first of our own that is in a phase, else any
 */
PbGroupSummary *
pb_group_tree_get_first (PbGroupTree *self)
{
  PbGroupSummary *first = NULL;

  g_return_val_if_fail (PB_IS_GROUP_TREE (self), NULL);

  for (guint i = 0; self->groups != NULL && i < self->groups->len; i++)
    {
      PbGroupSummary *group = g_ptr_array_index (self->groups, i);

      if (!g_hash_table_contains (self->shown, pb_group_summary_get_id (group)))
        continue;

      if (pb_group_summary_get_own (group) && pb_group_summary_get_phase (group) >= 0)
        return group;

      if (first == NULL)
        first = group;
    }

  return first;
}

/**
 * pb_group_tree_lookup:
 * @self: a group tree
 * @group_id: the identifier of a group
 *
 * Returns: (transfer none) (nullable): the group, whether people can choose it
 *   or not
 */
PbGroupSummary *
pb_group_tree_lookup (PbGroupTree *self,
                      const char  *group_id)
{
  g_return_val_if_fail (PB_IS_GROUP_TREE (self), NULL);
  g_return_val_if_fail (group_id != NULL, NULL);

  return g_hash_table_lookup (self->by_id, group_id);
}

/**
 * pb_group_tree_create_children:
 * @self: a group tree
 * @group_id: (nullable): the identifier of a group, or %NULL for the top
 *
 * Returns: (transfer full): the groups to choose from that are part of
 *   @group_id, as a list of #PbGroupSummary
 */
GListModel *
pb_group_tree_create_children (PbGroupTree *self,
                               const char  *group_id)
{
  GListStore *children;

  g_return_val_if_fail (PB_IS_GROUP_TREE (self), NULL);

  children = g_list_store_new (PB_TYPE_GROUP_SUMMARY);

  for (guint i = 0; self->groups != NULL && i < self->groups->len; i++)
    {
      PbGroupSummary *group = g_ptr_array_index (self->groups, i);

      if (g_hash_table_contains (self->shown, pb_group_summary_get_id (group)) &&
          g_strcmp0 (find_parent (self, group), group_id) == 0)
        g_list_store_append (children, group);
    }

  return G_LIST_MODEL (children);
}

/**
 * pb_group_tree_reload:
 * @self: a group tree
 *
 * Reads the groups again.
 */
void
pb_group_tree_reload (PbGroupTree *self)
{
  g_return_if_fail (PB_IS_GROUP_TREE (self));

  self->stale = self->loading;

  if (self->loading)
    return;

  self->loading = TRUE;
  pb_store_groups_async (self->store, NULL, groups_ready_cb, g_object_ref (self));
}
