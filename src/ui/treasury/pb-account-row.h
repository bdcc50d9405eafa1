/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-treasury.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *pb_account_row_new         (PbRecord   *account,
                                       PbTreasury *treasury) G_GNUC_WARN_UNUSED_RESULT;
char      *pb_account_dup_sentence    (PbRecord   *account) G_GNUC_WARN_UNUSED_RESULT;
gboolean   pb_account_lacks_signers   (PbRecord   *account);

G_END_DECLS
