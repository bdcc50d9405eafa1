/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/network/pb-standing-item.h"

#include <glib/gi18n.h>

/**
 * PbStandingItem:
 *
 * One of our own groups as the list of them shows it.
 */
struct _PbStandingItem
{
  GObject parent_instance;

  GPtrArray *tree;
  const PbRollup *rollup;
};

G_DEFINE_FINAL_TYPE (PbStandingItem, pb_standing_item, G_TYPE_OBJECT)

static void
pb_standing_item_finalize (GObject *object)
{
  PbStandingItem *self = PB_STANDING_ITEM (object);

  g_clear_pointer (&self->tree, g_ptr_array_unref);

  G_OBJECT_CLASS (pb_standing_item_parent_class)->finalize (object);
}

static void
pb_standing_item_class_init (PbStandingItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_standing_item_finalize;
}

static void
pb_standing_item_init (PbStandingItem *self)
{
}

/**
 * pb_standing_item_new:
 * @tree: (element-type PbRollup): the trees that it is part of
 * @rollup: a group in one of them
 *
 * Returns: (transfer full): an item
 */
PbStandingItem *
pb_standing_item_new (GPtrArray      *tree,
                      const PbRollup *rollup)
{
  PbStandingItem *self = g_object_new (PB_TYPE_STANDING_ITEM, NULL);

  self->tree = g_ptr_array_ref (tree);
  self->rollup = rollup;

  return self;
}

/**
 * pb_standing_item_get_rollup:
 * @self: an item
 *
 * Returns: (transfer none): the group and what is below it
 */
const PbRollup *
pb_standing_item_get_rollup (PbStandingItem *self)
{
  g_return_val_if_fail (PB_IS_STANDING_ITEM (self), NULL);

  return self->rollup;
}

/**
 * pb_standing_item_get_id:
 * @self: an item
 *
 * Returns: the identifier of the group
 */
const char *
pb_standing_item_get_id (PbStandingItem *self)
{
  g_return_val_if_fail (PB_IS_STANDING_ITEM (self), NULL);

  return self->rollup->standing->id;
}

/**
 * pb_standing_item_list:
 * @tree: (element-type PbRollup): the trees that they are part of
 * @rollups: (element-type PbRollup): groups
 *
 * Returns: (transfer full): a list of #PbStandingItem
 */
GListModel *
pb_standing_item_list (GPtrArray *tree,
                       GPtrArray *rollups)
{
  GListStore *list = g_list_store_new (PB_TYPE_STANDING_ITEM);

  for (guint i = 0; i < rollups->len; i++)
    {
      g_autoptr(PbStandingItem) item = pb_standing_item_new (tree, rollups->pdata[i]);

      g_list_store_append (list, item);
    }

  return G_LIST_MODEL (list);
}

/**
 * pb_standing_item_list_below:
 * @self: an item
 *
 * Returns: (transfer full) (nullable): a list of the groups that are part of it,
 *   %NULL where there are none
 */
GListModel *
pb_standing_item_list_below (PbStandingItem *self)
{
  g_return_val_if_fail (PB_IS_STANDING_ITEM (self), NULL);

  if (self->rollup->children->len == 0)
    return NULL;

  return pb_standing_item_list (self->tree, self->rollup->children);
}

/**
 * pb_standing_item_dup_phase:
 * @self: an item
 *
 * Returns: (transfer full): the phase and since when
 */
char *
pb_standing_item_dup_phase (PbStandingItem *self)
{
  const PbGroupStanding *standing;
  const char *phase;
  g_autofree char *day = NULL;

  g_return_val_if_fail (PB_IS_STANDING_ITEM (self), NULL);

  standing = self->rollup->standing;
  if (standing->phase < 0)
    return g_strdup (_("Phase not recorded"));

  phase = pb_enum_get_label (pb_phase_get_type (), standing->phase);
  if (standing->phase_since == PB_DAY_NONE)
    return g_strdup (phase);

  day = pb_day_to_locale (standing->phase_since);

  /* Translators: a phase and a date. */
  return g_strdup_printf (_("%s since %s"), phase, day);
}

static void
take (GStrvBuilder *parts,
      char         *part)
{
  g_strv_builder_add (parts, part);
  g_free (part);
}

static char *
dup_counts (const PbGroupCounts *counts)
{
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  g_auto(GStrv) strv = NULL;
  guint n_fresh = counts->elements[PB_FRESHNESS_FRESH] + counts->elements[PB_FRESHNESS_DUE];
  guint n_elements = counts->groups * PB_N_STATE_ELEMENTS;

  take (parts, g_strdup_printf (ngettext ("%u of %u state element fresh",
                                          "%u of %u state elements fresh", n_elements),
                                n_fresh, n_elements));
  if (counts->roles > 0)
    take (parts, g_strdup_printf (ngettext ("%u of %u role open", "%u of %u roles open",
                                            counts->roles),
                                  counts->open_roles, counts->roles));
  if (counts->open_required > 0)
    take (parts, g_strdup_printf (ngettext ("%u required role open", "%u required roles open",
                                            counts->open_required),
                                  counts->open_required));
  if (counts->tasks > 0)
    take (parts, g_strdup_printf (ngettext ("%u of %u open task overdue",
                                            "%u of %u open tasks overdue", counts->tasks),
                                  counts->overdue_tasks, counts->tasks));
  if (counts->reviews > 0)
    take (parts, g_strdup_printf (ngettext ("%u review due", "%u reviews due", counts->reviews),
                                  counts->reviews));
  strv = g_strv_builder_end (parts);

  return g_strjoinv (" · ", strv);
}

/**
 * pb_standing_item_dup_counts:
 * @self: an item
 *
 * Returns: (transfer full): what is open, due and fresh in the group alone
 */
char *
pb_standing_item_dup_counts (PbStandingItem *self)
{
  g_return_val_if_fail (PB_IS_STANDING_ITEM (self), NULL);

  return dup_counts (&self->rollup->standing->counts);
}

/**
 * pb_standing_item_dup_total:
 * @self: an item
 *
 * Returns: (transfer full): the same with all groups below it; empty where there
 *   are none
 */
char *
pb_standing_item_dup_total (PbStandingItem *self)
{
  g_autofree char *counts = NULL;
  guint n_below;

  g_return_val_if_fail (PB_IS_STANDING_ITEM (self), NULL);

  n_below = self->rollup->total.groups - 1;
  if (n_below == 0)
    return g_strdup ("");

  counts = dup_counts (&self->rollup->total);

  /* Translators: a number of groups, and what is counted in all of them. */
  return g_strdup_printf (ngettext ("With the %u group below: %s", "With the %u groups below: %s",
                                    n_below),
                          n_below, counts);
}
