/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-sql.h"

G_BEGIN_DECLS

/* The tables of a library without a program that minds them: what SQLite takes to write the
 * rows, when somebody else has found out which there have to be.
 */
PbSql  *raw_library_new         (const char *path) G_GNUC_WARN_UNUSED_RESULT;
void    raw_library_copy        (PbSql      *raw,
                                 const char *from,
                                 gint64      after);
gint64  raw_library_get_last    (PbSql      *raw);

G_END_DECLS
