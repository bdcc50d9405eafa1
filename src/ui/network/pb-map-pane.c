/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/network/pb-map-pane.h"

#include "ui/network/pb-map-legend-view.h"

#include <glib/gi18n.h>

/**
 * PbMapPane:
 *
 * The relation map with buttons to zoom, a sentence on the group that the pointer
 * or the focus is on, and what its lines stand for.
 */
struct _PbMapPane
{
  AdwBin parent_instance;

  PbRelationMapView *view;
  GtkLabel *sentence_label;
};

typedef enum
{
  SIGNAL_OPENED,
} PbMapPaneSignal;

static guint signals[SIGNAL_OPENED + 1];

G_DEFINE_FINAL_TYPE (PbMapPane, pb_map_pane, ADW_TYPE_BIN)

static void
sentence_changed_cb (PbMapPane *self)
{
  const char *sentence = pb_relation_map_view_get_sentence (self->view);

  gtk_label_set_label (self->sentence_label,
                       *sentence != '\0' ? sentence
                                         : _("Point at a group, or go to it with the arrow keys, "
                                             "to see how the relation stands."));
}

static void
opened_cb (PbMapPane  *self,
           const char *id)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, id);
}

static void
zoom_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  pb_relation_map_view_zoom (PB_MAP_PANE (widget)->view, g_variant_get_int32 (parameter));
}

static void
pb_map_pane_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_MAP_PANE);

  G_OBJECT_CLASS (pb_map_pane_parent_class)->dispose (object);
}

static void
pb_map_pane_class_init (PbMapPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_map_pane_dispose;

  /**
   * PbMapPane::opened:
   * @id: the identifier of a group
   *
   * A group is to be opened.
   */
  signals[SIGNAL_OPENED] =
    g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PB_TYPE_MAP_LEGEND_VIEW);
  g_type_ensure (PB_TYPE_RELATION_MAP_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/network/pb-map-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, PbMapPane, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, PbMapPane, view);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, sentence_changed_cb);

  gtk_widget_class_install_action (widget_class, "map.zoom", "i", zoom_action);
}

static void
pb_map_pane_init (PbMapPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sentence_changed_cb (self);
}

/**
 * pb_map_pane_get_view:
 * @self: a map pane
 *
 * Returns: (transfer none): the map
 */
PbRelationMapView *
pb_map_pane_get_view (PbMapPane *self)
{
  g_return_val_if_fail (PB_IS_MAP_PANE (self), NULL);

  return self->view;
}
