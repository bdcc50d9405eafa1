/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-import-context.h"
#include "model/pb-catalogue.h"

G_BEGIN_DECLS

/**
 * PbTableColumn:
 * @choice: under what name pb_import_context_choose() says which field it is, or `-` for none
 * @name: what it is called in the file; it may be empty
 * @sample: (nullable): what the first row that says something says in it
 * @field: the field that it is taken for, or 0
 * @identifies: whether it has the identifiers of records, which are no field
 *
 * A column of a table.
 */
typedef struct
{
  char      *choice;
  char      *name;
  char      *sample;
  PbFieldId  field;
  gboolean   identifies;
} PbTableColumn;

#define PB_TYPE_TABLE_COLUMNS (pb_table_columns_get_type ())

/**
 * PbTableColumns:
 *
 * What the columns of the table of a register are taken for.
 */
typedef struct _PbTableColumns PbTableColumns;

GType                pb_table_columns_get_type      (void);
PbTableColumns      *pb_table_columns_new           (GBytes               *bytes,
                                                     const char           *file_name,
                                                     PbImportContext      *context) G_GNUC_WARN_UNUSED_RESULT;
PbTableColumns      *pb_table_columns_ref           (PbTableColumns       *self) G_GNUC_WARN_UNUSED_RESULT;
void                 pb_table_columns_unref         (PbTableColumns       *self);
PbKind               pb_table_columns_get_kind      (const PbTableColumns *self);
guint                pb_table_columns_get_n         (const PbTableColumns *self);
const PbTableColumn *pb_table_columns_get_nth       (const PbTableColumns *self,
                                                     guint                 n);
guint                pb_table_columns_get_n_unknown (const PbTableColumns *self);
gboolean             pb_table_columns_can_be        (PbFieldId             field);
char                *pb_table_columns_dup_key       (GBytes               *bytes) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbTableColumns, pb_table_columns_unref)

G_END_DECLS
