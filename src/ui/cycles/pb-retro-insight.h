/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_RETRO_INSIGHT (pb_retro_insight_get_type ())
G_DECLARE_FINAL_TYPE (PbRetroInsight, pb_retro_insight, PB, RETRO_INSIGHT, GtkListBoxRow)

GtkWidget  *pb_retro_insight_new        (const char     *text) G_GNUC_WARN_UNUSED_RESULT;
const char *pb_retro_insight_get_text   (PbRetroInsight *self);
int         pb_retro_insight_get_weight (PbRetroInsight *self);

G_END_DECLS
