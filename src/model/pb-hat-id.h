/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PB_HAT_LEVELS:
 *
 * How many levels lie under the top hat of a tree.
 */
#define PB_HAT_LEVELS 14

/**
 * PbHatId:
 * @tree: the number of the tree, from 1
 * @levels: the number within each level, 0 past the end of the path
 *
 * The identifier of a hat of the Hats protocol: 32 bits for the tree, then 16 for
 * each level.
 */
typedef struct
{
  guint32 tree;
  guint16 levels[PB_HAT_LEVELS];
} PbHatId;

gboolean  pb_hat_id_parse      (const char     *text,
                                PbHatId        *id,
                                GError        **error);
char     *pb_hat_id_to_path    (const PbHatId  *id) G_GNUC_WARN_UNUSED_RESULT;
char     *pb_hat_id_to_hex     (const PbHatId  *id) G_GNUC_WARN_UNUSED_RESULT;
char     *pb_hat_id_to_decimal (const PbHatId  *id) G_GNUC_WARN_UNUSED_RESULT;
char     *pb_hat_id_to_uri     (const PbHatId  *id,
                                const char     *chain) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
