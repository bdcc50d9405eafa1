/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/dialogs/pb-reference-source.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_RECORD_CHOOSER (pb_record_chooser_get_type ())
G_DECLARE_FINAL_TYPE (PbRecordChooser, pb_record_chooser, PB, RECORD_CHOOSER, GtkPopover)

GtkWidget *pb_record_chooser_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void       pb_record_chooser_set_source (PbRecordChooser   *self,
                                         PbReferenceSource *source,
                                         PbFieldId          field);

G_END_DECLS
