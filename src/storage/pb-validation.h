/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-engine.h"

G_BEGIN_DECLS

/**
 * PbValidationFlags:
 * @PB_VALIDATION_NONE: an edit of the user
 * @PB_VALIDATION_UNDO: takes back an earlier action, so that what may never be
 *   edited may go again
 * @PB_VALIDATION_LIST: a rule that is broken is told in a warning, and nothing is
 *   refused: for what others wrote, and for going back to what was
 */
typedef enum
{
  PB_VALIDATION_NONE = 0,
  PB_VALIDATION_UNDO = 1 << 0,
  PB_VALIDATION_LIST = 1 << 1,
} PbValidationFlags;

gboolean pb_validation_check_before (PbEngine           *engine,
                                     PbEdit             *edit,
                                     PbValidationFlags   flags,
                                     GError            **error);
gboolean pb_validation_check_after  (PbEngine           *engine,
                                     PbSql              *sql,
                                     PbEdit             *edit,
                                     const PbEngineResult *result,
                                     PbValidationFlags   flags,
                                     PbDay               today,
                                     GPtrArray          *warnings,
                                     GError            **error);

G_END_DECLS
