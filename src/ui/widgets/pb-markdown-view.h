/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_MARKDOWN_VIEW (pb_markdown_view_get_type ())
G_DECLARE_FINAL_TYPE (PbMarkdownView, pb_markdown_view, PB, MARKDOWN_VIEW, GtkWidget)

GtkWidget  *pb_markdown_view_new      (void) G_GNUC_WARN_UNUSED_RESULT;
const char *pb_markdown_view_get_text (PbMarkdownView *self);
void        pb_markdown_view_set_text (PbMarkdownView *self,
                                       const char     *text);

G_END_DECLS
