/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/dialogs/pb-reference-source.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_PART_GROUP (pb_part_group_get_type ())
G_DECLARE_FINAL_TYPE (PbPartGroup, pb_part_group, PB, PART_GROUP, AdwPreferencesGroup)

GtkWidget *pb_part_group_new (PbKind             kind,
                              GListModel        *parts,
                              PbReferenceSource *source) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
