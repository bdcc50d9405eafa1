/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-checklist.h"

#include "framework/pb-criteria-json-private.h"
#include "framework/pb-i18n-private.h"

#include <string.h>

#define FORMAT "phasebook-checklist"
#define FORMAT_VERSION 1

/**
 * PbChecklist:
 *
 * A checklist as it stood on a day, apart from the records that it was judged
 * from: what reviews and transitions freeze, and what is compared.
 */
struct _PbChecklist
{
  GObject parent_instance;

  PbDay      day;
  int        phase;
  PbReading  reading;
  char      *criteria_title;
  char      *criteria_version;
  GPtrArray *items;
};

G_DEFINE_FINAL_TYPE (PbChecklist, pb_checklist, G_TYPE_OBJECT)

static void
item_free (gpointer data)
{
  PbChecklistItem *item = data;

  g_free (item->id);
  g_free (item->title);
  g_free (item->reason);
  g_free (item->rule);
  g_strfreev (item->records);
  g_free (item);
}

static void
pb_checklist_finalize (GObject *object)
{
  PbChecklist *self = PB_CHECKLIST (object);

  g_clear_pointer (&self->criteria_title, g_free);
  g_clear_pointer (&self->criteria_version, g_free);
  g_clear_pointer (&self->items, g_ptr_array_unref);

  G_OBJECT_CLASS (pb_checklist_parent_class)->finalize (object);
}

static void
pb_checklist_class_init (PbChecklistClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_checklist_finalize;
}

static void
pb_checklist_init (PbChecklist *self)
{
  self->day = PB_DAY_NONE;
  self->phase = -1;
  self->items = g_ptr_array_new_with_free_func (item_free);
}

/**
 * pb_checklist_new_from_judgement:
 * @judgement: a judgement
 *
 * Returns: (transfer full): what @judgement says, without the records
 */
PbChecklist *
pb_checklist_new_from_judgement (PbJudgement *judgement)
{
  PbChecklist *self;
  GPtrArray *results;

  g_return_val_if_fail (PB_IS_JUDGEMENT (judgement), NULL);

  self = g_object_new (PB_TYPE_CHECKLIST, NULL);
  self->day = pb_judgement_get_day (judgement);
  self->phase = pb_judgement_get_phase (judgement);
  self->reading = pb_judgement_get_reading (judgement);
  self->criteria_title = g_strdup (pb_judgement_get_criteria_title (judgement));
  self->criteria_version = g_strdup (pb_judgement_get_criteria_version (judgement));
  results = pb_judgement_get_results (judgement);

  for (guint i = 0; i < results->len; i++)
    {
      PbResult *result = results->pdata[i];
      PbStatement *statement = pb_result_get_statement (result);
      PbChecklistItem *item = g_new0 (PbChecklistItem, 1);

      item->id = g_strdup (pb_statement_get_id (statement));
      item->section = pb_statement_get_section (statement);
      item->title = g_strdup (pb_statement_get_title (statement));
      item->value = pb_result_get_value (result);
      item->reason = g_strdup (pb_result_get_reason (result));
      item->rule = g_strdup (pb_result_get_rule (result));
      item->rule_version = pb_result_get_rule_version (result);
      item->disputed = (pb_result_get_flags (result) & PB_RESULT_DISPUTED) != 0;
      item->records = g_strdupv ((char **) pb_result_get_records (result));
      g_ptr_array_add (self->items, item);
    }

  return self;
}

static void
append_string (GString    *json,
               const char *text)
{
  g_string_append_c (json, '"');
  for (const char *p = text ? text : ""; *p; p++)
    {
      switch (*p)
        {
        case '"':
        case '\\':
          g_string_append_c (json, '\\');
          g_string_append_c (json, *p);
          break;
        case '\n':
          g_string_append (json, "\\n");
          break;
        default:
          if ((guchar) *p < 0x20)
            g_string_append_printf (json, "\\u%04x", (guchar) *p);
          else
            g_string_append_c (json, *p);
          break;
        }
    }
  g_string_append_c (json, '"');
}

static void
append_member (GString    *json,
               const char *name,
               const char *text)
{
  g_string_append_printf (json, ",\"%s\":", name);
  append_string (json, text);
}

static void
append_item (GString               *json,
             const PbChecklistItem *item)
{
  g_string_append (json, "\n{\"id\":");
  append_string (json, item->id);
  append_member (json, "section", pb_section_get_nick (item->section));
  append_member (json, "title", item->title);
  append_member (json, "value", pb_result_value_get_nick (item->value));
  append_member (json, "reason", item->reason);
  append_member (json, "rule", item->rule);
  g_string_append_printf (json, ",\"rule_version\":%u,\"disputed\":%s,\"records\":[",
                          item->rule_version, item->disputed ? "true" : "false");
  for (guint i = 0; item->records[i]; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      append_string (json, item->records[i]);
    }
  g_string_append (json, "]}");
}

/**
 * pb_checklist_to_json:
 * @self: a checklist
 *
 * Writes it in one fixed form: the same checklist gives the same bytes.
 *
 * Returns: (transfer full): the checklist as JSON
 */
char *
pb_checklist_to_json (PbChecklist *self)
{
  g_autoptr(GString) json = g_string_new ("{\"format\":\"" FORMAT "\",\"format_version\":");
  g_autofree char *day = NULL;

  g_return_val_if_fail (PB_IS_CHECKLIST (self), NULL);

  g_string_append_printf (json, "%d", FORMAT_VERSION);
  day = pb_day_to_iso (self->day);
  append_member (json, "day", day);
  append_member (json, "phase", self->phase < 0
                                  ? "" : pb_enum_get_nick (pb_phase_get_type (), self->phase));
  append_member (json, "reading", pb_reading_get_nick (self->reading));
  append_member (json, "criteria", self->criteria_title);
  append_member (json, "criteria_version", self->criteria_version);
  g_string_append (json, ",\"statements\":[");
  for (guint i = 0; i < self->items->len; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      append_item (json, self->items->pdata[i]);
    }
  g_string_append (json, "\n]}\n");

  return g_string_free_and_steal (g_steal_pointer (&json));
}

static const char *
get_text (PbJson     *object,
          const char *name)
{
  PbJson *member = pb_json_find (object, name);

  return member != NULL && member->type == PB_JSON_STRING ? member->text : "";
}

static gint64
get_integer (PbJson     *object,
             const char *name)
{
  PbJson *member = pb_json_find (object, name);

  return member != NULL && (member->type == PB_JSON_INTEGER || member->type == PB_JSON_BOOLEAN)
           ? member->integer : 0;
}

static PbChecklistItem *
read_item (PbJson *object)
{
  PbJson *records = pb_json_find (object, "records");
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  PbChecklistItem *item = g_new0 (PbChecklistItem, 1);

  item->id = g_strdup (get_text (object, "id"));
  if (!pb_section_from_nick (get_text (object, "section"), &item->section))
    item->section = PB_SECTION_INDICATORS;
  item->title = g_strdup (get_text (object, "title"));
  item->value = pb_result_value_from_nick (get_text (object, "value"));
  item->reason = g_strdup (get_text (object, "reason"));
  item->rule = g_strdup (get_text (object, "rule"));
  item->rule_version = get_integer (object, "rule_version");
  item->disputed = get_integer (object, "disputed") != 0;

  for (guint i = 0; records != NULL && records->type == PB_JSON_ARRAY &&
                    i < records->children->len; i++)
    {
      PbJson *record = records->children->pdata[i];

      if (record->type == PB_JSON_STRING)
        g_strv_builder_add (builder, record->text);
    }
  item->records = g_strv_builder_end (builder);

  return item;
}

static PbReading
read_reading (const char *nick)
{
  for (PbReading reading = PB_READING_NOT_ENOUGH_DATA; reading <= PB_READING_RED_FLAG; reading++)
    if (g_strcmp0 (pb_reading_get_nick (reading), nick) == 0)
      return reading;

  return PB_READING_NOT_ENOUGH_DATA;
}

/**
 * pb_checklist_parse:
 * @text: what pb_checklist_to_json() wrote, now or in another version
 * @error: return location for a #PbCriteriaError
 *
 * Returns: (transfer full) (nullable): the checklist
 */
PbChecklist *
pb_checklist_parse (const char  *text,
                    GError     **error)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(PbJson) json = NULL;
  g_autoptr(PbChecklist) self = NULL;
  PbJson *statements;

  g_return_val_if_fail (text != NULL, NULL);

  bytes = g_bytes_new (text, strlen (text));
  json = pb_json_parse (bytes, _("Frozen checklist"), error);
  if (json == NULL)
    return NULL;

  statements = json->type == PB_JSON_OBJECT ? pb_json_find (json, "statements") : NULL;
  if (statements == NULL || statements->type != PB_JSON_ARRAY ||
      strcmp (get_text (json, "format"), FORMAT) != 0)
    {
      g_set_error (error, PB_CRITERIA_ERROR, PB_CRITERIA_ERROR_FORMAT,
                   _("This is not a frozen checklist."));
      return NULL;
    }

  self = g_object_new (PB_TYPE_CHECKLIST, NULL);
  self->day = pb_day_parse (get_text (json, "day"));
  self->phase = pb_enum_from_nick (pb_phase_get_type (), get_text (json, "phase"));
  self->reading = read_reading (get_text (json, "reading"));
  self->criteria_title = g_strdup (get_text (json, "criteria"));
  self->criteria_version = g_strdup (get_text (json, "criteria_version"));
  for (guint i = 0; i < statements->children->len; i++)
    {
      PbJson *statement = statements->children->pdata[i];

      if (statement->type == PB_JSON_OBJECT)
        g_ptr_array_add (self->items, read_item (statement));
    }

  return g_steal_pointer (&self);
}

/**
 * pb_checklist_get_day:
 * @self: a checklist
 *
 * Returns: the day that it was judged for
 */
PbDay
pb_checklist_get_day (PbChecklist *self)
{
  g_return_val_if_fail (PB_IS_CHECKLIST (self), PB_DAY_NONE);

  return self->day;
}

/**
 * pb_checklist_get_phase:
 * @self: a checklist
 *
 * Returns: the #PbPhase whose checklist it is, or -1
 */
int
pb_checklist_get_phase (PbChecklist *self)
{
  g_return_val_if_fail (PB_IS_CHECKLIST (self), -1);

  return self->phase;
}

/**
 * pb_checklist_get_reading:
 * @self: a checklist
 *
 * Returns: how the phase read
 */
PbReading
pb_checklist_get_reading (PbChecklist *self)
{
  g_return_val_if_fail (PB_IS_CHECKLIST (self), PB_READING_NOT_ENOUGH_DATA);

  return self->reading;
}

/**
 * pb_checklist_get_criteria_title:
 * @self: a checklist
 *
 * Returns: the title of the criteria set that it was judged by
 */
const char *
pb_checklist_get_criteria_title (PbChecklist *self)
{
  g_return_val_if_fail (PB_IS_CHECKLIST (self), NULL);

  return self->criteria_title;
}

/**
 * pb_checklist_get_criteria_version:
 * @self: a checklist
 *
 * Returns: the version of the criteria set
 */
const char *
pb_checklist_get_criteria_version (PbChecklist *self)
{
  g_return_val_if_fail (PB_IS_CHECKLIST (self), NULL);

  return self->criteria_version;
}

/**
 * pb_checklist_get_items:
 * @self: a checklist
 *
 * Returns: (transfer none) (element-type PbChecklistItem): the statements, in the
 *   order of the checklist
 */
GPtrArray *
pb_checklist_get_items (PbChecklist *self)
{
  g_return_val_if_fail (PB_IS_CHECKLIST (self), NULL);

  return self->items;
}

/**
 * pb_checklist_find:
 * @self: a checklist
 * @id: a statement
 *
 * Returns: (transfer none) (nullable): how it stood
 */
const PbChecklistItem *
pb_checklist_find (PbChecklist *self,
                   const char  *id)
{
  g_return_val_if_fail (PB_IS_CHECKLIST (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      const PbChecklistItem *item = self->items->pdata[i];

      if (strcmp (item->id, id) == 0)
        return item;
    }

  return NULL;
}
