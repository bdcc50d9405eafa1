/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-treasury.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *pb_finding_row_new (const PbTreasuryFinding *finding,
                               gboolean                 locked) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
