/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/pb-flow-private.h"
#include "report/pb-pager.h"

G_BEGIN_DECLS

typedef struct
{
  const PbStrip *strip;
  double         y;
} PbPlacedStrip;

typedef struct
{
  GArray *strips;
  double  used;
} PbPage;

const PbPage *pb_pager_get_page    (PbPager  *self,
                                    guint     n);
PangoContext *pb_pager_get_context (PbPager  *self);
GPtrArray    *pb_pager_get_alternatives (PbPager *self) G_GNUC_WARN_UNUSED_RESULT;
void          pb_pager_paint       (PbPager  *self,
                                    guint     n,
                                    cairo_t  *cr,
                                    gboolean  tagged);

G_END_DECLS
