/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/people/pb-roles-view.h"

#include "ui/people/pb-people-words.h"
#include "ui/people/pb-role-row.h"
#include "ui/people/pb-share-bar.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * PbRolesView:
 *
 * How authority is shared out in a group, and its roles with their holders.
 */
struct _PbRolesView
{
  AdwBin parent_instance;

  GtkStack *stack;
  AdwStatusPage *failed_page;
  AdwStatusPage *empty_page;
  GtkBox *empty_buttons;
  GtkButton *declare_button;
  GtkLabel *summary_label;
  AdwPreferencesGroup *authority_group;
  PbShareBar *share_bar;
  GtkLabel *share_label;
  GtkLabel *activity_label;
  AdwPreferencesGroup *active_group;
  AdwPreferencesGroup *draft_group;
  AdwPreferencesGroup *retired_group;

  GPtrArray *rows;
  char *layout;
};

G_DEFINE_FINAL_TYPE (PbRolesView, pb_roles_view, ADW_TYPE_BIN)

static int
compare_roles (gconstpointer a,
               gconstpointer b)
{
  const PbRoleFacts *one = *(const PbRoleFacts * const *) a;
  const PbRoleFacts *other = *(const PbRoleFacts * const *) b;
  gboolean one_lacks = one->vacant && one->required;
  gboolean other_lacks = other->vacant && other->required;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  /* What needs somebody comes first. */
  if (one_lacks != other_lacks)
    return one_lacks ? -1 : 1;

  first = pb_record_dup_title (one->record);
  second = pb_record_dup_title (other->record);

  return g_utf8_collate (first, second);
}

static AdwPreferencesGroup *
get_group (PbRolesView       *self,
           const PbRoleFacts *role)
{
  if (role->retired)
    return self->retired_group;

  return role->active ? self->active_group : self->draft_group;
}

/* Says which rows there are and where, so that they are made anew only when that
 * changes: what has the focus keeps it.
 */
static char *
describe_layout (PbPeople  *people,
                 GPtrArray *roles)
{
  GString *text = g_string_new (pb_dossier_get_group_id (people->dossier));

  for (guint i = 0; i < roles->len; i++)
    {
      const PbRoleFacts *role = roles->pdata[i];

      g_string_append_printf (text, "\n%s %d %d", pb_record_get_id (role->record), role->active,
                              role->retired);
    }

  return g_string_free_and_steal (text);
}

static void
make_rows (PbRolesView *self,
           GPtrArray   *roles)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < roles->len; i++)
    {
      const PbRoleFacts *role = roles->pdata[i];
      GtkWidget *row = pb_role_row_new (pb_record_get_id (role->record));

      adw_preferences_group_add (get_group (self, role), row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
show_roles (PbRolesView *self,
            PbPeople    *people)
{
  g_autoptr(GPtrArray) roles = g_ptr_array_new ();
  g_autofree char *layout = NULL;
  guint n_retired = 0, n_drafts = 0;

  g_ptr_array_extend (roles, people->roles, NULL, NULL);
  g_ptr_array_sort (roles, compare_roles);
  layout = describe_layout (people, roles);
  if (g_set_str (&self->layout, layout))
    make_rows (self, roles);

  for (guint i = 0; i < roles->len; i++)
    {
      const PbRoleFacts *role = roles->pdata[i];

      pb_role_row_update (self->rows->pdata[i], people, role);
      n_retired += role->retired;
      n_drafts += !role->retired && !role->active;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->active_group), people->n_active > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->draft_group), n_drafts > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->retired_group), n_retired > 0);
}

static void
show_authority (PbRolesView *self,
                PbPeople    *people)
{
  g_autoptr(GArray) parts = pb_people_dup_shares (people);
  g_autofree char *summary = pb_people_dup_summary (people);
  g_autofree char *shares = pb_people_dup_shares_sentence (people);
  g_autofree char *activity = pb_people_dup_activity_sentence (people);

  gtk_label_set_label (self->summary_label, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->summary_label), *summary != '\0');
  pb_share_bar_set (self->share_bar, (const guint *) parts->data, parts->len, people->n_vacant,
                    shares);
  gtk_label_set_label (self->share_label, shares);
  gtk_label_set_label (self->activity_label, activity);
  gtk_widget_set_visible (GTK_WIDGET (self->activity_label), *activity != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->authority_group), people->n_active > 0);
}

static void
show_empty (PbRolesView *self,
            gboolean     declared,
            gboolean     locked)
{
  adw_status_page_set_title (self->empty_page, declared ? _("No Roles, by Choice")
                                                        : _("No Roles Yet"));
  adw_status_page_set_description (
    self->empty_page,
    declared ? _("This group has declared that it works without roles.")
             : _("A role says who is trusted with what, and for how long."));
  gtk_button_set_label (self->declare_button, declared ? _("_Take Back")
                                                       : _("This Group Has _No Roles"));
  gtk_widget_set_visible (GTK_WIDGET (self->empty_buttons), !locked);
}

/**
 * pb_roles_view_update:
 * @self: a view
 * @context: the group
 * @people: (nullable): its people, or %NULL while they are not known
 * @locked: whether nothing can be changed
 *
 * Shows the roles as they are now.
 */
void
pb_roles_view_update (PbRolesView    *self,
                      PbGroupContext *context,
                      PbPeople       *people,
                      gboolean        locked)
{
  const GError *error = pb_group_context_get_error (context);

  g_return_if_fail (PB_IS_ROLES_VIEW (self));

  if (people == NULL)
    {
      g_autofree char *escaped = error ? g_markup_escape_text (error->message, -1) : NULL;

      adw_status_page_set_description (self->failed_page, escaped);
      gtk_stack_set_visible_child_name (self->stack, error ? "failed" : "loading");
      return;
    }

  show_roles (self, people);
  show_authority (self, people);
  show_empty (self, pb_record_get_flag (pb_group_context_get_group (context), PB_GROUP_NO_ROLES),
              locked);
  gtk_stack_set_visible_child_name (self->stack, people->roles->len > 0 ? "roles" : "empty");
}

static void
pb_roles_view_dispose (GObject *object)
{
  PbRolesView *self = PB_ROLES_VIEW (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->layout, g_free);
  /* The stack is bound to the template, which would take it from the bin unasked. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_ROLES_VIEW);

  G_OBJECT_CLASS (pb_roles_view_parent_class)->dispose (object);
}

static void
pb_roles_view_class_init (PbRolesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_roles_view_dispose;

  g_type_ensure (PB_TYPE_SHARE_BAR);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/people/pb-roles-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PbRolesView, active_group);
  gtk_widget_class_bind_template_child (widget_class, PbRolesView, activity_label);
  gtk_widget_class_bind_template_child (widget_class, PbRolesView, authority_group);
  gtk_widget_class_bind_template_child (widget_class, PbRolesView, declare_button);
  gtk_widget_class_bind_template_child (widget_class, PbRolesView, draft_group);
  gtk_widget_class_bind_template_child (widget_class, PbRolesView, empty_buttons);
  gtk_widget_class_bind_template_child (widget_class, PbRolesView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, PbRolesView, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PbRolesView, retired_group);
  gtk_widget_class_bind_template_child (widget_class, PbRolesView, share_bar);
  gtk_widget_class_bind_template_child (widget_class, PbRolesView, share_label);
  gtk_widget_class_bind_template_child (widget_class, PbRolesView, stack);
  gtk_widget_class_bind_template_child (widget_class, PbRolesView, summary_label);
}

static void
pb_roles_view_init (PbRolesView *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_roles_view_new:
 *
 * Returns: (transfer floating): an empty view
 */
GtkWidget *
pb_roles_view_new (void)
{
  return g_object_new (PB_TYPE_ROLES_VIEW, NULL);
}
