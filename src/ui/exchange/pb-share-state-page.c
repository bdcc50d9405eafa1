/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/exchange/pb-share-state-page.h"

#include <glib/gi18n.h>

#include "exchange/pb-fingerprint.h"
#include "exchange/pb-share-git.h"
#include "exchange/pb-share-mail.h"
#include "storage/pb-store-exchange.h"
#include "ui/exchange/pb-key-question.h"
#include "ui/exchange/pb-sharing-words.h"
#include "ui/pb-ui.h"
#include "ui/widgets/pb-save-file.h"

/* More would not help anybody. */
#define MAX_FINDINGS 50

/**
 * PbShareStatePage:
 *
 * How a library and its shared folder stand, who shares there, and what can be done.
 */
struct _PbShareStatePage
{
  AdwNavigationPage parent_instance;

  AdwActionRow *state_row;
  GtkImage *state_image;
  AdwSwitchRow *pause_row;
  AdwActionRow *news_row;
  AdwActionRow *conflicts_row;
  AdwPreferencesGroup *people_group;
  AdwActionRow *words_row;
  AdwPreferencesRow *renew_row;
  AdwActionRow *folder_row;
  AdwSwitchRow *calendar_row;
  AdwPreferencesGroup *findings_group;

  PbSharing *sharing;
  PbLogList *logs;
  GPtrArray *people_rows;
  GPtrArray *finding_rows;
  PbShareReport *shown;
};

G_DEFINE_FINAL_TYPE (PbShareStatePage, pb_share_state_page, ADW_TYPE_NAVIGATION_PAGE)

static void
say (PbShareStatePage *self,
     const char       *sentence)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast = adw_toast_new (sentence);

  adw_toast_set_use_markup (toast, FALSE);
  if (overlay)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else
    g_object_unref (g_object_ref_sink (toast));
}

static void
clear_rows (AdwPreferencesGroup *group,
            GPtrArray           *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

static GtkWidget *
add_row (AdwPreferencesGroup *group,
         GPtrArray           *rows,
         const char          *title,
         const char          *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);

  return row;
}

static char *
dup_trust (PbShareStatePage *self,
           PbLogInfo        *info)
{
  const PbTrustEntry *entry;
  g_autofree char *day = NULL;

  if (info->is_own)
    return g_strdup (_("This computer"));
  if (info->public_key == NULL)
    return g_strdup (_("Does not sign"));

  entry = pb_trust_lookup (pb_sharing_get_trust (self->sharing), info->public_key);
  if (entry == NULL || entry->confirmed == PB_DAY_NONE)
    return g_strdup (_("Signs; the key is not confirmed yet"));

  day = pb_day_to_locale (entry->confirmed);
  /* Translators: %s is a day. */
  return g_strdup_printf (_("Signs; the key was confirmed on %s"), day);
}

static gboolean
can_confirm (PbShareStatePage *self,
             PbLogInfo        *info)
{
  const PbTrustEntry *entry;

  if (info->is_own || info->public_key == NULL)
    return FALSE;

  entry = pb_trust_lookup (pb_sharing_get_trust (self->sharing), info->public_key);

  return entry == NULL || entry->confirmed == PB_DAY_NONE;
}

static void
show_people (PbShareStatePage *self)
{
  clear_rows (self->people_group, self->people_rows);

  for (guint i = 0; self->logs && i < self->logs->logs->len; i++)
    {
      PbLogInfo *info = self->logs->logs->pdata[i];
      g_autofree char *subtitle = dup_trust (self, info);
      GtkWidget *row = add_row (self->people_group, self->people_rows,
                                info->name && *info->name ? info->name : _("Unknown"), subtitle);

      if (can_confirm (self, info))
        {
          GtkWidget *button = gtk_button_new_with_mnemonic (_("_Compare…"));

          gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
          gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                          GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                          info->name ? info->name : _("Unknown"),
                                          -1);
          gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", i);
          gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "sharing.compare");
          adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
        }
    }
}

static void
show_findings (PbShareStatePage *self)
{
  PbShareReport *report = pb_sharing_get_report (self->sharing);

  if (report == self->shown)
    return;

  g_clear_pointer (&self->shown, pb_share_report_unref);
  if (report)
    self->shown = pb_share_report_ref (report);

  clear_rows (self->findings_group, self->finding_rows);
  for (guint i = 0; report && i < MIN (report->findings->len, MAX_FINDINGS); i++)
    {
      PbShareFinding *finding = report->findings->pdata[i];

      add_row (self->findings_group, self->finding_rows, finding->path, finding->sentence);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->findings_group), self->finding_rows->len > 0);
}

static void
show_key (PbShareStatePage *self)
{
  PbIdentity *identity = pb_sharing_get_identity (self->sharing);
  const char *key = pb_identity_get_public_key (identity);
  g_autofree char *words = key ? pb_fingerprint_new (key) : NULL;
  gboolean lost = key && pb_identity_get_signer (identity) == NULL;

  adw_action_row_set_subtitle (self->words_row, words ? words : _("There is none yet"));
  adw_preferences_row_set_title (self->renew_row, lost ? _("_Make a New Key…") : _("_Renew Key…"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sharing.renew-key", key != NULL);
}

static void
show_news (PbShareStatePage *self)
{
  PbShareNews *news = pb_sharing_get_news (self->sharing);
  PbShareReport *report = pb_sharing_get_report (self->sharing);
  g_autofree char *subtitle = NULL;

  if (news->n > 0)
    subtitle = pb_share_news_dup_people (news);
  else if (report && report->n_waiting > 0)
    subtitle = g_strdup_printf (ngettext ("%u change waits for others that are still on their way.",
                                          "%u changes wait for others that are still on their way.",
                                          report->n_waiting), report->n_waiting);
  else
    subtitle = g_strdup (_("Nothing new"));

  adw_action_row_set_subtitle (self->news_row, subtitle);
  gtk_widget_set_sensitive (GTK_WIDGET (self->news_row), news->n > 0);
}

static void
conflicts_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(PbShareStatePage) self = user_data;
  g_autoptr(GPtrArray) conflicts = pb_store_conflicts_finish (PB_STORE (source), result, NULL);
  g_autofree char *subtitle = NULL;
  guint n = conflicts ? conflicts->len : 0;

  if (self->sharing == NULL)
    return;

  subtitle = n == 0 ? g_strdup (_("None")) :
    g_strdup_printf (ngettext ("%u, to choose from when you like",
                               "%u, to choose from when you like", n), n);
  adw_action_row_set_subtitle (self->conflicts_row, subtitle);
  gtk_widget_set_sensitive (GTK_WIDGET (self->conflicts_row), n > 0);
}

static void
logs_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(PbShareStatePage) self = user_data;
  PbLogList *logs = pb_store_list_logs_finish (PB_STORE (source), result, NULL);

  if (logs == NULL)
    return;

  if (self->sharing == NULL)
    {
      pb_log_list_free (logs);
      return;
    }

  g_clear_pointer (&self->logs, pb_log_list_free);
  self->logs = logs;
  show_people (self);
}

/* What the library tells is asked for again whenever something came of sharing. */
static void
ask_library (PbShareStatePage *self)
{
  PbStore *store = pb_sharing_get_store (self->sharing);

  pb_store_list_logs_async (store, NULL, logs_cb, g_object_ref (self));
  pb_store_conflicts_async (store, NULL, NULL, conflicts_cb, g_object_ref (self));
}

static void
show_state (PbShareStatePage *self)
{
  GFile *folder = pb_sharing_get_folder (self->sharing);
  g_autofree char *label = pb_sharing_dup_label (self->sharing);
  g_autofree char *sentence = pb_sharing_dup_sentence (self->sharing);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state_row), label);
  adw_action_row_set_subtitle (self->state_row, sentence);
  gtk_image_set_from_icon_name (self->state_image, pb_sharing_get_icon_name (self->sharing));
  adw_switch_row_set_active (self->pause_row, pb_sharing_get_paused (self->sharing));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sharing.now",
                                 pb_sharing_get_state (self->sharing) != PB_SHARE_STATE_WORKING);
  show_news (self);
  show_key (self);
  if (folder)
    {
      g_autofree char *name = g_filename_display_basename (g_file_peek_path (folder));
      g_autofree char *path = g_filename_display_name (g_file_peek_path (folder));

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->folder_row), name);
      adw_action_row_set_subtitle (self->folder_row, path);
    }

  if (pb_sharing_get_report (self->sharing) != self->shown)
    {
      show_findings (self);
      ask_library (self);
    }
}

static void
pause_changed_cb (PbShareStatePage *self)
{
  if (self->sharing)
    pb_sharing_pause (self->sharing, adw_switch_row_get_active (self->pause_row));
}

static void
now_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  pb_sharing_now (PB_SHARE_STATE_PAGE (widget)->sharing);
}

static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  PbShareStatePage *self = PB_SHARE_STATE_PAGE (source);
  g_autoptr(GError) error = NULL;

  pb_key_question_finish (GTK_WIDGET (source), result, &error);
  if (self->sharing == NULL)
    return;

  if (error)
    say (self, error->message);
  show_people (self);
}

static void
compare_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PbShareStatePage *self = PB_SHARE_STATE_PAGE (widget);
  guint n = g_variant_get_uint32 (parameter);
  PbLogInfo *info;

  g_return_if_fail (self->logs && n < self->logs->logs->len);

  info = self->logs->logs->pdata[n];
  pb_key_question_async (widget, pb_sharing_get_trust (self->sharing),
                         info->name ? info->name : _("Unknown"), info->public_key,
                         pb_identity_get_name (pb_sharing_get_identity (self->sharing)),
                         compared_cb, NULL);
}

static void
folder_opened_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(PbShareStatePage) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    say (self, _("The folder could not be opened"));
}

static void
open_folder_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  PbShareStatePage *self = PB_SHARE_STATE_PAGE (widget);
  g_autoptr(GtkFileLauncher) launcher = NULL;

  launcher = gtk_file_launcher_new (pb_sharing_get_folder (self->sharing));
  gtk_file_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (widget)), NULL,
                            folder_opened_cb, g_object_ref (self));
}

static void
git_written_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  gboolean written = g_task_propagate_boolean (G_TASK (result), &error);

  say (PB_SHARE_STATE_PAGE (source), written ? _("The folder is ready for Git") : error->message);
}

static void
git_thread (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  GError *error = NULL;

  if (pb_share_write_git_files (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
mail_saved_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  PbShareStatePage *self = PB_SHARE_STATE_PAGE (source);
  g_autoptr(GError) error = NULL;

  if (pb_save_file_finish (GTK_WIDGET (source), result, &error))
    say (self, _("Others drop the file on their window, or open it"));
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    say (self, error->message);
}

static void
mail_made_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  PbShareStatePage *self = PB_SHARE_STATE_PAGE (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_task_propagate_pointer (G_TASK (result), &error);
  GFile *folder;
  g_autofree char *name = NULL;

  if (self->sharing == NULL)
    return;

  folder = pb_sharing_get_folder (self->sharing);
  if (bytes == NULL)
    {
      say (self, error->message);
      return;
    }

  name = folder ? g_filename_display_basename (g_file_peek_path (folder)) : g_strdup ("");
  pb_save_file_async (GTK_WIDGET (self), _("Save File"), name, PB_SHARE_MAIL_SUFFIX, bytes,
                      mail_saved_cb, NULL);
}

static void
mail_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  GBytes *bytes = pb_share_mail_collect (data, cancellable, &error);

  if (bytes)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/* Starts @thread with the folder as its data. */
static void
run_on_folder (PbShareStatePage    *self,
               GTaskThreadFunc      thread,
               GAsyncReadyCallback  callback)
{
  const char *path = g_file_peek_path (pb_sharing_get_folder (self->sharing));
  g_autoptr(GTask) task = g_task_new (self, NULL, callback, NULL);

  g_task_set_source_tag (task, run_on_folder);
  g_task_set_task_data (task, pb_share_new (path, NULL), g_object_unref);
  g_task_run_in_thread (task, thread);
}

static void
save_mail_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  run_on_folder (PB_SHARE_STATE_PAGE (widget), mail_thread, mail_made_cb);
}

static void
prepare_git_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  run_on_folder (PB_SHARE_STATE_PAGE (widget), git_thread, git_written_cb);
}

static void
renewed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PbShareStatePage) self = user_data;
  g_autoptr(GError) error = NULL;

  if (pb_sharing_renew_key_finish (PB_SHARING (source), result, &error))
    say (self, _("There is a new key"));
  else
    say (self, error->message);
}

static void
renewal_answered_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(PbShareStatePage) self = user_data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (self->sharing == NULL || !g_str_equal (answer, "new"))
    return;

  pb_sharing_renew_key_async (self->sharing,
                              pb_identity_get_signer (pb_sharing_get_identity (self->sharing)) == NULL,
                              renewed_cb, g_object_ref (self));
}

static void
renew_key_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PbShareStatePage *self = PB_SHARE_STATE_PAGE (widget);
  gboolean lost = pb_identity_get_signer (pb_sharing_get_identity (self->sharing)) == NULL;
  AdwDialog *dialog;

  if (lost)
    dialog = adw_alert_dialog_new (_("Make a New Key?"),
                                   _("The key that you have signed with cannot be read any more. "
                                     "Others have to compare the words of the new one with you "
                                     "before they can be sure again."));
  else
    dialog = adw_alert_dialog_new (_("Renew the Key?"),
                                   _("Do this when somebody else may have read it. The key that "
                                     "you use now vouches for the new one: whoever has confirmed "
                                     "it knows the new one by itself."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog),
                                  "cancel", _("_Cancel"),
                                  "new", lost ? _("_Make New Key") : _("_Renew"),
                                  NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), widget, NULL, renewal_answered_cb,
                           g_object_ref (self));
}

static void
leaving_answered_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(PbShareStatePage) self = user_data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (self->sharing && g_str_equal (answer, "leave"))
    pb_sharing_leave (self->sharing);
}

static void
leave_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("Stop Sharing?"),
                                            _("What is in the folder and in this library stays. "
                                              "You can go on later, in the same folder."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog),
                                  "cancel", _("_Cancel"),
                                  "leave", _("_Stop Sharing"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "leave",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), widget, NULL, leaving_answered_cb,
                           g_object_ref (widget));
}

/* Why it does not work where it does not. */
static void
show_calendar (PbShareStatePage *self)
{
  const char *problem = pb_share_calendar_get_problem (pb_sharing_get_calendar (self->sharing));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->calendar_row),
                               problem ? problem
                                       : _("Dates of each group, for a calendar program to "
                                           "subscribe to"));
}

static void
pb_share_state_page_dispose (GObject *object)
{
  PbShareStatePage *self = PB_SHARE_STATE_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_SHARE_STATE_PAGE);
  g_clear_object (&self->sharing);
  g_clear_pointer (&self->logs, pb_log_list_free);
  g_clear_pointer (&self->people_rows, g_ptr_array_unref);
  g_clear_pointer (&self->finding_rows, g_ptr_array_unref);
  g_clear_pointer (&self->shown, pb_share_report_unref);

  G_OBJECT_CLASS (pb_share_state_page_parent_class)->dispose (object);
}

static void
pb_share_state_page_class_init (PbShareStatePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_share_state_page_dispose;

  gtk_widget_class_install_action (widget_class, "sharing.now", NULL, now_action);
  gtk_widget_class_install_action (widget_class, "sharing.compare", "u", compare_action);
  gtk_widget_class_install_action (widget_class, "sharing.open-folder", NULL, open_folder_action);
  gtk_widget_class_install_action (widget_class, "sharing.save-mail", NULL, save_mail_action);
  gtk_widget_class_install_action (widget_class, "sharing.prepare-git", NULL, prepare_git_action);
  gtk_widget_class_install_action (widget_class, "sharing.renew-key", NULL, renew_key_action);
  gtk_widget_class_install_action (widget_class, "sharing.leave", NULL, leave_action);

  gtk_widget_class_set_template_from_resource (
    widget_class, PB_UI_RESOURCE_PATH "/ui/exchange/pb-share-state-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PbShareStatePage, state_row);
  gtk_widget_class_bind_template_child (widget_class, PbShareStatePage, state_image);
  gtk_widget_class_bind_template_child (widget_class, PbShareStatePage, pause_row);
  gtk_widget_class_bind_template_child (widget_class, PbShareStatePage, news_row);
  gtk_widget_class_bind_template_child (widget_class, PbShareStatePage, conflicts_row);
  gtk_widget_class_bind_template_child (widget_class, PbShareStatePage, people_group);
  gtk_widget_class_bind_template_child (widget_class, PbShareStatePage, words_row);
  gtk_widget_class_bind_template_child (widget_class, PbShareStatePage, renew_row);
  gtk_widget_class_bind_template_child (widget_class, PbShareStatePage, folder_row);
  gtk_widget_class_bind_template_child (widget_class, PbShareStatePage, calendar_row);
  gtk_widget_class_bind_template_child (widget_class, PbShareStatePage, findings_group);
  gtk_widget_class_bind_template_callback (widget_class, pause_changed_cb);
}

static void
pb_share_state_page_init (PbShareStatePage *self)
{
  self->people_rows = g_ptr_array_new ();
  self->finding_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_share_state_page_set_sharing:
 * @self: a page
 * @sharing: how a library shares
 *
 * Fills the page, and keeps it true.  May be called once.
 */
void
pb_share_state_page_set_sharing (PbShareStatePage *self,
                                 PbSharing        *sharing)
{
  g_return_if_fail (PB_IS_SHARE_STATE_PAGE (self));
  g_return_if_fail (self->sharing == NULL);

  self->sharing = g_object_ref (sharing);
  g_signal_connect_object (sharing, "changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pb_sharing_get_store (sharing), "changed", G_CALLBACK (ask_library),
                           self, G_CONNECT_SWAPPED);
  g_object_bind_property (pb_sharing_get_calendar (sharing), "active", self->calendar_row, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_signal_connect_object (pb_sharing_get_calendar (sharing), "notify::problem",
                           G_CALLBACK (show_calendar), self, G_CONNECT_SWAPPED);
  show_calendar (self);
  show_findings (self);
  show_state (self);
  ask_library (self);
}
