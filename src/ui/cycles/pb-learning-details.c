/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/cycles/pb-learning-details.h"

#include <glib/gi18n.h>

#include "framework/pb-cycle-work.h"
#include "ui/cycles/pb-cycle-chips.h"
#include "ui/cycles/pb-insight-row.h"

static gboolean
is_locked (PbDetailPage *page)
{
  PbGroupContext *context = pb_detail_page_get_context (page);

  return pb_group_context_get_locked (context);
}

static PbRecord *
lookup (PbDetailPage *page,
        const char   *id)
{
  PbDossier *dossier = pb_group_context_get_dossier (pb_detail_page_get_context (page));

  return dossier && id ? pb_dossier_lookup (dossier, id) : NULL;
}

/* Adds what a reference leads to, with the name of the field beside it. */
static void
add_reference (PbDetailPage        *page,
               AdwPreferencesGroup *group,
               PbRecord            *record,
               PbFieldId            field)
{
  pb_detail_add_record (group, lookup (page, pb_record_get_text (record, field)),
                        pb_field_get_label (field));
}

static void
add_insight_rows (PbDetailPage *page,
                  const char   *title,
                  const char   *id,
                  PbFieldId     field)
{
  PbGroupContext *context = pb_detail_page_get_context (page);
  PbDossier *dossier = pb_group_context_get_dossier (context);
  GPtrArray *insights = dossier ? pb_dossier_get_referring (dossier, id, field) : NULL;
  AdwPreferencesGroup *group;

  if (insights == NULL || insights->len == 0)
    return;

  group = pb_detail_page_add_group (page, title);
  for (guint i = 0; i < insights->len; i++)
    {
      GtkWidget *row = pb_insight_row_new (context, insights->pdata[i]);

      pb_insight_row_update (PB_INSIGHT_ROW (row), insights->pdata[i]);
      adw_preferences_group_add (group, row);
    }
}

/**
 * pb_retro_fill_detail:
 * @page: an empty detail
 * @retrospective: a retrospective
 * @user_data: nothing
 *
 * Shows how a retrospective was held and what was noted.
 */
void
pb_retro_fill_detail (PbDetailPage *page,
                      PbRecord     *retrospective,
                      gpointer      user_data)
{
  AdwPreferencesGroup *facts;
  g_autofree const char **participants = NULL;
  gsize n;

  add_insight_rows (page, _("Insights"), pb_record_get_id (retrospective),
                    PB_INSIGHT_RETROSPECTIVE);

  facts = pb_detail_page_add_group (page, _("How It Was Held"));
  pb_detail_add_field (facts, retrospective, PB_RETROSPECTIVE_DATE);
  pb_detail_add_field (facts, retrospective, PB_RETROSPECTIVE_FORMAT);
  add_reference (page, facts, retrospective, PB_RETROSPECTIVE_CYCLE);
  add_reference (page, facts, retrospective, PB_RETROSPECTIVE_FACILITATOR);
  participants = pb_record_get_set (retrospective, PB_RETROSPECTIVE_PARTICIPANTS, &n);
  for (gsize i = 0; i < n; i++)
    pb_detail_add_record (facts, lookup (page, participants[i]),
                          pb_field_get_label (PB_RETROSPECTIVE_PARTICIPANTS));
  pb_detail_page_add_text (page, PB_COMMON_NOTE);
}

static void
add_insight_sentence (PbDetailPage *page,
                      PbRecord     *insight)
{
  PbDay day = pb_group_context_get_day (pb_detail_page_get_context (page));
  PbDay recorded = pb_record_get_day (insight, PB_INSIGHT_RECORDED);
  g_autofree char *sentence = NULL;
  int days = day - recorded;

  if (recorded == PB_DAY_NONE || !pb_insight_waits_long (insight, day))
    return;

  sentence = g_strdup_printf (ngettext ("It has waited for %d day.", "It has waited for %d days.",
                                        (gulong) days),
                              days);
  pb_detail_page_add_sentence (page, sentence);
}

/**
 * pb_insight_fill_detail:
 * @page: an empty detail
 * @insight: an insight
 * @user_data: nothing
 *
 * Shows where an insight comes from, what came of it and what it led to.
 */
void
pb_insight_fill_detail (PbDetailPage *page,
                        PbRecord     *insight,
                        gpointer      user_data)
{
  PbDay day = pb_group_context_get_day (pb_detail_page_get_context (page));
  int disposition = pb_record_get_enum (insight, PB_INSIGHT_DISPOSITION);
  g_autofree const char **changes = NULL;
  AdwPreferencesGroup *group;
  gsize n;

  pb_chip_set_insight (pb_detail_page_add_chip (page), insight, day);
  add_insight_sentence (page, insight);

  if (!is_locked (page))
    {
      if (disposition <= PB_INSIGHT_DISPOSITION_PENDING)
        {
          GtkWidget *button = pb_detail_page_add_button (page, _("_Adopt…"), "cycles.adopt");

          gtk_widget_add_css_class (button, "suggested-action");
          pb_detail_page_add_button (page, _("_Decline…"), "cycles.decline");
          pb_detail_page_add_button (page, _("_Merge…"), "cycles.merge");
        }
      else
        {
          pb_detail_page_add_button (page, _("_Change…"), "cycles.resettle");
          pb_detail_page_add_button (page, _("_Open Again"), "cycles.reopen");
        }
    }

  changes = pb_record_get_set (insight, PB_INSIGHT_CHANGES, &n);
  if (n > 0 || pb_record_has (insight, PB_INSIGHT_MERGED_INTO))
    {
      group = pb_detail_page_add_group (page, _("What It Led To"));
      for (gsize i = 0; i < n; i++)
        pb_detail_add_record (group, lookup (page, changes[i]), NULL);
      add_reference (page, group, insight, PB_INSIGHT_MERGED_INTO);
    }
  pb_detail_page_add_text (page, PB_INSIGHT_REASON);
  add_insight_rows (page, _("Merged Into This One"), pb_record_get_id (insight),
                    PB_INSIGHT_MERGED_INTO);

  group = pb_detail_page_add_group (page, _("Where It Comes From"));
  pb_detail_add_field (group, insight, PB_INSIGHT_RECORDED);
  pb_detail_add_field (group, insight, PB_INSIGHT_ORIGIN);
  add_reference (page, group, insight, PB_INSIGHT_RETROSPECTIVE);
  pb_detail_add_field (group, insight, PB_INSIGHT_HEADING);
  add_reference (page, group, insight, PB_INSIGHT_FEEDBACK);
  pb_detail_add_field (group, insight, PB_INSIGHT_TOPIC);
  pb_detail_add_field (group, insight, PB_INSIGHT_WEIGHT);
  pb_detail_add_field (group, insight, PB_INSIGHT_DISPOSED_ON);
  pb_detail_page_add_text (page, PB_COMMON_NOTE);
}

/**
 * pb_feedback_fill_detail:
 * @page: an empty detail
 * @feedback: feedback
 * @user_data: nothing
 *
 * Shows what was said, by whom, and what was done about it.
 */
void
pb_feedback_fill_detail (PbDetailPage *page,
                         PbRecord     *feedback,
                         gpointer      user_data)
{
  AdwPreferencesGroup *group;

  pb_chip_set_feedback (pb_detail_page_add_chip (page), feedback);

  if (!is_locked (page))
    {
      int status = pb_record_get_enum (feedback, PB_FEEDBACK_STATUS);
      GtkWidget *button = pb_detail_page_add_button (page, _("_Answer…"), "cycles.answer");

      if (status <= PB_FEEDBACK_STATUS_NEW)
        gtk_widget_add_css_class (button, "suggested-action");
      if (status != PB_FEEDBACK_STATUS_ACTED_ON)
        pb_detail_page_add_button (page, _("Act _On…"), "cycles.act-on");
      if (status != PB_FEEDBACK_STATUS_DECLINED)
        pb_detail_page_add_button (page, _("_Decline…"), "cycles.decline-feedback");
    }

  pb_detail_page_add_text (page, PB_FEEDBACK_TEXT);
  pb_detail_page_add_text (page, PB_FEEDBACK_ANSWER);
  add_insight_rows (page, _("What Was Learned From It"), pb_record_get_id (feedback),
                    PB_INSIGHT_FEEDBACK);

  group = pb_detail_page_add_group (page, _("Where It Comes From"));
  pb_detail_add_field (group, feedback, PB_FEEDBACK_DATE);
  pb_detail_add_field (group, feedback, PB_FEEDBACK_SOURCE);
  add_reference (page, group, feedback, PB_FEEDBACK_FROM);
  pb_detail_add_field (group, feedback, PB_FEEDBACK_FROM_NAME);
  pb_detail_add_field (group, feedback, PB_FEEDBACK_TONE);
  pb_detail_add_field (group, feedback, PB_FEEDBACK_TOPIC);
  add_reference (page, group, feedback, PB_FEEDBACK_RELATION);
  pb_detail_add_field (group, feedback, PB_FEEDBACK_ANSWERED_ON);
  pb_detail_page_add_text (page, PB_COMMON_NOTE);
}
