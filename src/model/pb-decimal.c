/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-model"

#include "config.h"

#include "model/pb-decimal.h"

#include <gmp.h>
#include <locale.h>
#include <string.h>

/**
 * PbDecimal:
 *
 * An exact number.
 *
 * It is read from decimal digits and kept as a fraction, so that sums,
 * products and ratios of stored amounts stay exact; rounding happens only when
 * a number is written out.
 */
struct _PbDecimal
{
  mpq_t value;
};

G_DEFINE_BOXED_TYPE (PbDecimal, pb_decimal, pb_decimal_copy, pb_decimal_free)

/* Places after the point that pb_decimal_to_string() gives a fraction such as
 * one third, which no number of digits would hold.
 */
#define ENDLESS_PLACES 20

static PbDecimal *
decimal_new (void)
{
  PbDecimal *self = g_new (PbDecimal, 1);

  mpq_init (self->value);

  return self;
}

/**
 * pb_decimal_parse:
 * @text: (nullable): digits with an optional sign and an optional point, as
 *   files hold them: no exponent, no thousands marks, no blanks
 *
 * Returns: (transfer full) (nullable): the number, or %NULL where @text is not
 *   one or has more than %PB_DECIMAL_MAX_DIGITS digits
 */
PbDecimal *
pb_decimal_parse (const char *text)
{
  g_autofree char *digits = NULL;
  gboolean negative;
  guint n = 0, places = 0;
  gboolean point = FALSE;
  PbDecimal *self;

  if (text == NULL)
    return NULL;

  negative = *text == '-';
  if (*text == '-' || *text == '+')
    text++;

  digits = g_malloc (strnlen (text, PB_DECIMAL_MAX_DIGITS + 2) + 1);
  for (; *text != '\0'; text++)
    {
      if (*text == '.' && !point)
        {
          point = TRUE;
          continue;
        }
      if (!g_ascii_isdigit (*text) || n == PB_DECIMAL_MAX_DIGITS)
        return NULL;
      digits[n++] = *text;
      places += point;
    }
  if (n == 0 || (point && places == 0))
    return NULL;
  digits[n] = '\0';

  self = decimal_new ();
  mpz_set_str (mpq_numref (self->value), digits, 10);
  mpz_ui_pow_ui (mpq_denref (self->value), 10, places);
  mpq_canonicalize (self->value);
  if (negative)
    mpq_neg (self->value, self->value);

  return self;
}

/**
 * pb_decimal_new_integer:
 * @value: a whole number
 *
 * Returns: (transfer full): the same number
 */
PbDecimal *
pb_decimal_new_integer (gint64 value)
{
  PbDecimal *self = decimal_new ();

  if (value >= LONG_MIN && value <= LONG_MAX)
    {
      mpq_set_si (self->value, (long) value, 1);
    }
  else
    {
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

      mpq_set_str (self->value, text, 10);
    }

  return self;
}

/**
 * pb_decimal_copy:
 * @self: (nullable): a number
 *
 * Returns: (transfer full) (nullable): a copy
 */
PbDecimal *
pb_decimal_copy (const PbDecimal *self)
{
  PbDecimal *copy;

  if (self == NULL)
    return NULL;

  copy = decimal_new ();
  mpq_set (copy->value, self->value);

  return copy;
}

/**
 * pb_decimal_free:
 * @self: (transfer full) (nullable): a number
 */
void
pb_decimal_free (PbDecimal *self)
{
  if (self == NULL)
    return;

  mpq_clear (self->value);
  g_free (self);
}

/**
 * pb_decimal_add:
 * @a: a number
 * @b: a number
 *
 * Returns: (transfer full): @a + @b
 */
PbDecimal *
pb_decimal_add (const PbDecimal *a,
                const PbDecimal *b)
{
  PbDecimal *self = decimal_new ();

  mpq_add (self->value, a->value, b->value);

  return self;
}

/**
 * pb_decimal_subtract:
 * @a: a number
 * @b: a number
 *
 * Returns: (transfer full): @a − @b
 */
PbDecimal *
pb_decimal_subtract (const PbDecimal *a,
                     const PbDecimal *b)
{
  PbDecimal *self = decimal_new ();

  mpq_sub (self->value, a->value, b->value);

  return self;
}

/**
 * pb_decimal_multiply:
 * @a: a number
 * @b: a number
 *
 * Returns: (transfer full): @a × @b
 */
PbDecimal *
pb_decimal_multiply (const PbDecimal *a,
                     const PbDecimal *b)
{
  PbDecimal *self = decimal_new ();

  mpq_mul (self->value, a->value, b->value);

  return self;
}

/**
 * pb_decimal_divide:
 * @a: a number
 * @b: a number
 *
 * Returns: (transfer full) (nullable): @a ÷ @b as an exact fraction, or %NULL
 *   where @b is zero
 */
PbDecimal *
pb_decimal_divide (const PbDecimal *a,
                   const PbDecimal *b)
{
  PbDecimal *self;

  if (mpq_sgn (b->value) == 0)
    return NULL;

  self = decimal_new ();
  mpq_div (self->value, a->value, b->value);

  return self;
}

/**
 * pb_decimal_compare:
 * @a: a number
 * @b: a number
 *
 * Returns: less than, equal to or greater than zero as @a is to @b
 */
int
pb_decimal_compare (const PbDecimal *a,
                    const PbDecimal *b)
{
  return mpq_cmp (a->value, b->value);
}

/**
 * pb_decimal_get_sign:
 * @self: a number
 *
 * Returns: -1, 0 or 1
 */
int
pb_decimal_get_sign (const PbDecimal *self)
{
  return mpq_sgn (self->value);
}

/* The places after the point that write the fraction exactly, at most
 * ENDLESS_PLACES for one that never ends.
 */
static guint
count_places (const PbDecimal *self)
{
  mpz_t rest, factor;
  guint twos, fives, places;

  mpz_init_set (rest, mpq_denref (self->value));
  mpz_init_set_ui (factor, 2);
  twos = mpz_remove (rest, rest, factor);
  mpz_set_ui (factor, 5);
  fives = mpz_remove (rest, rest, factor);
  places = mpz_cmp_ui (rest, 1) == 0 ? MAX (twos, fives) : ENDLESS_PLACES;
  mpz_clear (factor);
  mpz_clear (rest);

  return places;
}

/**
 * pb_decimal_to_string:
 * @self: a number
 *
 * Returns: (transfer full): the number as files hold it, with as many places as
 *   it needs; a fraction that never ends is rounded
 */
char *
pb_decimal_to_string (const PbDecimal *self)
{
  return pb_decimal_to_rounded (self, count_places (self));
}

/**
 * pb_decimal_to_rounded:
 * @self: a number
 * @places: digits after the point
 *
 * Returns: (transfer full): the number as files hold it, half rounded away from
 *   zero
 */
char *
pb_decimal_to_rounded (const PbDecimal *self,
                       guint            places)
{
  g_autofree char *digits = NULL;
  GString *text = g_string_new (NULL);
  mpz_t scaled, twice;
  gsize length;

  /* (2 × numerator × 10^places + denominator) ÷ (2 × denominator), of the size */
  mpz_init (scaled);
  mpz_init (twice);
  mpz_ui_pow_ui (scaled, 10, places);
  mpz_mul (scaled, scaled, mpq_numref (self->value));
  mpz_abs (scaled, scaled);
  mpz_mul_2exp (scaled, scaled, 1);
  mpz_add (scaled, scaled, mpq_denref (self->value));
  mpz_mul_2exp (twice, mpq_denref (self->value), 1);
  mpz_fdiv_q (scaled, scaled, twice);

  digits = g_malloc (mpz_sizeinbase (scaled, 10) + 2);
  mpz_get_str (digits, 10, scaled);
  length = strlen (digits);

  if (mpq_sgn (self->value) < 0 && mpz_sgn (scaled) != 0)
    g_string_append_c (text, '-');
  if (length <= places)
    {
      g_string_append (text, "0.");
      for (gsize i = length; i < places; i++)
        g_string_append_c (text, '0');
      g_string_append (text, digits);
    }
  else
    {
      g_string_append_len (text, digits, length - places);
      if (places > 0)
        {
          g_string_append_c (text, '.');
          g_string_append (text, digits + length - places);
        }
    }
  mpz_clear (twice);
  mpz_clear (scaled);

  return g_string_free (text, FALSE);
}

/**
 * pb_decimal_to_locale:
 * @self: a number
 * @places: digits after the point, or -1 for as many as the number needs
 *
 * Returns: (transfer full): the number for people to read, with the decimal
 *   point and thousands marks of the user's locale and a true minus sign
 */
char *
pb_decimal_to_locale (const PbDecimal *self,
                      int              places)
{
  g_autofree char *plain = places < 0 ? pb_decimal_to_string (self)
                                      : pb_decimal_to_rounded (self, places);
  const struct lconv *conv = localeconv ();
  const char *digits = plain + (*plain == '-');
  const char *point = strchr (digits, '.');
  gsize whole = point ? (gsize) (point - digits) : strlen (digits);
  GString *text = g_string_new (*plain == '-' ? "−" : NULL);

  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0)
        g_string_append (text, conv->thousands_sep);
      g_string_append_c (text, digits[i]);
    }
  if (point)
    g_string_append_printf (text, "%s%s", conv->decimal_point, point + 1);

  return g_string_free (text, FALSE);
}

/**
 * pb_decimal_to_double:
 * @self: a number
 *
 * For painting only; never for sums or comparisons.
 *
 * Returns: about the same number
 */
double
pb_decimal_to_double (const PbDecimal *self)
{
  return mpq_get_d (self->value);
}
