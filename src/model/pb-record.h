/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-catalogue.h"
#include "model/pb-day.h"
#include "model/pb-decimal.h"

G_BEGIN_DECLS

#define PB_TYPE_RECORD (pb_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (PbRecord, pb_record, PB, RECORD, GObject)

/**
 * PbRecordClass:
 * @kind: the kind of the records of this class
 *
 * Made from the catalogue; there is nothing to override.
 */
struct _PbRecordClass
{
  GObjectClass parent_class;

  PbKind kind;

  /*< private >*/
  guint n_common_fields;
  guint n_own_fields;
  GParamSpec **field_pspecs;
};

GType        pb_kind_get_record_type  (PbKind      kind);
PbKind       pb_kind_from_record_type (GType       type);

PbRecord    *pb_record_new            (PbKind      kind,
                                       const char *id) G_GNUC_WARN_UNUSED_RESULT;
PbRecord    *pb_record_copy           (PbRecord   *self) G_GNUC_WARN_UNUSED_RESULT;
PbRecord    *pb_record_copy_as_of     (PbRecord   *self,
                                       PbDay       day) G_GNUC_WARN_UNUSED_RESULT;
void         pb_record_take_from      (PbRecord   *self,
                                       PbRecord   *other);

const char  *pb_record_get_id         (PbRecord   *self);
PbKind       pb_record_get_kind       (PbRecord   *self);
char        *pb_record_dup_title      (PbRecord   *self) G_GNUC_WARN_UNUSED_RESULT;
gint64       pb_record_get_created    (PbRecord   *self);
gint64       pb_record_get_changed    (PbRecord   *self);
const char  *pb_record_get_changed_by (PbRecord   *self);
gboolean     pb_record_get_deleted    (PbRecord   *self);
void         pb_record_set_stamps     (PbRecord   *self,
                                       gint64      created,
                                       gint64      changed,
                                       const char *changed_by);
void         pb_record_set_deleted    (PbRecord   *self,
                                       gboolean    deleted);
guint        pb_record_get_serial     (PbRecord   *self);
gboolean     pb_record_get_untouched  (PbRecord   *self);
void         pb_record_set_untouched  (PbRecord   *self,
                                       gboolean    untouched);
gboolean     pb_record_is_contested   (PbRecord   *self,
                                       PbFieldId   field);
gboolean     pb_record_has_conflicts  (PbRecord   *self);
void         pb_record_set_contested  (PbRecord   *self,
                                       PbFieldId   field,
                                       gboolean    contested);

GVariant    *pb_record_get_value      (PbRecord   *self,
                                       PbFieldId   field);
void         pb_record_set_value      (PbRecord   *self,
                                       PbFieldId   field,
                                       GVariant   *value);
gboolean     pb_record_has            (PbRecord   *self,
                                       PbFieldId   field);
const char  *pb_record_get_text       (PbRecord   *self,
                                       PbFieldId   field);
int          pb_record_get_enum       (PbRecord   *self,
                                       PbFieldId   field);
PbDay        pb_record_get_day        (PbRecord   *self,
                                       PbFieldId   field);
gint64       pb_record_get_integer    (PbRecord   *self,
                                       PbFieldId   field);
gboolean     pb_record_get_flag       (PbRecord   *self,
                                       PbFieldId   field);
PbDecimal   *pb_record_dup_decimal    (PbRecord   *self,
                                       PbFieldId   field) G_GNUC_WARN_UNUSED_RESULT;
const char **pb_record_get_set        (PbRecord   *self,
                                       PbFieldId   field,
                                       gsize      *n) G_GNUC_WARN_UNUSED_RESULT;
gboolean     pb_record_set_contains   (PbRecord   *self,
                                       PbFieldId   field,
                                       const char *element);
const char  *pb_record_get_owner      (PbRecord   *self);
PbDay        pb_record_get_start      (PbRecord   *self);

G_END_DECLS
