/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/dialogs/pb-reference-source.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_REFERENCE_ROW (pb_reference_row_get_type ())
G_DECLARE_FINAL_TYPE (PbReferenceRow, pb_reference_row, PB, REFERENCE_ROW, AdwActionRow)

GtkWidget *pb_reference_row_new (PbFieldId          field,
                                 PbReferenceSource *source) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
