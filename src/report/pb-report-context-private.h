/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-judge.h"
#include "framework/pb-metric-standing.h"
#include "framework/pb-state-elements.h"
#include "report/pb-report.h"

G_BEGIN_DECLS

/* The records that a report cites, in the order of their numbers from 1. */
typedef struct
{
  GPtrArray  *list;
  GHashTable *numbers;
} PbReportRecords;

PbReportRecords *pb_report_records_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void             pb_report_records_free (PbReportRecords *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbReportRecords, pb_report_records_free)

/* What every part of a report is made from. */
typedef struct
{
  PbDossier       *dossier;
  PbCriteriaSet   *criteria;
  PbJudgement     *judgement;
  PbRecord        *group;
  PbDay            day;
  PbDay            from;
  PbReportKind     kind;
  PbAudience       audience;
  PbReportRecords *records;
} PbReportContext;

void        pb_report_add_front      (const PbReportContext *context,
                                      PbNode                *root);
void        pb_report_add_head       (const PbReportContext *context,
                                      PbNode                *root);
void        pb_report_add_numbers    (const PbReportContext *context,
                                      PbNode                *root);
void        pb_report_add_phases     (const PbReportContext *context,
                                      PbNode                *root);
void        pb_report_add_checklist  (const PbReportContext *context,
                                      PbNode                *root);
void        pb_report_add_section    (const PbReportContext *context,
                                      PbNode                *root,
                                      PbSection              section,
                                      int                    level);
void        pb_report_add_state      (const PbReportContext *context,
                                      PbNode                *root);
void        pb_report_add_agreements (const PbReportContext *context,
                                      PbNode                *root);
void        pb_report_add_decisions  (const PbReportContext *context,
                                      PbNode                *root);
void        pb_report_add_impact     (const PbReportContext *context,
                                      PbNode                *root);
void        pb_report_add_activities (const PbReportContext *context,
                                      PbNode                *root);
void        pb_report_add_learning   (const PbReportContext *context,
                                      PbNode                *root);
void        pb_report_add_treasury   (const PbReportContext *context,
                                      PbNode                *root);
void        pb_report_add_accounts   (const PbReportContext *context,
                                      PbNode                *root);
void        pb_report_add_transactions (const PbReportContext *context,
                                      PbNode                *root);
void        pb_report_add_balance_charts (const PbReportContext *context,
                                      PbNode                *root);
void        pb_report_add_budgets    (const PbReportContext *context,
                                      PbNode                *root);
void        pb_report_add_terms      (const PbReportContext *context,
                                      PbNode                *root);
void        pb_report_add_signs      (const PbReportContext *context,
                                      PbNode                *root);
void        pb_report_add_recognition (const PbReportContext *context,
                                      PbNode                *root);
void        pb_report_add_conflicts  (const PbReportContext *context,
                                      PbNode                *root);
void        pb_report_add_records    (const PbReportContext *context,
                                      PbNode                *root);
void        pb_report_add_end        (const PbReportContext *context,
                                      PbNode                *root,
                                      const char            *fingerprint);
void        pb_report_add_dates      (const PbReportContext *context,
                                      PbNode                *parent,
                                      guint                  limit);

void        pb_report_cite           (const PbReportContext *context,
                                      PbNode                *cell,
                                      const char * const    *ids);

/* Words and records that several parts need. */
GPtrArray  *pb_report_find_records   (const PbReportContext *context,
                                      PbKind                 kind) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *pb_report_find_parts     (const PbReportContext *context,
                                      PbRecord              *owner,
                                      PbFieldId              field) G_GNUC_WARN_UNUSED_RESULT;
char       *pb_report_dup_name       (const PbReportContext *context,
                                      const char            *id) G_GNUC_WARN_UNUSED_RESULT;
char       *pb_report_dup_names      (const PbReportContext *context,
                                      PbRecord              *record,
                                      PbFieldId              field) G_GNUC_WARN_UNUSED_RESULT;
const char *pb_report_get_label      (PbRecord              *record,
                                      PbFieldId              field);
char       *pb_report_dup_days       (PbDay                  from,
                                      PbDay                  to) G_GNUC_WARN_UNUSED_RESULT;
void        pb_report_add_chip       (PbNode                *parent,
                                      PbResultValue          value);
void        pb_report_add_status     (PbNode                *parent,
                                      PbMetricStatus         status);
void        pb_report_add_freshness  (PbNode                *parent,
                                      PbFreshness            freshness);
void        pb_report_add_reading    (PbNode                *parent,
                                      PbReading              reading);
void        pb_report_add_word       (PbNode                *parent,
                                      PbTone                 tone,
                                      const char            *word);
void        pb_report_add_small      (PbNode                *parent,
                                      const char            *text);

char       *pb_report_fingerprint    (const PbReportContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
