/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-people.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_ROLE_ROW (pb_role_row_get_type ())
G_DECLARE_FINAL_TYPE (PbRoleRow, pb_role_row, PB, ROLE_ROW, AdwActionRow)

GtkWidget *pb_role_row_new    (const char        *id) G_GNUC_WARN_UNUSED_RESULT;
void       pb_role_row_update (PbRoleRow         *self,
                               PbPeople          *people,
                               const PbRoleFacts *role);

G_END_DECLS
