/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PbTextRefusedFunc:
 * @sentence: what did not fit, for people to read
 * @user_data: what was given together with the function
 *
 * Called when more was to be inserted than fits.
 */
typedef void (*PbTextRefusedFunc) (const char *sentence,
                                   gpointer    user_data);

void pb_text_limit_editable (GtkEditable       *editable,
                             gsize              max_bytes,
                             PbTextRefusedFunc  refused,
                             gpointer           user_data);
void pb_text_limit_view     (GtkTextView       *view,
                             gsize              max_bytes,
                             PbTextRefusedFunc  refused,
                             gpointer           user_data);

G_END_DECLS
