/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-print-operation.h"

#include "ui/dialogs/pb-report-options-page.h"

#include <errno.h>

/* How long to let others work while the report is made, in microseconds. */
#define PATIENCE 20000

/**
 * PbPrintOperation:
 *
 * Prints a report, made anew for the paper and the readers that were chosen at
 * the printer.  Printer and the like are remembered in the user data folder.
 */
struct _PbPrintOperation
{
  GtkPrintOperation parent_instance;

  PbReportMaker *maker;
  PbReportChoices choices;
  PbPager *pager;
  PbProgress *progress;
  gboolean previewed;
};

G_DEFINE_FINAL_TYPE (PbPrintOperation, pb_print_operation, GTK_TYPE_PRINT_OPERATION)

static char *
get_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "phasebook", "print-settings", NULL);
}

static GtkWidget *
pb_print_operation_create_custom_widget (GtkPrintOperation *operation)
{
  return pb_report_options_page_new_for_print (&PB_PRINT_OPERATION (operation)->choices);
}

static void
pb_print_operation_custom_widget_apply (GtkPrintOperation *operation,
                                        GtkWidget         *widget)
{
  PbPrintOperation *self = PB_PRINT_OPERATION (operation);

  pb_report_options_page_get_choices (PB_REPORT_OPTIONS_PAGE (widget), &self->choices);
}

static void
made_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(PbPrintOperation) self = user_data;
  g_autoptr(GError) error = NULL;

  self->pager = pb_report_maker_make_finish (PB_REPORT_MAKER (object), result, NULL, &error);
  if (self->pager == NULL)
    gtk_print_operation_cancel (GTK_PRINT_OPERATION (self));
}

/* What is looked at is not printed, though GTK calls that a success, too. */
static gboolean
pb_print_operation_preview (GtkPrintOperation        *operation,
                            GtkPrintOperationPreview *preview,
                            GtkPrintContext          *context,
                            GtkWindow                *parent)
{
  PB_PRINT_OPERATION (operation)->previewed = TRUE;

  return GTK_PRINT_OPERATION_CLASS (pb_print_operation_parent_class)->preview (operation, preview,
                                                                              context, parent);
}

static void
pb_print_operation_begin_print (GtkPrintOperation *operation,
                                GtkPrintContext   *context)
{
  PbPrintOperation *self = PB_PRINT_OPERATION (operation);
  GtkPageSetup *page = gtk_print_context_get_page_setup (context);
  g_autoptr(PbPageSetup) setup = pb_report_choices_dup_setup (&self->choices);

  setup->width = gtk_page_setup_get_paper_width (page, GTK_UNIT_POINTS);
  setup->height = gtk_page_setup_get_paper_height (page, GTK_UNIT_POINTS);

  /* Never nearer to the edge than the printer can go. */
  setup->top = MAX (setup->top, gtk_page_setup_get_top_margin (page, GTK_UNIT_POINTS));
  setup->right = MAX (setup->right, gtk_page_setup_get_right_margin (page, GTK_UNIT_POINTS));
  setup->bottom = MAX (setup->bottom, gtk_page_setup_get_bottom_margin (page, GTK_UNIT_POINTS));
  setup->left = MAX (setup->left, gtk_page_setup_get_left_margin (page, GTK_UNIT_POINTS));

  g_clear_object (&self->progress);
  self->progress = pb_progress_new ();
  pb_report_maker_make_async (self->maker, self->choices.kind, self->choices.audience, setup,
                              self->progress, made_cb, g_object_ref (self));
}

/* Asked again and again until the report is there. */
static gboolean
pb_print_operation_paginate (GtkPrintOperation *operation,
                             GtkPrintContext   *context)
{
  PbPrintOperation *self = PB_PRINT_OPERATION (operation);

  if (self->pager == NULL)
    {
      g_usleep (PATIENCE);
      return FALSE;
    }

  gtk_print_operation_set_n_pages (operation, (int) pb_pager_get_n_pages (self->pager));

  return TRUE;
}

static void
pb_print_operation_draw_page (GtkPrintOperation *operation,
                              GtkPrintContext   *context,
                              int                page)
{
  PbPrintOperation *self = PB_PRINT_OPERATION (operation);

  pb_pager_draw_page (self->pager, page, gtk_print_context_get_cairo_context (context));
}

static void
pb_print_operation_end_print (GtkPrintOperation *operation,
                              GtkPrintContext   *context)
{
  PbPrintOperation *self = PB_PRINT_OPERATION (operation);

  if (self->progress)
    g_cancellable_cancel (pb_progress_get_cancellable (self->progress));
  g_clear_object (&self->progress);
  g_clear_object (&self->pager);
}

/* What cannot be read, as the first time, leaves what GTK suggests. */
static void
load (PbPrintOperation *self)
{
  g_autofree char *path = get_path ();
  g_autoptr(GtkPrintSettings) settings = gtk_print_settings_new_from_file (path, NULL);

  if (settings == NULL)
    return;

  /* Paper is chosen in the window. */
  gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_ORIENTATION);
  gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_PAPER_FORMAT);
  gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_PAPER_WIDTH);
  gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_PAPER_HEIGHT);
  gtk_print_operation_set_print_settings (GTK_PRINT_OPERATION (self), settings);
}

static void
pb_print_operation_dispose (GObject *object)
{
  PbPrintOperation *self = PB_PRINT_OPERATION (object);

  g_clear_object (&self->maker);
  g_clear_object (&self->pager);
  g_clear_object (&self->progress);

  G_OBJECT_CLASS (pb_print_operation_parent_class)->dispose (object);
}

static void
pb_print_operation_class_init (PbPrintOperationClass *klass)
{
  GtkPrintOperationClass *operation_class = GTK_PRINT_OPERATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_print_operation_dispose;
  operation_class->create_custom_widget = pb_print_operation_create_custom_widget;
  operation_class->custom_widget_apply = pb_print_operation_custom_widget_apply;
  operation_class->preview = pb_print_operation_preview;
  operation_class->begin_print = pb_print_operation_begin_print;
  operation_class->paginate = pb_print_operation_paginate;
  operation_class->draw_page = pb_print_operation_draw_page;
  operation_class->end_print = pb_print_operation_end_print;
}

static void
pb_print_operation_init (PbPrintOperation *self)
{
  GtkPrintOperation *operation = GTK_PRINT_OPERATION (self);

  gtk_print_operation_set_custom_tab_label (operation, "Phasebook");
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  load (self);
}

/**
 * pb_print_operation_new:
 * @maker: what makes the report
 * @choices: what was chosen for it
 * @title: its title
 *
 * Returns: (transfer full): an operation that prints the report
 */
PbPrintOperation *
pb_print_operation_new (PbReportMaker         *maker,
                        const PbReportChoices *choices,
                        const char            *title)
{
  PbPrintOperation *self = g_object_new (PB_TYPE_PRINT_OPERATION, NULL);
  g_autoptr(GtkPageSetup) page = NULL;

  g_return_val_if_fail (PB_IS_REPORT_MAKER (maker), self);

  self->maker = g_object_ref (maker);
  self->choices = *choices;
  page = pb_report_choices_dup_page (choices);
  gtk_print_operation_set_default_page_setup (GTK_PRINT_OPERATION (self), page);
  gtk_print_operation_set_job_name (GTK_PRINT_OPERATION (self), title);

  return self;
}

/**
 * pb_print_operation_get_choices:
 * @self: an operation that has run
 * @choices: what to fill in
 *
 * Tells what was chosen at the printer.
 */
void
pb_print_operation_get_choices (PbPrintOperation *self,
                                PbReportChoices  *choices)
{
  GtkPageSetup *page;

  g_return_if_fail (PB_IS_PRINT_OPERATION (self));

  *choices = self->choices;
  page = gtk_print_operation_get_default_page_setup (GTK_PRINT_OPERATION (self));
  if (page)
    pb_report_choices_take_page (choices, page);
}

/**
 * pb_print_operation_get_previewed:
 * @self: an operation that has run
 *
 * Returns: whether the report was handed over to be looked at, not to be printed
 */
gboolean
pb_print_operation_get_previewed (PbPrintOperation *self)
{
  g_return_val_if_fail (PB_IS_PRINT_OPERATION (self), FALSE);

  return self->previewed;
}

/**
 * pb_print_operation_save:
 * @self: an operation that has run
 *
 * Remembers the printer for the next time.
 */
void
pb_print_operation_save (PbPrintOperation *self)
{
  GtkPrintSettings *settings;
  g_autofree char *path = get_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr(GError) error = NULL;

  g_return_if_fail (PB_IS_PRINT_OPERATION (self));

  settings = gtk_print_operation_get_print_settings (GTK_PRINT_OPERATION (self));
  if (settings == NULL)
    return;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    g_message ("Print settings were not kept: %s", g_strerror (errno));
  else if (!gtk_print_settings_to_file (settings, path, &error))
    g_message ("Print settings were not kept: %s", error->message);
}
