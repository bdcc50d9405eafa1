/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-edit.h"

G_BEGIN_DECLS

PbEdit *pb_network_json_read (GBytes      *bytes,
                              const char  *title,
                              PbDay        today,
                              GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
