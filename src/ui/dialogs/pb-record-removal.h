/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/pb-group-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PbRemoval:
 * @PB_REMOVAL_NONE: the record was left as it is
 * @PB_REMOVAL_DELETED: it was deleted
 * @PB_REMOVAL_RETIRED: it was ended or retired, and stays
 *
 * What came of wanting to delete a record.
 */
typedef enum
{
  PB_REMOVAL_NONE,
  PB_REMOVAL_DELETED,
  PB_REMOVAL_RETIRED,
} PbRemoval;

PbEdit    *pb_record_retire        (PbRecord            *record,
                                    PbDay                today) G_GNUC_WARN_UNUSED_RESULT;
void       pb_record_remove        (PbRecord            *record,
                                    PbGroupContext      *context,
                                    GtkWidget           *parent);
void       pb_record_remove_async  (PbRecord            *record,
                                    PbGroupContext      *context,
                                    GtkWidget           *parent,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);
PbRemoval  pb_record_remove_finish (PbRecord            *record,
                                    GAsyncResult        *result,
                                    GError             **error);

G_END_DECLS
