/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-treasury.h"
#include "report/pb-chart-data.h"

G_BEGIN_DECLS

PbChartData *pb_chart_data_new_balance (PbTreasury *treasury,
                                        const char *account_id,
                                        const char *asset) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
