/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/pb-group-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_CONTACT_ROW (pb_contact_row_get_type ())
G_DECLARE_FINAL_TYPE (PbContactRow, pb_contact_row, PB, CONTACT_ROW, AdwExpanderRow)

GtkWidget  *pb_contact_row_new       (PbGroupContext *context,
                                      const char     *other_id) G_GNUC_WARN_UNUSED_RESULT;
const char *pb_contact_row_get_other (PbContactRow   *self);

G_END_DECLS
