/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pb-formats-fixture.h"

#include "formats/pb-calendar.h"
#include "model/pb-enums.h"

#include <string.h>

#define GROUP "11111111111111111111111111111111"

static void
set_text (PbRecord   *record,
          PbFieldId   field,
          const char *text)
{
  pb_record_set_value (record, field, g_variant_new_string (text));
}

static void
set_day (PbRecord  *record,
         PbFieldId  field,
         int        month)
{
  pb_record_set_value (record, field, g_variant_new_int32 (pb_day_from_ymd (2026, month, 1)));
}

static PbRecord *
add (PbDossier  *dossier,
     PbKind      kind,
     const char *digit)
{
  g_autofree char *id = g_strnfill (32, *digit);
  g_autoptr(PbRecord) record = pb_record_new (kind, id);
  const PbFieldInfo *owner = pb_kind_find_flag (kind, PB_FIELD_OF_GROUP);

  if (owner)
    set_text (record, owner->id, GROUP);
  pb_dossier_add (dossier, record);

  return pb_dossier_lookup (dossier, id);
}

static char *
write_calendar (PbDossier *dossier)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;

  bytes = pb_calendar_format.write (dossier, &error);
  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_events (void)
{
  g_autoptr(PbRecord) group = pb_record_new (PB_KIND_GROUP, GROUP);
  g_autoptr(PbDossier) dossier = NULL;
  g_autofree char *ics = NULL;
  PbRecord *record;

  set_text (group, PB_GROUP_NAME, "Lakeside");
  dossier = pb_dossier_new (group, PB_TEST_TODAY);

  record = add (dossier, PB_KIND_AGREEMENT, "2");
  set_text (record, PB_AGREEMENT_TITLE, "Boats");
  set_text (record, PB_AGREEMENT_STATUS, "active");
  set_day (record, PB_AGREEMENT_REVIEW_DATE, 2);
  set_day (record, PB_AGREEMENT_END, 3);
  record = add (dossier, PB_KIND_OBLIGATION, "3");
  set_text (record, PB_OBLIGATION_AGREEMENT, "22222222222222222222222222222222");
  set_day (record, PB_OBLIGATION_DUE, 4);
  record = add (dossier, PB_KIND_OBLIGATION, "4");
  set_text (record, PB_OBLIGATION_AGREEMENT, "22222222222222222222222222222222");
  set_day (record, PB_OBLIGATION_DUE, 4);
  set_day (record, PB_OBLIGATION_DONE_ON, 1);
  record = add (dossier, PB_KIND_AGREEMENT, "5");
  set_text (record, PB_AGREEMENT_TITLE, "Ended");
  set_text (record, PB_AGREEMENT_STATUS, "ended");
  set_day (record, PB_AGREEMENT_REVIEW_DATE, 2);
  record = add (dossier, PB_KIND_ROLE, "6");
  set_text (record, PB_ROLE_TITLE, "Warden");
  pb_record_set_value (record, PB_ROLE_TERM_DAYS, g_variant_new_int64 (31));
  record = add (dossier, PB_KIND_ASSIGNMENT, "7");
  set_text (record, PB_ASSIGNMENT_ROLE, "66666666666666666666666666666666");
  set_day (record, PB_ASSIGNMENT_START, 5);
  record = add (dossier, PB_KIND_CYCLE, "8");
  set_text (record, PB_CYCLE_NAME, "Spring");
  set_day (record, PB_CYCLE_START, 7);
  record = add (dossier, PB_KIND_REPORT, "9");
  set_text (record, PB_REPORT_KIND, "phase");
  set_day (record, PB_REPORT_DUE_ON, 8);
  record = add (dossier, PB_KIND_REPORT, "a");
  set_text (record, PB_REPORT_KIND, "phase");
  set_day (record, PB_REPORT_DUE_ON, 8);
  set_day (record, PB_REPORT_SENT_ON, 8);
  record = add (dossier, PB_KIND_STATE_ELEMENT, "b");
  set_text (record, PB_STATE_ELEMENT_KEY, "P1");
  set_day (record, PB_STATE_ELEMENT_LAST_REVIEWED, 8);
  pb_record_set_value (record, PB_STATE_ELEMENT_REVIEW_INTERVAL, g_variant_new_int64 (31));

  pb_dossier_seal (dossier);
  ics = write_calendar (dossier);
  {
    g_auto(GStrv) events = g_strsplit (ics, "BEGIN:VEVENT", -1);

    g_assert_cmpuint (g_strv_length (events), ==, 8);
  }
  g_assert_nonnull (strstr (ics, "DTSTART;VALUE=DATE:20260201\r\nDTEND;VALUE=DATE:20260202\r\n"
                                 "SUMMARY:Review: Boats\r\n"));
  g_assert_nonnull (strstr (ics, "SUMMARY:Term ends: Boats\r\n"));
  g_assert_nonnull (strstr (ics, "SUMMARY:Obligation: Boats\r\n"));
  g_assert_nonnull (strstr (ics, "DTSTART;VALUE=DATE:20260601\r\nDTEND;VALUE=DATE:20260602\r\n"
                                 "SUMMARY:Term ends: Warden\r\n"));
  g_assert_nonnull (strstr (ics, "SUMMARY:Start: Spring\r\n"));
  g_assert_nonnull (strstr (ics, "SUMMARY:Due on: Phase report\r\n"));
  g_assert_nonnull (strstr (ics, "DTSTART;VALUE=DATE:20260901\r\n"));
  g_assert_nonnull (strstr (ics, "UID:22222222222222222222222222222222-review_date@phasebook\r\n"));
  g_assert_null (strstr (ics, "Ended"));
}

/* The same group makes the same file, and no event has the identifier of another. */
static void
test_example (void)
{
  g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
  g_autoptr(PbDossier) dossier = pb_test_example (&context);
  g_autofree char *ics = write_calendar (dossier);
  g_autofree char *again = write_calendar (dossier);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto(GStrv) lines = g_strsplit (ics, "\r\n", -1);

  g_assert_cmpstr (ics, ==, again);
  for (guint i = 0; lines[i]; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      if (g_str_has_prefix (lines[i], "UID:"))
        g_assert_true (g_hash_table_add (seen, lines[i]));
    }
  g_assert_cmpuint (g_hash_table_size (seen), >, 5);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/calendar/events", test_events);
  g_test_add_func ("/calendar/example", test_example);

  return g_test_run ();
}
