/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-network-json.h"

#include "formats/pb-import-error.h"
#include "formats/pb-json-text-private.h"
#include "framework/pb-state-elements.h"
#include "model/pb-field-value.h"
#include "model/pb-id.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A network as a file that people can read and write: records with the fields of
 * the catalogue, known by names instead of identifiers, with days counted from
 * today.  See `data/example/README.md`.
 */

#define FORMAT "phasebook-network"
#define FORMAT_VERSION 1
#define SCOPE "phasebook-network"

typedef struct
{
  PbEdit *edit;
  PbDay today;
  GHashTable *names;
  guint n_records;
} Reader;

static gboolean
fail (GError     **error,
      const char  *format,
      ...) G_GNUC_PRINTF (2, 3);

static gboolean
fail (GError     **error,
      const char  *format,
      ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);

  /* Translators: what is wrong, in technical words. */
  g_set_error (error, PB_IMPORT_ERROR, PB_IMPORT_ERROR_BROKEN,
               _("The description of the network is broken: %s."), what);

  return FALSE;
}

static const char *
get_string (JsonObject *object,
            const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node) : NULL;
}

static PbKind
get_kind (JsonObject *object)
{
  const char *name = get_string (object, "record");

  return name ? pb_kind_from_name (name) : PB_KIND_COMMON;
}

/* The identifier of the record that @name stands for. */
static const char *
find_id (Reader      *self,
         const char  *name,
         GError     **error)
{
  const char *id = g_hash_table_lookup (self->names, name);

  if (id == NULL)
    fail (error, "nothing is called “%s”", name);

  return id;
}

/* Several lines are a list of texts, so that files stay readable. */
static char *
dup_text (JsonNode *node)
{
  g_autoptr(GString) text = NULL;
  JsonArray *lines;

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return NULL;

  text = g_string_new (NULL);
  lines = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (lines); i++)
    g_string_append_printf (text, "%s%s", i ? "\n" : "", json_array_get_string_element (lines, i));

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static GVariant *
read_set (Reader             *self,
          const PbFieldInfo  *info,
          JsonNode           *node,
          GError            **error)
{
  g_autoptr(GPtrArray) elements = g_ptr_array_new ();
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      fail (error, "“%s” is not a list", info->name);
      return NULL;
    }

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *element = json_array_get_string_element (array, i);

      if (info->type == PB_TYPE_REF_SET)
        element = find_id (self, element, error);
      if (element == NULL)
        return NULL;
      g_ptr_array_add (elements, (gpointer) element);
    }

  return pb_field_new_set ((const char * const *) elements->pdata, elements->len);
}

static GVariant *
read_value (Reader             *self,
            const PbFieldInfo  *info,
            JsonNode           *node,
            GError            **error)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_NONE;
  g_autofree char *text = NULL;

  if (pb_field_type_is_set (info->type))
    return read_set (self, info, node, error);

  if (info->type == PB_TYPE_DAY && type == G_TYPE_INT64)
    return g_variant_ref_sink (
      g_variant_new_int32 (self->today + (PbDay) json_node_get_int (node)));
  if (info->type == PB_TYPE_INTEGER && type == G_TYPE_INT64)
    return g_variant_ref_sink (g_variant_new_int64 (json_node_get_int (node)));
  if (info->type == PB_TYPE_FLAG && type == G_TYPE_BOOLEAN)
    return g_variant_ref_sink (g_variant_new_boolean (json_node_get_boolean (node)));

  text = dup_text (node);
  if (text == NULL || info->type == PB_TYPE_DAY || info->type == PB_TYPE_INTEGER ||
      info->type == PB_TYPE_FLAG)
    {
      fail (error, "“%s” has a value of the wrong sort", info->name);
      return NULL;
    }

  if (info->type == PB_TYPE_REF)
    {
      const char *id = find_id (self, text, error);

      return id ? g_variant_ref_sink (g_variant_new_string (id)) : NULL;
    }

  return pb_field_parse (info->id, text, error);
}

static const PbFieldInfo *
find_field (PbKind      kind,
            const char *name)
{
  const PbFieldInfo *info = pb_kind_find_field (kind, name);

  return info ? info : pb_kind_find_field (PB_KIND_COMMON, name);
}

static gboolean
is_own_word (const char *member)
{
  static const char * const words[] = { "record", "as", "parts", NULL };

  return g_strv_contains (words, member);
}

static gboolean
read_fields (Reader      *self,
             PbRecord    *record,
             JsonObject  *object,
             GError     **error)
{
  PbKind kind = pb_record_get_kind (record);
  g_autoptr(GList) members = json_object_get_members (object);

  for (GList *at = members; at; at = at->next)
    {
      const char *member = at->data;
      const PbFieldInfo *info;
      g_autoptr(GVariant) value = NULL;

      if (is_own_word (member))
        continue;

      info = find_field (kind, member);
      if (info == NULL)
        return fail (error, "%s has no field “%s”", pb_kind_get_info (kind)->name, member);

      value = read_value (self, info, json_object_get_member (object, member), error);
      if (value == NULL)
        return error && *error ? FALSE : fail (error, "“%s” is empty", member);

      pb_record_set_value (record, info->id, value);
    }

  return TRUE;
}

static void
set_ref (PbRecord   *record,
         PbFieldId   field,
         const char *id)
{
  if (id && !pb_record_has (record, field))
    pb_record_set_value (record, field, g_variant_new_string (id));
}

/* Points a record to its group and to what it is a part of, unless it says itself. */
static void
set_belonging (PbRecord   *record,
               const char *group,
               const char *owner)
{
  PbKind kind = pb_record_get_kind (record);
  const PbFieldInfo *own = pb_kind_find_flag (kind, PB_FIELD_OWNER);
  const PbFieldInfo *field = pb_kind_find_field (kind, "group");

  if (own)
    set_ref (record, own->id, owner);
  if (field && field->flags & PB_FIELD_OF_GROUP)
    set_ref (record, field->id, group);
}

static char *
make_id (Reader     *self,
         JsonObject *object)
{
  const char *name = get_string (object, "as");
  g_autofree char *number = NULL;

  if (name)
    return g_strdup (g_hash_table_lookup (self->names, name));

  number = g_strdup_printf ("#%u", ++self->n_records);

  return pb_id_derive (SCOPE, number);
}

static gboolean read_record (Reader      *self,
                             JsonObject  *object,
                             const char  *group,
                             const char  *owner,
                             GError     **error);

/* Observations at regular intervals: `null` is a gap, a tilde marks an estimate. */
static gboolean
read_series (Reader      *self,
             JsonObject  *object,
             const char  *owner,
             GError     **error)
{
  JsonArray *values = json_object_get_array_member (object, "values");
  gint64 from = json_object_get_int_member_with_default (object, "from", 0);
  gint64 every = json_object_get_int_member_with_default (object, "every", 0);
  gboolean periods = json_object_get_boolean_member_with_default (object, "periods", FALSE);

  if (values == NULL || every <= 0)
    return fail (error, "a series lacks values or a step");

  for (guint i = 0; i < json_array_get_length (values); i++)
    {
      JsonNode *node = json_array_get_element (values, i);
      PbDay end = self->today + (PbDay) (from + every * (gint64) i);
      g_autoptr(PbRecord) record = NULL;
      g_autofree char *number = NULL;
      g_autofree char *id = NULL;
      g_autofree char *text = NULL;
      gboolean estimated;

      if (JSON_NODE_HOLDS_NULL (node))
        continue;

      text = dup_text (node);
      if (text == NULL)
        return fail (error, "a value of a series is not a text");
      estimated = g_str_has_suffix (text, "~");
      if (estimated)
        text[strlen (text) - 1] = '\0';

      number = g_strdup_printf ("#%u", ++self->n_records);
      id = pb_id_derive (SCOPE, number);
      record = pb_record_new (PB_KIND_OBSERVATION, id);
      set_ref (record, PB_OBSERVATION_METRIC, owner);
      pb_record_set_value (record, PB_OBSERVATION_VALUE, g_variant_new_string (text));
      pb_record_set_value (record, PB_OBSERVATION_PERIOD_END, g_variant_new_int32 (end));
      if (periods)
        pb_record_set_value (record, PB_OBSERVATION_PERIOD_START,
                             g_variant_new_int32 (end - (PbDay) every + 1));
      if (estimated)
        pb_record_set_value (record, PB_OBSERVATION_ESTIMATED, g_variant_new_boolean (TRUE));
      pb_edit_add_record (self->edit, record);
    }

  return TRUE;
}

static gboolean
read_parts (Reader      *self,
            JsonObject  *object,
            const char  *group,
            const char  *owner,
            GError     **error)
{
  JsonArray *parts = json_object_has_member (object, "parts")
                       ? json_object_get_array_member (object, "parts") : NULL;

  for (guint i = 0; parts && i < json_array_get_length (parts); i++)
    {
      JsonObject *part = json_array_get_object_element (parts, i);

      if (json_object_has_member (part, "values"))
        {
          if (!read_series (self, part, owner, error))
            return FALSE;
        }
      else if (!read_record (self, part, group, owner, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_record (Reader      *self,
             JsonObject  *object,
             const char  *group,
             const char  *owner,
             GError     **error)
{
  PbKind kind = get_kind (object);
  g_autoptr(PbRecord) record = NULL;
  g_autofree char *id = NULL;
  const char *key;

  if (kind == PB_KIND_COMMON)
    return fail (error, "there are no records called “%s”", get_string (object, "record"));

  key = get_string (object, "key");
  id = kind == PB_KIND_STATE_ELEMENT && group && key ? pb_state_element_dup_id (group, key)
                                                     : make_id (self, object);
  record = pb_record_new (kind, id);
  if (!read_fields (self, record, object, error))
    return FALSE;

  set_belonging (record, group, owner);
  pb_edit_add_record (self->edit, record);

  return read_parts (self, object, group, id, error);
}

/* Names may be used before they are given, so they are all found first. */
static gboolean
find_names (Reader      *self,
            JsonArray   *records,
            GError     **error)
{
  for (guint i = 0; records && i < json_array_get_length (records); i++)
    {
      JsonObject *object = json_array_get_object_element (records, i);
      const char *name;

      if (object == NULL)
        return fail (error, "a record is not an object");

      name = get_string (object, "as");
      if (name && g_hash_table_contains (self->names, name))
        return fail (error, "two records are called “%s”", name);
      if (name)
        g_hash_table_insert (self->names, g_strdup (name), pb_id_derive (SCOPE, name));

      if (json_object_has_member (object, "parts") &&
          !find_names (self, json_object_get_array_member (object, "parts"), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_sections (Reader      *self,
               JsonArray   *sections,
               GError     **error)
{
  for (guint i = 0; i < json_array_get_length (sections); i++)
    {
      JsonObject *section = json_array_get_object_element (sections, i);

      if (section == NULL || !json_object_has_member (section, "records"))
        return fail (error, "a section has no records");
      if (!find_names (self, json_object_get_array_member (section, "records"), error))
        return FALSE;
    }

  for (guint i = 0; i < json_array_get_length (sections); i++)
    {
      JsonObject *section = json_array_get_object_element (sections, i);
      JsonArray *records = json_object_get_array_member (section, "records");
      const char *of = get_string (section, "of");
      const char *group = of ? find_id (self, of, error) : NULL;

      if (of && group == NULL)
        return FALSE;

      for (guint j = 0; j < json_array_get_length (records); j++)
        {
          if (!read_record (self, json_array_get_object_element (records, j), group, NULL, error))
            return FALSE;
        }
    }

  return TRUE;
}

/**
 * pb_network_json_read:
 * @bytes: a description of a network
 * @title: what creating it is called in the history
 * @today: the day from which its days count
 * @error: return location for an error
 *
 * Reads a description of a network.  The same description makes the same
 * identifiers each time.
 *
 * Returns: (transfer full) (nullable): an edit that creates all of its records
 */
PbEdit *
pb_network_json_read (GBytes      *bytes,
                      const char  *title,
                      PbDay        today,
                      GError     **error)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(PbEdit) edit = NULL;
  g_autoptr(GError) local = NULL;
  JsonObject *root;
  JsonNode *node;
  const char *data;
  gsize size;
  Reader reader;

  data = g_bytes_get_data (bytes, &size);
  node = pb_json_load (parser, data ? data : "", (gssize) size, &local);
  if (local)
    {
      fail (error, "%s", local->message);
      return NULL;
    }

  /* Nothing at all has no root. */
  root = node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  if (root == NULL || g_strcmp0 (get_string (root, "format"), FORMAT) != 0 ||
      json_object_get_int_member_with_default (root, "format_version", 0) != FORMAT_VERSION ||
      !json_object_has_member (root, "sections"))
    {
      fail (error, "it is not of the format “%s”, version %d", FORMAT, FORMAT_VERSION);
      return NULL;
    }

  edit = pb_edit_new (title);
  reader = (Reader) { .edit = edit, .today = today, .names = names };
  if (!read_sections (&reader, json_object_get_array_member (root, "sections"), error))
    return NULL;

  return g_steal_pointer (&edit);
}
