/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-drafts-private.h"
#include "formats/pb-note-private.h"

G_BEGIN_DECLS

gboolean pb_note_tables_has  (PbNote   *note);
void     pb_note_tables_read (PbNote   *note,
                              PbDrafts *drafts);

G_END_DECLS
