/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-day.h"

G_BEGIN_DECLS

/**
 * PbIcsEvent:
 * @uid: what makes it the same event when it is written again, such as the
 *   identifier of a record and the name of a field
 * @day: the day that it takes
 * @summary: what it is
 * @description: (nullable): more about it
 * @categories: (nullable): one word for what kind of event it is
 *
 * An event of a calendar that takes a whole day.
 */
typedef struct
{
  const char *uid;
  PbDay       day;
  const char *summary;
  const char *description;
  const char *categories;
} PbIcsEvent;

void pb_ics_write_begin (GString          *ics,
                         const char       *name);
void pb_ics_write_event (GString          *ics,
                         const PbIcsEvent *event,
                         gint64            stamp);
void pb_ics_write_end   (GString          *ics);

G_END_DECLS
