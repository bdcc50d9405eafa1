/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/dialogs/pb-reference-source.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *pb_field_row_new_for (PbFieldId          field,
                                 PbReferenceSource *source) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
