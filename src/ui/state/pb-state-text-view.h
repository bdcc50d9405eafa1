/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_STATE_TEXT_VIEW (pb_state_text_view_get_type ())
G_DECLARE_FINAL_TYPE (PbStateTextView, pb_state_text_view, PB, STATE_TEXT_VIEW, GtkWidget)

GtkWidget *pb_state_text_view_new         (void) G_GNUC_WARN_UNUSED_RESULT;
PbRecord  *pb_state_text_view_get_record  (PbStateTextView *self);
void       pb_state_text_view_set_record  (PbStateTextView *self,
                                           PbRecord        *record,
                                           const char      *shown_in);
void       pb_state_text_view_set_locked  (PbStateTextView *self,
                                           gboolean         locked);

G_END_DECLS
