/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "storage/pb-store.h"
#include "ui/exchange/pb-share-news.h"

G_BEGIN_DECLS

#define PB_TYPE_NEWS_DIALOG (pb_news_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbNewsDialog, pb_news_dialog, PB, NEWS_DIALOG, AdwDialog)

AdwDialog *pb_news_dialog_new (PbStore     *store,
                               PbShareNews *news) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
