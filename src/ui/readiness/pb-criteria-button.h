/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/pb-group-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_CRITERIA_BUTTON (pb_criteria_button_get_type ())
G_DECLARE_FINAL_TYPE (PbCriteriaButton, pb_criteria_button, PB, CRITERIA_BUTTON, AdwBin)

void pb_criteria_button_set_context (PbCriteriaButton *self,
                                     PbGroupContext   *context);
void pb_criteria_button_import      (PbCriteriaButton *self,
                                     GBytes           *content,
                                     const char       *file_name);

G_END_DECLS
