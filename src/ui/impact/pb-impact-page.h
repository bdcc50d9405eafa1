/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/pb-page.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_IMPACT_PAGE (pb_impact_page_get_type ())
G_DECLARE_FINAL_TYPE (PbImpactPage, pb_impact_page, PB, IMPACT_PAGE, AdwBin)

GtkWidget *pb_impact_page_new (PbGroupContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
