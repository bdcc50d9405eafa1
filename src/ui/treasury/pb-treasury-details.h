/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-treasury.h"
#include "ui/widgets/pb-detail-page.h"

G_BEGIN_DECLS

void pb_account_fill_detail     (PbDetailPage *page,
                                 PbRecord     *account,
                                 PbTreasury   *treasury);
void pb_transaction_fill_detail (PbDetailPage *page,
                                 PbRecord     *transaction,
                                 PbTreasury   *treasury,
                                 gboolean      locked);

G_END_DECLS
