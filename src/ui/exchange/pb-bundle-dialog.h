/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/pb-state-bundle.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_BUNDLE_DIALOG (pb_bundle_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbBundleDialog, pb_bundle_dialog, PB, BUNDLE_DIALOG, AdwDialog)

AdwDialog *pb_bundle_dialog_new (PbStateBundle *bundle,
                                 PbTrust       *trust,
                                 PbIdentity    *own) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
