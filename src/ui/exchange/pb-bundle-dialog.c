/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/exchange/pb-bundle-dialog.h"

#include <glib/gi18n.h>

#include "exchange/pb-fingerprint.h"
#include "ui/exchange/pb-key-question.h"
#include "ui/pb-ui.h"
#include "ui/widgets/pb-moment.h"
#include "ui/widgets/pb-save-file.h"

/**
 * PbBundleDialog:
 *
 * Who signed a shared state and what is in it.  Here people confirm that a key is
 * that of the person whose name it bears.
 */
struct _PbBundleDialog
{
  AdwDialog parent_instance;

  AdwToastOverlay *toast_overlay;
  AdwPreferencesGroup *signer_group;
  AdwActionRow *author_row;
  AdwActionRow *signed_row;
  AdwActionRow *words_row;
  AdwActionRow *other_row;
  GtkWidget *confirm_row;
  AdwActionRow *group_row;
  AdwActionRow *day_row;
  AdwActionRow *audience_row;
  AdwActionRow *records_row;
  AdwPreferencesGroup *files_group;
  AdwPreferencesGroup *attachments_group;

  PbStateBundle *bundle;
  PbTrust *trust;
  PbIdentity *own;
};

G_DEFINE_FINAL_TYPE (PbBundleDialog, pb_bundle_dialog, ADW_TYPE_DIALOG)

enum
{
  TRUST_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_trust (PbBundleDialog *self)
{
  const char *key = pb_state_bundle_get_public_key (self->bundle);
  PbTrustState state = pb_state_bundle_check (self->bundle, self->trust, self->own);
  g_autofree char *verdict = pb_state_bundle_dup_verdict (self->bundle, state);
  g_autofree char *escaped = g_markup_escape_text (verdict, -1);
  gboolean open = state != PB_TRUST_VERIFIED;

  adw_preferences_group_set_description (self->signer_group, escaped);
  gtk_widget_set_visible (self->confirm_row, open);
  gtk_widget_set_visible (GTK_WIDGET (self->other_row),
                          open && pb_trust_find_other (self->trust,
                                                       pb_state_bundle_get_author (self->bundle),
                                                       key));
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  PbBundleDialog *self = PB_BUNDLE_DIALOG (source);
  g_autoptr(GError) error = NULL;
  gboolean confirmed = pb_key_question_finish (GTK_WIDGET (source), result, &error);

  if (self->trust == NULL)
    return;

  if (error)
    {
      adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (error->message));
    }
  else if (confirmed)
    {
      show_trust (self);
      g_signal_emit (self, signals[TRUST_CHANGED], 0);
    }
}

static void
confirm_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PbBundleDialog *self = PB_BUNDLE_DIALOG (widget);

  pb_key_question_async (widget, self->trust, pb_state_bundle_get_author (self->bundle),
                         pb_state_bundle_get_public_key (self->bundle),
                         pb_identity_get_name (self->own), answered_cb, NULL);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  PbBundleDialog *self = PB_BUNDLE_DIALOG (source);
  g_autoptr(GError) error = NULL;

  if (!pb_save_file_finish (GTK_WIDGET (source), result, &error) && self->bundle != NULL &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (error->message));
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PbBundleDialog *self = PB_BUNDLE_DIALOG (widget);
  GPtrArray *files = pb_state_bundle_get_files (self->bundle);
  guint n = g_variant_get_uint32 (parameter);
  PbBundleFile *file;
  const char *dot;

  g_return_if_fail (n < files->len);

  file = files->pdata[n];
  dot = strrchr (file->name, '.');
  pb_save_file_async (widget, _("Save File"), pb_state_bundle_get_group_name (self->bundle),
                      dot ? dot : "", file->bytes, saved_cb, NULL);
}

static void
add_files (PbBundleDialog *self)
{
  GPtrArray *files = pb_state_bundle_get_files (self->bundle);

  gtk_widget_set_visible (GTK_WIDGET (self->files_group), files->len > 0);
  for (guint i = 0; i < files->len; i++)
    {
      PbBundleFile *file = files->pdata[i];
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *size = g_format_size (g_bytes_get_size (file->bytes));

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), file->name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), size);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("document-save-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_widget_set_tooltip_text (row, _("Save…"));
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "u", i);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "bundle.save");
      adw_preferences_group_add (self->files_group, row);
    }
}

/* Nothing leads there: whoever signed it may mean ill. */
static void
add_attachments (PbBundleDialog *self)
{
  GPtrArray *attachments = pb_state_bundle_get_attachments (self->bundle);

  gtk_widget_set_visible (GTK_WIDGET (self->attachments_group), attachments->len > 0);
  for (guint i = 0; i < attachments->len; i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), attachments->pdata[i]);
      adw_preferences_row_set_title_selectable (ADW_PREFERENCES_ROW (row), TRUE);
      adw_preferences_group_add (self->attachments_group, row);
    }
}

static void
show_bundle (PbBundleDialog *self)
{
  PbStateBundle *bundle = self->bundle;
  guint n = pb_state_bundle_get_records (bundle)->len;
  guint n_unknown = pb_state_bundle_get_n_unknown (bundle);
  g_autofree char *words = pb_fingerprint_new (pb_state_bundle_get_public_key (bundle));
  g_autofree char *moment = pb_moment_to_locale (pb_state_bundle_get_instant (bundle));
  g_autofree char *day = pb_day_to_locale (pb_state_bundle_get_day (bundle));
  g_autofree char *records = g_strdup_printf ("%u", n);
  g_autofree char *unknown = NULL;

  adw_action_row_set_subtitle (self->author_row, pb_state_bundle_get_author (bundle));
  adw_action_row_set_subtitle (self->signed_row, moment);
  adw_action_row_set_subtitle (self->words_row, words);
  adw_action_row_set_subtitle (self->group_row, pb_state_bundle_get_group_name (bundle));
  adw_action_row_set_subtitle (self->day_row, day);
  adw_action_row_set_subtitle (self->audience_row,
                               pb_enum_get_label (pb_audience_get_type (),
                                                  (int) pb_state_bundle_get_audience (bundle)));
  if (n_unknown > 0)
    unknown = g_strdup_printf (ngettext ("%u, and %u entry that only a newer version shows",
                                         "%u, and %u entries that only a newer version shows",
                                         n_unknown), n, n_unknown);
  adw_action_row_set_subtitle (self->records_row, unknown ? unknown : records);
  add_files (self);
  add_attachments (self);
  show_trust (self);
}

static void
pb_bundle_dialog_dispose (GObject *object)
{
  PbBundleDialog *self = PB_BUNDLE_DIALOG (object);

  pb_ui_drop_dialog_child (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_BUNDLE_DIALOG);
  g_clear_object (&self->bundle);
  g_clear_object (&self->trust);
  g_clear_object (&self->own);

  G_OBJECT_CLASS (pb_bundle_dialog_parent_class)->dispose (object);
}

static void
pb_bundle_dialog_class_init (PbBundleDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_bundle_dialog_dispose;

  /**
   * PbBundleDialog::trust-changed:
   *
   * The key was confirmed.
   */
  signals[TRUST_CHANGED] = g_signal_new ("trust-changed", PB_TYPE_BUNDLE_DIALOG,
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "bundle.confirm", NULL, confirm_action);
  gtk_widget_class_install_action (widget_class, "bundle.save", "u", save_action);
  gtk_widget_class_set_template_from_resource (
    widget_class, PB_UI_RESOURCE_PATH "/ui/exchange/pb-bundle-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbBundleDialog, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, PbBundleDialog, signer_group);
  gtk_widget_class_bind_template_child (widget_class, PbBundleDialog, author_row);
  gtk_widget_class_bind_template_child (widget_class, PbBundleDialog, signed_row);
  gtk_widget_class_bind_template_child (widget_class, PbBundleDialog, words_row);
  gtk_widget_class_bind_template_child (widget_class, PbBundleDialog, other_row);
  gtk_widget_class_bind_template_child (widget_class, PbBundleDialog, confirm_row);
  gtk_widget_class_bind_template_child (widget_class, PbBundleDialog, group_row);
  gtk_widget_class_bind_template_child (widget_class, PbBundleDialog, day_row);
  gtk_widget_class_bind_template_child (widget_class, PbBundleDialog, audience_row);
  gtk_widget_class_bind_template_child (widget_class, PbBundleDialog, records_row);
  gtk_widget_class_bind_template_child (widget_class, PbBundleDialog, files_group);
  gtk_widget_class_bind_template_child (widget_class, PbBundleDialog, attachments_group);
}

static void
pb_bundle_dialog_init (PbBundleDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_bundle_dialog_new:
 * @bundle: what was shared
 * @trust: the keys that are known
 * @own: one's own identity, loaded
 *
 * Returns: (transfer floating): a dialog that tells of it
 */
AdwDialog *
pb_bundle_dialog_new (PbStateBundle *bundle,
                      PbTrust       *trust,
                      PbIdentity    *own)
{
  PbBundleDialog *self;

  g_return_val_if_fail (PB_IS_STATE_BUNDLE (bundle), NULL);
  g_return_val_if_fail (PB_IS_TRUST (trust), NULL);
  g_return_val_if_fail (PB_IS_IDENTITY (own), NULL);

  self = g_object_new (PB_TYPE_BUNDLE_DIALOG, NULL);
  self->bundle = g_object_ref (bundle);
  self->trust = g_object_ref (trust);
  self->own = g_object_ref (own);
  show_bundle (self);

  return ADW_DIALOG (self);
}
