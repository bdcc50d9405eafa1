/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-catalogue.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_ASSET_ENTRY (pb_asset_entry_get_type ())
G_DECLARE_FINAL_TYPE (PbAssetEntry, pb_asset_entry, PB, ASSET_ENTRY, GtkBox)

GtkWidget *pb_asset_entry_new (PbFieldId           field,
                               const char * const *known) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
