/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/widgets/pb-register-page.h"

G_BEGIN_DECLS

#define PB_TYPE_NETWORK_PAGE (pb_network_page_get_type ())
G_DECLARE_FINAL_TYPE (PbNetworkPage, pb_network_page, PB, NETWORK_PAGE, PbRegisterPage)

G_END_DECLS
