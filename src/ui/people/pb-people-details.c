/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/people/pb-people-details.h"

#include "model/pb-enums.h"
#include "model/pb-hat-id.h"
#include "ui/people/pb-people-words.h"
#include "ui/people/pb-seat-row.h"
#include "ui/widgets/pb-address-row.h"

#include <glib/gi18n.h>

/* What the details of roles and members say. */

/* As many as fit on a page; the history has all. */
#define N_CONTRIBUTIONS 10

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
add_gap (AdwPreferencesGroup *group,
         const PbVacancy     *vacancy,
         PbDay                day)
{
  PbDay last = vacancy->to == PB_DAY_NONE ? day : vacancy->to - 1;
  int days = last - vacancy->from + 1;
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *from = pb_day_to_locale (vacancy->from);
  g_autofree char *to = pb_day_to_locale (last);
  g_autofree char *text = NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Nobody"));
  /* Translators: two days, then how many days from one to the other. */
  text = g_strdup_printf (ngettext ("%s to %s, %d day", "%s to %s, %d days", (gulong) days), from,
                          to, days);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  gtk_widget_add_css_class (row, "pb-past");
  adw_preferences_group_add (group, row);
}

/* Who held the role after whom, the latest first, and when nobody did. */
static void
add_history (AdwPreferencesGroup *group,
             PbPeople            *people,
             const PbRoleFacts   *role,
             gboolean             locked)
{
  guint n = people->vacancies->len;

  for (guint j = role->seats->len; j-- > 0;)
    {
      const PbSeat *seat = role->seats->pdata[j];

      if (seat->state != PB_SEAT_PAST)
        continue;
      for (; n > 0; n--)
        {
          const PbVacancy *vacancy = &g_array_index (people->vacancies, PbVacancy, n - 1);

          if (vacancy->role != role->record)
            continue;
          if (vacancy->from <= seat->start)
            break;
          add_gap (group, vacancy, people->day);
        }
      adw_preferences_group_add (group, pb_seat_row_new (seat, locked));
    }
}

static void
add_seats (PbDetailPage      *page,
           PbPeople          *people,
           const PbRoleFacts *role,
           gboolean           locked)
{
  static const PbSeatState order[] = { PB_SEAT_HELD, PB_SEAT_AHEAD };
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
  add_history (group, people, role, locked);
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
    add_seats (page, people, facts, locked);

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
say_standing (PbDetailPage *page,
              PbRecord     *member,
              PbPeople     *people)
{
  if (!pb_member_is_present (member, people->day))
    pb_chip_set (pb_detail_page_add_chip (page), _("Not a member now"), "window-close-symbolic",
                 NULL);
  if (pb_people_count_seats (people, pb_record_get_id (member)) > PB_MANY_ROLES)
    pb_chip_set (pb_detail_page_add_chip (page), _("Holds many roles"), "dialog-warning-symbolic",
                 "warning");
}

static guint
count_since (GArray *contributions,
             PbDay   after)
{
  guint n = 0;

  while (n < contributions->len && g_array_index (contributions, PbContribution, n).day > after)
    n++;

  return n;
}

static void
say_how_often (PbDetailPage *page,
               GArray       *contributions,
               PbDay         day)
{
  guint lately = count_since (contributions, day - PB_PEOPLE_LATELY);
  guint half = count_since (contributions, day - PB_PEOPLE_HALF_A_YEAR);
  g_autofree char *sentence = NULL;

  if (contributions->len == 0)
    sentence = g_strdup (_("It is not on record that they took part in anything."));
  else
    sentence = g_strdup_printf (ngettext ("Took part %u time in the last %d days, %u in the last "
                                          "%d.",
                                          "Took part %u times in the last %d days, %u in the last "
                                          "%d.",
                                          lately),
                                lately, PB_PEOPLE_LATELY, half, PB_PEOPLE_HALF_A_YEAR);
  pb_detail_page_add_sentence (page, sentence);
}

/* A vote has no title of its own: it is shown by its decision. */
static void
add_contribution (AdwPreferencesGroup  *group,
                  PbPeople             *people,
                  const PbContribution *contribution)
{
  PbRecord *shown = contribution->record;
  g_autofree char *day = pb_day_to_locale (contribution->day);
  g_autofree char *caption = NULL;

  if (pb_record_get_kind (shown) == PB_KIND_VOTE)
    shown = pb_dossier_lookup (people->dossier, pb_record_get_owner (shown));
  /* Translators: the kind of a record and its day, as in “Decision, 3 March 2025”. */
  caption = g_strdup_printf (C_("kind and day", "%s, %s"),
                             pb_kind_get_label (pb_record_get_kind (contribution->record)), day);
  pb_detail_add_record (group, shown, caption);
}

static void
add_contributions (PbDetailPage *page,
                   PbPeople     *people,
                   GArray       *contributions)
{
  AdwPreferencesGroup *group;

  if (contributions->len == 0)
    return;

  group = pb_detail_page_add_group (page, _("Lately Took Part In"));
  for (guint i = 0; i < MIN (contributions->len, N_CONTRIBUTIONS); i++)
    add_contribution (group, people, &g_array_index (contributions, PbContribution, i));
}

/**
 * pb_member_fill_detail:
 * @page: an empty detail
 * @member: a member
 * @people: (nullable): the people of the group, where they are known
 *
 * Shows who a member is, what they hold and held, and what they took part in.
 */
void
pb_member_fill_detail (PbDetailPage *page,
                       PbRecord     *member,
                       PbPeople     *people)
{
  int standing = pb_record_get_enum (member, PB_MEMBER_STANDING);
  g_autoptr(GArray) contributions = NULL;
  AdwPreferencesGroup *group;

  if (standing >= 0)
    pb_chip_set (pb_detail_page_add_chip (page),
                 pb_enum_get_label (pb_standing_get_type (), standing), "pb-people-symbolic", NULL);
  if (people)
    {
      contributions = pb_people_list_contributions (people, pb_record_get_id (member));
      say_standing (page, member, people);
      say_how_often (page, contributions, people->day);
      add_roles_of (page, member, people, TRUE);
      add_roles_of (page, member, people, FALSE);
      add_contributions (page, people, contributions);
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
