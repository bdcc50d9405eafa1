/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dossier-builder.h"

static void
test_empty (void)
{
  g_autoptr(Builder) builder = builder_new ("2025-06-30");
  g_autoptr(PbJudgement) judgement = builder_judge (builder);
  GPtrArray *results = pb_judgement_get_results (judgement);
  g_autofree char *text = pb_judgement_to_text (judgement);

  g_test_message ("%s", text);
  g_assert_cmpuint (results->len, ==, 64);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (judgement)), ==, 64);

  for (guint i = 0; i < results->len; i++)
    {
      g_assert_cmpstr (pb_result_get_reason (results->pdata[i]), !=, "");
      g_assert_cmpstr (pb_result_get_rule (results->pdata[i]), !=, "");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/judge/empty", test_empty);

  return g_test_run ();
}
