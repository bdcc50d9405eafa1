/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-record.h"

G_BEGIN_DECLS

/**
 * PbSearchMark:
 * @start: the first byte of a found word within the snippet
 * @length: how many bytes it has
 *
 * A place in a snippet where a word that was asked for stands.
 */
typedef struct
{
  guint start;
  guint length;
} PbSearchMark;

#define PB_TYPE_SEARCH_HIT (pb_search_hit_get_type ())
G_DECLARE_FINAL_TYPE (PbSearchHit, pb_search_hit, PB, SEARCH_HIT, GObject)

PbSearchHit        *pb_search_hit_new         (PbRecord    *record,
                                               const char  *title,
                                               const char  *group_id,
                                               const char  *marked,
                                               char         mark_start,
                                               char         mark_end) G_GNUC_WARN_UNUSED_RESULT;
PbRecord           *pb_search_hit_get_record   (PbSearchHit *self);
const char         *pb_search_hit_get_title    (PbSearchHit *self);
const char         *pb_search_hit_get_group_id (PbSearchHit *self);
const char         *pb_search_hit_get_snippet  (PbSearchHit *self);
const PbSearchMark *pb_search_hit_get_marks    (PbSearchHit *self,
                                                guint       *n_marks);

G_END_DECLS
