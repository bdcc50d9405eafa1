/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ui/exchange/pb-sharing.h"

G_BEGIN_DECLS

#define PB_TYPE_SHARED_FOLDER_DIALOG (pb_shared_folder_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbSharedFolderDialog, pb_shared_folder_dialog, PB, SHARED_FOLDER_DIALOG, AdwDialog)

AdwDialog *pb_shared_folder_dialog_new  (PbSharing            *sharing) G_GNUC_WARN_UNUSED_RESULT;
void       pb_shared_folder_dialog_look (PbSharedFolderDialog *self,
                                         GFile                *folder);

G_END_DECLS
