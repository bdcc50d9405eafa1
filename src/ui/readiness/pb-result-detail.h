/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "framework/pb-result.h"
#include "ui/pb-group-context.h"

G_BEGIN_DECLS

#define PB_TYPE_RESULT_DETAIL (pb_result_detail_get_type ())
G_DECLARE_FINAL_TYPE (PbResultDetail, pb_result_detail, PB, RESULT_DETAIL, AdwBin)

GtkWidget *pb_result_detail_new (PbGroupContext *context,
                                 PbResult       *result) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
