/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ui/pb-group-context.h"
#include "ui/pb-group-tree.h"

G_BEGIN_DECLS

#define PB_TYPE_SEARCH_DIALOG (pb_search_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbSearchDialog, pb_search_dialog, PB, SEARCH_DIALOG, AdwDialog)

AdwDialog *pb_search_dialog_new      (PbGroupContext *context,
                                      PbGroupTree    *tree) G_GNUC_WARN_UNUSED_RESULT;
void       pb_search_dialog_set_text (PbSearchDialog *self,
                                      const char     *text);

G_END_DECLS
