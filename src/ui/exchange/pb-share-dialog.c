/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/exchange/pb-share-dialog.h"

#include <glib/gi18n.h>

#include "exchange/pb-fingerprint.h"
#include "exchange/pb-state-bundle.h"
#include "framework/pb-redaction.h"
#include "report/pb-report-share.h"
#include "ui/dialogs/pb-report-choices.h"
#include "ui/pb-ui.h"
#include "ui/widgets/pb-save-file.h"

/**
 * PbShareDialog:
 *
 * Makes a signed file of a group's state for others.
 */
struct _PbShareDialog
{
  AdwDialog parent_instance;

  AdwToastOverlay *toast_overlay;
  AdwComboRow *audience_row;
  AdwActionRow *name_row;
  AdwActionRow *words_row;
  GtkWidget *save_row;
  GtkWidget *spinner;

  PbGroupContext *context;
};

G_DEFINE_FINAL_TYPE (PbShareDialog, pb_share_dialog, ADW_TYPE_DIALOG)

typedef struct
{
  PbDossier *dossier;
  PbCriteriaSet *criteria;
  PbAudience audience;
  PbPageSetup *setup;
  char *author;
  gint64 now;
  PbIdentity *identity;
} Making;

static void
making_free (gpointer data)
{
  Making *self = data;

  g_clear_object (&self->dossier);
  g_clear_object (&self->criteria);
  g_clear_pointer (&self->setup, pb_page_setup_free);
  g_clear_object (&self->identity);
  g_free (self->author);
  g_free (self);
}

/* What is private stays, so that there is a place less than in the enumeration. */
static PbAudience
get_audience (PbShareDialog *self)
{
  return adw_combo_row_get_selected (self->audience_row) + PB_AUDIENCE_PRIVATE + 1;
}

static void
audience_chosen_cb (PbShareDialog *self)
{
  PbDossier *dossier = self->context ? pb_group_context_get_dossier (self->context) : NULL;
  g_autoptr(PbDossier) redacted = NULL;
  g_autofree char *subtitle = NULL;
  guint n = 0;

  if (dossier == NULL)
    return;

  redacted = pb_dossier_redact (dossier, get_audience (self), NULL, &n);
  if (n > 0)
    subtitle = g_strdup_printf (ngettext ("%u record is for fewer people and stays here",
                                          "%u records are for fewer people and stay here", n), n);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->audience_row),
                               subtitle ? subtitle : _("No record stays behind"));
}

static void
show_words (PbShareDialog *self,
            PbIdentity    *identity)
{
  const char *key = pb_identity_get_public_key (identity);
  g_autofree char *words = key ? pb_fingerprint_new (key) : NULL;

  if (words)
    adw_action_row_set_subtitle (self->words_row, words);
}

static void
set_busy (PbShareDialog *self,
          gboolean       busy)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "share.save", !busy);
  gtk_widget_set_visible (self->spinner, busy);
}

static void
say (PbShareDialog *self,
     const char    *sentence)
{
  AdwToast *toast = adw_toast_new (sentence);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  PbShareDialog *self = PB_SHARE_DIALOG (source);
  g_autoptr(GError) error = NULL;
  gboolean saved = pb_save_file_finish (GTK_WIDGET (source), result, &error);

  if (self->context == NULL)
    return;

  if (saved)
    {
      pb_group_context_notice (self->context, _("The state was saved to be shared"));
      adw_dialog_close (ADW_DIALOG (self));
    }
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    {
      say (self, error->message);
    }
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  PbShareDialog *self = PB_SHARE_DIALOG (source);
  Making *making = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *group = NULL;
  g_autofree char *day = NULL;
  g_autofree char *name = NULL;

  /* It may have been closed meanwhile. */
  if (self->context == NULL)
    return;

  set_busy (self, FALSE);
  if (bytes == NULL)
    {
      say (self, error->message);
      return;
    }

  show_words (self, making->identity);
  group = pb_record_dup_title (pb_dossier_get_group (making->dossier));
  day = pb_day_to_iso (pb_dossier_get_day (making->dossier));
  name = g_strdup_printf ("%s %s", group, day);
  pb_save_file_async (GTK_WIDGET (self), _("Save File"), name, PB_STATE_BUNDLE_SUFFIX, bytes,
                      saved_cb, NULL);
}

/* On a thread of its own: the report takes a while, and the keyring may ask. */
static void
make_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Making *making = data;
  g_autoptr(PbReportShare) share = NULL;
  g_autoptr(PbStateBundle) bundle = NULL;
  GBytes *bytes = NULL;
  GError *error = NULL;

  if (pb_identity_ensure (making->identity, making->author, cancellable, &error))
    share = pb_report_share_new (making->dossier, making->criteria, making->audience,
                                 making->author, making->setup, cancellable, &error);
  if (share)
    {
      bundle = pb_state_bundle_new (share->dossier, making->audience, share->fingerprint);
      pb_state_bundle_add_file (bundle, "report.html", "text/html", share->html);
      pb_state_bundle_add_file (bundle, "report.pdf", "application/pdf", share->pdf);
      bytes = pb_state_bundle_write (bundle, making->identity, making->now, &error);
    }

  if (bytes)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static const char *
get_author (PbShareDialog *self)
{
  const char *name = pb_store_get_author_name (pb_group_context_get_store (self->context));

  return name && *name ? name : g_get_user_name ();
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PbShareDialog *self = PB_SHARE_DIALOG (widget);
  PbStore *store = pb_group_context_get_store (self->context);
  PbDossier *dossier = pb_group_context_get_dossier (self->context);
  g_autoptr(GTask) task = NULL;
  PbReportChoices choices;
  Making *making;

  if (dossier == NULL)
    return;

  pb_report_choices_recall (&choices, PB_REPORT_KIND_PHASE);
  making = g_new0 (Making, 1);
  making->dossier = g_object_ref (dossier);
  making->criteria = g_object_ref (pb_group_context_get_criteria (self->context));
  making->audience = get_audience (self);
  making->setup = pb_report_choices_dup_setup (&choices);
  making->author = g_strdup (get_author (self));
  making->now = pb_clock_get_now (pb_store_get_clock (store));
  making->identity = pb_identity_new (NULL, PB_IDENTITY_NORMAL);

  set_busy (self, TRUE);
  task = g_task_new (self, NULL, made_cb, NULL);
  g_task_set_source_tag (task, save_action);
  g_task_set_task_data (task, making, making_free);
  g_task_run_in_thread (task, make_thread);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  PbShareDialog *self = PB_SHARE_DIALOG (source);

  if (self->context != NULL && g_task_propagate_boolean (G_TASK (result), NULL))
    show_words (self, g_task_get_task_data (G_TASK (result)));
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  g_task_return_boolean (task, pb_identity_load (data, cancellable, NULL));
}

static void
fill_audiences (PbShareDialog *self)
{
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);

  for (int i = PB_AUDIENCE_PRIVATE + 1; i <= PB_AUDIENCE_PUBLIC; i++)
    gtk_string_list_append (labels, pb_enum_get_label (pb_audience_get_type (), i));
  adw_combo_row_set_model (self->audience_row, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->audience_row, PB_AUDIENCE_PARTNERS - PB_AUDIENCE_PRIVATE - 1);
}

static void
pb_share_dialog_dispose (GObject *object)
{
  PbShareDialog *self = PB_SHARE_DIALOG (object);

  pb_ui_drop_dialog_child (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_SHARE_DIALOG);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pb_share_dialog_parent_class)->dispose (object);
}

static void
pb_share_dialog_class_init (PbShareDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_share_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "share.save", NULL, save_action);
  gtk_widget_class_set_template_from_resource (
    widget_class, PB_UI_RESOURCE_PATH "/ui/exchange/pb-share-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbShareDialog, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, PbShareDialog, audience_row);
  gtk_widget_class_bind_template_child (widget_class, PbShareDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, PbShareDialog, words_row);
  gtk_widget_class_bind_template_child (widget_class, PbShareDialog, save_row);
  gtk_widget_class_bind_template_child (widget_class, PbShareDialog, spinner);
  gtk_widget_class_bind_template_callback (widget_class, audience_chosen_cb);
}

static void
pb_share_dialog_init (PbShareDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_share_dialog_new:
 * @context: the group to share
 *
 * Returns: (transfer floating): a dialog that makes a file of its state
 */
AdwDialog *
pb_share_dialog_new (PbGroupContext *context)
{
  PbShareDialog *self;
  g_autoptr(GTask) task = NULL;

  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (context), NULL);

  self = g_object_new (PB_TYPE_SHARE_DIALOG, NULL);
  self->context = g_object_ref (context);
  fill_audiences (self);
  audience_chosen_cb (self);
  adw_action_row_set_subtitle (self->name_row, get_author (self));

  task = g_task_new (self, NULL, loaded_cb, NULL);
  g_task_set_task_data (task, pb_identity_new (NULL, PB_IDENTITY_PUBLIC_ONLY), g_object_unref);
  g_task_run_in_thread (task, load_thread);

  return ADW_DIALOG (self);
}
