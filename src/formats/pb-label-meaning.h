/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-enums.h"

G_BEGIN_DECLS

/**
 * PbLabelRole:
 * @PB_LABEL_UNKNOWN: nothing that is known here
 * @PB_LABEL_SECTION: opens a section of the document
 * @PB_LABEL_NAME: the name of the group
 * @PB_LABEL_FOUNDED: the day on which the group was founded
 * @PB_LABEL_DESCRIPTION: what the group is
 * @PB_LABEL_TEXT: a text of the state
 *
 * What a label or heading of a group state is for.
 */
typedef enum
{
  PB_LABEL_UNKNOWN,
  PB_LABEL_SECTION,
  PB_LABEL_NAME,
  PB_LABEL_FOUNDED,
  PB_LABEL_DESCRIPTION,
  PB_LABEL_TEXT,
} PbLabelRole;

/**
 * PbLabelMeaning:
 * @role: what it is for
 * @section: the section that it belongs to
 * @label: (nullable): the label of the template, where it is one of those
 * @elements: the keys of the elements that it fills, separated by blanks
 * @exact: whether it is spelled as in the template, but for case and signs
 *
 * What a label or heading of a group state means.
 */
typedef struct
{
  PbLabelRole role;
  PbStateSection section;
  const char *label;
  const char *elements;
  gboolean exact;
} PbLabelMeaning;

char           *pb_label_normalize   (const char *words) G_GNUC_WARN_UNUSED_RESULT;
PbLabelMeaning  pb_label_get_meaning (const char *words);

G_END_DECLS
