/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/pb-example-network.h"
#include "model/pb-day.h"

static void
test_valid (void)
{
  g_autoptr(PbEdit) edit = pb_example_network_build (pb_day_parse ("2026-11-22"));
  g_autoptr(GError) error = NULL;
  guint groups = 0, observations = 0;

  g_assert_true (pb_edit_check (edit, &error));
  g_assert_no_error (error);

  for (guint i = 0; i < pb_edit_get_n_changes (edit); i++)
    {
      const PbChange *change = pb_edit_get_change (edit, i);

      if (change->type != PB_CHANGE_CREATE)
        continue;
      groups += change->kind == PB_KIND_GROUP;
      observations += change->kind == PB_KIND_OBSERVATION;
    }
  g_assert_cmpuint (groups, >=, 8);
  g_assert_cmpuint (observations, >=, 60);
}

/* Whatever is referred to is there, and of a kind that may be referred to. */
static void
test_references (void)
{
  g_autoptr(PbEdit) edit = pb_example_network_build (pb_day_parse ("2026-11-22"));
  g_autoptr(GHashTable) kinds = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < pb_edit_get_n_changes (edit); i++)
    {
      const PbChange *change = pb_edit_get_change (edit, i);

      if (change->type == PB_CHANGE_CREATE)
        g_assert_true (g_hash_table_insert (kinds, change->id, GUINT_TO_POINTER (change->kind)));
    }

  for (guint i = 0; i < pb_edit_get_n_changes (edit); i++)
    {
      const PbChange *change = pb_edit_get_change (edit, i);
      const PbFieldInfo *field = pb_field_get_info (change->field);
      g_autofree const char **ids = NULL;
      const char *one[2] = { NULL, NULL };

      if (field == NULL || !pb_field_type_is_ref (field->type))
        continue;

      if (field->type == PB_TYPE_REF_SET)
        ids = g_variant_get_strv (change->value, NULL);
      else
        one[0] = g_variant_get_string (change->value, NULL);

      for (const char **id = ids ? ids : one; *id; id++)
        {
          PbKind kind = GPOINTER_TO_UINT (g_hash_table_lookup (kinds, *id));

          g_assert_cmpint (kind, !=, PB_KIND_COMMON);
          g_assert_true (pb_field_may_refer (field->id, kind));
        }
    }
}

static PbDay
find_latest (PbEdit *edit)
{
  PbDay latest = PB_DAY_NONE;

  for (guint i = 0; i < pb_edit_get_n_changes (edit); i++)
    {
      const PbChange *change = pb_edit_get_change (edit, i);

      if (change->field == PB_ACTIVITY_DATE)
        latest = MAX (latest, g_variant_get_int32 (change->value));
    }

  return latest;
}

static void
test_moves_with_today (void)
{
  PbDay today = pb_day_parse ("2026-11-22");
  g_autoptr(PbEdit) now = pb_example_network_build (today);
  g_autoptr(PbEdit) later = pb_example_network_build (today + 1000);

  g_assert_cmpint (find_latest (now), <=, today);
  g_assert_cmpint (find_latest (now), >, today - 30);
  g_assert_cmpint (find_latest (later), ==, find_latest (now) + 1000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/example-network/valid", test_valid);
  g_test_add_func ("/example-network/references", test_references);
  g_test_add_func ("/example-network/moves-with-today", test_moves_with_today);

  return g_test_run ();
}
