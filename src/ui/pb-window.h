/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ui/pb-group-context.h"

G_BEGIN_DECLS

#define PB_TYPE_WINDOW (pb_window_get_type ())
G_DECLARE_FINAL_TYPE (PbWindow, pb_window, PB, WINDOW, AdwApplicationWindow)

PbWindow *pb_window_new         (GtkApplication *application,
                                 PbStore        *store,
                                 PbCriteriaSet  *criteria,
                                 GSettings      *settings) G_GNUC_WARN_UNUSED_RESULT;
PbStore  *pb_window_get_store   (PbWindow       *self);
PbGroupContext *
          pb_window_get_context (PbWindow       *self);
void      pb_window_set_example (PbWindow       *self,
                                 gboolean        example);
void      pb_window_open        (PbWindow       *self,
                                 PbStoreOpenFlags flags);
void      pb_window_import      (PbWindow       *self,
                                 GFile          *file);
void      pb_window_show_record (PbWindow       *self,
                                 const char     *group,
                                 const char     *record);
void      pb_window_search      (PbWindow       *self,
                                 const char     *text);
const char *
          pb_window_get_help_topic (PbWindow    *self);

G_END_DECLS
