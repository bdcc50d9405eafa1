/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-failure-view.h"

#include <glib/gi18n.h>

#include "storage/pb-store.h"

/**
 * PbFailureView:
 *
 * What the window shows when its library cannot be opened: what happened and
 * what can be done.  The file is never touched.
 */
struct _PbFailureView
{
  AdwBin parent_instance;

  AdwStatusPage *status_page;
  GtkLabel *path_label;
  GtkWidget *recover_button;
};

G_DEFINE_FINAL_TYPE (PbFailureView, pb_failure_view, ADW_TYPE_BIN)

static const char *
get_title (const GError *error)
{
  if (error->domain != PB_STORE_ERROR)
    return _("The Library Could Not Be Opened");

  switch ((PbStoreError) error->code)
    {
    case PB_STORE_ERROR_TOO_NEW:
      return _("The Library Is From a Newer Version");
    case PB_STORE_ERROR_CORRUPT:
      return _("The Library Is Damaged");
    case PB_STORE_ERROR_NOT_A_LIBRARY:
      return _("The File Is Not a Library");
    case PB_STORE_ERROR_BUSY:
      return _("The Library Is in Use");
    case PB_STORE_ERROR_NO_SPACE:
      return _("The Disk Is Full");
    case PB_STORE_ERROR_READ_ONLY:
    case PB_STORE_ERROR_PERMISSION:
      return _("No Permission to Open the Library");
    case PB_STORE_ERROR_NOT_FOUND:
      return _("The Library Is Not There");
    case PB_STORE_ERROR_EXISTS:
    case PB_STORE_ERROR_INVALID:
    case PB_STORE_ERROR_REFERENCED:
    case PB_STORE_ERROR_CONFLICT:
    case PB_STORE_ERROR_CLOSED:
    case PB_STORE_ERROR_FAILED:
    default:
      return _("The Library Could Not Be Opened");
    }
}

static const char *
get_advice (const GError *error)
{
  if (error->domain != PB_STORE_ERROR)
    return error->message;

  switch ((PbStoreError) error->code)
    {
    case PB_STORE_ERROR_TOO_NEW:
      return _("A newer version of Phasebook wrote it. Update Phasebook, then try again. "
               "The file has not been changed.");
    case PB_STORE_ERROR_CORRUPT:
      return _("Not all of it can be read. Restore a backup, or recover what can still be read. "
               "The file has not been changed.");
    case PB_STORE_ERROR_NOT_A_LIBRARY:
      return _("It is something else, not a Phasebook library. Choose another file. "
               "This one has not been changed.");
    case PB_STORE_ERROR_BUSY:
      return _("Another program holds it. Close that program, then try again.");
    case PB_STORE_ERROR_NO_SPACE:
      return _("Make room on the disk, then try again. The file has not been changed.");
    case PB_STORE_ERROR_READ_ONLY:
    case PB_STORE_ERROR_PERMISSION:
      return _("Give yourself the right to read and write the file and its folder, "
               "then try again.");
    case PB_STORE_ERROR_NOT_FOUND:
      return _("It may have been moved, or be on a disk that is not connected.");
    case PB_STORE_ERROR_EXISTS:
    case PB_STORE_ERROR_INVALID:
    case PB_STORE_ERROR_REFERENCED:
    case PB_STORE_ERROR_CONFLICT:
    case PB_STORE_ERROR_CLOSED:
    case PB_STORE_ERROR_FAILED:
    default:
      return error->message;
    }
}

static void
pb_failure_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_FAILURE_VIEW);

  G_OBJECT_CLASS (pb_failure_view_parent_class)->dispose (object);
}

static void
pb_failure_view_class_init (PbFailureViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_failure_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/pb-failure-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PbFailureView, status_page);
  gtk_widget_class_bind_template_child (widget_class, PbFailureView, path_label);
  gtk_widget_class_bind_template_child (widget_class, PbFailureView, recover_button);
}

static void
pb_failure_view_init (PbFailureView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_failure_view_set_failure:
 * @self: a failure view
 * @file: the library that could not be opened
 * @error: why
 *
 * Says what happened to @file.
 */
void
pb_failure_view_set_failure (PbFailureView *self,
                             GFile         *file,
                             const GError  *error)
{
  g_autofree char *path = NULL;
  g_autofree char *advice = NULL;

  g_return_if_fail (PB_IS_FAILURE_VIEW (self));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (error != NULL);

  path = g_file_get_parse_name (file);
  advice = g_markup_escape_text (get_advice (error), -1);
  adw_status_page_set_title (self->status_page, get_title (error));
  adw_status_page_set_description (self->status_page, advice);
  gtk_label_set_label (self->path_label, path);
  gtk_widget_set_visible (self->recover_button,
                          g_error_matches (error, PB_STORE_ERROR, PB_STORE_ERROR_CORRUPT));
}
