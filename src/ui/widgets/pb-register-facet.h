/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/pb-record.h"

G_BEGIN_DECLS

#define PB_TYPE_REGISTER_FACET (pb_register_facet_get_type ())
G_DECLARE_FINAL_TYPE (PbRegisterFacet, pb_register_facet, PB, REGISTER_FACET, AdwBin)

/**
 * PbRegisterFilterFunc:
 * @record: a record
 * @choice: the name of a choice
 * @user_data: what was given with the function
 *
 * Says whether a record belongs to a choice of a facet.
 *
 * Returns: whether it does
 */
typedef gboolean (*PbRegisterFilterFunc) (PbRecord   *record,
                                          const char *choice,
                                          gpointer    user_data);

GtkWidget   *pb_register_facet_new_field    (PbFieldId             field) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget   *pb_register_facet_new          (const char           *id,
                                             const char           *title,
                                             PbRegisterFilterFunc  func,
                                             gpointer              user_data,
                                             GDestroyNotify        destroy) G_GNUC_WARN_UNUSED_RESULT;
const char  *pb_register_facet_get_id       (PbRegisterFacet      *self);
PbFieldId    pb_register_facet_get_field    (PbRegisterFacet      *self);
void         pb_register_facet_clear_choices (PbRegisterFacet     *self);
void         pb_register_facet_add_choice   (PbRegisterFacet      *self,
                                             const char           *choice,
                                             const char           *label);
gboolean     pb_register_facet_is_active    (PbRegisterFacet      *self);
gboolean     pb_register_facet_get_chosen   (PbRegisterFacet      *self,
                                             const char           *choice);
void         pb_register_facet_set_chosen   (PbRegisterFacet      *self,
                                             const char           *choice,
                                             gboolean              chosen);
GPtrArray   *pb_register_facet_dup_chosen   (PbRegisterFacet      *self) G_GNUC_WARN_UNUSED_RESULT;
void         pb_register_facet_clear        (PbRegisterFacet      *self);
gboolean     pb_register_facet_matches      (PbRegisterFacet      *self,
                                             PbRecord             *record);
void         pb_register_facet_begin_count  (PbRegisterFacet      *self);
void         pb_register_facet_count        (PbRegisterFacet      *self,
                                             PbRecord             *record);
void         pb_register_facet_end_count    (PbRegisterFacet      *self);
void         pb_register_facet_set_values   (PbRegisterFacet      *self,
                                             GPtrArray            *values);

G_END_DECLS
