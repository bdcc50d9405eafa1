/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-hlc.h"

#define COUNTER_BITS 16
#define COUNTER_MASK 0xffff
#define MICROSECONDS 1000

static void
put_hex (char   *text,
         guint64 value,
         guint   n_digits)
{
  static const char digits[] = "0123456789abcdef";

  for (guint i = 0; i < n_digits; i++)
    text[i] = digits[value >> (4 * (n_digits - 1 - i)) & 15];
}

/**
 * pb_hex_parse:
 * @text: text of at least @n_digits bytes
 * @n_digits: how many digits to read, at most 16
 * @value: (out): the number
 *
 * Reads lower-case hexadecimal digits.
 *
 * Returns: whether all of them were such digits
 */
gboolean
pb_hex_parse (const char *text,
              guint       n_digits,
              guint64    *value)
{
  guint64 number = 0;

  for (guint i = 0; i < n_digits; i++)
    {
      if (text[i] >= '0' && text[i] <= '9')
        number = number << 4 | (guint64) (text[i] - '0');
      else if (text[i] >= 'a' && text[i] <= 'f')
        number = number << 4 | (guint64) (text[i] - 'a' + 10);
      else
        return FALSE;
    }

  *value = number;

  return TRUE;
}

/**
 * pb_hlc_from_instant:
 * @instant: microseconds since 1970
 *
 * Returns: the first clock value of that millisecond
 */
guint64
pb_hlc_from_instant (gint64 instant)
{
  return instant <= 0 ? 0 : (guint64) (instant / MICROSECONDS) << COUNTER_BITS;
}

/**
 * pb_hlc_last_of:
 * @instant: microseconds since 1970
 *
 * Returns: the last clock value of that millisecond, so that all operations up
 *   to @instant are at most this
 */
guint64
pb_hlc_last_of (gint64 instant)
{
  return instant < 0 ? 0 : pb_hlc_from_instant (instant) | COUNTER_MASK;
}

/**
 * pb_hlc_to_instant:
 * @hlc: a clock value
 *
 * Returns: microseconds since 1970
 */
gint64
pb_hlc_to_instant (guint64 hlc)
{
  return (gint64) (hlc >> COUNTER_BITS) * MICROSECONDS;
}

/**
 * pb_hlc_next:
 * @now: microseconds since 1970
 * @own_last: the clock of the last operation of this device, or 0
 * @seen: the greatest clock among the operations that are replaced, or 0
 *
 * Merely receiving operations does not move the clock, so that one wrong clock
 * spreads only to what somebody changes on top of it.
 *
 * Returns: the clock of the next operation
 */
guint64
pb_hlc_next (gint64  now,
             guint64 own_last,
             guint64 seen)
{
  guint64 next = MAX (pb_hlc_from_instant (now), 1);

  if (own_last >= next)
    next = own_last + 1;
  if (seen >= next)
    next = seen + 1;

  return next;
}

/**
 * pb_stamp_compare:
 * @a: an identity
 * @b: another
 *
 * Returns: less than, equal to or greater than 0 as @a is before, the same as
 *   or after @b
 */
int
pb_stamp_compare (const PbStamp *a,
                  const PbStamp *b)
{
  if (a->hlc != b->hlc)
    return a->hlc < b->hlc ? -1 : 1;

  return a->tag == b->tag ? 0 : a->tag < b->tag ? -1 : 1;
}

/**
 * pb_stamp_format:
 * @self: an identity
 * @text: (out caller-allocates): its text
 */
void
pb_stamp_format (const PbStamp *self,
                 char           text[PB_STAMP_LENGTH + 1])
{
  put_hex (text, self->hlc, 16);
  text[16] = '-';
  put_hex (text + 17, self->tag, 8);
  text[PB_STAMP_LENGTH] = '\0';
}

/**
 * pb_stamp_parse:
 * @self: (out caller-allocates): the identity
 * @text: its text
 * @length: how many bytes of it
 *
 * Returns: whether @text is the identity of an operation
 */
gboolean
pb_stamp_parse (PbStamp    *self,
                const char *text,
                gsize       length)
{
  guint64 tag;

  if (length != PB_STAMP_LENGTH || text[16] != '-' ||
      !pb_hex_parse (text, 16, &self->hlc) || !pb_hex_parse (text + 17, 8, &tag) ||
      self->hlc > G_MAXINT64)
    return FALSE;

  self->tag = (guint32) tag;

  return TRUE;
}
