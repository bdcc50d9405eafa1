/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "storage/pb-store.h"

G_BEGIN_DECLS

#define PB_TYPE_SEARCH_PROVIDER (pb_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (PbSearchProvider, pb_search_provider, PB, SEARCH_PROVIDER, GObject)

PbSearchProvider *pb_search_provider_new      (GApplication      *application,
                                               PbStore           *store) G_GNUC_WARN_UNUSED_RESULT;
gboolean          pb_search_provider_export   (PbSearchProvider  *self,
                                               GDBusConnection   *connection,
                                               const char        *path,
                                               GError           **error);
void              pb_search_provider_unexport (PbSearchProvider  *self);

G_END_DECLS
