/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/pb-group-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_STATE_EDITOR (pb_state_editor_get_type ())
G_DECLARE_FINAL_TYPE (PbStateEditor, pb_state_editor, PB, STATE_EDITOR, AdwDialog)

PbStateEditor *pb_state_editor_new       (PbGroupContext *context,
                                          PbRecord       *text) G_GNUC_WARN_UNUSED_RESULT;
PbStateEditor *pb_state_editor_new_write (PbGroupContext *context,
                                          const char     *key) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
