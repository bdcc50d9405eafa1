/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/pb-group-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_CRITERIA_DIALOG (pb_criteria_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbCriteriaDialog, pb_criteria_dialog, PB, CRITERIA_DIALOG, AdwDialog)

PbCriteriaDialog *pb_criteria_dialog_new_import (PbGroupContext *context,
                                                 PbCriteriaSet  *criteria,
                                                 GBytes         *content) G_GNUC_WARN_UNUSED_RESULT;
PbCriteriaDialog *pb_criteria_dialog_new_choose (PbGroupContext *context,
                                                 PbCriteriaSet  *criteria,
                                                 const char     *record_id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
