/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/pb-document-format.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void  pb_report_export_async   (PbDocument          *document,
                                PbDocumentFormat     format,
                                const PbPageSetup   *setup,
                                GtkWindow           *parent,
                                PbProgress          *progress,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data);
void  pb_report_write_async    (PbDocument          *document,
                                PbDocumentFormat     format,
                                const PbPageSetup   *setup,
                                GFile               *file,
                                PbProgress          *progress,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data);
char *pb_report_export_finish  (PbDocument          *document,
                                GAsyncResult        *result,
                                GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
