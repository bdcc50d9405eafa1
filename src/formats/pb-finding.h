/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "model/pb-catalogue.h"

G_BEGIN_DECLS

/**
 * PbFindingSeverity:
 * @PB_FINDING_NOTE: good to know; nothing is lost
 * @PB_FINDING_WARNING: something was kept as it is written, but not understood
 * @PB_FINDING_PROBLEM: something was not taken over
 *
 * How much a finding matters.
 */
typedef enum
{
  PB_FINDING_NOTE,
  PB_FINDING_WARNING,
  PB_FINDING_PROBLEM,
} PbFindingSeverity;

const char *pb_finding_severity_get_nick  (PbFindingSeverity severity);
const char *pb_finding_severity_get_label (PbFindingSeverity severity);

#define PB_TYPE_FINDING (pb_finding_get_type ())
G_DECLARE_FINAL_TYPE (PbFinding, pb_finding, PB, FINDING, GObject)

PbFinding         *pb_finding_new            (PbFindingSeverity  severity,
                                              guint              line,
                                              const char        *sentence) G_GNUC_WARN_UNUSED_RESULT;
PbFinding         *pb_finding_new_suggestion (guint              line,
                                              const char        *sentence,
                                              PbFieldId          field,
                                              const char        *suggestion) G_GNUC_WARN_UNUSED_RESULT;
PbFindingSeverity  pb_finding_get_severity   (PbFinding         *self);
guint              pb_finding_get_line       (PbFinding         *self);
char              *pb_finding_dup_place      (PbFinding         *self) G_GNUC_WARN_UNUSED_RESULT;
const char        *pb_finding_get_sentence   (PbFinding         *self);
PbFieldId          pb_finding_get_field      (PbFinding         *self);
const char        *pb_finding_get_suggestion (PbFinding         *self);

G_END_DECLS
