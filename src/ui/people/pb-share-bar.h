/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_SHARE_BAR (pb_share_bar_get_type ())
G_DECLARE_FINAL_TYPE (PbShareBar, pb_share_bar, PB, SHARE_BAR, GtkWidget)

GtkWidget *pb_share_bar_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       pb_share_bar_set (PbShareBar   *self,
                             const guint  *parts,
                             guint         n_parts,
                             guint         n_empty,
                             const char   *sentence);

G_END_DECLS
