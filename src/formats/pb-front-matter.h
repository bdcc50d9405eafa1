/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-source-text.h"

G_BEGIN_DECLS

/**
 * PbFrontMatter:
 * @first: its first line, from 0
 * @n_lines: how many lines it has, with those around it; 0 where there is none
 * @closed: whether the line that ends it is there
 * @at_start: whether it stands where it belongs
 * @values: its values, name → texts
 * @lines: the line of each name
 *
 * The properties at the start of a note.
 */
typedef struct
{
  guint first;
  guint n_lines;
  gboolean closed;
  gboolean at_start;
  GHashTable *values;
  GHashTable *lines;
} PbFrontMatter;

PbFrontMatter      *pb_front_matter_read     (PbSourceText   *text,
                                              const char     *file_name,
                                              GError        **error) G_GNUC_WARN_UNUSED_RESULT;
void                pb_front_matter_free     (PbFrontMatter  *self);
const char         *pb_front_matter_get      (PbFrontMatter  *self,
                                              const char     *name);
GPtrArray          *pb_front_matter_get_all  (PbFrontMatter  *self,
                                              const char     *name);
guint               pb_front_matter_get_line (PbFrontMatter  *self,
                                              const char     *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbFrontMatter, pb_front_matter_free)

G_END_DECLS
