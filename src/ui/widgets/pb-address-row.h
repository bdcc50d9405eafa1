/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_ADDRESS_ROW (pb_address_row_get_type ())
G_DECLARE_FINAL_TYPE (PbAddressRow, pb_address_row, PB, ADDRESS_ROW, AdwActionRow)

GtkWidget *pb_address_row_new      (const char *title,
                                    const char *address) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *pb_address_row_new_hash (const char *title,
                                    const char *hash,
                                    const char *chain) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *pb_address_row_new_text (const char *title,
                                    const char *text,
                                    const char *copied) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
