/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/dialogs/pb-field-row.h"
#include "ui/dialogs/pb-reference-source.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_RECORD_FORM (pb_record_form_get_type ())
G_DECLARE_FINAL_TYPE (PbRecordForm, pb_record_form, PB, RECORD_FORM, AdwPreferencesPage)

GtkWidget     *pb_record_form_new       (PbRecordDraft     *draft,
                                         PbReferenceSource *source,
                                         PbRecord          *owner) G_GNUC_WARN_UNUSED_RESULT;
PbRecordDraft *pb_record_form_get_draft (PbRecordForm      *self);
void           pb_record_form_hide      (PbRecordForm      *self,
                                         PbFieldId          field);
PbFieldRow    *pb_record_form_get_row   (PbRecordForm      *self,
                                         PbFieldId          field);
PbFieldRow    *pb_record_form_get_first_row (PbRecordForm  *self);
gboolean       pb_record_form_collect   (PbRecordForm      *self,
                                         GError           **error);

G_END_DECLS
