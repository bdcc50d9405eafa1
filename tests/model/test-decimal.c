/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/pb-decimal.h"

#include <locale.h>
#include <string.h>

static char *
normal (const char *text)
{
  g_autoptr(PbDecimal) number = pb_decimal_parse (text);

  return number ? pb_decimal_to_string (number) : NULL;
}

static void
test_parse (void)
{
  static const struct { const char *text; const char *normal; } cases[] = {
    { "0", "0" },           { "-0", "0" },         { "+7", "7" },         { "0012.500", "12.5" },
    { ".5", "0.5" },        { "-0.05", "-0.05" },  { "0.000", "0" },      { "", NULL },
    { "-", NULL },          { ".", NULL },         { "5.", NULL },        { "1e3", NULL },
    { "1,5", NULL },        { "1 000", NULL },     { "--1", NULL },       { "1.2.3", NULL },
    { "0x10", NULL },       { "NaN", NULL },       { " 1", NULL },        { "１", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = normal (cases[i].text);

      g_assert_cmpstr (text, ==, cases[i].normal);
    }

  g_assert_null (pb_decimal_parse (NULL));
}

static void
test_digits (void)
{
  const char *largest =
    "115792089237316195423570985008687907853269984665640564039457584007913129639935";
  g_autofree char *back = normal (largest);
  g_autofree char *longer = g_strconcat ("1", largest, NULL);
  g_autofree char *endless = g_strnfill (1000000, '9');

  g_assert_cmpuint (strlen (largest), ==, PB_DECIMAL_MAX_DIGITS);
  g_assert_cmpstr (back, ==, largest);
  g_assert_null (pb_decimal_parse (longer));
  g_assert_null (pb_decimal_parse (endless));
}

static void
test_arithmetic (void)
{
  g_autoptr(PbDecimal) tenth = pb_decimal_parse ("0.1");
  g_autoptr(PbDecimal) fifth = pb_decimal_parse ("0.2");
  g_autoptr(PbDecimal) three_tenths = pb_decimal_parse ("0.3");
  g_autoptr(PbDecimal) zero = pb_decimal_parse ("0");
  g_autoptr(PbDecimal) three = pb_decimal_new_integer (3);
  g_autoptr(PbDecimal) sum = pb_decimal_add (tenth, fifth);
  g_autoptr(PbDecimal) difference = pb_decimal_subtract (tenth, fifth);
  g_autoptr(PbDecimal) product = pb_decimal_multiply (tenth, fifth);
  g_autoptr(PbDecimal) third = pb_decimal_divide (tenth, three_tenths);
  g_autoptr(PbDecimal) whole = pb_decimal_multiply (third, three);
  g_autoptr(PbDecimal) one = pb_decimal_new_integer (1);
  g_autofree char *product_text = pb_decimal_to_string (product);
  g_autofree char *third_text = pb_decimal_to_string (third);

  g_assert_cmpint (pb_decimal_compare (sum, three_tenths), ==, 0);
  g_assert_cmpint (pb_decimal_get_sign (difference), ==, -1);
  g_assert_cmpstr (product_text, ==, "0.02");
  g_assert_cmpstr (third_text, ==, "0.33333333333333333333");
  g_assert_cmpint (pb_decimal_compare (whole, one), ==, 0);
  g_assert_null (pb_decimal_divide (one, zero));
}

static void
test_rounding (void)
{
  static const struct { const char *text; guint places; const char *rounded; } cases[] = {
    { "0.5", 0, "1" },       { "-0.5", 0, "-1" },     { "0.49", 0, "0" },   { "-0.49", 0, "0" },
    { "71.6723", 2, "71.67" }, { "0.005", 2, "0.01" }, { "12", 2, "12.00" }, { "0.001", 2, "0.00" },
    { "999.995", 2, "1000.00" }, { "-0.004", 2, "0.00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PbDecimal) number = pb_decimal_parse (cases[i].text);
      g_autofree char *rounded = pb_decimal_to_rounded (number, cases[i].places);

      g_assert_cmpstr (rounded, ==, cases[i].rounded);
    }
}

static void
test_locale (void)
{
  g_autoptr(PbDecimal) number = pb_decimal_parse ("-1234567.5");
  g_autofree char *text = pb_decimal_to_locale (number, -1);

  /* The C locale has no thousands mark. */
  g_assert_cmpstr (text, ==, "−1234567.5");
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/decimal/parse", test_parse);
  g_test_add_func ("/decimal/digits", test_digits);
  g_test_add_func ("/decimal/arithmetic", test_arithmetic);
  g_test_add_func ("/decimal/rounding", test_rounding);
  g_test_add_func ("/decimal/locale", test_locale);

  return g_test_run ();
}
