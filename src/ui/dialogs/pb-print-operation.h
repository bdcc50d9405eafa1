/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/dialogs/pb-report-choices.h"
#include "ui/dialogs/pb-report-maker.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_PRINT_OPERATION (pb_print_operation_get_type ())
G_DECLARE_FINAL_TYPE (PbPrintOperation, pb_print_operation, PB, PRINT_OPERATION, GtkPrintOperation)

PbPrintOperation *pb_print_operation_new         (PbReportMaker         *maker,
                                                  const PbReportChoices *choices,
                                                  const char            *title) G_GNUC_WARN_UNUSED_RESULT;
void              pb_print_operation_get_choices (PbPrintOperation      *self,
                                                  PbReportChoices       *choices);
gboolean          pb_print_operation_get_previewed
                                                 (PbPrintOperation      *self);
void              pb_print_operation_save        (PbPrintOperation      *self);

G_END_DECLS
