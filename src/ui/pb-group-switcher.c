/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-group-switcher.h"

#include <glib/gi18n.h>

/**
 * PbGroupSwitcher:
 *
 * A button with the chosen group's name and phase.  It opens the tree of groups
 * with a search over it, where another can be chosen by keyboard or pointer.
 */
struct _PbGroupSwitcher
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkPopover *popover;
  GtkSearchEntry *search_entry;
  GtkStack *list_stack;
  GtkListView *list_view;
  GtkSingleSelection *selection;

  PbGroupTree *tree;
  PbGroupContext *context;
  GtkFilter *filter;
  GListModel *rows;
};

typedef enum
{
  PROP_GROUP_NAME = 1,
  PROP_GROUP_PHASE,
} PbGroupSwitcherProperty;

static GParamSpec *props[PROP_GROUP_PHASE + 1];

G_DEFINE_FINAL_TYPE (PbGroupSwitcher, pb_group_switcher, ADW_TYPE_BIN)

/* The group of a row: rows are those of a tree, which may be looked at while
 * they are being made.
 */
static PbGroupSummary *
get_row_group (gpointer row)
{
  if (!GTK_IS_TREE_LIST_ROW (row))
    return NULL;

  return gtk_tree_list_row_get_item (row);
}

static PbGroupSummary *
get_chosen (PbGroupSwitcher *self)
{
  const char *id = NULL;

  if (self->context != NULL)
    id = pb_group_context_get_group_id (self->context);

  return id != NULL ? pb_group_tree_lookup (self->tree, id) : NULL;
}

static const char *
get_phase_label (PbGroupSummary *group)
{
  int phase = pb_group_summary_get_phase (group);

  return phase >= 0 ? pb_enum_get_label (pb_phase_get_type (), phase) : _("No phase yet");
}

static char *
pb_group_switcher_row_title (gpointer self,
                             gpointer row)
{
  g_autoptr(PbGroupSummary) group = get_row_group (row);

  return g_strdup (group != NULL ? pb_group_summary_get_name (group) : "");
}

static char *
pb_group_switcher_row_phase (gpointer self,
                             gpointer row)
{
  g_autoptr(PbGroupSummary) group = get_row_group (row);

  return g_strdup (group != NULL ? get_phase_label (group) : "");
}

static char *
dup_full_name (const char *name,
               const char *phase)
{
  if (phase == NULL || *phase == '\0')
    return g_strdup (name);

  /* Translators: what a screen reader says: the name of a group and its phase,
   * as in “Care Circle, Iteration”.
   */
  return g_strdup_printf (C_("group and phase", "%s, %s"), name, phase);
}

static char *
pb_group_switcher_row_name (gpointer self,
                            gpointer row)
{
  g_autoptr(PbGroupSummary) group = get_row_group (row);

  if (group == NULL)
    return g_strdup ("");

  return dup_full_name (pb_group_summary_get_name (group), get_phase_label (group));
}

static gboolean
pb_group_switcher_has_text (gpointer    self,
                            const char *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
match_row (gpointer item,
           gpointer user_data)
{
  PbGroupSwitcher *self = user_data;
  g_autoptr(PbGroupSummary) group = get_row_group (item);
  const char *needle = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  return *needle == '\0' || group == NULL ||
         g_str_match_string (needle, pb_group_summary_get_name (group), TRUE);
}

static GListModel *
create_children (gpointer item,
                 gpointer user_data)
{
  PbGroupSwitcher *self = user_data;
  g_autoptr(GListModel) children = NULL;

  children = pb_group_tree_create_children (self->tree, pb_group_summary_get_id (item));

  return g_list_model_get_n_items (children) > 0 ? g_steal_pointer (&children) : NULL;
}

/* Puts the mark on the group that is shown. */
static void
select_chosen (PbGroupSwitcher *self)
{
  const char *id = pb_group_context_get_group_id (self->context);
  GListModel *model = G_LIST_MODEL (self->selection);

  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);

  for (guint i = 0; id != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(GtkTreeListRow) row = g_list_model_get_item (model, i);
      g_autoptr(PbGroupSummary) group = get_row_group (row);

      if (g_strcmp0 (pb_group_summary_get_id (group), id) == 0)
        gtk_single_selection_set_selected (self->selection, i);
    }
}

static void
update_found (PbGroupSwitcher *self)
{
  gboolean found = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;

  gtk_stack_set_visible_child_name (self->list_stack, found ? "list" : "none");
}

static void
update_button (PbGroupSwitcher *self)
{
  PbGroupSummary *group = get_chosen (self);
  g_autofree char *name = NULL;

  if (group != NULL)
    {
      name = dup_full_name (pb_group_summary_get_name (group), get_phase_label (group));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
    }

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_GROUP_NAME]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_GROUP_PHASE]);
}

static void
rebuild (PbGroupSwitcher *self)
{
  GListModel *roots = pb_group_tree_create_children (self->tree, NULL);
  GtkTreeListModel *tree = gtk_tree_list_model_new (roots, FALSE, TRUE, create_children, self,
                                                    NULL);

  g_clear_object (&self->rows);
  self->rows = G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (tree),
                                                        g_object_ref (self->filter)));
  gtk_single_selection_set_model (self->selection, self->rows);
  select_chosen (self);
  update_found (self);
  update_button (self);
}

static void
choose_row (PbGroupSwitcher *self,
            guint            position)
{
  g_autoptr(GtkTreeListRow) row = NULL;
  g_autoptr(PbGroupSummary) group = NULL;

  row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  if (row == NULL)
    return;

  group = get_row_group (row);
  gtk_popover_popdown (self->popover);
  pb_group_context_set_group_id (self->context, pb_group_summary_get_id (group));
}

static void
move_mark (PbGroupSwitcher *self,
           int              by)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (n == 0)
    return;

  if (selected == GTK_INVALID_LIST_POSITION)
    selected = by > 0 ? 0 : n - 1;
  else
    selected = (selected + n + by) % n;

  gtk_list_view_scroll_to (self->list_view, selected, GTK_LIST_SCROLL_SELECT, NULL);
}

static void
list_activate_cb (PbGroupSwitcher *self,
                  guint            position)
{
  choose_row (self, position);
}

static void
search_changed_cb (PbGroupSwitcher *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_found (self);

  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    {
      if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
        gtk_single_selection_set_selected (self->selection, 0);
    }
  else if (self->context != NULL)
    {
      select_chosen (self);
    }
}

static void
search_activate_cb (PbGroupSwitcher *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (selected != GTK_INVALID_LIST_POSITION)
    choose_row (self, selected);
}

static void
search_stop_cb (PbGroupSwitcher *self)
{
  gtk_popover_popdown (self->popover);
}

static void
search_next_cb (PbGroupSwitcher *self)
{
  move_mark (self, 1);
}

static void
search_previous_cb (PbGroupSwitcher *self)
{
  move_mark (self, -1);
}

static gboolean
search_key_cb (GtkEventControllerKey *controller,
               guint                  keyval,
               guint                  keycode,
               GdkModifierType        state,
               PbGroupSwitcher       *self)
{
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    move_mark (self, 1);
  else if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    move_mark (self, -1);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
popover_visible_cb (PbGroupSwitcher *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  if (self->context != NULL)
    select_chosen (self);
}

static void
new_group_activated (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  PbGroupSwitcher *self = PB_GROUP_SWITCHER (widget);

  gtk_popover_popdown (self->popover);
  gtk_widget_activate_action (widget, "win.new-group", NULL);
}

static void
pb_group_switcher_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  PbGroupSwitcher *self = PB_GROUP_SWITCHER (object);
  PbGroupSummary *group = get_chosen (self);

  switch ((PbGroupSwitcherProperty) prop_id)
    {
    case PROP_GROUP_NAME:
      g_value_set_string (value, group != NULL ? pb_group_summary_get_name (group) : "");
      break;
    case PROP_GROUP_PHASE:
      g_value_set_string (value, group != NULL ? get_phase_label (group) : "");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_group_switcher_dispose (GObject *object)
{
  PbGroupSwitcher *self = PB_GROUP_SWITCHER (object);

  if (self->selection != NULL)
    gtk_single_selection_set_model (self->selection, NULL);
  /* AdwBin would take its child away a second time. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_GROUP_SWITCHER);
  g_clear_object (&self->rows);
  g_clear_object (&self->filter);
  g_clear_object (&self->tree);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pb_group_switcher_parent_class)->dispose (object);
}

static void
pb_group_switcher_class_init (PbGroupSwitcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pb_group_switcher_get_property;
  object_class->dispose = pb_group_switcher_dispose;

  /**
   * PbGroupSwitcher:group-name:
   *
   * The name of the chosen group.
   */
  props[PROP_GROUP_NAME] =
    g_param_spec_string ("group-name", NULL, NULL, "",
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * PbGroupSwitcher:group-phase:
   *
   * The phase of the chosen group, for people.
   */
  props[PROP_GROUP_PHASE] =
    g_param_spec_string ("group-phase", NULL, NULL, "",
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_install_action (widget_class, "switcher.new-group", NULL, new_group_activated);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/pb-group-switcher.ui");
  gtk_widget_class_bind_template_child (widget_class, PbGroupSwitcher, button);
  gtk_widget_class_bind_template_child (widget_class, PbGroupSwitcher, popover);
  gtk_widget_class_bind_template_child (widget_class, PbGroupSwitcher, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PbGroupSwitcher, list_stack);
  gtk_widget_class_bind_template_child (widget_class, PbGroupSwitcher, list_view);
  gtk_widget_class_bind_template_child (widget_class, PbGroupSwitcher, selection);
  gtk_widget_class_bind_template_callback (widget_class, pb_group_switcher_row_title);
  gtk_widget_class_bind_template_callback (widget_class, pb_group_switcher_row_phase);
  gtk_widget_class_bind_template_callback (widget_class, pb_group_switcher_row_name);
  gtk_widget_class_bind_template_callback (widget_class, pb_group_switcher_has_text);
  gtk_widget_class_bind_template_callback (widget_class, popover_visible_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_activate_cb);
}

static void
pb_group_switcher_init (PbGroupSwitcher *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = GTK_FILTER (gtk_custom_filter_new (match_row, self, NULL));
}

/**
 * pb_group_switcher_set_groups:
 * @self: a group switcher
 * @tree: the groups to choose from
 * @context: what is told of the choice
 *
 * Gives the switcher its groups.  May be called once.
 */
void
pb_group_switcher_set_groups (PbGroupSwitcher *self,
                              PbGroupTree     *tree,
                              PbGroupContext  *context)
{
  g_return_if_fail (PB_IS_GROUP_SWITCHER (self));
  g_return_if_fail (PB_IS_GROUP_TREE (tree));
  g_return_if_fail (PB_IS_GROUP_CONTEXT (context));
  g_return_if_fail (self->tree == NULL);

  self->tree = g_object_ref (tree);
  self->context = g_object_ref (context);

  g_signal_connect_object (tree, "changed", G_CALLBACK (rebuild), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::group-id", G_CALLBACK (update_button), self,
                           G_CONNECT_SWAPPED);
  rebuild (self);
}

/**
 * pb_group_switcher_open:
 * @self: a group switcher
 *
 * Opens the tree of groups.
 */
void
pb_group_switcher_open (PbGroupSwitcher *self)
{
  g_return_if_fail (PB_IS_GROUP_SWITCHER (self));

  gtk_menu_button_popup (self->button);
}
