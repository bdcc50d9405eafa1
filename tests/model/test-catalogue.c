/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/pb-catalogue.h"
#include "model/pb-id.h"

#include <string.h>

static gboolean
is_name (const char *text,
         char        joint)
{
  if (!g_ascii_islower (*text))
    return FALSE;

  for (; *text; text++)
    {
      if (!g_ascii_islower (*text) && !g_ascii_isdigit (*text) && *text != joint)
        return FALSE;
    }

  return TRUE;
}

static void
check_field (PbKind             kind,
             const PbFieldInfo *field)
{
  g_assert_true (is_name (field->name, '_'));
  g_assert_true (pb_kind_find_field (kind, field->name) == field);
  g_assert_true (pb_field_get_info (field->id) == field);
  g_assert_cmpint (PB_FIELD_KIND (field->id), ==, kind);
  g_assert_cmpstr (pb_field_get_label (field->id), !=, "");
  g_assert_cmpint (field->type == PB_TYPE_ENUM, ==, field->enum_type != NULL);
  g_assert_cmpint (pb_field_type_is_ref (field->type), ==, field->refs != 0);
  g_assert_cmpint (field->min, <=, field->max);

  if (field->flags & (PB_FIELD_START | PB_FIELD_EVENT))
    g_assert_cmpint (field->type, ==, PB_TYPE_DAY);
  if (field->flags & (PB_FIELD_OF_GROUP | PB_FIELD_OWNER | PB_FIELD_TREE))
    g_assert_true (pb_field_type_is_ref (field->type));
  if (field->flags & PB_FIELD_OF_GROUP)
    g_assert_cmpuint (field->refs, ==, G_GUINT64_CONSTANT (1) << PB_KIND_GROUP);
  if (field->enum_type && field->fallback)
    g_assert_cmpint (pb_enum_from_nick (field->enum_type (), field->fallback), >=, 0);
}

static void
test_kinds (void)
{
  for (guint kind = 1; kind < PB_N_KINDS; kind++)
    {
      const PbKindInfo *info = pb_kind_get_info (kind);
      const PbFieldInfo *field;
      guint n;

      g_assert_true (is_name (info->name, '-'));
      g_assert_cmpint (pb_kind_from_name (info->name), ==, (int) kind);
      g_assert_cmpstr (pb_kind_get_label (kind), !=, "");

      for (n = 0; (field = pb_kind_get_nth_field (kind, n)); n++)
        {
          check_field (kind, field);
          g_assert_null (pb_kind_find_field (PB_KIND_COMMON, field->name));
        }
      g_assert_cmpuint (n, ==, pb_kind_get_n_fields (kind));
      g_assert_cmpuint (n + pb_kind_get_n_fields (PB_KIND_COMMON), <, 64);

      if (info->day)
        g_assert_true (pb_field_get_info (info->day)->flags & (PB_FIELD_START | PB_FIELD_EVENT));
      if (info->flags & PB_KIND_PART)
        g_assert_nonnull (pb_kind_find_flag (kind, PB_FIELD_OWNER));
      if (kind != PB_KIND_GROUP)
        g_assert_nonnull (pb_kind_find_flag (kind, PB_FIELD_OWNER | PB_FIELD_OF_GROUP));
    }

  g_assert_cmpint (pb_kind_from_name ("no-such-kind"), ==, PB_KIND_COMMON);
  g_assert_cmpint (pb_kind_from_name (NULL), ==, PB_KIND_COMMON);
  g_assert_null (pb_kind_get_info (PB_KIND_COMMON));
  g_assert_null (pb_field_get_info (0));
  g_assert_null (pb_field_get_info (PB_KIND_GROUP << 8));
  g_assert_null (pb_field_get_info (G_MAXUINT));
}

static void
test_common (void)
{
  const PbFieldInfo *field;

  for (guint i = 0; (field = pb_kind_get_nth_field (PB_KIND_COMMON, i)); i++)
    check_field (PB_KIND_COMMON, field);

  g_assert_true (pb_kind_find_field (PB_KIND_GROUP, "note") == pb_field_get_info (PB_COMMON_NOTE));
}

static void
test_references (void)
{
  g_assert_true (pb_field_may_refer (PB_RELATION_TO, PB_KIND_GROUP));
  g_assert_false (pb_field_may_refer (PB_RELATION_TO, PB_KIND_MEMBER));
  g_assert_true (pb_field_may_refer (PB_LINK_SUBJECT, PB_KIND_ACTIVITY));
  g_assert_false (pb_field_may_refer (PB_GROUP_NAME, PB_KIND_GROUP));
}

static void
test_enums (void)
{
  GType type = pb_group_kind_get_type ();

  g_assert_cmpint (pb_enum_from_nick (type, "ephemeral-cell"), ==, PB_GROUP_KIND_EPHEMERAL_CELL);
  g_assert_cmpstr (pb_enum_get_nick (type, PB_GROUP_KIND_EPHEMERAL_CELL), ==, "ephemeral-cell");
  g_assert_cmpstr (pb_enum_get_label (type, PB_GROUP_KIND_EPHEMERAL_CELL), ==, "Ephemeral cell");
  g_assert_cmpint (pb_enum_from_nick (type, "guild"), ==, -1);
  g_assert_cmpstr (pb_enum_nick_label (type, "guild"), ==, "guild");
  g_assert_null (pb_enum_get_nick (type, 999));
  g_assert_null (pb_enum_get_label (type, 999));
  g_assert_cmpuint (pb_enum_get_n_values (pb_phase_get_type ()), ==, 6);
  g_assert_cmpint (pb_enum_from_nick (pb_decision_category_get_type (), "treasury/grant"), ==,
                   PB_DECISION_CATEGORY_TREASURY_GRANT);
}

static void
test_ids (void)
{
  g_autofree char *one = pb_id_new ();
  g_autofree char *other = pb_id_new ();
  g_autofree char *derived = pb_id_derive (one, "state");
  g_autofree char *again = pb_id_derive (one, "state");
  g_autofree char *back = NULL;
  guint8 bytes[16];

  g_assert_true (pb_id_is_valid (one));
  g_assert_cmpstr (one, !=, other);
  g_assert_cmpint (one[12], ==, '7');
  g_assert_cmpint (strncmp (one, other, 10), <=, 0);
  g_assert_true (pb_id_is_valid (derived));
  g_assert_cmpint (derived[12], ==, '8');
  g_assert_cmpstr (derived, ==, again);

  g_assert_true (pb_id_to_bytes (one, bytes));
  back = pb_id_from_bytes (bytes);
  g_assert_cmpstr (back, ==, one);

  g_assert_false (pb_id_is_valid (NULL));
  g_assert_false (pb_id_is_valid (""));
  g_assert_false (pb_id_is_valid ("0123456789ABCDEF0123456789ABCDEF"));
  g_assert_false (pb_id_is_valid ("0123456789abcdef0123456789abcdef0"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/kinds", test_kinds);
  g_test_add_func ("/catalogue/common", test_common);
  g_test_add_func ("/catalogue/references", test_references);
  g_test_add_func ("/catalogue/enums", test_enums);
  g_test_add_func ("/catalogue/ids", test_ids);

  return g_test_run ();
}
