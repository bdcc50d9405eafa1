/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/impact/pb-chain-map.h"

#include "ui/pb-ui.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define N_COLUMNS 3
#define LINE_WIDTH 1.5f
#define STRONG_LINE_WIDTH 3.0f
#define LINE_STRENGTH 0.35f

/**
 * PbChainMap:
 *
 * What is measured and what for, as a map: metrics lead to objectives, objectives to
 * goals of the network.  What leads nowhere says so.
 */
struct _PbChainMap
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *columns[N_COLUMNS];
  GHashTable *cards;
  GArray *links;
  GtkWidget *pointed;
};

G_DEFINE_FINAL_TYPE (PbChainMap, pb_chain_map, GTK_TYPE_WIDGET)

/* From one card to another. */
typedef struct
{
  GtkWidget *from;
  GtkWidget *to;
} Link;

static const struct
{
  PbKind kind;
  PbFieldId serves;
} kinds[N_COLUMNS] = {
  { PB_KIND_METRIC, PB_METRIC_OBJECTIVES },
  { PB_KIND_OBJECTIVE, PB_OBJECTIVE_GOALS },
  { PB_KIND_NETWORK_GOAL, 0 },
};

static void
append_link (GskPathBuilder        *builder,
             const graphene_rect_t *from,
             const graphene_rect_t *to)
{
  gboolean forth = from->origin.x < to->origin.x;
  float x1 = forth ? from->origin.x + from->size.width : from->origin.x;
  float x2 = forth ? to->origin.x : to->origin.x + to->size.width;
  float y1 = from->origin.y + from->size.height / 2;
  float y2 = to->origin.y + to->size.height / 2;
  float middle = (x1 + x2) / 2;

  gsk_path_builder_move_to (builder, x1, y1);
  gsk_path_builder_cubic_to (builder, middle, y1, middle, y2, x2, y2);
}

/* Draws the lines of the card that is pointed at, or has the focus, or the others. */
static void
draw_links (PbChainMap  *self,
            GtkSnapshot *snapshot,
            gboolean     strong)
{
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr(GskPath) path = NULL;
  g_autoptr(GskStroke) stroke = gsk_stroke_new (strong ? STRONG_LINE_WIDTH : LINE_WIDTH);
  GdkRGBA color;

  for (guint i = 0; i < self->links->len; i++)
    {
      const Link *link = &g_array_index (self->links, Link, i);
      gboolean is_strong = self->pointed == link->from || self->pointed == link->to ||
                           gtk_widget_has_focus (link->from) || gtk_widget_has_focus (link->to);
      graphene_rect_t from, to;

      if (is_strong == strong && gtk_widget_compute_bounds (link->from, GTK_WIDGET (self), &from) &&
          gtk_widget_compute_bounds (link->to, GTK_WIDGET (self), &to))
        append_link (builder, &from, &to);
    }

  gtk_widget_get_color (GTK_WIDGET (self), &color);
  if (strong)
    {
      g_autofree GdkRGBA *accent =
        adw_style_manager_get_accent_color_rgba (adw_style_manager_get_default ());

      color = *accent;
    }
  else
    {
      color.alpha *= LINE_STRENGTH;
    }
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &color);
}

static void
pb_chain_map_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  PbChainMap *self = PB_CHAIN_MAP (widget);

  draw_links (self, snapshot, FALSE);
  draw_links (self, snapshot, TRUE);
  GTK_WIDGET_CLASS (pb_chain_map_parent_class)->snapshot (widget, snapshot);
}

static void
entered_cb (GtkEventControllerMotion *motion,
            double                    x,
            double                    y,
            PbChainMap               *self)
{
  self->pointed = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (motion));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
left_cb (PbChainMap *self)
{
  self->pointed = NULL;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
add_line (GtkWidget  *box,
          const char *text,
          const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_add_css_class (label, "caption");
    }
  gtk_box_append (GTK_BOX (box), label);
}

static void
add_card (PbChainMap *self,
          guint       column,
          PbRecord   *record)
{
  GtkWidget *card = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  g_autofree char *title = pb_record_dup_title (record);

  add_line (box, title, NULL);
  gtk_button_set_child (GTK_BUTTON (card), box);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "pb-chain-card");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (card), "s", pb_record_get_id (record));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (card),
                                  column == 0 ? "impact.show-metric" : "win.edit-record");

  g_signal_connect (motion, "enter", G_CALLBACK (entered_cb), self);
  g_signal_connect_object (motion, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (card, motion);
  g_signal_connect_object (card, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (self->columns[column]), card);
  g_hash_table_insert (self->cards, g_strdup (pb_record_get_id (record)), card);
}

/* Says in words what the lines show, and what has none. */
static void
describe_card (PbChainMap *self,
               PbDossier  *dossier,
               guint       column,
               PbRecord   *record)
{
  GtkWidget *card = g_hash_table_lookup (self->cards, pb_record_get_id (record));
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (card));
  g_autofree char *title = pb_record_dup_title (record);
  g_autofree const char **ids = NULL;
  g_autoptr(GString) names = g_string_new (NULL);
  g_autofree char *description = NULL;

  if (kinds[column].serves)
    ids = pb_record_get_set (record, kinds[column].serves, NULL);
  for (guint i = 0; ids && ids[i]; i++)
    {
      PbRecord *to = pb_dossier_lookup (dossier, ids[i]);
      GtkWidget *other = g_hash_table_lookup (self->cards, ids[i]);
      g_autofree char *name = to ? pb_record_dup_title (to) : NULL;
      Link link = { card, other };

      if (other == NULL || name == NULL)
        continue;

      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
      g_array_append_val (self->links, link);
    }

  if (names->len > 0)
    /* Translators: what a metric or an objective leads to; a list of names */
    description = g_strdup_printf (_("Serves: %s"), names->str);
  else if (column == 0)
    description = g_strdup (_("Serves no objective"));
  else if (column == 1)
    description = g_strdup (_("Serves no goal of the network"));

  if (names->len == 0 && description)
    add_line (box, description, "dimmed");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description ? description : "",
                                  -1);
}

static void
add_column (PbChainMap *self,
            guint       column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *label = gtk_label_new (pb_kind_get_plural (kinds[column].kind));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->content), box);
  self->columns[column] = box;
}

static void
pb_chain_map_dispose (GObject *object)
{
  PbChainMap *self = PB_CHAIN_MAP (object);

  g_array_set_size (self->links, 0);
  g_hash_table_remove_all (self->cards);
  self->pointed = NULL;
  pb_ui_unparent_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (pb_chain_map_parent_class)->dispose (object);
}

static void
pb_chain_map_finalize (GObject *object)
{
  PbChainMap *self = PB_CHAIN_MAP (object);

  g_array_unref (self->links);
  g_hash_table_unref (self->cards);

  G_OBJECT_CLASS (pb_chain_map_parent_class)->finalize (object);
}

static void
pb_chain_map_class_init (PbChainMapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_chain_map_dispose;
  object_class->finalize = pb_chain_map_finalize;
  widget_class->snapshot = pb_chain_map_snapshot;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chain-map");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pb_chain_map_init (PbChainMap *self)
{
  self->cards = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->links = g_array_new (FALSE, FALSE, sizeof (Link));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Map of what is measured for what"),
                                  -1);
}

/**
 * pb_chain_map_update:
 * @self: a map
 * @dossier: a sealed dossier
 *
 * Shows the chains of a group.
 */
void
pb_chain_map_update (PbChainMap *self,
                     PbDossier  *dossier)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autofree char *focused = NULL;
  GHashTableIter iter;
  gpointer id, card;

  g_return_if_fail (PB_IS_CHAIN_MAP (self));
  g_return_if_fail (PB_IS_DOSSIER (dossier));

  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, &id, &card))
    {
      if (card == focus)
        focused = g_strdup (id);
    }

  g_array_set_size (self->links, 0);
  g_hash_table_remove_all (self->cards);
  self->pointed = NULL;
  g_clear_pointer (&self->content, gtk_widget_unparent);
  self->content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 36);
  gtk_box_set_homogeneous (GTK_BOX (self->content), TRUE);
  gtk_widget_set_parent (self->content, GTK_WIDGET (self));

  for (guint column = 0; column < N_COLUMNS; column++)
    {
      GPtrArray *records = pb_dossier_get_records (dossier, kinds[column].kind);

      add_column (self, column);
      for (guint i = 0; i < records->len; i++)
        add_card (self, column, records->pdata[i]);
    }

  /* Links lead to cards that come later. */
  for (guint column = 0; column < N_COLUMNS; column++)
    {
      GPtrArray *records = pb_dossier_get_records (dossier, kinds[column].kind);

      for (guint i = 0; i < records->len; i++)
        describe_card (self, dossier, column, records->pdata[i]);
    }

  card = focused ? g_hash_table_lookup (self->cards, focused) : NULL;
  if (card)
    gtk_widget_grab_focus (card);
}
