/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-day.h"
#include "model/pb-record.h"

G_BEGIN_DECLS

#define PB_TYPE_IMPORT_CONTEXT (pb_import_context_get_type ())
G_DECLARE_FINAL_TYPE (PbImportContext, pb_import_context, PB, IMPORT_CONTEXT, GObject)

PbImportContext *pb_import_context_new       (PbDay            today) G_GNUC_WARN_UNUSED_RESULT;
PbImportContext *pb_import_context_new_after (PbImportContext *before) G_GNUC_WARN_UNUSED_RESULT;
const PbKind    *pb_import_context_get_kinds (guint           *n_kinds);
void             pb_import_context_add       (PbImportContext *self,
                                              PbRecord        *record);
PbDay            pb_import_context_get_today (PbImportContext *self);
void             pb_import_context_choose    (PbImportContext *self,
                                              const char      *name,
                                              const char      *value);
const char      *pb_import_context_get_choice (PbImportContext *self,
                                               const char      *name);
PbRecord        *pb_import_context_lookup    (PbImportContext *self,
                                              const char      *id);
GPtrArray       *pb_import_context_get_kind  (PbImportContext *self,
                                              PbKind           kind);

G_END_DECLS
