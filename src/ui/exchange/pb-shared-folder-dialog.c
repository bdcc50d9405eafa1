/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/exchange/pb-shared-folder-dialog.h"

#include <glib/gi18n.h>

#include "exchange/pb-exchange-error.h"
#include "exchange/pb-share-look.h"
#include "ui/exchange/pb-share-state-page.h"
#include "ui/pb-ui.h"

/**
 * PbSharedFolderDialog:
 *
 * Where people choose the folder that their library shares in, see what is in it,
 * join or begin there, and later see how it stands.
 */
struct _PbSharedFolderDialog
{
  AdwDialog parent_instance;

  AdwNavigationView *navigation_view;
  AdwBanner *problem_banner;
  GtkStack *look_stack;
  AdwPreferencesGroup *found_group;
  AdwActionRow *folder_row;
  AdwActionRow *name_row;
  AdwPreferencesGroup *people_group;
  AdwPreferencesRow *begin_row;
  PbShareStatePage *state_page;

  PbSharing *sharing;
  GFile *folder;
  PbShareFlags flags;
  gboolean key_is_lost;
  GCancellable *cancellable;
  GPtrArray *people_rows;
};

G_DEFINE_FINAL_TYPE (PbSharedFolderDialog, pb_shared_folder_dialog, ADW_TYPE_DIALOG)

static void
set_problem (PbSharedFolderDialog *self,
             const char           *sentence)
{
  adw_banner_set_title (self->problem_banner, sentence ? sentence : "");
  adw_banner_set_revealed (self->problem_banner, sentence != NULL);
}

/* Where nothing can be begun, there is no button that would. */
static void
set_can_begin (PbSharedFolderDialog *self,
               gboolean              can_begin)
{
  gtk_widget_set_visible (GTK_WIDGET (self->begin_row), can_begin);
  if (!can_begin)
    gtk_widget_set_visible (GTK_WIDGET (self->people_group), FALSE);
}

static void
set_working (PbSharedFolderDialog *self,
             gboolean              working)
{
  gtk_stack_set_visible_child_name (self->look_stack, working ? "looking" : "found");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sharing.begin", !working);
}

static void
show_people (PbSharedFolderDialog *self,
             GPtrArray            *people)
{
  for (guint i = 0; i < self->people_rows->len; i++)
    adw_preferences_group_remove (self->people_group, self->people_rows->pdata[i]);
  g_ptr_array_set_size (self->people_rows, 0);

  for (guint i = 0; i < people->len; i++)
    {
      PbLogInfo *person = people->pdata[i];
      guint n = (guint) CLAMP (person->last, 0, G_MAXUINT);
      g_autofree char *subtitle = g_strdup_printf (ngettext ("%u change", "%u changes", n), n);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     person->name ? person->name : _("Unknown"));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      adw_preferences_group_add (self->people_group, row);
      g_ptr_array_add (self->people_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->people_group), people->len > 0);
}

static void
show_look (PbSharedFolderDialog *self,
           PbShareLook          *look)
{
  const char *title;
  const char *description;
  const char *button;

  if (look->kind == PB_SHARE_EMPTY)
    {
      self->flags = PB_SHARE_CREATE;
      title = _("Nobody Shares Here Yet");
      description = _("What is in this library is written to the folder, for everybody who has it. "
                      "They join by choosing the same folder in their Phasebook.");
      button = _("_Begin to Share");
    }
  else if (look->is_own)
    {
      self->flags = PB_SHARE_NORMAL;
      title = _("The Folder of Your Network");
      description = _("What you changed goes to the others, and what they changed comes to you.");
      button = _("_Share Here");
    }
  else
    {
      self->flags = PB_SHARE_JOIN;
      title = _("Join a Network");
      description = _("What is in the folder comes into this library, and what is in this library "
                      "goes to the others. From then on they are one.");
      button = _("_Join");
    }

  adw_preferences_group_set_title (self->found_group, title);
  adw_preferences_group_set_description (self->found_group, description);
  adw_preferences_row_set_title (self->begin_row, button);
  set_can_begin (self, TRUE);
  show_people (self, look->people);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PbSharedFolderDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PbShareLook) look = pb_share_look_finish (PB_SHARE (source), result, &error);

  /* It may have been closed, or another folder chosen, meanwhile. */
  if (self->sharing == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  set_working (self, FALSE);
  if (look && look->kind != PB_SHARE_MISSING)
    {
      show_look (self, look);
      return;
    }

  set_problem (self, error ? error->message : _("The folder is not there."));
  set_can_begin (self, FALSE);
}

/**
 * pb_shared_folder_dialog_look:
 * @self: a dialog
 * @folder: a folder
 *
 * Shows what is in @folder, and offers to share there.
 */
void
pb_shared_folder_dialog_look (PbSharedFolderDialog *self,
                              GFile                *folder)
{
  PbStore *store;
  const char *path;
  const char *name;
  g_autofree char *display = NULL;
  g_autoptr(PbShare) share = NULL;

  g_return_if_fail (PB_IS_SHARED_FOLDER_DIALOG (self));
  g_return_if_fail (G_IS_FILE (folder));

  adw_navigation_view_push_by_tag (self->navigation_view, "look");
  g_set_object (&self->folder, folder);
  self->key_is_lost = FALSE;
  adw_preferences_group_set_title (self->found_group, NULL);
  adw_preferences_group_set_description (self->found_group, NULL);
  set_problem (self, NULL);

  path = g_file_peek_path (folder);
  if (path == NULL)
    {
      set_working (self, FALSE);
      set_can_begin (self, FALSE);
      set_problem (self, _("This folder is on another computer. Choose one that is on this "
                           "computer, and let a program carry it."));
      return;
    }

  store = pb_sharing_get_store (self->sharing);
  name = pb_store_get_author_name (store);
  display = g_filename_display_name (path);
  adw_action_row_set_subtitle (self->folder_row, display);
  adw_action_row_set_subtitle (self->name_row, name && *name ? name : g_get_user_name ());

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  set_working (self, TRUE);
  share = pb_share_new (path, pb_sharing_get_trust (self->sharing));
  pb_share_look_async (share, store, self->cancellable, looked_cb, g_object_ref (self));
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PbSharedFolderDialog) self = user_data;
  g_autoptr(GFile) folder = NULL;

  folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (folder && self->sharing)
    pb_shared_folder_dialog_look (self, folder);
}

static void
choose_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PbSharedFolderDialog *self = PB_SHARED_FOLDER_DIALOG (widget);
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  GFile *folder = self->folder ? self->folder : pb_sharing_get_folder (self->sharing);

  gtk_file_dialog_set_title (dialog, _("Choose the Shared Folder"));
  if (folder)
    gtk_file_dialog_set_initial_folder (dialog, folder);
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL,
                                 chosen_cb, g_object_ref (self));
}

static void
show_state (PbSharedFolderDialog *self)
{
  const char *tags[] = { "state" };

  adw_navigation_view_replace_with_tags (self->navigation_view, tags, G_N_ELEMENTS (tags));
}

static void
say_why_not (PbSharedFolderDialog *self,
             const GError         *error)
{
  self->key_is_lost = g_error_matches (error, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_KEY);
  if (self->key_is_lost)
    adw_preferences_row_set_title (self->begin_row, _("_Make a New Key and Share"));
  set_problem (self, error->message);
}

static void
begun_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PbSharedFolderDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean begun = pb_sharing_begin_finish (PB_SHARING (source), result, &error);

  if (self->sharing == NULL)
    return;

  set_working (self, FALSE);
  if (begun)
    show_state (self);
  else
    say_why_not (self, error);
}

static void
begin (PbSharedFolderDialog *self)
{
  pb_sharing_begin_async (self->sharing, self->folder, self->flags, self->cancellable, begun_cb,
                          g_object_ref (self));
}

static void
has_key_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PbSharedFolderDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean renewed = pb_sharing_renew_key_finish (PB_SHARING (source), result, &error);

  if (self->sharing == NULL)
    return;

  if (renewed)
    {
      begin (self);
      return;
    }

  set_working (self, FALSE);
  say_why_not (self, error);
}

static void
begin_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  PbSharedFolderDialog *self = PB_SHARED_FOLDER_DIALOG (widget);

  set_problem (self, NULL);
  set_working (self, TRUE);
  if (self->key_is_lost)
    pb_sharing_renew_key_async (self->sharing, TRUE, has_key_cb, g_object_ref (self));
  else
    begin (self);
}

/* Whoever stops sharing is back where it began. */
static void
sharing_changed_cb (PbSharedFolderDialog *self)
{
  const char *tags[] = { "start" };
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation_view);

  if (pb_sharing_get_folder (self->sharing) == NULL && page &&
      g_strcmp0 (adw_navigation_page_get_tag (page), "state") == 0)
    adw_navigation_view_replace_with_tags (self->navigation_view, tags, G_N_ELEMENTS (tags));
}

static void
pb_shared_folder_dialog_dispose (GObject *object)
{
  PbSharedFolderDialog *self = PB_SHARED_FOLDER_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  pb_ui_drop_dialog_child (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_SHARED_FOLDER_DIALOG);
  g_clear_object (&self->sharing);
  g_clear_object (&self->folder);
  g_clear_pointer (&self->people_rows, g_ptr_array_unref);

  G_OBJECT_CLASS (pb_shared_folder_dialog_parent_class)->dispose (object);
}

static void
pb_shared_folder_dialog_class_init (PbSharedFolderDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_shared_folder_dialog_dispose;

  g_type_ensure (PB_TYPE_SHARE_STATE_PAGE);

  gtk_widget_class_install_action (widget_class, "sharing.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "sharing.begin", NULL, begin_action);

  gtk_widget_class_set_template_from_resource (
    widget_class, PB_UI_RESOURCE_PATH "/ui/exchange/pb-shared-folder-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbSharedFolderDialog, navigation_view);
  gtk_widget_class_bind_template_child (widget_class, PbSharedFolderDialog, problem_banner);
  gtk_widget_class_bind_template_child (widget_class, PbSharedFolderDialog, look_stack);
  gtk_widget_class_bind_template_child (widget_class, PbSharedFolderDialog, found_group);
  gtk_widget_class_bind_template_child (widget_class, PbSharedFolderDialog, folder_row);
  gtk_widget_class_bind_template_child (widget_class, PbSharedFolderDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, PbSharedFolderDialog, people_group);
  gtk_widget_class_bind_template_child (widget_class, PbSharedFolderDialog, begin_row);
  gtk_widget_class_bind_template_child (widget_class, PbSharedFolderDialog, state_page);
}

static void
pb_shared_folder_dialog_init (PbSharedFolderDialog *self)
{
  self->people_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_shared_folder_dialog_new:
 * @sharing: how a library shares
 *
 * Returns: (transfer floating): a dialog to see and change that
 */
AdwDialog *
pb_shared_folder_dialog_new (PbSharing *sharing)
{
  PbSharedFolderDialog *self;

  g_return_val_if_fail (PB_IS_SHARING (sharing), NULL);

  self = g_object_new (PB_TYPE_SHARED_FOLDER_DIALOG, NULL);
  self->sharing = g_object_ref (sharing);
  pb_share_state_page_set_sharing (self->state_page, sharing);
  g_signal_connect_object (sharing, "changed", G_CALLBACK (sharing_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (pb_sharing_get_folder (sharing))
    show_state (self);

  return ADW_DIALOG (self);
}
