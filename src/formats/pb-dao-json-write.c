/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-dao-json-private.h"

#include "formats/pb-json-write-private.h"
#include "model/pb-enums.h"

#include <string.h>

/* Publishes a group after ERC-4824 and DAOIP-2 to 5: either as a folder whose files
 * lead to each other, or as one file with all of it.  Fields without a value are
 * left out, as the standard asks.  Whoever calls redacts the group before.
 */

#define CONTEXT "http://www.daostar.org/schemas"

static gboolean
is_of_group (PbDossier *dossier,
             PbRecord  *record,
             PbFieldId  field)
{
  return g_strcmp0 (pb_record_get_text (record, field), pb_dossier_get_group_id (dossier)) == 0;
}

static void
begin (JsonBuilder *builder,
       PbDossier   *dossier,
       const char  *type)
{
  json_builder_begin_object (builder);
  pb_json_write_text (builder, "@context", CONTEXT);
  pb_json_write_text (builder, "type", type);
  pb_json_write_text (builder, "name",
                      pb_record_get_text (pb_dossier_get_group (dossier), PB_GROUP_NAME));
}

/* Its own address outside, or one made of its identifier. */
static char *
dup_id (PbRecord   *record,
        const char *outside)
{
  const char *id = pb_record_get_id (record);

  if (outside && *outside)
    return g_strdup (outside);

  return g_strdup_printf (PB_DAO_URN "%.8s-%.4s-%.4s-%.4s-%s", id, id + 8, id + 12, id + 16,
                          id + 20);
}

/* A reference of elsewhere may be where the text is, or else names the proposal. */
static gboolean
is_address (const char *ref)
{
  return ref && strstr (ref, "://") != NULL;
}

static char *
dup_proposal_id (PbRecord *decision)
{
  const char *ref = pb_record_get_text (decision, PB_DECISION_EXTERNAL_REF);

  return dup_id (decision, is_address (ref) ? NULL : ref);
}

/* Members are known by their addresses, so that those without one are not published. */
static const char *
get_member_id (PbRecord *member)
{
  const char *address = pb_record_get_text (member, PB_MEMBER_ADDRESS);

  return address ? address : pb_record_get_text (member, PB_MEMBER_ENS);
}

static void
write_member (JsonBuilder *builder,
              PbRecord    *member)
{
  json_builder_begin_object (builder);
  pb_json_write_text (builder, "type", "EthereumAddress");
  pb_json_write_text (builder, "id", get_member_id (member));
  json_builder_end_object (builder);
}

static void
write_members (JsonBuilder *builder,
               PbDossier   *dossier)
{
  GPtrArray *members = pb_dossier_get_records (dossier, PB_KIND_MEMBER);

  json_builder_begin_array (builder);
  for (guint i = 0; i < members->len; i++)
    {
      PbDay left = pb_record_get_day (members->pdata[i], PB_MEMBER_LEFT);

      if (get_member_id (members->pdata[i]) &&
          is_of_group (dossier, members->pdata[i], PB_MEMBER_GROUP) &&
          (left == PB_DAY_NONE || left > pb_dossier_get_day (dossier)))
        write_member (builder, members->pdata[i]);
    }
  json_builder_end_array (builder);
}

static void
write_proposals (JsonBuilder *builder,
                 PbDossier   *dossier)
{
  GPtrArray *decisions = pb_dossier_get_records (dossier, PB_KIND_DECISION);

  json_builder_begin_array (builder);
  for (guint i = 0; i < decisions->len; i++)
    {
      PbRecord *decision = decisions->pdata[i];
      const char *ref = pb_record_get_text (decision, PB_DECISION_EXTERNAL_REF);
      g_autofree char *id = dup_proposal_id (decision);

      if (!is_of_group (dossier, decision, PB_DECISION_GROUP))
        continue;

      json_builder_begin_object (builder);
      pb_json_write_text (builder, "type", "proposal");
      pb_json_write_text (builder, "id", id);
      pb_json_write_text (builder, "name", pb_record_get_text (decision, PB_DECISION_TITLE));
      pb_json_write_text (builder, "content", pb_record_get_text (decision, PB_DECISION_TEXT));
      pb_json_write_text (builder, "contentURI", is_address (ref) ? ref : NULL);
      pb_json_write_text (builder, "status", pb_record_get_text (decision, PB_DECISION_STATUS));
      pb_json_write_text (builder, "proposal-type",
                          pb_record_get_text (decision, PB_DECISION_CATEGORY));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_activity (JsonBuilder *builder,
                PbRecord    *decision,
                PbRecord    *member)
{
  g_autofree char *proposal = dup_proposal_id (decision);
  g_autofree char *id = g_strdup_printf ("%s#%s", proposal, get_member_id (member));

  json_builder_begin_object (builder);
  pb_json_write_text (builder, "id", id);
  pb_json_write_text (builder, "type", "activity");
  json_builder_set_member_name (builder, "proposal");
  json_builder_begin_object (builder);
  pb_json_write_text (builder, "type", "proposal");
  pb_json_write_text (builder, "id", proposal);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "member");
  write_member (builder, member);
  json_builder_end_object (builder);
}

/* Who took part in a decision or voted on it, in the order of the members. */
static void
write_activities (JsonBuilder *builder,
                  PbDossier   *dossier)
{
  GPtrArray *decisions = pb_dossier_get_records (dossier, PB_KIND_DECISION);

  json_builder_begin_array (builder);
  for (guint i = 0; i < decisions->len; i++)
    {
      PbRecord *decision = decisions->pdata[i];
      g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
      g_autofree const char **people = NULL;
      GPtrArray *votes;
      gsize n;

      if (!is_of_group (dossier, decision, PB_DECISION_GROUP))
        continue;

      people = pb_record_get_set (decision, PB_DECISION_PARTICIPANTS, &n);
      for (gsize j = 0; j < n; j++)
        g_hash_table_add (seen, (gpointer) people[j]);
      votes = pb_dossier_get_referring (dossier, pb_record_get_id (decision), PB_VOTE_DECISION);
      for (guint j = 0; votes && j < votes->len; j++)
        {
          const char *voter = pb_record_get_text (votes->pdata[j], PB_VOTE_MEMBER);

          if (voter)
            g_hash_table_add (seen, (gpointer) voter);
        }
      for (guint j = 0; j < pb_dossier_get_records (dossier, PB_KIND_MEMBER)->len; j++)
        {
          PbRecord *member = pb_dossier_get_records (dossier, PB_KIND_MEMBER)->pdata[j];

          if (get_member_id (member) &&
              g_hash_table_contains (seen, pb_record_get_id (member)))
            write_activity (builder, decision, member);
        }
    }
  json_builder_end_array (builder);
}

/* Accounts of people are not contracts. */
static gboolean
is_contract (PbDossier *dossier,
             PbRecord  *account)
{
  return is_of_group (dossier, account, PB_ACCOUNT_GROUP) &&
         pb_record_has (account, PB_ACCOUNT_ADDRESS) &&
         pb_record_get_enum (account, PB_ACCOUNT_KIND) == PB_ACCOUNT_KIND_ONCHAIN_SAFE;
}

/* Whether an address of the group is that of an account, which says more of it. */
static gboolean
has_account (PbDossier  *dossier,
             const char *address)
{
  GPtrArray *accounts = pb_dossier_get_records (dossier, PB_KIND_ACCOUNT);

  for (guint i = 0; i < accounts->len; i++)
    {
      if (is_contract (dossier, accounts->pdata[i]) &&
          g_ascii_strcasecmp (pb_record_get_text (accounts->pdata[i], PB_ACCOUNT_ADDRESS),
                              address) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
write_contracts (JsonBuilder *builder,
                 PbDossier   *dossier)
{
  GPtrArray *accounts = pb_dossier_get_records (dossier, PB_KIND_ACCOUNT);
  g_autofree const char **own = NULL;
  gsize n;

  json_builder_begin_array (builder);
  own = pb_record_get_set (pb_dossier_get_group (dossier), PB_GROUP_ADDRESSES, &n);
  for (gsize i = 0; i < n; i++)
    {
      if (has_account (dossier, own[i]))
        continue;
      json_builder_begin_object (builder);
      pb_json_write_text (builder, "type", "EthereumAddress");
      pb_json_write_text (builder, "id", own[i]);
      json_builder_end_object (builder);
    }
  for (guint i = 0; i < accounts->len; i++)
    {
      PbRecord *account = accounts->pdata[i];

      if (!is_contract (dossier, account))
        continue;

      json_builder_begin_object (builder);
      pb_json_write_text (builder, "type", "EthereumAddress");
      pb_json_write_text (builder, "id", pb_record_get_text (account, PB_ACCOUNT_ADDRESS));
      pb_json_write_text (builder, "name", pb_record_get_text (account, PB_ACCOUNT_NAME));
      pb_json_write_text (builder, "description", "Safe");
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_projects (JsonBuilder *builder,
                PbDossier   *dossier)
{
  GPtrArray *objectives = pb_dossier_get_records (dossier, PB_KIND_OBJECTIVE);

  json_builder_begin_array (builder);
  for (guint i = 0; i < objectives->len; i++)
    {
      PbRecord *objective = objectives->pdata[i];
      g_autofree char *id = dup_id (objective, NULL);

      if (!is_of_group (dossier, objective, PB_OBJECTIVE_GROUP))
        continue;
      json_builder_begin_object (builder);
      pb_json_write_text (builder, "type", "Project");
      pb_json_write_text (builder, "id", id);
      pb_json_write_text (builder, "name", pb_record_get_text (objective, PB_OBJECTIVE_TITLE));
      pb_json_write_text (builder, "description",
                          pb_record_get_text (objective, PB_OBJECTIVE_DESCRIPTION));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* The agreements in force among its own, each a section. */
static char *
dup_governance (PbDossier *dossier)
{
  GPtrArray *agreements = pb_dossier_get_records (dossier, PB_KIND_AGREEMENT);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "# %s\n", pb_record_get_text (pb_dossier_get_group (dossier),
                                                              PB_GROUP_NAME));
  for (guint i = 0; i < agreements->len; i++)
    {
      PbRecord *agreement = agreements->pdata[i];
      const char *provisions = pb_record_get_text (agreement, PB_AGREEMENT_PROVISIONS);

      if (!is_of_group (dossier, agreement, PB_AGREEMENT_GROUP) ||
          pb_record_get_enum (agreement, PB_AGREEMENT_STATUS) != PB_AGREEMENT_STATUS_ACTIVE ||
          pb_record_get_enum (agreement, PB_AGREEMENT_SCOPE) == PB_AGREEMENT_SCOPE_EXTERNAL)
        continue;

      g_string_append_printf (text, "\n## %s\n", pb_record_get_text (agreement,
                                                                     PB_AGREEMENT_TITLE));
      if (provisions)
        {
          g_autoptr(GString) lower = g_string_new (provisions);

          /* Its own headings stay below that of the agreement. */
          if (*lower->str == '#')
            g_string_prepend (lower, "##");
          g_string_replace (lower, "\n#", "\n###", 0);
          g_string_append_printf (text, "\n%s\n", lower->str);
        }
    }

  return g_string_free (text, FALSE);
}

static void
write_about (JsonBuilder *builder,
             PbDossier   *dossier)
{
  PbRecord *group = pb_dossier_get_group (dossier);
  const char *description = pb_record_get_text (group, PB_GROUP_DESCRIPTION);

  begin (builder, dossier, "DAO");
  pb_json_write_text (builder, "description",
                      description ? description : pb_record_get_text (group, PB_GROUP_PURPOSE));
}

static const struct
{
  const char *uri;
  const char *embedded; /* where it is not a file of its own */
  const char *file;
  const char *within;   /* the file */
  void      (*write) (JsonBuilder *builder,
                      PbDossier   *dossier);
} parts[] = {
  { "membersURI", "members", "members.json", "members", write_members },
  { "proposalsURI", "proposals", "proposals.json", "proposals", write_proposals },
  { "activityLogURI", "activityLog", "activities.json", "activities", write_activities },
  { "contractsURI", "contracts", "contracts.json", "contracts", write_contracts },
  { "projectsURI", "projects", "projects.json", "projects", write_projects },
};

/* All of it in one file. */
GBytes *
pb_dao_json_write (PbDossier  *dossier,
                   GError    **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();
  g_autofree char *governance = dup_governance (dossier);

  write_about (builder, dossier);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      json_builder_set_member_name (builder, parts[i].embedded);
      parts[i].write (builder, dossier);
    }
  pb_json_write_text (builder, "governance", governance);
  json_builder_end_object (builder);

  return pb_json_write_end (builder);
}

/* A folder of files. */
GPtrArray *
pb_dao_json_write_files (PbDossier  *dossier,
                         GError    **error)
{
  g_autoptr(GPtrArray) files = pb_format_files_new ();
  g_autoptr(JsonBuilder) about = json_builder_new_immutable ();
  g_autofree char *governance = dup_governance (dossier);

  write_about (about, dossier);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    pb_json_write_text (about, parts[i].uri, parts[i].file);
  pb_json_write_text (about, "governanceURI", "governance.md");
  json_builder_end_object (about);
  pb_format_files_add (files, "dao.json", pb_json_write_end (about));

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();

      begin (builder, dossier, "DAO");
      json_builder_set_member_name (builder, parts[i].within);
      parts[i].write (builder, dossier);
      json_builder_end_object (builder);
      pb_format_files_add (files, parts[i].file, pb_json_write_end (builder));
    }
  pb_format_files_add (files, "governance.md",
                       g_bytes_new (governance, strlen (governance)));

  return g_steal_pointer (&files);
}
