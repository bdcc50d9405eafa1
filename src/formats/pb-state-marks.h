/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-front-matter.h"
#include "formats/pb-label-meaning.h"

G_BEGIN_DECLS

/**
 * PB_MARK_DEPTH_BOLD:
 *
 * How deep a label in bold stands: below every heading, above every list.
 */
#define PB_MARK_DEPTH_BOLD 7

/**
 * PbStateMark:
 * @line: its line, from 0
 * @n_lines: how many lines it takes: 2 for an underlined heading
 * @depth: how deep it stands: the level of a heading, %PB_MARK_DEPTH_BOLD for a
 *   label in bold, more for an item of a list
 * @indent: for an item of a list, the column of its mark
 * @title: what it says
 * @value: (nullable): what follows on the same line
 * @meaning: what it means
 * @section: the section of the document that it stands in
 * @end: the line after what belongs to it
 * @parent: the mark that it stands below, or -1
 *
 * A heading or label that structures a group state.
 */
typedef struct
{
  guint line;
  guint n_lines;
  guint depth;
  guint indent;
  char *title;
  char *value;
  PbLabelMeaning meaning;
  PbStateSection section;
  guint end;
  int parent;
} PbStateMark;

GArray *pb_state_marks_find (PbSourceText  *text,
                             PbFrontMatter *front_matter) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
