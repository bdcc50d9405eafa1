/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_CODE_VIEW (pb_code_view_get_type ())
G_DECLARE_FINAL_TYPE (PbCodeView, pb_code_view, PB, CODE_VIEW, GtkWidget)

GtkWidget *pb_code_view_new (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
