/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-criteria-texts-private.h"

#include "framework/pb-i18n-private.h"

/* Each statement: a short title, what it says in full, and what helps when it
 * does not hold.  The thresholds and rules are in data/criteria/iteration.json.
 */
static const PbCriteriaText texts[] = {
  { "I1",
    N_("Systems run and are used"),
    N_("The ways in which the group decides, shares resources, divides its work and talks to each "
       "other are set up in full, and they work in everyday practice."),
    N_("Finish the systems that are still being set up, and retire those that nobody uses.") },
  { "I2",
    N_("Delivering concrete outcomes"),
    N_("The group carries out its strategy, and concrete results come of it."),
    N_("Give each active objective a deliverable or a metric, and record what was delivered.") },
  { "I3",
    N_("From building to impact"),
    N_("Most of the effort no longer goes into building the group itself but into the effect that "
       "it wants to have."),
    N_("Mark activities that only build the group’s own structure, and make room for the others.") },
  { "I4",
    N_("Coordinating with others"),
    N_("The group works together with other groups of its network, and does so actively."),
    N_("Meet partners whom you have not met for a while, and put what you agree in writing.") },
  { "I5",
    N_("Regular cycles"),
    N_("Planning, execution, feedback and evolution follow each other in a regular rhythm."),
    N_("Plan the next cycle before the current one ends, with dates for all four stages.") },

  { "S1",
    N_("Decisions are made in time"),
    N_("The group’s governance is mature: it brings decisions to a close without long delays."),
    N_("Close decisions that have been open for long, or record that they were withdrawn.") },
  { "S2",
    N_("Group state is current"),
    N_("The document of the group’s purpose, practice and progress is complete and up to date."),
    N_("Fill the elements that are missing and review those that are stale.") },
  { "S3",
    N_("Coordination is established"),
    N_("With every group that it works with, there is an agreement and a working way to "
       "coordinate."),
    N_("Name a liaison, a shared meeting or a channel for each relation, and write an agreement.") },
  { "S4",
    N_("Feedback leads to change"),
    N_("Retrospectives and feedback come around regularly, and they change systems and practices."),
    N_("Hold the next retrospective, and note which insights were adopted.") },
  { "S5",
    N_("Impact is measured and reported"),
    N_("The group measures what its work brings about, and reports it so that others can see the "
       "value."),
    N_("Complete the metrics of each objective, keep observing them, and send a report.") },

  { "V1",
    N_("Becoming rigid"),
    N_("Governance and ways of working no longer change, although the surroundings do."),
    N_("Look at the practices that have not changed for long, and decide whether they still fit.") },
  { "V2",
    N_("Neglecting the network"),
    N_("Looking inward, the group lets its relations to others go quiet."),
    N_("Get in touch with the partners who have waited longest.") },
  { "V3",
    N_("Documentation and transparency decay"),
    N_("What the group writes down and publishes falls behind what it really does."),
    N_("Review the oldest elements of the state and publish a report.") },
  { "V4",
    N_("Losing sight of purpose"),
    N_("Work goes on as a routine and is no longer tied to the purpose."),
    N_("Link deliverables and decisions to the objectives that they serve.") },
  { "V5",
    N_("Not seeing that the purpose is fulfilled"),
    N_("The group carries on without noticing that its purpose has been fulfilled and that it may "
       "be time to complete."),
    N_("Hold a phase review: continue, evolve or complete?") },

  { "K1",
    N_("Purpose-driven execution"),
    N_("What the group does is closely tied to its purpose, and what serves it most comes first."),
    N_("Work on the results that this one is derived from.") },
  { "K2",
    N_("Resource sharing"),
    N_("The group uses its own resources well, and takes from and gives to its network."),
    N_("Record what is shared with other groups of the network.") },
  { "K3",
    N_("Decentralized coordination"),
    N_("Shared tools and practices, on-chain where that is practical, let the group govern itself "
       "and work without a centre."),
    N_("Work on the technical areas that this one is derived from.") },
  { "K4",
    N_("Operational excellence"),
    N_("Inner processes run smoothly, so that attention can go to results and to doing better."),
    N_("Work on the results that this one is derived from.") },
  { "K5",
    N_("Evolution"),
    N_("Governance, structure and practices change over time with the surroundings."),
    N_("Work on the results that this one is derived from.") },
  { "K6",
    N_("Measurable impact"),
    N_("Concrete outcomes that serve the purpose and the network are delivered and documented "
       "again and again."),
    N_("Work on the results that this one is derived from.") },

  { "A1",
    N_("Internal governance"),
    N_("Running the group’s own governance, and keeping its state up to date and open to the "
       "network."),
    N_("Record meetings and reviews as they happen.") },
  { "A2",
    N_("Network governance"),
    N_("Taking part in the governance of the networks that the group belongs to."),
    N_("Record votes, seats and proposals in other groups.") },
  { "A3",
    N_("Strategic execution"),
    N_("Carrying out the strategy together, towards objectives and milestones."),
    N_("Record work on objectives as it happens.") },
  { "A4",
    N_("Operational coordination"),
    N_("Planning, sharing out resources, and coordinating contributors and partners."),
    N_("Record planning and allocation as they happen.") },
  { "A5",
    N_("External partnerships"),
    N_("Starting and carrying out partnerships with other groups, inside the network and beyond."),
    N_("Record meetings and joint work with partners.") },
  { "A6",
    N_("Impact measurement"),
    N_("Following and communicating the outcomes and the value of the group’s work."),
    N_("Add the observations that are due.") },
  { "A7",
    N_("Feedback integration"),
    N_("Asking users, partners and the network for feedback, and answering it."),
    N_("Record what was asked, what was heard and how it was answered.") },
  { "A8",
    N_("Knowledge sharing"),
    N_("Publishing learnings, tools and the group state so that others benefit."),
    N_("Record what was published and where.") },

  { "C1",
    N_("Maintaining momentum"),
    N_("Keeping up energy and progress in spite of obstacles and competing demands."),
    N_("Finish less at once, and celebrate what gets done.") },
  { "C2",
    N_("Flexibility and focus"),
    N_("Adapting to change without losing the main objectives."),
    N_("Carry over or drop objectives that nobody works on.") },
  { "C3",
    N_("Principled evolution"),
    N_("Growing without centralization, capture of governance or needless bureaucracy."),
    N_("Retire practices that are no longer needed, and record a decision for each change.") },
  { "C4",
    N_("Alignment with partners"),
    N_("Keeping new opportunities and partnerships in line with the group’s purpose and that of "
       "its network."),
    N_("For each new relation, write down how it serves the purpose.") },
  { "C5",
    N_("Communicating progress"),
    N_("Letting the network see and understand the progress, so that it can trust the group."),
    N_("Send the reports that are due, and plan the next ones.") },

  { "P1",
    N_("Strategy and goals"),
    N_("The state tells how strategy and goals have developed in line with the purpose."),
    N_("Describe the goals as they are now, and what changed since the last review.") },
  { "P2",
    N_("Relations and network"),
    N_("The state tells how relations to other groups and to the network have developed."),
    N_("Describe which groups you work with, and what changed.") },
  { "Q1",
    N_("Governance practices"),
    N_("The state describes how the group governs itself today."),
    N_("Bring the text in line with the newest governance decisions.") },
  { "Q2",
    N_("Agreements and coordination"),
    N_("The state keeps the agreements and the processes of coordination, inside and outside."),
    N_("Give every active agreement a review date, and hold the reviews that are overdue.") },
  { "Q3",
    N_("Contributor engagement"),
    N_("The state describes how contributors join, work together and are rewarded."),
    N_("Review the text after people have joined or left.") },
  { "Q4",
    N_("Treasury and allocation"),
    N_("The state describes how money and other resources are kept and shared out."),
    N_("Describe accounts, thresholds and signers, or declare that there is no treasury.") },
  { "Q5",
    N_("Retrospectives and feedback"),
    N_("The state describes how the group looks back, hears feedback and changes."),
    N_("Describe the rhythm of retrospectives and what the last ones led to.") },
  { "Q6",
    N_("Decisions and transactions"),
    N_("The major decisions and transactions of the group are on record."),
    N_("Give each major decision an outcome and a date.") },
  { "G1",
    N_("On-chain tools"),
    N_("The state lists the on-chain tools that are used where they are practical."),
    N_("List safes, voting spaces and tokens, or say why there are none.") },
  { "G2",
    N_("Project management"),
    N_("The state shows the tools that follow activities and deliverables."),
    N_("Link to the boards and lists that are really used.") },
  { "G3",
    N_("Communication platforms"),
    N_("The state lists meetings, group channels and broadcast channels."),
    N_("Bring the list of meetings and channels up to date.") },
  { "G4",
    N_("Shared workspaces and data"),
    N_("The state lists shared workspaces, documents and data."),
    N_("Say where documents and data live and who has access.") },
  { "G5",
    N_("Learnings and evolution"),
    N_("The state documents what the group has learned and how it has developed."),
    N_("Write down the main learnings of the last cycle.") },
  { "G6",
    N_("Impact metrics"),
    N_("Metrics show progress towards the objectives and how these serve the goals of the network."),
    N_("Link at least one metric through its objective to a goal of the network.") },

  { "T1",
    N_("Treasury on-chain"),
    N_("Where practical, the treasury and its allocation are governed with on-chain tools."),
    N_("Use accounts that need several signers, and link payments to decisions.") },
  { "T2",
    N_("Changes of authority"),
    N_("Who may decide what changes only by a decision that anyone can look up."),
    N_("Link each change of practice or phase to the decision that made it.") },
  { "T3",
    N_("Trust at a glance"),
    N_("Partners can see at a glance whether they can trust the group’s processes."),
    N_("Publish the group state and a report, also in a form that programs can read.") },

  { "R1",
    N_("Purpose fulfilled or changed"),
    N_("The purpose has mostly been fulfilled, or it has become a different one."),
    N_("Hold a phase review.") },
  { "R2",
    N_("Context has changed"),
    N_("The surroundings have changed so much that the group would have to be rebuilt."),
    N_("Ask several people, and hold a phase review.") },
  { "R3",
    N_("Better ways have appeared"),
    N_("New abilities or approaches would serve the purpose better than this group."),
    N_("Ask several people, and hold a phase review.") },
  { "R4",
    N_("Work runs by itself"),
    N_("The work has become a system of its own or has been automated."),
    N_("Consider handing the work over to an operational structure.") },
  { "R5",
    N_("Energy is running out"),
    N_("The people of the group can no longer find the energy and commitment for the work."),
    N_("Talk about what people can still give, and hold a phase review.") },

  { "U1",
    N_("Purpose advancement"),
    N_("Outcomes advance the purpose in earnest, one cycle after the other."),
    N_("Look at the metrics that are off track, and at what would bring them back.") },
  { "U2",
    N_("Resource effectiveness"),
    N_("Resources are spent well and where they do most."),
    N_("Link payments to objectives and stay within the budgets.") },
  { "U3",
    N_("Network support"),
    N_("The networks that the group lives in keep supporting it."),
    N_("Renew agreements before they end, and ask partners for feedback.") },
  { "U4",
    N_("Contributor engagement"),
    N_("The group attracts and keeps people whose skills and interests fit its work."),
    N_("Welcome newcomers, and fill the roles that are vacant.") },
  { "U5",
    N_("Clear governance"),
    N_("The group governs itself as it says, effectively and for all to see."),
    N_("Complete the records of decisions: method, reasons, participants, outcome.") },
  { "U6",
    N_("Operational fluidity"),
    N_("Roles and tasks are created, filled and finished as the work needs it, at any size."),
    N_("Fill vacant roles, and give each task a person and a date.") },
  { "U7",
    N_("Adaptive capacity"),
    N_("Insights from retrospectives and feedback become changes of governance and structure."),
    N_("Decide on the insights that are waiting.") },
  { "U8",
    N_("Documented impact"),
    N_("There is clear evidence of the value that the group’s work has created."),
    N_("Add outcomes with evidence to each objective, some of it from outside the group.") },
};

/**
 * pb_criteria_text_find:
 * @id: the identifier of a statement
 *
 * Returns: (nullable): the built-in words of that statement
 */
const PbCriteriaText *
pb_criteria_text_find (const char *id)
{
  const PbCriteriaText *text;

  for (guint i = 0; (text = pb_criteria_text_get_nth (i)); i++)
    {
      if (g_strcmp0 (text->id, id) == 0)
        return text;
    }

  return NULL;
}

/**
 * pb_criteria_text_get_nth:
 * @n: a number
 *
 * Returns: (nullable): the words of the statement at that place
 */
const PbCriteriaText *
pb_criteria_text_get_nth (guint n)
{
  if (n < G_N_ELEMENTS (texts))
    return &texts[n];
  n -= G_N_ELEMENTS (texts);

  return n < pb_n_phase_texts ? &pb_phase_texts[n] : NULL;
}
