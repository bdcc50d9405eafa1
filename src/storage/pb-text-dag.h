/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-hlc.h"
#include "storage/pb-op.h"

G_BEGIN_DECLS

/* How many deltas may follow each other: we write fewer than we read. */
#define PB_TEXT_WRITE_CHAIN 50
#define PB_TEXT_READ_CHAIN 1000

typedef struct _PbTextDag PbTextDag;

PbTextDag  *pb_text_dag_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void        pb_text_dag_free   (PbTextDag          *self);
void        pb_text_dag_add    (PbTextDag          *self,
                                const PbStamp      *stamp,
                                const PbStamp      *preds,
                                guint               n_preds,
                                const PbWireValue  *value);
const char *pb_text_dag_get    (PbTextDag          *self,
                                const PbStamp      *stamp,
                                gsize              *length);
char       *pb_text_dag_merge  (PbTextDag          *self,
                                const PbStamp      *heads,
                                guint               n_heads,
                                gsize              *length,
                                gboolean           *conflict) G_GNUC_WARN_UNUSED_RESULT;

gboolean    pb_text_value_check (const PbWireValue *value);
gboolean    pb_text_value_is_delta (const PbWireValue *value);
char       *pb_text_value_dup_full (const PbWireValue *value,
                                    gsize             *length) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbTextDag, pb_text_dag_free)

G_END_DECLS
