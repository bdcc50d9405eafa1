/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-record.h"
#include "ui/widgets/pb-chip.h"
#include "ui/widgets/pb-register-names.h"

G_BEGIN_DECLS

#define PB_TYPE_REGISTER_COLUMN (pb_register_column_get_type ())
G_DECLARE_FINAL_TYPE (PbRegisterColumn, pb_register_column, PB, REGISTER_COLUMN, GObject)

/**
 * PbRegisterTextFunc:
 * @record: a record
 * @user_data: what was given with the function
 *
 * Says what a column shows of a record.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL for nothing
 */
typedef char *(*PbRegisterTextFunc) (PbRecord *record,
                                     gpointer  user_data);

/**
 * PbRegisterChipFunc:
 * @record: a record
 * @chip: the chip to set
 * @user_data: what was given with the function
 *
 * Shows something of a record as a chip.
 *
 * Returns: whether there is a chip; otherwise the text of the column is shown
 */
typedef gboolean (*PbRegisterChipFunc) (PbRecord *record,
                                        PbChip   *chip,
                                        gpointer  user_data);

PbRegisterColumn *pb_register_column_new_field  (PbFieldId           field) G_GNUC_WARN_UNUSED_RESULT;
PbRegisterColumn *pb_register_column_new        (const char         *id,
                                                 const char         *title,
                                                 PbRegisterTextFunc  func,
                                                 gpointer            user_data,
                                                 GDestroyNotify      destroy) G_GNUC_WARN_UNUSED_RESULT;

const char       *pb_register_column_get_id     (PbRegisterColumn   *self);
const char       *pb_register_column_get_title  (PbRegisterColumn   *self);
PbFieldId         pb_register_column_get_field  (PbRegisterColumn   *self);
PbFieldId         pb_register_column_get_sort   (PbRegisterColumn   *self);
void              pb_register_column_set_sort   (PbRegisterColumn   *self,
                                                 PbFieldId           field);
gboolean          pb_register_column_get_shown  (PbRegisterColumn   *self);
void              pb_register_column_set_shown  (PbRegisterColumn   *self,
                                                 gboolean            shown);
gboolean          pb_register_column_has_chip   (PbRegisterColumn   *self);
void              pb_register_column_set_chip   (PbRegisterColumn   *self,
                                                 PbRegisterChipFunc  func,
                                                 gpointer            user_data,
                                                 GDestroyNotify      destroy);
gboolean          pb_register_column_is_title   (PbRegisterColumn   *self);
gboolean          pb_register_column_is_number  (PbRegisterColumn   *self);
int               pb_register_column_get_width  (PbRegisterColumn   *self);
void              pb_register_column_set_width  (PbRegisterColumn   *self,
                                                 int                 width_chars);

PbRegisterNames  *pb_register_column_get_names  (PbRegisterColumn   *self);
void              pb_register_column_set_names  (PbRegisterColumn   *self,
                                                 PbRegisterNames    *names);
char             *pb_register_column_dup_text   (PbRegisterColumn   *self,
                                                 PbRecord           *record) G_GNUC_WARN_UNUSED_RESULT;
char             *pb_register_column_dup_plain  (PbRegisterColumn   *self,
                                                 PbRecord           *record) G_GNUC_WARN_UNUSED_RESULT;
gboolean          pb_register_column_show_chip  (PbRegisterColumn   *self,
                                                 PbRecord           *record,
                                                 PbChip             *chip);

G_END_DECLS
