/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-judgement.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_COUNT_BAR_VIEW (pb_count_bar_view_get_type ())
G_DECLARE_FINAL_TYPE (PbCountBarView, pb_count_bar_view, PB, COUNT_BAR_VIEW, GtkWidget)

void pb_count_bar_view_set_section (PbCountBarView *self,
                                    PbJudgement    *judgement,
                                    PbSection       section);

G_END_DECLS
