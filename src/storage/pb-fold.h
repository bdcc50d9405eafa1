/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-register.h"
#include "storage/pb-text-dag.h"

G_BEGIN_DECLS

/**
 * PbFoldOp:
 * @id: its row
 * @stamp: its identity
 * @dev: its device, as this library numbers it
 * @kind: the kind that it names, as this library numbers it
 * @flags: its flags in the log
 * @opaque: whether it counts for nothing: set where its log is out of order,
 *   and by pb_fold_run() where it is not understood or names another kind
 * @info: what it does; known after pb_fold_run()
 * @body: its body
 * @length: the length of the body
 *
 * One operation on the record that is folded.
 */
typedef struct
{
  gint64      id;
  PbStamp     stamp;
  guint16     dev;
  int         kind;
  int         flags;
  gboolean    opaque;
  PbOpInfo    info;
  const char *body;
  gsize       length;
} PbFoldOp;

/**
 * PbFoldRef:
 * @op: the place of an operation
 * @entry: the place of an entry
 *
 * What one operation does to one register.
 */
typedef struct
{
  guint op;
  guint entry;
} PbFoldRef;

/**
 * PbRegister:
 * @number: its number
 * @field: (nullable): its field
 * @element: (nullable): the element of a set, or an unknown key
 * @heads: (element-type PbFoldRef): the heads, in ascending order
 * @all: (element-type PbFoldRef): all that touched it, in ascending order
 * @dag: (nullable): its versions, for a long text
 *
 * One register of the record.
 */
typedef struct
{
  guint8             number;
  const PbFieldInfo *field;
  char              *element;
  GArray            *heads;
  GArray            *all;
  PbTextDag         *dag;
} PbRegister;

typedef struct _PbFold PbFold;

PbFold            *pb_fold_new             (void) G_GNUC_WARN_UNUSED_RESULT;
void               pb_fold_free            (PbFold           *self);
void               pb_fold_add             (PbFold           *self,
                                            const PbFoldOp   *op);
int                pb_fold_get_kind_number (PbFold           *self);
void               pb_fold_run             (PbFold           *self,
                                            PbKind            kind);

guint              pb_fold_get_n_ops       (PbFold           *self);
const PbFoldOp    *pb_fold_get_op          (PbFold           *self,
                                            guint             n);
const PbOpEntry   *pb_fold_get_entry       (PbFold           *self,
                                            guint             n);
const PbStamp     *pb_fold_get_preds       (PbFold           *self,
                                            const PbOpEntry  *entry);
const PbFoldOp    *pb_fold_get_creation    (PbFold           *self);
const PbFoldOp    *pb_fold_get_latest      (PbFold           *self);
gboolean           pb_fold_get_deleted     (PbFold           *self,
                                            gboolean         *disputed);
GPtrArray         *pb_fold_get_registers   (PbFold           *self);
PbRegister        *pb_fold_find            (PbFold           *self,
                                            guint8            number,
                                            const char       *element);

const PbWireValue *pb_fold_get_winner      (PbFold           *self,
                                            PbRegister       *reg);
gboolean           pb_fold_get_present     (PbFold           *self,
                                            PbRegister       *reg);
guint              pb_fold_count_values    (PbFold           *self,
                                            PbRegister       *reg);
const PbFoldRef   *pb_fold_find_ref        (PbFold           *self,
                                            PbRegister       *reg,
                                            const PbStamp    *stamp);
char              *pb_fold_merge_text      (PbFold           *self,
                                            PbRegister       *reg,
                                            const PbStamp    *versions,
                                            guint             n_versions,
                                            gsize            *length,
                                            gboolean         *conflict) G_GNUC_WARN_UNUSED_RESULT;
char              *pb_fold_get_text        (PbFold           *self,
                                            PbRegister       *reg,
                                            gsize            *length,
                                            gboolean         *conflict) G_GNUC_WARN_UNUSED_RESULT;
gboolean           pb_fold_is_readable     (PbFold           *self,
                                            PbRegister       *reg);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbFold, pb_fold_free)

G_END_DECLS
