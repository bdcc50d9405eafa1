/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/pb-group-context.h"
#include "ui/widgets/pb-chip.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_DETAIL_PAGE (pb_detail_page_get_type ())
G_DECLARE_FINAL_TYPE (PbDetailPage, pb_detail_page, PB, DETAIL_PAGE, AdwNavigationPage)

/**
 * PbDetailFunc:
 * @page: the page, which is empty
 * @record: the record to show
 * @user_data: what was given with the function
 *
 * Fills a detail with what there is to say of a record.
 */
typedef void (*PbDetailFunc) (PbDetailPage *page,
                              PbRecord     *record,
                              gpointer      user_data);

AdwNavigationPage   *pb_detail_page_new          (PbGroupContext      *context,
                                                  PbRecord            *record,
                                                  PbDetailFunc         func,
                                                  gpointer             user_data) G_GNUC_WARN_UNUSED_RESULT;
PbGroupContext      *pb_detail_page_get_context  (PbDetailPage        *self);
PbRecord            *pb_detail_page_get_record   (PbDetailPage        *self);
PbChip              *pb_detail_page_add_chip     (PbDetailPage        *self);
void                 pb_detail_page_add_sentence (PbDetailPage        *self,
                                                  const char          *sentence);
GtkWidget           *pb_detail_page_add_button   (PbDetailPage        *self,
                                                  const char          *label,
                                                  const char          *action_name);
void                 pb_detail_page_set_menu     (PbDetailPage        *self,
                                                  GMenuModel          *menu);
AdwPreferencesGroup *pb_detail_page_add_group    (PbDetailPage        *self,
                                                  const char          *title);
void                 pb_detail_page_add_widget   (PbDetailPage        *self,
                                                  GtkWidget           *widget);
void                 pb_detail_page_add_text     (PbDetailPage        *self,
                                                  PbFieldId            field);
GtkWidget           *pb_detail_add_property      (AdwPreferencesGroup *group,
                                                  const char          *title,
                                                  const char          *value);
GtkWidget           *pb_detail_add_field         (AdwPreferencesGroup *group,
                                                  PbRecord            *record,
                                                  PbFieldId            field);
GtkWidget           *pb_detail_add_record        (AdwPreferencesGroup *group,
                                                  PbRecord            *record,
                                                  const char          *subtitle);

G_END_DECLS
