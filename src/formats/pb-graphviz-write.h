/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-relation-map.h"

G_BEGIN_DECLS

char *pb_graphviz_write (const PbRelationMap *map,
                         const char          *title) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
