/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/decisions/pb-decision-detail.h"

#include "model/pb-field-value.h"
#include "ui/decisions/pb-decision-words.h"
#include "ui/pb-ui.h"

#include <glib/gi18n.h>
#include <string.h>

/* What there is to say of one decision. */

static void
add_marks (PbDetailPage *page,
           PbRecord     *decision,
           PbDossier    *dossier)
{
  PbDay today = pb_group_context_get_today (pb_detail_page_get_context (page));
  PbDecisionMarks marks = pb_decision_get_marks (decision, dossier, today);

  pb_decision_show_status (decision, pb_detail_page_add_chip (page), NULL);
  if (pb_record_has (decision, PB_DECISION_IMPLEMENTATION))
    pb_decision_show_implementation (decision, pb_detail_page_add_chip (page), NULL);
  for (guint bit = 1; bit <= PB_DECISION_MARK_REVIEW; bit <<= 1)
    {
      if (marks & bit)
        pb_decision_mark_show (bit, pb_detail_page_add_chip (page));
    }
}

static void
add_buttons (PbDetailPage *page,
             PbRecord     *decision)
{
  int status = pb_record_get_enum (decision, PB_DECISION_STATUS);
  g_autoptr(GMenu) more = g_menu_new ();
  g_autoptr(GMenuItem) link = NULL;

  if (pb_store_get_read_only (pb_group_context_get_store (pb_detail_page_get_context (page))))
    return;

  if (pb_decision_is_open (decision))
    {
      gtk_widget_add_css_class (pb_detail_page_add_button (page, _("_Close…"), "decisions.close"),
                                "suggested-action");
      pb_detail_page_add_button (page, _("Add _Vote…"), "decisions.add-vote");
    }
  else
    {
      if (status == PB_DECISION_STATUS_ADOPTED)
        {
          pb_detail_page_add_button (page, _("_Implementation…"), "decisions.implementation");
          pb_detail_page_add_button (page, _("Re_view…"), "decisions.review");
        }
      link = g_menu_item_new (_("Add _Vote…"), NULL);
      g_menu_item_set_action_and_target (link, "decisions.add-vote", "s",
                                         pb_record_get_id (decision));
      g_menu_append_item (more, link);
    }

  g_clear_object (&link);
  link = g_menu_item_new (_("_Link What It Changed…"), NULL);
  g_menu_item_set_action_and_target (link, "decisions.link", "s", pb_record_get_id (decision));
  g_menu_append_item (more, link);
  pb_detail_page_set_menu (page, G_MENU_MODEL (more));
}

/* The recorded result beside the computed one. */
static void
add_result (PbDetailPage *page,
            PbRecord     *decision,
            GPtrArray    *votes)
{
  PbDay today = pb_group_context_get_today (pb_detail_page_get_context (page));
  g_autoptr(PbDecisionResult) result = pb_decision_result_new (decision, votes, today);
  PbDay closed = pb_record_get_day (decision, PB_DECISION_CLOSED);
  const char *status = pb_enum_get_label (pb_decision_status_get_type (),
                                          pb_record_get_enum (decision, PB_DECISION_STATUS));
  g_autofree char *day = closed != PB_DAY_NONE ? pb_day_to_locale (closed) : NULL;
  g_autofree char *recorded = NULL;
  g_autofree char *computed = NULL;
  AdwPreferencesGroup *group = pb_detail_page_add_group (page, _("Result"));
  GtkWidget *row;

  /* Translators: the status of a decision, then the day since when. */
  recorded = day ? g_strdup_printf (C_("status and day", "%s, %s"), status, day)
                 : g_strdup (status);
  pb_detail_add_property (group, _("Recorded"), recorded);

  /* Translators: what the votes say, then why, as in “Adopted: 4 of 5 agree.” */
  if (result->reason == NULL)
    computed = g_strdup (pb_decision_verdict_get_label (result->verdict));
  else if (result->verdict == PB_DECISION_VERDICT_NONE)
    computed = g_strdup (result->reason);
  else
    computed = g_strdup_printf (C_("verdict and reason", "%s: %s"),
                                pb_decision_verdict_get_label (result->verdict), result->reason);
  row = pb_detail_add_property (group, _("By the votes"), computed);
  if (result->differs)
    {
      GtkWidget *chip = pb_chip_new ();

      pb_decision_mark_show (PB_DECISION_MARK_CONFLICT, PB_CHIP (chip));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
    }

  pb_detail_add_property (group, _("Quorum"), result->quorum_reason);
  pb_detail_add_property (group, _("On the method"), result->hint);
}

static char *
dup_voter (PbRecord  *vote,
           PbDossier *dossier)
{
  const char *member = pb_record_get_text (vote, PB_VOTE_MEMBER);
  const char *name = pb_record_get_text (vote, PB_VOTE_NAME);
  PbRecord *record = member ? pb_dossier_lookup (dossier, member) : NULL;

  if (record != NULL)
    return pb_record_dup_title (record);

  return g_strdup (name && *name ? name : _("Unknown voter"));
}

static GtkWidget *
make_vote_row (PbRecord  *vote,
               PbDossier *dossier)
{
  g_autofree char *voter = dup_voter (vote, dossier);
  PbDay day = pb_record_get_day (vote, PB_VOTE_CAST_ON);
  GVariant *weight = pb_record_get_value (vote, PB_VOTE_WEIGHT);
  g_autofree char *on = day != PB_DAY_NONE ? pb_day_to_locale (day) : NULL;
  g_autofree char *number = weight ? pb_field_to_locale (PB_VOTE_WEIGHT, weight) : NULL;
  const char *position = pb_enum_get_label (pb_vote_position_get_type (),
                                            pb_record_get_enum (vote, PB_VOTE_POSITION));
  g_autofree char *line = NULL;
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), voter);
  /* Translators: what somebody voted, then the day. */
  line = on ? g_strdup_printf (C_("vote and day", "%s, %s"), position, on) : g_strdup (position);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  if (number != NULL)
    {
      GtkWidget *label = gtk_label_new (number);

      gtk_widget_add_css_class (label, "numeric");
      gtk_widget_add_css_class (label, "dimmed");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", pb_record_get_id (vote));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.edit-record");

  return row;
}

/* A row that opens to some of @votes; with none of them, there is no row. */
static void
add_vote_group (AdwPreferencesGroup *group,
                const char          *title,
                GPtrArray           *votes,
                PbDossier           *dossier)
{
  GtkWidget *expander;
  g_autofree char *count = NULL;

  if (votes->len == 0)
    return;

  expander = adw_expander_row_new ();
  count = g_strdup_printf (ngettext ("%u vote", "%u votes", votes->len), votes->len);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), count);
  for (guint i = 0; i < votes->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), make_vote_row (votes->pdata[i], dossier));
  pb_ui_name_expander_row (ADW_EXPANDER_ROW (expander));
  adw_preferences_group_add (group, expander);
}

/* A row for each position that somebody took, which opens to who did; the votes
 * that their voters have changed since come last.
 */
static void
add_votes (PbDetailPage *page,
           GPtrArray    *votes,
           PbDossier    *dossier)
{
  PbDay today = pb_group_context_get_today (pb_detail_page_get_context (page));
  g_autoptr(GPtrArray) counted = NULL;
  g_autoptr(GPtrArray) replaced = g_ptr_array_new ();
  AdwPreferencesGroup *group;

  if (votes == NULL || votes->len == 0)
    return;

  group = pb_detail_page_add_group (page, _("Votes"));
  counted = pb_decision_find_counted_votes (votes, today);
  for (guint position = 0;
       position < pb_enum_get_n_values (pb_vote_position_get_type ());
       position++)
    {
      g_autoptr(GPtrArray) alike = g_ptr_array_new ();

      for (guint i = 0; i < counted->len; i++)
        {
          if (pb_record_get_enum (counted->pdata[i], PB_VOTE_POSITION) == (int) position)
            g_ptr_array_add (alike, counted->pdata[i]);
        }
      add_vote_group (group, pb_enum_get_label (pb_vote_position_get_type (), position), alike,
                      dossier);
    }

  for (guint i = 0; i < votes->len; i++)
    {
      if (!g_ptr_array_find (counted, votes->pdata[i], NULL))
        g_ptr_array_add (replaced, votes->pdata[i]);
    }
  add_vote_group (group, _("Changed since, not counted"), replaced, dossier);
}

/* The choices of a vote elsewhere, with the voting power of each. */
static void
add_choices (PbDetailPage *page,
             PbRecord     *decision)
{
  const char *choices = pb_record_get_text (decision, PB_DECISION_CHOICES);
  const char *scores = pb_record_get_text (decision, PB_DECISION_SCORES);
  g_auto(GStrv) names = choices && *choices ? g_strsplit (choices, "\n", -1) : NULL;
  g_auto(GStrv) powers = scores && *scores ? g_strsplit (scores, ";", -1) : NULL;
  AdwPreferencesGroup *group;
  guint n_powers = powers ? g_strv_length (powers) : 0;
  guint n = 0;

  if (names == NULL)
    return;

  group = pb_detail_page_add_group (page, pb_field_get_label (PB_DECISION_CHOICES));
  pb_detail_add_field (group, decision, PB_DECISION_VOTING);
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (*g_strstrip (names[i]) == '\0')
        continue;

      pb_detail_add_property (group, names[i], n < n_powers ? g_strstrip (powers[n]) : "–");
      n++;
    }
}

static void
add_budget (PbDetailPage *page,
            PbRecord     *decision,
            PbDossier    *dossier)
{
  GPtrArray *lines = pb_dossier_get_referring (dossier, pb_record_get_id (decision),
                                               PB_BUDGET_LINE_DECISION);
  AdwPreferencesGroup *group;

  if (lines == NULL || lines->len == 0)
    return;

  group = pb_detail_page_add_group (page, _("Budget"));
  for (guint i = 0; i < lines->len; i++)
    {
      PbRecord *line = lines->pdata[i];
      GVariant *amount = pb_record_get_value (line, PB_BUDGET_LINE_AMOUNT);
      g_autofree char *number = amount ? pb_field_to_locale (PB_BUDGET_LINE_AMOUNT, amount)
                                       : g_strdup ("–");
      const char *asset = pb_record_get_text (line, PB_BUDGET_LINE_ASSET);
      const char *payee = pb_record_get_text (line, PB_BUDGET_LINE_PAYEE);
      const char *tranche = pb_record_get_text (line, PB_BUDGET_LINE_TRANCHE);
      g_autofree char *text = g_strjoin (" ", number, asset ? asset : "", NULL);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
      if (payee != NULL && tranche != NULL && *payee && *tranche)
        {
          g_autofree char *both = g_strdup_printf ("%s · %s", payee, tranche);

          adw_action_row_set_subtitle (ADW_ACTION_ROW (row), both);
        }
      else
        {
          adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                                       payee && *payee ? payee : tranche ? tranche : "");
        }
      adw_preferences_group_add (group, row);
    }
}

static void
add_set (PbDetailPage *page,
         PbRecord     *decision,
         PbDossier    *dossier,
         PbFieldId     field,
         const char   *title)
{
  g_autofree const char **ids = pb_record_get_set (decision, field, NULL);
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      PbRecord *record = pb_dossier_lookup (dossier, ids[i]);

      if (record == NULL)
        continue;
      if (group == NULL)
        group = pb_detail_page_add_group (page, title);
      pb_detail_add_record (group, record, NULL);
    }
}

/* Whatever points to the decision by a field for decisions: agreements that it
 * adopted, payments, tasks, transitions.
 */
static void
add_follow_ups (PbDetailPage *page,
                PbRecord     *decision,
                PbDossier    *dossier)
{
  AdwPreferencesGroup *group = NULL;

  for (PbKind kind = 1; kind < PB_N_KINDS; kind++)
    {
      const PbFieldInfo *info;

      for (guint n = 0; (info = pb_kind_get_nth_field (kind, n)); n++)
        {
          GPtrArray *records;

          if (PB_FIELD_KIND (info->id) != kind || (info->flags & PB_FIELD_OWNER) ||
              !pb_field_type_is_ref (info->type) || !pb_field_may_refer (info->id,
                                                                         PB_KIND_DECISION))
            continue;

          records = pb_dossier_get_referring (dossier, pb_record_get_id (decision), info->id);
          for (guint i = 0; records != NULL && i < records->len; i++)
            {
              if (group == NULL)
                group = pb_detail_page_add_group (page, _("What Followed"));
              pb_detail_add_record (group, records->pdata[i], NULL);
            }
        }
    }
}

static void
add_facts (PbDetailPage *page,
           PbRecord     *decision,
           PbDossier    *dossier)
{
  static const PbFieldId fields[] = {
    PB_DECISION_CLASS, PB_DECISION_CATEGORY, PB_DECISION_METHOD, PB_DECISION_OPENED,
    PB_DECISION_CLOSED, PB_DECISION_ELIGIBLE_COUNT, PB_DECISION_QUORUM, PB_DECISION_QUORUM_KIND,
    PB_DECISION_CONFIRMATIONS, PB_DECISION_THRESHOLD, PB_DECISION_IMPLEMENTATION_DUE,
    PB_DECISION_REVIEW_DATE, PB_DECISION_EXTERNAL_REF,
  };
  static const PbFieldId refs[] = { PB_DECISION_PROPOSER, PB_DECISION_SYSTEM, PB_DECISION_CYCLE };
  AdwPreferencesGroup *group = pb_detail_page_add_group (page, _("About It"));

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    pb_detail_add_field (group, decision, fields[i]);
  for (guint i = 0; i < G_N_ELEMENTS (refs); i++)
    {
      const char *id = pb_record_get_text (decision, refs[i]);

      pb_detail_add_record (group, id ? pb_dossier_lookup (dossier, id) : NULL,
                            pb_field_get_label (refs[i]));
    }
}

/**
 * pb_decision_fill_detail:
 * @page: an empty detail
 * @decision: a decision
 * @user_data: not used
 *
 * Shows everything that is known of a decision, and what can be done with it.
 */
void
pb_decision_fill_detail (PbDetailPage *page,
                         PbRecord     *decision,
                         gpointer      user_data)
{
  PbDossier *dossier = pb_group_context_get_dossier (pb_detail_page_get_context (page));
  GPtrArray *votes;

  if (dossier == NULL)
    return;

  votes = pb_dossier_get_referring (dossier, pb_record_get_id (decision), PB_VOTE_DECISION);
  add_marks (page, decision, dossier);
  add_buttons (page, decision);
  pb_detail_page_add_text (page, PB_DECISION_TEXT);
  add_result (page, decision, votes);
  add_votes (page, votes, dossier);
  add_choices (page, decision);
  pb_detail_page_add_text (page, PB_DECISION_OUTCOME);
  pb_detail_page_add_text (page, PB_DECISION_RATIONALE);
  add_budget (page, decision, dossier);
  add_set (page, decision, dossier, PB_DECISION_CHANGES, _("What It Changed"));
  add_follow_ups (page, decision, dossier);
  add_set (page, decision, dossier, PB_DECISION_OBJECTIVES, _("Objectives"));
  add_set (page, decision, dossier, PB_DECISION_PARTICIPANTS, _("Participants"));
  add_facts (page, decision, dossier);
  pb_detail_page_add_text (page, PB_COMMON_NOTE);
}
