/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-catalogue.h"

G_BEGIN_DECLS

/**
 * PbHistoryWhat:
 * @PB_HISTORY_ADDED: the record was added; field by field, what it held
 * @PB_HISTORY_CHANGED: one field changed
 * @PB_HISTORY_DELETED: the record was deleted
 * @PB_HISTORY_RESTORED: the record was brought back
 *
 * What one change of the history did.
 */
typedef enum
{
  PB_HISTORY_ADDED,
  PB_HISTORY_CHANGED,
  PB_HISTORY_DELETED,
  PB_HISTORY_RESTORED,
} PbHistoryWhat;

#define PB_TYPE_HISTORY_CHANGE (pb_history_change_get_type ())
G_DECLARE_FINAL_TYPE (PbHistoryChange, pb_history_change, PB, HISTORY_CHANGE, GObject)

PbHistoryWhat    pb_history_change_get_what         (PbHistoryChange *self);
const char      *pb_history_change_get_record_id    (PbHistoryChange *self);
PbKind           pb_history_change_get_kind         (PbHistoryChange *self);
const char      *pb_history_change_get_record_title (PbHistoryChange *self);
PbFieldId        pb_history_change_get_field        (PbHistoryChange *self);
GVariant        *pb_history_change_get_before       (PbHistoryChange *self);
GVariant        *pb_history_change_get_after        (PbHistoryChange *self);
const char      *pb_history_change_get_before_text  (PbHistoryChange *self);
const char      *pb_history_change_get_after_text   (PbHistoryChange *self);

G_END_DECLS
