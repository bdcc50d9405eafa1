/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-trend.h"

G_BEGIN_DECLS

PbTrendPoint *pb_trend_point_new (PbJudgement *judgement) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
