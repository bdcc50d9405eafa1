/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-register-columns-private.h"

#include "formats/pb-table-head-private.h"
#include "model/pb-enums.h"
#include "model/pb-id.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* How people write names: in small or large letters, with blanks or other signs. */
static char *
fold (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  g_strdelimit (folded, "_-:*", ' ');
  g_strstrip (folded);

  return g_steal_pointer (&folded);
}

static gboolean
is_called (const char *folded,
           const char *name)
{
  g_autofree char *other = fold (name);

  return g_str_equal (folded, other);
}

/* The fields of a register by all their names. */
static GHashTable *
index_names (PbKind kind)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const PbFieldInfo *info;

  for (guint i = 0; (info = pb_kind_get_nth_field (kind, i)); i++)
    {
      const char *some[] = { info->name, info->label, pb_field_get_label (info->id) };

      for (guint j = 0; j < G_N_ELEMENTS (some); j++)
        {
          g_autofree char *folded = fold (some[j]);

          if (!g_hash_table_contains (names, folded))
            g_hash_table_insert (names, g_steal_pointer (&folded), (gpointer) info);
        }
    }

  return names;
}

/* The field that a column is, by its name or its label, or by what others call it. */
static PbFieldId
find_field (PbKind      kind,
            GHashTable *names,
            GHashTable *common,
            const char *name)
{
  static const struct { const char *others; const char *ours; } usual[] = {
    { "deadline", "due" }, { "due date", "due" }, { "created", "opened" },
    { "assigned", "assignee" }, { "owner", "assignee" }, { "responsible", "assignee" },
    { "date", "date" }, { "date", "opened" }, { "date", "start" }, { "date", "started" },
    { "start date", "start" }, { "end date", "end" }, { "notes", "note" },
    { "comment", "note" }, { "link", "url" }, { "website", "url" },
    { "outcome", "outcome" }, { "result", "outcome" }, { "wallet", "address" },
    { "wallet address", "address" }, { "joined", "joined" }, { "e mail", "contact" },
    { "email", "contact" },
  };
  static const char * const titles[] = { "title", "name", "task", "what", "subject", "text" };
  const PbFieldInfo *title = pb_kind_find_flag (kind, PB_FIELD_TITLE);
  g_autofree char *folded = fold (name);
  const PbFieldInfo *info = g_hash_table_lookup (names, folded);

  if (info == NULL)
    info = g_hash_table_lookup (common, folded);
  for (guint i = 0; info == NULL && i < G_N_ELEMENTS (usual); i++)
    {
      if (g_str_equal (folded, usual[i].others))
        info = pb_kind_find_field (kind, usual[i].ours);
    }
  for (guint i = 0; info == NULL && title && i < G_N_ELEMENTS (titles); i++)
    {
      if (g_str_equal (folded, titles[i]))
        info = title;
    }
  if (info == NULL && title && is_called (folded, pb_kind_get_label (kind)))
    info = title;

  return info ? info->id : 0;
}

/* Whether the file is called like the register. */
static gboolean
is_file_of (PbKind      kind,
            const char *file_name)
{
  const PbKindInfo *info = pb_kind_get_info (kind);
  const char *dot = strchr (file_name, '.');
  g_autofree char *stem = dot ? g_strndup (file_name, dot - file_name) : g_strdup (file_name);
  g_autofree char *folded = fold (stem);

  return is_called (folded, info->name) || is_called (folded, info->label) ||
         is_called (folded, info->plural) || is_called (folded, pb_kind_get_plural (kind));
}

static gboolean
has_field (const PbFieldId *fields,
           guint            n,
           PbFieldId        field)
{
  for (guint i = 0; i < n; i++)
    {
      if (fields[i] == field)
        return TRUE;
    }

  return FALSE;
}

/* What a column is called in a choice: by its name, or by its place where it has none or
 * shares it.
 */
char *
pb_register_columns_dup_choice (const PbTableText *text,
                                guint              column)
{
  const char *name = pb_table_text_get_cell (text, 0, column);
  gboolean shared = *name == '\0';

  for (guint i = 0; !shared && i < column; i++)
    shared = g_str_equal (pb_table_text_get_cell (text, 0, i), name);

  return shared ? g_strdup_printf ("column:#%u", column + 1) : g_strdup_printf ("column:%s", name);
}

/* What was said counts before what is guessed. */
static void
read_fields (PbKind             kind,
             GHashTable        *common,
             const PbTableText *text,
             PbImportContext   *context,
             PbFieldId         *fields,
             guint              n)
{
  g_autoptr(GHashTable) names = index_names (kind);
  g_autofree gboolean *chosen = g_new0 (gboolean, MAX (n, 1));

  for (guint i = 0; context && i < n; i++)
    {
      g_autofree char *choice_name = pb_register_columns_dup_choice (text, i);
      const char *choice = pb_import_context_get_choice (context, choice_name);
      PbFieldId field = 0;

      chosen[i] = choice != NULL;
      if (choice && !g_str_equal (choice, "-"))
        field = find_field (kind, names, common, choice);
      fields[i] = has_field (fields, i, field) ? 0 : field;
    }

  for (guint i = 0; i < n; i++)
    {
      const char *name = pb_table_text_get_cell (text, 0, i);
      PbFieldId field = 0;

      if (chosen[i])
        continue;
      if (g_ascii_strcasecmp (name, "id") == 0)
        field = PB_REGISTER_ID;
      else if (*name)
        field = find_field (kind, names, common, name);
      fields[i] = has_field (fields, n, field) ? 0 : field;
    }
}

/* A field that every record has and no column says, or %NULL. */
static const PbFieldInfo *
find_missing (PbKind           kind,
              const PbFieldId *fields,
              guint            n)
{
  const PbFieldInfo *info;

  for (guint i = 0; (info = pb_kind_get_nth_field (kind, i)); i++)
    {
      if ((info->flags & PB_FIELD_REQUIRED) && !(info->flags & PB_FIELD_OF_GROUP) &&
          info->fallback == NULL && !has_field (fields, n, info->id))
        return info;
    }

  return NULL;
}

/* How well the columns fit a register: those that are known count, and all that it
 * needs have to be there.
 */
static guint
rate (PbKind            kind,
      const PbFieldId  *fields,
      guint             n)
{
  guint score = 0;

  for (guint i = 0; i < n; i++)
    score += fields[i] != 0 && fields[i] != PB_REGISTER_ID &&
             PB_FIELD_KIND (fields[i]) != PB_KIND_COMMON;

  return find_missing (kind, fields, n) ? 0 : score;
}

/* A table of this program begins with the identifiers and has its names only. */
static gboolean
is_ours (PbKind             kind,
         const PbTableText *text,
         guint              n)
{
  if (n < 2 || !g_str_equal (pb_table_text_get_cell (text, 0, 0), "id") ||
      pb_table_text_get_n_rows (text) < 2 ||
      !pb_id_is_valid (pb_table_text_get_cell (text, 1, 0)))
    return FALSE;

  for (guint i = 1; i < n; i++)
    {
      if (pb_kind_find_field (kind, pb_table_text_get_cell (text, 0, i)) == NULL)
        return FALSE;
    }

  return TRUE;
}

void
pb_register_columns_read (PbRegisterColumns *self,
                          const PbTableText *text,
                          const char        *file_name,
                          PbImportContext   *context)
{
  const char *choice = context ? pb_import_context_get_choice (context, "kind") : NULL;
  PbKind chosen = choice ? pb_kind_from_name (choice) : PB_KIND_COMMON;
  g_autoptr(GHashTable) common = index_names (PB_KIND_COMMON);
  const PbFieldInfo *info;
  guint best = 0;

  *self = (PbRegisterColumns) { .kind = PB_KIND_COMMON };
  self->n = pb_table_text_get_n_rows (text) > 0 ? MIN (pb_table_text_get_width (text), 256) : 0;
  self->fields = g_new0 (PbFieldId, MAX (self->n, 1));
  for (PbKind kind = PB_KIND_COMMON + 1; kind < PB_N_KINDS; kind++)
    {
      g_autofree PbFieldId *fields = g_new0 (PbFieldId, MAX (self->n, 1));
      guint score;

      if (chosen > PB_KIND_COMMON && chosen < PB_N_KINDS && kind != chosen)
        continue;
      read_fields (kind, common, text, context, fields, self->n);
      score = 2 * rate (kind, fields, self->n);
      if (score > 0 && is_file_of (kind, file_name))
        score += 5;
      if (is_ours (kind, text, self->n))
        score += 1000;
      if (score < 4 && kind != chosen)
        continue;
      if (score > best || kind == chosen)
        {
          best = score;
          self->kind = kind;
          self->ours = score >= 1000;
          memcpy (self->fields, fields, self->n * sizeof (PbFieldId));
        }
    }
  if (self->kind == PB_KIND_COMMON)
    return;

  /* A table with identifiers may say as little as it likes of records that are there. */
  if (!has_field (self->fields, self->n, PB_REGISTER_ID))
    self->missing = find_missing (self->kind, self->fields, self->n);
  info = pb_kind_find_flag (self->kind, PB_FIELD_TITLE);
  if (info && info->type == PB_TYPE_TEXT && has_field (self->fields, self->n, info->id))
    self->title = info->id;
  info = pb_kind_find_flag (self->kind, PB_FIELD_START);
  if (info && has_field (self->fields, self->n, info->id))
    self->start = info->id;
}

void
pb_register_columns_clear (PbRegisterColumns *self)
{
  g_clear_pointer (&self->fields, g_free);
}

/* The column of a field, or %PB_NO_COLUMN. */
guint
pb_register_columns_find (const PbRegisterColumns *self,
                          PbFieldId                field)
{
  for (guint i = 0; field != 0 && i < self->n; i++)
    {
      if (self->fields[i] == field)
        return i;
    }

  return PB_NO_COLUMN;
}

const PbFieldInfo *
pb_register_columns_get (const PbRegisterColumns *self,
                         guint                    n)
{
  PbFieldId field = self->fields[n];

  return field == 0 || field == PB_REGISTER_ID ? NULL : pb_field_get_info (field);
}

/* The value that a word is, or -1. */
int
pb_register_read_enum (PbFieldId   field,
                       const char *text)
{
  GType type = pb_field_get_info (field)->enum_type ();
  int value = pb_enum_from_nick (type, text);
  g_autofree char *folded = NULL;

  if (value >= 0)
    return value;

  folded = fold (text);
  for (guint i = 0; i < pb_enum_get_n_values (type); i++)
    {
      if (is_called (folded, pb_enum_get_nick (type, i)) ||
          is_called (folded, pb_enum_get_label (type, i)))
        return i;
    }

  return -1;
}

/* 1, 0, or -1 for neither. */
int
pb_register_read_flag (const char *text)
{
  static const char * const yes[] = { "true", "yes", "y", "1", "x", "✓", "✔", NULL };
  static const char * const no[] = { "false", "no", "n", "0", "✗", "-", NULL };
  g_autofree char *folded = g_utf8_casefold (text, -1);

  if (g_strv_contains (yes, folded) || is_called (folded, C_("flag", "Yes")))
    return 1;

  return g_strv_contains (no, folded) || is_called (folded, C_("flag", "No")) ? 0 : -1;
}

/* The group that a record which is there belongs to. */
const char *
pb_register_find_group (PbImportContext *context,
                        const char      *id)
{
  PbRecord *record = pb_id_is_valid (id) ? pb_import_context_lookup (context, id) : NULL;

  for (guint depth = 0; record && depth < 8; depth++)
    {
      const PbFieldInfo *info = pb_kind_find_flag (pb_record_get_kind (record), PB_FIELD_OF_GROUP);
      const char *owner;

      if (pb_record_get_kind (record) == PB_KIND_GROUP)
        return pb_record_get_id (record);
      if (info)
        return pb_record_get_text (record, info->id);
      owner = pb_record_get_owner (record);
      record = owner ? pb_import_context_lookup (context, owner) : NULL;
    }

  return NULL;
}
