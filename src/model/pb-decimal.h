/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-types.h"

G_BEGIN_DECLS

#define PB_TYPE_DECIMAL_BOXED (pb_decimal_get_type ())

/**
 * PB_DECIMAL_MAX_DIGITS:
 *
 * The most digits that a stored number may have: those of 2²⁵⁶, the largest
 * token amount there is.
 */
#define PB_DECIMAL_MAX_DIGITS 78

GType      pb_decimal_get_type    (void) G_GNUC_CONST;

PbDecimal *pb_decimal_parse       (const char      *text) G_GNUC_WARN_UNUSED_RESULT;
PbDecimal *pb_decimal_new_integer (gint64           value) G_GNUC_WARN_UNUSED_RESULT;
PbDecimal *pb_decimal_copy        (const PbDecimal *self) G_GNUC_WARN_UNUSED_RESULT;
void       pb_decimal_free        (PbDecimal       *self);

PbDecimal *pb_decimal_add         (const PbDecimal *a,
                                   const PbDecimal *b) G_GNUC_WARN_UNUSED_RESULT;
PbDecimal *pb_decimal_subtract    (const PbDecimal *a,
                                   const PbDecimal *b) G_GNUC_WARN_UNUSED_RESULT;
PbDecimal *pb_decimal_multiply    (const PbDecimal *a,
                                   const PbDecimal *b) G_GNUC_WARN_UNUSED_RESULT;
PbDecimal *pb_decimal_divide      (const PbDecimal *a,
                                   const PbDecimal *b) G_GNUC_WARN_UNUSED_RESULT;
int        pb_decimal_compare     (const PbDecimal *a,
                                   const PbDecimal *b);
int        pb_decimal_get_sign    (const PbDecimal *self);

char      *pb_decimal_to_string   (const PbDecimal *self) G_GNUC_WARN_UNUSED_RESULT;
char      *pb_decimal_to_rounded  (const PbDecimal *self,
                                   guint            places) G_GNUC_WARN_UNUSED_RESULT;
char      *pb_decimal_to_locale   (const PbDecimal *self,
                                   int              places) G_GNUC_WARN_UNUSED_RESULT;
double     pb_decimal_to_double   (const PbDecimal *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbDecimal, pb_decimal_free)

G_END_DECLS
