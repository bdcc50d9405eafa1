/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-catalogue.h"
#include "model/pb-day.h"

G_BEGIN_DECLS

#define PB_TYPE_EDIT (pb_edit_get_type ())
G_DECLARE_FINAL_TYPE (PbEdit, pb_edit, PB, EDIT, GObject)

/**
 * PbChangeType:
 * @PB_CHANGE_CREATE: a record comes into being
 * @PB_CHANGE_SET: a field takes a value, or none
 * @PB_CHANGE_ADD: a set gains an element
 * @PB_CHANGE_REMOVE: a set loses an element
 * @PB_CHANGE_DELETE: a record goes
 * @PB_CHANGE_RESTORE: a deleted record comes back
 */
typedef enum
{
  PB_CHANGE_CREATE,
  PB_CHANGE_SET,
  PB_CHANGE_ADD,
  PB_CHANGE_REMOVE,
  PB_CHANGE_DELETE,
  PB_CHANGE_RESTORE,
} PbChangeType;

/**
 * PbChange:
 * @type: what happens
 * @id: to which record
 * @kind: the kind of that record
 * @field: the field, for set, add and remove
 * @value: (nullable): the value, for set
 * @element: (nullable): the element, for add and remove
 *
 * One change within an edit.
 */
typedef struct
{
  PbChangeType  type;
  char         *id;
  PbKind        kind;
  PbFieldId     field;
  GVariant     *value;
  char         *element;
} PbChange;

PbEdit         *pb_edit_new           (const char *title) G_GNUC_WARN_UNUSED_RESULT;
const char     *pb_edit_get_title     (PbEdit     *self);
gboolean        pb_edit_get_imported  (PbEdit     *self);
void            pb_edit_set_imported  (PbEdit     *self,
                                       gboolean    imported);
guint           pb_edit_get_n_changes (PbEdit     *self);
const PbChange *pb_edit_get_change    (PbEdit     *self,
                                       guint       n);

const char     *pb_edit_create        (PbEdit     *self,
                                       PbKind      kind,
                                       const char *id);
void            pb_edit_add_record    (PbEdit     *self,
                                       PbRecord   *record);
void            pb_edit_set_value     (PbEdit     *self,
                                       const char *id,
                                       PbFieldId   field,
                                       GVariant   *value);
void            pb_edit_set_text      (PbEdit     *self,
                                       const char *id,
                                       PbFieldId   field,
                                       const char *text);
void            pb_edit_set_enum      (PbEdit     *self,
                                       const char *id,
                                       PbFieldId   field,
                                       int         value);
void            pb_edit_set_day       (PbEdit     *self,
                                       const char *id,
                                       PbFieldId   field,
                                       PbDay       day);
void            pb_edit_set_integer   (PbEdit     *self,
                                       const char *id,
                                       PbFieldId   field,
                                       gint64      value);
void            pb_edit_set_flag      (PbEdit     *self,
                                       const char *id,
                                       PbFieldId   field,
                                       gboolean    value);
void            pb_edit_set_add       (PbEdit     *self,
                                       const char *id,
                                       PbFieldId   field,
                                       const char *element);
void            pb_edit_set_remove    (PbEdit     *self,
                                       const char *id,
                                       PbFieldId   field,
                                       const char *element);
void            pb_edit_delete        (PbEdit     *self,
                                       PbKind      kind,
                                       const char *id);
void            pb_edit_restore       (PbEdit     *self,
                                       PbKind      kind,
                                       const char *id);
void            pb_edit_append        (PbEdit     *self,
                                       PbEdit     *other);
gboolean        pb_edit_check         (PbEdit     *self,
                                       GError    **error);

G_END_DECLS
