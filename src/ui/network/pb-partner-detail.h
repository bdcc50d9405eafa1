/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/network/pb-contact-row.h"
#include "ui/widgets/pb-detail-page.h"

G_BEGIN_DECLS

void pb_partner_detail_fill (PbDetailPage *page,
                             PbRecord     *record,
                             PbContactRow *contact_row,
                             gboolean      all_contacts);

G_END_DECLS
