/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/dialogs/pb-field-row.h"
#include "ui/pb-group-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_FIELDS_DIALOG (pb_fields_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbFieldsDialog, pb_fields_dialog, PB, FIELDS_DIALOG, AdwDialog)

/**
 * PbFieldsFunc:
 * @edit: what is going to be stored
 * @record: the record as it will be
 * @user_data: what was given with the function
 *
 * Adds to an edit what follows from what was filled in.
 */
typedef void (*PbFieldsFunc) (PbEdit   *edit,
                              PbRecord *record,
                              gpointer  user_data);

PbFieldsDialog *pb_fields_dialog_new       (PbGroupContext  *context,
                                            PbRecord        *record,
                                            const char      *title,
                                            const char      *edit_title) G_GNUC_WARN_UNUSED_RESULT;
void            pb_fields_dialog_set_words (PbFieldsDialog  *self,
                                            const char      *description,
                                            const char      *accept_label);
PbFieldRow     *pb_fields_dialog_add       (PbFieldsDialog  *self,
                                            PbFieldId        field,
                                            GVariant        *value);
void            pb_fields_dialog_set_func  (PbFieldsDialog  *self,
                                            PbFieldsFunc     func,
                                            gpointer         user_data,
                                            GDestroyNotify   destroy);

G_END_DECLS
