/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PB_EXPLORERS_KEY:
 *
 * The setting that holds the explorers that people have chosen, by chain.
 */
#define PB_EXPLORERS_KEY "explorers"

char     *pb_explorer_dup     (GSettings   *settings,
                               const char  *chain) G_GNUC_WARN_UNUSED_RESULT;
char     *pb_explorer_dup_uri (GSettings   *settings,
                               const char  *chain,
                               const char  *what) G_GNUC_WARN_UNUSED_RESULT;
void      pb_explorer_set     (GSettings   *settings,
                               const char  *chain,
                               const char  *explorer);
gboolean  pb_explorer_check   (const char  *explorer);

G_END_DECLS
