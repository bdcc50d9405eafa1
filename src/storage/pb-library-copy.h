/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-sql.h"

G_BEGIN_DECLS

/* Looks at a copy, or changes it, before it gets its name. */
typedef gboolean (*PbLibraryCopyFunc) (const char  *draft,
                                       gpointer     data,
                                       GError     **error);

gboolean pb_library_copy             (PbSql             *sql,
                                      const char        *path,
                                      PbLibraryCopyFunc  func,
                                      gpointer           data,
                                      GError           **error);
void     pb_library_copy_tidy        (const char        *folder,
                                      const char        *prefix);

G_END_DECLS
