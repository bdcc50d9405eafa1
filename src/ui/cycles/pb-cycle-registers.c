/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/cycles/pb-cycle-registers.h"

#include <glib/gi18n.h>

#include "framework/pb-cycle-work.h"
#include "ui/cycles/pb-cycle-chips.h"
#include "ui/cycles/pb-insight-row.h"

/* The registers of the page: tasks, insights, feedback. */

static gboolean
show_task_chip (PbRecord *record,
                PbChip   *chip,
                gpointer  context)
{
  pb_chip_set_task (chip, record, pb_group_context_get_day (context));

  return TRUE;
}

static gboolean
is_due (PbRecord   *record,
        const char *choice,
        gpointer    context)
{
  PbDay day = pb_group_context_get_day (context);
  PbDay due = pb_work_get_due (record);

  if (g_str_equal (choice, "overdue"))
    return pb_work_is_overdue (record, day);

  return due != PB_DAY_NONE && due >= day && due < day + 7 && pb_work_is_open (record);
}

static GtkWidget *
make_add_button (const char *label,
                 const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");

  return button;
}

/**
 * pb_task_register_new:
 * @context: the group
 *
 * Returns: (transfer floating): its tasks
 */
GtkWidget *
pb_task_register_new (PbGroupContext *context)
{
  GtkWidget *widget = pb_register_view_new ();
  PbRegisterView *view = PB_REGISTER_VIEW (widget);
  PbRegisterColumn *status;
  PbRegisterFacet *todo, *due;

  pb_register_view_set_up (view, context, PB_KIND_TASK, "tasks");
  pb_register_view_add_field_column (view, PB_TASK_TITLE);
  status = pb_register_view_add_field_column (view, PB_TASK_STATUS);
  pb_register_column_set_chip (status, show_task_chip, g_object_ref (context), g_object_unref);
  pb_register_view_add_field_column (view, PB_TASK_ASSIGNEE);
  pb_register_view_add_field_column (view, PB_TASK_DUE);
  pb_register_view_add_field_column (view, PB_TASK_CYCLE);
  pb_register_column_set_shown (pb_register_view_add_field_column (view, PB_TASK_OBJECTIVE),
                                FALSE);
  pb_register_column_set_shown (pb_register_view_add_field_column (view, PB_TASK_DONE), FALSE);

  /* What is still to do comes first; one click shows the rest. */
  todo = pb_register_view_add_facet (view, PB_TASK_STATUS);
  pb_register_facet_set_chosen (todo, "open", TRUE);
  pb_register_facet_set_chosen (todo, "in-progress", TRUE);
  due = pb_register_view_add_own_facet (view, "due", _("Due"), is_due, context);
  pb_register_facet_add_choice (due, "overdue", _("Overdue"));
  pb_register_facet_add_choice (due, "week", _("Within a week"));
  pb_register_view_set_sort (view, PB_TASK_DUE, FALSE);
  pb_register_view_set_empty (view, "pb-cycles-symbolic", _("No Tasks Yet"),
                              _("A task is one piece of work that somebody takes on."),
                              make_add_button (_("New _Task…"), "cycles.new-work('task')"));
  pb_register_view_start (view);

  return widget;
}

static gboolean
show_insight_chip (PbRecord *record,
                   PbChip   *chip,
                   gpointer  context)
{
  pb_chip_set_insight (chip, record, pb_group_context_get_day (context));

  return TRUE;
}

static char *
dup_changes (PbRecord *record,
             gpointer  context)
{
  PbDossier *dossier = pb_group_context_get_dossier (context);

  return dossier ? pb_insight_dup_changes (dossier, record) : NULL;
}

static gboolean
is_waiting (PbRecord   *record,
            const char *choice,
            gpointer    context)
{
  return pb_insight_waits_long (record, pb_group_context_get_day (context));
}

/**
 * pb_insight_register_new:
 * @context: the group
 *
 * Returns: (transfer floating): its insights
 */
GtkWidget *
pb_insight_register_new (PbGroupContext *context)
{
  GtkWidget *widget = pb_register_view_new ();
  PbRegisterView *view = PB_REGISTER_VIEW (widget);
  PbRegisterColumn *disposition;
  PbRegisterFacet *waiting;

  pb_register_view_set_up (view, context, PB_KIND_INSIGHT, "insights");
  pb_register_view_add_field_column (view, PB_INSIGHT_TEXT);
  disposition = pb_register_view_add_field_column (view, PB_INSIGHT_DISPOSITION);
  pb_register_column_set_chip (disposition, show_insight_chip, g_object_ref (context),
                               g_object_unref);
  pb_register_view_add_field_column (view, PB_INSIGHT_WEIGHT);
  pb_register_view_add_field_column (view, PB_INSIGHT_RECORDED);
  pb_register_view_add_column (view, "led-to", _("Led to"), dup_changes, context);
  pb_register_column_set_shown (pb_register_view_add_field_column (view, PB_INSIGHT_TOPIC), FALSE);
  pb_register_column_set_shown (pb_register_view_add_field_column (view,
                                                                   PB_INSIGHT_RETROSPECTIVE),
                                FALSE);

  pb_register_view_add_facet (view, PB_INSIGHT_DISPOSITION);
  waiting = pb_register_view_add_own_facet (view, "waiting", _("Waiting"), is_waiting, context);
  pb_register_facet_add_choice (waiting, "long", _("More than 60 days"));
  pb_register_view_add_facet (view, PB_INSIGHT_TOPIC);
  pb_register_view_set_sort (view, PB_INSIGHT_RECORDED, TRUE);
  pb_register_view_set_empty (view, "pb-cycles-symbolic", _("No Insights Yet"),
                              _("Insights come out of retrospectives and feedback. Each is "
                                "adopted, declined or merged, and can lead to a change."),
                              make_add_button (_("Run a _Retrospective…"), "cycles.retro('')"));
  pb_register_view_start (view);

  return widget;
}

static gboolean
show_feedback_chip (PbRecord *record,
                    PbChip   *chip,
                    gpointer  user_data)
{
  pb_chip_set_feedback (chip, record);

  return TRUE;
}

/**
 * pb_feedback_register_new:
 * @context: the group
 *
 * Returns: (transfer floating): the feedback that it got
 */
GtkWidget *
pb_feedback_register_new (PbGroupContext *context)
{
  GtkWidget *widget = pb_register_view_new ();
  PbRegisterView *view = PB_REGISTER_VIEW (widget);
  PbRegisterColumn *status;

  pb_register_view_set_up (view, context, PB_KIND_FEEDBACK, "feedback");
  pb_register_view_add_field_column (view, PB_FEEDBACK_SUBJECT);
  status = pb_register_view_add_field_column (view, PB_FEEDBACK_STATUS);
  pb_register_column_set_chip (status, show_feedback_chip, NULL, NULL);
  pb_register_view_add_field_column (view, PB_FEEDBACK_DATE);
  pb_register_view_add_field_column (view, PB_FEEDBACK_SOURCE);
  pb_register_view_add_field_column (view, PB_FEEDBACK_FROM);
  pb_register_column_set_shown (pb_register_view_add_field_column (view, PB_FEEDBACK_TONE), FALSE);

  pb_register_view_add_facet (view, PB_FEEDBACK_STATUS);
  pb_register_view_add_facet (view, PB_FEEDBACK_SOURCE);
  pb_register_view_add_facet (view, PB_FEEDBACK_TONE);
  pb_register_view_set_sort (view, PB_FEEDBACK_DATE, TRUE);
  pb_register_view_set_empty (view, "pb-cycles-symbolic", _("No Feedback Yet"),
                              _("What members, partners and others say about the group."),
                              make_add_button (_("New _Feedback…"), "cycles.new-feedback"));
  pb_register_view_start (view);

  return widget;
}
