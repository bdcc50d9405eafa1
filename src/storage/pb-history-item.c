/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-history-item-private.h"

/**
 * PbHistoryItem:
 *
 * One action of the past: who did what when, and what it changed.
 */
struct _PbHistoryItem
{
  GObject parent_instance;

  /* Names the action for the engine; and its place among all actions. */
  gint64 op;
  gint64 order;

  char *title;
  char *who;
  gint64 when;
  gboolean ours;
  gboolean can_undo;
  GListStore *changes;
  guint n_others;
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_WHO,
  PROP_WHEN,
  PROP_OURS,
  PROP_CAN_UNDO,
  PROP_N_CHANGES,
  PROP_CHANGES,
} PbHistoryItemProperty;

static GParamSpec *props[PROP_CHANGES + 1];

G_DEFINE_FINAL_TYPE (PbHistoryItem, pb_history_item, G_TYPE_OBJECT)

static void
pb_history_item_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  PbHistoryItem *self = PB_HISTORY_ITEM (object);

  switch ((PbHistoryItemProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_WHO:
      g_value_set_string (value, self->who);
      break;
    case PROP_WHEN:
      g_value_set_int64 (value, self->when);
      break;
    case PROP_OURS:
      g_value_set_boolean (value, self->ours);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, self->can_undo);
      break;
    case PROP_N_CHANGES:
      g_value_set_uint (value, pb_history_item_get_n_changes (self));
      break;
    case PROP_CHANGES:
      g_value_set_object (value, self->changes);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_history_item_dispose (GObject *object)
{
  PbHistoryItem *self = PB_HISTORY_ITEM (object);

  g_clear_object (&self->changes);

  G_OBJECT_CLASS (pb_history_item_parent_class)->dispose (object);
}

static void
pb_history_item_finalize (GObject *object)
{
  PbHistoryItem *self = PB_HISTORY_ITEM (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->who, g_free);

  G_OBJECT_CLASS (pb_history_item_parent_class)->finalize (object);
}

static void
pb_history_item_class_init (PbHistoryItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pb_history_item_get_property;
  object_class->dispose = pb_history_item_dispose;
  object_class->finalize = pb_history_item_finalize;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_WHO] = g_param_spec_string ("who", NULL, NULL, NULL, flags);
  props[PROP_WHEN] = g_param_spec_int64 ("when", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  props[PROP_OURS] = g_param_spec_boolean ("ours", NULL, NULL, FALSE, flags);
  props[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE,
                                               flags | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_N_CHANGES] = g_param_spec_uint ("n-changes", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_CHANGES] = g_param_spec_object ("changes", NULL, NULL, G_TYPE_LIST_MODEL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
pb_history_item_init (PbHistoryItem *self)
{
  self->changes = g_list_store_new (PB_TYPE_HISTORY_CHANGE);
}

/* @order is the place of the action among all others; @changes are
 * #PbHistoryChange objects, and @n_others are not among them.
 */
PbHistoryItem *
pb_history_item_new (gint64      op,
                     gint64      order,
                     const char *title,
                     const char *who,
                     gint64      when,
                     gboolean    ours,
                     gboolean    can_undo,
                     GPtrArray  *changes,
                     guint       n_others)
{
  PbHistoryItem *self = g_object_new (PB_TYPE_HISTORY_ITEM, NULL);

  self->op = op;
  self->order = order;
  self->title = g_strdup (title);
  self->who = g_strdup (who);
  self->when = when;
  self->ours = ours;
  self->can_undo = can_undo;
  self->n_others = n_others;
  g_list_store_splice (self->changes, 0, 0, changes->pdata, changes->len);

  return self;
}

/* The first operation of the action, which names it for the engine. */
gint64
pb_history_item_get_op (PbHistoryItem *self)
{
  return self->op;
}

/* The place of the action among all others: greater is newer. */
gint64
pb_history_item_get_order (PbHistoryItem *self)
{
  return self->order;
}

/* A newer change of the same fields makes an action final. */
void
pb_history_item_set_can_undo (PbHistoryItem *self,
                              gboolean       can_undo)
{
  if (self->can_undo == can_undo)
    return;

  self->can_undo = can_undo;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_UNDO]);
}

/**
 * pb_history_item_get_title:
 * @self: an item
 *
 * Returns: (transfer none): what was done, as the user called it
 */
const char *
pb_history_item_get_title (PbHistoryItem *self)
{
  g_return_val_if_fail (PB_IS_HISTORY_ITEM (self), NULL);

  return self->title;
}

/**
 * pb_history_item_get_who:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the name of who did it
 */
const char *
pb_history_item_get_who (PbHistoryItem *self)
{
  g_return_val_if_fail (PB_IS_HISTORY_ITEM (self), NULL);

  return self->who;
}

/**
 * pb_history_item_get_when:
 * @self: an item
 *
 * Returns: when it was done, in microseconds since 1970-01-01 UTC
 */
gint64
pb_history_item_get_when (PbHistoryItem *self)
{
  g_return_val_if_fail (PB_IS_HISTORY_ITEM (self), 0);

  return self->when;
}

/**
 * pb_history_item_get_n_changes:
 * @self: an item
 *
 * Returns: how many changes it made
 */
guint
pb_history_item_get_n_changes (PbHistoryItem *self)
{
  g_return_val_if_fail (PB_IS_HISTORY_ITEM (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->changes)) + self->n_others;
}

/**
 * pb_history_item_get_changes:
 * @self: an item
 *
 * Of an action that changed a great many fields the list has only the first: see
 * pb_history_item_get_n_changes().
 *
 * Returns: (transfer none): a list of #PbHistoryChange
 */
GListModel *
pb_history_item_get_changes (PbHistoryItem *self)
{
  g_return_val_if_fail (PB_IS_HISTORY_ITEM (self), NULL);

  return G_LIST_MODEL (self->changes);
}

/**
 * pb_history_item_get_can_undo:
 * @self: an item
 *
 * Returns: whether nothing newer changed the same fields, so that it may be
 *   undone
 */
gboolean
pb_history_item_get_can_undo (PbHistoryItem *self)
{
  g_return_val_if_fail (PB_IS_HISTORY_ITEM (self), FALSE);

  return self->can_undo;
}

/**
 * pb_history_item_get_ours:
 * @self: an item
 *
 * Returns: whether it was done in this library, not by another contributor
 */
gboolean
pb_history_item_get_ours (PbHistoryItem *self)
{
  g_return_val_if_fail (PB_IS_HISTORY_ITEM (self), FALSE);

  return self->ours;
}
