/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-record-list.h"
#include "ui/widgets/pb-register-view.h"

G_BEGIN_DECLS

struct _PbRegisterView
{
  AdwBin parent_instance;

  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkWidget *bar;
  GtkBox *facets_box;
  GtkWidget *clear_button;
  GtkLabel *count_label;
  GtkMenuButton *view_button;
  GtkStack *stack;
  AdwStatusPage *empty_page;
  GtkColumnView *column_view;
  GtkListView *list_view;
  GtkRevealer *bulk_revealer;
  GtkLabel *bulk_label;
  GtkBox *bulk_box;
  GtkWidget *bulk_menu_button;
  GtkWidget *bulk_set_button;
  GMenu *bulk_menu;
  gboolean has_bulk_button;

  PbGroupContext *context;
  PbKind kind;
  char *name;
  PbRegisterNames *names;
  GPtrArray *columns;
  GPtrArray *facets;
  GMenuModel *row_menu;
  PbQuery *base;
  PbFieldId sort;
  gboolean descending;
  gboolean narrow;
  gboolean seen;

  /* What the library finds, what of that own facets let pass, and what of that
   * is selected.
   */
  PbRecordList *list;
  GtkCustomFilter *filter;
  GtkFilterListModel *filtered;
  GtkMultiSelection *selection;

  /* The menu of what is selected, and where it was asked for. */
  GtkWidget *menu;
  GtkWidget *focus_before;
  GdkRectangle menu_at;

  /* How the columns are where nobody has changed anything. */
  GVariant *usual;

  /* Where the day of a record is set. */
  GtkWidget *day_popover;
  PbFieldId day_field;
};

void              _pb_register_view_class_install_actions (PbRegisterViewClass *klass);
void              _pb_register_view_update_actions        (PbRegisterView      *self);
void              _pb_register_view_add_column_actions    (PbRegisterView      *self);
void              _pb_register_view_popup                 (PbRegisterView      *self,
                                                           GtkWidget           *at,
                                                           double               x,
                                                           double               y);

PbRegisterColumn *_pb_register_view_find_column           (PbRegisterView      *self,
                                                           const char          *id);
gboolean          _pb_register_view_match                 (gpointer             item,
                                                           gpointer             user_data);
void              _pb_register_view_count                 (PbRegisterView      *self,
                                                           PbRegisterFacet     *facet);
void              _pb_register_view_follow_group          (PbRegisterView      *self);
void              _pb_register_view_update_filter         (PbRegisterView      *self);
void              _pb_register_view_update_query          (PbRegisterView      *self);
void              _pb_register_view_update_state          (PbRegisterView      *self);

void              _pb_register_view_restore               (PbRegisterView      *self);
void              _pb_register_view_remember              (PbRegisterView      *self);
void              _pb_register_view_reset                 (PbRegisterView      *self);

void              _pb_register_view_append_column         (PbRegisterView      *self,
                                                           PbRegisterColumn    *column);
void              _pb_register_view_row_bind_cb           (PbRegisterView      *self,
                                                           GtkColumnViewRow    *row);
void              _pb_register_view_card_setup_cb         (PbRegisterView      *self,
                                                           GtkListItem         *item);
void              _pb_register_view_card_bind_cb          (PbRegisterView      *self,
                                                           GtkListItem         *item);
void              _pb_register_view_card_unbind_cb        (PbRegisterView      *self,
                                                           GtkListItem         *item);

G_END_DECLS
