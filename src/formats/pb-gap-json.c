/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-gap-json.h"

#include "formats/pb-drafts-private.h"
#include "formats/pb-json-text-private.h"
#include "formats/pb-number-reading.h"
#include "model/pb-enums.h"
#include "model/pb-field-value.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Reads what projects attest of themselves in Karma GAP.  Every object is an envelope
 * around what it says; details of an object are objects of their own that refer to it.
 * What was revoked is kept and marked.
 */

/* Grants have milestones, which have statuses. */
#define MAX_DEPTH 6

typedef struct
{
  PbJsonText json;
  PbDrafts *drafts;
  char *project;
  guint n_unknown;
} Reader;

typedef struct
{
  const char *uid;
  const char *ref;
  const char *recipient;
  JsonObject *data;
  PbDay created;
  gboolean revoked;
  guint line;
} Envelope;

static void
reader_clear (Reader *self)
{
  pb_json_text_clear (&self->json);
  g_clear_pointer (&self->drafts, pb_drafts_free);
  g_clear_pointer (&self->project, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static char *
dup_key (const char *what,
         const char *uid)
{
  return g_strdup_printf ("gap:%s:%s", what, uid);
}

/* The record of an object; its details come to the same one. */
static PbDraft *
get_draft (Reader         *self,
           const Envelope *envelope,
           PbKind          kind,
           const char     *what,
           const char     *uid)
{
  g_autofree char *key = dup_key (what, uid);
  PbDraft *draft = pb_drafts_find (self->drafts, key);

  if (draft == NULL)
    draft = pb_drafts_add (self->drafts, kind, key, envelope->line);
  if (envelope->revoked)
    {
      const char *tags[] = { "revoked" };
      g_autoptr(GVariant) set = pb_field_new_set (tags, 1);

      pb_draft_set_value (draft, PB_COMMON_TAGS, set);
    }

  return draft;
}

static void
set_text (PbDraft        *draft,
          PbFieldId       field,
          const Envelope *envelope,
          const char     *name)
{
  g_autofree char *text = pb_json_dup_text (envelope->data, name);

  if (text == NULL)
    return;
  if (pb_field_get_info (field)->type == PB_TYPE_MARKDOWN)
    pb_draft_set_text (draft, field, text);
  else
    pb_draft_set_line (draft, field, text);
}

static void
read_project (Reader         *self,
              const Envelope *envelope)
{
  PbDraft *group = pb_drafts_get_group (self->drafts);

  if (self->project == NULL)
    self->project = pb_json_dup_text (envelope->data, "title");
  set_text (group, PB_GROUP_DESCRIPTION, envelope, "description");
  pb_draft_let_be (group, PB_GROUP_DESCRIPTION);
  set_text (group, PB_GROUP_PURPOSE, envelope, "missionSummary");
  pb_draft_let_be (group, PB_GROUP_PURPOSE);
}

static void
read_community (Reader         *self,
                const Envelope *envelope,
                const char     *uid)
{
  PbDraft *draft = get_draft (self, envelope, PB_KIND_GROUP, "community", uid);

  set_text (draft, PB_GROUP_NAME, envelope, "name");
  pb_draft_match (draft, PB_GROUP_NAME);
  set_text (draft, PB_GROUP_DESCRIPTION, envelope, "description");
  pb_draft_let_be (draft, PB_GROUP_DESCRIPTION);
  pb_draft_set_enum (draft, PB_GROUP_KIND, PB_GROUP_KIND_FUNDER);
  pb_draft_let_be (draft, PB_GROUP_KIND);
}

static void
add_party (Reader     *self,
           const char *of,
           const char *party)
{
  g_autofree char *key = g_strdup_printf ("%s:party:%s", of, party);
  PbDraft *draft = pb_drafts_add (self->drafts, PB_KIND_AGREEMENT_PARTY, key, 0);

  if (draft == NULL)
    return;
  pb_draft_set_key (draft, PB_AGREEMENT_PARTY_AGREEMENT, of);
  pb_draft_set_key (draft, PB_AGREEMENT_PARTY_PARTY, party);
}

/* What was promised, and received on a day that is known. */
static void
read_amount (Reader         *self,
             const Envelope *envelope,
             const char     *of)
{
  g_autofree char *amount = pb_json_dup_text (envelope->data, "amount");
  PbDay received = pb_json_get_day (envelope->data, "receivedDate");
  g_auto(PbNumberReading) number = { NULL, NULL, NULL };
  g_autofree char *obligation = g_strdup_printf ("%s:amount", of);
  g_autofree char *transaction = g_strdup_printf ("%s:received", of);
  PbDraft *draft;

  if (amount == NULL)
    return;
  pb_number_reading_parse (amount, &number);
  if (number.point == NULL || pb_number_reading_is_doubtful (&number))
    {
      pb_drafts_say (self->drafts, PB_FINDING_WARNING, envelope->line,
                     /* Translators: an amount as it is written. */
                     g_strdup_printf (_("“%s” is not a clear amount; it is left out."), amount));
      return;
    }

  draft = pb_drafts_add (self->drafts, PB_KIND_OBLIGATION, obligation, envelope->line);
  if (draft)
    {
      pb_draft_set_key (draft, PB_OBLIGATION_AGREEMENT, of);
      pb_draft_set_text (draft, PB_OBLIGATION_TEXT, _("Amount of the grant"));
      pb_draft_let_be (draft, PB_OBLIGATION_TEXT);
      pb_draft_set_text (draft, PB_OBLIGATION_AMOUNT, number.point);
      pb_draft_set_line (draft, PB_OBLIGATION_ASSET, number.unit);
      pb_draft_set_day (draft, PB_OBLIGATION_DONE_ON, received);
    }
  draft = received != PB_DAY_NONE && number.unit
            ? pb_drafts_add (self->drafts, PB_KIND_TRANSACTION, transaction, envelope->line)
            : NULL;
  if (draft)
    {
      pb_draft_set_key (draft, PB_TRANSACTION_AGREEMENT, of);
      pb_draft_set_day (draft, PB_TRANSACTION_DATE, received);
      pb_draft_set_enum (draft, PB_TRANSACTION_DIRECTION, PB_TRANSACTION_DIRECTION_IN);
      pb_draft_set_text (draft, PB_TRANSACTION_AMOUNT, number.point);
      pb_draft_set_line (draft, PB_TRANSACTION_ASSET, number.unit);
      set_text (draft, PB_TRANSACTION_DESCRIPTION, envelope, "title");
    }
}

static void
read_grant (Reader         *self,
            const Envelope *envelope,
            const char     *uid)
{
  PbDraft *draft = get_draft (self, envelope, PB_KIND_AGREEMENT, "grant", uid);
  g_autofree char *key = dup_key ("grant", uid);
  g_autofree char *community = pb_json_dup_text (envelope->data, "communityUID");
  g_autofree char *proposal = pb_json_dup_text (envelope->data, "proposalURL");

  set_text (draft, PB_AGREEMENT_TITLE, envelope, "title");
  set_text (draft, PB_AGREEMENT_PROVISIONS, envelope, "description");
  pb_draft_set_line (draft, PB_AGREEMENT_FILE, proposal);
  pb_draft_set_day (draft, PB_AGREEMENT_START, pb_json_get_day (envelope->data, "startDate"));
  pb_draft_set_enum (draft, PB_AGREEMENT_SCOPE, PB_AGREEMENT_SCOPE_EXTERNAL);
  pb_draft_set_enum (draft, PB_AGREEMENT_KIND, PB_AGREEMENT_KIND_PROGRESS);
  pb_draft_set_enum (draft, PB_AGREEMENT_TYPE, PB_AGREEMENT_TYPE_FUNDING);
  pb_draft_set_enum (draft, PB_AGREEMENT_STATUS,
                     envelope->revoked ? PB_AGREEMENT_STATUS_ENDED : PB_AGREEMENT_STATUS_ACTIVE);
  pb_draft_let_be (draft, PB_AGREEMENT_STATUS);
  add_party (self, key, "");
  if (community)
    {
      g_autofree char *other = dup_key ("community", community);

      add_party (self, key, other);
    }
  read_amount (self, envelope, key);
}

static void
read_milestone (Reader         *self,
                const Envelope *envelope,
                const char     *uid)
{
  PbDraft *draft = get_draft (self, envelope, PB_KIND_DELIVERABLE, "milestone", uid);

  set_text (draft, PB_DELIVERABLE_TITLE, envelope, "title");
  set_text (draft, PB_DELIVERABLE_DESCRIPTION, envelope, "description");
  set_text (draft, PB_DELIVERABLE_DESCRIPTION, envelope, "text");
  pb_draft_set_day (draft, PB_DELIVERABLE_DUE, pb_json_get_day (envelope->data, "endsAt"));
  pb_draft_set_enum (draft, PB_DELIVERABLE_LEVEL, PB_METRIC_LEVEL_OUTPUT);
  pb_draft_let_be (draft, PB_DELIVERABLE_LEVEL);
  pb_draft_let_be (draft, PB_DELIVERABLE_STATUS);
}

static void
add_evidence (Reader         *self,
              const Envelope *envelope,
              const char     *of,
              const char     *text,
              const char     *proof)
{
  g_autofree char *key = g_strdup_printf ("%s:evidence:%s", of, proof ? proof : text);
  PbDraft *draft = pb_drafts_add (self->drafts, PB_KIND_EVIDENCE, key, envelope->line);

  if (draft == NULL)
    return;
  pb_draft_set_key (draft, PB_EVIDENCE_SUBJECT, of);
  pb_draft_set_line (draft, PB_EVIDENCE_TEXT, text ? text : proof);
  if (proof && g_uri_peek_scheme (proof))
    pb_draft_set_line (draft, PB_EVIDENCE_REFERENCE, proof);
  pb_draft_set_enum (draft, PB_EVIDENCE_ORIGIN, PB_EVIDENCE_ORIGIN_OWN_RECORD);
  pb_draft_set_day (draft, PB_EVIDENCE_DATE, envelope->created);
}

static void
read_status (Reader         *self,
             const Envelope *envelope,
             const char     *uid)
{
  static const struct { const char *word; PbDeliverableStatus status; } words[] = {
    { "approved", PB_DELIVERABLE_STATUS_IN_PROGRESS },
    { "rejected", PB_DELIVERABLE_STATUS_DROPPED },
    { "completed", PB_DELIVERABLE_STATUS_DELIVERED },
    { "verified", PB_DELIVERABLE_STATUS_ACCEPTED },
  };
  PbDraft *draft = get_draft (self, envelope, PB_KIND_DELIVERABLE, "milestone", uid);
  g_autofree char *key = dup_key ("milestone", uid);
  g_autofree char *word = pb_json_dup_text (envelope->data, "type");
  g_autofree char *reason = pb_json_dup_text (envelope->data, "reason");
  g_autofree char *proof = pb_json_dup_text (envelope->data, "proofOfWork");

  for (guint i = 0; word && !envelope->revoked && i < G_N_ELEMENTS (words); i++)
    {
      if (!g_str_equal (word, words[i].word))
        continue;
      pb_draft_set_enum (draft, PB_DELIVERABLE_STATUS, words[i].status);
      if (words[i].status == PB_DELIVERABLE_STATUS_DELIVERED)
        pb_draft_set_day (draft, PB_DELIVERABLE_DELIVERED_ON, envelope->created);
    }
  if (reason || proof)
    add_evidence (self, envelope, key, reason, proof);
}

static void
read_update (Reader         *self,
             const Envelope *envelope,
             const char     *uid)
{
  PbDraft *draft = get_draft (self, envelope, PB_KIND_ACTIVITY, "update", uid);
  JsonArray *deliverables = pb_json_get_array (envelope->data, "deliverables");
  PbDay start = pb_json_get_day (envelope->data, "startDate");

  set_text (draft, PB_ACTIVITY_TITLE, envelope, "title");
  set_text (draft, PB_ACTIVITY_DESCRIPTION, envelope, "text");
  set_text (draft, PB_ACTIVITY_PUBLISHED_WHERE, envelope, "proofOfWork");
  pb_draft_set_day (draft, PB_ACTIVITY_DATE, start != PB_DAY_NONE ? start : envelope->created);
  pb_draft_set_day (draft, PB_ACTIVITY_END, pb_json_get_day (envelope->data, "endDate"));
  pb_draft_set_enum (draft, PB_ACTIVITY_KIND, PB_ACTIVITY_KIND_STRATEGIC_EXECUTION);
  pb_draft_let_be (draft, PB_ACTIVITY_KIND);

  for (guint i = 0; deliverables && i < json_array_get_length (deliverables); i++)
    {
      JsonObject *object = pb_json_get_nth (deliverables, i);
      g_autofree char *name = pb_json_dup_text (object, "name");
      g_autofree char *proof = pb_json_dup_text (object, "proof");
      g_autofree char *own = g_strdup_printf ("%s:%s", uid, name ? name : "");
      g_autofree char *key = dup_key ("deliverable", own);
      PbDraft *part = name ? get_draft (self, envelope, PB_KIND_DELIVERABLE, "deliverable", own)
                           : NULL;

      if (part == NULL)
        continue;
      pb_draft_set_line (part, PB_DELIVERABLE_TITLE, name);
      pb_draft_set_enum (part, PB_DELIVERABLE_STATUS, PB_DELIVERABLE_STATUS_DELIVERED);
      pb_draft_let_be (part, PB_DELIVERABLE_STATUS);
      pb_draft_set_day (part, PB_DELIVERABLE_DELIVERED_ON, envelope->created);
      if (proof)
        add_evidence (self, envelope, key, NULL, proof);
    }
}

static void
read_impact (Reader         *self,
             const Envelope *envelope,
             const char     *uid)
{
  PbDraft *draft = get_draft (self, envelope, PB_KIND_DELIVERABLE, "impact", uid);
  g_autofree char *key = dup_key ("impact", uid);
  g_autofree char *impact = pb_json_dup_text (envelope->data, "impact");
  g_autofree char *proof = pb_json_dup_text (envelope->data, "proof");
  JsonArray *verified = pb_json_get_array (envelope->data, "verified");
  PbDay done = pb_json_get_day (envelope->data, "completedAt");

  set_text (draft, PB_DELIVERABLE_TITLE, envelope, "work");
  set_text (draft, PB_DELIVERABLE_DESCRIPTION, envelope, "impact");
  pb_draft_set_enum (draft, PB_DELIVERABLE_LEVEL, PB_METRIC_LEVEL_OUTCOME);
  pb_draft_set_enum (draft, PB_DELIVERABLE_STATUS,
                     verified && json_array_get_length (verified) > 0
                       ? PB_DELIVERABLE_STATUS_ACCEPTED : PB_DELIVERABLE_STATUS_DELIVERED);
  pb_draft_let_be (draft, PB_DELIVERABLE_STATUS);
  pb_draft_set_day (draft, PB_DELIVERABLE_DELIVERED_ON,
                    done != PB_DAY_NONE ? done : envelope->created);
  if (impact || proof)
    add_evidence (self, envelope, key, impact, proof);
}

static void
read_endorsement (Reader         *self,
                  const Envelope *envelope,
                  const char     *uid)
{
  PbDraft *draft = get_draft (self, envelope, PB_KIND_FEEDBACK, "endorsement", uid);

  pb_draft_set_text (draft, PB_FEEDBACK_SUBJECT, _("Endorsement"));
  pb_draft_let_be (draft, PB_FEEDBACK_SUBJECT);
  set_text (draft, PB_FEEDBACK_TEXT, envelope, "comment");
  pb_draft_set_day (draft, PB_FEEDBACK_DATE, envelope->created);
  pb_draft_set_enum (draft, PB_FEEDBACK_SOURCE, PB_FEEDBACK_SOURCE_PUBLIC);
  pb_draft_let_be (draft, PB_FEEDBACK_SOURCE);
  pb_draft_set_enum (draft, PB_FEEDBACK_TONE, PB_FEEDBACK_TONE_PRAISE);
  pb_draft_let_be (draft, PB_FEEDBACK_TONE);
  pb_draft_set_line (draft, PB_FEEDBACK_FROM_NAME, envelope->recipient);
}

static void
read_member (Reader         *self,
             const Envelope *envelope,
             const char     *uid)
{
  PbDraft *draft = get_draft (self, envelope, PB_KIND_MEMBER, "member", uid);

  set_text (draft, PB_MEMBER_NAME, envelope, "name");
  if (!pb_draft_has (draft, PB_MEMBER_NAME))
    pb_draft_set_line (draft, PB_MEMBER_NAME, envelope->recipient);
  pb_draft_let_be (draft, PB_MEMBER_NAME);
  if (envelope->recipient && !pb_draft_has (draft, PB_MEMBER_ADDRESS) &&
      pb_draft_set_text (draft, PB_MEMBER_ADDRESS, envelope->recipient))
    pb_draft_match (draft, PB_MEMBER_ADDRESS);
  pb_draft_let_be (draft, PB_MEMBER_ADDRESS);
}

/* “GrantDetails” are details of a “Grant”. */
static void
read_type (Reader         *self,
           const Envelope *envelope,
           const char     *type)
{
  gboolean details = g_str_has_suffix (type, "details") && envelope->ref;
  const char *uid = details ? envelope->ref : envelope->uid;

  if (g_str_has_prefix (type, "communit"))
    read_community (self, envelope, uid);
  else if (strstr (type, "endorse"))
    read_endorsement (self, envelope, envelope->uid);
  else if (strstr (type, "impact"))
    read_impact (self, envelope, envelope->uid);
  else if (strstr (type, "status") || strstr (type, "completed"))
    read_status (self, envelope, envelope->ref ? envelope->ref : envelope->uid);
  else if (strstr (type, "milestone"))
    read_milestone (self, envelope, uid);
  else if (strstr (type, "update"))
    read_update (self, envelope, envelope->uid);
  else if (g_str_has_prefix (type, "grant"))
    read_grant (self, envelope, uid);
  else if (g_str_has_prefix (type, "member"))
    read_member (self, envelope, uid);
  else if (g_str_has_prefix (type, "project"))
    read_project (self, envelope);
  else
    self->n_unknown++;
}

static JsonObject *
get_data (JsonObject  *object,
          JsonParser **parser)
{
  static const char * const names[] = { "data", "decodedDataJson" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      JsonObject *data = pb_json_get_object (object, names[i]);
      g_autofree char *text = NULL;

      if (data)
        return data;
      text = pb_json_dup_text (object, names[i]);
      if (text == NULL || *text != '{')
        continue;
      g_clear_object (parser);
      *parser = json_parser_new ();
      data = pb_json_peek_object (pb_json_load (*parser, text, -1, NULL));
      if (data)
        return data;
    }

  return NULL;
}

static void read_node (Reader     *self,
                       JsonNode   *node,
                       const char *of,
                       guint       depth);

static void
read_object (Reader     *self,
             JsonObject *object,
             const char *of,
             guint       depth)
{
  static const char * const parts[] = {
    "data", "attestations", "objects", "projects", "details", "members", "grants", "milestones",
    "updates", "impacts", "endorsements", "completed", "verified", "approved", "rejected",
  };
  g_autofree char *uid = pb_json_dup_text (object, "uid");
  g_autofree char *ref = pb_json_dup_text (object, "refUID");
  g_autofree char *type = pb_json_dup_text (object, "type");
  g_autofree char *recipient = pb_json_dup_text (object, "recipient");
  g_autoptr(JsonParser) parser = NULL;

  if (uid && type)
    {
      g_autofree char *folded = g_ascii_strdown (type, -1);
      Envelope envelope = {
        .uid = uid, .ref = ref ? ref : of, .recipient = recipient,
        .data = get_data (object, &parser), .created = pb_json_get_day (object, "createdAt"),
        .revoked = pb_json_get_flag (object, "revoked"),
        .line = pb_json_text_find_line (&self->json, uid),
      };

      if (envelope.data)
        read_type (self, &envelope, folded);
    }

  for (guint i = uid ? 1 : 0; i < G_N_ELEMENTS (parts); i++)
    {
      JsonNode *part = json_object_get_member (object, parts[i]);

      if (part)
        read_node (self, part, uid, depth + 1);
    }
}

static void
read_node (Reader     *self,
           JsonNode   *node,
           const char *of,
           guint       depth)
{
  JsonObject *object = pb_json_peek_object (node);
  JsonArray *array;

  if (depth > MAX_DEPTH)
    return;
  if (object)
    read_object (self, object, of, depth);
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    read_node (self, json_array_get_element (array, i), of, depth + 1);
}

static int
probe (GBytes     *bytes,
       const char *file_name)
{
  static const char * const words[] = { "\"uid\"", "\"attester\"", "\"type\"", NULL };
  static const char * const others[] = { "\"schemaUID\"", "\"uid\"", "\"type\"", NULL };

  return pb_json_probe (bytes, words) || pb_json_probe (bytes, others) ? 75 : 0;
}

static PbProposal *
read_gap (GBytes           *bytes,
          const char       *file_name,
          PbImportContext  *context,
          GError          **error)
{
  g_auto(Reader) self = { .drafts = pb_drafts_new () };

  if (!pb_json_text_load (&self.json, bytes, file_name, error))
    return NULL;

  read_node (&self, self.json.root, NULL, 0);
  if (self.n_unknown > 0)
    pb_drafts_say (self.drafts, PB_FINDING_WARNING, 0,
                   /* Translators: how many objects. */
                   g_strdup_printf (ngettext ("%u object is of a type that is not known here.",
                                              "%u objects are of types that are not known here.",
                                              self.n_unknown), self.n_unknown));

  return pb_drafts_propose (g_steal_pointer (&self.drafts), file_name, pb_gap_json_format.name,
                            context, pb_drafts_find_group (context, self.project, NULL),
                            self.project);
}

const PbFormat pb_gap_json_format = {
  .name = "karma-gap",
  .label = N_("Grants and milestones (Karma GAP)"),
  .suffixes = ".json",
  .probe = probe,
  .read = read_gap,
};
