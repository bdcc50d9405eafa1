/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-template-private.h"

#include "framework/pb-i18n-private.h"

#define FIELDS(title, class, category, method, text, rationale)                           \
  { { PB_DECISION_TITLE, title, 0 },                                                      \
    { PB_DECISION_CLASS, class, 0 },                                                      \
    { PB_DECISION_METHOD, method, 0 },                                                    \
    { PB_DECISION_STATUS, "proposed", 0 },                                                \
    { PB_DECISION_OPENED, NULL, 0 },                                                      \
    { PB_DECISION_TEXT, text, 0 },                                                        \
    { PB_DECISION_RATIONALE, rationale, 0 },                                              \
    { category ? PB_DECISION_CATEGORY : 0, category, 0 } }

static const PbTemplateWords decisions[] = {
  { PB_KIND_DECISION, "consent",
    N_("Consent proposal"),
    N_("Adopted unless somebody sees a reason why it would harm the group."),
    FIELDS (N_("Consent proposal"), "minor", NULL, "consent",
            N_("## Proposal\n\n"
               "What we will do, in one or two sentences.\n\n"
               "## Who does what, by when\n\n"
               "- \n\n"
               "## How long it holds\n\n"
               "Until we review it."),
            N_("What need or tension it answers, and which other ways were considered.")),
    { { 0 } }, { NULL }, { 0 } },

  { PB_KIND_DECISION, "budget",
    N_("Budget or payment"),
    N_("Money of the treasury for a purpose, with payees and instalments."),
    FIELDS (N_("Budget"), "treasury", "treasury/budget", "consent",
            N_("## What it pays for\n\n"
               "The work, and what the group has when it is done.\n\n"
               "## Amount\n\n"
               "Each amount with its asset, payee and instalment is a budget line of this "
               "decision.\n\n"
               "## Account and signers\n\n"
               "From which account it is paid, and who signs."),
            N_("How it serves an objective, and what is not done with this money.")),
    { { 0 } }, { NULL }, { 0 } },

  { PB_KIND_DECISION, "agreement",
    N_("Agreement change"),
    N_("Adopts, changes or ends an agreement."),
    FIELDS (N_("Agreement change"), "agreement", NULL, "consent",
            N_("## Agreement\n\n"
               "Which agreement is adopted, changed or ended.\n\n"
               "## What changes\n\n"
               "The old wording and the new one.\n\n"
               "## From when\n\n"
               "The first day, and who has to be told before it."),
            N_("What the agreement does not do well today.")),
    { { 0 } }, { NULL }, { 0 } },

  { PB_KIND_DECISION, "role-election",
    N_("Role election"),
    N_("Who holds a role for the next term."),
    FIELDS (N_("Role election"), "role", NULL, "consent",
            N_("## Role and term\n\n"
               "Which role, from which day and until when.\n\n"
               "## Nominations\n\n"
               "Who was named, and what for.\n\n"
               "## Elected\n\n"
               "Who holds the role, and when we ask how it goes."),
            N_("What the group needs from the holder in the coming term.")),
    { { 0 } }, { NULL }, { 0 } },

  { PB_KIND_DECISION, "governance-change",
    N_("Governance change"),
    N_("Changes how the group decides: methods, quorums, authorities."),
    FIELDS (N_("Governance change"), "governance-change", "metagov/small-change", "consent",
            N_("## Today\n\n"
               "How it works now.\n\n"
               "## Change\n\n"
               "How it will work.\n\n"
               "## What stays\n\n"
               "What this decision does not touch.\n\n"
               "## Review\n\n"
               "When we look whether it works."),
            N_("What went wrong or took too long, with the decisions that show it.")),
    { { 0 } }, { NULL }, { 0 } },

  { PB_KIND_DECISION, "phase-transition",
    N_("Phase transition"),
    N_("Moves the group on to another phase, with its checklist as it stands."),
    FIELDS (N_("Phase transition"), "phase-transition", NULL, "consent",
            N_("## From and to\n\n"
               "The phase that the group leaves, and the one that it enters.\n\n"
               "## What is done\n\n"
               "What the checklist says about the phase that ends.\n\n"
               "## What is still open\n\n"
               "What the group takes along, and who looks after it.\n\n"
               "## From when\n\n"
               "The first day of the new phase."),
            N_("Why now, and which signs of readiness speak for it.")),
    { { 0 } }, { NULL }, { 0 } },
};

/*
 * _pb_template_get_decisions:
 * @n: (out): how many
 *
 * Returns: the templates of decisions
 */
const PbTemplateWords *
_pb_template_get_decisions (gsize *n)
{
  *n = G_N_ELEMENTS (decisions);

  return decisions;
}
