/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-validation.h"

G_BEGIN_DECLS

/* What an edit does to a record: whether it creates or restores the whole, otherwise
 * which fields it sets.  The changes of new records mostly lie side by side: then where
 * they begin and how many they are, otherwise 0.
 */
typedef struct
{
  gboolean whole;
  GHashTable *fields;
  guint first;
  guint n;
} PbTouched;

/* What the rules work with: the library as it stands after the edit, within
 * the transaction that is rolled back when a rule is broken.
 */
typedef struct
{
  PbEngine *engine;
  PbSql *sql;
  PbEdit *edit;
  PbValidationFlags flags;
  PbDay today;
  GPtrArray *warnings;

  /* id → PbTouched */
  GHashTable *touched;

  /* The ids of records that the edit brought into being. */
  GHashTable *fresh;

  /* id → PbRecord of what the edit touched, and of what was asked for. */
  GHashTable *records;
} PbValidation;

gboolean  pb_validation_get      (PbValidation  *self,
                                  const char    *id,
                                  PbRecord     **record,
                                  GError       **error);
gboolean  pb_validation_sets     (PbValidation  *self,
                                  const char    *id,
                                  PbFieldId      field);
gboolean  pb_validation_is_shown (PbValidation  *self,
                                  PbRecord      *record,
                                  gboolean      *shown,
                                  GError       **error);
GPtrArray *pb_validation_find    (PbValidation  *self,
                                  PbFieldId      field,
                                  const char    *id,
                                  GError       **error) G_GNUC_WARN_UNUSED_RESULT;
char     *pb_validation_describe (PbRecord      *record) G_GNUC_WARN_UNUSED_RESULT;
void      pb_validation_warn     (PbValidation  *self,
                                  char          *sentence);
gboolean  pb_validation_fail     (GError       **error,
                                  const char    *format,
                                  ...) G_GNUC_PRINTF (2, 3);

/* pb-validation-terms.c: the rules of roles and who holds them. */
gboolean  pb_validation_check_assignment (PbValidation  *self,
                                          PbRecord      *assignment,
                                          GError       **error);
gboolean  pb_validation_check_holder     (PbValidation  *self,
                                          PbRecord      *record,
                                          GError       **error);

/* pb-validation-rules.c: the rules of single kinds. */
gboolean  pb_validation_check_record (PbValidation  *self,
                                      PbRecord      *record,
                                      GError       **error);

G_END_DECLS
