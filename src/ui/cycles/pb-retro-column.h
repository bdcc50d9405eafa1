/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/pb-edit.h"

G_BEGIN_DECLS

#define PB_TYPE_RETRO_COLUMN (pb_retro_column_get_type ())
G_DECLARE_FINAL_TYPE (PbRetroColumn, pb_retro_column, PB, RETRO_COLUMN, AdwBin)

GtkWidget *pb_retro_column_new           (const char    *heading) G_GNUC_WARN_UNUSED_RESULT;
guint      pb_retro_column_get_n         (PbRetroColumn *self);
void       pb_retro_column_add           (PbRetroColumn *self,
                                          const char    *text);
void       pb_retro_column_fill_edit     (PbRetroColumn *self,
                                          PbEdit        *edit,
                                          const char    *retrospective_id,
                                          const char    *group_id,
                                          PbDay          day);

G_END_DECLS
