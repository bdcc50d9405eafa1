/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-rule-context-private.h"
#include "framework/pb-state-elements.h"

G_BEGIN_DECLS

/* What newer records say against an element, in (after, up_to]. */
typedef struct
{
  guint     n;
  PbRecord *newest;
  PbDay     day;
  char     *sentence;
} PbContradiction;

void                   pb_contradiction_find  (PbRuleContext   *context,
                                               const char      *key,
                                               PbDay            after,
                                               PbContradiction *contradiction);
void                   pb_contradiction_clear (PbContradiction *contradiction);

const PbElementStatus *pb_context_element     (PbRuleContext   *context,
                                               const char      *key);

gboolean               pb_tool_speaks_for     (PbRecord        *tool,
                                               const char      *key);

/* How the fourteen stand together. */
typedef struct
{
  guint present;
  guint fresh;
  guint old;
  guint recorded; /* elements that anything at all is known of */
} PbElementCounts;

void pb_element_status_count (PbRuleContext   *context,
                              PbElementCounts *counts);

G_END_DECLS
