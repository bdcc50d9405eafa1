/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/people/pb-people-words.h"

#include <glib/gi18n.h>

/* What the page says of the people as a whole. */

static void
append_sentence (GString *text,
                 char    *sentence)
{
  g_autofree char *taken = sentence;

  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, taken);
}

static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  guint one = *(const guint *) a;
  guint other = *(const guint *) b;

  return one > other ? -1 : one < other;
}

/**
 * pb_people_dup_shares:
 * @people: people
 *
 * Returns: (transfer full) (element-type guint): how many seats each holder has, the
 *   most first
 */
GArray *
pb_people_dup_shares (PbPeople *people)
{
  GArray *shares = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < people->roles->len; i++)
    {
      const PbRoleFacts *role = people->roles->pdata[i];

      for (guint j = 0; role->active && j < role->seats->len; j++)
        {
          const PbSeat *seat = role->seats->pdata[j];
          guint n;

          if (seat->state != PB_SEAT_HELD || seat->holder_id == NULL ||
              !g_hash_table_add (seen, (gpointer) seat->holder_id))
            continue;
          n = pb_people_count_seats (people, seat->holder_id);
          g_array_append_val (shares, n);
        }
    }

  g_array_sort (shares, compare_counts);

  return shares;
}

static guint
count_terms (PbPeople *people,
             PbTerm    term)
{
  guint n = 0;

  for (guint i = 0; i < people->roles->len; i++)
    {
      const PbRoleFacts *role = people->roles->pdata[i];

      for (guint j = 0; j < role->seats->len; j++)
        {
          const PbSeat *seat = role->seats->pdata[j];

          n += seat->term == term;
        }
    }

  return n;
}

/**
 * pb_people_dup_summary:
 * @people: people
 *
 * Returns: (transfer full): how many roles are held and what is due; empty where
 *   there is no active role
 */
char *
pb_people_dup_summary (PbPeople *people)
{
  GString *text = g_string_new (NULL);
  guint n_required = people->n_required - people->n_required_filled;
  guint n_over = count_terms (people, PB_TERM_OVERDUE);
  guint n_due = count_terms (people, PB_TERM_DUE);

  if (people->n_active == 0)
    return g_string_free_and_steal (text);

  append_sentence (text, g_strdup_printf (ngettext ("%u of %u role is held.",
                                                    "%u of %u roles are held.", people->n_active),
                                          people->n_active - people->n_vacant, people->n_active));
  if (n_required > 0)
    append_sentence (text,
                     g_strdup_printf (ngettext ("%u that the group needs is vacant.",
                                                "%u that the group needs are vacant.", n_required),
                                      n_required));
  if (n_over > 0)
    append_sentence (text, g_strdup_printf (ngettext ("%u term is over.", "%u terms are over.",
                                                      n_over),
                                            n_over));
  if (n_due > 0)
    append_sentence (text, g_strdup_printf (ngettext ("%u term ends within %d days.",
                                                      "%u terms end within %d days.", n_due),
                                            n_due, PB_TERM_NOTICE_DAYS));

  return g_string_free_and_steal (text);
}

static char *
dup_names (GPtrArray *records)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (names, pb_record_dup_title (records->pdata[i]));
  g_ptr_array_add (names, NULL);

  return g_strjoinv (C_("list", ", "), (char **) names->pdata);
}

/**
 * pb_people_dup_shares_sentence:
 * @people: people
 *
 * Returns: (transfer full): who holds the most, and who holds too much
 */
char *
pb_people_dup_shares_sentence (PbPeople *people)
{
  GString *text = g_string_new (NULL);
  g_autoptr(GPtrArray) overloaded = g_ptr_array_new ();
  PbRecord *top = NULL;
  guint n = pb_people_get_top_holder (people, &top);

  if (people->n_seats == 0)
    {
      append_sentence (text, g_strdup (_("Nobody holds a role.")));
    }
  else if (n == 1 && people->n_seats > 1)
    {
      append_sentence (text, g_strdup_printf (ngettext ("%u seat is filled, and nobody holds more "
                                                        "than one.",
                                                        "%u seats are filled, and nobody holds "
                                                        "more than one.",
                                                        people->n_seats),
                                              people->n_seats));
    }
  else
    {
      g_autofree char *name = top ? pb_record_dup_title (top) : g_strdup (_("Somebody unknown"));

      /* Translators: a name, how many seats they hold, of how many. */
      append_sentence (text, g_strdup_printf (ngettext ("%s holds %u of %u filled seat.",
                                                        "%s holds %u of %u filled seats.",
                                                        people->n_seats),
                                              name, n, people->n_seats));
    }
  if (people->n_vacant > 0)
    append_sentence (text, g_strdup_printf (ngettext ("%u role is vacant.", "%u roles are vacant.",
                                                      people->n_vacant),
                                            people->n_vacant));
  if (pb_people_count_overloaded (people, overloaded) > 0)
    {
      g_autofree char *names = dup_names (overloaded);

      /* Translators: a number, then one or several names. */
      append_sentence (text, g_strdup_printf (_("More than %d roles each: %s."), PB_MANY_ROLES,
                                              names));
    }

  return g_string_free_and_steal (text);
}

/**
 * pb_people_dup_activity_sentence:
 * @people: people
 *
 * Returns: (transfer full): how many take part, and how many came and went; empty
 *   where nobody is a member
 */
char *
pb_people_dup_activity_sentence (PbPeople *people)
{
  GString *text = g_string_new (NULL);
  PbDay day = people->day;
  PbDay half_a_year_ago = day - PB_PEOPLE_HALF_A_YEAR;
  g_autoptr(GHashTable) lately = pb_people_contributors (people, day - PB_PEOPLE_LATELY, day);
  g_autoptr(GHashTable) half = pb_people_contributors (people, half_a_year_ago, day);
  guint n_joined = pb_people_count_joined (people, half_a_year_ago, day);
  guint n_left = pb_people_count_left (people, half_a_year_ago, day);
  guint n = 0;

  for (guint i = 0; i < people->members->len; i++)
    n += pb_member_is_present (people->members->pdata[i], day);
  if (n == 0)
    return g_string_free_and_steal (text);

  append_sentence (text,
                   g_strdup_printf (ngettext ("Of %u member, %u took part in something in the last "
                                              "%d days, %u in the last %d.",
                                              "Of %u members, %u took part in something in the "
                                              "last %d days, %u in the last %d.",
                                              n),
                                    n, g_hash_table_size (lately), PB_PEOPLE_LATELY,
                                    g_hash_table_size (half), PB_PEOPLE_HALF_A_YEAR));
  if (n_joined + n_left > 0)
    append_sentence (text,
                     /* Translators: how many came and went within how many days. */
                     g_strdup_printf (_("In the last %3$d days, %1$u joined and %2$u left."), n_joined,
                                      n_left, PB_PEOPLE_HALF_A_YEAR));

  return g_string_free_and_steal (text);
}
