/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ui/exchange/pb-sharing.h"

G_BEGIN_DECLS

#define PB_TYPE_SHARE_BUTTON (pb_share_button_get_type ())
G_DECLARE_FINAL_TYPE (PbShareButton, pb_share_button, PB, SHARE_BUTTON, AdwBin)

void pb_share_button_set_sharing (PbShareButton *self,
                                  PbSharing     *sharing);

G_END_DECLS
