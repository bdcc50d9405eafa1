/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-note-formats.h"

#include "formats/pb-day-reading.h"
#include "formats/pb-decision-words-private.h"
#include "formats/pb-drafts-private.h"
#include "formats/pb-inline-text.h"
#include "formats/pb-line-shape.h"
#include "formats/pb-note-private.h"
#include "formats/pb-note-tables-private.h"
#include "formats/pb-note-write-private.h"
#include "model/pb-enums.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Notes are written by hand: more than this is no note. */
#define MAX_BYTES (2 * 1024 * 1024)

typedef struct
{
  PbNote *note;
  PbDrafts *drafts;
  PbImportContext *context;
  const char *file_name;
  char *title;
  PbDay day;
} Reader;

typedef void (*FillFunc) (Reader *self);

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->note, pb_note_free);
  g_clear_pointer (&self->drafts, pb_drafts_free);
  g_clear_pointer (&self->title, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static const char *
get_property (Reader     *self,
              const char *name)
{
  return pb_front_matter_get (self->note->front_matter, name);
}

/* The record of that title, the first time. */
static PbDraft *
add_titled (Reader     *self,
            PbKind      kind,
            PbFieldId   field,
            const char *title,
            guint       line)
{
  g_autofree char *folded = g_utf8_casefold (title, -1);
  g_autofree char *key = g_strdup_printf ("note:%s:%s", pb_kind_get_info (kind)->name,
                                          g_strstrip (folded));
  PbDraft *draft = *folded ? pb_drafts_add (self->drafts, kind, key, line) : NULL;

  if (draft)
    {
      pb_draft_set_line (draft, field, title);
      pb_draft_match (draft, field);
      pb_draft_let_be (draft, field);
    }

  return draft;
}

/* The same of a line of the text, with what Markdown makes of it. */
static PbDraft *
add (Reader     *self,
     PbKind      kind,
     PbFieldId   field,
     const char *text,
     guint       line)
{
  g_autofree char *plain = pb_inline_text_dup_plain (text);

  return add_titled (self, kind, field, g_strstrip (plain), line);
}

static void
set_section (Reader     *self,
             PbDraft    *draft,
             PbFieldId   field,
             const char *heading)
{
  g_autofree char *text = pb_note_dup_section (self->note, heading);

  if (text)
    pb_draft_set_text (draft, field, text);
}

static void
set_tail (Reader    *self,
          PbDraft   *draft,
          PbFieldId  field)
{
  g_autofree char *text = pb_note_dup_lines (self->note, self->note->body, G_MAXUINT);

  pb_draft_set_text (draft, field, text);
}

static gboolean
is_in (Reader     *self,
       const char *folder)
{
  g_autofree char *path = g_path_get_dirname (self->file_name);
  g_auto(GStrv) places = g_strsplit_set (path, "/\\", -1);

  return g_strv_contains ((const char * const *) places, folder);
}

static void
set_agreement_status (Reader  *self,
                      PbDraft *draft)
{
  const char *word = get_property (self, "status");
  g_autofree char *folded = word ? g_ascii_strdown (word, -1) : NULL;
  int status = folded ? pb_enum_from_nick (pb_agreement_status_get_type (), folded) : -1;

  if (status >= 0)
    pb_draft_set_enum (draft, PB_AGREEMENT_STATUS, status);
  else
    {
      pb_draft_set_enum (draft, PB_AGREEMENT_STATUS, PB_AGREEMENT_STATUS_DRAFT);
      pb_draft_let_be (draft, PB_AGREEMENT_STATUS);
      pb_drafts_say (self->drafts, PB_FINDING_NOTE, 0,
                     g_strdup (_("The file does not say whether this is in force; it is taken "
                                 "for a draft.")));
    }
}

/* What a property says that has our words. */
static void
set_enum (Reader     *self,
          PbDraft    *draft,
          PbFieldId   field,
          const char *name)
{
  const char *word = get_property (self, name);
  int value = word ? pb_enum_from_nick (pb_field_get_info (field)->enum_type (), word) : -1;

  if (value >= 0)
    pb_draft_set_enum (draft, field, value);
}

static void
fill_agreement (Reader *self)
{
  PbDraft *draft = add_titled (self, PB_KIND_AGREEMENT, PB_AGREEMENT_TITLE, self->title, 1);
  const char *type = get_property (self, "type");

  if (draft == NULL)
    return;
  pb_draft_set_text (draft, PB_COMMON_NOTE, get_property (self, "description"));
  pb_draft_let_be (draft, PB_COMMON_NOTE);
  set_agreement_status (self, draft);
  pb_draft_set_day (draft, PB_AGREEMENT_START, self->day);
  pb_draft_let_be (draft, PB_AGREEMENT_START);
  if (is_in (self, "policies") || g_strcmp0 (type, "policy") == 0)
    pb_draft_set_enum (draft, PB_AGREEMENT_TYPE, PB_AGREEMENT_TYPE_POLICY);
  pb_draft_let_be (draft, PB_AGREEMENT_TYPE);
  if (is_in (self, "dao"))
    pb_draft_set_enum (draft, PB_AGREEMENT_DOMAIN, PB_DOMAIN_DAO);
  else if (is_in (self, "community"))
    pb_draft_set_enum (draft, PB_AGREEMENT_DOMAIN, PB_DOMAIN_COMMUNITY);
  set_enum (self, draft, PB_AGREEMENT_TYPE, "agreement_type");
  set_enum (self, draft, PB_AGREEMENT_DOMAIN, "domain");
  pb_draft_set_text (draft, PB_AGREEMENT_VERSION, get_property (self, "version"));
  set_section (self, draft, PB_AGREEMENT_APPLICABILITY, "applicability");
  set_section (self, draft, PB_AGREEMENT_MODIFICATION, "modification process");
  set_section (self, draft, PB_AGREEMENT_PROVISIONS, "core provisions");
  if (pb_note_find (self->note, "core provisions") == NULL)
    set_tail (self, draft, PB_AGREEMENT_PROVISIONS);
}

static char *
add_person (Reader     *self,
            const char *name)
{
  g_autofree char *plain = pb_inline_text_dup_plain (name);
  g_autofree char *folded = g_utf8_casefold (g_strstrip (plain), -1);
  char *key = g_strdup_printf ("note:member:%s", folded);
  PbDraft *draft = *plain ? pb_drafts_add (self->drafts, PB_KIND_MEMBER, key, 0) : NULL;

  if (draft)
    {
      pb_draft_set_line (draft, PB_MEMBER_NAME, plain);
      pb_draft_match (draft, PB_MEMBER_NAME);
      pb_draft_let_be (draft, PB_MEMBER_NAME);
      pb_draft_set_enum (draft, PB_MEMBER_STANDING, PB_STANDING_CONTRIBUTOR);
      pb_draft_let_be (draft, PB_MEMBER_STANDING);
    }

  return key;
}

/* “✅ Approved” and “Rejected (no quorum)” begin with the word that counts. */
static char *
dup_status_word (const char *text)
{
  while (*text && !g_ascii_isalpha (*text))
    text = g_utf8_next_char (text);

  return g_strndup (text, strspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-"));
}

static void
set_decision_status (Reader  *self,
                     PbDraft *draft)
{
  g_autofree char *label = pb_note_dup_label (self->note, "Status", NULL);
  const char *property = get_property (self, "status");
  const char *written = label ? label : property;
  g_autofree char *word = written ? dup_status_word (written) : NULL;
  g_autofree char *base = g_path_get_basename (self->file_name);

  if (word && *word)
    pb_decision_words_set_status (self->drafts, draft, word);
  else if (g_str_has_prefix (base, "✅"))
    pb_draft_set_enum (draft, PB_DECISION_STATUS, PB_DECISION_STATUS_ADOPTED);
  else if (g_str_has_prefix (base, "❌"))
    pb_draft_set_enum (draft, PB_DECISION_STATUS, PB_DECISION_STATUS_REJECTED);
  pb_draft_let_be (draft, PB_DECISION_STATUS);
}

/* The number of a proposal in an address of Snapshot. */
static void
snapshot_cb (const char *target,
             guint       line,
             gpointer    user_data)
{
  PbDraft *draft = user_data;
  const char *at = strstr (target, "snapshot.org/#/");
  const char *id = at ? strstr (at, "/proposal/") : NULL;

  if (id == NULL || pb_draft_has (draft, PB_DECISION_EXTERNAL_REF))
    return;
  pb_draft_set_line (draft, PB_DECISION_EXTERNAL_REF, id + strlen ("/proposal/"));
  pb_draft_match (draft, PB_DECISION_EXTERNAL_REF);
}

/* “✅ A second ferry” is decided; the sign is not part of the title. */
static const char *
skip_signs (const char *title)
{
  while (*title)
    {
      gunichar c = g_utf8_get_char (title);
      GUnicodeType type = g_unichar_type (c);

      if (type != G_UNICODE_OTHER_SYMBOL && type != G_UNICODE_NON_SPACING_MARK &&
          !g_unichar_isspace (c))
        break;
      title = g_utf8_next_char (title);
    }

  return title;
}

static void
fill_decision (Reader *self)
{
  PbDraft *draft = add_titled (self, PB_KIND_DECISION, PB_DECISION_TITLE,
                               skip_signs (self->title), 1);
  g_autofree char *by = pb_note_dup_label (self->note, "Proposed by", NULL);
  g_autofree char *body = pb_note_dup_lines (self->note, self->note->body, G_MAXUINT);
  g_autofree char *submitted = NULL;
  const char *proposer = by ? by : get_property (self, "author");
  guint line = 0;

  if (draft == NULL)
    return;
  set_decision_status (self, draft);
  submitted = pb_note_dup_label (self->note, "Submitted", &line);
  if (submitted)
    {
      PbDay day = pb_day_reading_parse (submitted).day;

      if (day != PB_DAY_NONE)
        self->day = day;
      else
        pb_drafts_say (self->drafts, PB_FINDING_WARNING, line,
                       g_strdup_printf (_("“%s” is not a date."), submitted));
    }
  pb_draft_set_day (draft, PB_DECISION_OPENED, self->day);
  if (proposer && *proposer)
    {
      g_autofree char *key = add_person (self, proposer);

      pb_draft_set_key (draft, PB_DECISION_PROPOSER, key);
      pb_draft_let_be (draft, PB_DECISION_PROPOSER);
    }
  pb_inline_text_each_link (body, snapshot_cb, draft);
  pb_draft_set_text (draft, PB_COMMON_NOTE, get_property (self, "description"));
  pb_draft_let_be (draft, PB_COMMON_NOTE);
  set_section (self, draft, PB_DECISION_OUTCOME, "voting results");
  set_section (self, draft, PB_DECISION_TEXT, "proposal text");
  if (pb_note_find (self->note, "proposal text") == NULL)
    set_tail (self, draft, PB_DECISION_TEXT);
  pb_draft_let_be (draft, PB_DECISION_TEXT);
}

/* The day that cannot be done without; it may be chosen. */
static gboolean
need_day (Reader *self,
          PbKind  kind)
{
  const char *chosen = pb_import_context_get_choice (self->context, "date");

  if (self->day == PB_DAY_NONE && chosen)
    self->day = pb_day_parse (chosen);
  if (self->day != PB_DAY_NONE)
    return TRUE;
  pb_drafts_say (self->drafts, PB_FINDING_PROBLEM, 0,
                 /* Translators: a kind of record, such as Retrospective. */
                 g_strdup_printf (_("%s: neither the properties nor the name of the file say "
                                    "when it was; it is not taken over, only what was noted "
                                    "in it."), pb_kind_get_label (kind)));

  return FALSE;
}

static void
add_task (Reader     *self,
          const char *text,
          gboolean    done,
          guint       line)
{
  PbDraft *draft = add (self, PB_KIND_TASK, PB_TASK_TITLE, text, line);

  if (draft == NULL)
    return;
  pb_draft_set_enum (draft, PB_TASK_STATUS, done ? PB_TASK_STATUS_DONE : PB_TASK_STATUS_OPEN);
  if (!done)
    pb_draft_let_be (draft, PB_TASK_STATUS);
  pb_draft_set_day (draft, PB_TASK_OPENED, self->day);
  pb_draft_let_be (draft, PB_TASK_OPENED);
}

static void
add_logged (Reader     *self,
            const char *text,
            guint       line)
{
  PbDraft *draft = add (self, PB_KIND_DECISION, PB_DECISION_TITLE, text, line);

  if (draft == NULL)
    return;
  pb_draft_set_enum (draft, PB_DECISION_STATUS, PB_DECISION_STATUS_ADOPTED);
  pb_draft_let_be (draft, PB_DECISION_STATUS);
  pb_draft_set_day (draft, PB_DECISION_OPENED, self->day);
  pb_draft_set_day (draft, PB_DECISION_CLOSED, self->day);
}

static void
fill_meeting (Reader *self)
{
  guint n_lines = pb_source_text_n_lines (self->note->source);
  const char *heading = "";
  gboolean listed = FALSE;

  if (need_day (self, PB_KIND_ACTIVITY))
    {
      PbDraft *draft = add_titled (self, PB_KIND_ACTIVITY, PB_ACTIVITY_TITLE, self->title, 1);

      if (draft)
        {
          pb_draft_set_day (draft, PB_ACTIVITY_DATE, self->day);
          pb_draft_set_enum (draft, PB_ACTIVITY_KIND, PB_ACTIVITY_KIND_OPERATIONAL_COORDINATION);
          pb_draft_let_be (draft, PB_ACTIVITY_KIND);
          set_section (self, draft, PB_ACTIVITY_DESCRIPTION, "agenda");
        }
    }

  for (guint i = self->note->body, at = 0; i < n_lines; i++)
    {
      const char *text = pb_source_text_line (self->note->source, i)->clean;
      gboolean placeholder;
      PbBullet bullet;

      while (at < self->note->sections->len &&
             ((PbNoteSection *) self->note->sections->pdata[at])->line <= i + 1)
        {
          heading = ((PbNoteSection *) self->note->sections->pdata[at++])->plain;
          listed = FALSE;
        }
      if (!pb_line_get_bullet (text, &bullet))
        {
          /* A paragraph after the list is about something else. */
          if (listed && !pb_line_is_blank (text) && pb_line_get_indent (text) == 0)
            heading = "";
          continue;
        }
      listed = TRUE;
      if (pb_line_says_nothing (text, &placeholder))
        continue;
      if (g_str_has_prefix (bullet.rest, "[ ] "))
        add_task (self, bullet.rest + 4, FALSE, i + 1);
      else if (g_ascii_strncasecmp (bullet.rest, "[x] ", 4) == 0)
        add_task (self, bullet.rest + 4, TRUE, i + 1);
      else if (g_str_equal (heading, "action items"))
        add_task (self, bullet.rest, FALSE, i + 1);
      else if (g_str_equal (heading, "decision log"))
        add_logged (self, bullet.rest, i + 1);
    }
}

static PbRetroFormat
find_retro_format (Reader *self)
{
  if (pb_note_find (self->note, "loved") && pb_note_find (self->note, "lacked"))
    return PB_RETRO_FORMAT_4L;
  if (pb_note_find (self->note, "what went well"))
    return PB_RETRO_FORMAT_WENT_WELL;
  if (pb_note_find (self->note, "start") && pb_note_find (self->note, "stop"))
    return PB_RETRO_FORMAT_START_STOP_CONTINUE;

  return PB_RETRO_FORMAT_FREE;
}

static void
add_insights (Reader        *self,
              PbNoteSection *section,
              gboolean       dated)
{
  for (guint i = section->first; i < section->end; i++)
    {
      const char *text = pb_source_text_line (self->note->source, i)->clean;
      gboolean placeholder;
      PbBullet bullet;
      PbDraft *draft;

      if (!pb_line_get_bullet (text, &bullet) || bullet.indent > 0 ||
          pb_line_says_nothing (text, &placeholder))
        continue;
      draft = add (self, PB_KIND_INSIGHT, PB_INSIGHT_TEXT, bullet.rest, i + 1);
      if (draft == NULL)
        continue;
      pb_draft_set_enum (draft, PB_INSIGHT_ORIGIN, PB_INSIGHT_ORIGIN_RETRO);
      pb_draft_set_line (draft, PB_INSIGHT_HEADING, section->title);
      pb_draft_set_day (draft, PB_INSIGHT_RECORDED, self->day);
      if (dated)
        pb_draft_set_key (draft, PB_INSIGHT_RETROSPECTIVE, "note:retrospective");
    }
}

static void
fill_retrospective (Reader *self)
{
  gboolean dated = need_day (self, PB_KIND_RETROSPECTIVE);

  if (dated)
    {
      PbDraft *draft = pb_drafts_add (self->drafts, PB_KIND_RETROSPECTIVE, "note:retrospective", 1);
      g_autofree char *own = NULL;

      pb_draft_set_line (draft, PB_RETROSPECTIVE_TITLE, self->title);
      pb_draft_match (draft, PB_RETROSPECTIVE_TITLE);
      pb_draft_set_day (draft, PB_RETROSPECTIVE_DATE, self->day);
      pb_draft_set_enum (draft, PB_RETROSPECTIVE_FORMAT, find_retro_format (self));
    }
  for (guint i = 0; i < self->note->sections->len; i++)
    add_insights (self, self->note->sections->pdata[i], dated);
}

/* “Up to 100 $USDC /wk per person” */
static void
set_allowance (PbDraft    *draft,
               const char *text)
{
  g_autoptr(GRegex) regex = NULL;
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *amount = NULL;
  g_autofree char *asset = NULL;
  g_autofree char *period = NULL;

  regex = g_regex_new ("\\b(\\d{1,12}(?:\\.\\d{1,18})?) ?\\$?([A-Z]{2,6}) ?(?:/|per ) ?(wk|week|month)",
                       G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  if (!g_regex_match (regex, text, G_REGEX_MATCH_DEFAULT, &match))
    return;

  amount = g_match_info_fetch (match, 1);
  asset = g_match_info_fetch (match, 2);
  period = g_match_info_fetch (match, 3);
  pb_draft_set_text (draft, PB_ROLE_ALLOWANCE, amount);
  pb_draft_set_line (draft, PB_ROLE_ALLOWANCE_ASSET, asset);
  pb_draft_set_enum (draft, PB_ROLE_ALLOWANCE_PER,
                     *period == 'm' ? PB_ALLOWANCE_PERIOD_MONTH : PB_ALLOWANCE_PERIOD_WEEK);
  if (strstr (text, "per person"))
    pb_draft_set_value (draft, PB_ROLE_ALLOWANCE_PER_PERSON, g_variant_new_boolean (TRUE));
}

static void
fill_role (Reader *self)
{
  PbNoteSection *details = pb_note_find (self->note, "role details");
  g_autofree char *accountability = pb_note_dup_section (self->note, "accountability");
  g_autofree char *compensation = pb_note_dup_section (self->note, "compensation");
  g_autofree char *about = NULL;
  char *tail = g_strrstr (self->title, " Rolecrafting");
  PbDraft *draft;

  if (tail)
    *tail = '\0';
  draft = add_titled (self, PB_KIND_ROLE, PB_ROLE_TITLE, self->title, 1);
  if (draft == NULL)
    return;
  about = details ? pb_note_dup_lines (self->note, details->first, details->end) : g_strdup ("");
  if (accountability)
    {
      g_autofree char *both = g_strconcat (about, *about ? "\n\n" : "", accountability, NULL);

      pb_draft_set_text (draft, PB_ROLE_DESCRIPTION, both);
      pb_drafts_say (self->drafts, PB_FINDING_NOTE,
                     pb_note_find (self->note, "accountability")->line,
                     g_strdup (_("Whom the role is accountable to, and its term, are kept in the "
                                 "description: they are words, not a group and a number of days.")));
    }
  else
    pb_draft_set_text (draft, PB_ROLE_DESCRIPTION, about);
  set_section (self, draft, PB_ROLE_RESPONSIBILITIES, "responsibilities");
  set_section (self, draft, PB_ROLE_AUTHORITIES, "authorities");
  set_section (self, draft, PB_ROLE_ELIGIBILITY, "eligibility");
  pb_draft_set_text (draft, PB_ROLE_COMPENSATION, compensation);
  if (compensation)
    set_allowance (draft, compensation);
}

/* Each heading with a target below it is a metric. */
static gboolean
add_metric (Reader        *self,
            PbNoteSection *section)
{
  const char *name = section->title;
  g_autofree char *text = NULL;

  text = pb_note_dup_lines (self->note, section->first, section->end);
  if (strstr (text, "Target:") == NULL)
    return FALSE;
  while (g_ascii_isdigit (*name) || *name == '.' || *name == ' ')
    name++;
  if (*name)
    {
      PbDraft *draft = add (self, PB_KIND_METRIC, PB_METRIC_NAME, name, section->line);

      if (draft)
        pb_draft_set_text (draft, PB_METRIC_DEFINITION, text);
    }

  return TRUE;
}

static void
fill_metrics (Reader *self)
{
  guint n_targets = 0;

  for (guint i = 0; i < self->note->sections->len; i++)
    n_targets += add_metric (self, self->note->sections->pdata[i]);
  pb_note_tables_read (self->note, self->drafts);
  if (n_targets > 0)
    pb_drafts_say (self->drafts, PB_FINDING_WARNING, 0,
                   g_strdup (_("The targets have no day by which to reach them; they are kept in "
                               "the definitions of the metrics.")));
}

static gboolean
is_note_name (const char *file_name)
{
  static const char * const others[] = { ".csv", ".tsv", ".json", ".jsonld", ".jsonl" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      if (g_str_has_suffix (file_name, others[i]))
        return FALSE;
    }

  return TRUE;
}

/* All the formats of this file ask the same of the same file, one after another; each thread
 * remembers its last answer.
 */
typedef struct
{
  GBytes *bytes;
  char *file_name;
  PbNoteSort sort;
  int sureness;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_bytes_unref (answer->bytes);
  g_free (answer->file_name);
  g_free (answer);
}

static GPrivate last_answer = G_PRIVATE_INIT (answer_free);

static Answer *
ask (GBytes     *bytes,
     const char *file_name)
{
  Answer *answer = g_private_get (&last_answer);
  g_autoptr(PbNote) note = NULL;
  g_autofree char *why = NULL;

  if (answer && answer->bytes == bytes && g_str_equal (answer->file_name, file_name))
    return answer;

  answer = g_new0 (Answer, 1);
  answer->bytes = g_bytes_ref (bytes);
  answer->file_name = g_strdup (file_name);
  note = pb_note_read (bytes, file_name, NULL);
  if (note)
    answer->sort = pb_note_find_sort (note, file_name, &answer->sureness, &why);
  g_private_replace (&last_answer, answer);

  return answer;
}

static int
probe_sort (GBytes     *bytes,
            const char *file_name,
            PbNoteSort  sort)
{
  Answer *answer;

  if (g_bytes_get_size (bytes) > MAX_BYTES || !is_note_name (file_name))
    return 0;
  answer = ask (bytes, file_name);

  return answer->sort == sort ? answer->sureness : 0;
}

static PbProposal *
read_note (GBytes           *bytes,
           const char       *file_name,
           PbImportContext  *context,
           const PbFormat   *format,
           FillFunc          fill,
           GError          **error)
{
  g_auto(Reader) self = { .drafts = pb_drafts_new (), .context = context, .file_name = file_name };
  g_autofree char *base = g_path_get_basename (file_name);
  g_autofree char *why = NULL;
  const char *group;
  int sureness;

  if (g_bytes_get_size (bytes) > MAX_BYTES)
    {
      g_autofree char *size = g_format_size_full (MAX_BYTES, G_FORMAT_SIZE_IEC_UNITS);

      g_set_error (error, PB_IMPORT_ERROR, PB_IMPORT_ERROR_TOO_LARGE,
                   _("“%s” is too large to import: at most %s are read."), file_name, size);
      return NULL;
    }
  self.note = pb_note_read (bytes, file_name, error);
  if (self.note == NULL)
    return NULL;

  for (guint i = 0; i < self.note->source->findings->len; i++)
    {
      PbFinding *finding = self.note->source->findings->pdata[i];

      pb_drafts_say (self.drafts, pb_finding_get_severity (finding), pb_finding_get_line (finding),
                     g_strdup (pb_finding_get_sentence (finding)));
    }
  if (pb_note_find_sort (self.note, file_name, &sureness, &why) != PB_NOTE_OTHER)
    pb_drafts_say (self.drafts, PB_FINDING_NOTE, 0,
                   /* Translators: a sort of file, then why. */
                   g_strdup_printf (_("This was taken for “%s”, because %s."),
                                    pb_format_get_label (format), why));
  self.title = pb_note_dup_title (self.note, file_name);
  self.day = pb_note_find_day (self.note, file_name);
  fill (&self);
  if (pb_drafts_get_n (self.drafts) == 0)
    {
      g_set_error (error, PB_IMPORT_ERROR, PB_IMPORT_ERROR_NOTHING_FILLED,
                   /* Translators: the name of a file. */
                   _("In “%s” there is nothing to take over."), file_name);
      return NULL;
    }

  group = get_property (&self, "group");
  if (group == NULL || *group == '\0')
    group = pb_import_context_get_choice (context, "vault");

  return pb_drafts_propose (g_steal_pointer (&self.drafts), base, format->name, context,
                            pb_drafts_find_group (context, group, NULL), group);
}

#define NOTE_FORMAT(sort, SORT, sort_name, sort_label, sort_choices, sort_purpose, sort_write)    \
  static int                                                                                      \
  probe_##sort (GBytes     *bytes,                                                                \
                const char *file_name)                                                            \
  {                                                                                               \
    return probe_sort (bytes, file_name, PB_NOTE_##SORT);                                         \
  }                                                                                               \
                                                                                                  \
  static PbProposal *                                                                             \
  read_##sort (GBytes           *bytes,                                                           \
               const char       *file_name,                                                       \
               PbImportContext  *context,                                                         \
               GError          **error)                                                           \
  {                                                                                               \
    return read_note (bytes, file_name, context, &pb_note_##sort##_format, fill_##sort, error);   \
  }                                                                                               \
                                                                                                  \
  const PbFormat pb_note_##sort##_format = {                                                      \
    .name = sort_name,                                                                            \
    .label = sort_label,                                                                          \
    .suffixes = ".md .markdown",                                                                  \
    .choices = sort_choices,                                                                      \
    .probe = probe_##sort,                                                                        \
    .read = read_##sort,                                                                          \
    .purpose = sort_purpose,                                                                      \
    .write_files = sort_write,                                                                    \
  }

NOTE_FORMAT (agreement, AGREEMENT, "agreement-note", N_("Agreement or policy (Markdown)"), NULL,
             N_("A note for each, for a folder of notes"), pb_note_write_agreements);
NOTE_FORMAT (decision, DECISION, "decision-note", N_("Archived proposal (Markdown)"), NULL,
             N_("A note for each decision, for an archive"), pb_note_write_decisions);
NOTE_FORMAT (meeting, MEETING, "meeting-note", N_("Meeting note (Markdown)"), "date", NULL,
             NULL);
NOTE_FORMAT (metrics, METRICS, "metrics-note", N_("Metrics (Markdown)"), NULL,
             NULL, NULL);
NOTE_FORMAT (retrospective, RETROSPECTIVE, "retrospective-note", N_("Retrospective (Markdown)"),
             "date", NULL, NULL);
NOTE_FORMAT (role, ROLE, "role-note", N_("Role (Markdown)"), NULL, NULL, NULL);

/* Whether a file of a folder may be a record; else @why not, or what is broken in it. */
gboolean
pb_note_check (GBytes      *bytes,
               const char  *file_name,
               char       **why,
               GError     **error)
{
  g_autoptr(PbNote) note = NULL;
  g_autofree char *reason = NULL;
  int sureness;

  if (g_bytes_get_size (bytes) == 0 || g_bytes_get_size (bytes) > MAX_BYTES ||
      !is_note_name (file_name))
    return TRUE;

  note = pb_note_read (bytes, file_name, error);
  if (note == NULL)
    return FALSE;
  if (pb_note_find_sort (note, file_name, &sureness, &reason) != PB_NOTE_ABOUT)
    return TRUE;
  *why = g_steal_pointer (&reason);

  return FALSE;
}
