/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/widgets/pb-register-page.h"

G_BEGIN_DECLS

#define PB_TYPE_TREASURY_PAGE (pb_treasury_page_get_type ())
G_DECLARE_FINAL_TYPE (PbTreasuryPage, pb_treasury_page, PB, TREASURY_PAGE, PbRegisterPage)

GtkWidget *pb_treasury_page_new (PbGroupContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
