/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-agreement-status.h"

#include "framework/pb-i18n-private.h"

/* Nobody has said how often to look at an agreement: once a year. */
#define REVIEW_INTERVAL 365

static const struct
{
  PbAgreementNeeds need;
  const char *nick;
  const char *label;
  const char *css_class;
  const char *icon_name;
} table[] = {
  { PB_AGREEMENT_NEED_EXPIRED, "expired", NC_("agreement need", "Expired"), "error",
    "dialog-warning-symbolic" },
  { PB_AGREEMENT_NEED_OBLIGATION_OVERDUE, "obligation-overdue",
    NC_("agreement need", "Obligation overdue"), "error", "dialog-warning-symbolic" },
  { PB_AGREEMENT_NEED_REVIEW_OVERDUE, "review-overdue", NC_("agreement need", "Review overdue"),
    "error", "dialog-warning-symbolic" },
  { PB_AGREEMENT_NEED_EXPIRING, "expiring", NC_("agreement need", "Expiring"), "warning",
    "appointment-soon-symbolic" },
  { PB_AGREEMENT_NEED_OBLIGATION_DUE, "obligation-due",
    NC_("agreement need", "Obligation due"), "warning", "appointment-soon-symbolic" },
  { PB_AGREEMENT_NEED_REVIEW_DUE, "review-due", NC_("agreement need", "Review due"), "warning",
    "appointment-soon-symbolic" },
};

static guint
find_need (PbAgreementNeeds need)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      if (need & table[i].need)
        return i;
    }

  return G_N_ELEMENTS (table);
}

/* The obligation of an agreement that is to be done first, and has not been. */
static PbRecord *
find_next_obligation (PbRecord  *agreement,
                      PbDossier *dossier,
                      PbDay      day)
{
  GPtrArray *obligations = dossier ? pb_dossier_get_referring (dossier,
                                                               pb_record_get_id (agreement),
                                                               PB_OBLIGATION_AGREEMENT)
                                   : NULL;
  PbRecord *next = NULL;

  for (guint i = 0; obligations != NULL && i < obligations->len; i++)
    {
      PbDay due = pb_record_get_day (obligations->pdata[i], PB_OBLIGATION_DUE);
      PbDay done = pb_record_get_day (obligations->pdata[i], PB_OBLIGATION_DONE_ON);

      if (due == PB_DAY_NONE || (done != PB_DAY_NONE && done <= day))
        continue;
      if (next == NULL || due < pb_record_get_day (next, PB_OBLIGATION_DUE))
        next = obligations->pdata[i];
    }

  return next;
}

/**
 * pb_agreement_get_needs:
 * @agreement: an agreement
 * @dossier: (nullable): the group, for the obligations
 * @day: the day to look from
 *
 * Works out what the dates of an agreement and of its obligations ask for.  One that is not stored as
 * active, or has ended, asks for nothing.
 *
 * Returns: what it asks for; several at once are possible
 */
PbAgreementNeeds
pb_agreement_get_needs (PbRecord  *agreement,
                        PbDossier *dossier,
                        PbDay      day)
{
  PbAgreementNeeds needs = PB_AGREEMENT_NEED_NONE;
  PbRecord *obligation;
  PbDay ended;
  PbDay review;
  PbDay end;
  gint64 ahead;

  g_return_val_if_fail (PB_IS_RECORD (agreement), PB_AGREEMENT_NEED_NONE);
  g_return_val_if_fail (pb_record_get_kind (agreement) == PB_KIND_AGREEMENT,
                        PB_AGREEMENT_NEED_NONE);

  ended = pb_record_get_day (agreement, PB_AGREEMENT_ENDED);
  if (pb_record_get_enum (agreement, PB_AGREEMENT_STATUS) != PB_AGREEMENT_STATUS_ACTIVE ||
      (ended != PB_DAY_NONE && ended <= day))
    return PB_AGREEMENT_NEED_NONE;

  review = pb_record_get_day (agreement, PB_AGREEMENT_REVIEW_DATE);
  if (review != PB_DAY_NONE && review < day)
    needs |= PB_AGREEMENT_NEED_REVIEW_OVERDUE;
  else if (review != PB_DAY_NONE && review - day <= PB_AGREEMENT_DUE_DAYS)
    needs |= PB_AGREEMENT_NEED_REVIEW_DUE;

  end = pb_record_get_day (agreement, PB_AGREEMENT_END);
  ahead = MAX (PB_AGREEMENT_DUE_DAYS, pb_record_get_integer (agreement, PB_AGREEMENT_NOTICE_DAYS));
  if (end != PB_DAY_NONE && end < day)
    needs |= PB_AGREEMENT_NEED_EXPIRED;
  else if (end != PB_DAY_NONE && end - day <= ahead)
    needs |= PB_AGREEMENT_NEED_EXPIRING;

  obligation = find_next_obligation (agreement, dossier, day);
  if (obligation != NULL && pb_record_get_day (obligation, PB_OBLIGATION_DUE) < day)
    needs |= PB_AGREEMENT_NEED_OBLIGATION_OVERDUE;
  else if (obligation != NULL &&
           pb_record_get_day (obligation, PB_OBLIGATION_DUE) - day <= PB_AGREEMENT_DUE_DAYS)
    needs |= PB_AGREEMENT_NEED_OBLIGATION_DUE;

  return needs;
}

/**
 * pb_agreement_needs_get_worst:
 * @needs: what an agreement asks for
 *
 * Returns: the most urgent of @needs alone
 */
PbAgreementNeeds
pb_agreement_needs_get_worst (PbAgreementNeeds needs)
{
  guint i = find_need (needs);

  return i < G_N_ELEMENTS (table) ? table[i].need : PB_AGREEMENT_NEED_NONE;
}

/**
 * pb_agreement_need_get_nick:
 * @need: one need
 *
 * Returns: (nullable): its name in files and actions
 */
const char *
pb_agreement_need_get_nick (PbAgreementNeeds need)
{
  guint i = find_need (need);

  return i < G_N_ELEMENTS (table) ? table[i].nick : NULL;
}

/**
 * pb_agreement_need_get_label:
 * @need: one need
 *
 * Returns: (nullable): its name for people
 */
const char *
pb_agreement_need_get_label (PbAgreementNeeds need)
{
  guint i = find_need (need);

  return i < G_N_ELEMENTS (table)
           ? g_dpgettext2 (GETTEXT_PACKAGE, "agreement need", table[i].label)
           : NULL;
}

/**
 * pb_agreement_need_get_css_class:
 * @need: one need
 *
 * Returns: (nullable): the style class of its tint
 */
const char *
pb_agreement_need_get_css_class (PbAgreementNeeds need)
{
  guint i = find_need (need);

  return i < G_N_ELEMENTS (table) ? table[i].css_class : NULL;
}

/**
 * pb_agreement_need_get_icon_name:
 * @need: one need
 *
 * Returns: (nullable): its symbolic icon
 */
const char *
pb_agreement_need_get_icon_name (PbAgreementNeeds need)
{
  guint i = find_need (need);

  return i < G_N_ELEMENTS (table) ? table[i].icon_name : NULL;
}

static char *
dup_obligation_sentence (PbRecord  *agreement,
                         PbDossier *dossier,
                         PbDay      day)
{
  PbRecord *obligation = find_next_obligation (agreement, dossier, day);
  g_autofree char *title = obligation ? pb_record_dup_title (obligation) : NULL;
  g_autofree char *text = NULL;
  PbDay due;

  if (obligation == NULL)
    return NULL;

  due = pb_record_get_day (obligation, PB_OBLIGATION_DUE);
  text = pb_day_to_locale (due);

  /* Translators: what somebody promised in an agreement, then a day. */
  return due < day ? g_strdup_printf (_("“%s” was to be done by %s."), title, text)
                   : g_strdup_printf (_("“%s” is to be done by %s."), title, text);
}

/**
 * pb_agreement_need_dup_sentence:
 * @agreement: an agreement
 * @dossier: (nullable): the group, for the obligations
 * @need: one of its needs
 * @day: the day to look from
 *
 * Returns: (transfer full) (nullable): what is due and when, in a sentence
 */
char *
pb_agreement_need_dup_sentence (PbRecord         *agreement,
                                PbDossier        *dossier,
                                PbAgreementNeeds  need,
                                PbDay             day)
{
  gboolean review = (need & (PB_AGREEMENT_NEED_REVIEW_DUE | PB_AGREEMENT_NEED_REVIEW_OVERDUE)) != 0;
  PbDay date;
  g_autofree char *text = NULL;
  guint n;

  g_return_val_if_fail (PB_IS_RECORD (agreement), NULL);

  if (need & (PB_AGREEMENT_NEED_OBLIGATION_DUE | PB_AGREEMENT_NEED_OBLIGATION_OVERDUE))
    return dup_obligation_sentence (agreement, dossier, day);

  date = pb_record_get_day (agreement, review ? PB_AGREEMENT_REVIEW_DATE : PB_AGREEMENT_END);
  if (need == PB_AGREEMENT_NEED_NONE || date == PB_DAY_NONE)
    return NULL;

  text = pb_day_to_locale (date);
  n = ABS (date - day);

  if (date == day)
    return review ? g_strdup (_("The review is due today."))
                  : g_strdup (_("The term ends today."));
  /* Translators: a number of days, then a day, in these sentences. */
  if (review)
    return date < day ? g_strdup_printf (ngettext ("The review is overdue by %u day, since %s.",
                                                   "The review is overdue by %u days, since %s.",
                                                   n),
                                         n, text)
                      : g_strdup_printf (ngettext ("The review is due in %u day, on %s.",
                                                   "The review is due in %u days, on %s.", n),
                                         n, text);

  /* Translators: a number of days, then a day, in these sentences. */
  return date < day ? g_strdup_printf (ngettext ("The term ended %u day ago, on %s, but the "
                                                 "agreement is still marked active.",
                                                 "The term ended %u days ago, on %s, but the "
                                                 "agreement is still marked active.", n),
                                       n, text)
                    : g_strdup_printf (ngettext ("The term ends in %u day, on %s.",
                                                 "The term ends in %u days, on %s.", n),
                                       n, text);
}

/**
 * pb_agreement_get_next_review:
 * @agreement: an agreement
 * @day: the day on which it was reviewed
 *
 * Returns: when to review it next: after its interval, or after a year where it
 *   has none
 */
PbDay
pb_agreement_get_next_review (PbRecord *agreement,
                              PbDay     day)
{
  gint64 interval;

  g_return_val_if_fail (PB_IS_RECORD (agreement), PB_DAY_NONE);

  interval = pb_record_get_integer (agreement, PB_AGREEMENT_REVIEW_INTERVAL);

  return day + (interval > 0 ? (PbDay) interval : REVIEW_INTERVAL);
}
