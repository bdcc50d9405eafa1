/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What people do with the records of a register: the menu of a record, deleting,
 * copying, and changing values in place.
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/widgets/pb-register-private.h"

#include "formats/pb-csv-write.h"
#include "ui/dialogs/pb-record-removal.h"
#include "ui/widgets/pb-day-popover.h"
#include "ui/widgets/pb-register-card.h"
#include "ui/widgets/pb-register-cell.h"

#include <glib/gi18n.h>

/* Keys are meant for the records only while the focus is among them. */
static gboolean
has_focus (PbRegisterView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->column_view)) ||
                           gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list_view)) ||
                           gtk_widget_is_ancestor (focus, GTK_WIDGET (self->bulk_revealer)) ||
                           (self->menu != NULL && gtk_widget_is_ancestor (focus, self->menu)));
}

static void
delete_activated (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PbRegisterView *self = PB_REGISTER_VIEW (widget);
  g_autoptr(GPtrArray) records = pb_register_view_dup_selected (self);
  g_autofree char *title = NULL;
  g_autoptr(PbEdit) edit = NULL;

  /* One that others refer to can be retired instead; of many that is not asked. */
  if (records->len == 1)
    pb_record_remove (records->pdata[0], self->context, widget);
  if (records->len <= 1)
    return;

  /* Translators: what a person did. */
  title = g_strdup_printf (ngettext ("Delete %u record", "Delete %u records", records->len),
                           records->len);
  edit = pb_edit_new (title);
  for (guint i = 0; i < records->len; i++)
    pb_edit_delete (edit, self->kind, pb_record_get_id (records->pdata[i]));
  pb_group_context_commit (self->context, edit);
}

static void
delete_key (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  if (has_focus (PB_REGISTER_VIEW (widget)))
    delete_activated (widget, action_name, parameter);
}

/* The columns that are shown, in the order in which people have put them. */
static GPtrArray *
list_shown_columns (PbRegisterView *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->column_view);
  GPtrArray *shown = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const char *id = gtk_column_view_column_get_id (column);

      if (gtk_column_view_column_get_visible (column))
        g_ptr_array_add (shown, _pb_register_view_find_column (self, id));
    }

  return shown;
}

static char *
dup_csv (PbRegisterView *self,
         GPtrArray      *records)
{
  g_autoptr(GPtrArray) columns = list_shown_columns (self);
  g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  GString *csv = g_string_new (NULL);

  for (guint c = 0; c < columns->len; c++)
    g_ptr_array_add (cells, g_strdup (pb_register_column_get_id (columns->pdata[c])));
  pb_csv_write_row (csv, ',', (const char * const *) cells->pdata, cells->len);

  for (guint i = 0; i < records->len; i++)
    {
      g_ptr_array_set_size (cells, 0);
      for (guint c = 0; c < columns->len; c++)
        g_ptr_array_add (cells, pb_register_column_dup_plain (columns->pdata[c],
                                                              records->pdata[i]));
      pb_csv_write_row (csv, ',', (const char * const *) cells->pdata, cells->len);
    }

  return g_string_free (csv, FALSE);
}

static void
copy_records (PbRegisterView *self,
              GPtrArray      *records)
{
  g_autofree char *csv = dup_csv (self, records);
  g_autofree char *said = NULL;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), csv);
  said = g_strdup_printf (ngettext ("%u row copied", "%u rows copied", records->len),
                          records->len);
  pb_group_context_notice (self->context, said);
}

/* What is selected, on its way to the clipboard. */
typedef struct
{
  PbRegisterView *view;
  GHashTable *ids;
} Copying;

static void
copying_free (Copying *copying)
{
  g_object_unref (copying->view);
  g_hash_table_unref (copying->ids);
  g_free (copying);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copying, copying_free)

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(Copying) copying = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) found = pb_store_query_finish (PB_STORE (source), result, &error);
  g_autoptr(GPtrArray) records = g_ptr_array_new ();

  if (copying->view->context == NULL)
    return;
  if (found == NULL)
    {
      pb_group_context_notice (copying->view->context, error->message);
      return;
    }

  for (guint i = 0; i < found->len; i++)
    {
      if (g_hash_table_contains (copying->ids, pb_record_get_id (found->pdata[i])))
        g_ptr_array_add (records, found->pdata[i]);
    }
  copy_records (copying->view, records);
}

/* Of a long list not everything that is selected has been read. */
static void
read_and_copy (PbRegisterView *self,
               GPtrArray      *records)
{
  Copying *copying = g_new0 (Copying, 1);

  copying->view = g_object_ref (self);
  copying->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < records->len; i++)
    g_hash_table_add (copying->ids, g_strdup (pb_record_get_id (records->pdata[i])));
  pb_store_query_async (pb_group_context_get_store (self->context),
                        pb_record_list_get_query (self->list), NULL, read_cb, copying);
}

static void
copy_activated (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PbRegisterView *self = PB_REGISTER_VIEW (widget);
  g_autoptr(GPtrArray) records = pb_register_view_dup_selected (self);
  gboolean all_read = TRUE;

  for (guint i = 0; i < records->len; i++)
    all_read &= pb_record_get_created (records->pdata[i]) != 0;

  if (records->len > 0 && all_read)
    copy_records (self, records);
  else if (records->len > 0)
    read_and_copy (self, records);
}

static void
select_all_activated (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (PB_REGISTER_VIEW (widget)->selection));
}

static void
reset_activated (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  _pb_register_view_reset (PB_REGISTER_VIEW (widget));
}

static void
unselect_activated (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (PB_REGISTER_VIEW (widget)->selection));
}

static void
clear_activated (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  PbRegisterView *self = PB_REGISTER_VIEW (widget);

  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  for (guint i = 0; i < self->facets->len; i++)
    pb_register_facet_clear (self->facets->pdata[i]);
}

static PbRecord *
get_only_selected (PbRegisterView *self)
{
  g_autoptr(GPtrArray) records = pb_register_view_dup_selected (self);

  return records->len > 0 ? g_object_ref (records->pdata[0]) : NULL;
}

static void
open_activated (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  g_autoptr(PbRecord) record = get_only_selected (PB_REGISTER_VIEW (widget));

  if (record != NULL)
    g_signal_emit_by_name (widget, "activated", record);
}

static void
edit_activated (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  g_autoptr(PbRecord) record = get_only_selected (PB_REGISTER_VIEW (widget));

  if (record != NULL)
    gtk_widget_activate_action (widget, "win.edit-record", "s", pb_record_get_id (record));
}

static void
history_activated (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  g_autoptr(PbRecord) record = get_only_selected (PB_REGISTER_VIEW (widget));

  if (record != NULL)
    gtk_widget_activate_action (widget, "win.record-history", "s", pb_record_get_id (record));
}

static void
set_enum_activated (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  PbRegisterView *self = PB_REGISTER_VIEW (widget);
  g_autoptr(GPtrArray) records = pb_register_view_dup_selected (self);
  g_autoptr(PbEdit) edit = NULL;
  g_autofree char *title = NULL;
  const PbFieldInfo *info;
  const char *nick;
  guint field;
  int value;

  g_variant_get (parameter, "(u&s)", &field, &nick);
  info = pb_field_get_info (field);
  value = pb_enum_from_nick (info->enum_type (), nick);

  /* Translators: what a person did: a field, then the value it got. */
  title = g_strdup_printf (_("Set %s to “%s”"), pb_field_get_label (field),
                           pb_enum_get_label (info->enum_type (), value));
  edit = pb_edit_new (title);
  for (guint i = 0; i < records->len; i++)
    pb_edit_set_enum (edit, pb_record_get_id (records->pdata[i]), field, value);
  if (records->len > 0)
    pb_group_context_commit (self->context, edit);
}

static void
day_chosen_cb (PbRegisterView *self,
               int             day)
{
  g_autoptr(GPtrArray) records = pb_register_view_dup_selected (self);
  const char *label = pb_field_get_label (self->day_field);
  g_autofree char *text = day != PB_DAY_NONE ? pb_day_to_locale (day) : NULL;
  g_autofree char *title = NULL;
  g_autoptr(PbEdit) edit = NULL;

  if (text != NULL)
    /* Translators: what a person did: a field, then the value it got. */
    title = g_strdup_printf (_("Set %s to “%s”"), label, text);
  else
    /* Translators: what a person did: a field. */
    title = g_strdup_printf (_("Clear %s"), label);
  edit = pb_edit_new (title);
  for (guint i = 0; i < records->len; i++)
    pb_edit_set_value (edit, pb_record_get_id (records->pdata[i]), self->day_field,
                       day != PB_DAY_NONE ? g_variant_new_int32 (day) : NULL);
  if (records->len > 0)
    pb_group_context_commit (self->context, edit);
}

static void
pick_day_activated (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  PbRegisterView *self = PB_REGISTER_VIEW (widget);
  g_autoptr(GPtrArray) records = pb_register_view_dup_selected (self);
  PbDay day;

  if (records->len == 0)
    return;

  if (self->day_popover == NULL)
    {
      self->day_popover = pb_day_popover_new ();
      gtk_widget_set_parent (self->day_popover, widget);
      g_signal_connect_object (self->day_popover, "chosen", G_CALLBACK (day_chosen_cb), self,
                               G_CONNECT_SWAPPED);
    }

  self->day_field = g_variant_get_uint32 (parameter);
  day = pb_record_get_day (records->pdata[0], self->day_field);
  pb_day_popover_set_day (PB_DAY_POPOVER (self->day_popover),
                          pb_field_get_label (self->day_field),
                          day != PB_DAY_NONE ? day
                                             : pb_group_context_get_today (self->context));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->day_popover), &self->menu_at);
  gtk_popover_popup (GTK_POPOVER (self->day_popover));
}

static gboolean
is_quick (PbFieldId   field,
          PbFieldType type)
{
  const PbFieldInfo *info = field ? pb_field_get_info (field) : NULL;

  return info != NULL && info->type == type && !(info->flags & PB_FIELD_HIDDEN);
}

/* One line for each day among the columns. */
static void
append_day_edits (PbRegisterView *self,
                  GMenu          *menu)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      PbFieldId field = pb_register_column_get_field (self->columns->pdata[i]);
      g_autoptr(GMenuItem) item = NULL;
      g_autofree char *label = NULL;

      if (!is_quick (field, PB_TYPE_DAY))
        continue;

      /* Translators: opens a calendar for a field that holds a day. */
      label = g_strdup_printf (_("Set %s…"), pb_field_get_label (field));
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "register.pick-day", "u", (guint32) field);
      g_menu_append_item (menu, item);
    }
}

/* One menu for each enumeration among the columns. */
static void
append_quick_edits (PbRegisterView *self,
                    GMenu          *menu)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      PbFieldId field = pb_register_column_get_field (self->columns->pdata[i]);
      const PbFieldInfo *info = field ? pb_field_get_info (field) : NULL;
      g_autoptr(GMenu) values = NULL;
      g_autofree char *label = NULL;

      if (!is_quick (field, PB_TYPE_ENUM))
        continue;

      values = g_menu_new ();
      for (guint v = 0; v < pb_enum_get_n_values (info->enum_type ()); v++)
        {
          g_autoptr(GMenuItem) item = g_menu_item_new (pb_enum_get_label (info->enum_type (), v),
                                                       NULL);

          g_menu_item_set_action_and_target (item, "register.set-enum", "(us)", (guint32) field,
                                             pb_enum_get_nick (info->enum_type (), v));
          g_menu_append_item (values, item);
        }

      /* Translators: a menu with the values that a field can take. */
      label = g_strdup_printf (_("Set %s"), pb_field_get_label (field));
      g_menu_append_submenu (menu, label, G_MENU_MODEL (values));
    }
}

static GMenuModel *
make_menu (PbRegisterView *self,
           gboolean        quick_only)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) first = g_menu_new ();
  g_autoptr(GMenu) quick = g_menu_new ();
  g_autoptr(GMenu) last = g_menu_new ();

  append_quick_edits (self, quick);
  append_day_edits (self, quick);
  if (quick_only)
    {
      g_menu_append_section (menu, NULL, G_MENU_MODEL (quick));
      return G_MENU_MODEL (menu);
    }

  g_menu_append (first, _("_Open"), "register.open");
  g_menu_append (first, _("_Edit…"), "register.edit");
  g_menu_append (first, _("_History…"), "register.history");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  if (self->row_menu != NULL)
    g_menu_append_section (menu, NULL, self->row_menu);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (quick));
  g_menu_append (last, _("_Copy as CSV"), "register.copy");
  g_menu_append (last, _("_Delete"), "register.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));

  return G_MENU_MODEL (menu);
}

/* The rows get the focus back, so that one can go on with the next of them. */
static void
menu_closed_cb (PbRegisterView *self)
{
  if (self->focus_before != NULL && gtk_widget_get_mapped (self->focus_before))
    gtk_widget_grab_focus (self->focus_before);
  g_clear_weak_pointer (&self->focus_before);
}

static void
popup (PbRegisterView *self,
       GtkWidget      *at,
       double          x,
       double          y,
       gboolean        quick_only)
{
  g_autoptr(GMenuModel) model = make_menu (self, quick_only);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  graphene_point_t point;

  if (!gtk_widget_compute_point (at, GTK_WIDGET (self), &GRAPHENE_POINT_INIT (x, y), &point))
    return;

  g_set_weak_pointer (&self->focus_before, root ? gtk_root_get_focus (root) : NULL);

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      g_signal_connect_object (self->menu, "closed", G_CALLBACK (menu_closed_cb), self,
                               G_CONNECT_SWAPPED);
    }

  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  self->menu_at = (GdkRectangle) { (int) point.x, (int) point.y, 1, 1 };
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &self->menu_at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* Shows the menu of what is selected. */
void
_pb_register_view_popup (PbRegisterView *self,
                         GtkWidget      *at,
                         double          x,
                         double          y)
{
  popup (self, at, x, y, FALSE);
}

/* The first cell or card within @widget. */
static GtkWidget *
find_cell (GtkWidget *widget)
{
  if (PB_IS_REGISTER_CELL (widget) || PB_IS_REGISTER_CARD (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_cell (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* By key, the menu belongs to the row that has the focus. */
static void
popup_at_focus (PbRegisterView *self,
                gboolean        quick_only)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *cell;
  guint position;

  if (!has_focus (self) || (cell = find_cell (focus)) == NULL)
    return;

  position = PB_IS_REGISTER_CELL (cell)
               ? pb_register_cell_get_position (PB_REGISTER_CELL (cell))
               : pb_register_card_get_position (PB_REGISTER_CARD (cell));
  pb_register_view_select (self, position, FALSE);
  popup (self, cell, gtk_widget_get_width (cell) / 2.0, gtk_widget_get_height (cell) / 2.0,
         quick_only);
}

/* What can be set of all that is selected at once. */
static void
set_selected_activated (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  PbRegisterView *self = PB_REGISTER_VIEW (widget);

  popup (self, self->bulk_set_button, gtk_widget_get_width (self->bulk_set_button) / 2.0, 0, TRUE);
}

static void
menu_activated (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  popup_at_focus (PB_REGISTER_VIEW (widget), FALSE);
}

static void
quick_edit_activated (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  popup_at_focus (PB_REGISTER_VIEW (widget), TRUE);
}

static void
copy_key (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  if (has_focus (PB_REGISTER_VIEW (widget)))
    copy_activated (widget, action_name, parameter);
}

/* A toggle for each column, and what is to be done with the list as a whole. */
void
_pb_register_view_add_column_actions (PbRegisterView *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->column_view);
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) toggles = g_menu_new ();
  g_autoptr(GMenu) list = g_menu_new ();

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const char *id = gtk_column_view_column_get_id (column);
      g_autofree char *name = g_strconcat ("register-columns.", id, NULL);
      g_autoptr(GPropertyAction) action = NULL;

      if (pb_register_column_is_title (_pb_register_view_find_column (self, id)))
        continue;

      action = g_property_action_new (id, column, "visible");
      g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
      g_menu_append (toggles, gtk_column_view_column_get_title (column), name);
    }

  g_menu_append_section (menu, _("Columns"), G_MENU_MODEL (toggles));
  g_menu_append (list, _("Select _All"), "register.select-all");
  g_menu_append (list, _("_Copy as CSV"), "register.copy");
  g_menu_append (list, _("_Reset Columns"), "register.reset-columns");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (list));

  gtk_widget_insert_action_group (GTK_WIDGET (self), "register-columns",
                                  G_ACTION_GROUP (actions));
  gtk_menu_button_set_menu_model (self->view_button, G_MENU_MODEL (menu));
}

/* Lets only be done what can be done now. */
void
_pb_register_view_update_actions (PbRegisterView *self)
{
  g_autoptr(GtkBitset) selected = gtk_selection_model_get_selection (
    GTK_SELECTION_MODEL (self->selection));
  gboolean any = !gtk_bitset_is_empty (selected);
  gboolean writable = self->context != NULL &&
                      !pb_store_get_read_only (pb_group_context_get_store (self->context));
  GtkWidget *widget = GTK_WIDGET (self);
  GtkWidget *beginning = adw_status_page_get_child (self->empty_page);

  if (beginning != NULL)
    gtk_widget_set_visible (beginning, writable);
  gtk_widget_action_set_enabled (widget, "register.open", any);
  gtk_widget_action_set_enabled (widget, "register.edit",
                                 gtk_bitset_get_size (selected) == 1 && writable);
  gtk_widget_action_set_enabled (widget, "register.copy", any);
  gtk_widget_action_set_enabled (widget, "register.delete", any && writable);
  gtk_widget_action_set_enabled (widget, "register.set-enum", any && writable);
  gtk_widget_action_set_enabled (widget, "register.pick-day", any && writable);
  gtk_widget_action_set_enabled (widget, "register.set-selected", any && writable);
  gtk_widget_action_set_enabled (widget, "register.quick-edit", writable);
  gtk_widget_action_set_enabled (widget, "register.select-all",
                                 g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0);
}

void
_pb_register_view_class_install_actions (PbRegisterViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "register.open", NULL, open_activated);
  gtk_widget_class_install_action (widget_class, "register.edit", NULL, edit_activated);
  gtk_widget_class_install_action (widget_class, "register.history", NULL, history_activated);
  gtk_widget_class_install_action (widget_class, "register.delete", NULL, delete_activated);
  gtk_widget_class_install_action (widget_class, "register.delete-key", NULL, delete_key);
  gtk_widget_class_install_action (widget_class, "register.copy", NULL, copy_activated);
  gtk_widget_class_install_action (widget_class, "register.copy-key", NULL, copy_key);
  gtk_widget_class_install_action (widget_class, "register.select-all", NULL,
                                   select_all_activated);
  gtk_widget_class_install_action (widget_class, "register.unselect", NULL, unselect_activated);
  gtk_widget_class_install_action (widget_class, "register.clear", NULL, clear_activated);
  gtk_widget_class_install_action (widget_class, "register.set-enum", "(us)", set_enum_activated);
  gtk_widget_class_install_action (widget_class, "register.pick-day", "u", pick_day_activated);
  gtk_widget_class_install_action (widget_class, "register.reset-columns", NULL, reset_activated);
  gtk_widget_class_install_action (widget_class, "register.set-selected", NULL,
                                   set_selected_activated);
  gtk_widget_class_install_action (widget_class, "register.menu", NULL, menu_activated);
  gtk_widget_class_install_action (widget_class, "register.quick-edit", NULL,
                                   quick_edit_activated);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, GDK_NO_MODIFIER_MASK,
                                       "register.delete-key", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK,
                                       "register.copy-key", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, GDK_NO_MODIFIER_MASK,
                                       "register.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK,
                                       "register.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, GDK_NO_MODIFIER_MASK,
                                       "register.quick-edit", NULL);
}
