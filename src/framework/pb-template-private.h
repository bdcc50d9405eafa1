/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-catalogue.h"
#include "model/pb-types.h"

G_BEGIN_DECLS

/* The most fields that a template fills, and the most parts that it adds. */
#define PB_TEMPLATE_N_FIELDS 10
#define PB_TEMPLATE_N_PARTS 3
#define PB_TEMPLATE_N_HEADINGS 4

/* What a field gets.  Text is a sentence for people, the nick of an enumeration
 * or empty for the group itself, by the type of the field; a number is whole,
 * stands for yes, or is how many days after the first a day lies.
 */
typedef struct
{
  PbFieldId   field;
  const char *text;
  int         number;
} PbTemplateField;

/* A part: always an obligation of an agreement, or the group as a party. */
typedef struct
{
  PbKind          kind;
  PbTemplateField fields[2];
} PbTemplatePart;

/* How long a cycle and its stages are: a number of months or of days, and the
 * days of planning, feedback and evolution; execution has the rest.
 */
typedef struct
{
  int months;
  int days;
  int planning;
  int feedback;
  int evolution;
} PbTemplateLengths;

typedef struct
{
  PbKind             kind;
  const char        *id;
  const char        *name;
  const char        *description;
  PbTemplateField    fields[PB_TEMPLATE_N_FIELDS];
  PbTemplatePart     parts[PB_TEMPLATE_N_PARTS];
  const char        *headings[PB_TEMPLATE_N_HEADINGS];
  PbTemplateLengths  lengths;
} PbTemplateWords;

const PbTemplateWords *_pb_template_get_agreements (gsize *n);
const PbTemplateWords *_pb_template_get_decisions  (gsize *n);
const PbTemplateWords *_pb_template_get_practices  (gsize *n);

G_END_DECLS
