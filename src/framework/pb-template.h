/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-edit.h"
#include "model/pb-record.h"

G_BEGIN_DECLS

#define PB_TYPE_TEMPLATE (pb_template_get_type ())
G_DECLARE_FINAL_TYPE (PbTemplate, pb_template, PB, TEMPLATE, GObject)

GPtrArray  *pb_templates_list            (PbKind       kind) G_GNUC_WARN_UNUSED_RESULT;
PbTemplate *pb_template_find             (PbKind       kind,
                                          const char  *id) G_GNUC_WARN_UNUSED_RESULT;

PbKind      pb_template_get_kind         (PbTemplate  *self);
const char *pb_template_get_id           (PbTemplate  *self);
const char *pb_template_get_name         (PbTemplate  *self);
const char *pb_template_get_description  (PbTemplate  *self);
gboolean    pb_template_get_required     (PbTemplate  *self);
GStrv       pb_template_dup_headings     (PbTemplate  *self) G_GNUC_WARN_UNUSED_RESULT;

PbRecord   *pb_template_apply            (PbTemplate  *self,
                                          const char  *group_id,
                                          PbDay        today) G_GNUC_WARN_UNUSED_RESULT;
const char *pb_template_apply_edit       (PbTemplate  *self,
                                          PbEdit      *edit,
                                          const char  *group_id,
                                          PbDay        today);

G_END_DECLS
