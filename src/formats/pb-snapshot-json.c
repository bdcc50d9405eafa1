/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-snapshot-json.h"

#include "formats/pb-drafts-private.h"
#include "formats/pb-json-text-private.h"
#include "framework/pb-decision-result.h"
#include "model/pb-address.h"
#include "model/pb-decimal.h"
#include "model/pb-enums.h"
#include "model/pb-field-value.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Reads proposals, votes and spaces of Snapshot, as its interface answers a question
 * or as somebody saved them.  What it says of a proposal is only ever what its own
 * rule says: the choice with the most votes has not passed for that.
 */

typedef struct
{
  PbJsonText json;
  PbDrafts *drafts;
  PbImportContext *context;
  GHashTable *members;   /* address to identifier */
  GHashTable *decisions; /* number of the proposal to PbRecord */
  char *space_id;
  char *space_name;
  const char *group_id;
  guint n_choosing;
} Reader;

static void
reader_clear (Reader *self)
{
  pb_json_text_clear (&self->json);
  g_clear_pointer (&self->drafts, pb_drafts_free);
  g_clear_pointer (&self->members, g_hash_table_unref);
  g_clear_pointer (&self->decisions, g_hash_table_unref);
  g_clear_pointer (&self->space_id, g_free);
  g_clear_pointer (&self->space_name, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static char *
fold_address (const char *address)
{
  const char *colon = strrchr (address, ':');

  return g_ascii_strdown (colon ? colon + 1 : address, -1);
}

static void
note_space (Reader     *self,
            JsonObject *space)
{
  if (space == NULL || self->space_id || self->space_name)
    return;

  self->space_id = pb_json_dup_text (space, "id");
  self->space_name = pb_json_dup_text (space, "name");
}

/* The space is the group of that name, or of that ENS name. */
static const char *
find_group (Reader *self)
{
  GPtrArray *groups = pb_import_context_get_kind (self->context, PB_KIND_GROUP);

  for (guint i = 0; self->space_id && i < groups->len; i++)
    {
      if (g_strcmp0 (pb_record_get_text (groups->pdata[i], PB_GROUP_ENS), self->space_id) == 0)
        return pb_record_get_id (groups->pdata[i]);
    }

  return pb_drafts_find_group (self->context,
                               self->space_name ? self->space_name : self->space_id, NULL);
}

static void
index_library (Reader *self)
{
  GPtrArray *members = pb_import_context_get_kind (self->context, PB_KIND_MEMBER);
  GPtrArray *decisions = pb_import_context_get_kind (self->context, PB_KIND_DECISION);

  self->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->decisions = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < members->len; i++)
    {
      const char *address = pb_record_get_text (members->pdata[i], PB_MEMBER_ADDRESS);

      if (address && g_strcmp0 (pb_record_get_text (members->pdata[i], PB_MEMBER_GROUP),
                                self->group_id) == 0)
        g_hash_table_insert (self->members, fold_address (address),
                             g_strdup (pb_record_get_id (members->pdata[i])));
    }
  for (guint i = 0; i < decisions->len; i++)
    {
      const char *ref = pb_record_get_text (decisions->pdata[i], PB_DECISION_EXTERNAL_REF);

      if (ref && g_strcmp0 (pb_record_get_text (decisions->pdata[i], PB_DECISION_GROUP),
                            self->group_id) == 0)
        g_hash_table_insert (self->decisions, (gpointer) ref, decisions->pdata[i]);
    }
}

static const char *
find_member (Reader     *self,
             const char *address)
{
  g_autofree char *folded = fold_address (address);

  return g_hash_table_lookup (self->members, folded);
}

static char *
dup_key (const char *id)
{
  return g_strdup_printf ("snapshot:proposal:%s", id);
}

/* Amounts of voting power in the order of the choices. */
static GPtrArray *
read_scores (JsonObject *object,
             GString    *text)
{
  JsonArray *array = pb_json_get_array (object, "scores");
  GPtrArray *scores = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_decimal_free);

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      g_autofree char *score = pb_json_dup_node (json_array_get_element (array, i));
      PbDecimal *number = score ? pb_decimal_parse (score) : NULL;
      g_autofree char *plain = NULL;

      if (number == NULL)
        {
          g_ptr_array_set_size (scores, 0);
          g_string_truncate (text, 0);
          break;
        }
      plain = pb_decimal_to_string (number);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", plain);
      g_ptr_array_add (scores, number);
    }

  return scores;
}

static void
read_choices (PbDraft    *draft,
              JsonObject *object)
{
  JsonArray *array = pb_json_get_array (object, "choices");
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      g_autofree char *choice = pb_json_dup_node (json_array_get_element (array, i));

      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, choice ? g_strdelimit (choice, "\r\n", ' ') : "?");
    }
  pb_draft_set_text (draft, PB_DECISION_CHOICES, text->str);
}

/* The arithmetic beside what is recorded here. */
static void
say_outcome (Reader            *self,
             PbDraft           *draft,
             PbDecisionVerdict  verdict,
             const char        *reason,
             guint              line,
             const char        *id)
{
  PbRecord *record = g_hash_table_lookup (self->decisions, id);
  int recorded = record ? pb_record_get_enum (record, PB_DECISION_STATUS) : -1;
  const char *title = pb_draft_get_text (draft, PB_DECISION_TITLE);
  int computed = verdict == PB_DECISION_VERDICT_ADOPTED ? PB_DECISION_STATUS_ADOPTED
                 : verdict == PB_DECISION_VERDICT_REJECTED ? PB_DECISION_STATUS_REJECTED : -1;
  gboolean settled = recorded == PB_DECISION_STATUS_ADOPTED ||
                     recorded == PB_DECISION_STATUS_REJECTED;

  if (computed >= 0 && settled && computed != recorded)
    pb_drafts_say (self->drafts, PB_FINDING_WARNING, line,
                   /* Translators: a title, the arithmetic as a sentence, then two statuses. */
                   g_strdup_printf (_("“%s”: %s By the votes: %s. Recorded here: %s."), title,
                                    reason, pb_decision_verdict_get_label (verdict),
                                    pb_enum_get_label (pb_decision_status_get_type (), recorded)));
  else if (computed >= 0)
    pb_drafts_say (self->drafts, PB_FINDING_NOTE, line,
                   /* Translators: a title, the arithmetic as a sentence, then a status. */
                   g_strdup_printf (_("“%s”: %s By the votes: %s."), title, reason,
                                    pb_decision_verdict_get_label (verdict)));
  else if (verdict == PB_DECISION_VERDICT_NONE && !settled)
    pb_drafts_say (self->drafts, PB_FINDING_WARNING, line,
                   /* Translators: a title, then a sentence. */
                   g_strdup_printf (_("“%s” is closed, but nothing says whether it is adopted: %s "
                                      "Record the result."), title, reason));
}

static void
read_outcome (Reader     *self,
              PbDraft    *draft,
              JsonObject *object,
              guint       line,
              const char *id)
{
  g_autofree char *voting = pb_json_dup_text (object, "type");
  g_autofree char *state = pb_json_dup_text (object, "state");
  g_autofree char *quorum_text = pb_json_dup_text (object, "quorum");
  g_autofree char *quorum_type = pb_json_dup_text (object, "quorumType");
  g_autoptr(GString) scores_text = g_string_new (NULL);
  g_autoptr(GPtrArray) scores = read_scores (object, scores_text);
  g_autoptr(PbDecimal) quorum = quorum_text ? pb_decimal_parse (quorum_text) : NULL;
  gboolean closed = g_strcmp0 (state, "closed") == 0;
  gboolean by_rejection = g_strcmp0 (quorum_type, "rejection") == 0;
  g_autofree char *reason = NULL;
  PbDecisionVerdict verdict;

  if (voting && pb_enum_from_nick (pb_voting_system_get_type (), voting) >= 0)
    pb_draft_set_text (draft, PB_DECISION_VOTING, voting);
  pb_draft_set_text (draft, PB_DECISION_SCORES, scores_text->str);
  if (quorum && pb_decimal_get_sign (quorum) > 0)
    {
      pb_draft_set_text (draft, PB_DECISION_QUORUM, quorum_text);
      pb_draft_set_enum (draft, PB_DECISION_QUORUM_KIND,
                         by_rejection ? PB_QUORUM_KIND_REJECTION : PB_QUORUM_KIND_VOTING_POWER);
    }
  else
    {
      g_clear_pointer (&quorum, pb_decimal_free);
    }

  pb_draft_set_day (draft, PB_DECISION_OPENED, pb_json_get_day (object, "start"));
  if (closed)
    pb_draft_set_day (draft, PB_DECISION_CLOSED, pb_json_get_day (object, "end"));
  verdict = pb_snapshot_outcome (voting, closed, scores, quorum, by_rejection, &reason);
  pb_draft_set_enum (draft, PB_DECISION_STATUS,
                     verdict == PB_DECISION_VERDICT_ADOPTED ? PB_DECISION_STATUS_ADOPTED
                     : verdict == PB_DECISION_VERDICT_REJECTED ? PB_DECISION_STATUS_REJECTED
                     : g_strcmp0 (state, "pending") == 0 ? PB_DECISION_STATUS_PROPOSED
                                                         : PB_DECISION_STATUS_OPEN_FOR_VOTE);
  /* Once a person has said what came of it, that counts; before, votes go on. */
  if (verdict != PB_DECISION_VERDICT_OPEN || g_hash_table_contains (self->decisions, id))
    {
      PbRecord *record = g_hash_table_lookup (self->decisions, id);
      int recorded = record ? pb_record_get_enum (record, PB_DECISION_STATUS) : -1;

      if (recorded != PB_DECISION_STATUS_PROPOSED && recorded != PB_DECISION_STATUS_OPEN_FOR_VOTE)
        pb_draft_let_be (draft, PB_DECISION_STATUS);
    }
  pb_draft_set_summary (draft, reason);
  say_outcome (self, draft, verdict, reason, line, id);
}

static void
add_link (Reader     *self,
          const char *of,
          const char *url,
          const char *label)
{
  g_autofree char *key = url ? g_strdup_printf ("%s:link:%s", of, url) : NULL;
  PbDraft *draft = key ? pb_drafts_add (self->drafts, PB_KIND_LINK, key, 0) : NULL;

  if (draft == NULL)
    return;
  pb_draft_set_key (draft, PB_LINK_SUBJECT, of);
  pb_draft_set_line (draft, PB_LINK_URL, url);
  pb_draft_set_text (draft, PB_LINK_LABEL, label);
}

static void
read_proposal (Reader     *self,
               JsonObject *object)
{
  g_autofree char *id = pb_json_dup_text (object, "id");
  g_autofree char *title = pb_json_dup_text (object, "title");
  g_autofree char *body = pb_json_dup_text (object, "body");
  g_autofree char *author = pb_json_dup_text (object, "author");
  g_autofree char *link = pb_json_dup_text (object, "link");
  g_autofree char *discussion = pb_json_dup_text (object, "discussion");
  g_autofree char *key = id ? dup_key (id) : NULL;
  guint line = pb_json_text_find_line (&self->json, id);
  PbDraft *draft = key ? pb_drafts_add (self->drafts, PB_KIND_DECISION, key, line) : NULL;
  const char *proposer = author ? find_member (self, author) : NULL;

  if (draft == NULL)
    {
      pb_drafts_say (self->drafts, PB_FINDING_NOTE, line,
                     g_strdup (id ? _("A proposal comes twice; the first one counts.")
                                  : _("A proposal has no number; it is not taken over.")));
      return;
    }

  pb_draft_set_line (draft, PB_DECISION_TITLE, title ? title : id);
  pb_draft_set_text (draft, PB_DECISION_TEXT, body);
  pb_draft_set_line (draft, PB_DECISION_EXTERNAL_REF, id);
  pb_draft_match (draft, PB_DECISION_EXTERNAL_REF);
  pb_draft_set_enum (draft, PB_DECISION_METHOD, PB_DECISION_METHOD_TOKEN_VOTE);
  pb_draft_let_be (draft, PB_DECISION_METHOD);
  if (proposer)
    pb_draft_set_key (draft, PB_DECISION_PROPOSER, proposer);
  read_choices (draft, object);
  read_outcome (self, draft, object, line, id);
  add_link (self, key, link, "Snapshot");
  add_link (self, key, discussion, _("Discussion"));
  if (pb_json_get_flag (object, "flagged"))
    pb_drafts_say (self->drafts, PB_FINDING_WARNING, line,
                   /* Translators: the title of a proposal. */
                   g_strdup_printf (_("“%s” is marked as harmful by Snapshot."),
                                    pb_draft_get_text (draft, PB_DECISION_TITLE)));
}

/* What a choice of a vote says about adopting, or -1. */
static int
find_position (PbDraft    *decision,
               JsonNode   *choice)
{
  static const struct { const char *word; PbVotePosition position; } words[] = {
    { "for", PB_VOTE_POSITION_FOR }, { "yes", PB_VOTE_POSITION_FOR },
    { "yae", PB_VOTE_POSITION_FOR }, { "against", PB_VOTE_POSITION_AGAINST },
    { "no", PB_VOTE_POSITION_AGAINST }, { "nay", PB_VOTE_POSITION_AGAINST },
    { "abstain", PB_VOTE_POSITION_ABSTAIN },
  };
  const char *text = decision ? pb_draft_get_text (decision, PB_DECISION_CHOICES) : NULL;
  const char *voting = decision ? pb_draft_get_text (decision, PB_DECISION_VOTING) : NULL;
  g_autofree char *number = pb_json_dup_node (choice);
  g_auto(GStrv) choices = NULL;
  gint64 n;

  if (number == NULL || !g_ascii_string_to_signed (number, 10, 1, 1000, &n, NULL))
    return -1;
  if (voting == NULL || g_str_equal (voting, "basic"))
    return n == 1 ? PB_VOTE_POSITION_FOR : n == 2 ? PB_VOTE_POSITION_AGAINST
           : n == 3 ? PB_VOTE_POSITION_ABSTAIN : -1;
  if (text == NULL || !g_str_equal (voting, "single-choice"))
    return -1;

  choices = g_strsplit (text, "\n", -1);
  for (guint i = 0; n <= g_strv_length (choices) && i < G_N_ELEMENTS (words); i++)
    {
      if (g_ascii_strcasecmp (choices[n - 1], words[i].word) == 0)
        return words[i].position;
    }

  return -1;
}

static char *
find_decision_key (Reader     *self,
                   const char *id,
                   guint       line)
{
  g_autofree char *key = dup_key (id);
  PbRecord *record = g_hash_table_lookup (self->decisions, id);
  PbDraft *draft;

  if (pb_drafts_find (self->drafts, key))
    return g_steal_pointer (&key);
  if (record)
    return g_strdup (pb_record_get_id (record));

  draft = pb_drafts_add (self->drafts, PB_KIND_DECISION, key, line);
  pb_draft_set_line (draft, PB_DECISION_TITLE, id);
  pb_draft_let_be (draft, PB_DECISION_TITLE);
  pb_draft_set_line (draft, PB_DECISION_EXTERNAL_REF, id);
  pb_draft_match (draft, PB_DECISION_EXTERNAL_REF);
  pb_draft_set_enum (draft, PB_DECISION_METHOD, PB_DECISION_METHOD_TOKEN_VOTE);
  pb_draft_let_be (draft, PB_DECISION_METHOD);

  return g_steal_pointer (&key);
}

static void
read_vote (Reader     *self,
           JsonObject *object)
{
  g_autofree char *id = pb_json_dup_text (object, "id");
  g_autofree char *voter = pb_json_dup_text (object, "voter");
  g_autofree char *power = pb_json_dup_text (object, "vp");
  g_autofree char *of = NULL;
  g_autofree char *key = NULL;
  g_autofree char *decision = NULL;
  guint line = pb_json_text_find_line (&self->json, id);
  const char *member;
  PbDraft *draft;
  int position;

  of = pb_json_dup_text (pb_json_get_object (object, "proposal"), "id");
  if (of == NULL)
    of = pb_json_dup_text (object, "proposal");
  if (voter == NULL || of == NULL)
    {
      pb_drafts_say (self->drafts, PB_FINDING_PROBLEM, line,
                     g_strdup (_("A vote does not say who voted on what; it is not taken over.")));
      return;
    }

  decision = find_decision_key (self, of, line);
  position = find_position (pb_drafts_find (self->drafts, decision),
                            json_object_get_member (object, "choice"));
  if (position < 0)
    {
      self->n_choosing++;
      return;
    }

  key = g_strdup_printf ("snapshot:vote:%s:%s", of, id ? id : voter);
  draft = pb_drafts_add (self->drafts, PB_KIND_VOTE, key, line);
  if (draft == NULL)
    return;
  member = find_member (self, voter);
  pb_draft_set_key (draft, PB_VOTE_DECISION, decision);
  if (member)
    pb_draft_set_key (draft, PB_VOTE_MEMBER, member);
  pb_draft_set_line (draft, PB_VOTE_NAME, voter);
  pb_draft_set_enum (draft, PB_VOTE_POSITION, position);
  pb_draft_set_text (draft, PB_VOTE_WEIGHT, power);
  pb_draft_set_day (draft, PB_VOTE_CAST_ON, pb_json_get_day (object, "created"));
}

static void
read_people (Reader     *self,
             JsonObject *object,
             const char *name,
             PbStanding  standing)
{
  JsonArray *array = pb_json_get_array (object, name);

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      g_autofree char *address = pb_json_dup_node (json_array_get_element (array, i));
      g_autofree char *folded = address ? fold_address (address) : NULL;
      g_autofree char *key = folded ? g_strdup_printf ("snapshot:member:%s", folded) : NULL;
      PbDraft *draft = key ? pb_drafts_add (self->drafts, PB_KIND_MEMBER, key, 0) : NULL;

      if (draft == NULL)
        continue;
      pb_draft_set_line (draft, PB_MEMBER_NAME, address);
      pb_draft_let_be (draft, PB_MEMBER_NAME);
      pb_draft_set_text (draft, PB_MEMBER_ADDRESS, address);
      pb_draft_let_be (draft, PB_MEMBER_ADDRESS);
      pb_draft_match (draft, PB_MEMBER_ADDRESS);
      pb_draft_set_enum (draft, PB_MEMBER_STANDING, standing);
      pb_draft_let_be (draft, PB_MEMBER_STANDING);
      /* Proposals and votes of the same file are by people that it makes members. */
      if (!g_hash_table_contains (self->members, folded))
        g_hash_table_insert (self->members, g_steal_pointer (&folded), g_steal_pointer (&key));
    }
}

static void
read_treasuries (Reader     *self,
                 JsonObject *object)
{
  JsonArray *array = pb_json_get_array (object, "treasuries");

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      JsonObject *treasury = pb_json_get_nth (array, i);
      g_autofree char *name = pb_json_dup_text (treasury, "name");
      g_autofree char *address = pb_json_dup_text (treasury, "address");
      g_autofree char *network = pb_json_dup_text (treasury, "network");
      g_autofree char *key = address ? g_strdup_printf ("snapshot:account:%s", address) : NULL;
      g_autofree char *full = NULL;
      PbDraft *draft = key ? pb_drafts_add (self->drafts, PB_KIND_ACCOUNT, key, 0) : NULL;

      if (draft == NULL)
        continue;
      full = network ? g_strdup_printf ("eip155:%s:%s", network, address) : g_strdup (address);
      pb_draft_set_line (draft, PB_ACCOUNT_NAME, name ? name : address);
      pb_draft_let_be (draft, PB_ACCOUNT_NAME);
      pb_draft_set_text (draft, PB_ACCOUNT_ADDRESS, full);
      pb_draft_let_be (draft, PB_ACCOUNT_ADDRESS);
      pb_draft_match (draft, PB_ACCOUNT_ADDRESS);
      pb_draft_set_enum (draft, PB_ACCOUNT_KIND, PB_ACCOUNT_KIND_ONCHAIN_SAFE);
      pb_draft_let_be (draft, PB_ACCOUNT_KIND);
    }
}

/* How a space counts votes is a system of the group. */
static void
read_strategies (Reader     *self,
                 JsonObject *object)
{
  JsonArray *array = pb_json_get_array (object, "strategies");
  JsonObject *voting = pb_json_get_object (object, "voting");
  g_autofree char *quorum = pb_json_dup_text (voting, "quorum");
  g_autofree char *type = pb_json_dup_text (voting, "type");
  g_autoptr(GString) text = g_string_new (NULL);
  PbDraft *draft = pb_drafts_add (self->drafts, PB_KIND_SYSTEM, "snapshot:system", 0);

  if (draft == NULL)
    return;
  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      g_autofree char *name = pb_json_dup_text (pb_json_get_nth (array, i), "name");

      if (name)
        /* Translators: the name of a way to count votes. */
        g_string_append_printf (text, _("- Strategy: %s"), name);
      g_string_append (text, name ? "\n" : "");
    }
  if (type)
    {
      /* Translators: the name of a voting system. */
      g_string_append_printf (text, _("- Voting system: %s"), type);
      g_string_append_c (text, '\n');
    }
  if (quorum)
    /* Translators: a number. */
    g_string_append_printf (text, _("- Quorum: %s"), quorum);

  pb_draft_set_text (draft, PB_SYSTEM_NAME, "Snapshot");
  pb_draft_match (draft, PB_SYSTEM_NAME);
  pb_draft_set_enum (draft, PB_SYSTEM_KIND, PB_SYSTEM_KIND_DECISION_MAKING);
  pb_draft_let_be (draft, PB_SYSTEM_KIND);
  pb_draft_set_enum (draft, PB_SYSTEM_STATUS, PB_SYSTEM_STATUS_RUNNING);
  pb_draft_let_be (draft, PB_SYSTEM_STATUS);
  pb_draft_set_text (draft, PB_SYSTEM_DESCRIPTION, text->str);
  pb_draft_let_be (draft, PB_SYSTEM_DESCRIPTION);
}

static void
read_space (Reader     *self,
            JsonObject *object)
{
  PbDraft *group = pb_drafts_get_group (self->drafts);
  g_autofree char *about = pb_json_dup_text (object, "about");

  pb_draft_set_text (group, PB_GROUP_DESCRIPTION, about);
  pb_draft_let_be (group, PB_GROUP_DESCRIPTION);
  if (self->space_id && strchr (self->space_id, '.'))
    pb_draft_set_text (group, PB_GROUP_ENS, self->space_id);
  pb_draft_let_be (group, PB_GROUP_ENS);
  read_people (self, object, "admins", PB_STANDING_STEWARD);
  read_people (self, object, "moderators", PB_STANDING_CONTRIBUTOR);
  read_people (self, object, "members", PB_STANDING_MEMBER);
  read_treasuries (self, object);
  read_strategies (self, object);
}

typedef enum
{
  LOOK,  /* which space it is about */
  SPACES,
  PROPOSALS,
  VOTES, /* last, since they are about proposals */
  N_PASSES,
} Pass;

static void
read_object (Reader     *self,
             JsonObject *object,
             Pass        pass)
{
  if (json_object_has_member (object, "voter"))
    {
      if (pass == LOOK)
        note_space (self, pb_json_get_object (object, "space"));
      else if (pass == VOTES)
        read_vote (self, object);
    }
  else if (json_object_has_member (object, "choices"))
    {
      if (pass == LOOK)
        note_space (self, pb_json_get_object (object, "space"));
      else if (pass == PROPOSALS)
        read_proposal (self, object);
    }
  else if (json_object_has_member (object, "strategies") ||
           json_object_has_member (object, "admins"))
    {
      if (pass == LOOK)
        note_space (self, object);
      else if (pass == SPACES)
        read_space (self, object);
    }
}

/* The answer of the interface, a list, or one thing. */
static void
read_node (Reader   *self,
           JsonNode *node,
           Pass      pass,
           guint     depth)
{
  static const char * const names[] = {
    "data", "space", "spaces", "proposal", "proposals", "votes", "vote",
  };
  JsonObject *object = pb_json_peek_object (node);

  if (object && (json_object_has_member (object, "choices") ||
                 json_object_has_member (object, "voter") ||
                 json_object_has_member (object, "strategies") ||
                 json_object_has_member (object, "admins")))
    {
      read_object (self, object, pass);
      return;
    }

  for (guint i = 0; object && depth < 3 && i < G_N_ELEMENTS (names); i++)
    {
      JsonNode *member = json_object_get_member (object, names[i]);

      if (member)
        read_node (self, member, pass, depth + 1);
    }
  if (node && JSON_NODE_HOLDS_ARRAY (node) && depth < 4)
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        read_node (self, json_array_get_element (array, i), pass, depth + 1);
    }
}

static int
probe (GBytes     *bytes,
       const char *file_name)
{
  static const char * const words[][4] = {
    { "\"choices\"", "\"title\"", "\"state\"", NULL },
    { "\"choices\"", "\"scores\"", "\"title\"", NULL },
    { "\"voter\"", "\"choice\"", NULL },
    { "\"strategies\"", "\"network\"", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (pb_json_probe (bytes, words[i]))
        return 80;
    }

  return 0;
}

static PbProposal *
read_snapshot (GBytes           *bytes,
               const char       *file_name,
               PbImportContext  *context,
               GError          **error)
{
  g_auto(Reader) self = { .drafts = pb_drafts_new (), .context = context };

  if (!pb_json_text_load (&self.json, bytes, file_name, error))
    return NULL;

  read_node (&self, self.json.root, LOOK, 0);
  self.group_id = find_group (&self);
  index_library (&self);
  for (Pass pass = SPACES; pass < N_PASSES; pass++)
    {
      self.json.at = 0;
      self.json.line = 1;
      read_node (&self, self.json.root, pass, 0);
    }

  if (self.n_choosing > 0)
    pb_drafts_say (self.drafts, PB_FINDING_WARNING, 0,
                   /* Translators: how many votes. */
                   g_strdup_printf (ngettext ("%u vote chooses among several things instead of "
                                              "for or against; only the scores are taken over.",
                                              "%u votes choose among several things instead of "
                                              "for or against; only the scores are taken over.",
                                              self.n_choosing), self.n_choosing));

  return pb_drafts_propose (g_steal_pointer (&self.drafts), file_name,
                            pb_snapshot_json_format.name, context, self.group_id,
                            self.space_name ? self.space_name : self.space_id);
}

const PbFormat pb_snapshot_json_format = {
  .name = "snapshot",
  .label = N_("Proposals and votes (Snapshot)"),
  .suffixes = ".json",
  .probe = probe,
  .read = read_snapshot,
};
