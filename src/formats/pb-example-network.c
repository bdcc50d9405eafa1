/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-example-network.h"

#include "formats/phasebook-formats.h"
#include "model/pb-field-value.h"
#include "model/pb-id.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#define RESOURCE "/org/phasebook/formats/network.json"
#define SCOPE "example-network"

/* Records of the example name each other by short names; the same name always
 * gives the same identifier.  A name with a colon is that of a record of which
 * a group has just one, whose identifier follows from the group's.
 */
static char *
make_id (const char *name)
{
  g_auto(GStrv) parts = g_strsplit (name, ":", 3);
  g_autofree char *group = NULL;
  g_autofree char *own = NULL;

  if (g_strv_length (parts) < 3)
    return pb_id_derive (SCOPE, name);

  group = make_id (parts[1]);
  own = g_strconcat (parts[0], ":", parts[2], NULL);

  return pb_id_derive (group, own);
}

static GVariant *
make_set (const PbFieldInfo *field,
          JsonArray         *array)
{
  g_autoptr(GPtrArray) elements = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *element = json_array_get_string_element (array, i);

      g_ptr_array_add (elements, field->type == PB_TYPE_REF_SET ? make_id (element)
                                                                : g_strdup (element));
    }

  return pb_field_new_set ((const char * const *) elements->pdata, elements->len);
}

/* Days are told from today, so that the example never looks abandoned. */
static GVariant *
make_value (const PbFieldInfo *field,
            JsonNode          *node,
            PbDay              today)
{
  g_autofree char *id = NULL;

  switch (field->type)
    {
    case PB_TYPE_DAY:
      return g_variant_ref_sink (g_variant_new_int32 (today + (PbDay) json_node_get_int (node)));
    case PB_TYPE_INTEGER:
      return g_variant_ref_sink (g_variant_new_int64 (json_node_get_int (node)));
    case PB_TYPE_FLAG:
      return g_variant_ref_sink (g_variant_new_boolean (json_node_get_boolean (node)));
    case PB_TYPE_TEXT_SET:
    case PB_TYPE_REF_SET:
    case PB_TYPE_ADDRESS_SET:
      return make_set (field, json_node_get_array (node));
    case PB_TYPE_REF:
      id = make_id (json_node_get_string (node));
      return g_variant_ref_sink (g_variant_new_string (id));
    case PB_TYPE_TEXT:
    case PB_TYPE_MARKDOWN:
    case PB_TYPE_DATA:
    case PB_TYPE_ENUM:
    case PB_TYPE_DECIMAL:
    case PB_TYPE_ADDRESS:
    case PB_TYPE_URI:
    default:
      return g_variant_ref_sink (g_variant_new_string (json_node_get_string (node)));
    }
}

static void
add_record (PbEdit     *edit,
            JsonObject *object,
            PbDay       today)
{
  PbKind kind = pb_kind_from_name (json_object_get_string_member (object, "kind"));
  JsonObject *fields = json_object_get_object_member (object, "fields");
  g_autofree char *id = make_id (json_object_get_string_member (object, "id"));
  g_autoptr(GList) names = json_object_get_members (fields);

  pb_edit_create (edit, kind, id);
  for (GList *l = names; l; l = l->next)
    {
      const PbFieldInfo *field = pb_kind_find_field (kind, l->data);
      g_autoptr(GVariant) value = NULL;

      /* The file is part of the program, and a test reads all of it. */
      g_assert (field != NULL);
      value = make_value (field, json_object_get_member (fields, l->data), today);
      pb_edit_set_value (edit, id, field->id, value);
    }
}

/**
 * pb_example_network_build:
 * @today: the day that the example is told from
 *
 * Makes the example network: invented groups in different phases with the
 * records of two years, enough to see every page in every state.
 *
 * Returns: (transfer full): the edit that creates all of it in an empty library
 */
PbEdit *
pb_example_network_build (PbDay today)
{
  GResource *resource = pb_formats_get_resource ();
  g_autoptr(GBytes) bytes = g_resource_lookup_data (resource, RESOURCE,
                                                    G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(GError) error = NULL;
  PbEdit *edit = pb_edit_new (_("Example network"));
  JsonArray *records;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (!json_parser_load_from_data (parser, data, length, &error))
    g_error ("The example network is broken: %s", error->message);

  records = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                          "records");
  for (guint i = 0; i < json_array_get_length (records); i++)
    add_record (edit, json_array_get_object_element (records, i), today);

  return edit;
}
