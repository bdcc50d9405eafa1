/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-dossier.h"

G_BEGIN_DECLS

/**
 * PB_TRANSACTION_TABLE_MAX_ROWS:
 *
 * How many rows of a table are read, its head among them.
 */
#define PB_TRANSACTION_TABLE_MAX_ROWS 100001

/**
 * PbTableAsk:
 * @PB_TABLE_ASK_DATES: whether the day or the month comes first
 * @PB_TABLE_ASK_NUMBERS: whether a point or a comma is before the decimals
 * @PB_TABLE_ASK_DIRECTION: whether amounts were paid or received
 * @PB_TABLE_ASK_ASSET: what the amounts are in
 *
 * What a table of transactions leaves open, so that somebody has to say it.
 */
typedef enum
{
  PB_TABLE_ASK_DATES     = 1 << 0,
  PB_TABLE_ASK_NUMBERS   = 1 << 1,
  PB_TABLE_ASK_DIRECTION = 1 << 2,
  PB_TABLE_ASK_ASSET     = 1 << 3,
} PbTableAsk;

/**
 * PbTableAnswers:
 * @answered: what was answered
 * @month_first: the month comes first
 * @comma: a comma is before the decimals
 * @received: amounts were received
 * @asset: (nullable): what amounts are in where the table does not say it
 *
 * What somebody said about a table.
 */
typedef struct
{
  PbTableAsk  answered;
  gboolean    month_first;
  gboolean    comma;
  gboolean    received;
  const char *asset;
} PbTableAnswers;

/**
 * PbTransactionRow:
 * @line: the line of the text, from 1
 * @record: (nullable): the transaction, without its group, and without its account
 *   unless that is known by its address
 * @problem: (nullable): why there is none, a sentence
 * @known: whether the group has such a transaction already
 * @alike: (nullable): a transaction of the group that may be the same in other words: of the
 *   same day, amount and direction, and not told apart by anything that both say
 *
 * What a row of a table becomes.
 */
typedef struct
{
  guint     line;
  PbRecord *record;
  char     *problem;
  gboolean  known;
  PbRecord *alike;
} PbTransactionRow;

/**
 * PbTransactionTable:
 * @rows: (element-type PbTransactionRow): what each row becomes
 * @asks: what is left open; rows that depend on it have no record
 * @understood: (nullable): the names of the columns that were understood
 * @n_new: how many transactions are new
 * @n_left_out: how many rows there are beyond %PB_TRANSACTION_TABLE_MAX_ROWS
 *
 * A table that was read as transactions.
 */
typedef struct
{
  GPtrArray  *rows;
  PbTableAsk  asks;
  char       *understood;
  guint       n_new;
  guint       n_left_out;
} PbTransactionTable;

PbTransactionTable *pb_transaction_table_read (const char           *text,
                                               gssize                length,
                                               const char           *file_name,
                                               const PbTableAnswers *answers,
                                               PbDossier            *dossier,
                                               GCancellable         *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void                pb_transaction_table_free (PbTransactionTable   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbTransactionTable, pb_transaction_table_free)

G_END_DECLS
