/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-murmurations-json.h"

#include "formats/pb-json-write-private.h"
#include "model/pb-enums.h"

#include <glib/gi18n-lib.h>

/* The profile of a group for the index of Murmurations, after its schema of
 * organizations.  What has no value is left out.
 */

#define SCHEMA "organizations_schema-v1.0.0"

#define SECONDS_OF_DAY (24 * 60 * 60)

static void
write_day (JsonBuilder *builder,
           const char  *name,
           PbDay        day)
{
  if (day == PB_DAY_NONE)
    return;

  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, (gint64) day * SECONDS_OF_DAY);
}

static void
write_tags (JsonBuilder *builder,
            PbRecord    *group)
{
  gsize n;
  g_autofree const char **tags = pb_record_get_set (group, PB_COMMON_TAGS, &n);

  if (n == 0)
    return;

  json_builder_set_member_name (builder, "tags");
  json_builder_begin_array (builder);
  for (gsize i = 0; i < n; i++)
    json_builder_add_string_value (builder, tags[i]);
  json_builder_end_array (builder);
}

static void
write_urls (JsonBuilder *builder,
            PbDossier   *dossier)
{
  GPtrArray *links = pb_dossier_get_referring (dossier, pb_dossier_get_group_id (dossier),
                                               PB_LINK_SUBJECT);

  if (links == NULL || links->len == 0)
    return;

  json_builder_set_member_name (builder, "urls");
  json_builder_begin_array (builder);
  for (guint i = 0; i < links->len; i++)
    {
      json_builder_begin_object (builder);
      pb_json_write_text (builder, "name", pb_record_get_text (links->pdata[i], PB_LINK_LABEL));
      pb_json_write_text (builder, "url", pb_record_get_text (links->pdata[i], PB_LINK_URL));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_relation (JsonBuilder *builder,
                const char  *subject,
                const char  *predicate,
                const char  *object)
{
  json_builder_begin_object (builder);
  pb_json_write_text (builder, "subject_url", subject);
  pb_json_write_text (builder, "predicate_url", predicate);
  pb_json_write_text (builder, "object_url", object);
  json_builder_end_object (builder);
}

/* Groups are known by their websites there. */
static const char *
get_url (PbDossier  *dossier,
         const char *id)
{
  PbRecord *group = id ? pb_dossier_lookup (dossier, id) : NULL;

  return group && pb_record_get_kind (group) == PB_KIND_GROUP
           ? pb_record_get_text (group, PB_GROUP_URL) : NULL;
}

static void
write_relations (JsonBuilder *builder,
                 PbDossier   *dossier)
{
  GPtrArray *relations = pb_dossier_get_records (dossier, PB_KIND_RELATION);
  const char *own = get_url (dossier, pb_dossier_get_group_id (dossier));

  json_builder_set_member_name (builder, "relationships");
  json_builder_begin_array (builder);
  for (guint i = 0; own && i < relations->len; i++)
    {
      PbRecord *relation = relations->pdata[i];
      const char *from = get_url (dossier, pb_record_get_text (relation, PB_RELATION_FROM));
      const char *to = get_url (dossier, pb_record_get_text (relation, PB_RELATION_TO));

      if (from == NULL || to == NULL || (g_strcmp0 (from, own) != 0 && g_strcmp0 (to, own) != 0) ||
          pb_record_get_enum (relation, PB_RELATION_STATUS) != PB_RELATION_STATUS_ACTIVE)
        continue;
      if (pb_record_get_enum (relation, PB_RELATION_KIND) == PB_RELATION_KIND_MEMBER_OF_NETWORK)
        write_relation (builder, from, "https://schema.org/memberOf", to);
      else if (pb_record_get_enum (relation, PB_RELATION_KIND) == PB_RELATION_KIND_PARENT_OF)
        write_relation (builder, from, "https://schema.org/subOrganization", to);
    }
  json_builder_end_array (builder);
}

static GBytes *
write_profile (PbDossier  *dossier,
               GError    **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();
  PbRecord *group = pb_dossier_get_group (dossier);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "linked_schemas");
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, SCHEMA);
  json_builder_end_array (builder);
  pb_json_write_text (builder, "name", pb_record_get_text (group, PB_GROUP_NAME));
  pb_json_write_text (builder, "primary_url", pb_record_get_text (group, PB_GROUP_URL));
  write_tags (builder, group);
  write_urls (builder, dossier);
  pb_json_write_text (builder, "description", pb_record_get_text (group, PB_GROUP_DESCRIPTION));
  pb_json_write_text (builder, "mission", pb_record_get_text (group, PB_GROUP_PURPOSE));
  write_relations (builder, dossier);
  write_day (builder, "starts_at", pb_record_get_day (group, PB_GROUP_FOUNDED));
  write_day (builder, "ends_at", pb_record_get_day (group, PB_GROUP_CLOSES_ON));
  pb_json_write_text (builder, "unique_id", pb_record_get_id (group));
  json_builder_end_object (builder);

  return pb_json_write_end (builder);
}

const PbFormat pb_murmurations_json_format = {
  .name = "murmurations",
  .label = N_("Profile (Murmurations)"),
  .purpose = N_("For maps and directories of groups"),
  .suffixes = ".json",
  .published = TRUE,
  .write = write_profile,
};
