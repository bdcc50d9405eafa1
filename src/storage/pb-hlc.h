/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PB_STAMP_LENGTH:
 *
 * The length of an operation's identifier as text: sixteen hexadecimal digits,
 * a hyphen and eight more.
 */
#define PB_STAMP_LENGTH 25

/**
 * PB_HLC_MAX_AHEAD:
 *
 * How far ahead of our clock an operation may be dated, in microseconds.
 */
#define PB_HLC_MAX_AHEAD (7 * G_TIME_SPAN_DAY)

/**
 * PbStamp:
 * @hlc: the hybrid logical clock: milliseconds since 1970 in the upper 48 bits,
 *   a counter in the lower 16
 * @tag: the device, by the last four bytes of its identifier
 *
 * The identity of an operation.
 */
typedef struct
{
  guint64 hlc;
  guint32 tag;
} PbStamp;

guint64  pb_hlc_from_instant (gint64         instant);
guint64  pb_hlc_last_of      (gint64         instant);
gint64   pb_hlc_to_instant   (guint64        hlc);
guint64  pb_hlc_next         (gint64         now,
                              guint64        own_last,
                              guint64        seen);

int      pb_stamp_compare    (const PbStamp *a,
                              const PbStamp *b);
void     pb_stamp_format     (const PbStamp *self,
                              char           text[PB_STAMP_LENGTH + 1]);
gboolean pb_stamp_parse      (PbStamp       *self,
                              const char    *text,
                              gsize          length);
gboolean pb_hex_parse        (const char    *text,
                              guint          n_digits,
                              guint64       *value);

G_END_DECLS
