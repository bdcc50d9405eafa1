/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-progress.h"
#include "storage/pb-sql.h"

G_BEGIN_DECLS

/* `PRAGMA user_version` counts the migrations that a library has been through.
 * A step that was released is never edited.
 */
#define PB_MIGRATIONS_VERSION 1

/* How many backups from before migrations are kept beside the library. */
#define PB_MIGRATIONS_BACKUPS 3

typedef gboolean (*PbMigrationFunc) (PbSql   *sql,
                                     GError **error);

/* A step takes a library from @version - 1 to @version. */
typedef struct
{
  int version;
  PbMigrationFunc func;
} PbMigration;

gboolean pb_migrations_create (PbSql              *sql,
                               GError            **error);
gboolean pb_migrations_run    (PbSql              *sql,
                               const char         *path,
                               const PbMigration  *steps,
                               gsize               n_steps,
                               PbProgress         *progress,
                               GError            **error);
gboolean pb_migrations_update (PbSql              *sql,
                               const char         *path,
                               PbProgress         *progress,
                               GError            **error);
gboolean pb_migrations_backup (PbSql              *sql,
                               const char         *path,
                               GError            **error);

G_END_DECLS
