/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-drafts-private.h"

G_BEGIN_DECLS

int  pb_decision_words_find       (const char *word);
void pb_decision_words_set_status (PbDrafts   *drafts,
                                   PbDraft    *draft,
                                   const char *word);

G_END_DECLS
