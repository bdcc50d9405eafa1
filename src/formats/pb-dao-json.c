/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-dao-json.h"

#include "formats/pb-dao-json-private.h"
#include "formats/pb-decision-words-private.h"
#include "formats/pb-drafts-private.h"
#include "formats/pb-json-text-private.h"
#include "model/pb-address.h"
#include "model/pb-enums.h"
#include "model/pb-id.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Reads what organizations publish about themselves after ERC-4824 and DAOIP-2 to 5,
 * as one file with all of it or as the files that its addresses lead to.
 */

typedef struct
{
  PbJsonText json;
  PbDrafts *drafts;
  char *group_name;
  guint n_calls;
  guint n_elsewhere;
} Reader;

static void
reader_clear (Reader *self)
{
  pb_json_text_clear (&self->json);
  g_clear_pointer (&self->drafts, pb_drafts_free);
  g_clear_pointer (&self->group_name, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static gboolean
has_type (JsonObject *object,
          const char *type)
{
  static const char * const names[] = { "type", "@type" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *its = pb_json_dup_text (object, names[i]);
      JsonArray *several = pb_json_get_array (object, names[i]);

      if (its && g_ascii_strcasecmp (its, type) == 0)
        return TRUE;
      for (guint j = 0; several && j < json_array_get_length (several); j++)
        {
          g_autofree char *one = pb_json_dup_node (json_array_get_element (several, j));

          if (one && g_ascii_strcasecmp (one, type) == 0)
            return TRUE;
        }
    }

  return FALSE;
}

/* Drafts of the standard had “address” where it has “id” now. */
static char *
dup_id (JsonObject *object)
{
  static const char * const names[] = { "id", "@id", "address", "uid" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      char *id = pb_json_dup_text (object, names[i]);

      if (id)
        return id;
    }

  return NULL;
}

/* Records of this program are written with their own identifiers. */
static void
keep_id (PbDraft    *draft,
         const char *id)
{
  g_autoptr(GString) plain = NULL;

  if (!g_str_has_prefix (id, PB_DAO_URN))
    return;

  plain = g_string_new (id + strlen (PB_DAO_URN));
  g_string_replace (plain, "-", "", 0);
  if (pb_id_is_valid (plain->str))
    pb_draft_set_id (draft, plain->str);
}

static char *
dup_key (PbKind      kind,
         const char *id)
{
  const char *colon = strrchr (id, ':');
  g_autofree char *folded = pb_evm_address_is_valid (colon ? colon + 1 : id)
                              ? g_ascii_strdown (id, -1) : g_strdup (id);

  return g_strdup_printf ("dao:%s:%s", pb_kind_get_info (kind)->name, folded);
}

static PbDraft *
add (Reader     *self,
     PbKind      kind,
     const char *id,
     gboolean   *twice)
{
  g_autofree char *key = dup_key (kind, id);
  guint line = pb_json_text_find_line (&self->json, id);
  PbDraft *draft = pb_drafts_add (self->drafts, kind, key, line);

  *twice = draft == NULL;
  if (draft)
    keep_id (draft, id);
  else
    draft = pb_drafts_find (self->drafts, key);

  return draft;
}

static void
say_without_id (Reader     *self,
                const char *what)
{
  pb_drafts_say (self->drafts, PB_FINDING_PROBLEM, 0,
                 /* Translators: a member of the file, such as “members”. */
                 g_strdup_printf (_("An entry of “%s” has no identifier; it is not taken over."),
                                  what));
}

static void
read_member (Reader     *self,
             JsonObject *object,
             const char *id)
{
  g_autofree char *name = pb_json_dup_text (object, "name");
  gboolean twice;
  PbDraft *draft = add (self, PB_KIND_MEMBER, id, &twice);

  if (twice)
    return;
  pb_draft_set_line (draft, PB_MEMBER_NAME, name ? name : id);
  pb_draft_let_be (draft, PB_MEMBER_NAME);
  if (strchr (id, '.') && strchr (id, ':') == NULL)
    pb_draft_set_text (draft, PB_MEMBER_ENS, id);
  else if (!g_str_has_prefix (id, PB_DAO_URN) && pb_draft_set_text (draft, PB_MEMBER_ADDRESS, id))
    pb_draft_match (draft, PB_MEMBER_ADDRESS);
  pb_draft_let_be (draft, PB_MEMBER_ADDRESS);
  pb_draft_match (draft, PB_MEMBER_ENS);
}

static void
read_members (Reader    *self,
              JsonArray *members)
{
  for (guint i = 0; members && i < json_array_get_length (members); i++)
    {
      JsonObject *object = pb_json_get_nth (members, i);
      g_autofree char *id = object ? dup_id (object)
                                   : pb_json_dup_node (json_array_get_element (members, i));

      if (id)
        read_member (self, object, id);
      else
        say_without_id (self, "members");
    }
}

static void
read_calls (Reader     *self,
            PbDraft    *draft,
            JsonObject *object)
{
  JsonArray *calls = pb_json_get_array (object, "calls");
  g_autoptr(GString) note = g_string_new (NULL);

  for (guint i = 0; calls && i < json_array_get_length (calls); i++)
    {
      JsonObject *call = pb_json_get_nth (calls, i);
      g_autofree char *to = pb_json_dup_text (call, "to");
      g_autofree char *value = pb_json_dup_text (call, "value");

      if (to == NULL)
        continue;
      if (note->len > 0)
        g_string_append_c (note, '\n');
      /* Translators: an address, then a number of the smallest units of a currency. */
      g_string_append_printf (note, _("- Calls %s with the value %s"), to, value ? value : "0");
      self->n_calls++;
    }
  pb_draft_set_text (draft, PB_COMMON_NOTE, note->str);
  pb_draft_let_be (draft, PB_COMMON_NOTE);
}

static void
read_proposal (Reader     *self,
               JsonObject *object,
               const char *id)
{
  g_autofree char *name = pb_json_dup_text (object, "name");
  g_autofree char *content = pb_json_dup_text (object, "content");
  g_autofree char *uri = pb_json_dup_text (object, "contentURI");
  g_autofree char *discussion = pb_json_dup_text (object, "discussionURI");
  g_autofree char *status = pb_json_dup_text (object, "status");
  g_autofree char *category = pb_json_dup_text (object, "proposal-type");
  gboolean twice;
  PbDraft *draft = add (self, PB_KIND_DECISION, id, &twice);
  const char *link = uri ? uri : discussion;

  if (twice)
    return;
  pb_draft_set_line (draft, PB_DECISION_TITLE, name ? name : id);
  pb_draft_let_be (draft, PB_DECISION_TITLE);
  pb_draft_set_text (draft, PB_DECISION_TEXT, content);
  if (!g_str_has_prefix (id, PB_DAO_URN))
    pb_draft_set_line (draft, PB_DECISION_EXTERNAL_REF, id);
  else
    pb_draft_set_line (draft, PB_DECISION_EXTERNAL_REF, link);
  pb_draft_let_be (draft, PB_DECISION_EXTERNAL_REF);
  pb_draft_match (draft, PB_DECISION_EXTERNAL_REF);
  pb_decision_words_set_status (self->drafts, draft, status);
  if (category && pb_enum_from_nick (pb_decision_category_get_type (), category) >= 0)
    pb_draft_set_text (draft, PB_DECISION_CATEGORY, category);
  read_calls (self, draft, object);

  if (link && !g_str_has_prefix (id, PB_DAO_URN))
    {
      g_autofree char *key = g_strdup_printf ("dao:link:%s:%s", id, link);
      g_autofree char *of = dup_key (PB_KIND_DECISION, id);
      PbDraft *added = pb_drafts_add (self->drafts, PB_KIND_LINK, key, 0);

      if (added)
        {
          pb_draft_set_key (added, PB_LINK_SUBJECT, of);
          pb_draft_set_line (added, PB_LINK_URL, link);
        }
    }
}

static void
read_proposals (Reader    *self,
                JsonArray *proposals)
{
  for (guint i = 0; proposals && i < json_array_get_length (proposals); i++)
    {
      JsonObject *object = pb_json_get_nth (proposals, i);
      g_autofree char *id = object ? dup_id (object) : NULL;

      if (id)
        read_proposal (self, object, id);
      else
        say_without_id (self, "proposals");
    }
}

/* Who had to do with which proposal. */
static void
read_activities (Reader    *self,
                 JsonArray *activities)
{
  for (guint i = 0; activities && i < json_array_get_length (activities); i++)
    {
      JsonObject *object = pb_json_get_nth (activities, i);
      JsonObject *proposal = pb_json_get_object (object, "proposal");
      JsonObject *member = pb_json_get_object (object, "member");
      g_autofree char *of = proposal ? dup_id (proposal) : NULL;
      g_autofree char *by = member ? dup_id (member) : NULL;
      g_autofree char *key = NULL;
      g_autofree char *proposal_key = NULL;
      gboolean twice;

      if (of == NULL || by == NULL)
        {
          say_without_id (self, "activities");
          continue;
        }

      key = dup_key (PB_KIND_MEMBER, by);
      proposal_key = dup_key (PB_KIND_DECISION, of);
      if (pb_drafts_find (self->drafts, key) == NULL)
        read_member (self, member, by);
      if (pb_drafts_find (self->drafts, proposal_key) == NULL)
        {
          PbDraft *draft = add (self, PB_KIND_DECISION, of, &twice);

          pb_draft_set_line (draft, PB_DECISION_TITLE, of);
          pb_draft_let_be (draft, PB_DECISION_TITLE);
          if (!g_str_has_prefix (of, PB_DAO_URN))
            pb_draft_set_line (draft, PB_DECISION_EXTERNAL_REF, of);
          pb_draft_match (draft, PB_DECISION_EXTERNAL_REF);
        }
      pb_draft_add_key (pb_drafts_find (self->drafts, proposal_key), PB_DECISION_PARTICIPANTS, key);
    }
}

/* A multisig keeps assets; any other contract is a tool. */
static gboolean
is_treasury (const char *name,
             const char *description)
{
  static const char * const words[] = { "safe", "multisig", "treasury", "wallet", "vault" };
  g_autofree char *text = g_strjoin (" ", name ? name : "", description, NULL);
  g_autofree char *folded = g_ascii_strdown (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (strstr (folded, words[i]))
        return TRUE;
    }

  return FALSE;
}

static void
read_contract (Reader     *self,
               JsonObject *object,
               const char *id)
{
  g_autofree char *name = pb_json_dup_text (object, "name");
  g_autofree char *description = pb_json_dup_text (object, "description");
  gboolean treasury = is_treasury (name, description);
  gboolean twice;
  PbDraft *draft;

  if (name == NULL && description == NULL)
    {
      pb_draft_set_text (pb_drafts_get_group (self->drafts), PB_GROUP_ADDRESSES, id);
      return;
    }

  draft = add (self, treasury ? PB_KIND_ACCOUNT : PB_KIND_TOOL, id, &twice);
  if (twice)
    return;
  if (treasury)
    {
      pb_draft_set_line (draft, PB_ACCOUNT_NAME, name ? name : id);
      pb_draft_let_be (draft, PB_ACCOUNT_NAME);
      pb_draft_set_text (draft, PB_ACCOUNT_ADDRESS, id);
      pb_draft_let_be (draft, PB_ACCOUNT_ADDRESS);
      pb_draft_match (draft, PB_ACCOUNT_ADDRESS);
      pb_draft_set_enum (draft, PB_ACCOUNT_KIND, PB_ACCOUNT_KIND_ONCHAIN_SAFE);
      pb_draft_let_be (draft, PB_ACCOUNT_KIND);
      pb_draft_set_text (draft, PB_COMMON_NOTE, description);
    }
  else
    {
      g_autofree char *access = description ? g_strdup_printf ("%s\n\n%s", id, description)
                                            : g_strdup (id);

      pb_draft_set_line (draft, PB_TOOL_NAME, name ? name : id);
      pb_draft_match (draft, PB_TOOL_NAME);
      pb_draft_set_value (draft, PB_TOOL_ONCHAIN, g_variant_new_boolean (TRUE));
      pb_draft_set_text (draft, PB_TOOL_ACCESS, access);
      pb_draft_let_be (draft, PB_TOOL_ACCESS);
    }
  pb_draft_let_be (draft, PB_COMMON_NOTE);
}

static void
read_contracts (Reader    *self,
                JsonArray *contracts)
{
  for (guint i = 0; contracts && i < json_array_get_length (contracts); i++)
    {
      JsonObject *object = pb_json_get_nth (contracts, i);
      g_autofree char *id = object ? dup_id (object) : NULL;

      if (id)
        read_contract (self, object, id);
      else
        say_without_id (self, "contracts");
    }
}

static void
add_agreement (Reader     *self,
               const char *title,
               const char *text)
{
  g_autofree char *key = g_strdup_printf ("dao:agreement:%s", title);
  PbDraft *draft = pb_drafts_add (self->drafts, PB_KIND_AGREEMENT, key, 0);

  if (draft == NULL)
    return;
  pb_draft_set_line (draft, PB_AGREEMENT_TITLE, title);
  pb_draft_match (draft, PB_AGREEMENT_TITLE);
  pb_draft_set_text (draft, PB_AGREEMENT_PROVISIONS, text);
  pb_draft_let_be (draft, PB_AGREEMENT_PROVISIONS);
  pb_draft_set_enum (draft, PB_AGREEMENT_STATUS, PB_AGREEMENT_STATUS_ACTIVE);
  pb_draft_let_be (draft, PB_AGREEMENT_STATUS);
}

/* Every section of the governance document is an agreement. */
static void
read_governance (Reader     *self,
                 const char *text)
{
  g_auto(GStrv) sections = g_strsplit (text, "\n## ", -1);

  if (sections[0] && sections[1] == NULL)
    {
      add_agreement (self, _("Governance"), text);
      return;
    }

  for (guint i = 1; sections[0] && sections[i]; i++)
    {
      char *end = strchr (sections[i], '\n');

      if (end)
        *end = '\0';
      g_strstrip (sections[i]);
      if (*sections[i])
        add_agreement (self, sections[i], end ? g_strstrip (end + 1) : "");
    }
}

static void
read_project (Reader     *self,
              JsonObject *object)
{
  g_autofree char *id = dup_id (object);
  g_autofree char *name = pb_json_dup_text (object, "name");
  g_autofree char *description = pb_json_dup_text (object, "description");
  gboolean twice;
  PbDraft *draft;

  if (id == NULL)
    {
      say_without_id (self, "projects");
      return;
    }
  draft = add (self, PB_KIND_OBJECTIVE, id, &twice);
  if (twice)
    return;
  pb_draft_set_line (draft, PB_OBJECTIVE_TITLE, name ? name : id);
  pb_draft_match (draft, PB_OBJECTIVE_TITLE);
  pb_draft_set_text (draft, PB_OBJECTIVE_DESCRIPTION, description);
}

static void
read_pool (Reader     *self,
           JsonObject *object)
{
  g_autofree char *id = dup_id (object);
  g_autofree char *name = pb_json_dup_text (object, "name");
  g_autofree char *description = pb_json_dup_text (object, "description");
  gboolean twice;
  PbDraft *draft;

  if (id == NULL)
    {
      say_without_id (self, "grantPools");
      return;
    }
  draft = add (self, PB_KIND_SYSTEM, id, &twice);
  if (twice)
    return;
  pb_draft_set_line (draft, PB_SYSTEM_NAME, name ? name : id);
  pb_draft_match (draft, PB_SYSTEM_NAME);
  pb_draft_set_text (draft, PB_SYSTEM_DESCRIPTION, description);
  pb_draft_set_enum (draft, PB_SYSTEM_KIND, PB_SYSTEM_KIND_RESOURCES);
  pb_draft_set_enum (draft, PB_SYSTEM_STATUS,
                     pb_json_get_flag (object, "isOpen") ? PB_SYSTEM_STATUS_RUNNING
                                                         : PB_SYSTEM_STATUS_SUSPENDED);
  pb_draft_let_be (draft, PB_SYSTEM_STATUS);
}

/* A grant that was asked for is an agreement with whoever gives it. */
static void
read_application (Reader     *self,
                  JsonObject *object)
{
  static const struct { const char *word; PbAgreementStatus status; } words[] = {
    { "approved", PB_AGREEMENT_STATUS_ACTIVE },
    { "funded", PB_AGREEMENT_STATUS_ACTIVE },
    { "completed", PB_AGREEMENT_STATUS_ENDED },
    { "rejected", PB_AGREEMENT_STATUS_ENDED },
    { "in_review", PB_AGREEMENT_STATUS_PROPOSED },
    { "pending", PB_AGREEMENT_STATUS_PROPOSED },
  };
  g_autofree char *id = dup_id (object);
  g_autofree char *pool = pb_json_dup_text (object, "grantPoolName");
  g_autofree char *project = pb_json_dup_text (object, "projectName");
  g_autofree char *status = pb_json_dup_text (object, "status");
  g_autofree char *dollars = pb_json_dup_text (object, "fundsApprovedInUSD");
  g_autofree char *title = NULL;
  gboolean twice;
  PbDraft *draft;

  if (id == NULL)
    {
      say_without_id (self, "grantApplications");
      return;
    }
  draft = add (self, PB_KIND_AGREEMENT, id, &twice);
  if (twice)
    return;
  title = pool && project ? g_strdup_printf ("%s – %s", pool, project) : NULL;
  pb_draft_set_line (draft, PB_AGREEMENT_TITLE,
                     title ? title : pool ? pool : project ? project : id);
  pb_draft_set_enum (draft, PB_AGREEMENT_SCOPE, PB_AGREEMENT_SCOPE_EXTERNAL);
  pb_draft_set_enum (draft, PB_AGREEMENT_TYPE, PB_AGREEMENT_TYPE_FUNDING);
  pb_draft_set_enum (draft, PB_AGREEMENT_KIND, PB_AGREEMENT_KIND_PROGRESS);
  pb_draft_set_day (draft, PB_AGREEMENT_START, pb_json_get_day (object, "createdAt"));
  for (guint i = 0; status && i < G_N_ELEMENTS (words); i++)
    {
      if (g_ascii_strcasecmp (status, words[i].word) == 0)
        pb_draft_set_enum (draft, PB_AGREEMENT_STATUS, words[i].status);
    }
  pb_draft_let_be (draft, PB_AGREEMENT_STATUS);

  if (dollars)
    {
      g_autofree char *key = g_strdup_printf ("dao:obligation:%s", id);
      g_autofree char *of = dup_key (PB_KIND_AGREEMENT, id);
      PbDraft *amount = pb_drafts_add (self->drafts, PB_KIND_OBLIGATION, key, 0);

      pb_draft_set_key (amount, PB_OBLIGATION_AGREEMENT, of);
      pb_draft_set_text (amount, PB_OBLIGATION_TEXT, _("Funds approved"));
      pb_draft_set_text (amount, PB_OBLIGATION_AMOUNT, dollars);
      pb_draft_set_text (amount, PB_OBLIGATION_ASSET, "USD");
    }
}

/* What somebody says of somebody; its signature is not looked at. */
static void
read_credential (Reader     *self,
                 JsonObject *object)
{
  JsonObject *subject = pb_json_get_object (object, "credentialSubject");
  JsonArray *contributions = pb_json_get_array (subject, "contributions");
  g_autofree char *id = subject ? dup_id (subject) : NULL;
  g_autofree char *key = NULL;

  if (id == NULL)
    {
      say_without_id (self, "credentials");
      return;
    }
  read_member (self, subject, id);
  key = dup_key (PB_KIND_MEMBER, id);
  for (guint i = 0; contributions && i < json_array_get_length (contributions); i++)
    {
      JsonObject *contribution = pb_json_get_nth (contributions, i);
      g_autofree char *name = pb_json_dup_text (contribution, "name");
      g_autofree char *text = pb_json_dup_text (contribution, "description");
      PbDay day = pb_json_get_day (contribution, "engagementDate");
      g_autofree char *own = g_strdup_printf ("dao:contribution:%s:%s:%d", id, name ? name : "",
                                              (int) day);
      PbDraft *draft = pb_drafts_add (self->drafts, PB_KIND_ACTIVITY, own, 0);

      if (draft == NULL)
        continue;
      pb_draft_set_line (draft, PB_ACTIVITY_TITLE, name);
      pb_draft_set_text (draft, PB_ACTIVITY_DESCRIPTION, text);
      pb_draft_set_day (draft, PB_ACTIVITY_DATE, day);
      pb_draft_set_enum (draft, PB_ACTIVITY_KIND, PB_ACTIVITY_KIND_OPERATIONAL_COORDINATION);
      pb_draft_let_be (draft, PB_ACTIVITY_KIND);
      pb_draft_add_key (draft, PB_ACTIVITY_PEOPLE, key);
    }
  pb_drafts_say (self->drafts, PB_FINDING_WARNING, pb_json_text_find_line (&self->json, id),
                 /* Translators: who a credential is about. */
                 g_strdup_printf (_("A credential of “%s” is taken over; its signature is not "
                                    "verified."), id));
}

static void
read_each (Reader      *self,
           JsonArray   *array,
           void       (*read) (Reader     *self,
                               JsonObject *object))
{
  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      JsonObject *object = pb_json_get_nth (array, i);

      if (object)
        read (self, object);
    }
}

/* What a member without the ending “URI” holds counts more than an address. */
static JsonArray *
get_part (Reader     *self,
          JsonObject *object,
          const char *name,
          const char *within)
{
  g_autofree char *uri_name = g_strconcat (name, "URI", NULL);
  g_autofree char *uri = pb_json_dup_text (object, uri_name);
  JsonArray *array = pb_json_get_array (object, name);

  if (array == NULL)
    array = pb_json_get_array (pb_json_get_object (object, name), within);
  if (array == NULL && uri)
    {
      self->n_elsewhere++;
      pb_drafts_say (self->drafts, PB_FINDING_NOTE, pb_json_text_find_line (&self->json, uri),
                     /* Translators: a member of the file, then an address or a file name. */
                     g_strdup_printf (_("“%s” leads to %s; import that as well."), uri_name, uri));
    }

  return array;
}

static void
read_organization (Reader     *self,
                   JsonObject *object)
{
  PbDraft *group = pb_drafts_get_group (self->drafts);
  g_autofree char *description = pb_json_dup_text (object, "description");
  g_autofree char *governance = pb_json_dup_text (object, "governance");
  g_autofree char *uri = pb_json_dup_text (object, "governanceURI");

  pb_draft_set_text (group, PB_GROUP_DESCRIPTION, description);
  read_members (self, get_part (self, object, "members", "members"));
  read_proposals (self, get_part (self, object, "proposals", "proposals"));
  read_activities (self, get_part (self, object, "activityLog", "activities"));
  read_activities (self, pb_json_get_array (object, "activities"));
  read_contracts (self, get_part (self, object, "contracts", "contracts"));
  read_each (self, get_part (self, object, "projects", "projects"), read_project);
  read_each (self, get_part (self, object, "grantPools", "grantPools"), read_pool);
  read_each (self, get_part (self, object, "applications", "applications"), read_application);
  read_each (self, pb_json_get_array (object, "grantApplications"), read_application);
  read_each (self, pb_json_get_array (object, "credentials"), read_credential);
  if (governance)
    read_governance (self, governance);
  else if (uri)
    pb_drafts_say (self->drafts, PB_FINDING_NOTE, pb_json_text_find_line (&self->json, uri),
                   /* Translators: an address or the name of a file. */
                   g_strdup_printf (_("The rules of governance are in %s."), uri));
}

static void
read_object (Reader     *self,
             JsonObject *object)
{
  if (pb_json_get_object (object, "credentialSubject"))
    {
      read_credential (self, object);
      return;
    }
  if (has_type (object, "GrantPool") && !json_object_has_member (object, "grantPools"))
    {
      read_pool (self, object);
      read_each (self, pb_json_get_array (object, "applications"), read_application);
      return;
    }
  if (has_type (object, "GrantApplication"))
    {
      read_application (self, object);
      return;
    }
  if (has_type (object, "Project") && !json_object_has_member (object, "projects"))
    {
      read_project (self, object);
      return;
    }

  if (self->group_name == NULL)
    self->group_name = pb_json_dup_text (object, "name");
  read_organization (self, object);
}

static int
probe (GBytes     *bytes,
       const char *file_name)
{
  static const char * const words[][3] = {
    { "daostar.org", NULL }, { "membersURI", NULL }, { "proposalsURI", NULL },
    { "\"EthereumAddress\"", "\"members\"", NULL }, { "\"GrantPool\"", NULL },
    { "\"GrantApplication\"", NULL }, { "credentialSubject", NULL }, { "daoip", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (pb_json_probe (bytes, words[i]))
        return i == 0 ? 90 : 70;
    }

  return 0;
}

static PbProposal *
read_dao (GBytes           *bytes,
          const char       *file_name,
          PbImportContext  *context,
          GError          **error)
{
  g_auto(Reader) self = { .drafts = pb_drafts_new () };
  JsonObject *object;

  if (!pb_json_text_load (&self.json, bytes, file_name, error))
    return NULL;

  object = pb_json_peek_object (self.json.root);
  if (object)
    read_object (&self, object);
  else if (JSON_NODE_HOLDS_ARRAY (self.json.root))
    read_each (&self, json_node_get_array (self.json.root), read_object);

  if (self.n_calls > 0)
    pb_drafts_say (self.drafts, PB_FINDING_NOTE, 0,
                   /* Translators: how many calls of contracts. */
                   g_strdup_printf (ngettext ("%u call of a contract is kept in a note.",
                                              "%u calls of contracts are kept in notes.",
                                              self.n_calls), self.n_calls));

  return pb_drafts_propose (g_steal_pointer (&self.drafts), file_name, pb_dao_json_format.name,
                            context, pb_drafts_find_group (context, self.group_name, NULL),
                            self.group_name);
}

const PbFormat pb_dao_json_format = {
  .name = "dao-json",
  .label = N_("Organization (ERC-4824 and DAOIP)"),
  .purpose = N_("Who is in it, what it decided and does, as registers of organizations read it"),
  .suffixes = ".json .jsonld",
  .published = TRUE,
  .probe = probe,
  .read = read_dao,
  .write = pb_dao_json_write,
  .write_files = pb_dao_json_write_files,
};
