/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-people.h"
#include "ui/widgets/pb-detail-page.h"

G_BEGIN_DECLS

void pb_role_fill_detail   (PbDetailPage *page,
                            PbRecord     *role,
                            PbPeople     *people,
                            gboolean      locked);
void pb_member_fill_detail (PbDetailPage *page,
                            PbRecord     *member,
                            PbPeople     *people);

G_END_DECLS
