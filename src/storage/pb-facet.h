/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-catalogue.h"

G_BEGIN_DECLS

#define PB_TYPE_FACET (pb_facet_get_type ())
G_DECLARE_FINAL_TYPE (PbFacet, pb_facet, PB, FACET, GObject)

PbFacet    *pb_facet_new         (GVariant   *value,
                                  const char *label,
                                  guint       count) G_GNUC_WARN_UNUSED_RESULT;
GVariant   *pb_facet_get_value   (PbFacet    *self);
const char *pb_facet_get_label   (PbFacet    *self);
guint       pb_facet_get_count   (PbFacet    *self);

G_END_DECLS
