/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-template-private.h"

#include "framework/pb-i18n-private.h"

/* What a group does again and again: retrospectives, cycles, roles, systems. */

#define RETRO(id, name, description, ...)                                                 \
  { PB_KIND_RETROSPECTIVE, id, name, description,                                         \
    { { PB_RETROSPECTIVE_TITLE, N_("Retrospective"), 0 },                                 \
      { PB_RETROSPECTIVE_DATE, NULL, 0 },                                                 \
      { PB_RETROSPECTIVE_FORMAT, id, 0 } },                                               \
    { { 0 } }, { __VA_ARGS__ }, { 0 } }

#define CYCLE(id, name, description, intentions, ...)                                     \
  { PB_KIND_CYCLE, id, name, description,                                                 \
    { { PB_CYCLE_NAME, name, 0 },                                                         \
      { PB_CYCLE_INTENTIONS, intentions, 0 } },                                           \
    { { 0 } }, { NULL }, { __VA_ARGS__ } }

#define ROLE(id, name, description, responsibilities, authorities, required, term)        \
  { PB_KIND_ROLE, id, name, description,                                                  \
    { { PB_ROLE_TITLE, name, 0 },                                                         \
      { PB_ROLE_DESCRIPTION, description, 0 },                                            \
      { PB_ROLE_RESPONSIBILITIES, responsibilities, 0 },                                  \
      { PB_ROLE_AUTHORITIES, authorities, 0 },                                            \
      { PB_ROLE_STATUS, "active", 0 },                                                    \
      { PB_ROLE_STARTED, NULL, 0 },                                                       \
      { PB_ROLE_TERM_DAYS, NULL, term },                                                  \
      { required ? PB_ROLE_REQUIRED : 0, NULL, 0 } },                                     \
    { { 0 } }, { NULL }, { 0 } }

#define SYSTEM(id, name, description, text, required, use)                                \
  { PB_KIND_SYSTEM, id, name, description,                                                \
    { { PB_SYSTEM_NAME, name, 0 },                                                        \
      { PB_SYSTEM_KIND, id, 0 },                                                          \
      { PB_SYSTEM_STATUS, "designed", 0 },                                                \
      { PB_SYSTEM_STARTED, NULL, 0 },                                                     \
      { PB_SYSTEM_EXPECTED_USE_DAYS, NULL, use },                                         \
      { PB_SYSTEM_DESCRIPTION, text, 0 },                                                 \
      { required ? PB_SYSTEM_REQUIRED : 0, NULL, 0 } },                                   \
    { { 0 } }, { NULL }, { 0 } }

#define INTENTIONS                                                                        \
  N_("## What we want to have at the end\n\n"                                             \
     "- \n\n"                                                                             \
     "## What we want to learn\n\n"                                                       \
     "- \n\n"                                                                             \
     "## What we leave out\n\n"                                                           \
     "- ")

static const PbTemplateWords practices[] = {
  RETRO ("4l", N_("Loved, lacked, learned, longed for"),
         N_("Four columns that leave room for feelings as well as facts."),
         N_("Loved"), N_("Lacked"), N_("Learned"), N_("Longed For")),
  RETRO ("went-well", N_("Went well, better, ideas"),
         N_("Quick and friendly; good for a first retrospective."),
         N_("Went Well"), N_("Could Be Better"), N_("Ideas")),
  RETRO ("start-stop-continue", N_("Start, stop, continue"),
         N_("Goes straight to what the group will do in another way."),
         N_("Start"), N_("Stop"), N_("Continue")),
  RETRO ("free", N_("Free"),
         N_("One column for whatever comes up."),
         N_("Insights")),

  CYCLE ("six-week", N_("Six-week cycle"),
         N_("One week to plan, four to work, and one to listen and change."),
         INTENTIONS, 0, 42, 7, 4, 3),
  CYCLE ("quarter", N_("Quarterly cycle"),
         N_("Three months, with a week or two at both ends for planning and learning."),
         INTENTIONS, 3, 0, 10, 10, 7),
  CYCLE ("season", N_("Season"),
         N_("Four months: long enough for larger work, three of them in a year."),
         INTENTIONS, 4, 0, 14, 14, 10),
  CYCLE ("month", N_("Four-week cycle"),
         N_("Short and regular; for groups whose work changes fast."),
         INTENTIONS, 0, 28, 3, 3, 2),

  ROLE ("facilitator", N_("Facilitator"),
        N_("Prepares and leads meetings and retrospectives so that everybody is heard."),
        N_("- Prepare the agenda and send it in time\n"
           "- Lead meetings and retrospectives\n"
           "- See that every insight is adopted or declined"),
        N_("- Decide on agenda and format of meetings\n"
           "- Interrupt when time or tone require it"),
        TRUE, 180),
  ROLE ("treasurer", N_("Treasurer"),
        N_("Looks after accounts, budgets and the record of every payment."),
        N_("- Pay what was decided, and nothing else\n"
           "- Match each transaction to its decision\n"
           "- Report balances and budgets to the group"),
        N_("- Make payments within adopted budgets\n"
           "- Hold a payment back until its decision is clear"),
        TRUE, 365),
  ROLE ("coordinator", N_("Coordinator"),
        N_("Keeps the overview of objectives, tasks and dates."),
        N_("- Plan cycles together with the group\n"
           "- Notice what is late or stuck, and ask about it\n"
           "- Keep the group state true"),
        N_("- Order tasks by urgency within the plan\n"
           "- Call a meeting"),
        TRUE, 180),
  ROLE ("secretary", N_("Secretary"),
        N_("Writes down what was decided, and keeps agreements and records findable."),
        N_("- Record decisions with method and outcome\n"
           "- Remind of reviews that are due\n"
           "- Keep the archive in order"),
        N_("- Correct obvious mistakes in records\n"
           "- Ask for a decision to be worded clearly before it is recorded"),
        FALSE, 365),
  ROLE ("liaison", N_("Liaison"),
        N_("Speaks for the group with a partner, and for the partner within the group."),
        N_("- Meet the partner as often as was agreed\n"
           "- Carry questions and answers both ways\n"
           "- Say early when an agreement is at risk"),
        N_("- Speak for the group within adopted agreements\n"
           "- Bring a matter of the partner onto the agenda"),
        FALSE, 180),

  SYSTEM ("decision-making", N_("Decision-making"),
          N_("How proposals are made, discussed, adopted and reviewed."),
          N_("How somebody makes a proposal, who takes part, by which method it is adopted, where "
             "it is recorded and when it is reviewed."), TRUE, 60),
  SYSTEM ("resources", N_("Resources"),
          N_("How money and other means come in, are held and are given out."),
          N_("Which accounts there are, who signs, how budgets are decided, and how each payment "
             "is matched to its decision."), TRUE, 90),
  SYSTEM ("roles-and-tasks", N_("Roles and tasks"),
          N_("How work is divided, taken on and handed over."),
          N_("Which roles there are, how they are filled and for how long, where tasks are kept "
             "and how somebody takes one on."), TRUE, 60),
  SYSTEM ("communication", N_("Communication"),
          N_("Where people talk, meet and announce."),
          N_("Which channel is for what, how often the group meets, and how news reach those who "
             "were not there."), TRUE, 30),
  SYSTEM ("state-documentation", N_("State documentation"),
          N_("How purpose, practice and progress are written down and kept true."),
          N_("Where the group state is published, who reviews each element, and how often."),
          FALSE, 90),
  SYSTEM ("conflict", N_("Conflict"),
          N_("What people do when they disagree or were hurt."),
          N_("Whom to turn to first, who mediates, what is confidential, and how a case is "
             "closed."), FALSE, 365),
  SYSTEM ("membership", N_("Membership"),
          N_("How people join, take part and leave."),
          N_("How somebody becomes a member, how they are welcomed, and what happens when they "
             "leave."), FALSE, 180),
  SYSTEM ("measurement", N_("Measurement"),
          N_("How the group learns what its work brings about."),
          N_("Which metrics are kept, who observes them and how often, and where the results are "
             "discussed."), FALSE, 90),
  SYSTEM ("other", N_("Other system"),
          N_("Anything else that runs by agreed rules."),
          N_("What it is for, how it works, and who looks after it."), FALSE, 180),
};

/*
 * _pb_template_get_practices:
 * @n: (out): how many
 *
 * Returns: the templates of retrospectives, cycles, roles and systems
 */
const PbTemplateWords *
_pb_template_get_practices (gsize *n)
{
  *n = G_N_ELEMENTS (practices);

  return practices;
}
