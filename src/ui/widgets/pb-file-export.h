/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/pb-group-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pb_file_export (GtkWidget      *parent,
                     PbGroupContext *context,
                     const char     *title,
                     const char     *name,
                     GBytes         *bytes);

G_END_DECLS
