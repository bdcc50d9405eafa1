/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-criteria-set.h"
#include "framework/pb-metric-standing.h"
#include "framework/pb-people.h"
#include "framework/pb-result.h"
#include "framework/pb-state-elements.h"
#include "framework/pb-treasury.h"
#include "model/pb-dossier.h"

G_BEGIN_DECLS

/* What the rules judge from: the records of one group up to one day. */
typedef struct
{
  PbDossier     *dossier;                /* borrowed */
  PbCriteriaSet *criteria;               /* borrowed */
  PbRecord      *group;                  /* borrowed */
  const char    *group_id;
  PbDay          day;                    /* the judged day */
  PbDay          known;                  /* how far the history may be read */
  int            window_short;           /* days */
  int            window_half;
  int            window_year;
  GPtrArray     *own[PB_N_KINDS];        /* filled when first asked for */
  GPtrArray     *partners;               /* likewise; PbPartner */
  PbPeople      *people;                 /* likewise */
  PbTreasury    *treasury;               /* likewise */
  GHashTable    *attestations;           /* likewise; lists by statement */
  GHashTable    *changes;                /* likewise; lists by record */
  GArray        *decisions;              /* likewise; PbDecisionFacts */
  GArray        *activities;             /* likewise; PbActivityFacts */
  GArray        *tasks;                  /* likewise; PbTaskFacts */
  GArray        *insights;               /* likewise; PbInsightFacts */
  GHashTable    *periods;                /* likewise; PbPeriodFacts by metric */
  GHashTable    *standings;              /* likewise; PbMetricStanding by metric */
  PbElementStatus *elements[PB_N_STATE_ELEMENTS]; /* likewise */
  GHashTable    *results;                /* of statements judged so far */
  guint          evidence_with;          /* the evidence ratio, for late rules */
  guint          evidence_all;
} PbRuleContext;

/* Another group that the group has active relations with. */
typedef struct
{
  const char *id;
  PbRecord   *group;        /* nullable */
  GPtrArray  *relations;
  PbDay       touched;      /* newest contact, or PB_DAY_NONE */
  PbDay       since;        /* the oldest start of the relations, or PB_DAY_NONE */
  int         contact_days;
  gboolean    agreement;    /* there is an active agreement */
  gboolean    mechanism;    /* there is a way to coordinate */
} PbPartner;

/* A cycle: @complete once all four stages have begun and ended. */
typedef struct
{
  PbDay    start;
  PbDay    end;
  gboolean complete;
} PbCycleFacts;

/* What became of a decision. */
typedef enum
{
  PB_DECISION_STATE_OPEN,
  PB_DECISION_STATE_ADOPTED,
  PB_DECISION_STATE_REJECTED,
  PB_DECISION_STATE_WITHDRAWN,
} PbDecisionState;

/* What most rules ask of a decision, read once. */
typedef struct
{
  PbRecord        *record;
  PbDay            opened;
  PbDay            closed; /* PB_DAY_NONE while it is open */
  PbDecisionState  state;
  int              class;
} PbDecisionFacts;

/* What sums ask of an observation, read once. */
typedef struct
{
  PbRecord   *record;
  PbDay       start;  /* or PB_DAY_NONE */
  PbDay       end;
  const char *above;  /* the value, or the numerator of a ratio */
  const char *below;  /* the denominator of a ratio */
  gboolean    newer;  /* another one puts it right, perhaps on a later day */
} PbPeriodFacts;

/* What most rules ask of an activity, read once. */
typedef struct
{
  PbRecord *record;
  PbDay     date;
  int       kind;
  gboolean  building;
  gboolean  published;
} PbActivityFacts;

/* What most rules ask of a task, read once. */
typedef struct
{
  PbRecord *record;
  PbDay     done; /* PB_DAY_NONE unless it is finished and says when */
  gboolean  open; /* neither done nor cancelled */
} PbTaskFacts;

/* What rules ask of an insight, read once. */
typedef struct
{
  PbRecord *record;
  PbDay     recorded;    /* or PB_DAY_NONE */
  PbDay     disposed;    /* PB_DAY_NONE while it is pending, or where it is not dated */
  int       disposition; /* as it was on the judged day */
  int       topic;
} PbInsightFacts;

/* Which changes of authority to count besides those that always name a decision. */
typedef enum
{
  PB_CHANGES_OF_RULES,
  PB_CHANGES_AND_ASSIGNMENTS,
} PbChangeScope;

/* Changes of who may decide what. */
typedef struct
{
  guint n;
  guint n_decided;
  guint n_onchain;
} PbChangeCounts;

void             pb_rule_context_init         (PbRuleContext  *self,
                                               PbDossier      *dossier,
                                               PbCriteriaSet  *criteria,
                                               PbDay           day);
void             pb_rule_context_clear        (PbRuleContext  *self);

gint64           pb_context_threshold         (PbRuleContext  *self,
                                               PbThreshold     threshold);
GPtrArray       *pb_context_records           (PbRuleContext  *self,
                                               PbKind          kind);
GPtrArray       *pb_context_partners          (PbRuleContext  *self);
gboolean         pb_relation_is_lineage       (PbRecord       *relation);
gboolean         pb_relation_is_active        (PbRecord       *relation,
                                               PbDay           day);
gboolean         pb_relation_has_mechanism    (PbRecord       *relation);
gboolean         pb_context_owns              (PbRuleContext  *self,
                                               PbRecord       *record);
GPtrArray       *pb_context_attestations      (PbRuleContext  *self,
                                               const char     *statement);
GPtrArray       *pb_context_changes           (PbRuleContext  *self,
                                               const char     *id);
gboolean         pb_change_is_edit            (const PbFieldChange *change,
                                               PbRecord       *record);
PbResult        *pb_context_result            (PbRuleContext  *self,
                                               const char     *statement);
PbDay            pb_context_day               (PbRuleContext  *self,
                                               PbRecord       *record,
                                               PbFieldId       field);
gboolean         pb_context_within            (PbRuleContext  *self,
                                               PbDay           day,
                                               int             window);
gboolean         pb_context_exists            (PbRuleContext  *self,
                                               PbRecord       *record);
int              pb_context_cadence_days      (PbRuleContext  *self,
                                               int             cadence);

PbDecisionState  pb_context_decision_state    (PbRuleContext  *self,
                                               PbRecord       *decision,
                                               PbDay          *closed);
GArray          *pb_context_decisions         (PbRuleContext  *self);
GArray          *pb_context_activities        (PbRuleContext  *self);
GArray          *pb_context_tasks             (PbRuleContext  *self);
GArray          *pb_context_insights          (PbRuleContext  *self);
guint            pb_context_count_pending     (PbRuleContext  *self,
                                               PbDay           up_to,
                                               GPtrArray      *records);
gboolean         pb_context_has_adopted       (PbRuleContext  *self,
                                               const char     *subject,
                                               PbDay           after,
                                               PbDay           up_to);
gboolean         pb_feedback_is_outside       (PbRecord       *feedback);
gboolean         pb_decision_is_major         (const PbDecisionFacts *decision);
gboolean         pb_context_objective_active  (PbRuleContext  *self,
                                               PbRecord       *objective,
                                               PbDay           from,
                                               PbDay           to);
gboolean         pb_context_objective_achieved (PbRuleContext *self,
                                               PbRecord       *objective,
                                               PbDay           by);
gboolean         pb_context_agreement_active  (PbRuleContext  *self,
                                               PbRecord       *agreement);
gboolean         pb_context_agreement_external (PbRuleContext *self,
                                               PbRecord       *agreement);
PbDay            pb_context_delivered         (PbRuleContext  *self,
                                               PbRecord       *deliverable);
gboolean         pb_context_serves_purpose    (PbRuleContext  *self,
                                               PbRecord       *record);
PbDay            pb_context_published         (PbRuleContext  *self,
                                               GPtrArray      *records);
gboolean         pb_context_report_outside    (PbRuleContext  *self,
                                               PbRecord       *report,
                                               PbDay          *sent);
PbPeople        *pb_context_people            (PbRuleContext  *self);
PbTreasury      *pb_context_treasury          (PbRuleContext  *self);
gboolean         pb_context_is_small          (PbRuleContext  *self);
GPtrArray       *pb_context_evidence          (PbRuleContext  *self,
                                               PbRecord       *subject) G_GNUC_WARN_UNUSED_RESULT;

void             pb_context_read_cycle        (PbRuleContext  *self,
                                               PbRecord       *record,
                                               PbCycleFacts   *cycle);
void             pb_context_count_changes     (PbRuleContext  *self,
                                               int             window,
                                               PbChangeScope   scope,
                                               GPtrArray      *records,
                                               PbChangeCounts *counts);

gboolean         pb_evidence_is_outside       (PbRecord       *evidence);
gboolean         pb_account_is_onchain        (PbRecord       *account);
guint            pb_account_count_signers     (PbRecord       *account);

G_END_DECLS
