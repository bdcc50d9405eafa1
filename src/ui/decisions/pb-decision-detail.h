/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/widgets/pb-detail-page.h"

G_BEGIN_DECLS

void pb_decision_fill_detail (PbDetailPage *page,
                              PbRecord     *decision,
                              gpointer      user_data);

G_END_DECLS
