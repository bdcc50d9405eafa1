/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-treasury.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_BUDGETS_VIEW (pb_budgets_view_get_type ())
G_DECLARE_FINAL_TYPE (PbBudgetsView, pb_budgets_view, PB, BUDGETS_VIEW, AdwBin)

GtkWidget *pb_budgets_view_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void       pb_budgets_view_update (PbBudgetsView *self,
                                   PbTreasury    *treasury);

G_END_DECLS
