/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/dialogs/pb-record-form.h"
#include "ui/pb-group-context.h"

G_BEGIN_DECLS

#define PB_TYPE_RECORD_DIALOG (pb_record_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbRecordDialog, pb_record_dialog, PB, RECORD_DIALOG, AdwDialog)

/**
 * PbRecordDialogFunc:
 * @edit: what the dialog is about to store
 * @record: the record as it was filled in
 * @user_data: what was given with the function
 *
 * Says what else belongs to the action.
 *
 * Returns: (transfer full): the edit to store, with @edit in it
 */
typedef PbEdit *(*PbRecordDialogFunc) (PbEdit   *edit,
                                       PbRecord *record,
                                       gpointer  user_data);

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
void            pb_record_dialog_set_func  (PbRecordDialog     *self,
                                            PbRecordDialogFunc  func,
                                            gpointer            user_data,
                                            GDestroyNotify      destroy);
PbRecordForm   *pb_record_dialog_get_form  (PbRecordDialog *self);

G_END_DECLS
