/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PbNumberReading:
 * @point: (nullable): the number, if a point is before its decimals
 * @comma: (nullable): the number, if a comma is before its decimals
 * @unit: (nullable): what was written before or after it, such as “EUR”
 *
 * What a number in a table may mean.  Both are written as files hold them, and are
 * the same where there is no doubt about the number at least.
 */
typedef struct
{
  char *point;
  char *comma;
  char *unit;
} PbNumberReading;

void     pb_number_reading_parse     (const char            *text,
                                      PbNumberReading       *reading);
void     pb_number_reading_clear     (PbNumberReading       *self);
gboolean pb_number_reading_is_number (const PbNumberReading *self);
gboolean pb_number_reading_is_doubtful (const PbNumberReading *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PbNumberReading, pb_number_reading_clear)

G_END_DECLS
