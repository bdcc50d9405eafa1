/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/pb-share.h"

G_BEGIN_DECLS

/**
 * PbShareLook:
 * @kind: what the folder is
 * @is_own: whether it is of the network that the library belongs to
 * @people: (element-type PbLogInfo): whose changes are in it; in place of what is
 *   known, their `last` is how many there are
 * @n_findings: how many files in it could not be used
 *
 * What one finds in a folder before one shares in it.
 */
typedef struct
{
  PbShareKind  kind;
  gboolean     is_own;
  GPtrArray   *people;
  guint        n_findings;
} PbShareLook;

void         pb_share_look_async  (PbShare              *share,
                                   PbStore              *store,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
PbShareLook *pb_share_look_finish (PbShare              *share,
                                   GAsyncResult         *result,
                                   GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void         pb_share_look_free   (PbShareLook          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbShareLook, pb_share_look_free)

G_END_DECLS
