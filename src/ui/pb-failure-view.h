/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_FAILURE_VIEW (pb_failure_view_get_type ())
G_DECLARE_FINAL_TYPE (PbFailureView, pb_failure_view, PB, FAILURE_VIEW, AdwBin)

void pb_failure_view_set_failure (PbFailureView *self,
                                  GFile         *file,
                                  const GError  *error);

G_END_DECLS
