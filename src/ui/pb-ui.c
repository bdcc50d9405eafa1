/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-ui.h"

#include "pb-ui-resources.h"

/* The lists inside an expander row: GTK would give them no name, and make a stop
 * for the keyboard of what only wraps a widget.
 */
static void
name_inner_lists (GtkWidget  *widget,
                  const char *title)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (G_OBJECT_TYPE (child) == GTK_TYPE_LIST_BOX_ROW)
        gtk_widget_set_focusable (child, FALSE);
      else if (GTK_IS_LIST_BOX (child))
        gtk_accessible_update_property (GTK_ACCESSIBLE (child),
                                        GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                        -1);

      if (!GTK_IS_LIST_BOX_ROW (child))
        name_inner_lists (child, title);
    }
}

static void
name_expander_row (AdwExpanderRow *row)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  name_inner_lists (GTK_WIDGET (row), title);
}

/**
 * pb_ui_init:
 *
 * Makes templates, styles and icons known.  A linker drops what nobody names,
 * so a static library cannot do that by itself.
 */
void
pb_ui_init (void)
{
  pb_ui_register_resource ();
}

/**
 * pb_ui_new_settings:
 *
 * Returns: (transfer full) (nullable): where windows and views remember how they
 *   looked, or %NULL where that is not installed: run from its build folder, the
 *   program may have no schema, and then starts the same way each time
 */
GSettings *
pb_ui_new_settings (void)
{
  GSettingsSchemaSource *schemas = g_settings_schema_source_get_default ();
  g_autoptr(GSettingsSchema) schema = NULL;

  if (schemas != NULL)
    schema = g_settings_schema_source_lookup (schemas, APPLICATION_ID, TRUE);

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

/**
 * pb_ui_unparent_children:
 * @widget: a widget that is being disposed
 *
 * Takes the children of @widget away.  gtk_widget_dispose_template() does that
 * only for those that are bound.
 */
void
pb_ui_unparent_children (GtkWidget *widget)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

/**
 * pb_ui_drop_toggles:
 * @widget: a widget that is being disposed
 *
 * Takes away what the view switchers below @widget show.  libadwaita 1.7 lets go of a
 * toggle, but never of its child.
 */
void
pb_ui_drop_toggles (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (ADW_IS_TOGGLE_GROUP (child) && ADW_IS_INLINE_VIEW_SWITCHER (widget))
        {
          AdwToggleGroup *group = ADW_TOGGLE_GROUP (child);

          for (guint i = 0; i < adw_toggle_group_get_n_toggles (group); i++)
            adw_toggle_set_child (adw_toggle_group_get_toggle (group, i), NULL);
        }
      else
        {
          pb_ui_drop_toggles (child);
        }
    }
}

/**
 * pb_ui_drop_dialog_child:
 * @dialog: a dialog that is being disposed
 *
 * Takes the child of @dialog away, before its template is disposed.  Otherwise
 * libadwaita 1.7 keeps it, with everything that it holds, for as long as the
 * program runs.
 */
void
pb_ui_drop_dialog_child (AdwDialog *dialog)
{
  g_return_if_fail (ADW_IS_DIALOG (dialog));

  pb_ui_drop_toggles (GTK_WIDGET (dialog));
  adw_dialog_set_child (dialog, NULL);
}

static gboolean
focus_dialog_cb (gpointer user_data)
{
  GtkWidget *widget = user_data;
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (gtk_widget_get_mapped (widget) && (focus == NULL ||
                                         (focus != widget &&
                                          !gtk_widget_is_ancestor (focus, widget))))
    gtk_widget_grab_focus (widget);

  return G_SOURCE_REMOVE;
}

/**
 * pb_ui_focus_dialog:
 * @dialog: a dialog that has just been presented
 *
 * Gives the focus to where @dialog says that it begins.  At the bottom of a
 * narrow window libadwaita 1.7 gives it to the first button instead.
 */
void
pb_ui_focus_dialog (AdwDialog *dialog)
{
  GtkWidget *widget;

  g_return_if_fail (ADW_IS_DIALOG (dialog));

  widget = adw_dialog_get_focus (dialog);
  if (widget != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, focus_dialog_cb, g_object_ref (widget),
                     g_object_unref);
}

/* What had the focus last within a dialog. */
#define LAST_FOCUS "pb-last-focus"

static gboolean
return_focus_cb (gpointer user_data)
{
  AdwApplicationWindow *window = user_data;
  AdwDialog *dialog = adw_application_window_get_visible_dialog (window);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  GtkWidget *last;

  if (dialog == NULL || focus == NULL || gtk_widget_get_ancestor (focus, ADW_TYPE_DIALOG) != NULL)
    return G_SOURCE_REMOVE;

  last = g_object_get_data (G_OBJECT (dialog), LAST_FOCUS);
  if (last == NULL || !gtk_widget_is_ancestor (last, GTK_WIDGET (dialog)))
    last = adw_dialog_get_focus (dialog);
  if (last == NULL || !gtk_widget_grab_focus (last))
    gtk_widget_child_focus (GTK_WIDGET (dialog), GTK_DIR_TAB_FORWARD);

  return G_SOURCE_REMOVE;
}

/**
 * pb_ui_keep_focus_in_dialog:
 * @window: a window whose focus has just changed
 *
 * Brings the focus back into the dialog that is open in @window, if there is one.
 * A page that takes the focus when its records have come may be late: somebody
 * has opened a dialog since, and would type into what lies behind.
 */
void
pb_ui_keep_focus_in_dialog (AdwApplicationWindow *window)
{
  AdwDialog *dialog;
  GtkWidget *focus;

  g_return_if_fail (ADW_IS_APPLICATION_WINDOW (window));

  dialog = adw_application_window_get_visible_dialog (window);
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  if (dialog == NULL || focus == NULL)
    return;

  if (gtk_widget_is_ancestor (focus, GTK_WIDGET (dialog)))
    g_object_set_data_full (G_OBJECT (dialog), LAST_FOCUS, g_object_ref (focus), g_object_unref);
  else if (gtk_widget_get_ancestor (focus, ADW_TYPE_DIALOG) == NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, return_focus_cb, g_object_ref (window),
                     g_object_unref);
}

/**
 * pb_ui_name_expander_row:
 * @row: an expander row
 *
 * Gives @row and what is inside it the name that its title is: libadwaita names
 * only the part that opens it.
 */
void
pb_ui_name_expander_row (AdwExpanderRow *row)
{
  g_return_if_fail (ADW_IS_EXPANDER_ROW (row));

  g_signal_connect (row, "notify::title", G_CALLBACK (name_expander_row), NULL);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (name_expander_row), NULL);
  name_expander_row (row);
}

/**
 * pb_ui_add_store_keys:
 * @widget: a dialog, or a page of one
 * @action_name: an action of it
 *
 * Lets the keys that store what was filled in do so from everywhere in @widget.
 * A text takes Return with every modifier for the end of a line, so it is asked
 * only after @widget.
 */
void
pb_ui_add_store_keys (GtkWidget  *widget,
                      const char *action_name)
{
  static const char *const keys[] = { "<Control>s", "<Control>Return", "<Control>KP_Enter" };
  GtkEventController *controller;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (action_name != NULL);

  controller = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i]),
                                                            gtk_named_action_new (action_name)));
  gtk_widget_add_controller (widget, controller);
}

/**
 * pb_ui_note_recent:
 * @file: a file that was opened or written
 *
 * Lets the desktop offer @file where it lists what was used lately, unless people do
 * not want that.
 */
void
pb_ui_note_recent (GFile *file)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *uri = NULL;
  gboolean enabled = FALSE;

  g_return_if_fail (G_IS_FILE (file));

  if (settings != NULL)
    g_object_get (settings, "gtk-recent-files-enabled", &enabled, NULL);
  if (!enabled)
    return;

  uri = g_file_get_uri (file);
  gtk_recent_manager_add_item (gtk_recent_manager_get_default (), uri);
}
