/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-record.h"

G_BEGIN_DECLS

/* What a value means, by the type of its field: a day, a whole number, a flag or the
 * number of an enumeration (-1 for a name that is not known), and otherwise the text;
 * nothing for sets.  The rules read millions of these.
 */
typedef union
{
  PbDay day;
  gint64 number;
  const char *text;
} PbPlainValue;

const PbPlainValue *pb_record_get_plain_value (PbRecord          *self,
                                               PbFieldId          field);
void                pb_plain_value_read       (PbPlainValue      *plain,
                                               const PbFieldInfo *info,
                                               GVariant          *value);

G_END_DECLS
