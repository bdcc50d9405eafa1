/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/pb-backups.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_PREFERENCES_DIALOG (pb_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbPreferencesDialog, pb_preferences_dialog, PB, PREFERENCES_DIALOG, AdwPreferencesDialog)

AdwDialog *pb_preferences_dialog_new (GSettings *settings,
                                      PbBackups *backups) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
