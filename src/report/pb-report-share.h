/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/pb-page-setup.h"
#include "report/pb-report.h"

G_BEGIN_DECLS

/**
 * PbReportShare:
 * @dossier: what the audience may know of the group
 * @fingerprint: the fingerprint of the report
 * @html: the report as a page
 * @pdf: the report on paper
 *
 * What somebody else gets of a group.
 */
typedef struct
{
  PbDossier *dossier;
  char      *fingerprint;
  GBytes    *html;
  GBytes    *pdf;
} PbReportShare;

PbReportShare *pb_report_share_new  (PbDossier          *dossier,
                                     PbCriteriaSet      *criteria,
                                     PbAudience          audience,
                                     const char         *author,
                                     const PbPageSetup  *setup,
                                     GCancellable       *cancellable,
                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;
void           pb_report_share_free (PbReportShare      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbReportShare, pb_report_share_free)

G_END_DECLS
