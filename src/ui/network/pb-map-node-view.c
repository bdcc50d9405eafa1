/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/network/pb-map-node-view.h"

#include <gdk/gdkkeysyms.h>

/**
 * PbMapNodeView:
 *
 * The place of a group on a relation map: takes the focus, and tells assistive
 * technology what is there.  The map paints it.
 */
struct _PbMapNodeView
{
  GtkWidget parent_instance;
};

typedef enum
{
  SIGNAL_ACTIVATE,
} PbMapNodeViewSignal;

static guint signals[SIGNAL_ACTIVATE + 1];

G_DEFINE_FINAL_TYPE (PbMapNodeView, pb_map_node_view, GTK_TYPE_WIDGET)

static void
pb_map_node_view_class_init (PbMapNodeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * PbMapNodeView::activate:
   *
   * The group is to be opened.
   */
  signals[SIGNAL_ACTIVATE] =
    g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_activate_signal (widget_class, signals[SIGNAL_ACTIVATE]);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_Return, 0, "activate", NULL);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_KP_Enter, 0, "activate", NULL);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_space, 0, "activate", NULL);
  gtk_widget_class_set_css_name (widget_class, "map-node");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
pb_map_node_view_init (PbMapNodeView *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  /* The map looks for the place below the pointer itself. */
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * pb_map_node_view_new:
 * @name: the name of a group
 * @sentence: what is to be said of it
 *
 * Returns: (transfer floating): its place on the map
 */
GtkWidget *
pb_map_node_view_new (const char *name,
                      const char *sentence)
{
  GtkWidget *self = g_object_new (PB_TYPE_MAP_NODE_VIEW, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence,
                                  -1);

  return self;
}
