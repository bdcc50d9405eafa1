/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/widgets/pb-register-view.h"

G_BEGIN_DECLS

GtkWidget *pb_task_register_new     (PbGroupContext *context) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *pb_insight_register_new  (PbGroupContext *context) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *pb_feedback_register_new (PbGroupContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
