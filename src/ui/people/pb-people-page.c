/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/people/pb-people-page.h"

#include "framework/pb-people.h"
#include "framework/pb-template.h"
#include "ui/dialogs/pb-record-dialog.h"
#include "ui/people/pb-end-dialog.h"
#include "ui/people/pb-members.h"
#include "ui/people/pb-people-actions.h"
#include "ui/people/pb-people-details.h"
#include "ui/people/pb-roles-view.h"
#include "ui/widgets/pb-detail-page.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * PbPeoplePage:
 *
 * The members of the group, its roles and who holds them.
 */
struct _PbPeoplePage
{
  PbRegisterPage parent_instance;

  PbRolesView *roles_view;
  PbRegisterView *members_view;

  PbGroupContext *context;
  PbDossier *dossier;
  PbPeople *people;
  PbMembers *members;
};

G_DEFINE_FINAL_TYPE (PbPeoplePage, pb_people_page, PB_TYPE_REGISTER_PAGE)

static gboolean
is_locked (PbPeoplePage *self)
{
  return pb_group_context_get_locked (self->context);
}

static void
present (PbPeoplePage   *self,
         PbRecordDialog *dialog)
{
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static const PbRoleFacts *
find_role (PbPeoplePage *self,
           GVariant     *id)
{
  return self->people ? pb_people_get_role (self->people, g_variant_get_string (id, NULL)) : NULL;
}

static const PbSeat *
find_seat (PbPeople   *people,
           const char *id)
{
  for (guint i = 0; people && i < people->roles->len; i++)
    {
      const PbRoleFacts *role = people->roles->pdata[i];

      for (guint j = 0; j < role->seats->len; j++)
        {
          const PbSeat *seat = role->seats->pdata[j];

          if (strcmp (pb_record_get_id (seat->record), id) == 0)
            return seat;
        }
    }

  return NULL;
}

static void
new_member_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  PbPeoplePage *self = PB_PEOPLE_PAGE (widget);
  PbRecordDialog *dialog = pb_record_dialog_new (self->context, PB_KIND_MEMBER);

  pb_record_dialog_set_value (dialog, PB_MEMBER_JOINED,
                              g_variant_new_int32 (pb_group_context_get_today (self->context)));
  present (self, dialog);
}

/* Fills in what a template knows of the record that is made. */
static void
fill_in (PbRecordDialog *dialog,
         PbRecord       *record)
{
  const PbFieldInfo *info;

  for (guint i = 0; (info = pb_kind_get_nth_field (pb_record_get_kind (record), i)); i++)
    {
      if (!(info->flags & PB_FIELD_OF_GROUP) && pb_record_get_value (record, info->id))
        pb_record_dialog_set_value (dialog, info->id, pb_record_get_value (record, info->id));
    }
}

static void
new_role_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  PbPeoplePage *self = PB_PEOPLE_PAGE (widget);
  PbDay today = pb_group_context_get_today (self->context);
  PbTemplate *template = pb_template_find (PB_KIND_ROLE, g_variant_get_string (parameter, NULL));
  PbRecordDialog *dialog = pb_record_dialog_new (self->context, PB_KIND_ROLE);

  if (template)
    {
      g_autoptr(PbRecord) record = pb_template_apply (
        template, pb_group_context_get_group_id (self->context), today);

      fill_in (dialog, record);
    }
  else
    {
      pb_record_dialog_set_value (dialog, PB_ROLE_STARTED, g_variant_new_int32 (today));
    }
  present (self, dialog);
}

static PbRecordDialog *
new_assignment (PbPeoplePage *self,
                PbRecord     *role)
{
  PbRecordDialog *dialog = pb_record_dialog_new_part (self->context, PB_KIND_ASSIGNMENT, role);

  pb_record_dialog_set_value (dialog, PB_ASSIGNMENT_START,
                              g_variant_new_int32 (pb_group_context_get_today (self->context)));

  return dialog;
}

static void
assign_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PbPeoplePage *self = PB_PEOPLE_PAGE (widget);
  const PbRoleFacts *role = find_role (self, parameter);

  if (role)
    present (self, new_assignment (self, role->record));
}

/* The seat that is handed over, copied, since the dossier may be read again while
 * the dialog is open.
 */
typedef struct
{
  PbSeat    seat;
  PbRecord *record;
  PbRecord *role;
} PbHandOver;

static void
hand_over_free (gpointer data)
{
  PbHandOver *hand_over = data;

  g_object_unref (hand_over->record);
  g_object_unref (hand_over->role);
  g_free (hand_over);
}

static PbEdit *
hand_over_cb (PbEdit   *edit,
              PbRecord *next,
              gpointer  data)
{
  PbHandOver *hand_over = data;

  return pb_role_hand_over (edit, next, &hand_over->seat);
}

static void
rotate_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PbPeoplePage *self = PB_PEOPLE_PAGE (widget);
  const PbSeat *seat = find_seat (self->people, g_variant_get_string (parameter, NULL));
  PbHandOver *hand_over;
  PbRecordDialog *dialog;

  if (seat == NULL)
    return;

  hand_over = g_new0 (PbHandOver, 1);
  hand_over->seat = *seat;
  hand_over->record = g_object_ref (seat->record);
  hand_over->role = g_object_ref (seat->role);
  dialog = new_assignment (self, seat->role);
  pb_record_dialog_set_func (dialog, hand_over_cb, hand_over, hand_over_free);
  present (self, dialog);
}

static void
end_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  PbPeoplePage *self = PB_PEOPLE_PAGE (widget);
  const PbSeat *seat = find_seat (self->people, g_variant_get_string (parameter, NULL));

  if (seat)
    adw_dialog_present (pb_end_dialog_new (self->context, seat), widget);
}

static void
retire_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PbPeoplePage *self = PB_PEOPLE_PAGE (widget);
  const PbRoleFacts *role = find_role (self, parameter);
  g_autoptr(PbEdit) edit = NULL;

  if (role == NULL)
    return;

  edit = pb_role_retire (role, pb_group_context_get_today (self->context));
  pb_group_context_commit (self->context, edit);
}

static void
revive_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PbPeoplePage *self = PB_PEOPLE_PAGE (widget);
  const PbRoleFacts *role = find_role (self, parameter);
  g_autoptr(PbEdit) edit = NULL;

  if (role == NULL)
    return;

  edit = pb_role_revive (role->record);
  pb_group_context_commit (self->context, edit);
}

static void
declare_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PbPeoplePage *self = PB_PEOPLE_PAGE (widget);
  PbRecord *group = pb_group_context_get_group (self->context);
  gboolean declared = pb_record_get_flag (group, PB_GROUP_NO_ROLES);
  g_autoptr(PbEdit) edit = pb_edit_new (declared ? _("Take Back That There Are No Roles")
                                                 : _("Declare That There Are No Roles"));

  pb_edit_set_flag (edit, pb_record_get_id (group), PB_GROUP_NO_ROLES, !declared);
  pb_group_context_commit (self->context, edit);
}

static void
clear_people (PbPeoplePage *self)
{
  pb_members_set_people (self->members, NULL);
  g_clear_pointer (&self->people, pb_people_free);
  g_clear_object (&self->dossier);
}

static void
updated_cb (PbPeoplePage *self)
{
  PbDossier *dossier = pb_group_context_get_dossier (self->context);
  gboolean locked = is_locked (self);

  clear_people (self);
  if (dossier)
    {
      self->dossier = g_object_ref (dossier);
      self->people = pb_people_new (dossier, pb_group_context_get_day (self->context));
      pb_members_set_people (self->members, self->people);
      pb_register_view_refilter (self->members_view);
    }

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "people.new-member", dossier && !locked);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "people.new-role", dossier && !locked);
  pb_roles_view_update (self->roles_view, self->context, self->people, locked);
}

static void
fill_role_cb (PbDetailPage *page,
              PbRecord     *record,
              gpointer      user_data)
{
  PbPeoplePage *self = user_data;

  pb_role_fill_detail (page, record, self->people, is_locked (self));
}

static void
fill_member_cb (PbDetailPage *page,
                PbRecord     *record,
                gpointer      user_data)
{
  PbPeoplePage *self = user_data;

  pb_member_fill_detail (page, record, self->people);
}

static AdwNavigationPage *
pb_people_page_make_detail (PbRegisterPage *page,
                            PbRecord       *record)
{
  PbPeoplePage *self = PB_PEOPLE_PAGE (page);

  switch ((int) pb_record_get_kind (record))
    {
    case PB_KIND_ROLE:
      pb_register_page_show_view (page, "roles");
      return pb_detail_page_new (self->context, record, fill_role_cb, self);

    case PB_KIND_MEMBER:
      return pb_detail_page_new (self->context, record, fill_member_cb, self);

    default:
      return NULL;
    }
}

/* New things to add, and the templates of roles below them. */
static GMenuModel *
make_add_menu (void)
{
  g_autoptr(GPtrArray) templates = pb_templates_list (PB_KIND_ROLE);
  g_autoptr(GMenu) first = g_menu_new ();
  g_autoptr(GMenu) second = g_menu_new ();
  GMenu *menu = g_menu_new ();

  g_menu_append (first, _("New _Member…"), "people.new-member");
  g_menu_append (first, _("New _Role…"), "people.new-role('')");
  for (guint i = 0; i < templates->len; i++)
    {
      PbTemplate *template = templates->pdata[i];
      g_autoptr(GMenuItem) item = g_menu_item_new (pb_template_get_name (template), NULL);

      g_menu_item_set_action_and_target (item, "people.new-role", "s",
                                         pb_template_get_id (template));
      g_menu_append_item (second, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  if (templates->len > 0)
    g_menu_append_section (menu, _("Role From a Template"), G_MENU_MODEL (second));

  return G_MENU_MODEL (menu);
}

static void
pb_people_page_set_up (PbRegisterPage *page)
{
  PbPeoplePage *self = PB_PEOPLE_PAGE (page);
  g_autoptr(GMenuModel) menu = make_add_menu ();

  self->context = pb_register_page_get_context (page);
  pb_register_page_set_title (page, _("People"));
  pb_register_page_set_add_menu (page, menu);

  self->roles_view = PB_ROLES_VIEW (pb_roles_view_new ());
  pb_register_page_add_view (page, "roles", _("Roles"), GTK_WIDGET (self->roles_view));
  self->members_view = PB_REGISTER_VIEW (pb_register_view_new ());
  pb_members_fill_register (self->members, self->members_view, self->context);
  pb_register_page_add_view (page, "members", _("Members"), GTK_WIDGET (self->members_view));

  g_signal_connect_object (self->context, "updated", G_CALLBACK (updated_cb), self,
                           G_CONNECT_SWAPPED);
  updated_cb (self);
}

static void
pb_people_page_dispose (GObject *object)
{
  clear_people (PB_PEOPLE_PAGE (object));

  G_OBJECT_CLASS (pb_people_page_parent_class)->dispose (object);
}

static void
pb_people_page_finalize (GObject *object)
{
  pb_members_free (PB_PEOPLE_PAGE (object)->members);

  G_OBJECT_CLASS (pb_people_page_parent_class)->finalize (object);
}

static void
pb_people_page_class_init (PbPeoplePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PbRegisterPageClass *page_class = PB_REGISTER_PAGE_CLASS (klass);

  object_class->dispose = pb_people_page_dispose;
  object_class->finalize = pb_people_page_finalize;
  page_class->set_up = pb_people_page_set_up;
  page_class->make_detail = pb_people_page_make_detail;

  gtk_widget_class_install_action (widget_class, "people.new-member", NULL, new_member_action);
  gtk_widget_class_install_action (widget_class, "people.new-role", "s", new_role_action);
  gtk_widget_class_install_action (widget_class, "people.assign", "s", assign_action);
  gtk_widget_class_install_action (widget_class, "people.rotate", "s", rotate_action);
  gtk_widget_class_install_action (widget_class, "people.end", "s", end_action);
  gtk_widget_class_install_action (widget_class, "people.retire", "s", retire_action);
  gtk_widget_class_install_action (widget_class, "people.revive", "s", revive_action);
  gtk_widget_class_install_action (widget_class, "people.declare-no-roles", NULL, declare_action);
}

static void
pb_people_page_init (PbPeoplePage *self)
{
  self->members = pb_members_new ();
}

/**
 * pb_people_page_new:
 * @context: the group
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
pb_people_page_new (PbGroupContext *context)
{
  return g_object_new (PB_TYPE_PEOPLE_PAGE, "context", context, NULL);
}
