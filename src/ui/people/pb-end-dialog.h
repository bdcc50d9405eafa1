/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-people.h"
#include "ui/pb-group-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_END_DIALOG (pb_end_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbEndDialog, pb_end_dialog, PB, END_DIALOG, AdwAlertDialog)

AdwDialog *pb_end_dialog_new (PbGroupContext *context,
                              const PbSeat   *seat) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
