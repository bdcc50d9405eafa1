/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-types.h"

G_BEGIN_DECLS

#define PB_TYPE_PROGRESS (pb_progress_get_type ())
G_DECLARE_FINAL_TYPE (PbProgress, pb_progress, PB, PROGRESS, GObject)

PbProgress   *pb_progress_new             (void) G_GNUC_WARN_UNUSED_RESULT;
void          pb_progress_report          (PbProgress *self,
                                           const char *title,
                                           double      fraction);
char         *pb_progress_dup_title       (PbProgress *self) G_GNUC_WARN_UNUSED_RESULT;
double        pb_progress_get_fraction    (PbProgress *self);
GCancellable *pb_progress_get_cancellable (PbProgress *self);

G_END_DECLS
