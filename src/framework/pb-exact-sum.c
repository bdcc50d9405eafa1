/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-exact-sum-private.h"

#define PLACES 6
#define MILLION 1000000

/* With so many digits in all, a number of millionths is far from overflowing. */
#define MAX_DIGITS 12

/* Reads @text where it is short and has at most six places. */
static gboolean
read_millionths (const char *text,
                 gint64     *millionths)
{
  const char *p = text + (*text == '-');
  gint64 value = 0;
  int n_digits = 0;
  int n_places = -1;

  for (; *p; p++)
    {
      if (*p == '.' && n_places < 0 && n_digits > 0)
        {
          n_places = 0;
          continue;
        }
      if (!g_ascii_isdigit (*p) || ++n_digits > MAX_DIGITS)
        return FALSE;
      value = value * 10 + (*p - '0');
      if (n_places >= 0 && ++n_places > PLACES)
        return FALSE;
    }

  if (n_digits == 0 || n_places == 0)
    return FALSE;

  for (int i = MAX (n_places, 0); i < PLACES; i++)
    value *= 10;
  *millionths = *text == '-' ? -value : value;

  return TRUE;
}

static void
add_decimal (PbExactSum *self,
             PbDecimal  *value)
{
  g_autoptr(PbDecimal) addend = value;
  PbDecimal *sum;

  sum = self->rest ? pb_decimal_add (self->rest, addend) : pb_decimal_copy (addend);
  g_clear_pointer (&self->rest, pb_decimal_free);
  self->rest = sum;
}

static PbDecimal *
from_millionths (gint64 millionths)
{
  g_autoptr(PbDecimal) whole = pb_decimal_new_integer (millionths);
  g_autoptr(PbDecimal) million = pb_decimal_new_integer (MILLION);

  return pb_decimal_divide (whole, million);
}

/*
 * pb_exact_sum_add:
 * @text: (nullable): a number as files hold it; what is none is left out
 */
void
pb_exact_sum_add (PbExactSum *self,
                  const char *text)
{
  gint64 millionths, sum;

  if (text == NULL)
    return;

  if (read_millionths (text, &millionths))
    {
      self->any = TRUE;
      if (__builtin_add_overflow (self->millionths, millionths, &sum))
        {
          add_decimal (self, from_millionths (self->millionths));
          sum = millionths;
        }
      self->millionths = sum;
    }
  else
    {
      g_autoptr(PbDecimal) value = pb_decimal_parse (text);

      if (value == NULL)
        return;
      self->any = TRUE;
      add_decimal (self, g_steal_pointer (&value));
    }
}

/*
 * pb_exact_sum_steal:
 *
 * Returns: (transfer full) (nullable): the sum, or %NULL where nothing was added
 */
PbDecimal *
pb_exact_sum_steal (PbExactSum *self)
{
  if (!self->any)
    return NULL;

  add_decimal (self, from_millionths (self->millionths));
  self->millionths = 0;
  self->any = FALSE;

  return g_steal_pointer (&self->rest);
}

void
pb_exact_sum_clear (PbExactSum *self)
{
  g_clear_pointer (&self->rest, pb_decimal_free);
}
