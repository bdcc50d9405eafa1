/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-edit.h"

G_BEGIN_DECLS

PbEdit *pb_example_network_build (PbDay today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
