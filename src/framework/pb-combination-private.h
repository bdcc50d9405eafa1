/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-result-private.h"
#include "framework/pb-rule-context-private.h"

G_BEGIN_DECLS

void pb_combine (PbRuleContext *context,
                 PbVerdict     *verdict,
                 PbCombination *combination);

G_END_DECLS
