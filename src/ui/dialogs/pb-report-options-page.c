/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-report-options-page.h"

#include "model/pb-day.h"
#include "ui/dialogs/pb-day-row.h"
#include "ui/dialogs/pb-field-row.h"
#include "ui/dialogs/pb-message-row.h"

#include <glib/gi18n.h>

/**
 * PbReportOptionsPage:
 *
 * What can be chosen for a report: all of it beside the preview, and what can
 * still be changed at the printer in the dialog for printing.
 */
struct _PbReportOptionsPage
{
  AdwBin parent_instance;

  AdwPreferencesGroup *content_group;
  AdwComboRow *kind_row;
  AdwComboRow *audience_row;
  AdwComboRow *paper_row;
  AdwComboRow *orientation_row;
  AdwComboRow *margins_row;
  PbFieldRow *day_row;
  PbFieldRow *from_row;
  PbMessageRow *day_message;

  gboolean setting;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbReportOptionsPage, pb_report_options_page, ADW_TYPE_BIN)

static void
changed_cb (PbReportOptionsPage *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
chosen_cb (PbReportOptionsPage *self)
{
  PbReportChoices choices;

  if (self->setting)
    return;

  /* At the printer things are chosen for once. */
  if (self->day_row)
    {
      pb_report_options_page_get_choices (self, &choices);
      pb_report_choices_remember (&choices);
    }
  changed_cb (self);
}

static void
kind_chosen_cb (PbReportOptionsPage *self)
{
  PbReportChoices choices;

  if (self->setting)
    return;

  pb_report_choices_recall (&choices, adw_combo_row_get_selected (self->kind_row));
  pb_report_options_page_set_choices (self, &choices);
  changed_cb (self);
}

static void
fill (AdwComboRow *row,
      GType        type)
{
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < pb_enum_get_n_values (type); i++)
    gtk_string_list_append (labels, pb_enum_get_label (type, (int) i));
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
}

static void
pb_report_options_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_REPORT_OPTIONS_PAGE);

  G_OBJECT_CLASS (pb_report_options_page_parent_class)->dispose (object);
}

static void
pb_report_options_page_class_init (PbReportOptionsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_report_options_page_dispose;

  /**
   * PbReportOptionsPage::changed:
   * @self: the page
   *
   * Somebody chose something else.
   */
  signals[CHANGED] = g_signal_new ("changed", PB_TYPE_REPORT_OPTIONS_PAGE, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/dialogs/pb-report-options-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PbReportOptionsPage, audience_row);
  gtk_widget_class_bind_template_child (widget_class, PbReportOptionsPage, content_group);
  gtk_widget_class_bind_template_child (widget_class, PbReportOptionsPage, kind_row);
  gtk_widget_class_bind_template_child (widget_class, PbReportOptionsPage, margins_row);
  gtk_widget_class_bind_template_child (widget_class, PbReportOptionsPage, orientation_row);
  gtk_widget_class_bind_template_child (widget_class, PbReportOptionsPage, paper_row);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_chosen_cb);
}

static void
pb_report_options_page_init (PbReportOptionsPage *self)
{
  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill (self->kind_row, pb_report_kind_get_type ());
  fill (self->audience_row, pb_audience_get_type ());
  self->setting = FALSE;
}

static PbFieldRow *
add_day_row (PbReportOptionsPage *self)
{
  GtkWidget *row = pb_day_row_new (PB_REPORT_AS_OF);

  adw_preferences_group_add (self->content_group, row);
  g_signal_connect_object (row, "edited", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return PB_FIELD_ROW (row);
}

/**
 * pb_report_options_page_new:
 * @choices: what is chosen at first
 *
 * Returns: (transfer full): a page for what a report is about and how it looks;
 *   what is chosen is remembered
 */
GtkWidget *
pb_report_options_page_new (const PbReportChoices *choices)
{
  PbReportOptionsPage *self = g_object_new (PB_TYPE_REPORT_OPTIONS_PAGE, NULL);
  GtkWidget *message;

  self->day_row = add_day_row (self);
  self->from_row = add_day_row (self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->from_row), _("What Happened Since"));
  message = pb_message_row_new (GTK_WIDGET (self->day_row));
  adw_preferences_group_add (self->content_group, message);
  self->day_message = PB_MESSAGE_ROW (message);
  pb_report_options_page_set_choices (self, choices);

  return GTK_WIDGET (self);
}

/**
 * pb_report_options_page_new_for_print:
 * @choices: what is chosen at first
 *
 * Returns: (transfer full): a page for what a dialog for printing does not ask
 */
GtkWidget *
pb_report_options_page_new_for_print (const PbReportChoices *choices)
{
  PbReportOptionsPage *self = g_object_new (PB_TYPE_REPORT_OPTIONS_PAGE, NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->kind_row), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->paper_row), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->orientation_row), FALSE);
  pb_report_options_page_set_choices (self, choices);

  return GTK_WIDGET (self);
}

/**
 * pb_report_options_page_get_choices:
 * @self: a page
 * @choices: what to fill in
 *
 * Tells what is chosen.
 */
void
pb_report_options_page_get_choices (PbReportOptionsPage *self,
                                    PbReportChoices     *choices)
{
  g_return_if_fail (PB_IS_REPORT_OPTIONS_PAGE (self));

  choices->kind = adw_combo_row_get_selected (self->kind_row);
  choices->audience = adw_combo_row_get_selected (self->audience_row);
  choices->letter = adw_combo_row_get_selected (self->paper_row) == 1;
  choices->landscape = adw_combo_row_get_selected (self->orientation_row) == 1;
  choices->margins = adw_combo_row_get_selected (self->margins_row);
}

/**
 * pb_report_options_page_set_choices:
 * @self: a page
 * @choices: what is chosen
 *
 * Shows what is chosen, without telling that it changed.
 */
void
pb_report_options_page_set_choices (PbReportOptionsPage   *self,
                                    const PbReportChoices *choices)
{
  g_return_if_fail (PB_IS_REPORT_OPTIONS_PAGE (self));

  self->setting = TRUE;
  adw_combo_row_set_selected (self->kind_row, choices->kind);
  adw_combo_row_set_selected (self->audience_row, choices->audience);
  adw_combo_row_set_selected (self->paper_row, choices->letter ? 1 : 0);
  adw_combo_row_set_selected (self->orientation_row, choices->landscape ? 1 : 0);
  adw_combo_row_set_selected (self->margins_row, choices->margins);
  self->setting = FALSE;
}

/**
 * pb_report_options_page_get_days:
 * @self: a page that is not for printing
 * @day: (out): the day of the report, or %PB_DAY_NONE
 * @from: (out): the first day of what happened, or %PB_DAY_NONE
 *
 * Says beside the day what is wrong with it where it is no day.
 *
 * Returns: whether @day can be used
 */
gboolean
pb_report_options_page_get_days (PbReportOptionsPage *self,
                                 PbDay               *day,
                                 PbDay               *from)
{
  g_autoptr(GVariant) chosen = NULL;
  g_autoptr(GVariant) first = NULL;
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (PB_IS_REPORT_OPTIONS_PAGE (self), FALSE);
  g_return_val_if_fail (self->day_row != NULL, FALSE);

  chosen = pb_field_row_dup_value (self->day_row, &error);
  pb_field_row_set_problem (self->day_row, error ? error->message : NULL);
  pb_message_row_set_message (self->day_message, error ? error->message : NULL, TRUE);
  first = pb_field_row_dup_value (self->from_row, NULL);
  *day = chosen ? g_variant_get_int32 (chosen) : PB_DAY_NONE;
  *from = first ? g_variant_get_int32 (first) : PB_DAY_NONE;

  return error == NULL;
}

/**
 * pb_report_options_page_set_day:
 * @self: a page that is not for printing
 * @day: the day of the report
 *
 * Shows a day, without telling that it changed.
 */
void
pb_report_options_page_set_day (PbReportOptionsPage *self,
                                PbDay                day)
{
  g_autoptr(GVariant) value = g_variant_ref_sink (g_variant_new_int32 (day));

  g_return_if_fail (PB_IS_REPORT_OPTIONS_PAGE (self));
  g_return_if_fail (self->day_row != NULL);

  pb_field_row_set_value (self->day_row, value);
}

/**
 * pb_report_options_page_set_kept_back:
 * @self: a page
 * @n: how many records are for fewer people than the report is made for
 *
 * Tells who makes the report what its readers do not see.
 */
void
pb_report_options_page_set_kept_back (PbReportOptionsPage *self,
                                      guint                n)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (PB_IS_REPORT_OPTIONS_PAGE (self));

  if (n > 0)
    sentence = g_strdup_printf (ngettext ("%u record is kept from them",
                                          "%u records are kept from them", n), n);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->audience_row), sentence ? sentence : "");
}
