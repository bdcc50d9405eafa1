/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "live-objects.h"

G_BEGIN_DECLS

double          endurance_take_amount   (int      *argc,
                                         char   ***argv,
                                         double    otherwise);
void            endurance_rest          (void);
LiveObjects    *endurance_count_at_rest (void);

G_END_DECLS
