/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _LiveObjects LiveObjects;

void            live_objects_watch      (void);
LiveObjects    *live_objects_count      (void);
guint64         live_objects_get_n_changes
                                        (void);
void            live_objects_free       (LiveObjects       *counts);
guint           live_objects_compare    (const LiveObjects *before,
                                         const LiveObjects *after,
                                         int                least);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiveObjects, live_objects_free)

G_END_DECLS
