/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Called for each file of a folder with its path from there. */
typedef void (*PbVaultFileFunc) (GFile      *file,
                                 const char *path,
                                 gpointer    user_data);

/* The names by which the notes of a folder lead to each other. */
typedef struct _PbVaultNames PbVaultNames;

gboolean      pb_vault_each_file    (GFile            *folder,
                                     GCancellable     *cancellable,
                                     PbVaultFileFunc   func,
                                     gpointer          user_data,
                                     GError          **error);

PbVaultNames *pb_vault_names_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void          pb_vault_names_free   (PbVaultNames     *self);
void          pb_vault_names_add    (PbVaultNames     *self,
                                     const char       *path);
GPtrArray    *pb_vault_check_links  (PbVaultNames     *names,
                                     const char       *path,
                                     GBytes           *bytes) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbVaultNames, pb_vault_names_free)

G_END_DECLS
