/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "framework/pb-attention.h"

G_BEGIN_DECLS

#define PB_TYPE_ATTENTION_ROW (pb_attention_row_get_type ())
G_DECLARE_FINAL_TYPE (PbAttentionRow, pb_attention_row, PB, ATTENTION_ROW, GtkListBoxRow)

GtkWidget *pb_attention_row_new (const PbAttention *attention,
                                 gboolean           can_edit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
