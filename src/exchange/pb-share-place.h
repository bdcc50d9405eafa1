/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PbSharePlace:
 * @folder: (nullable): the folder that the library shares in
 * @paused: whether somebody asked to wait
 * @calendar: whether calendars of the groups are kept in the folder, too
 *
 * Where a library shares.
 */
typedef struct
{
  char     *folder;
  gboolean  paused;
  gboolean  calendar;
} PbSharePlace;

PbSharePlace *pb_share_place_load  (const char          *library,
                                    GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      pb_share_place_save  (const PbSharePlace  *self,
                                    const char          *library,
                                    GError             **error);
void          pb_share_place_free  (PbSharePlace        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbSharePlace, pb_share_place_free)

G_END_DECLS
