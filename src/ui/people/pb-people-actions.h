/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-people.h"
#include "model/pb-edit.h"

G_BEGIN_DECLS

PbEdit *pb_role_hand_over (PbEdit            *assignment,
                           PbRecord          *next,
                           const PbSeat      *seat) G_GNUC_WARN_UNUSED_RESULT;
PbEdit *pb_role_retire    (const PbRoleFacts *role,
                           PbDay              day) G_GNUC_WARN_UNUSED_RESULT;
PbEdit *pb_role_revive    (PbRecord          *role) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
