/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-catalogue.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_FIELD_ROW (pb_field_row_get_type ())
G_DECLARE_INTERFACE (PbFieldRow, pb_field_row, PB, FIELD_ROW, GtkWidget)

/**
 * PbFieldRowInterface:
 * @field_offset: where in the instance its field is kept, a #PbFieldId
 * @dup_value: the value that the row shows, %NULL without error where it is
 *   empty
 * @set_value: shows a value, or nothing
 * @set_problem: (nullable): shows what is wrong with the value, or that nothing
 *   is; the form says it below a row without one
 *
 * A row of a form that edits one field of the catalogue.
 */
struct _PbFieldRowInterface
{
  GTypeInterface parent_interface;

  gsize      field_offset;
  GVariant *(*dup_value)   (PbFieldRow  *self,
                            GError     **error);
  void      (*set_value)   (PbFieldRow  *self,
                            GVariant    *value);
  void      (*set_problem) (PbFieldRow  *self,
                            const char  *sentence);
};

PbFieldId  pb_field_row_get_field   (PbFieldRow  *self);
GVariant  *pb_field_row_dup_value   (PbFieldRow  *self,
                                     GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void       pb_field_row_set_value   (PbFieldRow  *self,
                                     GVariant    *value);
void       pb_field_row_set_problem (PbFieldRow  *self,
                                     const char  *sentence);
void       pb_field_row_edited      (PbFieldRow  *self);
void       pb_field_row_refuse      (const char  *sentence,
                                     gpointer     row);

void       pb_field_row_class_init  (GObjectClass *klass,
                                     const char   *resource);
void       pb_field_row_constructed (GObject      *object);
void       pb_field_row_dispose     (GObject      *object);

G_END_DECLS
