/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-library-path.h"

/**
 * pb_library_dup_default_path:
 *
 * Says where the library of this user is.  The window and the command line
 * work on the same one unless they are told otherwise.
 *
 * Returns: (transfer full) (type filename): the path, whether there is a file
 *   or not
 */
char *
pb_library_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "phasebook", "library.sqlite", NULL);
}
