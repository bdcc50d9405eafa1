/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-treasury.h"
#include "model/pb-edit.h"

G_BEGIN_DECLS

gboolean  pb_outflow_is_proposal  (const PbOutflow *outflow);
PbEdit   *pb_outflows_confirm     (GPtrArray       *outflows) G_GNUC_WARN_UNUSED_RESULT;
char     *pb_outflow_dup_what     (const PbOutflow *outflow) G_GNUC_WARN_UNUSED_RESULT;
char     *pb_transaction_dup_amount (PbRecord      *transaction) G_GNUC_WARN_UNUSED_RESULT;
char     *pb_transaction_dup_caption (PbRecord     *transaction) G_GNUC_WARN_UNUSED_RESULT;
PbEdit   *pb_transactions_match   (GPtrArray       *transactions,
                                   PbRecord        *record,
                                   const char      *what) G_GNUC_WARN_UNUSED_RESULT;
PbEdit   *pb_transactions_unmatch (GPtrArray       *transactions) G_GNUC_WARN_UNUSED_RESULT;
char     *pb_transaction_dup_title (PbRecord       *transaction) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
