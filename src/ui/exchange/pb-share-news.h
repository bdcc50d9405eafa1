/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/pb-share-report.h"

G_BEGIN_DECLS

/**
 * PbShareNews:
 * @n: how many changes came in
 * @people: (element-type PbShareArrival): how many of whom
 * @ids: (element-type utf8): the records that they changed, each once
 *
 * What came in since somebody has looked.
 */
typedef struct
{
  guint      n;
  GPtrArray *people;
  GPtrArray *ids;

  /*< private >*/
  GHashTable *known;
} PbShareNews;

PbShareNews *pb_share_news_new   (void) G_GNUC_WARN_UNUSED_RESULT;
void         pb_share_news_free  (PbShareNews   *self);
void         pb_share_news_add   (PbShareNews   *self,
                                  PbShareReport *report);
void         pb_share_news_clear (PbShareNews   *self);
char        *pb_share_news_dup_people
                                 (PbShareNews   *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbShareNews, pb_share_news_free)

G_END_DECLS
