/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-import-context.h"
#include "formats/pb-table-text.h"

G_BEGIN_DECLS

/* The column that has the identifiers of records. */
#define PB_REGISTER_ID ((PbFieldId) 0xff)

/* What the columns of a table hold. */
typedef struct
{
  PbKind     kind;   /* %PB_KIND_COMMON where no register has such columns */
  PbFieldId *fields; /* of each column, or 0 */
  guint      n;
  gboolean   ours;   /* this program wrote it */
  PbFieldId  title;  /* where there is one, or 0 */
  PbFieldId  start;
  const PbFieldInfo *missing; /* what every record has and no column says, or NULL */
} PbRegisterColumns;

/* Records that a table may refer to, by their titles. */
typedef struct _PbTableNames PbTableNames;

void               pb_register_columns_read  (PbRegisterColumns       *self,
                                              const PbTableText       *text,
                                              const char              *file_name,
                                              PbImportContext         *context);
void               pb_register_columns_clear (PbRegisterColumns       *self);
guint              pb_register_columns_find  (const PbRegisterColumns *self,
                                              PbFieldId                field);
const PbFieldInfo *pb_register_columns_get   (const PbRegisterColumns *self,
                                              guint                    n);
char              *pb_register_columns_dup_choice (const PbTableText *text,
                                              guint                    column) G_GNUC_WARN_UNUSED_RESULT;
int                pb_register_read_enum     (PbFieldId                field,
                                              const char              *text);
int                pb_register_read_flag     (const char              *text);
const char        *pb_register_find_group    (PbImportContext         *context,
                                              const char              *id);

PbTableNames   *pb_table_names_new     (PbImportContext         *context,
                                              PbKind                   kind,
                                              const char              *group_id) G_GNUC_WARN_UNUSED_RESULT;
void               pb_table_names_free    (PbTableNames         *self);
void               pb_table_names_add     (PbTableNames         *self,
                                              const char              *title,
                                              const char              *key);
PbRecord          *pb_table_names_find_row (PbTableNames        *self,
                                               const char             *title,
                                               PbDay                   day);
const char        *pb_table_names_find    (PbTableNames         *self,
                                              PbFieldId                field,
                                              const char              *text,
                                              PbRecord                *before,
                                              gboolean                *several);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PbRegisterColumns, pb_register_columns_clear)

G_END_DECLS
