/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-edit.h"

G_BEGIN_DECLS

/* The groups of the sample: a network, a group in it in iteration, and a cell
 * of that group whose phase is not known.
 */
#define UI_NETWORK_ID "00000000000040008000000000000001"
#define UI_GROUP_ID   "00000000000040008000000000000002"
#define UI_CELL_ID    "00000000000040008000000000000003"
#define UI_METRIC_ID  "00000000000040008000000000000004"
#define UI_MEMBER_ID  "00000000000040008000000000000005"

PbEdit *ui_sample_build (PbDay today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
