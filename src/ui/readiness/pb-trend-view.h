/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ui/pb-group-context.h"

G_BEGIN_DECLS

#define PB_TYPE_TREND_VIEW (pb_trend_view_get_type ())
G_DECLARE_FINAL_TYPE (PbTrendView, pb_trend_view, PB, TREND_VIEW, AdwBin)

void pb_trend_view_set_context (PbTrendView    *self,
                                PbGroupContext *context);

G_END_DECLS
