/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-progress.h"
#include "report/pb-document.h"

#include <cairo.h>

G_BEGIN_DECLS

#define PB_TYPE_PAGER (pb_pager_get_type ())
G_DECLARE_FINAL_TYPE (PbPager, pb_pager, PB, PAGER, GObject)

PbPager           *pb_pager_new            (PbDocument        *document,
                                            const PbPageSetup *setup) G_GNUC_WARN_UNUSED_RESULT;
PbPager           *pb_pager_new_with_progress
                                           (PbDocument        *document,
                                            const PbPageSetup *setup,
                                            PbProgress        *progress,
                                            GError           **error) G_GNUC_WARN_UNUSED_RESULT;
guint              pb_pager_get_n_pages    (PbPager           *self);
PbDocument        *pb_pager_get_document   (PbPager           *self);
const PbPageSetup *pb_pager_get_page_setup (PbPager           *self);
void               pb_pager_draw_page      (PbPager           *self,
                                            guint              n,
                                            cairo_t           *cr);
char              *pb_pager_dup_page_text  (PbPager           *self,
                                            guint              n) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
