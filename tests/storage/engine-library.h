/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-engine.h"

/* A library in memory with a clock of its own. */
typedef struct
{
  PbSql *sql;
  PbEngine *engine;
  gint64 now;
} PbTestLibrary;

PbTestLibrary *pb_test_library_new        (const char     *author);
PbTestLibrary *pb_test_library_new_at     (const char     *path,
                                           const char     *author,
                                           const char     *device);
void           pb_test_library_free       (PbTestLibrary  *library);
gint64         pb_test_library_commit     (PbTestLibrary  *library,
                                           PbEdit         *edit);
void           pb_test_library_expect     (PbTestLibrary  *library,
                                           PbEdit         *edit,
                                           GQuark          domain,
                                           int             code);
guint          pb_test_library_pull       (PbTestLibrary  *library,
                                           PbTestLibrary  *from,
                                           const char     *device);
char          *pb_test_library_dump       (PbTestLibrary  *library);
PbRecord      *pb_test_library_load       (PbTestLibrary  *library,
                                           const char     *id);
void           pb_test_library_rebuild    (PbTestLibrary  *library);
void           pb_test_library_check      (PbTestLibrary  *library);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbTestLibrary, pb_test_library_free)
