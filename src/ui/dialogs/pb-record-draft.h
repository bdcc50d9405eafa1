/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-edit.h"
#include "model/pb-record.h"

G_BEGIN_DECLS

#define PB_TYPE_RECORD_DRAFT (pb_record_draft_get_type ())
G_DECLARE_FINAL_TYPE (PbRecordDraft, pb_record_draft, PB, RECORD_DRAFT, GObject)

PbRecordDraft *pb_record_draft_new          (PbKind         kind) G_GNUC_WARN_UNUSED_RESULT;
PbRecordDraft *pb_record_draft_new_edit     (PbRecord      *original) G_GNUC_WARN_UNUSED_RESULT;

PbRecordDraft *pb_record_draft_copy         (PbRecordDraft *self) G_GNUC_WARN_UNUSED_RESULT;
void           pb_record_draft_mark_start   (PbRecordDraft *self);
PbRecord      *pb_record_draft_get_record   (PbRecordDraft *self);
PbRecord      *pb_record_draft_get_original (PbRecordDraft *self);
PbKind         pb_record_draft_get_kind     (PbRecordDraft *self);
char          *pb_record_draft_dup_title    (PbRecordDraft *self) G_GNUC_WARN_UNUSED_RESULT;

GListModel    *pb_record_draft_get_parts    (PbRecordDraft *self);
void           pb_record_draft_add_part     (PbRecordDraft *self,
                                             PbRecordDraft *part);
void           pb_record_draft_remove_part  (PbRecordDraft *self,
                                             PbRecordDraft *part);
void           pb_record_draft_replace_part (PbRecordDraft *self,
                                             PbRecordDraft *part,
                                             PbRecordDraft *newer);
void           pb_record_draft_add_related  (PbRecordDraft *self,
                                             PbRecord      *record);
GPtrArray     *pb_record_draft_get_related  (PbRecordDraft *self);

gboolean       pb_record_draft_get_changed  (PbRecordDraft *self);
PbEdit        *pb_record_draft_to_edit      (PbRecordDraft *self) G_GNUC_WARN_UNUSED_RESULT;
PbEdit        *pb_record_draft_to_edit_as   (PbRecordDraft *self,
                                             const char    *title) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
