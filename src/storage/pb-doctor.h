/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-progress.h"
#include "storage/pb-store-error.h"

G_BEGIN_DECLS

/**
 * PbDoctorPart:
 * @PB_DOCTOR_FILE: parts of the file cannot be read
 * @PB_DOCTOR_INDEX: an index says something else than its table
 * @PB_DOCTOR_REFERENCE: rows name others that are not there
 * @PB_DOCTOR_LOG: the log has gaps
 * @PB_DOCTOR_TABLES: the tables hold something else than the log says
 *
 * Where something is wrong with a library.
 */
typedef enum
{
  PB_DOCTOR_FILE,
  PB_DOCTOR_INDEX,
  PB_DOCTOR_REFERENCE,
  PB_DOCTOR_LOG,
  PB_DOCTOR_TABLES,
} PbDoctorPart;

/**
 * PbDoctorFinding:
 * @part: where
 * @n: how many places there are, at least one
 * @sentence: what is wrong, for people
 *
 * Something that is wrong with a library.
 */
typedef struct
{
  PbDoctorPart part;
  guint n;
  char *sentence;
} PbDoctorFinding;

void        pb_doctor_finding_free  (PbDoctorFinding *finding);
const char *pb_doctor_part_get_nick (PbDoctorPart     part);
GPtrArray  *pb_doctor_examine       (const char      *library,
                                     PbProgress      *progress,
                                     GError         **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    pb_doctor_can_repair    (GPtrArray       *findings);
gboolean    pb_doctor_repair        (const char      *library,
                                     PbProgress      *progress,
                                     GError         **error);
gboolean    pb_doctor_salvage       (const char      *library,
                                     const char      *to,
                                     guint64         *n_saved,
                                     guint64         *n_lost,
                                     GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbDoctorFinding, pb_doctor_finding_free)

G_END_DECLS
