/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/pb-import-error.h"
#include "formats/pb-network-json.h"
#include "framework/pb-state-elements.h"

#include <string.h>

#define HEAD "{\"format\": \"phasebook-network\", \"format_version\": 1, \"sections\": ["
#define GROUP "{\"record\": \"group\", \"as\": \"a\", \"name\": \"A\"}"

static PbEdit *
read_network (const char  *text,
              GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return pb_network_json_read (bytes, "Test", 10000, error);
}

static const PbChange *
find_change (PbEdit     *edit,
             PbFieldId   field,
             guint       n)
{
  for (guint i = 0; i < pb_edit_get_n_changes (edit); i++)
    {
      const PbChange *change = pb_edit_get_change (edit, i);

      if (change->type == PB_CHANGE_SET && change->field == field && n-- == 0)
        return change;
    }

  return NULL;
}

static void
test_read (void)
{
  static const char text[] = HEAD
    "{\"of\": \"a\", \"records\": [" GROUP ","
    " {\"record\": \"metric\", \"name\": \"M\", \"series\": \"per-period\", \"objectives\": [\"o\"],"
    "  \"parts\": [{\"record\": \"observation\", \"from\": -60, \"every\": 30, \"periods\": true,"
    "               \"values\": [\"1\", null, \"2.5~\"]}]},"
    " {\"record\": \"objective\", \"as\": \"o\", \"title\": \"O\", \"start\": -5,"
    "  \"description\": [\"one\", \"two\"]},"
    " {\"record\": \"state-element\", \"key\": \"P1\"}]}]}";
  g_autoptr(GError) error = NULL;
  g_autoptr(PbEdit) edit = read_network (text, &error);
  g_autofree char *element = NULL;
  const char *group;
  const PbChange *change;

  g_assert_no_error (error);
  g_assert_cmpstr (pb_edit_get_title (edit), ==, "Test");
  group = find_change (edit, PB_GROUP_NAME, 0)->id;

  /* A word of a field is never taken for one of the format. */
  g_assert_cmpstr (g_variant_get_string (find_change (edit, PB_METRIC_SERIES, 0)->value, NULL), ==,
                   "per-period");
  g_assert_cmpstr (g_variant_get_string (find_change (edit, PB_METRIC_GROUP, 0)->value, NULL), ==,
                   group);

  g_assert_cmpstr (g_variant_get_string (find_change (edit, PB_OBSERVATION_VALUE, 0)->value, NULL),
                   ==, "1");
  change = find_change (edit, PB_OBSERVATION_PERIOD_END, 1);
  g_assert_cmpint (g_variant_get_int32 (change->value), ==, 10000);
  g_assert_cmpint (
    g_variant_get_int32 (find_change (edit, PB_OBSERVATION_PERIOD_START, 1)->value), ==, 9971);
  g_assert_cmpstr (find_change (edit, PB_OBSERVATION_ESTIMATED, 0)->id, ==, change->id);
  g_assert_null (find_change (edit, PB_OBSERVATION_ESTIMATED, 1));

  g_assert_cmpint (g_variant_get_int32 (find_change (edit, PB_OBJECTIVE_START, 0)->value), ==,
                   9995);
  g_assert_cmpstr (
    g_variant_get_string (find_change (edit, PB_OBJECTIVE_DESCRIPTION, 0)->value, NULL), ==,
    "one\ntwo");

  element = pb_state_element_dup_id (group, "P1");
  g_assert_cmpstr (find_change (edit, PB_STATE_ELEMENT_KEY, 0)->id, ==, element);
}

static void
test_broken (void)
{
  static const char * const texts[] = {
    "",
    "[]",
    "{\"format\": \"other\", \"format_version\": 1, \"sections\": []}",
    "{\"format\": \"phasebook-network\", \"format_version\": 2, \"sections\": []}",
    HEAD "{}]}",
    HEAD "{\"of\": \"a\", \"records\": []}]}",
    HEAD "{\"records\": [{\"record\": \"dragon\"}]}]}",
    HEAD "{\"records\": [" GROUP "," GROUP "]}]}",
    HEAD "{\"records\": [{\"record\": \"group\", \"name\": \"A\", \"wings\": 2}]}]}",
    HEAD "{\"records\": [{\"record\": \"group\", \"name\": \"A\", \"parent\": \"b\"}]}]}",
    HEAD "{\"records\": [{\"record\": \"group\", \"name\": \"A\", \"founded\": \"today\"}]}]}",
    HEAD "{\"records\": [{\"record\": \"group\", \"name\": \"\"}]}]}",
    HEAD "{\"records\": [{\"record\": \"decision\", \"title\": \"A\", \"quorum\": \"many\"}]}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (read_network (texts[i], &error));
      g_assert_nonnull (error);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/formats/network-json/read", test_read);
  g_test_add_func ("/formats/network-json/broken", test_broken);

  return g_test_run ();
}
