/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-decision-words-private.h"

#include "model/pb-enums.h"

#include <glib/gi18n-lib.h>

/* What others call the status of a decision. */
static const struct
{
  const char *word;
  PbDecisionStatus status;
} words[] = {
  { "accepted", PB_DECISION_STATUS_ADOPTED },
  { "active", PB_DECISION_STATUS_OPEN_FOR_VOTE },
  { "approved", PB_DECISION_STATUS_ADOPTED },
  { "canceled", PB_DECISION_STATUS_WITHDRAWN },
  { "cancelled", PB_DECISION_STATUS_WITHDRAWN },
  { "declined", PB_DECISION_STATUS_REJECTED },
  { "defeated", PB_DECISION_STATUS_REJECTED },
  { "discussion", PB_DECISION_STATUS_IN_DISCUSSION },
  { "draft", PB_DECISION_STATUS_PROPOSED },
  { "executed", PB_DECISION_STATUS_ADOPTED },
  { "failed", PB_DECISION_STATUS_REJECTED },
  { "implemented", PB_DECISION_STATUS_ADOPTED },
  { "open", PB_DECISION_STATUS_OPEN_FOR_VOTE },
  { "passed", PB_DECISION_STATUS_ADOPTED },
  { "pending", PB_DECISION_STATUS_PROPOSED },
  { "queued", PB_DECISION_STATUS_ADOPTED },
  { "succeeded", PB_DECISION_STATUS_ADOPTED },
  { "voting", PB_DECISION_STATUS_OPEN_FOR_VOTE },
  { "withdrawn", PB_DECISION_STATUS_WITHDRAWN },
};

/* The #PbDecisionStatus that somebody means by a word, or -1. */
int
pb_decision_words_find (const char *word)
{
  g_autofree char *folded = g_utf8_strdown (word, -1);
  int status = pb_enum_from_nick (pb_decision_status_get_type (), folded);

  for (guint i = 0; status < 0 && i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_equal (folded, words[i].word))
        status = words[i].status;
    }

  return status;
}

/* Takes over a status, or says that it is not known. */
void
pb_decision_words_set_status (PbDrafts   *drafts,
                              PbDraft    *draft,
                              const char *word)
{
  int status = word ? pb_decision_words_find (word) : -1;

  if (status >= 0)
    pb_draft_set_enum (draft, PB_DECISION_STATUS, status);
  else if (word)
    pb_drafts_say (drafts, PB_FINDING_WARNING, 0,
                   /* Translators: the title of a decision, then a word that is not known. */
                   g_strdup_printf (_("The status of “%s”, “%s”, is not known here."),
                                    pb_draft_get_text (draft, PB_DECISION_TITLE), word));
}
