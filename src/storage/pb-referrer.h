/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-catalogue.h"

G_BEGIN_DECLS

#define PB_TYPE_REFERRER (pb_referrer_get_type ())
G_DECLARE_FINAL_TYPE (PbReferrer, pb_referrer, PB, REFERRER, GObject)

PbReferrer *pb_referrer_new       (PbKind      kind,
                                   const char *id,
                                   const char *title,
                                   PbFieldId   field) G_GNUC_WARN_UNUSED_RESULT;
PbKind      pb_referrer_get_kind  (PbReferrer *self);
const char *pb_referrer_get_id    (PbReferrer *self);
const char *pb_referrer_get_title (PbReferrer *self);
PbFieldId   pb_referrer_get_field (PbReferrer *self);

G_END_DECLS
