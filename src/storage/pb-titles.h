/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-worker.h"

G_BEGIN_DECLS

typedef struct _PbTitles PbTitles;

PbTitles   *pb_titles_new      (PbWorker   *worker) G_GNUC_WARN_UNUSED_RESULT;
void        pb_titles_free     (PbTitles   *self);
const char *pb_titles_get      (PbTitles   *self,
                                const char *id);
char       *pb_titles_dup_text (PbTitles   *self,
                                PbFieldId   field,
                                GVariant   *value) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbTitles, pb_titles_free)

G_END_DECLS
