/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-note-write-private.h"

#include "model/pb-enums.h"
#include "model/pb-markdown-escape.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Agreements and decisions as the files that groups keep in a folder of notes, one each, in
 * the layout of a state repository.  Headings and labels are those of the layout, in English;
 * what is read back from such a file is what was written.
 */

/* Longer names of files are cut. */
#define NAME_LENGTH 60

static const char *
get_title (PbDossier  *dossier,
           const char *id)
{
  PbRecord *record = id ? pb_dossier_lookup (dossier, id) : NULL;
  const PbFieldInfo *info =
    record ? pb_kind_find_flag (pb_record_get_kind (record), PB_FIELD_TITLE) : NULL;

  return info && info->type == PB_TYPE_TEXT ? pb_record_get_text (record, info->id) : NULL;
}

static char *
dup_name_of (PbDossier  *dossier,
             const char *id)
{
  const char *title = get_title (dossier, id);

  return title ? pb_markdown_escape (title, PB_MARKDOWN_IN_LINE) : NULL;
}

/* A text as JSON is one in YAML, too, whatever is in it. */
static void
append_property (GString    *out,
                 const char *name,
                 const char *text)
{
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *quoted = NULL;

  if (text == NULL || *text == '\0')
    return;

  node = json_node_init_string (json_node_alloc (), text);
  quoted = json_to_string (node, FALSE);
  g_string_append_printf (out, "%s: %s\n", name, quoted);
}

static void
append_day_property (GString    *out,
                     const char *name,
                     PbDay       day)
{
  g_autofree char *text = day != PB_DAY_NONE ? pb_day_to_iso (day) : NULL;

  if (text)
    g_string_append_printf (out, "%s: %s\n", name, text);
}

static void
append_label (GString    *out,
              const char *label,
              const char *text)
{
  g_autofree char *escaped = text && *text ? pb_markdown_escape (text, PB_MARKDOWN_IN_LINE) : NULL;

  if (escaped)
    g_string_append_printf (out, "**%s**: %s\n", label, escaped);
}

/* The heading of a section is a sign that there is nothing where nothing stands below it. */
static void
append_section (GString    *out,
                const char *heading,
                const char *text)
{
  g_string_append_printf (out, "\n## %s\n", heading);
  if (text && *text)
    g_string_append_printf (out, "\n%s\n", text);
}

static void
append_heading (GString    *out,
                PbDossier  *dossier,
                PbRecord   *record,
                const char *type,
                PbFieldId   title)
{
  g_autofree char *line = g_strdelimit (g_strdup (pb_record_get_text (record, title)), "\r\n", ' ');
  g_autofree char *heading = pb_markdown_escape (line, PB_MARKDOWN_IN_LINE);

  append_property (out, "group", get_title (dossier, pb_dossier_get_group_id (dossier)));
  append_property (out, "type", type);
  append_property (out, "description", pb_record_get_text (record, PB_COMMON_NOTE));
  g_string_append_printf (out, "---\n\n# %s\n", heading);
}

static char *
dup_name (GHashTable *names,
          const char *title,
          PbDay       day)
{
  g_autofree char *ascii = g_str_to_ascii (title, "C");
  g_autofree char *date = day != PB_DAY_NONE ? pb_day_to_iso (day) : NULL;
  g_autoptr(GString) name = g_string_new (date);
  char *unique;

  if (date)
    g_string_append_c (name, '-');
  for (const char *at = ascii; *at && name->len < NAME_LENGTH; at++)
    {
      if (g_ascii_isalnum (*at))
        g_string_append_c (name, g_ascii_tolower (*at));
      else if (name->len > 0 && name->str[name->len - 1] != '-')
        g_string_append_c (name, '-');
    }
  while (name->len > 0 && name->str[name->len - 1] == '-')
    g_string_truncate (name, name->len - 1);
  if (name->len == 0)
    g_string_append (name, "untitled");

  unique = g_strdup_printf ("%s.md", name->str);
  for (guint n = 2; g_hash_table_contains (names, unique); n++)
    {
      g_free (unique);
      unique = g_strdup_printf ("%s-%u.md", name->str, n);
    }
  g_hash_table_add (names, g_strdup (unique));

  return unique;
}

static gboolean
is_own (PbDossier *dossier,
        PbRecord  *record,
        PbFieldId  group)
{
  return g_strcmp0 (pb_record_get_text (record, group), pb_dossier_get_group_id (dossier)) == 0;
}

static void
append_parties (GString   *out,
                PbDossier *dossier,
                PbRecord  *agreement)
{
  GPtrArray *parties = pb_dossier_get_referring (dossier, pb_record_get_id (agreement),
                                                 PB_AGREEMENT_PARTY_AGREEMENT);

  for (guint i = 0; parties && i < parties->len; i++)
    {
      const char *party = pb_record_get_text (parties->pdata[i], PB_AGREEMENT_PARTY_PARTY);
      g_autofree char *name = dup_name_of (dossier, party);
      PbDay signed_on = pb_record_get_day (parties->pdata[i], PB_AGREEMENT_PARTY_SIGNED_ON);
      g_autofree char *day = signed_on != PB_DAY_NONE ? pb_day_to_iso (signed_on) : NULL;

      if (i == 0)
        append_section (out, "Parties", NULL);
      g_string_append_printf (out, "%s- %s%s%s\n", i == 0 ? "\n" : "", name ? name : "?",
                              day ? ", signed " : "", day ? day : "");
    }
}

static void
append_obligations (GString   *out,
                    PbDossier *dossier,
                    PbRecord  *agreement)
{
  GPtrArray *obligations = pb_dossier_get_referring (dossier, pb_record_get_id (agreement),
                                                 PB_OBLIGATION_AGREEMENT);

  for (guint i = 0; obligations && i < obligations->len; i++)
    {
      PbRecord *obligation = obligations->pdata[i];
      const char *text = pb_record_get_text (obligation, PB_OBLIGATION_TEXT);
      g_autofree char *what = pb_markdown_escape (text, PB_MARKDOWN_IN_LINE);
      g_autofree char *by = dup_name_of (dossier, pb_record_get_text (obligation,
                                                                      PB_OBLIGATION_BY));
      PbDay due = pb_record_get_day (obligation, PB_OBLIGATION_DUE);
      g_autofree char *day = due != PB_DAY_NONE ? pb_day_to_iso (due) : NULL;
      gboolean done = pb_record_has (obligation, PB_OBLIGATION_DONE_ON);

      if (i == 0)
        append_section (out, "Obligations", NULL);
      g_string_append_printf (out, "%s- [%c] %s%s%s%s%s\n", i == 0 ? "\n" : "", done ? 'x' : ' ',
                              what, by ? ", by " : "",
                              by ? by : "", day ? ", due " : "", day ? day : "");
    }
}

static GBytes *
write_agreement (PbDossier *dossier,
                 PbRecord  *record)
{
  GString *out = g_string_new ("---\n");
  const char *before = get_title (dossier, pb_record_get_text (record, PB_AGREEMENT_SUPERSEDES));
  const char *decision = get_title (dossier, pb_record_get_text (record, PB_AGREEMENT_DECISION));

  append_property (out, "status", pb_record_get_text (record, PB_AGREEMENT_STATUS));
  append_property (out, "agreement_type", pb_record_get_text (record, PB_AGREEMENT_TYPE));
  append_property (out, "domain", pb_record_get_text (record, PB_AGREEMENT_DOMAIN));
  append_property (out, "version", pb_record_get_text (record, PB_AGREEMENT_VERSION));
  append_day_property (out, "date", pb_record_get_day (record, PB_AGREEMENT_START));
  append_heading (out, dossier, record, "agreement", PB_AGREEMENT_TITLE);
  append_parties (out, dossier, record);
  append_section (out, "Applicability", pb_record_get_text (record, PB_AGREEMENT_APPLICABILITY));
  append_section (out, "Core Provisions", pb_record_get_text (record, PB_AGREEMENT_PROVISIONS));
  append_obligations (out, dossier, record);
  append_section (out, "Relationship to Other Agreements", NULL);
  if (before || decision)
    g_string_append_c (out, '\n');
  append_label (out, "Supersedes", before);
  append_label (out, "Adopted by", decision);
  append_section (out, "Modification Process", pb_record_get_text (record,
                                                                   PB_AGREEMENT_MODIFICATION));

  return g_string_free_to_bytes (out);
}

static const char *
get_status_words (PbRecord *record)
{
  switch (pb_record_get_enum (record, PB_DECISION_STATUS))
    {
    case PB_DECISION_STATUS_ADOPTED:
      return "✅ Approved";
    case PB_DECISION_STATUS_REJECTED:
      return "❌ Rejected";
    case PB_DECISION_STATUS_WITHDRAWN:
      return "⚠️ Withdrawn";
    default:
      return pb_record_get_text (record, PB_DECISION_STATUS);
    }
}

/* How many took each position, in the order of positions. */
static void
append_votes (GString   *out,
              PbDossier *dossier,
              PbRecord  *decision)
{
  GType type = pb_vote_position_get_type ();
  GPtrArray *votes = pb_dossier_get_referring (dossier, pb_record_get_id (decision),
                                                 PB_VOTE_DECISION);
  gint64 eligible = pb_record_get_integer (decision, PB_DECISION_ELIGIBLE_COUNT);

  if (votes == NULL || votes->len == 0)
    return;

  append_section (out, "Vote Breakdown", NULL);
  g_string_append_c (out, '\n');
  for (guint position = 0; position < pb_enum_get_n_values (type); position++)
    {
      guint n = 0;

      for (guint i = 0; i < votes->len; i++)
        n += pb_record_get_enum (votes->pdata[i], PB_VOTE_POSITION) == (int) position;
      if (n > 0)
        g_string_append_printf (out, "- %s: %u\n", pb_enum_get_nick (type, position), n);
    }
  if (eligible > 0)
    g_string_append_printf (out, "\n**Participation**: %u of %" G_GINT64_FORMAT "\n", votes->len,
                            eligible);
}

static GBytes *
write_decision (PbDossier *dossier,
                PbRecord  *record)
{
  GString *out = g_string_new ("---\n");
  PbDay opened = pb_record_get_day (record, PB_DECISION_OPENED);
  PbDay closed = pb_record_get_day (record, PB_DECISION_CLOSED);
  PbDay due = pb_record_get_day (record, PB_DECISION_IMPLEMENTATION_DUE);
  g_autofree char *submitted = opened != PB_DAY_NONE ? pb_day_to_iso (opened) : NULL;
  g_autofree char *decided = closed != PB_DAY_NONE ? pb_day_to_iso (closed) : NULL;
  g_autofree char *timeline = due != PB_DAY_NONE ? pb_day_to_iso (due) : NULL;

  append_heading (out, dossier, record, "proposal", PB_DECISION_TITLE);
  g_string_append_c (out, '\n');
  append_label (out, "Proposed by", get_title (dossier, pb_record_get_text (record,
                                                                         PB_DECISION_PROPOSER)));
  append_label (out, "Submitted", submitted);
  append_label (out, "Decided", decided);
  append_label (out, "Status", get_status_words (record));
  append_label (out, "Reference", pb_record_get_text (record, PB_DECISION_EXTERNAL_REF));
  append_section (out, "Proposal Text", pb_record_get_text (record, PB_DECISION_TEXT));
  append_section (out, "Voting Results", pb_record_get_text (record, PB_DECISION_OUTCOME));
  append_votes (out, dossier, record);
  if (pb_record_has (record, PB_DECISION_RATIONALE))
    append_section (out, "Rationale", pb_record_get_text (record, PB_DECISION_RATIONALE));
  append_section (out, "Implementation", NULL);
  if (timeline || pb_record_has (record, PB_DECISION_IMPLEMENTATION))
    g_string_append_c (out, '\n');
  append_label (out, "Current Status", pb_record_get_text (record, PB_DECISION_IMPLEMENTATION));
  append_label (out, "Timeline", timeline);

  return g_string_free_to_bytes (out);
}

static GPtrArray *
write_all (PbDossier  *dossier,
           PbKind      kind,
           PbFieldId   group,
           PbFieldId   title,
           PbFieldId   day,
           GBytes   *(*write) (PbDossier *dossier,
                               PbRecord  *record))
{
  GPtrArray *files = pb_format_files_new ();
  GPtrArray *records = pb_dossier_get_records (dossier, kind);
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < records->len; i++)
    {
      PbRecord *record = records->pdata[i];
      g_autofree char *name = NULL;

      if (!is_own (dossier, record, group))
        continue;
      name = dup_name (names, pb_record_get_text (record, title),
                       day ? pb_record_get_day (record, day) : PB_DAY_NONE);
      pb_format_files_add (files, name, write (dossier, record));
    }

  return files;
}

/* A file for each agreement of the group. */
GPtrArray *
pb_note_write_agreements (PbDossier  *dossier,
                          GError    **error)
{
  return write_all (dossier, PB_KIND_AGREEMENT, PB_AGREEMENT_GROUP, PB_AGREEMENT_TITLE, 0,
                    write_agreement);
}

/* A file for each decision of the group, whose name begins with its day. */
GPtrArray *
pb_note_write_decisions (PbDossier  *dossier,
                         GError    **error)
{
  return write_all (dossier, PB_KIND_DECISION, PB_DECISION_GROUP, PB_DECISION_TITLE,
                    PB_DECISION_OPENED, write_decision);
}
