/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-progress.h"
#include "report/pb-pager.h"
#include "report/pb-report.h"

G_BEGIN_DECLS

#define PB_TYPE_REPORT_MAKER (pb_report_maker_get_type ())
G_DECLARE_FINAL_TYPE (PbReportMaker, pb_report_maker, PB, REPORT_MAKER, GObject)

PbReportMaker *pb_report_maker_new         (PbDossier            *dossier,
                                            PbCriteriaSet        *criteria,
                                            const char           *author,
                                            PbDay                 from) G_GNUC_WARN_UNUSED_RESULT;
void           pb_report_maker_make_async  (PbReportMaker        *self,
                                            PbReportKind          kind,
                                            PbAudience            audience,
                                            const PbPageSetup    *setup,
                                            PbProgress           *progress,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
PbPager       *pb_report_maker_make_finish (PbReportMaker        *self,
                                            GAsyncResult         *result,
                                            guint                *n_kept_back,
                                            GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
