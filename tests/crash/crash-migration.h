/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-migrations.h"

G_BEGIN_DECLS

#define CRASH_N_MIGRATIONS 2

extern const PbMigration crash_migrations[CRASH_N_MIGRATIONS];

gint64 crash_migration_check (const char *library,
                              gint64      n_operations);
void   crash_migration_undo  (const char *library);

G_END_DECLS
