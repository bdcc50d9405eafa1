/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The catalogue: every kind of record and every field, declared once.
 *
 * Objects, tables, the log, the merge, JSON and CSV names, search, history and
 * the edit dialog are made from these lines.  Kinds and fields are only ever
 * added, at the end of their list; a name is never reused for something else.
 * This file is included several times with other meanings of its macros, so it
 * has no include guard.
 *
 * PB_KIND (ID, "name", label, plural, flags, date field or 0)
 * PB_FIELD (KIND, ID, "name", TYPE, label, further members of PbFieldInfo)
 */

/* Common to every record. */
PB_FIELD (COMMON, NOTE, "note", MARKDOWN, N_("Note"), .flags = SEARCH)
PB_FIELD (COMMON, TAGS, "tags", TEXT_SET, N_("Tags"), .flags = SEARCH)
PB_FIELD (COMMON, AUDIENCE, "audience", ENUM, N_("Audience"), .enum_type = pb_audience_get_type,
          .help = N_("Who may see this in reports and exports"))
PB_FIELD (COMMON, SOURCE, "source", TEXT, N_("Source"), .flags = HIDDEN,
          .help = N_("Where an imported record came from"))

PB_KIND (GROUP, "group", N_("Group"), N_("Groups"), PB_KIND_PLAIN, PB_GROUP_FOUNDED)
PB_FIELD (GROUP, NAME, "name", TEXT, N_("Name"), .flags = REQUIRED | TITLE | SEARCH)
PB_FIELD (GROUP, KIND, "kind", ENUM, N_("Kind"), .enum_type = pb_group_kind_get_type)
PB_FIELD (GROUP, SCALE, "scale", ENUM, N_("Scale"), .enum_type = pb_scale_get_type,
          .help = N_("How many people decide together"))
PB_FIELD (GROUP, PARENT, "parent", REF, N_("Part of"), .refs = REFS (GROUP), .flags = TREE)
PB_FIELD (GROUP, OWN, "own", FLAG, N_("Our own group"),
          .help = N_("Kept by us; other groups are partners that we only keep notes about"))
PB_FIELD (GROUP, FOUNDED, "founded", DAY, N_("Founded"), .flags = START)
PB_FIELD (GROUP, PURPOSE, "purpose", MARKDOWN, N_("Purpose"), .flags = SEARCH)
PB_FIELD (GROUP, DESCRIPTION, "description", MARKDOWN, N_("Description"), .flags = SEARCH)
PB_FIELD (GROUP, URL, "url", URI, N_("Website"))
PB_FIELD (GROUP, ADDRESSES, "addresses", ADDRESS_SET, N_("Addresses"))
PB_FIELD (GROUP, DAO_URI, "dao_uri", URI, N_("DAO URI"))
PB_FIELD (GROUP, ENS, "ens", TEXT, N_("ENS name"), .flags = SEARCH)
PB_FIELD (GROUP, MINIMUM_ACTIVE, "minimum_active", INTEGER, N_("Fewest active people"),
          .fallback = "3", .min = 1, .max = 100000,
          .help = N_("With fewer, the group cannot do its work"))
PB_FIELD (GROUP, CYCLE_CADENCE, "cycle_cadence", ENUM, N_("Rhythm of cycles"),
          .enum_type = pb_cadence_get_type)
PB_FIELD (GROUP, RETRO_INTERVAL, "retro_interval", INTEGER, N_("Days between retrospectives"),
          .fallback = "90", .min = 1, .max = 3650, .unit = N_("days"))
PB_FIELD (GROUP, NO_RELATIONS, "no_relations", FLAG, N_("Declared: no relations to other groups"))
PB_FIELD (GROUP, NO_TREASURY, "no_treasury", FLAG, N_("Declared: no treasury"))
PB_FIELD (GROUP, UNCONFIRMED_COUNTS, "unconfirmed_counts", FLAG,
          N_("Computed results count without confirmation"),
          .help = N_("Otherwise a result that nobody has confirmed counts as partly met"))
PB_FIELD (GROUP, NO_ROLES, "no_roles", FLAG, N_("Declared: no roles"))
PB_FIELD (GROUP, CRITERIA, "criteria", REF, N_("Criteria set"), .refs = REFS (CRITERIA_SET),
          .help = N_("The checklist that the group is judged by; none is the built-in one"))
PB_FIELD (GROUP, STATE_URL, "state_url", URI, N_("Published group state"))
PB_FIELD (GROUP, STATE_DATE, "state_date", DAY, N_("Their state is of"), .flags = EVENT,
          .help = N_("The date that another group’s published state carries"))
PB_FIELD (GROUP, CLOSES_ON, "closes_on", DAY, N_("Planned closing day"))
PB_FIELD (GROUP, ARCHIVE, "archive", URI, N_("Archive"),
          .help = N_("Where the records of the group stay readable after it has closed"))

PB_KIND (RELATION, "relation", N_("Relation"), N_("Relations"), PB_KIND_PLAIN, PB_RELATION_STARTED)
PB_FIELD (RELATION, FROM, "from", REF, N_("From group"), .refs = REFS (GROUP),
          .flags = REQUIRED | OF_GROUP)
PB_FIELD (RELATION, TO, "to", REF, N_("To group"), .refs = REFS (GROUP),
          .flags = REQUIRED | OF_GROUP)
PB_FIELD (RELATION, KIND, "kind", ENUM, N_("Kind"), .enum_type = pb_relation_kind_get_type,
          .flags = REQUIRED)
PB_FIELD (RELATION, STATUS, "status", ENUM, N_("Status"), .enum_type = pb_relation_status_get_type,
          .flags = REQUIRED, .fallback = "active")
PB_FIELD (RELATION, STARTED, "started", DAY, N_("Started"), .flags = START)
PB_FIELD (RELATION, ENDED, "ended", DAY, N_("Ended"), .flags = EVENT,
          .status = PB_RELATION_STATUS, .status_before = "active")
PB_FIELD (RELATION, WHY, "why", MARKDOWN, N_("Why this relation"), .flags = SEARCH,
          .help = N_("How it serves the purpose of the group"))
PB_FIELD (RELATION, LIAISON_OUT, "liaison_out", REF, N_("Our liaison"), .refs = REFS (MEMBER))
PB_FIELD (RELATION, LIAISON_IN, "liaison_in", REF, N_("Their liaison"), .refs = REFS (MEMBER))
PB_FIELD (RELATION, EXPECTED_CONTACT_DAYS, "expected_contact_days", INTEGER,
          N_("Expected contact"), .fallback = "90", .min = 1, .max = 3650, .unit = N_("days"))
PB_FIELD (RELATION, MEETING, "meeting", TEXT, N_("Shared meeting"))
PB_FIELD (RELATION, CHANNEL, "channel", TEXT, N_("Shared channel"))
PB_FIELD (RELATION, REPORT_SCHEDULE, "report_schedule", ENUM, N_("Report schedule"),
          .enum_type = pb_cadence_get_type)
PB_FIELD (RELATION, TOOLS, "tools", REF_SET, N_("Shared tools"), .refs = REFS (TOOL))
PB_FIELD (RELATION, DECISION, "decision", REF, N_("Decided by"), .refs = REFS (DECISION))
PB_FIELD (RELATION, OBJECTIVES, "objectives", REF_SET, N_("Objectives"),
          .refs = REFS (OBJECTIVE))
PB_FIELD (RELATION, CLOSING_NOTICE, "closing_notice", DAY, N_("Told of the closing on"),
          .flags = EVENT)

PB_KIND (MEMBER, "member", N_("Member"), N_("Members"), PB_KIND_PLAIN, PB_MEMBER_JOINED)
PB_FIELD (MEMBER, GROUP, "group", REF, N_("Group"), .refs = REFS (GROUP),
          .flags = REQUIRED | OF_GROUP)
PB_FIELD (MEMBER, NAME, "name", TEXT, N_("Name"), .flags = REQUIRED | TITLE | SEARCH)
PB_FIELD (MEMBER, HANDLE, "handle", TEXT, N_("Handle"), .flags = SEARCH)
PB_FIELD (MEMBER, ENS, "ens", TEXT, N_("ENS name"), .flags = SEARCH)
PB_FIELD (MEMBER, ADDRESS, "address", ADDRESS, N_("Address"))
PB_FIELD (MEMBER, STANDING, "standing", ENUM, N_("Standing"), .enum_type = pb_standing_get_type)
PB_FIELD (MEMBER, JOINED, "joined", DAY, N_("Joined on"), .flags = START)
PB_FIELD (MEMBER, LEFT, "left", DAY, N_("Left on"), .flags = EVENT)
PB_FIELD (MEMBER, CONTACT, "contact", TEXT, N_("Contact"), .flags = PRIVATE,
          .help = N_("Never leaves this library in reports or exports"))
PB_FIELD (MEMBER, OFFERS, "offers", MARKDOWN, N_("What they offer"), .flags = SEARCH)

PB_KIND (AGREEMENT, "agreement", N_("Agreement"), N_("Agreements"), PB_KIND_PLAIN,
         PB_AGREEMENT_START)
PB_FIELD (AGREEMENT, GROUP, "group", REF, N_("Group"), .refs = REFS (GROUP),
          .flags = REQUIRED | OF_GROUP)
PB_FIELD (AGREEMENT, TITLE, "title", TEXT, N_("Title"), .flags = REQUIRED | TITLE | SEARCH)
PB_FIELD (AGREEMENT, KIND, "kind", ENUM, N_("Kind"), .enum_type = pb_agreement_kind_get_type)
PB_FIELD (AGREEMENT, SCOPE, "scope", ENUM, N_("Scope"), .enum_type = pb_agreement_scope_get_type)
PB_FIELD (AGREEMENT, TYPE, "type", ENUM, N_("Type"), .enum_type = pb_agreement_type_get_type)
PB_FIELD (AGREEMENT, DOMAIN, "domain", ENUM, N_("Domain"), .enum_type = pb_domain_get_type)
PB_FIELD (AGREEMENT, STATUS, "status", ENUM, N_("Status"),
          .enum_type = pb_agreement_status_get_type, .flags = REQUIRED | CONSEQUENTIAL,
          .fallback = "draft")
PB_FIELD (AGREEMENT, START, "start", DAY, N_("In force since"), .flags = START)
PB_FIELD (AGREEMENT, END, "end", DAY, N_("Term ends"))
PB_FIELD (AGREEMENT, ENDED, "ended", DAY, N_("Ended on"), .flags = EVENT,
          .status = PB_AGREEMENT_STATUS, .status_before = "active")
PB_FIELD (AGREEMENT, ENDED_BY, "ended_by", REF, N_("Ended by"), .refs = REFS (GROUP))
PB_FIELD (AGREEMENT, REVIEW_DATE, "review_date", DAY, N_("Next review"))
PB_FIELD (AGREEMENT, REVIEW_INTERVAL, "review_interval", INTEGER, N_("Review every"),
          .min = 1, .max = 3650, .unit = N_("days"))
PB_FIELD (AGREEMENT, PROVISIONS, "provisions", MARKDOWN, N_("Core provisions"), .flags = SEARCH)
PB_FIELD (AGREEMENT, APPLICABILITY, "applicability", MARKDOWN, N_("Applicability"), .flags = SEARCH)
PB_FIELD (AGREEMENT, MODIFICATION, "modification", MARKDOWN, N_("Modification process"),
          .flags = SEARCH)
PB_FIELD (AGREEMENT, NOTICE_DAYS, "notice_days", INTEGER, N_("Notice"), .min = 0, .max = 3650,
          .unit = N_("days"))
PB_FIELD (AGREEMENT, ONCHAIN_REF, "onchain_ref", TEXT, N_("On-chain reference"))
PB_FIELD (AGREEMENT, FILE, "file", URI, N_("Document"))
PB_FIELD (AGREEMENT, FILE_HASH, "file_hash", TEXT, N_("SHA-256 of the document"))
PB_FIELD (AGREEMENT, DECISION, "decision", REF, N_("Adopted by"), .refs = REFS (DECISION))
PB_FIELD (AGREEMENT, SUPERSEDES, "supersedes", REF, N_("Supersedes"), .refs = REFS (AGREEMENT),
          .flags = TREE)
PB_FIELD (AGREEMENT, VERSION, "version", TEXT, N_("Version"))
PB_FIELD (AGREEMENT, WHY, "why", MARKDOWN, N_("Why this agreement"), .flags = SEARCH,
          .help = N_("How it serves the purpose of the group"))
PB_FIELD (AGREEMENT, OBJECTIVES, "objectives", REF_SET, N_("Objectives"),
          .refs = REFS (OBJECTIVE))
PB_FIELD (AGREEMENT, HANDED_TO, "handed_to", REF, N_("Handed over to"), .refs = REFS (GROUP))

PB_KIND (AGREEMENT_PARTY, "agreement-party", N_("Party"), N_("Parties"), PB_KIND_PART,
         PB_AGREEMENT_PARTY_SIGNED_ON)
PB_FIELD (AGREEMENT_PARTY, AGREEMENT, "agreement", REF, N_("Agreement"), .refs = REFS (AGREEMENT),
          .flags = REQUIRED | OWNER)
PB_FIELD (AGREEMENT_PARTY, PARTY, "party", REF, N_("Party"),
          .refs = REFS (GROUP) | REFS (ROLE) | REFS (MEMBER), .flags = REQUIRED)
PB_FIELD (AGREEMENT_PARTY, SIGNED_ON, "signed_on", DAY, N_("Signed on"), .flags = EVENT)
PB_FIELD (AGREEMENT_PARTY, SIGNED_BY, "signed_by", TEXT, N_("Signed by"))

PB_KIND (OBLIGATION, "obligation", N_("Obligation"), N_("Obligations"), PB_KIND_PART, 0)
PB_FIELD (OBLIGATION, AGREEMENT, "agreement", REF, N_("Agreement"), .refs = REFS (AGREEMENT),
          .flags = REQUIRED | OWNER)
PB_FIELD (OBLIGATION, TEXT, "text", TEXT, N_("What"), .flags = REQUIRED | TITLE | SEARCH)
PB_FIELD (OBLIGATION, BY, "by", REF, N_("By whom"),
          .refs = REFS (GROUP) | REFS (ROLE) | REFS (MEMBER))
PB_FIELD (OBLIGATION, DUE, "due", DAY, N_("Due"))
PB_FIELD (OBLIGATION, RECURRING, "recurring", ENUM, N_("Recurring"),
          .enum_type = pb_cadence_get_type)
PB_FIELD (OBLIGATION, AMOUNT, "amount", DECIMAL, N_("Amount"))
PB_FIELD (OBLIGATION, ASSET, "asset", TEXT, N_("Asset"))
PB_FIELD (OBLIGATION, DONE_ON, "done_on", DAY, N_("Done on"), .flags = EVENT)

PB_KIND (DECISION, "decision", N_("Decision"), N_("Decisions"), PB_KIND_PLAIN, PB_DECISION_OPENED)
PB_FIELD (DECISION, GROUP, "group", REF, N_("Group"), .refs = REFS (GROUP),
          .flags = REQUIRED | OF_GROUP)
PB_FIELD (DECISION, TITLE, "title", TEXT, N_("Title"), .flags = REQUIRED | TITLE | SEARCH)
PB_FIELD (DECISION, CLASS, "class", ENUM, N_("Class"), .enum_type = pb_decision_class_get_type)
PB_FIELD (DECISION, CATEGORY, "category", ENUM, N_("Category"),
          .enum_type = pb_decision_category_get_type)
PB_FIELD (DECISION, METHOD, "method", ENUM, N_("Method"), .enum_type = pb_decision_method_get_type)
PB_FIELD (DECISION, OPENED, "opened", DAY, N_("Opened"), .flags = START)
PB_FIELD (DECISION, CLOSED, "closed", DAY, N_("Closed"), .flags = EVENT,
          .status = PB_DECISION_STATUS, .status_before = "open-for-vote")
PB_FIELD (DECISION, STATUS, "status", ENUM, N_("Status"), .enum_type = pb_decision_status_get_type,
          .flags = REQUIRED | CONSEQUENTIAL, .fallback = "proposed")
PB_FIELD (DECISION, TEXT, "text", MARKDOWN, N_("Text"), .flags = SEARCH)
PB_FIELD (DECISION, RATIONALE, "rationale", MARKDOWN, N_("Rationale"), .flags = SEARCH)
PB_FIELD (DECISION, PROPOSER, "proposer", REF, N_("Proposer"), .refs = REFS (MEMBER))
PB_FIELD (DECISION, PARTICIPANTS, "participants", REF_SET, N_("Participants"),
          .refs = REFS (MEMBER))
PB_FIELD (DECISION, QUORUM, "quorum", DECIMAL, N_("Quorum"))
PB_FIELD (DECISION, QUORUM_KIND, "quorum_kind", ENUM, N_("Quorum counts"),
          .enum_type = pb_quorum_kind_get_type)
PB_FIELD (DECISION, ELIGIBLE_COUNT, "eligible_count", INTEGER, N_("People eligible"), .min = 0,
          .max = 100000000)
PB_FIELD (DECISION, OUTCOME, "outcome", MARKDOWN, N_("Outcome"), .flags = SEARCH)
PB_FIELD (DECISION, IMPLEMENTATION, "implementation", ENUM, N_("Implementation"),
          .enum_type = pb_implementation_get_type)
PB_FIELD (DECISION, IMPLEMENTATION_DUE, "implementation_due", DAY, N_("Implementation due"))
PB_FIELD (DECISION, REVIEW_DATE, "review_date", DAY, N_("Review on"))
PB_FIELD (DECISION, EXTERNAL_REF, "external_ref", TEXT, N_("External reference"), .flags = SEARCH)
PB_FIELD (DECISION, CHANGES, "changes", REF_SET, N_("Changes"), .refs = PB_REFS_ANY)
PB_FIELD (DECISION, OBJECTIVES, "objectives", REF_SET, N_("Objectives"),
          .refs = REFS (OBJECTIVE))
PB_FIELD (DECISION, CYCLE, "cycle", REF, N_("Cycle"), .refs = REFS (CYCLE))
PB_FIELD (DECISION, SYSTEM, "system", REF, N_("Made with"), .refs = REFS (SYSTEM),
          .help = N_("The system of decision-making that was used"))
PB_FIELD (DECISION, VOTING, "voting", ENUM, N_("Voting system"),
          .enum_type = pb_voting_system_get_type)
PB_FIELD (DECISION, CHOICES, "choices", MARKDOWN, N_("Choices"), .help = N_("One a line"))
PB_FIELD (DECISION, SCORES, "scores", TEXT, N_("Scores"),
          .help = N_("The voting power of each choice, in their order, separated by semicolons"))
PB_FIELD (DECISION, CONFIRMATIONS, "confirmations", INTEGER, N_("Confirmations"), .min = 0,
          .max = 100000)
PB_FIELD (DECISION, THRESHOLD, "threshold", INTEGER, N_("Confirmations needed"), .min = 1,
          .max = 100000)

PB_KIND (VOTE, "vote", N_("Vote"), N_("Votes"), PB_KIND_PART, PB_VOTE_CAST_ON)
PB_FIELD (VOTE, DECISION, "decision", REF, N_("Decision"), .refs = REFS (DECISION),
          .flags = REQUIRED | OWNER)
PB_FIELD (VOTE, MEMBER, "member", REF, N_("Member"), .refs = REFS (MEMBER))
PB_FIELD (VOTE, NAME, "name", TEXT, N_("Voter"), .help = N_("For a voter who is not a member"))
PB_FIELD (VOTE, POSITION, "position", ENUM, N_("Position"), .enum_type = pb_vote_position_get_type,
          .flags = REQUIRED)
PB_FIELD (VOTE, WEIGHT, "weight", DECIMAL, N_("Weight"))
PB_FIELD (VOTE, CAST_ON, "cast_on", DAY, N_("Cast on"), .flags = EVENT)

PB_KIND (BUDGET_LINE, "budget-line", N_("Budget line"), N_("Budget lines"), PB_KIND_PART, 0)
PB_FIELD (BUDGET_LINE, DECISION, "decision", REF, N_("Decision"), .refs = REFS (DECISION),
          .flags = REQUIRED | OWNER)
PB_FIELD (BUDGET_LINE, AMOUNT, "amount", DECIMAL, N_("Amount"), .flags = REQUIRED)
PB_FIELD (BUDGET_LINE, ASSET, "asset", TEXT, N_("Asset"), .flags = REQUIRED)
PB_FIELD (BUDGET_LINE, PAYEE, "payee", TEXT, N_("Payee"), .flags = TITLE)
PB_FIELD (BUDGET_LINE, TRANCHE, "tranche", TEXT, N_("Tranche"))
PB_FIELD (BUDGET_LINE, PAYEE_RECORD, "payee_record", REF, N_("Payee in this library"),
          .refs = REFS (MEMBER) | REFS (GROUP))
PB_FIELD (BUDGET_LINE, DUE, "due", DAY, N_("Due"))

PB_KIND (OBJECTIVE, "objective", N_("Objective"), N_("Objectives"), PB_KIND_PLAIN,
         PB_OBJECTIVE_START)
PB_FIELD (OBJECTIVE, GROUP, "group", REF, N_("Group"), .refs = REFS (GROUP),
          .flags = REQUIRED | OF_GROUP)
PB_FIELD (OBJECTIVE, TITLE, "title", TEXT, N_("Title"), .flags = REQUIRED | TITLE | SEARCH)
PB_FIELD (OBJECTIVE, DESCRIPTION, "description", MARKDOWN, N_("Description"), .flags = SEARCH)
PB_FIELD (OBJECTIVE, PURPOSE_LINK, "purpose_link", TEXT, N_("How it serves the purpose"),
          .flags = SEARCH)
PB_FIELD (OBJECTIVE, START, "start", DAY, N_("Start"), .flags = START)
PB_FIELD (OBJECTIVE, END, "end", DAY, N_("Planned end"))
PB_FIELD (OBJECTIVE, STATUS, "status", ENUM, N_("Status"),
          .enum_type = pb_objective_status_get_type, .flags = REQUIRED, .fallback = "active")
PB_FIELD (OBJECTIVE, ACHIEVED_ON, "achieved_on", DAY, N_("Achieved on"), .flags = EVENT,
          .status = PB_OBJECTIVE_STATUS, .status_before = "active")
PB_FIELD (OBJECTIVE, CLOSED_ON, "closed_on", DAY, N_("Dropped or carried over on"), .flags = EVENT,
          .status = PB_OBJECTIVE_STATUS, .status_before = "active")
PB_FIELD (OBJECTIVE, GOALS, "goals", REF_SET, N_("Network goals"), .refs = REFS (NETWORK_GOAL))
PB_FIELD (OBJECTIVE, CRITERIA, "criteria", MARKDOWN, N_("How we know it is achieved"),
          .flags = SEARCH)
PB_FIELD (OBJECTIVE, CYCLES, "cycles", REF_SET, N_("Cycles"), .refs = REFS (CYCLE))

PB_KIND (NETWORK_GOAL, "network-goal", N_("Network goal"), N_("Network goals"), PB_KIND_PLAIN, 0)
PB_FIELD (NETWORK_GOAL, NETWORK, "network", REF, N_("Network"), .refs = REFS (GROUP),
          .flags = REQUIRED | OF_GROUP)
PB_FIELD (NETWORK_GOAL, TITLE, "title", TEXT, N_("Title"), .flags = REQUIRED | TITLE | SEARCH)
PB_FIELD (NETWORK_GOAL, LINK, "link", URI, N_("Published at"))

PB_KIND (METRIC, "metric", N_("Metric"), N_("Metrics"), PB_KIND_PLAIN, PB_METRIC_BASELINE_DATE)
PB_FIELD (METRIC, GROUP, "group", REF, N_("Group"), .refs = REFS (GROUP),
          .flags = REQUIRED | OF_GROUP)
PB_FIELD (METRIC, NAME, "name", TEXT, N_("Name"), .flags = REQUIRED | TITLE | SEARCH)
PB_FIELD (METRIC, DEFINITION, "definition", MARKDOWN, N_("Definition"), .flags = SEARCH)
PB_FIELD (METRIC, UNIT, "unit", TEXT, N_("Unit"))
PB_FIELD (METRIC, DECIMALS, "decimals", INTEGER, N_("Decimal places"), .min = 0, .max = 18)
PB_FIELD (METRIC, LEVEL, "level", ENUM, N_("Level"), .enum_type = pb_metric_level_get_type)
PB_FIELD (METRIC, DIRECTION, "direction", ENUM, N_("Direction"),
          .enum_type = pb_metric_direction_get_type)
PB_FIELD (METRIC, SERIES, "series", ENUM, N_("Values are"),
          .enum_type = pb_metric_series_get_type, .fallback = "level")
PB_FIELD (METRIC, RATIO, "ratio", FLAG, N_("Each value is a ratio"),
          .help = N_("Observations give a numerator and a denominator"))
PB_FIELD (METRIC, BASELINE, "baseline", DECIMAL, N_("Baseline"))
PB_FIELD (METRIC, BASELINE_DATE, "baseline_date", DAY, N_("Baseline date"), .flags = START)
PB_FIELD (METRIC, CADENCE, "cadence", ENUM, N_("Observed"), .enum_type = pb_cadence_get_type)
PB_FIELD (METRIC, OWNER, "owner", REF, N_("Kept by"),
          .refs = REFS (MEMBER) | REFS (ROLE))
PB_FIELD (METRIC, DATA_SOURCE, "data_source", TEXT, N_("Data source"))
PB_FIELD (METRIC, EXTERNAL_CODE, "external_code", TEXT, N_("Catalogue code"),
          .help = N_("For example an IRIS+ or IATI code"))
PB_FIELD (METRIC, DISAGGREGATION, "disaggregation", TEXT_SET, N_("Broken down by"))
PB_FIELD (METRIC, OBJECTIVES, "objectives", REF_SET, N_("Objectives"), .refs = REFS (OBJECTIVE))

PB_KIND (TARGET, "target", N_("Target"), N_("Targets"), PB_KIND_PART, 0)
PB_FIELD (TARGET, METRIC, "metric", REF, N_("Metric"), .refs = REFS (METRIC),
          .flags = REQUIRED | OWNER)
PB_FIELD (TARGET, DATE, "date", DAY, N_("Reach by"), .flags = REQUIRED)
PB_FIELD (TARGET, VALUE, "value", DECIMAL, N_("Value"))
PB_FIELD (TARGET, MIN, "min", DECIMAL, N_("At least"))
PB_FIELD (TARGET, MAX, "max", DECIMAL, N_("At most"))

PB_KIND (OBSERVATION, "observation", N_("Observation"), N_("Observations"), PB_KIND_APPEND_ONLY,
         PB_OBSERVATION_PERIOD_END)
PB_FIELD (OBSERVATION, METRIC, "metric", REF, N_("Metric"), .refs = REFS (METRIC),
          .flags = REQUIRED | OWNER)
PB_FIELD (OBSERVATION, PERIOD_START, "period_start", DAY, N_("Period from"))
PB_FIELD (OBSERVATION, PERIOD_END, "period_end", DAY, N_("Period to"), .flags = REQUIRED | START)
PB_FIELD (OBSERVATION, VALUE, "value", DECIMAL, N_("Value"))
PB_FIELD (OBSERVATION, NUMERATOR, "numerator", DECIMAL, N_("Numerator"))
PB_FIELD (OBSERVATION, DENOMINATOR, "denominator", DECIMAL, N_("Denominator"))
PB_FIELD (OBSERVATION, ESTIMATED, "estimated", FLAG, N_("Estimated"))
PB_FIELD (OBSERVATION, EVIDENCE, "evidence", TEXT, N_("Evidence"))
PB_FIELD (OBSERVATION, SUPERSEDES, "supersedes", REF, N_("Corrects"), .refs = REFS (OBSERVATION),
          .flags = HIDDEN)

PB_KIND (STATE_ELEMENT, "state-element", N_("State element"), N_("State elements"), PB_KIND_PLAIN,
         0)
PB_FIELD (STATE_ELEMENT, GROUP, "group", REF, N_("Group"), .refs = REFS (GROUP),
          .flags = REQUIRED | OF_GROUP)
PB_FIELD (STATE_ELEMENT, KEY, "key", TEXT, N_("Element"), .flags = REQUIRED | TITLE,
          .help = N_("P1 to G6, or a name of the group’s own"))
PB_FIELD (STATE_ELEMENT, LAST_REVIEWED, "last_reviewed", DAY, N_("Last reviewed"), .flags = EVENT)
PB_FIELD (STATE_ELEMENT, REVIEWED_BY, "reviewed_by", TEXT, N_("Reviewed by"))
PB_FIELD (STATE_ELEMENT, REVIEW_INTERVAL, "review_interval", INTEGER, N_("Review every"), .min = 1,
          .max = 3650, .unit = N_("days"))
PB_FIELD (STATE_ELEMENT, RECORDS, "records", REF_SET, N_("Speaks for"), .refs = PB_REFS_ANY)

PB_KIND (STATE_TEXT, "state-text", N_("State text"), N_("State texts"), PB_KIND_PLAIN, 0)
PB_FIELD (STATE_TEXT, GROUP, "group", REF, N_("Group"), .refs = REFS (GROUP),
          .flags = REQUIRED | OF_GROUP)
PB_FIELD (STATE_TEXT, LABEL, "label", TEXT, N_("Label"), .flags = REQUIRED | TITLE | SEARCH,
          .help = N_("The bold label or heading in the group state document"))
PB_FIELD (STATE_TEXT, SECTION, "section", ENUM, N_("Section"),
          .enum_type = pb_state_section_get_type)
PB_FIELD (STATE_TEXT, ELEMENTS, "elements", TEXT_SET, N_("State elements"),
          .help = N_("The keys of the elements that this text fills"))
PB_FIELD (STATE_TEXT, TEXT, "text", MARKDOWN, N_("Text"), .flags = SEARCH)
PB_FIELD (STATE_TEXT, CHANGED_ON, "changed_on", DAY, N_("Last changed"), .flags = START)
PB_FIELD (STATE_TEXT, PLACE, "place", INTEGER, N_("Place in the document"), .min = 0,
          .max = 1000000, .flags = HIDDEN)

PB_KIND (STATE_DOCUMENT, "state-document", N_("State document"), N_("State documents"),
         PB_KIND_PLAIN, 0)
PB_FIELD (STATE_DOCUMENT, GROUP, "group", REF, N_("Group"), .refs = REFS (GROUP),
          .flags = REQUIRED | OF_GROUP)
PB_FIELD (STATE_DOCUMENT, NAME, "name", TEXT, N_("File name"), .flags = TITLE)
PB_FIELD (STATE_DOCUMENT, CONTENT, "content", DATA, N_("Content"), .flags = HIDDEN,
          .help = N_("The document as it was imported; its layout is kept on export"))

PB_KIND (ATTESTATION, "attestation", N_("Attestation"), N_("Attestations"), PB_KIND_APPEND_ONLY,
         PB_ATTESTATION_ON)
PB_FIELD (ATTESTATION, GROUP, "group", REF, N_("Group"), .refs = REFS (GROUP),
          .flags = REQUIRED | OF_GROUP)
PB_FIELD (ATTESTATION, ITEM, "item", TEXT, N_("Statement"), .flags = REQUIRED | TITLE)
PB_FIELD (ATTESTATION, VALUE, "value", TEXT, N_("Result"), .flags = REQUIRED)
PB_FIELD (ATTESTATION, BY, "by", REF, N_("Stated by"), .refs = REFS (MEMBER),
          .flags = REQUIRED)
PB_FIELD (ATTESTATION, ON, "on", DAY, N_("Stated on"), .flags = REQUIRED | START)
PB_FIELD (ATTESTATION, VALID_DAYS, "valid_days", INTEGER, N_("Valid for"), .fallback = "180",
          .min = 1, .max = 3650, .unit = N_("days"))
PB_FIELD (ATTESTATION, REASON, "reason", MARKDOWN, N_("Reason"), .flags = SEARCH)
PB_FIELD (ATTESTATION, DISPUTED, "disputed", FLAG, N_("Disputes the computed result"))

PB_KIND (EVIDENCE, "evidence", N_("Evidence"), N_("Evidence"), PB_KIND_PLAIN, PB_EVIDENCE_DATE)
PB_FIELD (EVIDENCE, SUBJECT, "subject", REF, N_("Is about"), .refs = PB_REFS_ANY,
          .flags = REQUIRED | OWNER)
PB_FIELD (EVIDENCE, TEXT, "text", TEXT, N_("What it shows"), .flags = REQUIRED | TITLE | SEARCH)
PB_FIELD (EVIDENCE, REFERENCE, "reference", URI, N_("Link or transaction"))
PB_FIELD (EVIDENCE, ORIGIN, "origin", ENUM, N_("Origin"),
          .enum_type = pb_evidence_origin_get_type, .flags = REQUIRED)
PB_FIELD (EVIDENCE, RELATION, "relation", ENUM, N_("Relation"),
          .enum_type = pb_evidence_relation_get_type, .fallback = "supports")
PB_FIELD (EVIDENCE, DATE, "date", DAY, N_("Date"), .flags = START)
PB_FIELD (EVIDENCE, FROM, "from", TEXT, N_("Comes from"))
PB_FIELD (EVIDENCE, BROKEN, "broken", FLAG, N_("The link is broken"))

PB_KIND (PHASE_TRANSITION, "phase-transition", N_("Phase transition"), N_("Phase transitions"),
         PB_KIND_PLAIN, PB_PHASE_TRANSITION_DATE)
PB_FIELD (PHASE_TRANSITION, GROUP, "group", REF, N_("Group"), .refs = REFS (GROUP),
          .flags = REQUIRED | OF_GROUP)
PB_FIELD (PHASE_TRANSITION, FROM, "from", ENUM, N_("From phase"), .enum_type = pb_phase_get_type)
PB_FIELD (PHASE_TRANSITION, TO, "to", ENUM, N_("To phase"), .enum_type = pb_phase_get_type,
          .flags = REQUIRED | TITLE | CONSEQUENTIAL)
PB_FIELD (PHASE_TRANSITION, DATE, "date", DAY, N_("Date"), .flags = REQUIRED | START)
PB_FIELD (PHASE_TRANSITION, DECISION, "decision", REF, N_("Decision"), .refs = REFS (DECISION))
PB_FIELD (PHASE_TRANSITION, REASON, "reason", MARKDOWN, N_("Reason"), .flags = SEARCH)
PB_FIELD (PHASE_TRANSITION, CHECKLIST, "checklist", DATA, N_("Frozen checklist"), .flags = HIDDEN)
PB_FIELD (PHASE_TRANSITION, STATE, "state", DATA, N_("Frozen state"), .flags = HIDDEN)

PB_KIND (PHASE_REVIEW, "phase-review", N_("Phase review"), N_("Phase reviews"), PB_KIND_PLAIN,
         PB_PHASE_REVIEW_DATE)
PB_FIELD (PHASE_REVIEW, GROUP, "group", REF, N_("Group"), .refs = REFS (GROUP),
          .flags = REQUIRED | OF_GROUP)
PB_FIELD (PHASE_REVIEW, DATE, "date", DAY, N_("Date"), .flags = REQUIRED | START)
PB_FIELD (PHASE_REVIEW, QUESTION, "question", ENUM, N_("Question"),
          .enum_type = pb_review_question_get_type, .flags = TITLE)
PB_FIELD (PHASE_REVIEW, RESULT, "result", MARKDOWN, N_("Result"), .flags = SEARCH)
PB_FIELD (PHASE_REVIEW, DECISION, "decision", REF, N_("Decision"), .refs = REFS (DECISION))
PB_FIELD (PHASE_REVIEW, CHECKLIST, "checklist", DATA, N_("Frozen checklist"), .flags = HIDDEN)
PB_FIELD (PHASE_REVIEW, PARTICIPANTS, "participants", REF_SET, N_("Participants"),
          .refs = REFS (MEMBER))

PB_KIND (CYCLE, "cycle", N_("Cycle"), N_("Cycles"), PB_KIND_PLAIN, PB_CYCLE_START)
PB_FIELD (CYCLE, GROUP, "group", REF, N_("Group"), .refs = REFS (GROUP),
          .flags = REQUIRED | OF_GROUP)
PB_FIELD (CYCLE, NAME, "name", TEXT, N_("Name"), .flags = REQUIRED | TITLE | SEARCH)
PB_FIELD (CYCLE, START, "start", DAY, N_("Start"), .flags = REQUIRED | START)
PB_FIELD (CYCLE, END, "end", DAY, N_("End"))
PB_FIELD (CYCLE, PLANNING_START, "planning_start", DAY, N_("Planning from"))
PB_FIELD (CYCLE, PLANNING_END, "planning_end", DAY, N_("Planning to"))
PB_FIELD (CYCLE, EXECUTION_START, "execution_start", DAY, N_("Execution from"))
PB_FIELD (CYCLE, EXECUTION_END, "execution_end", DAY, N_("Execution to"))
PB_FIELD (CYCLE, FEEDBACK_START, "feedback_start", DAY, N_("Feedback from"))
PB_FIELD (CYCLE, FEEDBACK_END, "feedback_end", DAY, N_("Feedback to"))
PB_FIELD (CYCLE, EVOLUTION_START, "evolution_start", DAY, N_("Evolution from"))
PB_FIELD (CYCLE, EVOLUTION_END, "evolution_end", DAY, N_("Evolution to"))
PB_FIELD (CYCLE, INTENTIONS, "intentions", MARKDOWN, N_("Intentions"), .flags = SEARCH)

PB_KIND (DELIVERABLE, "deliverable", N_("Deliverable or outcome"), N_("Deliverables and outcomes"),
         PB_KIND_PLAIN, 0)
PB_FIELD (DELIVERABLE, GROUP, "group", REF, N_("Group"), .refs = REFS (GROUP),
          .flags = REQUIRED | OF_GROUP)
PB_FIELD (DELIVERABLE, TITLE, "title", TEXT, N_("Title"), .flags = REQUIRED | TITLE | SEARCH)
PB_FIELD (DELIVERABLE, LEVEL, "level", ENUM, N_("Level"), .enum_type = pb_metric_level_get_type,
          .fallback = "output")
PB_FIELD (DELIVERABLE, DUE, "due", DAY, N_("Due"))
PB_FIELD (DELIVERABLE, DELIVERED_ON, "delivered_on", DAY, N_("Delivered on"), .flags = EVENT,
          .status = PB_DELIVERABLE_STATUS, .status_before = "in-progress")
PB_FIELD (DELIVERABLE, STATUS, "status", ENUM, N_("Status"),
          .enum_type = pb_deliverable_status_get_type, .flags = REQUIRED, .fallback = "planned")
PB_FIELD (DELIVERABLE, BENEFICIARIES, "beneficiaries", TEXT, N_("Who benefits"))
PB_FIELD (DELIVERABLE, OBJECTIVE, "objective", REF, N_("Objective"), .refs = REFS (OBJECTIVE))
PB_FIELD (DELIVERABLE, CYCLE, "cycle", REF, N_("Cycle"), .refs = REFS (CYCLE))
PB_FIELD (DELIVERABLE, DESCRIPTION, "description", MARKDOWN, N_("Description"), .flags = SEARCH)
PB_FIELD (DELIVERABLE, DOCUMENT, "document", ENUM, N_("Kind of document"),
          .enum_type = pb_document_kind_get_type,
          .help = N_("For reports and other papers that a phase asks for"))
PB_FIELD (DELIVERABLE, URL, "url", URI, N_("Found at"))

PB_KIND (REPORT, "report", N_("Report"), N_("Reports"), PB_KIND_PLAIN, PB_REPORT_AS_OF)
PB_FIELD (REPORT, GROUP, "group", REF, N_("Group"), .refs = REFS (GROUP),
          .flags = REQUIRED | OF_GROUP)
PB_FIELD (REPORT, KIND, "kind", ENUM, N_("Kind"), .enum_type = pb_report_kind_get_type,
          .flags = REQUIRED | TITLE)
PB_FIELD (REPORT, AS_OF, "as_of", DAY, N_("As of"), .flags = START)
PB_FIELD (REPORT, FOR_AUDIENCE, "for_audience", ENUM, N_("Made for"),
          .enum_type = pb_audience_get_type)
PB_FIELD (REPORT, SENT_TO, "sent_to", REF_SET, N_("Sent to"), .refs = REFS (GROUP))
PB_FIELD (REPORT, SENT_ON, "sent_on", DAY, N_("Sent on"), .flags = EVENT)
PB_FIELD (REPORT, DUE_ON, "due_on", DAY, N_("Due on"))
PB_FIELD (REPORT, ACKNOWLEDGED_ON, "acknowledged_on", DAY, N_("Acknowledged on"), .flags = EVENT)
PB_FIELD (REPORT, CONTENT_HASH, "content_hash", TEXT, N_("Fingerprint"), .flags = HIDDEN)
PB_FIELD (REPORT, RULES_VERSION, "rules_version", TEXT, N_("Rules version"), .flags = HIDDEN)
PB_FIELD (REPORT, MACHINE_READABLE, "machine_readable", FLAG, N_("With a file for programs"))
PB_FIELD (REPORT, PUBLISHED_WHERE, "published_where", URI, N_("Published at"))
PB_FIELD (REPORT, RECURRING, "recurring", ENUM, N_("Recurring"), .enum_type = pb_cadence_get_type)

PB_KIND (ACTIVITY, "activity", N_("Activity"), N_("Activities"), PB_KIND_PLAIN, PB_ACTIVITY_DATE)
PB_FIELD (ACTIVITY, GROUP, "group", REF, N_("Group"), .refs = REFS (GROUP),
          .flags = REQUIRED | OF_GROUP)
PB_FIELD (ACTIVITY, TITLE, "title", TEXT, N_("Title"), .flags = REQUIRED | TITLE | SEARCH)
PB_FIELD (ACTIVITY, KIND, "kind", ENUM, N_("Kind"), .enum_type = pb_activity_kind_get_type,
          .flags = REQUIRED)
PB_FIELD (ACTIVITY, DATE, "date", DAY, N_("Date"), .flags = REQUIRED | START)
PB_FIELD (ACTIVITY, END, "end", DAY, N_("Until"))
PB_FIELD (ACTIVITY, GROUPS, "groups", REF_SET, N_("Other groups"), .refs = REFS (GROUP))
PB_FIELD (ACTIVITY, PEOPLE, "people", REF_SET, N_("People"), .refs = REFS (MEMBER))
PB_FIELD (ACTIVITY, HOURS, "hours", DECIMAL, N_("Hours"))
PB_FIELD (ACTIVITY, BUILDING, "building", FLAG, N_("Builds the group’s own structure"))
PB_FIELD (ACTIVITY, PUBLISHED_WHERE, "published_where", TEXT, N_("Published at"))
PB_FIELD (ACTIVITY, OBJECTIVE, "objective", REF, N_("Objective"), .refs = REFS (OBJECTIVE))
PB_FIELD (ACTIVITY, SYSTEM, "system", REF, N_("System used"), .refs = REFS (SYSTEM))
PB_FIELD (ACTIVITY, DESCRIPTION, "description", MARKDOWN, N_("Description"), .flags = SEARCH)

PB_KIND (LINK, "link", N_("Link"), N_("Links"), PB_KIND_PART, 0)
PB_FIELD (LINK, SUBJECT, "subject", REF, N_("Belongs to"), .refs = PB_REFS_ANY,
          .flags = REQUIRED | OWNER)
PB_FIELD (LINK, URL, "url", URI, N_("Address"), .flags = REQUIRED)
PB_FIELD (LINK, LABEL, "label", TEXT, N_("Label"), .flags = TITLE)

PB_KIND (ROLE, "role", N_("Role"), N_("Roles"), PB_KIND_PLAIN, PB_ROLE_STARTED)
PB_FIELD (ROLE, GROUP, "group", REF, N_("Group"), .refs = REFS (GROUP),
          .flags = REQUIRED | OF_GROUP)
PB_FIELD (ROLE, TITLE, "title", TEXT, N_("Title"), .flags = REQUIRED | TITLE | SEARCH)
PB_FIELD (ROLE, DESCRIPTION, "description", MARKDOWN, N_("Description"), .flags = SEARCH)
PB_FIELD (ROLE, RESPONSIBILITIES, "responsibilities", MARKDOWN, N_("Responsibilities"),
          .flags = SEARCH, .help = N_("One a line"))
PB_FIELD (ROLE, AUTHORITIES, "authorities", MARKDOWN, N_("Authorities"), .flags = SEARCH,
          .help = N_("What the holder may decide alone, one a line"))
PB_FIELD (ROLE, ELIGIBILITY, "eligibility", MARKDOWN, N_("Eligibility"), .flags = SEARCH)
PB_FIELD (ROLE, ACCOUNTABLE_TO, "accountable_to", REF, N_("Accountable to"),
          .refs = REFS (ROLE) | REFS (GROUP), .flags = TREE)
PB_FIELD (ROLE, STATUS, "status", ENUM, N_("Status"), .enum_type = pb_role_status_get_type,
          .flags = REQUIRED, .fallback = "active",
          .help = N_("An active role that nobody holds is vacant"))
PB_FIELD (ROLE, STARTED, "started", DAY, N_("Created on"), .flags = START)
PB_FIELD (ROLE, RETIRED, "retired", DAY, N_("Retired on"), .flags = EVENT,
          .status = PB_ROLE_STATUS, .status_before = "active")
PB_FIELD (ROLE, REQUIRED, "required", FLAG, N_("The group needs this role"))
PB_FIELD (ROLE, DECIDING, "deciding", FLAG, N_("Decides alone on matters of the group"))
PB_FIELD (ROLE, TERM_DAYS, "term_days", INTEGER, N_("Term"), .min = 1, .max = 36500,
          .unit = N_("days"))
PB_FIELD (ROLE, COMPENSATION, "compensation", MARKDOWN, N_("Compensation"), .flags = SEARCH)
PB_FIELD (ROLE, ALLOWANCE, "allowance", DECIMAL, N_("Spending allowance"))
PB_FIELD (ROLE, ALLOWANCE_ASSET, "allowance_asset", TEXT, N_("Asset of the allowance"))
PB_FIELD (ROLE, ALLOWANCE_PER, "allowance_per", ENUM, N_("Allowance for each"),
          .enum_type = pb_allowance_period_get_type)
PB_FIELD (ROLE, ALLOWANCE_PER_PERSON, "allowance_per_person", FLAG,
          N_("Each holder has the whole allowance"))
PB_FIELD (ROLE, DECISION, "decision", REF, N_("Decided by"), .refs = REFS (DECISION))
PB_FIELD (ROLE, HAT_ID, "hat_id", TEXT, N_("Hats identifier"))
PB_FIELD (ROLE, PRACTICALITY, "practicality", ENUM, N_("On-chain"),
          .enum_type = pb_practicality_get_type)
PB_FIELD (ROLE, PRACTICALITY_REASON, "practicality_reason", TEXT, N_("Reason for off-chain"))

PB_KIND (ASSIGNMENT, "assignment", N_("Assignment"), N_("Assignments"), PB_KIND_PART,
         PB_ASSIGNMENT_START)
PB_FIELD (ASSIGNMENT, ROLE, "role", REF, N_("Role"), .refs = REFS (ROLE),
          .flags = REQUIRED | OWNER)
PB_FIELD (ASSIGNMENT, HOLDER, "holder", REF, N_("Held by"), .refs = REFS (MEMBER) | REFS (GROUP),
          .flags = REQUIRED)
PB_FIELD (ASSIGNMENT, START, "start", DAY, N_("From"), .flags = REQUIRED | START)
PB_FIELD (ASSIGNMENT, END, "end", DAY, N_("Until"), .flags = EVENT)
PB_FIELD (ASSIGNMENT, END_REASON, "end_reason", ENUM, N_("Ended because"),
          .enum_type = pb_assignment_end_get_type)
PB_FIELD (ASSIGNMENT, DECISION, "decision", REF, N_("Decided by"), .refs = REFS (DECISION))

PB_KIND (TASK, "task", N_("Task"), N_("Tasks"), PB_KIND_PLAIN, PB_TASK_OPENED)
PB_FIELD (TASK, GROUP, "group", REF, N_("Group"), .refs = REFS (GROUP),
          .flags = REQUIRED | OF_GROUP)
PB_FIELD (TASK, TITLE, "title", TEXT, N_("Title"), .flags = REQUIRED | TITLE | SEARCH)
PB_FIELD (TASK, DESCRIPTION, "description", MARKDOWN, N_("Description"), .flags = SEARCH)
PB_FIELD (TASK, STATUS, "status", ENUM, N_("Status"), .enum_type = pb_task_status_get_type,
          .flags = REQUIRED, .fallback = "open")
PB_FIELD (TASK, ASSIGNEE, "assignee", REF, N_("Assigned to"),
          .refs = REFS (MEMBER) | REFS (ROLE))
PB_FIELD (TASK, OPENED, "opened", DAY, N_("Opened on"), .flags = START)
PB_FIELD (TASK, DUE, "due", DAY, N_("Due"))
PB_FIELD (TASK, DONE, "done", DAY, N_("Done on"), .flags = EVENT,
          .status = PB_TASK_STATUS, .status_before = "open")
PB_FIELD (TASK, OBJECTIVE, "objective", REF, N_("Objective"), .refs = REFS (OBJECTIVE))
PB_FIELD (TASK, CYCLE, "cycle", REF, N_("Cycle"), .refs = REFS (CYCLE))
PB_FIELD (TASK, PLANNED, "planned", FLAG, N_("Planned"),
          .help = N_("Off for work that came up during a cycle"))
PB_FIELD (TASK, RECURRING, "recurring", FLAG, N_("Recurring"))
PB_FIELD (TASK, AUTOMATED, "automated", FLAG, N_("Automated"))
PB_FIELD (TASK, HANDED_TO, "handed_to", REF, N_("Handed over to"), .refs = REFS (GROUP))
PB_FIELD (TASK, REWARD, "reward", DECIMAL, N_("Reward"))
PB_FIELD (TASK, REWARD_ASSET, "reward_asset", TEXT, N_("Asset of the reward"))
PB_FIELD (TASK, BUILDING, "building", FLAG, N_("Builds the group’s own structure"))
PB_FIELD (TASK, SYSTEM, "system", REF, N_("System used"), .refs = REFS (SYSTEM))
PB_FIELD (TASK, PURPOSE, "purpose", MARKDOWN, N_("Purpose"), .flags = SEARCH)
PB_FIELD (TASK, PRACTICE, "practice", MARKDOWN, N_("Practice"), .flags = SEARCH)
PB_FIELD (TASK, PROGRESS, "progress", MARKDOWN, N_("Progress"), .flags = SEARCH)

PB_KIND (ACCOUNT, "account", N_("Account"), N_("Accounts"), PB_KIND_PLAIN, PB_ACCOUNT_OPENED)
PB_FIELD (ACCOUNT, GROUP, "group", REF, N_("Group"), .refs = REFS (GROUP),
          .flags = REQUIRED | OF_GROUP)
PB_FIELD (ACCOUNT, NAME, "name", TEXT, N_("Name"), .flags = REQUIRED | TITLE | SEARCH)
PB_FIELD (ACCOUNT, KIND, "kind", ENUM, N_("Kind"), .enum_type = pb_account_kind_get_type,
          .flags = REQUIRED)
PB_FIELD (ACCOUNT, ADDRESS, "address", ADDRESS, N_("Address"), .flags = SEARCH,
          .help = N_("With its chain, as in eip155:1:0x…"))
PB_FIELD (ACCOUNT, THRESHOLD, "threshold", INTEGER, N_("Signatures needed"), .min = 1,
          .max = 1000)
PB_FIELD (ACCOUNT, SIGNERS, "signers", REF_SET, N_("Signers"),
          .refs = REFS (MEMBER) | REFS (GROUP))
PB_FIELD (ACCOUNT, OTHER_SIGNERS, "other_signers", TEXT_SET, N_("Other signers"),
          .help = N_("Names or addresses of signers who are not members"))
PB_FIELD (ACCOUNT, BACKUP, "backup", MARKDOWN, N_("Back-up note"), .flags = SEARCH,
          .help = N_("How access is kept when signers are away"))
PB_FIELD (ACCOUNT, PRACTICALITY, "practicality", ENUM, N_("On-chain"),
          .enum_type = pb_practicality_get_type)
PB_FIELD (ACCOUNT, PRACTICALITY_REASON, "practicality_reason", TEXT, N_("Reason for off-chain"))
PB_FIELD (ACCOUNT, OPENED, "opened", DAY, N_("Opened on"), .flags = START)
PB_FIELD (ACCOUNT, CLOSED, "closed", DAY, N_("Closed on"), .flags = EVENT)
PB_FIELD (ACCOUNT, DECISION, "decision", REF, N_("Decided by"), .refs = REFS (DECISION))
PB_FIELD (ACCOUNT, DESTINATION, "destination", TEXT, N_("Where its assets go on closing"))

PB_KIND (TRANSACTION, "transaction", N_("Transaction"), N_("Transactions"), PB_KIND_PLAIN,
         PB_TRANSACTION_DATE)
PB_FIELD (TRANSACTION, GROUP, "group", REF, N_("Group"), .refs = REFS (GROUP),
          .flags = REQUIRED | OF_GROUP)
PB_FIELD (TRANSACTION, ACCOUNT, "account", REF, N_("Account"), .refs = REFS (ACCOUNT))
PB_FIELD (TRANSACTION, DATE, "date", DAY, N_("Date"), .flags = REQUIRED | START)
PB_FIELD (TRANSACTION, DIRECTION, "direction", ENUM, N_("Direction"),
          .enum_type = pb_transaction_direction_get_type, .flags = REQUIRED)
PB_FIELD (TRANSACTION, AMOUNT, "amount", DECIMAL, N_("Amount"), .flags = REQUIRED)
PB_FIELD (TRANSACTION, ASSET, "asset", TEXT, N_("Asset"), .flags = REQUIRED | SEARCH)
PB_FIELD (TRANSACTION, ASSET_ID, "asset_id", TEXT, N_("Asset identifier"),
          .help = N_("As in eip155:1/slip44:60"))
PB_FIELD (TRANSACTION, DESCRIPTION, "description", TEXT, N_("Description"),
          .flags = TITLE | SEARCH)
PB_FIELD (TRANSACTION, COUNTERPARTY, "counterparty", TEXT, N_("Other party"), .flags = SEARCH)
PB_FIELD (TRANSACTION, PARTY, "party", REF, N_("Other party in this library"),
          .refs = REFS (GROUP) | REFS (MEMBER))
PB_FIELD (TRANSACTION, PARTY_ADDRESS, "party_address", ADDRESS, N_("Address of the other party"))
PB_FIELD (TRANSACTION, TO_ACCOUNT, "to_account", REF, N_("To account"), .refs = REFS (ACCOUNT),
          .help = N_("For moves between accounts of the group"))
PB_FIELD (TRANSACTION, CATEGORY, "category", TEXT, N_("Category"), .flags = SEARCH)
PB_FIELD (TRANSACTION, FEE, "fee", DECIMAL, N_("Fee"))
PB_FIELD (TRANSACTION, FEE_ASSET, "fee_asset", TEXT, N_("Asset of the fee"))
PB_FIELD (TRANSACTION, FAILED, "failed", FLAG, N_("Failed"),
          .help = N_("Only its fee was paid"))
PB_FIELD (TRANSACTION, HASH, "hash", TEXT, N_("Transaction hash"), .flags = SEARCH)
PB_FIELD (TRANSACTION, BLOCK, "block", INTEGER, N_("Block"), .min = 0)
PB_FIELD (TRANSACTION, POSITION, "position", INTEGER, N_("Place in the transaction"), .min = 0,
          .flags = HIDDEN)
PB_FIELD (TRANSACTION, RATE, "rate", DECIMAL, N_("Rate"))
PB_FIELD (TRANSACTION, RATE_TO, "rate_to", TEXT, N_("Rate is in"))
PB_FIELD (TRANSACTION, RATE_SOURCE, "rate_source", TEXT, N_("Source of the rate"))
PB_FIELD (TRANSACTION, DECISION, "decision", REF, N_("Decided by"), .refs = REFS (DECISION))
PB_FIELD (TRANSACTION, BUDGET_LINE, "budget_line", REF, N_("Budget line"),
          .refs = REFS (BUDGET_LINE))
PB_FIELD (TRANSACTION, ROLE, "role", REF, N_("Within the allowance of"), .refs = REFS (ROLE))
PB_FIELD (TRANSACTION, OBJECTIVE, "objective", REF, N_("Objective"), .refs = REFS (OBJECTIVE))
PB_FIELD (TRANSACTION, AGREEMENT, "agreement", REF, N_("Agreement"), .refs = REFS (AGREEMENT))
PB_FIELD (TRANSACTION, DELIVERABLE, "deliverable", REF, N_("Deliverable"),
          .refs = REFS (DELIVERABLE))
PB_FIELD (TRANSACTION, SYSTEM, "system", REF, N_("System used"), .refs = REFS (SYSTEM))

PB_KIND (RETROSPECTIVE, "retrospective", N_("Retrospective"), N_("Retrospectives"), PB_KIND_PLAIN,
         PB_RETROSPECTIVE_DATE)
PB_FIELD (RETROSPECTIVE, GROUP, "group", REF, N_("Group"), .refs = REFS (GROUP),
          .flags = REQUIRED | OF_GROUP)
PB_FIELD (RETROSPECTIVE, TITLE, "title", TEXT, N_("Title"), .flags = REQUIRED | TITLE | SEARCH)
PB_FIELD (RETROSPECTIVE, DATE, "date", DAY, N_("Held on"), .flags = REQUIRED | START)
PB_FIELD (RETROSPECTIVE, FORMAT, "format", ENUM, N_("Format"),
          .enum_type = pb_retro_format_get_type)
PB_FIELD (RETROSPECTIVE, FACILITATOR, "facilitator", REF, N_("Facilitator"),
          .refs = REFS (MEMBER))
PB_FIELD (RETROSPECTIVE, PARTICIPANTS, "participants", REF_SET, N_("Participants"),
          .refs = REFS (MEMBER))
PB_FIELD (RETROSPECTIVE, CYCLE, "cycle", REF, N_("Cycle"), .refs = REFS (CYCLE))
PB_FIELD (RETROSPECTIVE, SYSTEM, "system", REF, N_("System used"), .refs = REFS (SYSTEM))

PB_KIND (INSIGHT, "insight", N_("Insight"), N_("Insights"), PB_KIND_PLAIN, PB_INSIGHT_RECORDED)
PB_FIELD (INSIGHT, GROUP, "group", REF, N_("Group"), .refs = REFS (GROUP),
          .flags = REQUIRED | OF_GROUP)
PB_FIELD (INSIGHT, TEXT, "text", TEXT, N_("Insight"), .flags = REQUIRED | TITLE | SEARCH)
PB_FIELD (INSIGHT, RECORDED, "recorded", DAY, N_("Recorded on"), .flags = START)
PB_FIELD (INSIGHT, ORIGIN, "origin", ENUM, N_("Origin"),
          .enum_type = pb_insight_origin_get_type)
PB_FIELD (INSIGHT, RETROSPECTIVE, "retrospective", REF, N_("Retrospective"),
          .refs = REFS (RETROSPECTIVE))
PB_FIELD (INSIGHT, HEADING, "heading", TEXT, N_("Heading"),
          .help = N_("The column of the retrospective that it was noted in"))
PB_FIELD (INSIGHT, FEEDBACK, "feedback", REF, N_("Feedback"), .refs = REFS (FEEDBACK))
PB_FIELD (INSIGHT, TOPIC, "topic", ENUM, N_("Topic"), .enum_type = pb_insight_topic_get_type)
PB_FIELD (INSIGHT, WEIGHT, "weight", INTEGER, N_("People behind it"), .min = 0, .max = 1000000)
PB_FIELD (INSIGHT, DISPOSITION, "disposition", ENUM, N_("What came of it"),
          .enum_type = pb_insight_disposition_get_type, .flags = REQUIRED | CONSEQUENTIAL,
          .fallback = "pending")
PB_FIELD (INSIGHT, DISPOSED_ON, "disposed_on", DAY, N_("Settled on"), .flags = EVENT,
          .status = PB_INSIGHT_DISPOSITION, .status_before = "pending")
PB_FIELD (INSIGHT, REASON, "reason", MARKDOWN, N_("Reason"), .flags = SEARCH)
PB_FIELD (INSIGHT, CHANGES, "changes", REF_SET, N_("Led to"),
          .refs = REFS (DECISION) | REFS (AGREEMENT) | REFS (ROLE) | REFS (SYSTEM) |
                  REFS (STATE_ELEMENT) | REFS (STATE_TEXT))
PB_FIELD (INSIGHT, MERGED_INTO, "merged_into", REF, N_("Merged into"), .refs = REFS (INSIGHT),
          .flags = TREE)

PB_KIND (FEEDBACK, "feedback", N_("Feedback"), N_("Feedback"), PB_KIND_PLAIN, PB_FEEDBACK_DATE)
PB_FIELD (FEEDBACK, GROUP, "group", REF, N_("Group"), .refs = REFS (GROUP),
          .flags = REQUIRED | OF_GROUP)
PB_FIELD (FEEDBACK, SUBJECT, "subject", TEXT, N_("About"), .flags = REQUIRED | TITLE | SEARCH)
PB_FIELD (FEEDBACK, TEXT, "text", MARKDOWN, N_("What was said"), .flags = SEARCH)
PB_FIELD (FEEDBACK, DATE, "date", DAY, N_("Date"), .flags = REQUIRED | START)
PB_FIELD (FEEDBACK, SOURCE, "from_kind", ENUM, N_("Comes from"),
          .enum_type = pb_feedback_source_get_type, .flags = REQUIRED)
PB_FIELD (FEEDBACK, FROM, "from", REF, N_("From"), .refs = REFS (GROUP) | REFS (MEMBER))
PB_FIELD (FEEDBACK, FROM_NAME, "from_name", TEXT, N_("Name"),
          .help = N_("For somebody who is not in this library; empty where nobody is named"))
PB_FIELD (FEEDBACK, TONE, "tone", ENUM, N_("Tone"), .enum_type = pb_feedback_tone_get_type)
PB_FIELD (FEEDBACK, TOPIC, "topic", ENUM, N_("Topic"), .enum_type = pb_insight_topic_get_type)
PB_FIELD (FEEDBACK, STATUS, "status", ENUM, N_("Status"),
          .enum_type = pb_feedback_status_get_type, .flags = REQUIRED, .fallback = "new")
PB_FIELD (FEEDBACK, ANSWERED_ON, "answered_on", DAY, N_("Answered on"), .flags = EVENT,
          .status = PB_FEEDBACK_STATUS, .status_before = "new")
PB_FIELD (FEEDBACK, ANSWER, "answer", MARKDOWN, N_("Answer"), .flags = SEARCH)
PB_FIELD (FEEDBACK, RELATION, "relation", REF, N_("Relation"), .refs = REFS (RELATION))
PB_FIELD (FEEDBACK, SYSTEM, "system", REF, N_("System used"), .refs = REFS (SYSTEM))

PB_KIND (TOOL, "tool", N_("Tool"), N_("Tools"), PB_KIND_PLAIN, PB_TOOL_STARTED)
PB_FIELD (TOOL, GROUP, "group", REF, N_("Group"), .refs = REFS (GROUP),
          .flags = REQUIRED | OF_GROUP)
PB_FIELD (TOOL, NAME, "name", TEXT, N_("Name"), .flags = REQUIRED | TITLE | SEARCH)
PB_FIELD (TOOL, PURPOSE, "purpose", ENUM, N_("Used for"), .enum_type = pb_tool_purpose_get_type)
PB_FIELD (TOOL, URL, "url", URI, N_("Address"))
PB_FIELD (TOOL, ONCHAIN, "onchain", FLAG, N_("On-chain"))
PB_FIELD (TOOL, PRACTICALITY, "practicality", ENUM, N_("On-chain where practical"),
          .enum_type = pb_practicality_get_type)
PB_FIELD (TOOL, PRACTICALITY_REASON, "practicality_reason", TEXT, N_("Reason for off-chain"))
PB_FIELD (TOOL, ACCESS, "access", MARKDOWN, N_("How to get access"), .flags = SEARCH)
PB_FIELD (TOOL, OWNER, "owner", REF, N_("Looked after by"), .refs = REFS (ROLE) | REFS (MEMBER))
PB_FIELD (TOOL, STARTED, "started", DAY, N_("In use since"), .flags = START)
PB_FIELD (TOOL, RETIRED, "retired", DAY, N_("Retired on"), .flags = EVENT)
PB_FIELD (TOOL, REPLACED_BY, "replaced_by", REF, N_("Replaced by"), .refs = REFS (TOOL),
          .flags = TREE)
PB_FIELD (TOOL, CREDENTIALS, "credentials", REF, N_("Credentials held by"),
          .refs = REFS (MEMBER) | REFS (ROLE) | REFS (GROUP))
PB_FIELD (TOOL, SUBSCRIPTION, "subscription", FLAG, N_("Paid subscription"))
PB_FIELD (TOOL, HANDED_TO, "handed_to", REF, N_("Handed over to"), .refs = REFS (GROUP))
PB_FIELD (TOOL, AGREEMENT, "agreement", REF, N_("Agreement"), .refs = REFS (AGREEMENT))

PB_KIND (SYSTEM, "system", N_("System"), N_("Systems"), PB_KIND_PLAIN, PB_SYSTEM_STARTED)
PB_FIELD (SYSTEM, GROUP, "group", REF, N_("Group"), .refs = REFS (GROUP),
          .flags = REQUIRED | OF_GROUP)
PB_FIELD (SYSTEM, NAME, "name", TEXT, N_("Name"), .flags = REQUIRED | TITLE | SEARCH)
PB_FIELD (SYSTEM, KIND, "kind", ENUM, N_("Kind"), .enum_type = pb_system_kind_get_type,
          .flags = REQUIRED)
PB_FIELD (SYSTEM, STATUS, "status", ENUM, N_("Status"), .enum_type = pb_system_status_get_type,
          .flags = REQUIRED, .fallback = "designed")
PB_FIELD (SYSTEM, REQUIRED, "required", FLAG, N_("The group needs this system"))
PB_FIELD (SYSTEM, STARTED, "started", DAY, N_("Designed on"), .flags = START)
PB_FIELD (SYSTEM, RUNNING_SINCE, "running_since", DAY, N_("Running since"), .flags = EVENT,
          .status = PB_SYSTEM_STATUS, .status_before = "being-set-up")
PB_FIELD (SYSTEM, RETIRED, "retired", DAY, N_("Retired on"), .flags = EVENT,
          .status = PB_SYSTEM_STATUS, .status_before = "running")
PB_FIELD (SYSTEM, EXPECTED_USE_DAYS, "expected_use_days", INTEGER, N_("Used at least every"),
          .fallback = "180", .min = 1, .max = 3650, .unit = N_("days"))
PB_FIELD (SYSTEM, DESCRIPTION, "description", MARKDOWN, N_("Description"), .flags = SEARCH)
PB_FIELD (SYSTEM, AGREEMENTS, "agreements", REF_SET, N_("Agreements"), .refs = REFS (AGREEMENT))
PB_FIELD (SYSTEM, TOOLS, "tools", REF_SET, N_("Tools"), .refs = REFS (TOOL))
PB_FIELD (SYSTEM, ROLES, "roles", REF_SET, N_("Roles"), .refs = REFS (ROLE))

PB_KIND (CHALLENGE, "challenge", N_("Challenge"), N_("Challenges"), PB_KIND_PLAIN,
         PB_CHALLENGE_OPENED)
PB_FIELD (CHALLENGE, GROUP, "group", REF, N_("Group"), .refs = REFS (GROUP),
          .flags = REQUIRED | OF_GROUP)
PB_FIELD (CHALLENGE, KIND, "kind", ENUM, N_("Kind"), .enum_type = pb_challenge_kind_get_type,
          .flags = REQUIRED)
PB_FIELD (CHALLENGE, TITLE, "title", TEXT, N_("Title"), .flags = REQUIRED | TITLE | SEARCH)
PB_FIELD (CHALLENGE, OPENED, "opened", DAY, N_("Opened on"), .flags = START)
PB_FIELD (CHALLENGE, CLOSED, "closed", DAY, N_("Closed on"), .flags = EVENT)
PB_FIELD (CHALLENGE, DESCRIPTION, "description", MARKDOWN, N_("Description"), .flags = SEARCH)
PB_FIELD (CHALLENGE, RESPONSE, "response", MARKDOWN, N_("Response"), .flags = SEARCH)
PB_FIELD (CHALLENGE, SEVERITY, "severity", INTEGER, N_("Severity"), .min = 1, .max = 3,
          .help = N_("1 is light, 3 is grave"))

PB_KIND (CRITERIA_SET, "criteria-set", N_("Criteria set"), N_("Criteria sets"), PB_KIND_PLAIN, 0)
PB_FIELD (CRITERIA_SET, GROUP, "published_by", REF, N_("Published by"), .refs = REFS (GROUP),
          .flags = REQUIRED | OF_GROUP)
PB_FIELD (CRITERIA_SET, NAME, "name", TEXT, N_("Name"), .flags = REQUIRED | TITLE | SEARCH)
PB_FIELD (CRITERIA_SET, VERSION, "version", TEXT, N_("Version"))
PB_FIELD (CRITERIA_SET, CONTENT, "content", DATA, N_("Criteria"), .flags = HIDDEN,
          .help = N_("The statements and thresholds, as they were imported"))
