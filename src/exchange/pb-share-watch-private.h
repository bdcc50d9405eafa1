/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _PbShareWatch PbShareWatch;

/**
 * PbShareWatchFunc:
 * @user_data: what was given with the function
 *
 * Something has changed in a shared folder.
 */
typedef void (*PbShareWatchFunc) (gpointer user_data);

PbShareWatch *pb_share_watch_new    (const char       *folder,
                                     PbShareWatchFunc  changed,
                                     gpointer          user_data);
void          pb_share_watch_free   (PbShareWatch     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbShareWatch, pb_share_watch_free)

void          pb_share_watch_update (PbShareWatch     *self);

G_END_DECLS
