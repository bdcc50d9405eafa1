/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/pb-page.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_HISTORY_PAGE (pb_history_page_get_type ())
G_DECLARE_FINAL_TYPE (PbHistoryPage, pb_history_page, PB, HISTORY_PAGE, AdwBin)

GtkWidget *pb_history_page_new (PbGroupContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
