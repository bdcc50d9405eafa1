/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-relation-map.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PbMapFile:
 * @PB_MAP_FILE_PNG: a picture of pixels
 * @PB_MAP_FILE_SVG: a picture of lines and letters
 * @PB_MAP_FILE_DOT: groups and lines for GraphViz
 *
 * How a relation map is saved.
 */
typedef enum
{
  PB_MAP_FILE_PNG,
  PB_MAP_FILE_SVG,
  PB_MAP_FILE_DOT,
} PbMapFile;

const char *pb_map_file_get_extension (PbMapFile             type);
GBytes     *pb_map_export_render      (const PbRelationMap  *map,
                                       const char           *title,
                                       PbMapFile             type,
                                       GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
