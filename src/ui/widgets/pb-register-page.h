/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/pb-page.h"
#include "ui/widgets/pb-register-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_REGISTER_PAGE (pb_register_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (PbRegisterPage, pb_register_page, PB, REGISTER_PAGE, AdwBin)

/**
 * PbRegisterPageClass:
 * @parent_class: the parent class
 * @set_up: sets the title and adds registers and other views; called once, when
 *   the context is there
 * @make_detail: makes the page that shows a record, usually a #PbDetailPage, or
 *   returns %NULL where the dialog that edits it is all there is
 *
 * What a page of registers adds to this one.
 */
struct _PbRegisterPageClass
{
  AdwBinClass parent_class;

  void                (*set_up)      (PbRegisterPage *self);
  AdwNavigationPage * (*make_detail) (PbRegisterPage *self,
                                      PbRecord       *record);
};

PbGroupContext *pb_register_page_get_context  (PbRegisterPage *self);
void            pb_register_page_set_title    (PbRegisterPage *self,
                                               const char     *title);
void            pb_register_page_set_add_menu (PbRegisterPage *self,
                                               GMenuModel     *menu);
void            pb_register_page_set_menu     (PbRegisterPage *self,
                                               GMenuModel     *menu);
void            pb_register_page_add_view     (PbRegisterPage *self,
                                               const char     *name,
                                               const char     *title,
                                               GtkWidget      *view);
GtkWidget      *pb_register_page_get_view     (PbRegisterPage *self,
                                               const char     *name);
void            pb_register_page_show_view    (PbRegisterPage *self,
                                               const char     *name);
void            pb_register_page_open         (PbRegisterPage *self,
                                               PbRecord       *record);
void            pb_register_page_open_id      (PbRegisterPage *self,
                                               const char     *id);
void            pb_register_page_commit_and_open (PbRegisterPage *self,
                                                  PbEdit         *edit,
                                                  const char     *id);

G_END_DECLS
