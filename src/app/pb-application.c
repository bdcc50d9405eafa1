/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-app"

#include "config.h"

#include "app/pb-application.h"

#include <glib/gi18n.h>

#include "app/pb-example-library.h"
#include "app/pb-search-provider.h"
#include "framework/pb-reminder.h"
#include "storage/pb-library-path.h"
#include "ui/pb-ui.h"

/**
 * PbApplication:
 *
 * The program with a window: its options, the files that it is given, and its
 * actions.  Each library has one window.
 */
struct _PbApplication
{
  AdwApplication parent_instance;

  PbClock *clock;
  PbCriteriaSet *criteria;
  GSettings *settings;
  PbExampleLibrary *example;
  PbSearchProvider *provider;
};

G_DEFINE_FINAL_TYPE (PbApplication, pb_application, ADW_TYPE_APPLICATION)

/* Who is changing: what people call themselves, or what the desktop calls them. */
static void
set_author (PbApplication *self,
            PbStore       *store)
{
  g_autofree char *own_name = NULL;
  g_autofree char *own_handle = NULL;
  const char *name = g_get_real_name ();
  const char *handle = g_get_user_name ();

  if (name == NULL || *name == '\0' || g_str_equal (name, "Unknown"))
    name = g_get_user_name ();

  if (self->settings != NULL)
    {
      own_name = g_strstrip (g_settings_get_string (self->settings, "author-name"));
      own_handle = g_strstrip (g_settings_get_string (self->settings, "author-handle"));
      if (*own_name != '\0')
        name = own_name;
      if (*own_handle != '\0')
        handle = own_handle;
    }

  pb_store_set_author (store, name, handle);
}

static void
author_changed_cb (PbApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (PB_IS_WINDOW (l->data))
      set_author (self, pb_window_get_store (l->data));
}

static void
scheme_changed_cb (PbApplication *self)
{
  AdwStyleManager *style = adw_application_get_style_manager (ADW_APPLICATION (self));
  g_autofree char *scheme = g_settings_get_string (self->settings, "color-scheme");

  if (g_str_equal (scheme, "light"))
    adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_LIGHT);
  else if (g_str_equal (scheme, "dark"))
    adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  else
    adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
}

static PbDay
get_last_reminder (PbApplication *self)
{
  g_autofree char *day = g_settings_get_string (self->settings, "last-reminder");

  return pb_day_parse (day);
}

/* Reminds of what is due, at most once a day. */
static void
context_updated_cb (PbApplication  *self,
                    PbGroupContext *context)
{
  PbDay today = pb_group_context_get_today (context);
  PbRecord *group = pb_group_context_get_group (context);
  GPtrArray *attention = pb_group_context_get_attention (context);
  g_autoptr(GNotification) notification = NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;
  g_autofree char *day = NULL;

  if (self->settings == NULL || !g_settings_get_boolean (self->settings, "reminders") ||
      group == NULL || attention == NULL || pb_group_context_get_in_past (context))
    return;

  name = pb_record_dup_title (group);
  if (!pb_reminder_compose (attention, name, today,
                            g_settings_get_int (self->settings, "reminder-days"),
                            get_last_reminder (self), &title, &body))
    return;

  notification = g_notification_new (title);
  g_notification_set_body (notification, body);
  g_notification_set_default_action (notification, "app.show-overview");
  /* Where it is said how often, and whether at all. */
  g_notification_add_button (notification, _("Preferences"), "app.show-preferences");
  g_application_send_notification (G_APPLICATION (self), "due", notification);

  day = pb_day_to_iso (today);
  g_settings_set_string (self->settings, "last-reminder", day);
}

static PbWindow *
find_window (PbApplication *self,
             GFile         *file)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    if (PB_IS_WINDOW (l->data) &&
        g_file_equal (pb_store_get_file (pb_window_get_store (l->data)), file))
      return l->data;

  return NULL;
}

static PbWindow *
open_window (PbApplication    *self,
             GFile            *file,
             PbStoreOpenFlags  flags,
             gboolean          example)
{
  PbWindow *window = find_window (self, file);
  g_autoptr(PbStore) store = NULL;

  if (window != NULL)
    {
      gtk_window_present (GTK_WINDOW (window));
      return window;
    }

  store = pb_store_new (file, self->clock);
  set_author (self, store);
  window = pb_window_new (GTK_APPLICATION (self), store, self->criteria, self->settings);
  pb_window_set_example (window, example);
  if (!example)
    g_signal_connect_object (pb_window_get_context (window), "updated",
                             G_CALLBACK (context_updated_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
  pb_window_open (window, flags);

  return window;
}

static GFile *
new_default_file (void)
{
  g_autofree char *path = pb_library_dup_default_path ();

  return g_file_new_for_path (path);
}

static PbWindow *
open_default_library (PbApplication *self)
{
  g_autoptr(GFile) file = new_default_file ();

  return open_window (self, file, PB_STORE_OPEN_CREATE, FALSE);
}

/* Where a file that was handed over is shown: the newest window, or that of
 * the default library.
 */
static PbWindow *
get_window (PbApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return PB_IS_WINDOW (window) ? PB_WINDOW (window) : open_default_library (self);
}

static void
example_made_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(PbApplication) self = user_data;
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) error = NULL;
  GtkWindow *parent;
  AdwDialog *dialog;

  file = pb_example_library_make_finish (self->example, result, &error);

  if (file != NULL)
    {
      open_window (self, file, PB_STORE_OPEN_NORMAL, TRUE);
    }
  else
    {
      parent = GTK_WINDOW (get_window (self));
      dialog = adw_alert_dialog_new (_("The Example Could Not Be Made"), error->message);
      adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
      adw_dialog_present (dialog, GTK_WIDGET (parent));
    }

  g_application_unmark_busy (G_APPLICATION (self));
  g_application_release (G_APPLICATION (self));
}

static PbWindow *
find_example (PbApplication *self)
{
  return find_window (self, pb_example_library_get_file (self->example));
}

static void
make_example (PbApplication *self,
              gboolean       anew)
{
  g_application_hold (G_APPLICATION (self));
  g_application_mark_busy (G_APPLICATION (self));
  pb_example_library_make_async (self->example, self->clock, anew, NULL, example_made_cb,
                                 g_object_ref (self));
}

static void
open_example (PbApplication *self)
{
  PbWindow *window = find_example (self);

  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
  else
    make_example (self, FALSE);
}

/* The file is made anew only when nothing has it open any more. */
static void
example_closed_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(PbApplication) self = user_data;

  pb_store_close_finish (PB_STORE (source), result, NULL);
  make_example (self, TRUE);
  g_application_release (G_APPLICATION (self));
}

static void
restart_response_cb (AdwAlertDialog *dialog,
                     const char     *response,
                     gpointer        user_data)
{
  PbApplication *self = user_data;
  PbWindow *window = find_example (self);
  g_autoptr(PbStore) store = NULL;

  if (g_strcmp0 (response, "restart") != 0 || window == NULL)
    return;

  store = g_object_ref (pb_window_get_store (window));
  g_application_hold (G_APPLICATION (self));
  gtk_window_close (GTK_WINDOW (window));
  pb_store_close_async (store, example_closed_cb, g_object_ref (self));
}

static void
restart_example_activated (GSimpleAction *action,
                           GVariant      *parameter,
                           gpointer       user_data)
{
  PbApplication *self = user_data;
  PbWindow *window = find_example (self);
  AdwDialog *dialog;

  if (window == NULL)
    {
      make_example (self, TRUE);
      return;
    }

  dialog = adw_alert_dialog_new (_("Start the Example Over?"),
                                 _("What you have changed in the example is lost. Your own "
                                   "library stays as it is."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog),
                                  "cancel", _("_Cancel"),
                                  "restart", _("_Start Over"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "restart",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (restart_response_cb), self,
                           G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (window));
}

static void
open_example_activated (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  open_example (user_data);
}

/* Where a reminder leads to. */
static void
show_overview_activated (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       user_data)
{
  PbWindow *window = get_window (user_data);

  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "overview");
}

static void
show_preferences_activated (GSimpleAction *action,
                            GVariant      *parameter,
                            gpointer       user_data)
{
  PbWindow *window = get_window (user_data);

  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.preferences", NULL);
}

static void
open_library_activated (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  g_autoptr(GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  pb_application_open_library (user_data, file);
}

static void
about_activated (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  PbApplication *self = user_data;
  AdwDialog *dialog;

  dialog = adw_about_dialog_new_from_appdata (PB_UI_RESOURCE_PATH "/metainfo.xml", NULL);
  adw_about_dialog_set_version (ADW_ABOUT_DIALOG (dialog), PACKAGE_VERSION);
  adw_about_dialog_set_copyright (ADW_ABOUT_DIALOG (dialog), _("© Phasebook contributors"));
  /* Translators: put your names here, one a line; they show in the About dialog. */
  adw_about_dialog_set_translator_credits (ADW_ABOUT_DIALOG (dialog), _("translator-credits"));
  adw_dialog_present (dialog,
                      GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (self))));
}

static void
help_shown_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GtkWindow) window = user_data;
  g_autoptr(GError) error = NULL;
  AdwDialog *dialog;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    return;

  g_message ("The manual was not shown: %s", error->message);
  dialog = adw_alert_dialog_new (_("The Manual Could Not Be Shown"),
                                 _("Install the Help application of the desktop to read it."));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (window));
}

/* Not with a GtkUriLauncher: in a sandbox that asks the desktop, which does not have
 * the manual.  The reader of manuals that comes with the runtime has it.
 */
static void
help_activated (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  PbApplication *self = user_data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autoptr(GdkAppLaunchContext) context = NULL;
  g_autofree char *uri = NULL;

  if (window == NULL)
    return;

  context = gdk_display_get_app_launch_context (gtk_widget_get_display (GTK_WIDGET (window)));
  uri = g_strconcat ("help:phasebook/",
                     PB_IS_WINDOW (window) ? pb_window_get_help_topic (PB_WINDOW (window)) : "index",
                     NULL);
  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL,
                                           help_shown_cb, g_object_ref (window));
}

/* Closes what is open in a window, and then the window.  A dialog in which
 * something is not stored yet asks first, and the window stays.
 */
static gboolean
close_window (GtkWindow *window)
{
  AdwDialog *dialog;

  while (ADW_IS_APPLICATION_WINDOW (window) &&
         (dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window))))
    {
      if (!adw_dialog_get_can_close (dialog))
        {
          gtk_window_present (window);
          adw_dialog_close (dialog);
          return FALSE;
        }

      adw_dialog_force_close (dialog);
    }

  gtk_window_close (window);

  return TRUE;
}

static void
close_window_activated (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  if (window != NULL)
    close_window (window);
}

/* Closes window by window, so that each can finish what it writes; the program
 * ends after the last.
 */
static void
quit_activated (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  g_autoptr(GList) windows = NULL;

  windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  for (GList *l = windows; l != NULL; l = l->next)
    if (!close_window (l->data))
      return;
}

static void
pb_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { "open-example", open_example_activated },
    { "restart-example", restart_example_activated },
    { "open-library", open_library_activated, "s" },
    { "show-overview", show_overview_activated },
    { "show-preferences", show_preferences_activated },
    { "help", help_activated },
    { "about", about_activated },
    { "close-window", close_window_activated },
    { "quit", quit_activated },
  };
  PbApplication *self = PB_APPLICATION (application);
  g_autoptr(GError) error = NULL;

  pb_ui_init ();

  G_APPLICATION_CLASS (pb_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.help",
                                         (const char *[]) { "F1", NULL });
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.close-window",
                                         (const char *[]) { "<Control>w", NULL });
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.quit",
                                         (const char *[]) { "<Control>q", NULL });

  /* Whoever searches asks again at the next letter. */
  if (g_application_get_flags (application) & G_APPLICATION_IS_SERVICE)
    g_application_set_inactivity_timeout (application, 30000);

  self->settings = pb_ui_new_settings ();
  if (self->settings != NULL)
    {
      g_signal_connect_object (self->settings, "changed::author-name",
                               G_CALLBACK (author_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->settings, "changed::author-handle",
                               G_CALLBACK (author_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->settings, "changed::color-scheme",
                               G_CALLBACK (scheme_changed_cb), self, G_CONNECT_SWAPPED);
      scheme_changed_cb (self);
    }

  self->criteria = pb_criteria_set_new_builtin (&error);
  if (self->criteria == NULL)
    g_error ("The built-in criteria cannot be used: %s", error->message);
}

static void
found_record_chosen_cb (PbApplication *self,
                        const char    *group,
                        const char    *record)
{
  PbWindow *window = open_default_library (self);

  pb_window_show_record (window, group, record);
}

static void
search_asked_cb (PbApplication *self,
                 const char    *text)
{
  PbWindow *window = open_default_library (self);

  pb_window_search (window, text);
}

static gboolean
pb_application_dbus_register (GApplication     *application,
                              GDBusConnection  *connection,
                              const char       *object_path,
                              GError          **error)
{
  PbApplication *self = PB_APPLICATION (application);
  g_autoptr(GFile) file = new_default_file ();
  g_autoptr(PbStore) store = pb_store_new (file, self->clock);
  g_autofree char *path = g_strconcat (object_path, "/SearchProvider", NULL);

  if (!G_APPLICATION_CLASS (pb_application_parent_class)->dbus_register (application, connection,
                                                                         object_path, error))
    return FALSE;

  self->provider = pb_search_provider_new (application, store);
  g_signal_connect_object (self->provider, "show-record", G_CALLBACK (found_record_chosen_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->provider, "search", G_CALLBACK (search_asked_cb), self,
                           G_CONNECT_SWAPPED);

  return pb_search_provider_export (self->provider, connection, path, error);
}

static void
pb_application_dbus_unregister (GApplication    *application,
                                GDBusConnection *connection,
                                const char      *object_path)
{
  g_clear_object (&PB_APPLICATION (application)->provider);

  G_APPLICATION_CLASS (pb_application_parent_class)->dbus_unregister (application, connection,
                                                                      object_path);
}

static void
pb_application_activate (GApplication *application)
{
  PbApplication *self = PB_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window != NULL)
    gtk_window_present (window);
  else
    open_default_library (self);
}

static void
pb_application_open (GApplication  *application,
                     GFile        **files,
                     int            n_files,
                     const char    *hint)
{
  PbWindow *window = get_window (PB_APPLICATION (application));

  for (int i = 0; i < n_files; i++)
    pb_window_import (window, files[i]);
}

static int
pb_application_command_line (GApplication            *application,
                             GApplicationCommandLine *command_line)
{
  PbApplication *self = PB_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  const char *library = NULL;
  g_autofree const char **paths = NULL;
  PbWindow *window = NULL;

  if (g_variant_dict_contains (options, "example"))
    {
      open_example (self);
      return 0;
    }

  if (g_variant_dict_lookup (options, "library", "^&ay", &library))
    {
      g_autoptr(GFile) file = g_application_command_line_create_file_for_arg (command_line,
                                                                              library);

      window = pb_application_open_library (self, file);
    }

  g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&ay", &paths);

  if (window == NULL && paths == NULL)
    g_application_activate (application);

  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    {
      g_autoptr(GFile) file = g_application_command_line_create_file_for_arg (command_line,
                                                                              paths[i]);

      if (window == NULL)
        window = get_window (self);
      pb_window_import (window, file);
    }

  return 0;
}

static int
pb_application_handle_local_options (GApplication *application,
                                     GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("%s %s\n", _("Phasebook"), PACKAGE_VERSION);
      return 0;
    }

  return -1;
}

static void
pb_application_dispose (GObject *object)
{
  PbApplication *self = PB_APPLICATION (object);

  g_clear_object (&self->example);
  g_clear_object (&self->settings);
  g_clear_object (&self->criteria);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (pb_application_parent_class)->dispose (object);
}

static void
pb_application_class_init (PbApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->dispose = pb_application_dispose;

  application_class->startup = pb_application_startup;
  application_class->activate = pb_application_activate;
  application_class->dbus_register = pb_application_dbus_register;
  application_class->dbus_unregister = pb_application_dbus_unregister;
  application_class->open = pb_application_open;
  application_class->command_line = pb_application_command_line;
  application_class->handle_local_options = pb_application_handle_local_options;
}

static void
pb_application_init (PbApplication *self)
{
  static const GOptionEntry options[] = {
    { "example", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Open the example network"), NULL },
    { "library", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Open another library"), N_("FILE") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Show the version"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_("[FILE…]") },
    { NULL }
  };

  self->clock = pb_clock_new ();
  self->example = pb_example_library_new ();
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * pb_application_new:
 *
 * Returns: (transfer full): the program
 */
PbApplication *
pb_application_new (void)
{
  return g_object_new (PB_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN | G_APPLICATION_HANDLES_COMMAND_LINE,
                       "resource-base-path", PB_UI_RESOURCE_PATH,
                       NULL);
}

/**
 * pb_application_open_library:
 * @self: the program
 * @file: a library
 *
 * Shows @file, in its window if it has one.
 *
 * Returns: (transfer none): the window
 */
PbWindow *
pb_application_open_library (PbApplication *self,
                             GFile         *file)
{
  g_return_val_if_fail (PB_IS_APPLICATION (self), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  return open_window (self, file, PB_STORE_OPEN_NORMAL, FALSE);
}
