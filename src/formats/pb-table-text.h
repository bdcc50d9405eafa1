/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PbTableText:
 *
 * A table as spreadsheets copy it or banks write it: lines of cells with tabs,
 * semicolons or commas in between.
 */
typedef struct _PbTableText PbTableText;

PbTableText *pb_table_text_new        (const char        *text,
                                       gssize             length) G_GNUC_WARN_UNUSED_RESULT;
void         pb_table_text_free       (PbTableText       *self);
guint        pb_table_text_get_n_rows (const PbTableText *self);
guint        pb_table_text_get_width  (const PbTableText *self);
const char  *pb_table_text_get_cell   (const PbTableText *self,
                                       guint              row,
                                       guint              column);
guint        pb_table_text_get_line   (const PbTableText *self,
                                       guint              row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbTableText, pb_table_text_free)

G_END_DECLS
