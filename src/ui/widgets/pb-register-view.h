/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/pb-query.h"
#include "ui/pb-group-context.h"
#include "ui/widgets/pb-register-column.h"
#include "ui/widgets/pb-register-facet.h"

G_BEGIN_DECLS

#define PB_TYPE_REGISTER_VIEW (pb_register_view_get_type ())
G_DECLARE_FINAL_TYPE (PbRegisterView, pb_register_view, PB, REGISTER_VIEW, AdwBin)

GtkWidget        *pb_register_view_new              (void) G_GNUC_WARN_UNUSED_RESULT;
void              pb_register_view_set_up           (PbRegisterView     *self,
                                                     PbGroupContext     *context,
                                                     PbKind              kind,
                                                     const char         *name);
PbRegisterColumn *pb_register_view_add_field_column (PbRegisterView     *self,
                                                     PbFieldId           field);
PbRegisterColumn *pb_register_view_add_column       (PbRegisterView     *self,
                                                     const char         *id,
                                                     const char         *title,
                                                     PbRegisterTextFunc  func,
                                                     gpointer            user_data);
PbRegisterFacet  *pb_register_view_add_facet        (PbRegisterView     *self,
                                                     PbFieldId           field);
PbRegisterFacet  *pb_register_view_add_own_facet    (PbRegisterView     *self,
                                                     const char         *id,
                                                     const char         *title,
                                                     PbRegisterFilterFunc func,
                                                     gpointer            user_data);
void              pb_register_view_set_sort         (PbRegisterView     *self,
                                                     PbFieldId           field,
                                                     gboolean            descending);
void              pb_register_view_set_base_query   (PbRegisterView     *self,
                                                     PbQuery            *query);
void              pb_register_view_set_empty        (PbRegisterView     *self,
                                                     const char         *icon_name,
                                                     const char         *title,
                                                     const char         *description,
                                                     GtkWidget          *child);
void              pb_register_view_add_bulk_action  (PbRegisterView     *self,
                                                     const char         *label,
                                                     const char         *action_name);
void              pb_register_view_set_row_menu     (PbRegisterView     *self,
                                                     GMenuModel         *menu);
void              pb_register_view_start            (PbRegisterView     *self);

PbKind            pb_register_view_get_kind         (PbRegisterView     *self);
GListModel       *pb_register_view_get_model        (PbRegisterView     *self);
gboolean          pb_register_view_get_narrow       (PbRegisterView     *self);
void              pb_register_view_set_narrow       (PbRegisterView     *self,
                                                     gboolean            narrow);
GPtrArray        *pb_register_view_dup_selected     (PbRegisterView     *self) G_GNUC_WARN_UNUSED_RESULT;
void              pb_register_view_select           (PbRegisterView     *self,
                                                     guint               position,
                                                     gboolean            alone);
gboolean          pb_register_view_find             (PbRegisterView     *self);
void              pb_register_view_refilter         (PbRegisterView     *self);

G_END_DECLS
