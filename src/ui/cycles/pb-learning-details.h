/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/widgets/pb-detail-page.h"

G_BEGIN_DECLS

void pb_retro_fill_detail    (PbDetailPage *page,
                              PbRecord     *retrospective,
                              gpointer      user_data);
void pb_insight_fill_detail  (PbDetailPage *page,
                              PbRecord     *insight,
                              gpointer      user_data);
void pb_feedback_fill_detail (PbDetailPage *page,
                              PbRecord     *feedback,
                              gpointer      user_data);

G_END_DECLS
