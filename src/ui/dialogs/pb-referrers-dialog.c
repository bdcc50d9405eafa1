/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-referrers-dialog.h"

#include "storage/pb-referrer.h"

#include <glib/gi18n.h>

/* More than anybody reads in a question. */
#define MAX_ROWS 100

/**
 * PbReferrersDialog:
 *
 * Says what refers to a record that somebody wants to delete, and offers to
 * retire it instead.  Its responses are `leave` and `retire`.
 */
struct _PbReferrersDialog
{
  AdwAlertDialog parent_instance;

  GtkListBox *list_box;
};

G_DEFINE_FINAL_TYPE (PbReferrersDialog, pb_referrers_dialog, ADW_TYPE_ALERT_DIALOG)

static void
add_row (PbReferrersDialog *self,
         const char        *title,
         const char        *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_append (self->list_box, row);
}

static void
add_referrer (PbReferrersDialog *self,
              PbReferrer        *referrer)
{
  const char *kind = pb_kind_get_label (pb_referrer_get_kind (referrer));
  const char *title = pb_referrer_get_title (referrer);
  g_autofree char *place = NULL;

  /* Translators: a kind of record, then the field in which it refers to another,
   * as in “Decision, in “Changes””.
   */
  place = g_strdup_printf (_("%s, in “%s”"), kind,
                           pb_field_get_label (pb_referrer_get_field (referrer)));
  add_row (self, title && *title ? title : kind, place);
}

static void
pb_referrers_dialog_dispose (GObject *object)
{
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_REFERRERS_DIALOG);

  G_OBJECT_CLASS (pb_referrers_dialog_parent_class)->dispose (object);
}

static void
pb_referrers_dialog_class_init (PbReferrersDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_referrers_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/dialogs/pb-referrers-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbReferrersDialog, list_box);
}

static void
pb_referrers_dialog_init (PbReferrersDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_referrers_dialog_new:
 * @record: what somebody wants to delete
 * @referrers: (element-type PbReferrer): what refers to it
 * @can_retire: whether it can be retired instead
 *
 * Returns: (transfer floating): the question
 */
AdwDialog *
pb_referrers_dialog_new (PbRecord  *record,
                         GPtrArray *referrers,
                         gboolean   can_retire)
{
  PbReferrersDialog *self = g_object_new (PB_TYPE_REFERRERS_DIALOG, NULL);
  g_autofree char *title = pb_record_dup_title (record);
  g_autofree char *sentence = NULL;
  g_autofree char *body = NULL;

  /* Translators: the title of a record, then how many others refer to it. */
  sentence = g_strdup_printf (ngettext ("“%s” is referred to by %u other record.",
                                        "“%s” is referred to by %u other records.",
                                        referrers->len),
                              title, referrers->len);
  body = g_strjoin (" ", sentence,
                    can_retire ? _("Retired, it stays where it is named but counts no longer.")
                               : _("It stays until they name something else."),
                    NULL);
  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (self), body);
  if (!can_retire)
    adw_alert_dialog_remove_response (ADW_ALERT_DIALOG (self), "retire");

  for (guint i = 0; i < MIN (referrers->len, MAX_ROWS); i++)
    add_referrer (self, referrers->pdata[i]);
  if (referrers->len > MAX_ROWS)
    {
      guint n = referrers->len - MAX_ROWS;
      g_autofree char *more = NULL;

      /* Translators: how many records are not listed. */
      more = g_strdup_printf (ngettext ("And %u more", "And %u more", n), n);
      add_row (self, more, "");
    }

  return ADW_DIALOG (self);
}
