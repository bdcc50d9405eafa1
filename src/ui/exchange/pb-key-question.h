/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "exchange/pb-trust.h"

G_BEGIN_DECLS

void     pb_key_question_async  (GtkWidget            *parent,
                                 PbTrust              *trust,
                                 const char           *name,
                                 const char           *key,
                                 const char           *by,
                                 GAsyncReadyCallback   callback,
                                 gpointer              user_data);
gboolean pb_key_question_finish (GtkWidget            *parent,
                                 GAsyncResult         *result,
                                 GError              **error);

G_END_DECLS
