/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/pb-state-bundle.h"
#include "ui/exchange/pb-sharing.h"
#include "ui/pb-backups.h"
#include "ui/pb-failure-view.h"
#include "ui/pb-group-tree.h"
#include "ui/pb-page.h"
#include "ui/pb-sidebar.h"
#include "ui/pb-window.h"

G_BEGIN_DECLS

struct _PbWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toast_overlay;
  GtkStack *view_stack;
  GtkWidget *welcome_view;
  PbFailureView *failure_view;
  GtkLabel *opening_label;
  GtkProgressBar *opening_bar;
  AdwNavigationSplitView *split_view;
  AdwNavigationPage *content_page;
  GtkStack *page_stack;
  AdwBanner *example_banner;
  AdwBanner *moment_banner;
  PbSidebar *sidebar;

  PbStore *store;
  PbCriteriaSet *criteria;
  GSettings *settings;

  PbGroupContext *context;
  PbGroupTree *tree;
  PbBackups *backups;
  PbSharing *sharing;
  GListModel *pages;
  char *page_name;
  AdwToast *toast;

  PbProgress *opening;
  guint opening_tick;
  PbStoreOpenFlags open_flags;

  /* (nullable): what was asked for before the groups were there. */
  GPtrArray *asked;

  /* Whether actions can be used now, by their names. */
  GHashTable *actions;

  /* The first group was just made, most likely in a dialog that still shows. */
  gboolean begins;

  /* The group to begin with, if it is there. */
  char *first_group;

  /* Where the window shows a past moment: which, and the folder of the copy. */
  char *moment;
  char *copy_folder;
  gboolean copying;

  /* Where it shows what somebody else shared: that, the keys that are known to
   * the library from which it was opened, and one's own.
   */
  PbStateBundle *bundle;
  PbTrust *trust;
  PbIdentity *own;
};

typedef void (*PbWindowFunc) (PbWindow *self,
                              gpointer  data);

void    _pb_window_class_install_actions (PbWindowClass *klass);
void    _pb_window_class_install_record_actions (PbWindowClass *klass);
void    _pb_window_class_install_import_actions (PbWindowClass *klass);
void    _pb_window_class_install_link_actions (PbWindowClass *klass);
void    _pb_window_class_install_phase_actions (PbWindowClass *klass);
void    _pb_window_class_install_as_of_actions (PbWindowClass *klass);
void    _pb_window_class_install_restore_actions (PbWindowClass *klass);
void    _pb_window_class_install_bundle_actions (PbWindowClass *klass);
void    _pb_window_class_install_sharing_actions (PbWindowClass *klass);
void    _pb_window_watch_sharing         (PbWindow      *self);
gboolean
        _pb_window_can_share             (PbWindow      *self);
void    _pb_window_take_changes          (PbWindow      *self,
                                          GFile         *file);
void    _pb_window_open_bundle           (PbWindow      *self,
                                          GFile         *file);
PbWindow *_pb_window_new_copy            (PbWindow      *self,
                                          const char    *folder,
                                          PbDay          day,
                                          const char    *moment,
                                          const char    *group_id);
void    _pb_window_copy_made             (PbWindow      *self,
                                          const GError  *error);
void    _pb_window_forget_copy           (PbWindow      *self);
void    _pb_window_start_opening         (PbWindow      *self);
void    _pb_window_end_opening           (PbWindow      *self,
                                          const GError  *error);
void    _pb_window_stop_watching         (PbWindow      *self);
void    _pb_window_close_library         (PbWindow      *self);
void    _pb_window_propose_import        (PbWindow      *self,
                                          GFile         *file);
void    _pb_window_import_files          (PbWindow      *self,
                                          GdkFileList   *list);
void    _pb_window_when_loaded           (PbWindow      *self,
                                          PbWindowFunc   func,
                                          gpointer       data,
                                          GDestroyNotify free_data);
void    _pb_window_do_asked              (PbWindow      *self);
void    _pb_window_show_record           (PbWindow      *self,
                                          const char    *id);
void    _pb_window_update_actions        (PbWindow      *self);
void    _pb_window_show_page             (PbWindow      *self,
                                          const char    *name);
PbPage *_pb_window_get_page              (PbWindow      *self);
void    _pb_window_say                   (PbWindow      *self,
                                          const char    *sentence,
                                          const char    *button_label,
                                          const char    *action_name);
void    _pb_window_focus_page            (PbWindow      *self);
void    _pb_window_add_help_key          (AdwDialog     *dialog);
void    _pb_window_go_to                 (PbWindow      *self,
                                          const char    *page,
                                          const char    *target);

G_END_DECLS
