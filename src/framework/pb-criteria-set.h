/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-statement.h"
#include "framework/pb-thresholds.h"

G_BEGIN_DECLS

/**
 * PB_CRITERIA_ERROR:
 *
 * What can be wrong with a criteria set.  The message names the file, the line
 * and the column.
 */
#define PB_CRITERIA_ERROR (pb_criteria_error_quark ())

/**
 * PbCriteriaError:
 * @PB_CRITERIA_ERROR_SYNTAX: it is not JSON
 * @PB_CRITERIA_ERROR_FORMAT: it is not a criteria set, or a newer one
 * @PB_CRITERIA_ERROR_INVALID: a statement or threshold in it cannot be used
 * @PB_CRITERIA_ERROR_TOO_LARGE: it is larger than any criteria set may be
 */
typedef enum
{
  PB_CRITERIA_ERROR_SYNTAX,
  PB_CRITERIA_ERROR_FORMAT,
  PB_CRITERIA_ERROR_INVALID,
  PB_CRITERIA_ERROR_TOO_LARGE,
} PbCriteriaError;

GQuark pb_criteria_error_quark (void);

#define PB_TYPE_CRITERIA_SET (pb_criteria_set_get_type ())
G_DECLARE_FINAL_TYPE (PbCriteriaSet, pb_criteria_set, PB, CRITERIA_SET, GObject)

PbCriteriaSet *pb_criteria_set_new_builtin    (GError        **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes        *pb_criteria_set_dup_builtin_file
                                              (void) G_GNUC_WARN_UNUSED_RESULT;
PbCriteriaSet *pb_criteria_set_load           (GBytes         *bytes,
                                               const char     *file_name,
                                               GError        **error) G_GNUC_WARN_UNUSED_RESULT;

const char    *pb_criteria_set_get_name       (PbCriteriaSet  *self);
const char    *pb_criteria_set_get_version    (PbCriteriaSet  *self);
const char    *pb_criteria_set_get_title      (PbCriteriaSet  *self);
const char    *pb_criteria_set_get_publisher  (PbCriteriaSet  *self);
GPtrArray     *pb_criteria_set_get_statements (PbCriteriaSet  *self,
                                               PbPhase         phase);
PbStatement   *pb_criteria_set_find_statement (PbCriteriaSet  *self,
                                               const char     *id);
gint64         pb_criteria_set_get_threshold  (PbCriteriaSet  *self,
                                               PbThreshold     threshold);

G_END_DECLS
