/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-worker.h"

G_BEGIN_DECLS

/* The actions of this device that may be undone, and those that were and may
 * be done again: table `action`, newest last.  Everything here runs on the
 * writer, within its transaction.
 */

/* How many actions are kept. */
#define PB_UNDO_STACK_LIMIT 200

gboolean pb_undo_stack_create    (PbSql        *sql,
                                  GError      **error);
gboolean pb_undo_stack_push      (PbSql        *sql,
                                  const char   *title,
                                  gint64        first_op,
                                  GError      **error);
gboolean pb_undo_stack_move      (PbSql        *sql,
                                  gint64        id,
                                  gboolean      undone,
                                  gint64        first_op,
                                  GError      **error);
gboolean pb_undo_stack_get_op    (PbSql        *sql,
                                  gint64        id,
                                  gint64       *first_op,
                                  GError      **error);
gboolean pb_undo_stack_get_state (PbSql        *sql,
                                  PbUndoState  *state,
                                  GError      **error);

G_END_DECLS
