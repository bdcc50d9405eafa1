/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-dossier.h"

G_BEGIN_DECLS

/* The addresses of a group and which account each is. */
typedef struct _PbOwnAddresses PbOwnAddresses;

PbOwnAddresses *pb_own_addresses_new       (PbDossier            *dossier,
                                            const char           *file_name) G_GNUC_WARN_UNUSED_RESULT;
void            pb_own_addresses_free      (PbOwnAddresses       *self);
gboolean        pb_own_addresses_find      (const PbOwnAddresses *self,
                                            const char           *address,
                                            const char           *own,
                                            PbRecord            **account);
const char     *pb_own_addresses_get_chain (const PbOwnAddresses *self,
                                            PbRecord             *account);

G_END_DECLS
