/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_TAG (pb_tag_get_type ())
G_DECLARE_FINAL_TYPE (PbTag, pb_tag, PB, TAG, GtkWidget)

GtkWidget  *pb_tag_new       (const char *element) G_GNUC_WARN_UNUSED_RESULT;
const char *pb_tag_get_element (PbTag      *self);
void        pb_tag_set_label (PbTag      *self,
                              const char *label);

G_END_DECLS
