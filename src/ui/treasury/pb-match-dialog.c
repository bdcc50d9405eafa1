/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/treasury/pb-match-dialog.h"

#include "model/pb-enums.h"
#include "ui/pb-ui.h"
#include "ui/treasury/pb-budget-row.h"
#include "ui/treasury/pb-treasury-actions.h"

#include <glib/gi18n.h>

/* More than anybody looks through; a word narrows them down. */
#define MAX_ROWS 30

#define RECORD_KEY "pb-record"

/**
 * PbMatchDialog:
 *
 * Lets people say what allows payments: a budget line, an allowance or any other
 * decision.
 */
struct _PbMatchDialog
{
  AdwDialog parent_instance;

  GtkLabel *payment_label;
  GtkEditable *search_entry;
  AdwPreferencesGroup *payee_group;
  AdwPreferencesGroup *others_group;
  AdwPreferencesGroup *decisions_group;
  GtkWidget *nothing_page;

  PbGroupContext *context;
  GPtrArray *transactions;
  GPtrArray *offers;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (PbMatchDialog, pb_match_dialog, ADW_TYPE_DIALOG)

static void
activated_cb (PbMatchDialog *self,
              GtkWidget     *row)
{
  PbRecord *record = g_object_get_data (G_OBJECT (row), RECORD_KEY);
  g_autoptr(PbEdit) edit = pb_transactions_match (
    self->transactions, record, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

  pb_group_context_commit (self->context, edit);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
add_row (PbMatchDialog       *self,
         AdwPreferencesGroup *group,
         PbRecord            *record,
         const char          *title,
         const char          *subtitle,
         const char          *warning)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (warning)
    {
      GtkWidget *image = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_widget_add_css_class (image, "warning");
      gtk_widget_set_tooltip_text (image, warning);
      gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      warning, -1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), image);
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), RECORD_KEY, g_object_ref (record), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  gtk_widget_set_visible (GTK_WIDGET (group), TRUE);
  g_ptr_array_add (self->rows, row);
}

/* Whether all words occur in @text. */
static gboolean
contains (const char *text,
          char      **words)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  for (guint i = 0; words[i]; i++)
    {
      if (strstr (folded, words[i]) == NULL)
        return FALSE;
    }

  return TRUE;
}

static void
add_offer (PbMatchDialog       *self,
           const PbMatchOffer  *offer,
           char               **words)
{
  g_autofree char *title = pb_budget_dup_title (offer->budget);
  g_autofree char *sentence = pb_budget_dup_sentence (offer->budget);
  g_autofree char *over = NULL;
  g_autofree char *both = NULL;

  if (!contains (title, words))
    return;

  if (offer->over)
    {
      over = pb_amount_dup_text (offer->over, offer->budget->asset);
      /* Translators: how much was paid of how much, then an amount with its asset. */
      both = g_strdup_printf (_("%s; with this, %s too much"), sentence, over);
    }
  add_row (self, offer->same_payee ? self->payee_group : self->others_group,
           offer->budget->record, title, both ? both : sentence,
           offer->over ? _("Not enough is left") : NULL);
}

static gboolean
is_offered (PbMatchDialog *self,
            PbRecord      *decision)
{
  for (guint i = 0; i < self->offers->len; i++)
    {
      PbRecord *offered = ((PbMatchOffer *) self->offers->pdata[i])->budget->decision;

      if (offered && g_str_equal (pb_record_get_id (offered), pb_record_get_id (decision)))
        return TRUE;
    }

  return FALSE;
}

static void
add_decision (PbMatchDialog  *self,
              PbRecord       *decision,
              char          **words)
{
  int status = pb_record_get_enum (decision, PB_DECISION_STATUS);
  PbDay closed = pb_record_get_day (decision, PB_DECISION_CLOSED);
  const char *label = pb_enum_get_label (pb_decision_status_get_type (), status);
  g_autofree char *title = pb_record_dup_title (decision);
  g_autofree char *day = closed == PB_DAY_NONE ? NULL : pb_day_to_locale (closed);
  g_autofree char *subtitle = NULL;

  if (!contains (title, words))
    return;

  if (day)
    /* Translators: the status of a decision and its day, as in “Adopted, 3 March 2025”. */
    subtitle = g_strdup_printf (C_("status and day", "%s, %s"), label ? label : "", day);
  add_row (self, self->decisions_group, decision, title, subtitle ? subtitle : label,
           status != PB_DECISION_STATUS_ADOPTED ? _("It is not adopted") : NULL);
}

static void
clear (PbMatchDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->payee_group), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->others_group), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->decisions_group), FALSE);
}

static void
fill (PbMatchDialog *self)
{
  PbDossier *dossier = pb_group_context_get_dossier (self->context);
  GPtrArray *decisions = dossier ? pb_dossier_get_records (dossier, PB_KIND_DECISION) : NULL;
  g_autofree char *text = g_utf8_casefold (gtk_editable_get_text (self->search_entry), -1);
  g_auto(GStrv) words = g_strsplit_set (text, " ", -1);

  clear (self);
  for (guint i = 0; i < self->offers->len && self->rows->len < MAX_ROWS; i++)
    add_offer (self, self->offers->pdata[i], words);

  /* The latest first. */
  for (guint i = decisions ? decisions->len : 0; i > 0 && self->rows->len < 2 * MAX_ROWS; i--)
    {
      PbRecord *decision = decisions->pdata[i - 1];

      if (g_strcmp0 (pb_record_get_text (decision, PB_DECISION_GROUP),
                     pb_group_context_get_group_id (self->context)) == 0 &&
          !is_offered (self, decision))
        add_decision (self, decision, words);
    }
  gtk_widget_set_visible (self->nothing_page, self->rows->len == 0);
}

static void
search_changed_cb (PbMatchDialog *self)
{
  fill (self);
}

static void
describe (PbMatchDialog *self)
{
  PbRecord *first = self->transactions->pdata[0];
  g_autoptr(PbDecimal) amount = NULL;
  g_autofree char *title = NULL;
  g_autofree char *money = NULL;
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;
  const char *payee;

  if (self->transactions->len > 1)
    {
      text = g_strdup_printf (ngettext ("%u payment", "%u payments", self->transactions->len),
                              self->transactions->len);
      gtk_label_set_label (self->payment_label, text);
      adw_dialog_set_title (ADW_DIALOG (self), _("Match Payments"));
      return;
    }

  title = pb_transaction_dup_title (first);
  amount = pb_record_dup_decimal (first, PB_TRANSACTION_AMOUNT);
  money = amount ? pb_amount_dup_text (amount, pb_record_get_text (first, PB_TRANSACTION_ASSET))
                 : g_strdup (_("No amount"));
  day = pb_day_to_locale (pb_record_get_day (first, PB_TRANSACTION_DATE));
  payee = pb_record_get_text (first, PB_TRANSACTION_COUNTERPARTY);
  if (payee)
    /* Translators: the name of a payment, its amount, who was paid, and a day. */
    text = g_strdup_printf (_("%1$s: %2$s to %3$s on %4$s"), title, money, payee, day);
  else
    /* Translators: the name of a payment, its amount, and a day. */
    text = g_strdup_printf (_("%1$s: %2$s on %3$s"), title, money, day);
  gtk_label_set_label (self->payment_label, text);
}

static void
pb_match_dialog_dispose (GObject *object)
{
  PbMatchDialog *self = PB_MATCH_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->transactions, g_ptr_array_unref);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  pb_ui_drop_dialog_child (ADW_DIALOG (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_MATCH_DIALOG);

  G_OBJECT_CLASS (pb_match_dialog_parent_class)->dispose (object);
}

static void
pb_match_dialog_class_init (PbMatchDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_match_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/treasury/pb-match-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbMatchDialog, decisions_group);
  gtk_widget_class_bind_template_child (widget_class, PbMatchDialog, nothing_page);
  gtk_widget_class_bind_template_child (widget_class, PbMatchDialog, others_group);
  gtk_widget_class_bind_template_child (widget_class, PbMatchDialog, payee_group);
  gtk_widget_class_bind_template_child (widget_class, PbMatchDialog, payment_label);
  gtk_widget_class_bind_template_child (widget_class, PbMatchDialog, search_entry);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
pb_match_dialog_init (PbMatchDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_match_dialog_new:
 * @context: the group
 * @treasury: its money
 * @transactions: (element-type PbRecord): payments, at least one
 *
 * Returns: (transfer floating): a dialog that matches all of them to one thing, as
 *   one edit
 */
AdwDialog *
pb_match_dialog_new (PbGroupContext *context,
                     PbTreasury     *treasury,
                     GPtrArray      *transactions)
{
  PbMatchDialog *self = g_object_new (PB_TYPE_MATCH_DIALOG, NULL);

  self->context = g_object_ref (context);
  self->transactions = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < transactions->len; i++)
    g_ptr_array_add (self->transactions, g_object_ref (transactions->pdata[i]));
  self->offers = pb_treasury_list_offers (treasury, self->transactions);
  describe (self);
  fill (self);

  return ADW_DIALOG (self);
}
