/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The rows, cells and cards of a register. */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/widgets/pb-register-private.h"

#include "ui/widgets/pb-register-card.h"
#include "ui/widgets/pb-register-cell.h"

static void
show_menu_at (GtkGesture *gesture,
              double      x,
              double      y,
              GtkWidget  *cell)
{
  GtkWidget *self = gtk_widget_get_ancestor (cell, PB_TYPE_REGISTER_VIEW);
  guint position = PB_IS_REGISTER_CELL (cell)
                     ? pb_register_cell_get_position (PB_REGISTER_CELL (cell))
                     : pb_register_card_get_position (PB_REGISTER_CARD (cell));

  if (self == NULL || position == GTK_INVALID_LIST_POSITION)
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  pb_register_view_select (PB_REGISTER_VIEW (self), position, FALSE);
  _pb_register_view_popup (PB_REGISTER_VIEW (self), cell, x, y);
}

static void
pressed_cb (GtkGesture *gesture,
            int         n_press,
            double      x,
            double      y,
            GtkWidget  *cell)
{
  show_menu_at (gesture, x, y, cell);
}

/* The menu of a record: with the second button, or a long touch. */
static void
add_menu_gestures (GtkWidget *cell)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), cell, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_object (press, "pressed", G_CALLBACK (show_menu_at), cell, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (press));
}

static void
cell_setup_cb (GtkSignalListItemFactory *factory,
               GtkColumnViewCell        *cell,
               PbRegisterColumn         *column)
{
  GtkWidget *child = pb_register_cell_new (column);

  add_menu_gestures (child);
  gtk_column_view_cell_set_focusable (cell, FALSE);
  gtk_column_view_cell_set_child (cell, child);
}

static void
cell_bind_cb (GtkSignalListItemFactory *factory,
              GtkColumnViewCell        *cell)
{
  pb_register_cell_set_record (PB_REGISTER_CELL (gtk_column_view_cell_get_child (cell)),
                               gtk_column_view_cell_get_item (cell),
                               gtk_column_view_cell_get_position (cell));
}

static void
cell_unbind_cb (GtkSignalListItemFactory *factory,
                GtkColumnViewCell        *cell)
{
  pb_register_cell_set_record (PB_REGISTER_CELL (gtk_column_view_cell_get_child (cell)), NULL,
                               GTK_INVALID_LIST_POSITION);
}

/* Callbacks of the Blueprint. */
void
_pb_register_view_row_bind_cb (PbRegisterView   *self,
                               GtkColumnViewRow *row)
{
  g_autofree char *text = pb_register_columns_describe (self->columns,
                                                        gtk_column_view_row_get_item (row));

  gtk_column_view_row_set_accessible_label (row, text);
}

void
_pb_register_view_card_setup_cb (PbRegisterView *self,
                                 GtkListItem    *item)
{
  GtkWidget *card = pb_register_card_new (self->columns);

  add_menu_gestures (card);
  gtk_list_item_set_child (item, card);
}

void
_pb_register_view_card_bind_cb (PbRegisterView *self,
                                GtkListItem    *item)
{
  PbRecord *record = gtk_list_item_get_item (item);
  g_autofree char *text = pb_register_columns_describe (self->columns, record);

  gtk_list_item_set_accessible_label (item, text);
  pb_register_card_set_record (PB_REGISTER_CARD (gtk_list_item_get_child (item)), record,
                               gtk_list_item_get_position (item));
}

void
_pb_register_view_card_unbind_cb (PbRegisterView *self,
                                  GtkListItem    *item)
{
  pb_register_card_set_record (PB_REGISTER_CARD (gtk_list_item_get_child (item)), NULL,
                               GTK_INVALID_LIST_POSITION);
}

/* Makes the column of the table that shows @column. */
void
_pb_register_view_append_column (PbRegisterView   *self,
                                 PbRegisterColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkColumnViewColumn) made = NULL;

  g_signal_connect_object (factory, "setup", G_CALLBACK (cell_setup_cb), column,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "bind", G_CALLBACK (cell_bind_cb), column,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (cell_unbind_cb), column,
                           G_CONNECT_DEFAULT);

  made = gtk_column_view_column_new (pb_register_column_get_title (column), factory);
  gtk_column_view_column_set_id (made, pb_register_column_get_id (column));
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_expand (made, pb_register_column_is_title (column));
  gtk_column_view_column_set_visible (made, pb_register_column_get_shown (column));

  /* The library sorts; this one is only there to be clicked. */
  if (pb_register_column_get_sort (column) != 0)
    {
      g_autoptr(GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));

      gtk_column_view_column_set_sorter (made, sorter);
    }

  gtk_column_view_append_column (self->column_view, made);
}
