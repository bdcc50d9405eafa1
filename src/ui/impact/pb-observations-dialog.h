/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/pb-group-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_OBSERVATIONS_DIALOG (pb_observations_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbObservationsDialog, pb_observations_dialog, PB, OBSERVATIONS_DIALOG, AdwDialog)

AdwDialog *pb_observations_dialog_new      (PbGroupContext       *context,
                                            PbRecord             *metric) G_GNUC_WARN_UNUSED_RESULT;
void       pb_observations_dialog_set_text (PbObservationsDialog *self,
                                            GBytes               *text);

G_END_DECLS
