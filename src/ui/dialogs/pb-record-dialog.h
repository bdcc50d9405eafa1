/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/dialogs/pb-record-form.h"
#include "ui/pb-group-context.h"

G_BEGIN_DECLS

#define PB_TYPE_RECORD_DIALOG (pb_record_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbRecordDialog, pb_record_dialog, PB, RECORD_DIALOG, AdwDialog)

PbRecordDialog *pb_record_dialog_new       (PbGroupContext *context,
                                            PbKind          kind) G_GNUC_WARN_UNUSED_RESULT;
PbRecordDialog *pb_record_dialog_new_part  (PbGroupContext *context,
                                            PbKind          kind,
                                            PbRecord       *owner) G_GNUC_WARN_UNUSED_RESULT;
PbRecordDialog *pb_record_dialog_new_edit  (PbGroupContext *context,
                                            const char     *id) G_GNUC_WARN_UNUSED_RESULT;
void            pb_record_dialog_set_value (PbRecordDialog *self,
                                            PbFieldId       field,
                                            GVariant       *value);
PbRecordForm   *pb_record_dialog_get_form  (PbRecordDialog *self);

G_END_DECLS
