/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-judge.h"
#include "report/pb-document.h"

G_BEGIN_DECLS

/**
 * PB_N_REPORT_KINDS:
 *
 * How many kinds of report there are.
 */
#define PB_N_REPORT_KINDS (PB_REPORT_KIND_COMPLETION + 1)

/**
 * PbReportOptions:
 * @kind: what to report on
 * @audience: who is going to read it; records for fewer people are left out
 * @author: (nullable): who makes it
 * @from: the first day of what happened, or %PB_DAY_NONE for a year up to the day
 *   of the report
 * @n_kept_back: (out) (nullable): how many records are for fewer people; for who
 *   makes the report, not for who reads it
 *
 * How to make a report.
 */
typedef struct
{
  PbReportKind  kind;
  PbAudience    audience;
  const char   *author;
  PbDay         from;
  guint        *n_kept_back;
} PbReportOptions;

#define PB_REPORT_OPTIONS_INIT { PB_REPORT_KIND_PHASE, PB_AUDIENCE_PARTNERS, NULL, PB_DAY_NONE, NULL }

PbDocument *pb_report_build (PbDossier              *dossier,
                             PbCriteriaSet          *criteria,
                             const PbReportOptions  *options,
                             GCancellable           *cancellable,
                             GError                **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
