/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/network/pb-partner-list.h"

#include "ui/network/pb-partner-row.h"

#include <glib/gi18n.h>

/**
 * PbPartnerList:
 *
 * The same as the relation map, as a list with a search and a filter.
 */
struct _PbPartnerList
{
  AdwBin parent_instance;

  GtkSearchEntry *search_entry;
  GtkDropDown *filter_drop_down;
  GtkStack *stack;
  GtkListView *list_view;
  GtkFilterListModel *filtered;
  GtkCustomFilter *filter;

  char *needle;
  gboolean loading;
};

/* In the order of the drop-down. */
typedef enum
{
  FILTER_ALL,
  FILTER_CONTACT,
  FILTER_AGREEMENT,
  FILTER_MECHANISM,
  FILTER_STATE,
  FILTER_NOT_ACTIVE,
} Filter;

typedef enum
{
  SIGNAL_OPENED,
} PbPartnerListSignal;

static guint signals[SIGNAL_OPENED + 1];

G_DEFINE_FINAL_TYPE (PbPartnerList, pb_partner_list, ADW_TYPE_BIN)

static char *
item_title_cb (GtkListItem   *list_item,
               PbPartnerItem *item)
{
  const PbRelationStanding *standing = item ? pb_partner_item_get_standing (item) : NULL;
  g_autofree char *title = item ? pb_partner_item_dup_title (item) : NULL;

  if (standing == NULL)
    return g_steal_pointer (&title);

  /* Translators: the name of a group, and how well the relation is looked after. */
  return g_strdup_printf (_("%s: %s"), title, pb_neglect_get_label (standing->neglect));
}

static char *
item_description_cb (GtkListItem   *list_item,
                     PbPartnerItem *item)
{
  g_autofree char *contact = item ? pb_partner_item_dup_contact (item) : NULL;
  g_autofree char *details = item ? pb_partner_item_dup_details (item) : NULL;

  return item ? g_strjoin (" ", contact, details, NULL) : NULL;
}

static gboolean
passes (const PbRelationStanding *standing,
        Filter                    filter)
{
  if (filter == FILTER_ALL)
    return TRUE;
  if (standing == NULL)
    return filter == FILTER_NOT_ACTIVE;

  switch (filter)
    {
    case FILTER_CONTACT:
      return standing->neglect >= PB_NEGLECT_WAITING;
    case FILTER_AGREEMENT:
      return standing->active && standing->agreements->len == 0;
    case FILTER_MECHANISM:
      return standing->active && (standing->mechanisms & ~(guint) PB_MECHANISM_TOOLS) == 0;
    case FILTER_STATE:
      return !standing->own && standing->state != PB_FRESHNESS_FRESH;
    case FILTER_NOT_ACTIVE:
      return !standing->active;
    case FILTER_ALL:
    default:
      return TRUE;
    }
}

static gboolean
item_matches (gpointer object,
              gpointer user_data)
{
  PbPartnerList *self = PB_PARTNER_LIST (user_data);
  PbPartnerItem *item = PB_PARTNER_ITEM (object);

  return passes (pb_partner_item_get_standing (item),
                 gtk_drop_down_get_selected (self->filter_drop_down)) &&
         (self->needle == NULL || *self->needle == '\0' ||
          pb_partner_item_matches (item, self->needle));
}

static void
update_state (PbPartnerList *self)
{
  GListModel *items = gtk_filter_list_model_get_model (self->filtered);
  gboolean any = items && g_list_model_get_n_items (items) > 0;
  gboolean any_shown = g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) > 0;

  gtk_stack_set_visible_child_name (self->stack,
                                    any_shown ? "list" :
                                    any ? "no-result" :
                                    self->loading ? "loading" : "empty");
}

static void
filter_changed_cb (PbPartnerList *self)
{
  g_free (self->needle);
  self->needle = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), -1);
  g_strstrip (self->needle);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_state (self);
}

static void
item_activated_cb (PbPartnerList *self,
                   guint          position)
{
  g_autoptr(PbPartnerItem) item = g_list_model_get_item (G_LIST_MODEL (self->filtered), position);

  if (item)
    g_signal_emit (self, signals[SIGNAL_OPENED], 0, item);
}

static void
pb_partner_list_dispose (GObject *object)
{
  PbPartnerList *self = PB_PARTNER_LIST (object);

  if (self->filter)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_PARTNER_LIST);

  G_OBJECT_CLASS (pb_partner_list_parent_class)->dispose (object);
}

static void
pb_partner_list_finalize (GObject *object)
{
  PbPartnerList *self = PB_PARTNER_LIST (object);

  g_clear_pointer (&self->needle, g_free);

  G_OBJECT_CLASS (pb_partner_list_parent_class)->finalize (object);
}

static void
pb_partner_list_class_init (PbPartnerListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_partner_list_dispose;
  object_class->finalize = pb_partner_list_finalize;

  /**
   * PbPartnerList::opened:
   * @item: a #PbPartnerItem
   *
   * A partner is to be opened.
   */
  signals[SIGNAL_OPENED] =
    g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, PB_TYPE_PARTNER_ITEM);

  g_type_ensure (PB_TYPE_PARTNER_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/network/pb-partner-list.ui");
  gtk_widget_class_bind_template_child (widget_class, PbPartnerList, filter);
  gtk_widget_class_bind_template_child (widget_class, PbPartnerList, filter_drop_down);
  gtk_widget_class_bind_template_child (widget_class, PbPartnerList, filtered);
  gtk_widget_class_bind_template_child (widget_class, PbPartnerList, list_view);
  gtk_widget_class_bind_template_child (widget_class, PbPartnerList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PbPartnerList, stack);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_description_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_title_cb);
}

static void
pb_partner_list_init (PbPartnerList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (self->filter, item_matches, self, NULL);
}

/**
 * pb_partner_list_take_items:
 * @self: a list of partners
 * @items: (transfer full): a list of #PbPartnerItem
 * @loading: whether more is to come
 *
 * Shows @items.
 */
void
pb_partner_list_take_items (PbPartnerList *self,
                            GListModel    *items,
                            gboolean       loading)
{
  g_return_if_fail (PB_IS_PARTNER_LIST (self));
  g_return_if_fail (G_IS_LIST_MODEL (items));

  self->loading = loading;
  gtk_filter_list_model_set_model (self->filtered, items);
  g_object_unref (items);
  update_state (self);
}

/**
 * pb_partner_list_get_shown:
 * @self: a list of partners
 *
 * Returns: (transfer none): the list of #PbPartnerItem that fit the search and the
 *   filter
 */
GListModel *
pb_partner_list_get_shown (PbPartnerList *self)
{
  g_return_val_if_fail (PB_IS_PARTNER_LIST (self), NULL);

  return G_LIST_MODEL (self->filtered);
}

/**
 * pb_partner_list_find:
 * @self: a list of partners
 *
 * Starts a search.
 */
void
pb_partner_list_find (PbPartnerList *self)
{
  g_return_if_fail (PB_IS_PARTNER_LIST (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
