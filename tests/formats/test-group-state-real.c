/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pb-formats-fixture.h"

#include "formats/pb-group-state.h"
#include "formats/pb-inline-text.h"

#include <string.h>

/* The real documents that groups keep; see `data/README.md` beside them. */

static void
read_real (const char       *name,
           PbImportContext **context,
           PbProposal      **proposal,
           GBytes          **bytes)
{
  g_autofree char *path = pb_test_shared_path (name);
  g_autofree char *base = NULL;

  *proposal = NULL;
  *bytes = NULL;
  *context = pb_import_context_new (PB_TEST_TODAY);
  if (path == NULL)
    return;

  base = g_path_get_basename (path);
  *bytes = pb_test_load (path);
  *proposal = pb_test_read_bytes (*bytes, base, *context);
}

static void
test_labels (void)
{
  static const struct
  {
    const char *label;
    const char *elements;
    guint n_items;
  } expected[] = {
    { "Project Name", "", 1 },
    { "Purpose/problem", "P1", 3 },
    { "Genesis of the Group", "P2", 4 },
    { "Goals", "P1", 6 },
    { "Design/intentions", "P1", 4 },
    { "Relationships", "P2 Q2", 3 },
    { "Formal structure", "Q1", 4 },
    { "Team agreements", "Q2 Q3", 5 },
    { "Decision-making", "Q1 Q6", 4 },
    { "Treasury management", "G1 Q4 Q6", 4 },
    { "Communication", "G3", 5 },
    { "Strategy/planning", "P1", 6 },
    { "Project/progress management", "G2", 5 },
  };
  g_autoptr(PbImportContext) context = NULL;
  g_autoptr(PbProposal) proposal = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(PbEdit) edit = NULL;
  PbRecord *group;
  GPtrArray *elements;

  read_real ("vault/tech365_group_state.md", &context, &proposal, &bytes);
  if (proposal == NULL)
    return;

  g_assert_true (pb_proposal_get_new_group (proposal));
  edit = pb_proposal_to_edit (proposal);
  pb_test_accept (&context, edit);

  group = pb_import_context_lookup (context, pb_proposal_get_group_id (proposal));
  g_assert_cmpstr (pb_record_get_text (group, PB_GROUP_NAME), ==, "All In For Sport Consortium");
  g_assert_true (g_str_has_prefix (pb_record_get_text (group, PB_GROUP_DESCRIPTION),
                                   "A multi-organizational collaborative pilot project"));
  g_assert_false (pb_record_has (group, PB_GROUP_FOUNDED));

  /* Those above and the date of creation, which is no date. */
  g_assert_cmpuint (pb_import_context_get_kind (context, PB_KIND_STATE_TEXT)->len, ==,
                    G_N_ELEMENTS (expected) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      PbRecord *text = pb_test_find_text (context, expected[i].label);
      g_autofree const char **keys = NULL;
      g_autofree char *joined = NULL;
      gsize n_keys;

      g_assert_nonnull (text);
      g_assert_cmpuint (
        pb_inline_text_count_items (pb_record_get_text (text, PB_STATE_TEXT_TEXT)), ==,
        expected[i].n_items);
      keys = pb_record_get_set (text, PB_STATE_TEXT_ELEMENTS, &n_keys);
      joined = n_keys > 0 ? g_strjoinv (" ", (GStrv) keys) : g_strdup ("");
      g_assert_cmpstr (joined, ==, expected[i].elements);
    }

  g_assert_cmpstr (pb_record_get_text (pb_test_find_text (context, "Date of creation"),
                                       PB_STATE_TEXT_TEXT), ==, "- June 2025");

  /* Ten elements of fourteen; nobody has reviewed any. */
  elements = pb_import_context_get_kind (context, PB_KIND_STATE_ELEMENT);
  g_assert_cmpuint (elements->len, ==, 10);
  for (guint i = 0; i < elements->len; i++)
    g_assert_false (pb_record_has (elements->pdata[i], PB_STATE_ELEMENT_LAST_REVIEWED));
}

static void
test_findings (void)
{
  g_autoptr(PbImportContext) context = NULL;
  g_autoptr(PbProposal) proposal = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *findings = NULL;

  read_real ("vault/tech365_group_state.md", &context, &proposal, &bytes);
  if (proposal == NULL)
    return;

  findings = pb_test_dup_findings (proposal);
  g_assert_cmpstr (
    findings, ==,
    "11 warning: “Project Name” is not a label of the template; its text is kept as a free text.\n"
    "14 warning: “June 2025” is not a full date; it is kept as written. On which day was the group "
    "founded?\n"
    "0 note: The document has no text for: Retrospectives and feedback, Shared workspaces and "
    "data, Learnings and evolution, Impact metrics.\n");
}

static void
check_round_trip (const char *name)
{
  g_autoptr(PbImportContext) context = NULL;
  g_autoptr(PbProposal) proposal = NULL;
  g_autoptr(PbProposal) again = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(PbEdit) edit = NULL;
  g_autoptr(PbEdit) second = NULL;
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  read_real (name, &context, &proposal, &bytes);
  if (proposal == NULL)
    return;

  edit = pb_proposal_to_edit (proposal);
  pb_test_accept (&context, edit);
  dossier = pb_test_dossier (context, pb_proposal_get_group_id (proposal));
  text = pb_group_state_write (dossier, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (text, strlen (text), g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  /* The same file again has nothing to say. */
  again = pb_test_read_bytes (bytes, pb_proposal_get_file_name (proposal), context);
  g_assert_false (pb_proposal_get_new_group (again));
  g_assert_cmpuint (pb_proposal_get_n_changes (again), ==, 0);
  second = pb_proposal_to_edit (again);
  g_assert_cmpuint (pb_edit_get_n_changes (second), ==, 0);
}

static void
test_round_trip (void)
{
  check_round_trip ("vault/tech365_group_state.md");
}

static void
test_older_layout (void)
{
  g_autoptr(PbImportContext) context = NULL;
  g_autoptr(PbProposal) proposal = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(PbEdit) edit = NULL;
  PbRecord *text;

  read_real ("vault/Cell State - Reimagining Power TLC.md", &context, &proposal, &bytes);
  if (proposal == NULL)
    return;

  g_assert_cmpstr (pb_proposal_get_group_name (proposal), ==, "Reimagining Power TLC");
  edit = pb_proposal_to_edit (proposal);
  pb_test_accept (&context, edit);

  text = pb_test_find_text (context, "Decision-making");
  g_assert_nonnull (text);
  g_assert_true (g_str_has_prefix (pb_record_get_text (text, PB_STATE_TEXT_TEXT),
                                   "- The cell uses [The Decider Protocol]"));
  text = pb_test_find_text (context, "Treasury");
  g_assert_true (pb_record_set_contains (text, PB_STATE_TEXT_ELEMENTS, "Q4"));
  text = pb_test_find_text (context, "Overarching project Purpose");
  g_assert_true (pb_record_set_contains (text, PB_STATE_TEXT_ELEMENTS, "P1"));
  text = pb_test_find_text (context, "Roles");
  g_assert_nonnull (strstr (pb_record_get_text (text, PB_STATE_TEXT_TEXT), "Role Badges"));
}

static void
test_older_layout_round_trip (void)
{
  check_round_trip ("vault/Cell State - Reimagining Power TLC.md");
}

static void
test_refused (void)
{
  static const struct
  {
    const char *name;
    PbImportError code;
  } files[] = {
    { "vault/group-state-template.md", PB_IMPORT_ERROR_NOTHING_FILLED },
    { "vault/cell-state-template.md", PB_IMPORT_ERROR_NOTHING_FILLED },
    { "phases/iteration-phase.md", PB_IMPORT_ERROR_NOT_RECOGNIZED },
    { "phases/completion-phase.md", PB_IMPORT_ERROR_NOT_RECOGNIZED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = pb_test_shared_path (files[i].name);
      g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
      g_autofree char *base = NULL;
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(PbProposal) proposal = NULL;
      g_autoptr(GError) error = NULL;

      if (path == NULL)
        return;

      base = g_path_get_basename (path);
      bytes = pb_test_load (path);
      proposal = pb_import_read (bytes, base, context, &error);
      g_assert_error (error, PB_IMPORT_ERROR, (int) files[i].code);
      g_assert_null (proposal);
      g_assert_nonnull (strstr (error->message, base));
    }
}

/* What is no group state, but another note of a vault. */
static void
test_other_notes (void)
{
  static const struct
  {
    const char *name;
    const char *format;
  } files[] = {
    { "vault/0 - Full Year Data.md", "metrics-note" },
    { "vault/RPP Core Team Meeting (28-02-2024).md", "meeting-note" },
    { "vault/Gatherings Steward Rolecrafting.md", "role-note" },
    { "vault/final-retro.md", "retrospective-note" },
    { "vault/C.06-success-metrics.md", "metrics-note" },
    { "governance/agreements/dao/operating-agreement.md", "agreement-note" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = pb_test_shared_path (files[i].name);
      g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(PbProposal) proposal = NULL;
      g_autoptr(GError) error = NULL;

      if (path == NULL)
        return;

      bytes = pb_test_load (path);
      proposal = pb_import_read (bytes, files[i].name, context, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (pb_proposal_get_format (proposal), ==, files[i].format);
      g_assert_cmpuint (pb_proposal_get_n_changes (proposal), >, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/formats/real/labels", test_labels);
  g_test_add_func ("/formats/real/findings", test_findings);
  g_test_add_func ("/formats/real/round-trip", test_round_trip);
  g_test_add_func ("/formats/real/older-layout", test_older_layout);
  g_test_add_func ("/formats/real/older-layout/round-trip", test_older_layout_round_trip);
  g_test_add_func ("/formats/real/refused", test_refused);
  g_test_add_func ("/formats/real/other-notes", test_other_notes);

  return g_test_run ();
}
