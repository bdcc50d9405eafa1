/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/pb-edit.h"
#include "model/pb-field-value.h"
#include "model/pb-record.h"

static void
test_changes (void)
{
  g_autoptr(PbEdit) edit = pb_edit_new ("New Group");
  const char *id = pb_edit_create (edit, PB_KIND_GROUP, NULL);
  g_autoptr(GError) error = NULL;
  const PbChange *change;

  pb_edit_set_text (edit, id, PB_GROUP_NAME, "Care Circle");
  pb_edit_set_text (edit, id, PB_GROUP_URL, "");
  pb_edit_set_enum (edit, id, PB_GROUP_KIND, PB_GROUP_KIND_CIRCLE);
  pb_edit_set_add (edit, id, PB_COMMON_TAGS, "care");

  g_assert_cmpstr (pb_edit_get_title (edit), ==, "New Group");
  g_assert_cmpuint (pb_edit_get_n_changes (edit), ==, 5);
  g_assert_null (pb_edit_get_change (edit, 2)->value);
  g_assert_cmpstr (g_variant_get_string (pb_edit_get_change (edit, 3)->value, NULL), ==, "circle");
  change = pb_edit_get_change (edit, 4);
  g_assert_cmpint (change->type, ==, PB_CHANGE_ADD);
  g_assert_cmpint (change->kind, ==, PB_KIND_GROUP);
  g_assert_true (pb_edit_check (edit, &error));
  g_assert_no_error (error);
}

static void
test_required (void)
{
  g_autoptr(PbEdit) edit = pb_edit_new ("New Relation");
  g_autoptr(GError) error = NULL;
  g_autofree char *id = NULL;

  id = g_strdup (pb_edit_create (edit, PB_KIND_MEMBER, NULL));
  g_assert_false (pb_edit_check (edit, &error));
  g_assert_error (error, PB_MODEL_ERROR, PB_MODEL_ERROR_REQUIRED);
  g_assert_cmpstr (error->message, ==, "Member: “Group” is needed.");
}

/* What has a fallback need not be given. */
static void
test_fallback (void)
{
  g_autoptr(PbEdit) edit = pb_edit_new ("New Agreement");
  const char *id = pb_edit_create (edit, PB_KIND_AGREEMENT, NULL);
  g_autoptr(GError) error = NULL;

  pb_edit_set_text (edit, id, PB_AGREEMENT_GROUP, "0123456789abcdef0123456789abcdef");
  pb_edit_set_text (edit, id, PB_AGREEMENT_TITLE, "Care days");
  g_assert_true (pb_edit_check (edit, &error));
  g_assert_no_error (error);

  pb_edit_set_text (edit, id, PB_AGREEMENT_TITLE, NULL);
  g_assert_false (pb_edit_check (edit, &error));
  g_assert_error (error, PB_MODEL_ERROR, PB_MODEL_ERROR_REQUIRED);
}

static void
test_record (void)
{
  g_autoptr(PbRecord) record = pb_record_new (PB_KIND_GROUP, NULL);
  g_autoptr(PbEdit) edit = pb_edit_new ("Import");
  g_autoptr(PbEdit) all = pb_edit_new ("All");

  pb_record_set_value (record, PB_GROUP_NAME, g_variant_new_string ("Care Circle"));
  pb_record_set_value (record, PB_COMMON_NOTE, g_variant_new_string ("From a file"));
  pb_edit_add_record (edit, record);
  pb_edit_append (all, edit);

  g_assert_cmpuint (pb_edit_get_n_changes (all), ==, 3);
  g_assert_cmpint (pb_edit_get_change (all, 0)->type, ==, PB_CHANGE_CREATE);
  g_assert_cmpstr (pb_edit_get_change (all, 0)->id, ==, pb_record_get_id (record));
  g_assert_cmpuint (pb_edit_get_change (all, 2)->field, ==, PB_COMMON_NOTE);
  g_assert_cmpint (pb_edit_get_change (all, 2)->kind, ==, PB_KIND_GROUP);
}

/* An import of many records must not take the square of its size. */
static void
test_many (void)
{
  g_autoptr(PbEdit) edit = pb_edit_new ("Import");
  g_autoptr(GError) error = NULL;

  for (int i = 0; i < 100000; i++)
    {
      const char *id = pb_edit_create (edit, PB_KIND_NETWORK_GOAL, NULL);

      pb_edit_set_text (edit, id, PB_NETWORK_GOAL_NETWORK, "0123456789abcdef0123456789abcdef");
      pb_edit_set_text (edit, id, PB_NETWORK_GOAL_TITLE, "Goal");
      pb_edit_set_text (edit, id, PB_COMMON_NOTE, "Note");
    }

  g_assert_true (pb_edit_check (edit, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (pb_edit_get_n_changes (edit), ==, 400000);
}

/* Of several mistakes in a large edit the first is told, whichever thread finds its own first. */
static void
test_first_mistake (void)
{
  for (int i = 0; i < 10; i++)
    {
      g_autoptr(PbEdit) edit = pb_edit_new ("Import");
      g_autoptr(GError) error = NULL;

      for (int n = 0; n < 60000; n++)
        {
          const char *id = pb_edit_create (edit, n == 25000 ? PB_KIND_MEMBER : PB_KIND_GROUP, NULL);

          if (n != 25000 && n != 55000)
            pb_edit_set_text (edit, id, PB_GROUP_NAME, "Care Circle");
        }

      g_assert_false (pb_edit_check (edit, &error));
      g_assert_error (error, PB_MODEL_ERROR, PB_MODEL_ERROR_REQUIRED);
      g_assert_nonnull (strstr (error->message, pb_kind_get_label (PB_KIND_MEMBER)));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit/changes", test_changes);
  g_test_add_func ("/edit/required", test_required);
  g_test_add_func ("/edit/fallback", test_fallback);
  g_test_add_func ("/edit/record", test_record);
  g_test_add_func ("/edit/many", test_many);
  g_test_add_func ("/edit/first-mistake", test_first_mistake);

  return g_test_run ();
}
