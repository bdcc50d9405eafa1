/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/pb-group-context.h"

G_BEGIN_DECLS

PbEdit *pb_still_true_edit_new (PbGroupContext *context,
                                const char     *key) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
