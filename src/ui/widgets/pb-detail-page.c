/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/widgets/pb-detail-page.h"

#include "model/pb-field-value.h"
#include "ui/dialogs/pb-record-removal.h"
#include "ui/widgets/pb-markdown-view.h"
#include "ui/widgets/pb-record-row.h"

#include <glib/gi18n.h>

/**
 * PbDetailPage:
 *
 * One record in front of its register: its title, chips and sentences, buttons
 * for what can be done with it, and groups of rows.  It is filled by the page
 * that it belongs to, and filled again whenever something in the group changes;
 * it goes when its record is deleted.
 */
struct _PbDetailPage
{
  AdwNavigationPage parent_instance;

  GtkMenuButton *menu_button;
  GtkScrolledWindow *scrolled_window;
  GtkBox *content_box;
  GtkLabel *title_label;
  AdwWrapBox *chips_box;
  GtkBox *sentences_box;
  AdwWrapBox *buttons_box;
  GtkBox *body_box;

  PbGroupContext *context;
  PbRecord *record;
  PbDetailFunc func;
  gpointer user_data;
  guint fill_id;
  GMenuModel *more;
};

G_DEFINE_FINAL_TYPE (PbDetailPage, pb_detail_page, ADW_TYPE_NAVIGATION_PAGE)

/* Where the focus is, as the place of each ancestor among its siblings, so that
 * it can be given back when the page has been filled again.
 */
static GArray *
find_focus_path (PbDetailPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GArray *path = g_array_new (FALSE, FALSE, sizeof (guint));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->content_box)))
    return path;

  for (GtkWidget *widget = focus;
       widget != GTK_WIDGET (self->content_box);
       widget = gtk_widget_get_parent (widget))
    {
      guint place = 0;

      for (GtkWidget *before = gtk_widget_get_prev_sibling (widget);
           before != NULL;
           before = gtk_widget_get_prev_sibling (before))
        place++;
      g_array_prepend_val (path, place);
    }

  return path;
}

static void
restore_focus (PbDetailPage *self,
               GArray       *path)
{
  GtkWidget *widget = GTK_WIDGET (self->content_box);

  for (guint i = 0; i < path->len; i++)
    {
      GtkWidget *child = gtk_widget_get_first_child (widget);

      for (guint n = g_array_index (path, guint, i); n > 0 && child != NULL; n--)
        {
          GtkWidget *next = gtk_widget_get_next_sibling (child);

          if (next == NULL)
            break;
          child = next;
        }
      if (child == NULL)
        break;
      widget = child;
    }

  if (path->len > 0 && !gtk_widget_grab_focus (widget))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    {
      if (GTK_IS_BOX (box))
        gtk_box_remove (GTK_BOX (box), child);
      else
        adw_wrap_box_remove (ADW_WRAP_BOX (box), child);
    }
  gtk_widget_set_visible (box, FALSE);
}

static void
leave (PbDetailPage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  if (view != NULL && adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)) ==
                        ADW_NAVIGATION_PAGE (self))
    adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
}

static void
update_menu (PbDetailPage *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) last = g_menu_new ();

  if (self->more != NULL)
    g_menu_append_section (menu, NULL, self->more);
  g_menu_append (last, _("_Edit…"), "detail.edit");
  g_menu_append (last, _("_History…"), "detail.history");
  g_menu_append (last, _("_Delete"), "detail.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
}

static void
fill (PbDetailPage *self)
{
  g_autofree char *title = pb_record_dup_title (self->record);
  g_autoptr(GArray) path = NULL;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled_window);
  double scrolled = gtk_adjustment_get_value (adjustment);

  if (pb_record_get_deleted (self->record))
    {
      leave (self);
      return;
    }

  path = find_focus_path (self);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  gtk_label_set_label (self->title_label, title);
  clear_box (GTK_WIDGET (self->chips_box));
  clear_box (GTK_WIDGET (self->sentences_box));
  clear_box (GTK_WIDGET (self->buttons_box));
  clear_box (GTK_WIDGET (self->body_box));
  gtk_widget_set_visible (GTK_WIDGET (self->body_box), TRUE);
  g_clear_object (&self->more);

  self->func (self, self->record, self->user_data);

  update_menu (self);
  gtk_adjustment_set_value (adjustment, scrolled);
  restore_focus (self, path);
}

static gboolean
fill_cb (gpointer user_data)
{
  PbDetailPage *self = user_data;

  self->fill_id = 0;
  fill (self);

  return G_SOURCE_REMOVE;
}

/* One edit changes many things at once; the page is filled when all of them are
 * there.
 */
static void
queue_fill (PbDetailPage *self)
{
  if (self->fill_id == 0)
    self->fill_id = g_idle_add (fill_cb, self);
}

static void
edit_activated (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.edit-record", "s",
                              pb_record_get_id (PB_DETAIL_PAGE (widget)->record));
}

static void
history_activated (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.record-history", "s",
                              pb_record_get_id (PB_DETAIL_PAGE (widget)->record));
}

static void
delete_activated (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PbDetailPage *self = PB_DETAIL_PAGE (widget);

  pb_record_remove (self->record, self->context, widget);
}

static void
pb_detail_page_dispose (GObject *object)
{
  PbDetailPage *self = PB_DETAIL_PAGE (object);

  g_clear_handle_id (&self->fill_id, g_source_remove);
  if (self->record != NULL)
    g_signal_handlers_disconnect_by_func (self->record, queue_fill, self);
  g_clear_object (&self->more);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_DETAIL_PAGE);
  g_clear_object (&self->record);
  if (self->context != NULL)
    g_signal_handlers_disconnect_by_func (self->context, queue_fill, self);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pb_detail_page_parent_class)->dispose (object);
}

static void
pb_detail_page_class_init (PbDetailPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_detail_page_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/widgets/pb-detail-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PbDetailPage, body_box);
  gtk_widget_class_bind_template_child (widget_class, PbDetailPage, buttons_box);
  gtk_widget_class_bind_template_child (widget_class, PbDetailPage, chips_box);
  gtk_widget_class_bind_template_child (widget_class, PbDetailPage, content_box);
  gtk_widget_class_bind_template_child (widget_class, PbDetailPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, PbDetailPage, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, PbDetailPage, sentences_box);
  gtk_widget_class_bind_template_child (widget_class, PbDetailPage, title_label);

  gtk_widget_class_install_action (widget_class, "detail.edit", NULL, edit_activated);
  gtk_widget_class_install_action (widget_class, "detail.history", NULL, history_activated);
  gtk_widget_class_install_action (widget_class, "detail.delete", NULL, delete_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "detail.edit",
                                       NULL);
}

static void
pb_detail_page_init (PbDetailPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_detail_page_new:
 * @context: the group
 * @record: the record to show
 * @func: fills the page, now and whenever something changes
 * @user_data: for @func; must live as long as the page
 *
 * Returns: (transfer floating): the detail of @record
 */
AdwNavigationPage *
pb_detail_page_new (PbGroupContext *context,
                    PbRecord       *record,
                    PbDetailFunc    func,
                    gpointer        user_data)
{
  PbDetailPage *self;

  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (context), NULL);
  g_return_val_if_fail (PB_IS_RECORD (record), NULL);
  g_return_val_if_fail (func != NULL, NULL);

  self = g_object_new (PB_TYPE_DETAIL_PAGE, NULL);
  self->context = g_object_ref (context);
  self->record = g_object_ref (record);
  self->func = func;
  self->user_data = user_data;

  g_signal_connect_object (record, "notify", G_CALLBACK (queue_fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "updated", G_CALLBACK (queue_fill), self, G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "detail.delete",
                                 !pb_store_get_read_only (pb_group_context_get_store (context)));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "detail.edit",
                                 !pb_store_get_read_only (pb_group_context_get_store (context)));
  fill (self);

  return ADW_NAVIGATION_PAGE (self);
}

/**
 * pb_detail_page_get_context:
 * @self: a detail
 *
 * Returns: (transfer none): the group
 */
PbGroupContext *
pb_detail_page_get_context (PbDetailPage *self)
{
  g_return_val_if_fail (PB_IS_DETAIL_PAGE (self), NULL);

  return self->context;
}

/**
 * pb_detail_page_get_record:
 * @self: a detail
 *
 * Returns: (transfer none): the record
 */
PbRecord *
pb_detail_page_get_record (PbDetailPage *self)
{
  g_return_val_if_fail (PB_IS_DETAIL_PAGE (self), NULL);

  return self->record;
}

/**
 * pb_detail_page_add_chip:
 * @self: a detail
 *
 * Returns: (transfer none): a chip below the title, to set
 */
PbChip *
pb_detail_page_add_chip (PbDetailPage *self)
{
  GtkWidget *chip;

  g_return_val_if_fail (PB_IS_DETAIL_PAGE (self), NULL);

  chip = pb_chip_new ();
  adw_wrap_box_append (self->chips_box, chip);
  gtk_widget_set_visible (GTK_WIDGET (self->chips_box), TRUE);

  return PB_CHIP (chip);
}

/**
 * pb_detail_page_add_sentence:
 * @self: a detail
 * @sentence: what is to be said of the record
 *
 * Adds a sentence below the chips.
 */
void
pb_detail_page_add_sentence (PbDetailPage *self,
                             const char   *sentence)
{
  GtkWidget *label;

  g_return_if_fail (PB_IS_DETAIL_PAGE (self));

  label = gtk_label_new (sentence);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_box_append (self->sentences_box, label);
  gtk_widget_set_visible (GTK_WIDGET (self->sentences_box), TRUE);
}

/**
 * pb_detail_page_add_button:
 * @self: a detail
 * @label: what it says, with a mnemonic
 * @action_name: an action of the page behind, which is given the identifier of
 *   the record
 *
 * Adds a button for something that can be done with the record now.
 *
 * Returns: (transfer none): the button
 */
GtkWidget *
pb_detail_page_add_button (PbDetailPage *self,
                           const char   *label,
                           const char   *action_name)
{
  GtkWidget *button;

  g_return_val_if_fail (PB_IS_DETAIL_PAGE (self), NULL);

  button = gtk_button_new_with_mnemonic (label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                    pb_record_get_id (self->record));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);
  adw_wrap_box_append (self->buttons_box, button);
  gtk_widget_set_visible (GTK_WIDGET (self->buttons_box), TRUE);

  return button;
}

/**
 * pb_detail_page_set_menu:
 * @self: a detail that is being filled
 * @menu: more that can be done with the record
 */
void
pb_detail_page_set_menu (PbDetailPage *self,
                         GMenuModel   *menu)
{
  g_return_if_fail (PB_IS_DETAIL_PAGE (self));

  g_set_object (&self->more, menu);
}

/**
 * pb_detail_page_add_widget:
 * @self: a detail
 * @widget: (transfer floating): something to show
 *
 * Adds something at the end.
 */
void
pb_detail_page_add_widget (PbDetailPage *self,
                           GtkWidget    *widget)
{
  g_return_if_fail (PB_IS_DETAIL_PAGE (self));

  gtk_box_append (self->body_box, widget);
}

/**
 * pb_detail_page_add_group:
 * @self: a detail
 * @title: its title
 *
 * Adds a group of rows at the end.
 *
 * Returns: (transfer none): the group
 */
AdwPreferencesGroup *
pb_detail_page_add_group (PbDetailPage *self,
                          const char   *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  pb_detail_page_add_widget (self, group);

  return ADW_PREFERENCES_GROUP (group);
}

/**
 * pb_detail_page_add_text:
 * @self: a detail
 * @field: a field that holds Markdown
 *
 * Adds the text of a field, where there is one.
 */
void
pb_detail_page_add_text (PbDetailPage *self,
                         PbFieldId     field)
{
  const char *text;
  AdwPreferencesGroup *group;
  GtkWidget *view;
  GtkWidget *card;

  g_return_if_fail (PB_IS_DETAIL_PAGE (self));

  text = pb_record_get_text (self->record, field);
  if (text == NULL || *text == '\0')
    return;

  group = pb_detail_page_add_group (self, pb_field_get_label (field));
  card = adw_bin_new ();
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "pb-inset");
  view = pb_markdown_view_new ();
  pb_markdown_view_set_text (PB_MARKDOWN_VIEW (view), text);
  adw_bin_set_child (ADW_BIN (card), view);
  adw_preferences_group_add (group, card);
}

/**
 * pb_detail_add_property:
 * @group: a group of a detail
 * @title: what it is
 * @value: (nullable): what it is set to; with nothing, no row is added
 *
 * Adds a row that says what something is set to.
 *
 * Returns: (transfer none) (nullable): the row
 */
GtkWidget *
pb_detail_add_property (AdwPreferencesGroup *group,
                        const char          *title,
                        const char          *value)
{
  GtkWidget *row;

  g_return_val_if_fail (ADW_IS_PREFERENCES_GROUP (group), NULL);

  if (value == NULL || *value == '\0')
    return NULL;

  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");
  adw_preferences_group_add (group, row);

  return row;
}

/**
 * pb_detail_add_field:
 * @group: a group of a detail
 * @record: a record
 * @field: a field that refers to nothing
 *
 * Adds a row that says what a field is set to, where it is set.
 *
 * Returns: (transfer none) (nullable): the row
 */
GtkWidget *
pb_detail_add_field (AdwPreferencesGroup *group,
                     PbRecord            *record,
                     PbFieldId            field)
{
  const char *unit = pb_field_get_unit (field);
  GVariant *value;
  g_autofree char *text = NULL;

  g_return_val_if_fail (PB_IS_RECORD (record), NULL);

  value = pb_record_get_value (record, field);
  text = value ? pb_field_to_locale (field, value) : NULL;
  if (text != NULL && unit != NULL)
    {
      g_autofree char *number = g_steal_pointer (&text);

      /* Translators: a number and its unit, as in “30 days”. */
      text = g_strdup_printf (C_("number and unit", "%s %s"), number, unit);
    }

  return pb_detail_add_property (group, pb_field_get_label (field), text);
}

/**
 * pb_detail_add_record:
 * @group: a group of a detail
 * @record: (nullable): another record; with none, no row is added
 * @subtitle: (nullable): what to say of it, instead of its kind and day
 *
 * Adds a row that leads to another record.
 *
 * Returns: (transfer none) (nullable): the row
 */
GtkWidget *
pb_detail_add_record (AdwPreferencesGroup *group,
                      PbRecord            *record,
                      const char          *subtitle)
{
  GtkWidget *row;

  g_return_val_if_fail (ADW_IS_PREFERENCES_GROUP (group), NULL);

  if (record == NULL)
    return NULL;

  row = pb_record_row_new (record);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (group, row);

  return row;
}
