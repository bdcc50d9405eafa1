/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-contact.h"

#include "framework/pb-i18n-private.h"

/* How a group and another one were in contact: the one place that says what
 * counts as contact, for the rules, the Network page and its log.
 */

static const char * const labels[] = {
  [PB_CONTACT_ACTIVITY] = NC_("contact", "Activity"),
  [PB_CONTACT_SIGNED] = NC_("contact", "Agreement signed"),
  [PB_CONTACT_AGREED] = NC_("contact", "Agreement in force"),
  [PB_CONTACT_ENDED] = NC_("contact", "Agreement ended"),
  [PB_CONTACT_OBLIGATION] = NC_("contact", "Obligation done"),
  [PB_CONTACT_PAID] = NC_("contact", "Payment"),
  [PB_CONTACT_RECEIVED] = NC_("contact", "Income"),
  [PB_CONTACT_FEEDBACK] = NC_("contact", "Feedback"),
  [PB_CONTACT_ANSWER] = NC_("contact", "Feedback answered"),
  [PB_CONTACT_REPORT] = NC_("contact", "Report sent"),
  [PB_CONTACT_ACKNOWLEDGED] = NC_("contact", "Report acknowledged"),
};

/**
 * pb_contact_kind_get_label:
 * @kind: through what groups were in contact
 *
 * Returns: the words for people
 */
const char *
pb_contact_kind_get_label (PbContactKind kind)
{
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (labels), "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "contact", labels[kind]);
}

/* What looking for contacts works with.  Without a list, only the newest is
 * kept, and what cannot be newer is passed over.
 */
typedef struct
{
  PbDossier  *dossier;
  const char *ours;
  const char *other;
  PbDay       day;
  PbContact   newest;
  GArray     *all;
} Search;

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const PbContact *one = a;
  const PbContact *two = b;

  if (one->day != two->day)
    return one->day > two->day ? -1 : 1;
  if (one->kind != two->kind)
    return (int) one->kind - (int) two->kind;

  return g_strcmp0 (pb_record_get_id (one->record), pb_record_get_id (two->record));
}

static void
touch (Search        *search,
       PbContactKind  kind,
       PbRecord      *record,
       PbFieldId      field)
{
  PbContact contact = { kind, pb_record_get_day (record, field), record };

  if (contact.day == PB_DAY_NONE || contact.day > search->day)
    return;

  if (search->newest.record == NULL || compare_newest_first (&contact, &search->newest) < 0)
    search->newest = contact;
  if (search->all)
    g_array_append_val (search->all, contact);
}

static gboolean
is_of (PbRecord   *record,
       PbFieldId   field,
       const char *group)
{
  return g_strcmp0 (pb_record_get_text (record, field), group) == 0;
}

/* They are in the order of their days: where only the newest counts, the search
 * ends with the first that is older.
 */
static void
look_at_activities (Search     *search,
                    const char *of,
                    const char *with)
{
  GPtrArray *activities = pb_dossier_get_referring (search->dossier, with, PB_ACTIVITY_GROUPS);

  for (guint i = activities ? activities->len : 0; i-- > 0;)
    {
      PbRecord *activity = activities->pdata[i];

      if (search->all == NULL && search->newest.record &&
          pb_record_get_day (activity, PB_ACTIVITY_DATE) < search->newest.day)
        break;
      if (is_of (activity, PB_ACTIVITY_GROUP, of))
        touch (search, PB_CONTACT_ACTIVITY, activity, PB_ACTIVITY_DATE);
    }
}

static gboolean
is_party (PbDossier  *dossier,
          PbRecord   *agreement,
          const char *group)
{
  GPtrArray *parties = pb_dossier_get_referring (dossier, pb_record_get_id (agreement),
                                                 PB_AGREEMENT_PARTY_AGREEMENT);

  for (guint i = 0; parties && i < parties->len; i++)
    {
      if (is_of (parties->pdata[i], PB_AGREEMENT_PARTY_PARTY, group))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_there (PbRecord *record,
          PbDay     day)
{
  PbDay start = pb_record_get_start (record);

  return (start == PB_DAY_NONE || start <= day) && !pb_record_get_deleted (record);
}

/**
 * pb_contact_find_agreements:
 * @dossier: a sealed dossier
 * @other: the identifier of another group
 * @day: the day to look from
 *
 * Returns: (transfer container) (element-type PbRecord): the agreements that the
 *   group of @dossier keeps or is party of and @other is party of, whether in
 *   force or not
 */
GPtrArray *
pb_contact_find_agreements (PbDossier  *dossier,
                            const char *other,
                            PbDay       day)
{
  GPtrArray *parties;
  GPtrArray *agreements = g_ptr_array_new ();
  const char *ours;

  g_return_val_if_fail (PB_IS_DOSSIER (dossier), agreements);

  ours = pb_dossier_get_group_id (dossier);
  parties = pb_dossier_get_referring (dossier, other, PB_AGREEMENT_PARTY_PARTY);
  for (guint i = 0; parties && i < parties->len; i++)
    {
      const char *id = pb_record_get_text (parties->pdata[i], PB_AGREEMENT_PARTY_AGREEMENT);
      PbRecord *agreement = id ? pb_dossier_lookup (dossier, id) : NULL;

      if (agreement && is_there (agreement, day) &&
          (is_of (agreement, PB_AGREEMENT_GROUP, ours) || is_party (dossier, agreement, ours)) &&
          !g_ptr_array_find (agreements, agreement, NULL))
        g_ptr_array_add (agreements, agreement);
    }

  return agreements;
}

static void
look_at_payments (Search     *search,
                  const char *id,
                  PbFieldId   field)
{
  GPtrArray *payments = pb_dossier_get_referring (search->dossier, id, field);

  for (guint i = 0; payments && i < payments->len; i++)
    {
      PbRecord *payment = payments->pdata[i];
      int direction = pb_record_get_enum (payment, PB_TRANSACTION_DIRECTION);

      if (!is_of (payment, PB_TRANSACTION_GROUP, search->ours) ||
          pb_record_get_flag (payment, PB_TRANSACTION_FAILED) ||
          direction == PB_TRANSACTION_DIRECTION_INTERNAL)
        continue;

      touch (search,
             direction == PB_TRANSACTION_DIRECTION_IN ? PB_CONTACT_RECEIVED : PB_CONTACT_PAID,
             payment, PB_TRANSACTION_DATE);
    }
}

static void
look_at_agreements (Search *search)
{
  g_autoptr(GPtrArray) agreements = pb_contact_find_agreements (search->dossier, search->other,
                                                                search->day);

  for (guint i = 0; i < agreements->len; i++)
    {
      PbRecord *agreement = agreements->pdata[i];
      const char *id = pb_record_get_id (agreement);
      GPtrArray *parties = pb_dossier_get_referring (search->dossier, id,
                                                     PB_AGREEMENT_PARTY_AGREEMENT);
      GPtrArray *obligations = pb_dossier_get_referring (search->dossier, id,
                                                         PB_OBLIGATION_AGREEMENT);

      touch (search, PB_CONTACT_AGREED, agreement, PB_AGREEMENT_START);
      touch (search, PB_CONTACT_ENDED, agreement, PB_AGREEMENT_ENDED);

      for (guint j = 0; parties && j < parties->len; j++)
        {
          if (is_of (parties->pdata[j], PB_AGREEMENT_PARTY_PARTY, search->other))
            touch (search, PB_CONTACT_SIGNED, parties->pdata[j], PB_AGREEMENT_PARTY_SIGNED_ON);
        }
      for (guint j = 0; obligations && j < obligations->len; j++)
        touch (search, PB_CONTACT_OBLIGATION, obligations->pdata[j], PB_OBLIGATION_DONE_ON);
    }
}

static void
add_feedback (Search     *search,
              const char *id,
              PbFieldId   field,
              GHashTable *seen)
{
  GPtrArray *all = pb_dossier_get_referring (search->dossier, id, field);

  for (guint i = 0; all && i < all->len; i++)
    {
      PbRecord *feedback = all->pdata[i];

      if (!is_of (feedback, PB_FEEDBACK_GROUP, search->ours) ||
          !g_hash_table_add (seen, feedback))
        continue;

      touch (search, PB_CONTACT_FEEDBACK, feedback, PB_FEEDBACK_DATE);
      touch (search, PB_CONTACT_ANSWER, feedback, PB_FEEDBACK_ANSWERED_ON);
    }
}

/* Feedback comes from the group, from one of its people, or is about a relation
 * to it.
 */
static void
look_at_feedback (Search *search)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  GPtrArray *people = pb_dossier_get_referring (search->dossier, search->other, PB_MEMBER_GROUP);
  static const PbFieldId ends[] = { PB_RELATION_FROM, PB_RELATION_TO };

  add_feedback (search, search->other, PB_FEEDBACK_FROM, seen);
  for (guint i = 0; people && i < people->len; i++)
    add_feedback (search, pb_record_get_id (people->pdata[i]), PB_FEEDBACK_FROM, seen);

  for (guint end = 0; end < G_N_ELEMENTS (ends); end++)
    {
      GPtrArray *relations = pb_dossier_get_referring (search->dossier, search->other, ends[end]);

      for (guint i = 0; relations && i < relations->len; i++)
        add_feedback (search, pb_record_get_id (relations->pdata[i]), PB_FEEDBACK_RELATION, seen);
    }
}

static void
look_at_reports (Search *search)
{
  GPtrArray *reports = pb_dossier_get_referring (search->dossier, search->other,
                                                 PB_REPORT_SENT_TO);

  for (guint i = 0; reports && i < reports->len; i++)
    {
      if (!is_of (reports->pdata[i], PB_REPORT_GROUP, search->ours))
        continue;

      touch (search, PB_CONTACT_REPORT, reports->pdata[i], PB_REPORT_SENT_ON);
      touch (search, PB_CONTACT_ACKNOWLEDGED, reports->pdata[i], PB_REPORT_ACKNOWLEDGED_ON);
    }
}

static void
look (Search     *search,
      PbDossier  *dossier,
      const char *other,
      PbDay       day)
{
  search->dossier = dossier;
  search->ours = pb_dossier_get_group_id (dossier);
  search->other = other;
  search->day = day;

  look_at_activities (search, search->ours, other);
  look_at_activities (search, other, search->ours);
  look_at_agreements (search);
  look_at_payments (search, other, PB_TRANSACTION_PARTY);
  look_at_feedback (search);
  look_at_reports (search);
}

/**
 * pb_contact_list:
 * @dossier: a sealed dossier
 * @other: the identifier of another group
 * @day: the day to look from
 *
 * Returns: (transfer full) (element-type PbContact): every contact of the group
 *   with @other up to @day, the newest first; the records belong to @dossier
 */
GArray *
pb_contact_list (PbDossier  *dossier,
                 const char *other,
                 PbDay       day)
{
  Search search = { .all = g_array_new (FALSE, FALSE, sizeof (PbContact)) };

  g_return_val_if_fail (PB_IS_DOSSIER (dossier), search.all);
  g_return_val_if_fail (other != NULL, search.all);

  look (&search, dossier, other, day);
  g_array_sort (search.all, compare_newest_first);

  return search.all;
}

/**
 * pb_contact_find_newest:
 * @dossier: a sealed dossier
 * @other: the identifier of another group
 * @day: the day to look from
 * @contact: (out): the newest contact; without a record where there was none
 *
 * Returns: whether there was any contact up to @day
 */
gboolean
pb_contact_find_newest (PbDossier  *dossier,
                        const char *other,
                        PbDay       day,
                        PbContact  *contact)
{
  Search search = { .newest = { .day = PB_DAY_NONE } };

  g_return_val_if_fail (PB_IS_DOSSIER (dossier), FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  look (&search, dossier, other, day);
  *contact = search.newest;

  return search.newest.record != NULL;
}
