/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-sidebar.h"

#include "ui/exchange/pb-share-button.h"
#include "ui/pb-group-switcher.h"
#include "ui/pb-page-item.h"
#include "ui/pb-page-row.h"

/**
 * PbSidebar:
 *
 * The group switcher, and below it the pages of the chosen group.
 */
struct _PbSidebar
{
  AdwBin parent_instance;

  PbGroupSwitcher *switcher;
  GtkListBox *list_box;
  PbShareButton *share_button;

  GListModel *pages;
};

G_DEFINE_FINAL_TYPE (PbSidebar, pb_sidebar, ADW_TYPE_BIN)

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  return pb_page_row_new (item);
}

static void
row_activated_cb (PbSidebar *self,
                  PbPageRow *row)
{
  PbPageItem *item = pb_page_row_get_item (row);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", pb_page_item_get_name (item));
}

static void
pb_sidebar_dispose (GObject *object)
{
  PbSidebar *self = PB_SIDEBAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_SIDEBAR);
  g_clear_object (&self->pages);

  G_OBJECT_CLASS (pb_sidebar_parent_class)->dispose (object);
}

static void
pb_sidebar_class_init (PbSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_sidebar_dispose;

  g_type_ensure (PB_TYPE_GROUP_SWITCHER);
  g_type_ensure (PB_TYPE_SHARE_BUTTON);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/pb-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, PbSidebar, switcher);
  gtk_widget_class_bind_template_child (widget_class, PbSidebar, list_box);
  gtk_widget_class_bind_template_child (widget_class, PbSidebar, share_button);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
pb_sidebar_init (PbSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_sidebar_set_content:
 * @self: a sidebar
 * @pages: the pages, a list of #PbPageItem
 * @tree: the groups to choose from
 * @context: what is told of the choice
 *
 * Fills the sidebar.  May be called once.
 */
void
pb_sidebar_set_content (PbSidebar      *self,
                        GListModel     *pages,
                        PbGroupTree    *tree,
                        PbGroupContext *context)
{
  g_return_if_fail (PB_IS_SIDEBAR (self));
  g_return_if_fail (G_IS_LIST_MODEL (pages));
  g_return_if_fail (self->pages == NULL);

  self->pages = g_object_ref (pages);
  gtk_list_box_bind_model (self->list_box, pages, create_row, NULL, NULL);
  pb_group_switcher_set_groups (self->switcher, tree, context);
}

/**
 * pb_sidebar_set_sharing:
 * @self: a sidebar
 * @sharing: how the library shares
 *
 * Has the sidebar tell of @sharing.  May be called once.
 */
void
pb_sidebar_set_sharing (PbSidebar *self,
                        PbSharing *sharing)
{
  g_return_if_fail (PB_IS_SIDEBAR (self));

  pb_share_button_set_sharing (self->share_button, sharing);
}

/**
 * pb_sidebar_select_page:
 * @self: a sidebar
 * @name: the name of a page
 *
 * Marks the page that is shown.
 */
void
pb_sidebar_select_page (PbSidebar  *self,
                        const char *name)
{
  guint position;

  g_return_if_fail (PB_IS_SIDEBAR (self));
  g_return_if_fail (name != NULL);

  if (pb_page_items_find (self->pages, name, &position) != NULL)
    gtk_list_box_select_row (self->list_box,
                             gtk_list_box_get_row_at_index (self->list_box, position));
}

/**
 * pb_sidebar_open_groups:
 * @self: a sidebar
 *
 * Opens the tree of groups.
 */
void
pb_sidebar_open_groups (PbSidebar *self)
{
  g_return_if_fail (PB_IS_SIDEBAR (self));

  pb_group_switcher_open (self->switcher);
}
