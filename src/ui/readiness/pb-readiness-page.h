/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ui/pb-page.h"

G_BEGIN_DECLS

#define PB_TYPE_READINESS_PAGE (pb_readiness_page_get_type ())
G_DECLARE_FINAL_TYPE (PbReadinessPage, pb_readiness_page, PB, READINESS_PAGE, AdwBin)

G_END_DECLS
