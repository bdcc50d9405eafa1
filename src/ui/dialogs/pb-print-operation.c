/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-print-operation.h"

#include "report/pb-pager.h"

#include <errno.h>

/**
 * PbPrintOperation:
 *
 * Prints a report, laid out anew for the paper that was chosen.  Printer, paper
 * and the like are remembered in the user data folder.
 */
struct _PbPrintOperation
{
  GtkPrintOperation parent_instance;

  PbDocument *document;
  PbPager *pager;
};

G_DEFINE_FINAL_TYPE (PbPrintOperation, pb_print_operation, GTK_TYPE_PRINT_OPERATION)

static char *
get_path (const char *name)
{
  return g_build_filename (g_get_user_data_dir (), "phasebook", name, NULL);
}

static void
pb_print_operation_begin_print (GtkPrintOperation *operation,
                                GtkPrintContext   *context)
{
  PbPrintOperation *self = PB_PRINT_OPERATION (operation);
  GtkPageSetup *page = gtk_print_context_get_page_setup (context);
  g_autoptr(PbPageSetup) setup =
    pb_page_setup_new (gtk_page_setup_get_paper_width (page, GTK_UNIT_POINTS),
                       gtk_page_setup_get_paper_height (page, GTK_UNIT_POINTS));

  /* Never nearer to the edge than the printer can go. */
  setup->top = MAX (setup->top, gtk_page_setup_get_top_margin (page, GTK_UNIT_POINTS));
  setup->right = MAX (setup->right, gtk_page_setup_get_right_margin (page, GTK_UNIT_POINTS));
  setup->bottom = MAX (setup->bottom, gtk_page_setup_get_bottom_margin (page, GTK_UNIT_POINTS));
  setup->left = MAX (setup->left, gtk_page_setup_get_left_margin (page, GTK_UNIT_POINTS));

  g_clear_object (&self->pager);
  self->pager = pb_pager_new (self->document, setup);
  gtk_print_operation_set_n_pages (operation, pb_pager_get_n_pages (self->pager));
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
  g_clear_object (&PB_PRINT_OPERATION (operation)->pager);
}

/* What cannot be read, as the first time, leaves what GTK suggests. */
static void
load (PbPrintOperation *self)
{
  g_autofree char *settings_path = get_path ("print-settings");
  g_autofree char *page_path = get_path ("page-setup");
  g_autoptr(GtkPrintSettings) settings = gtk_print_settings_new_from_file (settings_path, NULL);
  g_autoptr(GtkPageSetup) page = gtk_page_setup_new_from_file (page_path, NULL);

  if (settings)
    gtk_print_operation_set_print_settings (GTK_PRINT_OPERATION (self), settings);
  if (page)
    gtk_print_operation_set_default_page_setup (GTK_PRINT_OPERATION (self), page);
}

static void
pb_print_operation_dispose (GObject *object)
{
  PbPrintOperation *self = PB_PRINT_OPERATION (object);

  g_clear_object (&self->document);
  g_clear_object (&self->pager);

  G_OBJECT_CLASS (pb_print_operation_parent_class)->dispose (object);
}

static void
pb_print_operation_class_init (PbPrintOperationClass *klass)
{
  GtkPrintOperationClass *operation_class = GTK_PRINT_OPERATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_print_operation_dispose;
  operation_class->begin_print = pb_print_operation_begin_print;
  operation_class->draw_page = pb_print_operation_draw_page;
  operation_class->end_print = pb_print_operation_end_print;
}

static void
pb_print_operation_init (PbPrintOperation *self)
{
  GtkPrintOperation *operation = GTK_PRINT_OPERATION (self);

  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  load (self);
}

/**
 * pb_print_operation_new:
 * @document: a report
 *
 * Returns: (transfer full): an operation that prints @document
 */
PbPrintOperation *
pb_print_operation_new (PbDocument *document)
{
  PbPrintOperation *self = g_object_new (PB_TYPE_PRINT_OPERATION, NULL);

  g_return_val_if_fail (PB_IS_DOCUMENT (document), self);

  self->document = g_object_ref (document);
  gtk_print_operation_set_job_name (GTK_PRINT_OPERATION (self),
                                    pb_document_get_title (document));

  return self;
}

/**
 * pb_print_operation_save:
 * @self: an operation that has run
 *
 * Remembers printer and paper for the next time.
 */
void
pb_print_operation_save (PbPrintOperation *self)
{
  GtkPrintOperation *operation = GTK_PRINT_OPERATION (self);
  GtkPrintSettings *settings;
  GtkPageSetup *page;
  g_autofree char *settings_path = get_path ("print-settings");
  g_autofree char *page_path = get_path ("page-setup");
  g_autofree char *folder = g_path_get_dirname (settings_path);
  g_autoptr(GError) error = NULL;

  g_return_if_fail (PB_IS_PRINT_OPERATION (self));

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_message ("Print settings were not kept: %s", g_strerror (errno));
      return;
    }

  settings = gtk_print_operation_get_print_settings (operation);
  if (settings && !gtk_print_settings_to_file (settings, settings_path, &error))
    {
      g_message ("Print settings were not kept: %s", error->message);
      g_clear_error (&error);
    }
  page = gtk_print_operation_get_default_page_setup (operation);
  if (page && !gtk_page_setup_to_file (page, page_path, &error))
    g_message ("The page setup was not kept: %s", error->message);
}
