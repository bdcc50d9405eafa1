/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ui/dialogs/pb-export-dialog.h"
#include "ui/dialogs/pb-report-dialog.h"
#include "ui/pb-page-item.h"
#include "ui/pb-preferences-dialog.h"
#include "ui/pb-search-dialog.h"
#include "ui/pb-shortcuts-dialog.h"
#include "ui/pb-still-true.h"

/* The actions of the window, their keys, and when they can be used. */

static gboolean
has_group (PbWindow *self)
{
  return pb_group_context_get_group_id (self->context) != NULL;
}

static gboolean
has_library (PbWindow *self)
{
  return pb_store_get_state (self->store) == PB_STORE_OPEN;
}

static void
page_activated (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  _pb_window_show_page (PB_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* Who comes with the keyboard goes on in the page. */
static void
go_to_page (PbWindow *self,
            guint     position)
{
  g_autoptr(PbPageItem) item = g_list_model_get_item (self->pages, position);

  if (item == NULL)
    return;

  _pb_window_show_page (self, pb_page_item_get_name (item));
  _pb_window_focus_page (self);
}

static void
nth_page_activated (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  go_to_page (PB_WINDOW (widget), g_variant_get_int32 (parameter));
}

/* From the last page on to the first, and the other way round. */
static void
later_page_activated (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  PbWindow *self = PB_WINDOW (widget);
  guint n = g_list_model_get_n_items (self->pages);
  guint position;

  if (pb_page_items_find (self->pages, self->page_name, &position) != NULL)
    go_to_page (self, (position + n + g_variant_get_int32 (parameter)) % n);
}

static void
go_to_activated (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  const char *page;
  const char *target;

  g_variant_get (parameter, "(&s&s)", &page, &target);
  _pb_window_go_to (PB_WINDOW (widget), page, target);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PbWindow) self = user_data;
  g_autofree char *title = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr(GError) error = NULL;

  title = pb_store_undo_finish (PB_STORE (source), result, &error);

  if (title == NULL)
    {
      _pb_window_say (self, error->message, NULL, NULL);
      return;
    }

  /* Translators: %s is what a person did, such as “Edit Purpose”. */
  sentence = g_strdup_printf (_("Undone: %s"), title);
  _pb_window_say (self, sentence, _("_Redo"), "win.redo");
}

static void
undo_activated (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PbWindow *self = PB_WINDOW (widget);

  pb_store_undo_async (self->store, NULL, undone_cb, g_object_ref (self));
}

static void
redone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PbWindow) self = user_data;
  g_autofree char *title = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr(GError) error = NULL;

  title = pb_store_redo_finish (PB_STORE (source), result, &error);

  if (title == NULL)
    {
      _pb_window_say (self, error->message, NULL, NULL);
      return;
    }

  /* Translators: %s is what a person did, such as “Edit Purpose”. */
  sentence = g_strdup_printf (_("Done again: %s"), title);
  _pb_window_say (self, sentence, _("_Undo"), "win.undo");
}

static void
redo_activated (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PbWindow *self = PB_WINDOW (widget);

  pb_store_redo_async (self->store, NULL, redone_cb, g_object_ref (self));
}

static void
search_activated (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PbWindow *self = PB_WINDOW (widget);

  adw_dialog_present (pb_search_dialog_new (self->context, self->tree), widget);
}

/* The report is looked at before it is printed, so both ways lead to its preview. */
static void
report_activated (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PbWindow *self = PB_WINDOW (widget);

  adw_dialog_present (ADW_DIALOG (pb_report_dialog_new (self->context)), widget);
}

static void
export_activated (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PbWindow *self = PB_WINDOW (widget);

  adw_dialog_present (ADW_DIALOG (pb_export_dialog_new (self->context)), widget);
}

/* What narrows a search down to a page: the group, and the kinds that the page
 * is about.
 */
static char *
dup_page_query (PbWindow *self)
{
  static const struct
  {
    const char *page;
    const char *kinds;
  } pages[] = {
    { "state", "kind:state-text " },
    { "impact", "kind:objective,metric,observation " },
    { "people", "kind:role,member " },
  };
  PbRecord *group = pb_group_context_get_group (self->context);
  GString *query = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].page, self->page_name) == 0)
      g_string_append (query, pages[i].kinds);

  if (group != NULL)
    {
      g_autofree char *name = pb_record_dup_title (group);

      /* A quotation mark would end the name, and a very long one is no help. */
      if (strchr (name, '"') == NULL && strlen (name) <= 100)
        g_string_append_printf (query, "group:\"%s\" ", name);
    }

  return g_string_free_and_steal (query);
}

/* Searches within the page: with what it has for that, else among all records
 * of the group that it is about.
 */
static void
find_activated (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PbWindow *self = PB_WINDOW (widget);
  PbPage *page = _pb_window_get_page (self);
  g_autofree char *query = NULL;
  AdwDialog *dialog;

  if (page != NULL && pb_page_find (page))
    return;

  query = dup_page_query (self);
  dialog = pb_search_dialog_new (self->context, self->tree);
  pb_search_dialog_set_text (PB_SEARCH_DIALOG (dialog), query);
  adw_dialog_present (dialog, widget);
}

static void
switch_group_activated (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  PbWindow *self = PB_WINDOW (widget);

  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  pb_sidebar_open_groups (self->sidebar);
}

static void
show_shortcuts_activated (GtkWidget  *widget,
                          const char *action_name,
                          GVariant   *parameter)
{
  adw_dialog_present (pb_shortcuts_dialog_new (), widget);
}

static void
preferences_activated (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  PbWindow *self = PB_WINDOW (widget);

  if (self->settings != NULL)
    adw_dialog_present (pb_preferences_dialog_new (self->settings, self->backups), widget);
}

static void
still_true_activated (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  PbWindow *self = PB_WINDOW (widget);
  g_autoptr(PbEdit) edit = NULL;

  if (pb_group_context_get_dossier (self->context) == NULL)
    return;

  edit = pb_still_true_edit_new (self->context, g_variant_get_string (parameter, NULL));
  pb_group_context_commit (self->context, edit);
}

static void
open_again_activated (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  PbWindow *self = PB_WINDOW (widget);

  pb_window_open (self, self->open_flags);
}

static void
folder_opened_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(PbWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!gtk_file_launcher_open_containing_folder_finish (GTK_FILE_LAUNCHER (source), result,
                                                        &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    _pb_window_say (self, _("The folder could not be opened"), NULL, NULL);
}

static void
open_folder_activated (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  PbWindow *self = PB_WINDOW (widget);
  g_autoptr(GtkFileLauncher) launcher = NULL;

  launcher = gtk_file_launcher_new (pb_store_get_file (self->store));
  gtk_file_launcher_open_containing_folder (launcher, GTK_WINDOW (self), NULL, folder_opened_cb,
                                            g_object_ref (self));
}

static void
library_chosen_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(PbWindow) self = user_data;
  g_autoptr(GFile) file = NULL;
  g_autofree char *uri = NULL;

  file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (file == NULL)
    return;

  uri = g_file_get_uri (file);
  gtk_widget_activate_action (GTK_WIDGET (self), "app.open-library", "s", uri);
}

static void
choose_library_activated (GtkWidget  *widget,
                          const char *action_name,
                          GVariant   *parameter)
{
  PbWindow *self = PB_WINDOW (widget);
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Choose a Library"));
  gtk_file_dialog_set_initial_file (dialog, pb_store_get_file (self->store));
  gtk_file_dialog_open (dialog, GTK_WINDOW (self), NULL, library_chosen_cb, g_object_ref (self));
}

/* Each page has keys of its own. */
static void
add_page_keys (GtkWidgetClass *widget_class)
{
  g_autoptr(GListModel) pages = pb_page_items_new ();

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr(PbPageItem) item = g_list_model_get_item (pages, i);
      GdkModifierType modifiers;
      guint keyval;

      if (gtk_accelerator_parse (pb_page_item_get_accelerator (item), &keyval, &modifiers))
        gtk_widget_class_add_binding_action (widget_class, keyval, modifiers,
                                             "win.nth-page", "i", (int) i);
    }
}

/*< private >
 * _pb_window_class_install_actions:
 *
 * Installs the actions and their keys.
 */
void
_pb_window_class_install_actions (PbWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "win.page", "s", page_activated);
  gtk_widget_class_install_action (widget_class, "win.nth-page", "i", nth_page_activated);
  gtk_widget_class_install_action (widget_class, "win.later-page", "i", later_page_activated);
  gtk_widget_class_install_action (widget_class, "win.go-to", "(ss)", go_to_activated);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_activated);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_activated);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_activated);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find_activated);
  gtk_widget_class_install_action (widget_class, "win.report", NULL, report_activated);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_activated);
  gtk_widget_class_install_action (widget_class, "win.switch-group", NULL, switch_group_activated);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_activated);
  gtk_widget_class_install_action (widget_class, "win.show-shortcuts", NULL,
                                   show_shortcuts_activated);
  gtk_widget_class_install_action (widget_class, "win.still-true", "s", still_true_activated);
  gtk_widget_class_install_action (widget_class, "win.open-again", NULL, open_again_activated);
  gtk_widget_class_install_action (widget_class, "win.open-folder", NULL, open_folder_activated);
  gtk_widget_class_install_action (widget_class, "win.choose-library", NULL,
                                   choose_library_activated);

  _pb_window_class_install_record_actions (klass);
  _pb_window_class_install_import_actions (klass);
  _pb_window_class_install_link_actions (klass);
  _pb_window_class_install_phase_actions (klass);
  _pb_window_class_install_as_of_actions (klass);
  _pb_window_class_install_bundle_actions (klass);
  _pb_window_class_install_restore_actions (klass);
  _pb_window_class_install_sharing_actions (klass);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK,
                                       "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, GDK_CONTROL_MASK,
                                       "win.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK,
                                       "win.find", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK,
                                       "win.report", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.export", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_question, GDK_CONTROL_MASK,
                                       "win.show-shortcuts", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_comma, GDK_CONTROL_MASK,
                                       "win.preferences", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK,
                                       "win.switch-group", NULL);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK,
                                       "win.later-page", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK,
                                       "win.later-page", "i", -1);

  add_page_keys (widget_class);
}

/* GTK tells every widget below of each action, even if nothing has changed. */
static void
set_enabled (PbWindow   *self,
             const char *action_name,
             gboolean    enabled)
{
  gpointer before;

  if (g_hash_table_lookup_extended (self->actions, action_name, NULL, &before) &&
      GPOINTER_TO_INT (before) == !!enabled)
    return;

  g_hash_table_insert (self->actions, (gpointer) action_name, GINT_TO_POINTER (!!enabled));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action_name, enabled);
}

/*< private >
 * _pb_window_update_actions:
 *
 * Says which actions can be used now.
 */
void
_pb_window_update_actions (PbWindow *self)
{
  gboolean library = has_library (self);
  gboolean group = library && has_group (self);
  /* Keys come through from a dialog, too; nothing may happen behind it. */
  gboolean alone = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) == NULL;
  gboolean can_write = !pb_store_get_read_only (self->store);
  gboolean judged = group && alone && pb_group_context_get_judgement (self->context) != NULL &&
                    !pb_group_context_get_in_past (self->context);

  set_enabled (self, "win.page", group);
  set_enabled (self, "win.nth-page", group && alone);
  set_enabled (self, "win.later-page", group && alone);
  set_enabled (self, "win.go-to", group);
  set_enabled (self, "win.show-record", group);
  set_enabled (self, "win.edit-record", group && can_write);
  set_enabled (self, "win.delete-record", group && can_write);
  set_enabled (self, "win.new-record", group && can_write);
  set_enabled (self, "win.new-group", library && can_write && alone);
  set_enabled (self, "win.import", library && can_write && alone);
  set_enabled (self, "win.paste", library && can_write && alone);
  set_enabled (self, "win.undo", can_write && pb_store_get_can_undo (self->store) && alone);
  set_enabled (self, "win.redo", can_write && pb_store_get_can_redo (self->store) && alone);
  set_enabled (self, "win.search", group && alone);
  set_enabled (self, "win.find", group && alone);
  set_enabled (self, "win.report", group && alone);
  set_enabled (self, "win.export", group && alone);
  set_enabled (self, "win.all-records", group && alone);
  set_enabled (self, "win.switch-group", group && alone);
  set_enabled (self, "win.preferences", library && alone && self->settings != NULL);
  set_enabled (self, "win.show-shortcuts", alone);
  set_enabled (self, "win.still-true",
               group && can_write && !pb_group_context_get_in_past (self->context));
  set_enabled (self, "win.review-phase", judged && can_write);
  set_enabled (self, "win.begin-phase", judged && can_write);
  set_enabled (self, "win.open-state", alone && self->copy_folder == NULL);
  set_enabled (self, "win.share-state", group && self->copy_folder == NULL);
  set_enabled (self, "win.state-details", self->bundle != NULL && alone);
  set_enabled (self, "win.shared-folder", alone && _pb_window_can_share (self));
  set_enabled (self, "win.see-as-of", library && self->copy_folder == NULL);
  set_enabled (self, "win.choose-backup", self->opening == NULL && self->copy_folder == NULL);
  set_enabled (self, "win.restore-backup", self->opening == NULL && self->copy_folder == NULL);
  set_enabled (self, "win.recover", self->opening == NULL && self->copy_folder == NULL &&
                                      pb_store_get_state (self->store) == PB_STORE_FAILED);
  set_enabled (self, "win.open-again", pb_store_get_state (self->store) == PB_STORE_FAILED);
}
