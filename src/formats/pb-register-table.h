/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-format.h"

G_BEGIN_DECLS

/**
 * PB_REGISTER_TABLE_MAX_ROWS:
 *
 * How many rows of a table are read.
 */
#define PB_REGISTER_TABLE_MAX_ROWS 50000

extern const PbFormat pb_register_table_format;
extern const PbFormat pb_register_tsv_format;

G_END_DECLS
