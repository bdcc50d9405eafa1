/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-treasury.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_BUDGET_ROW (pb_budget_row_get_type ())
G_DECLARE_FINAL_TYPE (PbBudgetRow, pb_budget_row, PB, BUDGET_ROW, AdwExpanderRow)

GtkWidget  *pb_budget_row_new        (const char     *id) G_GNUC_WARN_UNUSED_RESULT;
const char *pb_budget_row_get_id     (PbBudgetRow    *self);
void        pb_budget_row_update     (PbBudgetRow    *self,
                                      GPtrArray      *budgets,
                                      guint           first,
                                      guint           n,
                                      PbDay           day);
gboolean    pb_budget_is_settled     (const PbBudget *budget);
char       *pb_budget_dup_title      (const PbBudget *budget) G_GNUC_WARN_UNUSED_RESULT;
char       *pb_budget_dup_sentence   (const PbBudget *budget) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
