/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-hypercert-json.h"

#include "formats/pb-json-write-private.h"
#include "model/pb-enums.h"

#include <glib/gi18n-lib.h>

/* What a group has delivered as the metadata of a hypercert: the work, when it was done,
 * and by whom.  Nothing is claimed that is not recorded as delivered.
 */

/* A hypercert has to have a picture. */
#define IMAGE "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E" \
              "%3Ccircle cx='4' cy='4' r='3'/%3E%3C/svg%3E"

#define SECONDS_OF_DAY (24 * 60 * 60)

static gboolean
is_delivered (PbDossier *dossier,
              PbRecord  *record)
{
  int status = pb_record_get_enum (record, PB_DELIVERABLE_STATUS);

  return g_strcmp0 (pb_record_get_text (record, PB_DELIVERABLE_GROUP),
                    pb_dossier_get_group_id (dossier)) == 0 &&
         (status == PB_DELIVERABLE_STATUS_DELIVERED || status == PB_DELIVERABLE_STATUS_ACCEPTED);
}

static void
write_scope (JsonBuilder *builder,
             const char  *member,
             const char  *name,
             GPtrArray   *values)
{
  g_autofree char *shown = NULL;

  json_builder_set_member_name (builder, member);
  json_builder_begin_object (builder);
  pb_json_write_text (builder, "name", name);
  json_builder_set_member_name (builder, "value");
  json_builder_begin_array (builder);
  for (guint i = 0; i < values->len; i++)
    json_builder_add_string_value (builder, values->pdata[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "excludes");
  json_builder_begin_array (builder);
  json_builder_end_array (builder);
  g_ptr_array_add (values, NULL);
  shown = g_strjoinv (", ", (char **) values->pdata);
  /* It has to be there, if only to say that nothing was named. */
  json_builder_set_member_name (builder, "display_value");
  json_builder_add_string_value (builder, shown);
  json_builder_end_object (builder);
}

/* A span of time in seconds; 0 stands for no end. */
static void
write_span (JsonBuilder *builder,
            const char  *member,
            const char  *name,
            PbDay        from,
            PbDay        to)
{
  g_autofree char *first = pb_day_to_iso (from);
  g_autofree char *last = to == PB_DAY_NONE ? g_strdup ("∞") : pb_day_to_iso (to);
  g_autofree char *shown = g_strdup_printf ("%s → %s", first, last);

  json_builder_set_member_name (builder, member);
  json_builder_begin_object (builder);
  pb_json_write_text (builder, "name", name);
  json_builder_set_member_name (builder, "value");
  json_builder_begin_array (builder);
  json_builder_add_int_value (builder, (gint64) from * SECONDS_OF_DAY);
  json_builder_add_int_value (builder, to == PB_DAY_NONE ? 0 : (gint64) to * SECONDS_OF_DAY);
  json_builder_end_array (builder);
  pb_json_write_text (builder, "display_value", shown);
  json_builder_end_object (builder);
}

static void
list_contributors (PbDossier *dossier,
                   GPtrArray *names)
{
  GPtrArray *members = pb_dossier_get_records (dossier, PB_KIND_MEMBER);

  for (guint i = 0; i < members->len; i++)
    {
      const char *address = pb_record_get_text (members->pdata[i], PB_MEMBER_ADDRESS);
      const char *ens = pb_record_get_text (members->pdata[i], PB_MEMBER_ENS);

      if (g_strcmp0 (pb_record_get_text (members->pdata[i], PB_MEMBER_GROUP),
                     pb_dossier_get_group_id (dossier)) == 0)
        g_ptr_array_add (names, (gpointer) (address ? address
                                            : ens ? ens
                                                  : pb_record_get_text (members->pdata[i],
                                                                        PB_MEMBER_NAME)));
    }
}

static GBytes *
write_metadata (PbDossier  *dossier,
                GError    **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr(GPtrArray) work = g_ptr_array_new ();
  g_autoptr(GPtrArray) impact = g_ptr_array_new ();
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  g_autoptr(GPtrArray) rights = g_ptr_array_new ();
  GPtrArray *deliverables = pb_dossier_get_records (dossier, PB_KIND_DELIVERABLE);
  PbRecord *group = pb_dossier_get_group (dossier);
  const char *description = pb_record_get_text (group, PB_GROUP_DESCRIPTION);
  PbDay first = pb_record_get_day (group, PB_GROUP_FOUNDED);
  PbDay last = PB_DAY_NONE;

  for (guint i = 0; i < deliverables->len; i++)
    {
      PbRecord *record = deliverables->pdata[i];
      PbDay day = pb_record_get_day (record, PB_DELIVERABLE_DELIVERED_ON);
      int level = pb_record_get_enum (record, PB_DELIVERABLE_LEVEL);

      if (!is_delivered (dossier, record))
        continue;
      g_ptr_array_add (level == PB_METRIC_LEVEL_OUTCOME || level == PB_METRIC_LEVEL_IMPACT
                         ? impact : work,
                       (gpointer) pb_record_get_text (record, PB_DELIVERABLE_TITLE));
      last = MAX (last, day);
      if (day != PB_DAY_NONE && (first == PB_DAY_NONE || day < first))
        first = day;
    }
  if (last == PB_DAY_NONE)
    last = pb_dossier_get_day (dossier);
  if (first == PB_DAY_NONE)
    first = last;
  if (impact->len == 0)
    g_ptr_array_add (impact, (gpointer) "all");
  list_contributors (dossier, names);
  g_ptr_array_add (rights, (gpointer) "Public Display");

  json_builder_begin_object (builder);
  pb_json_write_text (builder, "name", pb_record_get_text (group, PB_GROUP_NAME));
  pb_json_write_text (builder, "description",
                      description ? description : pb_record_get_text (group, PB_GROUP_PURPOSE));
  pb_json_write_text (builder, "external_url", pb_record_get_text (group, PB_GROUP_URL));
  pb_json_write_text (builder, "image", IMAGE);
  pb_json_write_text (builder, "version", "0.0.1");
  json_builder_set_member_name (builder, "hypercert");
  json_builder_begin_object (builder);
  write_scope (builder, "impact_scope", "Impact Scope", impact);
  write_scope (builder, "work_scope", "Work Scope", work);
  write_span (builder, "work_timeframe", "Work Timeframe", first, last);
  write_span (builder, "impact_timeframe", "Impact Timeframe", first, PB_DAY_NONE);
  write_scope (builder, "contributors", "Contributors", names);
  write_scope (builder, "rights", "Rights", rights);
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  return pb_json_write_end (builder);
}

const PbFormat pb_hypercert_json_format = {
  .name = "hypercert",
  .label = N_("Metadata of a hypercert"),
  .purpose = N_("What was done and by whom, to claim its impact"),
  .suffixes = ".json",
  .published = TRUE,
  .write = write_metadata,
};
