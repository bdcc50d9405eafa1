/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-template-private.h"

#include "framework/pb-i18n-private.h"

/* Agreements have the sections of the group-state document: to what they apply,
 * the provisions, how they relate to others and how they are changed.  There is
 * no field for relations to other agreements; they close the provisions.
 */
#define FIELDS(title, kind, scope, type, applicability, provisions, modification, review) \
  { { PB_AGREEMENT_TITLE, title, 0 },                                                     \
    { PB_AGREEMENT_KIND, kind, 0 },                                                       \
    { PB_AGREEMENT_SCOPE, scope, 0 },                                                     \
    { PB_AGREEMENT_TYPE, type, 0 },                                                       \
    { PB_AGREEMENT_STATUS, "draft", 0 },                                                  \
    { PB_AGREEMENT_APPLICABILITY, applicability, 0 },                                     \
    { PB_AGREEMENT_PROVISIONS, provisions, 0 },                                           \
    { PB_AGREEMENT_MODIFICATION, modification, 0 },                                       \
    { PB_AGREEMENT_REVIEW_INTERVAL, NULL, review },                                       \
    { PB_AGREEMENT_REVIEW_DATE, NULL, review } }

#define OURSELVES { PB_KIND_AGREEMENT_PARTY, { { PB_AGREEMENT_PARTY_PARTY, "", 0 } } }
#define OBLIGATION(text, cadence)                                                         \
  { PB_KIND_OBLIGATION,                                                                   \
    { { PB_OBLIGATION_TEXT, text, 0 }, { PB_OBLIGATION_RECURRING, cadence, 0 } } }

static const PbTemplateWords agreements[] = {
  { PB_KIND_AGREEMENT, "membership",
    N_("Membership agreement"),
    N_("Who belongs to the group, and what members and group owe each other."),
    FIELDS (N_("Membership agreement"), "practice", "internal", "membership",
            N_("Applies to everybody who is a member of the group or wants to become one."),
            N_("## Joining\n\n"
               "How somebody becomes a member, who decides on it, and how long it takes.\n\n"
               "## What members do\n\n"
               "- Take part in decisions that concern them\n"
               "- Keep what they have agreed to, or say early that they cannot\n\n"
               "## What members can count on\n\n"
               "- A say in every decision that binds them\n"
               "- Access to the records of the group\n\n"
               "## Leaving\n\n"
               "How a membership ends, and what happens to roles, access and open tasks.\n\n"
               "## Relationship to Other Agreements\n\n"
               "Role agreements and policies add to this one; where they differ, this one holds."),
            N_("Any member may propose a change. It is adopted like every decision that changes "
               "how the group is governed."), 365),
    { OURSELVES }, { NULL }, { 0 } },

  { PB_KIND_AGREEMENT, "partnership",
    N_("Partnership agreement"),
    N_("What two groups do together, who speaks for each, and how they stay in touch."),
    FIELDS (N_("Partnership agreement"), "practice", "external", "partnership",
            N_("Applies to the groups that sign it, for as long as its term runs."),
            N_("## What we do together\n\n"
               "The shared goal, and what each side brings.\n\n"
               "## How we coordinate\n\n"
               "The liaison of each side, the shared meeting and the shared channel.\n\n"
               "## What each side decides alone\n\n"
               "Everything that is not named here.\n\n"
               "## Relationship to Other Agreements\n\n"
               "Which agreements of each side this one depends on."),
            N_("Either side may propose a change in writing. It holds once both sides have agreed. "
               "Either side may end the partnership with the notice that is stated."), 180),
    { OURSELVES,
      OBLIGATION (N_("Meet and go through what is open"), "monthly"),
      OBLIGATION (N_("Tell the other side what has changed in the group state"), "quarterly") },
    { NULL }, { 0 } },

  { PB_KIND_AGREEMENT, "funding",
    N_("Funding agreement"),
    N_("Money for a purpose: how much, when it is paid, and what is reported."),
    FIELDS (N_("Funding agreement"), "practice", "external", "funding",
            N_("Applies to the funds named below, from the first payment to the last report."),
            N_("## Purpose of the funds\n\n"
               "What the money is for, and what it must not be used for.\n\n"
               "## Amount and payment\n\n"
               "The amount, its asset, the instalments and what each depends on.\n\n"
               "## Reporting\n\n"
               "What is reported, to whom and by when.\n\n"
               "## If plans change\n\n"
               "Who decides about funds that are left over.\n\n"
               "## Relationship to Other Agreements\n\n"
               "The budget decision and the treasury policy that these funds fall under."),
            N_("Changes of amount or purpose need the consent of both sides in writing."), 180),
    { OURSELVES,
      OBLIGATION (N_("Report what the funds were used for"), "quarterly"),
      OBLIGATION (N_("Send the final report"), "once") },
    { NULL }, { 0 } },

  { PB_KIND_AGREEMENT, "policy",
    N_("Policy"),
    N_("A rule for situations that come up again and again."),
    FIELDS (N_("Policy"), "practice", "internal", "policy",
            N_("Applies to all members and roles of the group whenever the situation below comes "
               "up."),
            N_("## Situation\n\n"
               "When this policy is needed, and why.\n\n"
               "## What we do\n\n"
               "The rule, in as few sentences as it takes.\n\n"
               "## Who looks after it\n\n"
               "The role that answers questions and notices when the rule does not work.\n\n"
               "## Relationship to Other Agreements\n\n"
               "Agreements that this policy carries out or limits."),
            N_("Any member may propose a change. It is adopted by consent."), 365),
    { OURSELVES }, { NULL }, { 0 } },

  { PB_KIND_AGREEMENT, "code-of-conduct",
    N_("Code of conduct"),
    N_("How people treat each other, and what happens when somebody does not."),
    FIELDS (N_("Code of conduct"), "practice", "internal", "code-of-conduct",
            N_("Applies to everybody in the spaces of the group: members, guests and partners."),
            N_("## What we expect\n\n"
               "- Listen, and assume good will\n"
               "- Criticise ideas, not people\n"
               "- Respect what was told in confidence\n\n"
               "## What we do not accept\n\n"
               "- Harassment, threats and discrimination\n"
               "- Publishing private matters of others\n\n"
               "## When something happens\n\n"
               "Whom to turn to, how they listen to both sides, and what they may decide.\n\n"
               "## Relationship to Other Agreements\n\n"
               "Part of the membership agreement."),
            N_("Changes are adopted by consent, after those who handled cases were heard."), 365),
    { OURSELVES }, { NULL }, { 0 } },

  { PB_KIND_AGREEMENT, "role",
    N_("Role agreement"),
    N_("What the holder of a role takes on, may decide and gets for it."),
    FIELDS (N_("Role agreement"), "practice", "internal", "role",
            N_("Applies to the holder of the role for the length of the term."),
            N_("## Responsibilities\n\n"
               "What the holder takes care of.\n\n"
               "## Authorities\n\n"
               "What the holder may decide without asking.\n\n"
               "## Compensation\n\n"
               "What the holder gets, and how it is paid.\n\n"
               "## Handing over\n\n"
               "What the next holder finds at the end of the term.\n\n"
               "## Relationship to Other Agreements\n\n"
               "The membership agreement and the policies that the role carries out."),
            N_("The holder or any member may propose a change; both holder and group consent."),
            180),
    { OURSELVES,
      OBLIGATION (N_("Tell the group how the role is going"), "quarterly") },
    { NULL }, { 0 } },
};

/*
 * _pb_template_get_agreements:
 * @n: (out): how many
 *
 * Returns: the templates of agreements
 */
const PbTemplateWords *
_pb_template_get_agreements (gsize *n)
{
  *n = G_N_ELEMENTS (agreements);

  return agreements;
}
