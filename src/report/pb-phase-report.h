/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-judgement.h"
#include "model/pb-dossier.h"
#include "report/pb-document.h"

G_BEGIN_DECLS

/**
 * PbReportOptions:
 * @audience: who is going to read it; records for fewer people are left out
 * @author: (nullable): who makes it
 *
 * How to make a report.
 */
typedef struct
{
  PbAudience  audience;
  const char *author;
} PbReportOptions;

#define PB_REPORT_OPTIONS_INIT { PB_AUDIENCE_PARTNERS, NULL }

PbDocument *pb_phase_report_build (PbDossier             *dossier,
                                   PbCriteriaSet         *criteria,
                                   PbJudgement           *judgement,
                                   const PbReportOptions *options) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
