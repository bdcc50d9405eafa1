/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-fixture.h"
#include "ui-sample.h"

#include "model/pb-enums.h"
#include "ui/dialogs/pb-field-layout.h"
#include "ui/dialogs/pb-record-defaults.h"

/* What forms begin with, and which fields they offer; nothing of this needs a
 * display, but it belongs to the forms.
 */

static PbRecord *
add (PbDossier *dossier,
     PbKind     kind,
     PbFieldId  field,
     const char *value)
{
  g_autoptr(PbRecord) record = pb_record_new (kind, NULL);
  const PbFieldInfo *of_group = pb_kind_find_flag (kind, PB_FIELD_OF_GROUP);

  pb_record_set_value (record, of_group->id, g_variant_new_string (UI_GROUP_ID));
  pb_record_set_value (record, field, g_variant_new_string (value));
  pb_dossier_add (dossier, record);

  return record;
}

static PbDossier *
dossier_new (void)
{
  g_autoptr(PbRecord) group = pb_record_new (PB_KIND_GROUP, UI_GROUP_ID);

  return pb_dossier_new (group, UI_TODAY);
}

static void
test_nothing_known (void)
{
  g_autoptr(PbRecord) decision = pb_record_new (PB_KIND_DECISION, NULL);
  g_autoptr(PbRecord) agreement = pb_record_new (PB_KIND_AGREEMENT, NULL);
  g_autoptr(PbRecord) payment = pb_record_new (PB_KIND_TRANSACTION, NULL);
  g_autoptr(PbDossier) empty = dossier_new ();

  pb_record_fill_defaults (decision, NULL, UI_TODAY, "Ada", NULL);
  g_assert_cmpint (pb_record_get_day (decision, PB_DECISION_OPENED), ==, UI_TODAY);
  g_assert_false (pb_record_has (decision, PB_DECISION_PROPOSER));

  /* Since when an agreement holds is for its parties to say. */
  pb_record_fill_defaults (agreement, NULL, UI_TODAY, "Ada", NULL);
  g_assert_false (pb_record_has (agreement, PB_AGREEMENT_START));

  pb_dossier_seal (empty);
  pb_record_fill_defaults (payment, empty, UI_TODAY, NULL, NULL);
  g_assert_cmpint (pb_record_get_day (payment, PB_TRANSACTION_DATE), ==, UI_TODAY);
  g_assert_false (pb_record_has (payment, PB_TRANSACTION_ASSET));
  g_assert_false (pb_record_has (payment, PB_TRANSACTION_ACCOUNT));
}

static void
test_one_of_each (void)
{
  g_autoptr(PbDossier) dossier = dossier_new ();
  g_autoptr(PbRecord) decision = pb_record_new (PB_KIND_DECISION, NULL);
  g_autoptr(PbRecord) payment = pb_record_new (PB_KIND_TRANSACTION, NULL);
  g_autoptr(PbRecord) feedback = pb_record_new (PB_KIND_FEEDBACK, NULL);
  PbRecord *member = add (dossier, PB_KIND_MEMBER, PB_MEMBER_NAME, "Ada Obi");
  PbRecord *system = add (dossier, PB_KIND_SYSTEM, PB_SYSTEM_NAME, "Consent rounds");
  PbRecord *channel = add (dossier, PB_KIND_SYSTEM, PB_SYSTEM_NAME, "Chat");
  PbRecord *account = add (dossier, PB_KIND_ACCOUNT, PB_ACCOUNT_NAME, "Safe");

  pb_record_set_value (member, PB_MEMBER_HANDLE, g_variant_new_string ("@ada"));
  pb_record_set_value (system, PB_SYSTEM_KIND, g_variant_new_string ("decision-making"));
  pb_record_set_value (system, PB_SYSTEM_STATUS, g_variant_new_string ("running"));
  pb_record_set_value (channel, PB_SYSTEM_KIND, g_variant_new_string ("communication"));
  pb_record_set_value (channel, PB_SYSTEM_STATUS, g_variant_new_string ("designed"));
  add (dossier, PB_KIND_TRANSACTION, PB_TRANSACTION_ASSET, "USDC");
  pb_dossier_seal (dossier);

  pb_record_fill_defaults (decision, dossier, UI_TODAY, "Somebody", "ADA");
  g_assert_cmpstr (pb_record_get_text (decision, PB_DECISION_PROPOSER), ==,
                   pb_record_get_id (member));
  g_assert_cmpstr (pb_record_get_text (decision, PB_DECISION_SYSTEM), ==,
                   pb_record_get_id (system));

  /* What is only designed is not what was used. */
  pb_record_fill_defaults (feedback, dossier, UI_TODAY, NULL, NULL);
  g_assert_false (pb_record_has (feedback, PB_FEEDBACK_SYSTEM));

  /* What is there already stays. */
  pb_record_set_value (payment, PB_TRANSACTION_DATE, g_variant_new_int32 (UI_TODAY - 7));
  pb_record_fill_defaults (payment, dossier, UI_TODAY, NULL, NULL);
  g_assert_cmpint (pb_record_get_day (payment, PB_TRANSACTION_DATE), ==, UI_TODAY - 7);
  g_assert_cmpstr (pb_record_get_text (payment, PB_TRANSACTION_ACCOUNT), ==,
                   pb_record_get_id (account));
  g_assert_cmpstr (pb_record_get_text (payment, PB_TRANSACTION_ASSET), ==, "USDC");
}

static void
test_no_guess (void)
{
  g_autoptr(PbDossier) dossier = dossier_new ();
  g_autoptr(PbRecord) payment = pb_record_new (PB_KIND_TRANSACTION, NULL);
  g_autoptr(PbRecord) decision = pb_record_new (PB_KIND_DECISION, NULL);
  g_auto(GStrv) assets = NULL;
  PbRecord *left = add (dossier, PB_KIND_MEMBER, PB_MEMBER_NAME, "Ada Obi");

  pb_record_set_value (left, PB_MEMBER_LEFT, g_variant_new_int32 (UI_TODAY - 1));
  add (dossier, PB_KIND_ACCOUNT, PB_ACCOUNT_NAME, "Safe");
  add (dossier, PB_KIND_ACCOUNT, PB_ACCOUNT_NAME, "Bank");
  add (dossier, PB_KIND_TRANSACTION, PB_TRANSACTION_ASSET, "USDC");
  add (dossier, PB_KIND_TRANSACTION, PB_TRANSACTION_ASSET, "DAI");
  add (dossier, PB_KIND_TRANSACTION, PB_TRANSACTION_ASSET, "DAI");
  pb_dossier_seal (dossier);

  pb_record_fill_defaults (payment, dossier, UI_TODAY, "Ada Obi", NULL);
  g_assert_false (pb_record_has (payment, PB_TRANSACTION_ACCOUNT));
  g_assert_false (pb_record_has (payment, PB_TRANSACTION_ASSET));

  pb_record_fill_defaults (decision, dossier, UI_TODAY, "Ada Obi", NULL);
  g_assert_false (pb_record_has (decision, PB_DECISION_PROPOSER));

  assets = pb_dossier_dup_assets (dossier);
  g_assert_true (g_strv_equal ((const char * const *) assets,
                               (const char * const []) { "DAI", "USDC", NULL }));
}

/* Every field that is laid out in a special way names fields of its own kind. */
static void
test_layout (void)
{
  g_autoptr(PbRecord) payment = pb_record_new (PB_KIND_TRANSACTION, NULL);
  const PbFieldInfo *field;

  for (PbKind kind = 1; kind < PB_N_KINDS; kind++)
    {
      for (guint i = 0; (field = pb_kind_get_nth_field (kind, i)); i++)
        {
          PbFieldId amount = pb_field_get_amount (field->id);
          PbFieldId earlier = pb_field_get_earlier (field->id);
          PbFieldTheme theme = pb_field_get_theme (field->id);

          g_assert_cmpint (theme, >, PB_THEME_DEFAULT);
          g_assert_cmpint (theme, <, PB_N_THEMES);
          if (amount)
            {
              g_assert_cmpint (PB_FIELD_KIND (amount), ==, kind);
              g_assert_cmpuint (amount, <, field->id);
              g_assert_cmpint (pb_field_get_info (amount)->type, ==, PB_TYPE_DECIMAL);
              g_assert_cmpint (pb_field_get_theme (amount), ==, theme);
            }
          if (earlier)
            {
              g_assert_cmpint (PB_FIELD_KIND (earlier), ==, kind);
              g_assert_cmpint (pb_field_get_info (earlier)->type, ==, PB_TYPE_DAY);
              g_assert_cmpint (field->type, ==, PB_TYPE_DAY);
            }
        }
    }

  g_assert_false (pb_field_is_relevant (PB_TRANSACTION_TO_ACCOUNT, payment, NULL));
  g_assert_false (pb_field_is_relevant (PB_TRANSACTION_COUNTERPARTY, payment, NULL));
  pb_record_set_value (payment, PB_TRANSACTION_DIRECTION, g_variant_new_string ("internal"));
  g_assert_true (pb_field_is_relevant (PB_TRANSACTION_TO_ACCOUNT, payment, NULL));
  g_assert_false (pb_field_is_relevant (PB_TRANSACTION_ROLE, payment, NULL));
  pb_record_set_value (payment, PB_TRANSACTION_DIRECTION, g_variant_new_string ("out"));
  g_assert_false (pb_field_is_relevant (PB_TRANSACTION_TO_ACCOUNT, payment, NULL));
  g_assert_true (pb_field_is_relevant (PB_TRANSACTION_ROLE, payment, NULL));

  /* What is filled in is never out of sight. */
  pb_record_set_value (payment, PB_TRANSACTION_TO_ACCOUNT, g_variant_new_string (UI_CELL_ID));
  g_assert_true (pb_field_is_relevant (PB_TRANSACTION_TO_ACCOUNT, payment, NULL));
}

static void
add_tests (void)
{
  g_test_add_func ("/ui/defaults/nothing-known", test_nothing_known);
  g_test_add_func ("/ui/defaults/one-of-each", test_one_of_each);
  g_test_add_func ("/ui/defaults/no-guess", test_no_guess);
  g_test_add_func ("/ui/defaults/layout", test_layout);
}

int
main (int   argc,
      char *argv[])
{
  return ui_test_run (argc, argv, add_tests);
}
