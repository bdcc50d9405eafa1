/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-record.h"

G_BEGIN_DECLS

#define PB_TYPE_CONFLICT (pb_conflict_get_type ())
G_DECLARE_FINAL_TYPE (PbConflict, pb_conflict, PB, CONFLICT, GObject)

PbRecord   *pb_conflict_get_record   (PbConflict *self);
PbFieldId   pb_conflict_get_field    (PbConflict *self);
gboolean    pb_conflict_get_deletion (PbConflict *self);
guint       pb_conflict_get_n_values (PbConflict *self);
GVariant   *pb_conflict_get_value    (PbConflict *self,
                                      guint       n);
const char *pb_conflict_get_text     (PbConflict *self,
                                      guint       n);
gboolean    pb_conflict_get_deletes  (PbConflict *self,
                                      guint       n);
const char *pb_conflict_get_who      (PbConflict *self,
                                      guint       n);
gint64      pb_conflict_get_when     (PbConflict *self,
                                      guint       n);

G_END_DECLS
