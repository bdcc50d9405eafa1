/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dossier-builder.h"

#include "report/pb-report.h"

/* An invented group with something of everything that a report shows. */
Builder    *example_new      (void) G_GNUC_WARN_UNUSED_RESULT;
/* The same with a state that nobody has kept. */
Builder    *example_new_decayed (void) G_GNUC_WARN_UNUSED_RESULT;
PbDocument *example_report_of (Builder      *builder,
                               PbReportKind  kind,
                               PbAudience    audience) G_GNUC_WARN_UNUSED_RESULT;
PbDocument *example_report   (Builder    *builder,
                              PbAudience  audience) G_GNUC_WARN_UNUSED_RESULT;
