/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/pb-group-context.h"

G_BEGIN_DECLS

#define PB_TYPE_REGISTER_NAMES (pb_register_names_get_type ())
G_DECLARE_FINAL_TYPE (PbRegisterNames, pb_register_names, PB, REGISTER_NAMES, GObject)

PbRegisterNames *pb_register_names_new (PbGroupContext  *context) G_GNUC_WARN_UNUSED_RESULT;
char            *pb_register_names_dup (PbRegisterNames *self,
                                        const char      *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
