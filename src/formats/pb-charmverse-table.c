/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-charmverse-table.h"

#include "formats/pb-decision-words-private.h"
#include "formats/pb-drafts-private.h"
#include "formats/pb-table-head-private.h"
#include "formats/pb-table-text.h"
#include "model/pb-enums.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Reads the databases of CharmVerse: lists of tasks, of meetings or of proposals.  The
 * files are called CSV and have tabs; several values of a cell are joined by commas, and
 * every row may come twice.
 */

#define PROBE_BYTES 4096

typedef enum
{
  NO_LIST,
  TASKS,
  MEETINGS,
  PROPOSALS,
} List;

typedef struct
{
  PbTableText *text;
  PbDrafts *drafts;
  guint n_twice;
} Reader;

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->text, pb_table_text_free);
  g_clear_pointer (&self->drafts, pb_drafts_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static guint
find_column (const PbTableText *text,
             const char        *name)
{
  for (guint i = 0; i < pb_table_text_get_width (text); i++)
    {
      if (g_ascii_strcasecmp (pb_table_text_get_cell (text, 0, i), name) == 0)
        return i;
    }

  return PB_NO_COLUMN;
}

static gboolean
has_columns (const PbTableText  *text,
             const char * const *names)
{
  for (guint i = 0; names[i]; i++)
    {
      if (find_column (text, names[i]) == PB_NO_COLUMN)
        return FALSE;
    }

  return TRUE;
}

static List
find_list (const PbTableText *text)
{
  if (pb_table_text_get_n_rows (text) < 1)
    return NO_LIST;
  if (has_columns (text, (const char *[]) { "Title", "Contributors", "Expected", NULL }))
    return TASKS;
  if (has_columns (text, (const char *[]) { "Title", "Date", "Meeting Link", NULL }))
    return MEETINGS;
  if (has_columns (text, (const char *[]) { "Title", "Created", "Status", "URL", NULL }))
    return PROPOSALS;

  return NO_LIST;
}

static const char *
get_cell (Reader     *self,
          guint       row,
          const char *name)
{
  guint column = find_column (self->text, name);

  return column == PB_NO_COLUMN ? "" : pb_table_text_get_cell (self->text, row, column);
}

/* Dates are in words, such as “Feb 8, 2024”. */
static PbDay
read_day (Reader     *self,
          guint       row,
          const char *name)
{
  const char *cell = get_cell (self, row, name);
  PbDay day = pb_table_read_day (cell).day;

  if (day == PB_DAY_NONE && *cell)
    pb_drafts_say (self->drafts, PB_FINDING_WARNING, pb_table_text_get_line (self->text, row),
                   g_strdup_printf (_("“%s” is not a date."), cell));

  return day;
}

static char *
add_person (Reader     *self,
            const char *name,
            guint       line)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  char *key = g_strdup_printf ("charmverse:member:%s", folded);
  PbDraft *draft = pb_drafts_add (self->drafts, PB_KIND_MEMBER, key, line);

  if (draft == NULL)
    return key;
  pb_draft_set_line (draft, PB_MEMBER_NAME, name);
  pb_draft_match (draft, PB_MEMBER_NAME);
  if (g_str_has_suffix (folded, ".eth") && strchr (name, ' ') == NULL)
    {
      pb_draft_set_text (draft, PB_MEMBER_ENS, name);
      pb_draft_match (draft, PB_MEMBER_ENS);
    }
  pb_draft_let_be (draft, PB_MEMBER_NAME);
  pb_draft_set_enum (draft, PB_MEMBER_STANDING, PB_STANDING_CONTRIBUTOR);
  pb_draft_let_be (draft, PB_MEMBER_STANDING);

  return key;
}

static PbDraft *
add_row (Reader *self,
         PbKind  kind,
         guint   row,
         PbDay   day)
{
  const char *title = get_cell (self, row, "Title");
  guint line = pb_table_text_get_line (self->text, row);
  g_autofree char *key = g_strdup_printf ("charmverse:%s:%s:%d", pb_kind_get_info (kind)->name,
                                          title, (int) day);
  PbDraft *draft = pb_drafts_add (self->drafts, kind, key, line);

  self->n_twice += draft == NULL;

  return draft;
}

/* The first of the contributors is who it is assigned to. */
static void
read_task (Reader *self,
           guint   row)
{
  guint line = pb_table_text_get_line (self->text, row);
  PbDraft *draft = add_row (self, PB_KIND_TASK, row, PB_DAY_NONE);
  g_auto(GStrv) people = NULL;
  g_autoptr(GString) others = NULL;
  const char *status;

  if (draft == NULL)
    return;
  pb_draft_set_line (draft, PB_TASK_TITLE, get_cell (self, row, "Title"));
  pb_draft_match (draft, PB_TASK_TITLE);
  pb_draft_set_day (draft, PB_TASK_DUE, read_day (self, row, "Expected"));

  status = get_cell (self, row, "Status");
  if (g_ascii_strncasecmp (status, "done", 4) == 0 ||
      g_ascii_strncasecmp (status, "complete", 8) == 0)
    pb_draft_set_enum (draft, PB_TASK_STATUS, PB_TASK_STATUS_DONE);
  pb_draft_let_be (draft, PB_TASK_STATUS);

  people = g_strsplit (get_cell (self, row, "Contributors"), ",", -1);
  others = g_string_new (NULL);
  for (guint i = 0; people[i]; i++)
    {
      g_autofree char *key = NULL;

      if (*g_strstrip (people[i]) == '\0')
        continue;
      key = add_person (self, people[i], line);
      if (i == 0)
        pb_draft_set_key (draft, PB_TASK_ASSIGNEE, key);
      else
        g_string_append_printf (others, "%s%s", others->len > 0 ? ", " : "", people[i]);
    }
  if (others->len > 0)
    {
      /* Translators: the names of people. */
      g_autofree char *note = g_strdup_printf (_("With %s"), others->str);

      pb_draft_set_text (draft, PB_COMMON_NOTE, note);
      pb_draft_let_be (draft, PB_COMMON_NOTE);
    }
}

static void
read_meeting (Reader *self,
              guint   row)
{
  PbDay day = read_day (self, row, "Date");
  PbDraft *draft = add_row (self, PB_KIND_ACTIVITY, row, day);

  if (draft == NULL)
    return;
  pb_draft_set_line (draft, PB_ACTIVITY_TITLE, get_cell (self, row, "Title"));
  pb_draft_set_day (draft, PB_ACTIVITY_DATE, day);
  pb_draft_set_enum (draft, PB_ACTIVITY_KIND, PB_ACTIVITY_KIND_OPERATIONAL_COORDINATION);
  pb_draft_let_be (draft, PB_ACTIVITY_KIND);
  pb_draft_set_line (draft, PB_ACTIVITY_PUBLISHED_WHERE, get_cell (self, row, "Meeting Link"));
  pb_draft_set_text (draft, PB_ACTIVITY_DESCRIPTION, get_cell (self, row, "Group"));
  pb_draft_let_be (draft, PB_ACTIVITY_DESCRIPTION);
}

static void
read_proposal (Reader *self,
               guint   row)
{
  PbDay day = read_day (self, row, "Created");
  PbDraft *draft = add_row (self, PB_KIND_DECISION, row, day);
  const char *status = get_cell (self, row, "Status");

  if (draft == NULL)
    return;
  pb_draft_set_line (draft, PB_DECISION_TITLE, get_cell (self, row, "Title"));
  pb_draft_set_day (draft, PB_DECISION_OPENED, day);
  pb_draft_set_line (draft, PB_DECISION_EXTERNAL_REF, get_cell (self, row, "URL"));
  pb_draft_let_be (draft, PB_DECISION_EXTERNAL_REF);
  pb_draft_match (draft, PB_DECISION_EXTERNAL_REF);
  pb_decision_words_set_status (self->drafts, draft, *status ? status : NULL);
  pb_draft_let_be (draft, PB_DECISION_STATUS);
}

static int
probe (GBytes     *bytes,
       const char *file_name)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr(PbTableText) text = pb_table_text_new (data, MIN (size, PROBE_BYTES));

  return find_list (text) != NO_LIST ? 70 : 0;
}

static PbProposal *
read_list (GBytes           *bytes,
           const char       *file_name,
           PbImportContext  *context,
           GError          **error)
{
  g_auto(Reader) self = { .drafts = pb_drafts_new () };
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  List list;

  self.text = pb_table_text_new (data, size);
  list = find_list (self.text);
  for (guint row = 1; row < pb_table_text_get_n_rows (self.text); row++)
    {
      if (*get_cell (&self, row, "Title") == '\0')
        pb_drafts_say (self.drafts, PB_FINDING_PROBLEM, pb_table_text_get_line (self.text, row),
                       g_strdup (_("There is no title; the row is not taken over.")));
      else if (list == TASKS)
        read_task (&self, row);
      else if (list == MEETINGS)
        read_meeting (&self, row);
      else
        read_proposal (&self, row);
    }
  if (self.n_twice > 0)
    pb_drafts_say (self.drafts, PB_FINDING_NOTE, 0,
                   /* Translators: how many rows. */
                   g_strdup_printf (ngettext ("%u row comes twice; the first one counts.",
                                              "%u rows come twice; the first ones count.",
                                              self.n_twice), self.n_twice));

  return pb_drafts_propose (g_steal_pointer (&self.drafts), file_name,
                            pb_charmverse_table_format.name, context,
                            pb_drafts_find_group (context, NULL, NULL), NULL);
}

const PbFormat pb_charmverse_table_format = {
  .name = "charmverse",
  .label = N_("Database of CharmVerse"),
  .suffixes = ".csv .tsv",
  .probe = probe,
  .read = read_list,
};
