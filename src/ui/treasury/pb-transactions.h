/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-treasury.h"
#include "ui/widgets/pb-register-view.h"

G_BEGIN_DECLS

typedef struct _PbTransactions PbTransactions;

PbTransactions *pb_transactions_new           (void) G_GNUC_WARN_UNUSED_RESULT;
void            pb_transactions_free          (PbTransactions *self);
void            pb_transactions_fill_register (PbTransactions *self,
                                               PbRegisterView *view,
                                               PbGroupContext *context);
void            pb_transactions_set_treasury  (PbTransactions *self,
                                               PbTreasury     *treasury);
void            pb_outflow_set_chip           (const PbOutflow *outflow,
                                               PbChip          *chip);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbTransactions, pb_transactions_free)

G_END_DECLS
