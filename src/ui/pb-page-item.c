/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-page-item.h"

#include <glib/gi18n.h>

#include "ui/agreements/pb-agreements-page.h"
#include "ui/cycles/pb-cycles-page.h"
#include "ui/decisions/pb-decisions-page.h"
#include "ui/history/pb-history-page.h"
#include "ui/impact/pb-impact-page.h"
#include "ui/network/pb-network-page.h"
#include "ui/overview/pb-overview-page.h"
#include "ui/people/pb-people-page.h"
#include "ui/readiness/pb-readiness-page.h"
#include "ui/state/pb-state-page.h"
#include "ui/treasury/pb-treasury-page.h"

/**
 * PbPageItem:
 *
 * A page as the sidebar lists it: its names, its icon, and how much on it is
 * due.
 */
struct _PbPageItem
{
  GObject parent_instance;

  const char *name;
  const char *title;
  const char *icon_name;
  const char *accelerator;
  GType page_type;
  guint n_due;
};

typedef enum
{
  PROP_NAME = 1,
  PROP_TITLE,
  PROP_ICON_NAME,
  PROP_N_DUE,
} PbPageItemProperty;

static GParamSpec *props[PROP_N_DUE + 1];

G_DEFINE_FINAL_TYPE (PbPageItem, pb_page_item, G_TYPE_OBJECT)

/* The pages in the order of the sidebar.  Their keys lie beside each other in
 * the same order, beyond the digits, too.
 */
static const struct
{
  const char *name;
  const char *title;
  const char *icon_name;
  const char *accelerator;
  GType (*get_type) (void);
} pages[] = {
  { "overview", N_("Overview"), "pb-overview-symbolic", "<Alt>1",
    pb_overview_page_get_type },
  { "readiness", N_("Readiness"), "pb-readiness-symbolic", "<Alt>2",
    pb_readiness_page_get_type },
  { "state", N_("State"), "pb-state-symbolic", "<Alt>3",
    pb_state_page_get_type },
  { "agreements", N_("Agreements"), "pb-agreements-symbolic", "<Alt>4",
    pb_agreements_page_get_type },
  { "cycles", N_("Cycles"), "pb-cycles-symbolic", "<Alt>5",
    pb_cycles_page_get_type },
  { "decisions", N_("Decisions"), "pb-decisions-symbolic", "<Alt>6",
    pb_decisions_page_get_type },
  { "impact", N_("Impact"), "pb-impact-symbolic", "<Alt>7",
    pb_impact_page_get_type },
  { "treasury", N_("Treasury"), "pb-treasury-symbolic", "<Alt>8",
    pb_treasury_page_get_type },
  { "people", N_("People"), "pb-people-symbolic", "<Alt>9",
    pb_people_page_get_type },
  { "network", N_("Network"), "pb-network-symbolic", "<Alt>0",
    pb_network_page_get_type },
  { "history", N_("History"), "pb-history-symbolic", "<Alt>minus",
    pb_history_page_get_type },
};

static void
pb_page_item_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  PbPageItem *self = PB_PAGE_ITEM (object);

  switch ((PbPageItemProperty) prop_id)
    {
    case PROP_NAME:
      g_value_set_static_string (value, self->name);
      break;
    case PROP_TITLE:
      g_value_set_static_string (value, self->title);
      break;
    case PROP_ICON_NAME:
      g_value_set_static_string (value, self->icon_name);
      break;
    case PROP_N_DUE:
      g_value_set_uint (value, self->n_due);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_page_item_class_init (PbPageItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pb_page_item_get_property;

  /**
   * PbPageItem:name:
   *
   * The name by which actions call the page.
   */
  props[PROP_NAME] =
    g_param_spec_string ("name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * PbPageItem:title:
   *
   * The name by which people call the page.
   */
  props[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * PbPageItem:icon-name:
   *
   * The icon beside the title.
   */
  props[PROP_ICON_NAME] =
    g_param_spec_string ("icon-name", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * PbPageItem:n-due:
   *
   * How many things on the page are due.
   */
  props[PROP_N_DUE] =
    g_param_spec_uint ("n-due", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
pb_page_item_init (PbPageItem *self)
{
}

/**
 * pb_page_items_new:
 *
 * Returns: (transfer full): the pages of the window in their order, as a list
 *   of #PbPageItem
 */
GListModel *
pb_page_items_new (void)
{
  GListStore *items = g_list_store_new (PB_TYPE_PAGE_ITEM);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr(PbPageItem) item = g_object_new (PB_TYPE_PAGE_ITEM, NULL);

      item->name = pages[i].name;
      item->title = _(pages[i].title);
      item->icon_name = pages[i].icon_name;
      item->accelerator = pages[i].accelerator;
      item->page_type = pages[i].get_type ();
      g_list_store_append (items, item);
    }

  return G_LIST_MODEL (items);
}

/**
 * pb_page_items_find:
 * @items: a list of #PbPageItem
 * @name: the name of a page
 * @position: (out) (optional): its place in the list
 *
 * Returns: (transfer none) (nullable): the page of that name
 */
PbPageItem *
pb_page_items_find (GListModel *items,
                    const char *name,
                    guint      *position)
{
  g_return_val_if_fail (G_IS_LIST_MODEL (items), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(PbPageItem) item = g_list_model_get_item (items, i);

      if (g_str_equal (item->name, name))
        {
          if (position != NULL)
            *position = i;

          return item;
        }
    }

  return NULL;
}

/**
 * pb_page_item_get_name:
 * @self: a page item
 *
 * Returns: the name by which actions call the page
 */
const char *
pb_page_item_get_name (PbPageItem *self)
{
  g_return_val_if_fail (PB_IS_PAGE_ITEM (self), NULL);

  return self->name;
}

/**
 * pb_page_item_get_title:
 * @self: a page item
 *
 * Returns: the name by which people call the page
 */
const char *
pb_page_item_get_title (PbPageItem *self)
{
  g_return_val_if_fail (PB_IS_PAGE_ITEM (self), NULL);

  return self->title;
}

/**
 * pb_page_item_get_accelerator:
 * @self: a page item
 *
 * Returns: the keys that show the page, as gtk_accelerator_parse() reads them
 */
const char *
pb_page_item_get_accelerator (PbPageItem *self)
{
  g_return_val_if_fail (PB_IS_PAGE_ITEM (self), NULL);

  return self->accelerator;
}

/**
 * pb_page_item_get_type_of_page:
 * @self: a page item
 *
 * Returns: the widget that is the page, a #PbPage
 */
GType
pb_page_item_get_type_of_page (PbPageItem *self)
{
  g_return_val_if_fail (PB_IS_PAGE_ITEM (self), G_TYPE_INVALID);

  return self->page_type;
}

/**
 * pb_page_item_get_n_due:
 * @self: a page item
 *
 * Returns: how many things on the page are due
 */
guint
pb_page_item_get_n_due (PbPageItem *self)
{
  g_return_val_if_fail (PB_IS_PAGE_ITEM (self), 0);

  return self->n_due;
}

/**
 * pb_page_item_set_n_due:
 * @self: a page item
 * @n_due: how many things on the page are due
 *
 * Sets what the badge says.
 */
void
pb_page_item_set_n_due (PbPageItem *self,
                        guint       n_due)
{
  g_return_if_fail (PB_IS_PAGE_ITEM (self));

  if (self->n_due == n_due)
    return;

  self->n_due = n_due;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_DUE]);
}
