/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-record-page.h"

#include <glib/gi18n.h>

#include "ui/pb-ui.h"

/**
 * PbRecordPage:
 *
 * A form with the buttons that accept it or throw it away.
 */
struct _PbRecordPage
{
  AdwNavigationPage parent_instance;

  AdwHeaderBar *header_bar;
  GtkButton *cancel_button;
  GtkButton *accept_button;
  AdwBanner *banner;
  AdwBin *content;

  PbRecordForm *form;
};

enum
{
  ACCEPTED,
  CANCELLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbRecordPage, pb_record_page, ADW_TYPE_NAVIGATION_PAGE)

static void
form_edited_cb (PbRecordPage *self)
{
  pb_record_page_set_problem (self, NULL);
}

static void
accept_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PbRecordPage *self = PB_RECORD_PAGE (widget);

  if (pb_record_form_collect (self->form, NULL))
    g_signal_emit (self, signals[ACCEPTED], 0);
}

static void
cancel_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_signal_emit (widget, signals[CANCELLED], 0);
}

static void
pb_record_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_RECORD_PAGE);

  G_OBJECT_CLASS (pb_record_page_parent_class)->dispose (object);
}

static void
pb_record_page_class_init (PbRecordPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_record_page_dispose;

  /**
   * PbRecordPage::accepted:
   * @self: the page
   *
   * The draft is whole and somebody wants to keep it.
   */
  signals[ACCEPTED] = g_signal_new ("accepted",
                                    G_TYPE_FROM_CLASS (klass),
                                    G_SIGNAL_RUN_LAST,
                                    0,
                                    NULL, NULL,
                                    NULL,
                                    G_TYPE_NONE, 0);

  /**
   * PbRecordPage::cancelled:
   * @self: the page
   *
   * Somebody wants to leave.
   */
  signals[CANCELLED] = g_signal_new ("cancelled",
                                     G_TYPE_FROM_CLASS (klass),
                                     G_SIGNAL_RUN_LAST,
                                     0,
                                     NULL, NULL,
                                     NULL,
                                     G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "record-page.accept", NULL, accept_action);
  gtk_widget_class_install_action (widget_class, "record-page.cancel", NULL, cancel_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/dialogs/pb-record-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PbRecordPage, accept_button);
  gtk_widget_class_bind_template_child (widget_class, PbRecordPage, banner);
  gtk_widget_class_bind_template_child (widget_class, PbRecordPage, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, PbRecordPage, content);
  gtk_widget_class_bind_template_child (widget_class, PbRecordPage, header_bar);
}

static void
pb_record_page_init (PbRecordPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pb_ui_add_store_keys (GTK_WIDGET (self), "record-page.accept");
}

/**
 * pb_record_page_new:
 * @form: the form to show
 * @accept_label: the label of the button that keeps the draft
 * @first: whether the page is the first of its dialog
 *
 * Returns: (transfer full): a page with @form
 */
PbRecordPage *
pb_record_page_new (PbRecordForm *form,
                    const char   *accept_label,
                    gboolean      first)
{
  PbRecordPage *self = g_object_new (PB_TYPE_RECORD_PAGE, NULL);
  PbRecordDraft *draft = pb_record_form_get_draft (form);
  const char *label = pb_kind_get_label (pb_record_draft_get_kind (draft));
  g_autofree char *title = NULL;

  if (pb_record_draft_get_original (draft))
    {
      /* Translators: the title of a dialog: a kind of record. */
      title = g_strdup_printf (_("Edit %s"), label);
    }
  else
    {
      /* Translators: the title of a dialog: a kind of record. */
      title = g_strdup_printf (_("New %s"), label);
    }
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);

  gtk_button_set_label (self->accept_button, accept_label);
  gtk_widget_set_visible (GTK_WIDGET (self->cancel_button), first);
  adw_header_bar_set_show_start_title_buttons (self->header_bar, !first);
  adw_header_bar_set_show_end_title_buttons (self->header_bar, FALSE);

  self->form = form;
  adw_bin_set_child (self->content, GTK_WIDGET (form));
  g_signal_connect_object (form, "edited", G_CALLBACK (form_edited_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * pb_record_page_get_form:
 * @self: a page
 *
 * Returns: (transfer none): its form
 */
PbRecordForm *
pb_record_page_get_form (PbRecordPage *self)
{
  g_return_val_if_fail (PB_IS_RECORD_PAGE (self), NULL);

  return self->form;
}

/**
 * pb_record_page_set_problem:
 * @self: a page
 * @sentence: (nullable): why the draft could not be stored
 *
 * Shows why nothing was stored, or takes that away.
 */
void
pb_record_page_set_problem (PbRecordPage *self,
                            const char   *sentence)
{
  g_return_if_fail (PB_IS_RECORD_PAGE (self));

  if (sentence)
    {
      adw_banner_set_title (self->banner, sentence);
      gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence,
                               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
    }
  adw_banner_set_revealed (self->banner, sentence != NULL);
}

/**
 * pb_record_page_set_busy:
 * @self: a page
 * @busy: whether the draft is being stored
 *
 * Keeps people from storing the same draft twice.
 */
void
pb_record_page_set_busy (PbRecordPage *self,
                         gboolean      busy)
{
  g_return_if_fail (PB_IS_RECORD_PAGE (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record-page.accept", !busy);
}
