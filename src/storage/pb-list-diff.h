/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One step that turns an old list into a new one: at @position, @n_removed items
 * go and @n_added come.  Steps are taken in their order, each on what the ones
 * before it have left.
 */
typedef struct
{
  guint position;
  guint n_removed;
  guint n_added;
} PbListStep;

GArray *pb_list_diff (const char *old_ids,
                      guint       n_old,
                      const char *new_ids,
                      guint       n_new) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
