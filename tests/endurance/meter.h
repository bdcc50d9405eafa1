/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _Meter Meter;

Meter  *meter_new       (void);
void    meter_free      (Meter      *self);
void    meter_begin     (Meter      *self);
void    meter_end       (Meter      *self,
                         const char *action);
guint   meter_get_n     (Meter      *self);
double  meter_get_slope (Meter      *self);
void    meter_report    (Meter      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Meter, meter_free)

G_END_DECLS
