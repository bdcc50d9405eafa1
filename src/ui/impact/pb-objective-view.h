/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/pb-group-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_OBJECTIVE_VIEW (pb_objective_view_get_type ())
G_DECLARE_FINAL_TYPE (PbObjectiveView, pb_objective_view, PB, OBJECTIVE_VIEW, AdwPreferencesGroup)

GtkWidget  *pb_objective_view_new       (const char       *objective_id) G_GNUC_WARN_UNUSED_RESULT;
const char *pb_objective_view_get_id    (PbObjectiveView *self);
void        pb_objective_view_update    (PbObjectiveView *self,
                                          PbDossier        *dossier,
                                          PbRecord         *objective,
                                          guint             n_metrics,
                                          gboolean          locked);

G_END_DECLS
