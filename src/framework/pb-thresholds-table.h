/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The numbers that a criteria set can replace: PB_THRESHOLD (id, name in the
 * set, smallest and largest value that makes sense).  What they are set to is
 * in data/criteria/iteration.json.  Windows and intervals count days; names
 * that end in “-percent” are whole percents.  This file is included several
 * times with other meanings of its macro, so it has no include guard.
 */

/* Windows and rhythms. */
PB_THRESHOLD (WINDOW_SHORT, "window.short", 7, 3650)
PB_THRESHOLD (WINDOW_HALF, "window.half", 7, 3650)
PB_THRESHOLD (WINDOW_YEAR, "window.year", 7, 3650)
PB_THRESHOLD (CADENCE_WEEKLY, "cadence.weekly", 1, 3650)
PB_THRESHOLD (CADENCE_MONTHLY, "cadence.monthly", 1, 3650)
PB_THRESHOLD (CADENCE_QUARTERLY, "cadence.quarterly", 1, 3650)
PB_THRESHOLD (CADENCE_HALF_YEARLY, "cadence.half-yearly", 1, 3650)
PB_THRESHOLD (CADENCE_YEARLY, "cadence.yearly", 1, 3650)

/* Phase reading. */
PB_THRESHOLD (READING_INDICATORS_MET, "reading.indicators-met", 0, 100)
PB_THRESHOLD (READING_STRUCTURES, "reading.structures-held", 0, 100)
PB_THRESHOLD (READING_UNKNOWN, "reading.indicators-unknown", 1, 100)

/* Metrics. */
PB_THRESHOLD (METRIC_ON_TRACK, "metric.on-track-percent", 1, 200)
PB_THRESHOLD (METRIC_BEHIND, "metric.behind-percent", 0, 200)
PB_THRESHOLD (METRIC_OVERDUE, "metric.overdue-percent", 100, 1000)

/* State elements. */
PB_THRESHOLD (ELEMENT_INTERVAL_LONG, "element.interval-long", 1, 3650)
PB_THRESHOLD (ELEMENT_INTERVAL_SHORT, "element.interval-short", 1, 3650)
PB_THRESHOLD (ELEMENT_DUE_DAYS, "element.due-days", 0, 3650)
PB_THRESHOLD (ELEMENT_OLD, "element.old-percent", 100, 1000)
PB_THRESHOLD (ELEMENT_UNCHANGED, "element.confirmed-unchanged", 2, 100)
PB_THRESHOLD (Q6_DECISIONS, "Q6.decisions-percent", 1, 100)
PB_THRESHOLD (Q6_OUTFLOWS, "Q6.outflows-percent", 1, 100)

/* Indicators. */
PB_THRESHOLD (I1_PARTLY, "I1.partly-percent", 1, 100)
PB_THRESHOLD (I2_MET, "I2.met-percent", 1, 100)
PB_THRESHOLD (I3_LEAST, "I3.least", 1, 1000)
PB_THRESHOLD (I3_MET, "I3.met-percent", 1, 100)
PB_THRESHOLD (I3_PARTLY, "I3.partly-percent", 1, 100)
PB_THRESHOLD (I4_TOUCHED, "I4.touched", 1, 1000)
PB_THRESHOLD (I5_CYCLES, "I5.cycles", 1, 100)
PB_THRESHOLD (I5_GAP, "I5.gap-percent", 0, 1000)

/* Structures. */
PB_THRESHOLD (S1_LEAST, "S1.least", 1, 1000)
PB_THRESHOLD (S1_MET, "S1.met-percent", 1, 100)
PB_THRESHOLD (S1_PARTLY, "S1.partly-percent", 1, 100)
PB_THRESHOLD (S1_STUCK, "S1.stuck-percent", 100, 1000)
PB_THRESHOLD (S1_CONSENT, "S1.days-consent", 1, 3650)
PB_THRESHOLD (S1_ADVICE, "S1.days-advice", 1, 3650)
PB_THRESHOLD (S1_TOKEN_VOTE, "S1.days-token-vote", 1, 3650)
PB_THRESHOLD (S1_MULTISIG, "S1.days-multisig", 1, 3650)
PB_THRESHOLD (S1_OTHER, "S1.days-other", 1, 3650)
PB_THRESHOLD (S2_PRESENT, "S2.present-met", 1, 14)
PB_THRESHOLD (S2_FRESH, "S2.fresh-met", 0, 14)
PB_THRESHOLD (S2_PRESENT_PARTLY, "S2.present-partly", 1, 14)
PB_THRESHOLD (S2_FRESH_PARTLY, "S2.fresh-partly", 0, 14)
PB_THRESHOLD (S3_PARTLY, "S3.partly-percent", 1, 100)
PB_THRESHOLD (S5_OBSERVED, "S5.observed-percent", 1, 100)

/* Dangers. */
PB_THRESHOLD (V2_WARNING, "V2.warning-percent", 1, 100)
PB_THRESHOLD (V2_NEGLECT, "V2.neglect-percent", 100, 1000)
PB_THRESHOLD (V2_ACTIVITIES, "V2.least-activities", 1, 1000)
PB_THRESHOLD (V2_OUTSIDE, "V2.outside-percent", 0, 100)
PB_THRESHOLD (V3_DROP, "V3.fresh-drop", 1, 14)
PB_THRESHOLD (V3_BROKEN, "V3.broken-percent", 0, 100)
PB_THRESHOLD (V4_LEAST, "V4.least", 1, 1000)
PB_THRESHOLD (V4_WARNING, "V4.warning-percent", 1, 100)
PB_THRESHOLD (V4_WATCH, "V4.watch-percent", 1, 100)
PB_THRESHOLD (V5_OBJECTIVES, "V5.least-objectives", 1, 1000)
PB_THRESHOLD (V5_ACHIEVED, "V5.achieved-percent", 1, 100)

/* Signs. */
PB_THRESHOLD (R1_OBJECTIVES, "R1.least-objectives", 1, 1000)
PB_THRESHOLD (R1_STRONG, "R1.strong-percent", 1, 100)
PB_THRESHOLD (R1_EMERGING, "R1.emerging-percent", 1, 100)
PB_THRESHOLD (R1_CHANGES_STRONG, "R1.purpose-changes-strong", 1, 100)
PB_THRESHOLD (R1_CHANGES_EMERGING, "R1.purpose-changes-emerging", 1, 100)
PB_THRESHOLD (R2_PEOPLE, "R2.people", 1, 100)
PB_THRESHOLD (R2_ENDED, "R2.agreements-ended", 1, 100)
PB_THRESHOLD (R2_INSIGHTS, "R2.insights", 1, 1000)
PB_THRESHOLD (R2_SOURCES, "R2.sources", 1, 1000)
PB_THRESHOLD (R3_PEOPLE, "R3.people", 1, 100)
PB_THRESHOLD (R3_INSIGHTS, "R3.insights", 1, 1000)
PB_THRESHOLD (R4_LEAST, "R4.least-tasks", 1, 1000)
PB_THRESHOLD (R4_STRONG, "R4.strong-percent", 1, 100)
PB_THRESHOLD (R4_EMERGING, "R4.emerging-percent", 1, 100)
PB_THRESHOLD (R5_BEFORE, "R5.least-before", 1, 1000)
PB_THRESHOLD (R5_STRONG, "R5.strong-percent", 1, 100)
PB_THRESHOLD (R5_EMERGING, "R5.emerging-percent", 1, 100)
PB_THRESHOLD (R5_VACANT_DAYS, "R5.vacant-days", 0, 3650)
PB_THRESHOLD (R5_VACANT_STRONG, "R5.vacant-strong-percent", 1, 100)
PB_THRESHOLD (R5_VACANT_EMERGING, "R5.vacant-emerging-percent", 1, 100)

/* Challenges. */
PB_THRESHOLD (C1_LEAST, "C1.least-before", 1, 1000)
PB_THRESHOLD (C1_STRAINED, "C1.strained-percent", 1, 1000)
PB_THRESHOLD (C1_CRITICAL, "C1.critical-percent", 1, 1000)
PB_THRESHOLD (C2_LOOSE, "C2.unplanned-loose-percent", 1, 100)
PB_THRESHOLD (C2_STIFF, "C2.unplanned-stiff-percent", 0, 100)
PB_THRESHOLD (C2_COLLABORATION, "C2.objectives-collaboration", 1, 1000)
PB_THRESHOLD (C2_COORDINATION, "C2.objectives-coordination", 1, 1000)
PB_THRESHOLD (C3_HOLDER, "C3.holder-percent", 1, 100)
PB_THRESHOLD (C3_GROWTH, "C3.growth-percent", 1, 1000)
PB_THRESHOLD (C4_CRITICAL, "C4.critical-percent", 1, 100)
PB_THRESHOLD (C5_LATE, "C5.late-days", 0, 365)
PB_THRESHOLD (C5_CRITICAL, "C5.critical-percent", 1, 100)

/* Technical areas. */
PB_THRESHOLD (T1_MATCHED, "T1.matched-percent", 1, 100)
PB_THRESHOLD (T2_PARTLY, "T2.partly-percent", 1, 100)
PB_THRESHOLD (T3_RATIO, "T3.evidence-percent", 1, 100)

/* Success. */
PB_THRESHOLD (U1_ON_TRACK, "U1.on-track-percent", 1, 100)
PB_THRESHOLD (U2_MET, "U2.met-percent", 1, 100)
PB_THRESHOLD (U2_PARTLY, "U2.partly-percent", 1, 100)
PB_THRESHOLD (U4_LEAST, "U4.least-before", 1, 1000)
PB_THRESHOLD (U4_RETAINED, "U4.retained-percent", 1, 100)
PB_THRESHOLD (U4_FILLED, "U4.filled-percent", 1, 100)
PB_THRESHOLD (U5_LEAST, "U5.least", 1, 1000)
PB_THRESHOLD (U5_MET, "U5.met-percent", 1, 100)
PB_THRESHOLD (U5_PARTLY, "U5.partly-percent", 1, 100)
PB_THRESHOLD (U6_LEAST, "U6.least-tasks", 1, 1000)
PB_THRESHOLD (U6_FILL_DAYS, "U6.fill-days", 1, 3650)
PB_THRESHOLD (U6_OVERDUE, "U6.overdue-percent", 0, 100)
PB_THRESHOLD (U6_UNASSIGNED, "U6.unassigned-percent", 0, 100)
PB_THRESHOLD (U6_ROLES, "U6.roles-a-person", 1, 1000)
PB_THRESHOLD (U7_LEAST, "U7.least", 1, 1000)
PB_THRESHOLD (U7_SETTLED_DAYS, "U7.settled-days", 0, 3650)
PB_THRESHOLD (U7_MET, "U7.met-percent", 1, 100)
PB_THRESHOLD (U7_PARTLY, "U7.partly-percent", 1, 100)
PB_THRESHOLD (U8_PARTLY, "U8.partly-percent", 1, 100)
