/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/network/pb-standing-list.h"

#include "ui/network/pb-standing-row.h"

#include <glib/gi18n.h>

/**
 * PbStandingList:
 *
 * All our own groups on one screen: how each stands and why, the worst first, or
 * as a tree in which cells roll up to their DAO.
 */
struct _PbStandingList
{
  AdwBin parent_instance;

  GtkLabel *summary_label;
  GtkDropDown *order_drop_down;
  GtkListView *list_view;

  GPtrArray *standings;
  GtkTreeListModel *model;
  char *shown;
};

/* In the order of the drop-down. */
typedef enum
{
  ORDER_WORST_FIRST,
  ORDER_TREE,
} Order;

typedef enum
{
  SIGNAL_OPENED,
} PbStandingListSignal;

static guint signals[SIGNAL_OPENED + 1];

G_DEFINE_FINAL_TYPE (PbStandingList, pb_standing_list, ADW_TYPE_BIN)

static PbStandingItem *
get_item (GtkTreeListRow *row)
{
  g_autoptr(PbStandingItem) item = row ? gtk_tree_list_row_get_item (row) : NULL;

  return item;
}

static char *
row_title_cb (GtkListItem    *list_item,
              GtkTreeListRow *row)
{
  PbStandingItem *item = get_item (row);
  const PbGroupStanding *standing = item ? pb_standing_item_get_rollup (item)->standing : NULL;

  /* Translators: the name of a group, and how it stands. */
  return standing ? g_strdup_printf (_("%s: %s"), standing->name,
                                     pb_reading_get_label (standing->reading))
                  : NULL;
}

static char *
row_description_cb (GtkListItem    *list_item,
                    GtkTreeListRow *row)
{
  PbStandingItem *item = get_item (row);
  g_autofree char *phase = item ? pb_standing_item_dup_phase (item) : NULL;
  g_autofree char *reasons = NULL;
  g_autofree char *counts = NULL;

  if (item == NULL)
    return NULL;

  reasons = g_strjoinv (" ", pb_standing_item_get_rollup (item)->standing->reasons);
  counts = pb_standing_item_dup_counts (item);

  return g_strjoin (". ", phase, reasons, counts, NULL);
}

static GListModel *
list_below_cb (gpointer object,
               gpointer user_data)
{
  return pb_standing_item_list_below (PB_STANDING_ITEM (object));
}

/* All that rows show, so that they are only made anew when that changes. */
static void
describe (GPtrArray *rollups,
          GString   *text)
{
  for (guint i = 0; i < rollups->len; i++)
    {
      const PbRollup *rollup = rollups->pdata[i];
      g_autofree char *reasons = g_strjoinv (" ", rollup->standing->reasons);

      g_string_append_printf (text, "%s\n%s\n%s\n%d %d %d\n", rollup->standing->id,
                              rollup->standing->name, reasons, rollup->standing->reading,
                              rollup->standing->phase, rollup->standing->phase_since);
      g_string_append_printf (text, "%u %u %u %u %u %u %u %u {\n", rollup->total.roles,
                              rollup->total.open_roles, rollup->total.open_required,
                              rollup->total.tasks, rollup->total.overdue_tasks,
                              rollup->total.reviews,
                              rollup->total.elements[PB_FRESHNESS_FRESH],
                              rollup->total.elements[PB_FRESHNESS_DUE]);
      describe (rollup->children, text);
      g_string_append (text, "}\n");
    }
}

static void
update (PbStandingList *self)
{
  gboolean tree = gtk_drop_down_get_selected (self->order_drop_down) == ORDER_TREE;
  g_autoptr(GtkNoSelection) selection = NULL;
  g_autoptr(GPtrArray) rollups = NULL;
  g_autoptr(GString) text = g_string_new (tree ? "tree\n" : "list\n");

  rollups = tree ? pb_rollup_build (self->standings)
                 : pb_rollup_list_worst_first (self->standings);
  describe (rollups, text);
  if (!g_set_str (&self->shown, text->str))
    return;

  g_clear_object (&self->model);
  self->model = gtk_tree_list_model_new (pb_standing_item_list (rollups, rollups), FALSE, TRUE,
                                         list_below_cb, NULL, NULL);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
}

static void
order_changed_cb (PbStandingList *self)
{
  if (self->standings)
    update (self);
}

static void
item_activated_cb (PbStandingList *self,
                   guint           position)
{
  g_autoptr(GtkTreeListRow) row = gtk_tree_list_model_get_row (self->model, position);
  PbStandingItem *item = get_item (row);

  if (item)
    g_signal_emit (self, signals[SIGNAL_OPENED], 0, pb_standing_item_get_id (item));
}

static void
pb_standing_list_dispose (GObject *object)
{
  PbStandingList *self = PB_STANDING_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_STANDING_LIST);
  g_clear_object (&self->model);
  g_clear_pointer (&self->standings, g_ptr_array_unref);

  G_OBJECT_CLASS (pb_standing_list_parent_class)->dispose (object);
}

static void
pb_standing_list_finalize (GObject *object)
{
  PbStandingList *self = PB_STANDING_LIST (object);

  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (pb_standing_list_parent_class)->finalize (object);
}

static void
pb_standing_list_class_init (PbStandingListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_standing_list_dispose;
  object_class->finalize = pb_standing_list_finalize;

  /**
   * PbStandingList::opened:
   * @id: the identifier of a group
   *
   * A group is to be opened.
   */
  signals[SIGNAL_OPENED] =
    g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PB_TYPE_STANDING_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/network/pb-standing-list.ui");
  gtk_widget_class_bind_template_child (widget_class, PbStandingList, list_view);
  gtk_widget_class_bind_template_child (widget_class, PbStandingList, order_drop_down);
  gtk_widget_class_bind_template_child (widget_class, PbStandingList, summary_label);
  gtk_widget_class_bind_template_callback (widget_class, item_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, order_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_description_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_title_cb);
}

static void
pb_standing_list_init (PbStandingList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_summary (PbStandingList *self,
              guint           n_waiting)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint readings[PB_READING_RED_FLAG + 1] = { 0 };

  for (guint i = 0; i < self->standings->len; i++)
    readings[((PbGroupStanding *) self->standings->pdata[i])->reading]++;

  g_string_append_printf (text, ngettext ("%u group", "%u groups", self->standings->len),
                          self->standings->len);
  for (int i = PB_READING_RED_FLAG; i >= 0; i--)
    {
      if (readings[i] > 0)
        /* Translators: how groups stand, and how many of them stand so. */
        g_string_append_printf (text, _(", %s: %u"), pb_reading_get_label (i), readings[i]);
    }
  if (n_waiting > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u still to be judged", "%u still to be judged",
                                              n_waiting),
                              n_waiting);
    }
  gtk_label_set_label (self->summary_label, text->str);
}

/**
 * pb_standing_list_show:
 * @self: a list of groups
 * @standings: (element-type PbGroupStanding): how they stand
 * @n_waiting: how many are still to be judged
 *
 * Shows how groups stand.
 */
void
pb_standing_list_show (PbStandingList *self,
                       GPtrArray      *standings,
                       guint           n_waiting)
{
  g_return_if_fail (PB_IS_STANDING_LIST (self));
  g_return_if_fail (standings != NULL);

  g_clear_pointer (&self->standings, g_ptr_array_unref);
  self->standings = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_group_standing_free);
  for (guint i = 0; i < standings->len; i++)
    g_ptr_array_add (self->standings, pb_group_standing_copy (standings->pdata[i]));

  show_summary (self, n_waiting);
  update (self);
}

/**
 * pb_standing_list_get_model:
 * @self: a list of groups
 *
 * Returns: (transfer none) (nullable): the #GtkTreeListRow that are shown
 */
GListModel *
pb_standing_list_get_model (PbStandingList *self)
{
  g_return_val_if_fail (PB_IS_STANDING_LIST (self), NULL);

  return G_LIST_MODEL (self->model);
}

/**
 * pb_standing_list_set_tree:
 * @self: a list of groups
 * @tree: whether to show groups below those that they are part of
 */
void
pb_standing_list_set_tree (PbStandingList *self,
                           gboolean        tree)
{
  g_return_if_fail (PB_IS_STANDING_LIST (self));

  gtk_drop_down_set_selected (self->order_drop_down, tree ? ORDER_TREE : ORDER_WORST_FIRST);
}
