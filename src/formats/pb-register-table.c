/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-register-table.h"

#include "formats/pb-drafts-private.h"
#include "formats/pb-number-reading.h"
#include "formats/pb-register-columns-private.h"
#include "formats/pb-register-table-private.h"
#include "formats/pb-table-head-private.h"
#include "formats/pb-table-text.h"
#include "model/pb-enums.h"
#include "model/pb-field-value.h"
#include "model/pb-id.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Enough of a large file to see what it is. */
#define PROBE_BYTES (32 * 1024)

/* Reads tables of any register: those that this program wrote, with identifiers, come
 * back as they were; of others, the columns are known by the names of fields, and
 * rows by the title of the record, and its date.
 */

typedef struct
{
  PbTableText *text;
  guint n_rows;
  PbImportContext *context;
  PbDrafts *drafts;
  PbRegisterColumns columns;
  PbTableNames *names;
  GPtrArray *rows; /* PbDraft of each row, or NULL */
  const char *group_id;
  char *group_name;
  gboolean month_first;
  gboolean comma;
  gboolean dates_open;
  gboolean numbers_open;
} Reader;

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->text, pb_table_text_free);
  g_clear_pointer (&self->drafts, pb_drafts_free);
  pb_register_columns_clear (&self->columns);
  g_clear_pointer (&self->names, pb_table_names_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->group_name, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static const char *
get_cell (const Reader *self,
          guint         row,
          PbFieldId     field)
{
  guint column = pb_register_columns_find (&self->columns, field);

  return column == PB_NO_COLUMN ? "" : pb_table_text_get_cell (self->text, row, column);
}

/* All dates and numbers of a table are written in one way; one that can be read in one
 * way only tells of the others.
 */
static void
settle (Reader *self)
{
  const char *dates = pb_import_context_get_choice (self->context, "dates");
  const char *decimals = pb_import_context_get_choice (self->context, "decimals");
  guint n_day_first = 0, n_month_first = 0, n_days = 0;
  guint n_point = 0, n_comma = 0, n_numbers = 0;

  for (guint row = 1; row < self->n_rows; row++)
    for (guint i = 0; i < self->columns.n; i++)
      {
        const PbFieldInfo *info = pb_register_columns_get (&self->columns, i);
        const char *cell = pb_table_text_get_cell (self->text, row, i);

        if (info && *cell && info->type == PB_TYPE_DAY)
          {
            PbDayReading reading = pb_table_read_day (cell);

            n_days += reading.second != PB_DAY_NONE;
            n_day_first += reading.second == PB_DAY_NONE && reading.first != PB_DAY_NONE &&
                           atoi (cell) > 12;
            n_month_first += reading.second == PB_DAY_NONE && reading.first != PB_DAY_NONE &&
                             atoi (cell) <= 12;
          }
        else if (info && *cell && info->type == PB_TYPE_DECIMAL)
          {
            g_auto(PbNumberReading) number = { NULL, NULL, NULL };

            pb_number_reading_parse (cell, &number);
            n_numbers += pb_number_reading_is_doubtful (&number);
            n_point += number.point && !number.comma;
            n_comma += number.comma && !number.point;
          }
      }

  self->month_first = dates ? g_str_equal (dates, "month-first")
                            : n_month_first > 0 && n_day_first == 0;
  self->comma = decimals ? g_str_equal (decimals, "comma") : n_comma > 0 && n_point == 0;
  self->dates_open = dates == NULL && n_days > 0 && (n_day_first > 0) == (n_month_first > 0);
  self->numbers_open = decimals == NULL && n_numbers > 0 && (n_point > 0) == (n_comma > 0);
  if (self->dates_open)
    pb_drafts_say (self->drafts, PB_FINDING_PROBLEM, 1,
                   g_strdup (_("It cannot be seen whether the day or the month comes first. Dates "
                               "that can be two days are left out until somebody says it.")));
  if (self->numbers_open)
    pb_drafts_say (self->drafts, PB_FINDING_PROBLEM, 1,
                   g_strdup (_("It cannot be seen whether a point or a comma is before the "
                               "decimals. Numbers that can be two are left out until somebody "
                               "says it.")));
}

static void
say_value (Reader     *self,
           guint       row,
           const char *cell,
           PbFieldId   field)
{
  pb_drafts_say (self->drafts, PB_FINDING_WARNING, pb_table_text_get_line (self->text, row),
                 /* Translators: what a cell says, then the name of a field. */
                 g_strdup_printf (_("“%.80s” is nothing that “%s” can be; it is left out."), cell,
                                  pb_field_get_label (field)));
}

static void
read_day (Reader     *self,
          PbDraft    *draft,
          guint       row,
          PbFieldId   field,
          const char *cell)
{
  PbDayReading reading = pb_table_read_day (cell);
  PbDay day = reading.day;

  if (day == PB_DAY_NONE && reading.second != PB_DAY_NONE)
    {
      if (self->dates_open)
        {
          pb_drafts_say (self->drafts, PB_FINDING_PROBLEM,
                         pb_table_text_get_line (self->text, row),
                         /* Translators: a date that can be read in two ways. */
                         g_strdup_printf (_("“%s” can be two days."), cell));
          return;
        }
      day = self->month_first ? reading.second : reading.first;
    }
  else if (day == PB_DAY_NONE)
    {
      day = reading.first;
    }

  if (day == PB_DAY_NONE)
    say_value (self, row, cell, field);
  pb_draft_set_day (draft, field, day);
}

static void
read_number (Reader     *self,
             PbDraft    *draft,
             guint       row,
             PbFieldId   field,
             const char *cell)
{
  g_auto(PbNumberReading) number = { NULL, NULL, NULL };
  const char *value;

  pb_number_reading_parse (cell, &number);
  if (self->numbers_open && pb_number_reading_is_doubtful (&number))
    {
      pb_drafts_say (self->drafts, PB_FINDING_PROBLEM, pb_table_text_get_line (self->text, row),
                     /* Translators: a number that can be read in two ways. */
                     g_strdup_printf (_("“%s” can be two numbers."), cell));
      return;
    }

  value = self->comma ? number.comma : number.point;
  if (value == NULL)
    value = self->comma ? number.point : number.comma;
  if (value == NULL)
    say_value (self, row, cell, field);
  else
    pb_draft_set_text (draft, field, value);
}

static void
read_enum (Reader     *self,
           PbDraft    *draft,
           guint       row,
           PbFieldId   field,
           const char *cell)
{
  int value = pb_register_read_enum (field, cell);

  if (value >= 0)
    pb_draft_set_enum (draft, field, value);
  else if (self->columns.ours)
    pb_draft_set_text (draft, field, cell);
  else
    say_value (self, row, cell, field);
}

static void
read_flag (Reader     *self,
           PbDraft    *draft,
           guint       row,
           PbFieldId   field,
           const char *cell)
{
  int value = pb_register_read_flag (cell);

  if (value >= 0)
    pb_draft_set_value (draft, field, g_variant_new_boolean (value == 1));
  else
    say_value (self, row, cell, field);
}

static char **
split_set (Reader     *self,
           const char *cell)
{
  const char *separator = "\n";

  if (!self->columns.ours && strchr (cell, '\n') == NULL)
    separator = strchr (cell, ';') ? ";" : ",";

  return g_strsplit (cell, separator, -1);
}

static void
read_ref (Reader     *self,
          PbDraft    *draft,
          guint       row,
          PbFieldId   field,
          const char *cell)
{
  const char *id = get_cell (self, row, PB_REGISTER_ID);
  PbRecord *before = *id ? pb_import_context_lookup (self->context, id) : NULL;
  gboolean several = FALSE;
  const char *key = pb_table_names_find (self->names, field, cell, before, &several);

  if (key)
    pb_draft_add_key (draft, field, key);
  else
    pb_drafts_say (self->drafts, PB_FINDING_WARNING, pb_table_text_get_line (self->text, row),
                   g_strdup_printf (several
                                      /* Translators: what a cell says, then the name of a field. */
                                      ? _("“%.80s” (%s) can be several records; it is left out.")
                                      : _("There is no “%.80s” (%s) yet; it is left out."),
                                    cell, pb_field_get_label (field)));
}

static void
read_set (Reader            *self,
          PbDraft           *draft,
          guint              row,
          const PbFieldInfo *info,
          const char        *cell)
{
  g_auto(GStrv) elements = split_set (self, cell);
  g_autofree char *joined = NULL;

  for (guint i = 0; elements[i]; i++)
    {
      if (!self->columns.ours)
        g_strstrip (elements[i]);
      if (info->type == PB_TYPE_REF_SET && *elements[i])
        read_ref (self, draft, row, info->id, elements[i]);
    }
  if (info->type == PB_TYPE_REF_SET)
    return;

  joined = g_strjoinv ("\n", elements);
  pb_draft_set_text (draft, info->id, joined);
}

static void
read_cell (Reader            *self,
           PbDraft           *draft,
           guint              row,
           const PbFieldInfo *info,
           const char        *cell)
{
  /* What this program wrote can be read in one way only. */
  gboolean plain = self->columns.ours;

  switch (info->type)
    {
    case PB_TYPE_DAY:
      if (plain)
        pb_draft_set_text (draft, info->id, cell);
      else
        read_day (self, draft, row, info->id, cell);
      break;

    case PB_TYPE_INTEGER:
    case PB_TYPE_DECIMAL:
      if (plain)
        pb_draft_set_text (draft, info->id, cell);
      else
        read_number (self, draft, row, info->id, cell);
      break;

    case PB_TYPE_ENUM:
      read_enum (self, draft, row, info->id, cell);
      break;

    case PB_TYPE_FLAG:
      read_flag (self, draft, row, info->id, cell);
      break;

    case PB_TYPE_REF:
      read_ref (self, draft, row, info->id, cell);
      break;

    case PB_TYPE_TEXT_SET:
    case PB_TYPE_REF_SET:
    case PB_TYPE_ADDRESS_SET:
      read_set (self, draft, row, info, cell);
      break;

    case PB_TYPE_TEXT:
    case PB_TYPE_URI:
      if (plain)
        pb_draft_set_text (draft, info->id, cell);
      else
        pb_draft_set_line (draft, info->id, cell);
      break;

    case PB_TYPE_MARKDOWN:
    case PB_TYPE_DATA:
    case PB_TYPE_ADDRESS:
    default:
      pb_draft_set_text (draft, info->id, cell);
      break;
    }
}

static void
fill_row (Reader  *self,
          PbDraft *draft,
          guint    row)
{
  const PbFieldInfo *owner = pb_kind_find_flag (self->columns.kind, PB_FIELD_OF_GROUP);

  for (guint i = 0; i < self->columns.n; i++)
    {
      const PbFieldInfo *info = pb_register_columns_get (&self->columns, i);
      const char *cell = pb_table_text_get_cell (self->text, row, i);

      if (info == NULL || *cell == '\0')
        continue;
      /* Which group it is for is said once, when it is proposed. */
      if (owner && info->id == owner->id && self->columns.kind != PB_KIND_RELATION &&
          self->group_name && g_strcmp0 (cell, self->group_name) == 0)
        continue;
      read_cell (self, draft, row, info, cell);
    }
}

/* What stays the same about a row: the title and the date of its record, or all that
 * it says.
 */
static char *
make_key (Reader *self,
          guint   row)
{
  const char *kind = pb_kind_get_info (self->columns.kind)->name;
  g_autoptr(GString) all = NULL;

  if (self->columns.title)
    {
      const char *day = self->columns.start ? get_cell (self, row, self->columns.start) : "";

      return g_strdup_printf ("csv:%s:%s\n%s", kind, get_cell (self, row, self->columns.title),
                              day);
    }

  all = g_string_new (NULL);
  for (guint i = 0; i < self->columns.n; i++)
    g_string_append_printf (all, "%s\n", pb_table_text_get_cell (self->text, row, i));

  return g_strdup_printf ("csv:%s:%s", kind, all->str);
}

static PbDraft *
add_row (Reader *self,
         guint   row)
{
  const char *id = get_cell (self, row, PB_REGISTER_ID);
  const char *title = self->columns.title ? get_cell (self, row, self->columns.title) : "";
  guint line = pb_table_text_get_line (self->text, row);
  g_autofree char *key = NULL;
  PbDay day = pb_table_read_day (get_cell (self, row, self->columns.start)).day;
  PbRecord *known;
  PbDraft *draft;

  if (!pb_id_is_valid (id))
    id = "";
  key = *id ? g_strdup (id) : make_key (self, row);
  draft = pb_drafts_add (self->drafts, self->columns.kind, key, line);
  if (draft == NULL)
    {
      pb_drafts_say (self->drafts, PB_FINDING_NOTE, line,
                     g_strdup (_("This row comes twice; the first one counts.")));
      return NULL;
    }

  if (*id)
    pb_draft_set_id (draft, id);
  else if (*title && (known = pb_table_names_find_row (self->names, title, day)))
    pb_draft_set_id (draft, pb_record_get_id (known));
  pb_table_names_add (self->names, title, key);

  return draft;
}

/* The group is that which the first row names, or that of the records which are there. */
static void
choose_group (Reader *self)
{
  const PbFieldInfo *owner = pb_kind_find_flag (self->columns.kind, PB_FIELD_OF_GROUP);
  const char *cell = owner && self->n_rows > 1 ? get_cell (self, 1, owner->id) : "";
  GPtrArray *groups = pb_import_context_get_kind (self->context, PB_KIND_GROUP);

  if (pb_id_is_valid (cell) && pb_import_context_lookup (self->context, cell))
    self->group_id = cell;
  else if (*cell)
    self->group_id = pb_drafts_find_group (self->context, cell, NULL);
  for (guint row = 1; self->group_id == NULL && *cell == '\0' && row < MIN (self->n_rows, 100);
       row++)
    self->group_id = pb_register_find_group (self->context,
                                             get_cell (self, row, PB_REGISTER_ID));
  if (self->group_id == NULL && *cell == '\0')
    self->group_id = pb_drafts_find_group (self->context, NULL, NULL);

  /* A part belongs to a record, which has its group. */
  for (guint i = 0; self->group_id == NULL && owner == NULL && i < groups->len; i++)
    {
      if (pb_record_get_flag (groups->pdata[i], PB_GROUP_OWN))
        self->group_id = pb_record_get_id (groups->pdata[i]);
    }
  if (*cell)
    self->group_name = g_strdup (cell);
}

/* A table of groups is about the first of them that is our own. */
static void
add_groups (Reader *self)
{
  guint own = 1;

  for (guint row = 1; row < self->n_rows; row++)
    {
      if (pb_register_read_flag (get_cell (self, row, PB_GROUP_OWN)) == 1)
        {
          own = row;
          break;
        }
    }

  for (guint row = 1; row < self->n_rows; row++)
    {
      const char *id = get_cell (self, row, PB_REGISTER_ID);
      const char *name = get_cell (self, row, PB_GROUP_NAME);
      PbDraft *draft;

      if (row != own)
        {
          g_ptr_array_add (self->rows, add_row (self, row));
          continue;
        }

      draft = pb_drafts_get_group (self->drafts);
      if (pb_id_is_valid (id))
        {
          pb_draft_set_id (draft, id);
          self->group_id = pb_import_context_lookup (self->context, id) ? id : NULL;
        }
      else
        {
          self->group_id = pb_drafts_find_group (self->context, name, NULL);
        }
      g_set_str (&self->group_name, name);
      pb_table_names_add (self->names, name, "");
      if (pb_id_is_valid (id))
        pb_table_names_add (self->names, id, "");
      g_ptr_array_add (self->rows, draft);
    }
}

static void
say_columns (Reader *self)
{
  g_autoptr(GString) unknown = g_string_new (NULL);

  pb_drafts_say (self->drafts, PB_FINDING_NOTE, 1,
                 /* Translators: a register, such as “Members”. */
                 g_strdup_printf (_("The table is read as: %s."),
                                  pb_kind_get_plural (self->columns.kind)));
  for (guint i = 0; i < self->columns.n; i++)
    {
      const char *name = pb_table_text_get_cell (self->text, 0, i);

      if (self->columns.fields[i] == 0 && *name)
        g_string_append_printf (unknown, "%s“%.60s”", unknown->len > 0 ? ", " : "", name);
    }
  if (unknown->len > 0)
    pb_drafts_say (self->drafts, PB_FINDING_WARNING, 1,
                   /* Translators: the names of columns of a table. */
                   g_strdup_printf (_("These columns are not taken over: %s."), unknown->str));
}

static int
probe (GBytes     *bytes,
       const char *file_name)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr(PbTableText) text = NULL;
  g_auto(PbRegisterColumns) columns = { 0 };

  if (size == 0 || *data == '{' || *data == '[')
    return 0;
  text = pb_table_text_new (data, MIN (size, PROBE_BYTES));
  if (pb_table_text_get_n_rows (text) < 1)
    return 0;
  pb_register_columns_read (&columns, text, file_name, NULL);
  if (columns.kind == PB_KIND_COMMON)
    return 0;

  return columns.ours ? 95 : pb_table_text_get_n_rows (text) > 1 ? 30 : 0;
}

static PbProposal *
read_table (GBytes           *bytes,
            const char       *file_name,
            PbImportContext  *context,
            GError          **error)
{
  g_auto(Reader) self = { .context = context, .drafts = pb_drafts_new () };
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  guint n_rows;

  self.text = pb_table_text_new (data, size);
  n_rows = pb_table_text_get_n_rows (self.text);
  self.n_rows = MIN (n_rows, PB_REGISTER_TABLE_MAX_ROWS + 1);
  self.rows = g_ptr_array_new ();
  pb_register_columns_read (&self.columns, self.text, file_name, context);
  if (self.columns.kind == PB_KIND_COMMON)
    {
      g_set_error (error, PB_IMPORT_ERROR, PB_IMPORT_ERROR_NOT_RECOGNIZED,
                   /* Translators: the name of a file. */
                   _("The columns of “%s” are those of no register."), file_name);
      return NULL;
    }

  if (self.columns.missing)
    {
      g_set_error (error, PB_IMPORT_ERROR, PB_IMPORT_ERROR_BROKEN,
                   /* Translators: the name of a file, then that of a field which every record
                    * of a register has. */
                   _("No column of “%s” says “%s”, which every row needs."), file_name,
                   pb_field_get_label (self.columns.missing->id));
      return NULL;
    }

  say_columns (&self);
  choose_group (&self);
  self.names = pb_table_names_new (context, self.columns.kind, self.group_id);
  if (!self.columns.ours)
    settle (&self);
  if (self.columns.kind == PB_KIND_GROUP)
    add_groups (&self);
  else
    for (guint row = 1; row < self.n_rows; row++)
      g_ptr_array_add (self.rows, add_row (&self, row));

  for (guint row = 1; row < self.n_rows; row++)
    {
      if (self.rows->pdata[row - 1])
        fill_row (&self, self.rows->pdata[row - 1], row);
    }
  if (n_rows > self.n_rows)
    pb_drafts_say (self.drafts, PB_FINDING_PROBLEM, 0,
                   /* Translators: how many rows. */
                   g_strdup_printf (ngettext ("%u row is more than are read at once.",
                                              "%u rows are more than are read at once.",
                                              n_rows - self.n_rows), n_rows - self.n_rows));

  return pb_drafts_propose (g_steal_pointer (&self.drafts), file_name,
                            pb_register_table_format.name, context, self.group_id,
                            self.group_name);
}

const PbFormat pb_register_table_format = {
  .name = "csv",
  .label = N_("Table of a register"),
  .purpose = N_("With commas, for a spreadsheet; it can be imported again"),
  .suffixes = ".csv .tsv .txt",
  .choices = "kind dates decimals",
  .probe = probe,
  .read = read_table,
  .write_files = pb_register_table_write_csv,
};

const PbFormat pb_register_tsv_format = {
  .name = "tsv",
  .label = N_("Table of a register, with tabs"),
  .purpose = N_("For programs that do not read commas"),
  .suffixes = ".tsv",
  .write_files = pb_register_table_write_tsv,
};
