/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-day-reading.h"
#include "formats/pb-table-text.h"
#include "model/pb-catalogue.h"

G_BEGIN_DECLS

#define PB_NO_COLUMN G_MAXUINT

/* The columns of a table of transactions that are understood. */
typedef enum
{
  PB_COLUMN_DATE,
  PB_COLUMN_MOMENT, /* seconds since 1970 */
  PB_COLUMN_AMOUNT,
  PB_COLUMN_IN,
  PB_COLUMN_OUT,
  PB_COLUMN_ASSET,
  PB_COLUMN_DIRECTION,
  PB_COLUMN_DESCRIPTION,
  PB_COLUMN_PARTY,
  PB_COLUMN_CATEGORY,
  PB_COLUMN_FEE,
  PB_COLUMN_HASH,
  PB_COLUMN_FROM,
  PB_COLUMN_TO,
  PB_COLUMN_OWN, /* an address of the group */
  PB_COLUMN_CONTRACT,
  PB_COLUMN_BLOCK,
  PB_COLUMN_STATUS,
  PB_COLUMN_ERROR,
  PB_N_COLUMNS,
} PbColumn;

/* Which cell of a row each column is, and how many rows the head takes. */
typedef struct
{
  guint  places[PB_N_COLUMNS];
  guint  n_rows;
  char  *symbol;     /* of amounts, where the head says it */
  char  *fee_symbol; /* of fees */
} PbTableHead;

void         pb_table_head_read      (PbTableHead       *self,
                                      const PbTableText *text);
void         pb_table_head_clear     (PbTableHead       *self);
gboolean     pb_table_head_has       (const PbTableHead *self,
                                      PbColumn           column);
char        *pb_table_head_describe  (const PbTableHead *self) G_GNUC_WARN_UNUSED_RESULT;
PbFieldId    pb_column_get_field     (PbColumn           column);
PbDayReading pb_table_read_day       (const char        *text);

G_END_DECLS
