/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_MARKDOWN_EDITOR (pb_markdown_editor_get_type ())
G_DECLARE_FINAL_TYPE (PbMarkdownEditor, pb_markdown_editor, PB, MARKDOWN_EDITOR, GtkWidget)

void      pb_markdown_editor_set_label   (PbMarkdownEditor *self,
                                          const char       *label);
char     *pb_markdown_editor_dup_text    (PbMarkdownEditor *self) G_GNUC_WARN_UNUSED_RESULT;
void      pb_markdown_editor_set_text    (PbMarkdownEditor *self,
                                          const char       *text);
gboolean  pb_markdown_editor_get_preview (PbMarkdownEditor *self);
void      pb_markdown_editor_set_preview (PbMarkdownEditor *self,
                                          gboolean          preview);

G_END_DECLS
