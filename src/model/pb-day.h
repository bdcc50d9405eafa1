/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-enums.h"

G_BEGIN_DECLS

/**
 * PB_DAY_NONE:
 *
 * The day that is not known.  It is smaller than every other day.
 */
#define PB_DAY_NONE G_MININT32

PbDay    pb_day_from_ymd      (int          year,
                               int          month,
                               int          day);
gboolean pb_day_get_ymd       (PbDay        day,
                               int         *year,
                               int         *month,
                               int         *mday);
PbDay    pb_day_parse         (const char  *text);
char    *pb_day_to_iso        (PbDay        day) G_GNUC_WARN_UNUSED_RESULT;
char    *pb_day_to_locale     (PbDay        day) G_GNUC_WARN_UNUSED_RESULT;
PbDay    pb_day_add_months    (PbDay        day,
                               int          months);
PbDay    pb_day_add_cadence   (PbDay        day,
                               PbCadence    cadence);
int      pb_day_get_iso_week  (PbDay        day,
                               int         *year);
PbDay    pb_day_get_monday    (PbDay        day);
PbDay    pb_day_from_instant  (gint64       instant);
gint64   pb_day_get_end       (PbDay        day);

G_END_DECLS
