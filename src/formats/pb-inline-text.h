/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PbLinkFunc:
 * @target: where a link leads
 * @line: the line that it stands in, from 0
 * @user_data: data of whoever asked
 *
 * Is told of a link.
 */
typedef void (*PbLinkFunc) (const char *target,
                            guint       line,
                            gpointer    user_data);

char  *pb_inline_text_dup_plain   (const char *markdown) G_GNUC_WARN_UNUSED_RESULT;
char  *pb_inline_text_dup_summary (const char *markdown) G_GNUC_WARN_UNUSED_RESULT;
guint  pb_inline_text_count_items (const char *markdown);
void   pb_inline_text_each_link   (const char *markdown,
                                   PbLinkFunc  func,
                                   gpointer    user_data);

G_END_DECLS
