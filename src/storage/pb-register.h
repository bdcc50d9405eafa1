/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-catalogue.h"
#include "storage/pb-op.h"

G_BEGIN_DECLS

/* The numbers of the plain registers of a record, as `heads` and masks hold
 * them: deletion, the common fields from 1, the kind's own fields from 16.
 * Elements of sets and keys that this version does not know have rows of their
 * own.
 */
#define PB_REGISTER_DELETION 0
#define PB_REGISTER_FIRST_OWN 16
#define PB_REGISTER_MAX 62
#define PB_REGISTER_OTHER 255

#define PB_MAX_HEADS 200

/**
 * PbRegisterName:
 * @number: its number
 * @field: (nullable): its field; %NULL for deletion and for unknown keys
 * @element: the element of a set, or an unknown key; empty otherwise
 *
 * What the key of an operation names, within a kind.
 */
typedef struct
{
  guint8             number;
  const PbFieldInfo *field;
  PbSlice            element;
} PbRegisterName;

/**
 * PbHead:
 * @number: the register
 * @unlisted: whether the register's heads must be found in the log
 * @dev: the device, as this library numbers it
 * @hlc: the clock
 *
 * An operation on a register that no known operation replaces.
 */
typedef struct
{
  guint8   number;
  gboolean unlisted;
  guint16  dev;
  guint64  hlc;
} PbHead;

guint8             pb_register_from_field   (PbFieldId              field);
const PbFieldInfo *pb_register_get_field    (PbKind                 kind,
                                             guint8                 number);
void               pb_register_resolve      (PbKind                 kind,
                                             const PbSlice         *key,
                                             PbRegisterName        *name);
gboolean           pb_register_check        (const PbRegisterName  *name,
                                             const PbWireValue     *value);
gboolean           pb_op_is_understood      (PbKind                 kind,
                                             GArray                *entries,
                                             const PbOpInfo        *info);
char              *pb_register_dup_key      (PbFieldId              field,
                                             const char            *element) G_GNUC_WARN_UNUSED_RESULT;
gboolean           pb_register_is_frozen    (PbKind                 kind,
                                             const PbFieldInfo     *field);

gboolean           pb_heads_parse           (const guint8          *blob,
                                             gsize                  length,
                                             GArray                *heads);
GByteArray        *pb_heads_format          (GArray                *heads) G_GNUC_WARN_UNUSED_RESULT;

gboolean           pb_wire_is_present       (const PbWireValue     *value);
gboolean           pb_wire_is_blank         (const PbWireValue     *value);
gboolean           pb_wire_equal            (const PbWireValue     *a,
                                             const PbWireValue     *b);
PbDay              pb_wire_get_day          (const PbWireValue     *value);
GVariant          *pb_wire_to_variant       (const PbFieldInfo     *field,
                                             const PbWireValue     *value) G_GNUC_WARN_UNUSED_RESULT;
void               pb_wire_append           (GString               *json,
                                             const PbFieldInfo     *field,
                                             GVariant              *value);

G_END_DECLS
