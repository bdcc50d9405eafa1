/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-attention.h"

G_BEGIN_DECLS

gboolean pb_reminder_compose (GPtrArray   *attention,
                              const char  *group_name,
                              PbDay        today,
                              guint        days_ahead,
                              PbDay        last,
                              char       **title,
                              char       **body);

G_END_DECLS
