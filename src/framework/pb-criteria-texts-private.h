/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of a built-in statement, not yet translated. */
typedef struct
{
  const char *id;
  const char *title;
  const char *text;
  const char *hint;
} PbCriteriaText;

/* Those of the phases before and after iteration. */
extern const PbCriteriaText pb_phase_texts[];
extern const guint pb_n_phase_texts;

const PbCriteriaText *pb_criteria_text_find    (const char *id);
const PbCriteriaText *pb_criteria_text_get_nth (guint       n);

G_END_DECLS
