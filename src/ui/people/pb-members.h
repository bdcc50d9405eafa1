/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-people.h"
#include "ui/widgets/pb-register-view.h"

G_BEGIN_DECLS

typedef struct _PbMembers PbMembers;

PbMembers *pb_members_new           (void) G_GNUC_WARN_UNUSED_RESULT;
void       pb_members_free          (PbMembers      *self);
void       pb_members_set_people    (PbMembers      *self,
                                     PbPeople       *people);
void       pb_members_fill_register (PbMembers      *self,
                                     PbRegisterView *view,
                                     PbGroupContext *context);

char      *pb_people_dup_roles_of   (PbPeople       *people,
                                     const char     *holder_id) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbMembers, pb_members_free)

G_END_DECLS
