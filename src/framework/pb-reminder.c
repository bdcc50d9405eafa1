/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-reminder.h"

#include "framework/pb-i18n-private.h"

/* A notification is glanced at: more are only counted. */
#define MAX_NAMED 3

/* Reviews, terms and observations wait for nobody in particular, so they are
 * what is forgotten.
 */
static gboolean
is_worth_a_reminder (const PbAttention *row,
                     PbDay              today,
                     guint              days_ahead)
{
  if ((row->kind != PB_ATTENTION_DUE && row->kind != PB_ATTENTION_OVERDUE &&
       row->kind != PB_ATTENTION_STALE) ||
      row->day == PB_DAY_NONE || (gint64) row->day - today > (gint64) days_ahead)
    return FALSE;

  return row->element != NULL || row->record_kind == PB_KIND_AGREEMENT ||
         row->record_kind == PB_KIND_DECISION || row->record_kind == PB_KIND_ROLE ||
         row->record_kind == PB_KIND_METRIC;
}

/**
 * pb_reminder_compose:
 * @attention: (element-type PbAttention): what needs attention, the most urgent
 *   first
 * @group_name: the group that it is about
 * @today: the day
 * @days_ahead: how many days ahead to remind
 * @last: the day of the last reminder, or %PB_DAY_NONE
 * @title: (out) (transfer full): a line that says how much is due
 * @body: (out) (transfer full): what is due, a line each
 *
 * Decides what to remind of: of reviews, of terms that end, and of observations
 * that are due soon or were, and of nothing twice on one day.
 *
 * Returns: whether there is anything to say; where not, @title and @body are
 *   left alone
 */
gboolean
pb_reminder_compose (GPtrArray   *attention,
                     const char  *group_name,
                     PbDay        today,
                     guint        days_ahead,
                     PbDay        last,
                     char       **title,
                     char       **body)
{
  g_autoptr(GString) lines = NULL;
  guint n = 0;

  g_return_val_if_fail (attention != NULL, FALSE);
  g_return_val_if_fail (group_name != NULL, FALSE);

  /* A clock that was set back must not silence reminders for good. */
  if (last == today)
    return FALSE;

  lines = g_string_new (NULL);
  for (guint i = 0; i < attention->len; i++)
    {
      const PbAttention *row = attention->pdata[i];

      if (!is_worth_a_reminder (row, today, days_ahead))
        continue;

      if (++n <= MAX_NAMED)
        /* Translators: a line of a reminder: what it is about, then a sentence. */
        g_string_append_printf (lines, _("%s: %s"), row->title, row->sentence);
      if (n < MAX_NAMED)
        g_string_append_c (lines, '\n');
    }

  if (n == 0)
    return FALSE;

  if (lines->len > 0 && lines->str[lines->len - 1] == '\n')
    g_string_truncate (lines, lines->len - 1);
  if (n > MAX_NAMED)
    {
      g_string_append_c (lines, '\n');
      /* Translators: how many more things are due than were named. */
      g_string_append_printf (lines, ngettext ("and %u more", "and %u more", n - MAX_NAMED),
                              n - MAX_NAMED);
    }

  /* Translators: the title of a reminder: the name of a group, then a number. */
  *title = g_strdup_printf (ngettext ("%s: %u thing is due", "%s: %u things are due", n),
                            group_name, n);
  *body = g_string_free_and_steal (g_steal_pointer (&lines));

  return TRUE;
}
