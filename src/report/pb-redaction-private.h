/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-dossier.h"

G_BEGIN_DECLS

typedef struct _PbRedaction PbRedaction;

PbRedaction *pb_redaction_new          (PbDossier         *dossier,
                                        PbAudience         audience) G_GNUC_WARN_UNUSED_RESULT;
void         pb_redaction_free         (PbRedaction       *self);
gboolean     pb_redaction_shows        (const PbRedaction *self,
                                        PbRecord          *record);
char        *pb_redaction_clean        (const PbRedaction *self,
                                        const char        *text) G_GNUC_WARN_UNUSED_RESULT;
guint        pb_redaction_get_n_hidden (const PbRedaction *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbRedaction, pb_redaction_free)

G_END_DECLS
