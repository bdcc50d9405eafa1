/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ui/exchange/pb-sharing.h"

G_BEGIN_DECLS

#define PB_TYPE_SHARE_STATE_PAGE (pb_share_state_page_get_type ())
G_DECLARE_FINAL_TYPE (PbShareStatePage, pb_share_state_page, PB, SHARE_STATE_PAGE, AdwNavigationPage)

void pb_share_state_page_set_sharing (PbShareStatePage *self,
                                      PbSharing        *sharing);

G_END_DECLS
