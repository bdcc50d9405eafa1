/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-coordinape-table.h"

#include "formats/pb-drafts-private.h"
#include "formats/pb-table-head-private.h"
#include "formats/pb-table-text.h"
#include "model/pb-enums.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Reads what a circle of Coordinape gave each other: every epoch is an activity of its
 * people, with a table of what they got and gave.
 */

#define PROBE_BYTES 4096

typedef struct
{
  PbTableText *text;
  PbDrafts *drafts;
  GHashTable *tables; /* key of an epoch to GString */
} Reader;

static void
free_string (gpointer data)
{
  g_string_free (data, TRUE);
}

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->text, pb_table_text_free);
  g_clear_pointer (&self->drafts, pb_drafts_free);
  g_clear_pointer (&self->tables, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static guint
find_column (const PbTableText *text,
             const char        *name)
{
  for (guint i = 0; i < pb_table_text_get_width (text); i++)
    {
      if (g_ascii_strncasecmp (pb_table_text_get_cell (text, 0, i), name, strlen (name)) == 0)
        return i;
    }

  return PB_NO_COLUMN;
}

static const char *
get_cell (Reader     *self,
          guint       row,
          const char *name)
{
  guint column = find_column (self->text, name);

  return column == PB_NO_COLUMN ? "" : pb_table_text_get_cell (self->text, row, column);
}

static char *
add_person (Reader *self,
            guint   row)
{
  const char *name = get_cell (self, row, "name");
  const char *address = get_cell (self, row, "address");
  g_autofree char *folded = g_utf8_casefold (*address ? address : name, -1);
  char *key = g_strdup_printf ("coordinape:member:%s", folded);
  PbDraft *draft = pb_drafts_add (self->drafts, PB_KIND_MEMBER, key,
                                  pb_table_text_get_line (self->text, row));

  if (draft == NULL)
    return key;
  pb_draft_set_line (draft, PB_MEMBER_NAME, *name ? name : address);
  if (pb_draft_set_text (draft, PB_MEMBER_ADDRESS, address))
    pb_draft_match (draft, PB_MEMBER_ADDRESS);
  pb_draft_match (draft, PB_MEMBER_NAME);
  pb_draft_let_be (draft, PB_MEMBER_NAME);
  pb_draft_let_be (draft, PB_MEMBER_ADDRESS);

  return key;
}

/* Some write the first and the last day. */
static PbDay
read_day (const char *cell)
{
  g_autofree char *first = g_strdup (cell);
  char *space = strchr (first, ' ');
  PbDay day = pb_table_read_day (cell).day;

  if (day == PB_DAY_NONE && space)
    {
      *space = '\0';
      day = pb_table_read_day (first).day;
    }

  return day;
}

static void
read_row (Reader *self,
          guint   row)
{
  const char *epoch = get_cell (self, row, "epoch");
  const char *grant = get_cell (self, row, "grant amt");
  g_autofree char *key = g_strdup_printf ("coordinape:epoch:%s", epoch);
  PbDraft *draft = pb_drafts_find (self->drafts, key);
  GString *table = g_hash_table_lookup (self->tables, key);
  g_autofree char *person = NULL;
  g_autofree char *name = NULL;

  if (*get_cell (self, row, "name") == '\0' && *get_cell (self, row, "address") == '\0')
    return;

  person = add_person (self, row);
  if (draft == NULL)
    {
      /* Translators: the number of an epoch of Coordinape. */
      g_autofree char *title = g_strdup_printf (_("Coordinape epoch %s"), epoch);

      draft = pb_drafts_add (self->drafts, PB_KIND_ACTIVITY, key,
                             pb_table_text_get_line (self->text, row));
      pb_draft_set_line (draft, PB_ACTIVITY_TITLE, title);
      pb_draft_let_be (draft, PB_ACTIVITY_TITLE);
      pb_draft_set_enum (draft, PB_ACTIVITY_KIND, PB_ACTIVITY_KIND_INTERNAL_GOVERNANCE);
      pb_draft_let_be (draft, PB_ACTIVITY_KIND);
      table = g_string_new (NULL);
      /* Translators: the head of a table in Markdown: who, what they got, what they gave. */
      g_string_append (table, _("| Name | Received | Given |"));
      g_string_append (table, "\n| --- | --- | --- |");
      g_hash_table_insert (self->tables, g_strdup (key), table);
    }
  if (!pb_draft_has (draft, PB_ACTIVITY_DATE))
    pb_draft_set_day (draft, PB_ACTIVITY_DATE, read_day (get_cell (self, row, "date")));
  pb_draft_add_key (draft, PB_ACTIVITY_PEOPLE, person);

  name = g_strdelimit (g_strdup (get_cell (self, row, "name")), "|\r\n", ' ');
  g_string_append_printf (table, "\n| %s | %s%s%s | %s |", name,
                          get_cell (self, row, "received"), *grant ? ", $" : "", grant,
                          get_cell (self, row, "sent"));
}

static int
probe (GBytes     *bytes,
       const char *file_name)
{
  static const char * const names[] = { "name", "address", "received", "sent", "epoch" };
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr(PbTableText) text = pb_table_text_new (data, MIN (size, PROBE_BYTES));

  if (pb_table_text_get_n_rows (text) < 2)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (find_column (text, names[i]) == PB_NO_COLUMN)
        return 0;
    }

  return 85;
}

static PbProposal *
read_circle (GBytes           *bytes,
             const char       *file_name,
             PbImportContext  *context,
             GError          **error)
{
  g_auto(Reader) self = { .drafts = pb_drafts_new () };
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  GHashTableIter iter;
  gpointer key, table;

  self.text = pb_table_text_new (data, size);
  self.tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_string);
  for (guint row = 1; row < pb_table_text_get_n_rows (self.text); row++)
    read_row (&self, row);

  g_hash_table_iter_init (&iter, self.tables);
  while (g_hash_table_iter_next (&iter, &key, &table))
    pb_draft_set_text (pb_drafts_find (self.drafts, key), PB_ACTIVITY_DESCRIPTION,
                       ((GString *) table)->str);

  return pb_drafts_propose (g_steal_pointer (&self.drafts), file_name,
                            pb_coordinape_table_format.name, context,
                            pb_drafts_find_group (context, NULL, NULL), NULL);
}

const PbFormat pb_coordinape_table_format = {
  .name = "coordinape",
  .label = N_("Epochs of Coordinape"),
  .suffixes = ".csv",
  .probe = probe,
  .read = read_circle,
};
