/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-record.h"

G_BEGIN_DECLS

gboolean    pb_field_is_relevant (PbFieldId  field,
                                  PbRecord  *record,
                                  PbRecord  *owner);
gboolean    pb_field_is_seldom   (PbFieldId  field);
const char *pb_field_get_title   (PbFieldId  field,
                                  PbRecord  *record,
                                  PbRecord  *owner);
gboolean    pb_kind_has_part     (PbKind     kind,
                                  PbKind     part);
char       *pb_record_dup_summary (PbRecord *record) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
