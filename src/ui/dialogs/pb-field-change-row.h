/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-catalogue.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *pb_field_change_row_new (PbFieldId   field,
                                    const char *what,
                                    const char *before,
                                    const char *after) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
