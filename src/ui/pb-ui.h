/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PB_UI_RESOURCE_PATH:
 *
 * Where templates, styles and icons lie within the program.
 */
#define PB_UI_RESOURCE_PATH "/org/phasebook/Phasebook"

void pb_ui_init              (void);
GSettings *
     pb_ui_new_settings      (void) G_GNUC_WARN_UNUSED_RESULT;
void pb_ui_unparent_children (GtkWidget      *widget);
void pb_ui_drop_toggles      (GtkWidget      *widget);
void pb_ui_drop_dialog_child (AdwDialog      *dialog);
void pb_ui_focus_dialog      (AdwDialog      *dialog);
void pb_ui_keep_focus_in_dialog
                             (AdwApplicationWindow *window);
void pb_ui_name_expander_row (AdwExpanderRow *row);
void pb_ui_add_store_keys    (GtkWidget      *widget,
                              const char     *action_name);
void pb_ui_note_recent       (GFile          *file);

G_END_DECLS
