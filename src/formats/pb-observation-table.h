/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-transaction-table.h"

G_BEGIN_DECLS

/**
 * PB_OBSERVATION_TABLE_MAX_ROWS:
 *
 * How many rows of a table are read.
 */
#define PB_OBSERVATION_TABLE_MAX_ROWS 50000

/**
 * PB_OBSERVATION_NO_COLUMN:
 *
 * Stands for a column that the table does not have.
 */
#define PB_OBSERVATION_NO_COLUMN G_MAXUINT

/**
 * PbObservationColumn:
 * @PB_OBSERVATION_COLUMN_END: the day, the last day of the period, or the period
 * @PB_OBSERVATION_COLUMN_START: the first day of the period
 * @PB_OBSERVATION_COLUMN_VALUE: the value
 * @PB_OBSERVATION_COLUMN_NUMERATOR: the numerator of a ratio
 * @PB_OBSERVATION_COLUMN_DENOMINATOR: its denominator
 * @PB_OBSERVATION_COLUMN_ESTIMATED: whether it is an estimate
 * @PB_OBSERVATION_COLUMN_EVIDENCE: where the value comes from
 * @PB_N_OBSERVATION_COLUMNS: how many there are
 *
 * What a column of a table of observations may hold.
 */
typedef enum
{
  PB_OBSERVATION_COLUMN_END,
  PB_OBSERVATION_COLUMN_START,
  PB_OBSERVATION_COLUMN_VALUE,
  PB_OBSERVATION_COLUMN_NUMERATOR,
  PB_OBSERVATION_COLUMN_DENOMINATOR,
  PB_OBSERVATION_COLUMN_ESTIMATED,
  PB_OBSERVATION_COLUMN_EVIDENCE,
  PB_N_OBSERVATION_COLUMNS,
} PbObservationColumn;

/**
 * PbObservationAnswers:
 * @answered: what was answered, of %PB_TABLE_ASK_DATES and %PB_TABLE_ASK_NUMBERS
 * @month_first: the month comes first
 * @comma: a comma is before the decimals
 * @placed: whether @places was said
 * @places: which column of the table holds what, from 0, or
 *   %PB_OBSERVATION_NO_COLUMN
 *
 * What somebody said about a table.
 */
typedef struct
{
  PbTableAsk  answered;
  gboolean    month_first;
  gboolean    comma;
  gboolean    placed;
  guint       places[PB_N_OBSERVATION_COLUMNS];
} PbObservationAnswers;

/**
 * PbObservationRow:
 * @line: the line of the text, from 1
 * @record: (nullable): the observation
 * @problem: (nullable): why there is none, a sentence
 * @known: whether the metric has the same value of the same period already
 * @conflicting: whether there is another value of the same period
 *
 * What a row of a table becomes.
 */
typedef struct
{
  guint     line;
  PbRecord *record;
  char     *problem;
  gboolean  known;
  gboolean  conflicting;
} PbObservationRow;

/**
 * PbObservationTable:
 * @rows: (element-type PbObservationRow): what each row becomes
 * @names: (array zero-terminated=1): the names of all columns of the table
 * @places: which of them holds what
 * @asks: what is left open; rows that depend on it have no record
 * @n_new: how many observations are new
 * @n_left_out: how many rows there are beyond %PB_OBSERVATION_TABLE_MAX_ROWS
 *
 * A table that was read as observations of one metric.
 */
typedef struct
{
  GPtrArray  *rows;
  GStrv       names;
  guint       places[PB_N_OBSERVATION_COLUMNS];
  PbTableAsk  asks;
  guint       n_new;
  guint       n_left_out;
} PbObservationTable;

PbObservationTable *pb_observation_table_read (const char                 *text,
                                               gssize                      length,
                                               const PbObservationAnswers *answers,
                                               PbRecord                   *metric,
                                               PbDossier                  *dossier,
                                               GCancellable               *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void                pb_observation_table_free (PbObservationTable         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbObservationTable, pb_observation_table_free)

G_END_DECLS
