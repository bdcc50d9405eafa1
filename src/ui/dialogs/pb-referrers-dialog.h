/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-record.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_REFERRERS_DIALOG (pb_referrers_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbReferrersDialog, pb_referrers_dialog, PB, REFERRERS_DIALOG, AdwAlertDialog)

AdwDialog *pb_referrers_dialog_new (PbRecord   *record,
                                    GPtrArray  *referrers,
                                    gboolean    can_retire) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
