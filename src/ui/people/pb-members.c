/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/people/pb-members.h"

#include "ui/people/pb-people-words.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * PbMembers:
 *
 * What the register of members says beyond their fields: their roles, and when they
 * last took part.
 */
struct _PbMembers
{
  PbPeople *people;
  GArray *facts;
  GHashTable *places;
};

/**
 * pb_members_new:
 *
 * Returns: (transfer full): an object that knows of nobody yet
 */
PbMembers *
pb_members_new (void)
{
  PbMembers *self = g_new0 (PbMembers, 1);

  self->places = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

/**
 * pb_members_free:
 * @self: members
 *
 * Frees @self.
 */
void
pb_members_free (PbMembers *self)
{
  g_clear_pointer (&self->facts, g_array_unref);
  g_hash_table_unref (self->places);
  g_free (self);
}

/**
 * pb_members_set_people:
 * @self: members
 * @people: (nullable): the people of the group, which have to live as long as they
 *   are set
 *
 * Sets whom the register speaks of.
 */
void
pb_members_set_people (PbMembers *self,
                       PbPeople  *people)
{
  self->people = people;
  g_hash_table_remove_all (self->places);
  g_clear_pointer (&self->facts, g_array_unref);
  if (people == NULL)
    return;

  self->facts = pb_people_list_members (people);
  for (guint i = 0; i < self->facts->len; i++)
    {
      PbMemberFacts *facts = &g_array_index (self->facts, PbMemberFacts, i);

      g_hash_table_insert (self->places, (gpointer) pb_record_get_id (facts->record), facts);
    }
}

static const PbMemberFacts *
find (PbMembers *self,
      PbRecord  *member)
{
  return g_hash_table_lookup (self->places, pb_record_get_id (member));
}

/**
 * pb_people_dup_roles_of:
 * @people: people
 * @holder_id: the identifier of a member or a group
 *
 * Returns: (transfer full) (nullable): the titles of the roles that they hold
 */
char *
pb_people_dup_roles_of (PbPeople   *people,
                        const char *holder_id)
{
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  if (pb_people_count_seats (people, holder_id) == 0)
    return NULL;

  for (guint i = 0; i < people->roles->len; i++)
    {
      const PbRoleFacts *role = people->roles->pdata[i];

      for (guint j = 0; role->active && j < role->seats->len; j++)
        {
          const PbSeat *seat = role->seats->pdata[j];

          if (seat->state != PB_SEAT_HELD || g_strcmp0 (seat->holder_id, holder_id) != 0)
            continue;
          g_ptr_array_add (titles, pb_record_dup_title (role->record));
          break;
        }
    }
  g_ptr_array_add (titles, NULL);

  return g_strjoinv (C_("list", ", "), (char **) titles->pdata);
}

static char *
dup_roles (PbRecord *member,
           gpointer  user_data)
{
  PbMembers *self = user_data;

  return self->people ? pb_people_dup_roles_of (self->people, pb_record_get_id (member)) : NULL;
}

static char *
dup_last_active (PbRecord *member,
                 gpointer  user_data)
{
  const PbMemberFacts *facts = find (user_data, member);

  return facts && facts->last_active != PB_DAY_NONE ? pb_day_to_locale (facts->last_active) : NULL;
}

static gboolean
was_active (PbRecord   *member,
            const char *choice,
            gpointer    user_data)
{
  PbMembers *self = user_data;
  const PbMemberFacts *facts = find (self, member);
  int ago;

  if (facts == NULL)
    return FALSE;
  if (facts->last_active == PB_DAY_NONE)
    return strcmp (choice, "never") == 0;

  ago = self->people->day - facts->last_active;
  if (strcmp (choice, "lately") == 0)
    return ago < PB_PEOPLE_LATELY;
  if (strcmp (choice, "half-year") == 0)
    return ago >= PB_PEOPLE_LATELY && ago < PB_PEOPLE_HALF_A_YEAR;

  return strcmp (choice, "before") == 0 && ago >= PB_PEOPLE_HALF_A_YEAR;
}

static gboolean
is_present (PbRecord   *member,
            const char *choice,
            gpointer    user_data)
{
  const PbMemberFacts *facts = find (user_data, member);

  return facts && facts->present == (strcmp (choice, "present") == 0);
}

static gboolean
holds_roles (PbRecord   *member,
             const char *choice,
             gpointer    user_data)
{
  const PbMemberFacts *facts = find (user_data, member);

  if (facts == NULL)
    return FALSE;
  if (strcmp (choice, "none") == 0)
    return facts->n_roles == 0;
  if (strcmp (choice, "many") == 0)
    return facts->n_roles > PB_MANY_ROLES;

  return facts->n_roles > 0;
}

static GtkWidget *
make_first_button (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("New _Member…"));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "people.new-member");

  return button;
}

/**
 * pb_members_fill_register:
 * @self: members, which have to live as long as @view
 * @view: a register
 * @context: the group
 *
 * Makes @view the register of the members of a group.
 */
void
pb_members_fill_register (PbMembers      *self,
                          PbRegisterView *view,
                          PbGroupContext *context)
{
  g_autofree char *lately = NULL;
  g_autofree char *half_year = NULL;
  g_autofree char *many = NULL;
  PbRegisterColumn *column;
  PbRegisterFacet *facet;

  pb_register_view_set_up (view, context, PB_KIND_MEMBER, "members");
  pb_register_view_add_field_column (view, PB_MEMBER_NAME);
  pb_register_view_add_field_column (view, PB_MEMBER_STANDING);
  pb_register_view_add_column (view, "roles", _("Roles"), dup_roles, self);
  pb_register_view_add_column (view, "last-active", _("Last Took Part"), dup_last_active, self);
  pb_register_view_add_field_column (view, PB_MEMBER_JOINED);
  column = pb_register_view_add_field_column (view, PB_MEMBER_HANDLE);
  pb_register_column_set_shown (column, FALSE);
  column = pb_register_view_add_field_column (view, PB_MEMBER_ENS);
  pb_register_column_set_shown (column, FALSE);
  column = pb_register_view_add_field_column (view, PB_MEMBER_ADDRESS);
  pb_register_column_set_shown (column, FALSE);
  column = pb_register_view_add_field_column (view, PB_MEMBER_LEFT);
  pb_register_column_set_shown (column, FALSE);

  pb_register_view_add_facet (view, PB_MEMBER_STANDING);

  lately = g_strdup_printf (_("In the Last %d Days"), PB_PEOPLE_LATELY);
  half_year = g_strdup_printf (_("%d to %d Days Ago"), PB_PEOPLE_LATELY, PB_PEOPLE_HALF_A_YEAR);
  facet = pb_register_view_add_own_facet (view, "active", _("Took Part"), was_active, self);
  pb_register_facet_add_choice (facet, "lately", lately);
  pb_register_facet_add_choice (facet, "half-year", half_year);
  pb_register_facet_add_choice (facet, "before", _("Longer Ago"));
  pb_register_facet_add_choice (facet, "never", _("Not on Record"));

  many = g_strdup_printf (_("More Than %d"), PB_MANY_ROLES);
  facet = pb_register_view_add_own_facet (view, "roles", _("Roles"), holds_roles, self);
  pb_register_facet_add_choice (facet, "some", _("Some"));
  pb_register_facet_add_choice (facet, "none", _("None"));
  pb_register_facet_add_choice (facet, "many", many);

  facet = pb_register_view_add_own_facet (view, "present", _("Membership"), is_present, self);
  pb_register_facet_add_choice (facet, "present", _("Members Now"));
  pb_register_facet_add_choice (facet, "gone", _("Left"));

  pb_register_view_set_empty (view, "pb-people-symbolic", _("No Members Yet"),
                              _("Who belongs to the group, and how they stand in it."),
                              make_first_button ());
  pb_register_view_start (view);
}
