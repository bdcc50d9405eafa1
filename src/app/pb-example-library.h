/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-clock.h"

G_BEGIN_DECLS

#define PB_TYPE_EXAMPLE_LIBRARY (pb_example_library_get_type ())
G_DECLARE_FINAL_TYPE (PbExampleLibrary, pb_example_library, PB, EXAMPLE_LIBRARY, GObject)

PbExampleLibrary *pb_example_library_new         (void) G_GNUC_WARN_UNUSED_RESULT;
GFile            *pb_example_library_get_file    (PbExampleLibrary     *self);
void              pb_example_library_make_async  (PbExampleLibrary     *self,
                                                  PbClock              *clock,
                                                  gboolean             anew,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
GFile            *pb_example_library_make_finish (PbExampleLibrary     *self,
                                                  GAsyncResult         *result,
                                                  GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
