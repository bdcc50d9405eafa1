/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-format.h"

G_BEGIN_DECLS

extern const PbFormat pb_coordinape_table_format;

G_END_DECLS
