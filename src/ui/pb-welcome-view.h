/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_WELCOME_VIEW (pb_welcome_view_get_type ())
G_DECLARE_FINAL_TYPE (PbWelcomeView, pb_welcome_view, PB, WELCOME_VIEW, AdwBin)

G_END_DECLS
