/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PB_REPORT_ERROR:
 *
 * What can go wrong when a report is made.
 */
#define PB_REPORT_ERROR (pb_report_error_quark ())

/**
 * PbReportError:
 * @PB_REPORT_ERROR_FAILED: the pages could not be painted
 */
typedef enum
{
  PB_REPORT_ERROR_FAILED,
} PbReportError;

GQuark pb_report_error_quark (void);

G_END_DECLS
