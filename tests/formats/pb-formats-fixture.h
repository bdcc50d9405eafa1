/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-import.h"
#include "model/pb-dossier.h"

G_BEGIN_DECLS

/* The day of all imports in these tests. */
#define PB_TEST_TODAY pb_day_from_ymd (2025, 11, 23)

char            *pb_test_fixture_path  (const char      *name);
char            *pb_test_shared_path   (const char      *name);
GBytes          *pb_test_load          (const char      *path);
PbProposal      *pb_test_read          (const char      *text,
                                        const char      *file_name,
                                        PbImportContext *context,
                                        GError         **error);
PbProposal      *pb_test_read_bytes    (GBytes          *bytes,
                                        const char      *file_name,
                                        PbImportContext *context);
void             pb_test_accept        (PbImportContext **context,
                                        PbEdit           *edit);
PbDossier       *pb_test_dossier       (PbImportContext *context,
                                        const char      *group_id);
PbRecord        *pb_test_find_text     (PbImportContext *context,
                                        const char      *label);
PbRecord        *pb_test_find          (PbImportContext *context,
                                        PbKind           kind,
                                        const char      *title);
PbDossier       *pb_test_example       (PbImportContext **context);
char            *pb_test_dup_findings  (PbProposal      *proposal);
char            *pb_test_dup_items     (PbProposal      *proposal);

G_END_DECLS
