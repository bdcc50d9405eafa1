/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-people.h"
#include "ui/pb-group-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_ROLES_VIEW (pb_roles_view_get_type ())
G_DECLARE_FINAL_TYPE (PbRolesView, pb_roles_view, PB, ROLES_VIEW, AdwBin)

GtkWidget *pb_roles_view_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void       pb_roles_view_update (PbRolesView    *self,
                                 PbGroupContext *context,
                                 PbPeople       *people,
                                 gboolean        locked);

G_END_DECLS
