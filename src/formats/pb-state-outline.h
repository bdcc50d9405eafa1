/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-block-text.h"
#include "formats/pb-state-marks.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PbStateBlock:
 * @role: what it is for: %PB_LABEL_TEXT, %PB_LABEL_UNKNOWN for a free text, or a
 *   property of the group
 * @label: the label, as in the template where it is one of those
 * @section: the section that it stands in
 * @elements: the keys of the elements that it fills, in order
 * @key: names the block within its document
 * @has_value: whether its text starts on the line of the label
 * @depth: how deep the label stands, see #PbStateMark
 * @label_line: the line of the label, from 0
 * @first: the first line below the label
 * @end: the line after the last that belongs to it
 * @text: what it says
 *
 * A label and what stands below it.
 */
typedef struct
{
  PbLabelRole role;
  char *label;
  PbStateSection section;
  GStrv elements;
  char *key;
  gboolean has_value;
  guint depth;
  guint label_line;
  guint first;
  guint end;
  PbBlockText *text;
} PbStateBlock;

/**
 * PbStateOutline:
 * @source: the document as lines
 * @front_matter: its properties
 * @blocks: (element-type PbStateBlock): its labels with their texts
 * @findings: (element-type PbFinding): what was not understood
 * @title: (nullable): its title
 * @n_labels: how many different labels of the template it has
 * @n_exact: how many of them are spelled as in the template
 * @n_sections: how many of the sections purpose, practice and progress it has
 * @section_ends: for each section the line after its last text, or 0
 *
 * A group state, taken apart.
 */
typedef struct
{
  PbSourceText *source;
  PbFrontMatter *front_matter;
  GPtrArray *blocks;
  GPtrArray *findings;
  char *title;
  guint n_labels;
  guint n_exact;
  guint n_sections;
  guint section_ends[PB_STATE_SECTION_PROGRESS + 1];
} PbStateOutline;

PbStateOutline *pb_state_outline_read     (GBytes          *bytes,
                                           const char      *file_name,
                                           GError         **error) G_GNUC_WARN_UNUSED_RESULT;
void            pb_state_outline_free     (PbStateOutline  *self);
PbStateBlock   *pb_state_outline_find     (PbStateOutline  *self,
                                           const char      *key);
PbStateBlock   *pb_state_outline_get_role (PbStateOutline  *self,
                                           PbLabelRole      role);
char           *pb_state_block_dup_key    (const char      *label,
                                           PbStateSection   section,
                                           GHashTable      *taken) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbStateOutline, pb_state_outline_free)

G_END_DECLS
