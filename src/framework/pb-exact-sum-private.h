/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-decimal.h"

G_BEGIN_DECLS

/* An exact sum of many numbers.  Short ones are added as whole numbers of
 * millionths, which is many times faster; all others as #PbDecimal.
 */
typedef struct
{
  gint64     millionths;
  PbDecimal *rest;
  gboolean   any;
} PbExactSum;

#define PB_EXACT_SUM_INIT { 0, NULL, FALSE }

void       pb_exact_sum_add   (PbExactSum *self,
                               const char *text);
PbDecimal *pb_exact_sum_steal (PbExactSum *self) G_GNUC_WARN_UNUSED_RESULT;
void       pb_exact_sum_clear (PbExactSum *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PbExactSum, pb_exact_sum_clear)

G_END_DECLS
