/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/people/pb-people-details.h"

#include "model/pb-enums.h"
#include "model/pb-hat-id.h"
#include "ui/people/pb-seat-row.h"
#include "ui/widgets/pb-address-row.h"

#include <glib/gi18n.h>

/* What the details of roles and members say. */

static void
add_allowance (AdwPreferencesGroup *group,
               PbRecord            *role)
{
  g_autoptr(PbDecimal) amount = pb_record_dup_decimal (role, PB_ROLE_ALLOWANCE);
  const char *asset = pb_record_get_text (role, PB_ROLE_ALLOWANCE_ASSET);
  int per = pb_record_get_enum (role, PB_ROLE_ALLOWANCE_PER);
  const char *period = pb_enum_get_label (pb_allowance_period_get_type (), per);
  g_autofree char *number = NULL;
  g_autofree char *money = NULL;
  g_autofree char *text = NULL;

  if (amount == NULL)
    return;

  number = pb_decimal_to_locale (amount, -1);
  /* Translators: an amount and its asset, as in “100 USDC”. */
  money = asset ? g_strdup_printf (_("%s %s"), number, asset) : g_strdup (number);
  if (per < 0)
    text = g_strdup (money);
  else if (pb_record_get_flag (role, PB_ROLE_ALLOWANCE_PER_PERSON))
    /* Translators: an amount with its asset, then how often, as in “100 USDC for each
     * holder (Week)”.
     */
    text = g_strdup_printf (_("%s for each holder (%s)"), money, period);
  else
    /* Translators: an amount with its asset, then how often, as in “100 USDC (Week)”. */
    text = g_strdup_printf (_("%s (%s)"), money, period);
  pb_detail_add_property (group, pb_field_get_label (PB_ROLE_ALLOWANCE), text);
}

static void
add_term (AdwPreferencesGroup *group,
          PbRecord            *role)
{
  gint64 days = pb_record_get_integer (role, PB_ROLE_TERM_DAYS);
  g_autofree char *text = NULL;

  if (!pb_record_has (role, PB_ROLE_TERM_DAYS))
    return;

  text = g_strdup_printf (ngettext ("%d day", "%d days", (gulong) days), (int) days);
  pb_detail_add_property (group, pb_field_get_label (PB_ROLE_TERM_DAYS), text);
}

static void
add_hat (AdwPreferencesGroup *group,
         PbRecord            *role)
{
  const char *text = pb_record_get_text (role, PB_ROLE_HAT_ID);
  g_autofree char *path = NULL;
  g_autofree char *hex = NULL;
  g_autofree char *both = NULL;
  PbHatId id;

  if (text == NULL)
    return;
  if (!pb_hat_id_parse (text, &id, NULL))
    {
      pb_detail_add_property (group, pb_field_get_label (PB_ROLE_HAT_ID), text);
      return;
    }

  path = pb_hat_id_to_path (&id);
  hex = pb_hat_id_to_hex (&id);
  /* Translators: two ways to write the same identifier. */
  both = g_strdup_printf (_("%s, in full %s"), path, hex);
  adw_preferences_group_add (
    group, pb_address_row_new_text (pb_field_get_label (PB_ROLE_HAT_ID), both, hex));
}

static void
add_reference (AdwPreferencesGroup *group,
               PbPeople            *people,
               PbRecord            *record,
               PbFieldId            field)
{
  const char *id = pb_record_get_text (record, field);

  if (people)
    pb_detail_add_record (group, pb_dossier_lookup (people->dossier, id),
                          pb_field_get_label (field));
}

static void
add_seats (PbDetailPage      *page,
           const PbRoleFacts *role,
           gboolean           locked)
{
  static const PbSeatState order[] = { PB_SEAT_HELD, PB_SEAT_AHEAD, PB_SEAT_PAST };
  AdwPreferencesGroup *group;

  if (role->seats->len == 0)
    return;

  group = pb_detail_page_add_group (page, _("Held By"));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      for (guint j = role->seats->len; j-- > 0;)
        {
          const PbSeat *seat = role->seats->pdata[j];

          if (seat->state == order[i])
            adw_preferences_group_add (group, pb_seat_row_new (seat, locked));
        }
    }
}

static void
say_vacancy (PbDetailPage      *page,
             PbPeople          *people,
             const PbRoleFacts *role)
{
  g_autofree char *day = NULL;
  g_autofree char *sentence = NULL;
  int days = people->day - role->vacant_since;

  if (role->vacant_since == PB_DAY_NONE)
    {
      pb_detail_page_add_sentence (page, _("Nobody is known to have held it."));
      return;
    }

  day = pb_day_to_locale (role->vacant_since);
  /* Translators: a day, then how many days ago that was. */
  sentence = g_strdup_printf (ngettext ("Nobody has held it since %s, which is %d day.",
                                        "Nobody has held it since %s, which is %d days.",
                                        (gulong) days),
                              day, days);
  pb_detail_page_add_sentence (page, sentence);
}

static void
add_role_status (PbDetailPage      *page,
                 PbPeople          *people,
                 const PbRoleFacts *role)
{
  if (role->retired)
    pb_chip_set (pb_detail_page_add_chip (page), _("Retired"), "window-close-symbolic", NULL);
  else if (!role->active)
    pb_chip_set (pb_detail_page_add_chip (page), _("Draft"), "document-edit-symbolic", NULL);
  else if (role->vacant)
    pb_chip_set (pb_detail_page_add_chip (page), _("Vacant"),
                 role->required ? "dialog-warning-symbolic" : "pb-partly-symbolic",
                 role->required ? "warning" : NULL);
  if (role->required)
    pb_chip_set (pb_detail_page_add_chip (page), _("Needed"), "starred-symbolic", NULL);
  if (role->deciding)
    pb_chip_set (pb_detail_page_add_chip (page), _("Decides alone"), "pb-people-symbolic", NULL);
  if (role->vacant)
    say_vacancy (page, people, role);
}

/**
 * pb_role_fill_detail:
 * @page: an empty detail
 * @role: a role
 * @people: (nullable): the people of the group, where they are known
 * @locked: whether nothing can be changed
 *
 * Shows the state of a role: what it is for, what its holder answers for and may
 * decide, to whom, for how long and with which means; and who holds and held it.
 */
void
pb_role_fill_detail (PbDetailPage *page,
                     PbRecord     *role,
                     PbPeople     *people,
                     gboolean      locked)
{
  const PbRoleFacts *facts = people ? pb_people_get_role (people, pb_record_get_id (role)) : NULL;
  AdwPreferencesGroup *group;

  if (facts)
    add_role_status (page, people, facts);
  if (facts && !locked)
    {
      if (facts->retired)
        pb_detail_page_add_button (page, _("Take _Up Again"), "people.revive");
      else
        pb_detail_page_add_button (page, _("_Assign…"), "people.assign");
      if (!facts->retired)
        pb_detail_page_add_button (page, _("_Retire"), "people.retire");
    }
  if (facts)
    add_seats (page, facts, locked);

  pb_detail_page_add_text (page, PB_ROLE_DESCRIPTION);
  pb_detail_page_add_text (page, PB_ROLE_RESPONSIBILITIES);
  pb_detail_page_add_text (page, PB_ROLE_AUTHORITIES);
  pb_detail_page_add_text (page, PB_ROLE_ELIGIBILITY);
  pb_detail_page_add_text (page, PB_ROLE_COMPENSATION);

  group = pb_detail_page_add_group (page, _("Accountability"));
  add_reference (group, people, role, PB_ROLE_ACCOUNTABLE_TO);
  add_term (group, role);
  add_allowance (group, role);
  add_reference (group, people, role, PB_ROLE_DECISION);
  pb_detail_add_field (group, role, PB_ROLE_STARTED);
  pb_detail_add_field (group, role, PB_ROLE_RETIRED);
  pb_detail_add_field (group, role, PB_ROLE_PRACTICALITY);
  pb_detail_add_field (group, role, PB_ROLE_PRACTICALITY_REASON);
  add_hat (group, role);

  pb_detail_page_add_text (page, PB_COMMON_NOTE);
}

static void
add_roles_of (PbDetailPage *page,
              PbRecord     *member,
              PbPeople     *people,
              gboolean      held)
{
  const char *id = pb_record_get_id (member);
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < people->roles->len; i++)
    {
      const PbRoleFacts *role = people->roles->pdata[i];

      for (guint j = 0; j < role->seats->len; j++)
        {
          const PbSeat *seat = role->seats->pdata[j];
          g_autofree char *sentence = NULL;

          if (g_strcmp0 (seat->holder_id, id) != 0 || (seat->state == PB_SEAT_HELD) != held)
            continue;
          if (group == NULL)
            group = pb_detail_page_add_group (page, held ? _("Roles Held Now") : _("Other Times"));
          sentence = pb_seat_dup_sentence (seat);
          pb_detail_add_record (group, role->record, sentence);
        }
    }
}

static void
say_activity (PbDetailPage *page,
              PbRecord     *member,
              PbPeople     *people)
{
  g_autoptr(GArray) members = pb_people_list_members (people);

  for (guint i = 0; i < members->len; i++)
    {
      const PbMemberFacts *facts = &g_array_index (members, PbMemberFacts, i);
      g_autofree char *day = NULL;
      g_autofree char *sentence = NULL;

      if (g_strcmp0 (pb_record_get_id (facts->record), pb_record_get_id (member)) != 0)
        continue;

      if (!facts->present)
        pb_chip_set (pb_detail_page_add_chip (page), _("Not a member now"),
                     "window-close-symbolic", NULL);
      if (facts->n_roles > PB_MANY_ROLES)
        pb_chip_set (pb_detail_page_add_chip (page), _("Holds many roles"),
                     "dialog-warning-symbolic", "warning");
      if (facts->last_record == NULL)
        {
          pb_detail_page_add_sentence (page, _("It is not on record that they took part in "
                                               "anything."));
          return;
        }
      day = pb_day_to_locale (facts->last_active);
      sentence = g_strdup_printf (_("Last took part on %s."), day);
      pb_detail_page_add_sentence (page, sentence);
      pb_detail_add_record (pb_detail_page_add_group (page, _("Last Took Part")),
                            facts->last_record, NULL);
      return;
    }
}

/**
 * pb_member_fill_detail:
 * @page: an empty detail
 * @member: a member
 * @people: (nullable): the people of the group, where they are known
 *
 * Shows who a member is, what they hold, and when they last took part.
 */
void
pb_member_fill_detail (PbDetailPage *page,
                       PbRecord     *member,
                       PbPeople     *people)
{
  int standing = pb_record_get_enum (member, PB_MEMBER_STANDING);
  AdwPreferencesGroup *group;

  if (standing >= 0)
    pb_chip_set (pb_detail_page_add_chip (page),
                 pb_enum_get_label (pb_standing_get_type (), standing), "pb-people-symbolic", NULL);
  if (people)
    {
      say_activity (page, member, people);
      add_roles_of (page, member, people, TRUE);
      add_roles_of (page, member, people, FALSE);
    }

  group = pb_detail_page_add_group (page, _("Member"));
  pb_detail_add_field (group, member, PB_MEMBER_HANDLE);
  pb_detail_add_field (group, member, PB_MEMBER_JOINED);
  pb_detail_add_field (group, member, PB_MEMBER_LEFT);
  pb_detail_add_field (group, member, PB_MEMBER_CONTACT);
  pb_detail_add_field (group, member, PB_MEMBER_ENS);
  if (pb_record_has (member, PB_MEMBER_ADDRESS))
    adw_preferences_group_add (
      group, pb_address_row_new (pb_field_get_label (PB_MEMBER_ADDRESS),
                                 pb_record_get_text (member, PB_MEMBER_ADDRESS)));

  pb_detail_page_add_text (page, PB_MEMBER_OFFERS);
  pb_detail_page_add_text (page, PB_COMMON_NOTE);
}
