/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/pb-field-value.h"

#include <string.h>

#define SOME_ID "0123456789abcdef0123456789abcdef"

static void
expect_error (PbFieldId   field,
              const char *text,
              int         code,
              const char *message)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) value = pb_field_parse (field, text, &error);

  g_assert_null (value);
  g_assert_error (error, PB_MODEL_ERROR, code);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_errors (void)
{
  g_autofree char *text = g_strnfill (PB_TEXT_MAX_BYTES + 1, 'x');

  expect_error (PB_GROUP_NAME, "", PB_MODEL_ERROR_REQUIRED, "“Name” is needed.");
  expect_error (PB_GROUP_NAME, "a\nb", PB_MODEL_ERROR_FORM, "“Name” takes one line only.");
  expect_error (PB_GROUP_NAME, text, PB_MODEL_ERROR_TOO_LONG,
                "“Name” is too long: at most 64.0 KiB fit.");
  expect_error (PB_GROUP_FOUNDED, "2024-13-01", PB_MODEL_ERROR_FORM,
                "“Founded” needs a date like 2025-03-14, but “2024-13-01” is not one.");
  expect_error (PB_GROUP_MINIMUM_ACTIVE, "many", PB_MODEL_ERROR_FORM,
                "“Fewest active people” needs a whole number, but “many” is not one.");
  expect_error (PB_GROUP_MINIMUM_ACTIVE, "0", PB_MODEL_ERROR_RANGE,
                "“Fewest active people” must lie between 1 and 100000.");
  expect_error (PB_METRIC_BASELINE, "1,5", PB_MODEL_ERROR_FORM,
                "“Baseline” needs a number, but “1,5” is not one.");
  expect_error (PB_RELATION_TO, "nobody", PB_MODEL_ERROR_REFERENCE,
                "“To group” does not point to a record.");
  expect_error (PB_GROUP_OWN, "yes", PB_MODEL_ERROR_FORM,
                "“Our own group” needs “true” or “false”, but “yes” is neither.");
}

static void
test_round_trip (void)
{
  static const struct { PbFieldId field; const char *text; } cases[] = {
    { PB_GROUP_NAME, "Care Circle" },
    { PB_GROUP_PURPOSE, "Two\nlines" },
    { PB_GROUP_KIND, "cell" },
    { PB_GROUP_KIND, "a-kind-of-a-newer-version" },
    { PB_GROUP_FOUNDED, "2024-02-29" },
    { PB_GROUP_MINIMUM_ACTIVE, "7" },
    { PB_GROUP_OWN, "true" },
    { PB_METRIC_BASELINE, "-12.50" },
    { PB_RELATION_TO, SOME_ID },
    { PB_COMMON_TAGS, "care\nhealth" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GVariant) value = pb_field_parse (cases[i].field, cases[i].text, &error);
      g_autofree char *back = pb_field_to_text (cases[i].field, value);

      g_assert_no_error (error);
      g_assert_cmpstr (back, ==, cases[i].text);
    }
}

static void
test_empty (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (pb_field_parse (PB_GROUP_URL, "", &error));
  g_assert_no_error (error);
  g_assert_true (pb_field_check (PB_GROUP_URL, NULL, &error));
}

static void
test_sets (void)
{
  static const char *elements[] = { "health", "", "care", "health", NULL };
  g_autoptr(GVariant) set = pb_field_new_set (elements, -1);
  g_autoptr(GVariant) same = pb_field_new_set (elements + 2, 2);
  g_autofree const char **strv = g_variant_get_strv (set, NULL);
  g_autofree char *people = pb_field_to_locale (PB_COMMON_TAGS, set);

  g_assert_cmpuint (g_strv_length ((char **) strv), ==, 2);
  g_assert_cmpstr (strv[0], ==, "care");
  g_assert_cmpstr (strv[1], ==, "health");
  g_assert_cmpstr (people, ==, "care, health");
  g_assert_true (pb_value_equal (set, same));
  g_assert_null (pb_field_new_set (elements + 1, 1));
  g_assert_false (pb_value_equal (set, NULL));
  g_assert_true (pb_value_equal (NULL, NULL));
}

static void
test_people (void)
{
  g_autoptr(GVariant) day = g_variant_ref_sink (g_variant_new_int32 (19782));
  g_autoptr(GVariant) kind = g_variant_ref_sink (g_variant_new_string ("working-group"));
  g_autoptr(GVariant) flag = g_variant_ref_sink (g_variant_new_boolean (TRUE));
  g_autofree char *day_text = pb_field_to_locale (PB_GROUP_FOUNDED, day);
  g_autofree char *kind_text = pb_field_to_locale (PB_GROUP_KIND, kind);
  g_autofree char *flag_text = pb_field_to_locale (PB_GROUP_OWN, flag);
  g_autofree char *none = pb_field_to_locale (PB_GROUP_NAME, NULL);

  g_assert_cmpstr (day_text, ==, "29 February 2024");
  g_assert_cmpstr (kind_text, ==, "Working group");
  g_assert_cmpstr (flag_text, ==, "Yes");
  g_assert_cmpstr (none, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/field-value/errors", test_errors);
  g_test_add_func ("/field-value/round-trip", test_round_trip);
  g_test_add_func ("/field-value/empty", test_empty);
  g_test_add_func ("/field-value/sets", test_sets);
  g_test_add_func ("/field-value/people", test_people);

  return g_test_run ();
}
