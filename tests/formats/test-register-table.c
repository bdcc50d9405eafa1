/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pb-formats-fixture.h"

#include "formats/pb-csv-write.h"
#include "formats/pb-register-table.h"
#include "formats/pb-table-text.h"
#include "model/pb-enums.h"
#include "model/pb-field-value.h"

#include <string.h>

static void
accept (PbImportContext **context,
        PbProposal       *proposal)
{
  g_autoptr(PbEdit) edit = pb_proposal_to_edit (proposal);

  pb_test_accept (context, edit);
}

static void
read_text (PbImportContext **context,
           const char       *text,
           const char       *name,
           char            **findings)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PbProposal) proposal = pb_test_read (text, name, *context, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (pb_proposal_get_format (proposal), ==, "csv");
  if (findings)
    *findings = pb_test_dup_findings (proposal);
  accept (context, proposal);
}

static PbImportContext *
make_context (void)
{
  PbImportContext *context = pb_import_context_new (PB_TEST_TODAY);
  g_autoptr(PbRecord) group = pb_record_new (PB_KIND_GROUP, NULL);
  g_autoptr(PbRecord) member = pb_record_new (PB_KIND_MEMBER, NULL);

  pb_record_set_value (group, PB_GROUP_NAME, g_variant_new_string ("Lakeside"));
  pb_record_set_value (group, PB_GROUP_OWN, g_variant_new_boolean (TRUE));
  pb_record_set_value (member, PB_MEMBER_NAME, g_variant_new_string ("Ana"));
  pb_record_set_value (member, PB_MEMBER_GROUP, g_variant_new_string (pb_record_get_id (group)));
  pb_import_context_add (context, group);
  pb_import_context_add (context, member);

  return context;
}

/* Everything that the table of a group says is there already. */
static void
check_same (PbDossier       *dossier,
            PbImportContext *context,
            const PbFormat  *format)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) files = format->write_files (dossier, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (files->len, >, 15);
  for (guint i = 0; i < files->len; i++)
    {
      const PbFormatFile *file = files->pdata[i];
      g_autoptr(PbProposal) proposal = pb_test_read_bytes (file->bytes, file->name, context);
      g_autofree char *findings = pb_test_dup_findings (proposal);
      g_autofree char *items = pb_test_dup_items (proposal);

      g_test_message ("%s\n%s", file->name, findings);
      if (pb_proposal_get_n_changes (proposal) > 0)
        g_test_message ("%s", items);
      g_assert_cmpstr (pb_proposal_get_format (proposal), ==, "csv");
      g_assert_cmpuint (pb_proposal_get_n_changes (proposal), ==, 0);
      g_assert_null (strstr (findings, "warning"));
      g_assert_null (strstr (findings, "problem"));
    }
}

static void
test_same (void)
{
  g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
  g_autoptr(PbDossier) dossier = pb_test_example (&context);

  check_same (dossier, context, &pb_register_table_format);
  check_same (dossier, context, &pb_register_tsv_format);
}

/* What another group keeps is not in the tables of this one. */
static char *
dup_known (PbImportContext   *library,
           PbRecord          *record,
           const PbFieldInfo *info)
{
  g_autofree char *text = pb_field_to_text (info->id, pb_record_get_value (record, info->id));
  g_auto(GStrv) lines = NULL;
  g_autoptr(GPtrArray) known = g_ptr_array_new ();

  if (text == NULL || !pb_field_type_is_ref (info->type))
    return g_steal_pointer (&text);

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    {
      if (pb_import_context_lookup (library, lines[i]))
        g_ptr_array_add (known, lines[i]);
    }
  g_ptr_array_add (known, NULL);

  return known->len > 1 ? g_strjoinv ("\n", (char **) known->pdata) : NULL;
}

static void
compare_field (PbImportContext   *library,
               PbRecord          *record,
               PbRecord          *copy,
               const PbFieldInfo *info)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  if (info->flags & PB_FIELD_PRIVATE || info->id == PB_COMMON_SOURCE)
    return;
  one = dup_known (library, record, info);
  other = pb_field_to_text (info->id, pb_record_get_value (copy, info->id));
  if (g_strcmp0 (one, other) != 0)
    g_test_message ("%s.%s", pb_kind_get_info (pb_record_get_kind (record))->name, info->name);
  g_assert_cmpstr (one, ==, other);
}

/* All tables of a group make the same records in an empty library.  What refers to a
 * table that comes later is there at the second reading.
 */
static void
test_empty_library (void)
{
  g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
  g_autoptr(PbImportContext) empty = pb_import_context_new (PB_TEST_TODAY);
  g_autoptr(PbDossier) dossier = pb_test_example (&context);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) files = pb_register_table_format.write_files (dossier, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint round = 0; round < 3; round++)
    for (guint i = 0; i < files->len; i++)
      {
        const PbFormatFile *file = files->pdata[i];
        g_autoptr(PbProposal) proposal = pb_test_read_bytes (file->bytes, file->name, empty);

        if (pb_proposal_get_n_changes (proposal) > 0)
          accept (&empty, proposal);
      }

  for (PbKind kind = PB_KIND_COMMON + 1; kind < PB_N_KINDS; kind++)
    {
      GPtrArray *copies = pb_import_context_get_kind (empty, kind);

      for (guint i = 0; i < copies->len; i++)
        {
          PbRecord *record = pb_dossier_lookup (dossier, pb_record_get_id (copies->pdata[i]));
          const PbFieldInfo *info;

          g_assert_nonnull (record);
          for (guint j = 0; (info = pb_kind_get_nth_field (kind, j)); j++)
            compare_field (empty, record, copies->pdata[i], info);
          for (guint j = 0; (info = pb_kind_get_nth_field (PB_KIND_COMMON, j)); j++)
            compare_field (empty, record, copies->pdata[i], info);
          n++;
        }
    }
  for (guint i = 0; i < files->len; i++)
    {
      const PbFormatFile *file = files->pdata[i];
      g_autoptr(PbTableText) table = pb_table_text_new (g_bytes_get_data (file->bytes, NULL),
                                                        g_bytes_get_size (file->bytes));

      n -= pb_table_text_get_n_rows (table) - 1;
    }
  g_assert_cmpuint (n, ==, 0);
}

/* Whatever a cell says, it comes back. */
static void
test_cells (void)
{
  static const char * const cells[] = {
    "=SUM(A1)", "+49 30", "-", "-12.50", "@home", "\ttab", "\rreturn", "'quoted'", "'=x", "''=x",
    " blanks ", "a,b;c\td", "say \"hi\"", "two\nlines", "two\r\nlines", "ends with \"", "'", "x'=",
    "é𝄞", "1,5", "name  ",
  };
  static const char separators[] = { ',', '\t' };

  for (guint s = 0; s < G_N_ELEMENTS (separators); s++)
    {
      g_autoptr(GString) csv = g_string_new (NULL);
      g_autoptr(PbTableText) table = NULL;

      pb_csv_write_row (csv, separators[s], (const char *[]) { "one", "other" }, 2);
      for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
        pb_csv_write_row (csv, separators[s], (const char *[]) { cells[i], "x" }, 2);
      table = pb_table_text_new (csv->str, csv->len);
      g_assert_cmpuint (pb_table_text_get_n_rows (table), ==, G_N_ELEMENTS (cells) + 1);
      for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
        {
          g_assert_cmpstr (pb_table_text_get_cell (table, i + 1, 0), ==, cells[i]);
          g_assert_cmpstr (pb_table_text_get_cell (table, i + 1, 1), ==, "x");
        }
    }
}

/* A table of somebody else, from a spreadsheet of a country with commas. */
static void
test_foreign (void)
{
  static const char text[] =
    "\xef\xbb\xbfTitle;Status;Assigned to;Deadline;Reward;Mood\r\n"
    "\"Mend; the jetty\";In progress;Ana;31.12.2025;1.250,5;good\r\n"
    "Paint it;Pondered;Bert;13.01.2026;3,25;\r\n"
    "Paint it;Open;;13.01.2026;;\r\n";
  g_autoptr(PbImportContext) context = make_context ();
  g_autofree char *findings = NULL;
  g_autofree char *again = NULL;
  g_autoptr(PbProposal) proposal = NULL;
  PbRecord *record;

  read_text (&context, text, "list.csv", &findings);
  record = pb_test_find (context, PB_KIND_TASK, "Mend; the jetty");
  g_assert_nonnull (record);
  g_assert_cmpint (pb_record_get_enum (record, PB_TASK_STATUS), ==, PB_TASK_STATUS_IN_PROGRESS);
  g_assert_cmpint (pb_record_get_day (record, PB_TASK_DUE), ==, pb_day_from_ymd (2025, 12, 31));
  g_assert_cmpstr (pb_record_get_text (record, PB_TASK_REWARD), ==, "1250.5");
  g_assert_cmpstr (pb_record_get_text (record, PB_TASK_ASSIGNEE), ==,
                   pb_record_get_id (pb_test_find (context, PB_KIND_MEMBER, "Ana")));
  g_assert_nonnull (strstr (findings, "1 note: The table is read as: Tasks."));
  g_assert_nonnull (strstr (findings, "These columns are not taken over: “Mood”."));
  g_assert_nonnull (strstr (findings, "3 warning: “Pondered” is nothing that “Status” can be"));
  g_assert_nonnull (strstr (findings, "3 warning: There is no “Bert” (Assigned to) yet"));
  g_assert_nonnull (strstr (findings, "4 note: This row comes twice"));
  g_assert_cmpuint (pb_import_context_get_kind (context, PB_KIND_TASK)->len, ==, 2);

  proposal = pb_test_read (text, "list.csv", context, NULL);
  g_assert_cmpuint (pb_proposal_get_n_changes (proposal), ==, 0);
}

/* What can be meant in two ways is left out until somebody says it. */
static void
test_asked (void)
{
  static const char text[] = "task,due,reward,status\nMend,03/04/2025,\"1,250\",open\n";
  g_autoptr(PbImportContext) context = make_context ();
  g_autofree char *findings = NULL;
  PbRecord *record;

  read_text (&context, text, "task.csv", &findings);
  record = pb_test_find (context, PB_KIND_TASK, "Mend");
  g_assert_false (pb_record_has (record, PB_TASK_DUE));
  g_assert_false (pb_record_has (record, PB_TASK_REWARD));
  g_assert_nonnull (strstr (findings, "2 problem: “03/04/2025” can be two days."));
  g_assert_nonnull (strstr (findings, "2 problem: “1,250” can be two numbers."));

  pb_import_context_choose (context, "dates", "month-first");
  pb_import_context_choose (context, "decimals", "point");
  read_text (&context, text, "task.csv", NULL);
  record = pb_test_find (context, PB_KIND_TASK, "Mend");
  g_assert_cmpint (pb_record_get_day (record, PB_TASK_DUE), ==, pb_day_from_ymd (2025, 3, 4));
  g_assert_cmpstr (pb_record_get_text (record, PB_TASK_REWARD), ==, "1250");
}

/* Columns and the register can be said. */
static void
test_mapping (void)
{
  static const char text[] = "Thing\tUntil\tName\nMend\t2025-12-01\tx\n";
  g_autoptr(PbImportContext) context = make_context ();
  g_autoptr(GError) error = NULL;
  g_autoptr(PbProposal) proposal = NULL;
  PbRecord *record;

  pb_import_context_choose (context, "kind", "task");
  pb_import_context_choose (context, "column:Thing", "title");
  pb_import_context_choose (context, "column:Until", "due");
  pb_import_context_choose (context, "column:Name", "-");
  read_text (&context, text, "things.tsv", NULL);
  record = pb_test_find (context, PB_KIND_TASK, "Mend");
  g_assert_nonnull (record);
  g_assert_cmpint (pb_record_get_day (record, PB_TASK_DUE), ==, pb_day_from_ymd (2025, 12, 1));
}

/* A set of separators only is empty. */
static void
test_empty_set (void)
{
  static const char text[] = "Title;Status;Tags\nMend;open;\";\"\nSweep;open;\", ,\"\n";
  g_autoptr(PbImportContext) context = make_context ();

  read_text (&context, text, "task.csv", NULL);
  g_assert_nonnull (pb_test_find (context, PB_KIND_TASK, "Sweep"));
  g_assert_false (pb_record_has (pb_test_find (context, PB_KIND_TASK, "Mend"), PB_COMMON_TAGS));
}

/* What was said of a column counts before what another is called. */
static void
test_said_first (void)
{
  static const char text[] = "Title,Name of it,Due,Due\nx,Mend,2025-12-01,2025-12-02\n";
  g_autoptr(PbImportContext) context = make_context ();
  PbRecord *record;

  pb_import_context_choose (context, "kind", "task");
  pb_import_context_choose (context, "column:Name of it", "title");
  pb_import_context_choose (context, "column:#4", "due");
  read_text (&context, text, "things.csv", NULL);
  record = pb_test_find (context, PB_KIND_TASK, "Mend");
  g_assert_nonnull (record);
  g_assert_cmpint (pb_record_get_day (record, PB_TASK_DUE), ==, pb_day_from_ymd (2025, 12, 2));
  g_assert_null (pb_test_find (context, PB_KIND_TASK, "x"));
}

/* Of observations, what was recorded once is never changed. */
static void
test_append_only (void)
{
  g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
  g_autoptr(PbDossier) dossier = pb_test_example (&context);
  GPtrArray *observations = pb_import_context_get_kind (context, PB_KIND_OBSERVATION);
  g_autofree char *text = NULL;
  g_autofree char *findings = NULL;
  g_autofree char *metric = NULL;
  PbRecord *record = observations->pdata[0];

  metric = g_strdup (pb_record_get_text (record, PB_OBSERVATION_METRIC));
  text = g_strdup_printf ("id,metric,period_end,value\n%s,%s,2025-01-01,987654\n",
                          pb_record_get_id (record), metric);
  read_text (&context, text, "observation.csv", &findings);
  g_assert_nonnull (strstr (findings, "never changed"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/register-table/cells", test_cells);
  g_test_add_func ("/register-table/same", test_same);
  g_test_add_func ("/register-table/empty-library", test_empty_library);
  g_test_add_func ("/register-table/foreign", test_foreign);
  g_test_add_func ("/register-table/asked", test_asked);
  g_test_add_func ("/register-table/mapping", test_mapping);
  g_test_add_func ("/register-table/said-first", test_said_first);
  g_test_add_func ("/register-table/empty-set", test_empty_set);
  g_test_add_func ("/register-table/append-only", test_append_only);

  return g_test_run ();
}
