/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-preferences-dialog.h"

#include "model/pb-enums.h"
#include "model/pb-field-value.h"
#include "ui/pb-ui.h"
#include "ui/widgets/pb-moment.h"
#include "ui/widgets/pb-text-limit.h"

#include <glib/gi18n.h>

/**
 * PbPreferencesDialog:
 *
 * What people set for themselves.  All of it is in the settings, but the backups,
 * which belong to the library.
 */
struct _PbPreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  AdwEntryRow *name_row;
  AdwEntryRow *handle_row;
  AdwSwitchRow *reminders_row;
  AdwSpinRow *days_row;
  AdwComboRow *audience_row;
  AdwComboRow *scheme_row;
  AdwComboRow *backup_row;
  AdwActionRow *last_row;

  GSettings *settings;
  PbBackups *backups;
  gboolean setting;
};

static const char *const schemes[] = { "system", "light", "dark" };
static const int backup_days[] = { 0, 1, 7, 30 };

G_DEFINE_FINAL_TYPE (PbPreferencesDialog, pb_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

/* The first line stands for no audience. */
static void
audience_chosen_cb (PbPreferencesDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->audience_row);

  if (!self->setting && selected != GTK_INVALID_LIST_POSITION)
    g_settings_set_string (self->settings, "default-audience",
                           selected > 0 ? pb_enum_get_nick (pb_audience_get_type (), selected - 1)
                                        : "");
}

static void
scheme_chosen_cb (PbPreferencesDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->scheme_row);

  if (!self->setting && selected < G_N_ELEMENTS (schemes))
    g_settings_set_string (self->settings, "color-scheme", schemes[selected]);
}

static void
backup_chosen_cb (PbPreferencesDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->backup_row);

  if (!self->setting && selected < G_N_ELEMENTS (backup_days))
    g_settings_set_int (self->settings, "backup-days", backup_days[selected]);
}

static void
show_last (PbPreferencesDialog *self)
{
  gint64 last = pb_backups_get_last (self->backups);
  g_autofree char *when = NULL;

  if (last > 0)
    when = pb_moment_to_locale (last * G_USEC_PER_SEC);

  adw_action_row_set_subtitle (self->last_row, when ? when : _("None yet"));
}

static void
backed_up_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(PbPreferencesDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean made = pb_backups_make_finish (PB_BACKUPS (object), result, &error);
  AdwToast *toast;

  if (self->backups == NULL)
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preferences.back-up", TRUE);
  toast = adw_toast_new (made ? _("The library was backed up") : error->message);
  adw_toast_set_use_markup (toast, FALSE);
  adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (self), toast);
}

static void
back_up_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PbPreferencesDialog *self = PB_PREFERENCES_DIALOG (widget);

  gtk_widget_action_set_enabled (widget, "preferences.back-up", FALSE);
  pb_backups_make_async (self->backups, backed_up_cb, g_object_ref (self));
}

static void
show_settings (PbPreferencesDialog *self)
{
  g_autoptr(GtkStringList) audiences = gtk_string_list_new (NULL);
  g_autofree char *audience = g_settings_get_string (self->settings, "default-audience");
  g_autofree char *scheme = g_settings_get_string (self->settings, "color-scheme");
  int days = g_settings_get_int (self->settings, "backup-days");
  guint selected = 0;

  self->setting = TRUE;

  gtk_string_list_append (audiences, C_("choice", "Not set"));
  for (guint i = 0; i < pb_enum_get_n_values (pb_audience_get_type ()); i++)
    gtk_string_list_append (audiences, pb_enum_get_label (pb_audience_get_type (), i));
  adw_combo_row_set_model (self->audience_row, G_LIST_MODEL (audiences));
  adw_combo_row_set_selected (self->audience_row,
                              pb_enum_from_nick (pb_audience_get_type (), audience) + 1);

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      if (g_str_equal (schemes[i], scheme))
        adw_combo_row_set_selected (self->scheme_row, i);
    }

  for (guint i = 0; i < G_N_ELEMENTS (backup_days); i++)
    {
      if (backup_days[i] <= days)
        selected = i;
    }
  adw_combo_row_set_selected (self->backup_row, selected);

  self->setting = FALSE;
}

static void
pb_preferences_dialog_dispose (GObject *object)
{
  PbPreferencesDialog *self = PB_PREFERENCES_DIALOG (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->backups);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_PREFERENCES_DIALOG);

  G_OBJECT_CLASS (pb_preferences_dialog_parent_class)->dispose (object);
}

static void
pb_preferences_dialog_class_init (PbPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_preferences_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "preferences.back-up", NULL, back_up_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/pb-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbPreferencesDialog, audience_row);
  gtk_widget_class_bind_template_child (widget_class, PbPreferencesDialog, backup_row);
  gtk_widget_class_bind_template_child (widget_class, PbPreferencesDialog, days_row);
  gtk_widget_class_bind_template_child (widget_class, PbPreferencesDialog, handle_row);
  gtk_widget_class_bind_template_child (widget_class, PbPreferencesDialog, last_row);
  gtk_widget_class_bind_template_child (widget_class, PbPreferencesDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, PbPreferencesDialog, reminders_row);
  gtk_widget_class_bind_template_child (widget_class, PbPreferencesDialog, scheme_row);
  gtk_widget_class_bind_template_callback (widget_class, audience_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, backup_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, scheme_chosen_cb);
}

static void
pb_preferences_dialog_init (PbPreferencesDialog *self)
{
  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  pb_text_limit_editable (GTK_EDITABLE (self->name_row), PB_ELEMENT_MAX_BYTES, NULL, NULL);
  pb_text_limit_editable (GTK_EDITABLE (self->handle_row), PB_ELEMENT_MAX_BYTES, NULL, NULL);
}

/**
 * pb_preferences_dialog_new:
 * @settings: where preferences are kept
 * @backups: the backups of the library that is open
 *
 * Returns: (transfer floating): a dialog to change them
 */
AdwDialog *
pb_preferences_dialog_new (GSettings *settings,
                           PbBackups *backups)
{
  PbPreferencesDialog *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (PB_IS_BACKUPS (backups), NULL);

  self = g_object_new (PB_TYPE_PREFERENCES_DIALOG, NULL);
  self->settings = g_object_ref (settings);
  self->backups = g_object_ref (backups);

  g_settings_bind (settings, "author-name", self->name_row, "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "author-handle", self->handle_row, "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "reminders", self->reminders_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "reminder-days", self->days_row, "value", G_SETTINGS_BIND_DEFAULT);
  show_settings (self);

  g_signal_connect_object (backups, "notify::last", G_CALLBACK (show_last), self,
                           G_CONNECT_SWAPPED);
  show_last (self);
  pb_backups_look_async (backups, NULL, NULL);

  return ADW_DIALOG (self);
}
