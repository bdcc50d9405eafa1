/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/widgets/pb-register-page.h"

G_BEGIN_DECLS

#define PB_TYPE_DECISIONS_PAGE (pb_decisions_page_get_type ())
G_DECLARE_FINAL_TYPE (PbDecisionsPage, pb_decisions_page, PB, DECISIONS_PAGE, PbRegisterPage)

GtkWidget *pb_decisions_page_new (PbGroupContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
