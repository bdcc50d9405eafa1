/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/history/pb-history-page.h"

#include "storage/pb-history-list.h"
#include "ui/history/pb-history-dialog.h"
#include "ui/history/pb-history-row.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * PbHistoryPage:
 *
 * Everything that was done in a group, the newest first.
 */
struct _PbHistoryPage
{
  AdwBin parent_instance;

  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkDropDown *person_drop_down;
  GtkMenuButton *as_of_button;
  GtkCalendar *calendar;
  GtkStack *stack;
  GtkScrolledWindow *scrolled_window;
  GtkListView *list_view;
  GtkFilterListModel *filtered;
  GtkCustomFilter *filter;

  PbGroupContext *context;
  PbHistoryList *history;
  GtkStringList *people;
  char *needle;
  char *person;
  char *group_id;
};

typedef enum
{
  PROP_CONTEXT = 1,
} PbHistoryPageProperty;

static void pb_history_page_page_init (PbPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PbHistoryPage, pb_history_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (PB_TYPE_PAGE, pb_history_page_page_init))

static char *
item_title_cb (GtkListItem   *list_item,
               PbHistoryItem *item)
{
  return item ? g_strdup (pb_history_item_get_title (item)) : NULL;
}

static char *
item_byline_cb (GtkListItem   *list_item,
                PbHistoryItem *item)
{
  return item ? pb_history_item_dup_byline (item) : NULL;
}

static gboolean
text_matches (const char *text,
              const char *needle)
{
  g_autofree char *folded = g_utf8_casefold (text ? text : "", -1);

  return strstr (folded, needle) != NULL;
}

static gboolean
item_matches (gpointer object,
              gpointer user_data)
{
  PbHistoryPage *self = PB_HISTORY_PAGE (user_data);
  PbHistoryItem *item = PB_HISTORY_ITEM (object);
  GListModel *changes;

  if (self->person && g_strcmp0 (self->person, pb_history_item_get_who (item)) != 0)
    return FALSE;
  if (self->needle == NULL || *self->needle == '\0' ||
      text_matches (pb_history_item_get_title (item), self->needle))
    return TRUE;

  changes = pb_history_item_get_changes (item);
  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr(PbHistoryChange) change = g_list_model_get_item (changes, i);

      if (text_matches (pb_history_change_get_record_title (change), self->needle))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_filter (PbHistoryPage *self)
{
  return self->person != NULL || (self->needle != NULL && *self->needle != '\0');
}

/* A filter looks at what is loaded, so with one the rest is read as well. */
static void
update_state (PbHistoryPage *self)
{
  gboolean loading = pb_history_list_get_loading (self->history);
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->history)) > 0;
  gboolean any_shown = g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) > 0;

  if (!loading && has_filter (self) && pb_history_list_get_has_more (self->history))
    {
      pb_history_list_load_more (self->history);
      loading = TRUE;
    }

  gtk_stack_set_visible_child_name (self->stack,
                                    any_shown ? "list" :
                                    loading ? "loading" :
                                    any ? "no-result" : "empty");
}

static void
add_people (PbHistoryPage *self,
            guint          position,
            guint          n_added)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr(PbHistoryItem) item = g_list_model_get_item (G_LIST_MODEL (self->history), i);
      const char *who = pb_history_item_get_who (item);
      gboolean known = who == NULL || *who == '\0';

      for (guint p = 1; !known && p < g_list_model_get_n_items (G_LIST_MODEL (self->people)); p++)
        known = strcmp (gtk_string_list_get_string (self->people, p), who) == 0;
      if (!known)
        gtk_string_list_append (self->people, who);
    }
}

static void
items_changed_cb (PbHistoryPage *self,
                  guint          position,
                  guint          removed,
                  guint          added)
{
  add_people (self, position, added);
  update_state (self);
}

static void
filter_changed_cb (PbHistoryPage *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  guint selected = gtk_drop_down_get_selected (self->person_drop_down);

  if (self->history == NULL)
    return;

  g_free (self->needle);
  self->needle = g_utf8_casefold (typed, -1);
  g_strstrip (self->needle);
  g_set_str (&self->person,
             selected > 0 && selected != GTK_INVALID_LIST_POSITION
               ? gtk_string_list_get_string (self->people, selected)
               : NULL);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_state (self);
}

static void
search_mode_changed_cb (PbHistoryPage *self)
{
  if (gtk_search_bar_get_search_mode (self->search_bar))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
      return;
    }

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_drop_down_set_selected (self->person_drop_down, 0);
  filter_changed_cb (self);
}

static void
edge_reached_cb (PbHistoryPage   *self,
                 GtkPositionType  position)
{
  if (position == GTK_POS_BOTTOM && pb_history_list_get_has_more (self->history) &&
      !pb_history_list_get_loading (self->history))
    pb_history_list_load_more (self->history);
}

static void
item_activated_cb (PbHistoryPage *self,
                   guint          position)
{
  g_autoptr(PbHistoryItem) item = g_list_model_get_item (G_LIST_MODEL (self->filtered), position);

  if (item)
    adw_dialog_present (ADW_DIALOG (pb_history_dialog_new (self->context, item)),
                        GTK_WIDGET (self));
}

/* The dialog does the undoing, because it has room for an explanation. */
static void
row_undo_cb (PbHistoryRow *row)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (row), PB_TYPE_HISTORY_PAGE);
  PbHistoryDialog *dialog = pb_history_dialog_new (PB_HISTORY_PAGE (page)->context,
                                                   pb_history_row_get_item (row));

  adw_dialog_present (ADW_DIALOG (dialog), page);
  pb_history_dialog_undo (dialog);
}

static void
follow_group (PbHistoryPage *self)
{
  const char *group_id = pb_group_context_get_group_id (self->context);

  if (!g_set_str (&self->group_id, group_id) || group_id == NULL ||
      pb_store_get_state (pb_group_context_get_store (self->context)) != PB_STORE_OPEN)
    return;

  if (self->history)
    g_signal_handlers_disconnect_by_data (self->history, self);
  g_clear_object (&self->history);
  self->history = pb_history_list_new (pb_group_context_get_store (self->context), NULL, group_id);

  g_clear_object (&self->people);
  self->people = gtk_string_list_new (NULL);
  /* Translators: the first line of a list of people. */
  gtk_string_list_append (self->people, _("Everybody"));
  gtk_drop_down_set_model (self->person_drop_down, G_LIST_MODEL (self->people));

  gtk_filter_list_model_set_model (self->filtered, G_LIST_MODEL (self->history));
  g_signal_connect_object (self->history, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->history, "notify::loading", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
  add_people (self, 0, g_list_model_get_n_items (G_LIST_MODEL (self->history)));
  update_state (self);
}

/* Who looks at a past moment already goes on from the present. */
static void
follow_read_only (PbHistoryPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->as_of_button),
                          !pb_store_get_read_only (pb_group_context_get_store (self->context)));
}

/* The end of the day where the reader is; today, that is now. */
static void
see_as_of_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PbHistoryPage *self = PB_HISTORY_PAGE (widget);
  g_autoptr(GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autoptr(GDateTime) midnight = NULL;
  g_autoptr(GDateTime) next = NULL;
  gint64 moment;

  midnight = g_date_time_new_local (g_date_time_get_year (day), g_date_time_get_month (day),
                                    g_date_time_get_day_of_month (day), 0, 0, 0);
  next = g_date_time_add_days (midnight, 1);
  moment = MIN (g_date_time_to_unix (next) * G_USEC_PER_SEC - 1, g_get_real_time ());

  gtk_menu_button_popdown (self->as_of_button);
  gtk_widget_activate_action (widget, "win.see-as-of", "x", MAX (moment, 0));
}

static gboolean
pb_history_page_find (PbPage *page)
{
  PbHistoryPage *self = PB_HISTORY_PAGE (page);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));

  return TRUE;
}

static void
pb_history_page_page_init (PbPageInterface *iface)
{
  iface->find = pb_history_page_find;
}

static void
pb_history_page_constructed (GObject *object)
{
  PbHistoryPage *self = PB_HISTORY_PAGE (object);

  G_OBJECT_CLASS (pb_history_page_parent_class)->constructed (object);

  g_signal_connect_object (self->context, "notify::group-id", G_CALLBACK (follow_group), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "updated", G_CALLBACK (follow_group), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pb_group_context_get_store (self->context), "notify::read-only",
                           G_CALLBACK (follow_read_only), self, G_CONNECT_SWAPPED);
  follow_read_only (self);
  follow_group (self);
}

static void
pb_history_page_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  PbHistoryPage *self = PB_HISTORY_PAGE (object);

  switch ((PbHistoryPageProperty) prop_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_history_page_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  PbHistoryPage *self = PB_HISTORY_PAGE (object);

  switch ((PbHistoryPageProperty) prop_id)
    {
    case PROP_CONTEXT:
      self->context = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_history_page_dispose (GObject *object)
{
  PbHistoryPage *self = PB_HISTORY_PAGE (object);

  if (self->filter)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_clear_object (&self->history);
  g_clear_object (&self->people);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_HISTORY_PAGE);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pb_history_page_parent_class)->dispose (object);
}

static void
pb_history_page_finalize (GObject *object)
{
  PbHistoryPage *self = PB_HISTORY_PAGE (object);

  g_clear_pointer (&self->needle, g_free);
  g_clear_pointer (&self->person, g_free);
  g_clear_pointer (&self->group_id, g_free);

  G_OBJECT_CLASS (pb_history_page_parent_class)->finalize (object);
}

static void
pb_history_page_class_init (PbHistoryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = pb_history_page_constructed;
  object_class->get_property = pb_history_page_get_property;
  object_class->set_property = pb_history_page_set_property;
  object_class->dispose = pb_history_page_dispose;
  object_class->finalize = pb_history_page_finalize;

  g_object_class_override_property (object_class, PROP_CONTEXT, "context");

  gtk_widget_class_install_action (widget_class, "history.see-as-of", NULL, see_as_of_action);

  g_type_ensure (PB_TYPE_HISTORY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/history/pb-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PbHistoryPage, as_of_button);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryPage, calendar);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryPage, filter);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryPage, filtered);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryPage, person_drop_down);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryPage, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, edge_reached_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_byline_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_title_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_changed_cb);
}

static void
pb_history_page_init (PbHistoryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  gtk_custom_filter_set_filter_func (self->filter, item_matches, self, NULL);
}

/**
 * pb_history_page_new:
 * @context: the group
 *
 * Returns: (transfer full): the page
 */
GtkWidget *
pb_history_page_new (PbGroupContext *context)
{
  return g_object_new (PB_TYPE_HISTORY_PAGE, "context", context, NULL);
}
