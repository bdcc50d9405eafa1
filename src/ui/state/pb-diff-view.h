/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_DIFF_VIEW (pb_diff_view_get_type ())
G_DECLARE_FINAL_TYPE (PbDiffView, pb_diff_view, PB, DIFF_VIEW, GtkWidget)

GtkWidget *pb_diff_view_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void       pb_diff_view_set_texts (PbDiffView *self,
                                   const char *before,
                                   const char *after);

G_END_DECLS
