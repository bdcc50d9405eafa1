/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pb-formats-fixture.h"

#include "formats/pb-group-state.h"

#include <string.h>

static PbProposal *
read_fixture (const char       *name,
              PbImportContext **context,
              GBytes          **bytes)
{
  g_autofree char *path = pb_test_fixture_path (name);

  *bytes = pb_test_load (path);
  if (*context == NULL)
    *context = pb_import_context_new (PB_TEST_TODAY);

  return pb_test_read_bytes (*bytes, name, *context);
}

static PbProposal *
accept_fixture (const char       *name,
                PbImportContext **context,
                GBytes          **bytes)
{
  PbProposal *proposal = read_fixture (name, context, bytes);
  g_autoptr(PbEdit) edit = pb_proposal_to_edit (proposal);

  pb_test_accept (context, edit);

  return proposal;
}

static char *
write_group (PbImportContext *context,
             const char      *group_id)
{
  g_autoptr(PbDossier) dossier = pb_test_dossier (context, group_id);
  g_autoptr(GError) error = NULL;
  char *text = pb_group_state_write (dossier, &error);

  g_assert_no_error (error);

  return text;
}

/* What each document says, in full: `NAME.expected` beside `NAME.md`. */
static void
test_golden (gconstpointer data)
{
  const char *name = data;
  g_autofree char *expected_name = g_strconcat (name, ".expected", NULL);
  g_autofree char *path = pb_test_fixture_path (expected_name);
  g_autoptr(PbImportContext) context = NULL;
  g_autoptr(PbProposal) proposal = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *items = NULL;
  g_autofree char *findings = NULL;
  g_autofree char *all = NULL;
  g_autofree char *expected = NULL;

  proposal = read_fixture (name, &context, &bytes);
  items = pb_test_dup_items (proposal);
  findings = pb_test_dup_findings (proposal);
  all = g_strconcat (items, "\n", findings, NULL);
  g_file_get_contents (path, &expected, NULL, NULL);

  g_assert_cmpstr (all, ==, expected);
}

/* Every document comes back byte for byte, and has nothing to say again. */
static void
test_round_trip (gconstpointer data)
{
  const char *name = data;
  g_autoptr(PbImportContext) context = NULL;
  g_autoptr(PbProposal) proposal = NULL;
  g_autoptr(PbProposal) again = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GBytes) same = NULL;
  g_autofree char *text = NULL;

  proposal = accept_fixture (name, &context, &bytes);
  text = write_group (context, pb_proposal_get_group_id (proposal));
  g_assert_cmpmem (text, strlen (text), g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  again = read_fixture (name, &context, &same);
  g_assert_false (pb_proposal_get_new_group (again));
  g_assert_cmpuint (pb_proposal_get_n_changes (again), ==, 0);
}

static void
set_text (PbImportContext *context,
          const char      *label,
          const char      *text)
{
  PbRecord *record = pb_test_find_text (context, label);

  g_assert_nonnull (record);
  pb_record_set_value (record, PB_STATE_TEXT_TEXT, text ? g_variant_new_string (text) : NULL);
}

static void
add_text (PbImportContext *context,
          const char      *group_id,
          const char      *label,
          const char      *section,
          const char      *text)
{
  g_autoptr(PbRecord) record = pb_record_new (PB_KIND_STATE_TEXT, NULL);

  pb_record_set_value (record, PB_STATE_TEXT_GROUP, g_variant_new_string (group_id));
  pb_record_set_value (record, PB_STATE_TEXT_LABEL, g_variant_new_string (label));
  pb_record_set_value (record, PB_STATE_TEXT_SECTION, g_variant_new_string (section));
  pb_record_set_value (record, PB_STATE_TEXT_TEXT, g_variant_new_string (text));
  pb_import_context_add (context, record);
}

/* Replaces @before, which must be there once, by @after. */
static char *
replaced (GBytes     *bytes,
          const char *before,
          const char *after)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto(GStrv) parts = g_strsplit (text, before, -1);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);

  return g_strjoinv (after, parts);
}

static void
test_write_one_label (void)
{
  g_autoptr(PbImportContext) context = NULL;
  g_autoptr(PbProposal) proposal = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autofree char *expected = NULL;

  proposal = accept_fixture ("windows.md", &context, &bytes);
  set_text (context, "Decision-making", "- By consent\n- On Fridays");
  text = write_group (context, pb_proposal_get_group_id (proposal));
  expected = replaced (bytes, "- By consent\r\n", "- By consent\r\n- On Fridays\r\n");
  g_assert_cmpstr (text, ==, expected);
}

static void
test_write_emptied (void)
{
  g_autoptr(PbImportContext) context = NULL;
  g_autoptr(PbProposal) proposal = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autofree char *expected = NULL;

  proposal = accept_fixture ("windows.md", &context, &bytes);
  set_text (context, "Communication", NULL);
  text = write_group (context, pb_proposal_get_group_id (proposal));
  expected = replaced (bytes, "- Smoke\r\n", "- \r\n");
  g_assert_cmpstr (text, ==, expected);
}

static void
test_write_filled (void)
{
  g_autoptr(PbImportContext) context = NULL;
  g_autoptr(PbProposal) proposal = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autofree char *expected = NULL;

  proposal = accept_fixture ("windows.md", &context, &bytes);
  add_text (context, pb_proposal_get_group_id (proposal), "Goals", "purpose", "- A second kiln");
  text = write_group (context, pb_proposal_get_group_id (proposal));
  expected = replaced (bytes, "**Goals**\r\n- \r\n", "**Goals**\r\n- A second kiln\r\n");
  g_assert_cmpstr (text, ==, expected);
}

/* The four labels that the template lacks come after those it has. */
static void
test_write_extra_labels (void)
{
  g_autoptr(PbImportContext) context = NULL;
  g_autoptr(PbProposal) proposal = NULL;
  g_autoptr(PbProposal) again = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autofree char *first = NULL;
  g_autofree char *expected = NULL;
  const char *id;

  proposal = accept_fixture ("windows.md", &context, &bytes);
  id = pb_proposal_get_group_id (proposal);
  add_text (context, id, "Impact metrics", "progress", "- Pots a week");
  add_text (context, id, "Retrospectives and feedback", "practice", "- After each firing");
  text = write_group (context, id);

  first = replaced (bytes, "- By consent\r\n",
                    "- By consent\r\n\r\n**Retrospectives and feedback**\r\n"
                    "- After each firing\r\n");
  expected = g_strndup (first, strlen (first) - strlen ("\r\n---"));
  first = (g_free (first), g_strconcat (expected, "\r\n**Impact metrics**\r\n- Pots a week\r\n"
                                                  "\r\n---", NULL));
  g_assert_cmpstr (text, ==, first);

  /* Whoever reads that sees the same state. */
  again = pb_test_read (text, "windows.md", context, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pb_proposal_get_n_changes (again), >, 0);
}

static void
test_write_group_itself (void)
{
  g_autoptr(PbImportContext) context = NULL;
  g_autoptr(PbProposal) proposal = NULL;
  g_autoptr(GBytes) bytes = NULL;
  PbRecord *group;
  g_autofree char *text = NULL;

  proposal = accept_fixture ("messy.md", &context, &bytes);
  group = pb_import_context_lookup (context, pb_proposal_get_group_id (proposal));
  pb_record_set_value (group, PB_GROUP_NAME, g_variant_new_string ("Pond Circle"));
  pb_record_set_value (group, PB_GROUP_DESCRIPTION, g_variant_new_string ("One line.\nAnother."));
  pb_record_set_value (group, PB_GROUP_FOUNDED,
                       g_variant_new_int32 (pb_day_from_ymd (2024, 5, 13)));
  text = write_group (context, pb_proposal_get_group_id (proposal));

  g_assert_nonnull (strstr (text, "\n**Group Name**: Pond Circle\n"
                                  "**Date of creation:** 2024-05-13\n"
                                  "**Description:**\nOne line.\nAnother.\n"
                                  "**Meeting place:** The boat house\n"));
}

static void
test_write_nested (void)
{
  g_autoptr(PbImportContext) context = NULL;
  g_autoptr(PbProposal) proposal = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autofree char *expected = NULL;

  proposal = accept_fixture ("nested.md", &context, &bytes);
  set_text (context, "Goals", "- Cross at any hour\n- Never alone\n  - not even the skipper");
  text = write_group (context, pb_proposal_get_group_id (proposal));
  expected = replaced (bytes, "    - Never alone\n",
                       "    - Never alone\n      - not even the skipper\n");
  g_assert_cmpstr (text, ==, expected);
}

/* A group that was never imported is written in the layout of the template, and
 * reading that gives the group back.
 */
static void
test_write_template (void)
{
  g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
  g_autoptr(PbImportContext) other = pb_import_context_new (PB_TEST_TODAY);
  g_autoptr(PbRecord) group = pb_record_new (PB_KIND_GROUP, NULL);
  g_autofree char *path = pb_test_fixture_path ("written.expected");
  g_autoptr(PbProposal) proposal = NULL;
  g_autoptr(PbEdit) edit = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *expected = NULL;
  PbRecord *copy;

  pb_record_set_value (group, PB_GROUP_NAME, g_variant_new_string ("The \"Salt\" Row"));
  pb_record_set_value (group, PB_GROUP_FOUNDED,
                       g_variant_new_int32 (pb_day_from_ymd (2024, 2, 29)));
  pb_import_context_add (context, group);
  add_text (context, pb_record_get_id (group), "Goals", "purpose", "- Dry by noon");
  add_text (context, pb_record_get_id (group), "Salt pans", "practice", "- Eleven\n- One leaks");
  add_text (context, pb_record_get_id (group), "Shared workspaces", "progress", "- The shed");

  text = write_group (context, pb_record_get_id (group));
  g_file_get_contents (path, &expected, NULL, NULL);
  g_assert_cmpstr (text, ==, expected);

  proposal = pb_test_read (text, "salt.md", other, &error);
  g_assert_no_error (error);
  edit = pb_proposal_to_edit (proposal);
  pb_test_accept (&other, edit);
  copy = pb_import_context_lookup (other, pb_proposal_get_group_id (proposal));
  g_assert_cmpstr (pb_record_get_text (copy, PB_GROUP_NAME), ==, "The \"Salt\" Row");
  g_assert_cmpint (pb_record_get_day (copy, PB_GROUP_FOUNDED), ==, pb_day_from_ymd (2024, 2, 29));
  g_assert_cmpstr (pb_record_get_text (pb_test_find_text (other, "Salt pans"), PB_STATE_TEXT_TEXT),
                   ==, "- Eleven\n- One leaks");
  g_assert_true (pb_record_set_contains (pb_test_find_text (other, "Shared workspaces"),
                                         PB_STATE_TEXT_ELEMENTS, "G4"));
}

static char *
dup_changes (PbProposal *proposal)
{
  GListModel *items = pb_proposal_get_items (proposal);
  g_autoptr(GString) out = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(PbProposalItem) item = g_list_model_get_item (items, i);

      if (pb_proposal_item_get_what (item) != PB_PROPOSAL_SAME &&
          pb_proposal_item_get_accepted (item))
        g_string_append_printf (out, "%s %s; ",
                                pb_proposal_what_get_nick (pb_proposal_item_get_what (item)),
                                pb_proposal_item_get_title (item));
    }

  return g_string_free_and_steal (g_steal_pointer (&out));
}

/* A newer file brings what is new in it, and nothing else. */
static void
test_newer_file (void)
{
  g_autoptr(PbImportContext) context = NULL;
  g_autoptr(PbProposal) proposal = NULL;
  g_autoptr(PbProposal) newer = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autofree char *changes = NULL;
  g_autofree char *findings = NULL;

  proposal = accept_fixture ("windows.md", &context, &bytes);
  text = replaced (bytes, "- Smoke\r\n", "- Smoke\r\n- Bells\r\n");
  newer = pb_test_read (text, "windows.md", context, &error);
  g_assert_no_error (error);
  changes = dup_changes (newer);
  g_assert_cmpstr (changes, ==, "change Communication; change windows.md; ");
}

/* An old file does not undo what was edited here since; one that was changed as
 * well says so.
 */
static void
test_edited_since (void)
{
  g_autoptr(PbImportContext) context = NULL;
  g_autoptr(PbProposal) proposal = NULL;
  g_autoptr(PbProposal) same = NULL;
  g_autoptr(PbProposal) newer = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autofree char *findings = NULL;

  proposal = accept_fixture ("windows.md", &context, &bytes);
  set_text (context, "Communication", "- Smoke\n- Flags");
  same = pb_test_read_bytes (bytes, "windows.md", context);
  g_assert_cmpuint (pb_proposal_get_n_changes (same), ==, 0);

  text = replaced (bytes, "- Smoke\r\n", "- Smoke\r\n- Bells\r\n");
  newer = pb_test_read (text, "windows.md", context, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pb_proposal_get_n_changes (newer), ==, 2);
  findings = pb_test_dup_findings (newer);
  g_assert_nonnull (strstr (findings, "29 warning: “Communication” was edited here since the last "
                                      "import, too;"));
}

/* What the file no longer says stays here. */
static void
test_gone (void)
{
  g_autoptr(PbImportContext) context = NULL;
  g_autoptr(PbProposal) proposal = NULL;
  g_autoptr(PbProposal) newer = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autofree char *changes = NULL;
  g_autofree char *findings = NULL;

  proposal = accept_fixture ("windows.md", &context, &bytes);
  text = replaced (bytes, "- Smoke\r\n", "- \r\n");
  newer = pb_test_read (text, "windows.md", context, &error);
  g_assert_no_error (error);
  changes = dup_changes (newer);
  g_assert_cmpstr (changes, ==, "change windows.md; ");
  findings = pb_test_dup_findings (newer);
  g_assert_nonnull (strstr (findings, "no longer says anything under “Communication”"));
}

/* The same file is for the same group, whatever that is called by now; another
 * file is matched by the name that it gives.
 */
static void
test_matching (void)
{
  static const char other[] = "**Group name:** KILN guild!\n## Purpose\n**Goals**\n- A\n"
                              "## Practice\n**Relationships**\n- B\n## Progress\n";
  static const char aliased[] = "---\naliases: [Kiln Guild]\n---\n**Group name:** Oven Guild\n"
                                "## Purpose\n**Goals**\n- A\n## Practice\n## Progress\n";
  static const char unknown[] = "---\ngroup: kiln-guild\n---\n**Group name:** Oven Guild\n"
                                "## Purpose\n**Goals**\n- A\n## Practice\n## Progress\n";
  g_autoptr(PbImportContext) context = NULL;
  g_autoptr(PbProposal) proposal = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  const char *names[] = { other, aliased, unknown };
  const gboolean matches[] = { TRUE, TRUE, FALSE };
  PbRecord *group;
  const char *id;

  proposal = accept_fixture ("windows.md", &context, &bytes);
  id = pb_proposal_get_group_id (proposal);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(PbProposal) again = pb_test_read (names[i], "other.md", context, &error);

      g_assert_no_error (error);
      g_assert_cmpint (g_str_equal (pb_proposal_get_group_id (again), id), ==, matches[i]);
      g_assert_cmpint (pb_proposal_get_new_group (again), ==, !matches[i]);
    }

  group = pb_import_context_lookup (context, id);
  pb_record_set_value (group, PB_GROUP_NAME, g_variant_new_string ("Stove Guild"));
  {
    g_autoptr(PbProposal) again = pb_test_read_bytes (bytes, "windows.md", context);

    g_assert_cmpstr (pb_proposal_get_group_id (again), ==, id);
    g_assert_cmpuint (pb_proposal_get_n_changes (again), ==, 0);
  }
}

static void
test_choices (void)
{
  g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
  g_autoptr(PbRecord) group = pb_record_new (PB_KIND_GROUP, NULL);
  g_autoptr(PbProposal) proposal = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(PbEdit) edit = NULL;
  g_autoptr(PbProposalItem) item = NULL;
  g_autofree char *path = pb_test_fixture_path ("windows.md");
  GPtrArray *elements;
  PbRecord *transition;
  PbDay reviewed = pb_day_from_ymd (2025, 11, 1);
  guint n;

  pb_record_set_value (group, PB_GROUP_NAME, g_variant_new_string ("Oven Guild"));
  pb_import_context_add (context, group);
  bytes = pb_test_load (path);
  proposal = pb_test_read_bytes (bytes, "windows.md", context);
  g_assert_true (pb_proposal_get_new_group (proposal));

  g_assert_false (pb_proposal_set_group_id (proposal, "0123456789abcdef0123456789abcdef"));
  g_assert_true (pb_proposal_set_group_id (proposal, pb_record_get_id (group)));
  g_assert_false (pb_proposal_get_new_group (proposal));
  pb_proposal_set_phase (proposal, PB_PHASE_ITERATION, pb_day_from_ymd (2025, 3, 3));
  pb_proposal_set_reviewed (proposal, reviewed);

  /* What is left out stays out when something else is chosen. */
  n = pb_proposal_get_n_changes (proposal);
  item = g_list_model_get_item (pb_proposal_get_items (proposal), 2);
  pb_proposal_item_set_accepted (item, FALSE);
  g_assert_cmpuint (pb_proposal_get_n_changes (proposal), ==, n - 1);
  pb_proposal_set_reviewed (proposal, reviewed + 1);
  g_assert_cmpuint (pb_proposal_get_n_changes (proposal), ==, n - 1);

  edit = pb_proposal_to_edit (proposal);
  pb_test_accept (&context, edit);
  g_assert_cmpstr (pb_record_get_text (pb_import_context_lookup (context, pb_record_get_id (group)),
                                       PB_GROUP_NAME), ==, "Oven Guild");
  g_assert_null (pb_test_find_text (context, "Purpose/problem"));
  g_assert_nonnull (pb_test_find_text (context, "Relationships"));

  elements = pb_import_context_get_kind (context, PB_KIND_STATE_ELEMENT);
  g_assert_cmpuint (elements->len, >, 0);
  for (guint i = 0; i < elements->len; i++)
    g_assert_cmpint (pb_record_get_day (elements->pdata[i], PB_STATE_ELEMENT_LAST_REVIEWED), ==,
                     reviewed + 1);

  transition = pb_import_context_get_kind (context, PB_KIND_PHASE_TRANSITION)->pdata[0];
  g_assert_cmpint (pb_record_get_enum (transition, PB_PHASE_TRANSITION_TO), ==,
                   PB_PHASE_ITERATION);
  g_assert_cmpint (pb_record_get_enum (transition, PB_PHASE_TRANSITION_FROM), ==, -1);
}

/* A date with the month in the wrong place is offered the right way round, and
 * taken only when somebody says so.
 */
/* A report of a group’s state ends with how it was made: nothing of the group. */
static void
test_report (void)
{
  static const char text[] =
    "---\n"
    "title: \"Weavers: Group state\"\n"
    "subject: \"As of 1 May 2025\"\n"
    "description: \"We \\\"weave\\\".\"\n"
    "fingerprint: \"0123abcd\"\n"
    "---\n\n"
    "# Weavers\n\n"
    "## Group State\n\n"
    "### Purpose\n\n#### Goals\n\n- Weave\n\n"
    "### Practice\n\n#### Formal structure\n\n- A guild\n\n"
    "### Progress\n\n#### Communication\n\n- Letters\n\n"
    "## How This Report Was Made\n\n- **Fingerprint:** `0123abcd`\n";
  g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(PbProposal) proposal = pb_test_read_bytes (bytes, "weavers.md", context);
  g_autoptr(PbEdit) edit = pb_proposal_to_edit (proposal);
  PbRecord *group;

  pb_test_accept (&context, edit);
  g_assert_cmpuint (pb_import_context_get_kind (context, PB_KIND_STATE_TEXT)->len, ==, 3);
  group = pb_import_context_lookup (context, pb_proposal_get_group_id (proposal));
  g_assert_cmpstr (pb_record_get_text (group, PB_GROUP_NAME), ==, "Weavers");
  g_assert_cmpstr (pb_record_get_text (group, PB_GROUP_DESCRIPTION), ==, "We \"weave\".");
}

static void
test_suggestion (void)
{
  g_autoptr(PbImportContext) context = NULL;
  g_autoptr(PbProposal) proposal = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(PbFinding) offer = NULL;
  g_autoptr(PbEdit) edit = NULL;
  GListModel *findings;

  proposal = read_fixture ("messy.md", &context, &bytes);
  findings = pb_proposal_get_findings (proposal);
  for (guint i = 0; offer == NULL && i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr(PbFinding) finding = g_list_model_get_item (findings, i);

      if (pb_finding_get_suggestion (finding))
        offer = g_object_ref (finding);
    }

  g_assert_nonnull (offer);
  g_assert_cmpstr (pb_finding_get_suggestion (offer), ==, "2024-05-13");
  g_assert_true (pb_proposal_apply_suggestion (proposal, offer));
  edit = pb_proposal_to_edit (proposal);
  pb_test_accept (&context, edit);
  g_assert_cmpint (
    pb_record_get_day (pb_import_context_lookup (context, pb_proposal_get_group_id (proposal)),
                       PB_GROUP_FOUNDED), ==, pb_day_from_ymd (2024, 5, 13));
  g_assert_null (pb_test_find_text (context, "Date of creation"));
}

static void
test_refused (void)
{
  static const struct
  {
    const char *name;
    PbImportError code;
    const char *says;
  } files[] = {
    { "template.md", PB_IMPORT_ERROR_NOTHING_FILLED, "template.md" },
    { "essay.md", PB_IMPORT_ERROR_NOT_RECOGNIZED, "essay.md" },
    { "proposal.md", PB_IMPORT_ERROR_NOT_RECOGNIZED, "proposal.md" },
    { "broken-front-matter.md", PB_IMPORT_ERROR_BROKEN, "line 2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = pb_test_fixture_path (files[i].name);
      g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
      g_autoptr(GBytes) bytes = pb_test_load (path);
      g_autoptr(PbProposal) proposal = NULL;
      g_autoptr(GError) error = NULL;

      proposal = pb_import_read (bytes, files[i].name, context, &error);
      g_assert_null (proposal);
      g_assert_error (error, PB_IMPORT_ERROR, (int) files[i].code);
      g_assert_nonnull (strstr (error->message, files[i].says));
    }
}

int
main (int    argc,
      char **argv)
{
  static const char * const names[] = { "messy.md", "windows.md", "nested.md", "unclosed.md" };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *golden = g_strconcat ("/formats/group-state/golden/", names[i], NULL);
      g_autofree char *trip = g_strconcat ("/formats/group-state/round-trip/", names[i], NULL);

      g_test_add_data_func (golden, names[i], test_golden);
      g_test_add_data_func (trip, names[i], test_round_trip);
    }

  g_test_add_func ("/formats/group-state/write/one-label", test_write_one_label);
  g_test_add_func ("/formats/group-state/write/emptied", test_write_emptied);
  g_test_add_func ("/formats/group-state/write/filled", test_write_filled);
  g_test_add_func ("/formats/group-state/write/extra-labels", test_write_extra_labels);
  g_test_add_func ("/formats/group-state/write/group-itself", test_write_group_itself);
  g_test_add_func ("/formats/group-state/write/nested", test_write_nested);
  g_test_add_func ("/formats/group-state/write/template", test_write_template);
  g_test_add_func ("/formats/group-state/newer-file", test_newer_file);
  g_test_add_func ("/formats/group-state/edited-since", test_edited_since);
  g_test_add_func ("/formats/group-state/gone", test_gone);
  g_test_add_func ("/formats/group-state/matching", test_matching);
  g_test_add_func ("/formats/group-state/choices", test_choices);
  g_test_add_func ("/formats/group-state/report", test_report);
  g_test_add_func ("/formats/group-state/suggestion", test_suggestion);
  g_test_add_func ("/formats/group-state/refused", test_refused);

  return g_test_run ();
}
