/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/pb-record.h"
#include "ui/widgets/pb-chip.h"

G_BEGIN_DECLS

#define PB_TYPE_RECORD_ROW (pb_record_row_get_type ())
G_DECLARE_FINAL_TYPE (PbRecordRow, pb_record_row, PB, RECORD_ROW, AdwActionRow)

GtkWidget *pb_record_row_new        (PbRecord    *record) G_GNUC_WARN_UNUSED_RESULT;
PbRecord  *pb_record_row_get_record (PbRecordRow *self);
char      *pb_record_dup_label      (PbRecord    *record) G_GNUC_WARN_UNUSED_RESULT;
PbChip    *pb_record_row_add_chip   (PbRecordRow *self);
char      *pb_record_dup_caption    (PbRecord    *record) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
