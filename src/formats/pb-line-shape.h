/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PbFence:
 * @mark: the character that it is made of
 * @length: how many of them opened it; 0 outside
 *
 * Where a reader stands with regard to fenced code blocks.
 */
typedef struct
{
  char mark;
  guint length;
} PbFence;

/**
 * PbBullet:
 * @indent: the column of its mark, from 0
 * @inside: the column of what it says
 * @rest: (transfer none): what it says, within the line
 *
 * A line that starts an item of a list.
 */
typedef struct
{
  guint indent;
  guint inside;
  const char *rest;
} PbBullet;

gboolean    pb_fence_feed        (PbFence     *self,
                                  const char  *line);
gboolean    pb_line_is_blank     (const char  *line);
gboolean    pb_line_is_break     (const char  *line);
gboolean    pb_line_is_underline (const char  *line,
                                  char         mark);
guint       pb_line_get_heading  (const char  *line,
                                  char       **title);
gboolean    pb_line_get_bullet   (const char  *line,
                                  PbBullet    *bullet);
gboolean    pb_line_get_bold     (const char  *line,
                                  char       **title,
                                  gboolean    *colon,
                                  const char **rest);
gboolean    pb_line_says_nothing (const char  *line,
                                  gboolean    *placeholder);
gboolean    pb_line_has_gap      (const char  *line);
guint       pb_line_get_indent   (const char  *line);

G_END_DECLS
